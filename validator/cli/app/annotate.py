"""newslint annotate."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, Paths, StdinFilename, Timeout, configured, end
from validator.cli.options import SetUp


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
