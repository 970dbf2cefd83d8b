"""How tests run newslint's commands: the fixture `newslint`, and what it gives."""

from collections.abc import Callable
from typing import NamedTuple


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Newslint = Callable[..., Ended]
"""Runs a command, given its words."""
