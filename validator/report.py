"""What a run found, as plain data: all that a reporter sees."""

from typing import NamedTuple

from validator.diagnostic import Diagnostic, Severity


class Failure(NamedTuple):
    """A draft that could not be checked, or not wholly, and why."""

    path: str
    message: str


class Claims(NamedTuple):
    """How many claims were looked at in a run. Whether they are true is not checked."""

    total: int = 0
    sourced: int = 0
    unsourced: int = 0
    unclear: int = 0


class Report(NamedTuple):
    """All findings of a run, sorted by path, position, rule.

    `faults` are what is wrong with the set-up (configuration, rules, plugins); `failures` are
    drafts that were not checked. Either means that newslint could not do its whole job.
    """

    files: int
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    waived: int = 0
    claims: Claims = Claims()

    def count(self, severity: Severity) -> int:
        return sum(diagnostic.severity == severity for diagnostic in self.diagnostics)
