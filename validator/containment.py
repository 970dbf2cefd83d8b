"""What surrounds a plugin while it runs: it computes, and nothing that others would notice."""

import os
import sys
from types import TracebackType
from typing import TextIO

from validator.errors import MeddlingError

_State = tuple[str | None, tuple[str, ...], int, TextIO, TextIO, TextIO]
"""What a plugin shares with the whole program. A plain tuple: it is taken for every call."""

_NAMES = (
    "current folder",
    "sys path",
    "recursion limit",
    "standard output",
    "standard error",
    "standard input",
)
"""What each is called in messages."""


class Contained:
    """A context in which a plugin runs.

    What it prints goes to standard error, where no report is. What it changes of the program
    (current folder, sys.path, recursion limit, standard streams) is put back, and told by a
    MeddlingError.
    """

    __slots__ = ("_before", "_output")

    def __enter__(self) -> None:
        self._output = sys.stdout
        sys.stdout = sys.stderr
        self._before = _state()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        state, before = _state(), self._before
        if state == before:
            sys.stdout = self._output
            return
        _put_back(before)
        sys.stdout = self._output
        if error is None:
            pairs = zip(_NAMES, before, state, strict=True)
            changed = " and ".join(name for name, old, new in pairs if old != new)
            raise MeddlingError(f"it changed the {changed} of the program")


def _state() -> _State:
    try:
        folder = os.getcwd()
    except OSError:
        folder = None  # it was deleted
    return (
        folder,
        tuple(sys.path),
        sys.getrecursionlimit(),
        sys.stdout,
        sys.stderr,
        sys.stdin,
    )


def _put_back(state: _State) -> None:
    folder, sys_path, recursion_limit, sys.stdout, sys.stderr, sys.stdin = state
    if folder is not None:
        os.chdir(folder)
    sys.path[:] = sys_path
    sys.setrecursionlimit(recursion_limit)
