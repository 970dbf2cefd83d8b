"""Nouns that name people, and what may stand before them: "Turkish soldiers"."""

from collections.abc import Iterable, Mapping, Sequence

from validator.api import Document, NamedTuple, Quantity, Term, regex

from .casualty_tokens import Chunk
from .casualty_words import PACK, HarmWord, word_set

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

_YEAR_OLD = regex(r"[\w\-]*-year-olds?\Z")
_REACH = 7
"""Words between a number, or an article, and the noun it belongs to."""
_PLURAL = word_set(
    "men women children people personnel police troops crew staff folk infantry lives kin "
    "youth forces passersby passers-by grandchildren schoolchildren kinsmen crewmen rohingya "
    "taliban"
)


MORE = word_set("other others more additional further extra another")


def is_plural(word: str) -> bool:
    return word in _PLURAL or word.endswith("men") or (word.endswith("s") and word[-2:] != "ss")


class Lists(NamedTuple):
    """What the word lists find in a document, by position."""

    nouns: Mapping[int, tuple[int, str]]
    """End and group of the longest victim noun by its start."""
    sides: Mapping[int, tuple[int, str]]
    others: Mapping[int, int]
    """End, by start, of what is counted but no victim."""
    harms: Mapping[int, HarmWord]
    quantities: Mapping[int, Quantity]


def _is_noun(form: str) -> bool:
    return not form.endswith(("ed", "ing"))


def longest(terms: Iterable[Term]) -> dict[int, Term]:
    """The longest term by start; terms come sorted, longest first."""
    found: dict[int, Term] = {}
    for term in terms:
        found.setdefault(term.start, term)
    return found


def lists_of(
    document: Document, harms: Mapping[int, HarmWord], quantities: Mapping[int, Quantity]
) -> Lists:
    nouns: dict[int, tuple[int, str]] = {}
    for lexicon, group in GROUPS.items():
        for term in document.terms(lexicon):
            if _is_noun(term.entry.form) and term.end > nouns.get(term.start, (0, ""))[0]:
                nouns[term.start] = (term.end, group)
    sides = longest(document.terms(SIDES))
    others = longest(document.terms(NOT_VICTIMS))
    return Lists(
        nouns,
        {at: (term.end, term.replacement or term.entry.form) for at, term in sides.items()},
        {at: term.end for at, term in others.items()},
        harms,
        quantities,
    )


class Noun(NamedTuple):
    """A victim noun with its modifiers: tokens `first` to `last`."""

    last: int
    text: str
    group: str | None
    state: HarmWord | None = None


_INSIDE = frozenset("xXf")


def find_noun(words: Sequence[Chunk], first: int, lists: Lists, many: bool) -> Noun | None:
    """The victim noun that ends the modifiers from token `first`; `many` asks for a plural.

    It reads through a harm word if a noun follows it: "12 wounded soldiers".
    """
    found: Noun | None = None
    state: HarmWord | None = None
    at = first
    stop = min(len(words), first + _REACH)
    while at < stop:
        word = words[at]
        noun = lists.nouns.get(word.start)
        last = token_until(words, at, noun[0]) if noun is not None else at
        if noun is not None and words[last].text[: noun[0] - words[last].start][-1:] != "-":
            text = words[last].text
            if not many or is_plural(text):
                found = Noun(last, text, noun[1], state)
            elif found is not None:
                break
            at = last + 1
            if found is not None and not _goes_on(words, at, lists):
                break
            at += text_at(words, at) == "and"
            continue
        if _YEAR_OLD.match(word.text):
            at += 1
            if not (many and word.text.endswith("old")):
                found = Noun(at - 1, word.text, "people")
                while word.text.endswith("old") and at < stop and words[at].tag == "X":
                    found, at = Noun(at, words[at].text, "people"), at + 1
            continue
        if found is not None:
            break
        side = lists.sides.get(word.start)
        if side is not None:
            last = token_until(words, at, side[0])
            if many and _is_demonym(words[last].text):
                found = Noun(last, words[last].text, "people")
            at = last + 1
            if at < stop and words[at].text == "and" and at + 1 < stop:
                at += words[at + 1].start in lists.sides
            continue
        if word.start in lists.harms:
            follower = token_until(words, at, lists.harms[word.start].end) + 1
            named = follower
            while named < stop and (words[named].start in lists.sides or words[named].tag == "X"):
                named += 1
            if named >= stop or words[named].start not in lists.nouns:
                break
            state = lists.harms[word.start]
            at = follower
            continue
        if word.start in lists.others or not _modifies(word, at == first, lists):
            break
        at += 1
    return found


_CAPITALS_IN_S = word_set("paris athens brussels damascus")


def _is_demonym(word: str) -> bool:
    """Whether a word for a side means its people: "Syrians"."""
    return is_plural(word) and word not in _CAPITALS_IN_S and "." not in word and word != "us"


def _modifies(word: Chunk, leads: bool, lists: Lists) -> bool:
    """Whether a word may stand between a number or article and its noun."""
    if word.text in MORE:
        return True
    quantity = lists.quantities.get(word.start)
    if quantity is not None and quantity.claim:
        return False
    if word.tag == "f" and word.text.endswith("ing"):
        return leads
    return word.tag in _INSIDE or word.text.endswith("ly")


def _goes_on(words: Sequence[Chunk], at: int, lists: Lists) -> bool:
    """Whether another victim noun follows at once: "police officers", "women and children"."""
    if at < len(words) and words[at].text == "and":
        at += 1
        return at < len(words) and _plural_noun(words, at, lists)
    return at < len(words) and words[at].start in lists.nouns


def _plural_noun(words: Sequence[Chunk], at: int, lists: Lists) -> bool:
    noun = lists.nouns.get(words[at].start)
    return noun is not None and is_plural(words[token_until(words, at, noun[0])].text)


def token_until(words: Sequence[Chunk], at: int, end: int) -> int:
    """Index of the last token, from `at`, that begins before `end`."""
    while at + 1 < len(words) and words[at + 1].start < end:
        at += 1
    return at


def side_of(words: Sequence[Chunk], first: int, last: int, lists: Lists) -> str | None:
    """The one side that tokens `first` to `last` name; None for none or several."""
    named = {lists.sides[w.start][1] for w in words[first : last + 1] if w.start in lists.sides}
    return named.pop() if len(named) == 1 else None


def text_at(words: Sequence[Chunk], at: int) -> str:
    return words[at].text if at < len(words) else ""
