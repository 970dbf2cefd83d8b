"""A column of spans beside an index: what is asked of one span, asked of all at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import compress
from operator import attrgetter, sub
from typing import Any

from validator.dsl.relations import EXACT, Geometry
from validator.dsl.spans import SpanIndex, blank_between, blank_start, zone

_start, _end = attrgetter("start"), attrgetter("end")


def beside(
    geometry: Geometry,
    index: SpanIndex,
    operator: str,
    spans: Sequence[Any],
    unit: str | None,
    amount: int,
) -> Sequence[Any]:
    """Those of `spans` to which something stands in a relation, of an index that is not empty."""
    if not index.listed:
        index = index.for_many(len(spans))
    if index.wider is not None:
        spans = beside(geometry, index.wider, operator, spans, unit, amount)
    if not index.listed or not geometry.scattered.isdisjoint(map(type, spans)):
        return _one_by_one(geometry, index, operator, spans, unit, amount)
    starts, document = index.starts, geometry.document
    match operator:
        case "in":
            soonest = index.soonest
            return [s for s in spans if soonest[bisect_left(starts, s.start)] <= s.end]
        case "covering":
            begun, far, _, _ = index.reach
            ends = [far[bisect_right(begun, s.start)] for s in spans]
            return [s for s, end in zip(spans, ends, strict=True) if s.start < end >= s.end]
        case "overlapping":
            begun, far, _, _ = index.reach
            spans = [s for s in spans if s.start < far[bisect_left(begun, s.end)]]
        case "around":
            begun, count = index.reach.starts, len(index.reach.starts)
            placed = [(s, bisect_left(begun, blank_start(document, s.start))) for s in spans]
            spans = [s for s, n in placed if n < count and begun[n] <= s.start]
        case "before":
            first = index.by_end[0][0]
            return [s for s in spans if first <= s.start]
        case "after":
            last = starts[-1]
            return [s for s in spans if s.end <= last]
        case "just before":
            ends, _ = index.by_end
            placed = [(s, bisect_right(ends, s.start)) for s in spans]
            return [s for s, n in placed if n and blank_between(document, ends[n - 1], s.start)]
        case "just after":
            count = len(starts)
            placed = [(s, bisect_left(starts, s.end)) for s in spans]
            return [s for s, n in placed if n < count and blank_between(document, s.end, starts[n])]
        case "same":
            units = {*geometry.numbers(starts, unit)}
            numbers = geometry.numbers(map(_start, spans), unit)
            return [s for s, number in zip(spans, numbers, strict=True) if number in units]
        case "within of" | "within before" | "within after" if unit == "word":
            return [s for s in spans if _within_words(geometry, index, operator, s, amount)]
        case "within of" | "within before" | "within after":
            return _within(geometry, index, operator, spans, unit, amount)
    return _one_by_one(geometry, index, operator, spans, unit, amount)


def holding(
    geometry: Geometry, index: SpanIndex, spans: Sequence[Any], least: int
) -> Sequence[Any]:
    """Those among which all are in which at least so many spans of an index lie: so many begin
    there."""
    if not index.listed or not geometry.scattered.isdisjoint(map(type, spans)):
        return spans
    find = partial(bisect_left, index.starts)
    begun, ended = map(find, map(_start, spans)), map(find, map(_end, spans))
    return [*compress(spans, map(least.__le__, map(sub, ended, begun)))]


def _one_by_one(
    geometry: Geometry,
    index: SpanIndex,
    operator: str,
    spans: Sequence[Any],
    unit: str | None,
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
    operator: str,
    spans: Sequence[Any],
    unit: str | None,
    amount: int,
) -> Sequence[Any]:
    """Those that have something within so many sentences or paragraphs, in their zone."""
    others, starts = index.spans, index.starts
    units, zones = geometry.numbers(starts, unit), geometry.zones(starts)
    places = [*map(_start, spans)]
    kept = []
    for span, number, own in zip(
        spans, geometry.numbers(places, unit), geometry.zones(places), strict=True
    ):
        first = bisect_left(units, number - amount)
        last = bisect_right(units, number + amount, first)
        if operator == "within after":
            first = bisect_left(starts, span.end, first)
        for n in range(first, last):
            if zones[n] == own and (operator != "within before" or others[n].end <= span.start):
                kept.append(span)
                break
    return kept


def _within_words(
    geometry: Geometry, index: SpanIndex, operator: str, span: Any, amount: int
) -> bool:
    """Whether something stands within so many words, in the zone of a span: the nearest does, if
    it is in that zone."""
    document = geometry.document
    own = zone(document, span.start)
    if operator == "within of":
        for other in index.reaching(span.start, span.end):
            if zone(document, other.start) == own:
                return True
    if operator != "within after":
        ends, before = index.by_end
        for n in range(bisect_right(ends, span.start) - 1, -1, -1):
            if geometry.words_between(before[n], span, amount + 1) > amount:
                break
            if zone(document, before[n].start) == own:
                return True
    if operator != "within before":
        after = index.spans
        for n in range(bisect_left(index.starts, span.end), len(after)):
            if geometry.words_between(span, after[n], amount + 1) > amount:
                break
            if zone(document, after[n].start) == own:
                return True
    return False
