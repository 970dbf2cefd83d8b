"""Quantities and ages: every number in a draft as an interval, with its unit and its hedge."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from validator.api import (
    INFINITY,
    Age,
    Checker,
    Document,
    Extent,
    Kind,
    Lexicon,
    Quantity,
    Tri,
    hookimpl,
)
from validator.plugins.number_words import Atom, Grammar, Number, Numeral, Role, digit_atoms
from validator.plugins.quantity_claims import (
    Contests,
    Cover,
    Labels,
    addresses_of_sites,
    is_clock,
    is_counted,
    phones,
)
from validator.plugins.quantity_hedges import ONE_SIDED, Hedge, Hedges, interval
from validator.plugins.quantity_units import Measured, Unit, Units, UnitType

_PACK: Final = "words-numbers"
_ATOMS: Final = {
    "cardinals": Role.SMALL,
    "scales": Role.SCALE,
    "collectives": Role.DOZEN,
    "ordinals": Role.ORDINAL,
    "relative-ordinals": Role.PLACE,
    "fraction-parts": Role.PARTS,
    "single-parts": Role.PART,
    "vague-numbers": Role.VAGUE,
    "vague-heads": Role.HEAD,
}
_UNITS: Final[dict[str, UnitType]] = {
    "percents": "percent",
    "durations": "duration",
    "temperatures": "temperature",
    "dimensions": "dimension",
    "currencies": "currency",
}
_TABLES: Final = (
    *_UNITS, "currencies-before", "hedges-before", "hedges-after", "designators", "streets",
    "contests", "changes", "weather",
)  # fmt: skip
_COVERS: Final = ("idioms", "figures-of-speech")


class _Figure(NamedTuple):
    """A numeral with its unit; hedges and ranges are still to come."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    claim: bool


_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)\b")
_AGE_AFTER = re.compile(
    r"[- ](year|month|week|day)s?(?:[- ]olds?\b| of age\b)|[ -]?y(?:/|\.)?o\b"
)
_AGE_BEFORE = re.compile(r"\b(?:aged?(?: of| just| only| about| around)? )$")
_AGE_NOTED = re.compile(r"[A-Z][\w'’.-]+,? [(]?$|[A-Z][\w'’.-]+, $")
_AGE_CLOSES = re.compile(r"[,);](?! [0-9])| (?:and|--|—|–|-) ")
# where names have no capitals
_AGE_APPOSED = re.compile(r", (?:an?|who|of|from|was|were) ")
_PER_YEAR: Final = {"year": 1, "month": 12, "week": 52, "day": 365}
_PARTS_OF_UNIT: Final = {
    ("foot", "inch"): 12, ("dollar", "cent"): 100, ("euro", "cent"): 100, ("yuan", "jiao"): 10,
    ("pound", "penny"): 100, ("pound", "ounce"): 16, ("rouble", "kopeck"): 100,
}  # fmt: skip
_INCHES = re.compile(r" in(?![a-z0-9]| [a-z])")
_CLAUSE_ENDS = re.compile(r"$|[.,;:!?)\n]| more\b")
_RANGE_LINKS: Final = frozenset({" to ", " through ", "- to ", " till "})
_DASHES: Final = frozenset({"-", "–", "—", "‑", " - ", " – ", "‐"})
_FROM = re.compile(r"\b(?:anywhere |ranging |range |ranged |ranges )?(?:from|between) $")
_PERCENT_OF = re.compile(r"(?<![\w.])(?:per ?cent|percentage|%) of $")
_LONE_PERCENT = re.compile(r"[a-z] (%)(?= )")
_NAME_PART = re.compile(r"[a-z]-$")
_MINUS = re.compile(r"(?:^|[\s(])(minus |negative |[-−–])$")
_AND: Final = " and "


class Quantities(Checker):
    """Numbers and ages."""

    name = "quantities"
    kinds: Sequence[Kind] = ()
    needs = ("date",)
    lexicons = tuple(f"{_PACK}.{name}" for name in (*_ATOMS, *_TABLES, *_COVERS))

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        def table(name: str) -> Lexicon:
            return lexicons.get(f"{_PACK}.{name}") or Lexicon(f"{_PACK}.{name}", ())

        self._units = Units(
            {type_: table(name) for name, type_ in _UNITS.items()}, table("currencies-before")
        )
        self._hedges = Hedges(table("hedges-before"), table("hedges-after"))
        self._labels = Labels(table("designators"), table("streets"))
        self._contests = Contests(table("contests"))
        changes = "|".join(sorted({re.escape(e.form) for e in table("changes").entries}))
        self._change = re.compile(rf"\b(?:{changes})\b") if changes else re.compile(r"(?!)")
        weather = "|".join(sorted({re.escape(e.form) for e in table("weather").entries}))
        self._weather = re.compile(rf"\b(?:{weather})\b") if weather else re.compile(r"(?!)")

    def annotate(self, document: Document) -> Iterable[Quantity | Age]:
        return _Reading(self, document).spans()


class _Reading:
    """One pass over the numbers of one document."""

    def __init__(self, checker: Quantities, document: Document) -> None:
        self._checker = checker
        self._document = document
        self._text = document.text
        self._folded = document.folded
        terms = document.terms
        self._idioms = Cover.of_terms(terms(f"{_PACK}.idioms"))
        self._speech = Cover.of_terms(terms(f"{_PACK}.figures-of-speech"))
        self._phones = phones(document.text)
        self._sites = addresses_of_sites(document.text)

    def spans(self) -> Iterator[Quantity | Age]:
        figures = self._figures()
        yield from self._bare_units(figures)
        index, count = 0, len(figures)
        while index < count:
            figure = figures[index]
            if index + 1 < count and figures[index + 1].start - figure.end < 40:
                joined = self._range(figure, figures[index + 1])
                if joined is not None:
                    yield from joined
                    index += 2
                    continue
            yield from self._finished(figure)
            index += 1

    def _bare_units(self, figures: Sequence[_Figure]) -> Iterator[Quantity]:
        """Units that stand without a number: "the % of voters", "in Celsius"."""
        taken = Cover((figure.start, figure.end) for figure in figures)
        extents = [(match.start(1), match.end(1)) for match in _LONE_PERCENT.finditer(self._folded)]
        scales = self._document.terms(f"{_PACK}.temperatures")
        extents += [(term.start, term.end) for term in scales if term.replacement != "degree"]
        reach = 0
        for start, end in sorted(extents, key=lambda extent: (extent[0], -extent[1])):
            if start >= reach and not taken.touches(start, end):
                reach = end
                percent = self._folded[start] == "%"
                yield Quantity(
                    start, end, None, -INFINITY, INFINITY,
                    "percent" if percent else "degree",
                    "percent" if percent else "temperature", None, False,
                )  # fmt: skip

    def _figures(self) -> list[_Figure]:
        atoms = self._atoms()
        figures = []
        reach = 0
        for numeral in Grammar(self._folded, atoms).numerals():
            if numeral.start >= reach:
                figure = self._measured(numeral, reach)
                if figure is not None:
                    figures.append(figure)
                    reach = figure.end
        return figures

    def _atoms(self) -> list[Atom]:
        document = self._document
        dates = [(date.start, date.end) for date in document.spans("date")]
        atoms = list(digit_atoms(self._text, self._folded, dates))
        covered = Cover(dates)
        for name, role in _ATOMS.items():
            for term in document.terms(f"{_PACK}.{name}"):
                if not covered.touches(term.start, term.end):
                    atoms.append(_atom(term.start, term.end, role, term.replacement or ""))
        atoms.sort(key=lambda atom: (atom.start, -atom.end))
        return _disjoint(atoms)

    # ---- one number ----

    def _measured(self, numeral: Numeral, reach: int) -> _Figure | None:
        """The numeral with its sign and its unit; none for what is no number of its own."""
        text, folded = self._text, self._folded
        start, end = numeral.start, numeral.end
        if self._sites.holds(start, end):
            return None
        if numeral.form == "ordinal":
            return _Figure(start, end, numeral, None, False)
        if not numeral.digits and self._idioms.touches(start, end):
            return None
        units = self._checker._units
        follow = folded[end : end + 1]
        if numeral.digits:
            if is_clock(folded, start, end):
                return None
            if follow.isalpha():
                suffix = _ORDINAL_SUFFIX.match(folded, end)
                if suffix:
                    ordinal = numeral._replace(end=suffix.end(), form="ordinal")
                    return _Figure(start, suffix.end(), ordinal, None, False)
        scaled = numeral.scaled or numeral.precision >= 1000 or (numeral.value or 0) >= 10000
        measured = units.after(text, folded, start, end, scaled)
        if measured is None and numeral.form == "vague" and folded.startswith(" of ", end):
            measured = units.after(text, folded, start, end + 3, scaled)
        money = units.before(text, folded, start)
        if money is not None and money.start >= reach:
            stop = end
            if measured and measured.unit.type == "currency":
                if measured.unit.name.startswith(money.unit.name):
                    money = money._replace(unit=measured.unit)
                    stop = measured.end
            measured = units.rated(folded, Measured(money.start, stop, money.unit, money.factor))
        glued = start and text[start - 1].isalnum()
        if numeral.digits and _NAME_PART.search(folded, max(0, start - 2), start):
            return self._bare(numeral)
        if measured is None and (glued or (follow.isalpha() and numeral.digits)):
            return None
        if glued and money is None:
            return None
        if measured is None and folded[start - 4 : start] == " of ":
            percent = _PERCENT_OF.search(folded, max(reach, start - 20), start)
            if percent:
                measured = Measured(percent.start(), end, Unit("percent", "percent"))
        if measured is not None:
            return self._with_unit(numeral, units.scale_after_code(text, measured))
        return self._bare(numeral)

    def _with_unit(self, numeral: Numeral, measured: Measured) -> _Figure | None:
        unit = measured.unit
        if measured.factor != 1 and numeral.value is not None:
            value = numeral.value * measured.factor
            numeral = numeral._replace(
                value=value, low=value, high=value, precision=numeral.precision * measured.factor
            )
        if unit.type == "temperature" or unit.name == "degree":
            near = self._folded[max(0, measured.start - 80) : measured.end + 80]
            warm = self._checker._weather.search(near)
            if unit.name == "degree":
                unit = Unit("degree", "temperature" if warm else "dimension")
            elif not warm and self._folded[measured.end - 2].isdigit():
                return None
        start = min(measured.start, numeral.start)
        if start < numeral.start and self._folded[numeral.start - 1] == "-":
            numeral = _negative(numeral)
        numeral, start = self._signed(numeral, start)
        claim = unit.type != "duration" and not self._speech.touches(numeral.start, measured.end)
        return _Figure(start, max(measured.end, numeral.end), numeral, unit, claim)

    def _bare(self, numeral: Numeral) -> _Figure:
        numeral, start = self._signed(numeral, numeral.start)
        claim = not (
            self._speech.touches(numeral.start, numeral.end)
            or self._phones.holds(numeral.start, numeral.end)
        ) and self._checker._labels.claims(
            self._text, self._folded, numeral.start, numeral.end,
            numeral.value == 1 and not numeral.digits,
        )  # fmt: skip
        return _Figure(start, numeral.end, numeral, None, claim)

    def _signed(self, numeral: Numeral, start: int) -> tuple[Numeral, int]:
        """The number made negative where a minus stands before it."""
        before = self._folded[start - 1 : start]
        if numeral.value is None or not before or before not in " -−–":
            return numeral, start
        minus = _MINUS.search(self._folded, max(0, start - 11), start)
        if minus is None:
            return numeral, start
        return _negative(numeral), minus.start(1)

    def _finished(self, figure: _Figure) -> Iterator[Quantity | Age]:
        age = self._age(figure)
        if age is not None:
            yield from age
            return
        numeral, unit = figure.numeral, figure.unit
        number = Extent(numeral.start, numeral.end)
        if numeral.form == "ordinal":
            yield Quantity(
                figure.start, figure.end, numeral.value, numeral.low, numeral.high, None,
                "ordinal", None, False, 1, number,
            )  # fmt: skip
            return
        before, after = self._hedged(figure.start, figure.end)
        low, high = numeral.low, numeral.high
        start, end, words = figure.start, figure.end, None
        one_sided = False
        for hedge in (before, after):
            if hedge is None:
                continue
            if before and after and hedge is before and after.kind in ONE_SIDED:
                pass
            else:
                counted = unit is None and is_counted(self._folded, end)
                low, high = interval(hedge.kind, low, high, counted)
                one_sided = one_sided or hedge.kind in ONE_SIDED
            start, end = min(start, hedge.start), max(end, hedge.end)
            words = f"{words} {hedge.words}" if words else hedge.words
        yield Quantity(
            start, end, numeral.value, low, high, unit.name if unit else None,
            _type(numeral, unit, one_sided), words, figure.claim, numeral.precision, number,
        )  # fmt: skip

    def _hedged(self, start: int, end: int) -> tuple[Hedge | None, Hedge | None]:
        hedges = self._checker._hedges
        return hedges.before(self._folded, start), hedges.after(self._folded, end)

    def _age(self, figure: _Figure) -> tuple[Quantity, Age] | None:
        numeral = figure.numeral
        value = numeral.value
        if value is None or numeral.form not in ("number", "fraction"):
            return None
        if figure.unit is not None and figure.unit.type != "duration":
            return None
        folded, start, end = self._folded, figure.start, numeral.end
        unit = "year"
        found = None
        follow = folded[end : end + 1]
        if follow and follow in " -y":
            found = _AGE_AFTER.match(folded, end)
        if found:
            unit, end = found[1] or "year", found.end()
        elif figure.unit is None and folded[start - 1 : start] == " " and 0 < value < 125:
            before = _AGE_BEFORE.search(folded, max(0, start - 13), start)
            if before:
                start = before.start()
            elif not (
                numeral.digits and numeral.precision == 1 and folded[start - 2 : start - 1] == ","
                and _AGE_CLOSES.match(folded, end)
                and (
                    _AGE_NOTED.search(self._text, max(0, start - 24), start)
                    or _AGE_APPOSED.match(folded, end)
                )
            ):  # fmt: skip
                return None
        else:
            return None
        quantity = Quantity(
            start, end, value, value, value, unit, "age", None, False, 1,
            Extent(numeral.start, numeral.end),
        )  # fmt: skip
        return quantity, Age(start, end, value / _PER_YEAR[unit])

    # ---- two numbers ----

    def _range(self, one: _Figure, two: _Figure) -> tuple[Quantity, ...] | None:
        """The quantity that two numbers make, or two quantities of a score."""
        a, b = one.numeral, two.numeral
        if a.value is None or b.value is None or "ordinal" in (a.form, b.form):
            return None
        gap = self._folded[one.end : two.start]
        if one.unit is not None and (gap == " " or gap == _AND):
            whole = self._compound(one, two, gap)
            if whole is not None:
                return whole
        if gap in _DASHES:
            if self._phones.holds(one.start, two.end):
                return None
            return self._dashed(one, two)
        if gap in _RANGE_LINKS or gap == _AND or gap == " or ":
            return self._spelt(one, two, gap)
        if len(gap) > 8 and gap.startswith(" and "):
            return self._bounded(one, two)
        return None

    def _compound(self, one: _Figure, two: _Figure, gap: str) -> tuple[Quantity, ...] | None:
        """ "5 feet 2 inches", "13 dollars and 45 cents", "15 dollars 50"."""
        a, b = one.numeral, two.numeral
        assert one.unit is not None
        assert a.value is not None
        assert b.value is not None
        if a.precision != 1 or b.precision != 1 or not 0 <= b.value < 100:
            return None
        end = two.end
        small = two.unit.name if two.unit else None
        if small is None and _INCHES.match(self._folded, two.end):
            small, end = "inch", two.end + 3
        parts = _PARTS_OF_UNIT.get((one.unit.name, small))
        if parts is None and small is None and one.unit.type == "currency" and gap == " ":
            parts = 100 if _CLAUSE_ENDS.match(self._folded, two.end) else None
            parts = None if one.start == a.start - 1 else parts
        if parts is None or b.value >= parts:
            return None
        value = a.value + b.value / parts
        return tuple(
            self._finished(
                one._replace(
                    end=end,
                    numeral=a._replace(
                        end=b.end, value=value, low=value, high=value, precision=1 / parts
                    ),
                )
            )
        )  # type: ignore[arg-type]

    def _dashed(self, one: _Figure, two: _Figure) -> tuple[Quantity, ...] | None:
        a, b = one.numeral, two.numeral
        assert a.value is not None
        assert b.value is not None
        if b.value < 0 or (self._text[b.start] == "0" and len(self._text[b.start : b.end]) > 1):
            return None
        if not a.digits and not b.digits and b.value > 20 > a.value:
            return None
        bare = one.unit is None and two.unit is None
        if bare and self._checker._contests.is_score(
            self._folded, one.start, two.end, a.value, b.value
        ):
            return tuple(_unclaimed(figure) for figure in (one, two))
        return self._between(one, two, one.start, one.claim and two.claim)

    def _spelt(self, one: _Figure, two: _Figure, gap: str) -> tuple[Quantity, ...] | None:
        folded, start = self._folded, one.start
        lead = _FROM.search(folded, max(0, start - 16), start)
        opened = lead is not None and lead[0].endswith("between ")
        if gap == _AND and not opened:
            return None
        a, b = one.numeral.value, two.numeral.value
        assert a is not None
        assert b is not None
        if gap == " to " and a >= b and one.unit is None and two.unit is None:
            score = lead is None and self._checker._contests.is_near(folded, start, two.end)
            return (_unclaimed(one), _unclaimed(two)) if score else None
        if gap in _RANGE_LINKS and not opened:
            if one.unit is not None and two.unit is not None and lead is None:
                if one.unit.type in ("percent", "currency"):
                    return None
            at = lead.start() if lead else start
            head = folded[max(0, at - 40) : at].rpartition(". ")[2]
            if lead is not None and self._checker._change.search(head):
                return None
        if gap == " or " and not (
            one.unit is None and a < b <= a * 2 and one.numeral.digits == two.numeral.digits
        ):
            return None
        begin = lead.start() if lead else start
        return self._between(one, two, begin, one.claim and two.claim)

    def _between(
        self, one: _Figure, two: _Figure, start: int, claim: bool
    ) -> tuple[Quantity, ...] | None:
        low, high = one.numeral.value, two.numeral.value
        assert low is not None
        assert high is not None
        unit = two.unit or one.unit
        if one.unit is not None and two.unit is not None and one.unit != two.unit:
            return None
        low = _scaled_alike(low, one.numeral, high, two.numeral)
        if low >= high:
            return None
        words = self._text[start : one.start].lower().strip() or None
        duration = unit is not None and unit.type == "duration"
        range_ = Quantity(
            start, two.end, None, low, high, unit.name if unit else None, "range", words,
            claim and not duration, two.numeral.precision, Extent(one.numeral.start, two.numeral.end),
        )  # fmt: skip
        return (range_,)

    def _bounded(self, one: _Figure, two: _Figure) -> tuple[Quantity, ...] | None:
        """ "at most 100 and at least 20": two hedges that close an interval."""
        first = self._checker._hedges.before(self._folded, one.start)
        second = self._checker._hedges.before(self._folded, two.start)
        if first is None or second is None or one.unit != two.unit:
            return None
        if self._folded[one.end : second.start] != _AND:
            return None
        low_a, high_a = interval(first.kind, one.numeral.low, one.numeral.high, False)
        low_b, high_b = interval(second.kind, two.numeral.low, two.numeral.high, False)
        low, high = max(low_a, low_b), min(high_a, high_b)
        if low in (0, -INFINITY) or high == INFINITY or low >= high:
            return None
        words = f"{first.words} {second.words}"
        range_ = Quantity(
            first.start, two.end, None, low, high, two.unit.name if two.unit else None, "range",
            words, one.claim and two.claim, 1, Extent(one.numeral.start, two.numeral.end),
        )  # fmt: skip
        return (range_,)


def _atom(start: int, end: int, role: Role, stands_for: str) -> Atom:
    """The atom of a number word; `stands_for` as written in the lexicons ("24", "24 to 199")."""
    if role in (Role.VAGUE, Role.HEAD):
        low, _, high = stands_for.partition(" to ")
        return Atom(start, end, role, 0, 1, int(low), INFINITY if high == "none" else int(high))
    value = int(stands_for) if stands_for.isdigit() else 0
    return Atom(start, end, role, value)


def _disjoint(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without those that lie in a longer one before them."""
    kept: list[Atom] = []
    reach = 0
    for atom in atoms:
        if atom.start >= reach:
            kept.append(atom)
            reach = atom.end
    return kept


def _type(numeral: Numeral, unit: Unit | None, one_sided: bool) -> str:
    if unit is not None:
        return "dimension" if unit.type == "duration" else unit.type
    if numeral.form == "fraction":
        return "fraction"
    return "range" if one_sided else "number"


def _negative(numeral: Numeral) -> Numeral:
    value = -(numeral.value or 0)
    return numeral._replace(value=value, low=value, high=value)


def _unclaimed(figure: _Figure) -> Quantity:
    numeral = figure.numeral
    return Quantity(
        numeral.start, numeral.end, numeral.value, numeral.low, numeral.high, None, "number", None,
        False, numeral.precision, Extent(numeral.start, numeral.end),
    )  # fmt: skip


def _scaled_alike(low: Number, one: Numeral, high: Number, two: Numeral) -> Number:
    """ "10 to 15 million": the scale holds for both."""
    if one.scaled or one.precision > 1 or not (two.scaled or two.precision > 1) or low >= 1000:
        return low
    factor = next((f for f in (10**12, 10**9, 10**6, 10**3, 100) if high >= f), 1)
    return low * factor if low * factor < high else low


def _claim(_: Document, quantity: Quantity) -> Tri:
    return quantity.claim


def _exact(_: Document, quantity: Quantity) -> Tri:
    return quantity.low == quantity.high


def _vague(_: Document, quantity: Quantity) -> Tri:
    return quantity.value is None and quantity.type not in ("range", "ordinal")


Quantities.kinds = (
    Kind(
        "quantity",
        Quantity,
        "A number, with its hedge and its unit",
        "Some 20 trucks were waiting.",
        {"claim": _claim, "exact": _exact, "vague": _vague},
    ),
    Kind("age", Age, "How old somebody is", "The driver, aged 37, was unhurt."),
)


@hookimpl
def newslint_checkers() -> list[Checker]:
    """The checker of this module."""
    return [Quantities()]
