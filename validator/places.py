"""Where characters, or words, stand in a text.

A class at the head of a regular expression is asked of every character of a text; `str.find`
passes over all between two places in a tenth of that time.
"""

from collections.abc import Iterable


def places(text: str, forms: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where any of some forms, none empty, stand in text[start:end], in order; they may overlap."""
    found = []
    for form in forms:
        at = text.find(form, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(form, at + 1, end)
    found.sort()
    return found
