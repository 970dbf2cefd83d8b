"""IPTC ninjs, versions 1 to 3: a news item in JSON (https://iptc.org/std/ninjs/).

The parser is the standard library's, made to remember where strings stand; from there on, what
is escaped in a string is told by the grammar of JSON alone.
"""

import json
import re
from collections.abc import Iterator
from json import decoder, scanner
from typing import Any

from validator.api import OffsetMap, Source, Text, UnreadableSourceError, regex
from validator.readers import html
from validator.readers.elements import BYLINE, CAPTION, DATELINE, DEK, HEADLINE
from validator.readers.manuscript import Manuscript
from validator.readers.markup import Markup
from validator.readers.metadata import metadata_of
from validator.readers.prose import check_size
from validator.readers.roles import PARAGRAPH, Role

_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_NO_CHARACTER = regex("[\0\ud800-\udfff]")
_NO_LETTER = regex(r"[^a-z]")
_PARTS = regex(r"\n[ \t\r]*\n")
_HEADS: tuple[tuple[str, Role], ...] = (
    ("headline", HEADLINE),
    ("subheadline", DEK),
    ("byline", BYLINE),
    ("by", BYLINE),
    ("dateline", DATELINE),
)
_BODIES = ("bodyxhtml", "body", "bodytext", "bodies")
"""In the order in which they count; the last is a list."""
_NEWS = frozenset({"headline", "headlines", *_BODIES})
_MARKED_UP = regex(r"</?[a-zA-Z][^<>]*>")


class _String(str):
    """A string and the place of what is between its quotation marks."""

    start: int
    end: int


def read(source: Source) -> Text:
    """The prose of a ninjs item: headline, byline, dateline and body."""
    item = _parse(source.text)
    fields = _named(item) if isinstance(item, dict) else {}
    if not _NEWS & fields.keys():
        raise UnreadableSourceError("it is no ninjs item: it has neither a headline nor a body")
    copy = _Copy(source.text)
    for name, role in _HEADS:
        for value in _strings(fields.get(name)):
            copy.plain(value, role)
        if name == "headline":
            for value in _values(fields.get("headlines"), ("main", "headline", "")):
                copy.plain(value, role)
    texts = (_strings(fields.get(name)) for name in _BODIES[:-1])
    bodies = next(filter(None, texts), None) or _values(fields.get("bodies"), ())[:1]
    if not bodies and (odd := next(filter(fields.get, _BODIES), None)):
        raise UnreadableSourceError(f"its {_written(item, odd)} holds no text")
    for body in bodies:
        copy.body(body)
    for association in _associated(fields.get("associations")):
        told = _values(association.get("descriptions"), ("caption", "main", ""))
        for value in told or _strings(association.get("descriptiontext")):
            copy.plain(value, CAPTION)
    return copy.text({name: value for name, value in fields.items() if isinstance(value, str)})


def _parse(text: str) -> Any:
    """The JSON of a text, its strings with their places. Raises UnreadableSourceError."""
    check_size(text)
    # numbers are not looked at, and to make one of a million digits takes for ever
    parser: Any = json.JSONDecoder(parse_int=str, parse_float=str)
    parser.parse_string = _placed
    parser.parse_object = decoder.JSONObject  # type: ignore[attr-defined]
    parser.parse_array = decoder.JSONArray  # type: ignore[attr-defined]
    parser.scan_once = scanner.py_make_scanner(parser)  # type: ignore[attr-defined]
    try:
        return parser.decode(text)
    except json.JSONDecodeError as error:
        raise UnreadableSourceError(f"line {error.lineno}: {error.msg}") from None
    except RecursionError:
        raise UnreadableSourceError("its objects stand too deep in each other") from None


def _placed(text: str, begin: int, strict: bool = True) -> tuple[_String, int]:
    value, end = decoder.scanstring(text, begin, strict)  # type: ignore[attr-defined]
    string = _String(value)
    string.start, string.end = begin, end - 1
    return string, end


def _named(item: dict[str, Any]) -> dict[str, Any]:
    """Fields by one name, however a version writes it: body_text, bodyText."""
    found: dict[str, Any] = {}
    for name, value in item.items():
        found.setdefault(_one_name(name), value)
    return found


def _one_name(name: str) -> str:
    return _NO_LETTER.sub("", name.lower())


def _written(item: dict[str, Any], field: str) -> str:
    """A field as the item writes it."""
    return next(name for name in item if _one_name(name) == field)


def _strings(value: Any) -> list[_String]:
    return [value] if isinstance(value, _String) and value else []


def _values(value: Any, roles: tuple[str, ...]) -> list[_String]:
    """The values of a list of headlines or bodies; the first, unless some have one of `roles`."""
    listed = value if isinstance(value, list) else ()
    entries = [_named(entry) for entry in listed if isinstance(entry, dict)]
    entries = [entry for entry in entries if _strings(entry.get("value"))]
    chosen = [e for e in entries if str(e.get("role", "")).rpartition(":")[2].lower() in roles]
    return [entry["value"] for entry in (chosen or entries)[:1]]


def _associated(value: Any) -> Iterator[dict[str, Any]]:
    entries = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    return (_named(entry) for entry in entries if isinstance(entry, dict))


class _Copy:
    """The strings of an item, unescaped one behind the other, and the manuscript of them."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._manuscript = Manuscript()
        self._runs: list[tuple[int, int]] = []
        self._wide: dict[int, int] = {}
        self._size = 0

    def plain(self, value: _String, role: Role = PARAGRAPH) -> None:
        """A string that is one block."""
        text, base = self._unescaped(value)
        self._manuscript.copy(text, base)
        self._manuscript.end_block(role)

    def body(self, value: _String) -> None:
        """The body: HTML, or text with blank lines or line ends between its paragraphs."""
        text, base = self._unescaped(value)
        if _MARKED_UP.search(text):
            markup = Markup(self._manuscript)
            html.write(text, base, markup)
            markup.finish()
            return
        parting = _PARTS if _PARTS.search(text) else re.compile("\n")
        start = 0
        for found in (*parting.finditer(text), None):
            end = found.start() if found else len(text)
            self._manuscript.copy(text[start:end], base + start)
            self._manuscript.end_block()
            start = found.end() if found else end

    def text(self, fields: dict[str, str]) -> Text:
        return self._manuscript.text(metadata_of(fields), OffsetMap(self._runs, self._wide))

    def _unescaped(self, value: _String) -> tuple[str, int]:
        """What a string says, and where that begins in the strings so far."""
        base = self._size
        text = _NO_CHARACTER.sub("\ufffd", value)
        at, start = base, value.start
        for found in _ESCAPE.finditer(self._source, value.start, value.end):
            begin, end = found.span()
            if begin > start:
                self._runs.append((at, start))
                at += begin - start
            self._runs.append((at, begin))
            self._wide[at] = end
            at, start = at + 1, end
        if start < value.end:
            self._runs.append((at, start))
            at += value.end - start
        self._size = at
        return text, base
