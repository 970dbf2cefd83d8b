"""newslint plugins: see, write and check plugins."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, TextOrJson, configured, end
from validator.cli.options import SetUp

plugins_app = typer.Typer(
    name="plugins",
    help="See, write and check plugins.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@plugins_app.command("list")
@configured
def list_plugins(
    set_up: SetUp,
    form: TextOrJson = "text",
    _debug: Debug = False,
) -> None:
    """List the plugins: where they come from, what they provide.

    And why one is off.
    """
    from validator.cli.plugins.listing import run_list

    end(run_list, set_up, form)


@plugins_app.command("new")
def new_plugin(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it finds, as poll.")],
    _debug: Debug = False,
) -> None:
    """Write a package with a kind, a checker, a rule, and tests.

    Into the folder newslint-NAME.
    """
    from validator.cli.plugins.new import run_new

    end(run_new, name)


@plugins_app.command("check")
@configured
def check_plugins(
    set_up: SetUp,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATHS", help="Plugin files or folders; they are run."),
    ] = None,
    _debug: Debug = False,
) -> None:
    """Say what is wrong with plugins.

    With their kinds, functions, needs, examples, and names that are taken twice.
    """
    from validator.cli.plugins.listing import run_check

    end(run_check, paths or [], set_up)
