"""Lengths of time in words: “two and a half years”, “a couple of weeks”, “25 minutes”."""

from typing import Final

from validator.api import regex

_SPELT = regex(r"[a-z0-9.,']+")
_TIMES: Final = frozenset({
    *(f"{time}{plural}" for plural in ("", "s") for time in (
        "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade",
        "season",
    )),
    "century", "centuries",
})  # fmt: skip
_HOW_MANY: Final = frozenset({
    "a", "an", "a few", "a couple of", "several", "some", "many", "half a", "half an", "dozens of",
    "hundreds of", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
})  # fmt: skip
_TENS: Final = frozenset(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)
_NO_SIGNS: Final = str.maketrans("", "", ".,")
_HOW_LONG: Final = 40
"""Characters of a length of time."""


def time_before(folded: str, end: int) -> int | None:
    """Where a length of time begins that a word as “ago” ends: “two and a half years ”."""
    words = [*_SPELT.finditer(folded, max(0, end - _HOW_LONG), end)]
    if not words or words[-1][0] not in _TIMES or words[-1].end() != end - 1:
        return None
    time = words[-1].start()
    starts = (word.start() for word in words[:-1])
    return next((start for start in starts if _counts(folded[start : time - 1])), time)


def _counts(words: str) -> bool:
    """Whether words say how many: “two and a half”, “twenty-five”, “a couple of”."""
    words = words.replace("-", " ").removesuffix(" and a half")
    if words in _HOW_MANY or words.translate(_NO_SIGNS).isdigit():
        return True
    tens, _, ones = words.partition(" ")
    if tens in _TENS:
        return not ones or (ones.isalpha() and 2 < len(ones) <= 5)
    return words.endswith("teen") and words.isalpha()
