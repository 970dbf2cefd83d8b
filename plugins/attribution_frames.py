"""Cues that are no verbs: openers, nouns and states of mind; and questions asked of nobody."""

import re
from collections.abc import Sequence
from typing import Final

from .attribution_contents import (
    clause_start,
    content_end,
    extent,
)
from .attribution_phrases import noun_phrase_end
from .attribution_readings import Cue, Reading
from .attribution_subjects import (
    group_start,
    owner_before,
    source_tail,
    subject_before,
)
from .attribution_words import Stretch, word_set

_BE: Final = word_set("is are was were be been being am isn't aren't wasn't weren't")
_CLAUSE: Final = re.compile(r"[xve]")
_FINITE: Final = re.compile(r"[xv]")
_LONGEST_NAME: Final = 10
"""Tokens of the name of a poll."""


def read_opener(stretch: Stretch, cue: Cue) -> Reading | None:
    """Words before a source: "according to X"."""
    start = cue.last
    end = noun_phrase_end(stretch, start, stretch.stop)
    if end == start:
        return None
    end = source_tail(stretch, end)
    before = extent(stretch, clause_start(stretch, cue.first), cue.first)
    fronted = (
        cue.first == 0 or stretch.tags[: cue.first] in {"c", "s", "a", "a,", "c,"} or not before
    )
    comma = stretch.tags.find(",", end, end + 22) if fronted else -1
    if fronted:
        if comma < 0:
            return None
        if end < comma and not _CLAUSE.search(stretch.tags, end, comma):
            end = comma
        content = extent(stretch, comma + 1, stretch.stop)
    else:
        content = before
        rest = end
        if rest < stretch.stop and stretch.tags[rest] == "," and stretch.tags[cue.first - 1] == ",":
            after = extent(stretch, rest + 1, stretch.stop)
            if after and stretch.tags[rest + 1] not in "gcws":
                content += after
    source = (start, end)
    return Reading(source, (cue.first, cue.last), content, "openers", cue.headword, True)


def read_survey(stretch: Stretch, cue: Cue, cues: Sequence[Cue]) -> Reading | None:
    """A document that figures are taken from: "In a Gallup poll, 40 percent ...", "leads by six
    points in the poll", unless somebody says it there: "said in a poll"."""
    tags = stretch.tags
    first = cue.first - 1
    while first >= 0 and tags[first] in "dnPjp#" and cue.first - first < _LONGEST_NAME:
        first -= 1
    start = first + 1
    if first < 0 or stretch.words[first] != "in":
        return None
    if any(other.last == first and tags[other.first] in "ve" for other in cues):
        return None
    end = noun_phrase_end(stretch, start, stretch.stop)
    if first == 0 or tags[:first] in {"c", "a", "a,", "c,"}:
        comma = tags.find(",", end, end + 22)
        if tags[comma + 1 : comma + 2] in {"e", "w"}:  # "a poll, conducted in May,"
            comma = tags.find(",", comma + 1, comma + 22)
        if comma < 0 or (tags[end] != "," and _CLAUSE.search(tags[end:comma].lstrip("e"))):
            return None
        end = comma
        content = extent(stretch, comma + 1, stretch.stop)
    else:
        begin = clause_start(stretch, first)
        if "#" not in tags[begin:first] or not _FINITE.search(tags, begin, first):
            return None
        content = extent(stretch, begin, first)
    if not content:
        return None
    return Reading((start, end), (first, start), content, "openers", cue.headword, True)


def read_statement(stretch: Stretch, cue: Cue) -> Reading | None:
    """A noun: "his claim that", "a claim by X that"."""
    tags, after = stretch.tags, cue.last
    if cue.first == 0 or after >= stretch.stop or tags[cue.first - 1] not in "pdjPno":
        return None
    owner = owner_before(stretch, cue.first)
    if owner is None:
        by = stretch.words[after] in {"by", "from"}
        if not by:
            return None
        end = noun_phrase_end(stretch, after + 1, stretch.stop)
        if end == after + 1 or end >= stretch.stop or tags[end] not in "tT":
            return None
        owner, after = (after + 1, end), end
    if tags[after] not in "tT" and not (
        tags[after] in "io"
        and stretch.words[after] in {"about", "of", "for", "on", "against", "to"}
    ):
        return None
    content = extent(stretch, after, content_end(stretch, after))
    first = cue.first
    return Reading(owner, (first, cue.last), content, "statements", cue.headword, False)


def read_attitude(stretch: Stretch, cue: Cue) -> Reading | None:
    """A state of mind: "is confident that"."""
    index = cue.first
    while index and stretch.tags[index - 1] == "a":
        index -= 1
    if not index or stretch.tags[index - 1] != "x" or stretch.words[index - 1] not in _BE:
        return None
    phrase = stretch.words[cue.last - 1] in {"of", "in", "to"}
    if cue.last >= stretch.stop or (
        stretch.tags[cue.last] not in "tTs"
        and not phrase
        and stretch.words[cue.last] not in {"about", "with", "by", "over"}
    ):
        return None
    group = group_start(stretch, index)
    source = subject_before(stretch, group)
    if source is None or stretch.words[source[0]] in {"it", "there"}:
        return None
    content = extent(stretch, cue.last, content_end(stretch, cue.last))
    return Reading(source, (group, cue.last), content, "attitudes", cue.headword, False)


def read_asked(stretch: Stretch, cue: Cue) -> Reading | None:
    """As in "Asked how many had died, ...": nobody is named, nothing is stated."""
    comma = stretch.tags.find(",", cue.last, stretch.stop)
    content = extent(stretch, cue.last, comma if comma > 0 else stretch.stop)
    if not content:
        return None
    return Reading(None, (cue.first, cue.last), content, "discusses", cue.headword, False)
