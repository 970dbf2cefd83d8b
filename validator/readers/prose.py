"""Prose: white space folded to single spaces, invisible characters dropped, blocks kept apart.

The way back is kept: of each piece of prose, where it stands in what it was made of.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import filterfalse, repeat
from operator import contains

from validator.api import Extent, NamedTuple, UnreadableSourceError, regex

# soft hyphen, zero-width and direction marks, byte order mark
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_WHITE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""White space, but for the space itself."""
_ASCII = "\t\v\f\r\x1c\x1d\x1e\x1f"
"""White space of ASCII but for the space and the line feed; it has nothing invisible."""
_BLANK = f" {INVISIBLE}"
BLANK = _BLANK + _WHITE
"""White space and what is invisible."""
_SPACES = regex("  +")
# what is more, or other, than one space
_FAULT = regex(rf"[{_BLANK}](?:[{_BLANK}]+|(?<! ))")
GAP = "\n\n"
_LARGEST = 4 << 20
"""Characters of a file with markup; a book has one million."""


def check_size(text: str, largest: int = _LARGEST) -> None:
    """Raises UnreadableSourceError for what is no draft: it would take minutes, and gigabytes."""
    if len(text) > largest:
        raise UnreadableSourceError(f"it has more than {largest >> 20} million characters")


def _trim(text: str, start: int, end: int) -> Extent:
    """The extent without white space and invisible characters at its edges; may be empty."""
    words = text[start:end]
    return Extent(end - len(words.lstrip(BLANK)), start + len(words.rstrip(BLANK)))


class Prose(NamedTuple):
    """A text of blocks, and where each begins in it; one may be empty."""

    text: str
    blocks: Sequence[str]
    starts: Sequence[int]
    runs: Sequence[tuple[int, int]] = ()
    """Which stretches are copied from where, as an offset map has them; none if places agree."""


def is_printable(texts: Iterable[str]) -> bool:
    """Whether texts surely have nothing invisible, and of all white space but that of ASCII."""
    return all(map(str.isprintable, filterfalse(str.isascii, texts)))


def is_single_spaced(text: str) -> bool:
    """Whether of the white space of ASCII there are but line feeds and single spaces."""
    # from its end a text is searched in fewer steps
    return text.rfind("  ") < 0 and not any(map(text.__contains__, _ASCII))


def fold(blocks: Sequence[str]) -> Prose:
    """Prose of blocks as they are written. The places in its runs count a gap between blocks."""
    prose = joined(blocks)
    if not _is_folded(prose):
        blocks = list(map(_spaced, blocks))
        prose = joined(blocks)
        if not _is_folded(prose):
            return _folded(blocks)
    return prose


def joined(blocks: Sequence[str]) -> Prose:
    """Blocks that are prose as they stand, with the gaps between them."""
    starts = []
    start = 0
    for block in blocks:
        starts.append(start)
        start += len(block) + len(GAP)
    return Prose(GAP.join(blocks), blocks, starts)


def _is_folded(prose: Prose) -> bool:
    """Whether blocks surely are prose as they stand."""
    text, blocks = prose.text, prose.blocks
    return (
        all(blocks)
        and not any(map(contains, blocks, repeat("\n")))
        and list(map(str.strip, blocks)) == blocks
        and is_single_spaced(text)
        and (text.isascii() or is_printable(blocks))
    )


def _spaced(block: str) -> str:
    """A block whose white space is spaces, one for one."""
    block = block.replace("\n", " ")
    if not block.isprintable():
        for character in _WHITE:
            block = block.replace(character, " ")
    return block


def _folded(blocks: Sequence[str]) -> Prose:
    folded: list[str] = []
    starts: list[int] = []
    runs: list[tuple[int, int]] = []
    size = origin = 0
    for block in blocks:
        pieces = list(_pieces(block))
        start = size + len(GAP) if size and pieces else size
        size = start
        for offset, piece in pieces:
            runs.append((size, origin + offset))
            size += len(piece)
        starts.append(start)
        folded.append("".join([piece for _, piece in pieces]))
        origin += len(block) + len(GAP)
    return Prose(GAP.join(filter(None, folded)), folded, starts, runs)


def _pieces(block: str) -> Iterator[tuple[int, str]]:
    """What stands in a block, where it stands there; of white space it has but spaces."""
    faults = _SPACES if block.isprintable() else _FAULT
    start, end = _trim(block, 0, len(block))
    for fault in faults.finditer(block, start, end):
        first, last = fault.span()
        if first > start:
            yield start, block[start:first]
        space = block.find(" ", first, last)
        if space >= 0:
            yield space, " "
        start = last
    if start < end:
        yield start, block[start:end]
