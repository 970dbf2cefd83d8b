"""One at a time: who reads a file, adds to it and writes it anew keeps others from doing so."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep, time

from validator.errors import UsageError

_LEFT_OVER = 10.0
"""Seconds after which a lock was left by a run that was killed: it is held for an instant."""
_PATIENCE = 15.0
"""Seconds that anybody is waited for."""
_BETWEEN = 0.02


@contextmanager
def alone_with(path: str) -> Iterator[None]:
    """Keeps other runs of newslint from changing a file. Raises UsageError, OSError."""
    folder, name = os.path.split(os.path.realpath(path))
    lock = os.path.join(folder, f".{name}.lock")
    until = monotonic() + _PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if _is_left(lock):
                with suppress(FileNotFoundError):
                    os.unlink(lock)
            elif monotonic() > until:
                raise UsageError(
                    f"{path} is being changed by another run", f"if there is none, delete {lock}"
                ) from None
            else:
                sleep(_BETWEEN)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            os.unlink(lock)


def _is_left(lock: str) -> bool:
    try:
        return os.stat(lock).st_mtime < time() - _LEFT_OVER
    except OSError:
        return False
