"""HTML: the article of a page, found among what stands around it.

The tokens are html.parser's: in the standard library, on every platform
(docs/decisions/0006-html-parser.md).
"""

from html import unescape
from html.parser import HTMLParser

from validator.api import Source, Text, UnreadableSourceError, decode
from validator.readers.encodings import html_encoding
from validator.readers.manuscript import Manuscript
from validator.readers.markup import Markup
from validator.readers.metadata import metadata_of
from validator.readers.prose import check_size


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
        tokens.feed(text)
        tokens.feed("\n")  # completes a last reference
    except AssertionError:  # the parser's answer to some declarations
        return tokens.place()
    # what is incomplete is kept back, and never looked at again: close() would try at every "<"
    return len(text) - max(len(tokens.rawdata) - 1, 0)


class _Tokens(HTMLParser):
    """Tags, words and references with their offsets."""

    def __init__(self, text: str, base: int, markup: Markup) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._markup = markup
        self._base = base
        self._line, self._line_start = 1, 0

    def place(self) -> int:
        """Offset of the token at hand in the text: the parser tells line and column."""
        line, column = self.getpos()
        while self._line < line:
            self._line_start = self._text.index("\n", self._line_start) + 1
            self._line += 1
        return self._line_start + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begin = self._base + self.place()
        end = begin + len(self.get_starttag_text() or "")
        attributes = {name: value or "" for name, value in reversed(attrs)} if attrs else {}
        self._markup.start(tag, attributes, begin, end)

    def handle_endtag(self, tag: str) -> None:
        begin = self._base + self.place()
        self._markup.end(tag, begin, begin + len(tag) + 3)

    def handle_data(self, data: str) -> None:
        if self._markup.skips(data):
            return
        begin = self.place()
        if begin < len(self._text):
            self._markup.words(data, self._base + begin)

    def handle_comment(self, data: str) -> None:
        begin = self.place()
        if self._text.startswith("<!--", begin):
            end = self._text.find(">", begin + len("<!--") + len(data)) + 1
            self._markup.comment(data, self._base + begin, self._base + end)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        begin = self.place()
        end = begin + len(reference)
        end += self._text.startswith(";", end)
        written = self._text[begin:end]
        meant = unescape(written)
        if meant == written:
            self._markup.words(written, self._base + begin)
        else:
            self._markup.stand_in(meant, self._base + begin, self._base + end)
