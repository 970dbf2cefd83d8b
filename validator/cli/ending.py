"""How commands end that print what they were asked for."""

from collections.abc import Sequence

from validator.cli.exits import Exit
from validator.cli.output import complain_of, complain_of_failures
from validator.diagnostic import Diagnostic
from validator.report import Failure
from validator.reporters.summary import is_broken


def ended(faults: Sequence[Diagnostic], failures: Sequence[Failure] = ()) -> Exit:
    """Say on standard error what could not be done and what is wrong with the set-up; either one
    is exit code 2, and a mere warning about a rule is not."""
    complain_of_failures(failures)
    complain_of(faults)
    return Exit.UNABLE if failures or is_broken(faults) else Exit.DONE
