"""Places in a text, sorted."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from validator.api import Document, places

_DIGITS: Final = "0123456789"


def digit_runs(document: Document) -> list[int]:
    """Where runs of the digits 0 to 9 begin in the prose."""
    digits = places(document.text, _DIGITS)
    return [at for at, before in zip(digits, [-2, *digits], strict=False) if at - before != 1]


def any_in(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places lies in [start, end)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
