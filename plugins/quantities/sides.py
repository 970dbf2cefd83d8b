"""What the words and signs beside a number may make of it: a measure, a hedge, a label, an age.

Most numbers stand between words that say nothing of the kind. To know that takes a look into two
tables, to look for all of it a hundred steps.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, get_args

from validator.api import regex

Concern = Literal["minus", "unit", "age", "hedge", "label", "phone", "clock"]
"""What may have to be asked of a number; "label" is all that makes a name or a code of it."""
Beside = frozenset[Concern]
"""What a word or a sign beside a number gives reason to ask."""

ANYTHING: Final[Beside] = frozenset(get_args(Concern))
"""Beside what is no word of letters. Only there may a number be part of something longer."""
_NOTHING: Final[Beside] = frozenset()
_UNIT: Final[Beside] = frozenset({"unit"})
_AGE: Final[Beside] = frozenset({"age"})
_HEDGE: Final[Beside] = frozenset({"hedge"})
_LABEL: Final[Beside] = frozenset({"label"})
_LINE_BEGINS: Final[Beside] = frozenset({"label", "phone"})


# "" is the edge of the text; any other sign gives reason to ask anything
_SIGNS_BEFORE: Final[Mapping[str, Beside]] = {
    **dict.fromkeys(("", "\n"), _LINE_BEGINS),
    "(": _LINE_BEGINS | _AGE,
    **dict.fromkeys("$£€", _UNIT),
}
_SIGNS_BEHIND: Final[Mapping[str, Beside]] = {
    **dict.fromkeys(("", *"\n.;)?!"), _NOTHING),
    ",": _HEDGE,
    "%": _UNIT,
}

_LONGEST: Final = 24
"""Letters of a word that are looked at."""
_MOST_KNOWN: Final = 4096
_OPENING: Final = "(\"'“‘"
_LETTERS = regex(r"[a-z]+")
# "3 blocks away" and "the 3800 block"
_BLOCK: Final = "block"


class Sides:
    """The words that say something of the number beside them, of all who look for some."""

    def __init__(
        self,
        before: Mapping[Concern, Iterable[str]],
        behind: Mapping[Concern, Iterable[str]],
        endings: tuple[str, ...],
    ) -> None:
        """Folded words; a word behind that ends with one of `endings` may begin a unit."""
        self._words_before = _by_word(before)
        self._words_behind = _by_word(behind)
        self._endings = endings
        self._word_before = lru_cache(_MOST_KNOWN)(self._of_word_before)
        self._word_behind = lru_cache(_MOST_KNOWN)(self._of_word_behind)

    def before(self, text: str, starts: Iterable[int]) -> list[Beside]:
        """What may be asked of numbers that begin at `starts` by what stands before them."""
        of_word, of_sign = self._word_before, _SIGNS_BEFORE.get
        return [
            of_word(
                text[start - _LONGEST if start > _LONGEST else 0 : start - 1].rpartition(" ")[2]
            )
            if text[start - 1 : start] == " "
            else of_sign(text[start - 1 : start], ANYTHING)
            for start in starts
        ]

    def behind(self, text: str, ends: Iterable[int]) -> list[Beside]:
        """What may be asked of numbers that end at `ends` by what follows."""
        of_word, of_sign = self._word_behind, _SIGNS_BEHIND.get
        return [
            of_word(text[end + 1 : end + _LONGEST].partition(" ")[0])
            if text[end : end + 1] == " "
            else of_sign(text[end : end + 1], ANYTHING)
            for end in ends
        ]

    def _of_word_before(self, word: str) -> Beside:
        if word in self._words_before:
            return self._words_before[word]
        if word.islower() and word.isalpha():
            return _NOTHING
        if word.endswith(","):
            return _AGE
        word = word.rpartition("\n")[2].lstrip(_OPENING)
        if not word.isalpha():
            return ANYTHING
        folded = word.lower()
        told = self._words_before.get(folded, _NOTHING)
        if word == folded:
            return told
        return told | _LABEL if word[-1] == folded[-1] else told | _LABEL | _UNIT

    def _of_word_behind(self, word: str) -> Beside:
        letters = _LETTERS.match(word.lower())
        if letters is None:
            return ANYTHING
        folded = letters[0]
        told = self._words_behind.get(folded, _NOTHING)
        if folded.endswith(self._endings):
            told |= _UNIT
        if folded.startswith(_BLOCK):
            told |= _LABEL
        return told if word[0] == folded[0] else told | _LABEL | _UNIT


def _by_word(words: Mapping[Concern, Iterable[str]]) -> dict[str, Beside]:
    found: dict[str, Beside] = {}
    for concern, own in words.items():
        alone: Beside = frozenset({concern})
        found |= {word: found[word] | alone if word in found else alone for word in own}
    return found
