"""Who says what in one stretch: source, cue and content around each cue word.

Everything here counts in tokens of a stretch; content comes out as offsets of the prose.
"""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from .attribution_complements import complement, impersonal
from .attribution_contents import puts_at
from .attribution_frames import (
    read_asked,
    read_attitude,
    read_opener,
    read_statement,
    read_survey,
    signature,
    speaker_after,
    speaker_before,
)
from .attribution_inversions import fronted_participle, inverted, passive
from .attribution_phrases import noun_phrase_start
from .attribution_readings import SECOND_HAND, STATING, Cue, Reading, form_of
from .attribution_subjects import PLURALS, group_start, is_plural, subject_before
from .attribution_words import Stretch, tag_word, word_set

_BEFORE_DEED: Final = word_set("in by after before while without")
_MOST: Final = 60
"""Cues, and quotations, that are looked at in one stretch."""
_LITTLE: Final = 8
"""Characters of content below which an attitude is not worth a word."""
_BE: Final = word_set("is are was were be been being am isn't aren't wasn't weren't")
_SAID_IS: Final = word_set("say think believe claim argue suggest")
_WITHHELD: Final = word_set("declined refused anonymity unable failed able unwilling had how")
_CAUSED: Final = word_set(
    "led leads leading prompted prompting prompts forced forcing forces allowed allowing allows "
    "caused causing pushed pushing pressed encouraged inspired spurred compelled helped"
)
_HAS_DONE: Final = frozenset({"says", "claims", "believes", "urges"})
""" "He's said" is "he has said", but "he's called"."""
_PUBLISHED: Final = frozenset(
    {
        "released by",
        "issued by",
        "published by",
        "compiled by",
        "collected by",
        "recorded by",
        "seen by",
    }
)
_AGAINST: Final = frozenset({"but", "while", "whereas", "although", "though"})
_NOUNS: Final = word_set(
    "attacks rules emails tweets reports questions comments remarks challenges debates threats "
    "offers views demands requests charges doubts estimates names posts messages"
)
_IMPERSONAL: Final = frozenset({"seem", "appear"})
_CLAUSE: Final = regex(r"[xve]")


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
            reading = (
                read_opener(self.stretch, cue)
                if "openers" in cue.classes
                else read_survey(self.stretch, cue, self.cues)
                if "surveys" in cue.classes
                else read_statement(self.stretch, cue)
                or (self._verb(cue) if len(cue.classes) > 1 else None)
                if "statements" in cue.classes
                else read_attitude(self.stretch, cue)
                if "attitudes" in cue.classes
                else self._verb(cue)
            )
            if reading is not None:
                first = not self.readings
                if not first:
                    self._end_at_coordination(reading)
                    self._end_in_source(reading)
                self.readings.append(reading)
                if (
                    reading.source is not None
                    and "openers" not in cue.classes
                    and reading.cls != "statements"
                    and (first or not self._nested(reading))
                ):
                    self.last_source = reading.source
        if "Q" in self.tags or self.tags[-1:] == ":":
            self._unclaimed()
        return [reading for reading in self.readings if self._matters(reading)]

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
        if reading.stated or reading.open or (reading.cls == "denies" and reading.source):
            return True
        size = sum([end - start for start, end in reading.content])
        if size < _LITTLE and not reading.direct and reading.cls not in STATING:
            return reading.headword in SECOND_HAND
        return not self._nested(reading)

    def _nested(self, reading: Reading) -> bool:
        """Whether a cue stands in what another says."""
        place = self.stretch.starts[reading.cue[0]]
        for other in self.readings:
            if other is not reading:
                for start, end in other.content:
                    if start <= place < end:
                        return True
        return False

    def _end_at_coordination(self, reading: Reading) -> None:
        """In "complained of X and urged Y", "said X, adding Y" the first ends before the second."""
        first = reading.cue[0]
        if first < 2:
            return
        if self._contrasts(reading):
            self._end_before(reading)
            return
        comma = self.tags[first - 1] == "," or self.tags[first - 2 : first] == ",c"
        end = first - 1
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

    def _end_in_source(self, reading: Reading) -> None:
        """What "who" says in a source ends with it: "Lee, who admitted he was late, said". Without
        a comma it tells which source is meant: "a nurse who asked not to be named said"."""
        before = self.readings[-1]
        if reading.source is None or before.source is None:
            return
        first, last = reading.source
        who = before.source[0]
        if self.tags[who] != "w" or not first <= before.cue[0] < last:
            return
        ended = _ended(before, self.stretch.ends[last - 1])
        if ended is not before:
            self.readings[-1:] = [ended] if self.tags[who - 1] == "," else []

    def _contrasts(self, reading: Reading) -> bool:
        """Whether its source opens a clause set against the one before: ", but unions say"."""
        at = reading.source[0] if reading.source else 0
        return at > 1 and self.tags[at - 2] == "," and self.words[at - 1] in _AGAINST

    def _end_before(self, reading: Reading) -> None:
        """End what others say before the clause of another source."""
        edge = self.stretch.ends[reading.source[0] - 3] if reading.source else 0
        self.readings = [
            _ended(before, edge) if before.cue[0] < reading.cue[0] else before
            for before in self.readings
        ]

    def _main_subject(self, end: int) -> tuple[int, int] | None:
        """The subject that a coordinated or -ing verb at `end` shares."""
        nearest, begin = None, 0
        if self.last_source is not None and self.last_source[1] <= end:
            nearest, begin = self.last_source, self.last_source[1]
        for match in _CLAUSE.finditer(self.tags, begin, end):
            group = group_start(self.stretch, match.start())
            source = subject_before(self.stretch, group) if group else None
            if source is not None and (
                nearest is None or (source[0] >= begin and self.tags[source[0] - 1] in ",;c")
            ):
                nearest = source
        return nearest

    def _verb(self, cue: Cue) -> Reading | None:
        tags, words = self.tags, self.words
        first = cue.first
        form = form_of(cue.headword, words[first], "passives" in cue.classes)
        before = tags[first - 1] if first else "^"
        if cue.headword == "put" and not puts_at(self.stretch, cue.last):
            return None
        bare = before == "d" and words[first - 1] in PLURALS
        if (
            (form in "BS" and before in "djpo" and not bare)
            or (before in "dp" and not bare)
            or (before == "i" and form != "G")
        ):
            return None
        if (
            form in "BS"
            and tags[cue.last : cue.last + 1] in {"x", "v"}
            and cue.headword not in _SAID_IS
        ):
            return None
        if form == "S" and words[first] in _NOUNS and _is_noun(self.stretch, cue):
            return None
        if cue.headword == "prove" and tags[cue.last : cue.last + 1] not in {"t", "d", "P", "r"}:
            return None  # "proved damaging"
        group = group_start(self.stretch, first)
        helpers = words[group:first]
        if group and tags[group - 1] == "T":
            return self._infinitive(cue, group - 1, form)
        cut_short = "'s" in helpers and not cue.classes.isdisjoint(_HAS_DONE)
        if form == "D" and not (_BE.isdisjoint(helpers) and (cut_short or "'s" not in helpers)):
            return passive(self.stretch, cue, group)
        if cue.headword in _PUBLISHED:
            return None  # "a report released by the ministry"
        if cue.headword in {"ask", "ask about"} and form == "D" and before in "^s":
            return read_asked(self.stretch, cue)
        if (
            form == "G"
            and helpers
            and not any(word in _BE or word.endswith("'s") for word in helpers)
        ):
            helpers = ()
            group = first
        reading = inverted(self.stretch, self.cues, cue, group, form)
        if reading is not None:
            return reading
        shared = False
        source: tuple[int, int] | None
        if form == "G" and not helpers:
            shared = before in ",cQs-^" or before == "i"
            if before == "i" and words[first - 1] not in _BEFORE_DEED:
                return None
            if first == 0 or (first < 3 and tags[:first].strip("asic") == ""):
                return fronted_participle(self.stretch, cue)
            if words[first - 1 : first] == ["as"] and first > 1:
                return None
            if before == "n" and cue.classes & {"tells", "judges", "discusses", "urges"}:
                return None
            source = self._main_subject(first) if shared else subject_before(self.stretch, first)
            if source is None and not shared:
                return None
        elif group and tags[group - 1] == "c":
            shared = True
            source = self._main_subject(group - 1)
        else:
            source = subject_before(self.stretch, group)
            head = tags[: source[0]].rstrip("adj") if source else ""
            if len(head) > 1 and head.endswith("ci"):
                shared = True  # "and in an interview said"
                source = self._main_subject(len(head) - 2)
        if source is None:
            return None
        if form == "B" and not helpers and not shared and not is_plural(self.stretch, source):
            return None
        if cue.headword in _IMPERSONAL:
            return impersonal(self.stretch, cue, group, source)
        return complement(self.stretch, self.cues, cue, group, source, shared)

    def _infinitive(self, cue: Cue, group: int, form: str) -> Reading | None:
        """As in "went on to say that", "took to the air to denounce the plan"."""
        if form != "B" or cue.classes.isdisjoint(STATING | {"judges", "discusses"}):
            return None
        if self.words[group - 1] in _WITHHELD:
            return None
        source: tuple[int, int] | None
        start = noun_phrase_start(self.stretch, 0, group)
        if 0 < start < group and self.words[start - 1] in _CAUSED:
            source = start, group  # "led [her] to say"
        else:
            source = self._main_subject(group)
        if source is None:
            return None
        reading = complement(self.stretch, self.cues, cue, group, source, True)
        return reading and reading._replace(stated=False)


def _is_noun(stretch: Stretch, cue: Cue) -> bool:
    """Whether a word in -s is a plural noun: "terrorist attacks in", "party rules allow"."""
    if cue.last == cue.first + 1 and stretch.tags[cue.last : cue.last + 1] in {"x", "v", "i", ""}:
        return True
    subject = subject_before(stretch, cue.first)
    if subject is None or (subject[0] == 0 and tag_word(stretch.words[0]) == "j"):
        return True  # "Current rules"
    return set("dPpr").isdisjoint(stretch.tags[slice(*subject)])
