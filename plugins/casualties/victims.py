"""Phrases that name people or count them: "some 20 Turkish soldiers", "a man", "three others"."""

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from operator import attrgetter

from validator.api import Document, Quantity, regex

from ..word_places import word_set
from .sentences import PEOPLE_TYPES
from .tokens import DETERMINERS, Phrase, Words
from .victim_nouns import MORE, Lists, Noun, find_noun, is_count, is_plural, side_of
from .words import ARMED_BODIES, COMPANIES

_YEARS = regex(r"[\d\-]+|[a-z\-]{3,14}(?=-(?:year|month|week|day)s?-)")
_PARENT = regex(r"\w+(?=-of-\w+\Z)")
_SIZES: Mapping[str, int] = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""How many a word for one group is."""
_MEMBERS = word_set("member members")
_OF_BODIES = frozenset({"combatant", "police"})
_BODY = 5
"""Words of the body that people are of."""
_SINCE = word_set("ago earlier later before")
_POINTERS = word_set("them us whom these those which")
_NOUN = regex(r" (?:[a-z-]+ ){0,2}?([a-z-]{2,}s|sheep|cattle|deer|fish|geese|mice)\b")
"""What a number counts, and what may stand between them."""
_DOERS = ("ers", "ors", "ists", "ians", "ants", "ees", "eers")
"""How nouns end of people whom no list has."""
_FAR = 160
"""Characters between a number alone and the one that it is a part of."""
_start = attrgetter("start")


def counted(words: Words, at: int, quantity: Quantity, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of people that `quantity`, which begins at token `at`, counts, and the next token.

    None where it counts something else.
    """
    after = first = words.until(at, quantity.end)
    part = at > 0 and words.texts[at - 1] in MORE
    many = quantity.value != 1
    of = words.text(after) == "of"
    if of or words.texts[after - 1] == "of":
        first += of
        if words.text(first) in _POINTERS:
            return _shared(words, first + 1, quantity, lists)
        first, harmed = _past_whole(words, first, lists)
        part, many = part or harmed, True
    ends = first + 1 == len(words.texts)
    if words.text(first) == "others" or (ends and words.texts[first] == "other"):
        extent = (words.starts[first], words.ends[first])
        phrase = _bare(quantity, extent[1], part=True)._replace(noun="others", victims=extent)
        return phrase, first + 1
    noun = find_noun(words, first, lists, many)
    if noun is None and quantity.value == 1:
        noun = find_noun(words, first, lists, many=True)
    if noun is not None:
        part = part or not MORE.isdisjoint(words.texts[first : noun.last + 1])
        phrase = _named(_bare(quantity, quantity.end, part), words, first, noun, lists)
        if words.text(noun.last + 1) == "of" and (
            noun.group in _OF_BODIES or noun.text in _MEMBERS
        ):
            phrase = _of_body(phrase, words, noun.last + 2, lists)
        return phrase._replace(singular=not many, state=noun.state), noun.last + 1
    company = _company(words, first, lists) if first > after else None
    if company is not None:
        return _bare(quantity, words.ends[company], part), company + 1
    return _nounless(words, first, quantity, lists, part)


def _past_whole(words: Words, first: int, lists: Lists) -> tuple[int, bool]:
    """The token behind the whole that some are of, and whether that was harmed: "six of the 12
    [killed]"."""
    while words.text(first) in DETERMINERS or words.text(first) == "all":
        first += 1
    if first >= len(words.texts):
        return first, False
    whole = lists.quantities.get(words.starts[first])
    if whole is not None:
        first = words.until(first, whole.end)
    harm = lists.harms.get(words.starts[first]) if first < len(words.texts) else None
    return first, harm is not None and harm.tag in "vj"


def _named(phrase: Phrase, words: Words, first: int, noun: Noun, lists: Lists) -> Phrase:
    """A phrase of those whom the noun tells that ends what begins at token `first`."""
    end = words.ends[noun.last]
    return phrase._replace(
        end=end,
        noun=noun.text,
        group=noun.group,
        side=side_of(words, first, noun.last + 1, lists),
        victims=(words.starts[first], end),
    )


def _of_body(phrase: Phrase, words: Words, at: int, lists: Lists) -> Phrase:
    """People by the body that they are of: "six members of the Syrian army"."""
    group = phrase.group
    first, stop = at, min(len(words.texts), at + _BODY)
    while at < stop and words.starts[at] not in lists.harms and words.tags[at] in "dxXf":
        text, noun = words.texts[at], lists.nouns.get(words.starts[at])
        if text in lists.forms(ARMED_BODIES):
            group = "combatant"
        elif group not in _OF_BODIES and noun is not None and noun[1] in _OF_BODIES:
            group = noun[1]
        at += 1
    return phrase._replace(group=group, side=phrase.side or side_of(words, first, at, lists))


def _company(words: Words, first: int, lists: Lists) -> int | None:
    """The word for a group that some are of: "five of a family", "seven of a wedding party"."""
    for at in range(first, min(len(words.texts), first + 3)):
        if words.texts[at] in lists.forms(COMPANIES):
            return at
        if words.tags[at] not in "xXf":
            break
    return None


def _shared(
    words: Words,
    first: int,
    quantity: Quantity,
    lists: Lists,
) -> tuple[Phrase, int]:
    """A share of another count: "three of them", "four of them children"."""
    phrase = _bare(quantity, quantity.end, part=True)._replace(share=True)
    noun = find_noun(words, first, lists, many=quantity.value != 1)
    if noun is None:
        return phrase, first
    return _named(phrase, words, first, noun, lists), noun.last + 1


def _nounless(
    words: Words,
    first: int,
    quantity: Quantity,
    lists: Lists,
    part: bool,
) -> tuple[Phrase | None, int]:
    """A count with no victim noun: "20 killed", "two Chinese were", or of a thing not listed."""
    end = quantity.end
    while first < len(words.texts) and words.texts[first] in MORE:
        part, end = True, words.ends[first]
        first += 1
    at = first
    stop = min(len(words.texts), first + 4)
    if at < stop and _tells_when(words, at, lists):
        return _bare(quantity, end, part), first
    while at < stop and words.tags[at] in "xXf":
        if words.starts[at] in lists.others:
            return None, at + 1
        if words.starts[at] in lists.harms or is_count(words.starts[at], lists):
            break
        at += 1
    if at == first or words.tags[first] == "f":
        return _bare(quantity, end, part), first
    side = side_of(words, first, at, lists)
    if side and all(start in lists.sides for start in words.starts[first:at]):
        extent = (words.starts[first], words.ends[at - 1])
        phrase = _bare(quantity, extent[1], part)
        return phrase._replace(victims=extent, group="people", side=side), at
    if (
        at < len(words.texts)
        and words.starts[at] in lists.harms
        and lists.harms[words.starts[at]].tag == "t"
    ):
        named = lists.nouns.get(words.starts[first])
        phrase = _bare(quantity, end, part)
        if named is not None:
            extent = (words.starts[first], named[0])
            phrase = phrase._replace(end=named[0], victims=extent, group=named[1], side=side)
        return phrase, at
    heads = [n for n in range(first, at) if is_plural(words.texts[n])]
    if heads:
        last = heads[-1]
        extent, noun = (words.starts[first], words.ends[last]), words.texts[last]
        side = side_of(words, first, last + 1, lists)
        phrase = _bare(quantity, extent[1], part)
        unknown = phrase._replace(victims=extent, group=noun, side=side, known=False, noun=noun)
        return unknown, last + 1
    if "X" not in words.tags[first:at]:
        return None, at
    return _bare(quantity, end, part)._replace(known=False, noun=words.texts[first]), first


def _tells_when(words: Words, at: int, lists: Lists) -> bool:
    """Whether a length of time follows that was since: "killed 153 [three years ago]"."""
    time = lists.quantities.get(words.starts[at])
    return time is not None and words.text(words.until(at, time.end)) in _SINCE


def _bare(quantity: Quantity, end: int, part: bool) -> Phrase:
    return Phrase(quantity.start, max(end, quantity.end), quantity, part=part)


def uncounted(words: Words, at: int, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of people without a number that begins at token `at`: "a man"."""
    first = at
    while first < len(words.texts) and words.tags[first] == "d":
        first += 1
    noun = find_noun(words, first, lists, many=False)
    if noun is None:
        return None, at
    last, texts = noun.last, words.texts[at : noun.last + 1]
    parent = _PARENT.match(texts[-1])  # "a mother-of-three" is one
    phrase = Phrase(
        _behind_age(words, at, last + 1),
        words.starts[last] + parent.end() if parent else words.ends[last],
        None,
        noun.text,
        noun.group,
        side_of(words, first, noun.last + 1, lists),
        (words.starts[first], words.ends[last]),
        singular=not is_plural(noun.text),
        part=not MORE.isdisjoint(texts),
        size=_SIZES.get(noun.text, 1),
    )
    return phrase, last + 1


def both(words: Words, at: int, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of two that "both", token `at`, begins; none where it pairs other words."""
    start, end = words.starts[at], words.ends[at]
    phrase, after = uncounted(words, at + 1, lists) if at + 1 < len(words.texts) else (None, at)
    if phrase is not None and not phrase.singular:
        return phrase._replace(start=start, singular=True, size=2), after
    if (
        words.text(at + 1) in ("were", "are")
        or at + 1 == len(words.texts)
        or words.tags[at + 1] in "c;"
    ):
        two = Phrase(start, end, noun="", victims=(start, end), singular=True, size=2)
        return two, at + 1
    return None, at


def _behind_age(words: Words, at: int, end: int) -> int:
    """Where a phrase begins whose number is an age: "a 12-year-old girl" counts one, not 12."""
    ages = [
        (words.tags[n], n)
        for n in range(at, end)
        if not words.texts[n].isalpha() and _YEARS.match(words.texts[n])
    ]
    if not ages:
        return words.starts[at]
    age = max(ages)[1]
    years = _YEARS.match(words.texts[age])
    return words.starts[age] + (years.end() if years else 0)


def goes_on_with_things(
    document: Document,
    phrase: Phrase,
    missing: bool,
    quantities: Sequence[Quantity],
    lists: Lists,
    creatures: Container[int],
) -> bool:
    """Whether a number alone is a part of a count of animals, or of things if it is `missing`:
    "12 hens. Four were killed", "40 paintings. Two are missing"."""
    number = phrase.quantity
    if phrase.noun is not None or number is None or number.value is None:
        return False
    at = bisect_left(quantities, number.start, key=_start)
    for whole in reversed(quantities[max(at - 2, 0) : at]):
        noun = _NOUN.match(document.folded, whole.end)
        if whole.type not in PEOPLE_TYPES or whole.unit is not None or noun is None:
            continue
        near = phrase.start - whole.end < _FAR
        if not near or whole.value is None or whole.value < number.value:
            return False
        start = noun.start(1)
        if start in creatures:
            return True
        known = start in lists.nouns or start in lists.others or noun[1].endswith(_DOERS)
        return missing and not known
    return False
