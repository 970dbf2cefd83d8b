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

from .ages import RANKS, holder_key, read_age, same_holder
from .claims import is_counted
from .figures import LEXICONS, TABLES, Figure, FigureReader, Tables
from .hedges import ONE_SIDED, Hedge, interval
from .ranges import CONJUNCTIONS, JOINTS, Ranges

_Type = Literal["number", "currency", "dimension", "percent", "range", "temperature", "fraction"]

_new = tuple.__new__  # a named tuple at half of what its constructor takes


def _exact(_: Document, quantity: Quantity) -> Tri:
    return quantity.low == quantity.high


def _vague(_: Document, quantity: Quantity) -> Tri:
    return quantity.value is None and quantity.type not in ("range", "ordinal")


def _same_measure(document: Document, given: Quantity, converted: Quantity) -> Tri:
    from .unit_conversions import same_measure  # few drafts convert

    return same_measure(document, given, converted)


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
            meanings={
                "value": "the number named: 6 of “at least 6”; none of “dozens” and “10 to 15”",
                "low": "the least that it may be: 6 of “at least 6”, 18 of “some 20”",
                "high": "the most that it may be: without limit of “at least 6”",
                "unit": "in the singular: kilometre, dollar, percent; none of a bare number",
                "type": "what kind of number",
                "hedge": "the words around the number that widen it: at least",
                "claim": "it states something that could be counted again",
                "precision": "the size of its last digit: 100000 of “1.5 million”",
                "number": "the number itself, without hedge and unit",
                "exempt": "why it is no claim",
                "exact": "no hedge widens it",
                "vague": "no number is named: “dozens”",
            },
        ),
        Kind(
            "age",
            Age,
            "How old somebody is",
            "The driver, aged 37, was unhurt.",
            meanings={"years": "in years: 0.5 of “six months old”"},
        ),
    )
    functions = (
        Function(
            "same_measure",
            ("quantity", "quantity"),
            "flag",
            "Whether two measures in different units are of one size, to rounding.",
            "same_measure(given, converted)",
            _same_measure,
        ),
        Function(
            "same_holder",
            ("age", "age"),
            "flag",
            "Whether two ages are told of one person, by name.",
            "same_holder(earlier, later)",
            same_holder,
            key=holder_key,
        ),
    )
    needs = ("date",)
    lexicons = LEXICONS
    tables = (*TABLES, RANKS)

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._tables = Tables(lexicons)

    def annotate(self, document: Document) -> Iterable[Quantity | Age]:
        reader = FigureReader(self._tables, document)
        ranges = Ranges(self._tables, document, reader.phones)
        folded = document.folded
        figures, ordinals = reader.figures()
        found: list[Quantity | Age] = [*ordinals, *reader.lone_units(figures)]
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
        """A figure that stands alone, as an age or a hedged quantity."""
        start, end, numeral, unit, exempt, before, behind = figure
        folded = document.folded
        if ("age" in before or "age" in behind) and (unit is None or unit.type == "duration"):
            age = read_age(
                document, start, numeral, unit, "age" in before, self._tables.age_holders
            )
            if age is not None:
                return age
        hedge = self._tables.hedges.before(folded, start) if "hedge" in before else None
        after = None
        if "hedge" in behind or end > numeral.end:
            after = self._tables.hedges.after(folded, end)
        if hedge is not None or after is not None:
            return (_hedged(folded, figure, hedge, after),)
        type_: _Type = "number"
        if unit is not None and unit.type != "duration":
            type_ = unit.type
        elif unit is None and numeral.form == "fraction":
            type_ = "fraction"
        plain = (
            start, end, numeral.value, numeral.low, numeral.high, unit.name if unit else None,
            type_, None, exempt is None, numeral.precision,
            _new(Extent, (numeral.start, numeral.end)), exempt,
        )  # fmt: skip
        return (_new(Quantity, plain),)


def _hedged(folded: str, figure: Figure, before: Hedge | None, after: Hedge | None) -> Quantity:
    """A figure as a quantity, with one or both of the hedges around it."""
    numeral, unit = figure.numeral, figure.unit
    start, end, low, high = figure.start, figure.end, numeral.low, numeral.high
    is_point = before is not None and before.kind == "equal"
    if before is not None and is_point and (unit or is_counted(folded, end)):
        before, is_point = None, False  # "equal to 10%", "equal to 20 jobs"
    hedges = [hedge for hedge in (before, after) if hedge]
    # "about five hundred or more"
    bounding = hedges[1:] if len(hedges) > 1 and hedges[1].kind in ONE_SIDED else hedges
    counted = bool(bounding) and unit is None and is_counted(folded, end)
    bare = unit is None and numeral.form == "number"
    below_zero = not counted and (bare or (unit is not None and unit.type == "temperature"))
    floor = -INFINITY if below_zero else 0
    for hedge in bounding:
        low, high = interval(hedge.kind, low, high, counted, floor)
    words = " ".join([hedge.words for hedge in hedges]) or None
    is_point = is_point and after is None and numeral.form == "number"
    one_sided = not ONE_SIDED.isdisjoint([hedge.kind for hedge in bounding])
    hedged = (
        before.start if before else start, after.end if after else end,
        None if is_point else numeral.value, low, high, unit.name if unit else None,
        _type(figure, one_sided or is_point), words, figure.exempt is None, numeral.precision,
        _new(Extent, (numeral.start, numeral.end)), figure.exempt,
    )  # fmt: skip
    return _new(Quantity, hedged)


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
