"""What befell whom in one sentence."""

from collections.abc import Iterator, Sequence

from validator.api import Document, Extent, NamedTuple, regex

from .casualty_chunks import Index, chunks, person
from .casualty_grammar import Row
from .casualty_tokens import Chunk, Phrase
from .casualty_words import COUNTED, OF_WHOM, Harm, word_set

_WERE = regex(r"[ae]{1,2}(?=[ND])")
_OF_THE_WOUNDED = regex(r"v[rhk]*")
_AMONG = regex(r"[ND][ah]{0,2}r?ed?\Z")
_SHARED_BY = regex(r"r?er?")
_FATALLY = word_set("fatally mortally")
_TOLL_REACH = 18
_LEADING = word_set("at : above near past over")
_FORETOLD = word_set("expected likely set projected")
_DRIVING = word_set(
    "force forces forced forcing drive drives drove driven driving chase chases chased push "
    "pushes pushed send sends sent bomb bombs bombed"
)
_CLAIMING = word_set("claims claimed claiming")
_CROWD = 500
"""From how many on those who "move" are taken for displaced, those affected for people."""
_FIGHTERS = ("combatant", "captive", "police")
_LOST = ("combatant", "man", "police")


class Hit(NamedTuple):
    """A phrase of people, what befell them, and the words that say so."""

    phrase: Phrase
    harm: Harm
    trigger: Extent
    part: bool
    people: int = 1
    """How many, where the phrase has no number."""


class Signs(NamedTuple):
    """What else a sentence is about: flight, finding the dead, what claims lives."""

    flight: bool
    found: bool
    cause: bool


class Cause(NamedTuple):
    """A harm, the words for it, and whether they can have other objects than people."""

    harm: Harm
    trigger: Extent
    strict: bool = False
    counted: bool = False
    """Whether only a number of people is worth telling."""


def _sum(harm: Harm, trigger: Extent, people: int) -> Hit:
    """A count that is not stated; it stands where the harm does."""
    whole = person(*trigger)._replace(victims=None, size=people)
    return Hit(whole, harm, trigger, False, people)


def sum_of(before: Hit, further: Hit) -> Hit | None:
    """What two hits make together; None where one of them has no single number."""
    known, more = before.phrase.people, further.phrase.people
    if known is None or more is None:
        return None
    return _sum(further.harm, further.trigger, known + more)


class Reading:
    """One sentence being read: its row, and what has been found, by chunk."""

    def __init__(self, row: Row, bodies_are_dead: bool) -> None:
        self.row = row
        self.bodies_are_dead = bodies_are_dead
        self.hits: dict[int, Hit] = {}
        self.crowds: dict[int, Hit] = {}
        """People without a number who came to harm: their parts may have one."""
        self.totals: list[Hit] = []

    def read(self) -> list[Hit]:
        """All hits of the sentence."""
        for first, end in self.row.harm_groups:
            self._harmed(first, end)
        for at, tag in enumerate(self.row.tags):
            if tag == "t":
                self._noun(at)
            elif tag == "C":
                self._lives(at)
            elif tag == "M":
                self._moved(at)
        self._shares()
        return [*(self.hits[at] for at in sorted(self.hits)), *self.totals]

    # ---- Verbs and states ----

    def _harmed(self, first: int, end: int) -> None:
        """The people of a group of harm words."""
        row, last = self.row, end - 1
        harm = row.harm(first, end)
        if harm is None or not self._brought_about(first):
            return
        counted = all(chunk.lexicon in COUNTED for chunk in row.chunks[first:end])
        cause = Cause(harm, row.extent(first, end), row.strict(first, end), counted)
        if row.tag(first - 1) in "de" and row.tags[first] in "vj":
            self._among(first, end, cause)
            return
        group = row.verb_group(first)
        if row.unreal(group, first):
            return
        passive = row.passive(group, first, last)
        subject = None
        if row.tags[last] in "vij" or row.moves_itself(last):
            subject = row.subject_of(group, first, passive, self.hits)
            if subject is not None and row.is_none_of(subject):
                return
            if subject is None and harm == "killed":
                if row.tags[first - 1 : end] == "rj":
                    self._worsen_missing(first, cause.trigger)
                else:
                    self._worsen_wounded(group, cause.trigger)
        victims = None
        if not passive and (row.tags[last] in "vbg" or row[last].text.startswith("drown")):
            victims = row.object_of(last)
        if subject is not None and victims is not None and row.tags[victims] == "X":
            victims = None
        if victims is not None and not self._is_next(victims, subject, group, last):
            if row[victims].text == "them" and harm == "killed":
                self._worsen(victims, cause.trigger)
            self._add_objects(victims, cause)
        elif subject is not None and row.is_number_of(subject):
            self._toll(subject - 2, cause)
        elif subject is not None and not row.acts(last, subject, passive or group < first):
            self._add_subjects(subject, cause)
        elif row.tags[last : last + 3] in ("jkN", "vkN") and row[last + 1].text == ":":
            self._add(last + 2, cause)
        if passive and (others := row.along_with(last)) is not None:
            self._add(others, cause)

    def _brought_about(self, state: int) -> bool:
        """Whether words before a state fit it: an attack "to death", a force that drives "from".

        A sentence to death is no death, and who is rescued from home has not lost it.
        """
        lexicon, word = self.row[state].lexicon, self.row[state].text
        if lexicon == "dead" and word == "to":
            return any(chunk.tag in "vbg" for chunk in self.row.chunks[:state])
        if lexicon == "homeless" and word in ("from", "out"):
            return any(chunk.text in _DRIVING for chunk in self.row.chunks[:state])
        return True

    def _is_next(self, victims: int, subject: int | None, group: int, last: int) -> bool:
        """Whether what follows a harm word has its own: "20 killed 30 wounded"."""
        if subject is None or subject < group - 2 or subject in self.hits:
            return False
        who = "w" in self.row.tags[max(0, group - 2) : group]
        return self.row.tags[last] == "v" and not who and self.row.has_own_harm(victims)

    def _among(self, first: int, end: int, cause: Cause) -> None:
        """ "Among the dead were six children", "six children were among the dead"."""
        if match := _WERE.match(self.row.tags, end):
            self._add(match.end(), cause, part=True)
        if before := _AMONG.search(self.row.tags, max(0, first - 5), first):
            self._add_subjects(before.start(), cause, part=True)

    def _worsen(self, at: int, trigger: Extent) -> None:
        """Who was shot is dead after all: "shot three people in the head, killing them"."""
        near = self._hit_before(at, reach=at)
        if near is not None and self.hits[near].harm == "injured":
            self.hits[near] = self.hits[near]._replace(harm="killed", trigger=trigger)

    def _worsen_missing(self, at: int, trigger: Extent) -> None:
        """Who was missing is dead: "two sailors missing off Aden declared dead"."""
        near = self._hit_before(at, reach=6)
        if near is None or not set(self.row.tags[near:at]).isdisjoint("c&k"):
            return
        if self.hits[near].harm == "missing":
            self.hits[near] = self.hits[near]._replace(harm="killed", trigger=trigger)

    def _worsen_wounded(self, at: int, trigger: Extent) -> None:
        """Of the wounded some die: "three of those hurt have since died"."""
        near = self._hit_before(at, reach=6)
        if near is None or not _OF_THE_WOUNDED.fullmatch(self.row.tags, near + 1, at):
            return
        if self.hits[near].harm == "injured":
            self.hits[near] = self.hits[near]._replace(harm="killed", trigger=trigger)

    # ---- Who ----

    def _add(self, at: int, cause: Cause, part: bool = False) -> bool:
        """Record that the people of a chunk came to harm; False where they cannot have."""
        phrase = self.row[at].phrase
        if phrase is None or at in self.hits or phrase.noun == "lives":
            return False
        if not phrase.known and (cause.strict or cause.harm not in ("killed", "casualties")):
            return False
        if cause.harm == "ambiguous" and phrase.group not in _FIGHTERS:
            return False
        if phrase.noun is None and self.row.wants_noun(cause.trigger):
            crowd = phrase.quantity is not None and phrase.quantity.low >= _CROWD
            if cause.harm != "affected" or not crowd:
                return False
        if phrase.quantity is None and cause.counted:
            return False
        one_or_more = phrase.quantity is not None or phrase.singular
        found = self.hits if one_or_more else self.crowds
        found[at] = Hit(phrase, cause.harm, cause.trigger, part or phrase.part, phrase.size)
        return True

    def _add_objects(self, at: int, cause: Cause, are_subject: bool = False) -> None:
        """The object at `at` and those listed behind it; `are_subject` as in `next_listed`."""
        if self.row.tag(at + 1) == "j" or self.row.are_dead(at):
            return
        members: list[int] = []
        following: int | None = at
        while following is not None:
            at = following
            if not self._add(at, cause) and self.row.tags[at] != "z":
                break
            members.append(at)
            following = self.row.next_listed(at, are_subject)
        self._total(members, cause)

    def _add_subjects(self, at: int, cause: Cause, part: bool = False) -> None:
        """The subject at `at` and those listed before it."""
        members: list[int] = []
        found: int | None = at
        apposed = False
        while found is not None and self._add(found, cause, part):
            members.append(found)
            apposed = apposed or self.row.is_apposed(found)
            found = self.row.listed_before(found)
        if not apposed:
            self._total(members, cause)

    def _total(self, members: Sequence[int], cause: Cause) -> None:
        """Those listed for one harm make a count."""
        phrases = [self.row[at].phrase for at in members]
        sizes = [phrase.people for phrase in phrases if phrase is not None]
        known = [size for size in sizes if size is not None]
        if len(known) > 1 and len(known) == len(members):
            self.totals.append(_sum(cause.harm, cause.trigger, sum(known)))

    # ---- Nouns ----

    def _noun(self, at: int) -> None:
        """ "12 deaths", "the deaths of 12 people", "the death toll rose to 54"."""
        row, chunk = self.row, self.row[at]
        if chunk.harm is None:
            return
        of = row.past(at + 1, "r")
        whose = row.tag(of) == "o"
        if chunk.lexicon in OF_WHOM and not whose:
            return
        if chunk.lexicon == "bodies" and not (whose or self.bodies_are_dead):
            return
        cause = Cause(chunk.harm, row.extent(at, at + 1), chunk.lexicon in ("bodies", "killers"))
        if chunk.text == "the" and (row.tag(at - 1) == "e" or row.tag(at + 1) == "e"):
            self._among(at, at + 1, cause)
            return
        if self._counted(at, cause) or self._suffered(at, cause):
            return
        victims = row.object_of(of - 1) if whose else None
        if victims is not None:
            self._add_objects(victims, cause, are_subject=True)
        elif "toll" in chunk.lexicon or chunk.text.endswith("s"):
            self._toll(at, cause)

    def _counted(self, at: int, cause: Cause) -> bool:
        """ "12 deaths", "20 civilian deaths"."""
        before = at - 1
        while self.row.tag(before) in "rx" and at - before < 3:
            before -= 1
        if self.row.tag(before) != "N" or before in self.hits:
            return False
        phrase = self.row[before].phrase
        if phrase is None or (phrase.noun is not None and before != at - 1):
            return False
        self._add(before, cause._replace(strict=False))
        return True

    def _suffered(self, at: int, cause: Cause) -> bool:
        """ "Three people suffered minor injuries", "were treated for burns"."""
        if cause.harm != "injured":
            return False
        for verb in range(at - 1, max(-1, at - 6), -1):
            if self.row.tags[verb] == "s":
                group = self.row.verb_group(verb)
                subject = self.row.subject_of(group, verb, passive=True, taken=self.hits)
                if subject is not None:
                    self._add_subjects(subject, cause)
                return True
            if self.row.tags[verb] in "NDH;k":
                return False
        return False

    def _toll(self, at: int, cause: Cause) -> None:
        """The number that a toll is said to have reached; what it was "from" is passed over."""
        row = self.row
        whose: Phrase | None = None
        for near in range(at + 1, min(len(row), at + _TOLL_REACH)):
            if row.tags[near] == ";" or row.doubted(near) or row[near].text in _FORETOLD:
                return
            if row.tags[near] == "H" and whose is None:
                whose = row[near].phrase
            if row.tags[near] == "N" and near not in self.hits and self._leads(at, near):
                if self._add(near, cause) and whose is not None:
                    self._lend(near, whose)
                return

    def _leads(self, toll: int, number: int) -> bool:
        """Whether the words before a number lead a toll to it: "rose to", "of", "at"."""
        before = number - 1
        while before > toll and self.row.tags[before] == "r":
            before -= 1
        link = self.row[before]
        if link.text == "of":
            return before == toll + 1
        if before == toll or link.tag in "LT" or link.text in _LEADING:
            return True
        if link.tag == "a":
            return "toll" in self.row[toll].lexicon
        return bool(link.level or self.row[number - 1].text == "now")

    def _lend(self, at: int, whose: Phrase) -> None:
        """Say whose toll it is: "the number of dead among Turkish soldiers had risen to eight"."""
        hit = self.hits[at]
        if hit.phrase.noun is None:
            phrase = hit.phrase._replace(group=whose.group, side=whose.side, victims=whose.victims)
            self.hits[at] = hit._replace(phrase=phrase)

    def _lives(self, at: int) -> None:
        """ "Claimed 12 lives", "took the lives of ten", "12 lives were lost"; "lost 30 men"."""
        row = self.row
        cause = Cause("killed", row.extent(at, at + 1))
        losing = row[at].text.startswith("los")
        after = row.past(at + 1, "r")
        phrase = row[after].phrase if row.tag(after) in "NH" else None
        if phrase is None:
            if losing:
                self._add_lives(row.verb_group(at) - 1, cause)
        elif row.tags[after] == "H":
            victims = row.object_of(after) if row.tag(after + 1) == "o" else None
            if phrase.noun == "lives" and victims is not None:
                self._add_objects(victims, cause)
        elif (
            (losing and phrase.group in _LOST)
            or self._claims(at, phrase)
            or self._costs_lives(after)
        ):
            self._add(after, cause)
        else:
            self._add_lives(after, cause)

    def _claims(self, at: int, phrase: Phrase) -> bool:
        """Whether a disaster claims people: "quake claims 300", but "police claim the two"."""
        claim = self.row[at]
        return claim.level and phrase.noun != "lives" and phrase.start == claim.end + 1

    def _costs_lives(self, people: int) -> bool:
        """Whether "their lives" stands behind people: "cost 12 patients their lives"."""
        phrase = self.row[people + 1].phrase if self.row.tag(people + 1) == "H" else None
        return phrase is not None and phrase.noun == "lives"

    def _add_lives(self, at: int, cause: Cause) -> None:
        if self.row.tag(at) == "N" and at not in self.hits:
            phrase = self.row[at].phrase
            if phrase is not None and phrase.noun == "lives":
                self.hits[at] = Hit(phrase, cause.harm, cause.trigger, phrase.part)

    def _moved(self, at: int) -> None:
        """Crowds on the move; the caller has seen that the sentence is about flight."""
        row = self.row
        group = row.verb_group(at)
        if row.unreal(group, at) or row.tag(at - 1) in "dX":
            return
        subject = row.subject_of(group, at, passive=True, taken=self.hits)
        phrase = row[subject].phrase if subject is not None else None
        if subject is None or phrase is None or phrase.quantity is None or phrase.noun is None:
            return
        if phrase.quantity.low >= _CROWD or phrase.group == "migrant":
            self._add(subject, Cause("displaced", row.extent(at, at + 1), strict=True))

    # ---- Shares ----

    def _shares(self) -> None:
        """Parts of a count take over its harm: "12 people, including three children, died"."""
        for at, tag in enumerate(self.row.tags):
            if tag not in "ND" or at in self.hits:
                continue
            host = self._hit_before(at, reach=12, crowds=True)
            if host is not None:
                hit = self.hits.get(host) or self.crowds[host]
                cause = Cause(hit.harm, hit.trigger, strict=True)
                if self._is_part(at, host):
                    self._add(at, cause, part=True)
                elif self.row.tag(at + 1) == "r" and self.row[at + 1].text in _FATALLY:
                    fatal = Cause("killed", self.row.extent(at + 1, at + 2), strict=True)
                    self._add(at, fatal, part=True)
                elif self._is_gapped(at, hit):
                    self._add(at, cause)
            whole = _SHARED_BY.match(self.row.tags, at + 1)
            if whole and whole.end() in self.hits and at not in self.hits:
                hit = self.hits[whole.end()]
                self._add(at, Cause(hit.harm, hit.trigger, strict=True), part=True)

    def _is_part(self, at: int, host: int) -> bool:
        row = self.row
        if row.is_share(at) or (row.tag(at + 1) == "e" and row.tag(at + 2) == "z"):
            return True  # "including 41 children", "41 children among them"
        if host in self.hits and row.tag(at - 1) == "k" and row[at - 1].text == ":":
            return True
        listed = row.tag(at - 1) in "&c" and host >= at - 3 and host in self.hits
        return listed and self.hits[host].part and row.ends_list(at)

    def _is_gapped(self, at: int, hit: Hit) -> bool:
        """ "Killed three people in the house and two on the street": the verb is not said again."""
        phrase = self.row[at].phrase
        bare = phrase is not None and phrase.quantity is not None and phrase.noun is None
        joined = self.row.tag(at - 1) == "&" and self.row.tag(at + 1) == "p"
        return bare and joined and hit.trigger.end <= hit.phrase.start

    def _hit_before(self, at: int, reach: int, crowds: bool = False) -> int | None:
        """The nearest phrase with a harm before `at`, with no full stop between."""
        for near in range(at - 1, max(-1, at - 1 - reach), -1):
            if near in self.hits or (crowds and near in self.crowds):
                return near
            if self.row.tags[near] == ";":
                return None
        return None


def read(document: Document, start: int, end: int, index: Index, signs: Signs) -> Iterator[Hit]:
    """The people who came to harm in the sentence prose[start:end]."""
    row = Row(_in_context(signs, chunks(document, start, end, index)))
    hits = Reading(row, signs.found or "v" in row.tags).read()
    yield from hits
    taken = {hit.phrase.start for hit in hits}
    for chunk in row.chunks:
        phrase = chunk.phrase
        if phrase is None or phrase.quantity is None or phrase.start in taken or not phrase.victims:
            continue
        for word in document.words(*phrase.victims):
            if word.start in index.uprooted:
                trigger = Extent(word.start, index.uprooted[word.start])
                yield Hit(phrase, "displaced", trigger, phrase.part)
                break
            state = phrase.state
            if state and state.harm and state.tag in "jv" and state.end >= word.end:
                yield Hit(phrase, state.harm, Extent(word.start, state.end), phrase.part)
                break


def _in_context(signs: Signs, row: list[Chunk]) -> list[Chunk]:
    """Chunks; to move means nothing where nobody flees, and what claims 12 may be a fire."""
    for at, chunk in enumerate(row):
        if chunk.tag == "M" and not signs.flight:
            row[at] = chunk._replace(tag="x")
        elif signs.cause and chunk.text in _CLAIMING:
            row[at] = chunk._replace(level=True)
    return row
