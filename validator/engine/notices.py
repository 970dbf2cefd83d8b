"""What newslint itself has to say of a place in a file: a waiver that is unused, a comment that
is no directive. And of a whole draft: that it was not checked, or not wholly."""

from typing import TYPE_CHECKING

from validator.diagnostic import Context, Diagnostic, Region, Severity, fingerprint
from validator.named_tuples import NamedTuple
from validator.source import Extent, Position, Source

if TYPE_CHECKING:
    from validator.document import Document

_INTERNAL_ERROR = "newslint/internal-error"
NOT_ENGLISH = "newslint/not-english"
NO_TEXT = "newslint/no-text"


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
    suggestion: str | None,
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
        identity=fingerprint(code, at.context.sentence, start.offset),
    )


def internal_error(document: "Document", culprit: str, message: str) -> Diagnostic:
    """A plugin failed on a draft."""
    return _of_draft(
        document,
        _INTERNAL_ERROR,
        Severity.ERROR,
        f"this draft was not wholly checked: {message}",
        "A checker failed",
    )._replace(
        suggestion="report it to whoever made the checker",
        identity=fingerprint(_INTERNAL_ERROR, culprit, 0),
    )


def not_english(document: "Document") -> Diagnostic:
    """The rules are not asked about a draft."""
    language = document.metadata.language
    return _of_draft(
        document,
        NOT_ENGLISH,
        Severity.INFO,
        f"not checked: it says that its language is “{language}”, not English",
        "The detectors know English alone",
    )


def no_text(document: "Document") -> Diagnostic:
    """Rules see nothing of a draft, which must not pass for a sound one."""
    return _of_draft(
        document,
        NO_TEXT,
        Severity.WARNING,
        "no text to check here: all of it is code, hidden, or page furniture",
        "There is no text to check",
    )


def _of_draft(
    document: "Document", code: str, severity: Severity, message: str, title: str
) -> Diagnostic:
    start = document.source.position(0)
    region = Region(document.source.path, start, start)
    return Diagnostic(code, severity, region, "", message, title)


def interrupted(done: int, drafts: int) -> Diagnostic:
    start = Position(1, 1, 0)
    return Diagnostic(
        "newslint/interrupted",
        Severity.ERROR,
        Region("", start, start),
        "",
        f"interrupted: {done:,} of {drafts:,} drafts were checked, and the others were not",
        "A run was interrupted",
    )
