"""What `claims` and `story` do alike: what is made of drafts is printed in one form."""

from collections.abc import Callable, Collection, Sequence
from importlib import import_module

from validator.claims.model import Sheet
from validator.claims.timeline import Timeline
from validator.cli.delivery import deliver_text, spare_drafts
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import complain, complain_of_unread, style
from validator.cli.usage import check_format, check_stdin_filename, checked_date
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import Configuration
from validator.engine.discovery import Discovery, discover
from validator.engine.session import Session, open_session
from validator.formats import Style
from validator.named_tuples import NamedTuple


class Asked(NamedTuple):
    """What a sheet was asked for."""

    paths: tuple[str, ...]
    format: str
    output: str | None = None
    date: str | None = None
    stdin_filename: str | None = None
    debug: bool = False


class Begun(NamedTuple):
    """What a sheet is made with."""

    session: Session
    configuration: Configuration
    paths: Sequence[str]
    found: Discovery
    """The drafts that are there."""


def begin_sheet(asked: Asked, formats: Collection[str], set_up: SetUp) -> Begun:
    """Look at what was asked, and for drafts. Raises UsageError, as where the sheet would be
    written over one of them."""
    check_format(asked.format, formats)
    check_stdin_filename(asked.stdin_filename, asked.paths)
    configuration = load_configuration(*set_up)
    session = open_session(configuration=configuration, date=checked_date(asked.date))
    paths = asked.paths or (".",)
    found = discover(paths, session.suffixes, session.named_only)
    spare_drafts((asked.output,), found.paths, asked.stdin_filename)
    complain_of_unread(found, [asked.output])
    return Begun(session, configuration, paths, found)


def deliver_sheet(made: Sheet | Timeline, package: str, asked: Asked, session: Session) -> Exit:
    """Print what was made, or write it to a file; say on standard error what was left out.

    Each format is a module of `package`, imported where it is asked for.
    """
    render: Callable[[Sheet | Timeline, Style], str]
    render = import_module(f"{package}.{asked.format}").render
    deliver_text(render(made, style(to_file=asked.output is not None)), asked.output)
    for skipped in made.skipped:
        complain(f"{skipped.path}: {skipped.message}")
    return ended(session.faults, made.failures)
