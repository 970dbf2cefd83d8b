"""Where sentences begin and end. Pure functions of text."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.N|U\.S)\.$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open extents of the sentences of text[start:end], white space at the edges cut off."""
    begin = start
    for match in _END.finditer(text, start, end):
        following = text[match.end() : match.end() + 2].lstrip()[:1]
        if following.islower() or _ABBREVIATION.search(text, begin, match.end()):
            continue
        yield begin, match.end()
        begin = match.end() + 1
    if begin < end:
        yield begin, end
