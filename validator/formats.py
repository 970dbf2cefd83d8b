"""What a reader is, and what a reporter is: the first and the last to see a text."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from validator.named_tuples import NamedTuple
from validator.report import Report
from validator.source import Source, decode

if TYPE_CHECKING:
    from validator.diagnostic import Diagnostic
    from validator.document import Text

MARK = "<!-- newslint -->"
"""What reports that could be drafts begin with: by it a bot finds the comment that it is to
replace, and who walks a folder leaves them out."""


def open_text(path: str, data: bytes) -> Source:
    """A file that is text: UTF-8, or what its byte order mark says."""
    return Source(path, decode(data))


class Reader(NamedTuple):
    """A format that newslint reads: `open` makes a source of bytes, `read` prose of the source.

    Both raise UnreadableSourceError.
    """

    name: str
    suffixes: tuple[str, ...]
    """File suffixes with their dot, lower case."""
    read: "Callable[[Source], Text]"
    open: Callable[[str, bytes], Source] = open_text
    """Path and bytes to source. Where the file is not text, the source is what `open` extracts."""
    named_only: tuple[str, ...] = ()
    """Suffixes that files of many kinds bear: read where a file is named, not met in a folder."""
    meaning: str = ""
    """What becomes prose and what metadata, in one sentence."""
    escape: Callable[[str, Source], str] | None = None
    """How corrected words are written into a file; None for a format that is only read."""


class Style(NamedTuple):
    """How a report may look: what the terminal can do."""

    color: bool = False
    width: int = 100
    quiet: bool = False


class Reporter(NamedTuple):
    """A format of `--format`."""

    name: str
    meaning: str
    render: Callable[[Report, Style], str]
    needs_text: bool = False
    """Whether it shows drafts, or where in their text they are: then `Report.drafts` is filled."""
    counts_claims: bool = False
    """Whether it tells how many claims were looked at: then `Report.claims` is filled."""
    page: "Callable[[Sequence[Diagnostic], Style], str] | None" = None
    """What is printed of the findings of one draft, sorted, where that is all that becomes of
    them: then it may stand in their place (`Report.printouts`), printed once and kept."""
