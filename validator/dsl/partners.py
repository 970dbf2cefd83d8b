"""How the subjects of a rule find each other: the first is bound, and the others look for theirs,
nearest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import compress, islice
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

from validator.checker import Function
from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.conditions import ARTICLE, Conditions, Value, breadth
from validator.dsl.frames import Frame, Run
from validator.dsl.matching import Candidates, is_free
from validator.dsl.relations import CONVERSE
from validator.dsl.spans import SpanIndex, nearest_first
from validator.kinds import UNKNOWN
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator

Narrow = Callable[[Frame, Run, SpanIndex], Sequence[Any]]
Side = Literal["before", "after"] | None

_MOST_PARTNERS = 60
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


class Partners:
    """Finds what the subjects of a rule may be, once those before them are bound."""

    def __init__(
        self,
        conditions: Conditions,
        order: Sequence[plan.Subject],
        wheres: Sequence[plan.Expression],
    ) -> None:
        """`order`: the subjects as they are bound."""
        self._conditions, self._matcher = conditions, conditions.matcher
        self._order, self._wheres = order, wheres
        self._joins = [self._join(bound) for bound in range(1, len(order))]

    def __call__(self, frame: Frame, bound: int) -> Iterable[tuple[Run, Any]]:
        """Candidates for the next subject, nearest to the reported one first."""
        candidates, others, narrow, side = self._joins[bound - 1]
        bound_spans = [frame.spans[subject.slot] for subject in self._order[:bound]]
        places = {(type(span), span.start, span.end) for span in bound_spans}
        left = _MOST_PARTNERS
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

    # ---- which of the first subjects have any

    def seekers(self, frame: Frame, run: Run, index: SpanIndex) -> Sequence[Any]:
        """Those of the first subjects that may have a partner: none where there is nothing to be
        one; where the two are joined by a key, or must differ, most have none."""
        if self._lacks_partners(frame, run):
            return ()
        if self._shared is None:
            alike = self._apart and self._joins[0].candidates(frame, run) is index
            return () if alike and not self._differ(run, index.spans) else index.spans
        function, candidates = self._shared
        partners = candidates(frame, run)
        groups = _by_key(function, run, partners)
        if partners is not index:
            keys = run.keys(function, index.spans)
            return [s for s, key in zip(index.spans, keys, strict=True) if groups.get(key)]
        if max(map(len, groups.values()), default=0) < 2:
            return ()
        several = [group for group in groups.values() if len(group) > 1]
        sharing = {
            place
            for group in several
            if not self._apart or self._differ(run, group)
            for place in map(id, group)
        }
        return [*compress(index.spans, map(sharing.__contains__, map(id, index.spans)))]

    def _lacks_partners(self, frame: Frame, run: Run) -> bool:
        """Whether it is known that there is no second subject, whatever the first is."""
        join = self._joins[0]
        if join.elsewhere or not is_free(self._order[1].pattern):
            return False
        return join.candidates(frame, run).empty

    @cached_property
    def _shared(self) -> tuple[Function, Candidates] | None:
        """By what the first subject and the next are joined in one article, and the partners."""
        if not self._joins:
            return None
        candidates, others, narrow, _ = self._joins[0]
        if others or not isinstance(narrow, partial) or narrow.func is not _keyed:
            return None
        function: Function = narrow.args[0]
        return function, candidates

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
        if not self._joins or self._joins[0].elsewhere:
            return []
        functions = self._matcher.catalog.functions
        slots = {subject.slot for subject in self._order[:2]}
        found = []
        for part in plan.conjuncts(self._wheres):
            asked = [call for call in plan.options(part) if _asks_of(call, slots)]
            tells = [functions[call.function].apart for call in asked]
            if len(tells) == len([*plan.options(part)]) and all(tells):
                found.append([apart for apart in tells if apart])
        return found

    # ---- where the next subject is looked for

    def _join(self, bound: int) -> _Join:
        """How the subject after so many others finds its partners."""
        subject = self._order[bound]
        others = plan.elsewhere(subject)
        candidates = self._matcher.candidates(subject.pattern)
        side = None if others else _side(self._order[0], subject)
        return _Join(candidates, others, self._narrow(subject, bound), side)

    def _narrow(self, subject: plan.Subject, bound: int) -> Narrow:
        known = [owner.slot for owner in self._order[:bound]]
        for function, slots in _keys(self._wheres, self._matcher.catalog):
            other = next((slot for slot in slots if slot in known), None)
            if subject.slot in slots and other is not None:
                return partial(_keyed, function, other)
        if plan.elsewhere(subject):
            return _all_of
        relation = self._relation(subject, bound)
        if relation is None or breadth(relation[0]) == ARTICLE:
            value = self._conditions.value
            for own, others in plan.equalities(self._wheres, subject, self._order[:bound]):
                return partial(_equal, repr(own), subject.slot, value(own), value(others))
        return _all_of if relation is None else self._narrowing(*relation)

    def _relation(
        self, subject: plan.Subject, bound: int
    ) -> "tuple[plan.Relation, RelationOperator, int | None] | None":
        """What ties a subject to one of those before it, in its own words or in theirs."""
        known = {owner.slot for owner in self._order[:bound]}
        for relation in sorted(subject.relations, key=breadth):
            if _names(relation, known):
                return relation, relation.operator, None
        for owner in self._order[:bound]:
            for relation in sorted(owner.relations, key=breadth):
                if _names(relation, {subject.slot}) and relation.operator in CONVERSE:
                    return relation, CONVERSE[relation.operator], owner.slot
        return None

    def _narrowing(
        self, relation: plan.Relation, operator: "RelationOperator", anchor: int | None
    ) -> Narrow:
        narrow = self._matcher.narrowing(relation, operator, anchor)
        if relation.unit in ("sentence", "paragraph"):
            # they come by their start
            return lambda frame, run, index: [*narrow(frame, run, index)]
        return lambda frame, run, index: _by_start(narrow(frame, run, index))


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
        CONVERSE[r.operator]
        for r in first.relations
        if r.operator in CONVERSE and _names(r, {partner.slot})
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
    return () if wanted is None else _by_key(function, run, index).get(wanted, ())


def _by_key(function: Function, run: Run, index: SpanIndex) -> Mapping[object, list[Any]]:
    return _groups(index, function.name, lambda: run.keys(function, index.spans))


def _equal(
    name: str, slot: int, own: Value, other: Value, frame: Frame, run: Run, index: SpanIndex
) -> Sequence[Any]:
    """Spans of which something is the same text as what is asked of a bound one; where that is no
    text, all, as they are compared by more than a key."""

    def texts() -> Iterator[object | None]:
        for span in index.spans:
            frame.put(slot, span, run)
            yield _as_key(own(frame))

    wanted = other(frame)
    if wanted is UNKNOWN:
        return ()
    key = _as_key(wanted)
    return index.spans if key is None else _groups(index, name, texts).get(key, ())


def _as_key(value: Any) -> object | None:
    """What texts that are equal in a rule have in common."""
    return value.casefold() if isinstance(value, str) else None


def _groups(
    index: SpanIndex, name: str, keys: Callable[[], Iterable[object | None]]
) -> Mapping[object, list[Any]]:
    """Spans by their keys, which are asked for once; none has the key None."""
    groups = index.groups.get(name)
    if groups is None:
        groups = index.groups[name] = {}
        for span, key in zip(index.spans, keys(), strict=True):
            if key is not None:
                groups.setdefault(key, []).append(span)
    return groups
