"""newslint story."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Day, Debug, Paths, StdinFilename, configured, end
from validator.cli.options import SetUp


@configured
def story(
    set_up: SetUp,
    paths: Paths = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or html: a picture.")
    ] = "text",
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help="Write it to this file.")
    ] = None,
    date: Day = None,
    stdin_filename: StdinFilename = None,
    debug: Debug = False,
) -> None:
    """Show the figures of a story over its drafts, where they part.

    Drafts that name no story tell one together: the files given, and each folder.
    """
    from validator.cli.sheets import Asked
    from validator.cli.story.command import run_story

    asked = Asked(tuple(paths or ()), format_, output, date, stdin_filename, debug)
    end(run_story, asked, set_up)
