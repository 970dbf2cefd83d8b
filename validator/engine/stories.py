"""Which drafts tell one story: those given together, those of a folder, those of a glob."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from validator.engine.discovery import STDIN, Draft, draft_name, read_draft
from validator.named_tuples import NamedTuple
from validator.report import Failure

TOGETHER = "the drafts given"
"""The story of files that are named one by one."""


class StoryGlobs(NamedTuple):
    """Which drafts tell a story: patterns as in .gitignore, from a folder on."""

    name: str
    folder: str
    globs: tuple[str, ...]


class Drafts:
    """The drafts of a run, each read when it is asked for, with the story it is told to be of."""

    def __init__(
        self,
        paths: Sequence[str],
        stdin_filename: str | None = None,
        together: Sequence[str] = (),
        configured: Sequence[StoryGlobs] = (),
    ) -> None:
        """`together` are the paths of `--story`: files among them are one story, and each folder
        is one. Else the globs of the configuration tell, and else what a draft says of itself."""
        self._given = (tuple(paths), stdin_filename, tuple(together), tuple(configured))
        self.paths = paths
        self._stdin_filename = stdin_filename
        self._story_of = in_folders(together) if together else _in_globs(configured)
        self._stdin: Draft | Failure | None = None

    def __reduce__(self) -> tuple[type["Drafts"], tuple[Any, ...]]:
        return Drafts, self._given

    def __iter__(self) -> Iterator[Draft | Failure]:
        return map(self.read, range(len(self.paths)))

    def name(self, number: int) -> str:
        """The path of a draft, which need not be read for that."""
        return draft_name(self.paths[number], self._stdin_filename)

    def read(self, number: int) -> Draft | Failure:
        path = self.paths[number]
        if path == STDIN:  # which can be read once
            draft = self._stdin = self._stdin or read_draft(path, self._stdin_filename)
        else:
            draft = read_draft(path)
        if isinstance(draft, Failure):
            return draft
        story = self._story_of(draft.path)
        return draft if story is None else draft._replace(story=story)


def in_folders(together: Sequence[str]) -> Callable[[str], str | None]:
    """The story of a draft among paths that were given as one."""
    folders = sorted(
        (os.path.normpath(path) for path in together if os.path.isdir(path)), key=len, reverse=True
    )
    return lambda path: _together(path, folders)


def _in_globs(configured: Sequence[StoryGlobs]) -> Callable[[str], str | None]:
    if not configured:
        return lambda _: None
    from validator.engine.path_patterns import matcher

    globs = [(one.name, matcher(one.globs, one.folder)) for one in configured]
    return lambda path: next((name for name, matches in globs if matches(path)), None)


def _together(path: str, folders: Sequence[str]) -> str:
    """The story of a draft among paths that were given as one; the narrowest folder counts."""
    if path != STDIN:
        here = os.path.normpath(path)
        for folder in folders:
            if folder == os.curdir or here.startswith(folder + os.sep):
                return folder
    return TOGETHER
