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


def whole_words(text: str, word: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where a word of letters stands in text[start:end] by itself, whatever is around these: no
    letter, figure or low line goes on with it. A sign stands by itself anywhere."""
    if not word.isalpha():
        return places(text, (word,), start, end)
    size = len(word)
    return [
        at
        for at in places(text, (word,), start, end)
        if not (_goes_on(text[at - 1 : at]) or _goes_on(text[at + size : at + size + 1]))
    ]


def _goes_on(beside: str) -> bool:
    """Whether a word goes on with a character, if there is one."""
    return beside.isalnum() or beside == "_"
