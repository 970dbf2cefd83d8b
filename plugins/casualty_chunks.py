"""A sentence as a row of chunks, each with a one-letter tag.

From `victims`: N counted people, U a count of something not listed, D one person without a
number, H people without a number. From the word lists: v b g a harm verb in -ed, base or -ing
form, i a verb without object, j a state ("dead"), t a noun for harm that is counted or gives a
toll, C claim or lose, M move, L rise or reach, s suffer. Of function words: a be or get, h have,
m could, T to, n not, r what may stand in a verb group, & and, w who, k a conjunction, p a
preposition, y by, o of, e including, d an article, z a pronoun, c a comma, ; a full stop. What is
left: X capitalised, f in -ing or -ed, x other, # a figure that counts no people.
"""

from collections.abc import Mapping, Sequence

from validator.api import Document, NamedTuple, Quantity

from .casualty_tokens import Chunk, Phrase, tokens
from .casualty_words import word_set
from .victim_nouns import Lists
from .victims import both, counted, uncounted


class Index(NamedTuple):
    """What one document's word lists and figures offer to the reading of its sentences."""

    levels: Mapping[int, int]
    lists: Lists
    uprooted: Mapping[int, int]
    marked: frozenset[int]
    """Where a word begins that any of them knows: all others are what they are."""

    @classmethod
    def of(cls, levels: Mapping[int, int], lists: Lists, uprooted: Mapping[int, int]) -> "Index":
        places = (levels, lists.quantities, lists.harms, lists.nouns, lists.sides)
        return cls(levels, lists, uprooted, frozenset().union(*places))


_PEOPLE_TYPES = frozenset({"number", "range"})
_NAME_LIKE = frozenset({"label", "part-of-name", "figure-of-speech", "pronoun"})


def counts_people(quantity: Quantity) -> bool:
    """Whether a figure can be a number of people."""
    countable = quantity.unit is None and quantity.type in _PEOPLE_TYPES and quantity.high != 0
    return quantity.claim and countable


def chunks(document: Document, start: int, end: int, index: Index) -> list[Chunk]:
    """The chunks of the sentence prose[start:end]."""
    words = tokens(document, start, end)
    found: list[Chunk] = []
    at, last = 0, len(words)
    while at < last:
        chunk = words[at]
        if chunk.start in index.marked or chunk.tag == "d" or chunk.text in _OF_PEOPLE:
            chunk, at = _chunk(words, at, index)
            if chunk.phrase is not None and chunk.phrase.quantity is not None:
                while found and found[-1].tag == "d":
                    found.pop()
            if chunk.tag == "b" and found and _is_noun(chunk, found):
                chunk = chunk._replace(tag="t", harm=chunk.harm or "injured", lexicon="injuries")
        elif chunk.text[-4:] == "-old":
            chunk, at = _chunk(words, at, index)
        else:
            at += 1
        if chunk.tag == "X" and found and found[-1].tag == "X":
            name = person(found[-1].start, chunk.end)
            found[-1] = found[-1]._replace(end=chunk.end, phrase=name)
        else:
            found.append(chunk)
    return found


def _led_by_harm(words: Sequence[Chunk], at: int, quantity: Quantity, index: Index) -> bool:
    """Whether a number behind a capital is no name, "Highway 58", but a count: "Kills 58"."""
    if quantity.unit is not None or quantity.type not in _PEOPLE_TYPES or at == 0:
        return False
    if quantity.exempt not in _NAME_LIKE:
        return False
    before = words[at - 1].start
    return quantity.hedge is not None or before in index.lists.harms or before in index.levels


_THEM = word_set("them whom those")


def _is_one_of_them(words: Sequence[Chunk], at: int) -> bool:
    """Whether "one of", else a figure of speech, counts: "one of them died"."""
    return (
        words[at].text == "one"
        and at + 2 < len(words)
        and words[at + 1].text == "of"
        and words[at + 2].text in _THEM
    )


_NOUN_LIKE = frozenset({"killing", "injuring", "attacking", "hurting-people"})


def _is_noun(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether a verb form in -s is a plural noun here: "44 murders", "suffered severe burns"."""
    if not chunk.text.endswith("s") or chunk.lexicon not in _NOUN_LIKE:
        return False
    last = before[-1]
    phrase = last.phrase
    many = phrase is not None and phrase.quantity is not None and phrase.quantity.value != 1
    described = last.tag == "x" and len(before) > 1 and before[-2].tag == "s"
    return many or described or last.tag in "pdosf"


def _chunk(words: Sequence[Chunk], at: int, index: Index) -> tuple[Chunk, int]:
    word = words[at]
    quantity = index.lists.quantities.get(word.start)
    if quantity is not None and quantity.type != "age":
        if not (
            counts_people(quantity)
            or _led_by_harm(words, at, quantity, index)
            or _is_one_of_them(words, at)
        ):
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
            leads = word.start in index.levels
            chunk = Chunk(
                harm.tag, word.start, harm.end, word.text, None, harm.harm, harm.lexicon, leads
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
    if word.text == "both":
        phrase, after = both(words, at, index.lists)
        if phrase is not None:
            return Chunk("D", phrase.start, phrase.end, word.text, phrase), after
    if word.text == "another" and _ends_phrase(words, at + 1):
        one = person(word.start, word.end)._replace(part=True)
        return Chunk("D", word.start, word.end, word.text, one), at + 1
    if word.text in _ONE_PERSON and (word.text != "her" or _ends_phrase(words, at + 1)):
        return Chunk("z", word.start, word.end, word.text, person(word.start, word.end)), at + 1
    return word, at + 1


_ONE_PERSON = word_set("he she him her himself herself")
_OF_PEOPLE = _ONE_PERSON | {"both", "another"}


def _ends_phrase(words: Sequence[Chunk], at: int) -> bool:
    return at >= len(words) or words[at].tag not in "xXfd"


def person(start: int, end: int) -> Phrase:
    """One person by name or pronoun."""
    return Phrase(start, end, None, "", None, None, (start, end), True, True, False)


def _past(words: Sequence[Chunk], at: int, end: int) -> int:
    """Index of the first token after `at` that begins at `end` or later."""
    at += 1
    while at < len(words) and words[at].start < end:
        at += 1
    return at
