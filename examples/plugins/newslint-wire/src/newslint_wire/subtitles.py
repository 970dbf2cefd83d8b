"""Reads SubRip subtitles: numbers and times are left out, markup too, offsets lead back.

2
00:00:03,400 --> 00:00:06,100
<i>Six sailors were rescued,</i>
the coast guard said.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from validator.api import Block, OffsetMap, Source, Text

_LINE = re.compile(r"[^\r\n]+")
_TIMES = re.compile(r"\s*\d+:\d\d:\d\d[,.]\d+ --> ")
_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_SENTENCE_ENDS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”")


class Piece(NamedTuple):
    """Words of a line, and where in the file they stand."""

    text: str
    place: int


def read_subtitles(source: Source) -> Text:
    """Prose with a paragraph for each run of lines up to one that ends a sentence."""
    prose, runs, blocks = "", [], []
    start = 0
    for line in _lines(source.text):
        if prose:
            prose += " " if len(prose) > start else "\n\n"
            start = start if prose.endswith(" ") else len(prose)
        for piece in line:
            runs.append((len(prose), piece.place))
            prose += piece.text
        if prose.endswith(_SENTENCE_ENDS):
            blocks.append(Block(start, len(prose), "paragraph", len(blocks) + 1))
            start = len(prose)
    if start < len(prose):
        blocks.append(Block(start, len(prose), "paragraph", len(blocks) + 1))
    return Text(prose, tuple(blocks), offsets=OffsetMap(runs))


def _lines(text: str) -> Iterator[list[Piece]]:
    """The spoken lines, without markup and without white space around them."""
    lines = list(_LINE.finditer(text))
    for number, line in enumerate(lines):
        following = lines[number + 1].group() if number + 1 < len(lines) else ""
        if _TIMES.match(line.group()):
            continue
        if _TIMES.match(following) and line.group().strip().isdecimal():
            continue  # the number of a subtitle
        words = line.group().strip()
        pieces = list(_pieces(words, line.start() + line.group().index(words)))
        if pieces:
            yield pieces


def _pieces(line: str, place: int) -> Iterator[Piece]:
    start = 0
    for end, following in [*(mark.span() for mark in _MARKUP.finditer(line)), (len(line), 0)]:
        if start < end:
            yield Piece(line[start:end], place + start)
        start = following
