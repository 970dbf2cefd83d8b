"""Numbers in a text that no detector has taken for one: a clock time, the 5 of a road M5."""

import re
from collections.abc import Iterator

from validator.claims.stretches import Stretches
from validator.document import Document

_DIGITS = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*")
_NUMBER_WORDS = "words-numbers.cardinals"
_CLOCK = re.compile(
    r"[0-9]{1,2}(?:[:.]?[0-9]{2})?(?: ?[ap]\.?m\b\.?| o.clock| hours| (?:gmt|bst|utc|cet|est)\b)"
    r"|[0-9]{1,2}:[0-9]{2}"
)
_SITE = re.compile(r"(?:https?://|www\.|@)\S*$")


def unread(document: Document, known: Stretches[None]) -> Iterator[tuple[int, int, str]]:
    """Start, end and reason of each number outside what is known, in order."""
    folded = document.folded
    found = [(m.start(), m.end()) for m in _DIGITS.finditer(folded)]
    found += [(term.start, term.end) for term in document.terms(_NUMBER_WORDS)]
    reach = 0
    for start, end in sorted(found):
        if start >= reach and not known.touch(start, end):
            reach = end
            yield start, end, _reason(document, start, end)


def _reason(document: Document, start: int, end: int) -> str:
    folded = document.folded
    if not folded[start].isdigit():
        return "figure-of-speech"
    if _SITE.search(folded, max(0, start - 80), start):
        return "site"
    if _CLOCK.match(folded, start):
        return "clock-time"
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    if before.isalnum() or after.isalpha() or before == "-":
        return "part-of-name"
    return "unread"
