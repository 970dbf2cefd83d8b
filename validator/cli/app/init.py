"""newslint init: begin in a folder."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, end


def init(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="Where to begin.", show_default=False)
    ] = ".",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    _debug: Debug = False,
) -> None:
    """Write a configuration, a first rule of the house and hooks.

    Hooks for pre-commit, in a git repository. What is there stays as it is.
    """
    from validator.cli.init import run_init

    end(run_init, folder, yes)
