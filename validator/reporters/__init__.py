"""Reporters: a report becomes text; pure functions, one file each."""

from collections.abc import Callable
from typing import NamedTuple

from validator.report import Report


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
