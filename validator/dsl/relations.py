"""The relations between spans: as a test on a pair, and as a narrow set of candidates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import dropwhile, islice
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from validator.document import WORD, Document
from validator.dsl.spans import (
    Extents,
    SpanIndex,
    blank_between,
    blank_end,
    blank_start,
    extents_of,
    is_white,
    zone_of,
)
from validator.kinds import INFINITY

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator, TextUnit

CONVERSE: "Mapping[RelationOperator, RelationOperator]" = {
    "in": "covering",
    "covering": "in",
    "overlapping": "overlapping",
    "before": "after",
    "after": "before",
    "just before": "just after",
    "just after": "just before",
    "same": "same",
    "within of": "within of",
    "within before": "within after",
    "within after": "within before",
    "alone in": "around",
    "around": "alone in",
}
"""`a OP b` is possible only where `b CONVERSE[OP] a`."""

EXACT = frozenset(
    {"in", "covering", "around", "before", "after", "just before", "just after", "same"}
)
"""The operators for which `Geometry.narrow` gives those that hold, and no others."""

_LONGEST_WORD = 200
_USUAL_WORD = 8
"""In letters, with the space behind."""

_BETWEEN_WORDS = frozenset(" \n,;:!?")
"""No word goes on through any of these."""

_start_of_match = methodcaller("start")


class Geometry:
    """Relations in one document."""

    def __init__(self, document: Document, extents: Extents) -> None:
        self.document = document
        self._extents = extents
        self.scattered = frozenset(extents)
        """The classes of spans that cover something else than themselves."""

    def _word_starts(self, start: int, end: int) -> Iterator[int]:
        """Where the words of text[start:end] begin. A word that begins before is none of them: it
        is read on from white space, as far as any word is long."""
        text = self.document.text
        if text[start : start + 1] in _BETWEEN_WORDS:
            return map(_start_of_match, WORD.finditer(text, start, end))
        first = max(start - _LONGEST_WORD, 0)
        first = max(text.rfind(" ", first, start), first)
        found = map(_start_of_match, WORD.finditer(text, first, end))
        return dropwhile(start.__gt__, found)

    def within_words(self, first: Any, second: Any, amount: int) -> bool:
        """Whether there are at most so many word tokens between two spans, in either order."""
        if second.start < first.start:
            first, second = second, first
        if second.start - first.end <= 2 * amount:
            return True  # a word and what stands before it take two letters at least
        found = self._word_starts(first.end, second.start)
        return next(islice(found, amount, None), None) is None

    def _words_back(self, offset: int, count: int) -> int:
        """Where the word begins that is so many before `offset`; 0 if there are fewer."""
        reach = _USUAL_WORD * count
        while True:
            start = max(offset - reach, 0)
            found = [*self._word_starts(start, offset)]
            if len(found) >= count:
                return found[-count]
            if start == 0:
                return 0
            reach *= 4

    def _words_on(self, offset: int, count: int) -> int:
        """Where the word begins that so many stand before, from `offset` on; or the end."""
        end = len(self.document.text)
        return next(islice(self._word_starts(offset, end), count, None), end)

    def covers(self, outer: Any, inner: Any) -> bool:
        covered = self._extents.get(type(outer))
        if covered is None:
            return bool(outer.start <= inner.start and inner.end <= outer.end)
        return any(start <= inner.start and inner.end <= end for start, end in covered(outer))

    def holds(
        self, operator: "RelationOperator", a: Any, b: Any, unit: "TextUnit | None", amount: int
    ) -> bool:
        """Whether `a OPERATOR b`."""
        match operator:
            case "in":
                return self.covers(b, a)
            case "covering":
                return self.covers(a, b)
            case "overlapping":
                return any(
                    max(s, t) < min(e, f)
                    for s, e in extents_of(a, self._extents)
                    for t, f in extents_of(b, self._extents)
                )
            case "before":
                return bool(a.end <= b.start)
            case "after":
                return bool(a.start >= b.end)
            case "just before":
                return bool(a.end <= b.start) and blank_between(self.document, a.end, b.start)
            case "just after":
                return bool(b.end <= a.start) and blank_between(self.document, b.end, a.start)
            case "alone in":
                return self._alone(a, b)
            case "around":
                return self._alone(b, a)
            case "same":
                return self._unit_number(a.start, unit) == self._unit_number(b.start, unit)
            case _:
                return self._within(operator, a, b, unit, amount)

    def _alone(self, a: Any, b: Any) -> bool:
        text = self.document.text
        return any(
            s <= a.start <= a.end <= e and is_white(text, s, a.start) and is_white(text, a.end, e)
            for s, e in extents_of(b, self._extents)
        )

    def _unit_number(self, offset: int, unit: "TextUnit | None") -> int:
        match unit:
            case "sentence":
                return self.document.sentence_index(offset)
            case "paragraph":
                return self.document.block_index(offset)
            case _:
                return 0

    def numbers(self, offsets: Iterable[int], unit: "TextUnit | None") -> list[int]:
        """The numbers of the sentences or paragraphs that hold some offsets."""
        match unit:
            case "sentence":
                return self.document.sentence_numbers(offsets)
            case "paragraph":
                return self.document.block_numbers(offsets)
            case _:
                return [0 for _ in offsets]

    def window(self, offset: int, unit: "TextUnit | None", amount: int) -> tuple[int, float]:
        """Where that begins and ends which starts within so many sentences or paragraphs of those
        that hold `offset`."""
        units: Sequence[Any] = ()
        if unit == "sentence":
            units = self.document.sentences
        elif unit == "paragraph":
            units = self.document.blocks
        number = self._unit_number(offset, unit)
        first, behind = number - amount, number + amount + 1
        return (
            units[first].start if first > 0 else 0,
            units[behind].start if behind < len(units) else INFINITY,
        )

    def same_zone(self, offset: int, other: int) -> bool:
        """Whether two offsets lie in one zone."""
        zones = self._zones
        if zones is None:
            return True
        number = self.document.block_index
        return zones[number(offset)] == zones[number(other)]

    @cached_property
    def _zones(self) -> list[int] | None:
        """The zone of each block; None where there is but one."""
        document = self.document
        zones = [zone_of(document, number) for number in range(len(document.blocks))]
        return zones if len({*zones}) > 1 else None

    def _within(
        self, operator: "RelationOperator", a: Any, b: Any, unit: "TextUnit | None", amount: int
    ) -> bool:
        if (operator == "within before" and a.end > b.start) or (
            operator == "within after" and a.start < b.end
        ):
            return False
        if not self.same_zone(a.start, b.start):
            return False
        if unit == "word":
            return self.within_words(a, b, amount)
        distance = self._unit_number(a.start, unit) - self._unit_number(b.start, unit)
        return abs(distance) <= amount

    def narrow(
        self,
        index: SpanIndex,
        operator: "RelationOperator",
        anchor: Any,
        unit: "TextUnit | None",
        amount: int,
    ) -> Iterable[Any]:
        """Spans of `index` among which all are that stand in this relation to `anchor`."""
        match operator:
            case "in" | "alone in":
                covered = self._extents.get(type(anchor))
                if covered is None:
                    return index.inside(anchor.start, anchor.end)
                return [span for s, e in covered(anchor) for span in index.inside(s, e)]
            case "covering":
                return index.covering(anchor.start, anchor.end)
            case "around":
                return [
                    s for s in index.covering(anchor.start, anchor.end) if self._alone(anchor, s)
                ]
            case "overlapping":
                return [
                    span
                    for s, e in extents_of(anchor, self._extents)
                    for span in index.reaching(s, e)
                ]
            case "before":
                return index.before(anchor.start)
            case "after":
                return index.after(anchor.end)
            case "just before":
                return index.ending_in(blank_start(self.document, anchor.start), anchor.start)
            case "just after":
                return index.starting_in(anchor.end, blank_end(self.document, anchor.end) + 1)
            case "same":
                return self._around(index, anchor, unit, 0, 0)
            case "within of":
                return self._around(index, anchor, unit, amount, amount)
            case "within before":
                return self._around(index, anchor, unit, amount, None)
            case "within after":
                return self._around(index, anchor, unit, None, amount)
            case _:
                return index.spans

    def _around(
        self,
        index: SpanIndex,
        anchor: Any,
        unit: "TextUnit | None",
        before: int | None,
        after: int | None,
    ) -> Iterable[Any]:
        """Spans that begin within so many units before or after the anchor's own; None: not on
        that side of it."""
        if unit == "word":
            return self._around_in_words(index, anchor, before, after)
        document = self.document
        units = document.sentences if unit == "sentence" else document.blocks
        if unit not in ("sentence", "paragraph") or not units:
            return index.spans
        number = self._unit_number(anchor.start, unit)
        start, end = anchor.end, anchor.start
        if before is not None:
            start = min(units[max(number - before, 0)].start, anchor.start)
        if after is not None:
            behind = number + after + 1
            end = units[behind].start if behind < len(units) else len(document.text) + 1
        return index.walk_in(start, end)

    def _around_in_words(
        self, index: SpanIndex, anchor: Any, before: int | None, after: int | None
    ) -> Iterable[Any]:
        found = list(index.reaching(anchor.start, anchor.end))
        if before is not None:
            # what lies before is told by its end: it may begin much earlier
            start = self._words_back(anchor.start, before + 1)
            found += index.ending_in(start, anchor.start)
        if after is not None:
            end = self._words_on(anchor.end, after)
            found += index.starting_in(anchor.end, end + 1)
        return found
