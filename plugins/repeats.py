"""What is said twice in an article, in nearly the same words: a sentence, or a quotation."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from validator.api import Document, Quotation, Sentence, regex

_FEWEST_WORDS: Final = 8
"""Shorter sentences repeat by chance: "He declined to comment."."""
_LEAST_SHARE: Final = 0.9
"""How many of the words of the longer of two sentences stand in the other, too."""
_OPENING_WORDS: Final = 4
"""Words at the beginning that near-equal sentences share."""
_WORD: Final = regex(r"\w+")
_SMALL_WORDS: Final = (
    "that this these those with from into have will were been would could should they them their"
    " there then than what when where which your more most just very only also over after"
)
_TELLS_NOTHING: Final = frozenset(_SMALL_WORDS.split())
_FEWEST_LETTERS: Final = 4
"""Of a word that tells something."""
_MOST_ENDING: Final = 3
"""Letters at the end of a word that may differ."""


def _words(document: Document, sentence: Sentence) -> list[str]:
    return _WORD.findall(document.folded, sentence.start, sentence.end)


def opening(document: Document, sentence: Sentence) -> object | None:
    """The first words, which near-equal sentences share; None for a short sentence."""
    words = document.word_bytes[sentence.start : sentence.end].split(None, _FEWEST_WORDS)
    if len(words) < _FEWEST_WORDS:
        return None
    first = b" ".join(words[:_OPENING_WORDS])
    if b"_" in first:  # it may stand for any letter that is not ASCII
        return tuple(_words(document, sentence)[:_OPENING_WORDS])
    return first


def openings(document: Document, sentences: Sequence[Sentence]) -> list[object | None]:
    return [opening(document, sentence) for sentence in sentences]


def same_words(document: Document, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences begin alike and share nine words in ten."""
    text = document.folded
    if text[one.start : one.end] == text[two.start : two.end]:
        return True  # as most are that repeat another
    first, second = _words(document, one), _words(document, two)
    asked = _LEAST_SHARE * max(len(first), len(second))
    if min(len(first), len(second)) < asked:
        return False
    return (Counter(first) & Counter(second)).total() >= asked


def recurs(document: Document, quoted: Quotation) -> bool:
    """Whether half of the telling words stand in the body too, in whatever form."""
    text = document.folded
    told = {
        word[: max(_FEWEST_LETTERS, len(word) - _MOST_ENDING)]
        for word in (text[start:end] for start, end in document.words(quoted.start, quoted.end))
        if len(word) >= _FEWEST_LETTERS and word not in _TELLS_NOTHING
    }
    bodies = document.spans("body")
    found = sum(any(_begins_word(text, stem, *body) for body in bodies) for stem in told)
    return 2 * found >= len(told)


def _begins_word(text: str, stem: str, start: int, end: int) -> bool:
    at = text.find(stem, start, end)
    while at > start and text[at - 1].isalnum():
        at = text.find(stem, at + 1, end)
    return at >= 0
