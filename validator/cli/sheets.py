"""What `claims` and `story` do alike: what is made of drafts is printed in one form."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from validator.claims.model import Sheet
from validator.claims.timeline import Timeline
from validator.cli.delivery import deliver_text, spare_drafts
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.output import complain, complain_of_unread, style
from validator.engine.discovery import Discovery, discover
from validator.engine.session import Session
from validator.formats import Style

Made = TypeVar("Made", Sheet, Timeline)


def drafts_of(session: Session, paths: Sequence[str], output: str | None) -> Discovery:
    """The drafts that a sheet is made of. Raises UsageError where it would be written over one."""
    found = discover(paths, session.suffixes, session.named_only)
    spare_drafts((output,), found.paths)
    complain_of_unread(found.unread)
    return found


def deliver_sheet(
    made: Made, render: Callable[[Made, Style], str], session: Session, output: str | None
) -> Exit:
    """Print what was made, or write it to `output`; say on standard error what was left out."""
    deliver_text(render(made, style(to_file=output is not None)), output)
    for skipped in made.skipped:
        complain(f"{skipped.path}: {skipped.message}")
    return ended(session.faults, made.failures)
