"""newslint explain."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Beside, Day, Debug, Timeout, choosing, configured, end
from validator.cli.options import RuleChoice, SetUp


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
