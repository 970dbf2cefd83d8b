"""Small lists of words; where the words of a list stand in a text, and where digits do."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from validator.api import Document, Lexicon, places

_DIGITS: Final = "0123456789"


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for the small closed lists of a grammar."""
    return frozenset(words.split())


def forms_of(lexicon: Lexicon | None) -> list[str]:
    """The forms of a word list in small letters; lowered all at once, as there are hundreds."""
    if lexicon is None or not lexicon.entries:
        return []
    return "\n".join([entry.form for entry in lexicon.entries]).lower().split("\n")


class WholeWords:
    """Tells whether one of some forms stands in a short text, cut off by no letter or digit.

    A regular expression of a hundred words takes longer to compile than an article to read.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(forms))

    def stand_in(self, text: str) -> bool:
        return any(first_whole(form, text) is not None for form in self._forms if form in text)


def first_whole(form: str, text: str, begin: int = 0) -> int | None:
    """Where a form first stands in text[begin:], cut off by no letter or digit."""
    starts = places(text, (form,), begin)
    whole = (at for at in starts if _is_edge(text, at) and _is_edge(text, at + len(form)))
    return next(whole, None)


def _is_edge(text: str, at: int) -> bool:
    r"""Whether a word begins or ends there, as `\b` has it."""
    before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
    return _is_letter(before) != _is_letter(behind)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def digit_runs(document: Document) -> list[int]:
    """Where runs of the digits 0 to 9 begin in the prose."""
    digits = places(document.text, _DIGITS)
    return [at for at, before in zip(digits, [-2, *digits], strict=False) if at - before != 1]


def any_in(found: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, sorted, lies in [start, end)."""
    at = bisect_left(found, start)
    return at < len(found) and found[at] < end
