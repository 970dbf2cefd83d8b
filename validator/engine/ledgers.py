"""A ledger in a run: open, and with its own names for drafts and stories."""

import os
import sqlite3
from contextlib import suppress

from validator.engine.stories import TOGETHER
from validator.engine.suppressions.allotment import named_from
from validator.named_tuples import NamedTuple
from validator.source import storable


class Ledger(NamedTuple):
    """An open ledger. It names files from the folder it stands in, so that it may move with them
    and be asked from anywhere."""

    database: sqlite3.Connection
    folder: str
    together: bool
    """Whether stories were told by the paths that were given: folders, then."""
    today: str

    def name(self, path: str) -> str:
        """What the ledger calls a draft."""
        return storable(named_from(self.folder, path))

    def path(self, name: str) -> str:
        """The path of a draft that the ledger calls so, from the current folder."""
        path = os.path.join(self.folder, *name.split("/"))
        with suppress(ValueError):  # another drive
            path = os.path.relpath(path)
        return path

    def story(self, story: str | None) -> str | None:
        """What the ledger calls a story. Files that were given one by one have none in it: in
        another run they would be another story under the same name."""
        if not self.together or story is None:
            return story
        return None if story == TOGETHER else storable(named_from(self.folder, story))
