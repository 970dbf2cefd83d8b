"""How commands end that print what they were asked for."""

from collections.abc import Sequence

from validator.cli.exits import Exit
from validator.cli.output import complain, complain_of
from validator.diagnostic import Diagnostic
from validator.report import Failure
from validator.reporters.summary import is_broken


def ended(faults: Sequence[Diagnostic], failures: Sequence[Failure] = ()) -> Exit:
    """Says on standard error what could not be done and what is wrong with the set-up."""
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    complain_of(faults)
    return Exit.UNABLE if failures or is_broken(faults) else Exit.DONE
