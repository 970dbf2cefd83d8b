"""Which numbers claim something countable, and which are labels, scores, clock times, idioms."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from validator.api import Document, Lexicon, NoClaim, regex

from ..word_places import WholeWords, digit_runs, forms_of
from .sides import Beside


class Cover:
    """Sorted stretches of text, asked for whether one of them holds a place."""

    def __init__(self, extents: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self._ends: list[int] = []
        reach = 0
        for start, end in extents:
            reach = max(reach, end)
            self.starts.append(start)
            self._ends.append(reach)

    def holds(self, start: int, end: int) -> bool:
        """Whether text[start:end] lies in what the stretches cover."""
        index = bisect_right(self.starts, start) - 1
        return index >= 0 and self._ends[index] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch shares a character with text[start:end]."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


_NO_COVER: Final = Cover(())
_ZONES: Final = ("gmt", "bst", "utc", "cet", "et", "est")
_CLOCK_AFTER = regex(
    r":[0-9]{2}|(?::[0-9]{2})? ?"
    rf"(?:[ap]\.?m\b\.?|(?:o'clock|{'|'.join(_ZONES)})\b)"
)
_HOURS: Final = tuple(f" {words}" for words in ("am", "a.m", "pm", "p.m", "o'clock", *_ZONES))
"""What `_CLOCK_AFTER` begins with behind a space."""
CLOCK_WORDS: Final = frozenset({"a", "am", "p", "pm", "o", *_ZONES})
"""All words with which the rest of an hour may begin, right behind a space."""
_SET_OFF = regex(r"(?:^|[\s0-9])-$")
_CHAIN = regex(r"[0-9]-[0-9]{1,9}-$")  # "978-3-16-148410-0"
_LIST_MARKER = regex(r"\(?[0-9]{1,2}[.)] ")
_WORD_BEFORE = regex(r"(?:^|[^\w.])([\w.]+)[ \u00a0]$")
_NAME_BEFORE = regex(r"(?:[a-z][,;]?|[“\"]) (?:[A-Z][\w'’]+ ){0,3}([A-Z]\w+) $")
_COUNT_BEFORE = regex(r"[0-9],? (?:and )?the$")
_NAMES_AFTER = regex(r"[A-Z]?(?: [A-Z0-9](?:[\w'.]++|’)*+){1,4}")
_NAME_ENDS = regex(r"[ '.]")
# in a headline nearly every word may have a capital, and names cannot be told
_RUNNING_TEXT = regex(
    r"\b(?!after\b|amid\b|from\b|into\b|near\b|over\b|than\b|that\b|with\b)[a-z]{4,}\b"
)
_COMPOUND = regex(r"-(?!(?:strong|odd|plus|and|or|to)\b)[a-z]")
_NO_NOUN_AFTER = regex(
    r"$|[.,;:)\n]| (?:a|after|an|and|are|as|at|before|but|by|for|from|had|has|he|his|in|is|it|its|"
    r"of|on|said|says|she|that|the|their|they|to|until|was|we|were|when|which|who|will|with|would|"
    r"[a-z]{3,}ed (?:by|in|on|at|to|from))\b"
)
_LINE: Final = 60
"""Characters before a number in which a name and the words around it are looked for."""
_CLOCK_HOURS = regex(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_EARLY_HOUR = regex(r"0[0-9]\.[0-5][0-9](?![0-9.]| ?%)")  # "07.40"
# "14.20 ScottishPower says": the hour of a live report
_STAMP = regex(
    r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?![0-9.])(?: ?[ap]m)? ?(?:[-–—:] ?)?(?:[A-Z“\"]|$|\n)"
)
_CLOCK_BEHIND: Final = (" local time", " hours", " hrs")
PRONOUN_WORDS: Final = (
    "who", "that", "which", "must", "can", "could", "should", "would", "may", "might", "cannot",
)  # fmt: skip
"""Behind "one" that is no number."""
_LONGEST_PRONOUN_WORD: Final = max(map(len, PRONOUN_WORDS))
# "lived in the old one"; but "the police shot two, the army one."
_BEFORE_THE_ONE: Final = frozenset({
    "in", "of", "on", "at", "from", "for", "with", "by", "to", "is", "was", "are", "were", "into",
    "than", "like", "as",
})  # fmt: skip
_LONGEST_DESCRIBED: Final = 40
# verbs have counts behind them: "kills Seven Men"
_BEFORE_NAMES: Final = frozenset({
    "the", "a", "an", "in", "at", "of", "for", "from", "to", "by", "with", "on", "near", "and",
    "as", "into", "his", "her", "its", "their", "our", "this", "last", "first",
})  # fmt: skip
_PHONE = regex(r"\+[0-9][0-9 ()./-]{6,18}[0-9]")
_TRUNK_PHONE = regex(
    r"(?<![0-9.,])(?:0[0-9]{2,4}|1[0-9]{3}(?=[ -][0-9]{3}[ -]))"
    r"[ -][0-9]{3,4}(?:[ -][0-9]{3,4})?(?![0-9,.]*[0-9])"
)
_LOCAL_PHONE = regex(r"(?<=[0-9]{3}[-.])[0-9]{4}(?![0-9]|,[0-9])")
_AREA_CODE = regex(r"(?:\(?[0-9]{3}\)?[ .-]{1,2})?[0-9]{3}$")
SHORTEST_CODE: Final = len("555-0100")
"""Characters of a number that may be a telephone number or a code, whatever stands beside it; as
one may be that begins with "0" or "."."""
_NEIGHBOUR = regex(r"[0-9+]")
_URL = regex(r"(?:https?://|www\.)[^\s]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_WORD_AFTER = regex(r"[ -]([a-z]{2}\w*)")
_NOT_COUNTED: Final = frozenset({
    "after", "and", "as", "at", "before", "but", "by", "did", "do", "equal", "for", "from", "had",
    "has", "have", "if", "in", "is", "are", "of", "on", "or", "per", "than", "that", "the", "to",
    "was", "were", "when", "which", "who", "with",
})  # fmt: skip
_OF_A_RATE: Final = frozenset({"per", "every"})
# without separators, longer ones are identifiers
_LONGEST_COUNT: Final = 12
_WEEKDAYS: Final = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)


class Phones:
    """Telephone numbers of a text; looked for when two numbers stand close together."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text

    @cached_property
    def _cover(self) -> Cover:
        return _phones(self._document)

    def holds(self, start: int, end: int) -> bool:
        """Whether text[start:end] is part of a telephone number."""
        if end - start < SHORTEST_CODE:
            near = self._text[start - 3 if start > 3 else 0 : start] + self._text[end : end + 3]
            if not _NEIGHBOUR.search(near):
                return False
        return self._cover.holds(start, end)


def _phones(document: Document) -> Cover:
    text = document.text
    found = [match.span() for match in _PHONE.finditer(text)] if "+" in text else []
    for run in document.once(digit_runs):
        zero = text[run] == "0" and text[run + 1 : run + 3].isdigit()
        if zero or (text[run] == "1" and text[run + 5 : run + 8].isdigit()):
            trunk = _TRUNK_PHONE.match(text, run)
            if trunk:
                found.append(trunk.span())
        if text[run - 1] in "-." and text[run - 4 : run - 1].isdigit():
            local = _LOCAL_PHONE.match(text, run)
            area = local and _AREA_CODE.search(text, max(0, run - 11), run - 1)
            if local and area:
                found.append((area.start(), local.end()))
    return Cover(sorted(found))


def sites(text: str) -> Cover:
    """Web and mail addresses."""
    if "://" in text or "www." in text or "@" in text:
        return Cover(match.span() for match in _URL.finditer(text))
    return _NO_COVER


def is_clock(folded: str, start: int, end: int) -> bool:
    """Whether text[start:end] is an hour: "9.30pm", "10:15", "6 p.m."."""
    follow = folded[end : end + 1]
    may_follow = folded.startswith(_HOURS, end) if follow == " " else follow and follow in ":apg"
    if may_follow and end - start <= 5 and _CLOCK_AFTER.match(folded, end):
        return True
    return folded[start - 1 : start] == ":" and folded[start - 2 : start - 1].isdigit()


def is_counted(folded: str, end: int) -> bool:
    """Whether a word for what is counted follows: "more than 40 people"."""
    word = _WORD_AFTER.match(folded, end)
    return word is not None and word[1] not in _NOT_COUNTED


class Labels:
    """Tells numbers that are labels from numbers that count."""

    def __init__(self, designators: Lexicon, streets: Lexicon, topping: Lexicon) -> None:
        self._designators = frozenset(entry.form for entry in designators.entries)
        self.words_before = self._designators | {"at"} | _OF_A_RATE
        """All words in small letters that may make a label of a number behind them."""
        self._streets = frozenset(entry.form for entry in streets.entries)
        self._topping = frozenset(forms_of(topping))

    def label(
        self,
        text: str,
        folded: str,
        start: int,
        end: int,
        spelt_one: bool,
        beside_before: Beside,
        beside_behind: Beside,
    ) -> NoClaim | None:
        """What a bare number at text[start:end] is that counts nothing; none where it counts."""
        before = text[start - 1 : start]
        follow = text[end : end + 1]
        if follow == "-" and _COMPOUND.match(folded, end):
            return "part-of-word"
        if before == "-" and _CHAIN.search(text, max(0, start - 12), start):
            return "code"
        if before and before in "-#/[" and not _SET_OFF.search(text, max(0, start - 2), start):
            return "part-of-word" if before == "-" else "label"
        if before == "(" and text[start - 2 : start - 1].isdigit():
            return "label"  # "Section 318(4)"
        if (not before or before in "\n(") and _LIST_MARKER.match(text, start):
            return "list-number" if _opens_block(text, start) else None
        opens = (not before or before == "\n") and "." in text[start + 1 : start + 3]
        if opens and _STAMP.match(text, start):
            return "clock-time" if _opens_block(text, start) else None
        if follow == " " and "label" in beside_behind and self._is_address(text, folded, end):
            return "address"
        if text[start] in ".0123456789" and _is_notation(text, folded, start, end):
            return "clock-time" if _is_hour(text, folded, start, end) else "code"
        if spelt_one and _is_pronoun(folded, start, end):
            return "pronoun"
        if text[start].isupper() and _begins_name(text, start, end):
            return "part-of-name"
        if "label" in beside_before and (before == " " or before == "\u00a0"):
            if text[start - 2 : start - 1] == "|":
                return "label"
            return self._labelled(text, folded, start, end)
        return None

    def _is_address(self, text: str, folded: str, end: int) -> bool:
        """Whether the name of a street stands behind a number and a space: "24 Mill Street"."""
        first = text[end + 1 : end + 2]
        if folded.startswith("block", end + 1):
            return True
        names = _NAMES_AFTER.match(text, end) if first.isupper() or first.isdigit() else None
        return names is not None and not self._streets.isdisjoint(
            _NAME_ENDS.split(names[0].replace("’", "'"))
        )

    def _is_exceeded(self, folded: str, start: int) -> bool:
        """Whether the “top” before a number is a verb: "measles cases top 400", "may top 400"."""
        before = folded[start - 24 if start > 24 else 0 : start].split()[-2:-1]
        return bool(before) and before[0] in self._topping

    def _labelled(self, text: str, folded: str, start: int, end: int) -> NoClaim | None:
        found = _WORD_BEFORE.search(text, start - 24 if start > 24 else 0, start)
        if found is None:
            return None
        word = found[1]
        if word in _OF_A_RATE:
            return "rate-base"
        if word in self._designators:
            return None if word == "top" and self._is_exceeded(folded, start) else "label"
        if word == "at" and _CLOCK_HOURS.fullmatch(text, start, end):
            return "clock-time"
        if word == word.lower():
            return None
        if word[0].islower():
            return "label"  # "iPhone 12"
        if word[0].isupper() and (text[start].isupper() or end - start <= 3):
            line = max(text.rfind("\n", 0, start) + 1, start - _LINE)
            name = _NAME_BEFORE.search(text, line, start)
            if (
                name is not None
                # "won 96, the Liberals 61, the Greens 22": counts in a row
                and not _COUNT_BEFORE.search(text, line, name.start() + 1)
                and name[1] not in _WEEKDAYS
                and _RUNNING_TEXT.search(text, line, name.start(1)) is not None
                and (text[start].isupper() or _NO_NOUN_AFTER.match(folded, end) is not None)
            ):
                return "part-of-name"
        return None


def _is_pronoun(folded: str, start: int, end: int) -> bool:
    """Whether "one" stands for what was named: "one who left", "a lucky one", ", for one,"."""
    behind = folded[end : end + _LONGEST_PRONOUN_WORD + 2]
    if behind[:1] == " " and behind[1:].partition(" ")[0].rstrip(",.;:") in PRONOUN_WORDS:
        return True
    before = folded[max(0, start - _LONGEST_DESCRIBED) : start]
    if before.endswith(", for ") and folded[end : end + 1] in ",.":
        return True
    lead, article, described = ("", "", "", *before.split())[-3:]
    named = article in ("a", "an") or (article == "the" and lead in _BEFORE_THE_ONE)
    return (
        named
        and described.replace("-", "").isalpha()
        and _NO_NOUN_AFTER.match(folded, end) is not None
    )


def _begins_name(text: str, start: int, end: int) -> bool:
    """Whether a number in words with a capital begins a name: "at the Three Gorges Dam"."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    line = max(text.rfind("\n", 0, start) + 1, start - _LINE)
    word = text[line:start].removesuffix(" ").rpartition(" ")[2]
    leads = word in _BEFORE_NAMES or word.endswith(("'s", "’s", "bn", "m"))
    return leads and _RUNNING_TEXT.search(text, line, start) is not None


def _is_notation(text: str, folded: str, start: int, end: int) -> bool:
    """Whether digits are a code, a height, a short year: "0800", "5'11", "'83", ".380"."""
    written, size = text[start:end], end - start
    before, follow = text[start - 1 : start], text[end : end + 1]
    if written[0] == "." or (written[0] == "0" and size > 1 and written.isdigit()):
        return True
    if written[0] == "0" and _EARLY_HOUR.match(text, start):
        return True
    if size > _LONGEST_COUNT and written.isdigit():
        return True
    if before and before in "'’":
        return text[start - 2 : start - 1].isdigit() or (size == 2 and not is_counted(folded, end))
    return bool(follow) and follow in "'’" and text[end + 1 : end + 2].isdigit()


def _is_hour(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a notation is an hour: "07.40", "0340 local time"."""
    if folded.startswith(_CLOCK_BEHIND, end):
        return _CLOCK_HOURS.fullmatch(text, start, end) is not None
    return _EARLY_HOUR.match(text, start) is not None


def _opens_block(text: str, start: int) -> bool:
    if text[start - 1 : start] == "(":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


class Contests:
    """Tells scores and votes ("won 3-1", "52-48") from ranges ("10-15 people")."""

    def __init__(self, words: Lexicon) -> None:
        self._words = WholeWords(entry.form for entry in words.entries)

    def is_score(self, folded: str, start: int, end: int, low: float, high: float) -> bool:
        """Whether two numbers joined by a dash at text[start:end] are a score or a vote."""
        if low >= high or _ANOTHER_SCORE.match(folded, end):
            return True
        if _SCORE_BEFORE.search(folded, max(0, start - 12), start):
            return True
        return self.is_near(folded, start, end)

    def is_near(self, folded: str, start: int, end: int) -> bool:
        """Whether a word for a contest stands near text[start:end]."""
        head = folded[max(0, start - 40) : start].rpartition(". ")[2]
        tail = _TAIL.match(folded, end)
        return self._words.stand_in(head) or bool(tail and self._words.stand_in(tail[0]))


_ANOTHER_SCORE = regex(r"[-–,]? ?\(?[0-9]{1,2}[-–][0-9]")
_SCORE_BEFORE = regex(r"[0-9][-–](?:[0-9]{1,2}\)?,? ?\(?)?$")
_TAIL = regex(r"[ \w'-]{0,20}")
