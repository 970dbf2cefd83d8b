"""Whose the names of a document are: told by all its places together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from validator.api import Document, Name

from ..spellings import sound
from .clues import PARTICLE, Type, is_a_word, is_short
from .lists import NameLists
from .reading import Reading, readings
from .runs import runs

_SMALL: Final = frozenset({"of", "the", "and", "for", "in", "on", "&"})


def names(document: Document, lists: NameLists) -> list[Name]:
    """The names of a document, in order."""
    told = [one for run in runs(document, lists) for one in readings(document, run, lists)]
    types = _types(document, told)
    people, letters = _people(types), _letters(types)
    heard = {sound(word) for word in people if " " not in word}
    found = []
    for start, end, folded, own, listed, sure in told:
        written = document.text[start:end].replace("\n", " ")
        holder = None if listed and own != "person" else people.get(folded)
        if holder is not None and (sure or not is_a_word(document, folded)):
            found.append(Name(start, end, "person", holder, written))
            continue
        type_ = own or types.get(folded)
        if type_ is None and " " not in folded and sound(folded) in heard:
            type_ = "person"  # whose name is spelt otherwise elsewhere
            sure = sure or not is_a_word(document, folded)
        if type_ is None and folded in letters and not is_a_word(document, folded):
            type_, sure = "organisation", True
        if folded.endswith("s") and folded[:-1] in people:
            continue  # a family: "the Hales"
        if type_ is not None and (sure or folded in types):
            found.append(Name(start, end, type_, letters.get(folded, folded), written))
    return found


def _types(document: Document, told: Sequence[Reading]) -> Mapping[str, Type]:
    """What each name is in most places that tell; where none does, somebody if it may be one."""
    votes: dict[str, dict[Type, int]] = defaultdict(lambda: defaultdict(int))
    untold: list[str] = []
    for reading in told:
        if not reading.sure:
            continue
        if reading.type is None:
            untold.append(reading.folded)
        else:
            votes[reading.folded][reading.type] += 1
    types = {folded: max(cast, key=cast.__getitem__) for folded, cast in votes.items()}
    for folded in untold:
        if folded not in types and _may_be_somebody(document, folded):
            types[folded] = "person"
    for one, other in pairwise(told):
        if " " not in other.folded and other.folded not in types and one.folded in types:
            type_ = types[one.folded]
            if _is_like(document.text, one, other, type_):
                types[other.folded] = type_
    return types


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
