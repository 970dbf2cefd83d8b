"""The atoms of numbers: runs of digits, with what is glued to them, and number words."""

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal

from validator.api import INFINITY, Document, NamedTuple, Term, places, regex

from ..word_places import digit_runs
from .claims import is_counted

Number = int | float
Form = Literal["number", "fraction", "ordinal", "vague"]


Role = Literal[
    "digits", "small", "scale", "dozen", "ordinal", "parts", "part", "vague", "head", "place"
]
"""What an atom is in a number.

small: a number word below a hundred; scale: a word such as "hundred" or "million", the value is the
factor; parts: a word such as "thirds", the value is the denominator; part: "half" and "quarter",
which stand alone, the value is the denominator; vague: a word such as "dozens", `low` and `high`
are its readings; head: "several", "a few", vague, and a scale may follow; place: "last" and "next",
a place in a row without a number.
"""

_start, _end = attrgetter("start"), attrgetter("end")
_new = tuple.__new__  # a named tuple at half of what its constructor takes


class Atom(NamedTuple):
    """A run of digits, or a number word; a numeral where it stands alone."""

    start: int
    end: int
    value: Number
    low: Number
    high: Number
    precision: Number
    """Size of the last digit; 0 for a fraction."""
    form: Form
    digits: bool
    scaled: bool
    role: Role


_FRACTIONS: Final = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_GOING_ON: Final = (
    r"(?:([0-9]{0,2}(?:,[0-9]{2}(?![0-9]))*+(?:,[0-9]{3})+(?![0-9])"  # "2,50,000" are lakhs
    r"|[0-9]{0,2}(?:[ \u00a0][0-9]{3}|\u202f[0-9]{3}){1,3}(?![0-9,]))|[0-9]*)"
    r"((?:\.[0-9]+)+)?"
    # what may go on: a fraction, a power, a decimal comma, a scale in letters
    r"(?=([/^xe×kmbgt]|⁄|,[0-9]|[ -] ?[0-9]{1,3}(?:/|⁄)| [x×] ?10[^\s.,;:)0-9a-z]"
    r"| [kbmtg][nrlim]{0,2}\b"
)
_DIGITS = regex(rf"[0-9]{_GOING_ON})|)")
# for a text with such signs: to compile this one takes four times as long
_DIGITS_OR_FRACTIONS = regex(rf"[0-9¼-¾⅐-⅞]{_GOING_ON}|[¼½¾⅓⅔⅛⅜⅝⅞]|[ -] ?[¼-¾⅐-⅞])|)")
# before a number
_NO_LETTER: Final = frozenset(" ($£€-\n\"'")
_DOTTED_THOUSANDS = regex(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_MAXIMAL_DIGITS: Final = 24
_GLUED_MONEY: Final = frozenset({
    "Rs", "Dh", "Sh", "Tk", "Rp", "R", "N", "Ksh", "KSh", "Tsh", "TSh", "Ush", "USh", "Dhs", "Shs",
})  # fmt: skip
_SEPARATORS = str.maketrans("", "", ", \u00a0\u202f")
_FRACTION = regex(r"[/⁄]([0-9]{1,4})(?:ths?\b|rds?\b|nds?\b)?(?![0-9/]|\.[0-9])")
_MIXED = regex(r"(?: {1,2}|-)(?:([0-9]{1,3})[/⁄]([1-9][0-9]{0,2})(?![0-9/])|([¼-¾⅐-⅞]))")
_POWER = regex(
    r"(?: ?[x×] ?10)?\^([+-]{0,3}[0-9]{1,2})(?![0-9])|e([+-]?[0-9]{1,2})(?![0-9a-z])"
    r"| ?[x×] ?10([−⁻]?(?:[0-9]{1,2}|[⁰¹²³⁴-⁹]{1,2}))(?![0-9])"
)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_LARGEST_WITH_PART: Final = 100
"""Whole before a hyphen and a fraction: "1-1/2", but "2020-1/4"."""
_DECIMAL_COMMA = regex(r"[0-9]{1,3},([0-9]{1,2})(?![0-9,]|\.[0-9])")
_SUFFIX = regex(r" ?([a-z]{1,3})\b")
_SUFFIX_BEGINS: Final = frozenset(" bmtkg")
_SUFFIXES: Final = {
    "k": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "b": 10**9,
    "bn": 10**9, "bln": 10**9, "g": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# with a space between, these alone: "20 m" is a length
_SPACED_SUFFIXES: Final = frozenset({"bn", "mn", "mln", "mil", "tn", "trn", "k", "bln"})
# metres run and swum, not millions: "the 100m final"
_DISTANCES: Final = frozenset({50, 60, 100, 110, 200, 400, 500, 800, 1000, 1500, 3000, 5000, 10000})
_SAME_MEASURE: Final = 120
"""Characters within which one measure tells what another is in."""
_BEHIND_METRES = regex(r"[- ](\w+)")
_IN_METRES_PHRASE = regex(
    r"[- ](?:air rifle|in (?:height|length|width|depth)|(?:by|x|×) [0-9.]+ ?m)s?\b"
)
_PHRASE_BEGINS: Final = frozenset("aibx×")
"""Letters of the first word in `_IN_METRES_PHRASE`."""


def digit_atoms(document: Document, taken: Container[int], in_metres: frozenset[str]) -> list[Atom]:
    """The runs of digits of a text as atoms, those that begin at a place that is `taken` left out.
    `in_metres`: words for what is measured in metres.

    Digits glued to letters before them are names ("M5") and left out, unless the letters may be a
    currency ("USD115").
    """
    found = []
    text, folded = document.text, document.folded
    runs, expression = document.once(digit_runs), _DIGITS
    signs = () if folded.isascii() else places(folded, _FRACTIONS)
    if signs:
        runs, expression = sorted((*runs, *signs)), _DIGITS_OR_FRACTIONS
    reach = 0
    for start in runs:
        match = None if start < reach or start in taken else expression.match(folded, start)
        if match is None:
            continue
        reach = end = match.end()
        before = folded[start - 1] if start else " "
        if before not in _NO_LETTER and (
            before in "_^" or (before.isalpha() and not _may_be_money(text, start))
        ):
            continue
        if end - start > _MAXIMAL_DIGITS:
            continue
        written = match[0]
        if match.lastindex is None and written[0] <= "9" and before != ".":  # most are plain
            value = int(written)
            plain = (start, end, value, value, value, 1, "number", True, False, "digits")
            found.append(_new(Atom, plain))
        elif match[2] is None or "." not in match[2][1:]:
            found.append(_digit_atom(text, folded, match, in_metres))
        elif _DOTTED_THOUSANDS.fullmatch(written):  # not "192.168.1.2", "version 2.0.1"
            found.append(_digits(start, end, int(written.replace(".", ""))))
    return found


def _may_be_money(text: str, start: int) -> bool:
    """Whether letters glued to digits at `start` may be a currency: "USD115", "Rs5,000", "R5m"."""
    head = text[max(0, start - 3) : start]
    if head.isupper():
        return True
    if head in _GLUED_MONEY:
        return not text[start - 4 : start - 3].isalnum()
    size = 1 if head.endswith(("R", "N")) else 2
    return head[-size:] in _GLUED_MONEY and not head[:-size][-1:].isalnum()


def word_atoms(terms: Iterable[Term], role: Role, taken: Container[int]) -> list[Atom]:
    """The atoms of number words of one role, without those that begin or end at a place that
    is `taken`."""
    form: Form = "ordinal" if role == "ordinal" else "number"
    return [
        _new(Atom, (start, end, *_worth(entry.replacement or ""), 1, form, False, False, role))
        for start, end, _, entry in terms
        if start not in taken and end - 1 not in taken
    ]


@lru_cache(maxsize=512)
def _worth(stands_for: str) -> tuple[Number, Number, Number]:
    """Value, lowest and highest reading of a number word; `stands_for` as in the lexicons: "24",
    "24 to 199"."""
    low, to, high = stands_for.partition(" to ")
    if to:
        return 0, int(low), INFINITY if high == "none" else int(high)
    value = int(stands_for) if stands_for.isdigit() else 0
    return value, value, value


def _digits(start: int, end: int, value: Number, precision: Number = 1) -> Atom:
    """A number in digits."""
    form: Form = "number" if precision else "fraction"
    made = (start, end, value, value, value, precision, form, True, False, "digits")
    return _new(Atom, made)


def disjoint(atoms: Iterable[Atom]) -> list[Atom]:
    """The atoms in order, without those that lie in a longer one before them."""
    ordered = sorted(atoms, key=_end, reverse=True)
    ordered.sort(key=_start)
    reach = 0
    return [atom for atom in ordered if atom.start >= reach and (reach := atom.end)]


def times(value: Number, factor: Number) -> Number:
    """The product, whole where only floating point kept it from being so: 1.13 billion."""
    product = value * factor
    if type(product) is int or abs(product) > 1e18:
        return product
    whole = round(product)
    return whole if abs(product - whole) <= 1e-9 * max(1, abs(whole)) else product


def digit_size(precision: Number, factor: Number) -> Number:
    """Precision of a number multiplied by `factor`."""
    size = precision * factor
    return round(size) if size >= 1 and type(size) is not int else size


def _digit_atom(text: str, folded: str, match: re.Match[str], in_metres: frozenset[str]) -> Atom:
    """Digits of `_DIGITS` with what is glued to them."""
    written, (separated, decimals, goes_on) = match[0], match.groups()
    start, end = match.span()
    if written[0] > "9":
        return _digits(start, start + 1, _numeric(written[0]), 0)
    value: Number
    precision: Number = 1
    plain = written.translate(_SEPARATORS) if separated else written
    if decimals:
        value, precision = float(plain), 10.0 ** (1 - len(decimals))
    elif folded[start - 1 : start] == "." and not (
        separated or folded[start - 2 : start - 1].isalnum()
    ):
        value, precision, start = float(f".{written}"), 10.0 ** -len(written), start - 1
    else:
        value = int(plain)
    alone = _digits(start, end, value, precision)
    if goes_on is None:
        return alone
    if text[end : end + 2] == " M" and not text[end + 2 : end + 3].isalnum():
        return _digits(start, end + 2, times(value, 10**6), digit_size(precision, 10**6))
    may_be_scale = folded[end] in _SUFFIX_BEGINS
    return (
        (may_be_scale and _suffixed(folded, alone, in_metres)) or _extended(folded, alone) or alone
    )


def _numeric(sign: str) -> float:
    from unicodedata import numeric  # few texts have such signs

    return numeric(sign)


def _extended(folded: str, atom: Atom) -> Atom | None:
    """The digits with a fraction, a power or a decimal comma behind them, if there is one."""
    value, start, end = atom.value, atom.start, atom.end
    follow = folded[end]
    if follow in "/⁄":
        fraction = _FRACTION.match(folded, end)
        if fraction and atom.precision == 1 and 0 < value < int(fraction[1]):
            return _digits(start, fraction.end(), value / int(fraction[1]), 0)
    elif follow == " " or follow == "-":
        mixed = _MIXED.match(folded, end)
        if mixed:
            part = _numeric(mixed[3]) if mixed[3] else int(mixed[1]) / int(mixed[2])
            if part < 1 and (follow == " " or value < _LARGEST_WITH_PART):
                return _digits(start, mixed.end(), value + part, 0)
        return _power(folded, atom) if follow == " " else None
    elif follow == ",":
        decimal = _DECIMAL_COMMA.match(folded, atom.start)
        if decimal and atom.precision == 1 and folded[atom.start - 1 : atom.start] != ",":
            number = float(f"{value}.{decimal[1]}")
            return _digits(start, decimal.end(), number, 0.1 ** len(decimal[1]))
    elif follow > "\x7f" and follow != "×":
        return _digits(start, end + 1, value + _numeric(follow), 0)
    elif follow in "^xe×":
        return _power(folded, atom)
    return None


def _power(folded: str, atom: Atom) -> Atom | None:
    power = _POWER.match(folded, atom.end)
    if power is None or (power[3] and power[3][0].isdigit() and power[3].isascii()):
        return None  # "4x100"
    value = _raised(float(atom.value), power)
    return _digits(atom.start, power.end(), value, atom.precision)


def _raised(value: float, power: re.Match[str]) -> float:
    exponent = power[1] or power[2] or power[3].translate(_RAISED)
    number = int(exponent.lstrip("+-")) * (-1 if exponent.count("-") % 2 else 1)
    scientific = not power[0].startswith("^")
    try:
        return value * 10.0**number if scientific else value**number
    except (OverflowError, ZeroDivisionError):
        return value


def _is_in_metres(folded: str, value: Number, end: int, in_metres: frozenset[str]) -> bool:
    """Whether "m" behind a number is for metres: "400m", "a 7.95m jump", "3.5m above"."""
    if value in _DISTANCES:
        return True
    if value >= 1000:
        return False
    word = _BEHIND_METRES.match(folded, end)
    if word and (word[1] in in_metres or word[1].removesuffix("s") in in_metres):
        return True
    if folded[end + 1 : end + 2] in _PHRASE_BEGINS and _IN_METRES_PHRASE.match(folded, end):
        return True
    # "peaked at 7.85 metres, below the 8.02m of 2013"
    return (
        type(value) is float
        and " metre" in folded[max(0, end - _SAME_MEASURE) : end + _SAME_MEASURE]
        and not is_counted(folded, end)
    )


def _suffixed(folded: str, atom: Atom, in_metres: frozenset[str]) -> Atom | None:
    """The digits with a scale in letters behind them, if there is one: "5bn", "10k"."""
    suffix = _SUFFIX.match(folded, atom.end)
    if suffix is None or suffix[1] not in _SUFFIXES:
        return None
    letters = suffix[1]
    before = folded[atom.start - 1 : atom.start] if atom.start else ""
    at = atom.start - 2 if before == " " else atom.start - 1
    # letters glued to it are a currency: "Rs500m"
    money = folded[at : at + 1] in ("$", "€", "£", "¥") or before.isalpha()
    if (
        (
            suffix[0][0] == " "
            and letters not in _SPACED_SUFFIXES
            and not (money and letters in ("m", "b"))
        )
        or (
            letters == "m"
            and not money
            and _is_in_metres(folded, atom.value, suffix.end(), in_metres)
        )
        or (letters in ("t", "mm") and not money)
        or (letters == "g" and atom.value < 10)  # "3G"
    ):
        return None
    factor = _SUFFIXES[letters]
    value, precision = times(atom.value, factor), digit_size(atom.precision, factor)
    return _digits(atom.start, suffix.end(), value, precision)
