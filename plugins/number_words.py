"""The grammar of numbers: digits and number words, joined to the number that they spell.

Works on atoms: the runs of digits and the number words of a text, in order. What is no atom
("and", "point", a hyphen) is looked at only between two atoms.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final, Literal, NamedTuple

from validator.api import INFINITY

Number = int | float
Form = Literal["number", "fraction", "ordinal", "vague"]


class Role(Enum):
    """What an atom is in a number."""

    DIGITS = auto()
    SMALL = auto()
    """A number word below a hundred."""
    SCALE = auto()
    """ "hundred", "million"; the value is the factor."""
    DOZEN = auto()
    ORDINAL = auto()
    PARTS = auto()
    """ "thirds"; the value is the denominator."""
    PART = auto()
    """ "half", "quarter": parts that stand alone."""
    VAGUE = auto()
    """ "dozens"; the value is unused, `low` and `high` are the readings."""
    HEAD = auto()
    """ "several", "a few": vague, and a scale may follow."""
    PLACE = auto()
    """ "last", "next": a place in a row without a number."""


class Atom(NamedTuple):
    """A run of digits, or a number word."""

    start: int
    end: int
    role: Role
    value: Number
    precision: Number = 1
    low: Number = 0
    high: Number = 0


class Numeral(NamedTuple):
    """A number as far as its own words go: no hedge, no unit."""

    start: int
    end: int
    value: Number | None
    low: Number
    high: Number
    precision: Number
    form: Form
    digits: bool
    """Whether it begins with a digit."""
    scaled: bool
    """Whether it names a hundred or more in words: "2 million"."""


_DIGITS = re.compile(
    r"[0-9¼-¾⅐-⅞](?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,3}(?![0-9,])|[0-9]*)"
    r"(?:\.[0-9]+)?"
)
_SLASH = re.compile(r"(?: {0,2}([0-9]{1,4}))?[/⁄]([0-9]{1,4})(?![0-9/]|\.[0-9])")
_MIXED = re.compile(r" {1,2}(?:([0-9]{1,3})[/⁄]([0-9]{1,3})(?![0-9/])|([¼-¾⅐-⅞]))")
_POWER = re.compile(r"(?:[x×]10)?\^([+-]{0,3}[0-9]{1,2})(?![0-9])|e([+-]?[0-9]{1,2})(?![0-9a-z])")
_SUFFIX = re.compile(r" ?(?:(bn|mn|tn|trn|mln|mil|bln|k|b|m|t|g)\b)")
_SUFFIXES: Final = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "g": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# with a space between, these alone: "20 m" is a length
_SPACED_SUFFIXES: Final = frozenset({"bn", "mn", "mln", "mil", "tn", "trn", "k", "bln"})
_MAXIMAL_DIGITS: Final = 24
# metres run and swum, not millions: "the 100m final"
_DISTANCES: Final = frozenset(
    {50, 60, 100, 110, 200, 400, 500, 800, 1000, 1500, 3000, 5000, 10000}
)
_GLUES: Final = frozenset({" ", "-", " - ", "  ", "   "})
_AND: Final = frozenset({" and ", "-and-", " & ", ", "})
_RATIOS: Final = frozenset({" over ", " out of ", " in "})
_AND_A: Final = frozenset({" and a ", "-and-a-", " and an ", " & a "})
_SINGULARS: Final = frozenset({12, 100, 1000, 10**6, 10**9, 10**12})
_POINT: Final = " point "
_ARTICLE = re.compile(r"(?:^|[^a-z0-9'])(an?[ -])$")
_FOLLOWED_AS_FRACTION = re.compile(
    r"$|[^ a-z0-9-]| (?:of|as|in|more|less|from|to|since|per|and|or|is|are|was|were|say|said|by|"
    r"at|on|with|for|higher|lower|than|had|have|did|do|against|the)\b"
)


def digit_atoms(text: str, folded: str, skip: Sequence[tuple[int, int]]) -> Iterator[Atom]:
    """The runs of digits of a text as atoms, those that begin inside `skip` left out.

    `skip` is sorted extents. Digits glued to letters before them ("M5") are names and are left out.
    """
    position = 0
    count = len(skip)
    for match in _DIGITS.finditer(folded):
        start, end = match.span()
        while position < count and skip[position][1] <= start:
            position += 1
        if position < count and skip[position][0] <= start:
            continue
        if end - start > _MAXIMAL_DIGITS:
            continue
        atom = _digit_atom(text, folded, start, end)
        if atom is not None:
            yield atom


def _digit_atom(text: str, folded: str, start: int, end: int) -> Atom | None:
    before = folded[start - 1] if start else " "
    if before.isalpha() or before == "_":
        if text[start - 3 : start].isupper() and not text[start - 1 : start] == "_":
            pass  # "USD115"; the unit decides
        else:
            return None
    written = folded[start:end]
    if not written[0].isascii():
        if end - start > 1:
            end = start + 1
        return Atom(start, end, Role.DIGITS, unicodedata.numeric(folded[start]), 0)
    if before == "." and not folded[start - 2 : start - 1].isalnum():
        start, written = start - 1, "." + written
    plain = written.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    value: Number
    precision: Number
    if "." in plain:
        value = float(plain)
        precision = 10.0 ** (plain.find(".") + 1 - len(plain))
    else:
        value, precision = int(plain), 1
    follow = folded[end : end + 1]
    if follow and follow in "/⁄ -,^xe×kmbgt¼½¾⅓⅔⅛⅜⅝⅞":
        if text.startswith(" M", end) and not text[end + 2 : end + 3].isalnum():
            return Atom(start, end + 2, Role.DIGITS, _times(value, 10**6), precision * 10**6)
        return _extended(folded, start, end, value, precision)
    return Atom(start, end, Role.DIGITS, value, precision)


def _extended(
    folded: str, start: int, end: int, value: Number, precision: Number
) -> Atom | None:
    """A digit atom with what may follow it: a fraction, a power, a glued scale."""
    follow = folded[end]
    if follow in "/⁄":
        slash = _SLASH.match(folded, end)
        if slash and slash.end() and 0 < value < int(slash[2]) and precision == 1:
            return Atom(start, slash.end(), Role.DIGITS, value / int(slash[2]), 0)
        return Atom(start, end, Role.DIGITS, value, precision)
    if follow == "," and precision == 1:
        decimal = _COMMA_DECIMAL.match(folded, start)
        if decimal and folded[start - 1 : start] != ",":
            return Atom(start, decimal.end(), Role.DIGITS, float(f"{value}.{decimal[1]}"), 0.1)
        return Atom(start, end, Role.DIGITS, value, precision)
    if not follow.isascii():
        part = unicodedata.numeric(follow, 0.0)
        if 0 < part < 1:
            return Atom(start, end + 1, Role.DIGITS, value + part, 0)
    if follow == " ":
        mixed = _MIXED.match(folded, end)
        if mixed:
            part = (
                unicodedata.numeric(mixed[3]) if mixed[3] else int(mixed[1]) / (int(mixed[2]) or 1)
            )
            if part < 1:
                return Atom(start, mixed.end(), Role.DIGITS, value + part, 0)
    elif follow in "^xe×":
        power = _POWER.match(folded, end)
        if power:
            return _powered(start, power, value, precision)
    suffix = _SUFFIX.match(folded, end)
    if suffix is None:
        return Atom(start, end, Role.DIGITS, value, precision)
    letters = suffix[1]
    spaced = suffix.end() - end > len(letters)
    if spaced and letters not in _SPACED_SUFFIXES:
        return Atom(start, end, Role.DIGITS, value, precision)
    if letters == "m" and value in _DISTANCES and not _money_before(folded, start):
        return Atom(start, end, Role.DIGITS, value, precision)
    if letters in "gt" and not spaced and not _money_before(folded, start) and letters == "t":
        return Atom(start, end, Role.DIGITS, value, precision)
    factor = _SUFFIXES[letters]
    return Atom(start, suffix.end(), Role.DIGITS, _times(value, factor), _digit_size(precision, factor))


_COMMA_DECIMAL = re.compile(r"[0-9]{1,3},([0-9]{1,2})(?![0-9,]|\.[0-9])")


def _money_before(folded: str, start: int) -> bool:
    return folded[start - 1 : start] in ("$", "€", "£", "¥")


def _powered(start: int, power: re.Match[str], value: Number, precision: Number) -> Atom:
    exponent = power[1] or power[2]
    # the sign nearest to the digits counts, as in "^--23"
    number = int(exponent.lstrip("+-")) * (-1 if exponent.count("-") % 2 else 1)
    try:
        if power[2] or power[0][0] in "x×":
            result = float(value) * 10.0**number
        else:
            result = float(value) ** number
    except (OverflowError, ZeroDivisionError):
        result = float(value)
    return Atom(start, power.end(), Role.DIGITS, result, precision)


def _digit_size(precision: Number, factor: Number) -> Number:
    size = precision * factor
    return round(size) if size >= 1 else size


def _times(value: Number, factor: Number) -> Number:
    """The product, whole where it can be: 1.13bn is 1130000000."""
    product = value * factor
    rounded = round(product) if abs(product) < 1e18 else product
    return rounded if abs(product - rounded) < 1e-6 * max(1, abs(rounded)) * 1e-3 else product


class _Parse(NamedTuple):
    """A number under way: where it ends, the atom after it, what it is worth."""

    end: int
    after: int
    value: Number
    precision: Number
    scaled: bool


class Grammar:
    """Joins the atoms of one text to numerals."""

    def __init__(self, folded: str, atoms: Sequence[Atom]) -> None:
        self._folded = folded
        self._atoms = atoms
        self._count = len(atoms)

    def numerals(self) -> Iterator[Numeral]:
        """All numerals, in order, without overlap."""
        atoms, count = self._atoms, self._count
        index = 0
        while index < count:
            atom = atoms[index]
            # nearly all numbers stand alone
            following = atoms[index + 1].start - atom.end if index + 1 < count else 99
            if atom.role is Role.DIGITS and following > 8:
                yield Numeral(
                    atom.start, atom.end, atom.value, atom.value, atom.value, atom.precision,
                    "number" if atom.precision else "fraction", True, False,
                )  # fmt: skip
                index += 1
                continue
            numeral, after = self._numeral(index)
            if numeral is not None:
                yield numeral
            end = numeral.end if numeral else 0
            index = max(after, index + 1)
            while index < count and atoms[index].start < end:
                index += 1

    def _gap(self, index: int, end: int) -> str | None:
        """What stands between `end` and the atom at `index`; none if it is far."""
        if index >= self._count:
            return None
        start = self._atoms[index].start
        return self._folded[end:start] if 0 <= start - end <= 8 else None

    def _role(self, index: int) -> Role | None:
        return self._atoms[index].role if index < self._count else None

    def _numeral(self, index: int) -> tuple[Numeral | None, int]:
        atom = self._atoms[index]
        role = atom.role
        if role in (Role.VAGUE, Role.HEAD):
            return self._vague(index)
        if role is Role.PLACE:
            return _made(atom.start, atom.end, None, "ordinal"), index + 1
        if role is Role.PARTS:
            return None, index + 1
        if role is Role.PART:
            return self._part(index)
        if role is Role.ORDINAL:
            return self._lone_ordinal(index)
        start = self._article(atom.start) if role in (Role.SCALE, Role.DOZEN) else atom.start
        divided = self._division(index)
        if divided is not None:
            return divided
        parse = self._cardinal(index)
        return self._continued(start, parse, index)

    def _continued(self, start: int, parse: _Parse, index: int) -> tuple[Numeral, int]:
        """What may follow a cardinal: a point, a part, an ordinal ending, "out of"."""
        digits = self._atoms[index].role is Role.DIGITS
        gap = self._gap(parse.after, parse.end)
        if gap is not None:
            follow = self._role(parse.after)
            if gap == _POINT and follow is Role.SMALL:
                parse = self._decimals(parse)
            elif follow is Role.ORDINAL and gap in _GLUES and not digits:
                ordinal = self._ordinal_after(start, parse)
                if ordinal is not None:
                    return ordinal
            elif follow in (Role.PARTS, Role.PART, Role.SMALL, Role.ORDINAL, Role.DIGITS):
                parse = self._with_part(parse, gap)
            if gap in _RATIOS:
                ratio = self._ratio(start, parse, gap)
                if ratio is not None:
                    return ratio
        value = parse.value
        whole = isinstance(value, int) or value == int(value)
        fraction = not whole and parse.precision == 0
        return (
            Numeral(
                start, parse.end, value, value, value, parse.precision,
                "fraction" if fraction else "number", digits, parse.scaled,
            ),
            parse.after,
        )  # fmt: skip

    # ---- cardinals ----

    def _group(self, index: int) -> _Parse:
        """A number below a thousand, or a run of digits: "two hundred and five", "72 hundred"."""
        atoms = self._atoms
        atom = atoms[index]
        if atom.role is Role.SCALE and atom.value != 100:
            return _Parse(atom.start, index, 1, 1, False)
        if atom.role is Role.SCALE:
            value: Number = 100
            end, after, hundred = atom.end, index + 1, True
            precision: Number = 1
        else:
            value, end, after, precision = atom.value, atom.end, index + 1, atom.precision
            hundred = False
            if (
                atom.role is Role.SMALL and value >= 20 and self._joins(after, end, Role.SMALL)
                and 0 < atoms[after].value < 10
            ):  # fmt: skip
                value, end, after = value + atoms[after].value, atoms[after].end, after + 1
            if self._joins(after, end, Role.SCALE) and atoms[after].value == 100:
                precision = precision * 100 if isinstance(value, float) else 1
                value, end, after = _times(value, 100), atoms[after].end, after + 1
                hundred = True
        if hundred and isinstance(value, int):
            rest = self._rest(after, end, 100)
            if rest is not None:
                return _Parse(rest.end, rest.after, value + rest.value, 1, True)
        return _Parse(end, after, value, precision, hundred)

    def _joins(self, index: int, end: int, role: Role) -> bool:
        if index >= self._count or self._atoms[index].role is not role:
            return False
        gap = self._gap(index, end)
        return gap is not None and (gap in _GLUES or gap == "")

    def _rest(self, index: int, end: int, below: int) -> _Parse | None:
        """The group after "hundred" or a larger scale, if it belongs to the same number."""
        gap = self._gap(index, end)
        if gap is None or (gap not in _GLUES and gap not in _AND):
            return None
        role = self._atoms[index].role
        if role is Role.DIGITS:
            if not self._mixes(index, end, gap, below):
                return None
        elif role is not Role.SMALL:
            return None
        if gap in _AND and self._after_between(end):
            return None
        atom = self._atoms[index]
        if below > 100:
            group = self._group(index)
            if gap in _AND and self._before_parts(group.after, group.end):
                return None
            scale = self._scale_product(group)
            if gap == ", " and group.value < 100 and group.after == index + 1 and scale == 1:
                return None
            if group.value * scale >= below or not isinstance(group.value, int):
                return None
            return group
        value, after, stop = atom.value, index + 1, atom.end
        if gap == ", " or not isinstance(value, int) or value >= 100:
            return None
        if value >= 20 and self._joins(after, stop, Role.SMALL) and self._atoms[after].value < 10:
            value, stop, after = value + self._atoms[after].value, self._atoms[after].end, after + 1
        # "one hundred and two hundred", "twenty and two fifths": the next number begins there
        if self._joins(after, stop, Role.SCALE) and self._atoms[after].value == 100:
            return None
        if gap in _AND and self._before_parts(after, stop):
            return None
        return _Parse(stop, after, value, 1, False)

    def _before_parts(self, index: int, end: int) -> bool:
        """Whether a fraction ends there: "three fifths"."""
        return self._joins(index, end, Role.PARTS) or (
            self._joins(index, end, Role.ORDINAL) and self._atoms[index - 1].value == 1
        )

    def _mixes(self, index: int, end: int, gap: str, below: int) -> bool:
        """Whether digits may go on a number: "4 thousand 3 hundred", "3 hundred and 21"."""
        atom = self._atoms[index]
        if self._folded[atom.end : atom.end + 1] == "%":
            return False
        if gap in _AND and below == 100:
            return isinstance(atom.value, int) and atom.value < 100 and self._headed_by_digit(end)
        return self._joins(index + 1, atom.end, Role.SCALE) and gap == " "

    def _headed_by_digit(self, end: int) -> bool:
        return bool(_DIGIT_HUNDRED.search(self._folded[max(0, end - 16) : end]))

    def _after_between(self, end: int) -> bool:
        head = self._folded[max(0, end - 48) : end]
        between = head.rfind("between ")
        return between >= 0 and " and " not in head[between:]

    def _scale_product(self, parse: _Parse) -> Number:
        product: Number = 1
        after, end = parse.after, parse.end
        while after < self._count and self._atoms[after].role is Role.SCALE:
            gap = self._gap(after, end)
            if gap is None or (gap not in _GLUES and gap != ""):
                break
            product *= self._atoms[after].value
            end, after = self._atoms[after].end, after + 1
        return product

    def _cardinal(self, index: int) -> _Parse:
        """The longest cardinal from `index` on: groups with falling scales."""
        if self._atoms[index].role is Role.DOZEN:
            return _Parse(self._atoms[index].end, index + 1, 12, 1, False)
        plural = index + 1
        if plural < self._count and self._atoms[plural].role is Role.VAGUE:
            return self._plural_scale(index)
        total: Number = 0
        precision: Number = 1
        last = INFINITY
        parse = self._group(index)
        scaled = parse.scaled
        while True:
            value, end, after = parse.value, parse.end, parse.after
            factor: Number = 1
            while after < self._count and self._atoms[after].role in (Role.SCALE, Role.DOZEN):
                gap = self._gap(after, end)
                if gap is None or (gap not in _GLUES and gap != "") or factor >= 10**15:
                    break
                factor *= self._atoms[after].value
                end, after = self._atoms[after].end, after + 1
            if factor > 12:
                scaled = True
            precision = _digit_size(parse.precision, factor) if factor != 1 else parse.precision
            total += _times(value, factor) if factor != 1 else value
            if factor < 1000:
                return _Parse(end, after, total, precision, scaled)
            last = min(last, factor)
            following = self._rest(after, end, int(min(last, 10**18)))
            if following is None:
                return _Parse(end, after, total, precision, scaled)
            parse = following

    def _plural_scale(self, index: int) -> _Parse:
        """ "3 dozens", "two millions": a plural scale counts its singular."""
        atom, plural = self._atoms[index], self._atoms[index + 1]
        factor = plural.low // 2
        if factor in _SINGULARS and self._joins(index + 1, atom.end, Role.VAGUE):
            return _Parse(plural.end, index + 2, _times(atom.value, factor), factor, factor > 12)
        return self._group(index)

    # ---- after a cardinal ----

    def _decimals(self, parse: _Parse) -> _Parse:
        """ "five point seven five": the words after "point" are digits."""
        atoms = self._atoms
        written, end, after = "", parse.end, parse.after
        while after < self._count and atoms[after].role is Role.SMALL and len(written) < 12:
            gap = self._gap(after, end)
            if written and (gap is None or gap not in _GLUES):
                break
            value = int(atoms[after].value)
            if written and len(written) % 2 == 0 and atoms[after - 1].value >= 20 and value < 10:
                written = written[:-1] + str(value)
            else:
                written += str(value)
            end, after = atoms[after].end, after + 1
        value = float(f"{int(parse.value)}.{written}")
        return _Parse(end, after, value, 10.0 ** -len(written), parse.scaled)

    def _with_part(self, parse: _Parse, gap: str) -> _Parse:
        """ "two and a half", "twenty and three fifths", "two thirds", "3 million and a half"."""
        index = parse.after
        atom = self._atoms[index]
        if gap in _AND_A and atom.role in (Role.PART, Role.ORDINAL):
            return self._grown(parse, 1 / atom.value, index + 1, atom.end)
        if gap in _AND and gap != ", " and atom.role in (Role.SMALL, Role.DIGITS):
            share = self._share(index)
            return self._grown(parse, share.value, share.after, share.end) if share else parse
        if gap in _AND and atom.role is Role.PART and gap != ", ":
            return self._grown(parse, 1 / atom.value, index + 1, atom.end)
        if gap in _GLUES and atom.role in (Role.PARTS, Role.PART) and not parse.scaled:
            if atom.role is Role.PART and parse.value != 1:
                return parse
            if atom.value == 4 and self._of_the_year(parse):
                return parse
            return self._then_scale(_Parse(atom.end, index + 1, parse.value / atom.value, 0, False))
        if gap in _GLUES and atom.role is Role.PARTS:
            return _Parse(atom.end, index + 1, parse.value / atom.value, 0, False)
        return parse

    def _of_the_year(self, parse: _Parse) -> bool:
        """Whether quarters are quarters of a year: "two quarters", "the last three quarters"."""
        start = self._atoms[parse.after - 1].start
        return parse.value == 2 or bool(_IN_A_ROW.search(self._folded, max(0, start - 12), start))

    def _grown(self, parse: _Parse, part: float, after: int, end: int) -> _Parse:
        """The number with a part added: of its scale, if it has one, else of one."""
        if self._joins(after, end, Role.SCALE):
            scale = self._atoms[after].value
            end, after = self._atoms[after].end, after + 1
            if parse.value >= scale:
                return _Parse(end, after, _times(parse.value + part * scale, 1), 1, True)
            return _Parse(end, after, _times(parse.value + part, scale), scale // 10, True)
        last = self._atoms[parse.after - 1]
        if last.role is Role.SCALE and last.value >= 1000:
            value = _times(parse.value + part * last.value, 1)
            return _Parse(end, after, value, last.value // 10, True)
        return _Parse(end, after, parse.value + part, 0, parse.scaled)

    def _share(self, index: int) -> _Parse | None:
        """A fraction in words or digits from `index` on: "three fifths", "one fourth"."""
        numerator = self._cardinal(index)
        after = numerator.after
        if self._joins(after, numerator.end, Role.PARTS) or (
            numerator.value == 1
            and (
                self._joins(after, numerator.end, Role.ORDINAL)
                or self._joins(after, numerator.end, Role.PART)
            )
        ):
            part = self._atoms[after]
            return _Parse(part.end, after + 1, numerator.value / (part.value or 1), 0, False)
        return None

    def _then_scale(self, parse: _Parse) -> _Parse:
        """ "three quarters (of a) million"."""
        end = parse.end
        for link in ("", " of a", " of"):
            if self._folded.startswith(link, end) and self._joins_scale(parse.after, end + len(link)):
                atom = self._atoms[parse.after]
                value = _times(parse.value, atom.value)
                return _Parse(atom.end, parse.after + 1, value, max(atom.value // 100, 1), True)
        return parse

    def _joins_scale(self, index: int, end: int) -> bool:
        return self._joins(index, end, Role.SCALE) or self._joins(index, end, Role.DOZEN)

    # ---- parts, ordinals, ratios, vague numbers ----

    def _division(self, index: int) -> tuple[Numeral, int] | None:
        """ "twenty twenty fifths", "one hundred thirty fifths": compound denominators."""
        run, end = index, self._atoms[index].start
        while run < self._count and run - index < 6:
            atom = self._atoms[run]
            gap = self._gap(run, end) if run > index else ""
            if gap is None or (run > index and gap not in _GLUES):
                return None
            if atom.role is Role.PARTS:
                break
            if atom.role not in (Role.SMALL, Role.SCALE):
                return None
            end, run = atom.end, run + 1
        else:
            return None
        if run >= self._count or run - index < 2:
            return None
        parts, tens = self._atoms[run], self._atoms[run - 1]
        denominator, stop = parts.value, run
        if tens.role is Role.SMALL and tens.value >= 20 and not tens.value % 10 and denominator < 10:
            denominator, stop = denominator + tens.value, run - 1
        elif tens.role is Role.SCALE and tens.value == 100 and denominator < 10:
            pass
        else:
            return None
        numerator = Grammar(self._folded, self._atoms[index:stop])._cardinal(0)
        if numerator.after != stop - index:
            return None
        start = self._atoms[index].start
        return _made(start, parts.end, numerator.value / denominator, "fraction"), run + 1

    def _ordinal_after(self, start: int, parse: _Parse) -> tuple[Numeral, int] | None:
        """ "twenty-first", "one hundred twenty-fifth", "one eighth", "three trillionth"."""
        atom = self._atoms[parse.after]
        ordinal, after = atom.value, parse.after + 1
        value = parse.value
        if value == 1 and ordinal > 2 and not parse.scaled and self._atoms[parse.after - 1].value == 1:
            share = self._then_scale(_Parse(atom.end, after, 1 / ordinal, 0, False))
            if share.end != atom.end:
                return _made(start, share.end, share.value, "number"), share.after
            return _made(start, atom.end, 1 / ordinal, "fraction"), after
        if ordinal >= 100 and isinstance(value, int):
            return _made(start, atom.end, value * ordinal, "ordinal"), after
        if isinstance(value, int) and (
            (value % 10 == 0 and value % 100 >= 20 and ordinal < 10)
            or (value % 100 == 0 and parse.scaled)
        ):
            article = self._article(start)
            if article < start and _FOLLOWED_AS_FRACTION.match(self._folded, atom.end):
                return _made(article, atom.end, 1 / (value + ordinal), "fraction"), after
            return _made(start, atom.end, value + ordinal, "ordinal"), after
        return None

    def _lone_ordinal(self, index: int) -> tuple[Numeral | None, int]:
        atom = self._atoms[index]
        start = self._article(atom.start)
        follows = _FOLLOWED_AS_FRACTION.match(self._folded, atom.end)
        if start < atom.start and atom.value > 2 and follows:
            if self._joins(index + 1, atom.end, Role.PARTS):
                return None, index + 1
            return _made(start, atom.end, 1 / atom.value, "fraction"), index + 1
        return _made(atom.start, atom.end, atom.value, "ordinal"), index + 1

    def _part(self, index: int) -> tuple[Numeral | None, int]:
        """ "half", "a quarter of a million", "half a dozen"; not "half-time", "the third quarter"."""
        atom = self._atoms[index]
        folded = self._folded
        start = self._article(atom.start)
        end = atom.end
        for link in (" a", " of a", "", " of"):
            if folded.startswith(link, end) and self._joins_scale(index + 1, end + len(link)):
                scale = self._atoms[index + 1]
                value = _times(1 / atom.value, scale.value)
                precision = max(scale.value // 10, 1)
                numeral = _made(start, scale.end, value, "number", precision)
                return numeral._replace(scaled=scale.value > 12), index + 2
        if folded.startswith(("-", " time", " year", " hour"), end) or folded.endswith(
            ("-", "- "), 0, start
        ):
            return None, index + 1
        if atom.value == 4 and start == atom.start and not folded.startswith(" of ", end):
            return None, index + 1
        if index and self._atoms[index - 1].role in (Role.ORDINAL, Role.PLACE, Role.DIGITS):
            if self._gap(index, self._atoms[index - 1].end) == " ":
                return None, index + 1
        return _made(start, end, 1 / atom.value, "fraction"), index + 1

    def _ratio(self, start: int, parse: _Parse, gap: str) -> tuple[Numeral, int] | None:
        """ "one out of three", "one in five", "2000 over 3" at the end of its clause."""
        other = self._atoms[parse.after]
        if other.role not in (Role.SMALL, Role.DIGITS, Role.SCALE):
            return None
        digits = other.role is Role.DIGITS or self._folded[start].isdigit()
        if gap != " over " and digits and not (gap == " in " and parse.value == 1):
            return None
        whole = self._cardinal(parse.after)
        if gap == " over " and _GOES_ON.match(self._folded, whole.end):
            return None
        if gap == " in " and (whole.value > 1000 or _TIMED.match(self._folded, whole.end)):
            return None
        if whole.value == 0 or (gap != " over " and whole.value <= parse.value):
            return None
        return _made(start, whole.end, parse.value / whole.value, "fraction"), whole.after

    def _vague(self, index: int) -> tuple[Numeral, int]:
        atom = self._atoms[index]
        after, end, low, high = index + 1, atom.end, atom.low, atom.high
        scaled = atom.low >= 100
        while self._joins_scale(after, end):
            low, high = low * self._atoms[after].value, high * self._atoms[after].value
            end, after, scaled = self._atoms[after].end, after + 1, True
        numeral = Numeral(atom.start, end, None, low, high, 1, "vague", False, scaled)
        return numeral, after

    def _article(self, start: int) -> int:
        """Where an "a" or "an" before `start` begins; `start` where there is none."""
        found = _ARTICLE.search(self._folded, max(0, start - 4), start)
        return found.start(1) if found else start


_IN_A_ROW = re.compile(r"(?:last|past|next|first|previous|preceding|following|consecutive|all) $")
_DIGIT_HUNDRED = re.compile(r"[0-9] hundred$")
_TIMED = re.compile(r"[- ](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|%|per)")
_GOES_ON = re.compile(r"[ -][a-z0-9$£€]|%")


def _made(
    start: int, end: int, value: Number | None, form: Form, precision: Number = 1
) -> Numeral:
    if value is None:
        return Numeral(start, end, None, -INFINITY, INFINITY, 1, form, False, False)
    return Numeral(start, end, value, value, value, precision, form, False, False)
