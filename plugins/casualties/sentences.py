"""Which sentences may tell of people who came to harm, and what else they are about.

Sentences are told by their numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from validator.api import Document, NamedTuple, Quantity, regex

from .words import ALONE_SILENT, COUNTING, PACK, HarmList, harm_places

BACKGROUND = PACK + "background"
_LOST = (PACK + "combatants", PACK + "men", PACK + "police")
_CAUSES = PACK + "causes"
_LIVES = regex(r"lives")
# what is left of a war may still kill: "WWII bomb kills two"
_OF_A_WAR = regex(r"(?: (?:i{1,2}|one|two|1|2)\b)?(?:[- ]era)? ([a-z-]+) ?([a-z-]*)")
_TWO_WORDS = 80
"""Characters that hold what `_OF_A_WAR` matches."""
_RELICS = (
    "bomb", "mine", "shell", "grenade", "ordnance", "munition", "explosive", "veteran", "plane",
    "aircraft", "tank", "relic", "re-enact",
)  # fmt: skip

_RATE = regex(r"[^,;:.\n]{1,60}")
"""What stands between a rate and its base."""
_FOR_EVERY = "for every "
_BASE_FIRST = regex(r"[^;:.\n]{1,40}")
PEOPLE_TYPES = frozenset({"number", "range"})


class Signs(NamedTuple):
    """What else a sentence is about: flight, finding the dead, what claims lives, shots."""

    flight: bool
    found: bool
    cause: bool
    shots: bool


def numbers_of_people(document: Document) -> list[int]:
    """Where those quantities begin that can be numbers of people; a rate, "31 deaths per 100,000
    people", is none."""
    quantities = document.spans("quantity")
    rates = _behind_bases(document, quantities)
    return [
        quantity.start
        for quantity, following in zip_longest(quantities, quantities[1:])
        if quantity.claim
        and quantity.unit is None
        and quantity.type in PEOPLE_TYPES
        and quantity.high != 0
        and quantity.start not in rates
        and not (
            following is not None
            and following.exempt == "rate-base"
            and _RATE.fullmatch(document.folded, quantity.end, following.start)
        )
    ]


def _behind_bases(document: Document, quantities: Sequence[Quantity]) -> set[int]:
    """Where rates begin that stand behind their base: "for every 100,000 births, 223 women die"."""
    folded = document.folded
    return {
        rate.start
        for base, rate in pairwise(quantities)
        if base.exempt == "rate-base"
        and folded.endswith(_FOR_EVERY, 0, base.start)
        and _BASE_FIRST.fullmatch(folded, base.end, rate.start)
    }


def with_numbers(document: Document) -> set[int]:
    """Those with a number that may be of people."""
    numbers = [
        quantity.start
        for quantity in document.spans("quantity")
        if quantity.unit is None and quantity.type in PEOPLE_TYPES
    ]
    return set(document.sentence_numbers(numbers))


def worth_reading(document: Document) -> set[int]:
    """Those that may hold a casualty."""
    folded, places = document.folded, document.once(harm_places)
    weak, strong = {}, []
    for at, (_, words) in places.items():
        if words.lexicon in COUNTING or folded.startswith("remains", at):
            weak[at] = words
        elif words.lexicon not in ALONE_SILENT:
            strong.append(at)
    return {*document.sentence_numbers(strong), *_counting(document, weak)}


def _counting(document: Document, weak: Mapping[int, HarmList]) -> Iterator[int]:
    """Those with a number of people and a word that tells of harm to a number only."""
    uprooted = [term.start for term in document.terms(PACK + "uprooted")]
    if not weak and not uprooted:
        return
    people = {*document.sentence_numbers(document.once(numbers_of_people))}
    yield from people.intersection(document.sentence_numbers(uprooted))
    for number, words in zip(document.sentence_numbers(weak), weak.values(), strict=True):
        beside = _ONLY_BESIDE.get(words.lexicon)
        if number in people and (beside is None or number in document.once(beside)):
            yield number


def _of_flight(document: Document) -> set[int]:
    return _with_any(document, (PACK + "flight",))


def _of_recoveries(document: Document) -> set[int]:
    return _with_any(document, (PACK + "recoveries",))


def _of_causes(document: Document) -> set[int]:
    return _with_any(document, (_CAUSES,))


def _of_shots(document: Document) -> set[int]:
    return _with_any(document, (PACK + "shots",))


def _of_lives(document: Document) -> set[int]:
    """Those that speak of lives, of who is lost as one is killed, or of what claims lives."""
    lives = [match.start() for match in _LIVES.finditer(document.folded)]
    return _with_any(document, (*_LOST, _CAUSES)).union(document.sentence_numbers(lives))


_ONLY_BESIDE: Mapping[str, Callable[[Document], set[int]]] = {
    "moving": _of_flight,
    "claiming": _of_lives,
    "striking": _of_shots,
}
"""Of words with many other uses, the sentences in which they may tell of harm."""


def signs_of(document: Document, number: int) -> Signs:
    about = (_of_flight, _of_recoveries, _of_causes, _of_shots)
    return Signs(*[number in document.once(found) for found in about])


def settled(document: Document) -> set[int]:
    """Those that tell of something settled and past."""
    starts = [
        term.start
        for term in document.terms(BACKGROUND)
        if not _is_of_relic(document.folded, term.end)
    ]
    return set(document.sentence_numbers(starts))


def _is_of_relic(folded: str, end: int) -> bool:
    near = folded[end : end + _TWO_WORDS]
    if not [relic for relic in _RELICS if relic in near]:
        return False
    words = _OF_A_WAR.match(folded, end)
    return words is not None and (words[1].startswith(_RELICS) or words[2].startswith(_RELICS))


def _with_any(document: Document, lexicons: Iterable[str]) -> set[int]:
    """Those in which a term of some word lists begins."""
    starts = [term.start for name in lexicons for term in document.terms(name)]
    return set(document.sentence_numbers(starts))
