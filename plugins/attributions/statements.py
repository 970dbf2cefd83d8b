"""Nouns that name what is said: "his claim that", "a warning by the army that", "drew criticism
from rivals"."""

from typing import Final

from ..word_places import word_set
from .contents import content_end, extent, figure_end, subordinate_end
from .phrases import noun_phrase_end, noun_phrase_start
from .readings import Cue, CueClass, Reading
from .subjects import group_start, owner_before, subject_before
from .words import BE, Stretch

_FIGURES: Final = frozenset({"forecast", "estimate", "prediction"})
_BY: Final = frozenset({"by", "from"})
"""What stands between a noun and whose it is."""
_ABOUT: Final = word_set("about of for on against to over")
_RECEIVED: Final = word_set(
    "draw draws drew drawn face faces faced win wins won receive receives received earn earns"
    " earned get gets got attract attracts attracted gain gains gained provoke provoked"
)
"""Verbs of whom or what words are about: "the plan drew criticism from rivals"."""


def read_statement(stretch: Stretch, cue: Cue) -> Reading | None:
    """A noun: "his claim that", "a claim by X that"."""
    tags, after = stretch.tags, cue.last
    if cue.first == 0 or after >= stretch.stop:
        return None
    owner = owner_before(stretch, cue.first) if tags[cue.first - 1] in "pdjPnoage#" else None
    if owner is None:
        if stretch.words[after] not in _BY:
            return None
        end = noun_phrase_end(stretch, after + 1, stretch.stop)
        if end == after + 1:
            return None
        if end >= stretch.stop or tags[end] not in "tT":
            return _received(stretch, cue, (after + 1, end))
        owner, after = (after + 1, end), end
    asserted = stretch.words[after] in BE and tags[after + 1 : after + 2] == "t"
    if asserted:
        after += 1  # "its estimate is that"
    if tags[after] not in "tT" and not (tags[after] in "io" and stretch.words[after] in _ABOUT):
        return None
    first, last = cue.first, cue.last
    end = subordinate_end(stretch, owner[0], after, content_end(stretch, after))
    if after == last and stretch.words[after] in {"of", "about"} and after + 1 < end:
        last = after = after + 1  # "her criticism of"
    given = figure_end(stretch, after, end) if cue.headword in _FIGURES else 0
    counted = bool(given) or (asserted and cue.headword in _FIGURES)
    content = extent(stretch, after, given or end)
    cls: CueClass = "counts" if counted else "statements"
    return Reading(owner, (first, last), content, cls, cue.headword, counted)


def _received(stretch: Stretch, cue: Cue, source: tuple[int, int]) -> Reading | None:
    """As in "The plan drew criticism from rivals": it is what they speak about."""
    verb = noun_phrase_start(stretch, cue.last) - 1
    if verb < 1 or stretch.words[verb] not in _RECEIVED:
        return None
    group = group_start(stretch, verb)
    subject = subject_before(stretch, group)
    if subject is None:
        return None
    content = extent(stretch, *subject)
    return Reading(source, (group, source[0]), content, "statements", cue.headword, False)
