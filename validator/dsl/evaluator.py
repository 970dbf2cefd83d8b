"""Runs plans over documents: a plan becomes closures once, and they run over every document.

Conditions have three values: true, false, and None for unknown. Only what is true counts: an
unknown `where` reports nothing, an unknown `unless` spares nothing, an unknown `require` is not
missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from validator.checker import Function
from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.patterns import find_all
from validator.dsl.relations import CONVERSE, Geometry
from validator.dsl.spans import Extents, Match, SpanIndex, unique, zone
from validator.dsl.values import (
    arithmetic,
    compare,
    high_of,
    low_of,
    same,
    show,
    show_bounded,
    text_of,
)
from validator.kinds import UNKNOWN

MOST_PARTNERS = 200
"""How many partners of a joined subject are tried, nearest first: time stays n log n."""

MOST_EVIDENCE_DISTANCE = 3
"""In paragraphs: how far off a near miss is still worth telling."""

Value = Callable[["Frame"], Any]
Candidates = Callable[["Frame", "Run"], SpanIndex]
Holds = Callable[["Frame", "Run", Any], bool | None]


class Evidence(NamedTuple):
    """A place that decided, in some article of the story."""

    document: Document
    start: int
    end: int
    message: str


class Finding(NamedTuple):
    """What a rule reports, in prose offsets."""

    rule: plan.Rule
    start: int
    end: int
    message: str
    suggestion: str | None
    edit: tuple[int, int, str] | None
    evidence: tuple[Evidence, ...]
    headword: str | None
    thinning: Any = None
    """Value of `once per ... and VALUE`."""


class Run:
    """One document under evaluation: its indexes, each made once for all rules."""

    def __init__(self, document: Document, extents: Extents) -> None:
        self.document = document
        self.geometry = Geometry(document, extents)
        self.extents = extents
        self._indexes: dict[str, SpanIndex] = {}

    def index(self, key: str, make: Callable[[], Sequence[Any]]) -> SpanIndex:
        found = self._indexes.get(key)
        if found is None:
            found = self._indexes[key] = SpanIndex(make(), self.extents)
        return found


class Frame:
    """What the names of a rule stand for: a span and its document, by slot."""

    __slots__ = ("home", "others", "runs", "spans")

    def __init__(self, size: int, home: Run, others: Sequence[Run]) -> None:
        self.spans: list[Any] = [None] * size
        self.runs: list[Run] = [home] * size
        self.home = home
        self.others = others

    def put(self, slot: int, span: Any, run: Run) -> None:
        self.spans[slot] = span
        self.runs[slot] = run
        if type(span) is Match:
            for inner, part in span.parts:
                self.put(inner, part, run)


class Rule:
    """A plan bound to a catalog and settings: `rule(run, others)` gives its findings."""

    def __init__(
        self, rule: plan.Rule, catalog: Catalog, settings: Mapping[str, str | int | float]
    ) -> None:
        self.plan = rule
        compiler = _Compiler(catalog, {**dict(rule.settings), **settings})
        self._compiler = compiler
        self._subjects = [
            (
                subject,
                compiler.candidates(subject.pattern),
                [compiler.relation(relation) for relation in subject.relations],
            )
            for subject in rule.subjects
        ]
        self._wheres = [compiler.value(where) for where in rule.wheres]
        self._unlesses = [compiler.value(unless) for unless in rule.unlesses]
        self._requirements = [
            (requirement, compiler.value(requirement.condition))
            for requirement in rule.requirements
        ]
        self._message = compiler.template(rule.message)
        self._suggestion = compiler.template(rule.suggestion) if rule.suggestion else None
        self._fix = compiler.value(rule.fix.replacement) if rule.fix else None
        self._once = compiler.value(rule.once_value) if rule.once_value else None
        self._order = self._join_order()
        self._keys = compiler.keys(rule.wheres)
        self._near = compiler.near_misses(rule.requirements)

    def _join_order(self) -> list[int]:
        """Positions of the subjects: the reported one first, then what hangs on those before."""
        positions = {subject.slot: i for i, (subject, _, _) in enumerate(self._subjects)}
        first = positions.get(self.plan.at, len(self._subjects) - 1)
        return [first, *(i for i in range(len(self._subjects)) if i != first)]

    def __call__(self, run: Run, others: Sequence[Run] = ()) -> Iterator[Finding]:
        first = self._subjects[self._order[0]]
        index = first[1](Frame(len(self.plan.slots), run, others), run)
        if not index.spans:
            return
        frame = Frame(len(self.plan.slots), run, others)
        article = run.document.spans("article") if "article" in self._compiler.catalog.kinds else ()
        frame.put(plan.ARTICLE, article[0] if article else Match(0, len(run.document.text)), run)
        for span in index.spans:
            frame.put(first[0].slot, span, run)
            missing = self._complete(frame, 1)
            if missing is not None:
                yield self._finding(frame, missing)

    def _complete(self, frame: Frame, bound: int) -> list[str] | None:
        """Bind the other subjects, nearest first; the labels that failed, or None for no report."""
        if bound < len(self._order):
            subject, _, _ = self._subjects[self._order[bound]]
            for run, span in self._partners(frame, bound):
                frame.put(subject.slot, span, run)
                missing = self._complete(frame, bound + 1)
                if missing is not None:
                    return missing
            return None
        for subject, _, relations in self._subjects:
            run = frame.runs[subject.slot]
            if not all(holds(frame, run, frame.spans[subject.slot]) for holds in relations):
                return None
        if not all(where(frame) is True for where in self._wheres):
            return None
        if any(unless(frame) is True for unless in self._unlesses):
            return None
        if not self._requirements:
            return []
        failed = [requirement for requirement, holds in self._requirements if holds(frame) is False]
        return [requirement.label or "" for requirement in failed] if failed else None

    def _partners(self, frame: Frame, bound: int) -> Iterable[tuple[Run, Any]]:
        """Candidates for the next subject, nearest to the reported one first."""
        subject, candidates, _ = self._subjects[self._order[bound]]
        elsewhere = any(
            not r.negated and r.operator in ("another article", "earlier version")
            for r in subject.relations
        )
        anchor = frame.spans[self._subjects[self._order[0]][0].slot]
        already = {id(frame.spans[self._subjects[i][0].slot]) for i in self._order[:bound]}
        places = {
            (type(s), s.start, s.end)
            for s in (frame.spans[self._subjects[i][0].slot] for i in self._order[:bound])
        }
        for run in frame.others if elsewhere else (frame.home,):
            index = candidates(frame, run)
            near = self._narrowed(frame, bound, run, index, elsewhere)
            ordered = sorted(
                (
                    span
                    for span in near
                    if elsewhere
                    or (
                        id(span) not in already and (type(span), span.start, span.end) not in places
                    )
                ),
                key=lambda span: (abs(span.start - anchor.start), span.start),
            )
            for span in ordered[:MOST_PARTNERS]:
                yield run, span

    def _narrowed(
        self, frame: Frame, bound: int, run: Run, index: SpanIndex, elsewhere: bool
    ) -> Iterable[Any]:
        subject, _, _ = self._subjects[self._order[bound]]
        known = {self._subjects[i][0].slot for i in self._order[:bound]}
        for function, slots in self._keys:
            other = next((slot for slot in slots if slot in known), None)
            if subject.slot in slots and other is not None:
                return self._compiler.keyed(function, frame, other, run, index)
        if elsewhere:
            return index.spans
        for relation in subject.relations:
            if _names(relation, known):
                return self._compiler.narrow(frame, run, index, relation, relation.operator)
        for position in self._order[:bound]:
            owner = self._subjects[position][0]
            for relation in owner.relations:
                if _names(relation, {subject.slot}) and relation.operator in CONVERSE:
                    return self._compiler.narrow(
                        frame, run, index, relation, CONVERSE[relation.operator], owner.slot
                    )
        return index.spans

    def _finding(self, frame: Frame, missing: list[str]) -> Finding:
        rule, document = self.plan, frame.home.document
        reported = frame.spans[rule.at]
        labels = ", ".join(label for label in missing if label)
        edit = None
        if rule.fix is not None and self._fix is not None:
            replacement, place = self._fix(frame), frame.spans[rule.fix.slot]
            if isinstance(replacement, str):
                found = document.text[place.start : place.end]
                edit = (place.start, place.end, _like(found, replacement))
        evidence = [
            Evidence(
                frame.runs[subject.slot].document,
                frame.spans[subject.slot].start,
                frame.spans[subject.slot].end,
                f"{rule.slots[subject.slot] or 'here'}: "
                f"“{show(frame.runs[subject.slot].document, frame.spans[subject.slot])}”",
            )
            for subject, _, _ in self._subjects
            if subject.slot != rule.at
        ]
        if missing:
            evidence += [e for near in self._near if (e := near(frame, reported)) is not None]
        suggestion = self._suggestion(frame, labels) if self._suggestion else None
        return Finding(
            rule,
            reported.start,
            reported.end,
            self._message(frame, labels),
            suggestion,
            edit,
            tuple(evidence),
            getattr(reported, "headword", None),
            _plain(self._once(frame)) if self._once else None,
        )


def _plain(value: Any) -> Any:
    return value if not isinstance(value, str) else value.casefold()


def _like(found: str, replacement: str) -> str:
    """A replacement with the capitals of what it replaces."""
    if found.isupper() and len(found) > 1:
        return replacement.upper()
    if found[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement


def _names(relation: plan.Relation, slots: set[int]) -> bool:
    """Whether a relation ties its subject to one of some slots, so that it can narrow."""
    return (
        not relation.negated
        and isinstance(relation.target, plan.SlotTarget)
        and relation.target.slot in slots
        and not (relation.operator == "same" and relation.unit == "article")
    )


def _root(expression: Any) -> int | None:
    """The slot that a value hangs on."""
    while not isinstance(expression, plan.Slot):
        if not isinstance(expression, plan.Field | plan.DerivedField | plan.TextOf):
            return None
        expression = expression.value
    return expression.slot


class _Compiler:
    """Makes closures of plans. Holds what all closures of a rule share."""

    def __init__(self, catalog: Catalog, settings: Mapping[str, str | int | float]) -> None:
        self.catalog = catalog
        self._settings = settings
        self._identities = {
            k.kind.cls: k.kind.identity for k in catalog.kinds.values() if k.kind.identity
        }

    # ---- candidates

    def candidates(self, pattern: plan.Pattern) -> Candidates:
        make = self._maker(pattern)
        if any(isinstance(node, plan.SlotTarget) for node in plan.walk(pattern)):
            # depends on what is bound
            return lambda frame, run: SpanIndex(make(frame, run), run.extents)

        key = repr(pattern)  # named tuples of different classes may be equal, their texts are not

        def cached(frame: Frame, run: Run) -> SpanIndex:
            return run.index(key, lambda: make(frame, run))

        return cached

    def _maker(self, pattern: plan.Pattern) -> Callable[[Frame, Run], Sequence[Any]]:
        match pattern:
            case plan.KindPattern():
                return self._kind_maker(pattern)
            case plan.TermPattern(lexicon):
                return lambda _frame, run: run.document.terms(lexicon)
            case plan.RegexPattern(expression):
                return lambda _frame, run: [
                    Match(*place) for place in find_all(expression, run.document.text)
                ]
            case plan.EitherPattern(options):
                makers = [self.candidates(option) for option in options]
                return lambda frame, run: unique(
                    span for make in makers for span in make(frame, run).spans
                )
            case plan.SequencePattern(steps):
                return self._sequence_maker(steps)
            case plan.SubjectPattern(subject):
                return self._subject_maker(subject)

    def _kind_maker(self, pattern: plan.KindPattern) -> Callable[[Frame, Run], Sequence[Any]]:
        kind = self.catalog.kinds[pattern.kind]
        tests = [self.adjective(pattern.kind, adjective) for adjective in pattern.adjectives]
        hidden = None
        if kind.kind.hidden is not None and not pattern.hidden:
            hidden = kind.attributes[kind.kind.hidden].field

        def make(_frame: Frame, run: Run) -> Sequence[Any]:
            spans = run.document.spans(pattern.kind)
            if hidden is not None:
                spans = [span for span in spans if getattr(span, hidden)]
            for test in tests:
                spans = [span for span in spans if test(run.document, span) is True]
            return spans

        return make

    def adjective(self, kind: str, adjective: str) -> Callable[[Document, Any], bool | None]:
        known = self.catalog.kinds[kind]
        test = known.kind.adjectives.get(adjective)
        if test is not None:
            return test
        attribute, word = known.words[adjective]
        field = known.attributes[attribute].field or attribute

        def by_field(_document: Document, span: Any) -> bool | None:
            value = getattr(span, field)
            if value is UNKNOWN:
                return None
            return bool(value) if word == "" else value == word

        return by_field

    def _subject_maker(self, subject: plan.Subject) -> Callable[[Frame, Run], Sequence[Any]]:
        candidates = self.candidates(subject.pattern)
        relations = [self.relation(relation) for relation in subject.relations]

        def make(frame: Frame, run: Run) -> Sequence[Any]:
            return [
                Match(span.start, span.end, ((subject.slot, span),))
                for span in candidates(frame, run).spans
                if all(holds(frame, run, span) for holds in relations)
            ]

        return make

    def _sequence_maker(
        self, steps: tuple[plan.SequenceStep, ...]
    ) -> Callable[[Frame, Run], Sequence[Any]]:
        prepared = [
            (
                self.candidates(step.pattern),
                step.optional,
                None if step.words is None else self.value(step.words),
            )
            for step in steps
        ]

        def follow(frame: Frame, run: Run, position: int, at: int | None) -> Iterator[Match]:
            """Ways to match the steps from `position` on, behind offset `at` (None: anywhere)."""
            if position == len(prepared):
                if at is not None:
                    yield Match(at, at)
                return
            candidates, optional, words = prepared[position]
            index = candidates(frame, run)
            spans: Iterable[Any] = index.spans
            if at is not None:
                limit = self._gap_end(run, at, None if words is None else words(frame))
                spans = [
                    s for s in index.starting_in(at, limit + 1) if words or _touches(run, at, s)
                ]
            for span in spans:
                parts = span.parts if type(span) is Match else ()
                for rest in follow(frame, run, position + 1, span.end):
                    yield Match(span.start, max(rest.end, span.end), (*parts, *rest.parts))
            if optional:
                yield from follow(frame, run, position + 1, at)

        def make(frame: Frame, run: Run) -> Sequence[Any]:
            first: dict[int, Match] = {}
            for match in follow(frame, run, 0, None):
                if match.start not in first or match.end > first[match.start].end:
                    first[match.start] = match
            return [first[start] for start in sorted(first)]

        return make

    def _gap_end(self, run: Run, at: int, words: int | None) -> int:
        text = run.document.text
        if words is None:
            while at < len(text) and text[at].isspace():
                at += 1
            return at
        found = run.document.words(at, min(at + 40 * (words + 2), len(text)))
        return found[words].start if len(found) > words else len(text)

    # ---- relations

    def relation(self, relation: plan.Relation) -> Holds:
        """Whether a span stands in a relation, by itself."""
        holds = self._relation(relation)
        if not relation.negated:
            return holds

        def negated(frame: Frame, run: Run, span: Any) -> bool | None:
            value = holds(frame, run, span)
            return None if value is None else not value

        return negated

    def _relation(self, relation: plan.Relation) -> Holds:
        operator, target, unit = relation.operator, relation.target, relation.unit
        amount = self._amount(relation.amount)
        if operator == "author voice":
            return self._author_voice()
        if operator == "another article":
            return lambda frame, run, _span: run is not frame.home
        if operator == "earlier version":
            return lambda frame, run, _span: run is not frame.home and _earlier(run, frame.home)
        if isinstance(target, plan.SlotTarget):
            slot = target.slot

            def pair(frame: Frame, run: Run, span: Any) -> bool | None:
                other = frame.spans[slot]
                if other is None:
                    return None
                if frame.runs[slot] is not run:
                    return False
                return run.geometry.holds(operator, span, other, unit, amount(frame))

            return pair
        assert target is not None
        candidates = self.candidates(target)
        converse = CONVERSE[operator]

        def some(frame: Frame, run: Run, span: Any) -> bool | None:
            index = candidates(frame, run)
            number = amount(frame)
            geometry = run.geometry
            return any(
                other is not span and geometry.holds(operator, span, other, unit, number)
                for other in geometry.narrow(index, converse, span, unit, number)
            )

        return some

    def _amount(self, amount: plan.Expression | None) -> Callable[[Frame], int]:
        if amount is None:
            return lambda _frame: 0
        value = self.value(amount)
        return lambda frame: int(value(frame) or 0)

    def _author_voice(self) -> Holds:
        """Not in a quotation, not in what a strong attribution covers."""
        patterns = []
        if "quotation" in self.catalog.kinds:
            patterns.append(self.candidates(plan.KindPattern("quotation")))
        if "attribution" in self.catalog.kinds:
            patterns.append(self.candidates(plan.KindPattern("attribution", ("strong",))))

        def holds(frame: Frame, run: Run, span: Any) -> bool:
            return not any(
                next(iter(candidates(frame, run).covering(span.start, span.end)), None) is not None
                for candidates in patterns
            )

        return holds

    def narrow(
        self,
        frame: Frame,
        run: Run,
        index: SpanIndex,
        relation: plan.Relation,
        operator: str,
        anchor: int | None = None,
    ) -> Iterable[Any]:
        """Spans of an index that may stand in `operator` to a bound span."""
        if anchor is None:
            assert isinstance(relation.target, plan.SlotTarget)
            anchor = relation.target.slot
        span = frame.spans[anchor]
        if span is None or frame.runs[anchor] is not run:
            return ()
        amount = self._amount(relation.amount)(frame)
        return run.geometry.narrow(index, operator, span, relation.unit, amount)

    # ---- joins by key

    def keys(self, wheres: Iterable[plan.Expression]) -> list[tuple[Function, list[int]]]:
        found = []
        for where in wheres:
            for part in where.parts if isinstance(where, plan.And) else (where,):
                if isinstance(part, plan.Call) and self.catalog.functions[part.function].key:
                    slots = [a.slot for a in part.arguments if isinstance(a, plan.Slot)]
                    found.append((self.catalog.functions[part.function], slots))
        return found

    def keyed(
        self, function: Function, frame: Frame, other: int, run: Run, index: SpanIndex
    ) -> Iterable[Any]:
        """Spans whose key equals that of a bound span."""
        assert function.key is not None
        wanted = function.key(frame.runs[other].document, frame.spans[other])
        if wanted is None:
            return ()
        groups = index.groups.get(function.name)
        if groups is None:
            groups = index.groups[function.name] = {}
            for span in index.spans:
                groups.setdefault(function.key(run.document, span), []).append(span)
        found: Iterable[Any] = groups.get(wanted, ())
        return found

    # ---- expressions

    def value(self, expression: plan.Expression) -> Value:
        match expression:
            case plan.And(parts):
                return _all([self.value(part) for part in parts])
            case plan.Or(parts):
                return _any([self.value(part) for part in parts])
            case plan.Not(part):
                return _not(self.value(part))
            case plan.Compare(operator, left, right):
                one, two = self.value(left), self.value(right)
                return lambda frame: compare(operator, one(frame), two(frame))
            case plan.Below(left, right):
                one, two = self.value(left), self.value(right)
                return lambda frame: compare("<", high_of(one(frame)), low_of(two(frame)))
            case plan.Same(left, right):
                one, two = self.value(left), self.value(right)
                identities = self._identities
                return lambda frame: same(one(frame), two(frame), frame.home.document, identities)
            case plan.OneOf(left, words):
                one, wanted = self.value(left), {_fold(word) for word in words}
                return lambda frame: _known(one(frame), lambda value: _fold(value) in wanted)
            case plan.Present(part):
                one = self.value(part)
                return lambda frame: _known(one(frame), lambda value: value is not None)
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
                setting = self._settings[name]
                return lambda _frame: setting
            case plan.Slot(slot):
                return lambda frame: frame.spans[slot]
            case plan.Field(part, field):
                return _field(self.value(part), field)
            case plan.DerivedField(part, kind, name):
                return self._derived(part, kind, name)
            case plan.TextOf(part):
                return self._text(part)
            case plan.Call(function, arguments):
                return self._call(self.catalog.functions[function], arguments)

    def _run_of(self, expression: Any) -> Callable[[Frame], Run]:
        slot = _root(expression)
        if slot is None:
            return lambda frame: frame.home
        return lambda frame: frame.runs[slot]

    def _adjective_test(self, part: plan.Expression, kind: str, adjective: str) -> Value:
        value, run, test = self.value(part), self._run_of(part), self.adjective(kind, adjective)

        def holds(frame: Frame) -> bool | None:
            span = value(frame)
            if span is UNKNOWN:
                return None
            return False if span is None else test(run(frame).document, span)

        return holds

    def _related(self, part: plan.Expression, relations: tuple[plan.Relation, ...]) -> Value:
        value, run = self.value(part), self._run_of(part)
        tests = [self.relation(relation) for relation in relations]

        def holds(frame: Frame) -> bool | None:
            span = value(frame)
            if span is UNKNOWN:
                return None
            if span is None:
                return False
            place = run(frame)
            pieces = span if isinstance(span, tuple) and not hasattr(span, "start") else (span,)
            return _conjunction(test(frame, place, piece) for piece in pieces for test in tests)

        return holds

    def _derived(self, part: plan.Expression, kind: str, name: str) -> Value:
        derived = self.catalog.kinds[kind].attributes[name].derived
        assert derived is not None
        value, run, compute = self.value(part), self._run_of(part), derived.compute

        def get(frame: Frame) -> Any:
            span = value(frame)
            return span if span is None or span is UNKNOWN else compute(run(frame).document, span)

        return get

    def _text(self, part: plan.Expression) -> Value:
        value, run = self.value(part), self._run_of(part)

        def get(frame: Frame) -> Any:
            span = value(frame)
            return span if span is None or span is UNKNOWN else text_of(run(frame).document, span)

        return get

    def _call(self, function: Function, arguments: tuple[plan.Expression, ...]) -> Value:
        values = [(self.value(a), self._run_of(a)) for a in arguments]

        def call(frame: Frame) -> Any:
            given = [value(frame) for value, _ in values]
            if any(argument is None or argument is UNKNOWN for argument in given):
                return None
            runs = [run(frame) for _, run in values]
            if function.key is not None:
                keys = [
                    function.key(run.document, argument)
                    for run, argument in zip(runs, given, strict=True)
                ]
                if keys[0] is None or any(key != keys[0] for key in keys):
                    return False
            return function.call(runs[0].document, *given)

        return call

    # ---- quantifiers

    def _matches(
        self, subject: plan.Subject, test: plan.Expression | None
    ) -> Callable[[Frame], Iterator[Any]]:
        """The spans of an inner subject for which all holds, each once."""
        candidates = self.candidates(subject.pattern)
        relations = [self.relation(relation) for relation in subject.relations]
        condition = None if test is None else self.value(test)
        narrowing = next(
            (
                relation
                for relation in subject.relations
                if not relation.negated
                and isinstance(relation.target, plan.SlotTarget)
                and not (relation.operator == "same" and relation.unit == "article")
            ),
            None,
        )
        elsewhere = any(
            not r.negated and r.operator in ("another article", "earlier version")
            for r in subject.relations
        )

        def matches(frame: Frame) -> Iterator[Any]:
            seen: set[int] = set()
            for run in frame.others if elsewhere else (frame.home,):
                index = candidates(frame, run)
                spans: Iterable[Any] = index.spans
                if narrowing is not None and spans:
                    spans = self.narrow(frame, run, index, narrowing, narrowing.operator)
                for span in spans:
                    if id(span) in seen:
                        continue
                    seen.add(id(span))
                    frame.put(subject.slot, span, run)
                    if not all(holds(frame, run, span) for holds in relations):
                        continue
                    if condition is None or condition(frame) is True:
                        yield span

        return matches

    def _quantified(self, expression: plan.Quantified) -> Value:
        matches = self._matches(expression.subject, expression.test)
        amount = self._amount(expression.amount)
        match expression.quantifier:
            case "some":
                return lambda frame: next(matches(frame), None) is not None
            case "no":
                return lambda frame: next(matches(frame), None) is None
            case "at least":
                return lambda frame: _counts_to(matches(frame), amount(frame))
            case "at most":
                return lambda frame: not _counts_to(matches(frame), amount(frame) + 1)
            case _:
                return lambda frame: sum(1 for _ in matches(frame)) == amount(frame)

    def _count(self, expression: plan.Count) -> Value:
        matches = self._matches(expression.subject, expression.test)
        if not expression.distinct:
            return lambda frame: sum(1 for _ in matches(frame))

        def distinct(frame: Frame) -> int:
            found = set()
            for span in matches(frame):
                document = frame.runs[expression.subject.slot].document
                identity = self._identities.get(type(span))
                key = identity(document, span) if identity else None
                found.add(key if key is not None else text_of(document, span).casefold())
            return len(found)

        return distinct

    # ---- messages and evidence

    def template(self, template: plan.Template) -> Callable[[Frame, str], str]:
        parts: list[str | Callable[[Frame, str], str]] = []
        for part in template.parts:
            if isinstance(part, str):
                parts.append(part)
            elif isinstance(part, plan.Missing):
                parts.append(lambda _frame, missing: missing)
            else:
                parts.append(self._shown(part))

        def fill(frame: Frame, missing: str) -> str:
            return "".join(
                part if isinstance(part, str) else part(frame, missing) for part in parts
            )

        return fill

    def _shown(self, part: plan.Expression) -> Callable[[Frame, str], str]:
        value, run = self.value(part), self._run_of(part)
        owner = (
            self.value(part.value)
            if isinstance(part, plan.Field) and part.field == "value"
            else None
        )

        def shown(frame: Frame, _missing: str) -> str:
            found = value(frame)
            if owner is not None and isinstance(found, int | float):
                span = owner(frame)
                return show_bounded(
                    found, getattr(span, "low", found), getattr(span, "high", found)
                )
            return show(run(frame).document, found)

        return shown

    def near_misses(
        self, requirements: Iterable[plan.Requirement]
    ) -> list[Callable[[Frame, Any], Evidence | None]]:
        """For kinds that a requirement looks for: what stands nearest, though it did not count."""
        kinds = dict.fromkeys(
            node.subject.pattern.kind
            for requirement in requirements
            for node in plan.walk(requirement.condition)
            if isinstance(node, plan.Quantified)
            and isinstance(node.subject.pattern, plan.KindPattern)
        )
        return [
            self._near_miss(kind)
            for kind in kinds
            if self.catalog.kinds[kind].kind.describe is not None
        ]

    def _near_miss(self, kind: str) -> Callable[[Frame, Any], Evidence | None]:
        describe = self.catalog.kinds[kind].kind.describe
        assert describe is not None

        def near(frame: Frame, reported: Any) -> Evidence | None:
            document = frame.home.document
            home = document.block_index(reported.start)
            spans = [
                (
                    abs(document.block_index(span.start) - home),
                    abs(span.start - reported.start),
                    span,
                )
                for span in document.spans(kind)
                if abs(document.block_index(span.start) - home) <= MOST_EVIDENCE_DISTANCE
                and zone(document, span.start) == zone(document, reported.start)
            ]
            if not spans:
                return None
            span = min(spans, key=lambda item: item[:2])[2]
            head, _, tail = describe(document, span).partition(";")
            where = _where(document, span, reported)
            message = f"nearest source: {head.strip()}, {where}" + (f";{tail}" if tail else "")
            place = getattr(span, "source", None) or span
            return Evidence(document, place.start, place.end, message)

        return near


_NUMBERS = ("", "one", "two", "three", "four")


def _where(document: Document, span: Any, reported: Any) -> str:
    """How far off a span is, in words."""
    paragraphs = document.block_index(span.start) - document.block_index(reported.start)
    if paragraphs:
        count = abs(paragraphs)
        word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        side = "up" if paragraphs < 0 else "down"
        return f"{word} paragraph{'s' if count > 1 else ''} {side}"
    sentences = document.sentence_index(span.start) - document.sentence_index(reported.start)
    if sentences:
        return "in the sentence before" if sentences == -1 else "in the same paragraph"
    return "in the same sentence"


def _touches(run: Run, at: int, span: Any) -> bool:
    return not run.document.text[at : span.start].strip()


def _earlier(run: Run, home: Run) -> bool:
    one, two = run.document.metadata.date, home.document.metadata.date
    return one is not None and two is not None and one < two


def _fold(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _known(value: Any, test: Callable[[Any], bool]) -> bool | None:
    return None if value is UNKNOWN else test(value)


def _field(value: Value, field: str) -> Value:
    def get(frame: Frame) -> Any:
        span = value(frame)
        return span if span is None or span is UNKNOWN else getattr(span, field)

    return get


def _conjunction(values: Iterable[bool | None]) -> bool | None:
    result: bool | None = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def _all(parts: list[Value]) -> Value:
    return lambda frame: _conjunction(part(frame) for part in parts)


def _any(parts: list[Value]) -> Value:
    def holds(frame: Frame) -> bool | None:
        result: bool | None = False
        for part in parts:
            value = part(frame)
            if value is True:
                return True
            if value is None:
                result = None
        return result

    return holds


def _not(part: Value) -> Value:
    def holds(frame: Frame) -> bool | None:
        value = part(frame)
        return None if value is None else not value

    return holds


def _counts_to(matches: Iterator[Any], amount: int) -> bool:
    return amount <= 0 or any(number >= amount for number, _ in enumerate(matches, 1))
