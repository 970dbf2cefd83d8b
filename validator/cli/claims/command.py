"""newslint claims: the sheet that a fact-checker works from."""

from collections.abc import Iterable

from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.sheets import Asked, begin_sheet, deliver_sheet
from validator.cli.sieves import shown
from validator.engine.discovery import Draft
from validator.engine.sheet import make_sheet
from validator.engine.stories import Drafts
from validator.report import Failure

FORMATS = ("table", "json", "csv", "markdown", "html")


def run_claims(asked: Asked, story: bool, ledger: str | None, set_up: SetUp) -> Exit:
    """Print the claim sheet of drafts; `story` where those given tell one, `ledger` where it is
    recorded. Raises UsageError."""
    session, configuration, paths, found = begin_sheet(asked, FORMATS, set_up)
    together = paths if story else ()
    drafts: Iterable[Draft | Failure] = Drafts(
        found.paths, asked.stdin_filename, together, configuration.stories
    )
    kept = ledger or shown(configuration.ledger)
    if kept:
        drafts = list(drafts)
    sheet = make_sheet(session, drafts, found.failures, asked.debug)
    if kept:
        from validator.cli.claims.ledger import with_ledger

        sheet = with_ledger(sheet, drafts, kept, story, ledger is not None)
    return deliver_sheet(sheet, __package__, asked, session)
