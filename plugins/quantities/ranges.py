"""Two figures that are one: "between 10 and 15", "10-15", "5 feet 2 inches"; and scores."""

from typing import Final

from validator.api import INFINITY, Document, Extent, NoClaim, Quantity, regex

from .atoms import Number
from .claims import Phones
from .figures import Figure, Tables
from .grammar import Said
from .hedges import ONE_SIDED, interval
from .units import Unit

_FARTHEST: Final = 40
"""Characters between two figures that may still be one."""

_UP_TO: Final = " up to "
_LINKS: Final = frozenset({" to ", " through ", "- to ", "-to-", " till ", _UP_TO})
_TALLIES: Final = frozenset({" to ", "-to-"})
_BELOW: Final = " below "
_DASHES: Final = frozenset({"-", "–", "—", "‑", "‐", "−", "~", " - ", " – ", " ~ "})
_AND: Final = " and "
_OR: Final = " or "
_BUT: Final = " but "
_FEET: Final = frozenset({"'", "’", "′", "' ", "’ ", "′ "})
JOINTS: Final = _LINKS | _DASHES | _FEET | {" ", _AND, _OR, _BELOW}
"""What may stand between two figures that are one."""
CONJUNCTIONS: Final = frozenset({_AND, _BUT})
"""The five characters with which more may begin that joins two."""
_INCH_MARK = regex(r" ?(?:[\"”″]|''|’’|in\b)")
_TALLEST: Final = 9
"""Feet of a height in marks: 6'2"."""
_FROM = regex(r"\b(?:anywhere |ranging |range |ranged |ranges )?(?:from|between) $")
_AGED = regex(r"\bage[ds]? (?:of )?$")
_INCHES = regex(r" ?in(?![a-z0-9]| [a-z])")
_CLAUSE_ENDS = regex(r"$|[.,;:!?)\n]| more\b")
_PARTS_OF_UNIT: Final = {
    ("foot", "inch"): 12, ("dollar", "cent"): 100, ("euro", "cent"): 100, ("yuan", "jiao"): 10,
    ("pound", "penny"): 100, ("pound", "ounce"): 16, ("stone", "pound"): 14,
    ("rouble", "kopeck"): 100,
}  # fmt: skip
_INCHES_OF_FOOT: Final = 12
_FARTHEST_END: Final = 3
"""How many times its lower end the higher end of a range may well be."""
_FREE_OF_CHARGE: Final = range(800, 900)
"""Prefixes of numbers to call, behind “1-”."""
_SCALES: Final = (10**12, 10**9, 10**6, 10**3, 100)

_new = tuple.__new__  # a named tuple at half of what its constructor takes

Joined = tuple[Figure | Quantity, ...]
"""What two figures make: one quantity, one figure, or a score of two quantities."""


class Ranges:
    """Joins neighbouring figures of one document."""

    def __init__(self, tables: Tables, document: Document, phones: Phones) -> None:
        self._tables = tables
        self._text = document.text
        self._folded = document.folded
        self._phones = phones

    def joined(self, one: Figure, two: Figure) -> Joined | None:
        """What two neighbours make together; none if they stand for themselves."""
        a, b = one.numeral, two.numeral
        if a.value is None or b.value is None or "ordinal" in (a.form, b.form):
            return None
        gap = self._folded[one.end : two.start]
        if gap in (" ", _AND):
            whole = self._compound(one, two, a.value, b.value, gap)
            if whole is not None or gap == " ":
                return whole
        if gap in _DASHES:
            return self._dashed(one, two, a.value, b.value)
        if gap in _FEET:
            return self._height(one, two, a.value, b.value, gap)
        if gap == _BELOW:
            return _below_zero(one, two, a.value, b.value)
        if gap in _LINKS or gap in (_AND, _OR):
            return self._spelt(one, two, a.value, b.value, gap)
        if gap[:5] in CONJUNCTIONS and len(gap) < _FARTHEST:
            return self._bounded(one, two)
        return None

    def _compound(self, one: Figure, two: Figure, a: Number, b: Number, gap: str) -> Joined | None:
        """ "5 feet 2 inches", "13 dollars and 45 cents", "15 dollars 50"."""
        if one.unit is None or one.numeral.precision != 1 or two.numeral.precision != 1:
            return None
        end = two.end
        small = two.unit.name if two.unit else ""
        inches = None if small else _INCHES.match(self._folded, end)
        if inches:
            small, end = "inch", inches.end()
        elif not small and gap != _AND and self._folded.endswith((" foot", "-foot"), 0, one.end):
            small = "inch"  # "six foot two", "a 6-foot-2 guard"
        parts = _PARTS_OF_UNIT.get((one.unit.name, small))
        spelt_unit = one.start == one.numeral.start
        if not small and one.unit.type == "currency" and gap == " " and spelt_unit:
            parts = 100 if _CLAUSE_ENDS.match(self._folded, end) else None
        if parts is None or not 0 <= b < parts:
            return None
        value = a + b / parts
        numeral = one.numeral._replace(
            end=two.numeral.end, value=value, low=value, high=value, precision=1 / parts
        )
        unit = Unit("pound", "currency") if small == "penny" else one.unit
        return (one._replace(end=end, numeral=numeral, unit=unit),)

    def _height(self, one: Figure, two: Figure, a: Number, b: Number, gap: str) -> Joined | None:
        """6'2", 5' 11": feet and inches in marks, how tall somebody is."""
        mark = _INCH_MARK.match(self._folded, two.numeral.end)
        if one.unit or not 0 < a < _TALLEST or not 0 <= b < _INCHES_OF_FOOT:
            return None
        if mark is None and (two.unit or gap.endswith(" ")):
            return None
        value = a + b / _INCHES_OF_FOOT
        numeral = one.numeral._replace(
            end=two.numeral.end, value=value, low=value, high=value, precision=1 / _INCHES_OF_FOOT
        )
        foot = Unit("foot", "dimension")
        return (Figure(one.start, mark.end() if mark else two.end, numeral, foot, "code"),)

    def _dashed(self, one: Figure, two: Figure, a: Number, b: Number) -> Joined | None:
        first, second = one.numeral, two.numeral
        leading_zero = self._text[second.start] == "0" and second.end - second.start > 1
        if b < 0 or leading_zero or self._phones.holds(one.start, two.end):
            return None
        if self._is_code(one, two, a, b):
            return _unclaimed(one, "code"), _unclaimed(two, "code")
        if one.unit is not None and one.unit.name == "foot":
            return self._compound(one, two, a, b, "-") or self._between(one, two, a, b, one.start)
        if not first.digits and not second.digits and b > 20 > a:
            return None
        if (
            one.unit is None and two.unit is None
            and self._tables.contests.is_score(self._folded, one.start, two.end, a, b)
        ):  # fmt: skip
            return _unclaimed(one), _unclaimed(two)
        return self._between(one, two, a, b, one.start)

    def _is_code(self, one: Figure, two: Figure, a: Number, b: Number) -> bool:
        """Whether hyphens join more than two numbers, or begin a number to call: "0-306-40615-2",
        "1-800-"."""
        folded, end = self._folded, two.end
        if folded[end : end + 1] != "-" or folded[one.end] != "-" or not one.numeral.digits:
            return False
        return folded[end + 1 : end + 2].isdigit() or (a == 1 and b in _FREE_OF_CHARGE)

    def _spelt(self, one: Figure, two: Figure, a: Number, b: Number, gap: str) -> Joined | None:
        folded, start = self._folded, one.start
        lead = _FROM.search(folded, max(0, start - 16), start)
        opened = lead is not None and lead[0].endswith("between ")
        bare = one.unit is None and two.unit is None
        if gap == _OR:
            alike = one.numeral.digits == two.numeral.digits and one.unit is None
            return self._between(one, two, a, b, start) if alike and a < b <= a * 2 else None
        if gap == _AND and not opened:
            return None
        if gap in _TALLIES and a >= b and bare:
            score = b == 1 or (
                lead is None
                and (gap == "-to-" or self._tables.contests.is_near(folded, start, two.end))
            )
            return (_unclaimed(one), _unclaimed(two)) if score else None
        lower = _scaled_alike(a, one.numeral, b, two.numeral)
        if bare and not lower <= b <= lower * _FARTHEST_END and self._changes_by(start):
            return None
        if gap in _LINKS and not opened:
            if lead is None and gap == _UP_TO:
                return None
            if lead is None and one.unit and two.unit and one.unit.type in ("percent", "currency"):
                return None
            if lead is not None and self._changes(lead.start()):
                return None
            if one.unit and not two.unit and one.unit.type == "percent":
                return None  # "grew 11% to 18 million"
            if lead is None and not (one.unit or one.numeral.digits) and 0 < a < 1 < b:
                return None  # "fell by a quarter to £1.2bn"
        return self._between(one, two, a, b, lead.start() if lead else start)

    def _changes(self, start: int) -> bool:
        """Whether the words before `start` say that a count moved: "rose from 10 to 15"."""
        head = self._folded[max(0, start - _FARTHEST) : start].rpartition(". ")[2]
        return self._tables.changes.stand_in(head)

    def _changes_by(self, start: int) -> bool:
        """Whether the number at `start` is by how much a count moved: "rose by 40 to 1,200"."""
        return self._folded.startswith("by ", start - 3) and self._changes(start)

    def _between(self, one: Figure, two: Figure, a: Number, b: Number, start: int) -> Joined | None:
        if one.unit is not None and two.unit is not None and one.unit != two.unit:
            return None
        low = _scaled_alike(a, one.numeral, b, two.numeral)
        if self._folded.endswith("dozen", 0, two.numeral.end) and a * 12 < b:
            low = a * 12
        # "ranging from -18C to -34C"
        if (
            low >= b
            and low in (a, b)
            and (low == b or "rang" not in self._folded[start : one.start])
        ):
            return None
        low, high = min(low, b), max(low, b)
        bounds: tuple[Number, Number] = (low, high)
        unit = two.unit or one.unit
        exempt = one.exempt or two.exempt
        if exempt == "part-of-word" and self._text[two.end : two.end + 1] != "-":
            exempt = None  # "five million-six million": the dash is that of the range
        if exempt is None and unit is not None and unit.type == "duration":
            exempt = "duration"
        if _AGED.search(self._folded, max(0, start - 10), start):
            exempt = "how-old"
        words = self._folded[start : one.start].strip() or None
        hedge = self._tables.hedges.before(self._folded, start) if words is None else None
        if hedge is not None:
            start, words = hedge.start, hedge.words
            if hedge.kind in ONE_SIDED:
                bounds = interval(hedge.kind, low, high, False)
        return (_range(start, one, two, bounds, unit.name if unit else None, words, exempt),)

    def _bounded(self, one: Figure, two: Figure) -> Joined | None:
        """ "at most 100 and at least 20": two hedges that close an interval."""
        hedges = self._tables.hedges
        second = hedges.before(self._folded, two.start)
        if second is None or self._folded[one.end : second.start] not in (_AND, _BUT):
            return None
        first = hedges.before(self._folded, one.start)
        if first is None or one.unit != two.unit:
            return None
        bounds = [
            interval(hedge.kind, figure.numeral.low, figure.numeral.high, False, -INFINITY)
            for hedge, figure in ((first, one), (second, two))
        ]
        low, high = max(low for low, _ in bounds), min(high for _, high in bounds)
        if low in (0, -INFINITY) or high == INFINITY or low >= high:
            return None
        unit = two.unit.name if two.unit else None
        words = f"{first.words} {second.words}"
        exempt = one.exempt or two.exempt
        return (_range(first.start, one, two, (low, high), unit, words, exempt),)


def _range(
    start: int,
    one: Figure,
    two: Figure,
    bounds: tuple[Number, Number],
    unit: str | None,
    hedge: str | None,
    exempt: NoClaim | None,
) -> Quantity:
    number = Extent(one.numeral.start, two.numeral.end)
    return Quantity(
        start, two.end, None, *bounds, unit, "range", hedge, exempt is None,
        two.numeral.precision, number, exempt,
    )  # fmt: skip


def _below_zero(one: Figure, two: Figure, a: Number, b: Number) -> Joined | None:
    """ "20 degrees below zero", "10 below zero": how cold it was."""
    unit = one.unit or Unit("degree", "temperature")
    if b or a <= 0 or not unit.name.startswith("degree"):
        return None
    numeral = one.numeral._replace(value=-a, low=-a, high=-a)
    return (one._replace(end=two.end, numeral=numeral, unit=Unit(unit.name, "temperature")),)


def _unclaimed(figure: Figure, exempt: NoClaim = "score") -> Quantity:
    """One side of a score, or one number of a code."""
    numeral = figure.numeral
    start, end = numeral.start, numeral.end
    side = (
        start, end, numeral.value, numeral.low, numeral.high, None, "number", None, False,
        numeral.precision, _new(Extent, (start, end)), exempt,
    )  # fmt: skip
    return _new(Quantity, side)


def _scaled_alike(low: Number, one: Said, high: Number, two: Said) -> Number:
    """The lower end, scaled as the higher is: "10 to 15 million"; the higher itself where both
    stand in the wrong order: "40-30 million"."""
    if one.scaled or one.precision > 1 or not (two.scaled or two.precision > 1) or low >= 1000:
        return low
    factor = next((scale for scale in _SCALES if high >= scale), 1)
    return low * factor if low * factor < high * _FARTHEST_END else low
