"""What a cue is, and what is read around one."""

from functools import lru_cache
from typing import Final

from validator.api import Extent, NamedTuple

STATING: Final = frozenset({"says", "claims", "tells", "finds", "counts"})
"""Classes of verbs that state something."""
SECOND_HAND: Final = frozenset({"quote", "cite"})
"""Verbs that pass on what another says."""


class Cue(NamedTuple):
    """A cue word or phrase: tokens first to last, and what its word lists say of it."""

    first: int
    last: int
    classes: frozenset[str]
    headword: str


class Reading(NamedTuple):
    """What one cue makes of its stretch."""

    source: tuple[int, int] | None
    """Tokens of the source."""
    cue: tuple[int, int]
    content: tuple[Extent, ...]
    cls: str
    """The class of verbs that decided."""
    headword: str
    stated: bool
    """Whether the content is a clause or a quotation, so that the source is said to state it."""
    direct: bool = False
    """Whether quoted words are the content."""
    open: bool = False
    """Whether the content is still to come, or came, in a neighbouring sentence."""


@lru_cache(maxsize=4096)
def form_of(headword: str, word: str, passive: bool) -> str:
    """B base, S third person, G -ing, D past or participle: of the first word of a cue."""
    if passive:
        return "D"
    base = headword.split(" ", 1)[0]
    if word == base:
        return "D" if word in {"put", "read", "cast", "bet", "hit"} else "B"
    if word.endswith("ing"):
        return "G"
    if word.endswith("s") and word not in {"was", "is"}:
        return "S"
    return "D"
