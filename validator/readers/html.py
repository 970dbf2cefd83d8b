"""HTML: the article of a page, found among what stands around it.

The tokens are html.parser's: in the standard library, on every platform
(docs/decisions/0006-html-parser.md).
"""

from html import unescape
from html.parser import HTMLParser

from validator.api import Extent, Source, Text, UnreadableSourceError, decode, regex
from validator.readers.elements import MEANINGFUL
from validator.readers.encodings import html_encoding
from validator.readers.manuscript import Manuscript
from validator.readers.markup import Markup
from validator.readers.metadata import metadata_of
from validator.readers.prose import check_size

# what begins like a number of a character and is none: the parser stops there
_NO_NUMBER = regex(r"&(?=#)(?!#(?:[0-9]+|[xX][0-9a-fA-F]+)(?:[^0-9a-fA-F]|\Z))")
_MASK = "+"


def open_source(path: str, data: bytes) -> Source:
    """A file of HTML, in the encoding that it declares."""
    encoding = html_encoding(data)
    return Source(path, decode(data, encoding), encoding)


def escape(words: str, source: Source) -> str:
    """Words as HTML has them in text; what the encoding lacks as a reference."""
    written = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return written.encode(source.encoding, "xmlcharrefreplace").decode(source.encoding)


def read(source: Source) -> Text:
    """The prose of a page: its article, and as boilerplate what is around it."""
    check_size(source.text)
    manuscript = Manuscript()
    markup = Markup(manuscript)
    end = write(source.text, 0, markup)
    if end < len(source.text):
        line = source.position(end).line
        raise UnreadableSourceError(f"line {line}: what begins here is never closed, or no HTML")
    markup.finish()
    return manuscript.text(metadata_of(markup.fields))


def write(text: str, base: int, markup: Markup) -> int:
    """Send HTML through `markup`; `base` is where it begins in the source.

    Returns where the text stops being understood: its length, or an open tag or comment.
    """
    tokens = _Tokens(text, base, markup)
    try:
        tokens.feed(_NO_NUMBER.sub(_MASK, text) if tokens.masked else text)
        tokens.feed("\n")  # completes a last reference
    except AssertionError:  # the parser's answer to some declarations
        return tokens.at
    # what is incomplete is kept back, and never looked at again: close() would try at every "<"
    return len(text) - max(len(tokens.rawdata) - 1, 0)


class _Tokens(HTMLParser):
    """Tags, words and references with their offsets."""

    def __init__(self, text: str, base: int, markup: Markup) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._base = base
        self._size = len(text)
        self.masked = "&#" in text
        self._markup = markup
        self._words = markup.words
        self._fed = 0
        """Characters of the text that the parser has done with."""
        self.at = 0
        """Offset of the token at hand in the text."""

    def feed(self, data: str) -> None:
        self._fed = self.at
        super().feed(data)

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 -- as the parser has it
        """Called by the parser as it goes on from token to token, in what it has to do yet: it
        would count lines here, for `getpos`."""
        self.at = self._fed + j
        return j

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not attrs and tag not in MEANINGFUL:
            return
        attributes = {name: value or "" for name, value in reversed(attrs)} if attrs else {}
        self._markup.start(tag, attributes, self._start_tag)

    def _start_tag(self) -> Extent:
        begin = self._base + self.at
        return Extent(begin, begin + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self._markup.end(tag, self._end_tag)

    def _end_tag(self) -> Extent:
        begin = self._base + self.at
        return Extent(begin, self._text.find(">", begin) + 1)

    def handle_data(self, data: str) -> None:
        at = self.at
        if at < self._size:
            if self.masked and _MASK in data:
                data = self._text[at : at + len(data)]
            self._words(data, self._base + at)

    def handle_comment(self, data: str) -> None:
        begin = self.at
        if self._text.startswith("<!--", begin):
            end = self._text.find(">", begin + len("<!--") + len(data)) + 1
            self._markup.comment(data, self._base + begin, self._base + end)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        begin = self.at
        end = begin + len(reference)
        end += self._text.startswith(";", end)
        written = self._text[begin:end]
        meant = unescape(written)
        if meant == written:
            self._markup.words(written, self._base + begin)
        else:
            self._markup.stand_in(meant, self._base + begin, self._base + end)
