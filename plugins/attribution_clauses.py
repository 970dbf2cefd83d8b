"""Who says what in one stretch: source, cue and content around each cue word.

Everything here counts in tokens of a stretch; content comes out as offsets of the prose.
"""

from collections.abc import Sequence
from typing import Final

from validator.api import Extent, regex

from .attribution_contents import (
    clause_start,
    content_end,
    counts_from,
    extent,
    matter_end,
    past_as_saying,
    past_aside,
    past_fillers,
    past_hearer,
    phrase_end,
    puts_at,
    subordinate_end,
    words_before,
)
from .attribution_frames import (
    read_asked,
    read_attitude,
    read_opener,
    read_statement,
    read_survey,
)
from .attribution_phrases import noun_phrase_end, noun_phrase_start
from .attribution_quotes import signature, speaker_after, speaker_before
from .attribution_readings import STATING, Cue, Reading, form_of
from .attribution_subjects import (
    agent_after,
    apposition_end,
    group_start,
    is_plural,
    subject_before,
)
from .attribution_words import Stretch, tag_word, word_set

_MOST: Final = 60
"""Cues, and quotations, that are looked at in one stretch."""
_LITTLE: Final = 8
"""Characters of content below which an attitude is not worth a word."""
_CLAUSAL: Final = STATING | {"voices", "believes", "denies"}
_BE: Final = word_set("is are was were be been being am isn't aren't wasn't weren't")
_NEGATIONS: Final = word_set("not never n't no neither nor")
_UNREAL: Final = word_set("would could may might should must can cannot")
_CONDITIONS: Final = word_set("if unless whether")
_SAID_IS: Final = word_set("say think believe claim argue suggest")
_SECOND_HAND: Final = frozenset({"quote", "cite"})
_COURTS: Final = word_set("court inquest jury tribunal trial inquiry hearing mps peers")
_WITHHELD: Final = word_set("declined refused anonymity unable failed able unwilling had how")
_CAUSED: Final = word_set(
    "led leads leading prompted prompting prompts forced forcing forces allowed allowing allows "
    "caused causing pushed pushing pressed encouraged inspired spurred compelled helped"
)
_HAS_DONE: Final = frozenset({"says", "claims", "believes", "urges"})
""" "He's said" is "he has said", but "he's called"."""
_PUBLISHED: Final = frozenset(
    {"released by", "issued by", "published by", "compiled by", "collected by", "recorded by"}
)
_AGAINST: Final = frozenset({"but", "while", "whereas", "although", "though"})
_QUOTED_BY: Final = frozenset({"quoted by", "cited by"})
_NOUNS: Final = word_set(
    "attacks rules emails tweets reports questions comments remarks challenges debates threats "
    "offers views demands requests charges doubts estimates names posts messages"
)
_MEDIA: Final = word_set(
    "statement interview email e-mail release letter tweet post message conference briefing speech "
    "memo telegram video note testimony report"
)
_CONTRASTS: Final = word_set("although though even whereas")
_RELATIVES: Final = word_set("which what that whom who")
_PARTICLES: Final = word_set("about of as on for with against over")
_IMPERSONAL: Final = frozenset({"seem", "appear"})
_FUTURE: Final = word_set("will shall won't")
_PLURALS: Final = word_set(
    "they we i you people police men women media who many some others several few most those these "
    "which authorities that and us which both all none children staff two three"
)
_INFINITIVE_STATES: Final = frozenset({"claim", "purport", "profess", "report", "find", "confirm"})
_FILLING: Final = regex(r"[aimndjoPp#T()\-egqrc]*")
_CLAUSE: Final = regex(r"[xve]")
_FINITE_AFTER_SUBJECT: Final = regex(r"^[dnPjop#iqma()\-egc]{0,14}[xv]|^[rtw]|^[dnPjop#]{1,8}e")


class Reader:
    """Reads the cues of one stretch, left to right; one may share the source of another."""

    def __init__(self, stretch: Stretch, cues: Sequence[Cue]) -> None:
        self.stretch = stretch
        self.tags = stretch.tags
        self.words = stretch.words
        self.cues = cues[:_MOST]
        self.size = len(stretch.tags)
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
                self._end_at_coordination(reading)
                self._drop_inside(reading)
                self.readings.append(reading)
                if (
                    reading.source is not None
                    and "openers" not in cue.classes
                    and reading.cls != "statements"
                    and not self._nested(reading)
                ):
                    self.last_source = reading.source
        self._unclaimed()
        return [reading for reading in self.readings if self._matters(reading)]

    def _own_subject(self, reading: Reading) -> bool:
        """Whether the clause said is about him who says it, so that its verbs may be his deeds."""
        start = self.stretch.token_at(reading.content[-1].start)
        return "r" in self.tags[max(start, 0) : start + 2]

    def _unclaimed(self) -> None:
        """Quotations that no cue word claims: any verb beside one may tell who speaks."""
        quotations = [index for index, tag in enumerate(self.tags) if tag == "Q"]
        for index in quotations[:_MOST]:
            if self._claimed(self.stretch.starts[index]):
                continue
            reading = (
                signature(self.stretch, index)
                or speaker_after(self.stretch, index)
                or speaker_before(self.stretch, index)
            )
            if reading is not None:
                self.readings.append(reading)
        if self.tags.endswith(":") and not any(reading.open for reading in self.readings):
            reading = speaker_before(self.stretch, self.size)
            if reading is not None:
                self.readings.append(reading._replace(content=(), open=True, cls="lead"))

    def _claimed(self, place: int) -> bool:
        return any(start <= place < end for r in self.readings for start, end in r.content)

    def _matters(self, reading: Reading) -> bool:
        """Attitudes inside what another says, and those about next to nothing, tell no news."""
        if reading.stated or reading.open or (reading.cls == "denies" and reading.source):
            return True
        size = sum(end - start for start, end in reading.content)
        if size < _LITTLE and not reading.direct and reading.cls not in STATING:
            return reading.headword in _SECOND_HAND
        return not self._nested(reading)

    def _nested(self, reading: Reading) -> bool:
        """Whether a cue stands in what another says."""
        place = self.stretch.starts[reading.cue[0]]
        return any(
            start <= place < end
            for other in self.readings
            if other is not reading
            for start, end in other.content
        )

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
            *others, last = before.content
            if joined and last.start < edge < last.end:
                self.readings[index] = before._replace(content=(*others, Extent(last.start, edge)))
            return

    def _drop_inside(self, reading: Reading) -> None:
        """Leave what "who" in a source seemed to say: "a nurse who asked not to be named"."""
        if reading.source is None or not self.readings:
            return
        first, last = reading.source
        before, place = self.readings[-1], self.stretch.starts[reading.cue[0]]
        of_who = before.source is not None and self.tags[before.source[0]] == "w"
        beyond = before.content and before.content[-1].end > place
        if of_who and beyond and first <= before.cue[0] < last:
            self.readings.pop()

    def _contrasts(self, reading: Reading) -> bool:
        """Whether its source opens a clause set against the one before: ", but unions say"."""
        at = reading.source[0] if reading.source else 0
        return at > 1 and self.tags[at - 2] == "," and self.words[at - 1] in _AGAINST

    def _end_before(self, reading: Reading) -> None:
        """End what others say before the clause of another source."""
        edge = self.stretch.ends[reading.source[0] - 3] if reading.source else 0
        for index, before in enumerate(self.readings):
            if before.content and before.cue[0] < reading.cue[0]:
                *others, last = before.content
                if last.start < edge < last.end:
                    ended = Extent(last.start, edge)
                    self.readings[index] = before._replace(content=(*others, ended))

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
        if nearest is not None:
            return nearest
        return None

    def _verb(self, cue: Cue) -> Reading | None:
        tags, words = self.tags, self.words
        first = cue.first
        form = form_of(cue, words[first])
        before = tags[first - 1] if first else "^"
        if cue.headword == "put" and not puts_at(self.stretch, cue.last):
            return None
        bare = before == "d" and words[first - 1] in _PLURALS
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
        if form == "S" and words[first] in _NOUNS and self._is_noun(cue):
            return None
        if cue.headword == "prove" and tags[cue.last : cue.last + 1] not in {"t", "d", "P", "r"}:
            return None  # "proved damaging"
        group = group_start(self.stretch, first)
        helpers = words[group:first]
        if group and tags[group - 1] == "T":
            return self._infinitive(cue, group - 1, form)
        cut_short = "'s" in helpers and not cue.classes.isdisjoint(_HAS_DONE)
        if form == "D" and any(word in _BE or (word == "'s" and not cut_short) for word in helpers):
            return self._passive(cue, group)
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
        inverted = self._inverted(cue, group, form)
        if inverted is not None:
            return inverted
        shared = False
        source: tuple[int, int] | None
        if form == "G" and not helpers:
            shared = before in ",cQs-^" or before == "i"
            if before == "i" and words[first - 1] not in {
                "in",
                "by",
                "after",
                "before",
                "while",
                "without",
            }:
                return None
            if first == 0 or (first < 3 and tags[:first].strip("asic") == ""):
                return self._fronted_participle(cue)
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
            return self._impersonal(cue, group, source)
        return self._complement(cue, group, source, shared)

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
        reading = self._complement(cue, group, source, True)
        return reading and reading._replace(stated=False)

    def _is_noun(self, cue: Cue) -> bool:
        """Whether a word in -s is a plural noun: "terrorist attacks in", "party rules allow"."""
        if cue.last == cue.first + 1 and self.tags[cue.last : cue.last + 1] in {"x", "v", "i", ""}:
            return True
        subject = subject_before(self.stretch, cue.first)
        if subject is None or (subject[0] == 0 and tag_word(self.words[0]) == "j"):
            return True  # "Current rules"
        return set("dPpr").isdisjoint(self.tags[slice(*subject)])

    def _fronted_participle(self, cue: Cue) -> Reading | None:
        """As in "Noting that six had died, the army withdrew": the source follows."""
        comma = self.tags.find(",", cue.last, self.stretch.stop)
        while comma > 0:
            end = noun_phrase_end(self.stretch, comma + 1, self.stretch.stop)
            if end > comma + 1 and end < self.stretch.stop and self.tags[end] in "xvean":
                content = extent(self.stretch, cue.last, comma)
                cls = self._class(cue, cue.last)
                if cls is None or not content:
                    return None
                stated = self.tags[cue.last] in "tQ"
                cue_span = (cue.first, cue.last)
                return Reading((comma + 1, end), cue_span, content, cls, cue.headword, stated)
            comma = self.tags.find(",", comma + 1, self.stretch.stop)
        return None

    def _impersonal(self, cue: Cue, group: int, subject: tuple[int, int]) -> Reading:
        """As in "it seems that": the writer's own impression, nobody's word."""
        content = extent(self.stretch, *subject) if self.words[subject[0]] != "it" else ()
        content += extent(self.stretch, cue.last, content_end(self.stretch, cue.last))
        return Reading(None, (group, cue.last), content, "believes", cue.headword, False)

    def _complement(
        self, cue: Cue, group: int, source: tuple[int, int], shared: bool
    ) -> Reading | None:
        tags, words = self.tags, self.words
        start = (
            past_hearer(self.stretch, cue.last)
            if "tells" in cue.classes
            else past_fillers(self.stretch, cue.last)
        )
        saying = past_as_saying(self.stretch, cue.last) if cue.headword in _SECOND_HAND else -1
        if saying > 0:
            start, cue = saying, cue._replace(classes=frozenset({"says"}))
        elif tags[start : start + 2] == ",g":
            start = past_aside(self.stretch, start)
        spoken = not STATING.isdisjoint(cue.classes)
        left = words_before(self.stretch, source[0], spoken=spoken) if not shared else ()
        following = tags[start] if start < self.stretch.stop else "."
        quoted = bool(left) and (
            tags[source[0] - 1] == "Q" or tags[: source[0]].endswith(("Q,", "Q-"))
        )
        rest_end = phrase_end(self.stretch, start)
        words_follow = following not in ",.;)" and not (
            left and following in "aimTgo" and _FILLING.fullmatch(tags, start, rest_end)
        )
        if cue.headword == "hear" and self.words[source[1] - 1] in _COURTS:
            cue = cue._replace(classes=frozenset({"says"}))
        cls = "voices" if quoted and "voices" in cue.classes else self._class(cue, start)
        if cls is None:
            return None
        if quoted and following not in "Qt:":
            return self._parenthetical(
                cue, cls, group, source, left, phrase_end(self.stretch, start)
            )
        if not words_follow and self.words[source[0] - 1 : source[0]] == ["as"] and cls in _CLAUSAL:
            return self._as_said(cue, cls, group, source, start)
        spoken_in = not left and rest_end >= self.stretch.stop and words[rest_end - 1] in _MEDIA
        if spoken_in and following == "i" and _FILLING.fullmatch(tags, start, rest_end):
            return Reading(source, (group, cue.last), (), cls, cue.headword, True, False, True)
        if words_follow or following == ":":
            return self._right(cue, cls, group, source, start)
        set_in = cls == "urges" and following == "," and tags[source[0] - 1 : source[0]] == ","
        if cls in STATING or cls in {"voices", "believes"} or "voices" in cue.classes or set_in:
            return self._parenthetical(cue, cls, group, source, left, rest_end)
        return None

    def _as_said(
        self, cue: Cue, cls: str, group: int, source: tuple[int, int], start: int
    ) -> Reading | None:
        """As in "as officials pointed out, six had died"."""
        comma = phrase_end(self.stretch, start)
        before = extent(self.stretch, clause_start(self.stretch, source[0] - 1), source[0] - 1)
        content = before + (
            extent(self.stretch, comma + 1, self.stretch.stop) if comma < self.stretch.stop else ()
        )
        if not content:
            return None
        return Reading(source, (group, cue.last), content, cls, cue.headword, True)

    def _class(self, cue: Cue, start: int) -> str | None:
        """Which of its classes a cue is used in."""
        classes = cue.classes
        if len(classes) == 1:
            (cls,) = classes
        else:
            order = (
                "says",
                "tells",
                "claims",
                "counts",
                "finds",
                "urges",
                "discusses",
                "believes",
                "judges",
                "denies",
                "refuses",
                "voices",
            )
            direct = start < self.stretch.stop and self.tags[start] in "Q:"
            cls = (
                "voices"
                if direct and "voices" in classes
                else next((c for c in order if c in classes), "")
            )
        if cls == "voices" and start < self.stretch.stop and self.tags[start] not in "Qt:,s":
            return None
        return cls or None

    def _right(
        self, cue: Cue, cls: str, group: int, source: tuple[int, int], start: int
    ) -> Reading | None:
        tags, words = self.tags, self.words
        if tags[start] == ":":
            start += 1
            if start >= self.stretch.stop:
                return Reading(source, (group, cue.last), (), cls, cue.headword, True, True, True)
        last = cue.last
        if (
            start == last
            and tags[start] == "a"
            and words[start].endswith("ly")
            and start + 1 < self.stretch.stop
        ):
            last = start = start + 1
        if start == last and words[start] in _PARTICLES and start + 1 < self.stretch.stop:
            last = start = start + 1
        tag = tags[start]
        end = content_end(self.stretch, start)
        end = subordinate_end(self.stretch, source[0], start, end)
        if cls not in _CLAUSAL or tag == "T":
            end = matter_end(self.stretch, start, end)
        content = extent(self.stretch, start, end)
        if (
            source[0]
            and words[source[0] - 1] in _RELATIVES
            and tags[source[0] - 1] in "wt"
            and content
        ):
            content = (*extent(self.stretch, source[0] - 1, source[0]), *content)
        direct = tag == "Q"
        if direct and end < self.stretch.stop and tags[end : end + 2] in {",Q", "Q"}:
            content += extent(self.stretch, end, end + 2)
        stated = direct or tag == "t" or bool(_FINITE_AFTER_SUBJECT.match(tags[start:end][:24]))
        if cls not in _CLAUSAL:
            stated = direct
        elif tag == "T":
            stated = cue.headword in _INFINITIVE_STATES
        if cls in {"says", "claims", "finds"} and (words[start - 1] in _PARTICLES or tag in "oi"):
            stated = False
        if (
            (cls == "counts" or cue.headword in {"say", "add"})
            and (start == cue.last or words[start - 1] not in _PARTICLES)
            and (tag in "d#jnPam" or counts_from(self.stretch, start))
        ):
            stated = True
        if cls in STATING and not self._asserted(group, cue.first, source):
            stated = False
        if cls == "denies" and not self._asserted(group, cue.first, source):
            cls = "refuses"  # "did not deny" contests nothing
        return Reading(source, (group, last), content, cls, cue.headword, stated, direct)

    def _asserted(self, group: int, first: int, source: tuple[int, int]) -> bool:
        """Whether the saying itself is a fact: not denied, not supposed, not to come."""
        for word in self.words[group:first]:
            if word in _NEGATIONS or word in _UNREAL or word in _FUTURE or word.endswith("n't"):
                return False
        return not (source[0] and self.words[source[0] - 1] in _CONDITIONS)

    def _parenthetical(
        self,
        cue: Cue,
        cls: str,
        group: int,
        source: tuple[int, int],
        left: tuple[Extent, ...],
        rest_end: int,
        inverted: bool = False,
    ) -> Reading | None:
        tags = self.tags
        direct = bool(left) and source[0] > 0 and "Q" in tags[: min(source[0], group)]
        content = left
        tail = rest_end
        resumed = False
        if tail < self.stretch.stop and tags[tail] in ",Q-:":
            after = tail + (tags[tail] in ",-:")
            quoted = self._next_quotation(after) if direct else after
            if quoted < self.stretch.stop and tags[quoted] == "Q":
                content = content if direct else ()
                content += extent(self.stretch, quoted, quoted + 1)
                direct = True
            elif (
                not direct and tags[tail] in ",-" and self._resumes(group, source, after, inverted)
            ):
                resumed = True
                content = words_before(self.stretch, min(group, source[0]), whole=False) + extent(
                    self.stretch, after, self.stretch.stop
                )
        if direct and "voices" in cue.classes and cls not in STATING:
            cls = "voices"
        if cls in {"voices", "discusses", "urges"} and not direct and not resumed:
            return None
        if not content and cls not in {"says", "tells", "claims"}:
            return None
        if not content and self.words[group] in {"who", "which"}:
            return None
        stated = self._asserted(group, cue.first, source)
        return Reading(
            source, (group, cue.last), content, cls, cue.headword, stated, direct, not content
        )

    def _resumes(self, group: int, source: tuple[int, int], after: int, inverted: bool) -> bool:
        """Whether the sentence that a cue interrupts goes on behind it."""
        first = min(group, source[0])
        if not first or self.tags[first - 1] not in ",-" or after >= self.stretch.stop:
            return False
        tag = self.tags[after]
        if inverted:
            return tag in "xv"
        if tag == "c":
            following = self.tags[after + 1 : after + 2]
            return self.words[after] != "but" and following not in set("gs")
        return tag not in "gw" and self.words[after] not in _CONTRASTS | {"while"}

    def _next_quotation(self, index: int) -> int:
        """Where the quotation goes on, with no other cue between; `index` if nowhere."""
        quoted = self.tags.find("Q", index, self.stretch.stop)
        if (
            quoted < 0
            or self.tags[quoted - 1] not in ",-:cs"
            or any(index <= cue.first < quoted for cue in self.cues)
        ):
            return index
        return quoted

    def _inverted(self, cue: Cue, group: int, form: str) -> Reading | None:
        """Words first, "..., said X": the source follows its verb."""
        tags = self.tags
        if form not in "DSB" or group != cue.first or not cue.classes & (STATING | {"voices"}):
            return None
        before = tags[group - 1] if group else "^"
        if before not in ",Q^-q" or (before == "^" and cue.headword != "say"):
            return None
        if before == "," and group > 1 and form == "B":
            return None
        start = cue.last
        if start >= self.stretch.stop or tags[start] not in "dPnjr#qeg":
            return None
        if tags[start] == "r" and before != "Q" and tags[group - 2 : group] != "Q,":
            return None
        end = noun_phrase_end(self.stretch, start, self.stretch.stop)
        if end == start or (end < self.stretch.stop and tags[end] in "xvr"):
            return None
        if before in ",-" and "Q" not in tags[max(group - 2, 0) : group]:
            clause = tags[clause_start(self.stretch, group) : group]
            closed = end >= self.stretch.stop and tags[start] in "dP"
            if not (closed or _CLAUSE.search(clause) or tags[end : end + 2] in {",x", ",v"}):
                return None
            if before == "," and self._has_aside(group):
                return None
        end = apposition_end(self.stretch, end)
        left = words_before(self.stretch, group)
        cls = self._inverted_class(cue)
        rest = phrase_end(self.stretch, end)
        if before == "^":
            comma = end if end < self.stretch.stop and tags[end] in ",:" else -1
            if comma < 0:
                return None
            content = extent(self.stretch, comma + 1, self.stretch.stop)
            return Reading((start, end), (group, cue.last), content, cls, cue.headword, True)
        return self._parenthetical(cue, cls, group, (start, end), left, rest, inverted=True)

    def _has_aside(self, group: int) -> bool:
        """Whether the comma before a verb ends an aside in its subject: "Lee, a nurse, said"."""
        subject = subject_before(self.stretch, group)
        return subject is not None and (subject[0] == 0 or self.tags[subject[0] - 1] in "Qcs;,")

    def _inverted_class(self, cue: Cue) -> str:
        return next(
            (c for c in ("says", "tells", "claims", "counts", "finds") if c in cue.classes),
            "voices",
        )

    def _quoted_as_saying(
        self, cue: Cue, group: int, subject: tuple[int, int], start: int
    ) -> Reading | None:
        """As in "was quoted by the agency as saying six had died", or behind the words."""
        said: tuple[Extent, ...] = ()
        if start >= self.stretch.stop or self.tags[start] in ",i":
            said = words_before(self.stretch, subject[0])
        said = said or extent(self.stretch, start, content_end(self.stretch, start))
        if not said:
            return None
        return Reading(subject, (group, cue.last), said, "says", cue.headword, True)

    def _passive(self, cue: Cue, group: int) -> Reading | None:
        """As in "were reported missing by X", "was quoted as saying", "is expected to"."""
        tags, words = self.tags, self.words
        subject = subject_before(self.stretch, group)
        if "passives" in cue.classes and cue.headword.endswith("saying"):
            return subject and self._quoted_as_saying(cue, group, subject, cue.last)
        if cue.headword in _QUOTED_BY and subject is not None:
            start = past_as_saying(self.stretch, cue.last)
            if start > 0:
                return self._quoted_as_saying(cue, group, subject, start)
        agent = agent_after(self.stretch, cue.last - (words[cue.last - 1] == "by"))
        start = cue.last
        source: tuple[int, int] | None = None
        content: tuple[Extent, ...] = ()
        if "tells" in cue.classes and subject is not None:
            content = words_before(self.stretch, subject[0])
            if agent is None:
                return None
            if content:
                return Reading(agent[1:], (group, cue.last), content, "tells", cue.headword, True)
        elif subject is not None:
            content = extent(self.stretch, *subject)
        if agent is not None:
            source = agent[1:]
            content += extent(self.stretch, cue.last, agent[0])
            if source[1] < self.stretch.stop and tags[source[1]] in "Tts":
                content += extent(self.stretch, source[1], content_end(self.stretch, source[1]))
        else:
            content += extent(self.stretch, start, content_end(self.stretch, start))
        if not content or (
            start < self.stretch.stop and words[start] in {"of", "in", "on"} and agent is None
        ):
            return None
        classes = cue.classes - {"voices", "passives"}
        cls = next(iter(sorted(classes)), "counts")
        stated = source is not None and cls in STATING and self._asserted(group, cue.first, source)
        return Reading(source, (group, cue.last), content, cls, cue.headword, stated)
