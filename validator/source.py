"""A file as it was given: its bytes decoded, and where its lines begin."""

import re
from bisect import bisect_right
from functools import cached_property, partial
from itertools import accumulate, repeat
from operator import add

from validator.named_tuples import NamedTuple


class Extent(NamedTuple):
    """A half-open stretch of text, in code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A place in a source: line and column count from 1, columns in code points."""

    line: int
    column: int
    offset: int


_position = partial(tuple.__new__, Position)  # a named tuple without a call of Python


class UnreadableSourceError(Exception):
    """A draft that cannot be decoded; the message names the byte."""


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)
_NEWLINE = re.compile(r"\r\n?|\n")


def marked(text: str) -> bytes:
    """A text as the bytes of a file that says how it is encoded, whatever a page says in it: that
    is true of the page's own file. A mark at the beginning of the text is that of the file."""
    return ("\ufeff" + text.removeprefix("\ufeff")).encode("utf-8", "surrogatepass")


def decode(data: bytes, declared: str = "utf-8") -> str:
    """The text of a file: what its byte order mark says, else the declared encoding.

    The mark is cut off. Raises UnreadableSourceError at the first byte that is no text. Nothing is
    guessed or replaced.
    """
    mark, encoding = _encoding(data, declared)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        byte = len(mark) + error.start
        said = f"byte {byte} (0x{data[byte]:02x}) is not valid {encoding.upper()}"
        if encoding == "utf-8":
            binary = b"\0" in data
            said += ": this looks like a binary file" if binary else "; save the file as UTF-8"
        raise UnreadableSourceError(said) from None
    nul = text.find("\0") if b"\0" in data else -1  # bytes are searched at once
    if nul >= 0:
        byte = len(mark) + len(text[:nul].encode(encoding))
        raise UnreadableSourceError(f"byte {byte} is NUL: this looks like a binary file")
    return text


def encode(text: str, like: bytes, declared: str = "utf-8") -> bytes:
    """The bytes of a text with the mark and in the encoding of the file that `like` is.

    Raises UnicodeEncodeError.
    """
    mark, encoding = _encoding(like, declared)
    return mark + text.encode(encoding)


def storable(text: str) -> str:
    """A text as a file or a database holds it: half a pair of surrogates, from the name of a file
    or an entity, is written out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _encoding(data: bytes, declared: str) -> tuple[bytes, str]:
    """The byte order mark of a file, and its encoding."""
    if data.startswith(_MARKS):
        return next((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark))
    return b"", declared


class Immutable:
    """Base of what many share: an attribute that was set, or is computed, stays as it is.

    A constructor fills `vars(self)`, as to check each attribute takes longer than to set it.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in vars(self) or hasattr(type(self), name):
            raise AttributeError(f"{name} of a {type(self).__name__} cannot be changed")
        super().__setattr__(name, value)


class Source(Immutable):
    """The path and decoded text of one file, and the encoding that it declares."""

    path: str
    """As it was given."""
    text: str
    """Decoded, without the byte order mark; line ends as they are."""
    encoding: str
    """That the file declares."""

    def __init__(self, path: str, text: str, encoding: str = "utf-8") -> None:
        vars(self).update(path=path, text=text, encoding=encoding)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line; a line ends at LF, CRLF or CR."""
        if "\r" in self.text:
            return [0, *map(re.Match.end, _NEWLINE.finditer(self.text))]
        lines = self.text.split("\n")  # at a fifth of the time
        return list(accumulate(map(add, map(len, lines), repeat(1)), initial=0))[:-1]

    def position(self, offset: int) -> Position:
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return _position((line, offset - starts[line - 1] + 1, offset))

    def line(self, number: int) -> str:
        """The text of a line, without its end; lines count from 1."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
