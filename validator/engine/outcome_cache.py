"""What became of drafts in runs before, by the bytes of the draft and all else that counts.

The outcomes of the drafts of a folder, under one set-up (`setup_cache`), are one file: an index,
and a line for each draft. An outcome is found again under the path of its draft, and counts only if
the draft has the same bytes; of two runs at once, the later adds to what the first has written.
"""

import json
import os
from typing import Any

from validator.engine import cache_files
from validator.engine.checked import Checked
from validator.engine.digests import digest_of_all
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.engine.outcome_data import decoded, encoded
from validator.named_tuples import NamedTuple
from validator.report import Claims

MOST_BYTES = 16_000_000
"""Of the outcomes of one folder."""


class Kept(NamedTuple):
    """An outcome; with a story it counts only if `together` is the digest of the whole story."""

    digest: str
    checked: Checked
    story: str | None = None
    together: str = ""


class _Entry(NamedTuple):
    """What the index says of an outcome."""

    digest: str
    story: str | None
    together: str
    text: bool
    claims: bool


def digest_of(draft: Draft) -> str:
    """Of all that a run knows of a draft."""
    told = "" if draft.story is None else f"story {draft.story}"
    return digest_of_all((draft.path, told, draft.data))


class OutcomeCache:
    """The outcomes of one set-up. `recall` finds them, `keep` adds to them, `save` writes."""

    def __init__(self, folder: str, wanted: Wanted, setup: str | None = None) -> None:
        """`setup` is the name of the set-up, if it is known before the run; without it nothing is
        known."""
        self._folder = folder
        self._wanted = wanted
        self._setup = setup
        self._shelves: dict[str, dict[str, tuple[_Entry, bytes]]] = {}
        self._new: dict[str, tuple[_Entry, bytes]] = {}
        self._places: dict[tuple[str, str], str] = {}

    def recall(self, path: str, digest: str) -> Kept | None:
        """What became of a draft with this digest; told once."""
        if self._setup is None:
            return None
        place = self._place(self._setup, path)
        if place not in self._shelves:
            self._shelves[place] = _read(place)
        shelf = self._shelves[place]
        entry, line = shelf.get(path, (None, b""))
        if entry is None or entry.digest != digest:
            return None
        if (self._wanted.text and not entry.text) or (self._wanted.claims and not entry.claims):
            return None
        try:
            checked = decoded(line)
        except (ValueError, TypeError, IndexError):
            return None
        shelf[path] = entry, b""  # who has the outcome asks no more, and a thousand lines are long
        if not self._wanted.text:
            checked = checked._replace(text=None)
        if not self._wanted.claims:
            checked = checked._replace(claims=Claims())
        return Kept(digest, checked, entry.story, entry.together)

    def keep(self, kept: Kept) -> None:
        """Add an outcome, unless it is not whole and may be another one next time, or has what
        JSON would change: plugins may put anything into a diagnostic."""
        if kept.checked.failures:
            return
        try:
            line = encoded(kept.checked)
            sound = decoded(line) == kept.checked
        except (TypeError, ValueError, IndexError):
            return
        if sound:
            entry = _Entry(kept.digest, kept.story, kept.together, *self._wanted)
            self._new[kept.checked.path] = entry, line.encode()

    @property
    def has_new(self) -> bool:
        return bool(self._new)

    def save(self, setup: str) -> None:
        """Write what was added, for this set-up; what is there stays, as far as there is room."""
        places: dict[str, list[str]] = {}
        for path in self._new:
            places.setdefault(self._place(setup, path), []).append(path)
        for place, paths in places.items():
            shelf = _read(place)  # another run may have written since
            for path in (*self._shelves.get(place, ()), *paths):
                if path in shelf:
                    shelf[path] = shelf.pop(path)  # what was of use goes to the end
            shelf.update((path, self._new[path]) for path in paths)
            _write(place, shelf)
        for place in self._shelves.keys() - places.keys():
            cache_files.used(place)
        if places:
            cache_files.prune(self._folder)
        self._new = {}

    def _place(self, setup: str, path: str) -> str:
        folder = os.path.dirname(path)
        if (setup, folder) not in self._places:
            # configurations tell drafts by where they really are
            name = digest_of_all((setup, folder, os.path.realpath(folder)))
            self._places[setup, folder] = os.path.join(self._folder, f"drafts-{name}.json")
        return self._places[setup, folder]


def _read(place: str) -> dict[str, tuple[_Entry, bytes]]:
    written = cache_files.read(place)
    if not written:
        return {}
    index, *lines = written
    try:
        known: dict[str, Any] = json.loads(index)
        pairs = zip(known.items(), lines, strict=True)
        return {path: (_Entry(*entry), line) for (path, entry), line in pairs}
    except (ValueError, TypeError, AttributeError):
        return {}


def _write(place: str, shelf: dict[str, tuple[_Entry, bytes]]) -> None:
    size = sum(len(line) for _, line in shelf.values())
    for path in list(shelf):
        if size <= MOST_BYTES:
            break
        size -= len(shelf.pop(path)[1])
    index = json.dumps({path: entry for path, (entry, _) in shelf.items()}).encode()
    cache_files.write(place, [index, *(line for _, line in shelf.values())])
