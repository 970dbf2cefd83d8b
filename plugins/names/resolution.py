"""Whose the names of a document are: told by all its places together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from validator.api import Document, Name

from ..spellings import Slips, meant, sound, without_a_letter
from .clues import PARTICLE, Type, is_a_word, is_short, words_before
from .lists import NameLists
from .reading import Reading, readings
from .runs import runs

_LONG: Final = 7
"""Letters of a word that hardly any other is like."""
_SHORT: Final = 4
"""Letters of a name that might be another’s."""
_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "&"})


def names(document: Document, lists: NameLists) -> list[Name]:
    """The names of a document, in order."""
    told = [one for run in runs(document, lists) for one in readings(document, run, lists)]
    known = _Known(document, told, lists)
    return [name for reading in told if (name := known.name(reading)) is not None]


class _Known:
    """Who and what a document names in whole."""

    def __init__(self, document: Document, told: Sequence[Reading], lists: NameLists) -> None:
        self._document = document
        self._told = told
        self._types = _types(document, told, lists)
        self._people = _people(self._types)
        self._letters = _letters(self._types)
        self._heads = _heads(self._types, lists)
        self._slips = Slips(one.folded for one in told if self._types.get(one.folded) == "person")

    @cached_property
    def _heard(self) -> frozenset[str]:
        return frozenset([sound(word) for word in self._people if " " not in word])

    def name(self, reading: Reading) -> Name | None:
        start, end, folded, type_, listed, sure = reading
        text = self._document.text
        written = text[start:end].replace("\n", " ")
        word = not sure and is_a_word(self._document, folded)
        holder = None if listed and type_ != "person" else self._people.get(folded)
        if holder is not None and not word:
            return Name(start, end, "person", self._slips.whole(holder), written)
        if folded.endswith("s") and folded[:-1] in self._people:
            return None  # a family: "the Hales"
        told = type_ is not None
        type_ = type_ or self._types.get(folded)
        if type_ is None and not word and folded in self._heads:
            return Name(start, end, "organisation", self._heads[folded], written)
        if type_ in (None, "person") and not word:
            holder = self._slips.holder(folded, _SHORT if sure else _SHORT + 1)
            if holder is not None and (told or not _is_in_a_row(text, start, end)):
                return Name(start, end, "person", holder, written)
        if type_ != "person" and not word and folded in self._respelt:
            right = self._respelt[folded]
            return Name(start, end, self._types[right], right, written)
        if type_ is None and not word and " " not in folded and sound(folded) in self._heard:
            type_ = "person"  # whose name is spelt otherwise elsewhere
            sure = sure or len(folded) > _SHORT
        if type_ is None and folded in self._letters and (written.isupper() or not word):
            type_, sure = "organisation", True
        if type_ is None or not (sure or folded in self._types):
            return None
        return Name(start, end, type_, self._letters.get(folded, folded), written)

    @cached_property
    def _respelt(self) -> Mapping[str, str]:
        """Long words that are slips for the name of a body or a place, with what they are meant to
        be: of two names that are known, the first."""
        types = self._types
        long = dict.fromkeys(
            one.folded
            for one in self._told
            if len(one.folded) >= _LONG and one.folded.replace("'", "").isalpha()
        )
        right: dict[str, str] = {}
        found: dict[str, str] = {}
        for one in sorted(long, key=lambda one: one not in types):  # those that are known first
            # “Kashmiri” and “Politics” are other words
            name = next((name for name in meant(one, right) if name[-1] == one[-1]), None)
            if name is not None and types.get(one, types[name]) == types[name]:
                found[one] = name
            elif types.get(one, "person") != "person":
                right |= dict.fromkeys(without_a_letter(one), one)
        return found


def _is_in_a_row(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a line of others, as players do, or goes on from a word that is
    none: “American Beauty”."""
    _, before = words_before(text, start, 0)
    if before.endswith((",", ";", ":")) or text[start - 1] == "(":
        return text.startswith((",", ";", ".", ")", " ("), end)
    return before[:1].isupper() and before[-1].isalnum()


def _types(document: Document, told: Sequence[Reading], lists: NameLists) -> Mapping[str, Type]:
    """What each name is in most places that tell; where none does, somebody if it may be one. Of
    “Ann Hill” the end alone tells nothing, where others tell."""
    votes: dict[str, dict[Type, int]] = defaultdict(lambda: defaultdict(int))
    untold: list[str] = []
    for reading in told:
        if not reading.sure:
            continue
        if reading.type is None:
            untold.append(reading.folded)
        else:
            by_end = not reading.listed and _ends_like_a_surname(reading.folded, lists)
            votes[reading.folded][reading.type] += not (by_end and reading.type == "place")
    types = {folded: max(cast, key=cast.__getitem__) for folded, cast in votes.items()}
    for folded in untold:
        if folded not in types and _may_be_somebody(document, folded):
            types[folded] = "person"
    for row in _rows(document.text, told):
        shared = {types[one.folded] for one in row if one.folded in types}
        if len(shared) == 1:
            (type_,) = shared
            for one in row:
                if one.sure and " " not in one.folded:
                    types.setdefault(one.folded, type_)
    for one, other in pairwise(told):
        if " " not in other.folded and other.folded not in types and one.folded in types:
            type_ = types[one.folded]
            if _is_like(document.text, one, other, type_):
                types[other.folded] = type_
    return types


def _ends_like_a_surname(folded: str, lists: NameLists) -> bool:
    """Whether a name that ends like one of a place may be of somebody all the same."""
    first, last = folded.partition(" ")[0], folded.rpartition(" ")[2]
    return last in lists.surnames_too and lists.places.isdisjoint((folded, first))


def _rows(text: str, told: Sequence[Reading]) -> Iterator[Sequence[Reading]]:
    """Three names or more that are of one type: “Kolm, Lund and Norvia”."""
    row: list[Reading] = []
    for one in told:
        between = text[row[-1].end : one.start] if row else ""
        row.append(one)
        if between in (" and ", ", and ", " or "):
            if len(row) > len(("Lund", "Norvia")):
                yield row
            row = [one]
        elif between != ", ":
            row = [one]


def _is_like(text: str, one: Reading, other: Reading, type_: Type) -> bool:
    """Whether of two names the second is of the type of the first: “Kolm, Norvia.”, “Ann and
    Ben”."""
    match text[one.end : other.start]:
        case ", ":
            return type_ == "place" and text.startswith((",", ".", ";"), other.end)
        case " and ":
            return " " not in one.folded
        case _:
            return False


def _may_be_somebody(document: Document, folded: str) -> bool:
    """Whether these are several words, the last of which the document has in no small letters."""
    words = folded.split(" ")
    return len(words) > 1 and is_short(words) and not is_a_word(document, words[-1])


def _people(types: Mapping[str, Type]) -> Mapping[str, str]:
    """The whole names of people by these, by surnames, by given names and by names between; of two
    with one surname nobody knows who is meant."""
    found: dict[str, str] = {}
    between: dict[str, str] = {}
    for folded in sorted(types, key=len, reverse=True):
        words = folded.split(" ")
        if types[folded] == "person" and len(words) > 1 and folded not in found:
            found[folded] = folded
            tails = (" ".join(words[at:]) for at in range(1, len(words)))  # "van den Berg"
            for part in (words[0], *tails):
                _add(found, part, folded)
            for word in words[1:-1]:  # "Gabriel García Márquez" is "García"
                if len(word) > PARTICLE:
                    _add(between, word, folded)
    return between | found


def _add(found: dict[str, str], part: str, whole: str) -> None:
    known = found.setdefault(part, whole)
    found[part] = whole if known == whole else f"{part} (one of several)"


def _heads(types: Mapping[str, Type], lists: NameLists) -> Mapping[str, str]:
    """The whole names of bodies by what they are: "rovers" of "kolm rovers", "bank" of "bank of
    norvia"; of two of none."""
    found: dict[str, str] = {}
    for folded, type_ in types.items():
        head = folded.partition(" of ")[0].partition(" for ")[0].rpartition(" ")[2]
        if type_ == "organisation" and " " in folded and head in lists.body_words:
            _add(found, head, folded)
    return {head: whole for head, whole in found.items() if whole in types}


def _letters(types: Mapping[str, Type]) -> Mapping[str, str]:
    """The whole names of bodies by their initials, and of two words by the first: "who" of "world
    health organization", "norvia" of "norvia inc"."""
    found: dict[str, str] = {}
    for folded, type_ in types.items():
        if type_ == "organisation" and " " in folded:
            first, *others = folded.split()
            initials = "".join(word[0] for word in (first, *others) if word not in _SMALL)
            found.setdefault(initials, folded)
            if len(others) == 1:
                found.setdefault(first, folded)
    return found
