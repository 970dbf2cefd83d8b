"""Spans of one kind, indexed: what lies in, around, before, after, near another span.

Every query is a binary search over sorted starts or ends, so that a window costs O(log n) and what
it finds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, islice
from operator import attrgetter, itemgetter
from typing import Any, Literal

from validator.document import BODY, Document
from validator.kinds import INFINITY
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


class Reach(NamedTuple):
    """All that spans cover, piece by piece, sorted by start."""

    starts: list[int]
    far: list[int]
    """How far the first n pieces reach."""
    ends: list[int]
    owners: Sequence[Any]


def _reach(spans: Sequence[Any], starts: list[int], extents: Extents) -> Reach:
    """What spans cover that are sorted by `starts`, theirs, the longest of one start first."""
    if not extents or extents.keys().isdisjoint(map(type, spans)):
        owners = spans if len({*starts}) == len(starts) else sorted(spans, key=_place)
        ends = [*map(_end, owners)]
    else:
        pieces = [(s, e, span) for span in spans for s, e in extents_of(span, extents)]
        pieces.sort(key=itemgetter(0, 1))
        starts, ends, owners = ([piece[part] for piece in pieces] for part in range(3))
    return Reach(starts, [*accumulate(ends, max, initial=-1)], ends, owners)


class SpanIndex:
    """Spans of a document, sorted by start, longest first."""

    listed = True
    """Whether all spans are at hand, and with them `starts`, `by_end`, `soonest` and `reach`."""
    wider: "SpanIndex | None" = None
    """An index that is listed and has more spans, of which these are some."""
    _groups: dict[str, dict[object, list[Any]]] | None = None
    _by_end: tuple[list[int], list[Any]] | None = None
    _soonest: list[float] | None = None
    _reach: "Reach | None" = None

    def __init__(self, spans: Sequence[Any], extents: Extents) -> None:
        self.spans = spans
        self.empty = not spans
        """Whether it is known that there is nothing."""
        self.starts = [*map(_start, spans)]
        self._extents = extents

    def walk(self) -> Iterable[Any]:
        """All spans, for somebody who may stop at the first."""
        return self.spans

    def for_many(self, _askers: int) -> "SpanIndex":
        """The same spans for so many who ask."""
        return self

    @property
    def groups(self) -> dict[str, dict[object, list[Any]]]:
        """Spans by key, for each function that joins by one."""
        if self._groups is None:
            self._groups = {}
        return self._groups

    @property
    def by_end(self) -> tuple[list[int], list[Any]]:
        """Ends and spans, sorted by them."""
        if self._by_end is None:
            ordered = sorted(self.spans, key=_place_of_end)
            self._by_end = [*map(_end, ordered)], ordered
        return self._by_end

    @property
    def soonest(self) -> list[float]:
        """Where the first ends of those that begin from the n-th on; behind the last, nowhere."""
        if self._soonest is None:
            ends = [INFINITY, *map(_end, reversed(self.spans))]
            self._soonest = [*accumulate(ends, min)][::-1]
        return self._soonest

    @property
    def reach(self) -> "Reach":
        if self._reach is None:
            self._reach = _reach(self.spans, self.starts, self._extents)
        return self._reach

    def starting_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that begin in [start, end)."""
        starts = self.starts
        first = bisect_left(starts, start)
        return self.spans[first : bisect_left(starts, end, first)]

    def walk_in(self, start: int, end: int) -> Iterable[Any]:
        """Spans that begin in [start, end), for somebody who may stop at the first: none is
        copied."""
        starts = self.starts
        first = bisect_left(starts, start)
        return map(self.spans.__getitem__, range(first, bisect_left(starts, end, first)))

    def inside(self, start: int, end: int) -> Sequence[Any]:
        """Spans that lie in [start, end)."""
        begun = self.starting_in(start, max(end, start + 1))
        return [span for span in begun if span.end <= end]

    def ending_in(self, start: int, end: int) -> Sequence[Any]:
        """Spans that end in [start, end]."""
        ends, spans = self.by_end
        first = bisect_left(ends, start)
        return spans[first : bisect_right(ends, end, first)]

    def before(self, offset: int) -> Iterable[Any]:
        """Spans that end by `offset`: all of them, so that none is copied."""
        ends, spans = self.by_end
        return islice(spans, bisect_right(ends, offset))

    def after(self, offset: int) -> Iterable[Any]:
        """Spans that begin from `offset` on."""
        first = bisect_left(self.starts, offset)
        return map(self.spans.__getitem__, range(first, len(self.starts)))

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which a covered piece begins before `end` and ends behind `start`."""
        starts, far, ends, owners = self.reach
        seen = None
        for position in range(bisect_left(starts, end) - 1, -1, -1):
            if far[position + 1] <= start:
                return
            if ends[position] > start and owners[position] is not seen:
                seen = owners[position]
                yield seen

    def covering(self, start: int, end: int) -> Iterator[Any]:
        """Spans of which one covered piece holds [start, end)."""
        starts, far, ends, owners = self.reach
        least = max(end, start + 1)
        for position in range(bisect_right(starts, start) - 1, -1, -1):
            if far[position + 1] < least:
                return
            if ends[position] >= least:
                yield owners[position]


NOTHING = SpanIndex((), {})


def zone(document: Document, offset: int) -> int:
    """Windows stay inside a zone: the body is one, every other block is its own."""
    return zone_of(document, document.block_index(offset))


def zone_of(document: Document, block: int) -> int:
    """The zone of a block."""
    blocks = document.blocks
    return -1 if not blocks or blocks[block].type in BODY else block


class _Blanks(dict[str, bool]):
    """Whether a character is white space or punctuation."""

    def __missing__(self, character: str) -> bool:
        blank = character.isspace() or (not character.isalnum() and _is_mark(character))
        self[character] = blank
        return blank


def _is_mark(character: str) -> bool:
    from unicodedata import category  # few texts have any but the usual ones

    return category(character)[0] == "P"


_BLANKS = _Blanks(dict.fromkeys(".,:;!?-()[]/\"'“”‘’–—…", True))


def blank_between(document: Document, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but white space and punctuation."""
    return start <= end <= blank_end(document, start, end)


def is_white(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is white space alone; what lies behind the first other character is
    not looked at."""
    while start < end and text[start].isspace():
        start += 1
    return start >= end


_NEAR = 80
"""In characters: few gaps between spans are longer and blank."""


def blank_gaps(document: Document, places: Iterable[tuple[int, int]]) -> list[bool]:
    """`blank_between` of many places at once."""
    text = document.text
    places = [*places]
    gaps = [text[end - _NEAR if start < end - _NEAR else start : end] for start, end in places]
    blanks = map(all, map(partial(map, _BLANKS.__getitem__), gaps))
    return [
        blank and (end - start <= _NEAR or blank_between(document, start, end))
        for blank, (start, end) in zip(blanks, places, strict=True)
    ]


def blank_end(document: Document, offset: int, most: int | None = None) -> int:
    """The first offset from `offset` on that is neither white space nor punctuation."""
    text, blank = document.text, _BLANKS
    end = len(text) if most is None else most
    while offset < end and blank[text[offset]]:
        offset += 1
    return offset


def blank_start(document: Document, offset: int) -> int:
    """The offset behind the last character before `offset` that is no space or punctuation."""
    text, blank = document.text, _BLANKS
    while offset > 0 and blank[text[offset - 1]]:
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
    # of those in one place the first is kept, as it is put there last
    kept = {(span.start, -span.end): span for span in reversed([*spans])}
    return [kept[key] for key in sorted(kept)]
