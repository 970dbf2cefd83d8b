"""newslint serve."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, choosing, configured, end
from validator.cli.options import CheckOptions, RuleChoice, SetUp


@configured
@choosing("rules", "select", "ignore", "profile")
def serve(
    set_up: SetUp,
    choice: RuleChoice,
    port: Annotated[
        str, typer.Option(metavar="N", help="Where it listens, on this machine alone; 0: any.")
    ] = "8377",
    _debug: Debug = False,
) -> None:
    """Serve a page on which copy is pasted and checked.

    It is there for this machine alone.
    """
    from validator.cli.serve import run_serve

    end(run_serve, CheckOptions(**set_up._asdict(), **choice._asdict()), port)
