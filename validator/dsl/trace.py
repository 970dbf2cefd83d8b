"""Why a rule reports some words, or does not: the rule run once more, slowly, over few places.

The evaluator stays as it is. Candidates, partners and windows are its own; what must hold is judged
here again, step by step, so that each step can say what it compared, where it looked and what it
found. Tests hold both against each other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal, NamedTuple

from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Rule
from validator.dsl.evidence import MOST_DISTANCE, MOST_TRIED, whereabouts
from validator.dsl.frames import Frame, Run
from validator.dsl.spans import nearest_first, zone
from validator.dsl.values import Tri
from validator.dsl.windows import Window, window
from validator.dsl.wording import NOTHING, Wording, Words
from validator.kinds import UNKNOWN

MOST_FOUND = 3
"""Places told of those that a step found."""

MOST_NEAR = 2

ELSEWHERE = ("another article", "earlier version")


class Place(NamedTuple):
    """Words of some article of the story, in prose offsets."""

    document: Document
    start: int
    end: int
    what: str = ""
    """What they are, in an editor's words, where their kind can tell: "the U.N.; it reacts"."""
    source: bool = False
    """Whether somebody says something there."""


class Near(NamedTuple):
    """What stands near and does not count."""

    place: Place
    where: str
    """ "one paragraph up"."""
    reason: str
    """ "is not anonymous", "fails “asked.value >= 100”"."""


class Compared(NamedTuple):
    """A value that a step looked at; an unknown one says so."""

    text: str
    value: str


class Step(NamedTuple):
    """A condition, a part of one, or a relation: how it came out, and by what."""

    words: Words
    value: Tri
    parts: "tuple[Step, ...]" = ()
    joined: Literal["", "and", "or", "not"] = ""
    compared: tuple[Compared, ...] = ()
    windows: tuple[Window, ...] = ()
    found: tuple[Place, ...] = ()
    near: tuple[Near, ...] = ()
    subject: bool = False
    """Whether it is a subject of which there is none."""


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


def deciders(step: Step, value: Tri) -> list[Step]:
    """The smallest parts of a condition that made it come out as it did."""
    if step.joined == "not":
        return deciders(step.parts[0], None if value is None else not value)
    if not step.joined:
        return [step]
    parts = [part for part in step.parts if part.value is value]
    if (step.joined == "and") == (value is False):  # one of them is enough
        parts = parts[:1]
    return [leaf for part in parts for leaf in deciders(part, value)]


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
        self._relations = [(s.slot, holds(r)) for s in rule.subjects for r in s.relations]
        self._wheres = [value(where) for where in rule.wheres]
        self._unlesses = [value(unless) for unless in rule.unlesses]
        self._required = [value(requirement.condition) for requirement in rule.requirements]

    def attempts(
        self, run: Run, others: Sequence[Run], wanted: Callable[[Any], bool]
    ) -> Iterator[Attempt]:
        """What became of the candidates that are wanted, by position."""
        frame = self._frame(run, others)
        first, candidates, *_ = self._subjects[self._order[0]]
        for span in candidates(frame, run).spans:
            if wanted(span):
                frame.put(first.slot, span, run)
                yield self._attempt(self._furthest(frame, 1))

    def _furthest(self, frame: Frame, bound: int) -> "_Progress":
        """The partners that are reported, else those that come furthest through the clauses."""
        if bound == len(self._order):
            return self._progress(frame)
        best = _Progress(bound, -1, False, _copy(frame))
        subject = self.plan.subjects[self._order[bound]]
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
        for unless in self._unlesses:
            if unless(frame) is True:
                return _Progress(bound, passed, False, _copy(frame))
            passed += 1
        failed = not self._required or any(holds(frame) is False for holds in self._required)
        return _Progress(bound, passed, failed, _copy(frame))

    def _attempt(self, reached: "_Progress") -> Attempt:
        rule, frame = self.plan, reached.frame
        tracer = _Tracer(self, frame)
        clauses: list[Clause] = []
        decided: Clause | None = None
        reported = False
        bound = {rule.subjects[position].slot for position in self._order[: reached.bound]}
        for clause in self._judged(tracer, bound):
            clauses.append(clause)
            if _spares(clause):
                decided = clause
                break
        else:
            if reached.bound < len(self._order):
                subject = rule.subjects[self._order[reached.bound]]
                wheres = filter(self._speaks_of(bound | {subject.slot}), rule.wheres)
                missing = tracer.absent(subject, tuple(wheres))
                decided = Clause("find", None, missing)
                clauses.append(decided)
            else:
                required = [clause for clause in clauses if clause.keyword == "require"]
                failed = [clause for clause in required if clause.step.value is False]
                reported = bool(failed) or not required
                decided = failed[0] if failed else required[0] if required else None
        span = frame.spans[rule.at]
        others = tuple(
            (rule.slots[slot], tracer.place(frame.runs[slot], frame.spans[slot]))
            for slot in sorted(bound - {rule.at})
        )
        return Attempt(rule, span.start, span.end, reported, tuple(clauses), decided, others)

    def _judged(self, tracer: "_Tracer", bound: set[int]) -> Iterator[Clause]:
        """The clauses that speak of nothing but subjects that are bound, in order."""
        frame, rule = tracer.frame, self.plan
        known = self._speaks_of(bound)
        for subject in rule.subjects:
            for relation in filter(known, subject.relations):
                if subject.slot in bound:
                    run, span = frame.runs[subject.slot], frame.spans[subject.slot]
                    yield Clause("find", None, tracer.relation(relation, run, span))
        for where in filter(known, rule.wheres):
            yield Clause("where", None, tracer.step(where))
        for unless in filter(known, rule.unlesses):
            yield Clause("unless", None, tracer.step(unless))
        if len(bound) == len(rule.subjects):
            for requirement in rule.requirements:
                yield Clause("require", requirement.label, tracer.step(requirement.condition))

    def _speaks_of(self, bound: set[int]) -> Callable[[Any], bool]:
        """Whether a part of the plan speaks of no subject but those."""
        unbound = {subject.slot for subject in self.plan.subjects} - bound
        return lambda node: (
            not any(
                isinstance(part, plan.Slot | plan.SlotTarget) and part.slot in unbound
                for part in plan.walk(node)
            )
        )


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


class _Tracer:
    """Judges conditions over one frame."""

    def __init__(self, rule: TracedRule, frame: Frame) -> None:
        self.frame = frame
        self._plan = rule.plan
        self._matcher, self._conditions = rule._matcher, rule._conditions
        self._catalog = rule._catalog
        self._wording = rule._wording

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
                    found=tuple(found[:MOST_FOUND]),
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
        if not found and not _elsewhere(subject):
            tests = () if expression.test is None else (expression.test,)
            near = tuple(islice(self._near(subject, tests), MOST_NEAR))
        return Step(
            words,
            value,
            windows=tuple(self._windows(subject)),
            found=tuple(found[:MOST_FOUND]),
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
        return Step(words, value, found=tuple(self._in_relation(relation, run, span))[:MOST_FOUND])

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
                here = slot == self._plan.at
                yield window(run.document, relation, anchor, amount, here)
            elif relation.operator in ELSEWHERE:
                text = self._words(relation, relation.operator).text
                number = len(self.frame.others)
                yield Window(f"{text} ({number or 'none'} given)")
            else:
                yield Window(self._words(relation, _said(relation)).text)
        if not relations:
            yield Window("the whole article")

    def absent(self, subject: plan.Subject, wheres: Sequence[plan.Expression] = ()) -> Step:
        """A subject of which nothing stands in reach of those bound, or fits to them."""
        near: tuple[Near, ...] = ()
        if not _elsewhere(subject):
            near = tuple(islice(self._near(subject, wheres), MOST_NEAR))
        windows = tuple(self._windows(subject))
        return Step(self._words(subject), False, windows=windows, near=near, subject=True)

    # ---- what nearly counts

    def _near(self, subject: plan.Subject, tests: Sequence[plan.Expression]) -> Iterator[Near]:
        """The nearest things of the kind looked for, and why they do not count."""
        pattern, run = subject.pattern, self.frame.home
        adjectives: tuple[str, ...] = ()
        if isinstance(pattern, plan.KindPattern):
            adjectives, pattern = pattern.adjectives, pattern._replace(adjectives=())
        document, reported = run.document, self.frame.spans[self._plan.at]
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
        return f"{failed} ({values})" if values and not self._plan.private else failed

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
        from validator.dsl.values import show

        if value is UNKNOWN:
            return "unknown"
        if value is None:
            truth = isinstance(expression, plan.Call)
            return "unknown" if truth else "none"
        words = show(self._conditions.run_of(expression)(self.frame).document, value)
        return f"“{words}”" if hasattr(value, "start") or isinstance(value, tuple) else words

    def place(self, run: Run, span: Any) -> Place:
        """Where a span is shown: of an attribution, who says it and how."""
        document = run.document
        kind = next((k for k in self._catalog.kinds.values() if k.kind.cls is type(span)), None)
        describe = kind.kind.describe if kind else None
        what = describe(document, span) if describe else ""
        source, cue = getattr(span, "source", None), getattr(span, "cue", None)
        if isinstance(cue, tuple):
            pieces = [*cue, *([source] if source is not None else [])]
            if pieces:
                start, end = min(p.start for p in pieces), max(p.end for p in pieces)
                return Place(document, start, end, what, True)
        return Place(document, span.start, span.end, what)


def _elsewhere(subject: plan.Subject) -> bool:
    return any(not r.negated and r.operator in ELSEWHERE for r in subject.relations)


def _denied(text: str) -> str:
    return text.removeprefix("not ") if text.startswith("not ") else f"not {text}"


def _said(relation: plan.Relation) -> str:
    """A relation that is written in no rule: the exception of a `change`."""
    if isinstance(relation.target, plan.TermPattern):
        return f"{relation.operator} {relation.target.lexicon}"
    return relation.operator
