"""Whether two sources are one person: with two posts, or first under a surname alone."""

from functools import lru_cache
from typing import Final

from validator.api import Document, NewsSource

_LONGEST_WORD: Final = 60


def name_key(_: Document, source: NewsSource) -> object | None:
    """The full name; None for what is no full name."""
    if source.kind != "person" or source.name is None or " " not in source.name:
        return None
    return _letters(source.name)


def surname_key(_: Document, source: NewsSource) -> object | None:
    """The surname of a person."""
    if source.kind != "person" or source.name is None:
        return None
    return _letters(source.name.rpartition(" ")[2])


def _letters(name: str) -> str:
    from ..spellings import letters  # few rules compare names

    return letters(name)


def introduces(document: Document, full: NewsSource, bare: NewsSource) -> bool:
    """Whether the first of two sources is the first place with the whole name of the second, who
    speaks under a surname alone above it."""
    if not full.name or not bare.name or " " in bare.name or " " not in full.name:
        return False
    given, _, surname = full.name.rpartition(" ")
    text = document.text
    return (
        surname == bare.name
        # and nothing explains it: "Hale, the car company, said"
        and text[bare.start : bare.end] == surname
        and bare.end <= full.start
        and _first_place(text, f"{given.rpartition(' ')[2]} {surname}") >= full.start
        and _first_bearer(text, surname) > bare.start
    )


@lru_cache(maxsize=64)
def _first_place(text: str, name: str) -> int:
    return text.find(name)


@lru_cache(maxsize=64)
def _first_bearer(text: str, surname: str) -> int:
    """Where somebody of that name first ends who stands behind another name or a post, “Governor
    Hale”; behind the text if nobody does."""
    at = text.find(f" {surname}")
    while at >= 0:
        word = text[max(0, at - _LONGEST_WORD) : at].rpartition(" ")[2].rpartition("\n")[2]
        if word[:1].isupper() and word.strip("“‘\"'").isalpha():
            return at + 1 + len(surname)
        at = text.find(f" {surname}", at + 1)
    return len(text) + 1


def other_post(_: Document, one: NewsSource, other: NewsSource) -> bool:
    """Whether two sources of one name hold two posts: a minister is no spokesman."""
    if not one.role or not other.role:
        return False
    heads = {source.role.partition(" of ")[0].split()[-1] for source in (one, other) if source.role}
    return len(heads) > 1
