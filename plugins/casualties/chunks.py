"""A sentence as a row of chunks, each with a one-letter tag.

From `victims`: N counted people, U a count of something not listed, D one person without a
number, H people without a number. From the word lists: v b g a harm verb in -ed, base or -ing
form, i a verb without object, j a state ("dead"), t a noun for harm that is counted or gives a
toll, C claim or lose, M move, L rise or reach, s suffer. Of function words: a be or get, h have,
m could, T to, n not, r what may stand in a verb group, & and, w who, k a conjunction, p a
preposition, y by, o of, e including, d an article, z a pronoun, c a comma, ; a full stop. What is
left: X capitalised, f in -ing or -ed, x other, # a figure that counts no people.
"""

from collections.abc import Container, Iterable, Mapping
from itertools import count

from validator.api import Document, NamedTuple, Quantity, regex

from ..word_places import word_set
from .grammar import Row
from .sentences import PEOPLE_TYPES, Signs
from .tokens import Phrase, Words, person, words_of
from .victim_nouns import REACH, YEARS_OLD, Lists
from .victims import both, counted, uncounted
from .words import SPANS, HarmWord


class Index(NamedTuple):
    """What one document's word lists and figures offer to the reading of its sentences."""

    levels: Mapping[int, int]
    lists: Lists
    uprooted: Mapping[int, int]
    people: Container[int]
    """Where numbers begin that can be of people."""
    marked: frozenset[int]
    """Where a word begins that any of them knows: all others are what they are."""

    @classmethod
    def of(
        cls,
        levels: Mapping[int, int],
        lists: Lists,
        uprooted: Mapping[int, int],
        people: Iterable[int],
    ) -> "Index":
        places = (levels, lists.quantities, lists.harms, lists.nouns)
        marked = frozenset().union(*places)
        return cls(levels, lists, uprooted, frozenset(people), marked)


_NAME_LIKE = frozenset({"label", "part-of-name", "figure-of-speech", "pronoun"})


class _Chunks:
    """The chunks of a sentence while they are found: each is known by its first word, whose tag and
    end become those of the chunk."""

    def __init__(self, words: Words, index: Index) -> None:
        self.words, self.index = words, index
        self.heads: list[int] = []
        self.phrases: dict[int, Phrase] = {}
        self.harms: dict[int, HarmWord] = {}
        self.things: dict[int, int] = {}
        """Counts of no people, and what they count: "12 drones"."""
        self.leading: set[int] = set()
        """Those that can lead a toll to its number: "hits 54"."""

    def add(self, at: int, tag: str, end: int, phrase: Phrase | None = None) -> None:
        self.heads += (at,)
        self.words.tags[at], self.words.ends[at] = tag, end
        if phrase is not None:
            self.phrases[at] = phrase


_NAMES = regex(r"X{2,}")
_CLAIMING = word_set("claims claimed claiming")


def row_of(document: Document, start: int, end: int, index: Index, signs: Signs) -> Row:
    """The chunks of the sentence prose[start:end].

    To move means nothing where nobody flees, to hit nothing where nobody shoots, and what claims 12
    may be a fire.
    """
    words = words_of(document, start, end)
    chunks = _Chunks(words, index)
    heads, at = chunks.heads, 0
    for known in _known(words, index):
        if known >= at:
            heads += range(at, known)
            at = _add(chunks, known)
    heads += range(at, len(words.texts))
    tags = "".join(map(words.tags.__getitem__, heads))
    for names in reversed([*_NAMES.finditer(tags)]):
        first, last = names.span()
        head, stop = heads[first], words.ends[heads[last - 1]]
        words.ends[head] = stop
        chunks.phrases[head] = person(words.starts[head], stop)
        del heads[first + 1 : last]
        tags = tags[: first + 1] + tags[last:]
    if "M" in tags and not signs.flight:
        tags = tags.replace("M", "x")
    texts = [*map(words.texts.__getitem__, heads)]
    leading = set()
    if chunks.leading:
        leading = {at for at, head in enumerate(heads) if head in chunks.leading}
    if signs.cause:
        leading |= {at for at, text in enumerate(texts) if text in _CLAIMING}
    phrases = [*map(chunks.phrases.get, heads)]
    starts = [
        phrase.start if phrase else words.starts[head]
        for head, phrase in zip(heads, phrases, strict=True)
    ]
    ends = [*map(words.ends.__getitem__, heads)]
    harms = [*map(chunks.harms.get, heads)]
    if not signs.shots:
        harms = [
            harm._replace(harm=None, lexicon="attacking")
            if harm is not None and harm.lexicon == "striking"
            else harm
            for harm in harms
        ]
    things = set()
    if index.lists.others:
        spans = index.lists.forms(SPANS)
        named = [chunks.things.get(head, head) for head in heads]
        things = {
            at
            for at, word in enumerate(named)
            if words.starts[word] in index.lists.others and words.texts[word] not in spans
        }
    return Row(tags, texts, starts, ends, phrases, harms, leading, things, index.lists.forms)


def _known(words: Words, index: Index) -> list[int]:
    """The words that may be more than the word that they are, or begin a phrase of people."""
    texts, tags, starts = words.texts, words.tags, words.starts
    at_start = dict(zip(starts, count()))
    aged = [at for at, text in enumerate(texts) if text[-4:] in YEARS_OLD]
    found = {*map(at_start.__getitem__, index.marked.intersection(starts))}
    found.update([at for at in aged if texts[at][-4:] == "-old"])
    if not _OF_PEOPLE.isdisjoint(texts):
        found.update([at for at, text in enumerate(texts) if text in _OF_PEOPLE])
    sides, nouns = index.lists.sides, at_start.keys() & index.lists.nouns.keys()
    for noun in {*aged, *map(at_start.__getitem__, nouns)}:
        first = noun - REACH + 1 if noun >= REACH else 0
        while first and tags[first - 1] == "d":
            first -= 1
        found.update([n for n in range(first, noun) if tags[n] == "d" or starts[n] in sides])
    return sorted(found)


def _led_by_harm(words: Words, at: int, quantity: Quantity, index: Index) -> bool:
    """Whether a number behind a capital is no name, "Highway 58", but a count: "Kills 58"."""
    if quantity.unit is not None or quantity.type not in PEOPLE_TYPES or at == 0:
        return False
    if quantity.exempt not in _NAME_LIKE:
        return False
    before = words.starts[at - 1]
    return quantity.hedge is not None or before in index.lists.harms or before in index.levels


_THEM = word_set("them whom those")


def _is_one_of_them(words: Words, at: int) -> bool:
    """Whether "one of", else a figure of speech, counts: "one of them died"."""
    is_one = words.texts[at : at + 2] == ["one", "of"]
    return is_one and words.text(at + 2) in _THEM


_NOUN_LIKE = frozenset({"killing", "injuring", "attacking", "hurting-people"})


def _is_noun(chunks: _Chunks, text: str, harm: HarmWord) -> bool:
    """Whether a verb form in -s is a plural noun here: "44 murders", "suffered severe burns"."""
    if harm.tag != "b" or text[-1] != "s" or harm.lexicon not in _NOUN_LIKE or not chunks.heads:
        return False
    *_, before, last = " ", *[chunks.words.tags[head] for head in chunks.heads[-2:]]
    phrase = chunks.phrases.get(chunks.heads[-1])
    many = phrase is not None and phrase.quantity is not None and phrase.quantity.value != 1
    return many or (last == "x" and before == "s") or last in "pdosf"


def _add(chunks: _Chunks, at: int) -> int:
    """Add the chunk that the word `at` begins; where the next begins."""
    words, index, lists = chunks.words, chunks.index, chunks.index.lists
    start, end, text, tag = words.starts[at], words.ends[at], words.texts[at], words.tags[at]
    if start in lists.quantities and lists.quantities[start].type != "age":
        return _add_figure(chunks, at, lists.quantities[start])
    if start in lists.harms:
        harm = lists.harms[start]
        after = words.until(at, harm.end)
        if words.ends[after - 1] == harm.end or words.texts[after - 1][-2:] == "'s":
            if _is_noun(chunks, text, harm):
                meaning = harm.harm or "injured"
                harm = harm._replace(tag="t", harm=meaning, lexicon="injuries")
            chunks.add(at, harm.tag, harm.end)
            chunks.harms[at] = harm
            if start in index.levels:
                chunks.leading.add(at)
            return after
    if tag in "dxXf":
        if tag != "d" and start in index.levels:
            chunks.add(at, "L", index.levels[start])
            return words.until(at, index.levels[start])
        if tag == "d" or start in lists.nouns or start in lists.sides or text[-4:] == "-old":
            phrase, after = uncounted(words, at, lists)
            if phrase is not None:
                chunks.add(at, "D" if phrase.singular else "H", phrase.end, phrase)
                return after
    if text == "both":
        phrase, after = both(words, at, lists)
        if phrase is not None:
            chunks.add(at, "D", phrase.end, phrase)
            return after
    if text == "another" and _ends_phrase(words, at + 1):
        chunks.add(at, "D", end, person(start, end)._replace(part=True))
    elif text in _ONE_PERSON and (text != "her" or _ends_phrase(words, at + 1)):
        chunks.add(at, "z", end, person(start, end))
    else:
        chunks.add(at, tag, end)
    return at + 1


def _add_figure(chunks: _Chunks, at: int, quantity: Quantity) -> int:
    words, index = chunks.words, chunks.index
    if not (
        words.starts[at] in index.people
        or _led_by_harm(words, at, quantity, index)
        or _is_one_of_them(words, at)
    ):
        chunks.add(at, "#", quantity.end)
        return words.until(at, quantity.end)
    phrase, after = counted(words, at, quantity, index.lists)
    after = max(after, at + 1)
    if phrase is None:
        chunks.add(at, "#", words.ends[after - 1])
        chunks.things[at] = after - 1
        return after
    while chunks.heads and words.tags[chunks.heads[-1]] == "d":
        chunks.heads.pop()
    chunks.add(at, "N" if phrase.known else "U", phrase.end, phrase)
    return after


_ONE_PERSON = word_set("he she him her himself herself")
_OF_PEOPLE = _ONE_PERSON | {"both", "another"}


def _ends_phrase(words: Words, at: int) -> bool:
    return at >= len(words.texts) or words.tags[at] not in "xXfd"
