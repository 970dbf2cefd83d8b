"""Indexes of spans that are made where somebody looks, and nowhere else.

Each answers as a SpanIndex of all spans would.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, count
from operator import add, attrgetter
from typing import Any

from validator.document import Document, fold
from validator.dsl import plan
from validator.dsl.patterns import find_all, is_absent
from validator.dsl.spans import NOTHING, Extents, Match, SpanIndex, extents_of, unique
from validator.kinds import INFINITY
from validator.lexicon import Entry, Term, literal_lexicon
from validator.places import whole_words

_listed = attrgetter("listed")
_new = tuple.__new__  # a named tuple at half of what its constructor takes

_WIDE = 5_000
"""Characters of a window beyond which all spans are made, once: it holds most of the article, and
to gather them part by part for each who asks takes time by the square of its length."""


class _LazyIndex(SpanIndex):
    """Spans that are gathered anew for each who asks about a few of them."""

    listed = empty = False

    @cached_property
    def _gathered(self) -> SpanIndex:
        return SpanIndex(self.spans, {})

    def _starting_near(self, start: int, end: int) -> Sequence[Any]:
        raise NotImplementedError

    def _ending_near(self, start: int, end: int) -> Sequence[Any]:
        raise NotImplementedError

    def starting_in(self, start: int, end: int) -> Sequence[Any]:
        if end - start > _WIDE:
            return self._gathered.starting_in(start, end)
        return self._starting_near(start, end)

    def walk_in(self, start: int, end: int) -> Iterable[Any]:
        if end - start > _WIDE:
            return self._gathered.walk_in(start, end)
        return self._starting_near(start, end)

    def ending_in(self, start: int, end: int) -> Sequence[Any]:
        if end - start > _WIDE:
            return self._gathered.ending_in(start, end)
        return self._ending_near(start, end)

    def before(self, offset: int) -> Iterable[Any]:
        return self._gathered.before(offset)

    def after(self, offset: int) -> Iterable[Any]:
        return self._gathered.after(offset)

    def covering(self, start: int, end: int) -> Iterator[Any]:
        for span in self.reaching(start, max(end, start + 1)):
            if any(s <= start and end <= e for s, e in extents_of(span, self._extents)):
                yield span


Keep = Callable[[Document, Iterable[Any]], Sequence[Any]]
"""Those of some spans of a document that are wanted, in their order."""


class FilteredIndex(_LazyIndex):
    """Those of the spans of another index that are wanted; tested are those that are met."""

    def __init__(self, document: Document, whole: SpanIndex, keep: Keep) -> None:
        self._document, self._whole, self._keep = document, whole, keep
        self.empty = whole.empty
        self.wider = whole if whole.listed else None

    def _kept(self, spans: Iterable[Any]) -> Iterator[Any]:
        return iter(self._keep(self._document, spans))

    @cached_property
    def spans(self) -> Sequence[Any]:  # type: ignore[override]
        return self._keep(self._document, self._whole.spans)

    def _starting_near(self, start: int, end: int) -> Sequence[Any]:
        return self._keep(self._document, self._whole.starting_in(start, end))

    def _ending_near(self, start: int, end: int) -> Sequence[Any]:
        return self._keep(self._document, self._whole.ending_in(start, end))

    def walk_in(self, start: int, end: int) -> Iterable[Any]:
        if self.wider is not None or end - start > _WIDE:
            return super().walk_in(start, end)
        met = self._whole.walk_in(start, end)
        return (kept for span in met for kept in self._keep(self._document, (span,)))

    def before(self, offset: int) -> Iterable[Any]:
        return self._kept(self._whole.before(offset))

    def after(self, offset: int) -> Iterable[Any]:
        return self._kept(self._whole.after(offset))

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        return self._kept(self._whole.reaching(start, end))

    def covering(self, start: int, end: int) -> Iterator[Any]:
        return self._kept(self._whole.covering(start, end))


class _PartedIndex(_LazyIndex):
    """Spans that are made part by part of a document: only those of the parts asked about. No span
    reaches over the edge of a part."""

    def __init__(self, extents: Extents) -> None:
        self._extents = extents
        self._parts: dict[int, SpanIndex] = {}

    def _numbers(self, start: int, end: float) -> Iterable[int]:
        """The parts that [start, end) meets, or that hold `start`."""
        raise NotImplementedError

    def _made(self, number: int) -> Sequence[Any]:
        """The spans of a part."""
        raise NotImplementedError

    def _part(self, number: int) -> SpanIndex:
        part = self._parts.get(number)
        if part is None:
            made = self._made(number)
            part = self._parts[number] = SpanIndex(made, self._extents) if made else NOTHING
        return part

    def _starting_near(self, start: int, end: int) -> Sequence[Any]:
        numbers = self._numbers(start, end)
        return [s for n in numbers for s in self._part(n).starting_in(start, end)]

    def walk_in(self, start: int, end: int) -> Iterable[Any]:
        if end - start > _WIDE:
            return self._gathered.walk_in(start, end)
        return (s for n in self._numbers(start, end) for s in self._part(n).starting_in(start, end))

    def _ending_near(self, start: int, end: int) -> Sequence[Any]:
        numbers = self._numbers(max(start - 1, 0), end)
        return [s for n in numbers for s in self._part(n).ending_in(start, end)]

    def before(self, offset: int) -> Iterable[Any]:
        for number in self._numbers(0, offset):
            yield from self._part(number).before(offset)

    def after(self, offset: int) -> Iterable[Any]:
        for number in self._numbers(offset, INFINITY):
            yield from self._part(number).after(offset)

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        for number in self._numbers(start, end):
            yield from self._part(number).reaching(start, end)

    def covering(self, start: int, end: int) -> Iterator[Any]:
        for number in self._numbers(start, max(end, start + 1)):
            yield from self._part(number).covering(start, end)


class SectionIndex(_PartedIndex):
    """Spans of a kind that are made section by section."""

    def __init__(self, document: Document, kind: str, extents: Extents) -> None:
        super().__init__(extents)
        self._document, self._kind = document, kind

    @cached_property
    def spans(self) -> Sequence[Any]:  # type: ignore[override]
        document, kind = self._document, self._kind
        numbers = range(len(document.section_starts(kind)))
        found = [span for number in numbers for span in document.section(kind, number)]
        whole = SpanIndex(found, self._extents)
        self._parts = {0: whole}  # from now on, all is one part
        self.listed, self.empty, self.starts = True, whole.empty, whole.starts
        return found

    def _numbers(self, start: int, end: float) -> Iterable[int]:
        return (0,) if self.listed else self._document.sections_near(self._kind, start, end)

    def _made(self, number: int) -> Sequence[Any]:
        return self._document.section(self._kind, number)


_FEW = 4
"""Where there is one span or less for so many lines, each span has its line searched; where there
are more, the whole text is searched at once."""


class LineIndex(_PartedIndex):
    """What a regular expression finds, line by line: most who ask look at a sentence."""

    def __init__(self, document: Document, pattern: plan.RegexPattern, extents: Extents) -> None:
        super().__init__(extents)
        self._document, self._pattern = document, pattern
        self.empty = is_absent(pattern, document.text)

    def walk(self) -> Iterable[Any]:
        return self.after(0)

    def for_many(self, askers: int) -> SpanIndex:
        return self if askers * _FEW <= len(self._line_starts) else self._gathered

    def holders(self, spans: Sequence[Any]) -> Sequence[Any]:
        """Those of some spans, sorted by start, in which something lies."""
        if len(spans) * _FEW <= len(self._line_starts):
            return [span for span in spans if self.inside(span.start, span.end)]
        # none is kept: what stands in each sentence would take many times the room of the text
        holders = []
        matches = find_all(self._pattern, self._document.text)
        match: tuple[float, float] = (-1, -1)
        for span in spans:
            while match[0] < span.start:
                match = next(matches, (INFINITY, INFINITY))
            if match[1] <= span.end:
                holders.append(span)
        return holders

    @cached_property
    def spans(self) -> Sequence[Any]:  # type: ignore[override]
        if self._parts:
            return [s for n in range(len(self._line_starts)) for s in self._part(n).spans]
        places = find_all(self._pattern, self._document.text)
        found = [_new(Match, (start, end, ())) for start, end in places]
        self._line_starts = [0]  # from now on, all is one part
        self._parts[0] = SpanIndex(found, self._extents)
        return found

    @cached_property
    def _line_starts(self) -> list[int]:
        return self._document.once(_line_starts)

    def _numbers(self, start: int, end: float) -> Iterable[int]:
        starts = self._line_starts
        first = max(bisect_right(starts, start) - 1, 0)
        return range(first, max(bisect_left(starts, end), first + 1))

    def inside(self, start: int, end: int) -> Sequence[Any]:
        starts = self._line_starts
        behind = bisect_right(starts, start)
        if behind < len(starts) and starts[behind] < end:  # it goes on in the next line
            return super().inside(start, end)
        number = behind - 1
        found = self._parts[number] if number in self._parts else self._part(number)
        return found.inside(start, end)

    def _made(self, number: int) -> Sequence[Any]:
        at, last = self._line_starts[number], number + 1 == len(self._line_starts)
        line = self._document.text[at : None if last else self._line_starts[number + 1]]
        return [_new(Match, (at + s, at + e, ())) for s, e in find_all(self._pattern, line)]


def _line_starts(document: Document) -> list[int]:
    *lengths, _ = map(len, document.text.split("\n"))
    return [0, *map(add, accumulate(lengths), count(1))]


class ShortWords:
    """Some short words, of which texts are full, and how they are found."""

    def __init__(self, literals: Sequence[str]) -> None:
        self.entries: dict[str, tuple[str, Entry]] = {}
        for literal in reversed(literals):  # of words that fold to one, the first counts
            (entry,) = literal_lexicon(literal[1:-1]).entries
            self.entries[fold(entry.form)] = literal, entry
        self.shortest = min(map(len, self.entries))
        self.longest = max(map(len, self.entries))


class WordIndex(_LazyIndex):
    """Where some short words stand: most who ask look at a few letters."""

    def __init__(self, document: Document, words: ShortWords, extents: Extents) -> None:
        self._extents, self._folded, self._words = extents, document.folded, words
        self._made = document.once(_short_words)

    @cached_property
    def spans(self) -> Sequence[Any]:  # type: ignore[override]
        return self._beginning(0, len(self._folded))

    def _beginning(self, start: int, end: int) -> list[Term]:
        """The words that begin in [start, end)."""
        folded, first = self._folded, max(start, 0)
        return sorted(
            self._term(at, at + len(form), literal, entry)
            for form, (literal, entry) in self._words.entries.items()
            for at in whole_words(folded, form, first, end + len(form) - 1)
        )

    def _term(self, start: int, end: int, literal: str, entry: Entry) -> Term:
        place = start, literal
        if place not in self._made:
            self._made[place] = Term(start, end, literal, entry)
        return self._made[place]

    def _starting_near(self, start: int, end: int) -> Sequence[Any]:
        return self._beginning(start, end)

    def _ending_near(self, start: int, end: int) -> Sequence[Any]:
        found = self._beginning(start - self._words.longest, end - self._words.shortest + 1)
        return [term for term in found if start <= term.end <= end]

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        found = self._beginning(start - self._words.longest + 1, end)
        return reversed([term for term in found if term.end > start])


def _short_words(_: Document) -> dict[tuple[int, str], Term]:
    """Short words by place and literal, each one object for all who ask."""
    return {}


def union(parts: Sequence[SpanIndex], extents: Extents) -> SpanIndex:
    """The spans of several indexes, each place once."""
    parts = [part for part in parts if not part.empty]
    if len(parts) == 1:
        return parts[0]
    if all(map(_listed, parts)):
        return SpanIndex(unique(span for part in parts for span in part.spans), extents)
    return UnionIndex(parts, extents)


class UnionIndex(_LazyIndex):
    """The union of several indexes of which some are not listed."""

    def __init__(self, parts: Sequence[SpanIndex], extents: Extents) -> None:
        self._extents, self._parts = extents, parts

    @cached_property
    def spans(self) -> Sequence[Any]:  # type: ignore[override]
        return unique(span for part in self._parts for span in part.spans)

    def _starting_near(self, start: int, end: int) -> Sequence[Any]:
        return unique(s for part in self._parts for s in part.starting_in(start, end))

    def _ending_near(self, start: int, end: int) -> Sequence[Any]:
        return unique(s for part in self._parts for s in part.ending_in(start, end))

    def reaching(self, start: int, end: int) -> Iterator[Any]:
        return iter(unique(s for part in self._parts for s in part.reaching(start, end)))
