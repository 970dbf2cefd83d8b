"""newslint check, where the front door does not parse it: its help, and errors in its options."""

from typing import Any

from validator.cli.app.parameters import as_options, end, typer_parameter, with_signature
from validator.cli.options import parameters


def check(**values: Any) -> None:
    """Check drafts and print what an editor should look at."""
    from validator.cli.check import run_check

    end(run_check, as_options(values))


with_signature(check, [typer_parameter(row) for row in parameters()])
