"""Which of many spans a condition keeps. What hangs on a span alone is asked of all of them at
once: by their fields, or by where they stand. Everything else is asked of one after the other.

A condition has three values: where it is not true, it need not be false.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import compress
from operator import attrgetter, is_, not_
from typing import TYPE_CHECKING, Any

from validator.dsl import plan
from validator.dsl.columns import beside, holding
from validator.dsl.conditions import Conditions, Value, narrowing
from validator.dsl.frames import Frame, Run
from validator.dsl.matching import is_free
from validator.dsl.relations import CONVERSE
from validator.dsl.values import Tri, compared_with, one_of
from validator.kinds import UNKNOWN

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator

_APART = frozenset({"before", "after", "just before", "just after"})
"""The operators by which nothing stands to itself."""

Select = Callable[[Frame, Run, Sequence[Any]], Sequence[Any]]
"""Those of some spans that are kept, in their order."""


class Selections:
    """Makes selections of what a subject of a rule may be."""

    def __init__(self, conditions: Conditions, subject: plan.Subject) -> None:
        self._conditions, self._matcher = conditions, conditions.matcher
        self._slot, self._sources = subject.slot, _sources(subject.pattern)

    def late(self, condition: plan.Expression, wanted: bool = True) -> Select:
        """As `where`, made at first use: most spans fall before."""
        made: Select | None = None

        def select(frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
            nonlocal made
            made = made or self.where(condition, wanted)
            return made(frame, run, spans)

        return select

    def where(self, condition: plan.Expression, wanted: bool = True) -> Select:
        """Those for which a condition is true; or false, if that is wanted."""
        match condition:
            case plan.Named(_, meaning):
                return self.where(meaning, wanted)
            case plan.Not(part):
                return self.where(part, not wanted)
            case plan.And(parts):
                return _joined([self.late(part, wanted) for part in parts], wanted)
            case plan.Or(parts):
                return _joined([self.late(part, wanted) for part in parts], not wanted)
            case plan.Related(plan.Slot(self._slot), relations):
                return _joined([self._related(one, wanted) for one in relations], wanted)
            case plan.Quantified(_, _, subject) if is_free(subject.pattern):
                return self._quantified(condition, wanted)
            case plan.Compare(_, plan.Count(_, subject, test)) if is_free(subject.pattern):
                return self._counted(condition, subject, test, wanted)
            case plan.Adjective(plan.Slot(self._slot), kind, adjective):
                return _by_adjective(self._matcher.adjective(kind, adjective), wanted)
            case plan.Field(plan.Slot(self._slot), field):
                return _by_field(field, None, wanted)
            case plan.Present(plan.Field(plan.Slot(self._slot), field)):
                return _by_presence(field, wanted)
            case plan.OneOf(plan.Field(plan.Slot(self._slot), field), words):
                return _by_field(field, one_of(words), wanted)
            case plan.Same(plan.Field(plan.Slot(self._slot), field), plan.Constant(word)):
                return _by_field(field, one_of((word,)), wanted)
            case plan.Compare(sign, plan.Field(plan.Slot(self._slot), field), plan.Constant(value)):
                return _by_field(field, compared_with(sign, value), wanted)
            case plan.Compare(sign, plan.Field(plan.Slot(self._slot), field), plan.Setting(name)):
                number = self._matcher.settings[name]
                return _by_field(field, compared_with(sign, number), wanted)
        return self._one_by_one(condition, wanted)

    def _one_by_one(self, condition: plan.Expression, wanted: bool) -> Select:
        slot, conditions = self._slot, self._conditions
        value: Value | None = None

        def select(frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
            nonlocal value
            value = value or conditions.value(condition)  # at first use: most need never be asked
            kept = []
            for span in spans:
                frame.put(slot, span, run)
                if value(frame) is wanted:
                    kept.append(span)
            return kept

        return select

    def adjectives(self, pattern: plan.KindPattern) -> Select:
        """Those of which all adjectives of a pattern hold."""
        tests = [self._matcher.adjective(pattern.kind, word) for word in pattern.adjectives]
        return _joined([_by_adjective(test, True) for test in tests], True)

    # ---- by where they stand

    def _related(self, relation: plan.Relation, wanted: bool) -> Select:
        alone = relation._replace(negated=False)
        wanted = wanted is not relation.negated
        if relation.operator == "author voice":
            others = [self._near(p, "covering", alone) for p in self._matcher.others_voices()]
            return _joined([_or_not(other, not wanted) for other in others], wanted)
        holds = plan.Related(plan.Slot(self._slot), (alone,))
        target = relation.target
        if target is None or isinstance(target, plan.SlotTarget) or not is_free(target):
            return self._one_by_one(holds, wanted)
        # no span stands in a relation to itself
        told = relation.operator in _APART or self._sources.isdisjoint(_sources(target))
        fitting = None if told else self._one_by_one(holds, True)
        return _or_not(self._near(target, CONVERSE[relation.operator], alone, fitting), wanted)

    def _quantified(self, condition: plan.Quantified, wanted: bool) -> Select:
        quantifier, subject, test = condition.quantifier, condition.subject, condition.test
        yes = quantifier in ("some", "at least")
        least = 1
        if quantifier not in ("some", "no"):
            least = self._matcher.amount(condition.amount) + (not yes)
        if quantifier == "exactly" or least < 1 or plan.elsewhere(subject):
            return self._one_by_one(condition, wanted)
        fitting = self._one_by_one(condition, yes)
        found = self._with(subject, test, least, fitting)
        return _or_not(found, wanted is yes)

    def _counted(
        self,
        condition: plan.Compare,
        subject: plan.Subject,
        test: plan.Expression | None,
        wanted: bool,
    ) -> Select:
        """As many as a number says must be there before they are counted."""
        counted = self._one_by_one(condition, wanted)
        _, least = plan.asked_for(condition) or (subject, 0)
        if least < 1 or plan.elsewhere(subject) or not wanted:
            return counted
        return self._with(subject, test, least, counted)

    def _with(
        self, subject: plan.Subject, test: plan.Expression | None, least: int, fitting: Select
    ) -> Select:
        """Those to which so many of a subject are tied, and that are fitting, if the tie does not
        tell all."""
        tie = narrowing(subject, test)
        if tie is None or tie[2] != self._slot:
            return self._near(
                subject.pattern, None, plan.Relation(False, "same", None, "article"), fitting
            )
        relation, operator, _ = tie
        by_test = plan.Related(plan.Slot(self._slot), (relation,))
        asked = subject.relations, test
        told = least == 1 and asked in (((relation,), None), ((), by_test))
        return self._near(subject.pattern, operator, relation, None if told else fitting, least)

    def _near(
        self,
        pattern: plan.Pattern,
        operator: "RelationOperator | None",
        relation: plan.Relation,
        fitting: Select | None = None,
        least: int = 1,
    ) -> Select:
        """Those to which something stands in a relation, if any is known. Where that does not tell
        all, they must be fitting."""
        candidates = self._matcher.candidates(pattern)
        unit, amount = relation.unit, self._matcher.amount(relation.amount)

        def near(frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
            index = candidates(frame, run)
            if index.empty:
                return ()
            if operator == "in" and least > 1:
                spans = holding(run.geometry, index, spans, least)
            elif operator is not None and (index.listed or fitting is None):
                spans = beside(run.geometry, index, operator, spans, unit, amount)
            return spans if fitting is None else fitting(frame, run, spans)

        return near


def of_fields(condition: plan.Expression) -> bool:
    """Whether a condition reads nothing but fields of spans: nothing is cheaper."""
    return not any(isinstance(part, _READING) for part in plan.walk(condition))


_READING = (
    plan.Relation,
    plan.Subject,
    plan.Call,
    plan.DerivedField,
    plan.Adjective,
    plan.TextOf,
)


def _joined(selects: Sequence[Select], every: bool) -> Select:
    """What every one of some selections keeps; or any one of them."""
    if len(selects) == 1:
        return selects[0]
    return _all_of(selects) if every else without(_all_of([*map(without, selects)]))


def _all_of(selects: Sequence[Select]) -> Select:
    def kept(frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
        for select in selects:
            if not spans:
                break
            spans = select(frame, run, spans)
        return spans

    return kept


def _or_not(select: Select, kept: bool) -> Select:
    return select if kept else without(select)


def without(select: Select) -> Select:
    """Those that a selection does not keep."""

    def others(frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
        kept = select(frame, run, spans)
        return _without(spans, kept) if kept else spans

    return others


def _without(spans: Sequence[Any], some: Sequence[Any]) -> Sequence[Any]:
    if len(some) == len(spans):
        return ()
    places = {*map(id, some)}
    return [*compress(spans, map(not_, map(places.__contains__, map(id, spans))))]


def _by_field(field: str, test: Callable[[Any], object] | None, wanted: bool) -> Select:
    values, told = attrgetter(field), partial(is_, wanted)

    def select(_frame: Frame, _run: Run, spans: Sequence[Any]) -> Sequence[Any]:
        found: Iterable[Any] = map(values, spans)
        if test is not None:
            found = map(test, found)
        return [*compress(spans, map(told, found))]

    return select


def _by_presence(field: str, wanted: bool) -> Select:
    values = attrgetter(field)

    def select(_frame: Frame, _run: Run, spans: Sequence[Any]) -> Sequence[Any]:
        found = zip(spans, map(values, spans), strict=True)
        if wanted:
            return [span for span, value in found if value is not None and value is not UNKNOWN]
        return [span for span, value in found if value is None]

    return select


def _by_adjective(test: Callable[[Any, Any], Tri], wanted: bool) -> Select:
    def select(_frame: Frame, run: Run, spans: Sequence[Any]) -> Sequence[Any]:
        document = run.document
        return [span for span in spans if test(document, span) is wanted]

    return select


def _sources(pattern: plan.Pattern) -> frozenset[str]:
    """Where the spans of a pattern come from: those of other sources are other spans."""
    match pattern:
        case plan.KindPattern(kind):
            return frozenset((kind,))
        case plan.TermPattern(lexicon):
            return frozenset((lexicon,))
        case plan.EitherPattern(options):
            return frozenset().union(*map(_sources, options))
    return frozenset((repr(pattern),))
