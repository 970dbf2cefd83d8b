"""What the lines of a draft are, told by their shape and place: headline, byline, furniture.

Shared by readers of formats that do not say so themselves.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
from operator import add, mul

from validator.api import BODY, Block, BlockType, Furniture, Metadata, NamedTuple
from validator.readers.datelines import Dateline, find_date, iso_date, match_dateline
from validator.readers.shapes import (
    CROSSHEAD,
    HEADLINE,
    KINDS,
    LONGEST,
    TEASER,
    Kind,
    author,
    ends_like_sentence,
    ends_with_stop,
    has_full_stop,
    is_headline,
    is_title,
    odd_lines,
    shape,
    shape_in_body,
)

_MARKED: Mapping[str, BlockType] = {">": "block-quote", "\t": "table-cell"}
_PARAGRAPH: Kind = ("paragraph", None)
_NUMBERED: frozenset[BlockType] = frozenset({"paragraph", "list-item", "block-quote"})
_HEAD: frozenset[BlockType] = frozenset({"headline", "dek", "byline", "dateline"})
_HEAD_LINES = 8
_DEK = 220
"""The most characters of a dek."""


class Role(NamedTuple):
    """What is said of a line from outside: by a marker or by markup."""

    marker: str = ""
    """What opened it and was cut off: "#", "-", ">", a number; a tab for a cell of a table."""
    type: BlockType | None = None
    """Set where the format says what it is."""
    reason: Furniture | None = None


PARAGRAPH = Role()
"""Nothing is said."""


def assign_roles(
    texts: Sequence[str], starts: Sequence[int], roles: Sequence[Role]
) -> tuple[tuple[Block, ...], Metadata]:
    """The blocks of a draft, and what it says of itself: date and byline.

    Of each block of prose before its type is known: its text, its start, and what is said of it
    from outside. What has no text is no block.
    """
    aside: list[Block] = []
    told = [number for number, role in enumerate(roles) if role is not PARAGRAPH]
    if not all(texts) or any(roles[number].type == "boilerplate" for number in told):
        kept = []
        for number, (text, start, role) in enumerate(zip(texts, starts, roles, strict=True)):
            if text and role.type == "boilerplate":
                end = start + len(text)
                aside.append(Block(start, end, "boilerplate", 0, role.reason or "furniture"))
            elif text:
                kept.append(number)
        texts, starts = [texts[n] for n in kept], [starts[n] for n in kept]
        roles = [roles[n] for n in kept]
        told = [number for number, role in enumerate(roles) if role is not PARAGRAPH]
    walk = _Walk(texts, roles)
    walk.head()
    walk.body(told)
    blocks = walk.blocks(starts)
    if aside:
        blocks = sorted([*blocks, *aside])
    return tuple(blocks), Metadata(date=walk.date, byline=walk.byline)


class _Look(NamedTuple):
    """What a line is by its words."""

    text: str
    """As much of it as is looked at."""
    dateline: Dateline | None
    """That it opens with."""
    date: str | None
    """That it is, and nothing else."""
    kind: Kind | None


class _Walk:
    """One walk over the lines of a draft: its head, then its body."""

    def __init__(self, texts: Sequence[str], roles: Sequence[Role]) -> None:
        self.date: str | None = None
        self.byline: str | None = None
        self._texts = texts
        self._roles = roles
        # of each line; what is never looked at is a paragraph
        self._types: list[BlockType] = ["paragraph"] * len(texts)
        self._reasons: list[Furniture | None] = [None] * len(texts)
        self._next = 0
        self._begun = False
        """Whether the body was reached: a line that is numbered."""
        self._has_headline = False
        self._teased = False
        """Whether the line before leads to another story."""
        self._looks: dict[int, _Look] = {}

    def head(self) -> None:
        """Headlines, dek, byline and date above the body."""
        anchor = self._anchor()
        end = min(_HEAD_LINES, len(self._texts))
        while self._next < end:
            kind = self._head_kind(self._next < anchor)
            if kind is None:
                break
            self._has_headline = self._has_headline or kind[0] == "headline"
            self._set(kind)

    def body(self, told: Sequence[int]) -> None:
        """The lines below the head; `told` are the numbers of those of which something is said."""
        size = len(self._texts)
        odd = odd_lines(self._texts) if size > 1 else []  # a line by itself is a paragraph
        for number in (*(sorted({*odd, *told}) if told else odd), size):
            while self._teased and self._next < number:
                self._line()
            if self._next < number:
                self._begun, self._next = True, number
            if self._next == number < size:
                self._line()

    def blocks(self, starts: Sequence[int]) -> list[Block]:
        """The lines as blocks, now that all are told."""
        types = self._types
        body = list(map(_NUMBERED.__contains__, types))
        numbers = map(mul, accumulate(body), body)
        ends = map(add, starts, map(len, self._texts))
        fields = zip(starts, ends, types, numbers, self._reasons, strict=True)
        made = list(map(tuple.__new__, repeat(Block), fields))  # as `_make`, in half its time
        first = body.index(True) if True in body else -1
        if first >= 0 and types[first] == "paragraph":
            made[first : first + 1] = self._parted(first, made[first])
        return made

    def _parted(self, number: int, block: Block) -> list[Block]:
        """The first paragraph of the body, with its dateline as a block by itself."""
        dateline = self._look(number).dateline
        if dateline is None or block.start + dateline.following >= block.end:
            return [block]
        self.date = self.date or dateline.date
        return [
            block._replace(end=block.start + dateline.end, type="dateline"),
            block._replace(start=block.start + dateline.following),
        ]

    def _line(self) -> None:
        """Tell what the next line of the body is."""
        text, role = self._texts[self._next], self._roles[self._next]
        kind = self._told(role) if role is not PARAGRAPH else None
        if kind is None and len(self._texts) > 1 and len(text) <= LONGEST:
            kind = shape_in_body(text) or self._placed(text)
        self._teased = kind == TEASER
        self._set(kind or _PARAGRAPH)

    def _set(self, kind: Kind) -> None:
        """Say what the next line is."""
        self._types[self._next], self._reasons[self._next] = kind
        self._begun = self._begun or kind[0] in _NUMBERED
        self._next += 1

    def _look(self, number: int) -> _Look:
        """What a line is by its words, looked at once."""
        look = self._looks.get(number)
        if look is None:
            text = self._texts[number][:LONGEST]
            short = len(text) <= _DEK
            look = self._looks[number] = _Look(
                text,
                match_dateline(text),
                iso_date(text) if short else None,
                shape(text) if short else None,
            )
        return look

    def _ends_like_sentence(self, number: int) -> bool:
        return ends_like_sentence(self._texts[number])

    def _anchor(self) -> int:
        """Number of lines that surely stand above the body: down to a byline, date or dateline."""
        anchor = 0
        for number, role in enumerate(self._roles[:_HEAD_LINES]):
            text, dateline, date, kind = self._look(number)
            if dateline:
                return number + (dateline.following == len(text))
            if len(text) > _DEK or role.type in BODY:
                break
            if date or role.type in _HEAD or kind == KINDS["byline"]:
                anchor = number + 1
        return anchor

    def _head_kind(self, certain: bool) -> Kind | None:
        role = self._roles[self._next]
        text, dateline, date, kind = self._look(self._next)
        if role.type:
            return self._given(role.type, text)
        if role.marker == "#":
            return "headline", None
        if role.marker or len(text) > _DEK:
            return None
        if date:
            self.date = self.date or date
            return "dateline", None
        if kind:
            self._note(kind, text)
            return kind
        if not certain and not self._body_follows():
            return None
        if dateline:
            return ("dateline", None) if dateline.following == len(text) else None
        if not self._has_headline:
            return ("headline", None) if certain or is_headline(text) else None
        above = self._texts[self._next - 1]
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
        for number in range(self._next + 1, min(self._next + 6, len(self._texts))):
            if self._ends_like_sentence(number):
                return True
        return False

    def _told(self, role: Role) -> Kind | None:
        """What is said of a line below the head from outside."""
        marker, given, _ = role
        if given or not marker:
            return (given, None) if given else None
        if marker.startswith("#"):
            top = marker == "#" and not self._begun
            return ("headline", None) if top else ("boilerplate", "crosshead")
        return _MARKED.get(marker, "list-item"), None

    def _placed(self, text: str) -> Kind | None:
        """What a line without a shape of its own is by those beside it."""
        if self._teased and len(text) <= HEADLINE and not ends_like_sentence(text):
            return TEASER
        if len(text) <= CROSSHEAD and self._is_crosshead(text):
            return "boilerplate", "crosshead"
        return None

    def _is_crosshead(self, text: str) -> bool:
        """A short line without a stop, between or behind paragraphs that end like sentences."""
        if not self._begun or ends_with_stop(text):
            return False
        if not self._ends_like_sentence(self._next - 1):
            return False
        if self._next + 1 < len(self._texts):
            return text[0].isupper() and self._ends_like_sentence(self._next + 1)
        words = text.split()
        return text[0].isalpha() and (len(words) <= 3 or is_title(text))
