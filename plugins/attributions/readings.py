"""What becomes of a cue, step by step: a reading of the words around it, a draft that places near
by may add to, an attribution."""

from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal, get_args

from validator.api import Attribution, Document, Extent, NamedTuple, NewsSource, regex

from .words import Stretch

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
_start, _end = attrgetter("start"), attrgetter("end")
_AFTER_SEMICOLON: Final = regex(r"; (?:and |but )?$")
CueClass = Literal[
    "says", "claims", "tells", "finds", "counts", "believes", "judges", "discusses", "urges",
    "voices", "denies", "refuses", "openers", "passives", "attitudes", "statements", "surveys",
]  # fmt: skip
"""The word lists of cues, by what their words say."""
CUE_LISTS: Final[Mapping[str, frozenset[CueClass]]] = {
    f"words-attribution.{name}": frozenset((name,)) for name in get_args(CueClass)
}
"""The class of the words of each list."""
STATING: Final = frozenset[CueClass](("says", "claims", "tells", "finds", "counts"))
"""Classes of verbs that state something."""
SECOND_HAND: Final = frozenset({"quote", "cite"})
"""Verbs that pass on what another says."""


class Cue(NamedTuple):
    """A cue word or phrase: tokens first to last, and what its word lists say of it."""

    first: int
    last: int
    classes: frozenset[CueClass]
    headword: str


class Reading(NamedTuple):
    """What one cue makes of its stretch."""

    source: tuple[int, int] | None
    """Tokens of the source."""
    cue: tuple[int, int]
    content: tuple[Extent, ...]
    cls: CueClass | Literal["label", "lead"]
    """What decided: the class of a cue, a label ("Police: six dead"), or a sentence that leads on
    to a quotation."""
    headword: str
    stated: bool
    """Whether the content is a clause or a quotation, so that the source is said to state it."""
    direct: bool = False
    """Whether quoted words are the content."""
    open: bool = False
    """Whether the content is still to come, or came, in a neighbouring sentence."""


class Draft(NamedTuple):
    """An attribution whose source is not yet looked at."""

    stretch: Stretch
    reading: Reading
    content: tuple[Extent, ...]
    orphan: bool = False
    """Whether it is a paragraph of quoted words alone, whose speaker is only supposed."""


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


def attribution_of(draft: Draft, source: NewsSource | None) -> Attribution:
    stretch, reading, content, orphan = draft
    if content[1:]:
        content = tuple(sorted(content))
    cue: tuple[Extent, ...] = ()
    parts: list[Extent | NewsSource] = [*content]
    if not orphan:
        first, last = reading.cue
        cue = (_new(Extent, (stretch.starts[first], stretch.ends[last - 1])),)
        parts += cue if source is None else (*cue, source)
    start, end = min(map(_start, parts)), max(map(_end, parts))
    strength = "weak" if orphan else _strength(reading, source)
    made = (start, end, source, cue, content, strength, reading.headword)
    return _new(Attribution, made)


def _strength(reading: Reading, source: NewsSource | None) -> Literal["strong", "weak", "inverse"]:
    if reading.source is None:
        return "weak"
    states = reading.cls in {"finds", "believes"}
    if states and source and (source.antecedent or source).kind == "document":
        return "strong"  # "the accounts show a loss": papers state what they hold
    if reading.cls == "lead":
        return "strong"
    if reading.cls == "denies":
        return "inverse"
    if reading.cls in STATING or reading.cls in {"openers", "label", "passives"}:
        return "strong" if reading.stated else "weak"
    return "strong" if reading.cls == "voices" and (reading.direct or reading.stated) else "weak"


def with_confirmed(document: Document, attributions: list[Attribution]) -> list[Attribution]:
    """Who confirms, behind a semicolon, stands for what was said before it as well: "Six died,
    diplomats said; the ministry confirmed six dead"."""
    if "confirm" not in [attribution.cue_verb for attribution in attributions]:
        return attributions
    before: dict[int, Attribution] = {}
    found = []
    for attribution in attributions:
        before[attribution.end] = attribution
        if attribution.cue_verb == "confirm" and attribution.strength == "strong":
            start = attribution.start
            gap = _AFTER_SEMICOLON.search(document.text, max(0, start - 8), start)
            earlier = before.get(gap.start()) if gap else None
            if earlier is not None:
                content = (*earlier.content, *attribution.content)
                attribution = attribution._replace(start=earlier.start, content=content)
        found.append(attribution)
    return found
