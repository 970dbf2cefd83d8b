"""Whether two figures count the same thing, say the same, clash, or tell a change."""

from bisect import bisect_left
from collections.abc import Sequence

from validator.api import INFINITY, Casualty, Document, Quantity, Term, Update

from .casualty_words import PACK
from .victims import SIDES

Figure = Quantity | Casualty

_COMBATANTS = PACK + "combatants"
_OPPOSING = ("by ", "with ", "against ", "from ", "between ", "loyal to ")
_PERIODS = PACK + "periods"
_OTHER_EVENTS = PACK + "other-events"
EVENTS = (_PERIODS, _OTHER_EVENTS)
"""Lists that tell one event from several."""
_NEAR = 40
_MULTIPLE = 5
"""Counts further apart than so many times are of different events: a raid and a war."""


def disjoint(_: Document, a: Figure, b: Figure) -> bool:
    """Whether no number fits both."""
    return a.high < b.low or b.high < a.low


def same_figure(_: Document, a: Figure, b: Figure) -> bool:
    """Same unit, same kind of bound, and numbers that agree to the digits that were named."""
    if a.unit != b.unit or _bound(a) != _bound(b):
        return False
    slack = (_precision(a) + _precision(b) - 2) / 2
    if a.high == INFINITY:
        return abs(a.low - b.low) <= slack
    if a.low == 0 and b.low == 0:
        return abs(a.high - b.high) <= slack
    return a.low - slack <= b.high and b.low - slack <= a.high


def _bound(figure: Figure) -> str:
    if figure.high == INFINITY:
        return "floor"
    return "ceiling" if figure.low == 0 and figure.high > 0 else "number"


def _precision(figure: Figure) -> float:
    return figure.precision if isinstance(figure, Quantity) else 1


def _class(casualty: Casualty) -> str:
    group = casualty.victims.group if casualty.victims else None
    return group or "people"


def count_key(document: Document, casualty: Casualty) -> object | None:
    """What two casualties must share to count the same: harm, group and side.

    None for counts that are parts of another, and for settled past events.
    """
    if casualty.part or casualty.background or not casualty.stated:
        return None
    return (casualty.harm, _class(casualty), side_of(document, casualty))


def same_count(document: Document, a: Casualty, b: Casualty) -> bool:
    """Same harm, group and side, and no sign of two events: day, place, period, size, words."""
    key = count_key(document, a)
    return key is not None and key == count_key(document, b) and same_event(document, a, b)


def same_event(document: Document, a: Casualty, b: Casualty) -> bool:
    """Of two counts with one key: no sign that they are of two events."""
    if not (_comparable(a.value, b.value) and _agree(a.day, b.day) and _agree(a.place, b.place)):
        return False
    if _told(document, _OTHER_EVENTS, a) or _told(document, _OTHER_EVENTS, b):
        return False
    return _told(document, _PERIODS, a) == _told(document, _PERIODS, b)


def _told(document: Document, lexicon: str, casualty: Casualty) -> bool:
    """Whether the sentence of a casualty holds a term of a lexicon."""
    return bool(_between(document.terms(lexicon), *document.sentence_at(casualty.start)))


def _comparable(one: float | None, two: float | None) -> bool:
    """Whether two numbers can be of one event: none is a multiple of the other."""
    if one is None or two is None:
        return True
    return max(one, two) <= _MULTIPLE * min(one, two)


def _agree(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one in two or two in one


def side_of(document: Document, casualty: Casualty) -> str | None:
    """Whose the victims are: as told, else as the nearest words for the same group tell."""
    victims = casualty.victims
    if victims is None:
        return None
    if victims.side is not None or victims.group != "combatant":
        return victims.side
    if len(_sides_in(document, victims.start, victims.end)) > 1:
        return None
    number = document.sentence_index(casualty.start)
    own = document.sentences[number]
    forces = _forces(document, own.start, own.end)
    if any(document.folded[max(0, at - 30) : at].find("between ") >= 0 for at, _, _ in forces):
        return None
    free = [f for f in forces if not _opposing(document, f[0])]
    sides = {side for _, _, side in free}
    if sides:
        return sides.pop() if len(sides) == 1 else None
    if number == 0:
        return None
    earlier = document.sentences[number - 1]
    forces = _forces(document, earlier.start, earlier.end)
    return forces[-1][2] if forces else None


def _opposing(document: Document, at: int) -> bool:
    before = document.folded[max(0, at - _NEAR) : at]
    return any(word in before for word in _OPPOSING)


def _forces(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    """Start, end and side of the words for fighters of exactly one side in prose[start:end]."""
    found = []
    for noun in _between(document.terms(_COMBATANTS), start, end):
        sides = _sides_in(document, max(start, noun.start - _NEAR), noun.start)
        close = [s for s in sides if noun.start - s[1] <= 20]
        if len({s[2] for s in close}) == 1:
            found.append((close[-1][0], noun.end, close[-1][2]))
    return found


def _sides_in(document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    return [
        (term.start, term.end, term.replacement or term.entry.form)
        for term in _between(document.terms(SIDES), start, end)
        if term.end <= end
    ]


def _between(terms: Sequence[Term], start: int, end: int) -> Sequence[Term]:
    first = bisect_left(terms, start, key=lambda term: term.start)
    return terms[first : bisect_left(terms, end, lo=first, key=lambda term: term.start)]


def _updates(document: Document, figure: Figure) -> Sequence[Update]:
    start, end = document.sentence_at(figure.start)
    return document.spans_within("update", start, end)


def explains(document: Document, b: Casualty, a: Casualty) -> bool:
    """Whether b's sentence marks a change, and a precedes it."""
    return a.start < b.start and bool(_updates(document, b))


def stale(document: Document, a: Casualty, b: Casualty) -> bool:
    """Whether a is the new value of an update, and the later b repeats one below it."""
    if b.start <= a.start or a.value is None or b.value is None or b.value >= a.value:
        return False
    told = any(
        update.direction != "down" and 0 <= a.start - update.end <= _NEAR
        for update in _updates(document, a)
    )
    return told and not _updates(document, b)
