"""Judges conditions slowly, so that each step can say what it compared, where it looked and what it
found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from validator.dsl import plan
from validator.dsl.conditions import Conditions
from validator.dsl.evidence import MOST_DISTANCE, MOST_TRIED, whereabouts
from validator.dsl.frames import Frame, Run
from validator.dsl.spans import nearest_first, zone
from validator.dsl.tracing.steps import Compared, Near, Place, Step, deciders
from validator.dsl.tracing.windows import Window, window
from validator.dsl.tracing.wording import NOTHING, Wording, Words
from validator.dsl.values import in_marks, show
from validator.kinds import UNKNOWN

_MOST_FOUND = 3
"""Places told of those that a step found."""

_MOST_NEAR = 2


class Tracer:
    """Judges the conditions of one rule over one frame."""

    def __init__(
        self, rule: plan.Rule, conditions: Conditions, wording: Wording, frame: Frame
    ) -> None:
        self.frame = frame
        self._private, self._at = rule.private, rule.body.at
        self._conditions, self._matcher = conditions, conditions.matcher
        self._catalog = conditions.matcher.catalog
        self._wording = wording

    def _words(self, node: Any, otherwise: str = "") -> Words:
        words = self._wording.of(node)
        return words if words is not NOTHING else Words(otherwise, 0)

    def _value(self, expression: plan.Expression) -> Any:
        return self._conditions.value(expression)(self.frame)

    # ---- conditions

    def step(self, expression: plan.Expression) -> Step:
        words = self._words(expression)
        match expression:
            case plan.And(parts):
                steps = tuple(self.step(part) for part in parts)
                values = [step.value for step in steps]
                value = False if False in values else None if None in values else True
                return Step(words, value, steps, "and")
            case plan.Or(parts):
                steps = tuple(self.step(part) for part in parts)
                values = [step.value for step in steps]
                value = True if True in values else None if None in values else False
                return Step(words, value, steps, "or")
            case plan.Not(part):
                step = self.step(part)
                value = None if step.value is None else not step.value
                return Step(words, value, (step,), "not")
            case plan.Named(_, condition):
                step = self.step(condition)
                return Step(words, step.value, (step,), "and")
            case plan.Quantified():
                return self._quantified(expression, words)
            case plan.Related(value, relations):
                return self._related(value, relations, words)
            case _:
                counts = [n for n in plan.walk(expression) if isinstance(n, plan.Count)]
                found = [span for count in counts[:1] for span in self._found(count)]
                return Step(
                    words,
                    self._value(expression),
                    compared=tuple(self._compared(expression)),
                    windows=tuple(w for count in counts for w in self._windows(count.subject)),
                    found=tuple(found[:_MOST_FOUND]),
                )

    def _related(
        self, value: plan.Expression, relations: Iterable[plan.Relation], words: Words
    ) -> Step:
        span, run = self._value(value), self._conditions.run_of(value)(self.frame)
        if span is None or span is UNKNOWN:
            compared = (Compared(self._words(value).text, "none" if span is None else "unknown"),)
            return Step(words, None if span is UNKNOWN else False, compared=compared)
        pieces = span if isinstance(span, tuple) and not hasattr(span, "start") else (span,)
        steps = tuple(self.relation(r, run, piece) for piece in pieces for r in relations)
        values = [step.value for step in steps]
        result = False if False in values else None if None in values else True
        # an exception that a `change` brought is written elsewhere
        return Step(words if words.text else steps[0].words, result, steps, "and")

    def _quantified(self, expression: plan.Quantified, words: Words) -> Step:
        subject = expression.subject
        found = list(self._found(expression))
        wanted = self._matcher.amount(expression.amount)
        value = {
            "some": len(found) > 0,
            "no": len(found) == 0,
            "at least": len(found) >= wanted,
            "at most": len(found) <= wanted,
            "exactly": len(found) == wanted,
        }[expression.quantifier]
        near: tuple[Near, ...] = ()
        if not found and not plan.elsewhere(subject):
            tests = () if expression.test is None else (expression.test,)
            near = tuple(islice(self._near(subject, tests), _MOST_NEAR))
        return Step(
            words,
            value,
            windows=tuple(self._windows(subject)),
            found=tuple(found[:_MOST_FOUND]),
            near=near,
        )

    def _found(self, expression: "plan.Quantified | plan.Count") -> Iterator[Place]:
        slot = expression.subject.slot
        for span in self._conditions.matches(expression.subject, expression.test)(self.frame):
            yield self.place(self.frame.runs[slot], span)

    # ---- relations

    def relation(self, relation: plan.Relation, run: Run, span: Any) -> Step:
        value = self._matcher.relation(relation)(self.frame, run, span)
        words = self._words(relation, _said(relation))
        return Step(words, value, found=tuple(self._in_relation(relation, run, span))[:_MOST_FOUND])

    def _in_relation(self, relation: plan.Relation, run: Run, span: Any) -> Iterator[Place]:
        """What a span stands in a relation to; of author voice, what takes it away."""
        if relation.operator == "author voice":
            for pattern in (
                plan.KindPattern("quotation"),
                plan.KindPattern("attribution", ("strong",)),
            ):
                if pattern.kind in self._catalog.kinds:
                    index = self._matcher.candidates(pattern)(self.frame, run)
                    for other in index.covering(span.start, span.end):
                        yield self.place(run, other)
        elif relation.target is not None and not isinstance(relation.target, plan.SlotTarget):
            index = self._matcher.candidates(relation.target)(self.frame, run)
            amount = self._matcher.amount(relation.amount)
            for other in index.spans:
                if other is not span and run.geometry.holds(
                    relation.operator, span, other, relation.unit, amount
                ):
                    yield self.place(run, other)

    # ---- where it looked

    def _windows(self, subject: plan.Subject) -> Iterator[Window]:
        relations = [r for r in subject.relations if not r.negated]
        for relation in relations:
            if isinstance(relation.target, plan.SlotTarget):
                slot = relation.target.slot
                anchor, run = self.frame.spans[slot], self.frame.runs[slot]
                if anchor is None:
                    continue
                amount = self._matcher.amount(relation.amount)
                here = slot == self._at
                yield window(run.document, relation, anchor, amount, here)
            elif relation.operator in plan.ELSEWHERE:
                text = self._words(relation, relation.operator).text
                number = len(self.frame.others)
                yield Window(f"{text} ({number or 'none'} given)")
            else:
                yield Window(self._words(relation, _said(relation)).text)
        if not relations:
            yield Window("the whole article")

    def absent(self, subject: plan.Subject, wheres: Sequence[plan.Expression]) -> Step:
        """A subject of which nothing stands in reach of those bound, or fits to them."""
        near: tuple[Near, ...] = ()
        if not plan.elsewhere(subject):
            near = tuple(islice(self._near(subject, wheres), _MOST_NEAR))
        windows = tuple(self._windows(subject))
        return Step(self._words(subject), False, windows=windows, near=near, subject=True)

    # ---- what nearly counts

    def _near(self, subject: plan.Subject, tests: Sequence[plan.Expression]) -> Iterator[Near]:
        """The nearest things of the kind looked for, and why they do not count."""
        pattern, run = subject.pattern, self.frame.home
        adjectives: tuple[str, ...] = ()
        if isinstance(pattern, plan.KindPattern):
            adjectives, pattern = pattern.adjectives, pattern._replace(adjectives=())
        document, reported = run.document, self.frame.spans[self._at]
        spans = self._matcher.candidates(pattern)(self.frame, run).spans
        home = document.block_index(reported.start)
        for span in islice(nearest_first(spans, reported.start), MOST_TRIED):
            if (
                (span.start, span.end) == (reported.start, reported.end)
                or abs(document.block_index(span.start) - home) > MOST_DISTANCE
                or zone(document, span.start) != zone(document, reported.start)
            ):
                continue
            reason = self._reason(subject, adjectives, tests, span)
            if reason:
                yield Near(self.place(run, span), whereabouts(document, span, reported), reason)

    def _reason(
        self,
        subject: plan.Subject,
        adjectives: Iterable[str],
        tests: Iterable[plan.Expression],
        span: Any,
    ) -> str:
        """Why a span does not count, in words; empty where it does."""
        run, frame = self.frame.home, self.frame
        if isinstance(subject.pattern, plan.KindPattern):
            for adjective in adjectives:
                failed = self._not_so(subject.pattern.kind, adjective, span)
                if failed:
                    return failed
        before = frame.spans[subject.slot], frame.runs[subject.slot]
        frame.put(subject.slot, span, run)
        try:
            for relation in subject.relations:
                if not self._matcher.relation(relation)(frame, run, span):
                    return f"is {_denied(self._words(relation, _said(relation)).text)}"
            for test in tests:
                failed = self._failed(self.step(test))
                if failed:
                    return failed
        finally:
            frame.spans[subject.slot], frame.runs[subject.slot] = before
        return ""

    def _not_so(self, kind: str, adjective: str, span: Any) -> str:
        """That an adjective does not fit, with the word that does; empty where it fits."""
        value = self._matcher.adjective(kind, adjective)(self.frame.home.document, span)
        if value is True:
            return ""
        if value is None:
            return f"may not be {adjective}, that cannot be told"
        name, word = self._catalog.kinds[kind].words.get(adjective, ("", ""))
        if not word:
            return f"is not {adjective}"
        field = self._catalog.kinds[kind].attributes[name].field or name
        return f"is not {adjective} (its {name} is {getattr(span, field)})"

    def _failed(self, step: Step) -> str:
        """What a thing lacks that a test asks of it; empty where it lacks nothing."""
        if step.value is True:
            return ""
        leaf = deciders(step, step.value)[0]
        values = ", ".join(f"{c.text} is {c.value}" for c in leaf.compared)
        failed = f"fails “{leaf.words.text}”"
        return f"{failed} ({values})" if values and not self._private else failed

    # ---- values and places

    def _compared(self, expression: plan.Expression) -> Iterator[Compared]:
        """The values that a test looked at."""
        match expression:
            case plan.Compare(_, left, right) | plan.Below(left, right) | plan.Same(left, right):
                operands: tuple[plan.Expression, ...] = (left, right)
            case plan.OneOf(left, _):
                operands = (left,)
            case plan.Present(value):
                operands = (value,)
            case plan.Adjective(value, kind, adjective):
                yield from self._tested(value, kind, adjective)
                return
            case plan.Call(_, arguments):
                operands = arguments
            case _:
                operands = (expression,)
        for operand in operands:
            if not isinstance(operand, plan.Constant):
                shown = self._shown(operand, self._value(operand))
                yield Compared(self._words(operand, "it").text, shown)

    def _tested(self, value: plan.Expression, kind: str, adjective: str) -> Iterator[Compared]:
        """What an adjective looked at: the attribute whose word it is, or the span."""
        span, name = self._value(value), self._words(value, "it").text
        known = self._catalog.kinds[kind].words.get(adjective)
        if known is None or span is None or span is UNKNOWN:
            yield Compared(name, self._shown(value, span))
            return
        attribute = self._catalog.kinds[kind].attributes[known[0]]
        found = getattr(span, attribute.field or attribute.name)
        yield Compared(f"{name}.{attribute.name}", self._shown(value, found))

    def _shown(self, expression: plan.Expression, value: Any) -> str:
        if value is UNKNOWN:
            return "unknown"
        if value is None:
            truth = isinstance(expression, plan.Call)
            return "unknown" if truth else "none"
        run = self._conditions.run_of(expression)(self.frame)
        words = show(run.document, value)
        if not hasattr(value, "start") and not isinstance(value, tuple):
            return words
        draft = "" if run is self.frame.home else f" in {run.document.source.path}"
        return f"{in_marks(words)}{draft}"

    def place(self, run: Run, span: Any) -> Place:
        """Where a span is shown: of an attribution, who says it and how."""
        document = run.document
        kind = next((k for k in self._catalog.kinds.values() if k.kind.cls is type(span)), None)
        describe = kind.kind.describe if kind else None
        what = describe(document, span) if describe else ""
        path = "" if run is self.frame.home else document.source.path
        source, cue = getattr(span, "source", None), getattr(span, "cue", None)
        if isinstance(cue, tuple):
            pieces = [*cue, *([source] if source is not None else [])]
            if pieces:
                start, end = min(p.start for p in pieces), max(p.end for p in pieces)
                return Place(document, start, end, what, True, path)
        return Place(document, span.start, span.end, what, path=path)


def _denied(text: str) -> str:
    return text.removeprefix("not ") if text.startswith("not ") else f"not {text}"


def _said(relation: plan.Relation) -> str:
    """A relation that is written in no rule: the exception of a `change`."""
    if isinstance(relation.target, plan.TermPattern):
        return f"{relation.operator} {relation.target.lexicon}"
    return relation.operator
