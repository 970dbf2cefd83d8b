"""Runs plans over documents: a plan becomes closures once, and they run over every document.

Conditions have three values: true, false, and None for unknown. Only what is true counts: an
unknown `where` reports nothing, an unknown `unless` spares nothing, an unknown `require` is not
missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from operator import attrgetter
from typing import Any

from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.conditions import Conditions, Value
from validator.dsl.frames import Evidence, Finding, Frame, Run
from validator.dsl.matching import Candidates, Matcher
from validator.dsl.partners import Partners
from validator.dsl.reporting import Reporter
from validator.dsl.selections import Select, Selections, of_fields, without
from validator.dsl.spans import Match, SpanIndex
from validator.lexicon import literal_name

__all__ = ["Evidence", "Finding", "Frame", "Rule", "Run"]


class Rule:
    """A plan bound to a catalog and settings: `rule(run, others)` gives its findings."""

    def __init__(
        self, rule: plan.Rule, catalog: Catalog, settings: Mapping[str, str | int | float]
    ) -> None:
        self.plan = rule
        self._catalog, self._given = catalog, settings

    # what a rule is made of is made when it is first asked for: most rules find nothing to look at

    @cached_property
    def _body(self) -> plan.Body:
        return self.plan.body

    @property
    def settings(self) -> dict[str, str | int | float]:
        """Its settings, and what the desk has set instead."""
        return {**dict(self.plan.settings), **self._given}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._catalog, self.settings)

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions(self._matcher)

    @cached_property
    def _order(self) -> list[plan.Subject]:
        return plan.in_order(self._body.subjects, self._body.at)

    @cached_property
    def _first(self) -> tuple[plan.Pattern, plan.KindPattern | None]:
        """What the first subject matches, and the adjectives that are tested later, as they are
        computed: those of a subject that is alone."""
        pattern = self._order[0].pattern
        return (pattern, None) if len(self._order) > 1 else self._matcher.parted(pattern)

    @cached_property
    def _candidates(self) -> Candidates:
        return self._matcher.candidates(self._first[0])

    @cached_property
    def _partners(self) -> Partners:
        return Partners(self._conditions, self._order, self._body.wheres)

    @cached_property
    def _tests(self) -> list[list[tuple[plan.Expression, bool]]]:
        """What must be true, or (False) must not, once so many subjects are bound."""
        body = self._body
        tests = [
            (_said(test), test.wanted)
            for test in plan.tests(body.subjects, body.wheres, body.unlesses)
        ]
        assert body.order is not None
        by_depth = [[tests[number] for number in group] for group in body.order]
        by_depth[-1] += [(phrase, False) for phrase in exceptions(self.plan)]
        return by_depth

    @cached_property
    def _selects(self) -> list[Select]:
        """What must hold of the first subject alone."""
        selections, (_, computed) = Selections(self._conditions, self._order[0]), self._first
        late = selections.late
        selects = [
            late(condition) if wanted else without(late(condition))
            for condition, wanted in self._tests[1]
        ]
        if computed is not None:
            cheap = takewhile(of_fields, (condition for condition, _ in self._tests[1]))
            selects.insert(len([*cheap]), selections.adjectives(computed))
        return selects

    @cached_property
    def _of_article(self) -> list[tuple[Value, bool]]:
        """What must hold of the article alone."""
        return self._checks_of(self._tests[0])

    @cached_property
    def _of_several(self) -> list[list[tuple[Value, bool]]]:
        """What else must hold, once two subjects are bound, three, and so on."""
        return [*map(self._checks_of, self._tests[2:])]

    def _checks_of(self, tests: Sequence[tuple[plan.Expression, bool]]) -> list[tuple[Value, bool]]:
        return [(self._conditions.value(condition), wanted) for condition, wanted in tests]

    @cached_property
    def _requirements(self) -> list[tuple[plan.Requirement, Value]]:
        value = self._conditions.value
        return [(required, value(required.condition)) for required in self._body.requirements]

    @cached_property
    def _reporter(self) -> Reporter:
        return Reporter(self.plan, self._body, self._conditions)

    def __call__(self, run: Run, others: Sequence[Run] = ()) -> Iterator[Finding]:
        first, frame = self._order[0], self._frame(run, others)
        index = self._candidates(frame, run)
        if index.empty:
            return
        spans = self._in_place(frame, run, index)
        if not spans or not _hold(self._of_article, frame):
            return
        if len(self._order) > 1:
            spans = self._partners.seekers(frame, run, index)
        for select in self._selects:
            if not spans:
                return
            spans = select(frame, run, spans)
        for span in spans:
            frame.put(first.slot, span, run)
            missing = self._complete(frame, 1)
            if missing is not None:
                yield self._reporter(frame, missing)

    def _in_place(self, frame: Frame, run: Run, index: SpanIndex) -> Sequence[Any]:
        """The first subjects: only those in the parts of the text where they must lie, if they are
        made section by section."""
        at_hand = index.listed or index.wider is not None
        if at_hand or self._place is None or len(self._order) > 1:
            return index.spans
        parts, narrow = self._place(frame, run).spans, run.geometry.narrow
        found = {id(s): s for part in parts for s in narrow(index, "in", part, None, 0)}
        return sorted(found.values(), key=_by_place)

    @cached_property
    def _place(self) -> Candidates | None:
        """In what the first subject must lie."""
        for relation in self._order[0].relations:
            target = relation.target
            if relation.operator == "in" and isinstance(target, plan.KindPattern):
                return None if relation.negated else self._matcher.candidates(target)
        return None

    def _frame(self, run: Run, others: Sequence[Run]) -> Frame:
        frame = Frame(len(self._body.slots), run, others)
        if self._body.on_article:
            article = run.document.spans("article") if "article" in self._catalog.kinds else ()
            whole = article[0] if article else Match(0, len(run.document.text))
            frame.put(plan.ARTICLE, whole, run)
        return frame

    def _complete(self, frame: Frame, bound: int) -> list[str] | None:
        """Bind the other subjects, nearest first; the labels that failed, or None for no report."""
        if bound < len(self._order):
            slot = self._order[bound].slot
            for run, span in self._partners(frame, bound):
                frame.put(slot, span, run)
                if _hold(self._of_several[bound - 1], frame):
                    missing = self._complete(frame, bound + 1)
                    if missing is not None:
                        return missing
            return None
        if not self._requirements:
            return []
        failed = [requirement for requirement, holds in self._requirements if holds(frame) is False]
        return [requirement.label or "" for requirement in failed] if failed else None


_by_place = attrgetter("start", "end")


def _hold(checks: Sequence[tuple[Value, bool]], frame: Frame) -> bool:
    for value, wanted in checks:  # noqa: SIM110
        if (value(frame) is True) is not wanted:
            return False
    return True


def exceptions(rule: plan.Rule) -> Iterator[plan.Related]:
    """That what is reported lies in a phrase which a `change` spares."""
    for phrase in rule.spared:
        target = plan.TermPattern(literal_name(phrase))
        yield plan.Related(plan.Slot(rule.body.at), (plan.Relation(False, "in", target),))


def _said(test: plan.Test) -> plan.Expression:
    condition, slot, _ = test
    if isinstance(condition, plan.Relation):
        return plan.Related(plan.Slot(slot), (condition,))
    return condition
