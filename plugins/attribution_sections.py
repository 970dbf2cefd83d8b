"""Where a document is read for attributions: sentences that hold a cue, a quotation or a colon.

Those over which one speaker may go on make a section together; all others can be read apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import Final

from validator.api import Block, Document, NamedTuple, Quotation, regex

from .attribution_readings import CueWord

HEAD: Final = 60
"""Characters in which "ARMY:" at the head of a block must end."""
_MARKS: Final = 3
"""Characters, as a dash, that may stand before the quotation that opens a block."""
_TAIL: Final = 40
"""Characters before the end of a block in which "he said" may wait for its words."""
_BEGINS_ANEW: Final = regex(r"(?:The|An?|Th(?:is|at|ese|ose)|It|There) ")
"""In a tag these would be small: “Nobody came!” the mayor said."""


class CueWords(NamedTuple):
    """The cue words of a document, by place, the longest first."""

    starts: Sequence[int]
    words: Sequence[CueWord]


class Place(NamedTuple):
    """A sentence, or several that a quotation holds together."""

    start: int
    end: int
    block: Block
    opens: bool
    """Whether it is the first of its block."""
    quotations: Sequence[Quotation]
    """The outermost."""
    cues: Sequence[CueWord]
    """Those outside of quotations."""


class Sections:
    """A document in sections that can be read apart, and what is to be read in each."""

    def __init__(self, document: Document, cues: CueWords) -> None:
        self._text, self._blocks = document.text, document.blocks
        self._sentences = document.sentences
        self._cues = cues
        self._quotations = [
            quotation if quotation.closed or quotation.running else _cut(document, quotation)
            for quotation in document.spans("quotation")
            if quotation.depth == 0
        ]
        self._quoted = [quotation.start for quotation in self._quotations]
        self._block_starts = [block.start for block in self._blocks]
        self._firsts = [sentence.start for sentence in self._sentences]
        find_sentence = partial(bisect_right, self._firsts[1:])
        self._quoting = frozenset(map(find_sentence, self._quoted))
        """Numbers of the sentences in which a quotation begins."""
        marks = chain(cues.starts, _colons(self._text))
        self._marked = self._quoting.union(map(find_sentence, marks))
        """Numbers of the sentences that hold anything."""
        self.starts = [0]
        self._filled = set[int]()
        """Starts of the sections that hold anything."""
        self._divide()

    def __iter__(self) -> Iterator[int]:
        """Numbers of the sections that hold anything."""
        return (number for number, start in enumerate(self.starts) if start in self._filled)

    def places(self, start: int, end: int) -> Iterator[Place]:
        """What is to be read in a section, in order."""
        if start not in self._filled:
            return
        cue_starts = self._cues.starts
        number = bisect_left(self._firsts, start)
        last = bisect_left(self._firsts, end, lo=number)
        while number < last:
            begin = self._firsts[number]
            block = self._blocks[bisect_right(self._block_starts, begin) - 1]
            opens = not number or self._firsts[number - 1] < block.start
            stop, number, quotations = self._stretch(number, block)
            cues = self._cues.words[bisect_left(cue_starts, begin) : bisect_left(cue_starts, stop)]
            if quotations:
                cues = [cue for cue in cues if not self._is_quoted(cue.start)]
            yield Place(begin, stop, block, opens, quotations, cues)

    def _is_quoted(self, offset: int) -> bool:
        last = bisect_right(self._quoted, offset) - 1
        return last >= 0 and offset < self._quotations[last].end

    def _divide(self) -> None:
        """Find where sections begin."""
        text, firsts, starts = self._text, self._firsts, self.starts
        edges = [*map(partial(bisect_left, firsts), self._block_starts), len(firsts)]
        read = before = 0
        """Sentences done with; number of the one behind the last place, -1 where none may go on."""
        left_open = quoted_before = False
        for block, (first, last) in zip(self._blocks, pairwise(edges), strict=True):
            goes_on = left_open or self._opens_quoted(block)
            left_open = self._stays_open(block)
            labelled = text.find(":", block.start, min(block.start + HEAD, block.end)) >= 0
            number = first
            while number < last:
                if not (number in self._marked or labelled or (goes_on and number == first)):
                    number += 1
                    continue
                end, after, quoted = self._sentences[number].end, number + 1, False
                if number in self._quoting:
                    end, after, quotations = self._stretch(number, block)
                    quoted = _is_all_quoted(text, firsts[number], end, quotations)
                depends = labelled or quoted or quoted_before or text[end - 1] == ":"
                if not (before == number > 0 and (goes_on if number == first else depends)):
                    if number > read > 0:
                        starts.append(firsts[read])  # nothing stands from there to this place
                    if number > 0:
                        starts.append(firsts[number])
                    self._filled.add(starts[-1])
                number = read = before = after
                quoted_before = quoted
            if first == last:
                before = -1
        if 0 < read < len(firsts):
            starts.append(firsts[read])

    def _opens_quoted(self, block: Block) -> bool:
        """Whether a quotation opens a block."""
        at = bisect_left(self._quoted, block.start)
        return at < len(self._quoted) and self._quoted[at] <= block.start + _MARKS

    def _stays_open(self, block: Block) -> bool:
        """Whether what is said may follow in the next block: this one ends with a colon, or with a
        word of saying."""
        if self._text[block.end - 1 : block.end] == ":":
            return True
        last = bisect_left(self._cues.starts, block.end) - 1
        return last >= 0 and self._cues.words[last].end >= block.end - _TAIL

    def _stretch(self, number: int, block: Block) -> tuple[int, int, Sequence[Quotation]]:
        """End of what is read together with a sentence, the number of the sentence behind, and
        the quotations within."""
        sentences, quotations = self._sentences, self._quotations
        start, end = sentences[number]
        after = number + 1
        if number not in self._quoting:
            return end, after, ()
        first = bisect_left(self._quoted, start)
        last = bisect_left(self._quoted, end, lo=first)
        while last > first:
            reach = quotations[last - 1].end
            following = sentences[after].start if after < len(sentences) else len(self._text)
            if reach > end:
                while after < len(sentences) and sentences[after].start < reach:
                    end = sentences[after].end
                    after += 1
                end = max(end, reach)
            elif (
                reach == end
                and following < block.end
                and _asks(self._text, start, quotations[first].start, end, following)
            ):
                end = sentences[after].end
                after += 1
            else:
                break
            last = bisect_left(self._quoted, end, lo=last)
        return end, after, quotations[first:last]


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
    at = start
    for quotation in quotations:
        if any(map(str.isalnum, text[at : quotation.start])):
            return False
        at = quotation.end
    return at > start and not any(map(str.isalnum, text[at:end]))
