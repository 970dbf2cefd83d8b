"""What must hold, as closures over a frame. Values are true, false, or None for unknown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from validator.checker import Function
from validator.dsl import plan
from validator.dsl.frames import Frame, Run
from validator.dsl.matching import Matcher, is_free
from validator.dsl.relations import CONVERSE, EXACT
from validator.dsl.spans import SpanIndex
from validator.dsl.values import (
    arithmetic,
    comparison,
    high_of,
    low_of,
    one_of,
    present,
    same,
    text_of,
)
from validator.kinds import UNKNOWN

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator

Value = Callable[[Frame], Any]
_MANY = 100
"""Candidates of which those that fit by themselves are picked out once."""
ARTICLE = 4
_BREADTHS = {None: 0, "word": 1, "sentence": 2, "paragraph": 3, "article": ARTICLE}


class Conditions:
    """Makes closures of expressions."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self._catalog = matcher.catalog
        self.identities = {
            k.kind.cls: k.kind.identity for k in matcher.catalog.kinds.values() if k.kind.identity
        }

    def value(self, expression: plan.Expression) -> Value:
        match expression:
            case plan.And(parts):
                return _junction([self.value(part) for part in parts], False)
            case plan.Or(parts):
                return _junction([self.value(part) for part in parts], True)
            case plan.Not(part):
                return _not(self.value(part))
            case plan.Compare(operator, left, right):
                one, two, test = self.value(left), self.value(right), comparison(operator)
                return lambda frame: test(one(frame), two(frame))
            case plan.Below(left, right):
                one, two, below = self.value(left), self.value(right), comparison("<")
                return lambda frame: below(high_of(one(frame)), low_of(two(frame)))
            case plan.Same(left, right):
                one, two = self.value(left), self.value(right)
                identities = self.identities
                return lambda frame: same(one(frame), two(frame), frame.home.document, identities)
            case plan.OneOf(left, words):
                return _then(self.value(left), one_of(words))
            case plan.Present(part):
                return _then(self.value(part), present)
            case plan.Adjective(part, kind, adjective):
                return self._adjective_test(part, kind, adjective)
            case plan.Related(part, relations):
                return self._related(part, relations)
            case plan.Quantified():
                return self._quantified(expression)
            case plan.Count():
                return self._count(expression)
            case plan.Arithmetic(operator, left, right):
                one, two = self.value(left), self.value(right)
                return lambda frame: arithmetic(operator, one(frame), two(frame))
            case plan.Constant(constant):
                return lambda _frame: constant
            case plan.Setting(name):
                setting = self.matcher.settings[name]
                return lambda _frame: setting
            case plan.Slot(slot):
                return lambda frame: frame.spans[slot]
            case plan.Field(plan.Slot(slot), "replacement"):
                from validator.dsl.replacements import replacement_of  # few reports give one

                return replacement_of(slot)
            case plan.Field(plan.Slot(slot), field):
                return _field_of_slot(slot, field)
            case plan.Field(part, field):
                return _field(self.value(part), field)
            case plan.DerivedField(part, kind, name):
                return self._derived(part, kind, name)
            case plan.TextOf(part):
                return self._text(part)
            case plan.Named(_, condition):
                return self.value(condition)
            case plan.Call(function, arguments):
                return self._call(self._catalog.functions[function], arguments)

    def run_of(self, expression: Any) -> Callable[[Frame], Run]:
        slot = _root_slot(expression)
        if slot is None:
            return lambda frame: frame.home
        return lambda frame: frame.runs[slot]

    def _adjective_test(self, part: plan.Expression, kind: str, adjective: str) -> Value:
        value, run, test = (
            self.value(part),
            self.run_of(part),
            self.matcher.adjective(kind, adjective),
        )

        def holds(frame: Frame) -> bool | None:
            span = value(frame)
            if span is UNKNOWN:
                return None
            return False if span is None else test(run(frame).document, span)

        return holds

    def _related(self, part: plan.Expression, relations: tuple[plan.Relation, ...]) -> Value:
        value_of, run = self.value(part), self.run_of(part)
        tests = [self.matcher.relation(relation) for relation in relations]

        def holds(frame: Frame) -> bool | None:
            span = value_of(frame)
            if span is UNKNOWN:
                return None
            if span is None:
                return False
            place = run(frame)
            pieces = span if isinstance(span, tuple) and not hasattr(span, "start") else (span,)
            result: bool | None = True
            for piece in pieces:
                for test in tests:
                    value = test(frame, place, piece)
                    if value is False:
                        return False
                    if value is None:
                        result = None
            return result

        return holds

    def _derived(self, part: plan.Expression, kind: str, name: str) -> Value:
        derived = self._catalog.kinds[kind].derived[name].derived
        assert derived is not None
        value, run = self.value(part), self.run_of(part)

        def get(frame: Frame) -> Any:
            span = value(frame)
            return span if span is None or span is UNKNOWN else run(frame).attribute(derived, span)

        return get

    def _text(self, part: plan.Expression) -> Value:
        value, run = self.value(part), self.run_of(part)

        def get(frame: Frame) -> Any:
            span = value(frame)
            return span if span is None or span is UNKNOWN else text_of(run(frame).document, span)

        return get

    def _call(self, function: Function, arguments: tuple[plan.Expression, ...]) -> Value:
        values = [(self.value(a), self.run_of(a)) for a in arguments]

        def call(frame: Frame) -> Any:
            given = [value(frame) for value, _ in values]
            if any(argument is None or argument is UNKNOWN for argument in given):
                return None
            runs = [run(frame) for _, run in values]
            if function.key is not None:
                keys = [run.key(function, a) for run, a in zip(runs, given, strict=True)]
                if keys[0] is None or any(key != keys[0] for key in keys):
                    return False
            return function.call(runs[0].document, *given)

        return call

    # ---- quantifiers

    def matches(
        self, subject: plan.Subject, test: plan.Expression | None
    ) -> Callable[[Frame], Iterator[Any]]:
        """The spans of an inner subject for which all holds, each once."""
        candidates = self.matcher.candidates(subject.pattern)
        narrowed = narrowing(subject, test)
        narrow = None if narrowed is None else self.matcher.narrowing(*narrowed)
        relations = [self.matcher.relation(r) for r in _untested(subject, narrowed)]
        condition = None if test is None else self.value(test)
        slot, others = subject.slot, plan.elsewhere(subject)
        fitting = None if test is None or others else self._fitting(subject, test)

        def matches(frame: Frame) -> Iterator[Any]:
            seen: set[int] = set()
            for run in frame.others if others else (frame.home,):
                index = candidates(frame, run)
                if fitting is not None and index.listed and len(index.spans) > _MANY:
                    index = fitting(frame, run, index)
                if index.empty:
                    continue
                for span in index.walk() if narrow is None else narrow(frame, run, index):
                    if id(span) in seen:
                        continue
                    seen.add(id(span))
                    frame.put(slot, span, run)
                    for holds in relations:
                        if not holds(frame, run, span):
                            break
                    else:
                        if condition is None or condition(frame) is True:
                            yield span

        return matches

    def _fitting(
        self, subject: plan.Subject, test: plan.Expression
    ) -> Callable[[Frame, Run, SpanIndex], SpanIndex]:
        """Of candidates those of which all holds that is said of them alone, gone over once for all
        who ask: else each would go over all of a long paragraph."""
        asked: tuple[str, Sequence[Value]] | None = None

        def fitting(frame: Frame, run: Run, index: SpanIndex) -> SpanIndex:
            nonlocal asked
            if asked is None:  # most articles never have so many
                own = [p for p in plan.conjuncts([test]) if _is_of(p, subject.slot)]
                own = own if is_free(subject.pattern) else []
                asked = repr((subject.pattern, own)), [*map(self.value, own)]
            key, values = asked
            if not values:
                return index
            if key not in run.indexes:
                kept = []
                for span in index.spans:
                    frame.put(subject.slot, span, run)
                    if all(value(frame) is True for value in values):
                        kept.append(span)
                run.indexes[key] = SpanIndex(kept, run.extents)
            return run.indexes[key]

        return fitting

    def _found(
        self, subject: plan.Subject, test: plan.Expression | None
    ) -> Callable[[Frame], Iterable[Any]]:
        """As `matches`. What one relation alone tells is looked up, and bound to no name, as
        nothing reads it."""
        narrowed = narrowing(subject, test)
        told = narrowed is not None and not _untested(subject, narrowed) and test is None
        # what covers something may do so twice, with several of its pieces
        if narrowed is None or not told or narrowed[1] == "covering" or plan.elsewhere(subject):
            return self.matches(subject, test)
        candidates = self.matcher.candidates(subject.pattern)
        narrow = self.matcher.narrowing(*narrowed)

        def found(frame: Frame) -> Iterable[Any]:
            index = candidates(frame, frame.home)
            return () if index.empty else narrow(frame, frame.home, index)

        return found

    def _quantified(self, expression: plan.Quantified) -> Value:
        found = self._found(expression.subject, expression.test)
        amount = self.matcher.amount(expression.amount)
        match expression.quantifier:
            case "some":
                return lambda frame: _number(found(frame), 1) == 1
            case "no":
                return lambda frame: _number(found(frame), 1) == 0
            case "at least":
                return lambda frame: _number(found(frame), amount) >= amount
            case "at most":
                return lambda frame: _number(found(frame), amount + 1) <= amount
            case _:
                return lambda frame: _number(found(frame), amount + 1) == amount

    def _count(self, expression: plan.Count) -> Value:
        if not expression.distinct:
            found = self._found(expression.subject, expression.test)
            return lambda frame: _number(found(frame), None)
        matches = self.matches(expression.subject, expression.test)

        def distinct(frame: Frame) -> int:
            found = set()
            for span in matches(frame):
                document = frame.runs[expression.subject.slot].document
                identity = self.identities.get(type(span))
                key = identity(document, span) if identity else None
                found.add(key if key is not None else text_of(document, span).casefold())
            return len(found)

        return distinct


def _is_of(condition: plan.Expression, slot: int) -> bool:
    """Whether a condition hangs on one name alone, in whatever rule it stands."""
    bound = {plan.ARTICLE, slot}
    for part in plan.walk(condition):
        if isinstance(part, plan.Subject):
            bound.add(part.slot)
        elif isinstance(part, plan.Setting):
            return False
    return all(
        part.slot in bound
        for part in plan.walk(condition)
        if isinstance(part, plan.Slot | plan.SlotTarget)
    )


def breadth(relation: plan.Relation) -> int:
    """How much of an article a relation leaves: the narrowest is the one to look up by."""
    if relation.operator in ("before", "after"):
        return ARTICLE
    return _BREADTHS[relation.unit]


def narrowing(
    subject: plan.Subject, test: plan.Expression | None
) -> "tuple[plan.Relation, RelationOperator, int] | None":
    """A relation that ties an inner subject to a span already bound: the operator and the slot to
    look it up by. It stands with the subject, or in its test with the sides exchanged."""
    tied = [
        (relation, relation.target.slot)
        for relation in sorted(subject.relations, key=breadth)
        if isinstance(relation.target, plan.SlotTarget) and _narrows(relation)
    ]
    if tied:
        relation, slot = tied[0]
        sides = [r.operator for r, s in tied if s == slot and r.operator in ("before", "after")]
        if relation.operator == "same" and sides:  # else all of a long sentence is gone over
            sided: RelationOperator = "within before" if sides[0] == "before" else "within after"
            return relation, sided, slot
        return relation, relation.operator, slot
    for part in plan.conjuncts(() if test is None else (test,)):
        if not isinstance(part, plan.Related) or not isinstance(part.value, plan.Slot):
            continue
        for relation in part.relations:
            target, converse = relation.target, CONVERSE.get(relation.operator)
            mine = isinstance(target, plan.SlotTarget) and target.slot == subject.slot
            if mine and converse and part.value.slot != subject.slot and _narrows(relation):
                return relation, converse, part.value.slot
    return None


def _untested(
    subject: plan.Subject, narrowed: "tuple[plan.Relation, RelationOperator, int] | None"
) -> list[plan.Relation]:
    """The relations of an inner subject that must still be tested, once it is looked up."""
    told = narrowed[0] if narrowed is not None and narrowed[1] in EXACT else None
    return [relation for relation in subject.relations if relation is not told]


def _narrows(relation: plan.Relation) -> bool:
    same_article = relation.operator == "same" and relation.unit == "article"
    return not relation.negated and not same_article


def _root_slot(expression: Any) -> int | None:
    """The slot that a value hangs on."""
    while not isinstance(expression, plan.Slot):
        if not isinstance(expression, plan.Field | plan.DerivedField | plan.TextOf):
            return None
        expression = expression.value
    return expression.slot


def _then(value: Value, test: Callable[[Any], Any]) -> Value:
    return lambda frame: test(value(frame))


def _field_of_slot(slot: int, field: str) -> Value:
    def get(frame: Frame) -> Any:
        span = frame.spans[slot]
        return None if span is None else getattr(span, field)

    return get


def _field(value: Value, field: str) -> Value:
    def get(frame: Frame) -> Any:
        span = value(frame)
        return span if span is None or span is UNKNOWN else getattr(span, field)

    return get


def _junction(parts: list[Value], decisive: bool) -> Value:
    """`and`, which one false part decides, or `or`, which one true part does."""

    def holds(frame: Frame) -> bool | None:
        result: bool | None = not decisive
        for part in parts:
            value: bool | None = part(frame)
            if value is decisive:
                return decisive
            if value is None:
                result = None
        return result

    return holds


def _not(part: Value) -> Value:
    def holds(frame: Frame) -> bool | None:
        value = part(frame)
        return None if value is None else not value

    return holds


def _number(found: Iterable[Any], most: int | None) -> int:
    """How many there are; it is enough to know of so many."""
    return len([*islice(found, most)])
