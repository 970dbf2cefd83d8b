"""Runs plans over documents: a plan becomes closures once, and they run over every document.

Conditions have three values: true, false, and None for unknown. Only what is true counts: an
unknown `where` reports nothing, an unknown `unless` spares nothing, an unknown `require` is not
missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from typing import Any, Literal, TypeGuard

from validator.checker import Function
from validator.document import Document
from validator.dsl import plan
from validator.dsl.anchors import words_inside
from validator.dsl.catalog import Catalog
from validator.dsl.columns import holding
from validator.dsl.conditions import Conditions, Value, breadth
from validator.dsl.evidence import NearMiss, near_misses
from validator.dsl.frames import Evidence, Finding, Frame, Run
from validator.dsl.matching import Candidates, Matcher
from validator.dsl.messages import Message, message
from validator.dsl.relations import CONVERSE
from validator.dsl.selections import Select, Selections, without
from validator.dsl.spans import Match, SpanIndex, nearest_first
from validator.dsl.values import show
from validator.lexicon import Term, literal_name
from validator.named_tuples import NamedTuple

__all__ = ["Evidence", "Finding", "Frame", "Rule", "Run"]

Narrow = Callable[[Frame, Run, SpanIndex], Sequence[Any]]
Side = Literal["before", "after"] | None

MOST_PARTNERS = 60
"""How many partners of a joined subject are tried, nearest first, in all other articles together:
time stays n log n."""


class _Join(NamedTuple):
    """How the next subject finds its partners."""

    candidates: Candidates
    elsewhere: bool
    """Whether they stand in other articles."""
    narrow: Narrow
    """As few of them as what is bound allows, sorted by start."""
    side: Side
    """Where they stand, seen from the subject that is reported."""


class _Report(NamedTuple):
    """What a rule says of a match."""

    message: Message
    suggestion: Message | None
    fix: Value | None
    once: Value | None
    near: list[NearMiss]


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

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._catalog, {**dict(self.plan.settings), **self._given})

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions(self._matcher)

    @cached_property
    def _order(self) -> list[plan.Subject]:
        return plan.in_order(self._body.subjects, self._body.at)

    @cached_property
    def _candidates(self) -> Candidates:
        return self._matcher.candidates(self._order[0].pattern)

    @cached_property
    def _joins(self) -> list[_Join]:
        return [self._join(bound) for bound in range(1, len(self._order))]

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
        where = Selections(self._conditions, self._order[0]).where
        return [
            where(condition) if wanted else without(where(condition))
            for condition, wanted in self._tests[1]
        ]

    @cached_property
    def _checks(self) -> list[list[tuple[Value, bool]]]:
        """What else must hold, once so many subjects are bound."""
        value = self._conditions.value
        article, _, *more = self._tests
        return [
            [(value(condition), wanted) for condition, wanted in group]
            for group in (article, (), *more)
        ]

    @cached_property
    def _shared(self) -> tuple[Function, Candidates] | None:
        """By what the first subject and the next are joined in one article, and the partners."""
        if len(self._order) < 2:
            return None
        candidates, others, narrow, _ = self._joins[0]
        if others or not isinstance(narrow, partial):
            return None
        function: Function = narrow.args[0]
        return function, candidates

    @cached_property
    def _requirements(self) -> list[tuple[plan.Requirement, Value]]:
        value = self._conditions.value
        return [(required, value(required.condition)) for required in self._body.requirements]

    @cached_property
    def _report(self) -> "_Report":
        body, conditions = self._body, self._conditions
        return _Report(
            message(body.message, conditions),
            message(body.suggestion, conditions) if body.suggestion else None,
            conditions.value(body.fix.replacement) if body.fix else None,
            conditions.value(body.once_value) if body.once_value else None,
            near_misses(body.requirements, self._catalog),
        )

    def __call__(self, run: Run, others: Sequence[Run] = ()) -> Iterable[Finding]:
        return () if self._idle(run.document) else self._findings(run, others)

    def _findings(self, run: Run, others: Sequence[Run]) -> Iterator[Finding]:
        first, frame = self._order[0], self._frame(run, others)
        index = self._candidates(frame, run)
        if not index.spans or not self._holds(frame, 0):
            return
        spans = self._worth_a_look(frame, run, index)
        for select in self._selects:
            if not spans:
                return
            spans = select(frame, run, spans)
        for span in spans:
            frame.put(first.slot, span, run)
            missing = self._complete(frame, 1)
            if missing is not None:
                yield self._finding(frame, missing)

    def _holding(self, frame: Frame, run: Run, index: SpanIndex) -> Sequence[Any]:
        """Those of the first subjects in which as many words begin as a condition asks for."""
        spans = index.spans
        for words, least in self._words_inside:
            spans = holding(run.geometry, words(frame, run), spans, least)
        return spans

    @cached_property
    def _words_inside(self) -> list[tuple[Candidates, int]]:
        found = words_inside(self._body.wheres, self._order[0].slot)
        return [(self._matcher.candidates(words), least) for words, least in found]

    def _worth_a_look(self, frame: Frame, run: Run, index: SpanIndex) -> Sequence[Any]:
        """Those of the first subjects that have a partner, where the two are joined by a key, or
        must differ: most have none, and need no further look."""
        if self._shared is None:
            alike = self._apart and self._joins[0].candidates(frame, run) is index
            if alike and not self._differ(run, index.spans):
                return ()
            return self._holding(frame, run, index)
        function, candidates = self._shared
        partners = candidates(frame, run)
        groups = _groups(function, run, partners)
        if partners is not index:
            keys = run.keys(function, index.spans)
            return [s for s, key in zip(index.spans, keys, strict=True) if groups.get(key)]
        if max(map(len, groups.values()), default=0) < 2:
            return ()
        sharing = {
            id(span)
            for group in groups.values()
            if len(group) > 1 and self._differ(run, group)
            for span in group
        }
        return [span for span in index.spans if id(span) in sharing]

    def _differ(self, run: Run, spans: Sequence[Any]) -> bool:
        """Whether two of the spans may satisfy what must hold of the first two subjects."""
        return all(
            any(len({apart(run.document, span) for span in spans}) > 1 for apart in either)
            for either in self._apart
        )

    @cached_property
    def _apart(self) -> list[list[Callable[[Document, Any], object]]]:
        """In what the first two subjects of one article must differ: for each condition, in one
        thing or other."""
        if len(self._order) < 2 or self._joins[0].elsewhere:
            return []
        slots = {subject.slot for subject in self._order[:2]}
        found = []
        for part in plan.conjuncts(self._body.wheres):
            asked = [call for call in plan.options(part) if _asks_of(call, slots)]
            tells = [self._catalog.functions[call.function].apart for call in asked]
            if len(tells) == len([*plan.options(part)]) and all(tells):
                found.append([apart for apart in tells if apart])
        return found

    def _idle(self, document: Document) -> bool:
        """Whether it can be told from its head alone that a rule has nothing to look at; of words
        that it needs, a `Roster` knows."""
        kinds = self.plan.needed_kinds
        return bool(kinds) and not self.plan.needed_lexicons and not any(map(document.shown, kinds))

    def _frame(self, run: Run, others: Sequence[Run]) -> Frame:
        frame = Frame(len(self._body.slots), run, others)
        if self._body.on_article:
            article = run.document.spans("article") if "article" in self._catalog.kinds else ()
            whole = article[0] if article else Match(0, len(run.document.text))
            frame.put(plan.ARTICLE, whole, run)
        return frame

    def _holds(self, frame: Frame, bound: int) -> bool:
        """Whether all holds that can be told with so many subjects bound."""
        for value, wanted in self._checks[bound]:  # noqa: SIM110
            if (value(frame) is True) is not wanted:
                return False
        return True

    def _complete(self, frame: Frame, bound: int) -> list[str] | None:
        """Bind the other subjects, nearest first; the labels that failed, or None for no report."""
        if bound < len(self._order):
            slot = self._order[bound].slot
            for run, span in self._partners(frame, bound):
                frame.put(slot, span, run)
                if self._holds(frame, bound + 1):
                    missing = self._complete(frame, bound + 1)
                    if missing is not None:
                        return missing
            return None
        if not self._requirements:
            return []
        failed = [requirement for requirement, holds in self._requirements if holds(frame) is False]
        return [requirement.label or "" for requirement in failed] if failed else None

    def _partners(self, frame: Frame, bound: int) -> Iterable[tuple[Run, Any]]:
        """Candidates for the next subject, nearest to the reported one first."""
        candidates, others, narrow, side = self._joins[bound - 1]
        bound_spans = [frame.spans[subject.slot] for subject in self._order[:bound]]
        places = {(type(span), span.start, span.end) for span in bound_spans}
        left = MOST_PARTNERS
        for run in frame.others if others else (frame.home,):
            if not left:
                return
            near = narrow(frame, run, candidates(frame, run))
            if not near:
                continue
            partners = (
                span
                for span in nearest_first(near, bound_spans[0].start, side)
                if others or (type(span), span.start, span.end) not in places
            )
            for span in islice(partners, left):
                left -= 1
                yield run, span

    def _join(self, bound: int) -> _Join:
        """How the subject after so many others finds its partners."""
        subject = self._order[bound]
        others = plan.elsewhere(subject)
        candidates = self._matcher.candidates(subject.pattern)
        side = None if others else _side(self._order[0], subject)
        return _Join(candidates, others, self._narrow(subject, bound), side)

    def _narrow(self, subject: plan.Subject, bound: int) -> Narrow:
        known = [owner.slot for owner in self._order[:bound]]
        for function, slots in _keys(self._body.wheres, self._catalog):
            other = next((slot for slot in slots if slot in known), None)
            if subject.slot in slots and other is not None:
                return partial(_keyed, function, other)
        if plan.elsewhere(subject):
            return _all_of
        for relation in sorted(subject.relations, key=breadth):
            if _names(relation, set(known)):
                return self._narrowing(relation, relation.operator)
        for owner in self._order[:bound]:
            for relation in sorted(owner.relations, key=breadth):
                if _names(relation, {subject.slot}) and relation.operator in CONVERSE:
                    return self._narrowing(relation, CONVERSE[relation.operator], owner.slot)
        return _all_of

    def _narrowing(
        self, relation: plan.Relation, operator: str, anchor: int | None = None
    ) -> Narrow:
        narrow = self._matcher.narrowing(relation, operator, anchor)
        if relation.unit in ("sentence", "paragraph"):
            # they come by their start
            return lambda frame, run, index: [*narrow(frame, run, index)]
        return lambda frame, run, index: _by_start(narrow(frame, run, index))

    def _finding(self, frame: Frame, missing: list[str]) -> Finding:
        body, report, document = self._body, self._report, frame.home.document
        reported = frame.spans[body.at]
        labels = ", ".join(label for label in missing if label)
        edit = None
        if body.fix is not None and report.fix is not None:
            replacement, place = report.fix(frame), frame.spans[body.fix.slot]
            if isinstance(replacement, str):
                found = document.text[place.start : place.end]
                form = place.entry.form if isinstance(place, Term) else None
                edit = (place.start, place.end, _like(found, form, replacement))
        evidence = [
            Evidence(
                frame.runs[subject.slot].document,
                frame.spans[subject.slot].start,
                frame.spans[subject.slot].end,
                f"{body.slots[subject.slot] or 'here'}: "
                f"“{show(frame.runs[subject.slot].document, frame.spans[subject.slot])}”",
            )
            for subject in body.subjects
            if subject.slot != body.at
        ]
        if missing:
            evidence += [e for near in report.near if (e := near(frame, reported)) is not None]
        suggestion = report.suggestion(frame, labels) if report.suggestion else None
        return Finding(
            self.plan,
            reported.start,
            reported.end,
            report.message(frame, labels),
            suggestion,
            edit,
            tuple(evidence),
            getattr(reported, "headword", None),
            _plain(report.once(frame)) if report.once else None,
        )


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


def _plain(value: Any) -> Any:
    return value if not isinstance(value, str) else value.casefold()


def _like(found: str, form: str | None, replacement: str) -> str:
    """A replacement with the capitals of what it replaces; those of an acronym are its own."""
    if found == form and found.isupper():
        return replacement
    if found.isupper() and len(found) > 1:
        return replacement.upper()
    if found[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def _asks_of(part: plan.Expression, slots: set[int]) -> TypeGuard[plan.Call]:
    """Whether a condition is a function of the spans of some slots."""
    return isinstance(part, plan.Call) and slots == {
        argument.slot for argument in part.arguments if isinstance(argument, plan.Slot)
    }


def _names(relation: plan.Relation, slots: set[int]) -> bool:
    """Whether a relation ties its subject to one of some slots, so that it can narrow."""
    return (
        not relation.negated
        and isinstance(relation.target, plan.SlotTarget)
        and relation.target.slot in slots
        and not (relation.operator == "same" and relation.unit == "article")
    )


def _side(first: plan.Subject, partner: plan.Subject) -> Side:
    """Where the partners of a subject stand, seen from it; None for either side."""
    operators = [r.operator for r in partner.relations if _names(r, {first.slot})]
    operators += [
        CONVERSE.get(r.operator, "") for r in first.relations if _names(r, {partner.slot})
    ]
    sides = [operator.rpartition(" ")[2] for operator in operators]
    return "before" if "before" in sides else "after" if "after" in sides else None


def _all_of(_frame: Frame, _run: Run, index: SpanIndex) -> Sequence[Any]:
    return index.spans


def _by_start(spans: Iterable[Any]) -> list[Any]:
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _keys(wheres: Iterable[plan.Expression], catalog: Catalog) -> list[tuple[Function, list[int]]]:
    """The keyed functions that must hold, with the slots they compare."""
    found = []
    for part in plan.conjuncts(wheres):
        if isinstance(part, plan.Call) and catalog.functions[part.function].key:
            slots = [a.slot for a in part.arguments if isinstance(a, plan.Slot)]
            found.append((catalog.functions[part.function], slots))
    return found


def _keyed(
    function: Function, other: int, frame: Frame, run: Run, index: SpanIndex
) -> Sequence[Any]:
    """Spans whose key equals that of a bound span."""
    wanted = frame.runs[other].key(function, frame.spans[other])
    return () if wanted is None else _groups(function, run, index).get(wanted, ())


def _groups(function: Function, run: Run, index: SpanIndex) -> dict[object, list[Any]]:
    """Spans by the key that a function compares them by; none has the key None."""
    groups = index.groups.get(function.name)
    if groups is None:
        groups = index.groups[function.name] = {}
        for span, key in zip(index.spans, run.keys(function, index.spans), strict=True):
            if key is None:
                continue
            if key in groups:
                groups[key].append(span)
            else:
                groups[key] = [span]
    return groups
