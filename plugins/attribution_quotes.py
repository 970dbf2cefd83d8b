"""Who speaks a quotation that no cue word claims: any verb beside one may tell."""

import re
from typing import Final

from .attribution_contents import extent
from .attribution_phrases import noun_phrase_end
from .attribution_readings import Reading
from .attribution_subjects import group_start, subject_before
from .attribution_words import Stretch

_CLAUSE: Final = re.compile(r"[xve]")


def signature(stretch: Stretch, index: int) -> Reading | None:
    """As in "..." - Jane Roe."""
    start = index + 2
    if (
        stretch.tags[index + 1 : start] != "-"
        or start >= stretch.stop
        or stretch.tags[start] != "P"
    ):
        return None
    end = noun_phrase_end(stretch, start, stretch.stop)
    if end != stretch.stop and stretch.tags[end] not in ",Q":
        return None
    content = extent(stretch, index, index + 1)
    return Reading((start, end), (index + 1, start), content, "label", "-", True, True)


def speaker_after(stretch: Stretch, index: int) -> Reading | None:
    """As in "...," an angry Hollande retaliated."""
    tags = stretch.tags
    start = index + 1
    if stretch.words[index] == "'" or start >= stretch.stop or tags[start] not in "dPnjr":
        return None
    end = noun_phrase_end(stretch, start, stretch.stop)
    verb = end
    while verb < stretch.stop and tags[verb] in "xa":
        verb += 1
    if end == start or verb >= stretch.stop or tags[verb] not in "ve":
        return None
    return Reading((start, end), (end, verb + 1), extent(stretch, index, index + 1), "voices",
                   stretch.words[verb], True, True)  # fmt: skip


def speaker_before(stretch: Stretch, index: int) -> Reading | None:
    """As in: Clinton has since apologised: "..."."""
    tags = stretch.tags
    if index < 2 or tags[index - 1] not in ",:":
        return None
    edge = index - 1
    if (
        tags[edge] == ":"
        and index < len(stretch.tags)
        and noun_phrase_end(stretch, 0, edge) == edge
    ):
        return Reading(
            (0, edge), (edge, index), extent(stretch, index, index + 1), "label", ":", True, True
        )
    for match in _CLAUSE.finditer(tags, 0, edge):
        group = group_start(stretch, match.start())
        source = subject_before(stretch, group) if group else None
        if source is None:
            continue
        verb = match.start()
        while verb < edge and tags[verb] in "xa":
            verb += 1
        if verb >= edge:
            return None
        return Reading(source, (group, verb + 1), extent(stretch, index, index + 1), "voices",
                       stretch.words[verb], tags[edge] == ":", tags[edge] == ":")  # fmt: skip
    return None
