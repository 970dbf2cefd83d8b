"""newslint claims: the sheet that a fact-checker works from."""

from collections.abc import Callable, Iterable
from typing import Literal, get_args

from validator.claims.model import Sheet
from validator.cli.delivery import deliver_text, spare_drafts
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import complain, complain_of_unread, style
from validator.cli.sieves import shown
from validator.cli.usage import check_stdin_filename, checked_date, unknown
from validator.engine.configuration.files import load_configuration
from validator.engine.discovery import Draft, discover
from validator.engine.session import open_session
from validator.engine.sheet import make_sheet
from validator.engine.stories import Drafts
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.report import Failure

Format = Literal["table", "json", "csv", "markdown", "html"]


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
    if asked.format not in get_args(Format):
        raise unknown("format", asked.format, get_args(Format))
    check_stdin_filename(asked.stdin_filename, asked.paths)
    configuration = load_configuration(*set_up)
    session = open_session(configuration=configuration, date=checked_date(asked.date))
    paths = asked.paths or (".",)
    found = discover(paths, session.suffixes, session.named_only)
    spare_drafts((asked.output,), found.paths)
    complain_of_unread(found.unread)
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
    looks = style("auto", False, asked.output is not None)
    deliver_text(_renderer(asked.format)(sheet, looks), asked.output)
    for skipped in sheet.skipped:
        complain(f"{skipped.path}: {skipped.message}")
    return ended(session.faults, sheet.failures)


def _renderer(name: str) -> Callable[[Sheet, Style], str]:
    """Imported on demand: each sheet is printed in one format."""
    match name:
        case "json":
            from validator.cli.claims import json as claims_json

            return lambda sheet, _: claims_json.render(sheet)
        case "csv":
            from validator.cli.claims import csv as claims_csv

            return lambda sheet, _: claims_csv.render(sheet)
        case "markdown":
            from validator.cli.claims import markdown as claims_markdown

            return lambda sheet, _: claims_markdown.render(sheet)
        case "html":
            from validator.cli.claims import html as claims_html

            return lambda sheet, _: claims_html.render(sheet)
        case _:
            from validator.cli.claims import table as claims_table

            return claims_table.render
