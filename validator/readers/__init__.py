"""Readers: a file becomes prose with blocks, and offsets are kept."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from validator.api import Reader, hookimpl


@hookimpl
def newslint_readers() -> list[Reader]:
    return [
        Reader(
            "text",
            (".txt", ".text"),
            _of("plain"),
            _of("plain", "open_source"),
            meaning="Blocks by blank lines; headline, byline, dateline and furniture by shape.",
            escape=_of("plain", "escape"),
        ),
        Reader(
            "markdown",
            (".md", ".markdown"),
            _of("markdown"),
            meaning="CommonMark with tables and footnotes; front matter as metadata, no code.",
            escape=_of("markdown", "escape"),
        ),
        Reader(
            "html",
            (".html", ".htm", ".xhtml"),
            _of("html"),
            _of("html", "open_source"),
            meaning="The article of a page; navigation and related links are boilerplate.",
            escape=_of("html", "escape"),
        ),
        Reader(
            "word",
            (".docx", ".docm"),
            _of("word"),
            _of("word", "open_source"),
            meaning="Its text, one line a paragraph; insertions in, deletions and comments out.",
        ),
        Reader(
            "ninjs",
            (".ninjs",),
            _of("ninjs"),
            named_only=(".json",),
            meaning="IPTC ninjs: headline, byline, dateline, body and captions of an item.",
        ),
        Reader(
            "newsml",
            (".nitf", ".newsml"),
            _of("newsml"),
            _of("newsml", "open_source"),
            named_only=(".xml",),
            meaning="NewsML-G2 and NITF: headline, byline, dateline and content of an item.",
        ),
    ]


def _of(module: str, function: str = "read") -> Callable[..., Any]:
    """A function of a module here, which is imported when the first file of its format is met."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), function)(*arguments)

    return call
