"""Where a document is read for attributions: sentences that hold a cue, a quotation or a colon.

Those over which one speaker may go on make a section together; all others can be read apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Final

from validator.api import Block, Document, NamedTuple, Quotation, Term, regex

_new: Final = tuple.__new__  # a named tuple at half of what its constructor takes
HEAD: Final = 60
"""Characters in which "ARMY:" at the head of a block must end."""
_MARKS: Final = 4
"""Characters, as after a dash, in which a quotation that opens a block must begin."""
_TAIL: Final = 40
"""Characters before the end of a block in which "he said" may wait for its words."""
_LETTER: Final = regex(r"[^\W_]")
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


_Held = tuple[int, int, Block, bool, Sequence[Quotation]]
"""A place but for its cues."""


class Sections:
    """A document in sections that can be read apart, and what is to be read in each."""

    def __init__(self, document: Document, cues: Sequence[Term]) -> None:
        self._text, self._blocks = document.text, document.blocks
        self._sentences = document.sentences
        self._firsts = [sentence.start for sentence in self._sentences]
        self._quotations = [
            quotation if quotation.closed or quotation.running else _cut(document, quotation)
            for quotation in document.spans("quotation")
            if quotation.depth == 0
        ]
        self._block_starts = [block.start for block in self._blocks]
        self._quoted = [quotation.start for quotation in self._quotations]
        self._cues = _outside(cues, self._quotations)
        self._cue_starts = [cue.start for cue in self._cues]
        self.starts = [0]
        self._held: dict[int, list[_Held]] = {}
        """What is to be read in the sections that hold anything, by where they start."""
        self._divide()

    def __iter__(self) -> Iterator[int]:
        """Numbers of the sections that hold anything."""
        return (number for number, start in enumerate(self.starts) if start in self._held)

    def places(self, start: int) -> list[Place]:
        """What is to be read in the section that starts there, in order."""
        starts, cues = self._cue_starts, self._cues
        return [
            _new(Place, (*held, cues[bisect_left(starts, held[0]) : bisect_left(starts, held[1])]))
            for held in self._held.get(start, ())
        ]

    def _divide(self) -> None:
        """Find where sections begin."""
        text, firsts, starts = self._text, self._firsts, self.starts
        find_sentence = partial(bisect_right, firsts[1:])
        quoting = frozenset(map(find_sentence, self._quoted))
        """Numbers of the sentences in which quotations begin."""
        marked = quoting.union(map(find_sentence, chain(self._cue_starts, _colons(text))))
        """Numbers of the sentences that hold anything."""
        edges = [*map(partial(bisect_left, firsts), self._block_starts), len(firsts)]
        cued = map(partial(bisect_left, self._cue_starts), [block.end for block in self._blocks])
        opening = frozenset(self._quoted)
        read = before = 0
        """Sentences done with; number of the one behind the last place, -1 where none may go on."""
        left_open = quoted_before = False
        held: list[_Held] = []
        for block, (first, last), cue in zip(self._blocks, pairwise(edges), cued, strict=True):
            goes_on = left_open or (
                first in quoting
                and not opening.isdisjoint(range(block.start, block.start + _MARKS))
            )
            # ends with a colon, or with a word of saying
            left_open = text[block.end - 1 : block.end] == ":" or (
                cue > 0 and self._cues[cue - 1].end >= block.end - _TAIL
            )
            labelled = ":" in text[block.start : block.end][:HEAD]
            number = first
            while number < last:
                if not (number in marked or labelled or (goes_on and number == first)):
                    number += 1
                    continue
                end, after, quoted = self._sentences[number].end, number + 1, False
                quotations: Sequence[Quotation] = ()
                if number in quoting:
                    end, after, quotations = self._read_together(number, block)
                    quoted = _is_all_quoted(text, firsts[number], end, quotations)
                depends = labelled or quoted or quoted_before or text[end - 1] == ":"
                if not (before == number > 0 and (goes_on if number == first else depends)):
                    if number > read > 0:
                        starts.append(firsts[read])  # nothing stands from there to this place
                    if number > 0:
                        starts.append(firsts[number])
                    held = self._held[starts[-1]] = []
                held.append((firsts[number], end, block, number == first, quotations))
                number = read = before = after
                quoted_before = quoted
            if first == last:
                before = -1
        if 0 < read < len(firsts):
            starts.append(firsts[read])

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


def _outside(cues: Sequence[Term], quotations: Sequence[Quotation]) -> Sequence[Term]:
    """The cues that stand in no quotation."""
    edges = [edge for quotation in quotations for edge in (quotation.start, quotation.end)]
    passed = map(partial(bisect_right, edges), [cue.start for cue in cues])
    return [cue for cue, edge in zip(cues, passed, strict=True) if edge % 2 == 0]


def _cut(document: Document, quotation: Quotation) -> Quotation:
    """Of a quotation without an end only the first sentence is surely somebody's words.

    One that opens its paragraph is left alone: a transcript, or closed further down.
    """
    if quotation.start == document.block_at(quotation.start).start:
        return quotation
    end = document.sentence_at(quotation.start).end
    return quotation._replace(end=min(quotation.end, end))


def _colons(text: str) -> Iterator[int]:
    """Where colons stand, those of a time of day left out."""
    at = text.find(":")
    while at >= 0:
        if not text[at + 1 : at + 2].isdigit():
            yield at
        at = text.find(":", at + 1)


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
    at, outside = start, ""
    for quotation in quotations:
        outside += text[at : quotation.start]
        at = quotation.end
    return at > start and not _LETTER.search(outside + text[at:end])
