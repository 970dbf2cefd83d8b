"""Plain text: blocks by blank lines, hard-wrapped lines joined, roles told by shape."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise, repeat
from operator import add, sub
from typing import TypeVar

from validator.api import (
    Extent,
    NamedTuple,
    OffsetMap,
    Source,
    Text,
    UnreadableSourceError,
    decode,
    regex,
)
from validator.readers.manuscript import Manuscript
from validator.readers.prose import BLANK, check_size, is_printable, is_single_spaced, joined
from validator.readers.roles import PARAGRAPH, Role, assign_roles

_LARGEST = 64 << 20
"""Characters: an archive in one file is read, a dump of a database is not."""
_NARROWEST, _WIDEST = 40, 120
"""Columns between which lines may be hard-wrapped."""
_NEVER = 1 << 40
"""The width of a text that is not wrapped."""
_NEIGHBOURS = 4
"""How many lines away the next number of a list may stand."""

_BREAK = regex(r"\n|\r\n?|[\x85\u2028\u2029]")
_RARE_BREAKS = "\r\x85\u2028\u2029"
# a bullet that comes again in its line makes no item: the line is a list of its own, or "- 30 -";
# a dash may stand behind a star: "* 12 dead - governor"
_AGAIN = r"[^\n]{0,200} [-*–](?: |$)"
_MARKER = regex(
    rf"(?:(#{{1,6}}(?! #)|>|\*(?! [^\n]{{0,200}} \*(?: |$))|[-–](?! {_AGAIN})"
    r"|[•▪‣](?![^\n]{0,400} [•▪‣] ))"
    r"|(\d{1,3})[.)])[ \t\xa0]+(?=\S)"
)
_FIGURES = "0123456789"
_MARKS = frozenset(f"#>-*–•▪‣{_FIGURES}")
"""What a marker begins with."""
_CELL = regex(r"[^\t]+")
_WORD = regex(r"\S+")
_STOP = regex(r"[.!?:;…]['\"”’)\]]*$")

_Item = TypeVar("_Item")


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


class _Lines(NamedTuple):
    """The lines of a source that are not blank, one beside the other in lists."""

    texts: list[str]
    """Without white space and invisible characters at their ends."""
    starts: list[int]
    """Where each text begins."""
    indents: list[int]
    """Where the line of each begins."""
    chunks: list[int]
    """How many lines stand together, without a blank one between."""
    breaks: int
    """How many line ends there are."""
    printable: bool
    """Whether there surely is nothing invisible, and no white space that is not of ASCII."""


def open_source(path: str, data: bytes) -> Source:
    if data.startswith(b"{\\rtf"):
        raise UnreadableSourceError("this is RTF, which is not read: save it as .docx or as text")
    return Source(path, decode(data))


def escape(words: str, _: Source) -> str:
    return words


def read(source: Source) -> Text:
    """The prose of a plain text, its blocks and what it says of itself."""
    text = source.text
    check_size(text, _LARGEST)
    lines = _lines(text)
    if _are_paragraphs(text, lines):
        if lines.printable and is_single_spaced("".join(lines.texts)):
            return _paragraphs(text, lines)
        manuscript = Manuscript()
        manuscript.copy_blocks(lines.texts, lines.starts)
        return manuscript.text()
    manuscript = Manuscript()
    for marker, extents in _gather(text, lines):
        before = -1
        for start, end in extents:
            if before >= 0:
                manuscript.copy(" ", before)  # for the line end there
            manuscript.copy(text[start:end], start)
            before = end
        manuscript.end_block(Role(marker) if marker else PARAGRAPH)
    return manuscript.text()


def _paragraphs(text: str, lines: _Lines) -> Text:
    """A text whose lines are paragraphs in which nothing is to be folded."""
    texts = lines.texts
    roles = [PARAGRAPH] * len(texts)
    if len(lines.chunks) == len(texts) and sum(map(len, texts)) + lines.breaks == len(text):
        return Text(text, *assign_roles(texts, lines.starts, roles))  # it is prose as it stands
    prose = joined(texts)
    offsets = OffsetMap(list(zip(prose.starts, lines.starts, strict=True)))
    return Text(prose.text, *assign_roles(texts, prose.starts, roles), offsets)


def _lines(text: str) -> _Lines:
    printable = not any(map(text.__contains__, _RARE_BREAKS))
    if printable:
        lines = text.split("\n")
        begins = list(accumulate(map(add, map(len, lines), repeat(1)), initial=0))[:-1]
        printable = is_printable(lines)
    else:
        breaks = [found.span() for found in _BREAK.finditer(text)]
        begins = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(text)]
        lines = [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    texts = list(map(str.strip, lines)) if printable else [line.strip(BLANK) for line in lines]
    starts = begins
    if texts != lines:
        left = map(str.lstrip, lines) if printable else (line.lstrip(BLANK) for line in lines)
        starts = list(map(sub, map(add, begins, map(len, lines)), map(len, left)))
    written = bytes(map(bool, texts))
    return _Lines(
        list(filter(None, texts)),
        list(compress(starts, written)),
        list(compress(begins, written)),
        list(map(len, filter(None, written.split(b"\0")))),
        len(lines) - 1,
        printable,
    )


def _are_paragraphs(text: str, lines: _Lines) -> bool:
    """Whether each line surely is a block by itself and has no marker; what is looked for in all
    of them at once need not be looked for in each."""
    if "\t" in text:
        return False
    if any(map(_marker, [line for line in lines.texts if line[0] in _MARKS])):
        return False
    return len(lines.chunks) == len(lines.texts) or not any(
        _NARROWEST <= max(widths) <= _WIDEST for widths in _chunked(_widths(lines), lines.chunks)
    )


def _gather(text: str, lines: _Lines) -> Iterator[tuple[str, list[Extent]]]:
    """The blocks of a source: marker, and stretches of the text without it."""
    chunks = list(_chunked(_numbered(list(_raw_lines(lines))), lines.chunks))
    widths = [_wrap_width(text, chunk) for chunk in chunks]
    usual = max((width for width in widths if width), default=None)
    for chunk, width in zip(chunks, widths, strict=True):
        yield from _blocks(text, chunk, width or usual or _NEVER)


def _chunked(items: Sequence[_Item], sizes: Iterable[int]) -> Iterator[Sequence[_Item]]:
    """Items in pieces of these sizes."""
    for start, end in pairwise(accumulate(sizes, initial=0)):
        yield items[start:end]


def _widths(lines: _Lines) -> list[int]:
    """Columns of each line, the indent included."""
    ends = map(add, lines.starts, map(len, lines.texts))
    return list(map(sub, ends, lines.indents))


def _raw_lines(lines: _Lines) -> Iterator[_Raw]:
    for text, start, width in zip(lines.texts, lines.starts, _widths(lines), strict=True):
        marker = _marker(text)
        kind, behind = (marker[1] or marker[2], marker.end()) if marker else ("", 0)
        yield _Raw(start, start + len(text), width, kind, start + behind)


def _marker(line: str) -> re.Match[str] | None:
    """What opens a line as a heading, an item or a quotation.

    What is behind the first signs is looked at first: a line may well open with a figure, and to
    compile the expression takes longer than all else.
    """
    first = line[0]
    if first.isalpha():
        return None
    behind = line.lstrip(_FIGURES if first.isdigit() else first)[:1]
    possible = behind in ".)" or not behind.isascii() if first.isdigit() else behind in " \t\xa0"
    return _MARKER.match(line) if possible else None


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
