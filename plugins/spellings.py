"""Whether two spellings are one name."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final

# What letters become where one sound is written in several ways: Sergei and Sergey, Mohammed and
# Muhammad, Zelensky and Zelenskyy. Longer groups first.
_SOUNDS: Final = (
    ("-", " "), ("'", ""), ("’", ""), ("x", "ks"), ("tch", "ch"), ("tz", "ts"), ("yy", "i"),
    ("ii", "i"), ("ij", "i"), ("iy", "i"), ("ey", "i"), ("ei", "i"), ("ay", "ai"), ("y", "i"),
    ("kh", "h"), ("ph", "v"), ("ck", "k"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("o", "u"), ("e", "a"), ("q", "k"), ("w", "v"), ("f", "v"),
    ("c", "k"),
)  # fmt: skip
_LONG_ENOUGH: Final = 4
_VOWELS: Final = frozenset("aeiouy")
_ADDED: Final = frozenset({"", "a", "s", "n"})
"""Behind a name, of a wife or of several."""
_SYLLABLE: Final = 5


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
    """A name as it sounds, about; doubled letters count once, and Hannah is Hanna."""
    told = letters(name).replace("ı", "i")
    if told.endswith("ah"):
        told = told[:-1]
    for written, heard in _SOUNDS:
        told = told.replace(written, heard)
    return "".join(letter for at, letter in enumerate(told) if not told.startswith(letter, at + 1))


def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two names sound alike and are spelt in two ways, in words of four letters; of a
    name of one word the last word of the other is compared."""
    if one.isupper() or other.isupper():
        return False
    first, second = one.split(), other.split()
    if min(len(first), len(second)) == 1:
        first, second = first[-1:], second[-1:]
    if len(first) != len(second):
        return False
    apart = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return bool(apart) and all(
        min(len(written), len(also)) >= _long_enough(written[0] + also[0])
        and sound(written) == sound(also)
        for written, also in apart
    )


def _long_enough(initials: str) -> int:
    """Call is not Kall; Catherine may be Katherine, and Umar Omar."""
    return _LONG_ENOUGH + (initials[0] != initials[1] and not set(initials.lower()) & _VOWELS)


class Slips:
    """Tells whose names are written with a letter wrong, from whole names in small letters: of two
    the first is right."""

    def __init__(self, wholes: Iterable[str]) -> None:
        self._right: dict[str, str] = {}
        self._surnames: dict[str, str] = {}
        """Whole names by surnames."""
        seen: dict[tuple[str, str], str] = {}
        for whole in dict.fromkeys(wholes):
            given, _, surname = whole.rpartition(" ")
            if not given or len(surname) < _LONG_ENOUGH:
                continue
            if len(surname) > _LONG_ENOUGH:
                self._surnames.setdefault(surname, whole)
            for part in without_a_letter(surname):
                first = seen.setdefault((given, part), whole)
                if first != whole and _is_one_person(first.rpartition(" ")[2], surname):
                    self._right[whole] = first
                    break

        self._first = frozenset([surname[0] for surname in self._surnames])

    @cached_property
    def _holders(self) -> Mapping[str, str]:
        """Surnames by what they leave without a letter."""
        return {part: surname for surname in self._surnames for part in without_a_letter(surname)}

    def whole(self, name: str) -> str:
        """The whole name that one was meant to be."""
        return self._right.get(name, name)

    def holder(self, surname: str, longer_than: int) -> str | None:
        """The whole name of whom a surname was meant to be."""
        if len(surname) <= longer_than or surname[0] not in self._first or " " in surname:
            return None
        right = next(meant(surname, self._holders), None)
        return None if right is None else self.whole(self._surnames[right])


def _is_one_person(one: str, other: str) -> bool:
    """Whether surnames behind one given name are one with a slip: “Rita Dent”, “Rita Dente”, but
    not “Mike Hill”, “Mike Hall”."""
    return len(one) + len(other) > 2 * _LONG_ENOUGH and is_slip(one, other)


def without_a_letter(word: str) -> Iterator[str]:
    """A word, and what it leaves without each of its letters: two that are a letter apart have one
    of these in common."""
    word = letters(word)
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def meant(word: str, known: Mapping[str, str]) -> Iterator[str]:
    """The words that one is a slip for; `known` has them by what they leave without a letter."""
    near = filter(None, map(known.get, without_a_letter(word)))
    return (right for right in near if is_slip(word, right))


def is_slip(one: str, other: str) -> bool:
    """Whether two surnames are one with a letter left out, put in or changed behind the first, or
    with two that changed places; not “Lavrova” and “Lavrov”, nor “Kowalska” and “Kowalski”, nor
    the given names “Min-jun” and “Min-jung”."""
    one, other = letters(one), letters(other)
    if one[0] != other[0] or ("-" in one and max(map(len, one.split("-"))) <= _SYLLABLE):
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    at_end = one[-1:] != other[-1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if len(one) == len(other) == len("ab"):
        return one == other[::-1]
    if max(len(one), len(other)) != 1:
        return False
    ends = {one, other}
    return not (at_end and (ends <= _VOWELS or ("" in ends and ends <= _ADDED)))
