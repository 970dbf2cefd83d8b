"""Whether a surname alone is that of who is named in full only further down."""

from functools import lru_cache

from validator.api import Document, Extent, NewsSource


def surname_key(document: Document, named: NewsSource | Extent) -> object | None:
    """The surname of a source that is a person, or a surname alone as it stands."""
    if not isinstance(named, NewsSource):
        return _letters(document.text[named.start : named.end])
    if named.kind != "person" or named.name is None:
        return None
    return _letters(named.name.rpartition(" ")[2])


def _letters(name: str) -> str:
    from ..spellings import letters  # few rules compare names

    return letters(name)


def introduces(document: Document, full: NewsSource, bare: Extent) -> bool:
    """Whether a source is the first place with the whole name of somebody who has a surname
    alone above it."""
    if not full.name or " " not in full.name or bare.end > full.start:
        return False
    text = document.text
    given, _, surname = full.name.rpartition(" ")
    return (
        surname == text[bare.start : bare.end]
        and _first_place(text, f"{given.rpartition(' ')[2]} {surname}") >= full.start
    )


@lru_cache(maxsize=64)
def _first_place(text: str, name: str) -> int:
    return text.find(name)
