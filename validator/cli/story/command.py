"""newslint story: the figures of a story over its drafts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, get_args

from validator.claims.timeline import Timeline
from validator.cli.delivery import deliver_text, spare_drafts
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import complain, style
from validator.cli.usage import check_stdin_filename, checked_date, unknown
from validator.engine.configuration.files import load_configuration
from validator.engine.discovery import Draft, discover
from validator.engine.session import Session, open_session
from validator.engine.stories import Drafts, in_folders
from validator.engine.storylines import make_timeline
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.source import UnreadableSourceError

Format = Literal["text", "json", "html"]


class Asked(NamedTuple):
    """What `newslint story` was asked."""

    paths: tuple[str, ...]
    format: str = "text"
    output: str | None = None
    date: str | None = None
    stdin_filename: str | None = None
    debug: bool = False


def run_story(asked: Asked, set_up: SetUp) -> Exit:
    """Print the figures of the stories that drafts tell. Raises UsageError."""
    if asked.format not in get_args(Format):
        raise unknown("format", asked.format, get_args(Format))
    check_stdin_filename(asked.stdin_filename, asked.paths)
    configuration = load_configuration(*set_up)
    session = open_session(configuration=configuration, date=checked_date(asked.date))
    paths = asked.paths or (".",)
    found = discover(paths, session.suffixes, session.named_only)
    spare_drafts((asked.output,), found.paths)
    read = Drafts(found.paths, asked.stdin_filename, configured=configuration.stories)
    drafts = _in_stories(session, read, paths)
    timeline = make_timeline(session, drafts, found.failures, asked.debug)
    looks = style("auto", False, asked.output is not None)
    deliver_text(_renderer(asked.format)(timeline, looks), asked.output)
    for skipped in timeline.skipped:
        complain(f"{skipped.path}: {skipped.message}")
    return ended(session.faults, timeline.failures)


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


def _renderer(name: str) -> Callable[[Timeline, Style], str]:
    """Imported on demand: a story is printed in one format."""
    match name:
        case "json":
            from validator.cli.story import json as story_json

            return lambda timeline, _: story_json.render(timeline)
        case "html":
            from validator.cli.story import html as story_html

            return lambda timeline, _: story_html.render(timeline)
        case _:
            from validator.cli.story import text as story_text

            return story_text.render
