"""Where candidates come from, and the relations they must stand in: patterns as closures.

Amounts are numbers or settings, so they are known when a rule is bound.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, compress
from operator import attrgetter, eq
from sys import intern
from typing import TYPE_CHECKING, Any

from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog, CatalogKind
from validator.dsl.frames import Frame, Run
from validator.dsl.lazy_indexes import (
    FilteredIndex,
    Keep,
    LineIndex,
    SectionIndex,
    ShortWords,
    WordIndex,
    union,
)
from validator.dsl.patterns import find_all
from validator.dsl.relations import CONVERSE, EXACT
from validator.dsl.sequences import Step, frequency, sequences
from validator.dsl.spans import NOTHING, Match, SpanIndex, unique
from validator.kinds import UNKNOWN
from validator.lexicon import is_short_literal

if TYPE_CHECKING:
    from validator.dsl.operators import RelationOperator

Candidates = Callable[[Frame, Run], SpanIndex]
Holds = Callable[[Frame, Run, Any], bool | None]
Narrow = Callable[[Frame, Run, SpanIndex], Iterable[Any]]
Test = Callable[[Document, Any], bool | None]
Settings = Mapping[str, str | int | float]


class Matcher:
    """Makes closures of patterns and relations."""

    def __init__(self, catalog: Catalog, settings: Settings) -> None:
        self.catalog = catalog
        self.settings = settings

    def amount(self, amount: plan.Expression | None) -> int:
        """A number, or the value of a setting; 0 where nothing is said."""
        match amount:
            case plan.Constant(value) if isinstance(value, int | float):
                return int(value)
            case plan.Setting(name):
                return int(self.settings[name])
            case _:
                return 0

    # ---- candidates

    def candidates(self, pattern: plan.Pattern) -> Candidates:
        make = self._maker(pattern)
        if not is_free(pattern):
            return make
        # named tuples of different classes may be equal, their texts are not; compared by identity
        key = intern(repr(pattern))

        def candidates(frame: Frame, run: Run) -> SpanIndex:
            if key not in run.indexes:
                run.indexes[key] = make(frame, run)
            return run.indexes[key]

        return candidates

    def _maker(self, pattern: plan.Pattern) -> Candidates:
        match pattern:
            case plan.KindPattern(kind):
                fields, tests = self._selection(pattern)
                shown = not pattern.hidden
                return lambda _frame, run: _of_kind(run, kind, fields, tests, shown)
            case plan.TermPattern(lexicon) if is_short_literal(lexicon):
                short = ShortWords((lexicon,))
                return lambda _frame, run: WordIndex(run.document, short, run.extents)
            case plan.TermPattern(lexicon):
                return lambda _frame, run: _of_words(run, (lexicon,))
            case plan.RegexPattern(in_line=True):
                return lambda _frame, run: LineIndex(run.document, pattern, run.extents)
            case plan.RegexPattern():
                return lambda _frame, run: SpanIndex(
                    [Match(start, end) for start, end in find_all(pattern, run.document.text)],
                    run.extents,
                )
            case plan.EitherPattern(options):
                parts = self._either(options)
                if len(parts) == 1:
                    return parts[0]
                return lambda frame, run: union([part(frame, run) for part in parts], run.extents)
            case plan.SequencePattern(steps):
                made = [self._step(step) for step in steps]
                return lambda frame, run: SpanIndex(sequences(made, frame, run), run.extents)
            case plan.SubjectPattern(subject):
                subjects = self._subject_maker(subject)
                return lambda frame, run: SpanIndex(subjects(frame, run), run.extents)

    def _either(self, options: Iterable[plan.Pattern]) -> list[Candidates]:
        """Where several patterns are found; all words at once."""
        words: list[str] = []
        short: list[str] = []
        parts = []
        for option in options:
            match option:
                case plan.TermPattern(lexicon):
                    (short if is_short_literal(lexicon) else words).append(lexicon)
                case _:
                    parts.append(self.candidates(option))
        if short:
            several = ShortWords(short)
            parts.insert(0, lambda _frame, run: WordIndex(run.document, several, run.extents))
        if words:
            parts.insert(0, lambda _frame, run: _of_words(run, words))
        return parts

    def _selection(self, pattern: plan.KindPattern) -> tuple[Keep | None, Keep | None]:
        """Those of the spans of a kind that are not hidden, and of which its adjectives hold: by
        their fields, and by what is computed of them. None where all are."""
        kind = self.catalog.kinds[pattern.kind]
        fields, tests = [], []
        if kind.kind.hidden is not None and not pattern.hidden:
            fields.append((kind.kind.hidden, ""))
        for adjective in pattern.adjectives:
            field = _field_of(kind, adjective)
            if field is None:
                tests.append(self.adjective(pattern.kind, adjective))
            else:
                fields.append(field)
        return _by_fields(fields) if fields else None, _by_tests(tests) if tests else None

    def parted(self, pattern: plan.Pattern) -> tuple[plan.Pattern, plan.KindPattern | None]:
        """A pattern without those of its adjectives that are computed, and one with these alone."""
        if not isinstance(pattern, plan.KindPattern) or not pattern.adjectives:
            return pattern, None
        kind = self.catalog.kinds[pattern.kind]
        read = [word for word in pattern.adjectives if _field_of(kind, word) is not None]
        computed = [word for word in pattern.adjectives if word not in read]
        if not computed:
            return pattern, None
        return (
            pattern._replace(adjectives=tuple(read)),
            pattern._replace(adjectives=tuple(computed)),
        )

    def adjective(self, kind: str, adjective: str) -> Test:
        known = self.catalog.kinds[kind]
        test = known.kind.adjectives.get(adjective)
        if test is not None:
            return test
        attribute, word = known.words[adjective]
        field, derived = known.attributes[attribute].field, known.attributes[attribute].derived
        assert field is not None

        def by_field(document: Document, span: Any) -> bool | None:
            value = derived.compute(document, span) if derived else getattr(span, field)
            if value is UNKNOWN:
                return None
            return bool(value) if word == "" else value == word

        return by_field

    def _subject_maker(self, subject: plan.Subject) -> Callable[[Frame, Run], Sequence[Any]]:
        candidates = self.candidates(subject.pattern)
        relations = [self.relation(relation) for relation in subject.relations]

        def make(frame: Frame, run: Run) -> Sequence[Any]:
            kept = []
            for span in candidates(frame, run).spans:
                for holds in relations:
                    if not holds(frame, run, span):
                        break
                else:
                    kept.append(Match(span.start, span.end, ((subject.slot, span),)))
            return kept

        return make

    def _step(self, step: plan.SequenceStep) -> Step:
        pattern = step.pattern
        subject = pattern.subject if isinstance(pattern, plan.SubjectPattern) else None
        return Step(
            self.candidates(pattern if subject is None else subject.pattern),
            [self.relation(relation) for relation in subject.relations] if subject else [],
            None if subject is None else subject.slot,
            step.optional,
            None if step.words is None else self.amount(step.words),
            frequency(pattern),
        )

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
        amount = self.amount(relation.amount)
        if operator == "author voice":
            return self._author_voice()
        if operator == "another article":
            return lambda frame, run, _span: run is not frame.home
        if operator == "earlier version":
            return lambda frame, run, _span: _earlier(run, frame.home)
        if isinstance(target, plan.SlotTarget):
            slot = target.slot

            def pair(frame: Frame, run: Run, span: Any) -> bool | None:
                other = frame.spans[slot]
                if other is None:
                    return None
                if frame.runs[slot] is not run:
                    return False
                return run.geometry.holds(operator, span, other, unit, amount)

            return pair
        assert target is not None
        candidates = self.candidates(target)
        converse = CONVERSE[operator]
        exact = converse in EXACT

        def some(frame: Frame, run: Run, span: Any) -> bool | None:
            index = candidates(frame, run)
            if index.empty:
                return False
            geometry = run.geometry
            for other in geometry.narrow(index, converse, span, unit, amount):
                if other is not span and (
                    exact or geometry.holds(operator, span, other, unit, amount)
                ):
                    return True
            return False

        return some

    def others_voices(self) -> list[plan.KindPattern]:
        """What is not in the author's voice."""
        voices = plan.KindPattern("quotation"), plan.KindPattern("attribution", ("strong",))
        return [voice for voice in voices if voice.kind in self.catalog.kinds]

    def _author_voice(self) -> Holds:
        """Not in a quotation, not in what a strong attribution covers."""
        patterns = [*map(self.candidates, self.others_voices())]

        def holds(frame: Frame, run: Run, span: Any) -> bool:
            for candidates in patterns:
                for _ in candidates(frame, run).covering(span.start, span.end):
                    return False
            return True

        return holds

    def narrowing(
        self, relation: plan.Relation, operator: "RelationOperator", anchor: int | None = None
    ) -> Narrow:
        """Finds the spans of an index that may stand in `operator` to a bound span."""
        if anchor is None:
            assert isinstance(relation.target, plan.SlotTarget)
            anchor = relation.target.slot
        slot, unit, amount = anchor, relation.unit, self.amount(relation.amount)

        def narrow(frame: Frame, run: Run, index: SpanIndex) -> Iterable[Any]:
            span = frame.spans[slot]
            if span is None or frame.runs[slot] is not run:
                return ()
            return run.geometry.narrow(index, operator, span, unit, amount)

        return narrow


def _field_of(kind: CatalogKind, adjective: str) -> tuple[str, str] | None:
    """The field that an adjective is read off, and its value, "" for true; none for what is
    computed."""
    if adjective in kind.kind.adjectives:
        return None
    name, word = kind.words[adjective]
    attribute = kind.attributes[name]
    return None if attribute.derived or attribute.field is None else (attribute.field, word)


def _by_fields(fields: Iterable[tuple[str, str]]) -> Keep:
    """Keeps the spans of which some fields have some values, "" for true."""
    wanted = [(attrgetter(field), word) for field, word in fields]

    def keep(_document: Document, spans: Iterable[Any]) -> Sequence[Any]:
        kept = [*spans]
        for field, word in wanted:
            values = map(field, kept)
            kept = [*compress(kept, map(partial(eq, word), values) if word else values)]
        return kept

    return keep


def _by_tests(tests: Sequence[Test]) -> Keep:
    """Keeps the spans of which some tests hold."""

    def keep(document: Document, spans: Iterable[Any]) -> Sequence[Any]:
        kept = [*spans]
        for test in tests:
            kept = [span for span in kept if test(document, span) is True]
        return kept

    return keep


def _of_words(run: Run, lexicons: Iterable[str]) -> SpanIndex:
    """The terms of some lexicons, each place once."""
    found = run.document.terms_of(lexicons)
    if not found:
        return NOTHING
    first, *others = found.values()
    return SpanIndex(unique(chain(first, *others)) if others else first, run.extents)


def _of_kind(
    run: Run, kind: str, fields: Keep | None, tests: Keep | None, shown: bool
) -> SpanIndex:
    """The spans of a kind, hidden ones only if they are asked for; one index serves all who ask."""
    key, document = kind if shown else f"{kind}, hidden", run.document
    if key not in run.indexes:
        run.indexes[key] = (
            SectionIndex(document, kind, run.extents)
            if len(document.section_starts(kind)) > 1
            else SpanIndex(document.shown(kind) if shown else document.spans(kind), run.extents)
        )
    index = run.indexes[key]
    for keep in filter(None, (fields, tests)):
        if index.empty:
            break
        if keep is fields and index.listed:
            index = SpanIndex(keep(document, index.spans), run.extents)
        else:
            index = FilteredIndex(document, index, keep)
    return index


_LEAVES = (plan.KindPattern, plan.TermPattern, plan.RegexPattern)


def is_free(pattern: plan.Pattern) -> bool:
    """Whether what a pattern matches depends on nothing that a rule binds."""
    waiting: list[Any] = [] if isinstance(pattern, _LEAVES) else [pattern]
    while waiting:  # as `plan.walk`, in any order: hundreds are asked for at a start
        node = waiting.pop()
        if type(node) is plan.SlotTarget:
            return False
        waiting += [part for part in node if isinstance(part, tuple)]
    return True


def _earlier(run: Run, home: Run) -> bool:
    if run is home:
        return False
    from validator.versions import is_earlier  # few drafts have versions

    return is_earlier(run.document, home.document)
