"""The words of a sentence with the class each belongs to, and what they are joined to."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, repeat

from validator.api import Document, NamedTuple, Quantity, Victims, regex

from .words import HarmWord

_TOKEN = regex(r"(\w+(?:['.\-]\w+)*|--|[^\w\s])")
_AS_WELL_AS = "as well as"
_ENOUGH = 400
"""Tokens of a sentence that are read; no sentence of news is longer."""


class Phrase(NamedTuple):
    """People, counted or not. It spans the figure and the victims, as far as contiguous."""

    start: int
    end: int
    quantity: Quantity | None = None
    """None for "a man"."""
    noun: str | None = None
    """The victim noun, folded; None where a number stands alone: "20 killed"."""
    group: str | None = None
    side: str | None = None
    victims: tuple[int, int] | None = None
    known: bool = True
    """Whether it surely counts people: a victim noun, or no noun at all."""
    singular: bool = False
    part: bool = False
    """Counts along with another figure: "seven others", "three of them"."""
    share: bool = False
    """Points back at that figure: "three of them", "of whom three"."""
    state: HarmWord | None = None
    """What its words say befell them: "43 missing students"."""
    size: int = 1
    """How many, where there is no number: 2 for "both pilots"."""

    @property
    def people(self) -> int | None:
        """How many they are; None where that is not known, or they are counted elsewhere too."""
        if self.share:
            return None
        if self.quantity is None:
            return self.size if self.singular else None
        value = self.quantity.value
        return int(value) if value is not None and value == int(value) else None

    def as_victims(self) -> Victims | None:
        return Victims(*self.victims, self.group, self.side) if self.victims else None


def person(start: int, end: int) -> Phrase:
    """One person by name or pronoun."""
    return Phrase(start, end, noun="", victims=(start, end), singular=True)


class Words(NamedTuple):
    """The words and marks of a sentence, side by side."""

    texts: list[str]
    """Folded."""
    tags: list[str]
    """The class of each."""
    starts: list[int]
    ends: list[int]

    def text(self, at: int) -> str:
        """A word; empty behind the last."""
        return self.texts[at] if at < len(self.texts) else ""

    def until(self, at: int, end: int) -> int:
        """Index of the first word behind `at` that begins at `end` or later."""
        return bisect_left(self.starts, end, at + 1)


def _tags() -> dict[str, str]:
    """Tag by function word; see `chunks` for what the letters mean."""
    words = {
        "a": "is are was were be been being get gets got gotten getting lay become became remain "
        "remains remained 're",
        "h": "has have had having 've",
        "m": "could would should will can might may must shall 'll cannot",
        "T": "to",
        "n": "no not never none without neither nor nobody zero didn't wasn't weren't isn't aren't "
        "hasn't haven't hadn't don't doesn't won't can't couldn't wouldn't avoid avoided "
        "prevent",
        "r": "also either still later then now already just only all both alone instantly "
        "outright so far badly soon once again since-deceased too however instead today "
        "yesterday overnight tonight found discovered pulled dug reported confirmed "
        "feared believed pronounced presumed declared certified listed known thought "
        "estimated left leaving leaves seen not-yet currently nearly almost even perhaps "
        "maybe likely least total themselves himself herself there here together up down ago "
        "dead-on monday tuesday wednesday thursday friday saturday sunday according worldwide "
        "nationwide abroad elsewhere",
        "&": "and or & plus",
        "w": "who which that whom whose",
        "k": "after before as when while since until where because if than though although whether "
        "say says said report reports told tells tell but : → amid",
        "p": "in at on aboard from for with against near into during over under across between "
        "through inside outside around behind off via per despite within throughout above "
        "below along toward towards onto upon beside besides about out like following late "
        "early",
        "e": "including incl among amongst included include includes",
        "y": "by",
        "o": "of",
        "d": "the a an his her its their our my your this these those another each every any some "
        "such same one's other additional further more extra",
        "z": "he she they it we i you him them us everyone someone itself anyone",
        "c": ", ( ) [ ] – — - -- /",
        # what only ends like a participle or an adverb
        "x": "morning evening spring building wedding meeting gathering hearing crossing landing "
        "family assembly supply ally fly reply bully belly jelly anomaly monopoly",
        ";": "; . ! ? | • …",
    }
    return {word: tag for tag, text in words.items() for word in text.split()}


TAGS: Mapping[str, str] = _tags()
DETERMINERS = frozenset(word for word, tag in TAGS.items() if tag == "d")
_SKIPPED = frozenset("\"'`*#")


def words_of(document: Document, start: int, end: int) -> Words:
    """The words of prose[start:end] with the tag of their class; quotation marks are left out."""
    text, folded = document.text, document.folded
    pieces = _TOKEN.split(folded[start:end], _ENOUGH)  # what stands between tokens, and they
    places = list(accumulate(map(len, pieces), initial=start))
    texts, starts, ends = pieces[1::2], places[1:-1:2], places[2::2]
    tags = [*map(TAGS.get, texts, repeat(""))]
    left_out = []
    for at, (word, tag, begun) in enumerate(zip(texts, tags, starts, strict=True)):
        if not tag or (word == "us" and text[begun : begun + 2] == "US"):
            if word in _SKIPPED:
                left_out.append(at)
            elif word[-2:] == "ly":
                tags[at] = "r"
            elif text[begun] != word[0]:
                tags[at] = "X"
            else:
                tags[at] = "f" if word[-3:] == "ing" or word[-2:] == "ed" else "x"
        elif word == "as" and at not in left_out and folded.startswith(_AS_WELL_AS, begun):
            tags[at], texts[at], ends[at] = "&", _AS_WELL_AS, begun + len(_AS_WELL_AS)
            left_out += range(at + 1, min(at + 3, len(texts)))
        elif word == "." and ends[at] < end and folded[ends[at]] not in ".…":
            left_out.append(at)
    words = Words(texts, tags, starts, ends)
    if left_out:
        for column in words:
            for at in reversed(left_out):
                del column[at]
    return words
