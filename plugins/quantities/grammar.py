"""The grammar of numbers: cardinals with decimals and fractions, ordinals, vague numbers."""

from typing import Final

from validator.api import INFINITY, NamedTuple, regex

from .atoms import Atom, Form, Number, digit_size, times
from .words import ANDS, GLUES, Cardinals, Parse


class Numeral(NamedTuple):
    """A number as far as its own words go: no hedge, no unit."""

    start: int
    end: int
    value: Number | None
    low: Number
    high: Number
    precision: Number = 1
    """Size of the last digit named; 0 for a fraction."""
    form: Form = "number"
    digits: bool = False
    """Whether it begins with a digit."""
    scaled: bool = False
    """Whether it names a hundred or more in words: "2 million"."""


Said = Atom | Numeral
"""A number as it is said: in one word or run of digits, or in several."""
_Found = tuple[Numeral | None, int]
"""A numeral, and the index of the atom after it."""

_AND_A: Final = frozenset({" and a ", "-and-a-", " and an ", " & a "})
_POINTS: Final = frozenset({" point ", "-point-"})
_RATIOS: Final = frozenset(
    {" over ", " out of ", " in ", " in every ", " of every ", " out of every ", " of "}
)
_JOINTS: Final = GLUES | ANDS | _AND_A | _POINTS | _RATIOS | {""}
"""All that may stand inside a number behind its first word."""
_FEW: Final = 10
_ROUND_WHOLES: Final = frozenset({10, 100, 1000})
_LONGEST_DENOMINATOR: Final = 6
_ARTICLE = regex(r"(?:^|[^a-z0-9'])(an?[ -])$")
_ARTICLE_ENDS: Final = frozenset({"a ", "a-", "n ", "n-"})
# "a fifth of", "by a third."; otherwise "a third man"
_AS_FRACTION = regex(
    r"$|[^ a-z0-9-]| (?:of|as|in|more|less|from|to|since|per|and|or|is|are|was|were|say|said|by|"
    r"at|on|with|for|higher|lower|than|had|have|did|do|against|the|last|this|each|every|between|"
    r"after|during|within|while|when|compared|but|before|because|which|annually|overnight)\b"
)
_IN_A_ROW = regex(r"(?:last|past|next|first|previous|preceding|following|consecutive|all) $")
_TIMED = regex(r"[- ](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|%|per(?:\b|cent))")
_GOES_ON = regex(r"[ -][a-z0-9$£€]|%")


class Grammar(Cardinals):
    """Joins the atoms of one text to numerals."""

    def numerals(self) -> list[Said]:
        """All numerals, in order, without overlap."""
        atoms, count, folded = self.atoms, self.count, self.folded
        found: list[Said] = []
        index = 0
        while index < count:
            atom = atoms[index]
            role = atom.role
            if role == "digits" or role == "small":
                last = index + 1 == count
                alone = last or folded[atom.end : atoms[index + 1].start] not in _JOINTS
            else:
                head = folded[atom.start - 2 : atom.start]
                alone = role == "ordinal" and head not in _ARTICLE_ENDS
            if alone:  # as nearly all numbers
                found.append(atom)
                index += 1
                continue
            numeral, index = self._numeral(index)
            if numeral is not None:
                found.append(numeral)
        return found

    def _numeral(self, index: int) -> _Found:
        atom = self.atoms[index]
        match atom.role:
            case "vague" | "head":
                return self._vague(index)
            case "place":
                place = Numeral(atom.start, atom.end, None, -INFINITY, INFINITY, 1, "ordinal")
                return place, index + 1
            case "parts":
                return None, index + 1
            case "part":
                return self._part(index)
            case "ordinal":
                return self._lone_ordinal(index)
            case _:
                if atom.role == "small":
                    part = self._one_part(index)
                    if part is not None:
                        return _fraction(atom.start, part.end, part.value), part.after
                return self._division(index) or self._continued(index)

    def _continued(self, index: int) -> _Found:
        """A cardinal and what may follow it: a point, a part, an ordinal ending, "out of"."""
        atom = self.atoms[index]
        digits = atom.role == "digits"
        worded = atom.role in ("scale", "dozen")
        start = self._article(atom.start) if worded else atom.start
        parse = self.cardinal(index)
        gap = self.gap(parse.after, parse.end)
        if gap is not None:
            role = self.atoms[parse.after].role
            if gap in _POINTS and role == "small":
                parse = self._decimals(parse)
            elif (
                role == "ordinal"
                and (not digits or self.atoms[parse.after].value >= 1000)  # "the 100 millionth"
                and (gap in GLUES or self._and_more(parse, gap))
            ):
                ordinal = self._ordinal_after(start, parse)
                if ordinal is not None:
                    return ordinal
            elif gap in _RATIOS:
                ratio = self._ratio(start, parse, gap)
                if ratio is not None:
                    return ratio
            else:
                parse = self._with_part(parse, gap)
        value = parse.value
        fraction = parse.precision == 0 and value != int(value)
        numeral = Numeral(
            start, parse.end, value, value, value, parse.precision,
            "fraction" if fraction else "number", digits, parse.scaled,
        )  # fmt: skip
        return numeral, parse.after

    @staticmethod
    def _and_more(parse: Parse, gap: str) -> bool:
        """Whether an "and" goes on a number with a scale: "one hundred and fifth"."""
        return gap in ANDS and parse.scaled

    def _decimals(self, parse: Parse) -> Parse:
        """ "five point seven five", "point seventy-one": the words behind the point are digits."""
        atoms = self.atoms
        written = ""
        end, after, tens = parse.end, parse.after, False
        while after < self.count and atoms[after].role == "small" and len(written) < 12:
            if written and not self.joins(after, end, "small"):
                break
            digits = str(int(atoms[after].value))
            written = written[:-1] + digits if tens and len(digits) == 1 else written + digits
            tens = atoms[after].value >= 20
            end, after = atoms[after].end, after + 1
        value = float(f"{int(parse.value)}.{written}")
        decimals = Parse(end, after, value, 10.0 ** -len(written), parse.scaled)
        if not self.joins(after, end, "scale"):
            return decimals
        scale = self.atoms[after]
        precision = digit_size(decimals.precision, scale.value)
        return Parse(scale.end, after + 1, times(value, scale.value), precision, True)

    # ---- fractions ----

    def _with_part(self, parse: Parse, gap: str) -> Parse:
        """ "two and a half", "twenty and three fifths", "two thirds", "3 million and a half"."""
        index = parse.after
        atom = self.atoms[index]
        if gap in _AND_A and atom.role in ("part", "ordinal"):
            return self._grown(parse, Parse(atom.end, index + 1, 1 / (atom.value or 1)))
        if gap in ANDS and atom.role == "part":
            return self._grown(parse, Parse(atom.end, index + 1, 1 / atom.value))
        if gap in ANDS and atom.role in ("small", "digits"):
            part_of_compound = self._one_part(index) if atom.role == "small" else None
            if part_of_compound is not None:
                return self._grown(parse, part_of_compound)
            # "three and 2/3", but "1/3 and 2/3" are two
            if not atom.precision and atom.value < 1 <= parse.value and parse.precision:
                return self._grown(parse, Parse(atom.end, index + 1, atom.value))
            numerator = self.cardinal(index)
            if self.ends_in_part(numerator):
                part = self.atoms[numerator.after]
                share = numerator.value / (part.value or 1)
                return self._grown(parse, Parse(part.end, numerator.after + 1, share))
        if gap in GLUES and (atom.role == "parts" or (atom.role == "part" and parse.value == 1)):
            if atom.value == 4 and self._of_the_year(parse):
                return parse
            return self._then_scale(Parse(atom.end, index + 1, parse.value / atom.value, 0))
        return parse

    def _of_the_year(self, parse: Parse) -> bool:
        """Whether quarters are quarters of a year: "two quarters", "the last three quarters"."""
        start = self.atoms[parse.after - 1].start
        return parse.value == 2 or bool(_IN_A_ROW.search(self.folded, max(0, start - 12), start))

    def _grown(self, parse: Parse, part: Parse) -> Parse:
        """The number with a part added: of its scale, if it has one, else of one."""
        end, after = part.end, part.after
        if self.joins(after, end, "scale", "dozen"):
            scale = int(self.atoms[after].value)
            whole = parse.value if parse.value >= scale else parse.value * scale
            value = times(whole + part.value * scale, 1)
            return Parse(self.atoms[after].end, after + 1, value, max(scale // 10, 1), scale > 12)
        last = self.atoms[parse.after - 1]
        if last.role == "dozen" or (last.role == "scale" and last.value >= 1000):
            value = times(parse.value + part.value * last.value, 1)
            return Parse(end, after, value, max(int(last.value) // 10, 1), True)
        return Parse(end, after, parse.value + part.value, 0, parse.scaled)

    def _then_scale(self, share: Parse) -> Parse:
        """A share, and the scale that it is of: "three quarters (of a) million"."""
        for link in ("", " of a", " of", " a"):
            end = share.end + len(link)
            if self.folded.startswith(link, share.end) and self.joins(
                share.after, end, "scale", "dozen"
            ):
                scale = self.atoms[share.after]
                value = times(share.value, scale.value)
                precision = max(int(scale.value) // 100, 1)
                return Parse(scale.end, share.after + 1, value, precision, scale.value > 12)
        return share

    def _division(self, index: int) -> _Found | None:
        """ "twenty twenty fifths", "one hundred thirty fifths": the denominator is a compound."""
        run, end = index, self.atoms[index].end
        while run < self.count and self.atoms[run].role in ("small", "scale"):
            end, run = self.atoms[run].end, run + 1
            if run - index > _LONGEST_DENOMINATOR or not self.joins(
                run, end, "small", "scale", "parts"
            ):
                break
        if run - index < 2 or not self.joins(run, end, "parts"):
            return None
        parts, tens = self.atoms[run], self.atoms[run - 1]
        share: float | None = None
        if parts.value < 10 and tens.role == "small" and tens.value in range(20, 100, 10):
            share = self._share(index, run - 1, parts.value + tens.value)
        elif parts.value < 10 and tens.role == "scale" and tens.value == 100:
            share = self._share(index, run, parts.value)
        if share is None:
            share = self._share_of_compound(index, run)
        if share is None:
            return None
        return _fraction(self.atoms[index].start, parts.end, share), run + 1

    def _share(self, index: int, stop: int, denominator: Number) -> float | None:
        """The cardinal that the atoms up to `stop` spell, divided; none if they spell several."""
        numerator = Grammar(self.folded, self.atoms[index:stop]).cardinal(0)
        return numerator.value / denominator if numerator.after == stop - index else None

    def _share_of_compound(self, index: int, run: int) -> float | None:
        """ "two one hundred fifths": two cardinals, the second of which goes on in the parts."""
        numerator = self.cardinal(index)
        if numerator.after >= run:
            return None
        whole = Grammar(self.folded, self.atoms[numerator.after : run]).cardinal(0)
        denominator = _joined(whole, self.atoms[run].value)
        if numerator.after + whole.after != run or denominator is None:
            return None
        return numerator.value / denominator

    def _one_part(self, index: int) -> Parse | None:
        """ "one twenty-first", "one two-hundredth": one part of a compound denominator."""
        one = self.atoms[index]
        if one.value != 1 or not self.joins(index + 1, one.end, "small"):
            return None
        whole = self.cardinal(index + 1)
        gap = self.gap(whole.after, whole.end)
        if gap is None or not (gap in GLUES or self._and_more(whole, gap)):
            return None
        last = self.atoms[whole.after]
        if last.role != "ordinal":
            return None
        denominator = _joined(whole, last.value)
        if denominator is None or not _AS_FRACTION.match(self.folded, last.end):
            return None
        return Parse(last.end, whole.after + 1, 1 / denominator, 0)

    def _part(self, index: int) -> _Found:
        """ "half", "a quarter of a million", "half a dozen"; not "half-time", "third quarter"."""
        atom, folded = self.atoms[index], self.folded
        start = self._article(atom.start)
        whole = self._then_scale(Parse(atom.end, index + 1, 1 / atom.value, 0))
        if whole.end != atom.end:
            numeral = Numeral(
                start, whole.end, whole.value, whole.value, whole.value, whole.precision,
                "number", False, whole.scaled,
            )  # fmt: skip
            return numeral, whole.after
        named = folded.startswith(("-", " time", " year", " hour"), atom.end) or folded.endswith(
            ("-", "- "), 0, start
        )
        lone_quarter = (
            atom.value == 4 and start == atom.start and not folded.startswith(" of ", atom.end)
        )
        before = self.atoms[index - 1] if index else None
        counted = (
            before is not None
            and before.role in ("ordinal", "place", "digits")
            and folded[before.end : atom.start] == " "
        )
        if named or lone_quarter or counted:
            return None, index + 1
        return _fraction(start, atom.end, 1 / atom.value), index + 1

    def _ratio(self, start: int, parse: Parse, gap: str) -> _Found | None:
        """ "one out of three", "one in five", "2000 over 3" at the end of its clause."""
        other = self.atoms[parse.after]
        if other.role not in ("small", "digits", "scale"):
            return None
        whole = self.cardinal(parse.after)
        if gap == " over ":
            if not whole.value or _GOES_ON.match(self.folded, whole.end):
                return None
        else:
            spelt = other.role != "digits" and not self.folded[start].isdigit()
            if whole.value <= parse.value:
                return None
            if gap == " of " and (whole.value != 10 or parse.value < 1):
                return None  # "½ of 10 people" are five
            idiomatic = spelt or whole.value in _ROUND_WHOLES or "every" in gap
            few = gap == " out of " and whole.value <= _FEW  # "3 out of 5", not "24 out of 60"
            if not idiomatic and not few and (gap != " in " or parse.value != 1):
                return None
            if gap != " out of " and (whole.value > 1000 or _TIMED.match(self.folded, whole.end)):
                return None
        return _fraction(start, whole.end, parse.value / whole.value), whole.after

    # ---- ordinals and vague numbers ----

    def _ordinal_after(self, start: int, parse: Parse) -> _Found | None:
        """ "twenty-first", "one hundred twenty-fifth", "one eighth", "three trillionth"."""
        atom = self.atoms[parse.after]
        ordinal, after, value = atom.value, parse.after + 1, parse.value
        if value == 1 and ordinal > 2 and not (ordinal >= 100 and self._counts_on(start, atom.end)):
            share = self._then_scale(Parse(atom.end, after, 1 / ordinal, 0))
            form: Form = "fraction" if share.precision == 0 else "number"
            return _fraction(start, share.end, share.value)._replace(form=form), share.after
        if not isinstance(value, int):
            return None
        if ordinal >= 100:
            return _ordinal(start, atom.end, value * ordinal), after
        if (value % 10 == 0 and value % 100 >= 20 and ordinal < 10) or (
            value % 100 == 0 and parse.scaled
        ):
            article = self._article(start)
            if article < start and _AS_FRACTION.match(self.folded, atom.end):
                return _fraction(article, atom.end, 1 / (value + ordinal)), after
            return _ordinal(start, atom.end, value + ordinal), after
        return None

    def _counts_on(self, start: int, end: int) -> bool:
        """Whether "one hundredth" at `start` is a place in a row: "her one hundredth game"."""
        counted = _AS_FRACTION.match(self.folded, end) is None
        return counted or self.folded.endswith("the ", 0, start)

    def _lone_ordinal(self, index: int) -> _Found:
        atom = self.atoms[index]
        start = self._article(atom.start)
        if start < atom.start and atom.value > 2 and _AS_FRACTION.match(self.folded, atom.end):
            return _fraction(start, atom.end, 1 / atom.value), index + 1
        return _ordinal(atom.start, atom.end, atom.value), index + 1

    def _vague(self, index: int) -> _Found:
        atom = self.atoms[index]
        after, end, low, high = index + 1, atom.end, atom.low, atom.high
        scaled = low >= 100
        while low < 10**15 and self.joins(after, end, "scale", "dozen"):
            low, high = low * self.atoms[after].value, high * self.atoms[after].value
            end, after, scaled = self.atoms[after].end, after + 1, True
        return Numeral(atom.start, end, None, low, high, 1, "vague", False, scaled), after

    def _article(self, start: int) -> int:
        """Where an "a" or "an" before `start` begins; `start` where there is none."""
        if self.folded[start - 2 : start] not in _ARTICLE_ENDS:
            return start
        found = _ARTICLE.search(self.folded, max(0, start - 4), start)
        return found.start(1) if found else start


def _joined(whole: Parse, last: Number) -> Number | None:
    """The denominator that a cardinal and an ordinal spell: "twenty" "first", "two" "hundredth"."""
    value = whole.value
    if not isinstance(value, int):
        return None
    if last >= 100:
        return value * last
    fits = value % 100 == 0 if last >= 10 else value % 10 == 0 and value % 100 != 10
    return value + last if fits and value >= 20 else None


def _fraction(start: int, end: int, value: float) -> Numeral:
    return Numeral(start, end, value, value, value, 0, "fraction")


def _ordinal(start: int, end: int, value: Number) -> Numeral:
    return Numeral(start, end, value, value, value, 1, "ordinal")
