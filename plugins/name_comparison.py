"""Whether two sources are one person under two spellings, or one person with two posts."""

import unicodedata
from functools import lru_cache
from typing import Final

from validator.api import Document, NewsSource

# What letters become where one sound is written in several ways: Sergei and Sergey, Mohammed and
# Muhammad, Zelensky and Zelenskyy. Longer groups first.
_SOUNDS: Final = (
    ("-", " "), ("'", ""), ("’", ""), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("iy", "i"),
    ("ey", "i"), ("ei", "i"), ("ay", "ai"), ("y", "i"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("o", "u"), ("e", "a"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_LONG_ENOUGH: Final = 4


@lru_cache(maxsize=1024)
def _letters(name: str) -> str:
    """A name without accents, in lower case."""
    parts = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=1024)
def _sound(name: str) -> str:
    """A name as it sounds, about; doubled letters count once."""
    sound = _letters(name).replace("ı", "i")
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    return "".join(
        letter for at, letter in enumerate(sound) if not sound.startswith(letter, at + 1)
    )


def sound_key(_: Document, source: NewsSource) -> object | None:
    """What two spellings of a name share; None for what is no full name."""
    if source.kind != "person" or source.name is None or " " not in source.name:
        return None
    return _sound(source.name)


def name_key(_: Document, source: NewsSource) -> object | None:
    """The full name; None for what is no full name."""
    if source.kind != "person" or source.name is None or " " not in source.name:
        return None
    return _letters(source.name)


def spelt_otherwise(_: Document, one: NewsSource, other: NewsSource) -> bool:
    """Whether two sources sound alike and are spelt in two ways, in one word of four letters."""
    if one.name is None or other.name is None or one.name.isupper() or other.name.isupper():
        return False
    first, second = one.name.split(), other.name.split()
    if len(first) != len(second):
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and min(map(len, apart[0])) >= _LONG_ENOUGH


def other_post(_: Document, one: NewsSource, other: NewsSource) -> bool:
    """Whether two sources of one name hold two posts: a minister is no spokesman."""
    if not one.role or not other.role:
        return False
    heads = {source.role.partition(" of ")[0].split()[-1] for source in (one, other) if source.role}
    return len(heads) > 1
