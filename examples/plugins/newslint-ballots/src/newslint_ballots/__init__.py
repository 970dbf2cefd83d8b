"""Shares of a vote: whether they add up."""

from collections.abc import Sequence
from pathlib import Path

from validator.api import Checker, hookimpl

from .checker import Ballots

newslint_api = 1


@hookimpl
def newslint_checkers() -> Sequence[Checker]:
    return [Ballots()]


@hookimpl
def newslint_rules() -> Sequence[Path]:
    return [Path(__file__).parent / "rules"]


@hookimpl
def newslint_inputs() -> Sequence[Path]:
    return []  # what is found depends on nothing but the draft and this package
