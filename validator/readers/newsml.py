"""NewsML-G2 and NITF: news items in XML (https://iptc.org/standards/).

NewsML-G2 is an envelope, whose content is NITF, XHTML or plain text.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from validator.api import Extent, Source, Text, UnreadableSourceError, decode, regex
from validator.readers import xml
from validator.readers.code_points import CodePoints
from validator.readers.encodings import xml_encoding
from validator.readers.manuscript import Manuscript, Place
from validator.readers.markup import Markup
from validator.readers.metadata import metadata_of
from validator.readers.prose import check_size

_ENVELOPES = frozenset({"newsMessage", "newsItem", "newsItems"})
_ROOTS = _ENVELOPES | {"nitf", "html"}
_SHOWN: Mapping[str, str] = {
    "inlineXML": "div",
    "inlineData": "div",
    "headline": "h1",
    "by": "byline",
    "dateline": "dateline",
}
"""Elements of an envelope whose words are copy, and what they are."""
_FIELDS: Mapping[str, tuple[str, str]] = {
    "date.issue": ("norm", "issuedate"),
    "story.date": ("norm", "issuedate"),
    "language": ("tag", "language"),
    "du-key": ("key", "story"),
    "memberOf": ("qcode", "story"),
    "newsItem": ("lang", "language"),
}
"""Elements with an attribute that is metadata: attribute, and the name of the field."""
_REFERENCE = regex(r"&(?:[a-z]+|#[0-9]+|#x[0-9a-fA-F]+);")
_TOLD = frozenset({"versionCreated", "firstCreated", "slugline"})
"""Elements whose words are metadata."""


def open_source(path: str, data: bytes) -> Source:
    """A file of XML, in the encoding that it declares."""
    return Source(path, decode(data, xml_encoding(data)))


def read(source: Source) -> Text:
    """The prose of a NewsML-G2 or NITF item."""
    check_size(source.text)
    item = _Item(source.text)
    xml.parse(item.points.data, item, comment=item.comment)
    item.markup.finish()
    return item.manuscript.text(metadata_of(item.markup.fields))


class _Item:
    """One walk over an item."""

    def __init__(self, text: str) -> None:
        self.points = CodePoints(text)
        self.manuscript = Manuscript(self._settle)
        self.markup = Markup(self.manuscript, lenient=False)
        self._text = text
        self._open: list[str] = []
        """What the markup is told of the elements we are in; nothing outside the copy."""
        self._shown = 0
        self._plain = False
        self._told = ""

    def start(self, _: str, name: str, attributes: Mapping[str, str], byte: int) -> None:
        if not self._open and name not in _ROOTS:
            raise UnreadableSourceError(f"it is neither NewsML-G2 nor NITF: its root is <{name}>")
        if name in _FIELDS:
            attribute, field = _FIELDS[name]
            if attributes.get(attribute):
                self.markup.fields.setdefault(field, attributes[attribute])
        self._told = name if name in _TOLD else ""
        meant = ""
        if self._shown or name in ("nitf", "html"):
            meant = name.lower()
            if meant == "hl2" and "hedline" in self._open:
                meant = "dek"
        elif name in _SHOWN:
            meant = _SHOWN[name]
            self._plain = name == "inlineData"
        if meant:
            self.markup.start(meant, attributes, lambda: self._tag(byte))
            self._shown += 1
        self._open.append(meant)

    def end(self, _: str, __: str, byte: int) -> None:
        meant = self._open.pop()
        self._told = ""
        if meant:
            self.markup.end(meant, lambda: self._tag(byte))
            self._shown -= 1
            self._plain = self._plain and bool(self._shown)

    def _tag(self, byte: int) -> Extent:
        begin = self.points.at(byte)
        return Extent(begin, self._text.find(">", begin) + 1)

    def words(self, text: str, byte: int) -> None:
        if self._told:
            fields = self.markup.fields
            fields[self._told] = fields.get(self._told, "") + text
        if not self._shown:
            return
        if text == "\n" and self._plain:
            self.markup.start("br", {}, lambda: Extent(*self._stretch(text, byte)))
        else:
            self.markup.words(text, byte)

    def _settle(self, words: Sequence[str], places: Sequence[Any]) -> Iterator[Place]:
        """The places of words by their bytes."""
        for text, place in zip(words, places, strict=True):
            if not isinstance(place, int):
                yield place
                continue
            start, end = self._stretch(text, place)
            yield start if self._text[start:end] == text else (start, end)

    def _stretch(self, text: str, byte: int) -> tuple[int, int]:
        """Where words stand: a copy, a reference, or a line end of two characters."""
        start = self.points.at(byte)
        copied = self._text.startswith(text, start)
        reference = None if copied and text != "&" else _REFERENCE.match(self._text, start)
        if reference:
            return reference.span()
        return start, start + len(text if copied else "\r\n")

    def comment(self, text: str, byte: int) -> None:
        begin = self.points.at(byte)
        self.markup.comment(text, begin, self._text.find("-->", begin) + len("-->"))
