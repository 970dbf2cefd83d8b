"""The typer app: all commands, their help and their errors.

A command, or a group of them, is declared in a module here; what it does is in `validator.cli`.
"""

from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from validator.cli.app.annotate import annotate
from validator.cli.app.check import check
from validator.cli.app.claims import CLAIMS_COMMANDS, claims, claims_app
from validator.cli.app.config import config
from validator.cli.app.decisions import baseline_app, waive, waivers
from validator.cli.app.explain import explain
from validator.cli.app.formats import formats
from validator.cli.app.init import init
from validator.cli.app.lsp import lsp
from validator.cli.app.others import Commands
from validator.cli.app.plugins import plugins_app
from validator.cli.app.rules import rules_app
from validator.cli.app.serve import serve
from validator.cli.app.story import story
from validator.cli.exits import Exit
from validator.cli.output import speak_utf8, write
from validator.version import __version__

app = typer.Typer(
    name="newslint",
    cls=Commands,
    help="Check the claims in news copy: who counted, who says so, which figure is right.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run_app(arguments: Sequence[str]) -> int:
    """Run any command; returns its exit code."""
    speak_utf8()
    command, name, rest = get_command(app), "newslint", list(arguments)
    if rest[:1] == ["claims"] and rest[1:2] and rest[1] in CLAIMS_COMMANDS:
        # `claims` has paths of its own, so that it is no group: a draft of this name is “./mark”
        command, name, rest = get_command(claims_app), "newslint claims", rest[1:]
    try:
        command.main(rest, prog_name=name)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except OSError:
        write("")  # help is printed by typer: what could not be written, and why
        raise
    return Exit.DONE


def _show_version(wanted: bool) -> None:
    if wanted:
        write(f"newslint {__version__}\n")
        raise typer.Exit


@app.callback()
def _newslint(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """Options before the command."""


for command in (
    check, annotate, formats, explain, claims, config, init, lsp, serve, story, waive, waivers,
):  # fmt: skip
    app.command()(command)
for group in (baseline_app, rules_app, plugins_app):
    app.add_typer(group)
