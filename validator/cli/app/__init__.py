"""The typer app: all commands, their help and their errors.

A group of commands is declared in a module here; what a command does is in `validator.cli`.
"""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from validator.cli.app.claims import CLAIMS_COMMANDS, claims, claims_app
from validator.cli.app.config import config
from validator.cli.app.decisions import baseline_app, waive, waivers
from validator.cli.app.init import init
from validator.cli.app.lsp import lsp
from validator.cli.app.others import Commands
from validator.cli.app.parameters import (
    Beside,
    Day,
    Debug,
    Paths,
    StdinFilename,
    Timeout,
    as_options,
    choosing,
    configured,
    end,
    typer_parameter,
    with_signature,
)
from validator.cli.app.plugins import plugins_app
from validator.cli.app.rules import rules_app
from validator.cli.app.serve import serve
from validator.cli.app.story import story
from validator.cli.exits import Exit
from validator.cli.options import RuleChoice, SetUp, parameters
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


def _check_command() -> Callable[..., None]:
    """`check` as typer wants it: a function whose signature is the table of options."""

    def check(**values: Any) -> None:
        from validator.cli.check import run_check

        end(run_check, as_options(values))

    with_signature(check, [typer_parameter(row) for row in parameters()])
    check.__doc__ = "Check drafts and print what an editor should look at."
    return check


app.command("check")(_check_command())


@app.command()
@configured
def annotate(
    set_up: SetUp,
    paths: Paths = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Spans of this kind; may be repeated.")
    ] = None,
    stdin_filename: StdinFilename = None,
    timeout: Timeout = None,
    debug: Debug = False,
) -> None:
    """Print what was found in drafts as JSON lines.

    Figures, tolls, quotations, sources, and what plugins find.
    """
    from validator.cli.annotate import Asked, run_annotate

    asked = Asked(tuple(paths or ()), tuple(kind or ()), stdin_filename, debug, timeout)
    end(run_annotate, asked, set_up)


@app.command()
@configured
def formats(set_up: SetUp, _debug: Debug = False) -> None:
    """List the kinds of file that are read, and what becomes of them."""
    from validator.cli.formats import run_formats

    end(run_formats, set_up)


@app.command()
@configured
@choosing("rules", "select", "ignore", "profile")
def explain(
    set_up: SetUp,
    choice: RuleChoice,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="A rule or a pack, FILE:LINE, or FILE.")
    ],
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="Words of FILE, in quotation marks.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or markdown.")
    ] = "text",
    beside: Beside = None,
    date: Day = None,
    timeout: Timeout = None,
    _debug: Debug = False,
) -> None:
    """Show a rule and its reasons, or why rules say what they say."""
    from validator.cli.explain.command import Asked, run_explain

    asked = Asked(target, words, choice, format_, tuple(beside or ()), date, timeout)
    end(run_explain, asked, set_up)


app.command()(claims)
app.command()(config)
app.command()(init)
app.command()(lsp)
app.command()(serve)
app.command()(story)
app.command()(waive)
app.command()(waivers)
app.add_typer(baseline_app)
app.add_typer(rules_app)
app.add_typer(plugins_app)
