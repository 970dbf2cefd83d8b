"""Sources that follow their verb: words first, agents of a passive, clauses after a participle."""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from .complements import class_of, is_asserted, parenthetical
from .contents import (
    clause_start,
    content_end,
    extent,
    is_count,
    past_as_saying,
    phrase_end,
    words_before,
)
from .phrases import noun_phrase_end
from .readings import STATING, Cue, CueClass, Reading
from .subjects import (
    agent_after,
    apposition_end,
    is_plural,
    past_place,
    subject_before,
)
from .words import CLAUSE, Stretch

_QUOTED_BY: Final = frozenset({"quoted by", "cited by"})
_OF_PEOPLE: Final = frozenset({"identify", "name", "find"})
"""What is done to people and bodies too, where no agent says so."""
_WHO_TELLS: Final = regex(r"w[^xv]*[xv][xvae]*(?:[^xv]|(?<=[cas])[xv][xvae]*)*")
"""As in "..., said an official who was there and spoke in confidence", unlike "Lee, a nurse, said
those who were there had fled"."""
_SAYING: Final = STATING | {"voices"}
_FOR_WHAT: Final = frozenset({"for", "over"})
"""What leads on to why somebody is judged: "criticised by rivals for failing to"."""
_NOBODY: Final = frozenset({"nothing", "little"})
_TOLD: Final = frozenset("dt#nP")
"""Tags of what a hearer is told."""
_STATING_FIRST: Final[tuple[CueClass, ...]] = ("says", "tells", "claims", "counts", "finds")


def fronted_participle(stretch: Stretch, cue: Cue) -> Reading | None:
    """As in "Noting that six had died, the army withdrew": the source follows."""
    comma = stretch.tags.find(",", cue.last, stretch.stop)
    while comma > 0:
        end = noun_phrase_end(stretch, comma + 1, stretch.stop)
        relative = stretch.tags[comma + 1 : comma + 2] == "w"  # "After thanking fans, who cheered,"
        if not relative and end > comma + 1 and end < stretch.stop and stretch.tags[end] in "xvean":
            content = extent(stretch, cue.last, comma)
            cls = class_of(stretch, cue, cue.last)
            if cls is None or not content:
                return None
            stated = stretch.tags[cue.last] in "tQ"
            cue_span = (cue.first, cue.last)
            return Reading((comma + 1, end), cue_span, content, cls, cue.headword, stated)
        comma = stretch.tags.find(",", comma + 1, stretch.stop)
    return None


def inverted(
    stretch: Stretch, cues: Sequence[Cue], cue: Cue, group: int, form: str
) -> Reading | None:
    """Words first, "..., said X": the source follows its verb."""
    tags = stretch.tags
    if form not in "DSB" or group != cue.first or not cue.classes & _SAYING:
        return None
    before = tags[group - 1] if group else "^"
    if before not in ",Q^-q" or (before == "^" and cue.headword != "say"):
        return None
    start = cue.last
    if start >= stretch.stop or tags[start] not in "dPnjr#qeg":
        return None
    if tags[start] == "r" and before != "Q" and tags[group - 2 : group] != "Q,":
        return None
    if stretch.words[start] in _NOBODY or (before == "q" and form == "B" and cue.headword != "say"):
        return None  # "said nothing", "a “radical” protest plan"
    end = noun_phrase_end(stretch, start, stretch.stop)
    if end == start or (end < stretch.stop and tags[end] in "xvr"):
        return None
    if cue.headword == "tell" and tags[end : end + 1] in _TOLD:
        return None  # "Lee, calling it “a joke,” told reporters the dam was old"
    ends = end >= stretch.stop or tags[end] == ")" or tags[end : end + 2] in {",w", ",x"}
    tag = form == "B" and cue.headword == "say" and ends and is_plural(stretch, (start, end))
    if before == "," and group > 1 and form == "B" and not tag:
        return None
    end = apposition_end(stretch, past_place(stretch, start, end))
    if before in ",-" and "Q" not in tags[max(group - 2, 0) : group]:
        opening = clause_start(stretch, group)
        clause = tags[opening:group]
        heard = "dPn" if cue.headword == "say" else "dP"  # "..., says minister"
        closed = tag or (ends and tags[start] in heard) or is_count(stretch, opening, group)
        clausal = "Q" in clause or CLAUSE.search(clause)
        if not (closed or clausal or tags[end : end + 2] in {",x", ",v", ",Q"}):
            return None
        told_by = _WHO_TELLS.fullmatch(tags, end, stretch.stop)
        if before == "," and not told_by and _has_aside(stretch, group):
            return None
    rest = phrase_end(stretch, end)
    spoken = not STATING.isdisjoint(cue.classes)
    left = words_before(stretch, group, spoken=spoken, last=rest >= stretch.stop)
    cls: CueClass = next((cls for cls in _STATING_FIRST if cls in cue.classes), "voices")
    if before == "^":
        comma = end if end < stretch.stop and tags[end] in ",:" else -1
        if comma < 0:
            return None
        content = extent(stretch, comma + 1, stretch.stop)
        return Reading((start, end), (group, cue.last), content, cls, cue.headword, True)
    return parenthetical(stretch, cues, cue, cls, group, (start, end), left, rest, inverted=True)


def _has_aside(stretch: Stretch, group: int) -> bool:
    """Whether the comma before a verb ends an aside in its subject: "Lee, a nurse, said"."""
    subject = subject_before(stretch, group)
    return subject is not None and (subject[0] == 0 or stretch.tags[subject[0] - 1] in "Qcs;,")


def _quoted_as_saying(
    stretch: Stretch, cue: Cue, group: int, subject: tuple[int, int], start: int
) -> Reading | None:
    """As in "was quoted by the agency as saying six had died", or behind the words."""
    said: tuple[Extent, ...] = ()
    if start >= stretch.stop or stretch.tags[start] in ",i":
        said = words_before(stretch, subject[0])
    said = said or extent(stretch, start, content_end(stretch, start))
    if not said:
        return None
    return Reading(subject, (group, cue.last), said, "says", cue.headword, True)


def _without_aside(stretch: Stretch, group: int) -> int:
    """Before the comma and the adverb of a participle that is set off: "the memo, first reported
    by the Gazette,"."""
    end = group
    if end and stretch.words[end - 1] == "first":
        end -= 1
    if end > 1 and stretch.tags[end - 1] == ",":
        end -= 1
    return end if stretch.tags[end - 1 : end] in {"n", "P"} else group


def passive(stretch: Stretch, cue: Cue, group: int) -> Reading | None:
    """As in "were reported missing by X", "was quoted as saying", "is expected to"."""
    tags, words = stretch.tags, stretch.words
    subject = subject_before(stretch, _without_aside(stretch, group))
    if "passives" in cue.classes and cue.headword.endswith("saying"):
        return subject and _quoted_as_saying(stretch, cue, group, subject, cue.last)
    if cue.headword in _QUOTED_BY and subject is not None:
        start = past_as_saying(stretch, cue.last)
        if start > 0:
            return _quoted_as_saying(stretch, cue, group, subject, start)
    judged = "judges" in cue.classes or cue.headword == "described by"
    agent = agent_after(stretch, cue.last - (words[cue.last - 1] == "by"), judged)
    if agent is None and cue.headword in _OF_PEOPLE and "not" in words[group : cue.first]:
        return None  # "two bodies have not been identified"
    start = cue.last
    source: tuple[int, int] | None = None
    content: tuple[Extent, ...] = ()
    if "tells" in cue.classes and subject is not None:
        content = words_before(stretch, subject[0])
        if agent is None:
            return None
        if content:
            return Reading(agent[1:], (group, cue.last), content, "tells", cue.headword, True)
    elif subject is not None:
        content = extent(stretch, *subject)
    if agent is not None:
        source = agent[1:]
        content += extent(stretch, cue.last, agent[0])
        if source[1] < stretch.stop and (
            tags[source[1]] in "Tts" or (judged and words[source[1]] in _FOR_WHAT)
        ):
            content += extent(stretch, source[1], content_end(stretch, source[1]))
    else:
        content += extent(stretch, start, content_end(stretch, start))
    if not content or (
        start < stretch.stop and words[start] in {"of", "in", "on"} and agent is None
    ):
        return None
    classes = cue.classes - {"voices", "passives"}
    cls: CueClass = min(classes, default="counts")
    stated = (
        source is not None and cls in STATING and is_asserted(stretch, group, cue.first, source)
    )
    return Reading(source, (group, cue.last), content, cls, cue.headword, stated)
