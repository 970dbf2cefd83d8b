"""Values in rules: what is equal, what is unknown, and how they read in a message."""

import operator
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from validator.document import Document
from validator.kinds import INFINITY, UNKNOWN
from validator.source import Extent

Tri = bool | None
LONGEST_TEXT = 80


def text_of(document: Document, span: Any) -> str:
    """The words of a span, or of several pieces, with white space folded."""
    if isinstance(span, tuple) and not hasattr(span, "start"):
        return " … ".join(text_of(document, piece) for piece in span)
    return " ".join(document.text[span.start : span.end].split())


def same(
    one: Any,
    two: Any,
    document: Document,
    identities: Mapping[type, Callable[[Document, Any], Any]],
) -> Tri:
    """`is`. None where either is unknown."""
    if one is UNKNOWN or two is UNKNOWN:
        return None
    if one is None or two is None:
        return one is two
    if isinstance(one, str) and isinstance(two, str):
        return one.casefold() == two.casefold()
    if hasattr(one, "start") and hasattr(two, "start"):
        identity = identities.get(type(one))
        if identity is not None and type(one) is type(two):
            first, second = identity(document, one), identity(document, two)
            if first is not None and second is not None:
                return bool(first == second)
        return (one.start, one.end) == (two.start, two.end)
    return bool(one == two)


_NUMBERS = (int, float)
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def comparison(sign: str) -> Callable[[Any, Any], Tri]:
    """=, <, ... on numbers. None where either is none or unknown."""
    holds = _COMPARISONS[sign]

    def compare(one: Any, two: Any) -> Tri:
        if isinstance(one, _NUMBERS) and isinstance(two, _NUMBERS):
            return holds(one, two)
        return None

    return compare


_MIRRORED = {"=": "__eq__", "!=": "__ne__", "<": "__gt__", "<=": "__ge__", ">": "__lt__",
             ">=": "__le__"}  # fmt: skip
_MOST_EXACT = 2**53
"""Up to here a float is as exact as a whole number."""


def compared_with(sign: str, number: Any) -> Callable[[Any], object]:
    """The same with one number, asked of many; what is neither True nor False is no answer."""
    if isinstance(number, _NUMBERS) and abs(number) <= _MOST_EXACT:
        holds: Callable[[Any], object] = getattr(float(number), _MIRRORED[sign])
        return holds
    compare = comparison(sign)
    return lambda one: compare(one, number)


def one_of(words: Iterable[Any]) -> Callable[[Any], Tri]:
    """Whether a value is one of some words or numbers. None for an unknown one."""
    known = frozenset(map(folded, words))

    @lru_cache(maxsize=128)  # most are words of a few
    def test(value: Any) -> Tri:
        return None if value is UNKNOWN else folded(value) in known

    return test


def folded(value: Any) -> Any:
    """A word as it is compared, or what is none."""
    return value.casefold() if isinstance(value, str) else value


def present(value: Any) -> Tri:
    """`has`. None for what is unknown."""
    return None if value is UNKNOWN else value is not None


def arithmetic(sign: str, one: Any, two: Any) -> Any:
    """None where either is none or unknown, for a division by zero, and where two open ends say
    nothing: infinity less infinity."""
    if not isinstance(one, int | float) or not isinstance(two, int | float):
        return None
    match sign:
        case "+":
            found = one + two
        case "-":
            found = one - two
        case "*":
            found = one * two
        case _:
            if not two:
                return None
            found = one / two
    return found if found == found else None  # NaN equals nothing


def low_of(value: Any) -> Any:
    return value if isinstance(value, int | float) else getattr(value, "low", None)


def high_of(value: Any) -> Any:
    return value if isinstance(value, int | float) else getattr(value, "high", None)


def _show_number(value: float) -> str:
    if abs(value) == INFINITY:
        return "no limit"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,}"


def show(document: Document, value: Any) -> str:
    """A value in a message; nothing for what is none or unknown."""
    if value is None or value is UNKNOWN:
        return ""
    if isinstance(value, Extent | tuple):
        return _cut(text_of(document, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _show_number(value)
    if isinstance(value, str):
        return value
    return str(value)


_CLOSING = {"“": "”", "‘": "’"}
_PAIRED = {**_CLOSING, '"': '"', "«": "»"}


def _cut(words: str) -> str:
    """At most 80 code points; a quotation that is cut, or never closed, shows a closing mark."""
    closing = _CLOSING.get(words[:1], "")
    if len(words) > LONGEST_TEXT:
        return words[: LONGEST_TEXT - 1 - len(closing)].rstrip() + "…" + closing
    return words if closing in words else words + closing


def in_marks(words: str) -> str:
    """Words of a draft in quotation marks, once: a quotation brings its own."""
    closing = _PAIRED.get(words[:1])
    return words if closing and words[1:].endswith(closing) else f"“{words}”"


def show_bounded(value: float, low: float, high: float) -> str:
    """The number of a figure with its bounds in words: "at least 6", "about 20"."""
    number = _show_number(value)
    if high == INFINITY:
        return f"at least {number}" if low == value else f"more than {number}"
    if low <= 0 < value:
        return f"up to {number}" if high == value else f"fewer than {number}"
    if low < value:
        return f"nearly {number}" if high == value else f"about {number}"
    return number
