"""Stretches of text that carry something, asked for what touches a place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")


class Stretches(Generic[T]):
    """Half-open extents with a value each; they may overlap."""

    def __init__(self, found: Iterable[tuple[int, int, T]]) -> None:
        self._found = sorted(found, key=itemgetter(0))
        self._starts = list(map(itemgetter(0), self._found))
        self._reach = list(accumulate(map(itemgetter(1), self._found), max))
        """How far the stretches reach that begin no later than each."""

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with text[start:end]."""
        after = bisect_left(self._starts, end)
        return after > 0 and self._reach[after - 1] > start

    def at(self, start: int, end: int) -> Iterator[T]:
        """The values of the stretches that share a character with text[start:end], last first."""
        at = bisect_left(self._starts, end)
        while at and self._reach[at - 1] > start:
            at -= 1
            if self._found[at][1] > start:
                yield self._found[at][2]
