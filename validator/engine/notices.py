"""What newslint itself has to say of a place in a file: a waiver that is unused, a comment that
is no directive."""

from validator.diagnostic import Context, Diagnostic, Region, Severity, fingerprint
from validator.named_tuples import NamedTuple
from validator.source import Extent, Source


class Place(NamedTuple):
    """A stretch of a file, and the line that is shown with it."""

    region: Region
    context: Context


def place(source: Source, at: Extent, block: str) -> Place:
    """Where source[start:end] stands; `block` says what kind of text that is."""
    start = source.position(at.start)
    line = source.line(start.line)
    column = start.column - 1
    end = min(column + at.end - at.start, len(line))
    region = Region(source.path, start, source.position(max(at.start, at.end)))
    return Place(region, Context(line, column, max(column, end), 0, block))


def notice(
    code: str,
    severity: Severity,
    at: Place,
    message: str,
    title: str,
    suggestion: str | None = None,
) -> Diagnostic:
    """A diagnostic of pack `newslint`; its title quotes nothing."""
    start = at.region.start
    return Diagnostic(
        f"newslint/{code}",
        severity,
        at.region,
        at.context.sentence[at.context.start : at.context.end],
        message,
        title,
        suggestion,
        context=at.context,
        # none of these is waived or adopted, so that its line may count
        fingerprint=fingerprint(code, at.context.sentence, start.offset),
    )
