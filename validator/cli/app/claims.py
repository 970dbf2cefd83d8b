"""newslint claims."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, Paths, StdinFilename, configured, end
from validator.cli.options import SetUp


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
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day the copy is for, where it names none."),
    ] = None,
    stdin_filename: StdinFilename = None,
    debug: Debug = False,
) -> None:
    """Print the claim sheet: every figure, toll, quotation and date with who says so."""
    from validator.cli.claims import Asked, run_claims

    asked = Asked(tuple(paths or ()), format_, output, story, date, stdin_filename, debug)
    end(run_claims, asked, set_up)
