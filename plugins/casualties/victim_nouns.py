"""Nouns that name people, and what may stand before them: "Turkish soldiers"."""

from collections.abc import Callable, Mapping

from validator.api import Document, NamedTuple, Quantity, regex

from ..word_places import word_set
from .tokens import Words
from .words import CAPITALS_IN_S, PACK, HarmWord

GROUPS: Mapping[str, str] = {
    PACK + lexicon: group
    for lexicon, group in (
        ("combatants", "combatant"),
        ("police", "police"),
        ("medics", "medic"),
        ("journalists", "journalist"),
        ("children", "child"),
        ("women", "woman"),
        ("men", "man"),
        ("kin", "kin"),
        ("civilians", "civilian"),
        ("workers", "worker"),
        ("officials", "official"),
        ("migrants", "migrant"),
        ("captives", "captive"),
        ("people", "people"),
    )
}
"""What a victim noun's word list says of its group."""

SIDES = "words-sources.sides"
NOT_VICTIMS = PACK + "not-victims"
CREATURES = PACK + "creatures"

YEARS_OLD = frozenset({"-old", "olds"})
"""How a word ends that tells who somebody is by age."""
_YEAR_OLD = regex(r"[\w\-]*-year-olds?\Z")
REACH = 7
"""Words between a number, or an article, and the noun it belongs to."""
_PLURAL = word_set(
    "men women children people personnel police troops crew staff folk infantry lives kin "
    "youth forces passersby passers-by grandchildren schoolchildren kinsmen crewmen rohingya "
    "taliban"
)


MORE = word_set("other others more additional further extra another")


def is_plural(word: str) -> bool:
    return word in _PLURAL or word.endswith("men") or (word.endswith("s") and word[-2:] != "ss")


_VERBAL = ("ed", "ing")
"""How a form ends that is no noun."""


class Lists(NamedTuple):
    """What the word lists find in a document, by position."""

    nouns: Mapping[int, tuple[int, str]]
    """End and group of the longest victim noun by its start."""
    sides: Mapping[int, tuple[int, str]]
    others: Mapping[int, int]
    """End, by start, of what is counted but no victim."""
    harms: Mapping[int, HarmWord]
    quantities: Mapping[int, Quantity]
    forms: Callable[[str], frozenset[str]]
    """Those of a word list."""


def lists_of(
    document: Document, harms: Mapping[int, HarmWord], quantities: Mapping[int, Quantity]
) -> Lists:
    nouns: dict[int, tuple[int, str]] = {}
    for lexicon, terms in document.terms_of(GROUPS).items():
        for start, end, _, entry in terms:
            if entry.form.endswith(_VERBAL):
                continue
            if start not in nouns or end > nouns[start][0]:
                nouns[start] = end, GROUPS[lexicon]
    # of those that begin together the longest comes first in the list, and last in these
    sides = {
        start: (end, entry.replacement or entry.form)
        for start, end, _, entry in reversed(document.terms(SIDES))
    }
    others = {
        start: end
        for lexicon in (NOT_VICTIMS, CREATURES)
        for start, end, _, _ in reversed(document.terms(lexicon))
    }
    return Lists(nouns, sides, others, harms, quantities, document.forms)


class Noun(NamedTuple):
    """A victim noun, which ends with token `last`."""

    last: int
    text: str
    group: str | None
    state: HarmWord | None = None


_INSIDE = frozenset("xXf")


def find_noun(words: Words, first: int, lists: Lists, many: bool) -> Noun | None:
    """The victim noun that ends the modifiers from word `first`; `many` asks for a plural.

    It reads through a harm word if a noun follows it: "12 wounded soldiers".
    """
    found: Noun | None = None
    state: HarmWord | None = None
    texts, tags, starts = words.texts, words.tags, words.starts
    nouns, sides, harms = lists.nouns, lists.sides, lists.harms
    at = first
    stop = min(len(texts), first + REACH)
    while at < stop:
        start, text = starts[at], texts[at]
        if start in nouns:
            end, group = nouns[start]
            last = words.until(at, end) - 1
            head = texts[last]
            if head[: end - starts[last]][-1:] != "-":
                if not many or is_plural(head):
                    found = Noun(last, head, group, state)
                elif found is not None:
                    break
                at = last + 1
                if found is not None and not _goes_on(words, at, lists):
                    break
                at += words.text(at) == "and"
                continue
        if text[-4:] in YEARS_OLD and _YEAR_OLD.match(text):
            at += 1
            if not (many and text[-3:] == "old"):
                found = Noun(at - 1, text, "people")
                while text[-3:] == "old" and at < stop and tags[at] == "X":
                    found, at = Noun(at, texts[at], "people"), at + 1
            continue
        if found is not None:
            break
        if start in sides:
            last = words.until(at, sides[start][0]) - 1
            if many and _is_demonym(texts[last], lists):
                found = Noun(last, texts[last], "people")
            at = last + 1
            if at < stop and texts[at] == "and" and at + 1 < stop:
                at += starts[at + 1] in sides
            continue
        if start in harms:
            named = follower = words.until(at, harms[start].end)
            while named < stop and (starts[named] in sides or tags[named] == "X"):
                named += 1
            if named >= stop or starts[named] not in nouns:
                break
            state = harms[start]
            at = follower
            continue
        if start in lists.others or not _modifies(words, at, at == first, lists):
            break
        at += 1
    return found


def _is_demonym(word: str, lists: Lists) -> bool:
    """Whether a word for a side means its people: "Syrians"."""
    if not is_plural(word) or "." in word or word == "us":
        return False
    return word not in lists.forms(CAPITALS_IN_S)


def _modifies(words: Words, at: int, leads: bool, lists: Lists) -> bool:
    """Whether a word may stand between a number or article and its noun."""
    text, tag = words.texts[at], words.tags[at]
    if text in MORE:
        return True
    if is_count(words.starts[at], lists):
        return False
    if tag == "f" and text[-3:] == "ing":
        return leads
    return tag in _INSIDE or text[-2:] == "ly"


def is_count(start: int, lists: Lists) -> bool:
    """Whether a number begins that counts what follows: "in one house six people"."""
    quantity = lists.quantities.get(start)
    return quantity is not None and quantity.claim


def _goes_on(words: Words, at: int, lists: Lists) -> bool:
    """Whether another victim noun follows at once: "police officers", "women and children"."""
    if at >= len(words.texts):
        return False
    if words.texts[at] == "and":
        at += 1
        return at < len(words.texts) and _plural_noun(words, at, lists)
    return words.starts[at] in lists.nouns


def _plural_noun(words: Words, at: int, lists: Lists) -> bool:
    noun = lists.nouns.get(words.starts[at])
    return noun is not None and is_plural(words.texts[words.until(at, noun[0]) - 1])


def side_of(words: Words, first: int, end: int, lists: Lists) -> str | None:
    """The one side that the words from `first` to before `end` name; None for none or several."""
    sides = lists.sides
    named = {sides[start][1] for start in words.starts[first:end] if start in sides}
    return named.pop() if len(named) == 1 else None
