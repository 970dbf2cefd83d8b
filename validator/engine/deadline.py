"""A time limit on what is done to one draft.

Where the system has an alarm, it rings by a signal, which breaks off even a search by a regular
expression that never ends. Windows has none: there a thread watches the clock and raises the
signal, which Python code sees at its next step, and code in C only when it is done.
"""

import signal
import sys
import threading
from contextlib import AbstractContextManager, nullcontext
from types import FrameType

from validator.errors import TimeLimitError


def time_limit(seconds: float) -> AbstractContextManager[None]:
    """A context for the main thread, to be entered again and again.

    What takes longer is interrupted by a TimeLimitError, and again after as long.
    """
    if sys.platform == "win32":
        return Watch(seconds, signal.SIGBREAK)
    return Alarm(seconds)


def limited(seconds: float | None) -> AbstractContextManager[None]:
    """A time limit, or none."""
    return nullcontext() if seconds is None else time_limit(seconds)


class _Limit(AbstractContextManager[None]):
    """Raises when a signal comes, as long as it is entered."""

    def __init__(self, seconds: float, number: int) -> None:
        self._seconds = seconds
        self._number = number
        self._entered = False
        # it stays: a signal that comes late finds nobody else to end the program
        signal.signal(number, self._ring)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._entered:
            raise TimeLimitError(self._seconds)

    def __enter__(self) -> None:
        self._output = sys.stdout
        self._entered = True

    def __exit__(self, *error: object) -> None:
        self._entered = False
        sys.stdout = self._output  # whoever had taken it may have been interrupted


if sys.platform != "win32":

    class Alarm(_Limit):
        """Rung by the system."""

        def __init__(self, seconds: float) -> None:
            super().__init__(seconds, signal.SIGALRM)

        def __enter__(self) -> None:
            super().__enter__()
            signal.setitimer(signal.ITIMER_REAL, self._seconds, self._seconds)

        def __exit__(self, *error: object) -> None:
            super().__exit__(*error)
            signal.setitimer(signal.ITIMER_REAL, 0)


class Watch(_Limit):
    """Rung by a thread."""

    def __init__(self, seconds: float, number: int) -> None:
        super().__init__(seconds, number)
        self._over = threading.Event()

    def __enter__(self) -> None:
        super().__enter__()
        self._over = threading.Event()
        threading.Thread(target=self._watch, args=(self._over,), daemon=True).start()

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._over.set()

    def _watch(self, over: threading.Event) -> None:
        while not over.wait(self._seconds):
            signal.raise_signal(self._number)
