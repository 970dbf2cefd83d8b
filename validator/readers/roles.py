"""What the lines of a draft are, told by their shape and place: headline, byline, furniture.

Shared by readers of formats that do not say so themselves.
"""

from collections.abc import Mapping, Sequence

from validator.api import BODY, Block, BlockType, Furniture, Metadata, NamedTuple
from validator.readers.datelines import Dateline, closing_date, find_date, iso_date, match_dateline
from validator.readers.shapes import (
    CROSSHEAD,
    FIELD,
    HEADLINE,
    KINDS,
    LONGEST,
    TEASER,
    Kind,
    author,
    ends_copy,
    ends_like_sentence,
    ends_with_stop,
    field,
    filed,
    has_full_stop,
    is_dated,
    is_headline,
    is_title,
    notes_follow,
    odd_lines,
    shape,
    shape_in_body,
    takes_over,
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
    told = _told(roles)
    if not all(texts) or (told and any(roles[n].type == "boilerplate" for n in told)):
        kept = []
        for number, (text, start, role) in enumerate(zip(texts, starts, roles, strict=True)):
            if text and role.type == "boilerplate":
                end = start + len(text)
                aside.append(Block(start, end, "boilerplate", 0, role.reason or "furniture"))
            elif text:
                kept.append(number)
        texts, starts = [texts[n] for n in kept], [starts[n] for n in kept]
        roles = [roles[n] for n in kept]
        told = _told(roles)
    walk = _Walk(texts, roles)
    walk.head()
    walk.body(told)
    blocks = walk.blocks(starts)
    if aside:
        blocks = sorted([*blocks, *aside])
    return tuple(blocks), Metadata(walk.date, walk.byline, **walk.filed)


def _told(roles: Sequence[Role]) -> Sequence[int]:
    """Numbers of the lines of which something is said."""
    if roles.count(PARAGRAPH) == len(roles):
        return ()
    return [number for number, role in enumerate(roles) if role is not PARAGRAPH]


class _Look(NamedTuple):
    """What a line is by its words."""

    text: str
    """As much of it as is looked at."""
    dateline: Dateline | None
    """That it opens with."""
    date: str | None
    """That it is, and nothing else."""
    kind: Kind | None


def _look_at(line: str) -> _Look:
    text = line[:LONGEST]
    named = field(text)
    if named:
        return _Look(text, None, None, named)
    date = iso_date(text)
    if date:  # “ADEN — 4 May 2020” is no dateline before a sentence
        return _Look(text, None, date, None)
    dateline = match_dateline(text)
    if len(text) > _DEK or (dateline and dateline.following < len(text)):
        return _Look(text, dateline, None, None)
    return _Look(text, dateline, None, shape(text))


class _Walk:
    """One walk over the lines of a draft: its head, then its body."""

    def __init__(self, texts: Sequence[str], roles: Sequence[Role]) -> None:
        self.date: str | None = None
        self.byline: str | None = None
        self.filed: dict[str, str] = {}
        """What lines for the desk say: "SLUG: FERRY-FIRE"."""
        self._texts = texts
        self._roles = roles
        self._kinds: dict[int, Kind] = {}
        """Of the lines that are no paragraphs, by number and in order."""
        self._next = 0
        self._begun = False
        """Whether the body was reached: a line that is numbered."""
        self._has_headline = False
        self._teased = False
        """Whether the line before leads to another story."""
        self._ended = False
        """Whether the copy was said to end: "ENDS"."""
        self._noted = 0
        """Number of the line from which on all is notes to editors; 0 where none is."""
        self._looks: list[_Look] = []
        """At the lines of the head, and at the first below it."""

    def head(self) -> None:
        """Headlines, dek, byline and date above the body."""
        anchor = self._anchor()
        for number, role in enumerate(self._roles[:_HEAD_LINES]):
            if number == len(self._looks):
                self._looks.append(_look_at(self._texts[number]))
            kind = self._head_kind(number, role, self._looks[number], number < anchor)
            if kind is None:
                break
            self._has_headline = self._has_headline or kind[0] == "headline"
            if kind[0] in ("headline", "dek"):
                self.date = self.date or closing_date(self._texts[number])
            self._kinds[number] = kind
        self._next = len(self._kinds)

    def body(self, told: Sequence[int]) -> None:
        """The lines below the head; `told` are the numbers of those of which something is said."""
        size = len(self._texts)
        # a line by itself is a paragraph
        odd = odd_lines(self._texts, self._next) if size > 1 else []
        for number in (*(sorted({*odd, *told}) if told else odd), size):
            while self._teased and self._next < number:
                self._line()
            if self._next < number:
                self._begun, self._next = True, number
            if self._next == number < size:
                self._line()
            if self._noted:
                self._kinds.update(dict.fromkeys(range(self._noted, size), KINDS["end"]))
                return

    def blocks(self, starts: Sequence[int]) -> list[Block]:
        """The lines as blocks, now that all are told."""
        made: list[Block] = []
        kinds = self._kinds
        new = tuple.__new__  # as `Block`, in half its time
        paragraphs = 0
        lines = range(len(starts))
        for line, start, text in zip(lines, starts, self._texts, strict=True):
            if line in kinds:
                kind, reason = kinds[line]
                numbered = kind in _NUMBERED
                paragraphs += numbered
                number = paragraphs * numbered
                made.append(Block(start, start + len(text), kind, number, reason))
            else:
                paragraphs += 1
                made.append(new(Block, (start, start + len(text), "paragraph", paragraphs, None)))
        if paragraphs:  # there is a body
            first = 0
            while not made[first].paragraph:
                first += 1
            self._part(made, first)
        return made

    def _part(self, blocks: list[Block], number: int) -> None:
        """Make the dateline of the first paragraph of the body a block by itself; a wire has the
        points of its story above."""
        while blocks[number].type == "list-item" and number + 1 < len(blocks):
            number += 1
        start, end, kind, paragraph, _ = blocks[number]
        if kind != "paragraph":
            return
        seen = number < len(self._looks)
        look = self._looks[number] if seen else _look_at(self._texts[number])
        dateline = look.dateline
        if dateline and start + dateline.following < end:
            self.date = self.date or dateline.date
            blocks[number] = Block(start + dateline.following, end, kind, paragraph)
            blocks.insert(number, Block(start, start + dateline.end, "dateline", paragraph))

    def _line(self) -> None:
        """Tell what the next line of the body is."""
        text, role = self._texts[self._next], self._roles[self._next]
        kind = self._told(role) if role is not PARAGRAPH else None
        if kind is None and len(self._texts) > 1 and len(text) <= LONGEST:
            kind = shape_in_body(text) or self._placed(text)
        self._teased = kind == TEASER
        if kind is not None and kind[0] == "boilerplate" and self._begun:
            if notes_follow(text, self._ended):
                self._noted = self._next
            self._ended = self._ended or ends_copy(text)
        if kind is not None and kind != _PARAGRAPH:
            self._kinds[self._next] = kind
        self._begun = self._begun or kind is None or kind[0] in _NUMBERED
        self._next += 1

    def _ends_like_sentence(self, number: int) -> bool:
        return ends_like_sentence(self._texts[number])

    def _anchor(self) -> int:
        """Number of lines that surely stand above the body: down to a byline, date or dateline."""
        anchor = 0
        for number, role in enumerate(self._roles[:_HEAD_LINES]):
            look = _look_at(self._texts[number])
            self._looks.append(look)
            text, dateline, date, kind = look
            if dateline and number == 0 and self._is_of_a_city(dateline):
                self._looks[0], dateline = look._replace(dateline=None), None
            if dateline:
                return number + (dateline.following == len(text))
            if len(text) > _DEK or role.type in BODY:
                break
            if date or role.type in _HEAD or kind == KINDS["byline"]:
                anchor = number + 1
        return anchor

    def _is_of_a_city(self, dateline: Dateline) -> bool:
        """Whether the first line is a headline that opens with a city, as papers of Pakistan have
        it: "KARACHI: Old bank to become museum"."""
        text = self._texts[0]
        return (
            text[dateline.end - 1] == ":"
            and len(text) <= _DEK
            and not ends_with_stop(text)
            and self._body_follows(0)
        )

    def _head_kind(self, number: int, role: Role, look: _Look, certain: bool) -> Kind | None:
        text, dateline, date, kind = look
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
        if dateline and dateline.following < len(text):
            return None
        if not certain and not self._body_follows(number):
            return None
        if dateline:
            return "dateline", None
        if not self._has_headline:
            return ("headline", None) if certain or is_headline(text) else None
        above = self._texts[number - 1]
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
        dated = kind == KINDS["stamp"] or (kind == FIELD and is_dated(text))
        if kind == FIELD and (told := filed(text)):
            self.filed.setdefault(*told)
        if kind[0] in ("byline", "dateline") or dated:
            self.date = self.date or find_date(text)

    def _body_follows(self, number: int) -> bool:
        """Whether, head lines aside, a paragraph that ends like a sentence comes next."""
        return any(map(ends_like_sentence, self._texts[number + 1 : number + 6]))

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
        if len(text) <= CROSSHEAD and takes_over(self._texts[self._next - 1], text):
            return FIELD
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
