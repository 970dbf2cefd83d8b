"""What the lines of a draft are, told by their shape and place: headline, byline, furniture.

Shared by readers of formats that do not say so themselves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from validator.api import BODY, Block, BlockType, Furniture, Metadata, NamedTuple
from validator.readers.datelines import Dateline, find_date, iso_date, match_dateline
from validator.readers.shapes import (
    HEADLINE,
    KINDS,
    TEASER,
    Kind,
    author,
    ends_like_sentence,
    ends_with_stop,
    has_full_stop,
    is_headline,
    is_title,
    may_have_shape,
    shape,
    shape_in_body,
)

_MARKED: Mapping[str, BlockType] = {">": "block-quote", "\t": "table-cell"}
_PARAGRAPH: Kind = ("paragraph", None)
_NUMBERED: frozenset[BlockType] = frozenset({"paragraph", "list-item", "block-quote"})
_HEAD: frozenset[BlockType] = frozenset({"headline", "dek", "byline", "dateline"})
_HEAD_LINES = 8
_DEK, _CROSSHEAD, _SHAPED = 220, 90, 300
"""The most characters of each; a line longer than `_SHAPED` is a paragraph."""


class Role(NamedTuple):
    """What is said of a line from outside: by a marker or by markup."""

    marker: str = ""
    """What opened it and was cut off: "#", "-", ">", a number; a tab for a cell of a table."""
    type: BlockType | None = None
    """Set where the format says what it is."""
    reason: Furniture | None = None


PARAGRAPH = Role()
"""Nothing is said."""

_BLOCK: Callable[[Iterable[Any]], Block] = partial(tuple.__new__, Block)
"""As `Block._make`, in half its time: a fifth of that of a reader."""

Line = tuple[str, int, Role]
"""A block of prose before its type is known: its text, which is not empty, and its start."""


def assign_roles(lines: Sequence[Line]) -> tuple[tuple[Block, ...], Metadata]:
    """The blocks of a draft, and what it says of itself: date and byline."""
    aside = []
    if any(role.type == "boilerplate" for role in set(map(itemgetter(2), lines))):
        aside = [
            (start, start + len(text), "boilerplate", 0, reason or "furniture")
            for text, start, (_, given, reason) in lines
            if given == "boilerplate"
        ]
        lines = [line for line in lines if line[2].type != "boilerplate"]
    walk = _Walk(lines)
    walk.head()
    walk.body()
    blocks = sorted([*walk.blocks, *aside]) if aside else walk.blocks
    return tuple(map(_BLOCK, blocks)), Metadata(date=walk.date, byline=walk.byline)


class _Walk:
    """One walk over the lines of a draft: its head, then its body."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.blocks: list[tuple[int, int, BlockType, int, Furniture | None]] = []
        """The fields of the blocks."""
        self.date: str | None = None
        self.byline: str | None = None
        self._lines = lines
        self._next = 0
        self._paragraphs = 0
        self._has_headline = False
        self._datelines: dict[int, Dateline | None] = {}

    def head(self) -> None:
        """Headlines, dek, byline and date above the body."""
        anchor = self._anchor()
        while self._next < min(_HEAD_LINES, len(self._lines)):
            kind = self._head_kind(self._next < anchor)
            if kind is None:
                break
            self._has_headline = self._has_headline or kind[0] == "headline"
            self._add(kind)

    def body(self) -> None:
        """The lines below the head: most are paragraphs, for which little is done."""
        add = self.blocks.append
        shaped = _SHAPED if len(self._lines) > 1 else 0
        kind: Kind | None = None
        lines = self._lines[self._next :]
        candidates = may_have_shape([text for text, _, _ in lines])
        for (text, start, role), candidate in zip(lines, candidates, strict=True):
            size = len(text)
            teasers, kind = kind == TEASER, None
            if role is not PARAGRAPH:
                kind = self._told(role)
            if kind is None and size <= shaped:
                if candidate:
                    kind = shape_in_body(text)
                if kind is None and (teasers or size <= _CROSSHEAD):
                    kind = self._placed(text, teasers)
            if kind is None and self._paragraphs:
                self._paragraphs += 1
                self._next += 1
                add((start, start + size, "paragraph", self._paragraphs, None))
            else:
                self._add(kind or _PARAGRAPH)

    def _text(self, number: int) -> str:
        """What of a line is looked at."""
        return self._lines[number][0][:_SHAPED]

    def _dateline(self, number: int) -> Dateline | None:
        """The dateline that a line opens with."""
        if number not in self._datelines:
            self._datelines[number] = match_dateline(self._text(number))
        return self._datelines[number]

    def _ends_like_sentence(self, number: int) -> bool:
        return ends_like_sentence(self._lines[number][0])

    def _add(self, kind: Kind) -> None:
        """Make a block of the next line."""
        text, start, _ = self._lines[self._next]
        end = start + len(text)
        number = 0
        if kind[0] in _NUMBERED:
            number = self._paragraphs = self._paragraphs + 1
            if number == 1 and kind == _PARAGRAPH:
                start = self._cut_dateline(start, end)
        self.blocks.append((start, end, kind[0], number, kind[1]))
        self._next += 1

    def _cut_dateline(self, start: int, end: int) -> int:
        """Make a block of the dateline of the next line; returns where the paragraph goes on."""
        found = self._dateline(self._next)
        if found is None or start + found.following >= end:
            return start
        self.date = self.date or found.date
        self.blocks.append((start, start + found.end, "dateline", self._paragraphs, None))
        return start + found.following

    def _anchor(self) -> int:
        """Number of lines that surely stand above the body: down to a byline, date or dateline."""
        anchor = 0
        for number, (whole, _, role) in enumerate(self._lines[:_HEAD_LINES]):
            text = self._text(number)
            dateline = self._dateline(number)
            if dateline:
                return number + (dateline.following == len(text))
            if len(whole) > _DEK or role.type in BODY:
                break
            is_date = role.type in _HEAD or iso_date(text)
            if is_date or shape(text) == KINDS["byline"]:
                anchor = number + 1
        return anchor

    def _head_kind(self, certain: bool) -> Kind | None:
        (whole, _, role), text = self._lines[self._next], self._text(self._next)
        if role.type:
            return self._given(role.type, text)
        if role.marker == "#":
            return "headline", None
        if role.marker or len(whole) > _DEK:
            return None
        date = iso_date(text)
        if date:
            self.date = self.date or date
            return "dateline", None
        kind = shape(text)
        if kind:
            self._note(kind, text)
            return kind
        if not certain and not self._body_follows():
            return None
        dateline = self._dateline(self._next)
        if dateline:
            return ("dateline", None) if dateline.following == len(text) else None
        if not self._has_headline:
            return ("headline", None) if certain or is_headline(text) else None
        above = self._lines[self._next - 1][0]
        if (text in above or above in text) and not has_full_stop(text):
            return "headline", None
        return ("dek", None) if certain or not ends_with_stop(text) else None

    def _given(self, given: BlockType, text: str) -> Kind | None:
        """A type that the format gives, if it belongs in the head."""
        if given in BODY - {"dateline"}:
            return None
        self._note((given, None), text)
        return given, None

    def _note(self, kind: Kind, text: str) -> None:
        """Keep what a line of the head says: who wrote it, and when."""
        if kind[0] == "byline":
            self.byline = self.byline or author(text)
        if kind[0] in ("byline", "dateline") or kind == KINDS["stamp"]:
            self.date = self.date or find_date(text)

    def _body_follows(self) -> bool:
        """Whether, head lines aside, a paragraph that ends like a sentence comes next."""
        for number in range(self._next + 1, min(self._next + 6, len(self._lines))):
            if self._ends_like_sentence(number):
                return True
        return False

    def _told(self, role: Role) -> Kind | None:
        """What is said of a line below the head from outside."""
        marker, given, _ = role
        if given or not marker:
            return (given, None) if given else None
        if marker.startswith("#"):
            top = marker == "#" and not self._paragraphs
            return ("headline", None) if top else ("boilerplate", "crosshead")
        return _MARKED.get(marker, "list-item"), None

    def _placed(self, text: str, teasers: bool) -> Kind | None:
        """What a line without a shape of its own is by those beside it."""
        if teasers and len(text) <= HEADLINE and not ends_like_sentence(text):
            return TEASER
        if len(text) <= _CROSSHEAD and self._is_crosshead(text):
            return "boilerplate", "crosshead"
        return None

    def _is_crosshead(self, text: str) -> bool:
        """A short line without a stop, between or behind paragraphs that end like sentences."""
        if not self._paragraphs or ends_with_stop(text):
            return False
        if not self._ends_like_sentence(self._next - 1):
            return False
        if self._next + 1 < len(self._lines):
            return text[0].isupper() and self._ends_like_sentence(self._next + 1)
        words = text.split()
        return text[0].isalpha() and (len(words) <= 3 or is_title(text))
