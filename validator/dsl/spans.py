"""Spans of one kind, indexed: what lies in, around, before, after, near another span.

Every query is a binary search over sorted starts or ends, so that a window costs O(log n) and what
it finds.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, Literal

from validator.document import BODY, Document
from validator.named_tuples import NamedTuple

Extents = Mapping[type, Callable[[Any], Sequence[tuple[int, int]]]]
"""For span classes that cover something else than themselves: what they cover."""


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

    def __init__(self, spans: Sequence[Any], extents: Extents) -> None:
        self.spans = spans
        self.groups: dict[str, dict[object, list[Any]]] = {}
        """Spans by key, for each function that joins by one."""
        self._extents = extents

    @property
    def empty(self) -> bool:
        """Whether it is known that there is nothing."""
        return not self.spans

    @cached_property
    def starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @cached_property
    def _by_end(self) -> tuple[list[int], list[Any]]:
        ordered = sorted(self.spans, key=lambda span: (span.end, span.start))
        return [span.end for span in ordered], ordered

    @cached_property
    def _pieces(self) -> tuple[list[int], list[int], list[tuple[int, int, Any]]]:
        """Starts, running maximum of ends, and (start, end, span) of all that is covered."""
        pieces = sorted(
            ((s, e, span) for span in self.spans for s, e in extents_of(span, self._extents)),
            key=lambda piece: piece[:2],
        )
        return [p[0] for p in pieces], list(accumulate((p[1] for p in pieces), max)), pieces

    def starting_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that begin in [start, end)."""
        first = bisect_left(self.starts, start)
        return self.spans[first : bisect_left(self.starts, end, lo=first)]

    def ending_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that end in [start, end]."""
        ends, spans = self._by_end
        first = bisect_left(ends, start)
        return spans[first : bisect_right(ends, end, lo=first)]

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which a covered piece begins before `end` and ends behind `start`."""
        starts, reach, pieces = self._pieces
        seen = None
        for position in range(bisect_left(starts, end) - 1, -1, -1):
            if reach[position] <= start:
                return
            piece = pieces[position]
            if piece[1] > start and piece[2] is not seen:
                seen = piece[2]
                yield seen

    def covering(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which one covered piece holds [start, end)."""
        starts, reach, pieces = self._pieces
        least = max(end, start + 1)
        for position in range(bisect_right(starts, start) - 1, -1, -1):
            if reach[position] < least:
                return
            piece = pieces[position]
            if piece[1] >= least:
                yield piece[2]


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
    after = bisect_left(spans, offset, key=attrgetter("start"))
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
