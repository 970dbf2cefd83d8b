"""What runs of words with capitals are, each by itself: one name, several, or none."""

from collections.abc import Iterator, Sequence
from typing import Final

from validator.api import Document, NamedTuple, regex

from .clues import (
    CALLING,
    OWNER,
    Places,
    Type,
    is_a_word,
    is_ended,
    is_known,
    is_known_body,
    is_named_like_a_firm,
    is_nothing,
    is_title,
    told_around,
    told_by_words,
    words_before,
)
from .lists import NameLists
from .runs import Run, is_acronym

_PARTICLES: Final = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "du", "van", "von", "ter", "ten", "bin"}
    | {"ibn", "al", "el", "la", "le"}
)
"""A capital at the beginning of a sentence makes no words of another kind of them: “De Wit”."""
_GIVEN_AND_SURNAME: Final = 2
_DASH: Final = regex(r"(?:, [A-Z][\w.]+)?(?: \([A-Z]\w+\))? [—–-] [A-Z“\"]")
"""Behind the place from which a report is."""
_OF_MONTHS: Final = frozenset(
    {"a", "an", "in", "last", "this", "since", "until", "by", "of", "next", "early", "late"}
)
_CONTRACTED: Final = tuple(f"{mark}{end}" for mark in "'’" for end in ("ll", "ve", "re", "m"))
"""Behind what is no name: “He’ll”."""


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


def readings(document: Document, run: Run, lists: NameLists) -> Iterator[Reading]:
    """What a run of words is, or what its parts are: “Norvia Bank Governor Ann Roe” is two."""
    words = [document.folded[start:end] for start, end in run.words]
    first = _first_word(document, run, words, lists)
    words, places = words[first:], run.words[first:]
    if not words or (len(words) > 1 and words[0] in lists.vessels):
        return
    if len(words) == 1 and words[0] in lists.openers:
        yield _reading(document, places, None, False, False)  # "WHO", if it is spelt out
        return
    named = len(words) > _GIVEN_AND_SURNAME and words[-1] in lists.behind_names
    if named:
        words, places = words[:-1], places[:-1]
    if f"{words[-1]}'s" in lists.known and document.text.startswith(OWNER, run.end):
        words[-1] += "'s"  # "Christie's"
        places = (*places[:-1], (places[-1][0], run.end + len("'s")))
    if not is_ended(words, lists) and " ".join(words) not in lists.places:
        titles = [at for at in range(len(words)) if is_title(words, at, lists)]
        if titles:
            yield from _around_title(document, titles[0], titles[-1] + 1, places, words, lists)
            return
    opens = run.opens and first == 0
    type_ = told_by_words(document, places, words, lists, opens)
    if run.start == run.block.start and first == 0 and _DASH.match(document.text, run.end):
        type_ = "place"
    if run.block.type == "dateline" and " ".join(words) not in lists.bodies:
        type_ = "place"
    listed = type_ is not None
    if type_ != "place" and len(words) > 1 and _is_shouted(document, places, words):
        return
    if not listed:
        if is_nothing(words, lists) and " ".join(words) not in lists.known:
            yield from _surname(document, places, words, lists)
            return
        if is_known_body(document, words, opens, lists):
            type_ = "organisation"
            # there may be an "Ann Bayer"
            listed = told_around(document, run.block, places, words, lists) == type_
        else:
            type_ = told_around(document, run.block, places, words, lists, opens)
            if named and type_ is None:
                type_ = "person"
    elif type_ == "place" and len(words) == 1:
        # "Ann Durham" may be there too
        listed = told_around(document, run.block, places, words, lists) == "place"
    elif words[-1] in lists.surnames_too and not _is_of_the_world(words, lists):
        # "the singer Ann Hill", who is "Ann Hill" below
        around = told_around(document, run.block, places, words, lists)
        listed = around == type_
        type_ = around or type_
    elif type_ == "organisation" and is_named_like_a_firm(words, lists):
        around = told_around(document, run.block, places, words, lists)
        type_, listed = (around, False) if around == "person" else (type_, listed)
    sure = not opens or len(words) > 1 or type_ is not None
    yield _reading(document, places, type_, listed, sure)


def _is_of_the_world(words: Sequence[str], lists: NameLists) -> bool:
    """Whether everybody knows the place: “Wall Street”, “South Korea”."""
    whole = " ".join(words)
    return whole in lists.places or whole in lists.nations


def _around_title(
    document: Document,
    office: int,
    holder: int,
    places: Places,
    words: Sequence[str],
    lists: NameLists,
) -> Iterator[Reading]:
    """What stands in front of a title, words[office:holder], and who behind it."""
    if office:
        of = told_by_words(document, places[:office], words[:office], lists)
        if of is not None:
            yield _reading(document, places[:office], of, True, True)
    behind = words[holder:]
    if behind and (words[holder - 1] in lists.courtesies or not is_nothing(behind, lists)):
        yield _reading(document, places[holder:], "person", True, True)
    else:
        yield from _surname(document, places[-len(behind) :], behind or words, lists)


def _is_shouted(document: Document, places: Places, words: Sequence[str]) -> bool:
    """Whether words are in capitals, and one of them elsewhere in small letters."""
    return document.text[places[0][0] : places[-1][1]].isupper() and any(
        is_a_word(document, word) for word in words
    )


def _surname(
    document: Document, places: Places, words: Sequence[str], lists: NameLists
) -> Iterator[Reading]:
    """A word that tells nothing unless somebody has it for a surname, or a body for its last word:
    “Park denies it”, “the Bank”; not “the Bishop”."""
    if len(words) > 1:
        return
    if words[0] in lists.body_words or (
        words[0] in lists.surnames_too
        and words_before(document.text, places[0][0], 0)[1] not in ("the", "The")
    ):
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
    if (
        run.opens
        and (words[0] in lists.openers or not is_known(words[0], lists))
        and " ".join(words) not in lists.places
    ):
        several = len(words) > 1
        calling = len(words) > 2 and words[0] not in lists.given_names and CALLING.search(words[0])
        particle = several and (  # "Van den Berg", "De Wit"
            words[0] in _PARTICLES or document.text[run.words[1][0]].islower()
        )
        acronym = not several and is_acronym(document.text[slice(*run.words[0])])
        if (words[0] in lists.openers and not acronym) or (
            several and not particle and (calling or is_a_word(document, words[0]))
        ):
            first = 1
    while first < len(words) and (
        words[first] in ("the", "a", "an", "i") or words[first].endswith(_CONTRACTED)
    ):
        first += 1
    while (
        first < len(words) - 1
        and " ".join(words[first:]) not in lists.places
        and _is_beside(document, run.words[first:], words[first:], lists)
    ):
        first += 1
    return first


def _is_beside(document: Document, places: Places, words: Sequence[str], lists: NameLists) -> bool:
    """Whether a first word is a day, a month or a people, and what follows is the name."""
    word, start = words[0], places[0][0]
    if word in lists.months:
        before = words_before(document.text, start, 0)[1].lower()
        return before in _OF_MONTHS or before.isdigit()
    people = word not in lists.places and all(
        part in lists.nations or part in lists.no_names for part in word.split("-")
    )
    return (people or word in lists.days) and not is_ended(words, lists)
