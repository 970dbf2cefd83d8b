"""How far a run is: one line on a terminal, once it takes longer than a second."""

from time import monotonic

from validator.cli.output import write_error

_PATIENCE = 1.0
"""Seconds before anything is shown."""
_BETWEEN = 0.1
"""Seconds from one line to the next."""
_ERASE = "\r\x1b[K"


class Progress:
    """Hears how many drafts of all are done; nothing is left on the terminal at the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = monotonic()
        self._next = self._begun + _PATIENCE
        self._is_shown = False

    def __call__(self, done: int) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + _BETWEEN
            self._is_shown = True
            write_error(_ERASE + progress(done, self._total, now - self._begun))

    def end(self) -> None:
        if self._is_shown:
            write_error(_ERASE)


def progress(done: int, total: int, seconds: float) -> str:
    """ "412 of 1,000 drafts, 85 a second, 7 s left"."""
    rate = done / seconds
    pace = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    left = round((total - done) / rate) if rate else 0
    minutes, rest = divmod(left, 60)
    time = f"{minutes:,} min {rest} s" if minutes else f"{rest} s"
    return f"{done:,} of {total:,} drafts, {pace} a second, {time} left"
