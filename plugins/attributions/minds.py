"""States of mind: who is confident, wary or opposed, and what about."""

from typing import Final

from ..word_places import word_set
from .contents import content_end, extent
from .inversions import fronted_participle
from .phrases import noun_phrase_start
from .readings import Cue, Reading
from .subjects import group_start, subject_before
from .verbs import main_subject, within_subject
from .words import BE, CLAUSE, Stretch

_IS: Final = BE | word_set(
    "'s remain remains remained become becomes became becoming grow grows grew growing stay stays"
    " stayed seem seems seemed sound sounds sounded feel feels felt look looks looked"
)
"""What tells how somebody is minded."""
_HOW: Final = word_set("more most less least so as just very too far ever equally")
"""How much somebody is minded so: "just as proud of"."""
_MINDED: Final = word_set("about with by over of at for on")
"""What leads on from how somebody is minded: "angry about", "proud of"."""
_BOUND_TO: Final = frozenset({"sure", "certain", "clear"})
"""Of whom something will be so, with an infinitive: "sure to fail"."""
_NOBODY: Final = frozenset({"it", "there"})


def read_attitude(stretch: Stretch, cue: Cue) -> Reading | None:
    """A state of mind: "is confident that", "Hale, wary of the plan, left"."""
    tags, words = stretch.tags, stretch.words
    index = cue.first
    while index and (tags[index - 1] == "a" or words[index - 1] in _HOW):
        index -= 1
    if not _leads_on(stretch, cue):
        return None
    if not index:
        return fronted_participle(stretch, cue)
    if tags[index - 1] == ",":
        return _set_off(stretch, cue, index)
    if words[index - 1] not in _IS:
        return None
    group = group_start(stretch, index - 1)
    source = subject_before(stretch, group)
    if source is None or words[source[0]] in _NOBODY:
        return None
    content = extent(stretch, cue.last, _end(stretch, cue, index))
    return Reading(source, (group, cue.last), content, "attitudes", cue.headword, False)


def _end(stretch: Stretch, cue: Cue, index: int) -> int:
    """Where what somebody is minded about ends: "so opposed to the plan that she left"."""
    end = content_end(stretch, cue.last)
    if "so" in stretch.words[index : cue.first]:
        follows = stretch.tags.find("t", cue.last + 1, end)
        return follows if follows > 0 else end
    return end


def _leads_on(stretch: Stretch, cue: Cue) -> bool:
    """Whether what somebody is minded about follows."""
    after = cue.last
    if after >= stretch.stop:
        return False
    if stretch.words[after - 1] in {"of", "in", "to", "on"} or stretch.words[after] in _MINDED:
        return True
    tag = stretch.tags[after]
    if tag == "T" and cue.headword in _BOUND_TO:
        return False
    # "sure they have won"
    return tag in "tTs" or (tag == "r" and CLAUSE.search(stretch.tags, after) is not None)


def _set_off(stretch: Stretch, cue: Cue, index: int) -> Reading | None:
    """A state of mind from token `index`, behind a comma: "Hale, wary of the plan, left"."""
    source = main_subject(stretch, None, index)
    if source is None:
        start = noun_phrase_start(stretch, index - 1)
        source = (start, index - 1) if start < index - 1 else None
    if source is None or stretch.words[source[0]] in _NOBODY:
        return None
    content = extent(stretch, cue.last, _end(stretch, cue, index))
    cue_span = (index, cue.last)
    return within_subject(
        stretch, Reading(source, cue_span, content, "attitudes", cue.headword, False)
    )
