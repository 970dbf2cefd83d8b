"""Markdown: CommonMark with GFM tables, footnotes and front matter; the parser is pyromark.

Code is no prose and left out. Struck text counts as deleted. The words of an image are a caption
where it has a paragraph to itself, else nothing. HTML is read as HTML.
"""

from collections.abc import Iterable
from typing import Any

import pyromark
from pyromark import Options

from validator.api import Source, Text, UnreadableSourceError, regex
from validator.readers.code_points import EventPlaces
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
from validator.readers.manuscript import CODE, Manuscript
from validator.readers.prose import check_size
from validator.readers.roles import PARAGRAPH, Role

OPTIONS = (
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

_PLAIN = ("Emphasis", "Strong")
"""Elements that change nothing."""

_Event = tuple[Any, Any]


def read(source: Source) -> Text:
    """The prose of a Markdown text, its blocks, and what its front matter says."""
    check_size(source.text)
    front = read_front_matter(source.text)
    body = source.text[front.end :]
    places = EventPlaces(body, front.end)
    manuscript = Manuscript(places.settle)
    if front.headline:
        _write_field(manuscript, source.text, front.headline, HEADLINE)
    if front.dek:
        _write_field(manuscript, source.text, front.dek, DEK)
    writer = _Writer(manuscript, source.text, places)
    writer.write(pyromark.events_with_range(body, options=OPTIONS), not front.headline)
    if writer.unclosed is not None:
        line = source.position(writer.unclosed).line
        raise UnreadableSourceError(f"line {line}: the comment that begins here is never closed")
    if front.headline and writer.topped:
        manuscript.withdraw(0)  # the text has a headline of its own
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


class _Writer:
    """One walk over the events of a text."""

    def __init__(self, manuscript: Manuscript, source: str, places: EventPlaces) -> None:
        self._manuscript = manuscript
        self._source = source
        self._places = places
        self._roles = [PARAGRAPH]
        self._silent = 0
        self._tagged = 0
        """Tags that hide the words up to their end, or that of the block."""
        self._images = 0
        self._pictured: list[tuple[str, Any]] = []
        """The words of the images in this block, and their places."""
        self._html: list[Any] = []
        """The places of the lines of a block of HTML."""
        self.unclosed: int | None = None
        """Where in the source a comment begins that never ends, and takes the rest with it."""
        self.topped = False
        """Whether a heading of level 1 was met, other than in a quotation."""
        self._begun = False
        self._opens = False
        """Whether we are in a heading that opens the text."""
        self._above: int | None = None
        """Number of the block of such a heading."""

    def write(self, events: Iterable[_Event], any_level: bool) -> None:
        """Write all down. The headline is the first heading of level 1; where there is none and
        with `any_level`, a heading above all words."""
        # what a text is made of, paragraphs without markup, is written down without a call
        words, ends, told = self._manuscript.words, self._manuscript.ends, self._manuscript.roles
        write, locate = words.append, self._manuscript.places.append
        roles, pictured = self._roles, self._pictured
        plain = True
        for event, place in events:  # a dictionary of one, or the name of what has no words
            if "Text" in event:
                if plain:
                    write(event["Text"])
                    locate(place)
                else:
                    self._picture(event["Text"], place)
            elif "Start" in event:
                element = event["Start"]
                if element == "Paragraph" and len(words) == ends[-1]:
                    self._begun = True
                elif element not in _PLAIN:
                    plain = self._start(element)
            elif "End" in event:
                element = event["End"]
                if element == "Paragraph" and plain and not pictured:
                    size = len(words)
                    if size > ends[-1]:
                        ends.append(size)
                        told.append(roles[-1])
                elif element not in _PLAIN:
                    plain = self._end(element)
            elif event == "SoftBreak" or event == "HardBreak":
                if plain:
                    write(" ")
                    locate(place)
                else:
                    self._picture(" ", place)
            elif "Code" in event:
                self._put(CODE, place)
            elif "Html" in event:
                self._html.append(place)
            elif "InlineHtml" in event:
                plain = self._tag(event["InlineHtml"], place)
        if any_level and not self.topped and self._above is not None:
            self._manuscript.revise([HEADLINE], self._above)

    # ---- words

    @property
    def _plain(self) -> bool:
        """Whether words are prose."""
        return not (self._silent or self._images)

    def _picture(self, text: str, place: Any) -> None:
        """Words where they are no prose: those of an image may be a caption."""
        if not self._silent:
            self._pictured.append((text, place))

    def _put(self, text: str, place: Any) -> None:
        """Write what stands for markup."""
        if self._plain:
            self._manuscript.words.append(text)
            self._manuscript.places.append(place)

    def _tag(self, written: str, place: Any) -> bool:
        """A tag in a line: most change nothing. Whether words are prose behind it."""
        found = _TAG.match(written)
        if not found:
            if written.startswith("<!--"):
                text = written.removeprefix("<!--").removesuffix("-->")
                self._manuscript.comment(text, *self._places.of(place))
            return self._plain
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
        return self._plain

    # ---- elements

    def _start(self, element: Any) -> bool:
        """The start of an element. Whether words are prose in it."""
        name = _name(element)
        if name in _INLINE:
            self._silent += name == "Strikethrough"
            self._images += name == "Image"
            return self._plain
        self._end_block()
        if not self._begun:
            self._begun, self._opens = True, name == "Heading"
        if name == "Paragraph":
            return self._plain
        outer = self._roles[-1]
        role = outer
        if name == "BlockQuote":
            role = QUOTE
        elif outer == QUOTE:
            pass
        elif name == "Heading":
            top = element["Heading"]["level"] == "H1" and not self.topped
            role = HEADLINE if top else CROSSHEAD
        elif name == "Item":
            role = ITEM
        elif name == "TableCell":
            role = CELL
        self._roles.append(role)
        self._silent += name == "CodeBlock"
        return self._plain

    def _end(self, element: Any) -> bool:
        """The end of an element. Whether words are prose behind it."""
        name = _name(element)
        if name in _INLINE:
            self._silent -= name == "Strikethrough"
            self._images -= name == "Image"
            return self._plain
        if name == "HtmlBlock":
            self._write_html()
        ended = self._end_block()
        if name == "Paragraph":
            return self._plain
        if name == "Heading":
            if ended:
                self.topped = self.topped or self._roles[-1] == HEADLINE
                self._above = self._manuscript.blocks - 1 if self._opens else self._above
            self._opens = False
        self._roles.pop()
        self._silent -= name == "CodeBlock"
        return self._plain

    def _end_block(self) -> bool:
        """End the block at hand; whether it had words other than of images."""
        self._silent -= self._tagged
        self._tagged = 0
        ended = self._manuscript.end_block(self._roles[-1])
        if self._pictured:
            if not ended:
                for text, place in self._pictured:
                    self._manuscript.words.append(text)
                    self._manuscript.places.append(place)
                self._manuscript.end_block(CAPTION)
            self._pictured.clear()
        return ended

    def _write_html(self) -> None:
        """Read a block of HTML; what stands between its lines, a ">", is blanked."""
        from validator.readers import html
        from validator.readers.markup import Markup

        stretches = [self._places.of(place) for place in self._html]
        self._html.clear()
        if not stretches:
            return
        parts, begin = [], stretches[0][0]
        at = begin
        for start, end in stretches:
            parts += [" " * (start - at), self._source[start:end]]
            at = end
        markup = Markup(self._manuscript, role=self._roles[-1])
        text = "".join(parts)
        end = html.write(text, begin, markup)
        if text.startswith("<!--", end):
            self.unclosed = begin + end
        markup.finish(whole=False)


def _name(element: Any) -> str:
    """The name of an element: itself, or the key of what is said of it."""
    name: str = element if type(element) is str else next(iter(element))
    return name
