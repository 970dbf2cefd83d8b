"""Places in a text, sorted."""

from bisect import bisect_left
from collections.abc import Sequence


def any_in(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, sorted, lies in [start, end)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
