"""People who came to harm, as they are found in a sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import methodcaller

from validator.api import Extent, Harm, NamedTuple

from .grammar import Row
from .subjects import listed_before
from .tokens import Phrase, person

CROWD = 500
"""From how many on those who "move" are taken for displaced, those affected for people."""
_FIGHTERS = ("combatant", "captive", "police")


_NAMELESS = frozenset({"member", "members", "operative", "operatives", "element", "elements"})
"""What armies call whom they do not name."""
_NEUTRALISED = methodcaller("startswith", "neutrali")


def _fights(phrase: Phrase) -> bool:
    """Whether the people of a phrase bear arms, or belong to a side: "12 Hamas members"."""
    return phrase.group in _FIGHTERS or (
        phrase.side is not None and phrase.noun in ("member", "members")
    )


class Hit(NamedTuple):
    """A phrase of people, what befell them, and the words that say so."""

    phrase: Phrase
    harm: Harm
    trigger: Extent
    part: bool
    people: int = 1
    """How many, where the phrase has no number."""


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


class Found:
    """What befell whom in one sentence, by chunk of its row."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.hits: dict[int, Hit] = {}
        self.crowds: dict[int, Hit] = {}
        """People without a number who came to harm: their parts may have one."""
        self.totals: list[Hit] = []

    def add(self, at: int, cause: Cause, part: bool = False) -> bool:
        """Record that the people of a chunk came to harm; False where they cannot have."""
        phrase = self.row.phrases[at]
        if phrase is None or at in self.hits or phrase.noun == "lives":
            return False
        if not phrase.known and (cause.strict or cause.harm not in ("killed", "casualties")):
            return False
        if cause.harm == "ambiguous" and not (
            _fights(phrase)
            # plans are eliminated and meals taken out, but nobody neutralises “12 members”
            or (phrase.noun in _NAMELESS and any(map(_NEUTRALISED, self.row.texts)))
        ):
            return False
        if phrase.noun is None and self.row.wants_noun(cause.trigger):
            crowd = phrase.quantity is not None and phrase.quantity.low >= CROWD
            if cause.harm != "affected" or not crowd:
                return False
        if phrase.quantity is None and cause.counted:
            return False
        one_or_more = phrase.quantity is not None or phrase.singular
        found = self.hits if one_or_more else self.crowds
        found[at] = Hit(phrase, cause.harm, cause.trigger, part or phrase.part, phrase.size)
        return True

    def add_objects(
        self, at: int, cause: Cause, are_subject: bool = False, part: bool = False
    ) -> None:
        """The object at `at` and those listed behind it; `are_subject` as in `next_listed`."""
        stands_so = self.row.tags[at + 1] == "j" and self.row.texts[at + 1] != "with"
        if stands_so or self.row.are_dead(at):
            return
        members: list[int] = []
        following: int | None = at
        while following is not None:
            at = following
            if not self.add(at, cause, part) and self.row.tags[at] != "z":
                break
            members.append(at)
            following = self.row.next_listed(at, are_subject)
        self._total(members, cause)

    def add_subjects(self, at: int, cause: Cause, part: bool = False) -> None:
        """The subject at `at` and those listed before it."""
        members: list[int] = []
        found: int | None = at
        apposed = False
        while found is not None and self.add(found, cause, part):
            members.append(found)
            apposed = apposed or self.row.is_apposed(found)
            if self._opens_bracket(found, cause.trigger):
                break  # "8 victims (3 dead, 5 hurt)"
            found = listed_before(self.row, found)
        if not apposed:
            self._total(members, cause)

    def _opens_bracket(self, at: int, trigger: Extent) -> bool:
        """Whether a bracket opens before a phrase and is still open where its harm is said."""
        if self.row.texts[at - 1] != "(":
            return False
        behind = bisect_left(self.row.starts, trigger.start)
        return ")" not in self.row.texts[at:behind]

    def _total(self, members: Sequence[int], cause: Cause) -> None:
        """Those listed for one harm make a count."""
        phrases = [self.row.phrases[at] for at in members]
        sizes = [phrase.people for phrase in phrases if phrase is not None]
        known = [size for size in sizes if size is not None]
        if len(known) > 1 and len(known) == len(members):
            self.totals.append(_sum(cause.harm, cause.trigger, sum(known)))

    def worsen(self, at: int | None, was: Harm, cause: Cause) -> None:
        """People who had come to one harm came to another: the missing are dead."""
        if at in self.hits and self.hits[at].harm == was:
            self.hits[at] = self.hits[at]._replace(harm=cause.harm, trigger=cause.trigger)

    def hit_before(self, at: int, reach: int, crowds: bool = False) -> int | None:
        """The nearest phrase with a harm before `at`, with no full stop between."""
        for near in range(at - 1, max(-1, at - 1 - reach), -1):
            if near in self.hits or (crowds and near in self.crowds):
                return near
            if self.row.tags[near] == ";":
                return None
        return None
