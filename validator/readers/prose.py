"""From stretches of a source to prose: white space folded, invisible characters dropped.

Whatever a format looks like, its reader hands over the blocks as stretches of the source, and the
way back to the source is kept here.
"""

import re
from collections.abc import Iterable

from validator.api import Extent, OffsetMap

# soft hyphen, zero-width and direction marks, byte order mark
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BLANKS = re.compile(rf"[\s{INVISIBLE}]+")
_FAULT = re.compile(rf"[^\S ][\s{INVISIBLE}]*|[{INVISIBLE}][\s{INVISIBLE}]*| [\s{INVISIBLE}]+")
_SPACE = re.compile(r"\s")
_GAP = "\n\n"


def trim(text: str, start: int, end: int) -> Extent:
    """The extent without white space and invisible characters at its edges; may be empty."""
    first = _BLANKS.match(text, start, end)
    if first:
        start = first.end()
    while end > start and (text[end - 1].isspace() or _BLANKS.match(text[end - 1])):
        end -= 1
    return Extent(start, end)


class ProseBuilder:
    """Gathers prose block by block, and remembers where each stretch comes from."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._size = 0

    def block(self, stretches: Iterable[tuple[int, int]], joint: str = " ") -> Extent:
        """Add a block; `joint` stands between its stretches. Returns its place in the prose.

        Nothing is added for stretches that hold nothing visible.
        """
        trimmed = (trim(self._source, start, end) for start, end in stretches)
        filled = [extent for extent in trimmed if extent.start < extent.end]
        if not filled:
            return Extent(self._size, self._size)
        if self._size:
            self._put(_GAP, filled[0].start - len(_GAP))
        start = self._size
        for number, (first, last) in enumerate(filled):
            if number and joint:
                self._put(joint, filled[number - 1].end)
            self._copy(first, last)
        return Extent(start, self._size)

    def prose(self) -> tuple[str, OffsetMap]:
        return "".join(self._parts), OffsetMap(self._runs)

    def _copy(self, start: int, end: int) -> None:
        source = self._source
        for fault in _FAULT.finditer(source, start, end):
            first, last = fault.span()
            if first > start:
                self._put(source[start:first], start)
            space = _SPACE.search(source, first, last)
            if space:
                self._put(" ", space.start())
            start = last
        self._put(source[start:end], start)

    def _put(self, part: str, origin: int) -> None:
        if not self._runs or origin - self._runs[-1][1] != self._size - self._runs[-1][0]:
            self._runs.append((self._size, max(origin, 0)))
        self._parts.append(part)
        self._size += len(part)
