"""Markdown: CommonMark with GFM tables, footnotes and front matter; the parser is pyromark.

Code is no prose and left out. Struck text counts as deleted. The words of an image are a caption
where it has a paragraph to itself, else nothing. HTML is read as HTML.
"""

from collections.abc import Iterable
from typing import Any

import pyromark
from pyromark import Options

from validator.api import Source, Text, UnreadableSourceError, regex
from validator.readers.code_points import CodePoints
from validator.readers.elements import (
    CAPTION,
    CELL,
    CROSSHEAD,
    DEK,
    HEADLINE,
    HIDDEN,
    ITEM,
    QUOTE,
    VOID,
)
from validator.readers.front_matter import Field, read_front_matter
from validator.readers.manuscript import CODE, PARAGRAPH, Manuscript, Role
from validator.readers.prose import check_size

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
)
_TAG = regex(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
"""Elements that part no words."""

_SPECIAL = regex(r"[\\`*_\[\]|~]|&(?=#?\w+;)|<(?=[A-Za-z/!?])")
_REFERENCES = {"&": "&amp;", "<": "&lt;"}
"""What an HTML block, where a backslash is a backslash, writes the same way."""

_EDGES = frozenset({"Start", "End"})
_PLAIN = frozenset({"Emphasis", "Strong", "Link"})
"""Those of them that change nothing in what is told by their name alone."""
_TOP = {"Heading": "H1"}
"""The end of a heading of level 1."""

_Event = tuple[Any, Any]


def read(source: Source) -> Text:
    """The prose of a Markdown text, its blocks, and what its front matter says."""
    check_size(source.text)
    front = read_front_matter(source.text)
    body = source.text[front.end :]
    manuscript = Manuscript()
    if front.headline and not _has_headline(pyromark.events(body, options=_OPTIONS)):
        _write_field(manuscript, source.text, front.headline, HEADLINE)
    if front.dek:
        _write_field(manuscript, source.text, front.dek, DEK)
    writer = _Writer(manuscript, body, front.end)
    writer.write(pyromark.events_with_range(body, options=_OPTIONS), not front.headline)
    if writer.unclosed is not None:
        line = source.position(writer.unclosed).line
        raise UnreadableSourceError(f"line {line}: the comment that begins here is never closed")
    return manuscript.text(front.metadata)


def escape(words: str, _: Source) -> str:
    """Words as Markdown has them in a line."""
    return _SPECIAL.sub(lambda found: _REFERENCES.get(found[0], f"\\{found[0]}"), words)


def _write_field(manuscript: Manuscript, text: str, field: Field, role: Role) -> None:
    if text[field.start : field.end] == field.text:
        manuscript.copy(field.text, field.start)
    else:
        manuscript.stand_in(field.text, field.start, field.end)
    manuscript.end_block(role)


def _has_headline(events: Iterable[Any]) -> bool:
    """Whether there is a heading of level 1."""
    return any(type(event) is dict and event.get("End") == _TOP for event in events)


class _Writer:
    """One walk over the events of a text; `base` is where it begins in the source."""

    def __init__(self, manuscript: Manuscript, body: str, base: int) -> None:
        self._manuscript = manuscript
        self._body = body
        self._base = base
        self._points = CodePoints(body)
        self._roles = [PARAGRAPH]
        self._silent = 0
        self._tagged = 0
        """Tags that hide the words up to their end, or that of the block."""
        self._images = 0
        self._pictured: list[tuple[str, int, int]] = []
        """The words of the images in this block."""
        self._html: list[tuple[int, int]] = []
        self.unclosed: int | None = None
        """Where in the source a comment begins that never ends, and takes the rest with it."""
        self._topped = False
        """Whether a heading of level 1 was met."""
        self._begun = False
        self._opens = False
        """Whether we are in a heading that opens the text."""
        self._above: int | None = None
        """Number of the block of such a heading."""

    def write(self, events: Iterable[_Event], any_level: bool) -> None:
        """Write all down. The headline is the first heading of level 1; where there is none and
        with `any_level`, a heading above all words."""
        self._walk(events)
        if any_level and not self._topped and self._above is not None:
            self._manuscript.revise([HEADLINE], self._above)

    def _walk(self, events: Iterable[_Event]) -> None:
        at, body, base, copy = self._points.at, self._body, self._base, self._manuscript.copy
        for event, place in events:
            if type(event) is dict:
                ((kind, value),) = event.items()
                if kind == "Text":
                    begin = place["start"]
                    start = at(begin)
                    size = len(value) if value.isascii() else len(value.encode())
                    whole = place["end"] - begin == size and body.startswith(value, start)
                    if whole and not (self._silent or self._images):
                        copy(value, base + start)  # nearly always
                    else:
                        self._words(value, place)
                elif kind in _EDGES and type(value) is str and value in _PLAIN:
                    pass
                elif kind == "Start":
                    self._start(value)
                elif kind == "End":
                    self._end(value)
                elif kind == "Code":
                    self._put(CODE, place)
                elif kind == "Html":
                    self._html.append((place["start"], place["end"]))
                elif kind == "InlineHtml":
                    self._tag(value, place)
            elif event == "SoftBreak":
                self._words("\n", place)
            elif event == "HardBreak":
                self._put(" ", place)

    # ---- words

    def _words(self, text: str, place: dict[str, int]) -> None:
        """Words; an escape is not in their place, an entity is."""
        if self._silent:
            return
        start, end = self._points.at(place["start"]), self._points.at(place["end"])
        if self._images:
            self._pictured.append((text, start, end))
        else:
            self._write(text, start, end)

    def _put(self, text: str, place: dict[str, int]) -> None:
        """Write what stands for markup."""
        if not (self._silent or self._images):
            start = self._base + self._points.at(place["start"])
            end = self._base + self._points.at(place["end"])
            self._manuscript.stand_in(text, start, end)

    def _tag(self, written: str, place: dict[str, int]) -> None:
        """A tag in a line: most change nothing."""
        found = _TAG.match(written)
        if not found:
            if written.startswith("<!--"):
                self._comment(written, place)
            return
        name = found[2].lower()
        if name == "br":
            self._put(" ", place)
        elif name in HIDDEN and name not in VOID:
            if not found[1]:
                if name == "code":
                    self._put(CODE, place)
                self._tagged += 1
                self._silent += 1
            elif self._tagged:
                self._tagged -= 1
                self._silent -= 1

    def _comment(self, written: str, place: dict[str, int]) -> None:
        start = self._base + self._points.at(place["start"])
        end = self._base + self._points.at(place["end"])
        text = written.removeprefix("<!--").removesuffix("-->")
        self._manuscript.comment(text, start, end)

    def _write(self, text: str, start: int, end: int) -> None:
        if self._body[start:end] == text:
            self._manuscript.copy(text, self._base + start)
        else:
            self._manuscript.stand_in(text, self._base + start, self._base + end)

    # ---- elements

    def _start(self, element: Any) -> None:
        name = _name(element)
        if name in _INLINE:
            self._silent += name == "Strikethrough"
            self._images += name == "Image"
            return
        self._end_block()
        outer = self._roles[-1]
        role = outer
        if name == "BlockQuote":
            role = QUOTE
        elif outer == QUOTE:
            pass
        elif name == "Heading":
            top = element["Heading"]["level"] == "H1" and not self._topped
            role = HEADLINE if top else CROSSHEAD
        elif name == "Item":
            role = ITEM
        elif name == "TableCell":
            role = CELL
        if not self._begun:
            self._begun, self._opens = True, name == "Heading"
        self._roles.append(role)
        self._silent += name == "CodeBlock"

    def _end(self, element: Any) -> None:
        name = _name(element)
        if name in _INLINE:
            self._silent -= name == "Strikethrough"
            self._images -= name == "Image"
            return
        if name == "HtmlBlock":
            self._write_html()
        ended = self._end_block()
        if name == "Heading":
            self._topped = self._topped or element == _TOP
            if self._opens and ended:
                self._above = self._manuscript.blocks - 1
            self._opens = False
        self._roles.pop()
        self._silent -= name == "CodeBlock"

    def _end_block(self) -> bool:
        """End the block at hand; whether it had words other than of images."""
        self._silent -= self._tagged
        self._tagged = 0
        ended = self._manuscript.end_block(self._roles[-1])
        if self._pictured and not ended:
            for words in self._pictured:
                self._write(*words)
            self._manuscript.end_block(CAPTION)
        self._pictured.clear()
        return ended

    def _write_html(self) -> None:
        """Read a block of HTML; what stands between its lines, a ">", is blanked."""
        from validator.readers import html
        from validator.readers.markup import Markup

        stretches = [(self._points.at(start), self._points.at(end)) for start, end in self._html]
        self._html.clear()
        if not stretches:
            return
        parts, begin = [], stretches[0][0]
        at = begin
        for start, end in stretches:
            parts += [" " * (start - at), self._body[start:end]]
            at = end
        markup = Markup(self._manuscript, role=self._roles[-1])
        text = "".join(parts)
        end = html.write(text, self._base + begin, markup)
        if text.startswith("<!--", end):
            self.unclosed = self._base + begin + end
        markup.finish(whole=False)


def _name(element: Any) -> str:
    """The name of an element: itself, or the key of what is said of it."""
    name: str = element if type(element) is str else next(iter(element))
    return name
