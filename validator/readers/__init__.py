"""Readers: a file becomes prose with blocks, and offsets are kept."""

from collections.abc import Callable
from typing import NamedTuple

from validator.document import Text
from validator.hookspecs import hookimpl
from validator.source import Source


class Reader(NamedTuple):
    """A format that newslint reads."""

    name: str
    suffixes: tuple[str, ...]
    """File suffixes with their dot, lower case."""
    read: Callable[[Source], Text]


@hookimpl
def newslint_readers() -> list[Reader]:
    from validator.readers.plain import read

    return [Reader("text", (".txt", ".text"), read)]
