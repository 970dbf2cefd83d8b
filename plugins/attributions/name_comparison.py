"""Whether two sources are one person under two spellings, or one person with two posts."""

from functools import lru_cache
from typing import Final

from validator.api import Document, NewsSource, regex

from ..whole_words import first_whole
from .source_identity import resolved_sources
from .words import fold_form

# What letters become where one sound is written in several ways: Sergei and Sergey, Mohammed and
# Muhammad, Zelensky and Zelenskyy. Longer groups first.
_SOUNDS: Final = (
    ("-", " "), ("'", ""), ("’", ""), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("iy", "i"),
    ("ey", "i"), ("ei", "i"), ("ay", "ai"), ("y", "i"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("o", "u"), ("e", "a"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_LONG_ENOUGH: Final = 4
_LONGEST_WORD: Final = 60
# "McKay", "O'Hara", but not "DrKW"
_PLAIN_NAME: Final = regex(r"(?:Ma?c|O['’])?[^\W\d_a-z][^\W\d_A-Z]+")
_BEHIND_A_NAME: Final = regex(r"[A-Z]\w+,? \Z")


@lru_cache(maxsize=1024)
def _letters(name: str) -> str:
    """A name without accents, in lower case."""
    lower = name.lower()
    if lower.isascii():
        return lower
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFD", lower) if not combining(letter))


@lru_cache(maxsize=1024)
def _sound(name: str) -> str:
    """A name as it sounds, about; doubled letters count once."""
    sound = _letters(name).replace("ı", "i")
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    return "".join(
        letter for at, letter in enumerate(sound) if not sound.startswith(letter, at + 1)
    )


def sound_key(document: Document, source: NewsSource) -> object | None:
    """What two spellings of a name share: the surname as it sounds.

    None for what is no name, and for a surname that the document spells out as it stands.
    """
    if source.kind != "person" or source.name is None:
        return None
    if " " not in source.name:
        known = document.once(resolved_sources).get((source.start, source.end))
        if known is not None and known.identity != fold_form(source.name):
            return None
    return _sound(source.name.rpartition(" ")[2])


def name_key(_: Document, source: NewsSource) -> object | None:
    """The full name; None for what is no full name."""
    if source.kind != "person" or source.name is None or " " not in source.name:
        return None
    return _letters(source.name)


def spelt_otherwise(_: Document, one: NewsSource, other: NewsSource) -> bool:
    """Whether two sources sound alike and are spelt in two ways, in one word of four letters; of a
    surname alone the last word is compared."""
    if one.name is None or other.name is None or one.name.isupper() or other.name.isupper():
        return False
    first, second = one.name.split(), other.name.split()
    if min(len(first), len(second)) == 1:
        first, second = first[-1:], second[-1:]
    if len(first) != len(second):
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or min(map(len, apart[0])) < _LONG_ENOUGH:
        return False
    return _sound(apart[0][0]) == _sound(apart[0][1])


def surname_key(_: Document, source: NewsSource) -> object | None:
    """The surname of a person."""
    if source.kind != "person" or source.name is None:
        return None
    return _letters(source.name.rpartition(" ")[2])


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
