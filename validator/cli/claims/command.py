"""newslint claims: the sheet that a fact-checker works from."""

from collections.abc import Iterable

from validator.cli.claims import csv, html, json, markdown, table
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.sheets import deliver_sheet, drafts_of
from validator.cli.sieves import shown
from validator.cli.usage import check_format, check_stdin_filename, checked_date
from validator.engine.configuration.files import load_configuration
from validator.engine.discovery import Draft
from validator.engine.session import open_session
from validator.engine.sheet import make_sheet
from validator.engine.stories import Drafts
from validator.named_tuples import NamedTuple
from validator.report import Failure

FORMATS = {
    "table": table.render,
    "json": json.render,
    "csv": csv.render,
    "markdown": markdown.render,
    "html": html.render,
}


class Asked(NamedTuple):
    """What `newslint claims` was asked."""

    paths: tuple[str, ...]
    format: str = "table"
    output: str | None = None
    story: bool = False
    date: str | None = None
    stdin_filename: str | None = None
    ledger: str | None = None
    debug: bool = False


def run_claims(asked: Asked, set_up: SetUp) -> Exit:
    """Print the claim sheet of drafts. Raises UsageError."""
    check_format(asked.format, FORMATS)
    check_stdin_filename(asked.stdin_filename, asked.paths)
    configuration = load_configuration(*set_up)
    session = open_session(configuration=configuration, date=checked_date(asked.date))
    paths = asked.paths or (".",)
    found = drafts_of(session, paths, asked.output)
    together = paths if asked.story else ()
    drafts: Iterable[Draft | Failure] = Drafts(
        found.paths, asked.stdin_filename, together, configuration.stories
    )
    kept = asked.ledger or shown(configuration.ledger)
    if kept:
        drafts = list(drafts)
    sheet = make_sheet(session, drafts, found.failures, asked.debug)
    if kept:
        from validator.cli.claims.ledger import with_ledger

        make = asked.ledger is not None
        sheet = with_ledger(sheet, drafts, kept, asked.story, make)
    return deliver_sheet(sheet, FORMATS[asked.format], session, asked.output)
