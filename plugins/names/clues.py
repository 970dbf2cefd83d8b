"""What the words of a name tell of it, and the words around."""

from collections.abc import Sequence
from typing import Final, Literal

from validator.api import Block, Document, regex

from .lists import NameLists

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
_CAMEL: Final = regex(
    r"(?!(?:Ma?c|De[ls]?|D[iu]|L[aeiou]|V[ao]n|Fitz|St|San|Ten?|Al|El|Ab[du]|Bin|Ibn)[A-Z])"
    r"[A-Z][a-z]+[A-Z][a-z]"
)
"""A capital inside, as firms have it: “WestJet”; people behind particles alone."""
_SCORE: Final = regex(r" ?\d{1,2}[-–]\d{1,2}(?!\w)")
_SAYS: Final = regex(r",? (?:said|says|told|tells|added|recalled|insisted|testified)\b")
_SAID: Final = frozenset({"said", "says", "added", "asked", "wrote", "recalled", "insisted"})
_QUOTED: Final = tuple(",\"”’'")
OWNER: Final = ("'s", "’s")
_PLACE_BEHIND: Final = regex(r", ((?:[A-Z]\.)+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
CALLING: Final = regex(
    r"(?:ing|ers?|ors?|ists?|ians?|ants?|wom[ae]n|m[ae]n|wife|son|iece|riots?"
    r"|[ud]ents?|counsel|pupils?|colleagues?|neighbours?|coach|chef|apprentice)\Z"
)
_APPOSED: Final = regex(r", (?:an?|the|his|her|their|its) ((?:[a-z][\w'’-]*[ \n]?){1,8})")
_WORDS: Final = regex(r"[\w'’-]+")
_BEHIND_HEADS: Final = frozenset(
    {"of", "in", "at", "on", "for", "from", "to", "by", "with", "near", "and", "or", "who", "whose"}
    | {"whom", "which", "that", "where", "when", "while", "named", "called", "under", "over"}
)
_NO_CALLING: Final = frozenset({"after", "over", "under", "for", "or", "however", "later", "than"})
_INSIDE_TITLES: Final = frozenset(
    {"in", "the", "of", "on", "at", "my", "your", "to", "for", "with", "a", "an", "is", "are"}
    | {"from", "it", "me", "you", "what", "how", "not", "we", "i'm", "don't", "when", "that"}
)
"""Small words, which have a capital in the titles of books and songs alone."""
_NO_NOUN: Final = frozenset(
    {"is", "was", "are", "were", "has", "had", "have", "will", "would", "could", "may", "might"}
    | {"and", "or", "but", "in", "on", "of", "to", "for", "at", "by", "with", "as", "from", "who"}
    | {"which", "that", "while", "when", "after", "before", "said", "says", "also", "did", "does"}
)
"""Behind the name of a body; another word would be what the name tells more of: “the Kolm plan”."""
_PEOPLE_END: Final = ("an", "ans", "ese", "ish")
_ENDS: Final = ("", "s", ",", ".", ";", ":", "'s", "’s")
"""What a word may end with."""
_LONGEST_NAME: Final = 4
"""Words of a person's name, without particles and initials."""
PARTICLE: Final = 3
"""Letters of the longest."""
_LONGEST_ACRONYM: Final = 7
_INITIALS: Final = 2
"""Of somebody: “JK Rowling”; more letters are those of a body."""
_REACH: Final = 40
"""Characters in front of a name in which a word or two stand."""


def is_short(words: Sequence[str]) -> bool:
    """Whether these are not too many for somebody's name."""
    return sum(len(word) > PARTICLE for word in words) <= _LONGEST_NAME


def is_a_word(document: Document, folded: str) -> bool:
    """Whether a document has a word in small letters, too."""
    return not document.once(_tokens).isdisjoint(f"{folded}{end}" for end in _ENDS)


def _tokens(document: Document) -> frozenset[str]:
    """What stands between spaces."""
    return frozenset(document.text.split())


def is_known(word: str, lists: NameLists) -> bool:
    return (
        word in lists.places
        or word in lists.body_words
        or word in lists.place_words
        or word in lists.titles
        or word in lists.bodies
    )


def is_ended(words: Sequence[str], lists: NameLists) -> bool:
    """Whether the last word tells that all of it is the name of a body or of a place."""
    if len(words) == 1:
        return False
    first, last = words[0], words[-1]
    if last in lists.surnames_too and first in lists.titles and first not in lists.surnames_too:
        return False  # "Canon Church", unlike "King Street"
    return (
        last in lists.body_words
        or last in lists.bodies
        or last in lists.place_words
        or _is_branch(words, lists)
    )


def _is_branch(words: Sequence[str], lists: NameLists) -> bool:
    """Whether a place ends the name of a body: “King’s College London”."""
    return words[-2] in lists.body_words and words[-1] in lists.places


def is_title(words: Sequence[str], at: int, lists: NameLists) -> bool:
    if words[at] not in lists.titles:
        return False
    if at == 0 or at < len(words) - 1 or words[at] not in lists.surnames_too:
        return True
    before = words[at - 1]  # "Dr. King" and "Ann King" are people, "Chief Justice" is an office
    return before in lists.nations or (before in lists.titles and before not in lists.courtesies)


def told_by_words(
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
    bodies = last in lists.body_words or last in lists.bodies or first in lists.bodies
    if bodies or _is_branch(words, lists):
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
    if first in lists.compass and not whole.endswith(_PEOPLE_END):
        return "place"
    if acronym and first in lists.places:
        return "organisation"  # "US Steel"
    country = last in lists.places and last in lists.nations and last not in lists.surnames_too
    if country and not opens and first not in lists.no_names:
        return "organisation"  # "Cricket Australia"
    return None


def is_nothing(words: Sequence[str], lists: NameLists) -> bool:
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
        or words[-1] in lists.days
        or (words[-1] in lists.no_names and words[-1] not in lists.surnames_too)
        or any(map(str.isdigit, whole))
        or not _INSIDE_TITLES.isdisjoint(words[1:])
        or all(part in lists.nations for part in whole.split("-"))
    )


def is_known_body(document: Document, words: Sequence[str], opens: bool, lists: NameLists) -> bool:
    whole = " ".join(words)
    return whole in lists.known and not (opens and is_a_word(document, whole))


def is_named_like_a_firm(words: Sequence[str], lists: NameLists) -> bool:
    """Whether all that makes a body of words is that the last names a firm: “Ann Bayer”."""
    return (
        len(words) > 1
        and words[-1] in lists.family_firms
        and words[0] not in lists.body_fronts
        and " ".join(words) not in lists.known
        and lists.body_words.isdisjoint(words[:-1])
    )


def told_around(
    document: Document,
    block: Block,
    places: Places,
    words: Sequence[str],
    lists: NameLists,
    opens: bool = False,
) -> Type | None:
    """What the words in front and behind tell."""
    text = document.text
    start, end = places[0][0], places[-1][1]
    several, owner = len(words) > 1, text.startswith(OWNER, end)
    if text.startswith(("-", "‑"), end):
        return None  # "a former Norvia-watcher"
    second, first = words_before(text, start, block.start)
    article = first in ("the", "The")
    if article:
        second, first = words_before(text, start - len("the "), block.start)
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
        if f"{second} {first}".lower() in lists.locatives:
            return "place"
        if first.lower() in lists.locatives and second.lower() not in lists.stakes and not article:
            return "place"
    if not article and (word in lists.relatives or _AGED.match(text, end)):
        return "person"
    if not article and text.startswith(", ", end):
        apposed = _apposed(document, end, opens and not several, lists)
        if apposed is not None:
            return apposed if apposed != "person" or is_short(words) else None
    if several and not article and is_short(words):
        if _PERSON_BEHIND.match(text, end):
            return "person"
        if word not in _NO_CALLING and word.islower() and CALLING.search(word):
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
    return "organisation" if several or _SAYS.match(text, end) else None


def _apposed(document: Document, end: int, opens: bool, lists: NameLists) -> Type | None:
    """What a phrase behind tells: “, a rapper from Kolm”, “, a mining firm,”; where a word opens a
    sentence, only if the phrase ends in a comma, unlike “Nearby, a rapper sang”."""
    phrase = _APPOSED.match(document.text, end)
    if phrase is None or (opens and document.text[phrase.end() : phrase.end() + 1] != ","):
        return None
    words = _WORDS.findall(phrase[1])
    stop = next((at for at, word in enumerate(words) if word in _BEHIND_HEADS), len(words))
    if not stop:
        return None
    head = words[stop - 1]
    calling = CALLING.search(head) and head not in _NO_CALLING
    if head in lists.kinds_of_body or (head in lists.body_words and not calling):
        return "organisation"
    if head in lists.body_words:
        return None  # "a developer" may be either
    if head in lists.relatives or head in lists.titles:
        return "person"
    if head in lists.kinds_of_place or head in lists.place_words:
        return "place"
    return "person" if calling else None


def words_before(text: str, start: int, earliest: int) -> tuple[str, str]:
    """The two words in front of a place, with what signs they end with; empty where there is
    none."""
    if text[start - 1 : start] not in (" ", "\n"):
        return "", ""
    *_, second, first = ("", "", *text[max(earliest, start - _REACH) : start].split())
    return second, first
