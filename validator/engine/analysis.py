"""What a run needs of checkers and word lists, and documents that have it ready."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from validator.checker import Checker
from validator.document import Annotator, Document, Escape, Matcher, Text
from validator.errors import CheckerError
from validator.lexicon import Lexicon
from validator.scanner import Scanner
from validator.source import Source


class Analysis(NamedTuple):
    """Annotators of all kinds, and the one scan for the lexicons that are in use."""

    annotators: Mapping[str, Annotator]
    scanner: Matcher

    def document(self, source: Source, text: Text, escape: Escape | None = None) -> Document:
        return Document(source, text, self.annotators, self.scanner, escape)

    def with_lexicon(self, lexicon: Lexicon) -> "Analysis":
        """An analysis for which this word list counts, instead of the one of its name."""
        alone = Scanner([lexicon])

        def scan(document: Document) -> Callable[[str], Sequence[Any]]:
            terms, own = self.scanner(document), alone(document)
            return lambda name: own(name) if name == lexicon.name else terms(name)

        return self._replace(scanner=scan)


def prepare(
    checkers: Sequence[Checker],
    kinds: Iterable[str],
    lexicons: Iterable[str],
    known: Mapping[str, Lexicon],
) -> Analysis:
    """An analysis that can make the given kinds, with all that they need."""
    wanted = dict.fromkeys(lexicons)
    for checker in reachable(checkers, kinds):
        wanted.update(dict.fromkeys(checker.lexicons))
    annotators = {
        kind.name: annotator
        for checker in checkers
        for annotator in (_annotator(checker, known),)
        for kind in checker.kinds
    }
    return Analysis(annotators, Scanner(known[name] for name in wanted if name in known))


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


def _annotator(checker: Checker, known: Mapping[str, Lexicon]) -> Annotator:
    """The spans of a checker by kind, sorted; prepares it before its first document."""
    names = {kind.cls: kind.name for kind in checker.kinds}
    prepared = False

    def annotate(document: Document) -> Mapping[str, Sequence[Any]]:
        nonlocal prepared
        found: dict[str, list[Any]] = {name: [] for name in names.values()}
        try:
            if not prepared:
                names_read = (*checker.lexicons, *checker.tables)
                checker.prepare({n: known[n] for n in names_read if n in known})
                prepared = True
            for span in checker.annotate(document):
                found[names[type(span)]].append(span)
        except CheckerError:
            raise
        except (Exception, SystemExit) as error:
            raise CheckerError(checker.name, error) from error
        for spans in found.values():
            spans.sort(key=_by_place)
        return found

    return annotate


def _by_place(span: Any) -> tuple[int, int]:
    return span.start, -span.end
