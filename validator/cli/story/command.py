"""newslint story: the figures of a story over its drafts."""

from collections.abc import Iterable, Iterator, Sequence

from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.sheets import Asked, begin_sheet, deliver_sheet
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.engine.stories import Drafts, in_folders
from validator.engine.storylines import make_timeline
from validator.report import Failure
from validator.source import UnreadableSourceError

FORMATS = ("text", "json", "html")


def run_story(asked: Asked, set_up: SetUp) -> Exit:
    """Print the figures of the stories that drafts tell. Raises UsageError."""
    session, configuration, paths, found = begin_sheet(asked, FORMATS, set_up)
    read = Drafts(found.paths, asked.stdin_filename, configured=configuration.stories)
    drafts = _in_stories(session, read, paths)
    timeline = make_timeline(session, drafts, found.failures, asked.debug)
    return deliver_sheet(timeline, __package__, asked, session)


def _in_stories(
    session: Session, drafts: Iterable[Draft | Failure], paths: Sequence[str]
) -> Iterator[Draft | Failure]:
    """Drafts that name no story tell one together: that of the folder given, or of the files."""
    story_of = in_folders(paths)
    for draft in drafts:
        if isinstance(draft, Draft) and draft.story is None and not _named(session, draft):
            yield draft._replace(story=story_of(draft.path))
        else:
            yield draft


def _named(session: Session, draft: Draft) -> bool:
    """Whether a draft itself says which story it tells."""
    try:
        return session.document(draft).metadata.story is not None
    except UnreadableSourceError:
        return True  # it is told when it is read once more
