"""Where keys stand in a TOML text; `tomllib` reads values and gives no places.

The text is one that `tomllib` has read, so it is sound; a stop short only costs places.
"""

import re
from collections.abc import Mapping
from contextlib import suppress

from validator.source import Extent

KeyPath = tuple[str | int, ...]
"""Keys and, within lists, indexes from the top of the file down."""

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


def places(text: str) -> Mapping[KeyPath, Extent]:
    """The extent of every key and of every item of a list, by its path."""
    scan = _Scan(text)
    with suppress(_StopShortError):
        scan.file()
    return scan.found


class _StopShortError(Exception):
    """What follows is no TOML as this scan knows it."""


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._tables: dict[KeyPath, int] = {}
        self.found: dict[KeyPath, Extent] = {}

    def file(self) -> None:
        table: KeyPath = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> KeyPath:
        """`[a.b]` or `[[a.b]]`; the tables of a list count from 0."""
        repeated = self._text.startswith("[[", self._at)
        self._at += 2 if repeated else 1
        start = self._at
        path = self._key(())
        at = Extent(start, self._at)
        self._at += 2 if repeated else 1
        if not repeated:
            return path
        number = self._tables[path] = self._tables.get(path, -1) + 1
        self.found[*path, number] = at
        return (*path, number)

    def _pair(self, table: KeyPath) -> None:
        path = self._key(table)
        self._expect("=")
        self._value(path)

    def _key(self, table: KeyPath) -> KeyPath:
        """A dotted key; each of its parts is found."""
        while True:
            self._skip(_SPACE)
            start = self._at
            part = self._part()
            table = (*table, part)
            self.found.setdefault(table, Extent(start, self._at))
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return table
            if table in self._tables:  # the last table of the list is meant
                table = (*table, self._tables[table])
            self._at += 1

    def _part(self) -> str:
        bare = BARE_KEY.match(self._text, self._at)
        if bare is not None:
            self._at = bare.end()
            return bare[0]
        quoted = self._take(_STRING)
        if "\\" in quoted and quoted.startswith('"'):
            import tomllib

            value: str = tomllib.loads(f"x = {quoted}")["x"]
            return value
        return quoted[1:-1]

    def _value(self, path: KeyPath) -> None:
        self._skip(_SPACE)
        match self._text[self._at : self._at + 1]:
            case '"' | "'":
                self._take(_STRING)
            case "[":
                self._list(path)
            case "{":
                self._inline_table(path)
            case _:
                self._take(_SCALAR)

    def _list(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_GAP)
        number = 0
        while not self._text.startswith("]", self._at):
            start = self._at
            self._value((*path, number))
            self.found[*path, number] = Extent(start, self._at)
            number += 1
            self._comma("]")
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_GAP)
        while not self._text.startswith("}", self._at):
            self._pair(path)
            self._comma("}")
        self._at += 1

    def _comma(self, end: str) -> None:
        self._skip(_GAP)
        if not self._text.startswith(end, self._at):
            self._expect(",")
            self._skip(_GAP)

    def _expect(self, mark: str) -> None:
        self._skip(_SPACE)
        if not self._text.startswith(mark, self._at):
            raise _StopShortError
        self._at += len(mark)

    def _take(self, pattern: "re.Pattern[str]") -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise _StopShortError
        self._at = found.end()
        return found[0]

    def _skip(self, pattern: "re.Pattern[str]") -> None:
        found = pattern.match(self._text, self._at)
        if found is not None:
            self._at = found.end()
