"""Readers: a file becomes prose with blocks, and offsets are kept."""

from validator.api import Reader, Source, Text, hookimpl


@hookimpl
def newslint_readers() -> list[Reader]:
    return [
        Reader(
            "text",
            (".txt", ".text"),
            _read_plain,
            meaning="Blocks by blank lines; headline, byline, dateline and furniture by shape.",
        ),
        Reader(
            "markdown",
            (".md", ".markdown"),
            _read_markdown,
            meaning="CommonMark with tables and footnotes; front matter as metadata, no code.",
        ),
        Reader(
            "html",
            (".html", ".htm", ".xhtml"),
            _read_html,
            _open_html,
            meaning="The article of a page; navigation and related links are boilerplate.",
        ),
    ]


# a parser is loaded when the first file of its format is read


def _read_plain(source: Source) -> Text:
    from validator.readers.plain import read

    return read(source)


def _read_markdown(source: Source) -> Text:
    from validator.readers.markdown import read

    return read(source)


def _open_html(path: str, data: bytes) -> Source:
    from validator.readers.html import open_source

    return open_source(path, data)


def _read_html(source: Source) -> Text:
    from validator.readers.html import read

    return read(source)
