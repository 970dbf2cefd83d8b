"""Plain text: blocks by blank lines, hard-wrapped lines joined, roles told by shape."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from validator.api import Extent, OffsetMap, Source, Text
from validator.readers.prose import INVISIBLE, ProseBuilder, trim
from validator.readers.roles import Line, assign_roles

_NARROWEST, _WIDEST = 40, 120
"""Columns between which lines may be hard-wrapped."""

_BREAK = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
_MARKER = re.compile(r"(#{1,6}|>|[-*•▪‣–])[ \t\xa0]+(?=\S)|(\d{1,3})[.)][ \t\xa0]+(?=\S)")
# what a text must not hold, so that it is prose as it stands
_IRREGULAR = re.compile(rf"[^\S \n]|[{INVISIBLE}]")
_IRREGULAR_LINE = re.compile(r"\n(?:(?<!\n\n)(?=[^\n])|(?=(?:#{1,6}|[>*•▪‣–-]|\d{1,3}[.)]) )| )")
_LINE = re.compile(r"[^\n]+")
_FIRST_WORD = re.compile(r"\S+")
_FINAL = re.compile(r"[.!?:;…]['\"”’)\]]*$")


class _Raw(NamedTuple):
    """A line of the source that is not blank, its marker apart."""

    start: int
    end: int
    marker: str
    width: int


def read(source: Source) -> Text:
    """The prose of a plain text, its blocks and what it says of itself."""
    text = source.text
    if _is_prose(text):
        prose, offsets = text, OffsetMap()
        lines = [Line(*match.span(), "") for match in _LINE.finditer(text)]
    else:
        builder = ProseBuilder(text)
        lines = []
        for chunk in _chunks(text):
            for marker, stretches in _blocks(text, chunk):
                lines.append(Line(*builder.block(stretches), marker))
        prose, offsets = builder.prose()
    blocks, metadata = assign_roles(prose, lines)
    return Text(prose, tuple(blocks), metadata, offsets)


def _is_prose(text: str) -> bool:
    """Whether a text is prose as it stands: then nothing is copied and offsets are the same."""
    return not (
        "  " in text
        or " \n" in text
        or text[-1:] == " "
        or (text[:1] in " #>-*•▪‣–\n" or text[:1].isdigit())
        or _IRREGULAR.search(text)
        or _IRREGULAR_LINE.search(text)
    )


def _chunks(text: str) -> Iterator[list[_Raw]]:
    """Lines that stand together, without a blank line between them."""
    chunk: list[_Raw] = []
    begin = 0
    ends = [match.span() for match in _BREAK.finditer(text)]
    for line_end, following in [*ends, (len(text), len(text))]:
        start, end = trim(text, begin, line_end)
        if start < end:
            marker = _MARKER.match(text, start, end)
            kind = (marker[1] or marker[2])[:7] if marker else ""
            chunk.append(_Raw(start, end, kind, end - begin))
        elif chunk:
            yield chunk
            chunk = []
        begin = following
    if chunk:
        yield chunk


def _blocks(text: str, chunk: list[_Raw]) -> Iterator[tuple[str, list[Extent]]]:
    """The blocks of a chunk: marker, and stretches of the source without it."""
    width = max(line.width for line in chunk)
    wrapped = _NARROWEST <= width <= _WIDEST and _runs_on(text, chunk, width)
    marker, stretches = "", list[Extent]()
    for number, line in enumerate(chunk):
        start = line.start
        own = line.marker
        if own.isdigit() and not _in_sequence(chunk, number):
            own = ""
        if own:
            found = _MARKER.match(text, start, line.end)
            start = found.end() if found else start
        joined = stretches and (
            (own == ">" and marker == ">") if own else wrapped and _full(text, chunk, number, width)
        )
        if not joined:
            if stretches:
                yield marker, stretches
            marker, stretches = own, []
        stretches.append(Extent(start, line.end))
    yield marker, stretches


def _in_sequence(chunk: list[_Raw], number: int) -> bool:
    """Whether a numbered line has a neighbour that counts on."""
    here = int(chunk[number].marker)
    near = [line.marker for line in chunk[max(number - 1, 0) : number + 2]]
    return str(here - 1) in near or str(here + 1) in near


def _full(text: str, chunk: list[_Raw], number: int, width: int) -> bool:
    """Whether the first word of a line would not have fitted into the line before."""
    line, before = chunk[number], chunk[number - 1]
    word = _FIRST_WORD.match(text, line.start, line.end)
    return bool(word) and before.width + 1 + len(word[0] if word else "") > width


def _runs_on(text: str, chunk: list[_Raw], width: int) -> bool:
    """Whether a line surely goes on in the next: no stop, then a small letter."""
    return any(
        text[line.start].islower()
        and not _FINAL.search(text, max(chunk[number].end - 5, chunk[number].start), chunk[number].end)
        and _full(text, chunk, number + 1, width)
        for number, line in enumerate(chunk[1:])
    )
