"""Reporters: a report becomes text; pure functions, one file each."""

from collections.abc import Callable
from typing import NamedTuple

from validator.hookspecs import hookimpl
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


@hookimpl
def newslint_reporters() -> list[Reporter]:
    from validator.reporters import concise, full, json

    return [
        Reporter("full", "for an editor: each sentence with its words marked", full.render),
        Reporter("concise", "one line a finding, as compilers print it", concise.render),
        Reporter("json", "one JSON object, for programs", json.render),
    ]
