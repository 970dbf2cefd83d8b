"""From stretches of a source to prose: white space folded, invisible characters dropped.

Whatever a format looks like, its reader hands over the blocks as stretches of the source, and the
way back to the source is kept here.
"""

from collections.abc import Iterable, Iterator

from validator.api import Extent, OffsetMap, UnreadableSourceError, regex

# soft hyphen, zero-width and direction marks, byte order mark
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BLANKS = regex(rf"[\s{INVISIBLE}]+")
# what is more, or other, than one space
_FAULT = regex(rf"[\s{INVISIBLE}](?:[\s{INVISIBLE}]+|(?<! ))")
_SPACE = regex(r"\s")
GAP = "\n\n"
LARGEST = 4 << 20
"""Characters of a file with markup; a book has one million."""


def check_size(text: str, largest: int = LARGEST) -> None:
    """Raises UnreadableSourceError for what is no draft: it would take minutes, and gigabytes."""
    if len(text) > largest:
        raise UnreadableSourceError(f"it has more than {largest >> 20} million characters")


def trim(text: str, start: int, end: int) -> Extent:
    """The extent without white space and invisible characters at its edges; may be empty."""
    if start < end and text[start].isalnum() and (text[end - 1].isalnum() or text[end - 1] in ".,"):
        return Extent(start, end)
    first = _BLANKS.match(text, start, end)
    if first:
        start = first.end()
    while end > start and (text[end - 1].isspace() or _BLANKS.match(text[end - 1])):
        end -= 1
    return Extent(start, end)


def is_folded(words: str) -> bool:
    """Whether words surely are prose as they stand, but for space at their edges."""
    # what can be printed is neither invisible nor white space, a space apart
    return words.isprintable() and "  " not in words


def folded(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """text[start:end] as prose: its parts, and where each stands in the text."""
    for fault in _FAULT.finditer(text, start, end):
        first, last = fault.span()
        if first > start:
            yield text[start:first], start
        space = _SPACE.search(text, first, last)
        if space:
            yield " ", space.start()
        start = last
    if start < end:
        yield text[start:end], start


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
        begin, before = self._size, -1
        for start, end in stretches:
            first, last = trim(self._source, start, end)
            if first == last:
                continue
            if before >= 0:
                if joint:
                    self._put(joint, before)
            elif self._size:
                self._put(GAP, first - len(GAP))
                begin = self._size
            self._copy(first, last)
            before = last
        return Extent(begin, self._size)

    def prose(self) -> tuple[str, OffsetMap]:
        return "".join(self._parts), OffsetMap(self._runs)

    def _copy(self, start: int, end: int) -> None:
        words = self._source[start:end]
        if is_folded(words):
            self._put(words, start)
            return
        for part, origin in folded(self._source, start, end):
            self._put(part, origin)

    def _put(self, part: str, origin: int) -> None:
        if not self._runs or origin - self._runs[-1][1] != self._size - self._runs[-1][0]:
            self._runs.append((self._size, max(origin, 0)))
        self._parts.append(part)
        self._size += len(part)
