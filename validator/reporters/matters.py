"""What an editor looks at in one go: a sentence and all about it, a term and its repeats."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from validator.diagnostic import Diagnostic, Related
from validator.named_tuples import NamedTuple
from validator.report import Report

_KNOWN_BY = 30
"""Code points by which a text is known again in a message that may cut it short."""


class Matter(NamedTuple):
    """Findings of one file that belong together, the gravest first."""

    diagnostics: tuple[Diagnostic, ...]
    repeat: bool
    """One term that comes again and again, rather than one sentence."""


def by_file(found: Iterable[Diagnostic]) -> Iterator[tuple[str, list[Diagnostic]]]:
    files: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        files.setdefault(diagnostic.region.path, []).append(diagnostic)
    yield from sorted(files.items())


def pages(report: Report, page: Callable[[Sequence[Diagnostic]], str]) -> list[str]:
    """What is printed of each file, by path: `page`, or what was printed of it before."""
    told = [(path, page(found)) for path, found in by_file(report.diagnostics)]
    told += ((one.path, one.text) for one in report.printouts if one.text)
    return [text for _, text in sorted(told)]


def matters(diagnostics: Iterable[Diagnostic]) -> list[Matter]:
    """The matters of a file, the gravest first."""
    terms: dict[Hashable, list[Diagnostic]] = {}
    sentences: dict[Hashable, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.headword is None:
            sentences.setdefault(_sentence(diagnostic), []).append(diagnostic)
        else:
            terms.setdefault((diagnostic.code, diagnostic.headword), []).append(diagnostic)
    for found in terms.values():
        if len(found) == 1:
            sentences.setdefault(_sentence(found[0]), []).append(found[0])
    told = [Matter(_sorted(found), True) for found in terms.values() if len(found) > 1]
    told += [Matter(_sorted(found), False) for found in sentences.values()]
    return sorted(told, key=lambda matter: _urgency(matter.diagnostics[0]))


def mending(found: Diagnostic) -> str:
    """What would mend it; empty where nobody says."""
    if found.suggestion is None and len(found.edits) == 1:
        return f"Write “{found.edits[0].text}”."
    return found.suggestion or ""


def speaks_for_itself(related: Related) -> bool:
    """Whether the message of a related place has its words; an empty text is in every one."""
    return related.text[:_KNOWN_BY] in related.message


def _sentence(diagnostic: Diagnostic) -> Hashable:
    context = diagnostic.context
    if context is None:
        return diagnostic.region.start
    return context.sentence, context.paragraph, context.block


def _sorted(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=_urgency))


def _urgency(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return -diagnostic.severity, diagnostic.region.start.offset, diagnostic.code
