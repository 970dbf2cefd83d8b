"""Phrases that name people or count them: "some 20 Turkish soldiers", "a man", "three others"."""

from collections.abc import Iterable, Mapping, Sequence

from validator.api import Document, NamedTuple, Quantity, Term, regex

from .casualty_tokens import DETERMINERS, Chunk, Phrase
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

_YEARS = regex(r"[\d\-]+|[a-z\-]{3,14}(?=-(?:year|month|week|day)s?-)")
_YEAR_OLD = regex(r"[\w\-]*-year-olds?\Z")
_PARENT = regex(r"\w+(?=-of-\w+\Z)")
_REACH = 7
"""Words between a number, or an article, and the noun it belongs to."""
SIZES: Mapping[str, int] = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""How many a word for one group is."""

_PLURAL = word_set(
    "men women children people personnel police troops crew staff folk infantry lives kin "
    "youth forces passersby passers-by grandchildren schoolchildren kinsmen crewmen rohingya "
    "taliban"
)


_COMPANIES = word_set(
    "family party group household clan crew team squad unit patrol convoy gang platoon village"
)
_MORE = word_set("other others more additional further extra another")
_POINTERS = word_set("them us whom these those which")


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
            at += _text(words, at) == "and"
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
    if word.text in _MORE:
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


def counted(
    words: Sequence[Chunk], at: int, quantity: Quantity, lists: Lists
) -> tuple[Phrase | None, int]:
    """The phrase of people that `quantity`, which begins at token `at`, counts, and the next token.

    None where it counts something else.
    """
    after = token_until(words, at, quantity.end) + 1
    part = at > 0 and words[at - 1].text in _MORE
    many = quantity.value != 1
    first = after
    if _text(words, first) == "of" or words[after - 1].text == "of":
        first += _text(words, first) == "of"
        if _text(words, first) in _POINTERS:
            return _shared(words, first + 1, quantity, lists)
        while _text(words, first) in DETERMINERS or _text(words, first) == "all":
            first += 1
        harmed = first < len(words) and words[first].start in lists.harms
        part = part or (harmed and lists.harms[words[first].start].tag in "vj")
        whole = lists.quantities.get(words[first].start) if first < len(words) else None
        if whole is not None:
            first = token_until(words, first, whole.end) + 1
        many = True
    others = _text(words, first)
    if others == "others" or (others == "other" and first + 1 == len(words)):
        word = words[first]
        extent = (word.start, word.end)
        phrase = _bare(quantity, word.end, part=True)._replace(noun="others", victims=extent)
        return phrase, first + 1
    noun = find_noun(words, first, lists, many)
    if noun is None and quantity.value == 1:
        noun = find_noun(words, first, lists, many=True)
    if noun is not None:
        last = words[noun.last]
        part = part or any(w.text in _MORE for w in words[first : noun.last + 1])
        return (
            Phrase(
                quantity.start,
                last.end,
                quantity,
                noun.text,
                noun.group,
                side_of(words, first, noun.last, lists),
                (words[first].start, last.end),
                known=True,
                singular=not many,
                part=part,
                state=noun.state,
            ),
            noun.last + 1,
        )
    company = _company(words, first) if first > after else None
    if company is not None:
        return _bare(quantity, words[company].end, part), company + 1
    return _nounless(words, first, quantity, lists, part)


def _company(words: Sequence[Chunk], first: int) -> int | None:
    """The word for a group that some are of: "five of a family", "seven of a wedding party"."""
    for at in range(first, min(len(words), first + 3)):
        if words[at].text in _COMPANIES:
            return at
        if words[at].tag not in "xXf":
            break
    return None


def _shared(
    words: Sequence[Chunk],
    first: int,
    quantity: Quantity,
    lists: Lists,
) -> tuple[Phrase, int]:
    """A share of another count: "three of them", "four of them children"."""
    phrase = _bare(quantity, quantity.end, part=True)._replace(share=True)
    noun = find_noun(words, first, lists, many=quantity.value != 1)
    if noun is None:
        return phrase, first
    last = words[noun.last]
    named = phrase._replace(
        end=last.end,
        noun=noun.text,
        group=noun.group,
        side=side_of(words, first, noun.last, lists),
        victims=(words[first].start, last.end),
    )
    return named, noun.last + 1


def _nounless(
    words: Sequence[Chunk],
    first: int,
    quantity: Quantity,
    lists: Lists,
    part: bool,
) -> tuple[Phrase | None, int]:
    """A count with no victim noun: "20 killed", "two Chinese were", or of a thing not listed."""
    end = quantity.end
    while first < len(words) and words[first].text in _MORE:
        part, end = True, words[first].end
        first += 1
    at = first
    stop = min(len(words), first + 4)
    while at < stop and words[at].tag in "xXf":
        if words[at].start in lists.others:
            return None, at + 1
        if words[at].start in lists.harms:
            break
        at += 1
    if at == first or words[first].tag == "f":
        return _bare(quantity, end, part), first
    side = side_of(words, first, at - 1, lists)
    if side and all(w.start in lists.sides for w in words[first:at]):
        extent = (words[first].start, words[at - 1].end)
        phrase = _bare(quantity, extent[1], part)
        return phrase._replace(victims=extent, group="people", side=side), at
    if (
        at < len(words)
        and words[at].start in lists.harms
        and lists.harms[words[at].start].tag == "t"
    ):
        noun = lists.nouns.get(words[first].start)
        phrase = _bare(quantity, end, part)
        if noun is not None:
            extent = (words[first].start, noun[0])
            phrase = phrase._replace(end=noun[0], victims=extent, group=noun[1], side=side)
        return phrase, at
    heads = [n for n in range(first, at) if is_plural(words[n].text)]
    if heads:
        last = words[heads[-1]]
        extent = (words[first].start, last.end)
        side = side_of(words, first, heads[-1], lists)
        phrase = _bare(quantity, last.end, part)._replace(
            victims=extent, group=last.text, side=side
        )
        return phrase._replace(known=False, noun=last.text), heads[-1] + 1
    if not any(word.tag == "X" for word in words[first:at]):
        return None, at
    return _bare(quantity, end, part)._replace(known=False, noun=words[first].text), first


def _bare(quantity: Quantity, end: int, part: bool) -> Phrase:
    return Phrase(
        quantity.start, max(end, quantity.end), quantity, None, None, None, None, True, False, part
    )


def _text(words: Sequence[Chunk], at: int) -> str:
    return words[at].text if at < len(words) else ""


def uncounted(words: Sequence[Chunk], at: int, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of people without a number that begins at token `at`: "a man"."""
    first = at
    while first < len(words) and words[first].tag == "d":
        first += 1
    noun = find_noun(words, first, lists, many=False)
    if noun is None:
        return None, at
    last = words[noun.last]
    parent = _PARENT.match(last.text)  # "a mother-of-three" is one
    age = max((w for w in words[at : noun.last + 1] if _YEARS.match(w.text)), default=None)
    phrase = Phrase(
        _behind(age) if age else words[at].start,
        last.start + parent.end() if parent else last.end,
        None,
        noun.text,
        noun.group,
        side_of(words, first, noun.last, lists),
        (words[first].start, last.end),
        known=True,
        singular=not is_plural(noun.text),
        part=any(w.text in _MORE for w in words[at : noun.last + 1]),
        size=SIZES.get(noun.text, 1),
    )
    return phrase, noun.last + 1


def both(words: Sequence[Chunk], at: int, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of two that "both", token `at`, begins; none where it pairs other words."""
    word = words[at]
    phrase, after = uncounted(words, at + 1, lists) if at + 1 < len(words) else (None, at)
    if phrase is not None and not phrase.singular:
        return phrase._replace(start=word.start, singular=True, size=2), after
    if _text(words, at + 1) in ("were", "are") or at + 1 == len(words) or words[at + 1].tag in "c;":
        two = (word.start, word.end)
        return Phrase(*two, None, "", None, None, two, True, True, False, size=2), at + 1
    return None, at


def _behind(age: Chunk) -> int:
    """Where a phrase begins whose number is an age: "a 12-year-old girl" counts one, not 12."""
    years = _YEARS.match(age.text)
    return age.start + (years.end() if years else 0)
