"""What something costs, beside what something like it costs, as a busy machine slows both; or in
calls, which are the same on every machine."""

import gc
import sys
import time
from collections.abc import Callable

_LEAST = 0.002
"""Seconds below which a glance of the machine at other work is as dear as the work."""


def times_as_dear(run: Callable[[], object], reference: Callable[[], object]) -> float:
    """How many times the CPU time of `reference` something takes; the dearer of two references."""
    before = _spent(reference)
    spent = _spent(run)
    return spent / max(before, _spent(reference))


def growth(run: Callable[[int], object], size: int) -> float:
    """How many times as dear something is when it is eight times as large: 8 where time grows with
    the size, 64 where it grows with its square."""
    before = _spent(lambda: run(size))
    spent = _spent(lambda: run(8 * size))
    return spent / max(before, _spent(lambda: run(size)), _LEAST)


def _spent(run: Callable[[], object]) -> float:
    """Seconds of CPU, without the collector of garbage: it goes over all that other tests left."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.process_time()
        run()
        return time.process_time() - begun
    finally:
        if collects:
            gc.enable()


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, those of C included."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted
