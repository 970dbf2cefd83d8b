"""What a reader is, and what a reporter is: the first and the last to see a text."""

from collections.abc import Callable
from typing import NamedTuple

from validator.document import Text
from validator.report import Report
from validator.source import Source


class Reader(NamedTuple):
    """A format that newslint reads."""

    name: str
    suffixes: tuple[str, ...]
    """File suffixes with their dot, lower case."""
    read: Callable[[Source], Text]


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
