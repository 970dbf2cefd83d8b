"""Whose name words with capitals are: cut from runs, told by their words and those around, and by
the other places where the document has them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from validator.api import Block, Document, Name, NamedTuple, regex

from ..spellings import sound
from .lists import NameLists
from .runs import Run, runs

Type = Literal["person", "organisation", "place"]
Places = Sequence[tuple[int, int]]
"""Start and end of each word."""

_WORD_BEHIND: Final = regex(r"[ \n]([a-z]+)")
_PERSON_BEHIND: Final = regex(
    r",? (?:who\b|himself\b|herself\b)|, (?:aged )?\d{1,2}\b| \(\d{1,2}\)"
    r"|, (?:an?|his|her|their|the) [a-z]"
    r"|,? (?:wrote|tweeted|laughed|died)\b"
)
_AGED: Final = regex(r", (?:aged )?\d{1,2}(?:[,.]| years)")
_DASH: Final = regex(r"(?:, [A-Z][\w.]+)?(?: \([A-Z]\w+\))? [—–-] [A-Z“\"]")
"""Behind the place from which a report is."""
_CAMEL: Final = regex(
    r"(?!(?:Ma?c|De[ls]?|D[iu]|L[aeiou]|V[ao]n|Fitz|St|San|Ten?|Al|El|Ab[du]|Bin|Ibn)[A-Z])"
    r"[A-Z][a-z]+[A-Z][a-z]"
)
"""A capital inside, as firms have it: “WestJet”; people behind particles alone."""
_SCORE: Final = regex(r" ?\d{1,2}[-–]\d{1,2}(?!\w)")
_SAYS: Final = regex(r",? (?:said|says|told|tells|added|recalled|insisted|testified)\b")
_SAID: Final = frozenset({"said", "says", "added", "asked", "wrote", "recalled", "insisted"})
_QUOTED: Final = tuple(",\"”’'")
_CONTRACTED: Final = tuple(f"{mark}{end}" for mark in "'’" for end in ("ll", "ve", "re", "m"))
"""Behind what is no name: “He’ll”."""
_OWNER: Final = ("'s", "’s")
_PLACE_BEHIND: Final = regex(r", ((?:[A-Z]\.)+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_CALLING: Final = regex(
    r"(?:ing|ers?|ors?|ists?|ians?|ants?|wom[ae]n|m[ae]n|wife|son|iece|riots?"
    r"|[ud]ents?|counsel|pupils?|colleagues?|neighbours?|coach|chef|apprentice)\Z"
)
_NO_CALLING: Final = frozenset({"after", "over", "under", "for", "or", "however", "later", "than"})
_COMPASS: Final = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper"}
    | {"lower", "central", "greater", "mid", "inner", "outer", "downtown"}
)
_OF_MONTHS: Final = frozenset(
    {"a", "an", "in", "last", "this", "since", "until", "by", "of", "next", "early", "late"}
)
_COURTESIES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr.", "sir", "rev.", "prof."}
)
_INSIDE_TITLES: Final = frozenset(
    {"in", "the", "of", "on", "at", "my", "your", "to", "for", "with", "a", "an", "is", "are"}
    | {"from", "it", "me", "you", "what", "how", "not", "we", "i'm", "don't", "when", "that"}
)
"""Small words, which have a capital in the titles of books and songs alone."""
_IN_A_BODY: Final = frozenset(
    {"stake", "share", "shares", "shareholder", "shareholders", "holding", "investment", "role"}
    | {"investments", "investor", "investors", "interest", "confidence", "faith", "trust", "stock"}
)
"""In front of “in”: then it tells no place."""
_NO_NOUN: Final = frozenset(
    {"is", "was", "are", "were", "has", "had", "have", "will", "would", "could", "may", "might"}
    | {"and", "or", "but", "in", "on", "of", "to", "for", "at", "by", "with", "as", "from", "who"}
    | {"which", "that", "while", "when", "after", "before", "said", "says", "also", "did", "does"}
)
"""Behind the name of a body; another word would be what the name tells more of: “the Kolm plan”."""
_PEOPLE_END: Final = ("an", "ans", "ese", "ish")
_ENDS: Final = ("", "s", ",", ".", ";", ":", "'s", "’s")
"""What a word may end with."""
_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "&"})
_LONGEST_NAME: Final = 4
"""Words of a person's name, without particles and initials."""
_PARTICLE: Final = 3
"""Letters of the longest."""
_LONGEST_ACRONYM: Final = 7
_INITIALS: Final = 2
"""Of somebody: “JK Rowling”; more letters are those of a body."""
_BEHIND_NAMES: Final = frozenset({"mp", "mep", "msp", "jr", "jr.", "sr", "sr."})
_REACH: Final = 40
"""Characters in front of a name in which a word or two stand."""


class Reading(NamedTuple):
    """A stretch that may be a name."""

    start: int
    end: int
    folded: str
    type: Type | None
    """None where its own words and those around do not tell."""
    listed: bool
    """Whether its own words tell."""
    sure: bool
    """Whether it is a name at all; else only if the document has it elsewhere."""


def names(document: Document, lists: NameLists) -> list[Name]:
    """The names of a document, in order."""
    readings = [
        reading for run in runs(document, lists) for reading in _readings(document, run, lists)
    ]
    types = _types(document, readings)
    people, letters = _people(types), _letters(types)
    heard = {sound(word) for word in people if " " not in word}
    found = []
    for start, end, folded, own, listed, sure in readings:
        written = document.text[start:end].replace("\n", " ")
        holder = None if listed and own != "person" else people.get(folded)
        if holder is not None and (sure or not _is_a_word(document, folded)):
            found.append(Name(start, end, "person", holder, written))
            continue
        type_ = own or types.get(folded)
        if type_ is None and " " not in folded and sound(folded) in heard:
            type_ = "person"  # whose name is spelt otherwise elsewhere
            sure = sure or not _is_a_word(document, folded)
        if type_ is None and folded in letters and not _is_a_word(document, folded):
            type_, sure = "organisation", True
        if folded.endswith("s") and folded[:-1] in people:
            continue  # a family: "the Hales"
        if type_ is not None and (sure or folded in types):
            found.append(Name(start, end, type_, letters.get(folded, folded), written))
    return found


def _types(document: Document, readings: Sequence[Reading]) -> Mapping[str, Type]:
    """What each name is in most places that tell; where none does, somebody if it may be one."""
    votes: dict[str, dict[Type, int]] = defaultdict(lambda: defaultdict(int))
    untold: list[str] = []
    for reading in readings:
        if not reading.sure:
            continue
        if reading.type is None:
            untold.append(reading.folded)
        else:
            votes[reading.folded][reading.type] += 1
    types = {folded: max(told, key=told.__getitem__) for folded, told in votes.items()}
    for folded in untold:
        if folded not in types and _may_be_somebody(document, folded):
            types[folded] = "person"
    for one, other in pairwise(readings):
        if " " not in other.folded and other.folded not in types and one.folded in types:
            type_ = types[one.folded]
            if _is_like(document.text, one, other, type_):
                types[other.folded] = type_
    return types


def _is_like(text: str, one: Reading, other: Reading, type_: Type) -> bool:
    """Whether of two names the second is of the type of the first: “Kolm, Norvia.”, “Ann and
    Ben”."""
    match text[one.end : other.start]:
        case ", ":
            return type_ == "place" and text.startswith((",", ".", ";"), other.end)
        case " and ":
            return " " not in one.folded
        case _:
            return False


def _may_be_somebody(document: Document, folded: str) -> bool:
    """Whether these are several words, the last of which the document has in no small letters."""
    words = folded.split(" ")
    return len(words) > 1 and _is_short(words) and not _is_a_word(document, words[-1])


def _is_short(words: Sequence[str]) -> bool:
    """Whether these are not too many for somebody's name."""
    return sum(len(word) > _PARTICLE for word in words) <= _LONGEST_NAME


def _is_a_word(document: Document, folded: str) -> bool:
    """Whether a document has a word in small letters, too."""
    return not document.once(_tokens).isdisjoint(f"{folded}{end}" for end in _ENDS)


def _tokens(document: Document) -> frozenset[str]:
    """What stands between spaces."""
    return frozenset(document.text.split())


def _people(types: Mapping[str, Type]) -> Mapping[str, str]:
    """The whole names of people by these, by surnames and by given names; of two with one surname
    nobody knows who is meant."""
    found: dict[str, str] = {}
    for folded in sorted(types, key=len, reverse=True):
        words = folded.split(" ")
        if types[folded] == "person" and len(words) > 1 and folded not in found:
            found[folded] = folded
            tails = {" ".join(words[at:]) for at in range(1, len(words))}  # "van den Berg"
            for word in {words[0], *tails}:
                alone = found.get(word, folded) == folded
                found[word] = folded if alone else f"{word} (one of several)"
    for folded in {*found.values()}:
        for word in folded.split(" ")[1:-1]:  # "Gabriel García Márquez" is "García"
            if len(word) > _PARTICLE:
                found.setdefault(word, folded)
    return found


def _letters(types: Mapping[str, Type]) -> Mapping[str, str]:
    """The whole names of bodies by their initials, and of two words by the first: "who" of "world
    health organization", "norvia" of "norvia inc"."""
    found: dict[str, str] = {}
    for folded, type_ in types.items():
        if type_ == "organisation" and " " in folded:
            first, *others = folded.split()
            initials = "".join(word[0] for word in (first, *others) if word not in _SMALL)
            found.setdefault(initials, folded)
            if len(others) == 1:
                found.setdefault(first, folded)
    return found


def _readings(document: Document, run: Run, lists: NameLists) -> Iterator[Reading]:
    """What a run of words is, or what its parts are: “Norvia Bank Governor Ann Roe” is two."""
    words = [document.folded[start:end] for start, end in run.words]
    first = _first_word(document, run, words, lists)
    words, places = words[first:], run.words[first:]
    if not words:
        return
    if f"{words[-1]}'s" in lists.known and document.text.startswith(_OWNER, run.end):
        words[-1] += "'s"  # "Christie's"
        places = (*places[:-1], (places[-1][0], run.end + len("'s")))
    if not _is_ended(words, lists) and " ".join(words) not in lists.places:
        titles = [at for at in range(len(words)) if _is_title(words, at, lists)]
        if titles:
            office, holder = titles[0], titles[-1] + 1
            if holder == len(words) and words[-1] in _BEHIND_NAMES and office > 1:
                yield _reading(document, places[:office], "person", True, True)  # "Ann Roe MP"
                return
            if office:
                of = _listed(document, places[:office], words[:office], lists)
                if of is not None:
                    yield _reading(document, places[:office], of, True, True)
            if holder < len(words) and not _is_nothing(words[holder:], lists):
                yield _reading(document, places[holder:], "person", True, True)
            yield from _surname(document, places, words, lists)
            return
    opens = run.opens and first == 0
    type_ = _listed(document, places, words, lists, opens)
    if run.start == run.block.start and first == 0 and _DASH.match(document.text, run.end):
        type_ = "place"
    if run.block.type == "dateline" and " ".join(words) not in lists.bodies:
        type_ = "place"
    listed = type_ is not None
    if type_ != "place" and len(words) > 1 and _is_shouted(document, places, words):
        return
    if not listed:
        if _is_nothing(words, lists) and " ".join(words) not in lists.known:
            yield from _surname(document, places, words, lists)
            return
        if _is_known_body(document, words, opens, lists):
            type_ = "organisation"
        else:
            type_ = _told_around(document, run.block, places, words, lists)
    elif type_ == "place" and len(words) == 1:
        # "Ann Durham" may be there too
        listed = _told_around(document, run.block, places, words, lists) == "place"
    elif words[-1] in lists.surnames_too and " ".join(words) not in lists.nations:
        # "the singer Ann Hill"
        type_ = _told_around(document, run.block, places, words, lists) or type_
    sure = not opens or len(words) > 1 or type_ is not None
    yield _reading(document, places, type_, listed, sure)


def _is_shouted(document: Document, places: Places, words: Sequence[str]) -> bool:
    """Whether words are in capitals, and one of them elsewhere in small letters."""
    return document.text[places[0][0] : places[-1][1]].isupper() and any(
        _is_a_word(document, word) for word in words
    )


def _surname(
    document: Document, places: Places, words: Sequence[str], lists: NameLists
) -> Iterator[Reading]:
    """A word that tells nothing unless somebody has it for a surname: “Park denies it”."""
    if len(words) == 1 and words[0] in lists.surnames_too:
        yield _reading(document, places, None, False, False)


def _reading(
    document: Document, places: Places, type_: Type | None, listed: bool, sure: bool
) -> Reading:
    start, end = places[0][0], places[-1][1]
    folded = document.folded[start:end].replace("\n", " ")
    return Reading(start, end, folded, type_, listed, sure)


def _first_word(document: Document, run: Run, words: Sequence[str], lists: NameLists) -> int:
    """Where the name begins in a run: not with a word that has its capital from its place."""
    first = 0
    if run.opens and not _is_known(words[0], lists) and " ".join(words) not in lists.places:
        several = len(words) > 1
        calling = len(words) > 2 and _CALLING.search(words[0])
        particle = several and document.text[run.words[1][0]].islower()  # "Van den Berg"
        if words[0] in lists.openers or (
            several and not particle and (calling or _is_a_word(document, words[0]))
        ):
            first = 1
    while first < len(words) and (
        words[first] in ("the", "a", "an", "i") or words[first].endswith(_CONTRACTED)
    ):
        first += 1
    while first < len(words) - 1 and _is_beside(document, run.words[first:], words[first:], lists):
        first += 1
    return first


def _is_beside(document: Document, places: Places, words: Sequence[str], lists: NameLists) -> bool:
    """Whether a first word is a day, a month or a people, and what follows is the name."""
    word, start = words[0], places[0][0]
    if word in lists.months:
        return len(words) > 2 or _before(document.text, start, 0)[1] in _OF_MONTHS
    people = word not in lists.places and all(
        part in lists.nations or part in lists.no_names for part in word.split("-")
    )
    return (people or word in lists.days) and not _is_ended(words, lists)


def _is_known(word: str, lists: NameLists) -> bool:
    return (
        word in lists.places
        or word in lists.body_words
        or word in lists.place_words
        or word in lists.titles
        or word in lists.bodies
    )


def _is_ended(words: Sequence[str], lists: NameLists) -> bool:
    """Whether the last word tells that all of it is the name of a body or of a place."""
    last = words[-1]
    return len(words) > 1 and (
        last in lists.body_words
        or last in lists.bodies
        or last in lists.place_words
        or _is_branch(words, lists)
    )


def _is_branch(words: Sequence[str], lists: NameLists) -> bool:
    """Whether a place ends the name of a body: “King’s College London”."""
    return words[-2] in lists.body_words and words[-1] in lists.places


def _is_title(words: Sequence[str], at: int, lists: NameLists) -> bool:
    if words[at] not in lists.titles:
        return False
    if at == 0 or at < len(words) - 1 or words[at] not in lists.surnames_too:
        return True
    before = words[at - 1]  # "Dr. King" and "Ann King" are people, "Chief Justice" is an office
    return before in lists.nations or (before in lists.titles and before not in _COURTESIES)


def _listed(
    document: Document, places: Places, words: Sequence[str], lists: NameLists, opens: bool = False
) -> Type | None:
    """What the words themselves tell; `opens`: they would have their capital in any case."""
    whole, first, last = " ".join(words), words[0], words[-1]
    if whole in lists.places:
        return "place"
    if whole in lists.no_names:
        return None
    if whole in lists.nations and (whole in lists.bodies or whole in lists.body_words):
        return "organisation"
    letters = document.text[slice(*places[0])].replace(".", "")
    if _CAMEL.match(letters):
        return "organisation"
    acronym = letters.isupper() and letters.isalpha() and 1 < len(letters) <= _LONGEST_ACRONYM
    if len(words) == 1:
        known = whole in lists.bodies and not opens
        return "organisation" if known or (acronym and whole not in lists.nations) else None
    if whole in lists.bodies or (acronym and len(letters) > _INITIALS):
        return "organisation"
    if "&" in document.text[places[0][0] : places[-1][1]]:
        return "organisation"
    if last in lists.body_words or last in lists.bodies or first in lists.bodies:
        return "organisation"
    if _is_branch(words, lists):
        return "organisation"
    if last in lists.place_words or first in lists.place_fronts:
        return "place"
    if first in lists.body_fronts:
        return "organisation"
    for word, (_, end) in zip(words, places, strict=True):
        if word in lists.body_words and document.text.startswith((" of ", " for "), end):
            return "organisation"
        if word in lists.place_words and document.text.startswith(" of ", end):
            return "place"
    if first in _COMPASS and not whole.endswith(_PEOPLE_END):
        return "place"
    if acronym and first in lists.places:
        return "organisation"  # "US Steel"
    country = last in lists.places and last in lists.nations and last not in lists.surnames_too
    if country and not opens and first not in lists.no_names:
        return "organisation"  # "Cricket Australia"
    return None


def _is_nothing(words: Sequence[str], lists: NameLists) -> bool:
    """Whether these are words for a day, a people, a war: proper, and no name of these."""
    whole = " ".join(words)
    return (
        len(whole) == 1
        or whole in lists.no_names
        or whole in lists.days
        or whole in lists.months
        or whole in lists.openers
        or whole in lists.nations
        or whole in lists.body_words
        or whole in lists.place_words
        or words[0] in lists.no_names
        or words[-1] in lists.other_things
        or (words[-1] in lists.no_names and words[-1] not in lists.surnames_too)
        or any(character.isdigit() for character in whole)
        or not _INSIDE_TITLES.isdisjoint(words[1:])
        or all(part in lists.nations for part in whole.split("-"))
    )


def _is_known_body(document: Document, words: Sequence[str], opens: bool, lists: NameLists) -> bool:
    whole = " ".join(words)
    return whole in lists.known and not (opens and _is_a_word(document, whole))


def _told_around(
    document: Document, block: Block, places: Places, words: Sequence[str], lists: NameLists
) -> Type | None:
    """What the words in front and behind tell."""
    text = document.text
    start, end = places[0][0], places[-1][1]
    several, owner = len(words) > 1, text.startswith(_OWNER, end)
    second, first = _before(text, start, block.start)
    article = first in ("the", "The")
    if article:
        second, first = _before(text, start - len("the "), block.start)
    behind = _WORD_BEHIND.match(text, end)
    if behind and behind[1] in lists.kinds_of_place:
        return "place"
    if behind and (behind[1] in lists.kinds_of_body or behind[1] in lists.of_bodies):
        return "organisation"
    if not several and (_SCORE.match(text, end) or _SCORE.fullmatch(first)):
        return "organisation"
    word = "" if article else first.rstrip(",")
    if word in lists.kinds_of_body:
        return "organisation"
    if word in lists.titles:
        return "person"
    if not (several and owner):
        if f"{second} {first}" in lists.locatives:
            return "place"
        if first in lists.locatives and second.lower() not in _IN_A_BODY and not article:
            return "place"
    if not article and (word in lists.relatives or _AGED.match(text, end)):
        return "person"
    if several and not article and _is_short(words):
        if _PERSON_BEHIND.match(text, end):
            return "person"
        if word not in _NO_CALLING and word.islower() and _CALLING.search(word):
            return "person"
    if first == "at" and _SAYS.match(text, end):
        return "organisation"  # "an analyst at Kolm said"
    said = first in _SAID and second.endswith(_QUOTED)  # no "said Kolm would"
    if not owner and not article and (said or _SAYS.match(text, end)):
        return "person"
    place = _PLACE_BEHIND.match(text, end)
    if place and place[1].lower() in lists.places:
        return "place"
    if not article or (behind and behind[1] not in _NO_NOUN):
        return None
    return "organisation" if several or not _is_a_word(document, words[0]) else None


def _before(text: str, start: int, earliest: int) -> tuple[str, str]:
    """The two words in front of a place, with what signs they end with; empty where there is
    none."""
    if text[start - 1 : start] not in (" ", "\n"):
        return "", ""
    *_, second, first = ("", "", *text[max(earliest, start - _REACH) : start].split())
    return second, first
