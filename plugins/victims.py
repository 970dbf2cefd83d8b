"""Phrases that name people or count them: "some 20 Turkish soldiers", "a man", "three others"."""

from collections.abc import Mapping, Sequence

from validator.api import Quantity, regex

from .casualty_tokens import DETERMINERS, Chunk, Phrase
from .casualty_words import word_set
from .victim_nouns import MORE, Lists, find_noun, is_plural, side_of, text_at, token_until

_YEARS = regex(r"[\d\-]+|[a-z\-]{3,14}(?=-(?:year|month|week|day)s?-)")
_PARENT = regex(r"\w+(?=-of-\w+\Z)")
SIZES: Mapping[str, int] = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""How many a word for one group is."""
_COMPANIES = word_set(
    "family party group household clan crew team squad unit patrol convoy gang platoon village"
)
_POINTERS = word_set("them us whom these those which")


def counted(
    words: Sequence[Chunk], at: int, quantity: Quantity, lists: Lists
) -> tuple[Phrase | None, int]:
    """The phrase of people that `quantity`, which begins at token `at`, counts, and the next token.

    None where it counts something else.
    """
    after = token_until(words, at, quantity.end) + 1
    part = at > 0 and words[at - 1].text in MORE
    many = quantity.value != 1
    first = after
    if text_at(words, first) == "of" or words[after - 1].text == "of":
        first += text_at(words, first) == "of"
        if text_at(words, first) in _POINTERS:
            return _shared(words, first + 1, quantity, lists)
        while text_at(words, first) in DETERMINERS or text_at(words, first) == "all":
            first += 1
        harmed = first < len(words) and words[first].start in lists.harms
        part = part or (harmed and lists.harms[words[first].start].tag in "vj")
        whole = lists.quantities.get(words[first].start) if first < len(words) else None
        if whole is not None:
            first = token_until(words, first, whole.end) + 1
        many = True
    others = text_at(words, first)
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
        part = part or any(w.text in MORE for w in words[first : noun.last + 1])
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
    while first < len(words) and words[first].text in MORE:
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
        part=any(w.text in MORE for w in words[at : noun.last + 1]),
        size=SIZES.get(noun.text, 1),
    )
    return phrase, noun.last + 1


def both(words: Sequence[Chunk], at: int, lists: Lists) -> tuple[Phrase | None, int]:
    """The phrase of two that "both", token `at`, begins; none where it pairs other words."""
    word = words[at]
    phrase, after = uncounted(words, at + 1, lists) if at + 1 < len(words) else (None, at)
    if phrase is not None and not phrase.singular:
        return phrase._replace(start=word.start, singular=True, size=2), after
    if (
        text_at(words, at + 1) in ("were", "are")
        or at + 1 == len(words)
        or words[at + 1].tag in "c;"
    ):
        two = (word.start, word.end)
        return Phrase(*two, None, "", None, None, two, True, True, False, size=2), at + 1
    return None, at


def _behind(age: Chunk) -> int:
    """Where a phrase begins whose number is an age: "a 12-year-old girl" counts one, not 12."""
    years = _YEARS.match(age.text)
    return age.start + (years.end() if years else 0)
