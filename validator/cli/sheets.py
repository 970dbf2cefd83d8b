"""What `claims` and `story` do alike: what is made of drafts is printed in one form."""

from collections.abc import Sequence
from importlib import import_module

from validator.claims.model import Sheet
from validator.claims.timeline import Timeline
from validator.cli.delivery import deliver_text, spare_drafts
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.output import complain, complain_of_unread, style
from validator.engine.discovery import Discovery, discover
from validator.engine.session import Session


def drafts_of(session: Session, paths: Sequence[str], output: str | None) -> Discovery:
    """The drafts that a sheet is made of. Raises UsageError where it would be written over one."""
    found = discover(paths, session.suffixes, session.named_only)
    spare_drafts((output,), found.paths)
    complain_of_unread(found.unread)
    return found


def deliver_sheet(
    made: Sheet | Timeline, session: Session, package: str, form: str, output: str | None
) -> Exit:
    """Print in a form, a module of `package` that is imported only now; tell what was left out."""
    looks = style(to_file=output is not None)
    deliver_text(import_module(f"{package}.{form}").render(made, looks), output)
    for skipped in made.skipped:
        complain(f"{skipped.path}: {skipped.message}")
    return ended(session.faults, made.failures)
