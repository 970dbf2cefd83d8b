"""The ledger on the command line: which file it is, and what a check says beside it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from validator.cli.sieves import shown
from validator.engine.configuration.model import Configuration
from validator.engine.deadline import limited
from validator.engine.discovery import Draft
from validator.engine.gathering import report_order
from validator.engine.ledgers import Ledger
from validator.engine.published import compare
from validator.engine.session import Session
from validator.engine.suppressions.waivers import today
from validator.ledger.database import FILE, opened
from validator.report import Failure, Report


def ledger_path(given: str | None, configuration: Configuration) -> str:
    """The ledger that is meant: as given, as configured, or as it is called by itself."""
    return given or shown(configuration.ledger) or FILE


@contextmanager
def ledger_at(path: str, make: bool = False, together: bool = False) -> Iterator[Ledger]:
    """A ledger, open. Raises UsageError, as `opened`."""
    with opened(path, make) as database:
        yield Ledger(database, os.path.dirname(path) or ".", together, today())


def compared(
    report: Report,
    session: Session,
    drafts: Iterable[Draft | Failure],
    path: str,
    together: bool,
    timeout: float | None,
) -> Report:
    """A report, and what its drafts say otherwise than what was published. Raises UsageError."""
    sound = [draft for draft in drafts if isinstance(draft, Draft)]
    with ledger_at(path, together=together) as ledger:
        told = compare(session, sound, ledger, limited(timeout))
    found = sorted((*report.diagnostics, *told.diagnostics), key=report_order)
    return report._replace(diagnostics=tuple(found), failures=(*report.failures, *told.failures))
