"""Who came to harm: a shallow reading of one sentence.

The sentence becomes a row of chunks, each with a one-letter tag; the patterns below are about
those letters. From `victims`: N counted people, U a count of something not listed, D one person
without a number, H people without a number. From the word lists: v b g a harm verb in -ed, base
or -ing form, i a verb without object, j a state ("dead"), t a noun for harm that is counted or
gives a toll, C claim or lose, M move, L rise or reach, s suffer. Of function words: a be or get,
h have, m could, T to, n not, r what may stand in a verb group, & and, w who, k a conjunction,
p a preposition, y by, o of, e including, d an article, z a pronoun, c a comma, ; a full stop.
What is left: X capitalised, f in -ing or -ed, x other, # a figure that counts no people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from validator.plugins.victims import (
    PACK,
    SIZES,
    Harm,
    HarmWord,
    Lists,
    Phrase,
    Token,
    counted,
    tokens,
    uncounted,
)

from validator.api import Document, Extent, Quantity

TRANSITIVE: Mapping[str, Harm | None] = {
    "killing": "killed",
    "killing-people": "killed",
    "injuring": "injured",
    "shooting": "injured",
    "capturing": "captured",
    "displacing": "displaced",
    "relocating": "displaced",
    "affecting": "affected",
    "ambiguous": "ambiguous",
    "attacking": None,
}
INTRANSITIVE: Mapping[str, Harm] = {"dying": "killed", "fleeing": "displaced"}
STATES: Mapping[str, Harm] = {
    "dead": "killed",
    "hurt-states": "injured",
    "missing": "missing",
    "captive": "captured",
    "homeless": "displaced",
    "need": "affected",
}
NOUNS: Mapping[str, Harm] = {
    "deaths": "killed",
    "killers": "killed",
    "bodies": "killed",
    "injuries": "injured",
    "casualties": "casualties",
    "tolls": "killed",
    "injury-tolls": "injured",
    "casualty-tolls": "casualties",
    "missing-tolls": "missing",
}
CONTEXT: Mapping[str, str] = {"claiming": "C", "losing": "C", "moving": "M", "suffering": "s"}
READ = (
    *TRANSITIVE, *INTRANSITIVE, *STATES, *NOUNS, *CONTEXT, "levels", "uprooted", "flight", "recoveries",
)  # fmt: skip

STRICT = frozenset(
    {"killing-people", "shooting", "capturing", "displacing", "relocating", "affecting"}
)
"""Verbs that also have other objects: only with people, or with a number alone."""
NAMED = frozenset({"killing-people", "relocating", "affecting"})
"""Verbs that want the word for people: with a number alone they say nothing."""


class Chunk(NamedTuple):
    """A stretch of a sentence with one role."""

    tag: str
    start: int
    end: int
    text: str
    phrase: Phrase | None = None
    harm: Harm | None = None
    lexicon: str = ""
    level: bool = False
    """Whether it can lead a toll to its number: "hits 54"."""


class Hit(NamedTuple):
    """A phrase of people, what befell them, and the words that say so."""

    phrase: Phrase
    harm: Harm
    trigger: Extent
    part: bool
    people: int = 1
    """How many, where the phrase has no number."""


_PAST = frozenset(
    [
        "shot",
        "slain",
        "slew",
        "hurt",
        "hit",
        "struck",
        "hung",
        "hanged",
        "burnt",
        "fled",
        "beaten",
        "beat",
        "bitten",
        "bit",
        "taken",
        "took",
        "driven",
        "drove",
        "forced",
        "made",
        "put",
        "cut",
        "sought",
        "found",
        "lost",
        "cost",
        "mown",
        "run",
        "ran",
        "held",
        "stricken",
        "blew",
        "blown",
        "kidnapt",
        "drowned",
        "withdrawn",
    ]
)


def _form(words: str) -> str:
    """v, b or g: the form of the verb that a phrase begins with, adverbs skipped."""
    parts = words.split(" ")
    verb = parts[1] if len(parts) > 1 and parts[0].endswith("ly") else parts[0]
    if verb.endswith("ing"):
        return "g"
    return "v" if verb.endswith("ed") or verb in _PAST else "b"


def harm_words(document: Document) -> dict[int, HarmWord]:
    """The longest harm word by its start."""
    found: dict[int, HarmWord] = {}

    def add(lexicon: str, tag: str | None, harm: Harm | None) -> None:
        for term in document.terms(PACK + lexicon):
            known = found.get(term.start)
            if known is None or term.end > known.end:
                form = tag or _form(document.folded[term.start : term.end])
                found[term.start] = HarmWord(term.end, form, harm, lexicon)

    for lexicon, harm in TRANSITIVE.items():
        add(lexicon, None, harm)
    for lexicon, harm in INTRANSITIVE.items():
        add(lexicon, "i", harm)
    for lexicon, harm in STATES.items():
        add(lexicon, "j", harm)
    for lexicon, harm in NOUNS.items():
        add(lexicon, "t", harm)
    for lexicon, tag in CONTEXT.items():
        add(lexicon, tag, None)
    return found


class Index(NamedTuple):
    """What one document's word lists and figures offer to the reading of its sentences."""

    levels: Mapping[int, int]
    lists: Lists
    uprooted: Mapping[int, int]


_PEOPLE_TYPES = frozenset({"number", "range"})


def counts_people(quantity: Quantity) -> bool:
    """Whether a figure can be a number of people."""
    return quantity.claim and quantity.unit is None and quantity.type in _PEOPLE_TYPES


def chunks(document: Document, start: int, end: int, index: Index) -> list[Chunk]:
    """The chunks of the sentence prose[start:end]."""
    words = tokens(document, start, end)
    found: list[Chunk] = []
    at = 0
    while at < len(words):
        chunk, after = _chunk(words, at, index)
        if chunk.phrase is not None and chunk.phrase.quantity is not None:
            while found and found[-1].tag == "d":
                found.pop()
        if chunk.tag == "b" and found and _is_noun(chunk, found[-1]):
            chunk = chunk._replace(tag="t", harm=chunk.harm or "injured")
        if chunk.tag == "X" and found and found[-1].tag == "X":
            found[-1] = found[-1]._replace(end=chunk.end)
        else:
            found.append(chunk)
        at = after
    return found


def _led_by_harm(words: Sequence[Token], at: int, quantity: Quantity, index: Index) -> bool:
    """Whether a number behind a capital is no name, "Highway 58", but a count: "Kills 58"."""
    if quantity.unit is not None or quantity.type not in _PEOPLE_TYPES or at == 0:
        return False
    before = words[at - 1].start
    return quantity.hedge is not None or before in index.lists.harms or before in index.levels


_NOUN_LIKE = frozenset({"killing", "injuring", "attacking"})


def _is_noun(chunk: Chunk, before: Chunk) -> bool:
    """Whether a verb form in -s is a plural noun here: "44 murders", "treated for burns"."""
    if not chunk.text.endswith("s") or chunk.lexicon not in _NOUN_LIKE:
        return False
    phrase = before.phrase
    many = phrase is not None and phrase.quantity is not None and phrase.quantity.value != 1
    return many or before.tag in "pdosf"


def _chunk(words: Sequence[Token], at: int, index: Index) -> tuple[Chunk, int]:
    word = words[at]
    quantity = index.lists.quantities.get(word.start)
    if quantity is not None and quantity.type != "age":
        if not counts_people(quantity) and not _led_by_harm(words, at, quantity, index):
            after = _past(words, at, quantity.end)
            return Chunk("#", word.start, quantity.end, word.text), after
        phrase, after = counted(words, at, quantity, index.lists)
        after = max(after, at + 1)
        if phrase is None:
            return Chunk("#", word.start, words[after - 1].end, word.text), after
        tag = "N" if phrase.known else "U"
        return Chunk(tag, phrase.start, phrase.end, word.text, phrase), after
    harm = index.lists.harms.get(word.start)
    if harm is not None:
        after = _past(words, at, harm.end)
        if words[after - 1].end == harm.end or words[after - 1].text[-2:] == "'s":
            level = word.start in index.levels
            chunk = Chunk(
                harm.tag, word.start, harm.end, word.text, None, harm.harm, harm.lexicon, level
            )
            return chunk, after
    if word.tag in "dxXf":
        level = index.levels.get(word.start)
        if level is not None and word.tag != "d":
            return Chunk("L", word.start, level, word.text), _past(words, at, level)
        lists = index.lists
        named = word.start in lists.nouns or word.start in lists.sides
        if word.tag == "d" or named or word.text.endswith("-old"):
            phrase, after = uncounted(words, at, lists)
            if phrase is not None:
                tag = "D" if phrase.singular else "H"
                return Chunk(tag, phrase.start, phrase.end, word.text, phrase), after
    if word.text in _ONE_PERSON and (word.text != "her" or _ends_phrase(words, at + 1)):
        return Chunk("z", word.start, word.end, word.text, _person(word.start, word.end)), at + 1
    return Chunk(word.tag, word.start, word.end, word.text), at + 1


_ONE_PERSON = frozenset(["he", "she", "him", "her", "himself", "herself"])


def _ends_phrase(words: Sequence[Token], at: int) -> bool:
    return at >= len(words) or words[at].tag not in "xXfd"


def _person(start: int, end: int) -> Phrase:
    """One person by name or pronoun."""
    return Phrase(start, end, None, "", None, None, (start, end), True, True, False)


def _past(words: Sequence[Token], at: int, end: int) -> int:
    """Index of the first token after `at` that begins at `end` or later."""
    at += 1
    while at < len(words) and words[at].start < end:
        at += 1
    return at


# ---- The reading ----

_GROUP = re.compile(r"[vbgij](?:(?:c?&|c)[arh]{0,3}[vbgij]){0,4}")
_BEFORE_VERB = re.compile(r"[ahrmnT]{1,8}\Z")
_WHO = re.compile(r"[cw]{1,2}\Z")
_OBJECT = re.compile(r"[rp]?r{0,2}(?=[NUDHz])|r{0,2}(?=[dX])")
_TAIL = re.compile(r"(?:[pocwf#(&eLx]|&).{0,24}\Z", re.S)
_PLACED = re.compile(r"[NU](?:p[dxX]{1,3}){1,2}\Z")
_OWN_TRIGGER = re.compile(r"r{0,2}[arh]{0,4}[vij]")
_LIST = re.compile(r"(?:c?&|c)(?=[NUDHz])")
_WERE = re.compile(r"[ae]{1,2}(?=[ND])")
_AMONG = re.compile(r"[ND][ah]{1,2}r?ed\Z")
_NAMES_AND = re.compile(r"[dXDHzx]{1,6}(?:c&?|&)(?=[NU])")
_NO_OBJECT = frozenset("cpk&;yoeTahwn#r")
_GOVERNORS = frozenset("pyeoT")
_CANDIDATES = frozenset("NUDHz")
_IMPLICATIVE = frozenset(["on", "proceeded", "managed", "continued", "went"])
_UNREAL = frozenset(["could", "would", "should", "will", "must", "shall", "'ll", "can", "cannot"])
_TRANSPARENT = frozenset(
    [
        "total",
        "group",
        "number",
        "party",
        "team",
        "family",
        "crowd",
        "minimum",
        "maximum",
        "crew",
        "toll",
        "bodies",
        "body",
    ]
)
_AS_NOUN = frozenset("bgj")


class Reading:
    """One sentence being read: its chunks, and what has been found."""

    def __init__(self, row: Sequence[Chunk], found: bool) -> None:
        self.row = row
        self.found = found
        """Whether the sentence tells of finding or burying, so that bodies are the dead."""
        self.tags = "".join(chunk.tag for chunk in row)
        self.hits: dict[int, Hit] = {}
        self.totals: list[Hit] = []

    def read(self) -> list[Hit]:
        """All hits of the sentence, by position."""
        for match in _GROUP.finditer(self.tags):
            self._trigger(*match.span())
        for at, tag in enumerate(self.tags):
            if tag == "t":
                self._noun(at)
            elif tag == "C":
                self._claim(at)
            elif tag == "M":
                self._move(at)
        self._shares()
        return [*(self.hits[at] for at in sorted(self.hits)), *self.totals]

    # -- verbs and states --

    def _trigger(self, first: int, end: int) -> None:
        """A group of harm words, "shot and killed", chunks `first` to `end`."""
        while (harm := self._harm(first, end)) is None:
            return
        row, tags = self.row, self.tags
        verbs = [at for at in range(first, end) if tags[at] in "vbgij"]
        last = verbs[-1]
        strict = all(row[at].lexicon in STRICT for at in verbs)
        if tags[first - 1 : first] == "d" and tags[first] in "vj":
            self._among(first, end, harm)
            return
        before = _BEFORE_VERB.search(tags, max(0, first - 8), first)
        group = before.start() if before else first
        if self._unreal(group, first):
            return
        passive = (
            "a" in tags[group:first]
            and tags[last] in "vij"
            and not (tags[last] == "v" and tags[group:first].rstrip("r").endswith("h"))
        )
        trigger = Extent(row[first].start, row[end - 1].end)
        right = None
        if not passive and tags[last] in "vbg":
            right = self._right(last + 1, tags[last])
        subject = self._subject(group, first, passive) if tags[last] in "vij" else None
        adjacent = subject is not None and subject >= group - 2
        who = "w" in tags[max(0, group - 2) : group]
        if right is not None and subject is not None and adjacent and subject not in self.hits:
            if tags[last] == "v" and self._own(right) and not who:
                right = None
        if tags[last] == "j" and subject is None and self._colon(last, harm, trigger):
            return
        if right is not None and row[right].text == "them" and harm == "killed":
            self._worsen(right, trigger)
        if right is not None:
            self._objects(right, harm, trigger, strict)
        elif subject is not None and not self._acts(last, subject, passive or group < first):
            self._subjects(subject, harm, trigger, strict)

    def _harm(self, first: int, end: int) -> Harm | None:
        """What a group of harm words comes to; "killed and wounded" of one number is unsplit."""
        members = [chunk for chunk in self.row[first:end] if chunk.tag in "vbgij"]
        named = {chunk.harm for chunk in members if chunk.lexicon != "shooting"} - {None}
        if not named:
            return "injured" if any(c.lexicon == "shooting" for c in members) else None
        if len(named) == 1:
            return named.pop()
        either = any(c.text == "or" for c in self.row[first:end])
        if "killed" in named and (either or named & {"injured", "missing"}):
            return "casualties"
        return "killed" if "killed" in named else members[-1].harm

    def _unreal(self, group: int, first: int) -> bool:
        """Whether the verb group denies the harm, or only threatens it."""
        tags = self.tags[group:first]
        if "n" in tags:
            return True
        perfect = "h" in tags
        if any(c.tag == "m" and (c.text in _UNREAL or not perfect) for c in self.row[group:first]):
            return True
        if "T" in tags and not perfect:
            return group == 0 or self.row[group - 1].text not in _IMPLICATIVE
        return False

    def _right(self, at: int, form: str) -> int | None:
        """The chunk of the object that begins after a verb, at `at`."""
        tags = self.tags
        if tags[at : at + 1] == "o":
            at += 1
        while tags[at : at + 1] == "r":
            at += 1
        if tags[at : at + 1] and tags[at] in "NUDHz":
            return at
        names = _NAMES_AND.match(tags, at)
        if names and tags[at] in "dXx":
            return names.end()
        return None

    def _own(self, at: int) -> bool:
        """Whether the phrase at `at` has a harm word of its own right behind it."""
        return _OWN_TRIGGER.match(self.tags, at + 1) is not None

    def _acts(self, verb: int, subject: int, finite: bool) -> bool:
        """Whether a harm word behind a phrase is about what follows: "two men killed Smith"."""
        if finite or self.tags[verb] == "i":
            return False
        follow = self.tags[verb + 1 : verb + 2]
        if not follow or follow in _NO_OBJECT:
            return False
        if follow == "x" and self.row[verb].lexicon in STRICT:
            return True
        phrase = self.row[subject].phrase
        bare = phrase is not None and phrase.noun is None
        if self.tags[verb] == "j":
            return bare and follow == "x"
        return not bare or follow in "dHDz"

    def _subject(self, group: int, first: int, passive: bool) -> int | None:
        """The chunk of who the verb group that begins at `group` is said of."""
        tags, row = self.tags, self.row
        at = group
        who = _WHO.search(tags, max(0, at - 2), at)
        if who:
            at = who.start()
        if at and tags[at - 1] in _CANDIDATES:
            finite = passive or group < first or tags[first] == "i"
            if not self._governed(at - 1, finite):
                if finite and at > 1 and tags[at - 2] in "po" and not self._carried(at - 1):
                    far = self._far_subject(at - 1)
                    return at - 1 if far is None and tags[at - 2] == "p" else far
                return at - 1
        if at and tags[at - 1] == "x" and row[at - 1].text == "lives":
            return None
        finite = passive or tags[first] == "i" or "a" in tags[group:first]
        if finite or who:
            return self._far_subject(at, related=who is not None)
        placed = _PLACED.search(tags, max(0, at - 6), at)
        return placed.start() if placed and placed.start() not in self.hits else None

    def _far_subject(self, end: int, related: bool = False) -> int | None:
        """The nearest phrase left of `end` that no preposition governs, within the clause."""
        tags = self.tags
        for at in range(end - 1, max(-1, end - 26), -1):
            tag = tags[at]
            if tag in ";k" or (tag in "vij" and at < end - 1 and self._finite(at)):
                return None
            if tag == "z" and not self._governed_by(at, "p"):
                return None
            if tag not in "NUDH":
                continue
            if at in self.hits or self._part(at) or self._governed(at, finite=True):
                continue
            governed = at > 0 and tags[at - 1] in _GOVERNORS and not self._carried(at)
            if governed and not related:
                continue
            phrase = self.row[at].phrase
            if at and tags[at - 1] == "a" and phrase is not None and phrase.noun is None:
                continue
            return at if _TAIL.match(tags, at + 1, end) or at + 1 == end else None
        return None

    def _finite(self, at: int) -> bool:
        return self.tags[at - 1 : at] in ("a", "h") or self.tags[at] == "i"

    def _governed(self, at: int, finite: bool) -> bool:
        """Whether the phrase right before a verb belongs to other words than that verb."""
        if self._governed_by(at, "y") or (self._governed_by(at, "f") and self._ing(at - 1)):
            return True
        return finite and self._part(at)

    def _ing(self, at: int) -> bool:
        return self.row[at].text.endswith("ing")

    def _governed_by(self, at: int, tag: str) -> bool:
        return at > 0 and self.tags[at - 1] == tag

    def _carried(self, at: int) -> bool:
        """Whether "of" before the phrase only names the kind of count: "a group of 12 people"."""
        return self.tags[at - 1] == "o" and at > 1 and self.row[at - 2].text in _TRANSPARENT

    def _part(self, at: int) -> bool:
        """Whether a phrase is a share of the count before it: "including", "of them", "of whom"."""
        phrase = self.row[at].phrase
        return self._governed_by(at, "e") or (phrase is not None and phrase.share)

    def _wants_noun(self, trigger: Extent) -> bool:
        return any(c.start == trigger.start and c.lexicon in NAMED for c in self.row)

    def _worsen(self, at: int, trigger: Extent) -> None:
        """Who was shot is dead after all: "shot three people in the head, killing them"."""
        for near in range(at - 1, -1, -1):
            hit = self.hits.get(near)
            if hit is not None:
                if hit.harm == "injured":
                    self.hits[near] = hit._replace(harm="killed", trigger=trigger)
                return

    def _total(self, members: Sequence[int], harm: Harm, trigger: Extent) -> None:
        """People named one by one, and none by number, make a count: "his wife and a friend"."""
        phrases = [self.row[at].phrase for at in members]
        people = [p for p in phrases if p is not None and p.quantity is None and p.singular]
        if len(people) < 2 or len(people) < len(phrases):
            return
        start, end = min(p.start for p in people), max(p.end for p in people)
        whole = _person(start, end)._replace(victims=None)
        self.totals.append(Hit(whole, harm, trigger, False, len(people)))

    def _add(self, at: int, harm: Harm, trigger: Extent, strict: bool, part: bool = False) -> bool:
        """Record that the people of chunk `at` came to harm; False where they cannot have."""
        phrase = self.row[at].phrase
        if phrase is None or at in self.hits or phrase.noun == "lives":
            return False
        if not phrase.known and (strict or harm not in ("killed", "casualties")):
            return False
        if harm == "ambiguous" and phrase.group not in ("combatant", "captive", "police"):
            return False
        if phrase.noun is None and self._wants_noun(trigger):
            return False
        if phrase.quantity is not None or phrase.singular:
            people = SIZES.get(phrase.noun or "", 1)
            self.hits[at] = Hit(phrase, harm, trigger, part or phrase.part, people)
        return True

    def _objects(self, at: int, harm: Harm, trigger: Extent, strict: bool) -> None:
        """The object at `at` and those listed after it: "two men, three women and a child"."""
        tags = self.tags
        if tags[at + 1 : at + 2] == "j":
            return
        if not self._add(at, harm, trigger, strict) and tags[at] != "z":
            return
        members = [at]
        while match := _LIST.match(tags, at + 1):
            at = match.end()
            if self._own(at) or not self._listed(at):
                break
            if not self._add(at, harm, trigger, strict) and tags[at] != "z":
                break
            members.append(at)
        self._total(members, harm, trigger)

    def _listed(self, at: int) -> bool:
        """Whether a phrase after a comma or "and" ends there, not going on to do something."""
        follow = self.tags[at + 1 : at + 2]
        return not follow or follow in "cp&;kyTorwe#f"

    def _subjects(self, at: int, harm: Harm, trigger: Extent, strict: bool) -> None:
        """The subject at `at` and those listed before it: "his wife and two sons"."""
        tags = self.tags
        members = []
        found: int | None = at
        while found is not None and self._add(found, harm, trigger, strict):
            members.append(found)
            found = self._listed_before(found)
        self._total(members, harm, trigger)

    def _listed_before(self, at: int) -> int | None:
        """The member of a list that stands before the phrase at `at`."""
        tags = self.tags
        before = at - 1
        if before < 1 or tags[before] not in "&c":
            return None
        bare_comma = tags[before] == "c"
        if tags[before] == "&" and tags[before - 1] == "c":
            before -= 1
        before -= 1
        if before < 0 or tags[before] not in "NUDH" or before in self.hits:
            return None
        if before and tags[before - 1] in "py":
            return None
        phrase = self.row[before].phrase
        return None if bare_comma and (phrase is None or phrase.noun is None) else before

    def _colon(self, at: int, harm: Harm, trigger: Extent) -> bool:
        """A list as "Dead: 20"."""
        if self.tags[at + 1 : at + 3] == "kN" and self.row[at + 1].text == ":":
            return self._add(at + 2, harm, trigger, strict=False)
        return False

    def _among(self, first: int, end: int, harm: Harm) -> None:
        """ "Among the dead were six children", "six children were among the dead"."""
        trigger = Extent(self.row[first].start, self.row[end - 1].end)
        match = _WERE.match(self.tags, end)
        if match:
            self._add(match.end(), harm, trigger, strict=False, part=True)
        before = _AMONG.search(self.tags, max(0, first - 5), first)
        if before:
            self._add(before.start(), harm, trigger, strict=False, part=True)

    # -- nouns --

    def _noun(self, at: int) -> None:
        """ "12 deaths", "the deaths of 12 people", "the death toll rose to 54"."""
        row, tags = self.row, self.tags
        harm = row[at].harm
        if harm is None:
            return
        trigger = Extent(row[at].start, row[at].end)
        if row[at].lexicon == "killers" and tags[at + 1 : at + 2] != "o":
            return
        if row[at].lexicon == "bodies" and not self.found and tags[at + 1 : at + 2] != "o":
            return
        before = at - 1
        while before >= 0 and tags[before] in "rx" and at - before < 3:
            before -= 1
        if before >= 0 and tags[before] == "N" and before not in self.hits:
            phrase = row[before].phrase
            if phrase is not None and (phrase.noun is None or before == at - 1):
                self._add(before, harm, trigger, strict=False)
                return
        if self._suffered(at, harm, trigger):
            return
        of = at + 1
        while tags[of : of + 1] == "r":
            of += 1
        if tags[of : of + 1] == "o":
            strict = row[at].lexicon in ("bodies", "killers")
            names = _NAMES_AND.match(tags, of + 1)
            if tags[of + 1 : of + 2] in tuple("NUDH"):
                self._objects(of + 1, harm, trigger, strict)
                return
            if names:
                self._objects(names.end(), harm, trigger, strict)
                return
        if "toll" in row[at].lexicon or row[at].text.endswith("s"):
            self._toll(at, harm, trigger)

    def _suffered(self, at: int, harm: Harm, trigger: Extent) -> bool:
        if harm != "injured":
            return False
        for verb in range(at - 1, max(-1, at - 6), -1):
            if self.tags[verb] == "s":
                before = _BEFORE_VERB.search(self.tags, max(0, verb - 8), verb)
                subject = self._subject(before.start() if before else verb, verb, passive=True)
                if subject is not None:
                    self._subjects(subject, harm, trigger, strict=False)
                return True
            if self.tags[verb] in "NDH;k":
                return False
        return False

    def _toll(self, at: int, harm: Harm, trigger: Extent) -> None:
        """The number that a toll is said to have reached; what it was "from" is passed over."""
        row, tags = self.row, self.tags
        whose: Phrase | None = None
        for near in range(at + 1, min(len(row), at + 18)):
            tag = tags[near]
            if tag == ";" or (tag == "m" and row[near].text in _UNREAL):
                return
            if tag == "H" and whose is None:
                whose = row[near].phrase
            if tag != "N" or near in self.hits:
                continue
            before = near - 1
            while before > at and tags[before] == "r":
                before -= 1
            link = row[before]
            linked = link.tag in "LTa" or before == at or link.text in ("at", ":", "of", "above")
            if not linked and not link.level and row[near - 1].text != "now":
                continue
            if link.text == "of" and before != at + 1:
                continue
            phrase = row[near].phrase
            if phrase is not None and self._add(near, harm, trigger, strict=False):
                if whose is not None and phrase.noun is None:
                    lent = phrase._replace(
                        group=whose.group, side=whose.side, victims=whose.victims
                    )
                    self.hits[near] = self.hits[near]._replace(phrase=lent)
            return

    def _claim(self, at: int) -> None:
        """ "Claimed 12 lives", "took the lives of 12 people", "12 lives were lost", "lost 30 men"."""
        row, tags = self.row, self.tags
        trigger = Extent(row[at].start, row[at].end)
        after = at + 1
        while tags[after : after + 1] == "r":
            after += 1
        if after < len(row) and tags[after] == "N":
            phrase = row[after].phrase
            losing = row[at].lexicon == "losing" or row[at].text.startswith(("los",))
            if phrase is not None and phrase.noun == "lives":
                self.hits.setdefault(after, Hit(phrase, "killed", trigger, phrase.part))
            elif losing and phrase is not None and phrase.group in ("combatant", "man", "police"):
                self._add(after, "killed", trigger, strict=True)
        elif after < len(row) and tags[after] == "H" and row[after].end - row[after].start < 12:
            phrase = row[after].phrase
            if phrase is not None and phrase.noun == "lives" and tags[after + 1 : after + 2] == "o":
                if tags[after + 2 : after + 3] in ("N", "U", "D"):
                    self._objects(after + 2, "killed", trigger, strict=False)
        elif row[at].text.startswith("los"):
            before = _BEFORE_VERB.search(tags, max(0, at - 8), at)
            subject = (before.start() if before else at) - 1
            if subject >= 0 and tags[subject] == "N":
                phrase = row[subject].phrase
                if phrase is not None and phrase.noun == "lives":
                    self.hits.setdefault(subject, Hit(phrase, "killed", trigger, phrase.part))

    def _move(self, at: int) -> None:
        """Crowds on the move; the caller has seen that the sentence is about flight."""
        before = _BEFORE_VERB.search(self.tags, max(0, at - 8), at)
        group = before.start() if before else at
        if self._unreal(group, at):
            return
        subject = self._subject(group, at, passive=True)
        if subject is None or self.tags[subject] != "N":
            return
        phrase = self.row[subject].phrase
        if phrase is None or phrase.quantity is None or phrase.noun is None:
            return
        if phrase.quantity.low >= 500 or phrase.group == "migrant":
            trigger = Extent(self.row[at].start, self.row[at].end)
            self._add(subject, "displaced", trigger, strict=True)

    def _shares(self) -> None:
        """Parts of a count take over its harm: "12 people, including three children, died"."""
        tags = self.tags
        for at, tag in enumerate(tags):
            if tag not in "ND" or at in self.hits or at < 2:
                continue
            link = tags[at - 1]
            host = self._host(at)
            if host is None:
                continue
            hit = self.hits[host]
            if link == "e" or (link == "k" and self.row[at - 1].text == ":") or self._part(at):
                self._share(at, hit, part=True)
            elif link in "&c" and self.hits[host].part and host >= at - 3:
                if self._listed(at):
                    self._share(at, hit, part=True)
            elif link == "&" and tags[at + 1 : at + 2] == "p" and tags[at] == "N":
                phrase = self.row[at].phrase
                if (
                    phrase is not None
                    and phrase.noun is None
                    and hit.trigger.end <= hit.phrase.start
                ):
                    self._share(at, hit, part=False)

    def _host(self, at: int) -> int | None:
        """The nearest phrase with a harm before `at`, with no full stop between."""
        for near in range(at - 1, max(-1, at - 12), -1):
            if near in self.hits:
                return near
            if self.tags[near] == ";":
                return None
        return None

    def _share(self, at: int, hit: Hit, part: bool) -> None:
        self._add(at, hit.harm, hit.trigger, strict=True, part=part)


def read(
    document: Document, start: int, end: int, index: Index, flight: bool, found: bool
) -> Iterator[Hit]:
    """The people who came to harm in the sentence prose[start:end], by position."""
    row = chunks(document, start, end, index)
    if not flight:
        row = [c._replace(tag="x") if c.tag == "M" else c for c in row]
    reading = Reading(row, found or "v" in "".join(c.tag for c in row))
    taken = set()
    for hit in reading.read():
        taken.add(hit.phrase.start)
        yield hit
    for chunk in row:
        phrase = chunk.phrase
        if phrase is None or phrase.quantity is None or phrase.start in taken:
            continue
        if phrase.victims and any(
            at in index.uprooted for at in _word_starts(document, *phrase.victims)
        ):
            yield Hit(phrase, "displaced", Extent(*phrase.victims), phrase.part)


def _word_starts(document: Document, start: int, end: int) -> list[int]:
    return [word.start for word in document.words(start, end)]
