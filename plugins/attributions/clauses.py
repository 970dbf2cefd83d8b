"""Who says what in one stretch: source, cue and content around each cue word.

Everything here counts in tokens of a stretch; content comes out as offsets of the prose.
"""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent

from ..word_places import word_set
from .contents import content_end, extent
from .frames import (
    read_opener,
    read_statement,
    read_survey,
    signature,
    speaker_after,
    speaker_before,
)
from .inversions import fronted_participle
from .phrases import noun_phrase_start
from .readings import SECOND_HAND, STATING, Cue, Reading
from .subjects import group_start, subject_before
from .verbs import main_subject, read_verb, within_subject
from .words import BE, CLAUSE, SHARES, Stretch

_MOST: Final = 60
"""Cues, and quotations, that are looked at in one stretch."""
_LITTLE: Final = 8
"""Characters of content below which an attitude is not worth a word."""
_PRONOUNS: Final = word_set("him them me us himself herself itself themselves myself")
"""Objects that name nobody by themselves."""
_POLLS: Final = frozenset({"poll", "polls", "survey", "surveys", "polling"})
"""What in a source tells that it is a poll."""
_AGAINST: Final = frozenset({"but", "while", "whereas", "although", "though"})
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
"""Of whom nobody is so minded: "it is clear that"."""


def _ended(reading: Reading, edge: int) -> Reading:
    """A reading of which the last words end at `edge`, if that lies in them."""
    if not reading.content:
        return reading
    *others, last = reading.content
    if not last.start < edge < last.end:
        return reading
    return reading._replace(content=(*others, Extent(last.start, edge)))


class Reader:
    """Reads the cues of one stretch, left to right; one may share the source of another."""

    def __init__(self, stretch: Stretch, cues: Sequence[Cue]) -> None:
        self.stretch = stretch
        self.tags = stretch.tags
        self.words = stretch.words
        self.cues = cues[:_MOST]
        self.readings: list[Reading] = []
        self.last_source: tuple[int, int] | None = None

    def read(self) -> list[Reading]:
        for cue in self.cues:
            reading = self._reading(cue)
            if reading is not None:
                first = not self.readings
                if not first:
                    reading = self._begin_behind(reading)
                    self._end_at_coordination(reading)
                    self._end_before_trailing(reading)
                    self._end_in_source(reading)
                self.readings.append(reading)
                if (
                    reading.source is not None
                    and "openers" not in cue.classes
                    and reading.cls != "statements"
                    and not self._holds(reading)
                    and (first or not self._nested(reading))
                    and self.tags[reading.source[0]] != "t"
                ):
                    self.last_source = reading.source
        if "Q" in self.tags or self.tags[-1:] == ":":
            self._unclaimed()
        return [reading for reading in self.readings if self._matters(reading)]

    def _reading(self, cue: Cue) -> Reading | None:
        """What one cue makes of the stretch."""
        stretch, classes = self.stretch, cue.classes
        if "openers" in classes:
            return read_opener(stretch, cue)
        if "surveys" in classes:
            surveyed = read_survey(stretch, cue, self.cues)
            if surveyed is not None or len(classes) == 1:
                return surveyed
        if "statements" in classes:
            stated = read_statement(stretch, cue)
            if stated is not None or len(classes) == 1:
                return stated
        elif "attitudes" in classes:
            return _attitude(stretch, cue)
        return read_verb(stretch, self.cues, cue, self.last_source)

    def _holds(self, reading: Reading) -> bool:
        """Whether its source is a paper that holds the words, so that no other verb of the sentence
        has it for a subject: "The town issued a letter saying it was sorry and paid"."""
        first = reading.cue[0]
        source = reading.source or (0, 0)
        return self.words[first].endswith("ing") and source[1] == first and source[0] > 0

    def _own_subject(self, reading: Reading) -> bool:
        """Whether the clause said is about him who says it, so that its verbs may be his deeds."""
        start = self.stretch.token_at(reading.content[-1].start)
        return "r" in self.tags[max(start, 0) : start + 2]

    def _unclaimed(self) -> None:
        """Quotations that no cue word claims: any verb beside one may tell who speaks."""
        index = -1
        for _ in range(_MOST):
            index = self.tags.find("Q", index + 1)
            if index < 0:
                break
            if self._claimed(self.stretch.starts[index]):
                continue
            reading = (
                signature(self.stretch, index)
                or speaker_after(self.stretch, index)
                or speaker_before(self.stretch, index)
            )
            if reading is not None:
                self.readings.append(reading)
        if self.tags[-1:] == ":" and not any(reading.open for reading in self.readings):
            reading = speaker_before(self.stretch, len(self.tags))
            if reading is not None:
                self.readings.append(reading._replace(content=(), open=True, cls="lead"))

    def _claimed(self, place: int) -> bool:
        for reading in self.readings:
            for start, end in reading.content:
                if start <= place < end:
                    return True
        return False

    def _matters(self, reading: Reading) -> bool:
        """Attitudes inside what another says, and those about next to nothing, tell no news."""
        if reading.cls == "believes" and self._nested(reading, sourced=True):
            return False
        if reading.stated and not reading.direct and self._polled(reading):
            return False
        if reading.stated or reading.open or (reading.cls == "denies" and reading.source):
            return True
        size = sum([end - start for start, end in reading.content])
        if size < _LITTLE and not reading.direct and reading.cls not in STATING:
            return reading.headword in SECOND_HAND or self._names(reading)
        return not self._nested(reading)

    def _names(self, reading: Reading) -> bool:
        """Whether its few words are a name or a thing: "Lee backs Orr", unlike "backed down"."""
        first = self.stretch.token_at(reading.content[0].start) if reading.content else -1
        source = reading.source
        return (
            source is not None
            and self.tags[source[0]] not in "wt"
            and (first >= reading.cue[1] or source[0] >= reading.cue[1])
            and self.tags[first] in "Pn"
            and self.words[first] not in _PRONOUNS
            and not self._nested(reading)
        )

    def _polled(self, reading: Reading) -> bool:
        """Whether it is what a part of those asked told a poll: "In the poll, 40 percent said they
        would vote"."""
        first, last = reading.source or (0, 0)
        share = "#" in self.tags[first:last] or not SHARES.isdisjoint(self.words[first:last])
        return share and any(
            other.source is not None
            and other is not reading
            and not _POLLS.isdisjoint(self.words[slice(*other.source)])
            and self._stands_in(reading, other)
            for other in self.readings
        )

    def _nested(self, reading: Reading, sourced: bool = False) -> bool:
        """Whether a cue stands in what another says; `sourced`: somebody whom the text names."""
        return any(
            other is not reading
            and (other.source or not sourced)
            and self._stands_in(reading, other)
            for other in self.readings
        )

    def _stands_in(self, reading: Reading, other: Reading) -> bool:
        place = self.stretch.starts[reading.cue[0]]
        return any(start <= place < end for start, end in other.content)

    def _end_at_coordination(self, reading: Reading) -> None:
        """In "complained of X and urged Y", "said X, adding Y" the first ends before the second."""
        first = reading.cue[0]
        if first < 2:
            return
        if self._contrasts(reading):
            self._end_before(reading)
            return
        quoted = self.tags[first - 1] in "Qq" and self.tags[first] == "g"  # "“... ,” adding that"
        comma = quoted or self.tags[first - 1] == "," or self.tags[first - 2 : first] == ",c"
        end = first - 1 + quoted
        while end and self.tags[end - 1] in ",c":
            end -= 1
        edge = self.stretch.ends[end - 1]
        for index in range(len(self.readings) - 1, -1, -1):
            before = self.readings[index]
            if before.source is None or reading.source != before.source or not before.content:
                continue
            if before.cue[0] > first:
                continue
            joined = comma or (
                self.tags[first - 1] == "c" and not (before.stated and self._own_subject(before))
            )
            if joined:
                self.readings[index] = _ended(before, edge)
            return

    def _begin_behind(self, reading: Reading) -> Reading:
        """What a trailing source says begins behind another's clause: "Six died, the BBC reported,
        while four were hurt, the army said"."""
        before, starts = self.readings[-1], self.stretch.starts
        stated = reading.stated and before.stated and reading.content and before.content
        if reading.source is None or before.source is None or not stated:
            return reading
        joint = max(before.cue[1], before.source[1])
        if self.tags[joint : joint + 2] not in {",c", ",s"} or joint + 2 >= self.stretch.stop:
            return reading
        said, begin = reading.content[0], starts[joint + 2]
        trails = begin < said.end <= starts[min(reading.source[0], reading.cue[0])]
        if not trails or said.start not in {before.content[0].start, begin}:
            return reading
        if len(before.content) > 1 and before.content[-1].start in {starts[joint + 1], begin}:
            self.readings[-1] = before._replace(content=before.content[:-1])
        return reading._replace(content=(Extent(begin, said.end), *reading.content[1:]))

    def _end_before_trailing(self, reading: Reading) -> None:
        """What others say in the words of a trailing source ends with them: “The army said it had
        shot down a drone, the agency reported”."""
        if reading.source is None or not reading.content:
            return
        if reading.cls == "openers" and self.tags[reading.cue[0] - 1] not in ",Q":
            return  # "said he had 15 percent in the polls"
        start, edge = reading.content[-1]
        place = min(reading.source[0], reading.cue[0])
        if edge > self.stretch.starts[place]:
            return
        self.readings = [
            _ended(before, edge) if before.content and before.content[-1].start > start else before
            for before in self.readings
        ]

    def _end_in_source(self, reading: Reading) -> None:
        """What "who" says in a source ends with it: "Lee, who admitted he was late, said". Without
        a comma or dash it tells which source is meant: "a nurse who asked not to be named said"."""
        before = self.readings[-1]
        if reading.source is None or before.source is None:
            return
        first, last = reading.source
        who = before.source[0]
        if self.tags[who] == "r" and first < who < before.cue[0] < last:
            self.readings.pop()  # "The doctors I asked say it is safe"
            return
        if self.tags[who] not in "wt" or not first <= before.cue[0] < last:
            return
        ended = _ended(before, self.stretch.ends[last - 1])
        if ended is not before:
            self.readings[-1:] = [ended] if self.tags[who - 1] in ",-" else []

    def _contrasts(self, reading: Reading) -> bool:
        """Whether its source opens a clause set against the one before: ", but unions say"."""
        at = reading.source[0] if reading.source else 0
        if at < 2 or self.tags[at - 2] != ",":
            return False
        return self.words[at - 1] in _AGAINST or (self.words[at - 1] == "and" and reading.stated)

    def _end_before(self, reading: Reading) -> None:
        """End what others say before the clause of another source."""
        edge = self.stretch.ends[reading.source[0] - 3] if reading.source else 0
        self.readings = [
            _ended(before, edge)
            if before.cue[0] < reading.cue[0] and before.cls not in {"openers", "label"}
            else before
            for before in self.readings
        ]


def _attitude(stretch: Stretch, cue: Cue) -> Reading | None:
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
    content = extent(stretch, cue.last, _minded_end(stretch, cue, index))
    return Reading(source, (group, cue.last), content, "attitudes", cue.headword, False)


def _minded_end(stretch: Stretch, cue: Cue, index: int) -> int:
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
    content = extent(stretch, cue.last, _minded_end(stretch, cue, index))
    cue_span = (index, cue.last)
    return within_subject(
        stretch, Reading(source, cue_span, content, "attitudes", cue.headword, False)
    )
