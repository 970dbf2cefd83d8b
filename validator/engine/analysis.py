"""What a run needs of checkers and word lists, and documents that have it ready."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.checker import Checker, Kind
from validator.containment import Contained
from validator.document import (
    Annotator,
    Document,
    Escape,
    Forms,
    Made,
    Matcher,
    SpansByKind,
    Text,
    fold,
)
from validator.dsl.catalog import Catalog, CatalogKind
from validator.dsl.storage import StoredLexicons
from validator.errors import CheckerError, NonsenseError, TimeLimitError
from validator.fitness import is_of_newslint
from validator.form_index import FormIndex
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.scanner import Scanner
from validator.source import Source

_FEW = 10
"""Of how many word lists one is few: then these are read, and no index of all."""


class Analysis(NamedTuple):
    """Annotators of all kinds, the one scan for the lexicons that are in use, and the forms of the
    others."""

    annotators: Mapping[str, Annotator]
    scanner: Matcher
    forms: Forms

    def document(self, source: Source, text: Text, escape: Escape | None = None) -> Document:
        return Document(source, text, self.annotators, self.scanner, escape, self.forms)

    def with_lexicon(self, lexicon: Lexicon) -> "Analysis":
        """An analysis for which this word list counts, instead of the one of its name."""
        alone = Scanner(FormIndex.of([lexicon]), [lexicon.name])

        def scan(document: Document) -> dict[str, Sequence[Any]]:
            terms = self.scanner(document)
            terms[lexicon.name] = alone(document)[lexicon.name]
            return terms

        return self._replace(scanner=scan)


def prepare(
    checkers: Sequence[Checker],
    catalog: Catalog,
    kinds: Iterable[str],
    lexicons: Iterable[str],
    known: Mapping[str, Lexicon],
) -> Analysis:
    """An analysis that can make the given kinds, with all that they need. `catalog` is that of
    the checkers."""
    wanted = dict.fromkeys(lexicons)
    asked = reachable(checkers, kinds)
    for checker in asked:
        wanted.update(dict.fromkeys(checker.lexicons))
    annotators = {
        kind.name: annotator
        for checker in checkers
        for annotator in (_annotator(checker, catalog, known, checker in asked),)
        for kind in checker.kinds
    }
    searched = [name for name in wanted if name in known]
    if isinstance(known, StoredLexicons) and len(searched) > len(known) // _FEW:
        forms = known.forms(frozenset(searched))
    else:
        forms = FormIndex.of(known[name] for name in searched)
    scanner = Scanner(forms, searched, frozenset(known).difference(wanted))
    return Analysis(annotators, scanner, _Forms(known, checkers))


def reachable(checkers: Sequence[Checker], kinds: Iterable[str]) -> list[Checker]:
    """The checkers that provide some kinds, and those that they need, in order of names."""
    providers = {kind.name: checker for checker in checkers for kind in checker.kinds}
    pending, found = list(kinds), dict[str, Checker]()
    while pending:
        checker = providers.get(pending.pop())
        if checker is not None and checker.name not in found:
            found[checker.name] = checker
            pending += checker.needs
            pending += (need for derived in checker.derived for need in derived.needs)
            pending += (need for function in checker.functions for need in function.needs)
    return [found[name] for name in sorted(found)]


class _Forms(dict[str, frozenset[str]]):
    """The folded forms of lexicons; each is read when it is first asked for."""

    def __init__(self, known: Mapping[str, Lexicon], checkers: Sequence[Checker]) -> None:
        super().__init__()
        self._known, self._checkers = known, checkers

    def __missing__(self, name: str) -> frozenset[str]:
        """Raises NonsenseError where no checker says that it would ask for it."""
        if not any(name in checker.tables for checker in self._checkers):
            raise NonsenseError(
                f'it reads {name}, and does not say so: its checker needs tables = ("{name}",)'
            )
        entries = self._known[name].entries if name in self._known else ()
        forms = fold("\n".join([entry.form for entry in entries])).split("\n") if entries else ()
        made = self[name] = frozenset(forms)
        return made


class _Some(Mapping[str, Lexicon]):
    """Those of some names that are known; a word list is read when it is asked for."""

    def __init__(self, known: Mapping[str, Lexicon], names: Iterable[str]) -> None:
        self._known = known
        self._names = dict.fromkeys(name for name in names if name in known)

    def __getitem__(self, name: str) -> Lexicon:
        if name not in self._names:
            raise KeyError(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _annotator(
    checker: Checker, catalog: Catalog, known: Mapping[str, Lexicon], asked: bool
) -> Annotator:
    """The spans of a checker by kind, sorted; prepares it before its first document."""
    strange = [kind for kind in checker.kinds if not is_of_newslint(kind.cls)]
    work = _Work(checker, [catalog.kinds[kind.name] for kind in strange], known, asked)
    shows = type(checker).annotate_shown is not Checker.annotate_shown
    shown = work.shown if shows else None
    if type(checker).sections is Checker.sections:
        return Annotator(work.whole, shown=shown)
    return Annotator(work.whole, work.sections, work.section, shown)


class _UnaskedError(NonsenseError):
    """A checker whose word lists nobody searched for, as nobody said that its spans are read."""

    def __init__(self, checker: Checker) -> None:
        kind = checker.kinds[0].name
        super().__init__(
            f'it reads {kind}, and does not say so: its checker needs needs = ("{kind}",)'
        )


class _Work:
    """A checker at work: prepared once, what it raises told with its name."""

    def __init__(
        self,
        checker: Checker,
        strange: Sequence[CatalogKind],
        known: Mapping[str, Lexicon],
        asked: bool,
    ) -> None:
        """`strange` are those of its kinds whose spans are looked into; `asked`: whether a rule or
        a checker said that it asks for its spans."""
        self._checker, self._strange, self._asked = checker, strange, asked
        self._known = known
        self._prepared = self._within = False

    def whole(self, document: Document) -> SpansByKind:
        return self._contained(self._spans, document, self._checker.annotate)

    def shown(self, document: Document) -> SpansByKind:
        return self._contained(self._spans, document, self._checker.annotate_shown)

    def sections(self, document: Document) -> Sequence[int]:
        return self._contained(self._checker.sections, document)

    def section(self, document: Document, start: int, end: int) -> SpansByKind:
        return self._contained(self._spans_of_section, document, start, end)

    def _spans(
        self, document: Document, annotate: Callable[[Document], Iterable[Any]]
    ) -> SpansByKind:
        return self._looked_into(document, annotate(document), 0, len(document.text))

    def _spans_of_section(self, document: Document, start: int, end: int) -> SpansByKind:
        found = self._checker.annotate_section(document, start, end)
        return self._looked_into(document, found, start, end)

    def _looked_into(
        self, document: Document, found: Iterable[Any], start: int, end: int
    ) -> SpansByKind:
        by_kind = _by_kind(document, self._checker.kinds, found, start, end)
        for kind in self._strange:
            for misfit in filter(None, map(kind.misfit, by_kind[kind.kind.name])):
                raise NonsenseError(misfit)
        return by_kind

    def _contained(self, work: Callable[..., Made], document: Document, *about: Any) -> Made:
        """What a checker makes of a document, or a section; what it asks of itself is in there."""
        if self._within:
            return work(document, *about)
        checker = self._checker
        try:
            with Contained():
                if not self._prepared:
                    names_read = (*checker.lexicons, *checker.tables)
                    checker.prepare(_Some(self._known, names_read))
                    self._prepared = True
                self._within = True
                return work(document, *about)
        except CheckerError as error:
            if isinstance(error.error, _UnaskedError):
                raise CheckerError(checker.name, NonsenseError(str(error.error))) from error
            raise
        except TimeLimitError as error:
            error.culprit = error.culprit or f"checker {checker.name}"
            raise
        except NonsenseError as error:
            told = error if self._asked else _UnaskedError(checker)
            raise CheckerError(checker.name, told) from error
        except (Exception, SystemExit) as error:
            raise CheckerError(checker.name, error) from error
        finally:
            self._within = False


def _by_kind(
    document: Document, kinds: Sequence[Kind], found: Iterable[Any], start: int, end: int
) -> SpansByKind:
    """Spans by kind, sorted, none in the page around a draft. Raises NonsenseError for what is no
    span of these kinds, or stands outside of prose[start:end]."""
    if found is None:
        raise NonsenseError("its annotate gave None, not spans")
    by_class: dict[type, list[Any]] = defaultdict(list)
    for span in found:
        by_class[type(span)].append(span)
    by_kind: dict[str, Sequence[Any]] = {}
    for kind in kinds:
        own = by_class.pop(kind.cls, None)
        by_kind[kind.name] = document.of_draft(_in_order(kind, own, start, end)) if own else ()
    if by_class:
        stranger, names = next(iter(by_class)), ", ".join(by_kind)
        raise NonsenseError(f"it gave a {stranger.__name__}, which is none of: {names}")
    return by_kind


def _in_order(kind: Kind, spans: list[Any], start: int, end: int) -> Sequence[Any]:
    """The spans of a kind, sorted. Raises NonsenseError where one is empty, or is not in
    prose[start:end]."""
    before = start - 1
    for span in spans:
        first, last = span.start, span.end
        if not (type(first) is int is type(last) and before < first < last <= end):
            break
        before = first
    else:
        return tuple(spans)
    for span in spans:
        first, last = span.start, span.end
        if not (type(first) is int is type(last) and start <= first <= last <= end):
            if not type(first) is int is type(last):
                raise NonsenseError(f"one {kind.name} is not placed by whole numbers, {span!r}")
            if first > last:
                raise NonsenseError(f"one {kind.name} ends before it begins, {span!r}")
            text = f"a text of {end} characters"
            raise NonsenseError(f"no {kind.name} stands in {text} at {span!r}")
        if first == last and end:  # an empty text may be an article
            raise NonsenseError(f"one {kind.name} is empty, {span!r}")
    return tuple(sorted(spans, key=_by_place))


def _by_place(span: Any) -> tuple[int, int]:
    return span.start, -span.end
