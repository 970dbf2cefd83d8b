"""A column of spans beside an index: what is asked of one span, asked of all at once.

What is looked up for each span is mapped over all of them, which costs a call for all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from validator.document import Document
from validator.dsl.lazy_indexes import LineIndex
from validator.dsl.relations import EXACT, Geometry
from validator.dsl.spans import Reach, SpanIndex, blank_gaps, is_white

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator, TextUnit

_start, _end = attrgetter("start"), attrgetter("end")


def beside(
    geometry: Geometry,
    index: SpanIndex,
    operator: "RelationOperator",
    spans: Sequence[Any],
    unit: "TextUnit | None",
    amount: int,
) -> Sequence[Any]:
    """Those of `spans` to which something stands in a relation, of an index that is not empty."""
    scattered = not geometry.scattered.isdisjoint(map(type, spans))
    if not index.listed:
        if operator == "in" and isinstance(index, LineIndex) and not scattered:
            return index.holders(spans)
        index = index.for_many(len(spans))
    if index.wider is not None:
        spans = beside(geometry, index.wider, operator, spans, unit, amount)
    if not index.listed or scattered:
        return _one_by_one(geometry, index, operator, spans, unit, amount)
    starts, document = index.starts, geometry.document
    match operator:
        case "in":
            soonest = map(index.soonest.__getitem__, _placed(bisect_left, starts, _start, spans))
            return [s for s, end in zip(spans, soonest, strict=True) if end <= s.end]
        case "covering":
            begun, far, _, _ = index.reach
            reached = map(far.__getitem__, _placed(bisect_right, begun, _start, spans))
            return [s for s, end in zip(spans, reached, strict=True) if s.start < end >= s.end]
        case "overlapping":
            begun, far, _, _ = index.reach
            reached = map(far.__getitem__, _placed(bisect_left, begun, _end, spans))
            spans = [s for s, end in zip(spans, reached, strict=True) if s.start < end]
        case "around":
            reach, text = index.reach, document.text
            at = zip(spans, _placed(bisect_right, reach.starts, _start, spans), strict=True)
            return [s for s, n in at if n and _fills(text, s, reach, n - 1)]
        case "before":
            first = index.by_end[0][0]
            return [s for s in spans if first <= s.start]
        case "after":
            last = starts[-1]
            return [s for s in spans if s.end <= last]
        case "just before":
            ends, _ = index.by_end
            at = zip(spans, _placed(bisect_right, ends, _start, spans), strict=True)
            return _across_blanks(document, [(s, ends[n - 1], s.start) for s, n in at if n])
        case "just after":
            count = len(starts)
            at = zip(spans, _placed(bisect_left, starts, _end, spans), strict=True)
            return _across_blanks(document, [(s, s.end, starts[n]) for s, n in at if n < count])
        case "same":
            units = {*geometry.numbers(starts, unit)}
            numbers = geometry.numbers(map(_start, spans), unit)
            return [s for s, number in zip(spans, numbers, strict=True) if number in units]
        case "within of" | "within before" | "within after" if unit == "word":
            return _within_words(geometry, index, operator, spans, amount)
        case "within of" | "within before" | "within after":
            return _within(geometry, index, operator, spans, unit, amount)
    return _one_by_one(geometry, index, operator, spans, unit, amount)


def _placed(
    find: Callable[[Sequence[int], int], int],
    offsets: Sequence[int],
    edge: Callable[[Any], int],
    spans: Sequence[Any],
) -> Iterator[int]:
    """Where an edge of each span is found among sorted offsets."""
    return map(partial(find, offsets), map(edge, spans))


def _fills(text: str, span: Any, reach: Reach, nearest: int) -> bool:
    """Whether a span is alone in a piece, of which the nearest begins at or before it."""
    start, end = span.start, span.end
    for n in range(nearest, -1, -1):
        # of what begins at or before it, the last has the least between
        if reach.far[n + 1] < end or not is_white(text, reach.starts[n], start):
            return False
        if reach.ends[n] >= end and is_white(text, end, reach.ends[n]):
            return True
    return False


def _across_blanks(document: Document, nearest: Sequence[tuple[Any, int, int]]) -> Sequence[Any]:
    """Of spans with a stretch of text each, those of which it is blank."""
    blank = blank_gaps(document, [(start, end) for _, start, end in nearest])
    return [span for (span, _, _), is_blank in zip(nearest, blank, strict=True) if is_blank]


def holding(
    geometry: Geometry, index: SpanIndex, spans: Sequence[Any], least: int
) -> Sequence[Any]:
    """Those of `spans`, sorted by start, among which all are in which at least so many spans of an
    index lie: so many begin there."""
    if not index.listed or not geometry.scattered.isdisjoint(map(type, spans)):
        return spans
    starts, first, kept = index.starts, 0, []
    last = len(starts) - least  # from there on there are so many
    for span in spans:
        start = span.start
        while first <= last and starts[first] < start:
            first += 1
        if first > last:
            break
        if starts[first + least - 1] < span.end:
            kept.append(span)
    return kept


def _one_by_one(
    geometry: Geometry,
    index: SpanIndex,
    operator: "RelationOperator",
    spans: Sequence[Any],
    unit: "TextUnit | None",
    amount: int,
) -> Sequence[Any]:
    narrow, holds = geometry.narrow, geometry.holds
    if operator in EXACT:
        return [s for s in spans if any(narrow(index, operator, s, unit, amount))]
    return [
        s
        for s in spans
        for found in (narrow(index, operator, s, unit, amount),)
        if any(holds(operator, other, s, unit, amount) for other in found)
    ]


def _within(
    geometry: Geometry,
    index: SpanIndex,
    operator: "RelationOperator",
    spans: Sequence[Any],
    unit: "TextUnit | None",
    amount: int,
) -> Sequence[Any]:
    """Those that have something within so many sentences or paragraphs, in their zone."""
    others, starts, same_zone = index.spans, index.starts, geometry.same_zone
    kept = []
    for span in spans:
        begun, ended = geometry.window(span.start, unit, amount)
        if operator == "within after":
            begun = max(begun, span.end)
        first = bisect_left(starts, begun)
        for n in range(first, bisect_left(starts, ended, first)):
            if operator == "within before" and others[n].end > span.start:
                continue
            if same_zone(span.start, starts[n]):
                kept.append(span)
                break
    return kept


def _within_words(
    geometry: Geometry,
    index: SpanIndex,
    operator: "RelationOperator",
    spans: Sequence[Any],
    amount: int,
) -> Sequence[Any]:
    """Those that have something within so many words, in their zone: the nearest is, if it is in
    that zone."""
    (ends, before), (starts, after) = index.by_end, (index.starts, index.spans)
    back, on = operator != "within after", operator != "within before"
    firsts = _placed(bisect_right, ends, _start, spans)
    lasts = _placed(bisect_left, starts, _end, spans)
    return [
        span
        for span, first, last in zip(spans, firsts, lasts, strict=True)
        if (back and _reaches(geometry, span, amount, before, range(first - 1, -1, -1)))
        or (on and _reaches(geometry, span, amount, after, range(last, len(after))))
        or (back and on and _shares_words(geometry, index, span))
    ]


def _shares_words(geometry: Geometry, index: SpanIndex, span: Any) -> bool:
    """Whether something overlaps a span in its zone."""
    found = index.reaching(span.start, span.end)
    return any(geometry.same_zone(span.start, other.start) for other in found)


def _reaches(
    geometry: Geometry, span: Any, amount: int, others: Sequence[Any], nearest: range
) -> bool:
    """Whether one of some spans, nearest first, is within so many words, and in one zone with a
    span."""
    for n in nearest:
        other = others[n]
        if not geometry.within_words(span, other, amount):
            return False
        if geometry.same_zone(span.start, other.start):
            return True
    return False
