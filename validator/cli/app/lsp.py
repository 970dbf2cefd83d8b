"""newslint lsp."""

from typing import Annotated

import typer

from validator.cli.app.parameters import Debug, Timeout, choosing, configured, end
from validator.cli.options import CheckOptions, RuleChoice, SetUp


@configured
@choosing("rules", "select", "ignore", "profile")
def lsp(
    set_up: SetUp,
    choice: RuleChoice,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Findings to leave out, as `check` has it.")
    ] = None,
    timeout: Timeout = None,
    _debug: Debug = False,
) -> None:
    """Serve an editor: what `check` says, while a draft is written.

    It speaks the Language Server Protocol on standard input and output.
    """
    from validator.cli.lsp import run_lsp

    options = CheckOptions(
        **set_up._asdict(),
        **choice._asdict(),
        baseline=baseline,
        timeout=timeout,
    )
    end(run_lsp, options)
