"""Who says what in one stretch: source, cue and content around each cue word.

Everything here counts in tokens of a stretch; content comes out as offsets of the prose.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from validator.api import Extent
from validator.plugins.attribution_grammar import (
    Stretch,
    is_object_pronoun,
    noun_phrase_end,
    noun_phrase_start,
)

STATING: Final = frozenset({"says", "claims", "tells", "finds", "counts"})
"""Classes of verbs that state something."""

_LITTLE: Final = 8
"""Characters of content below which an attitude is not worth a word."""
_CLAUSAL: Final = STATING | {"voices", "believes", "denies"}
_BE: Final = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
_NEGATIONS: Final = frozenset("not never n't no neither nor".split())
_UNREAL: Final = frozenset("would could may might should must can cannot".split())
_CONDITIONS: Final = frozenset("if unless whether".split())
_SAID_IS: Final = frozenset("say think believe claim argue suggest".split())
_SECOND_HAND: Final = frozenset({"quote", "cite"})
_COURTS: Final = frozenset("court inquest jury tribunal trial inquiry hearing mps peers".split())
_CONTRASTS: Final = frozenset("although though even whereas".split())
_RELATIVES: Final = frozenset("which what that whom who".split())
_QUESTIONS: Final = frozenset("if whether how why where".split())
_PARTICLES: Final = frozenset("about of as on for with against over".split())
_IMPERSONAL: Final = frozenset({"seem", "appear"})
_FUTURE: Final = frozenset("will shall won't".split())
_PLURALS: Final = frozenset(
    "they we i you people police men women media who many some others several few most those these "
    "which authorities that and us which both all none children staff two three".split()
)
_INFINITIVE_STATES: Final = frozenset({"claim", "purport", "profess", "report", "find", "confirm"})
_FILLING: Final = re.compile(r"[aimndjoPp#T()\-egqrc]*")
_CLAUSE: Final = re.compile(r"[xve]")
_INNER_VERB: Final = re.compile(r"[xv]|(?<![dja,])e")
_FINITE_AFTER_SUBJECT: Final = re.compile(r"^[dnPjop#iqma()\-egc]{0,14}[xv]|^[rtw]|^[dnPjop#]{1,8}e")
_GOES_ON: Final = re.compile(r",c(?=a?[xv])|,(?=[rd]?n?s[rdPn])|,(?=d?[nPj]{1,3}[xv])|,(?=r[xvea])|,(?=t)")


class Cue(NamedTuple):
    """A cue word or phrase: tokens first to last, and what its word lists say of it."""

    first: int
    last: int
    classes: frozenset[str]
    headword: str
    form: str


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


def form_of(cue: Cue, word: str) -> str:
    """B base, S third person, G -ing, D past or participle."""
    if "passives" in cue.classes:
        return "D"
    base = cue.headword.split(" ", 1)[0]
    if word == base:
        return "D" if word in {"put", "read", "cast", "bet"} else "B"
    if word.endswith("ing"):
        return "G"
    if word.endswith("s") and word not in {"was", "is"}:
        return "S"
    return "D"


class Reader:
    """Reads the cues of one stretch, left to right; later ones may lean on the source of earlier."""

    def __init__(self, stretch: Stretch, cues: Sequence[Cue]) -> None:
        self.stretch = stretch
        self.tags = stretch.tags
        self.words = stretch.words
        self.cues = cues
        self.cue_at = {cue.first: cue for cue in cues}
        self.size = len(stretch.tags)
        self.stop = self._last()
        self.readings: list[Reading] = []
        self.last_source: tuple[int, int] | None = None

    def _last(self) -> int:
        """End of the tokens without closing punctuation."""
        end = self.size
        while end and self.tags[end - 1] in ".":
            end -= 1
        return end

    def read(self) -> list[Reading]:
        for cue in self.cues:
            reading = (
                self._opener(cue)
                if "openers" in cue.classes
                else self._noun(cue) or self._verb(cue)
                if "statements" in cue.classes
                else self._attitude(cue)
                if "attitudes" in cue.classes
                else self._verb(cue)
            )
            if reading is not None:
                self._end_at_coordination(reading)
                self.readings.append(reading)
                if (
                    reading.source is not None
                    and "openers" not in cue.classes
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
        for index, tag in enumerate(self.tags):
            if tag != "Q" or self._claimed(self.stretch.starts[index]):
                continue
            reading = (
                self._signature(index) or self._verb_after(index) or self._verb_before(index)
            )
            if reading is not None:
                self.readings.append(reading)
        if self.tags.endswith(":") and not any(reading.open for reading in self.readings):
            reading = self._verb_before(self.size)
            if reading is not None:
                self.readings.append(reading._replace(content=(), open=True, cls="lead"))

    def _claimed(self, place: int) -> bool:
        return any(start <= place < end for r in self.readings for start, end in r.content)

    def _signature(self, index: int) -> Reading | None:
        """As in "..." - Jane Roe."""
        start = index + 2
        if self.tags[index + 1 : start] != "-" or start >= self.stop or self.tags[start] != "P":
            return None
        end = noun_phrase_end(self.stretch, start, self.stop)
        if end != self.stop and self.tags[end] not in ",Q":
            return None
        content = self.extent(index, index + 1)
        return Reading((start, end), (index + 1, start), content, "label", "-", True, True)

    def _verb_after(self, index: int) -> Reading | None:
        """As in "...," an angry Hollande retaliated."""
        tags = self.tags
        start = index + 1
        if self.stretch.words[index] == "'" or start >= self.stop or tags[start] not in "dPnjr":
            return None
        end = noun_phrase_end(self.stretch, start, self.stop)
        verb = end
        while verb < self.stop and tags[verb] in "xa":
            verb += 1
        if end == start or verb >= self.stop or tags[verb] not in "ve":
            return None
        return Reading((start, end), (end, verb + 1), self.extent(index, index + 1), "voices",
                       self.words[verb], True, True)  # fmt: skip

    def _verb_before(self, index: int) -> Reading | None:
        """As in: Clinton has since apologised: "..."."""
        tags = self.tags
        if index < 2 or tags[index - 1] not in ",:":
            return None
        edge = index - 1
        if tags[edge] == ":" and index < self.size and noun_phrase_end(self.stretch, 0, edge) == edge:
            return Reading((0, edge), (edge, index), self.extent(index, index + 1), "label", ":", True, True)
        for match in _CLAUSE.finditer(tags, 0, edge):
            group = self._group_start(match.start())
            source = self._subject(group) if group else None
            if source is None:
                continue
            verb = match.start()
            while verb < edge and tags[verb] in "xa":
                verb += 1
            if verb >= edge:
                return None
            return Reading(source, (group, verb + 1), self.extent(index, index + 1), "voices",
                           self.words[verb], tags[edge] == ":", tags[edge] == ":")  # fmt: skip
        return None

    def _matters(self, reading: Reading) -> bool:
        """Attitudes inside what another says, and those about next to nothing, tell no news."""
        if reading.stated or reading.open or reading.cls == "denies" and reading.source:
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
        """In "complained of X and urged Y", or "said X, adding Y", the first ends before the second."""
        first = reading.cue[0]
        if not self.readings or first < 2:
            return
        comma = self.tags[first - 1] == "," or self.tags[first - 2 : first] == ",c"
        end = first - 1
        while end and self.tags[end - 1] in ",c":
            end -= 1
        edge = self.stretch.ends[end - 1]
        for index in range(len(self.readings) - 1, -1, -1):
            before = self.readings[index]
            if reading.source != before.source or not before.content or before.cue[0] > first:
                continue
            joined = comma or (
                self.tags[first - 1] == "c" and not (before.stated and self._own_subject(before))
            )
            *others, last = before.content
            if joined and last.start < edge < last.end:
                self.readings[index] = before._replace(content=(*others, Extent(last.start, edge)))
            return

    def _own_subject(self, reading: Reading) -> bool:
        """Whether the clause said is about him who says it, so that its verbs may be his deeds."""
        start = self.stretch.token_at(reading.content[-1].start)
        return "r" in self.tags[max(start, 0) : start + 2]

    def _unclaimed(self) -> None:
        """Quotations that no cue word claims: any verb beside one may tell who speaks."""
        for index, tag in enumerate(self.tags):
            if tag != "Q" or self._claimed(self.stretch.starts[index]):
                continue
            reading = (
                self._signature(index) or self._verb_after(index) or self._verb_before(index)
            )
            if reading is not None:
                self.readings.append(reading)
        if self.tags.endswith(":") and not any(reading.open for reading in self.readings):
            reading = self._verb_before(self.size)
            if reading is not None:
                self.readings.append(reading._replace(content=(), open=True, cls="lead"))

    def _claimed(self, place: int) -> bool:
        return any(start <= place < end for r in self.readings for start, end in r.content)

    def _signature(self, index: int) -> Reading | None:
        """As in "..." - Jane Roe."""
        start = index + 2
        if self.tags[index + 1 : start] != "-" or start >= self.stop or self.tags[start] != "P":
            return None
        end = noun_phrase_end(self.stretch, start, self.stop)
        if end != self.stop and self.tags[end] not in ",Q":
            return None
        content = self.extent(index, index + 1)
        return Reading((start, end), (index + 1, start), content, "label", "-", True, True)

    def _verb_after(self, index: int) -> Reading | None:
        """As in "...," an angry Hollande retaliated."""
        tags = self.tags
        start = index + 1
        if self.stretch.words[index] == "'" or start >= self.stop or tags[start] not in "dPnjr":
            return None
        end = noun_phrase_end(self.stretch, start, self.stop)
        verb = end
        while verb < self.stop and tags[verb] in "xa":
            verb += 1
        if end == start or verb >= self.stop or tags[verb] not in "ve":
            return None
        return Reading((start, end), (end, verb + 1), self.extent(index, index + 1), "voices",
                       self.words[verb], True, True)  # fmt: skip

    def _verb_before(self, index: int) -> Reading | None:
        """As in: Clinton has since apologised: "..."."""
        tags = self.tags
        if index < 2 or tags[index - 1] not in ",:":
            return None
        edge = index - 1
        if tags[edge] == ":" and index < self.size and noun_phrase_end(self.stretch, 0, edge) == edge:
            return Reading((0, edge), (edge, index), self.extent(index, index + 1), "label", ":", True, True)
        for match in _CLAUSE.finditer(tags, 0, edge):
            group = self._group_start(match.start())
            source = self._subject(group) if group else None
            if source is None:
                continue
            verb = match.start()
            while verb < edge and tags[verb] in "xa":
                verb += 1
            if verb >= edge:
                return None
            return Reading(source, (group, verb + 1), self.extent(index, index + 1), "voices",
                           self.words[verb], tags[edge] == ":", tags[edge] == ":")  # fmt: skip
        return None

    def _matters(self, reading: Reading) -> bool:
        """Attitudes inside what another says, and those about next to nothing, tell no news."""
        if reading.stated or reading.open or reading.cls == "denies" and reading.source:
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
        """In "complained of X and urged Y", or "said X, adding Y", the first ends before the second."""
        first = reading.cue[0]
        if not self.readings or first < 2:
            return
        before = self.readings[-1]
        if reading.source != before.source or before.source is None or not before.content:
            return
        comma = self.tags[first - 1] == "," or self.tags[first - 2 : first] == ",c"
        joined = comma or (
            self.tags[first - 1] == "c" and not (before.stated and self._own_subject(before))
        )
        if not joined or before.cue[0] > first:
            return
        end = first - 1
        while end and self.tags[end - 1] in ",c":
            end -= 1
        edge = self.stretch.ends[end - 1]
        *others, last = before.content
        if last.start < edge < last.end:
            self.readings[-1] = before._replace(content=(*others, Extent(last.start, edge)))

    # ---- offsets ----

    def extent(self, first: int, last: int) -> tuple[Extent, ...]:
        """Prose extent of tokens, without commas and dashes at the edges."""
        first, last = max(first, 0), min(last, self.size)
        while first < last and self.tags[first] in ",;:-.":
            first += 1
        while last > first and self.tags[last - 1] in ",;:-.":
            last -= 1
        if first >= last:
            return ()
        return (Extent(self.stretch.starts[first], self.stretch.ends[last - 1]),)

    # ---- "according to X" ----

    def _opener(self, cue: Cue) -> Reading | None:
        start = cue.last
        end = noun_phrase_end(self.stretch, start, self.stop)
        if end == start:
            return None
        end = self._source_tail(end)
        before = self.extent(self._clause_start(cue.first), cue.first)
        fronted = cue.first == 0 or self.tags[:cue.first] in {"c", "s", "a", "a,", "c,"} or not before
        comma = self.tags.find(",", end, end + 22) if fronted else -1
        if fronted:
            if comma < 0:
                return None
            if end < comma and not _CLAUSE.search(self.tags, end, comma):
                end = comma
            content = self.extent(comma + 1, self.stop)
        else:
            content = before
            rest = end
            if rest < self.stop and self.tags[rest] == "," and self.tags[cue.first - 1] == ",":
                after = self.extent(rest + 1, self.stop)
                if after and self.tags[rest + 1] not in "gcws":
                    content += after
        source = (start, end)
        return Reading(source, (cue.first, cue.last), content, "openers", cue.headword, True)

    def _source_tail(self, end: int) -> int:
        """A source goes on with "released by ...", "who ..." up to the next comma."""
        tags = self.tags
        index = end
        if index < self.stop and tags[index] in "egwi" and self.words[index] not in {"on", "in"}:
            stop = index
            while stop < self.stop and tags[stop] not in ",;:-.Qs":
                stop += 1
            return stop
        return end

    def _clause_start(self, index: int) -> int:
        """First token of what a trailing cue at `index` may cover."""
        semicolon = self.tags.rfind(";", 0, index)
        start = semicolon + 1
        while start < index and self.tags[start] in "c,-":
            start += 1
        return start

    # ---- nouns: "his claim that" ----

    def _noun(self, cue: Cue) -> Reading | None:
        tags, after = self.tags, cue.last
        if cue.first == 0 or after >= self.stop or tags[cue.first - 1] not in "pdjPno":
            return None
        owner = self._owner(cue.first)
        if owner is None:
            by = self.words[after] in {"by", "from"}
            if not by:
                return None
            end = noun_phrase_end(self.stretch, after + 1, self.stop)
            if end == after + 1 or end >= self.stop or tags[end] not in "tT":
                return None
            owner, after = (after + 1, end), end
        if tags[after] not in "tT" and not (
            tags[after] in "io" and self.words[after] in {"about", "of", "for", "on", "against", "to"}
        ):
            return None
        content = self.extent(after, self._content_end(after))
        first = cue.first
        return Reading(owner, (first, cue.last), content, "statements", cue.headword, False)

    def _owner(self, noun: int) -> tuple[int, int] | None:
        """The possessive before a noun cue."""
        index = noun
        while index and self.tags[index - 1] in "jagPn" and noun - index < 3:
            index -= 1
        if not index:
            return None
        if self.words[index - 1] in {"his", "her", "their", "its", "our", "my"}:
            return index - 1, index
        if self.tags[index - 1] == "p":
            start = noun_phrase_start(self.stretch, 0, index - 1)
            if start < index - 1:
                return start, index
        return None

    # ---- "is confident that" ----

    def _attitude(self, cue: Cue) -> Reading | None:
        index = cue.first
        while index and self.tags[index - 1] == "a":
            index -= 1
        if not index or self.tags[index - 1] != "x" or self.words[index - 1] not in _BE:
            return None
        phrase = self.words[cue.last - 1] in {"of", "in", "to"}
        if cue.last >= self.stop or (self.tags[cue.last] not in "tTs" and not phrase and
                                     self.words[cue.last] not in {"about", "with", "by", "over"}):
            return None
        group = self._group_start(index)
        source = self._subject(group)
        if source is None or self.words[source[0]] in {"it", "there"}:
            return None
        content = self.extent(cue.last, self._content_end(cue.last))
        return Reading(source, (group, cue.last), content, "attitudes", cue.headword, False)

    # ---- verbs ----

    def _group_start(self, first: int) -> int:
        """Left edge of the verb group: auxiliaries and adverbs."""
        index = first
        while index and self.tags[index - 1] in "xa":
            index -= 1
        return index

    def _subject(self, end: int) -> tuple[int, int] | None:
        """The noun phrase that ends before token `end`, appositions crossed."""
        tags = self.tags
        end = self._before_time(end)
        if end <= 0:
            return None
        if tags[end - 1] not in ",-":
            start = noun_phrase_start(self.stretch, 0, end)
            if start == end or self._only_time(start, end) or tags[start - 1 : start] == "T":
                return None
            if tags[start - 1 : start] == "," and "Q" in tags[max(start - 12, 0) : start]:
                wider = noun_phrase_start(self.stretch, 0, start - 1)
                if wider < start - 1 and tags[wider - 1 : wider] == "Q":
                    start = wider
            return start, end
        opening = end - 1
        for _ in range(5):
            opening = tags.rfind(tags[end - 1], max(opening - 24, 0), opening)
            if opening < 1:
                return None
            inside = tags[opening + 1 : end - 1]
            relative = inside[:1] in "weg" or inside.startswith("iw")
            verb = _INNER_VERB.search(inside)
            aside = relative or not verb or inside[:1] == "i" or re.search("[wt]", inside[: verb.start()])
            if aside and "Q" not in inside:
                start = noun_phrase_start(self.stretch, 0, opening)
                if start < opening and not self._only_time(start, opening):
                    if self._fronted(start, opening):
                        continue
                    last = end - 1 if relative or inside[:1] in "dnPj#" else opening
                    return start, last
        return None

    def _before_time(self, end: int) -> int:
        """Past "on Saturday", "last week" that stands between a subject and its verb."""
        index = end
        while index and self.tags[index - 1] == "m":
            index -= 1
        if index == end:
            return end
        while index and self.tags[index - 1] in "dj#":
            index -= 1
        if index and self.tags[index - 1] == "i":
            index -= 1
        return index if index and self.tags[index - 1] in "nPr)" else end

    def _fronted(self, start: int, end: int) -> bool:
        """Whether tokens before a comma are but a phrase that opens the sentence."""
        return start > 0 and self.tags[start - 1] in "i" and start - 1 == 0

    def _only_time(self, start: int, end: int) -> bool:
        phrase = self.tags[start:end]
        return "m" in phrase and not phrase.strip("md#ja")

    def _main_subject(self, end: int) -> tuple[int, int] | None:
        """The subject that a coordinated or -ing verb at `end` shares."""
        if self.last_source is not None and self.last_source[1] <= end:
            return self.last_source
        for match in _CLAUSE.finditer(self.tags, 0, end):
            group = self._group_start(match.start())
            if group:
                source = self._subject(group)
                if source is not None:
                    return source
        return None

    def _verb(self, cue: Cue) -> Reading | None:
        tags, words = self.tags, self.words
        first = cue.first
        form = form_of(cue, words[first])
        before = tags[first - 1] if first else "^"
        if cue.headword == "put" and not self._puts_at(cue.last):
            return None
        bare = before == "d" and words[first - 1] in _PLURALS
        if form in "BS" and before in "djpo" and not bare or (before in "dp" and not bare) or (before == "i" and form != "G"):
            return None
        if form in "BS" and tags[cue.last : cue.last + 1] in {"x", "v"} and cue.headword not in _SAID_IS:
            return None
        group = self._group_start(first)
        helpers = words[group:first]
        if group and tags[group - 1] == "T":
            return None
        if form == "D" and any(word in _BE or word in {"'s"} for word in helpers):
            return self._passive(cue, group)
        if cue.headword in {"ask", "ask about"} and form == "D" and before in "^s":
            return self._when_asked(cue)
        if form == "G" and helpers and not any(word in _BE or word.endswith("'s") for word in helpers):
            helpers = ()
            group = first
        inverted = self._inverted(cue, group, form)
        if inverted is not None:
            return inverted
        shared = False
        source: tuple[int, int] | None
        if form == "G" and not helpers:
            shared = before in ",cQs-^" or before == "i"
            if before == "i" and words[first - 1] not in {"in", "by", "after", "before", "while", "without"}:
                return None
            if first == 0 or (first < 3 and tags[:first].strip("asic") == ""):
                return self._fronted_participle(cue)
            if words[first - 1 : first] == ["as"] and first > 1:
                return None
            if before == "n" and cue.classes & {"tells", "judges", "discusses", "urges"}:
                return None
            source = self._main_subject(first) if shared else self._subject(first)
            if source is None and not shared:
                return None
        elif group and tags[group - 1] == "c":
            shared = True
            source = self._main_subject(group - 1)
        else:
            source = self._subject(group)
        if source is None:
            return None
        if form == "B" and not helpers and not shared and not self._plural(source):
            return None
        if cue.headword in _IMPERSONAL:
            return self._impersonal(cue, group, source)
        return self._complement(cue, group, source, form, shared)

    def _puts_at(self, start: int) -> bool:
        """Whether a number follows, as in "put the toll at 30"."""
        for index in range(start, min(start + 9, self.stop - 1)):
            if self.words[index] == "at":
                return "#" in self.tags[index : index + 5]
        return False

    def _when_asked(self, cue: Cue) -> Reading | None:
        """As in "Asked how many had died, ...": nobody is named, nothing is stated."""
        comma = self.tags.find(",", cue.last, self.stop)
        content = self.extent(cue.last, comma if comma > 0 else self.stop)
        if not content:
            return None
        return Reading(None, (cue.first, cue.last), content, "discusses", cue.headword, False)

    def _fronted_participle(self, cue: Cue) -> Reading | None:
        """As in "Noting that six had died, the army withdrew": the source is the subject that follows."""
        comma = self.tags.find(",", cue.last, self.stop)
        while comma > 0:
            end = noun_phrase_end(self.stretch, comma + 1, self.stop)
            if end > comma + 1 and end < self.stop and self.tags[end] in "xvean":
                content = self.extent(cue.last, comma)
                cls = self._class(cue, cue.last)
                if cls is None or not content:
                    return None
                stated = self.tags[cue.last] in "tQ"
                cue_span = (cue.first, cue.last)
                return Reading((comma + 1, end), cue_span, content, cls, cue.headword, stated)
            comma = self.tags.find(",", comma + 1, self.stop)
        return None

    def _plural(self, source: tuple[int, int]) -> bool:
        last = self.words[source[1] - 1]
        if (last.endswith("s") and last != "news") or last in _PLURALS or "c" in self.tags[source[0] : source[1]]:
            return True
        head = next((i for i in range(*source) if self.tags[i] in "ioTeg"), 0)
        before = self.words[head - 1] if head > source[0] else ""
        return before.endswith("s") or before in _PLURALS

    def _impersonal(self, cue: Cue, group: int, subject: tuple[int, int]) -> Reading:
        """As in "it seems that": the writer's own impression, nobody's word."""
        content = self.extent(*subject) if self.words[subject[0]] != "it" else ()
        content += self.extent(cue.last, self._content_end(cue.last))
        return Reading(None, (group, cue.last), content, "believes", cue.headword, False)

    # ---- what follows ----

    def _hearer(self, index: int) -> int:
        """Where the words begin that a hearer is told."""
        if index < self.stop and is_object_pronoun(self.words[index]):
            return index + 1
        seen = False
        for position in range(index, min(index + 12, self.stop)):
            tag = self.tags[position]
            if tag in "tTQ:" or (tag == "r" and seen) or self.words[position] in _QUESTIONS:
                return position
            if tag in "sw":
                later = self.tags.find("Q", position, self.stop)
                return later if later > 0 else position
            if tag == "i" and self.words[position] in {"about", "of"} and seen:
                return position
            if tag in ",.;":
                return position
            if tag == "d" and seen and self.tags[position - 1] not in "iodp":
                return position
            seen = True
        return index

    def _skip_fillers(self, index: int) -> int:
        """Past "on Monday", "in a statement" to where the words begin."""
        match = _FILLING.match(self.tags, index, min(index + 16, self.stop))
        end = match.end() if match else index
        if end < self.stop and self.tags[end] in "t:" and end > index and self.tags[index] in "aimT":
            return end
        if end < self.stop and self.tags[end] == "Q" and end > index and self.tags[index] in "aimTg":
            return end
        position = index
        if position + 1 < self.stop and self.tags[position] == "i" and self.tags[position + 1] == "m":
            position += 1
        while position < self.stop and (
            self.tags[position] == "m"
            or (self.tags[position] == "#" and self.tags[position - 1] == "m")
            or (self.tags[position] == "j" and self.tags[position + 1 : position + 2] == "m")
        ):
            position += 1
        return position

    def _complement(
        self, cue: Cue, group: int, source: tuple[int, int], form: str, shared: bool
    ) -> Reading | None:
        tags = self.tags
        start = self._hearer(cue.last) if "tells" in cue.classes else self._skip_fillers(cue.last)
        saying = self._as_saying(cue.last) if cue.headword in _SECOND_HAND else -1
        if saying > 0:
            start, cue = saying, cue._replace(classes=frozenset({"says"}))
        elif tags[start : start + 2] == ",g":
            start = self._resumed_clause(start)
        left = self._left(source[0]) if not shared else ()
        following = tags[start] if start < self.stop else "."
        quoted = bool(left) and (tags[source[0] - 1] == "Q" or tags[: source[0]].endswith(("Q,", "Q-")))
        rest_end = self._phrase_end(start)
        words_follow = following not in ",.;)" and not (
            left and following in "aimTgo" and _FILLING.fullmatch(tags, start, rest_end)
        )
        if cue.headword == "hear" and self.words[source[1] - 1] in _COURTS:
            cue = cue._replace(classes=frozenset({"says"}))
        cls = "voices" if quoted and "voices" in cue.classes else self._class(cue, start)
        if cls is None:
            return None
        if quoted and following not in "Qt:":
            return self._parenthetical(cue, cls, group, source, left, self._phrase_end(start))
        if not words_follow and self.words[source[0] - 1 : source[0]] == ["as"] and cls in _CLAUSAL:
            return self._as_said(cue, cls, group, source, start)
        if words_follow or following == ":":
            return self._right(cue, cls, group, source, start)
        if cls in STATING or cls in {"voices", "believes"} or "voices" in cue.classes:
            return self._parenthetical(cue, cls, group, source, left, rest_end)
        return None

    def _as_saying(self, start: int) -> int:
        """Past "him as saying", or -1."""
        for index in range(start, min(start + 12, self.stop - 1)):
            if self.words[index] == "as" and self.words[index + 1] == "saying":
                return index + 2
        return -1

    def _resumed_clause(self, start: int) -> int:
        """Past ", citing the police," to the that-clause it interrupts, if there is one."""
        comma = self.tags.find(",", start + 1, self.stop)
        return comma + 1 if comma > 0 and self.tags[comma + 1 : comma + 2] == "t" else start

    def _as_said(
        self, cue: Cue, cls: str, group: int, source: tuple[int, int], start: int
    ) -> Reading | None:
        """As in "as officials pointed out, six had died"."""
        comma = self._phrase_end(start)
        before = self.extent(self._clause_start(source[0] - 1), source[0] - 1)
        content = before + (self.extent(comma + 1, self.stop) if comma < self.stop else ())
        if not content:
            return None
        return Reading(source, (group, cue.last), content, cls, cue.headword, True)

    def _class(self, cue: Cue, start: int) -> str | None:
        """Which of its classes a cue is used in."""
        classes = cue.classes
        if len(classes) == 1:
            (cls,) = classes
        else:
            order = ("says", "tells", "claims", "counts", "finds", "urges", "discusses", "believes",
                     "judges", "denies", "refuses", "voices")
            direct = start < self.stop and self.tags[start] in "Q:"
            cls = "voices" if direct and "voices" in classes else next((c for c in order if c in classes), "")
        if cls == "voices" and start < self.stop and self.tags[start] not in "Qt:,s":
            return None
        return cls or None

    def _phrase_end(self, start: int) -> int:
        end = start
        while end < self.stop and self.tags[end] not in ",;Q-:":
            end += 1
        return end

    def _left(self, first: int, whole: bool = True) -> tuple[Extent, ...]:
        """What stands before a source, if it may be all that the source says, or a part of it."""
        if not first or self.tags[first - 1] not in ",Q-q":
            return ()
        start = self._clause_start(first)
        span = self.tags[start:first]
        if "Q" in span:
            return self._quoted_left(start, first)
        if not whole:
            return self.extent(start, first)
        if span.startswith(("i", "a", "s", "g", "m", "T")) and not re.search(r",.*[xve]", span):
            return ()
        if not _CLAUSE.search(span) and len(span) < 4:
            return ()
        return self.extent(start, first)

    def _quoted_left(self, start: int, first: int) -> tuple[Extent, ...]:
        """The quotation just before, with what it is a part of."""
        tags = self.tags
        last = tags.rfind("Q", start, first)
        if tags[last + 1 : first].strip(",-"):
            return self.extent(start, first)
        lead = last
        while lead > start and tags[lead - 1] in "Q,c" and "Q" in tags[start:lead]:
            lead -= 1
        lead = tags.find("Q", lead, last + 1)
        if lead > start and tags[lead - 1] not in ",:-" and tags[start:lead].strip("aic"):
            lead = start
        return self.extent(lead, last + 1)

    def _content_end(self, start: int) -> int:
        """Where words that begin at token `start` end."""
        tags = self.tags
        end = self.stop
        if start < end and tags[start] == "Q":
            return start + 1
        semicolon = tags.find(";", start, end)
        if semicolon >= 0:
            end = semicolon
        for comma in range(start + 1, end - 1):
            if tags[comma] == "," and self.words[comma + 1] in _CONTRASTS:
                return comma
        return end

    def _subordinate_end(self, source: int, start: int, end: int) -> int:
        """In "while X backed Y, Z won", what X backed ends at the comma before the main clause."""
        tags = self.tags
        opener = source - 1 if source else 0
        if not source or tags[opener] not in "siw" or opener > 2 or tags[start] == "Q":
            return end
        comma = tags.find(",", start, end)
        return comma if comma > 0 and tags[comma + 1 : comma + 2] in set("dnPrj") else end

    def _phrase_content_end(self, start: int, end: int) -> int:
        """A matter that is named, not stated, ends where the verbs of its source go on."""
        for match in _GOES_ON.finditer(self.tags, start, end):
            if match.start() - start > 1:
                return match.start()
        return end

    def _right(
        self, cue: Cue, cls: str, group: int, source: tuple[int, int], start: int
    ) -> Reading | None:
        tags, words = self.tags, self.words
        if tags[start] == ":":
            start += 1
            if start >= self.stop:
                return Reading(source, (group, cue.last), (), cls, cue.headword, True, True, True)
        last = cue.last
        if start == last and tags[start] == "a" and words[start].endswith("ly") and start + 1 < self.stop:
            last = start = start + 1
        if start == last and words[start] in _PARTICLES and start + 1 < self.stop:
            last = start = start + 1
        tag = tags[start]
        end = self._content_end(start)
        end = self._subordinate_end(source[0], start, end)
        if cls not in _CLAUSAL or tag == "T":
            end = self._phrase_content_end(start, end)
        content = self.extent(start, end)
        if source[0] and words[source[0] - 1] in _RELATIVES and tags[source[0] - 1] in "wt" and content:
            content = (*self.extent(source[0] - 1, source[0]), *content)
        direct = tag == "Q"
        if direct and end < self.stop and tags[end : end + 2] in {",Q", "Q"}:
            content += self.extent(end, end + 2)
        stated = direct or tag == "t" or bool(_FINITE_AFTER_SUBJECT.match(tags[start:end][:24]))
        if cls not in _CLAUSAL:
            stated = direct
        elif tag == "T":
            stated = cue.headword in _INFINITIVE_STATES
        if cls in {"says", "claims", "finds"} and (words[start - 1] in _PARTICLES or tag in "oi"):
            stated = False
        if (cls == "counts" or cue.headword in {"say", "add"}) and words[start - 1] not in _PARTICLES and tag in "d#jnPam":
            stated = True
        if cls in STATING and not self._asserted(group, cue.first, source):
            stated = False
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
        if tail < self.stop and tags[tail] in ",Q-:":
            after = tail + (tags[tail] in ",-:")
            quoted = self._next_quotation(after) if direct else after
            if quoted < self.stop and tags[quoted] == "Q":
                content = content if direct else ()
                content += self.extent(quoted, quoted + 1)
                direct = True
            elif not direct and tags[tail] in ",-" and self._resumes(group, source, after, inverted):
                content = self._left(min(group, source[0]), whole=False) + self.extent(after, self.stop)
        if direct and "voices" in cue.classes and cls not in STATING:
            cls = "voices"
        if cls in {"voices", "discusses", "urges"} and not direct:
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
        if not first or self.tags[first - 1] not in ",-" or after >= self.stop:
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
        quoted = self.tags.find("Q", index, self.stop)
        if quoted < 0 or self.tags[quoted - 1] not in ",-:cs" or any(
            index <= cue.first < quoted for cue in self.cues
        ):
            return index
        return quoted

    # ---- other orders ----

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
        if start >= self.stop or tags[start] not in "dPnjr#qeg":
            return None
        if tags[start] == "r" and before != "Q" and tags[group - 2 : group] != "Q,":
            return None
        end = noun_phrase_end(self.stretch, start, self.stop)
        if end == start or (end < self.stop and tags[end] in "xvr"):
            return None
        if before in ",-" and "Q" not in tags[max(group - 2, 0) : group]:
            clause = tags[self._clause_start(group) : group]
            if not _CLAUSE.search(clause) and tags[end : end + 2] not in {",x", ",v"}:
                return None
        end = self._apposition(end)
        left = self._left(group)
        cls = self._inverted_class(cue)
        rest = self._phrase_end(end)
        if before == "^":
            comma = end if end < self.stop and tags[end] in ",:" else -1
            if comma < 0:
                return None
            content = self.extent(comma + 1, self.stop)
            return Reading((start, end), (group, cue.last), content, cls, cue.headword, True)
        return self._parenthetical(cue, cls, group, (start, end), left, rest, inverted=True)

    def _inverted_class(self, cue: Cue) -> str:
        return next((c for c in ("says", "tells", "claims", "counts", "finds") if c in cue.classes), "voices")

    def _apposition(self, end: int) -> int:
        """A source in inverted order goes on with ", a spokesman for the army"."""
        tags = self.tags
        if end + 1 < self.stop and tags[end] == "," and tags[end + 1] in "dnP#jw":
            if tags[end + 1] == "w":
                close = tags.find(",", end + 1, self.stop)
                return close if close > 0 else self.stop
            tail = noun_phrase_end(self.stretch, end + 1, self.stop)
            if tail > end + 1 and (tail >= self.stop or tags[tail] in ",w.Q"):
                return tail
        return end

    # ---- passives ----

    def _passive(self, cue: Cue, group: int) -> Reading | None:
        """As in "were reported missing by X", "was quoted as saying", "is expected to"."""
        tags, words = self.tags, self.words
        subject = self._subject(group)
        if "passives" in cue.classes and cue.headword.endswith("saying"):
            if subject is None:
                return None
            content = self.extent(cue.last, self._content_end(cue.last))
            return Reading(subject, (group, cue.last), content, "says", cue.headword, True)
        agent = self._agent(cue.last)
        start = cue.last
        source: tuple[int, int] | None = None
        content: tuple[Extent, ...] = ()
        if "tells" in cue.classes and subject is not None:
            content = self._left(subject[0])
            if agent is None:
                return None
            if content:
                return Reading(agent[1:], (group, cue.last), content, "tells", cue.headword, True)
        elif subject is not None:
            content = self.extent(*subject)
        if agent is not None:
            source = agent[1:]
            content += self.extent(cue.last, agent[0])
            if source[1] < self.stop and tags[source[1]] in "Tts":
                content += self.extent(source[1], self._content_end(source[1]))
        else:
            content += self.extent(start, self._content_end(start))
        if not content or (start < self.stop and words[start] in {"of", "in", "on"} and agent is None):
            return None
        classes = cue.classes - {"voices", "passives"}
        cls = next(iter(sorted(classes)), "counts")
        stated = source is not None and cls in STATING and self._asserted(group, cue.first, source)
        return Reading(source, (group, cue.last), content, cls, cue.headword, stated)

    def _agent(self, start: int) -> tuple[int, int, int] | None:
        """Token of "by" after a passive, and the noun phrase it leads."""
        for index in range(start, min(start + 10, self.stop)):
            if self.words[index] == "by" and self.tags[index] == "i":
                end = noun_phrase_end(self.stretch, index + 1, self.stop)
                if end > index + 1 and self.tags[index + 1] not in "#mg":
                    return index, index + 1, end
            if self.tags[index] in ",;tQ":
                return None
        return None


Forms = Mapping[str, frozenset[str]]
