"""Why a rule reports some words, or does not: the rule run once more, slowly, over few places.

The evaluator stays as it is. Candidates and partners are its own; what must hold is judged here
again, step by step. Tests hold both against each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Literal

from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Rule, exceptions
from validator.dsl.frames import Frame, Run
from validator.dsl.tracing.steps import Place, Step
from validator.dsl.tracing.tracer import Tracer
from validator.dsl.tracing.wording import Wording
from validator.named_tuples import NamedTuple


class Clause(NamedTuple):
    """A clause of the rule, judged."""

    keyword: Literal["find", "where", "unless", "require"]
    label: str | None
    step: Step


class Attempt(NamedTuple):
    """A candidate, and what became of it: every clause up to the one that decided.

    `decided` is the clause that spared it, or for a report without requirements None.
    """

    rule: plan.Rule
    start: int
    end: int
    reported: bool
    clauses: tuple[Clause, ...]
    decided: Clause | None
    others: tuple[tuple[str, Place], ...]
    """The other subjects by name, where a rule has several."""


class TracedRule(Rule):
    """A rule that tells of each candidate why it is reported or not."""

    def __init__(
        self,
        rule: plan.Rule,
        catalog: Catalog,
        settings: Mapping[str, str | int | float],
        wording: Wording,
    ) -> None:
        super().__init__(rule, catalog, settings)
        self._wording = wording
        holds, value = self._matcher.relation, self._conditions.value
        body = self._body
        self._relations = [(s.slot, holds(r)) for s in body.subjects for r in s.relations]
        self._wheres = [value(where) for where in body.wheres]
        self._unlesses = (*body.unlesses, *exceptions(self.plan))
        self._sparing = [value(unless) for unless in self._unlesses]
        self._required = [value(requirement.condition) for requirement in body.requirements]

    def attempts(
        self, run: Run, others: Sequence[Run], wanted: Callable[[Any], bool]
    ) -> Iterator[Attempt]:
        """What became of the candidates that are wanted, by position."""
        frame = self._frame(run, others)
        first = self._order[0]
        for span in self._matcher.candidates(first.pattern)(frame, run).spans:
            if wanted(span):
                frame.put(first.slot, span, run)
                yield self._attempt(self._furthest(frame, 1))

    def swallowed(self, run: Run, others: Sequence[Run]) -> Iterator[tuple[Any, Any, str]]:
        """Words of a sequence that stand in what they are to stand before, where it is, and its
        kind: “less” in the quantity “less than 20”."""
        pattern = _unnamed(self._order[0].pattern)
        if not isinstance(pattern, plan.SequencePattern):
            return
        frame, found = self._frame(run, others), self._matcher.candidates
        for before, behind in pairwise(_unnamed(step.pattern) for step in pattern.steps):
            if isinstance(behind, plan.KindPattern):
                words = found(before)(frame, run).spans
                for span in found(behind)(frame, run).spans:
                    inside = (one for one in words if span.start <= one.start < one.end < span.end)
                    yield from ((one, span, behind.kind) for one in inside)

    def _furthest(self, frame: Frame, bound: int) -> "_Progress":
        """The partners that are reported, else those that come furthest through the clauses."""
        if bound == len(self._order):
            return self._progress(frame)
        best = _Progress(bound, -1, False, _copy(frame))
        subject = self._order[bound]
        for run, span in self._partners(frame, bound):
            frame.put(subject.slot, span, run)
            reached = self._furthest(frame, bound + 1)
            if reached.reported:
                return reached
            if reached[:2] > best[:2]:
                best = reached
        return best

    def _progress(self, frame: Frame) -> "_Progress":
        """How many clauses a frame passes."""
        bound, passed = len(self._order), 0
        for slot, holds in self._relations:
            if not holds(frame, frame.runs[slot], frame.spans[slot]):
                return _Progress(bound, passed, False, _copy(frame))
            passed += 1
        for where in self._wheres:
            if where(frame) is not True:
                return _Progress(bound, passed, False, _copy(frame))
            passed += 1
        for unless in self._sparing:
            if unless(frame) is True:
                return _Progress(bound, passed, False, _copy(frame))
            passed += 1
        failed = not self._required or any(holds(frame) is False for holds in self._required)
        return _Progress(bound, passed, failed, _copy(frame))

    def _attempt(self, reached: "_Progress") -> Attempt:
        rule, body, frame = self.plan, self._body, reached.frame
        tracer = Tracer(rule, self._conditions, self._wording, frame)
        clauses: list[Clause] = []
        decided: Clause | None = None
        reported = False
        bound = {subject.slot for subject in self._order[: reached.bound]}
        for clause in self._judged(tracer, bound):
            clauses.append(clause)
            if _spares(clause):
                decided = clause
                break
        else:
            if reached.bound < len(self._order):
                subject = self._order[reached.bound]
                wheres = filter(self._speaks_of(bound | {subject.slot}), body.wheres)
                missing = tracer.absent(subject, tuple(wheres))
                decided = Clause("find", None, missing)
                clauses.append(decided)
            else:
                required = [clause for clause in clauses if clause.keyword == "require"]
                failed = [clause for clause in required if clause.step.value is False]
                reported = bool(failed) or not required
                decided = failed[0] if failed else required[0] if required else None
        span = frame.spans[body.at]
        others = tuple(
            (body.slots[slot], tracer.place(frame.runs[slot], frame.spans[slot]))
            for slot in sorted(bound - {body.at})
        )
        return Attempt(rule, span.start, span.end, reported, tuple(clauses), decided, others)

    def _judged(self, tracer: Tracer, bound: set[int]) -> Iterator[Clause]:
        """The clauses that speak of nothing but subjects that are bound, in order."""
        frame, body = tracer.frame, self._body
        known = self._speaks_of(bound)
        for subject in body.subjects:
            for relation in filter(known, subject.relations):
                if subject.slot in bound:
                    run, span = frame.runs[subject.slot], frame.spans[subject.slot]
                    yield Clause("find", None, tracer.relation(relation, run, span))
        for where in filter(known, body.wheres):
            yield Clause("where", None, tracer.step(where))
        for unless in filter(known, self._unlesses):
            yield Clause("unless", None, tracer.step(unless))
        if len(bound) == len(body.subjects):
            for requirement in body.requirements:
                yield Clause("require", requirement.label, tracer.step(requirement.condition))

    def _speaks_of(self, bound: set[int]) -> Callable[[Any], bool]:
        """Whether a part of the plan speaks of no subject but those."""
        unbound = {subject.slot for subject in self._body.subjects} - bound
        return lambda node: (
            not any(
                isinstance(part, plan.Slot | plan.SlotTarget) and part.slot in unbound
                for part in plan.walk(node)
            )
        )


def _unnamed(pattern: plan.Pattern) -> plan.Pattern:
    """What stands in <...>."""
    while isinstance(pattern, plan.SubjectPattern):
        pattern = pattern.subject.pattern
    return pattern


class _Progress(NamedTuple):
    bound: int
    """Subjects that have a partner."""
    passed: int
    reported: bool
    frame: Frame


def _copy(frame: Frame) -> Frame:
    copy = Frame(len(frame.spans), frame.home, frame.others)
    copy.spans[:], copy.runs[:] = frame.spans, frame.runs
    return copy


def _spares(clause: Clause) -> bool:
    match clause.keyword:
        case "find" | "where":
            return clause.step.value is not True
        case "unless":
            return clause.step.value is True
        case _:
            return False
