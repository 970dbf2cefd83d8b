"""What is wrong in rule files, in the lines and columns of the file."""

from collections.abc import Iterable

from validator.diagnostic import Context, Diagnostic, Region, Related
from validator.dsl.syntax.faults import Fault
from validator.dsl.syntax.unexpected import SyntaxFault
from validator.source import Extent, Source


def syntax(faults: Iterable[SyntaxFault]) -> list[Fault]:
    """What the parser has to say, as any other fault of a rule file."""
    return [Fault(fault.at, "syntax", fault.message, fault.hint) for fault in faults]


def placed(source: Source, faults: Iterable[Fault]) -> list[Diagnostic]:
    """Faults with line, column and the line they stand in."""
    return [_placed(source, fault) for fault in faults]


def _placed(source: Source, fault: Fault) -> Diagnostic:
    region = _region(source, fault.at)
    line = source.line(region.start.line)
    column = region.start.column - 1
    end = min(max(column + fault.at.end - fault.at.start, column + 1), max(len(line), column + 1))
    related: tuple[Related, ...] = ()
    if fault.earlier is not None:
        text = source.text[fault.earlier.start : fault.earlier.end]
        related = (
            Related(_region(source, fault.earlier), text.split("\n")[0], "said here before"),
        )
    return Diagnostic(
        f"newslint/{fault.code}",
        fault.severity,
        region,
        source.text[fault.at.start : fault.at.end],
        fault.message,
        suggestion=fault.hint,
        related=related,
        context=Context(line, column, end, 0, "rules"),
    )


def _region(source: Source, at: Extent) -> Region:
    end = max(at.end, at.start)
    return Region(source.path, source.position(at.start), source.position(end))
