"""newslint config: show what counts here."""

from typing import Annotated, Literal

import typer

from validator.cli.app.parameters import Debug, TextOrJson, choosing, configured, end
from validator.cli.options import RuleChoice, SetUp


@configured
@choosing("rules", "select", "ignore", "profile")
def config(
    set_up: SetUp,
    choice: RuleChoice,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        typer.Option("--fail-on", metavar="SEVERITY", help="As `check` has it."),
    ] = None,
    form: TextOrJson = "text",
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
    end(run_config, Asked(choice, fail_on), set_up, form)
