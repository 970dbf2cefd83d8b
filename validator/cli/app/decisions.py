"""What stands as it is: newslint waive, waivers, baseline."""

from typing import Annotated

import typer

from validator.cli.app.parameters import (
    Beside,
    Debug,
    DecidedBy,
    Paths,
    TextOrJson,
    Until,
    choosing,
    configured,
    end,
)
from validator.cli.options import RuleChoice, SetUp

File = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The baseline [default: as configured, else newslint-baseline.json].",
    ),
]

baseline_app = typer.Typer(
    name="baseline",
    help="Adopt the findings of old copy, so that only new ones are told.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@configured
@choosing("rules", "profile")
def waive(
    set_up: SetUp,
    choice: RuleChoice,
    place: Annotated[
        str, typer.Argument(metavar="FILE:LINE", help="Where it is reported; :COLUMN may follow.")
    ],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The rule that reports it.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the copy stands as it is.")],
    until: Until = None,
    by: DecidedBy = None,
    beside: Beside = None,
    _debug: Debug = False,
) -> None:
    """Keep beside the copy that a finding stands as it is, and why."""
    from validator.cli.waive import Asked, run_waive

    asked = Asked(place, rule, reason, until, by, choice, tuple(beside or ()))
    end(run_waive, asked, set_up)


@configured
def waivers(
    set_up: SetUp, paths: Paths = None, form: TextOrJson = "text", _debug: Debug = False
) -> None:
    """List what was waived, why, by whom, since when.

    In files and in comments.
    """
    from validator.cli.waivers import run_waivers

    end(run_waivers, paths or [], form, set_up)


@baseline_app.command("write")
@configured
@choosing("rules", "profile")
def write_baseline(
    set_up: SetUp,
    choice: RuleChoice,
    paths: Paths = None,
    baseline: File = None,
    force: Annotated[bool, typer.Option("--force", help="Adopt all anew.")] = False,
    _debug: Debug = False,
) -> None:
    """Adopt all that is found now."""
    from validator.cli.baseline import Asked, run_write

    end(run_write, Asked(tuple(paths or ()), baseline, choice), force, set_up)


@baseline_app.command("update")
@configured
@choosing("rules", "profile")
def update_baseline(
    set_up: SetUp,
    choice: RuleChoice,
    paths: Paths = None,
    baseline: File = None,
    _debug: Debug = False,
) -> None:
    """Take out what was mended since; nothing is adopted."""
    from validator.cli.baseline import Asked, run_update

    end(run_update, Asked(tuple(paths or ()), baseline, choice), set_up)


@baseline_app.command("show")
@configured
def show_baseline(
    set_up: SetUp, baseline: File = None, form: TextOrJson = "text", _debug: Debug = False
) -> None:
    """Say what is adopted, by rule and by draft."""
    from validator.cli.baseline import Asked, run_show

    end(run_show, Asked((), baseline), form, set_up)
