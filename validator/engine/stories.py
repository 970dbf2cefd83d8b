"""Which drafts tell one story: those given together, those of a folder, those of a glob."""

import os
from collections.abc import Iterable, Iterator, Sequence

from validator.engine.configuration import StoryGlobs
from validator.engine.discovery import STDIN, Draft
from validator.engine.path_patterns import matcher
from validator.report import Failure

TOGETHER = "the drafts given"
"""The story of files that are named one by one."""


def stories(
    drafts: Iterable[Draft | Failure],
    together: Sequence[str] = (),
    configured: Sequence[StoryGlobs] = (),
) -> Iterator[Draft | Failure]:
    """The drafts with their stories.

    `together` are the paths of `--story`: files among them are one story, and each folder is one.
    Else the globs of the configuration tell, and else what a draft says of itself.
    """
    folders = sorted(
        (os.path.normpath(path) for path in together if os.path.isdir(path)), key=len, reverse=True
    )
    globs = [] if together else [(one.name, matcher(one.globs, one.folder)) for one in configured]
    for draft in drafts:
        if isinstance(draft, Failure):
            yield draft
            continue
        if together:
            story: str | None = _together(draft.path, folders)
        else:
            story = next((name for name, matches in globs if matches(draft.path)), None)
        yield draft if story is None else draft._replace(story=story)


def _together(path: str, folders: Sequence[str]) -> str:
    """The story of a draft among paths that were given as one; the narrowest folder counts."""
    if path != STDIN:
        here = os.path.normpath(path)
        for folder in folders:
            if folder == os.curdir or here.startswith(folder + os.sep):
                return folder
    return TOGETHER
