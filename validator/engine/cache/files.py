"""Files of the cache: whole or not there, checked before they are believed, and not too many.

Each begins with a sum of what follows it, so that one that was cut off or damaged is as good as
none. They are data: whoever writes into the folder can make a report wrong, and run nothing.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import source_hash
from time import time

from validator.engine import user_folders

MOST_BYTES = 64_000_000
"""Of all files together."""
_OURS = ("rules-", "setup-", "drafts-", "printed-")
"""What the names of our files begin with; others in the folder are not touched."""
_LEFT_OVER = 3600
"""Seconds after which a file that nobody finished was left by a run that was killed."""
_DRAFT = ".tmp"
_SUM = len(source_hash(b""))


def cache_folder() -> str:
    """Where caches live: NEWSLINT_CACHE_DIR, or the user's own cache folder."""
    return os.environ.get("NEWSLINT_CACHE_DIR") or user_folders.cache_folder()


def read(path: str) -> bytes | None:
    """What was written there; None where there is nothing, or something else."""
    try:
        with open(path, "rb") as file:
            said, data = file.read(_SUM), file.read()
    except OSError:
        return None
    return data if said == source_hash(data) else None


def write(path: str, data: bytes) -> None:
    """Write what `read` gives, as `put` writes."""
    put(path, source_hash(data), data)


def put(path: str, *parts: bytes) -> None:
    """Write a file whole or not at all; one that cannot be written only costs time."""
    draft = f"{path}.{os.getpid()}{_DRAFT}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        # the words of drafts are nobody else's
        with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.writelines(parts)
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            os.unlink(draft)


def prune(folder: str, most: int = MOST_BYTES) -> None:
    """Take the files away that were used longest ago, until the others fit."""
    with suppress(OSError):
        files = sorted(_files(folder), reverse=True)
        kept = 0
        for used, size, path in files:
            kept += size
            if kept > most or (path.endswith(_DRAFT) and used < time() - _LEFT_OVER):
                kept -= size
                with suppress(OSError):
                    os.unlink(path)


def _files(folder: str) -> Iterator[tuple[float, int, str]]:
    with os.scandir(folder) as found:
        for entry in found:
            with suppress(OSError):
                if entry.name.startswith(_OURS) and entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_mtime, status.st_size, entry.path


def used(path: str) -> None:
    """Touch a file that was of use, at most once a day, so that `prune` takes others first."""
    with suppress(OSError):
        if os.stat(path).st_mtime < time() - 24 * 3600:
            os.utime(path)
