"""What a reader of marked-up text writes down: the words, block by block, without the markup.

source --parser--> manuscript --white space folded, roles told--> Text
"""

from collections.abc import Sequence

from validator.api import (
    BlockType,
    Comment,
    Extent,
    Furniture,
    Metadata,
    NamedTuple,
    OffsetMap,
    Text,
)
from validator.readers.prose import GAP, folded, is_folded, trim
from validator.readers.roles import Line, assign_roles


class Role(NamedTuple):
    """What markup says of a block: a marker as plain text has it, or the type itself."""

    marker: str = ""
    type: BlockType | None = None
    reason: Furniture | None = None


PARAGRAPH = Role()
CODE = "\ufffc"
"""Stands for a piece of code in a sentence."""


class _Comment(NamedTuple):
    start: int
    end: int
    text: str
    block: int
    """Number of the block that it stands in, or before."""


class Manuscript:
    """Words in the order of the source, each with its place there."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._wide: dict[int, int] = {}
        self._blocks: list[tuple[int, int, Role]] = []
        """Start, end, role."""
        self._comments: list[_Comment] = []
        self._size = 0
        self._begun = 0
        """Where the block at hand begins."""
        self._next = -1
        """Where in the source a copy would go on with the last run."""

    def copy(self, text: str, start: int) -> None:
        """Write text that stands at `start` of the source, character for character."""
        if start != self._next:
            self._runs.append((self._size, start))
        self._parts.append(text)
        self._size += len(text)
        self._next = start + len(text)

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Write text that stands for source[start:end] as a whole: an entity, an escape."""
        if text:
            self._runs.append((self._size, start))
            self._wide[self._size] = end
            self._parts.append(text)
            self._size += len(text)
            self._next = -1

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment, source[start:end], where it stands: in the block at hand or before
        the next."""
        self._comments.append(_Comment(start, end, text, len(self._blocks)))

    def end_block(self, role: Role = PARAGRAPH) -> bool:
        """What was written since the last block is one. Returns whether there was anything."""
        if self._size == self._begun:
            return False
        self._blocks.append((self._begun, self._size, role))
        self._begun = self._size
        self._next = -1
        return True

    @property
    def blocks(self) -> int:
        """How many were ended."""
        return len(self._blocks)

    def revise(self, roles: Sequence[Role], first: int) -> None:
        """Give blocks other roles, from the block number `first` on."""
        for number, role in enumerate(roles, first):
            start, end, _ = self._blocks[number]
            self._blocks[number] = (start, end, role)

    def text(
        self,
        metadata: Metadata = Metadata(),  # noqa: B008 -- immutable
        outer: OffsetMap | None = None,
    ) -> Text:
        """The prose. What is not in `metadata` is taken from the head of the copy.

        `outer` leads on, where the manuscript was made from a text inside the source.
        """
        self.end_block()
        written = "".join(self._parts)
        fair = _FairCopy(self._runs, self._wide)
        lines = []
        starts = []
        for start, end, role in self._blocks:
            extent = fair.block(written, start, end)
            starts.append(extent.start)
            if extent.start < extent.end:
                lines.append(Line(extent.start, extent.end, *role))
        prose, offsets = fair.prose()
        blocks, found = assign_roles(prose, lines)
        starts.append(len(prose))
        comments = (
            Comment(*_led_on(comment, outer), comment.text, starts[comment.block])
            for comment in self._comments
        )
        return Text(
            prose,
            tuple(blocks),
            Metadata(*(given or told for given, told in zip(metadata, found, strict=True))),
            offsets if outer is None else offsets.then(outer),
            tuple(comments),
        )


def _led_on(comment: _Comment, outer: OffsetMap | None) -> Extent:
    if outer is None:
        return Extent(comment.start, comment.end)
    return outer.extent_to_source(comment.start, comment.end)


class _FairCopy:
    """The words of a manuscript as prose, block by block, each with its place in the source."""

    def __init__(self, runs: list[tuple[int, int]], wide: dict[int, int]) -> None:
        self._given, self._given_wide = runs, wide
        self._run = 0
        """The run we are in: blocks are copied in their order."""
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._wide: dict[int, int] = {}
        self._size = 0

    def block(self, text: str, start: int, end: int) -> Extent:
        """Add text[start:end]; its place in the prose, empty where nothing can be seen."""
        start, end = trim(text, start, end)
        begin = self._size
        if start == end:
            return Extent(begin, begin)
        if begin:
            self._parts.append(GAP)
            begin = self._size = begin + len(GAP)
        words = text[start:end]
        if is_folded(words):
            self._put(words, start)
        else:
            for part, origin in folded(text, start, end):
                self._put(part, origin)
        return Extent(begin, self._size)

    def prose(self) -> tuple[str, OffsetMap]:
        return "".join(self._parts), OffsetMap(self._runs, self._wide)

    def _put(self, words: str, start: int) -> None:
        """Add words that stand at `start` of the manuscript."""
        given, number, last = self._given, self._run, len(self._given) - 1
        while number < last and given[number + 1][0] <= start:
            number += 1
        size, end = self._size, start + len(words)
        here = start
        while True:
            begin, source = given[number]
            if begin in self._given_wide:
                self._wide[size + here - start] = self._given_wide[begin]
            else:
                source += here - begin
            self._runs.append((size + here - start, source))
            if number == last or given[number + 1][0] >= end:
                break
            number += 1
            here = given[number][0]
        self._run = number
        self._parts.append(words)
        self._size = size + len(words)
