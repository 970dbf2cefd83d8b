"""Quantities and ages: every number in a draft as an interval, with its unit and its hedge."""

from collections.abc import Iterable, Mapping
from typing import Literal

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
)

from .quantity_ages import LISTING, read_age
from .quantity_claims import is_counted
from .quantity_figures import LEXICONS, TABLES, Figure, FigureReader, Tables
from .quantity_hedges import ONE_SIDED, Hedge, interval
from .quantity_ranges import CONJUNCTIONS, JOINTS, Ranges
from .unit_conversions import same_measure

_Type = Literal["number", "currency", "dimension", "percent", "range", "temperature", "fraction"]

_new = tuple.__new__  # a named tuple at half of what its constructor takes


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
            {"exact": _exact, "vague": _vague},
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
        folded = document.folded
        figures = reader.figures()
        found: list[Quantity | Age] = list(reader.lone_units(figures))
        index, count = 0, len(figures)
        while index < count:
            figure = figures[index]
            index += 1
            joined = None
            if index < count:
                gap = folded[figure.end : figures[index].start]
                if gap in JOINTS or gap[:5] in CONJUNCTIONS:
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
        numeral, unit = figure.numeral, figure.unit
        if numeral.form == "ordinal":
            number = _new(Extent, (numeral.start, numeral.end))
            ordinal = (
                figure.start, figure.end, numeral.value, numeral.low, numeral.high, None,
                "ordinal", None, False, 1, number, "order",
            )  # fmt: skip
            return (_new(Quantity, ordinal),)
        hedges, folded, start = self._tables.hedges, document.folded, figure.start
        if unit is None or unit.type == "duration":
            quiet = figure.quiet_before and folded[start - 4 : start] not in LISTING
            if not (quiet and figure.quiet_behind):
                age = read_age(document, start, numeral, unit, quiet)
                if age is not None:
                    return age
        before = None if figure.quiet_before else hedges.before(folded, start)
        after = None if figure.quiet_behind else hedges.after(folded, figure.end)
        if before is not None or after is not None:
            return (_hedged(folded, figure, before, after),)
        type_: _Type = "number"
        if unit is not None and unit.type != "duration":
            type_ = unit.type
        elif unit is None and numeral.form == "fraction":
            type_ = "fraction"
        plain = (
            start, figure.end, numeral.value, numeral.low, numeral.high,
            unit.name if unit else None, type_, None, figure.exempt is None,
            numeral.precision, _new(Extent, (numeral.start, numeral.end)), figure.exempt,
        )  # fmt: skip
        return (_new(Quantity, plain),)


def _hedged(folded: str, figure: Figure, before: Hedge | None, after: Hedge | None) -> Quantity:
    """A figure as a quantity, with one or both of the hedges around it."""
    numeral, unit = figure.numeral, figure.unit
    start, end, low, high = figure.start, figure.end, numeral.low, numeral.high
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


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The checker of this module."""
    return [Quantities()]
