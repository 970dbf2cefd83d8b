"""Quantities and ages: every number in a draft as an interval, with its unit and its hedge."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from validator.api import (
    INFINITY,
    Age,
    Checker,
    Document,
    Extent,
    Function,
    Kind,
    Lexicon,
    Quantity,
    Tri,
    hookimpl,
    regex,
)

from .number_grammar import Numeral
from .quantity_claims import is_counted
from .quantity_figures import LEXICONS, TABLES, Figure, FigureReader, Tables
from .quantity_hedges import ONE_SIDED, Hedge, Hedges, interval
from .quantity_ranges import FARTHEST, Ranges
from .unit_conversions import same_measure

_AGE_AFTER = regex(r"[- ](year|month|week|day)s?(?:[- ]olds?\b| of age\b)|[ -]?y(?:/|\.)?o\b")
_AGE_BEFORE = regex(
    r"\bage[ds]?(?: of| just| only| about| around)? "
    r"((?:[0-9]{1,3}(?:, and |, | and | to )){1,4})?$"
)
_PERSON_BEFORE = regex(
    r"(?:[A-Z][\w'’.-]+|\b(?:boy|girl|man|woman|son|daughter|child|teenager|teen|brother|sister|"
    r"mother|father|wife|husband|victim|suspect|driver)), $"
)
# "The mayor, 47, resigned", but "The total, 47, is wrong"
_HOLDER_BEFORE = regex(
    r"\b(?:the|an?|his|her|their|my|our|another|one)\b(?:[ -][\w'’]+){0,4}[ -]"
    r"(?!(?:number|figure|total|count|toll|tally|score|sum|average|mean|median|result|rate|page|"
    r"temperature|percentage|size|maximum|minimum|most|least|age|day|month|week|year|dead|wounded|"
    r"first|second|third|next|last|latest|range|value|price|margin|vote|length|height|injured|rest|"
    r"crew|group|team)\b)"
    r"[a-z'’]{3,}(?<![a-rt-z]s), $"
)
_HOLDER: Final = 48
_AGE_TOLD = regex(
    r"(?:\b(?:he|she|who) (?:is|was|will be|would be|would have been)|\b(?:he|she)'s"
    r"|\b(?:turn|turns|turned|turning))(?: just| only| now| about| nearly| almost)? $"
)
_BEFORE_TOLD_AGE: Final = (
    "is ", "was ", " be ", "been ", "'s ", "turn ", "turns ", "turned ", "turning ", "just ",
    "only ", "now ", "about ", "nearly ", "almost ",
)  # fmt: skip
_AGE_ENDS = regex(
    r"(?!\.[0-9]|,[0-9])(?:$|[.,;:!?)\n]"
    r"| (?:and|but|or|when|while|at the time|now|today|on|last|this|next|in)\b)"
)
_AT_AGE = regex(r"(?:^|[^\w\s] |[^\w\s]|\n)at $")
_AT_AGE_CLOSES = regex(r", (?:he|she|his|her)\b")
_NAMED_BEFORE = regex(r"\b[A-Z][\w'’.-]+ [A-Z][\w'’-]+ \($")
_NAMED_CLOSES = regex(r"\)(?:,| (?:was|who|from|of|told|said|says|died|and))")
_AGE_CLOSES = regex(r"[,);](?! [0-9])|\.(?![0-9])| (?:and|--|—|–|-) |$|\n")
_AGES_BEFORE = regex(
    r"\b(?:boys|girls|men|women|sons|daughters|children|kids|teens|teenagers|brothers|sisters|"
    r"siblings|twins|cousins|friends|students|victims|suspects|pupils|infants|toddlers|parents), "
    r"(?:[0-9]{1,2}(?:, and |, | and )){0,4}$"
)
_AGES_GO_ON = regex(r"(?:, and |, | and )[0-9]{1,2}\b|[,.;)](?![0-9])")
# where names have no capitals
_AGE_APPOSED = regex(r", (?:an?|who|of|from|was|were) ")
_PER_YEAR: Final = {"year": 1, "month": 12, "week": 52, "day": 365}
_OLDEST: Final = 125

_Type = Literal["number", "currency", "dimension", "percent", "range", "temperature", "fraction"]


def _claim(_: Document, quantity: Quantity) -> Tri:
    return quantity.claim


def _exact(_: Document, quantity: Quantity) -> Tri:
    return quantity.low == quantity.high


def _vague(_: Document, quantity: Quantity) -> Tri:
    return quantity.value is None and quantity.type not in ("range", "ordinal")


class Quantities(Checker):
    """Numbers and ages."""

    name = "quantities"
    kinds = (
        Kind(
            "quantity",
            Quantity,
            "A number, with its hedge and its unit",
            "Some 20 trucks were waiting.",
            {"claim": _claim, "exact": _exact, "vague": _vague},
        ),
        Kind("age", Age, "How old somebody is", "The driver, aged 37, was unhurt."),
    )
    functions = (
        Function(
            "same_measure",
            ("quantity", "quantity"),
            "flag",
            "Whether two measures in different units are of one size, to rounding.",
            "same_measure(given, converted)",
            same_measure,
        ),
    )
    needs = ("date",)
    lexicons = LEXICONS
    tables = TABLES

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._tables = Tables(lexicons)

    def annotate(self, document: Document) -> Iterable[Quantity | Age]:
        reader = FigureReader(self._tables, document)
        ranges = Ranges(self._tables, document, reader.phones)
        figures = reader.figures()
        found: list[Quantity | Age] = list(reader.lone_units(figures))
        index, count = 0, len(figures)
        while index < count:
            figure = figures[index]
            index += 1
            joined = None
            if index < count and figures[index].start - figure.end < FARTHEST:
                joined = ranges.joined(figure, figures[index])
            if joined is None:
                found += self._finished(document, figure)
                continue
            index += 1
            for part in joined:
                if isinstance(part, Quantity):
                    found.append(part)
                else:
                    found += self._finished(document, part)
        return found

    def _finished(self, document: Document, figure: Figure) -> tuple[Quantity | Age, ...]:
        """A figure that stands alone, as an age, an ordinal or a hedged quantity."""
        numeral = figure.numeral
        if numeral.form == "ordinal":
            ordinal = Quantity(
                figure.start, figure.end, numeral.value, numeral.low, numeral.high, None,
                "ordinal", None, False, 1, Extent(numeral.start, numeral.end), "order",
            )  # fmt: skip
            return (ordinal,)
        return _age(document, figure) or (_hedged(self._tables.hedges, document.folded, figure),)


def _hedged(hedges: Hedges, folded: str, figure: Figure) -> Quantity:
    """A figure as a quantity, with the hedges around it."""
    numeral, unit = figure.numeral, figure.unit
    start, end, low, high = figure.start, figure.end, numeral.low, numeral.high
    before, after = hedges.before(folded, start), hedges.after(folded, end)
    if before is None and after is None:  # most figures
        return Quantity(
            start, end, numeral.value, low, high, unit.name if unit else None,
            _type(figure, False), None, figure.exempt is None, numeral.precision,
            Extent(numeral.start, numeral.end), figure.exempt,
        )  # fmt: skip
    is_point = before is not None and before.kind == "equal"
    if before is not None and is_point and (unit or is_counted(folded, end)):
        before, is_point = None, False  # "equal to 10%", "equal to 20 jobs"
    bounding: tuple[Hedge, ...]
    if before and after and after.kind in ONE_SIDED:
        bounding = (after,)  # "about five hundred or more"
    else:
        bounding = tuple(hedge for hedge in (before, after) if hedge)
    counted = bool(bounding) and unit is None and is_counted(folded, end)
    bare = unit is None and numeral.form == "number"
    below_zero = not counted and (bare or (unit is not None and unit.type == "temperature"))
    floor = -INFINITY if below_zero else 0
    for hedge in bounding:
        low, high = interval(hedge.kind, low, high, counted, floor)
    words = " ".join(hedge.words for hedge in (before, after) if hedge) or None
    is_point = is_point and after is None and numeral.form == "number"
    one_sided = any(hedge.kind in ONE_SIDED for hedge in bounding)
    return Quantity(
        before.start if before else start,
        after.end if after else end,
        None if is_point else numeral.value,
        low,
        high,
        unit.name if unit else None,
        _type(figure, one_sided or is_point),
        words,
        figure.claim,
        numeral.precision,
        Extent(numeral.start, numeral.end),
        figure.exempt,
    )


def _type(figure: Figure, one_sided: bool) -> _Type:
    if figure.unit is not None:
        return "number" if figure.unit.type == "duration" else figure.unit.type
    if figure.numeral.form == "fraction":
        return "fraction"
    return "range" if one_sided else "number"


def _age(document: Document, figure: Figure) -> tuple[Quantity, Age] | None:
    numeral = figure.numeral
    value = numeral.value
    if value is None or (figure.unit is not None and figure.unit.type != "duration"):
        return None
    folded, start, end = document.folded, figure.start, numeral.end
    unit = "year"
    follow = folded[end : end + 1]
    after = _AGE_AFTER.match(folded, end) if follow and follow in " -y" else None
    if after:
        unit, end = after[1] or "year", after.end()
    elif figure.unit is not None or not 0 < value < _OLDEST:
        return None
    elif folded[start - 1 : start] != " ":
        if not _is_bracketed(document.text, numeral, start, end):
            return None
    else:
        aged = "age" in folded[max(0, start - 22) : start]
        before = _AGE_BEFORE.search(folded, max(0, start - 22), start) if aged else None
        if before:
            start = start if before[1] else before.start()
        elif not (
            _is_apposed(document, numeral, start, end)
            or _is_told(folded, start, end)
            or _is_listed(folded, start, end)
        ):
            return None
    number = Extent(numeral.start, numeral.end)
    quantity = Quantity(
        start, end, value, value, value, unit, "age", None, False, 1, number, "how-old"
    )
    return quantity, Age(start, end, value / _PER_YEAR[unit])


def _is_told(folded: str, start: int, end: int) -> bool:
    """Whether a bare number says how old somebody is: "she is 50", "he turned 50", "At 50, he"."""
    if folded.endswith(_BEFORE_TOLD_AGE, 0, start) and _AGE_TOLD.search(
        folded, max(0, start - 32), start
    ):
        return _AGE_ENDS.match(folded, end) is not None
    closes = folded[end : end + 1] == "," and _AT_AGE_CLOSES.match(folded, end)
    return bool(closes and _AT_AGE.search(folded, max(0, start - 6), start))


def _is_listed(folded: str, start: int, end: int) -> bool:
    """Whether a number is one of the ages of several: "two brothers, 8 and 10, drowned"."""
    return (
        folded[end : end + 1] in (",", ".", ";", ")", " ")
        and _AGES_GO_ON.match(folded, end) is not None
        and _AGES_BEFORE.search(folded, max(0, start - 40), start) is not None
    )


def _is_bracketed(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a number stands in brackets behind a name: "Jane Roe (37) said"."""
    return (
        numeral.digits
        and text[start - 1 : start] == "("
        and _NAMED_CLOSES.match(text, end) is not None
        and _NAMED_BEFORE.search(text, max(0, start - 48), start) is not None
    )


def _is_apposed(document: Document, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a bare number stands behind a name as an age does: "Jane Roe, 37, said"."""
    folded = document.folded
    return (
        numeral.digits
        and numeral.precision == 1
        and folded[start - 2 : start - 1] == ","
        and _AGE_CLOSES.match(folded, end) is not None
        and (
            _PERSON_BEFORE.search(document.text, max(0, start - 24), start) is not None
            or (
                folded[end] == ","
                and _HOLDER_BEFORE.search(folded, max(0, start - _HOLDER), start) is not None
            )
            or _AGE_APPOSED.match(folded, end) is not None
        )
    )


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The checker of this module."""
    return [Quantities()]
