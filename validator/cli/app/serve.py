"""newslint serve."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, Ignore, Profile, Rules, Select, configured, end
from validator.cli.options import CheckOptions, SetUp


@configured
def serve(
    set_up: SetUp,
    port: Annotated[
        str, typer.Option(metavar="N", help="Where it listens, on this machine alone; 0: any.")
    ] = "8377",
    rules: Rules = None,
    select: Select = None,
    ignore: Ignore = None,
    profile: Profile = None,
    _debug: Debug = False,
) -> None:
    """Serve a page on which copy is pasted and checked.

    It is there for this machine alone.
    """
    from validator.cli.serve import run_serve

    options = CheckOptions(
        **set_up._asdict(),
        rules=tuple(rules or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        profile=profile,
    )
    end(run_serve, options, port)
