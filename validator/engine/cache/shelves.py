"""Files of the cache that hold something of each draft: sixteen, at most, for those of a folder.

Such a file is an index on one line, by the path of the draft, and after it what is kept of each. A
draft that has changed makes one of them anew, and not what is kept of a thousand others. Of two
runs at once, the later adds to what the first has written.
"""

import json
import os
from collections.abc import Mapping
from typing import Any

from validator.engine.cache import files as cache_files
from validator.engine.cache.digests import digest, digest_of_all
from validator.named_tuples import NamedTuple

MOST_BYTES = 1_000_000
"""Of one file."""


class Kept(NamedTuple):
    """What the index says of a draft, as JSON has it, and what else is kept of it."""

    entry: Any
    data: bytes


class Shelves:
    """The files of one kind, for one set-up."""

    def __init__(self, folder: str, kind: str, *facts: str) -> None:
        """`facts` tell apart what is kept in different files under one set-up."""
        self._folder = folder
        self._kind = kind
        self._facts = facts
        self._read: dict[str, dict[str, Kept]] = {}
        self._places: dict[tuple[str, str], str] = {}

    def take(self, setup: str, path: str) -> Kept | None:
        """What is kept of a draft; told once, as that of a thousand is long."""
        place = self._place(setup, path)
        if place not in self._read:
            self._read[place] = _read(place)
        shelf = self._read[place]
        kept = shelf.get(path)
        if kept is not None:
            shelf[path] = Kept(kept.entry, b"")
        return kept

    def save(self, setup: str, new: Mapping[str, Kept]) -> None:
        """Write what is new; what is there stays, as far as there is room."""
        places: dict[str, list[str]] = {}
        for path in new:
            places.setdefault(self._place(setup, path), []).append(path)
        for place, paths in places.items():
            shelf = _read(place)  # another run may have written since
            for path in (*self._read.get(place, ()), *paths):
                if path in shelf:
                    shelf[path] = shelf.pop(path)  # what was of use goes to the end
            shelf.update((path, new[path]) for path in paths)
            _write(place, shelf)
        for place in self._read.keys() - places.keys():
            cache_files.used(place)
        if places:
            cache_files.prune(self._folder)

    def _place(self, setup: str, path: str) -> str:
        folder = os.path.dirname(path)
        if (setup, folder) not in self._places:
            # configurations tell drafts by where they really are
            name = digest_of_all((setup, *self._facts, folder, os.path.realpath(folder)))
            self._places[setup, folder] = os.path.join(self._folder, f"{self._kind}-{name}")
        return f"{self._places[setup, folder]}-{digest(os.fsencode(path))[0]}.shelf"


def _read(place: str) -> dict[str, Kept]:
    data = cache_files.read(place) or b""
    try:
        start = data.index(b"\n") + 1
        kept = {}
        for path, (entry, size) in json.loads(data[:start]).items():
            kept[path] = Kept(entry, data[start : start + size])
            start += size
    except (ValueError, TypeError, AttributeError):
        return {}
    return kept


def _write(place: str, shelf: dict[str, Kept]) -> None:
    size = sum(len(data) for _, data in shelf.values())
    for path in list(shelf):
        if size <= MOST_BYTES:
            break
        size -= len(shelf.pop(path).data)
    index = json.dumps({path: (entry, len(data)) for path, (entry, data) in shelf.items()})
    parts = (index.encode(), b"\n", *(data for _, data in shelf.values()))
    cache_files.write(place, b"".join(parts))
