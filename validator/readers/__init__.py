"""Readers: a file becomes prose with blocks, and offsets are kept."""

from validator.api import Reader, Source, Text, UnreadableSourceError, decode, hookimpl


@hookimpl
def newslint_readers() -> list[Reader]:
    return [
        Reader(
            "text",
            (".txt", ".text"),
            _read_plain,
            _open_plain,
            meaning="Blocks by blank lines; headline, byline, dateline and furniture by shape.",
            escape=_escape_plain,
        ),
        Reader(
            "markdown",
            (".md", ".markdown"),
            _read_markdown,
            meaning="CommonMark with tables and footnotes; front matter as metadata, no code.",
            escape=_escape_markdown,
        ),
        Reader(
            "html",
            (".html", ".htm", ".xhtml"),
            _read_html,
            _open_html,
            meaning="The article of a page; navigation and related links are boilerplate.",
            escape=_escape_html,
        ),
        Reader(
            "word",
            (".docx", ".docm"),
            _read_word,
            _open_word,
            meaning="Its text, one line a paragraph; insertions in, deletions and comments out.",
        ),
        Reader(
            "ninjs",
            (".ninjs",),
            _read_ninjs,
            named_only=(".json",),
            meaning="IPTC ninjs: headline, byline, dateline, body and captions of an item.",
        ),
        Reader(
            "newsml",
            (".nitf", ".newsml"),
            _read_newsml,
            _open_newsml,
            named_only=(".xml",),
            meaning="NewsML-G2 and NITF: headline, byline, dateline and content of an item.",
        ),
    ]


# a parser is loaded when the first file of its format is read


def _open_plain(path: str, data: bytes) -> Source:
    if data.startswith(b"{\\rtf"):
        raise UnreadableSourceError("this is RTF, which is not read: save it as .docx or as text")
    return Source(path, decode(data))


def _read_plain(source: Source) -> Text:
    from validator.readers.plain import read

    return read(source)


def _escape_plain(words: str, _: Source) -> str:
    return words


def _read_markdown(source: Source) -> Text:
    from validator.readers.markdown import read

    return read(source)


def _escape_markdown(words: str, source: Source) -> str:
    from validator.readers.markdown import escape

    return escape(words, source)


def _open_html(path: str, data: bytes) -> Source:
    from validator.readers.html import open_source

    return open_source(path, data)


def _read_html(source: Source) -> Text:
    from validator.readers.html import read

    return read(source)


def _escape_html(words: str, source: Source) -> str:
    from validator.readers.html import escape

    return escape(words, source)


def _open_word(path: str, data: bytes) -> Source:
    from validator.readers.word import open_source

    return open_source(path, data)


def _read_word(source: Source) -> Text:
    from validator.readers.word import read

    return read(source)


def _read_ninjs(source: Source) -> Text:
    from validator.readers.ninjs import read

    return read(source)


def _open_newsml(path: str, data: bytes) -> Source:
    from validator.readers.newsml import open_source

    return open_source(path, data)


def _read_newsml(source: Source) -> Text:
    from validator.readers.newsml import read

    return read(source)
