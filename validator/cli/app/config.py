"""newslint config: show what counts here."""

from typing import Annotated, Literal

import typer

from validator.cli.app.parameters import (
    Debug,
    Ignore,
    Profile,
    Rules,
    Select,
    configured,
    end,
)
from validator.cli.options import SetUp


@configured
def config(
    set_up: SetUp,
    rules: Rules = None,
    select: Select = None,
    ignore: Ignore = None,
    profile: Profile = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        typer.Option("--fail-on", metavar="SEVERITY", help="As `check` has it."),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of newslint.toml instead.")
    ] = False,
    _debug: Debug = False,
) -> None:
    """Show each value of the configuration and where it comes from.

    And the rules that are on, and the worst exit code.
    """
    from validator.cli.config import Asked, run_config, run_schema

    if schema:
        end(run_schema)
    asked = Asked(tuple(rules or ()), tuple(select or ()), tuple(ignore or ()), profile, fail_on)
    end(run_config, asked, set_up, form)
