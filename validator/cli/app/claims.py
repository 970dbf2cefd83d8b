"""newslint claims, claims mark, claims history."""

from typing import Annotated

import typer

from validator.cli.app.parameters import (
    Day,
    Debug,
    DecidedBy,
    Paths,
    StdinFilename,
    TextOrJson,
    Until,
    configured,
    end,
)
from validator.cli.options import SetUp

_LedgerFile = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help="The ledger [default: as configured, else newslint-ledger.db].",
    ),
]
_ClaimId = Annotated[
    str, typer.Argument(metavar="ID", help="The claim's id, or how it begins; sheets show it.")
]

claims_app = typer.Typer(
    name="claims",
    help="What people decide about the claims of a ledger.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
CLAIMS_COMMANDS = ("mark", "history")


@configured
def claims(
    set_up: SetUp,
    paths: Paths = None,
    format_: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="table, json, csv, markdown or html."),
    ] = "table",
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Write the sheet to this file.")
    ] = None,
    story: Annotated[
        bool,
        typer.Option("--story", help="The files are drafts of one story; each folder is one too."),
    ] = False,
    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            metavar="FILE",
            help="Record the claims in this ledger, as published, and show what was decided.",
        ),
    ] = None,
    date: Day = None,
    stdin_filename: StdinFilename = None,
    debug: Debug = False,
) -> None:
    """Print the claim sheet: every claim with who says so.

    Claims are figures, tolls, quotations and dates.

    What people decide about the claims of a ledger: newslint claims mark, newslint claims history.
    """
    from validator.cli.claims.command import run_claims
    from validator.cli.sheets import Asked

    asked = Asked(tuple(paths or ()), format_, output, date, stdin_filename, debug)
    end(run_claims, asked, story, ledger, set_up)


@claims_app.command("mark")
@configured
def mark(
    set_up: SetUp,
    name: _ClaimId,
    state: Annotated[
        str,
        typer.Argument(
            metavar="STATE",
            help="verified, disputed or withdrawn; open takes such a decision back.",
        ),
    ],
    note: Annotated[str, typer.Option(metavar="TEXT", help="How that is known.")],
    by: DecidedBy = None,
    until: Until = None,
    ledger: _LedgerFile = None,
    _debug: Debug = False,
) -> None:
    """Keep in the ledger what somebody decided about a claim."""
    from validator.cli.claims.mark import Asked, run_mark

    end(run_mark, Asked(name, state, note, by, until, ledger), set_up)


@claims_app.command("history")
@configured
def history(
    set_up: SetUp,
    name: _ClaimId,
    form: TextOrJson = "text",
    ledger: _LedgerFile = None,
    _debug: Debug = False,
) -> None:
    """Show where a claim stands, and all that was ever decided about it."""
    from validator.cli.claims.mark import run_history

    end(run_history, name, form, ledger, set_up)
