"""What a reader of marked-up text writes down: the words, block by block, without the markup.

source --parser--> manuscript --white space folded, roles told--> Text

While a text is read, words are gathered with what the parser says of their places, and nothing is
computed for them one by one. The offset map is made when the first place is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, repeat
from typing import Any

from validator.api import Comment, Extent, Metadata, NamedTuple, OffsetMap, Text
from validator.readers.prose import GAP, Prose, fold
from validator.readers.roles import PARAGRAPH, Role, assign_roles

CODE = "\ufffc"
"""Stands for a piece of code in a sentence."""

Place = int | tuple[int, int]
"""Where words stand in the source: the offset of what they copy, character for character, or the
stretch that they stand for as a whole."""

Settle = Callable[[Sequence[str], Sequence[Any]], Iterable[Place]]
"""Makes places of what a parser said of the places of words."""


class _Comment(NamedTuple):
    start: int
    end: int
    text: str
    block: int
    """Number of the block that it stands in, or before."""


class Manuscript:
    """Words in the order of the source, each with its place there."""

    def __init__(self, settle: Settle | None = None) -> None:
        self.words: list[str] = []
        self.places: list[Any] = []
        """Of each of the words: a `Place`, or what `settle` makes one of in the end."""
        self._settle = settle
        self.ends: list[int] = [0]
        """How many words there were at the end of each block, and before the first."""
        self.roles: list[Role] = []
        """What is said of each block."""
        self._comments: list[_Comment] = []

    def copy(self, text: str, start: int) -> None:
        """Write text that stands at `start` of the source, character for character."""
        self.words.append(text)
        self.places.append(start)

    def copy_blocks(self, texts: Sequence[str], starts: Sequence[int]) -> None:
        """Write paragraphs that stand at `starts` of the source."""
        size = len(self.words)
        self.words += texts
        self.places += starts
        self.ends += range(size + 1, size + len(texts) + 1)
        self.roles += repeat(PARAGRAPH, len(texts))

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Write text that stands for source[start:end] as a whole: an entity, an escape."""
        self.words.append(text)
        self.places.append((start, end))

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment, source[start:end], where it stands: in the block at hand or before
        the next."""
        self._comments.append(_Comment(start, end, text, len(self.roles)))

    @property
    def blocks(self) -> int:
        """How many were ended."""
        return len(self.roles)

    def end_block(self, role: Role = PARAGRAPH) -> bool:
        """What was written since the last block is one. Returns whether there was anything."""
        size = len(self.words)
        if size == self.ends[-1]:
            return False
        self.ends.append(size)
        self.roles.append(role)
        return True

    def drop_block(self) -> None:
        """What was written since the last block is nothing."""
        del self.words[self.ends[-1] :], self.places[self.ends[-1] :]

    def withdraw(self, number: int) -> None:
        """Take back a block that was ended: there is nothing in it."""
        start, end = self.ends[number : number + 2]
        self.words[start:end] = [""] * (end - start)

    def revise(self, roles: Sequence[Role], first: int) -> None:
        """Give blocks other roles, from the block number `first` on."""
        self.roles[first : first + len(roles)] = roles

    def text(
        self,
        metadata: Metadata = Metadata(),  # noqa: B008 -- immutable
        outer: OffsetMap | None = None,
    ) -> Text:
        """The prose. What is not in `metadata` is taken from the head of the copy.

        `outer` leads on, where the manuscript was made from a text inside the source.
        """
        self.end_block()
        words = self.words
        written = ["".join(words[start:end]) for start, end in pairwise(self.ends)]
        prose = fold(written)
        blocks, found = assign_roles(prose.blocks, prose.starts, self.roles)
        offsets = OffsetMap.made_by(self._runs)
        if prose.runs:
            offsets = OffsetMap(prose.runs).then(offsets)
        if outer is not None:
            offsets = offsets.then(outer)
        if any(metadata):
            found = Metadata(*(given or told for given, told in zip(metadata, found, strict=True)))
        comments = self._settled_comments(prose, outer) if self._comments else ()
        return Text(prose.text, blocks, found, offsets, comments)

    def _settled_comments(self, prose: Prose, outer: OffsetMap | None) -> tuple[Comment, ...]:
        """The comments, each where its block begins in the prose, or where the prose ends."""
        starts = [*prose.starts, len(prose.text)]
        return tuple(
            Comment(*_led_on(comment, outer), comment.text, starts[comment.block])
            for comment in self._comments
        )

    def _runs(self) -> tuple[list[tuple[int, int]], dict[int, int]]:
        """The runs of an offset map from the blocks as they are written to the source."""
        places: Iterable[Place] = self.places
        if self._settle:
            places = self._settle(self.words, self.places)
        runs: list[tuple[int, int]] = []
        wide: dict[int, int] = {}
        size = 0
        edges = set(self.ends[1:-1])
        for number, (words, place) in enumerate(zip(self.words, places, strict=True)):
            if number in edges:
                size += len(GAP)
            if isinstance(place, int):
                runs.append((size, place))
            elif words:
                start, wide[size] = place
                runs.append((size, start))
            size += len(words)
        return runs, wide


def _led_on(comment: _Comment, outer: OffsetMap | None) -> Extent:
    if outer is None:
        return Extent(comment.start, comment.end)
    return outer.extent_to_source(comment.start, comment.end)
