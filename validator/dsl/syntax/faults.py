"""What is wrong in a rule file, before it is placed in lines and columns."""

import difflib
from collections.abc import Iterable

from validator.diagnostic import Severity
from validator.named_tuples import NamedTuple
from validator.source import Extent


class Fault(NamedTuple):
    at: Extent
    code: str
    """Rule of pack `newslint` that this is: "unknown-kind"."""
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    earlier: Extent | None = None
    """Where the thing was said before, in the same file."""


MOST_FAULTS = 100
"""In one file: who has as many mends these first, and each is held against all names."""


ALIKE = 0.6
MUCH_ALIKE = 0.75


def nearest(word: str, choices: Iterable[str], alike: float = ALIKE) -> str | None:
    """The choice that a misspelt word is closest to."""
    close = difflib.get_close_matches(word.lower(), sorted(choices), n=1, cutoff=alike)
    return close[0] if close else None


def did_you_mean(
    word: str, choices: Iterable[str], otherwise: str | None = None, alike: float = ALIKE
) -> str | None:
    """A hint that names the nearest choice, or lists them where they are few."""
    choices = sorted(choices)
    near = nearest(word, choices, alike)
    if near:
        return f"did you mean “{near}”?"
    if otherwise is None and 0 < len(choices) <= 12:
        return "it may be " + ", ".join(choices)
    return otherwise
