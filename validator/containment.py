"""What surrounds a plugin while it runs: it computes, and nothing that others would notice."""

import os
import sys
from types import TracebackType
from typing import TextIO

from validator.errors import MeddlingError
from validator.named_tuples import NamedTuple


class _State(NamedTuple):
    """What a plugin shares with the whole program; the fields are what it is called in messages."""

    current_folder: str | None
    sys_path: tuple[str, ...]
    recursion_limit: int
    standard_output: TextIO
    standard_error: TextIO
    standard_input: TextIO


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
            names = (name.replace("_", " ") for name in _State._fields)
            pairs = zip(names, before, state, strict=True)
            changed = " and ".join(name for name, old, new in pairs if old != new)
            raise MeddlingError(f"it changed the {changed} of the program")


def _state() -> _State:
    return _State(
        _folder(),
        tuple(sys.path),
        sys.getrecursionlimit(),
        sys.stdout,
        sys.stderr,
        sys.stdin,
    )


def _folder() -> str | None:
    try:
        return os.getcwd()
    except OSError:
        return None  # it was deleted


def _put_back(state: _State) -> None:
    if state.current_folder is not None:
        os.chdir(state.current_folder)
    sys.path[:] = state.sys_path
    sys.setrecursionlimit(state.recursion_limit)
    sys.stdout = state.standard_output
    sys.stderr = state.standard_error
    sys.stdin = state.standard_input
