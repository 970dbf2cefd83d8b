"""Where a document is read for attributions: sentences that hold a cue, a quotation or a colon.

Those over which one speaker may go on make a section together; all others can be read apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import compress, pairwise
from operator import attrgetter, not_
from typing import Final

from validator.api import Block, Document, NamedTuple, Quotation, Term, places, regex

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
_start, _end = attrgetter("start"), attrgetter("end")
HEAD: Final = 60
"""Characters in which "ARMY:" at the head of a block must end."""
_MARKS: Final = 4
"""Characters, as after a dash, in which a quotation that opens a block must begin."""
_TAIL: Final = 40
"""Characters before the end of a block in which "he said" may wait for its words."""
_LETTER: Final = regex(r"[^\W_]")
_CREDITED: Final = frozenset({"headline", "dek", "list-item"})
_DASHES: Final = (" - ", " – ", " — ")
_POINTS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "these"})
_BEGINS_ANEW: Final = regex(r"(?:The|An?|Th(?:is|at|ese|ose)|It|There) ")
"""In a tag these would be small: “Nobody came!” the mayor said."""


class Place(NamedTuple):
    """A sentence, or several that a quotation holds together."""

    start: int
    end: int
    block: Block
    opens: bool
    """Whether it is the first of its block."""
    quotations: Sequence[Quotation]
    """The outermost."""
    cues: Sequence[Term]
    """Those outside of quotations."""


class _Together(NamedTuple):
    """What is read together with a sentence in which quotations begin."""

    end: int
    after: int
    """Number of the sentence behind it."""
    quotations: Sequence[Quotation]


class Sections:
    """A document in sections that can be read apart, and what is to be read in each.

    Sentences are told by their numbers."""

    def __init__(self, document: Document, cues: Sequence[Term]) -> None:
        self._text, self._blocks = document.text, document.blocks
        self._sentences = document.sentences
        self._firsts = [*map(_start, self._sentences)]
        self._quotations = [
            quotation if quotation.closed or quotation.running else _cut(document, quotation)
            for quotation in document.spans("quotation")
            if quotation.depth == 0
        ]
        self._quoted = [*map(_start, self._quotations)]
        self._cues = _outside(cues, self._quotations)
        self._cue_starts = [*map(_start, self._cues)]
        self._block_starts = [*map(_start, self._blocks)]
        self._openers = [*map(partial(bisect_left, self._firsts), self._block_starts)]
        """The first sentence of each block, or the one behind a block that has none."""
        self._read: set[int] = set()
        """Sentences that hold anything, but for those that are read together with others."""
        self._together: dict[int, _Together] = {}
        self._edges = [0, *self._divide(document)]
        """Sentences with which sections begin."""
        self.starts = [0, *map(self._firsts.__getitem__, self._edges[1:])]

    def places(self, start: int) -> list[Place]:
        """What is to be read in the section that starts there, in order."""
        section = bisect_left(self.starts, start)
        first, *behind = self._edges[section : section + 2]
        last = behind[0] if behind else len(self._firsts)
        return [self._place(number) for number in range(first, last) if number in self._read]

    def _place(self, number: int) -> Place:
        start, end = self._sentences[number]
        quotations: Sequence[Quotation] = ()
        if number in self._together:
            end, _, quotations = self._together[number]
        block = bisect_right(self._block_starts, start) - 1
        cues = self._cue_starts
        first, last = bisect_left(cues, start), bisect_left(cues, end)
        opens = number == self._openers[block]
        held = start, end, self._blocks[block], opens, quotations, self._cues[first:last]
        return _new(Place, held)

    def _divide(self, document: Document) -> list[int]:
        """Find what is to be read, and with which sentences sections begin: with what is read, and
        behind it, unless that goes on."""
        if not self._sentences:
            return []
        read = self._read
        quoting = {*document.sentence_numbers(self._quoted)}
        read.update(quoting, document.sentence_numbers(self._cue_starts))
        colons = places(self._text, ":")
        depends = self._ended_by(document, colons) - quoting
        """Those that go on from what is read just before, as long as it is in their block."""
        resumes = self._read_blocks(document, colons, quoting, depends)
        swallowed = self._read_quotations(sorted(quoting), depends)
        read -= swallowed
        goes_on = depends.difference(self._openers) | resumes
        behind = {*map((1).__add__, read), *[after for _, after, _ in self._together.values()]}
        joined = {n for n in goes_on & read if n - 1 in read or n - 1 in swallowed}
        return sorted((read | behind) - joined - swallowed - {0, len(self._firsts)})

    def _ended_by(self, document: Document, colons: Sequence[int]) -> set[int]:
        """The sentences that end with a colon; those that hold one are to be read."""
        ended = set()
        for number, at in zip(document.sentence_numbers(colons), colons, strict=True):
            if not self._text[at + 1 : at + 2].isdigit():  # no time of day
                self._read.add(number)
            if at + 1 == self._sentences[number].end:
                ended.add(number)
        return ended

    def _read_blocks(
        self, document: Document, colons: Sequence[int], quoting: set[int], depends: set[int]
    ) -> set[int]:
        """Read blocks with a label as a whole, and the first sentences of those in which a speaker
        may go on; of these, those to which the block before may lead on."""
        blocks, openers, cues = self._blocks, self._openers, self._cues
        labelled = _with_any(document, colons, HEAD)
        quoted = _with_any(document, self._quoted, _MARKS)
        cued = map(partial(bisect_left, self._cue_starts), map(_end, blocks))
        edges = pairwise([*openers, len(self._firsts)])
        left_open, resumes = False, set()
        for number, (block, (first, last), cue) in enumerate(zip(blocks, edges, cued, strict=True)):
            if first < last and (left_open or (number in quoted and first in quoting)):
                self._read.add(first)
                if openers[number - 1] < first:
                    resumes.add(first)
            if first < last and credits_behind_dash(self._text, block):
                self._read.add(first)
            # ends with a colon, or with a word of saying
            left_open = self._text[block.end - 1 : block.end] == ":" or (
                cue > 0 and cues[cue - 1].end >= block.end - _TAIL
            )
            if number in labelled:
                self._read.update(range(first, last))
                depends.update(range(first, last))
        return resumes

    def _read_quotations(self, quoting: Sequence[int], depends: set[int]) -> set[int]:
        """Find what is read together with quotations: the sentences that others swallow."""
        swallowed: set[int] = set()
        for number in quoting:
            if number in swallowed:
                continue
            block = self._blocks[bisect_right(self._block_starts, self._firsts[number]) - 1]
            end, after, quotations = self._read_together(number, block)
            self._together[number] = _new(_Together, (end, after, quotations))
            swallowed.update(range(number + 1, after))
            if _is_all_quoted(self._text, self._firsts[number], end, quotations):
                depends.update((number, after))
            elif self._text[end - 1] == ":":
                depends.add(number)
        return swallowed

    def _read_together(self, number: int, block: Block) -> tuple[int, int, Sequence[Quotation]]:
        """What is read with a sentence in which quotations begin: up to where, before which
        sentence, and what it quotes."""
        sentences, quotations = self._sentences, self._quotations
        start, end = sentences[number]
        after = number + 1
        first = bisect_left(self._quoted, start)
        last = bisect_left(self._quoted, end, lo=first)
        while last > first:
            reach = quotations[last - 1].end
            if reach > end:
                while after < len(sentences) and sentences[after].start < reach:
                    end = sentences[after].end
                    after += 1
                end = max(end, reach)
            elif (
                reach == end
                and after < len(sentences)
                and sentences[after].start < block.end
                and _asks(self._text, start, quotations[first].start, end, sentences[after].start)
            ):
                end = sentences[after].end
                after += 1
            else:
                break
            last = bisect_left(self._quoted, end, lo=last)
        return end, after, quotations[first:last]


def credits_behind_dash(text: str, block: Block) -> bool:
    """Whether a headline, or a point of a wire's list, may name its source at the end: “12 dead in
    blast - police”; and a paragraph, unlike “They blamed one man - the mayor.”."""
    tail = text[max(block.start, block.end - _TAIL) : block.end]
    dash = next(filter(tail.__contains__, _DASHES), None)
    if dash is None or block.type in _CREDITED:
        return dash is not None
    return block.type == "paragraph" and tail.rpartition(dash)[2].split(" ", 1)[0] not in _POINTS


def _outside(cues: Sequence[Term], quotations: Sequence[Quotation]) -> Sequence[Term]:
    """The cues that stand in no quotation."""
    if not quotations:
        return cues
    edges = [edge for quotation in quotations for edge in (quotation.start, quotation.end)]
    passed = map(partial(bisect_right, edges), map(_start, cues))
    return [*compress(cues, map(not_, map((1).__and__, passed)))]


def _with_any(document: Document, places: Sequence[int], reach: int) -> set[int]:
    """Numbers of the blocks in whose first so many characters one of some places lies."""
    starts = document.blocks
    numbers = document.block_numbers(places)
    return {n for n, at in zip(numbers, places, strict=True) if at < starts[n].start + reach}


def _cut(document: Document, quotation: Quotation) -> Quotation:
    """Of a quotation without an end only the first sentence is surely somebody's words.

    One that opens its paragraph is left alone: a transcript, or closed further down.
    """
    if quotation.start == document.block_at(quotation.start).start:
        return quotation
    end = document.sentence_at(quotation.start).end
    return quotation._replace(end=min(quotation.end, end))


def _asks(text: str, start: int, quoted: int, end: int, following: int) -> bool:
    """Whether a sentence is but quoted words, and the next may tell who asks or signs."""
    after = text[following]
    asked = (
        quoted == start
        and text[end - 2] in "?!…,-"
        and after.isalnum()
        and not _BEGINS_ANEW.match(text, following)
    )
    return asked or after in "-–—―"


def _is_all_quoted(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    """Whether text[start:end] has no word outside of these quotations."""
    at = start
    for quotation in quotations:
        if _LETTER.search(text, at, quotation.start):
            return False
        at = quotation.end
    return at > start and not _LETTER.search(text, at, end)
