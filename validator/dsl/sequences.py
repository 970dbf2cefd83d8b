"""One thing after the other, with at most so many words between."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from validator.document import WORD
from validator.dsl import plan
from validator.dsl.frames import Frame, Run
from validator.dsl.spans import Match, SpanIndex
from validator.lexicon import is_short_literal
from validator.named_tuples import NamedTuple

_COMMON, _DEAR = 2, 3


class Step(NamedTuple):
    candidates: Callable[[Frame, Run], SpanIndex]
    relations: Sequence[Callable[[Frame, Run, Any], bool | None]]
    """What must be true of it."""
    slot: int | None
    """Of the name that it is bound to."""
    optional: bool
    words: int | None
    """At most so many words before it; None: white space only."""
    frequency: int
    """How often there is one, roughly; only the order counts."""


def frequency(pattern: plan.Pattern) -> int:
    """How often a pattern is likely to match, roughly; only the order counts. Words are cheaper to
    look up than kinds, and short words stand in every line."""
    match pattern:
        case plan.TermPattern(lexicon):
            return _COMMON if is_short_literal(lexicon) else 1
        case plan.KindPattern() | plan.RegexPattern():
            return _DEAR
        case plan.EitherPattern(options):
            return max(map(frequency, options))
        case plan.SequencePattern(steps):
            return min(frequency(step.pattern) for step in steps)
        case plan.SubjectPattern(subject):
            return frequency(subject.pattern)


def sequences(steps: Sequence[Step], frame: Frame, run: Run) -> Sequence[Match]:
    """The longest match at each place where there is one, sorted."""
    asked: Counter[SpanIndex] = Counter()
    for step in sorted(steps, key=attrgetter("frequency")):
        if step.optional:
            continue
        index = step.candidates(frame, run)
        asked[index] += 1
        if index.empty or (index.listed and len(index.spans) < asked[index]):
            return ()
    longest: dict[int, Match] = {}
    for match in _follow(steps, 0, None, frame, run):
        if match.start not in longest or match.end > longest[match.start].end:
            longest[match.start] = match
    return [longest[start] for start in sorted(longest)]


def _follow(
    steps: Sequence[Step], position: int, at: int | None, frame: Frame, run: Run
) -> Iterator[Match]:
    """Ways to match the steps from `position` on, behind offset `at` (None: anywhere)."""
    if position == len(steps):
        if at is not None:
            yield Match(at, at)
        return
    step = steps[position]
    index = step.candidates(frame, run)
    if at is not None:
        spans = index.starting_in(at, _gap_end(run.document.text, at, step.words) + 1)
    elif _second_is_rarer(steps):
        spans = _led_on(run.document.text, index, steps[1].candidates(frame, run), steps[1].words)
    else:
        spans = index.spans
    for span in spans:
        for holds in step.relations:
            if not holds(frame, run, span):
                break
        else:
            parts: tuple[tuple[int, Any], ...] = ()
            if step.slot is not None:
                parts = ((step.slot, span),)
            elif type(span) is Match:
                parts = span.parts
            for rest in _follow(steps, position + 1, span.end, frame, run):
                yield Match(span.start, max(rest.end, span.end), (*parts, *rest.parts))
    if step.optional:
        yield from _follow(steps, position + 1, at, frame, run)


def _gap_end(text: str, at: int, words: int | None) -> int:
    """How far behind `at` the next step may begin."""
    if not words:
        while text[at : at + 1].isspace():
            at += 1
        return at
    end = min(at + _longest_gap(words), len(text))
    word = next(islice(WORD.finditer(text, at, end), words, None), None)
    return word.start() if word else end


def _longest_gap(words: int) -> int:
    """Characters between two steps with so many words between; what is wider is no gap."""
    return 40 * (words + 2)


def _second_is_rarer(steps: Sequence[Step]) -> bool:
    return (
        len(steps) > 1
        and not (steps[0].optional or steps[1].optional)
        and steps[1].frequency < steps[0].frequency
    )


def _led_on(text: str, index: SpanIndex, following: SpanIndex, words: int | None) -> list[Any]:
    """The spans of `index` behind which one of `following` may go on a sequence; there may be so
    many words between."""
    found: dict[int, Any] = {}
    for span in following.spans:
        start: int = span.start
        first = start if words is None else start - _longest_gap(words)
        while words is None and first > 0 and text[first - 1].isspace():
            first -= 1
        found.update((id(led), led) for led in index.ending_in(first, start))
    return sorted(found.values(), key=lambda led: (led.start, -led.end))
