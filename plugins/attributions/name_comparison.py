"""Whether two sources are one person: with two posts, or first under a surname alone."""

from functools import lru_cache
from typing import Final

from validator.api import Document, NewsSource, regex

from ..spellings import letters
from ..word_places import first_whole

_LONGEST_WORD: Final = 60
# "McKay", "O'Hara", but not "DrKW"
_PLAIN_NAME: Final = regex(r"(?:Ma?c|O['’])?[^\W\d_a-z][^\W\d_A-Z]+")
_BEHIND_A_NAME: Final = regex(r"[A-Z]\w+,? \Z")


def name_key(_: Document, source: NewsSource) -> object | None:
    """The full name; None for what is no full name."""
    if source.kind != "person" or source.name is None or " " not in source.name:
        return None
    return letters(source.name)


def surname_key(_: Document, source: NewsSource) -> object | None:
    """The surname of a person."""
    if source.kind != "person" or source.name is None:
        return None
    return letters(source.name.rpartition(" ")[2])


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


_first_whole = lru_cache(maxsize=64)(first_whole)  # as many may speak under one name


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


def unintroduced(document: Document, source: NewsSource) -> bool:
    """Whether somebody speaks under one name alone, which stands nowhere above in the copy."""
    name, text, start = source.name, document.text, source.start
    if source.kind != "person" or name is None or text[start : source.end] != name:
        return False
    behind_a_name = _BEHIND_A_NAME.search(text, max(0, start - _LONGEST_WORD), start)
    if behind_a_name or not _PLAIN_NAME.fullmatch(name):
        return False  # "in Badminton, Kent said"
    body = next((block.start for block in document.blocks if block.type == "paragraph"), 0)
    return _first_whole(name, text, body) == start


def other_post(_: Document, one: NewsSource, other: NewsSource) -> bool:
    """Whether two sources of one name hold two posts: a minister is no spokesman."""
    if not one.role or not other.role:
        return False
    heads = {source.role.partition(" of ")[0].split()[-1] for source in (one, other) if source.role}
    return len(heads) > 1
