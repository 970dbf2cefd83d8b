"""Noun phrases, found from either end by looking at tags."""

from typing import Final

from validator.api import regex

from ..word_places import word_set
from .words import CLAUSE, Stretch

_LONG: Final = 60
"""Tokens of a noun phrase; longer ones are none."""
_UNMARKED: Final = "nPq#j"
_SERVED: Final = regex(r"(?<=[nP])oa?d?j?#?m$")
"""For how long somebody is what he is: "a nurse of nearly four years"."""
_PLAIN: Final = frozenset(_UNMARKED + "d")
_LISTED: Final = regex(r"(?:d?P{1,3},){1,4}")
CONJUNCTIONS: Final = word_set("after before until since")
"""What opens a clause of its own: “shut after a report found”."""
_EARLIER: Final = word_set("earlier later further")
"""Adverbs that are adjectives before a noun: "earlier work suggests"."""
_OBJECTS: Final = frozenset({"him", "them", "me", "us"})
"""Words that have the tag of a noun and no participle before them."""
_SPANS: Final = word_set(
    "day days week weeks month months year years morning afternoon evening night weekend"
)
_WHICH_TIME: Final = word_set("last this next that")
_DAYS: Final = frozenset({"yesterday", "today"})
BOUNDS: Final = word_set("about almost nearly only roughly around just barely over")
LONGER_BOUNDS: Final = (["more", "than"], ["fewer", "than"], ["less", "than"], ["at", "least"])
_OF_A_NAME: Final = word_set("of for from at with")


def _bracket_before(tags: str, index: int) -> int:
    """Index of the bracket that opens what closes at `index`, or `index`."""
    opening = tags.rfind("(", max(index - 12, 0), index)
    return opening if opening >= 0 else index


def _modifies(stretch: Stretch, end: int, index: int, before: str) -> bool:
    """Whether the token before `index` is a participle, adverb, day or hyphen inside the phrase."""
    tags = stretch.tags
    tag = tags[index - 1]
    if index == end:  # "the mayor's thinking", "the 1987 sinking", "voters polled said"
        named = before in "dp" or (before in "#j" and tags[max(index - 3, 0) : index - 2] == "d")
        return (tag == "g" and named) or (
            tag == "e"
            and before in "nP"
            and stretch.words[index - 1] not in stretch.lists.with_infinitive
            and (tags[end : end + 1] in {"v", "x"} or stretch.words[index - 2] == "those")
        )
    after = tags[index]
    if tag == "m":
        month = before == "d" and after in "nP" and stretch.words[index - 1] not in _SPANS
        return after == "p" or (after == "P" and before != "i") or month  # "the March meeting"
    if tag in "eg":
        if before == ",":  # "..., leaked documents show", unlike "..., recalled him saying"
            return tag == "e" and after in "nj" and stretch.words[index] not in _OBJECTS
        return after in "nPj" and before in "djao#pcQ"
    if tag == "a":
        word = stretch.words[index - 1]
        if word == "only":
            return before in "dp" and after in "nPjeg#"  # "the town's only hospital"
        earlier = after == "n" and word in _EARLIER
        return (earlier and before in "d,^") or (after in "jeg" and before in "d,")
    return tag == "-" and before in "nP" and after in "nP"


def _step_left(stretch: Stretch, low: int, end: int, index: int) -> int:
    """How many tokens before `index`, no plain part of any phrase, belong to the one that
    reaches it; 0: none."""
    tags = stretch.tags
    tag = tags[index - 1]
    before = tags[index - 2] if index - 2 >= low else "^"
    if tag == "p":
        return int(before in "nPmq)j")
    if tag == ")":
        return index - _bracket_before(tags, index - 1)
    if index < end and tag == "o":
        if _dated(stretch, index - 1):
            return 3
        parted = stretch.words[index - 2] == "out" and tags[max(index - 3, 0)] == "#"
        return 2 if parted else int(before in "nPq)#ed")  # "nine out of 10"
    if index < end and tag == "i":
        if stretch.words[index - 1] in CONJUNCTIONS and CLAUSE.search(tags, low, index - 1):
            return 0
        if before in "nPq)#d":
            return 1  # "few on either side", "an inside source"
        if before == "c" and _joins_prepositions(tags, index - 2):
            return 3  # "voters in and around Aden"
        lived_in = before in "eg" and index - 3 >= low and tags[index - 3] in "nP"
        return 2 if lived_in else 0
    if index < end and tag == "s" and stretch.words[index - 2 : index] == ["such", "as"]:
        return 2
    if index < end and tag == "T":
        if _was_sent(stretch, index - 1):
            return 2
        headed = before == "n" or (before == "P" and index == 2)
        return int(headed and (tags[index] == "P" or _is_of_whom(stretch, index - 1)))
    return int(_modifies(stretch, end, index, before))


def _dated(stretch: Stretch, of: int) -> bool:
    """Whether a day stands between a noun and its "of": "a survey on Tuesday of bakers", "a
    review last week of"."""
    tags, words, noun = stretch.tags, stretch.words, of - 3
    if noun < 0 or tags[noun] not in "nP" or tags[of - 1] != "m":
        return False
    if tags[of - 2] == "i":
        return words[of - 1] not in _SPANS
    return words[of - 2] in _WHICH_TIME


def _joins_prepositions(tags: str, joint: int) -> bool:
    """Whether a conjunction joins two prepositions behind a noun: "officers on and off duty"."""
    return joint > 1 and tags[joint - 2 : joint] in {"ni", "Pi"}


def _is_of_whom(stretch: Stretch, to: int) -> bool:
    """Whether "to" leads on from a role or a tie: "an aide to the governor", "a source close to
    the governor"."""
    return to > 0 and stretch.words[to - 1] in stretch.lists.leading_to


def _was_sent(stretch: Stretch, to: int) -> bool:
    """Whether "to" tells whom a thing was sent: "a report leaked to the Guardian"."""
    return (
        to > 1
        and stretch.tags[to - 1] == "e"
        and stretch.tags[to - 2] in "nP"
        and stretch.tags[to + 1] in "dnP"
    )


def noun_phrase_start(stretch: Stretch, end: int) -> int:
    """Where the noun phrase begins whose last token is `end` - 1; `end` if there is none."""
    tags = stretch.tags
    if end <= 0:
        return end
    if tags[end - 1] in "rw":
        return end - 1
    low = max(end - _LONG, 0)
    served = _SERVED.search(tags, low, end) if tags[end - 1] == "m" else None
    index = end = served.start() if served else end
    joined = -1
    while index > low:
        index = low + len(tags[low:index].rstrip(_UNMARKED))
        if index == low:
            break
        before = tags[index - 2] if index - 2 >= low else "^"
        if tags[index - 1] == "c" and joined < 0 and index < end and before in "nPqj)":
            if before != "j" and stretch.words[index - 1] == "but":
                break  # "calls it a success but critics say"
            joined = index
            index -= 1
            continue
        step = 1 if tags[index - 1] in _PLAIN else _step_left(stretch, low, end, index)
        if not step:
            break
        all_over = before in "nP" and tags[index] == "i"  # "shops all over the UK"
        opens = tags[index - 1] == "d" and before not in "iodp#" and not all_over
        index -= step
        goes_on = (
            before == "T" and (_is_of_whom(stretch, index - 1) or _was_sent(stretch, index - 1))
        ) or (before == "c" and joined < 0 and tags[index - 2 : index - 1] in "nP")
        if opens and not goes_on and stretch.words[max(index - 2, 0) : index] != ["such", "as"]:
            break
    if joined >= 0 and index > low and tags[index - 1] not in ",Q;:st-c(":
        index = joined
    elif joined >= 0 and index and _LISTED.fullmatch(tags, 0, index):
        index = 0  # "India, China and the bank"
    while index < end and tags[index] in "iocap-)" and tags[index : index + 2] != "ae":
        if stretch.words[index] in _EARLIER:
            break
        index += 1
    if tags[max(index - 2, 0) : index] == "#:" and tags[index] == "#":
        index += 1  # "14:32 Transport police"
    if index == 0:
        index = _past_time(stretch, end)
    if index < end and tags[index] in _PLAIN:
        return _with_bound(stretch, index)
    return end if _PLAIN.isdisjoint(tags[index:end]) else index


def _past_time(stretch: Stretch, end: int) -> int:
    """Past a time that opens a sentence before its subject: “[Last month] British rival Aerion”."""
    words, tags = stretch.words, stretch.tags
    first = 2 if words[0] in _WHICH_TIME and tags[1:2] == "m" else int(words[0] in _DAYS)
    return first if first < end and tags[first] in _PLAIN else 0


def _with_bound(stretch: Stretch, start: int) -> int:
    """Where a phrase begins with what bounds its number: "[more than] six in 10"."""
    words = stretch.words
    if stretch.tags[start] != "#" or not start:
        return start
    if words[start - 1] in BOUNDS:
        return start - 1
    return start - 2 if words[max(start - 2, 0) : start] in LONGER_BOUNDS else start


def _goes_on(stretch: Stretch, start: int, index: int, high: int, seen: bool) -> bool:
    """Whether the token at `index` belongs to the phrase from `start`; `seen`: it has a noun."""
    tags, words = stretch.tags, stretch.words
    tag, before = tags[index], tags[index - 1] if index > start else "^"
    after = tags[index + 1] if index + 1 < high else "."
    if tag in "nPq#j":
        return True
    if tag == "d":
        return not seen or before in "iodp#cT"
    if tag == "p":
        return seen or before == "m"
    if tag == "m":
        return (after in "pPn#" and not seen) or (seen and before not in "nP)m")
    if tag in "ega" and after in "nPj":
        return not seen or before in "jdpa"
    if tag == "a" and after in "eg" and before in "dp":
        return True  # "the town's only working clinic", "a newly uncovered letter"
    if not seen:
        return False
    if tag == "T":
        return after in "dP" and _is_of_whom(stretch, index)
    if tag in "oi":
        return words[index] in _OF_A_NAME and after in "dnPjq#e"
    if tag == "c":
        return words[index] == "and" and after in "nPdj"
    return tag == "-" and after in "nP" and stretch.ends[index] == stretch.starts[index + 1]


def noun_phrase_end(stretch: Stretch, start: int, high: int) -> int:
    """Where the noun phrase ends that begins at token `start`; `start` if there is none.

    Phrases with "of", "for", "from" and the like belong to it.
    """
    tags = stretch.tags
    if start < high and tags[start] in "rw":
        return start + 1
    high = min(high, start + _LONG)
    index = start
    seen = False
    while index < high:
        if tags[index] == "(" and seen:
            closing = tags.find(")", index, min(index + 12, high))
            if closing < 0:
                break
            index = closing + 1
            continue
        if not _goes_on(stretch, start, index, high, seen):
            break
        alone = tags[index] == "d" and (index + 1 >= high or tags[index + 1] not in "nPjdqeg#ma")
        seen = seen or alone or tags[index] in "nPq#j"
        index += 1
    while index > start + 1 and tags[index - 1] in "iocda-T":
        index -= 1
    return index if seen else start
