"""Where some characters stand in a text.

A class at the head of a regular expression is asked of every character of a text; `str.find`
passes over all between two places in a tenth of that time.
"""

from collections.abc import Iterable
from typing import Final

from validator.api import Document

_DIGITS: Final = "0123456789"


def places(text: str, characters: Iterable[str]) -> list[int]:
    """The places of all of some characters, in order."""
    found = []
    for character in characters:
        at = text.find(character)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1)
    found.sort()
    return found


def digit_runs(document: Document) -> list[int]:
    """Where runs of the digits 0 to 9 begin in the prose, in order."""
    digits = places(document.text, _DIGITS)
    return [at for at, before in zip(digits, [-2, *digits], strict=False) if at - before != 1]
