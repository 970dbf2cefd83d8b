"""Plain text: blocks by blank lines, hard-wrapped lines joined, roles told by shape."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, repeat

from validator.api import Extent, NamedTuple, Source, Text, regex
from validator.readers.manuscript import Manuscript
from validator.readers.prose import check_size, is_folded, trim
from validator.readers.roles import PARAGRAPH, Line, Role, assign_roles

_LARGEST = 64 << 20
"""Characters: an archive in one file is read, a dump of a database is not."""
_NARROWEST, _WIDEST = 40, 120
"""Columns between which lines may be hard-wrapped."""
_NEVER = 1 << 40
"""The width of a text that is not wrapped."""
_NEIGHBOURS = 4
"""How many lines away the next number of a list may stand."""

_BREAK = regex(r"\n|\r\n?|[\x85\u2028\u2029]")
# a bullet that comes again in its line makes no item: the line is a list of its own
_AGAIN = r"[^\n]{0,200}(?: [-*] | – )"
_MARKER = regex(
    rf"(?:(#{{1,6}}|>|[-*](?! {_AGAIN})|–(?! {_AGAIN})|[•▪‣](?![^\n]{{0,400}} [•▪‣] ))"
    r"|(\d{1,3})[.)])[ \t\xa0]+(?=\S)"
)
_MARKS = frozenset("#>-*–•▪‣0123456789")
"""What a marker begins with."""
_CELL = regex(r"[^\t]+")
_WORD = regex(r"\S+")
_STOP = regex(r"[.!?:;…]['\"”’)\]]*$")


class _Raw(NamedTuple):
    """A line of the source that is not blank."""

    start: int
    end: int
    width: int
    """Columns, indent included."""
    marker: str
    """What opens a heading, an item or a quotation; the number of a numbered item."""
    text: int
    """Where the text begins, behind the marker."""
    joint: bool
    """Whether it stands right below another line."""


def read(source: Source) -> Text:
    """The prose of a plain text, its blocks and what it says of itself."""
    text = source.text
    check_size(text, _LARGEST)
    lines = _prose_lines(text)
    if lines is not None:
        return Text(text, *assign_roles(lines))
    manuscript = Manuscript()
    for marker, extents in _gather(text):
        before = -1
        for start, end in extents:
            if before >= 0:
                manuscript.copy(" ", before)  # for the line end there
            manuscript.copy(text[start:end], start)
            before = end
        manuscript.end_block(Role(marker) if marker else PARAGRAPH)
    return manuscript.text()


def _prose_lines(text: str) -> list[Line] | None:
    """The lines of a text that is prose as it stands, so that nothing is copied and offsets are
    the same; none for any other."""
    lines = text.split("\n")
    if any(lines[1::2]) and any(map(min, pairwise(lines))):
        return None  # some stand right below another
    starts = accumulate(map((1).__add__, map(len, lines)), initial=0)
    found = [line for line in zip(lines, starts, repeat(PARAGRAPH)) if line[0]]
    lines = list(filter(None, lines))
    if not is_folded(lines, text):
        return None
    if not _MARKS.isdisjoint([line[0] for line in lines]) and any(map(_MARKER.match, lines)):
        return None
    return found


def _gather(text: str) -> Iterator[tuple[str, list[Extent]]]:
    """The blocks of a source: marker, and stretches of the text without it."""
    lines = _numbered(list(_raw_lines(text)))
    starts = [number for number, line in enumerate(lines) if not line.joint]
    chunks = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    widths = [_wrap_width(text, chunk) for chunk in chunks]
    usual = max((width for width in widths if width), default=None)
    for chunk, width in zip(chunks, widths, strict=True):
        yield from _blocks(text, chunk, width or usual or _NEVER)


def _raw_lines(text: str) -> Iterator[_Raw]:
    begin, joint = 0, False
    for found in (*_BREAK.finditer(text), None):
        stop, following = found.span() if found else (len(text), len(text))
        start, end = trim(text, begin, stop)
        if start < end:
            marker = None if text[start].isalpha() else _MARKER.match(text, start, end)
            kind, behind = (marker[1] or marker[2], marker.end()) if marker else ("", start)
            yield _Raw(start, end, end - begin, kind, behind, joint)
        joint = start < end
        begin = following


def _numbered(lines: list[_Raw]) -> list[_Raw]:
    """The lines, with a number taken for a marker only where a line near it counts on."""
    at = {index: int(line.marker) for index, line in enumerate(lines) if line.marker.isdigit()}
    for index, here in at.items():
        near = range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1)
        if not any(at.get(other) == here + (1 if other > index else -1) for other in near):
            line = lines[index]
            lines[index] = line._replace(marker="", text=line.start)
    return lines


def _blocks(text: str, chunk: Sequence[_Raw], width: int) -> Iterator[tuple[str, list[Extent]]]:
    """The blocks of a chunk, lines that stand together, where lines are wrapped at `width`."""
    if len(chunk) > 1 and all(_is_row(text, line) for line in chunk):
        for line in chunk:
            for cell in _CELL.finditer(text, line.start, line.end):
                yield "\t", [Extent(*cell.span())]
        return
    marker, stretches = "", list[Extent]()
    for before, line in zip((None, *chunk), chunk, strict=False):
        goes_on = marker == ">" if line.marker == ">" else not line.marker
        if before and not (goes_on and (line.marker or _is_wrapped(text, before, line, width))):
            yield marker, stretches
            stretches = []
        if not stretches:
            marker = line.marker
        stretches.append(Extent(line.text, line.end))
    yield marker, stretches


def _is_row(text: str, line: _Raw) -> bool:
    return not line.marker and text.find("\t", line.start, line.end) >= 0


def _wrap_width(text: str, chunk: Sequence[_Raw]) -> int | None:
    """The width at which the lines of a chunk are wrapped, if they surely are.

    They are if a line goes on in the next: no stop, and then a small letter.
    """
    width = max(line.width for line in chunk)
    if _NARROWEST <= width <= _WIDEST:
        for before, line in pairwise(chunk):
            small = text[line.text].islower() and not line.marker
            if small and _full(text, before, line, width) and not _ends(text, before):
                return width
    return None


def _is_wrapped(text: str, before: _Raw, line: _Raw, width: int) -> bool:
    """Whether a line goes on in the next: it is full, or all but full and without a stop."""
    nearly = before.width * 4 > width * 3 and not _ends(text, before)
    return nearly or _full(text, before, line, width)


def _full(text: str, before: _Raw, line: _Raw, width: int) -> bool:
    """Whether the first word of a line would not have fitted into the line before."""
    word = _WORD.match(text, line.text, line.end)
    return before.width + 1 + (len(word[0]) if word else 0) > width


def _ends(text: str, line: _Raw) -> bool:
    return _STOP.search(text, max(line.end - 6, line.start), line.end) is not None
