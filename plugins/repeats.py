"""What is said twice in an article, in nearly the same words: a sentence, a quotation, or what the
headline tells."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from validator.api import Document, Entry, Quotation, Sentence, places, regex

_FEWEST_WORDS: Final = 8
"""Shorter sentences repeat by chance: "He declined to comment."."""
_LEAST_SHARE: Final = 0.9
"""How many of the words of the longer of two sentences stand in the other, too."""
_OPENING_WORDS: Final = 4
"""Words at the beginning that near-equal sentences share."""
_WORD: Final = regex(r"\w+")
_SMALL_WORDS: Final = (
    "that this these those with from into have will were been would could should they them their"
    " there then than what when where which your more most just very only also over after like"
    " such some much many even ever"
)
_TELLS_NOTHING: Final = frozenset(_SMALL_WORDS.split())
_FEWEST_LETTERS: Final = 4
"""Of a word that tells something."""
_MOST_ENDING: Final = 3
"""Letters at the end of a word that may differ."""
_SHORT_WORDS: Final = (
    "the and for amid says say said are has had his her its not but who why how new out off all"
    " against near"
)
_TELLS_LITTLE: Final = _TELLS_NOTHING.union(_SHORT_WORDS.split())
"""Words of a headline that stand in any sentence."""
_LONG: Final = 3
"""Letters of a word, or more, that a headline tells something with."""
_FEWEST_SHARED: Final = 3
"""Words that a sentence shares with a headline of as many, at the least."""
_LONGEST: Final = 500
"""Characters of a headline: for each of its words the body is gone through."""
_LEAST_TOLD: Final = 0.5
"""How many of the words of a headline stand in the sentence that tells the same."""


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
    if len(first) - len({*first}.difference(second)) < asked:
        return False  # nearly all of those that begin alike
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


class OneWord:
    """Tells what makes the forms of a word one: “killed” and “kills”, “stole” and “stealing”."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """`entries` have the forms that endings do not tell."""
        self._known = {entry.form: entry.replacement or entry.headword for entry in entries}
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for form, key in self._known.items():
            self._forms[key].append(form)

    def key(self, word: str) -> str:
        """One for all forms of a word in small letters."""
        if word in self._known or word.isdigit():
            return self._known.get(word, word)
        if word.endswith(("ies", "ied")) and len(word) > _LONG + 1:
            return word[:-3] + "y"
        if word.endswith("ing") and len(word) > _LONG + 2:
            return _bare(word[:-3])
        if word.endswith(("eed", "ees")):
            return _bare(word[:-1])
        if word.endswith(("ed", "es")) and len(word) > _LONG + 1:
            return _bare(word[:-2])
        if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > _LONG:
            return _bare(word[:-1])
        return _bare(word)

    def beginnings(self, keys: Iterable[str]) -> set[str]:
        """What the forms of some words begin with."""
        return {form for key in keys for form in (key.removesuffix("y"), *self._forms.get(key, ()))}


def _bare(word: str) -> str:
    """Without the -e that endings take the place of, and what they double."""
    word = word.removesuffix("e")
    doubled = len(word) > _LONG and word[-1] == word[-2] and word[-1] != "s"
    return word[:-1] if doubled else word


def echoes(document: Document, one_word: OneWord) -> Iterator[tuple[int, int, str]]:
    """The words that the headline shares with the sentence of the body that tells the same, of
    which it has most: where they stand, above and below, and what makes them one."""
    above = next((block for block in document.blocks if block.type == "headline"), None)
    if above is None or above.end - above.start > _LONGEST:
        return
    told: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for match in _WORD.finditer(document.folded, above.start, above.end):
        word = match[0]
        if (len(word) >= _LONG or word.isdigit()) and word not in _TELLS_LITTLE:
            key = one_word.key(word)
            told[key].append((*match.span(), key))
    shared = _most_shared(document, one_word, told.keys())
    keys = {key for *_, key in shared}
    if len(keys) >= max(min(_FEWEST_SHARED, len(told)), _LEAST_TOLD * len(told)):
        for key in keys:
            yield from told[key]
        yield from shared


def _most_shared(
    document: Document, one_word: OneWord, keys: Collection[str]
) -> Sequence[tuple[int, int, str]]:
    """Where some words stand in the sentence of the body that has most of them, the first such."""
    found: list[tuple[int, int, str]] = []
    text, beginnings = document.folded, one_word.beginnings(keys)
    for body in document.spans("body"):
        for start in dict.fromkeys(places(text, beginnings, body.start, body.end)):
            if text[start - 1 : start].isalnum():
                continue
            match = _WORD.match(text, start)
            if match and (key := one_word.key(match[0])) in keys:
                found.append((*match.span(), key))
    by_sentence: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    numbers = document.sentence_numbers([start for start, *_ in found])
    for number, place in zip(numbers, found, strict=True):
        by_sentence[number].append(place)
    return max(by_sentence.values(), key=lambda some: len({key for *_, key in some}), default=())
