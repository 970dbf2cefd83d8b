"""Spans of one kind, indexed: what lies in, around, before, after, near another span.

Every query is a binary search over sorted starts or ends, so that a window costs O(log n) and what
it finds.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any, Literal

from validator.document import BODY, Document
from validator.named_tuples import NamedTuple

Extents = Mapping[type, Callable[[Any], Sequence[tuple[int, int]]]]
"""For span classes that cover something else than themselves: what they cover."""


_start, _end = attrgetter("start"), attrgetter("end")
_place, _place_of_end = attrgetter("start", "end"), attrgetter("end", "start")


class Match(NamedTuple):
    """What a regular expression or a sequence found; `parts` are (slot, span) bound inside."""

    start: int
    end: int
    parts: tuple[tuple[int, Any], ...] = ()


def extents_of(span: Any, extents: Extents) -> Sequence[tuple[int, int]]:
    covered = extents.get(type(span))
    return covered(span) if covered else ((span.start, span.end),)


class SpanIndex:
    """Spans of a document, sorted by start, longest first."""

    _starts: list[int] | None = None
    _by_key: dict[str, dict[object, list[Any]]] | None = None
    _by_end: tuple[list[int], list[Any]] | None = None
    _by_piece: tuple[list[int], list[int], list[int], list[Any]] | None = None

    def __init__(self, spans: Sequence[Any], extents: Extents) -> None:
        self.spans = spans
        self._extents = extents

    @property
    def empty(self) -> bool:
        """Whether it is known that there is nothing."""
        return not self.spans

    @property
    def starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [*map(_start, self.spans)]
        return self._starts

    @property
    def groups(self) -> dict[str, dict[object, list[Any]]]:
        """Spans by key, for each function that joins by one."""
        if self._by_key is None:
            self._by_key = {}
        return self._by_key

    def _pieces(self) -> tuple[list[int], list[int], list[int], list[Any]]:
        """Of all that is covered, by start: starts, running maximum of ends, ends, and whose it
        is."""
        if self._by_piece is None:
            extents, spans = self._extents, self.spans
            if not extents or extents.keys().isdisjoint(map(type, spans)):
                owners = sorted(spans, key=_place)
                starts, ends = [*map(_start, owners)], [*map(_end, owners)]
            else:
                pieces = [(s, e, span) for span in spans for s, e in extents_of(span, extents)]
                pieces.sort(key=itemgetter(0, 1))
                starts, ends, owners = [[piece[part] for piece in pieces] for part in range(3)]
            self._by_piece = starts, [*accumulate(ends, max)], ends, owners
        return self._by_piece

    def starting_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that begin in [start, end)."""
        starts = self._starts or self.starts
        first = bisect_left(starts, start)
        return self.spans[first : bisect_left(starts, end, first)]

    def inside(self, start: int, end: int) -> Sequence[Any]:
        """Spans that lie in [start, end)."""
        begun = self.starting_in(start, max(end, start + 1))
        return [span for span in begun if span.end <= end]

    def ending_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that end in [start, end]."""
        if self._by_end is None:
            ordered = sorted(self.spans, key=_place_of_end)
            self._by_end = [*map(_end, ordered)], ordered
        ends, spans = self._by_end
        first = bisect_left(ends, start)
        return spans[first : bisect_right(ends, end, first)]

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which a covered piece begins before `end` and ends behind `start`."""
        starts, reach, ends, owners = self._by_piece or self._pieces()
        seen = None
        for position in range(bisect_left(starts, end) - 1, -1, -1):
            if reach[position] <= start:
                return
            if ends[position] > start and owners[position] is not seen:
                seen = owners[position]
                yield seen

    def covering(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which one covered piece holds [start, end)."""
        starts, reach, ends, owners = self._by_piece or self._pieces()
        least = max(end, start + 1)
        for position in range(bisect_right(starts, start) - 1, -1, -1):
            if reach[position] < least:
                return
            if ends[position] >= least:
                yield owners[position]


def zone(document: Document, offset: int) -> int:
    """Windows stay inside a zone: the body is one, every other block is its own."""
    index = document.block_index(offset)
    if not document.blocks or document.blocks[index].type in BODY:
        return -1
    return index


def blank_between(document: Document, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but white space and punctuation."""
    return start <= end and all(
        c.isspace() or unicodedata.category(c)[0] == "P" for c in document.text[start:end]
    )


def blank_end(document: Document, offset: int) -> int:
    """The first offset from `offset` on that is neither white space nor punctuation."""
    text = document.text
    while offset < len(text) and (
        text[offset].isspace() or unicodedata.category(text[offset])[0] == "P"
    ):
        offset += 1
    return offset


def blank_start(document: Document, offset: int) -> int:
    """The offset behind the last character before `offset` that is no space or punctuation."""
    text = document.text
    while offset > 0 and (
        text[offset - 1].isspace() or unicodedata.category(text[offset - 1])[0] == "P"
    ):
        offset -= 1
    return offset


def nearest_first(
    spans: Sequence[Any], offset: int, side: Literal["before", "after"] | None = None
) -> Iterator[Any]:
    """Spans sorted by start, in the order of how far from `offset` they begin; of one side only:
    those that begin before `offset`, or from it on."""
    after = bisect_left(spans, offset, key=_start)
    before = -1 if side == "after" else after - 1
    behind = after if side == "before" else len(spans)
    while before >= 0 or after < behind:
        if after >= behind or (
            before >= 0 and offset - spans[before].start <= spans[after].start - offset
        ):
            yield spans[before]
            before -= 1
        else:
            yield spans[after]
            after += 1


def unique(spans: Iterable[Any]) -> list[Any]:
    """Spans by position, each place once, longest first."""
    kept: dict[tuple[int, int], Any] = {}
    for span in spans:
        kept.setdefault((span.start, -span.end), span)
    return [kept[key] for key in sorted(kept)]
