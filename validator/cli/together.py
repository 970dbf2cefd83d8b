"""A draft and others of its story, for commands that look at one and are told of others."""

import os
from collections.abc import Iterator, Sequence

from validator.engine.configuration.model import Configuration
from validator.engine.discovery import STDIN, Draft, discover
from validator.engine.session import Session
from validator.engine.stories import TOGETHER, Drafts
from validator.errors import UsageError
from validator.report import Failure
from validator.source import UnreadableSourceError


def of_one_story(
    session: Session, configuration: Configuration, path: str, beside: Sequence[str]
) -> list[Draft]:
    """A draft, and after it those of its story: files that are named, as with `check --story`, and
    of folders the drafts that name that story, or none. Raises UsageError for one that cannot be
    read."""
    found = discover(beside, session.suffixes, session.named_only)
    others = [other for other in found.paths if not _is_same(other, path)]
    drafts = Drafts((path, *others), configured=configuration.stories)
    read = list(_readable((*found.failures, *drafts)))
    if not beside:
        return read
    stories = [_story(session, draft) for draft in read]
    story = stories[0] or TOGETHER
    named = {os.path.normpath(given) for given in beside if not os.path.isdir(given)}
    return [
        draft._replace(story=story)
        for draft, own in zip(read, stories, strict=True)
        if own in (None, story) or os.path.normpath(draft.path) in named
    ]


def _is_same(one: str, other: str) -> bool:
    return STDIN not in (one, other) and os.path.exists(other) and os.path.samefile(one, other)


def _readable(drafts: Sequence[Draft | Failure]) -> Iterator[Draft]:
    for draft in drafts:
        if isinstance(draft, Failure):
            raise UsageError(f"{draft.path}: {draft.message}")
        yield draft


def _story(session: Session, draft: Draft) -> str | None:
    try:
        return session.document(draft).metadata.story
    except UnreadableSourceError as error:
        raise UsageError(f"{draft.path}: {error}") from None
