"""The hooks: all the ways into newslint, in the order a text travels."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import typer

    from validator.checker import Checker
    from validator.diagnostic import Diagnostic
    from validator.formats import Reader, Reporter

API_VERSION = 1
"""Of everything on this page and in `validator.api`; a plugin may declare which it needs."""

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")


@hookspec
def newslint_readers() -> "Sequence[Reader]":
    """Readers: file suffixes, and how such a file becomes prose with blocks."""


@hookspec
def newslint_checkers() -> "Sequence[Checker]":
    """Checkers: the kinds of span they find, and the functions they lend to the rule language."""


@hookspec
def newslint_rules() -> "Sequence[Path]":
    """Rule packs: `.rules` files, or folders of them."""


@hookspec
def newslint_reporters() -> "Sequence[Reporter]":
    """Reporters: formats, and how a report is written in them."""


@hookspec
def newslint_commands() -> "Sequence[typer.Typer]":
    """Commands added to the command line, each app under its own name."""


@hookspec
def newslint_diagnostic(
    diagnostic: "Diagnostic",
) -> "Callable[[Diagnostic], Diagnostic | None] | None":
    """What to make of a diagnostic before it is reported."""
