"""A sentence with its words marked: in colour, or with a line of carets below."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from validator.diagnostic import Severity
from validator.named_tuples import NamedTuple
from validator.reporters.layout import COLORS, UNDERLINE, columns, is_single, paint, visible, wrap

LONGEST = 900
"""Code points of a sentence that is shown whole; of a longer one, what stands around the marks."""
_AROUND = 160
_WINDOWS = 12
_ROOM = 2 * LONGEST
_SIGNS = {0: " ", Severity.INFO: "-", Severity.WARNING: "~", Severity.ERROR: "^"}
_SIGN_BYTES = bytes.maketrans(bytes(_SIGNS), "".join(_SIGNS.values()).encode())
_RUN = re.compile(rb"(.)\1*", re.DOTALL)


class Mark(NamedTuple):
    """Words of a sentence that a finding is about."""

    start: int
    end: int
    severity: Severity


class Excerpt(NamedTuple):
    """Text to show, and for each of its code points the severity marked there, or 0."""

    text: str
    levels: bytes


def excerpt(sentence: str, marks: Sequence[Mark]) -> Excerpt:
    """What to show of a sentence; a mark on the whole sentence says nothing and is left out."""
    whole = len(sentence.rstrip())
    marks = [mark for mark in marks if mark.start > 0 or mark.end < whole]
    levels = bytearray(len(sentence))
    for severity in sorted({mark.severity for mark in marks}):
        for start, end in _merged(mark[:2] for mark in marks if mark.severity == severity):
            end = min(end, len(sentence))
            levels[start:end] = bytes([severity]) * (end - start)
    if len(sentence) <= LONGEST:
        return Excerpt(visible(sentence), bytes(levels))
    text, shown, last = "", b"", 0
    for start, end in _windows(sentence, marks):
        gap = " … " if last and start else "… " if start else ""
        text += gap + sentence[start:end]
        shown += bytes(len(gap)) + levels[start:end]
        last = end
    tail = " …" if last < len(sentence) else ""
    return Excerpt(visible(text) + tail, shown + bytes(len(tail)))


def marked_lines(shown: Excerpt, width: int, color: bool) -> Iterator[str]:
    """The excerpt, wrapped; without colour, carets below the marked words."""
    single = is_single(shown.text)
    for start, end in wrap(shown.text, width):
        line, levels = shown.text[start:end], shown.levels[start:end]
        if color:
            yield "".join(
                paint(part, UNDERLINE, COLORS[Severity(level)]) if level else part
                for level, part in _runs(line, levels)
            )
            continue
        yield line
        if single:
            carets = levels.translate(_SIGN_BYTES).decode()
        else:
            runs = _runs(line, levels)
            carets = "".join(_SIGNS[level] * columns(part) for level, part in runs)
        if not carets.isspace():
            yield carets.rstrip()


def _runs(line: str, levels: bytes) -> Iterator[tuple[int, str]]:
    """The parts of a line that are marked alike."""
    for run in _RUN.finditer(levels):
        yield run[1][0], line[run.start() : run.end()]


def _merged(extents: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The extents, sorted, those that touch made one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(extents):
        if last is None:
            last = start, end
        elif start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            yield last
            last = start, end
    if last is not None:
        yield last


def _windows(sentence: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """What to show of a long sentence: some words around each end of each mark."""
    edges = [edge for mark in marks for edge in mark[:2]] or [0]
    around = (_to_words(sentence, edge - _AROUND, edge + _AROUND) for edge in edges)
    windows, room = [], _ROOM
    for start, end in islice(_merged(around), _WINDOWS):
        windows.append((start, min(end, start + room)))
        room -= end - start
        if room <= 0:
            break
    return windows


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent, widened to whole words if they are not far."""
    start, end = max(start, 0), min(end, len(text))
    space = text.find(" ", end, end + 40)
    return text.rfind(" ", max(start - 40, 0), start) + 1 or start, end if space < 0 else space
