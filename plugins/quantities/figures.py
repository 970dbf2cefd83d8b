"""Figures: numerals with sign and unit, and whether they claim anything; no hedges, no ranges."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from validator.api import (
    INFINITY,
    Date,
    Document,
    Extent,
    Lexicon,
    NamedTuple,
    NoClaim,
    Quantity,
    Term,
    places,
    regex,
)

from ..word_places import WholeWords, forms_of
from . import ages
from .atoms import Atom, Role, digit_atoms, disjoint, word_atoms
from .claims import (
    CLOCK_WORDS,
    PRONOUN_WORDS,
    SHORTEST_CODE,
    Contests,
    Cover,
    Labels,
    Phones,
    is_clock,
    sites,
)
from .grammar import Grammar, Said
from .hedges import Hedges
from .sides import ANYTHING, Beside, Sides
from .units import NATIONAL, Measured, Unit, Units, UnitType

_PACK: Final = "words-numbers."
_ATOMS: Final[dict[str, Role]] = {
    _PACK + "cardinals": "small",
    _PACK + "scales": "scale",
    _PACK + "collectives": "dozen",
    _PACK + "ordinals": "ordinal",
    _PACK + "relative-ordinals": "place",
    _PACK + "fraction-parts": "parts",
    _PACK + "single-parts": "part",
    _PACK + "vague-numbers": "vague",
    _PACK + "vague-heads": "head",
}
_UNITS: Final[dict[str, UnitType]] = {
    "percents": "percent",
    "durations": "duration",
    "temperatures": "temperature",
    "dimensions": "dimension",
    "currencies": "currency",
}
_TABLES: Final = (
    *_UNITS, "symbols", "currencies-before", "hedges-before", "hedges-after", "designators",
    "topping", "streets", "contests", "changes", "weather", "age-holders", "in-metres",
)  # fmt: skip
_SEARCHED: Final = ("temperatures", "idioms", "figures-of-speech")
LEXICONS: Final = (*_ATOMS, *(_PACK + name for name in _SEARCHED))
TABLES: Final = tuple(_PACK + name for name in _TABLES if name not in _SEARCHED)

_ORDINAL_SUFFIX = regex(r"(?:st|nd|rd|th)\b(?! ?[0-9]{1,2}(?:\.[0-9])? ?lbs?\b)")
_CLOCK_GOES_ON: Final = frozenset(" :apg")
_SUFFIX_BEGINS: Final = frozenset("snrt")
_PERCENT_OF = regex(r"(?<![\w.])(?:per ?cent|percentage|%) of $")
_DECADE = regex(r"(?<=0)'s\b")
# "thousands of euros", "half a mile", "a quarter of an hour"
_OF = regex(r" (?:(?:of )?an?|of) ")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_NO_LETTERS: Final = frozenset(" .,;:()-$£€%\n\"'") | {""}
_MINUS = regex(r"(?:^|[\s(])(minus |negative |[-–]|−)$")
_MINUS_SIGNS: Final = frozenset("-−–")
_MINUS_WORDS: Final = frozenset({"minus", "negative"})
_PERCENT_WORDS: Final = frozenset({"of"})
"""Between "percentage" and its number."""
_MINUS_ENDS: Final = frozenset(word[-5:] for word in _MINUS_WORDS)
_OF_FORMS: Final = ("vague", "fraction")
_WEATHER_NEAR: Final = 80
_CONVERTED: Final = regex(r"\d ?[cf] \(-?[\d.]+ ?[cf]\)")
"""“95F (35C)”, which is no model."""
_new = tuple.__new__  # a named tuple at half of what its constructor takes


class Figure(NamedTuple):
    """A numeral with its unit; the extent holds both."""

    start: int
    end: int
    numeral: Said
    unit: Unit | None
    exempt: NoClaim | None
    """Why it claims nothing; none where it does."""
    before: Beside = ANYTHING
    """What may be asked of it by what stands before it."""
    behind: Beside = ANYTHING
    """The same by what stands behind the numeral, where a unit may be as well."""


class Tables:
    """The number lexicons, ready for use beside a number."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        def named(name: str) -> Lexicon:
            return lexicons.get(_PACK + name) or Lexicon(_PACK + name, ())

        units = {type_: named(name) for name, type_ in _UNITS.items()}
        self.units = Units(units, named("currencies-before"), named("symbols"))
        self.hedges = Hedges(named("hedges-before"), named("hedges-after"))
        self.labels = Labels(named("designators"), named("streets"), named("topping"))
        self.contests = Contests(named("contests"))
        self.changes = _words_of(named("changes"))
        self.weather = _words_of(named("weather"))
        self.age_holders = frozenset(forms_of(named("age-holders")))
        self.in_metres = frozenset(forms_of(named("in-metres")))
        self.sides = Sides(
            before={
                "minus": _MINUS_WORDS,
                "unit": self.units.words_before | _PERCENT_WORDS,
                "age": ages.WORDS_BEFORE,
                "hedge": self.hedges.words_before,
                "label": self.labels.words_before,
            },
            behind={
                "unit": self.units.words_behind,
                "age": ages.WORDS_BEHIND,
                "hedge": self.hedges.words_behind,
                "label": PRONOUN_WORDS,
                "clock": CLOCK_WORDS,
            },
            endings=NATIONAL,
        )  # fmt: skip


class FigureReader:
    """Reads the figures of one document."""

    def __init__(self, tables: Tables, document: Document) -> None:
        self._tables = tables
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._idioms = _places(document.terms(_PACK + "idioms"))
        self._speech = _places(document.terms(_PACK + "figures-of-speech"))
        self._sites = sites(document.text)
        self._sides = tables.sides
        self.phones = Phones(document)

    def figures(self) -> tuple[list[Figure], list[Quantity]]:
        """All figures, in order, without overlap; and ordinals, which nothing beside them
        changes."""
        text, folded, sites = self._text, self._folded, self._sites
        said = Grammar(folded, self._atoms()).numerals()
        if sites.starts:
            said = [numeral for numeral in said if not sites.holds(numeral.start, numeral.end)]
        said = [
            self._with_suffix(numeral)
            if numeral.digits and folded[numeral.end : numeral.end + 1] in _SUFFIX_BEGINS
            else numeral
            for numeral in said
        ]
        numbers = [numeral for numeral in said if numeral.form != "ordinal"]
        before = self._sides.before(text, [numeral.start for numeral in numbers])
        behind = self._sides.behind(text, [numeral.end for numeral in numbers])
        found = []
        reach = 0
        for numeral, head, tail in zip(numbers, before, behind, strict=True):
            if numeral.start >= reach:
                figure = self._figure(numeral, reach, head, tail)
                if figure is not None:
                    found.append(figure)
                    reach = figure.end
        starts, ends = [figure.start for figure in found], [0, *[figure.end for figure in found]]
        ordinals = [
            _ordinal(numeral)
            for numeral in said
            if numeral.form == "ordinal" and ends[bisect(starts, numeral.start)] <= numeral.start
        ]
        return found, ordinals

    def lone_units(self, figures: Sequence[Figure]) -> Iterator[Quantity]:
        """Units that stand without a number: "the % of voters", "in Celsius"."""
        folded = self._folded
        extents = [(at, at + 1) for at in places(folded, "%") if _is_lone(folded, at)]
        scales = self._document.terms(_PACK + "temperatures")
        extents += [(term.start, term.end) for term in scales if term.replacement != "degree"]
        if not extents:
            return
        taken = Cover((figure.start, figure.end) for figure in figures)
        reach = 0
        for start, end in sorted(extents, key=lambda extent: (extent[0], -extent[1])):
            if start >= reach and not taken.touches(start, end):
                reach = end
                percent = folded[start] == "%"
                yield Quantity(
                    start, end, None, -INFINITY, INFINITY, "percent" if percent else "degree",
                    "percent" if percent else "temperature", None, False, exempt="lone-unit",
                )  # fmt: skip

    def _atoms(self) -> list[Atom]:
        taken = _places(self._document.spans("date"))
        atoms = digit_atoms(self._document, taken, self._tables.in_metres)
        for name, terms in self._document.terms_of(_ATOMS).items():
            atoms += word_atoms(terms, _ATOMS[name], taken)
        return disjoint(atoms)

    def _figure(self, numeral: Said, reach: int, before: Beside, behind: Beside) -> Figure | None:
        """The numeral as a figure; none for what is no number of its own."""
        start, end = numeral.start, numeral.end
        odd = before is ANYTHING or behind is ANYTHING
        if not numeral.digits:
            if (self._idioms and not self._idioms.isdisjoint(range(start, end))) or (
                (odd or "clock" in behind) and self._is_in_phrase(start, end)
            ):
                return None
        elif odd or "clock" in behind:
            folded = self._folded
            last, follow = folded[start - 1 : start], folded[end : end + 1]
            if (follow in _CLOCK_GOES_ON or last == ":") and is_clock(folded, start, end):
                return None
            if follow == "'" and end - start == 2 and _DECADE.match(folded, end):
                return None
            if last == "−" and folded[start - 2 : start - 1] in _LETTERS:
                return None  # a power of a unit: "5 s−1"
            if (
                last == "-"
                and folded[start - 2 : start - 1] in _LETTERS
                and not folded.endswith("-to-", 0, start)
            ):
                return None if follow.isalpha() else self._bare(numeral, before, behind)
        if "unit" in before or "unit" in behind or numeral.form in _OF_FORMS:
            measured = self._measured(numeral, reach, before, behind)
            if measured is not None:
                return self._with_unit(numeral, measured, before, behind)
        if (before is ANYTHING and self._follows_letter(start)) or (
            behind is ANYTHING and numeral.digits and self._leads_letter(end)
        ):
            return None
        return self._bare(numeral, before, behind)

    def _with_suffix(self, numeral: Said) -> Said:
        """Digits as an ordinal where a suffix makes one of them: "20th"."""
        suffix = _ORDINAL_SUFFIX.match(self._folded, numeral.end)
        return numeral._replace(end=suffix.end(), form="ordinal") if suffix else numeral

    def _is_in_phrase(self, start: int, end: int) -> bool:
        """Whether a number in words is none: "multi-million", "five o'clock"."""
        folded = self._folded
        return folded.endswith("multi-", 0, start) or folded.startswith(" o'clock", end)

    def _follows_letter(self, start: int) -> bool:
        last = self._text[start - 1 : start]
        return last not in _NO_LETTERS and last.isalnum()

    def _leads_letter(self, end: int) -> bool:
        follow = self._folded[end : end + 1]
        return follow not in _NO_LETTERS and follow.isalpha()

    def _measured(
        self, numeral: Said, reach: int, before: Beside, behind: Beside
    ) -> Measured | None:
        """The unit beside a numeral; `reach` is where the figure before it ends."""
        text, folded, units = self._text, self._folded, self._tables.units
        start, end = numeral.start, numeral.end
        large = (
            numeral.scaled
            or numeral.precision >= 1000
            or (numeral.value or 0) >= 10000
            # "R6 000" and "N5,000": the separator tells
            or (numeral.digits and numeral.precision == 1 and not text[start:end].isdigit())
        )
        measured = None
        if "unit" in behind:
            measured = units.after(text, folded, start, end, large)
        if measured is None and numeral.form in _OF_FORMS:
            link = _OF.match(folded, end)
            if link:
                measured = units.after(text, folded, start, link.end() - 1, large)
        if "unit" not in before:
            return measured
        money = units.before(text, folded, start, end, large)
        if money is not None and money.start >= reach:
            if measured and measured.unit.name.startswith(money.unit.name):
                return money._replace(end=measured.end, unit=measured.unit)
            return units.rated(folded, money)
        if measured is None and folded[start - 4 : start] == " of ":
            percent = _PERCENT_OF.search(folded, max(reach, start - 20), start)
            if percent:
                return Measured(percent.start(), end, Unit("percent", "percent"))
        return None if before is ANYTHING and self._follows_letter(start) else measured

    def _with_unit(
        self, numeral: Said, measured: Measured, before: Beside, behind: Beside
    ) -> Figure | None:
        unit = measured.unit
        if unit.type == "currency":
            measured = self._tables.units.with_scale(self._text, measured)
        if measured.factor != 1 and numeral.value is not None:
            value = numeral.value * measured.factor
            precision = numeral.precision * measured.factor
            numeral = numeral._replace(value=value, low=value, high=value, precision=precision)
        if unit.type == "temperature":
            near = self._folded[
                max(0, measured.start - _WEATHER_NEAR) : measured.end + _WEATHER_NEAR
            ]
            warm = self._tables.weather.stand_in(near) or _CONVERTED.search(near)
            if unit.name == "degree" and not warm:
                unit = Unit("degree", "dimension")
            elif (
                not warm
                and self._folded[measured.end - 2].isdigit()
                and self._folded[measured.start - 1 : measured.start] not in _MINUS_SIGNS
            ):
                return None  # "777F", but "-10C"
            elif (
                not warm
                and self._folded[numeral.end : measured.end - 1] == " "
                and self._folded[numeral.start - 1 : numeral.start] not in _MINUS_SIGNS
            ):
                return self._bare(numeral, before, behind)  # "Group 3 C"
        start, end = numeral.start, numeral.end
        if measured.start < start:
            if self._folded[start - 1] == "-":
                numeral = _negative(numeral)
            start = measured.start
            (before,) = self._sides.before(self._text, [start])
        if measured.end > end:
            end = measured.end
        exempt: NoClaim | None = None
        if unit.type == "duration":
            exempt = "duration"
        elif self._speech and not self._speech.isdisjoint(range(numeral.end - 1, measured.end)):
            exempt = "figure-of-speech"
        if "minus" in before:
            numeral, start, before = self._signed(numeral, start, before)
        return _new(Figure, (start, end, numeral, unit, exempt, before, behind))

    def _bare(self, numeral: Said, before: Beside, behind: Beside) -> Figure:
        start, end, digits = numeral.start, numeral.end, numeral.digits
        code = digits and (end - start >= SHORTEST_CODE or self._text[start] in ".0")
        exempt: NoClaim | None = None
        if end - 1 in self._speech:
            exempt = "figure-of-speech"
        elif (
            digits
            and (code or "phone" in before or "phone" in behind)
            and self.phones.holds(start, end)
        ):
            exempt = "phone-number"
        elif (
            code or "label" in before or "label" in behind
            or (not digits and (numeral.value == 1 or self._text[start].isupper()))
        ):  # fmt: skip
            spelt_one = numeral.value == 1 and not digits
            exempt = self._tables.labels.label(
                self._text, self._folded, start, end, spelt_one, before, behind
            )
        if "minus" in before:
            numeral, start, before = self._signed(numeral, start, before)
        return _new(Figure, (start, end, numeral, None, exempt, before, behind))

    def _signed(self, numeral: Said, start: int, before: Beside) -> tuple[Said, int, Beside]:
        """The number made negative where a minus stands before it, where that begins, and what may
        be asked by what stands before that."""
        last = self._folded[start - 1 : start]
        if last == " ":
            may_be = self._folded[start - 6 : start - 1] in _MINUS_ENDS
        else:
            may_be = last in _MINUS_SIGNS
        minus = None
        if may_be and numeral.value is not None:
            minus = _MINUS.search(self._folded, max(0, start - 11), start)
        if minus is None:
            return numeral, start, before
        start = minus.start(1)
        (before,) = self._sides.before(self._text, [start])
        return _negative(numeral), start, before


def _is_lone(folded: str, at: int) -> bool:
    """Whether a percent sign stands between spaces, behind a word."""
    return folded[at - 1 : at + 2] == " % " and "a" <= folded[at - 2 : at - 1] <= "z"


def _ordinal(numeral: Said) -> Quantity:
    place = _new(Extent, (numeral.start, numeral.end))
    ordinal = (
        numeral.start, numeral.end, numeral.value, numeral.low, numeral.high, None, "ordinal", None,
        False, 1, place, "order",
    )  # fmt: skip
    return _new(Quantity, ordinal)


def _negative(numeral: Said) -> Said:
    value = -(numeral.value or 0)
    return numeral._replace(value=value, low=value, high=value)


def _places(extents: Iterable[Term | Date]) -> frozenset[int]:
    """All places in some stretches of text."""
    return frozenset([at for extent in extents for at in range(extent.start, extent.end)])


def _words_of(lexicon: Lexicon) -> WholeWords:
    return WholeWords(forms_of(lexicon))
