"""Which drafts tell one story: those given together, those of a folder, those of a glob."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.engine.discovery import STDIN, Draft
from validator.report import Failure

TOGETHER = "the drafts given"
"""The story of files that are named one by one."""


def stories(
    drafts: Iterable[Draft | Failure],
    together: Sequence[str] = (),
    configured: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Draft | Failure]:
    """The drafts with their stories.

    `together` are the paths of `--story`: files among them are one story, and each folder is one.
    Else the globs of the configuration tell, and else what a draft says of itself.
    """
    globs = _matchers(configured or {})
    folders = [os.path.normpath(path) for path in together if os.path.isdir(path)]
    folders.sort(key=len, reverse=True)
    for draft in drafts:
        if isinstance(draft, Failure):
            yield draft
            continue
        story = _together(draft.path, folders) if together else None
        if story is None:
            story = next((name for name, matches in globs if matches(draft.path)), None)
        yield draft._replace(story=story) if story is not None else draft


def _together(path: str, folders: Sequence[str]) -> str:
    """The story of a draft among paths that were given as one; the narrowest folder counts."""
    if path != STDIN:
        here = os.path.normpath(path)
        for folder in folders:
            if folder == os.curdir or here.startswith(folder + os.sep):
                return folder
    return TOGETHER


def _matchers(configured: Mapping[str, Sequence[str]]) -> list[tuple[str, Any]]:
    if not configured:
        return []
    from pathspec import GitIgnoreSpec

    return [
        (name, GitIgnoreSpec.from_lines(globs).match_file) for name, globs in configured.items()
    ]
