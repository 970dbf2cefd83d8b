"""Whether two spellings are one name."""

from functools import lru_cache
from typing import Final

# What letters become where one sound is written in several ways: Sergei and Sergey, Mohammed and
# Muhammad, Zelensky and Zelenskyy. Longer groups first.
_SOUNDS: Final = (
    ("-", " "), ("'", ""), ("’", ""), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("iy", "i"),
    ("ey", "i"), ("ei", "i"), ("ay", "ai"), ("y", "i"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("o", "u"), ("e", "a"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_LONG_ENOUGH: Final = 4


@lru_cache(maxsize=1024)
def letters(name: str) -> str:
    """A name without accents, in lower case."""
    lower = name.lower()
    if lower.isascii():
        return lower
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFD", lower) if not combining(letter))


@lru_cache(maxsize=1024)
def sound(name: str) -> str:
    """A name as it sounds, about; doubled letters count once."""
    told = letters(name).replace("ı", "i")
    for written, heard in _SOUNDS:
        told = told.replace(written, heard)
    return "".join(letter for at, letter in enumerate(told) if not told.startswith(letter, at + 1))


def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two names sound alike and are spelt in two ways, in one word of four letters; of a
    name of one word the last word of the other is compared."""
    if one.isupper() or other.isupper():
        return False
    first, second = one.split(), other.split()
    if min(len(first), len(second)) == 1:
        first, second = first[-1:], second[-1:]
    if len(first) != len(second):
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or min(map(len, apart[0])) < _LONG_ENOUGH:
        return False
    return sound(apart[0][0]) == sound(apart[0][1])
