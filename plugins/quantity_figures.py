"""Figures: numerals with sign and unit, and whether they claim anything; no hedges, no ranges."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from validator.api import INFINITY, Document, Lexicon, NamedTuple, NoClaim, Quantity, regex

from . import quantity_ages as ages
from .number_atoms import Atom, Role, digit_atoms, disjoint, word_atoms
from .number_grammar import Grammar, Numeral
from .quantity_claims import (
    CLOCK_WORDS,
    PRONOUN_WORDS,
    Contests,
    Cover,
    Labels,
    Phones,
    is_clock,
    may_be_code,
    sites,
)
from .quantity_hedges import Hedges
from .quantity_sides import Sides
from .quantity_units import NATIONAL, Measured, Unit, Units, UnitType
from .whole_words import WholeWords

_PACK: Final = "words-numbers."
_ATOMS: Final = {
    _PACK + "cardinals": Role.SMALL,
    _PACK + "scales": Role.SCALE,
    _PACK + "collectives": Role.DOZEN,
    _PACK + "ordinals": Role.ORDINAL,
    _PACK + "relative-ordinals": Role.PLACE,
    _PACK + "fraction-parts": Role.PARTS,
    _PACK + "single-parts": Role.PART,
    _PACK + "vague-numbers": Role.VAGUE,
    _PACK + "vague-heads": Role.HEAD,
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
_SEARCHED: Final = ("temperatures", "idioms", "figures-of-speech")
LEXICONS: Final = (*_ATOMS, *(_PACK + name for name in _SEARCHED))
TABLES: Final = tuple(_PACK + name for name in _TABLES if name not in _SEARCHED)

_ORDINAL_SUFFIX = regex(r"(?:st|nd|rd|th)\b(?! ?[0-9]{1,2}(?:\.[0-9])? ?lbs?\b)")
_PERCENT_OF = regex(r"(?<![\w.])(?:per ?cent|percentage|%) of $")
_LONE_PERCENT = regex(r"%(?<=[a-z] %)(?= )")
_DECADE = regex(r"(?<=0)'s\b")
# "thousands of euros", "half a mile", "a quarter of an hour"
_OF = regex(r" (?:of|(?:of )?an?) ")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_NO_LETTERS: Final = frozenset(" .,;:()-$£€%\n\"'") | {""}
_MINUS = regex(r"(?:^|[\s(])(minus |negative |[-−–])$")
_MINUS_SIGNS: Final = frozenset("-−–")
_BEFORE_SIGNED: Final = _MINUS_SIGNS | {" "}
_MINUS_WORDS: Final = frozenset({"minus", "negative"})
_MINUS_ENDS: Final = frozenset(word[-5:] for word in _MINUS_WORDS)
_OF_FORMS: Final = ("vague", "fraction")
_WEATHER_NEAR: Final = 80
_new = tuple.__new__  # a named tuple at half of what its constructor takes


class Figure(NamedTuple):
    """A numeral with its unit; the extent holds both."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None
    exempt: NoClaim | None
    """Why it claims nothing; none where it does."""
    quiet_before: bool = False
    """Whether what stands before it surely says no more of it."""
    quiet_behind: bool = False

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
        self.sides = Sides(
            before=_MINUS_WORDS | ages.WORDS_BEFORE | self.units.words_before
            | self.hedges.words_before | self.labels.words_before,
            behind=ages.WORDS_BEHIND | self.units.words_behind | self.hedges.words_behind
            | CLOCK_WORDS | frozenset(PRONOUN_WORDS),
            behind_comma=self.hedges.words_behind,
            endings=NATIONAL,
        )  # fmt: skip


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
        self._sides = tables.sides
        self.phones = Phones(document.text)

    def figures(self) -> list[Figure]:
        """All figures, in order, without overlap."""
        found = []
        reach = 0
        for numeral in Grammar(self._folded, self._atoms()).numerals():
            if numeral.start >= reach and not (
                self._sites.starts and self._sites.holds(numeral.start, numeral.end)
            ):
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
        terms = self._document.terms
        dates = [(date.start, date.end) for date in self._document.spans("date")]
        atoms = [*digit_atoms(self._text, self._folded, dates)]
        for name, role in _ATOMS.items():
            words = terms(name)
            if words:
                atoms += word_atoms(words, role)
        return disjoint(atoms, dates)

    def _figure(self, numeral: Numeral, reach: int) -> Figure | None:
        """The numeral as a figure; none for what is no number of its own."""
        start, end = numeral.start, numeral.end
        if numeral.form == "ordinal":
            return _new(Figure, (start, end, numeral, None, "order", False, False))
        text, folded, digits = self._text, self._folded, numeral.digits
        quiet_before = self._sides.quiet_before(text, folded, start)
        quiet_behind = self._sides.quiet_behind(text, folded, end)
        if not digits:
            if (
                (self._idioms.starts and self._idioms.touches(start, end))
                or (not quiet_before and folded.endswith("multi-", 0, start))
                or (not quiet_behind and folded.startswith(" o'clock", end))
            ):
                return None
        elif not (quiet_before and quiet_behind):
            before, follow = folded[start - 1 : start], folded[end : end + 1]
            if not (quiet_behind and before != ":") and is_clock(folded, start, end):
                return None
            suffix = _ORDINAL_SUFFIX.match(folded, end) if follow and follow in "snrt" else None
            if suffix:
                ordinal = numeral._replace(end=suffix.end(), form="ordinal")
                return Figure(start, suffix.end(), ordinal, None, "order")
            if follow == "'" and end - start == 2 and _DECADE.match(folded, end):
                return None
            if (
                before == "-"
                and folded[start - 2 : start - 1] in _LETTERS
                and not folded.endswith("-to-", 0, start)
            ):
                return None if follow.isalpha() else self._bare(numeral, False, quiet_behind)
        if quiet_before and quiet_behind and numeral.form == "number":
            return self._bare(numeral, True, True)
        measured = self._measured(numeral, reach, quiet_before, quiet_behind)
        if measured is not None:
            if measured.unit.type == "currency":
                measured = self._tables.units.with_scale(text, measured)
            return self._with_unit(numeral, measured, quiet_before, quiet_behind)
        if folded[start - 1 : start] not in _NO_LETTERS and text[start - 1 : start].isalnum():
            return None
        if digits and folded[end : end + 1] not in _NO_LETTERS and folded[end].isalpha():
            return None
        return self._bare(numeral, quiet_before, quiet_behind)

    def _measured(
        self, numeral: Numeral, reach: int, quiet_before: bool, quiet_behind: bool
    ) -> Measured | None:
        """The unit beside a numeral; `reach` is where the figure before it ends."""
        text, folded, units = self._text, self._folded, self._tables.units
        start, end = numeral.start, numeral.end
        large = numeral.scaled or numeral.precision >= 1000 or (numeral.value or 0) >= 10000
        measured = None
        if not quiet_behind:
            measured = units.after(text, folded, start, end, large)
        if measured is None and numeral.form in _OF_FORMS:
            link = _OF.match(folded, end)
            if link:
                measured = units.after(text, folded, start, link.end() - 1, large)
        if quiet_before:
            return measured
        money = units.before(text, folded, start, large)
        if money is not None and money.start >= reach:
            if measured and measured.unit.name.startswith(money.unit.name):
                return money._replace(end=measured.end, unit=measured.unit)
            return units.rated(folded, money._replace(end=end))
        if measured is None and folded[start - 4 : start] == " of ":
            percent = _PERCENT_OF.search(folded, max(reach, start - 20), start)
            if percent:
                return Measured(percent.start(), end, Unit("percent", "percent"))
        if folded[start - 1 : start] not in _NO_LETTERS and text[start - 1 : start].isalnum():
            return None
        return measured

    def _with_unit(
        self, numeral: Numeral, measured: Measured, quiet_before: bool, quiet_behind: bool
    ) -> Figure | None:
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
        start = measured.start if measured.start < numeral.start else numeral.start
        if start < numeral.start and self._folded[numeral.start - 1] == "-":
            numeral = _negative(numeral)
        quiet_before = quiet_before and start == numeral.start
        if not quiet_before and self._folded[start - 1 : start] in _BEFORE_SIGNED:
            numeral, start = self._signed(numeral, start)
        exempt: NoClaim | None = None
        if unit.type == "duration":
            exempt = "duration"
        elif self._speech.starts and self._speech.touches(numeral.end - 1, measured.end):
            exempt = "figure-of-speech"
        end = measured.end if measured.end > numeral.end else numeral.end
        quiet_behind = quiet_behind and end == numeral.end
        return _new(Figure, (start, end, numeral, unit, exempt, quiet_before, quiet_behind))

    def _bare(self, numeral: Numeral, quiet_before: bool, quiet_behind: bool) -> Figure:
        start, end = numeral.start, numeral.end
        exempt: NoClaim | None = None
        if self._speech.starts and self._speech.touches(end - 1, end):
            exempt = "figure-of-speech"
        elif quiet_before and quiet_behind and not may_be_code(self._text, start, end):
            pass
        elif numeral.digits and self.phones.holds(start, end):
            exempt = "phone-number"
        else:
            spelt_one = numeral.value == 1 and not numeral.digits
            exempt = self._tables.labels.label(
                self._text, self._folded, start, end, spelt_one, quiet_before
            )
        if not quiet_before and self._folded[start - 1 : start] in _BEFORE_SIGNED:
            numeral, start = self._signed(numeral, start)
        return _new(Figure, (start, end, numeral, None, exempt, quiet_before, quiet_behind))

    def _signed(self, numeral: Numeral, start: int) -> tuple[Numeral, int]:
        """The number made negative where a minus stands before it, and where that begins."""
        spaced = self._folded[start - 1] == " "
        if spaced and self._folded[start - 6 : start - 1] not in _MINUS_ENDS:
            return numeral, start
        if numeral.value is None:
            return numeral, start
        minus = _MINUS.search(self._folded, max(0, start - 11), start)
        return (_negative(numeral), minus.start(1)) if minus else (numeral, start)


def _negative(numeral: Numeral) -> Numeral:
    value = -(numeral.value or 0)
    return numeral._replace(value=value, low=value, high=value)


def _words_of(lexicon: Lexicon) -> WholeWords:
    return WholeWords(entry.form.lower() for entry in lexicon.entries)
