"""Figures: numerals with sign and unit, and whether they claim anything; no hedges, no ranges."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from validator.api import INFINITY, Document, Lexicon, NamedTuple, NoClaim, Quantity, regex

from .number_atoms import Atom, Role, digit_atoms, disjoint, word_atom
from .number_grammar import Grammar, Numeral
from .quantity_claims import Contests, Cover, Labels, Phones, is_clock, sites
from .quantity_hedges import Hedges
from .quantity_units import Measured, Unit, Units, UnitType
from .whole_words import WholeWords

_PACK: Final = "words-numbers."
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
_SEARCHED: Final = (*_ATOMS, "temperatures", "idioms", "figures-of-speech")
LEXICONS: Final = tuple(_PACK + name for name in _SEARCHED)
TABLES: Final = tuple(_PACK + name for name in _TABLES if name not in _SEARCHED)

_ORDINAL_SUFFIX = regex(r"(?:st|nd|rd|th)\b(?! ?[0-9]{1,2}(?:\.[0-9])? ?lbs?\b)")
_PERCENT_OF = regex(r"(?<![\w.])(?:per ?cent|percentage|%) of $")
_LONE_PERCENT = regex(r"%(?<=[a-z] %)(?= )")
_DECADE = regex(r"(?<=0)'s\b")
# "thousands of euros", "half a mile", "a quarter of an hour"
_OF = regex(r" (?:of|(?:of )?an?) ")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_MINUS = regex(r"(?:^|[\s(])(minus |negative |[-−–])$")
_MINUS_SIGNS: Final = frozenset("-−–")
_MINUS_WORDS: Final = ("minus ", "negative ")
_WEATHER_NEAR: Final = 80


class Figure(NamedTuple):
    """A numeral with its unit; the extent holds both."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    exempt: NoClaim | None
    """Why it claims nothing; none where it does."""

    @property
    def claim(self) -> bool:
        return self.exempt is None


class Tables:
    """The number lexicons, ready for use beside a number."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        def named(name: str) -> Lexicon:
            return lexicons.get(_PACK + name) or Lexicon(_PACK + name, ())

        units = {type_: named(name) for name, type_ in _UNITS.items()}
        self.units = Units(units, named("currencies-before"))
        self.hedges = Hedges(named("hedges-before"), named("hedges-after"))
        self.labels = Labels(named("designators"), named("streets"))
        self.contests = Contests(named("contests"))
        self.changes = _words_of(named("changes"))
        self.weather = _words_of(named("weather"))


class FigureReader:
    """Reads the figures of one document."""

    def __init__(self, tables: Tables, document: Document) -> None:
        self._tables = tables
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._idioms = Cover.of_terms(document.terms(_PACK + "idioms"))
        self._speech = Cover.of_terms(document.terms(_PACK + "figures-of-speech"))
        self._sites = sites(document.text)
        self.phones = Phones(document.text)

    def figures(self) -> list[Figure]:
        """All figures, in order, without overlap."""
        found = []
        reach = 0
        for numeral in Grammar(self._folded, self._atoms()).numerals():
            if numeral.start >= reach and not self._sites.holds(numeral.start, numeral.end):
                figure = self._figure(numeral, reach)
                if figure is not None:
                    found.append(figure)
                    reach = figure.end
        return found

    def lone_units(self, figures: Sequence[Figure]) -> Iterator[Quantity]:
        """Units that stand without a number: "the % of voters", "in Celsius"."""
        extents = [match.span() for match in _LONE_PERCENT.finditer(self._folded)]
        scales = self._document.terms(_PACK + "temperatures")
        extents += [(term.start, term.end) for term in scales if term.replacement != "degree"]
        if not extents:
            return
        taken = Cover((figure.start, figure.end) for figure in figures)
        reach = 0
        for start, end in sorted(extents, key=lambda extent: (extent[0], -extent[1])):
            if start >= reach and not taken.touches(start, end):
                reach = end
                percent = self._folded[start] == "%"
                yield Quantity(
                    start, end, None, -INFINITY, INFINITY, "percent" if percent else "degree",
                    "percent" if percent else "temperature", None, False, exempt="lone-unit",
                )  # fmt: skip

    def _atoms(self) -> list[Atom]:
        document = self._document
        dates = [(date.start, date.end) for date in document.spans("date")]
        dated = Cover(dates)
        atoms = list(digit_atoms(self._text, self._folded, dates))
        for name, role in _ATOMS.items():
            atoms += [
                word_atom(term.start, term.end, role, term.replacement or "")
                for term in document.terms(_PACK + name)
                if not dated.touches(term.start, term.end)
            ]
        kept: list[Atom] = disjoint(atoms)
        return kept

    def _figure(self, numeral: Numeral, reach: int) -> Figure | None:
        """The numeral as a figure; none for what is no number of its own."""
        start, end = numeral.start, numeral.end
        if numeral.form == "ordinal":
            return Figure(start, end, numeral, None, "order")
        folded = self._folded
        if numeral.digits:
            if is_clock(folded, start, end):
                return None
            follow = folded[end : end + 1]
            suffix = _ORDINAL_SUFFIX.match(folded, end) if follow and follow in "snrt" else None
            if suffix:
                ordinal = numeral._replace(end=suffix.end(), form="ordinal")
                return Figure(start, suffix.end(), ordinal, None, "order")
            if follow == "'" and end - start == 2 and _DECADE.match(folded, end):
                return None
            if (
                folded[start - 1 : start] == "-"
                and folded[start - 2 : start - 1] in _LETTERS
                and not folded.endswith("-to-", 0, start)
            ):
                return None if follow.isalpha() else self._bare(numeral)
        elif (
            self._idioms.touches(start, end)
            or folded.endswith("multi-", 0, start)
            or folded.startswith(" o'clock", end)
        ):
            return None
        measured = self._measured(numeral, reach)
        if measured is not None:
            if measured.unit.type == "currency":
                measured = self._tables.units.with_scale(self._text, measured)
            return self._with_unit(numeral, measured)
        glued = start > 0 and self._text[start - 1].isalnum()
        if glued or (numeral.digits and folded[end : end + 1].isalpha()):
            return None
        return self._bare(numeral)

    def _measured(self, numeral: Numeral, reach: int) -> Measured | None:
        """The unit beside a numeral; `reach` is where the figure before it ends."""
        text, folded, units = self._text, self._folded, self._tables.units
        start, end = numeral.start, numeral.end
        large = numeral.scaled or numeral.precision >= 1000 or (numeral.value or 0) >= 10000
        measured = units.after(text, folded, start, end, large)
        link = _OF.match(folded, end) if numeral.form in ("vague", "fraction") else None
        if measured is None and link:
            measured = units.after(text, folded, start, link.end() - 1, large)
        money = units.before(text, folded, start, large)
        if money is not None and money.start >= reach:
            if measured and measured.unit.name.startswith(money.unit.name):
                return money._replace(end=measured.end, unit=measured.unit)
            return units.rated(folded, money._replace(end=end))
        if measured is None and folded[start - 4 : start] == " of ":
            percent = _PERCENT_OF.search(folded, max(reach, start - 20), start)
            if percent:
                return Measured(percent.start(), end, Unit("percent", "percent"))
        if start and text[start - 1].isalnum():
            return None
        return measured

    def _with_unit(self, numeral: Numeral, measured: Measured) -> Figure | None:
        unit = measured.unit
        if measured.factor != 1 and numeral.value is not None:
            value = numeral.value * measured.factor
            precision = numeral.precision * measured.factor
            numeral = numeral._replace(value=value, low=value, high=value, precision=precision)
        if unit.type == "temperature":
            near = self._folded[
                max(0, measured.start - _WEATHER_NEAR) : measured.end + _WEATHER_NEAR
            ]
            warm = self._tables.weather.stand_in(near)
            if unit.name == "degree" and not warm:
                unit = Unit("degree", "dimension")
            elif (
                not warm
                and self._folded[measured.end - 2].isdigit()
                and self._folded[measured.start - 1 : measured.start] not in _MINUS_SIGNS
            ):
                return None  # "777F", but "-10C"
        start = min(measured.start, numeral.start)
        if start < numeral.start and self._folded[numeral.start - 1] == "-":
            numeral = _negative(numeral)
        numeral, start = self._signed(numeral, start)
        exempt: NoClaim | None = None
        if unit.type == "duration":
            exempt = "duration"
        elif self._speech.touches(numeral.end - 1, measured.end):
            exempt = "figure-of-speech"
        return Figure(start, max(measured.end, numeral.end), numeral, unit, exempt)

    def _bare(self, numeral: Numeral) -> Figure:
        start, end = numeral.start, numeral.end
        exempt: NoClaim | None
        if self._speech.touches(end - 1, end):
            exempt = "figure-of-speech"
        elif self.phones.holds(start, end):
            exempt = "phone-number"
        else:
            spelt_one = numeral.value == 1 and not numeral.digits
            exempt = self._tables.labels.label(self._text, self._folded, start, end, spelt_one)
        numeral, start = self._signed(numeral, start)
        return Figure(start, end, numeral, None, exempt)

    def _signed(self, numeral: Numeral, start: int) -> tuple[Numeral, int]:
        """The number made negative where a minus stands before it, and where that begins."""
        before = self._folded[start - 1 : start]
        if numeral.value is None or not before or before not in " -−–":
            return numeral, start
        if before == " " and not self._folded.endswith(_MINUS_WORDS, 0, start):
            return numeral, start
        minus = _MINUS.search(self._folded, max(0, start - 11), start)
        return (_negative(numeral), minus.start(1)) if minus else (numeral, start)


def _negative(numeral: Numeral) -> Numeral:
    value = -(numeral.value or 0)
    return numeral._replace(value=value, low=value, high=value)


def _words_of(lexicon: Lexicon) -> WholeWords:
    return WholeWords(entry.form.lower() for entry in lexicon.entries)
