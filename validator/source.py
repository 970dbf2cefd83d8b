"""A file as it was given: its bytes decoded, and where its lines begin."""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Extent(NamedTuple):
    """A half-open stretch of text, in code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a source: line and column count from 1, columns in code points."""

    line: int
    column: int
    offset: int


class UnreadableSourceError(Exception):
    """A draft that cannot be decoded; the message names the byte."""


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NEWLINE = re.compile(r"\r\n?|\n")


def decode(data: bytes, declared: str = "utf-8") -> str:
    """The text of a file: what its byte order mark says, else the declared encoding.

    The mark is cut off. Raises UnreadableSourceError at the first byte that is no text. Nothing is
    guessed or replaced.
    """
    mark, encoding = next(((m, e) for m, e in _BOMS if data.startswith(m)), (b"", declared))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        byte = len(mark) + error.start
        raise UnreadableSourceError(
            f"byte {byte} (0x{data[byte]:02x}) is not valid {encoding.upper()}"
        ) from None
    nul = text.find("\0")
    if nul >= 0:
        byte = len(mark) + len(text[:nul].encode(encoding))
        raise UnreadableSourceError(f"byte {byte} is NUL: this looks like a binary file")
    return text


class Source:
    """The path and decoded text of one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line; a line ends at LF, CRLF or CR."""
        return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line(self, number: int) -> str:
        """The text of a line, without its end; lines count from 1."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
