"""What the lines of a draft are, told by their shape and place: headline, byline, furniture.

Shared by readers of formats that do not say so themselves.
"""

import re
from collections.abc import Mapping, Sequence

from validator.api import BODY, Block, BlockType, Furniture, Metadata, NamedTuple, regex
from validator.readers.datelines import Dateline, find_date, iso_date, match_dateline

_Role = tuple[BlockType, Furniture | None]
_ROLES: Mapping[str | None, _Role] = {
    "byline": ("byline", None),
    "caption": ("caption", None),
    "credit": ("boilerplate", "credit"),
    "stamp": ("boilerplate", "stamp"),
    "furniture": ("boilerplate", "furniture"),
}
_MARKED: Mapping[str, BlockType] = {">": "block-quote", "\t": "table-cell"}
_PARAGRAPH: _Role = ("paragraph", None)
_NUMBERED: frozenset[BlockType] = frozenset({"paragraph", "list-item", "block-quote"})
_HEAD: frozenset[BlockType] = frozenset({"headline", "dek", "byline", "dateline"})
_HEAD_LINES = 8
_HEADLINE, _DEK, _CROSSHEAD, _SHAPED = 150, 220, 90, 300
"""The most characters of each; a line longer than `_SHAPED` is a paragraph."""

_NAME = r"(?:[A-Z][\w.’'-]*|and|in|of|for|the|de|van|der|von|al-\w+|[&|/])"
_CALENDAR = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
)
_NETWORK = (
    "(?:Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Telegram|TikTok|Twitter|WhatsApp|X|YouTube)"
)
_FURNITURE = regex(
    rf"""
      (?P<byline> (?:By|BY|(?:Written|Story|Words)\ by|From)(?:,?\ {_NAME}){{1,14}}
        (?:\ ?[,|·•–—-]\ .{{0,30}}\d{{4}}.{{0,20}})?$
      | \(?(?:(?:Additional|Further)\ )?(?i:reporting|writing|editing|compiled|translated|written)
        (?:\ and\ \w+)?\ by\ [A-Z].{{0,240}}$)
    | (?P<caption> (?:Caption|Pictured)\ ?[:|]\ ?\S
      | (?:File\ )?(?:Photo|Picture|Image)\ ?[:|]\ ?(?:.{{60}}|(?:An?|The|Two)\ ))
    | (?P<credit> (?i:(?:File\ )?(?:Photo|Image|Picture|Video|Credit|Courtesy)s?
        (?:\ (?:by|credit|courtesy|source|of))*\ ?[:/|].{{0,120}}$
        |©.{{0,120}}$|\(c\)\ ?\d.{{0,120}}$|Copyright(?:\ (?:\d|©|\(c\)).{{0,120}})?\.?$
        |All\ rights\ reserved\b.{{0,60}}$)
      | (?:Getty|AFP|AP|Reuters)\ (?:Images|Photo)(?:\ ?[/|,].{{0,60}})?$
      | (?i:sources?|via)\ ?[:|](?:[,;]?\ (?:{_NAME}|\d{{4}})){{1,12}}$)
    | (?P<stamp> (?i:(?:(?:Last|First)\ )?(?:Updated|Published|Posted|Modified)
        (?:\ on|\ at)?:?\ (?:\d|{_CALENDAR}|today\b|yesterday\b|just\ now).{{0,60}}$
        |(?:Published|Posted)\ by\ [^.]{{1,60}}$
        |\d{{1,4}}\ (?:min(?:ute)?s?\ read|comments?|shares?|views?|(?:hour|day|minute)s?\ ago)$))
    | (?P<furniture> (?:(?:Tags?|Topics?|Filed\ under|Categor(?:y|ies)|Keywords?|Labels?)\ ?:
        |(?:Follow|Like|Join|Find)\ (?:us|me|[A-Z]\w+)\ on\ {_NETWORK}\b
        |(?:Subscribe|Sign\ up)\ (?:to|for)\b
        |(?:READ|WATCH|LISTEN|SEE|ALSO\ READ|READ\ MORE|RELATED|MORE)\b\ ?[:|]
        |(?:Read|See|Watch)\ (?:more|also|next)\ ?[:|]|This\ (?:site|website)\ uses\ cookies
        |https?://\S+$|www\.\S+$|Share\ (?:this|on)\b).{{0,160}}$)
    """,
    re.VERBOSE,
)
_AUTHOR = regex(r"\(?(?:[^,|]{0,40}?\b(?:by|By|BY)|From) (.+?)(?: ?[|·•–—-] .*|, [^,]*\d.*|\))?$")
_CREDITED = regex(
    r"[ (\[](?:Image|Photo|Photograph|Picture)s?(?:: | by |/)[A-Z][^.]{1,60}(?:\.[^.]{0,20})?$"
)
_TEASERS = regex(
    r"(?:related|recommended|trending|most (?:read|popular|viewed)|more (?:on|from|in|stories|news)"
    r"|read (?:more|also|next)|also (?:read|see)|see also|what to read|you (?:may|might) also"
    r"|latest (?:news|stories)|top stories|editor[’']s picks|don[’']t miss|from our partners)\b"
    r"[^.!?]{0,40}$",
    re.I,
)
_OPENINGS = frozenset(
    """add afp all als ap by cap cat com cop cou cre don edi fil fin fir fol fro fur get htt ima joi
    key lab las lat lik lis mod mor mos pho pic pos pub rea rec rel rep reu see sha sig sou sto sub
    tag thi top tra tre upd via vid wat wha wor wri www you""".split()  # noqa: SIM905 -- a table
)
"""First letters, three at most, of what `_FURNITURE` and `_TEASERS` know, but for figures and
signs: most lines are neither, and to look is a tenth of the cost of trying."""
_STOP = regex(r"[.!?…:;,][\"'”’)\]]*$|[\"”][)\]]?$")
_FULL_STOP = regex(r"[.,;:][\"'”’)\]]*$")
_SENTENCE_END = regex(r"[.!?…][\"'”’)\]]*$")
_CLOSING = frozenset("\"'”’)]")
_QUOTATION = regex(r"[\"“][^\"“”]*[\"”]?$")
_LONG_WORD = regex(r"\b[^\W\d_]{5,}")


class Line(NamedTuple):
    """A block of prose whose role is not known yet."""

    start: int
    end: int
    marker: str
    """What opened it and was cut off: "#", "-", ">", a number; a tab for a cell of a table."""
    type: BlockType | None = None
    """Set where the format says what it is."""
    reason: Furniture | None = None


def assign_roles(prose: str, lines: Sequence[Line]) -> tuple[list[Block], Metadata]:
    """The blocks of a draft, and what it says of itself: date and byline."""
    walk = _Walk(prose, [line for line in lines if line.type != "boilerplate"])
    walk.head()
    walk.body()
    aside = [
        Block(line.start, line.end, "boilerplate", reason=line.reason or "furniture")
        for line in lines
        if line.type == "boilerplate"
    ]
    blocks = sorted([*walk.blocks, *aside]) if aside else walk.blocks
    return blocks, Metadata(date=walk.date, byline=walk.byline)


class _Walk:
    """One walk over the lines of a draft: its head, then its body."""

    def __init__(self, prose: str, lines: Sequence[Line]) -> None:
        self.blocks: list[Block] = []
        self.date: str | None = None
        self.byline: str | None = None
        self._prose = prose
        self._lines = lines
        self._next = 0
        self._paragraphs = 0
        self._has_headline = False
        self._datelines: dict[int, Dateline | None] = {}

    def head(self) -> None:
        """Headlines, dek, byline and date above the body."""
        anchor = self._anchor()
        while self._next < min(_HEAD_LINES, len(self._lines)):
            role = self._head_role(self._next < anchor)
            if role is None:
                break
            self._add(*role)

    def body(self) -> None:
        teasers = False
        while self._next < len(self._lines):
            start, end, marker, given, _ = self._lines[self._next]
            role = _PARAGRAPH
            if given:
                role = given, None
            elif marker:
                role = self._marked(marker)
            elif end - start <= _SHAPED and len(self._lines) > 1:
                role = self._shaped(self._prose[start:end], teasers)
            teasers = role[1] == "teaser"
            self._add(*role)

    def _text(self, number: int) -> str:
        line = self._lines[number]
        return self._prose[line.start : min(line.end, line.start + _SHAPED)]

    def _dateline(self, number: int) -> Dateline | None:
        """The dateline that a line opens with."""
        if number not in self._datelines:
            self._datelines[number] = match_dateline(self._text(number))
        return self._datelines[number]

    def _ends_like_sentence(self, number: int) -> bool:
        line = self._lines[number]
        last = self._prose[line.end - 1]
        if last not in _CLOSING:
            return last in ".!?…"
        return (
            _SENTENCE_END.search(self._prose, max(line.start, line.end - 8), line.end) is not None
        )

    def _add(self, role: BlockType, reason: Furniture | None = None) -> None:
        line = self._lines[self._next]
        start, end = line.start, line.end
        self._next += 1
        if role not in _NUMBERED:
            self._has_headline = self._has_headline or role == "headline"
            self.blocks.append(Block(start, end, role, 0, reason))
            return
        self._paragraphs += 1
        if self._paragraphs == 1 and role == "paragraph":
            start = self._cut_dateline(self._next - 1)
        self.blocks.append(Block(start, end, role, self._paragraphs))

    def _cut_dateline(self, number: int) -> int:
        """Make a block of the dateline; returns where the paragraph goes on."""
        found = self._dateline(number)
        start, end = self._lines[number][:2]
        if found is None or start + found.following >= end:
            return start
        self.date = self.date or found.date
        self.blocks.append(Block(start, start + found.end, "dateline", self._paragraphs))
        return start + found.following

    def _anchor(self) -> int:
        """Number of lines that surely stand above the body: down to a byline, date or dateline."""
        anchor = 0
        for number, line in enumerate(self._lines[:_HEAD_LINES]):
            text = self._text(number)
            dateline = self._dateline(number)
            if dateline:
                return number + (dateline.following == len(text))
            if line.end - line.start > _DEK or line.type in BODY:
                break
            is_date = line.type in _HEAD or iso_date(text)
            if is_date or _shape(text, _may_be_known(text)) == _ROLES["byline"]:
                anchor = number + 1
        return anchor

    def _head_role(self, certain: bool) -> _Role | None:
        line, text = self._lines[self._next], self._text(self._next)
        if line.type:
            return self._given(line.type, text)
        if line.marker == "#":
            return "headline", None
        if line.marker or line.end - line.start > _DEK:
            return None
        date = iso_date(text)
        if date:
            self.date = self.date or date
            return "dateline", None
        shape = _shape(text, _may_be_known(text))
        if shape:
            self._note(shape, text)
            return shape
        if not certain and not self._body_follows():
            return None
        dateline = self._dateline(self._next)
        if dateline:
            return ("dateline", None) if dateline.following == len(text) else None
        if not self._has_headline:
            return ("headline", None) if certain or _is_headline(text) else None
        above = self._prose[self.blocks[-1].start : self.blocks[-1].end]
        if (text in above or above in text) and not _FULL_STOP.search(text):
            return "headline", None
        return ("dek", None) if certain or not _STOP.search(text) else None

    def _given(self, role: BlockType, text: str) -> _Role | None:
        """A role that the format gives, if it belongs in the head."""
        if role in BODY - {"dateline"}:
            return None
        self._note((role, None), text)
        return role, None

    def _note(self, role: _Role, text: str) -> None:
        """Keep what a line of the head says: who wrote it, and when."""
        if role[0] == "byline":
            self.byline = self.byline or _author(text)
        if role[0] in ("byline", "dateline") or role == _ROLES["stamp"]:
            self.date = self.date or find_date(text)

    def _body_follows(self) -> bool:
        """Whether, head lines aside, a paragraph that ends like a sentence comes next."""
        for number in range(self._next + 1, min(self._next + 6, len(self._lines))):
            if self._ends_like_sentence(number):
                return True
        return False

    def _marked(self, marker: str) -> _Role:
        if marker.startswith("#"):
            top = marker == "#" and not self._paragraphs
            return ("headline", None) if top else ("boilerplate", "crosshead")
        return _MARKED.get(marker, "list-item"), None

    def _shaped(self, text: str, teasers: bool) -> _Role:
        known = _may_be_known(text)
        shape = _shape(text, known)
        if shape:
            return shape
        link = teasers and len(text) <= _HEADLINE and not _SENTENCE_END.search(text)
        if link or (known and _TEASERS.match(text)):
            return "boilerplate", "teaser"
        if len(text) <= _CROSSHEAD and self._is_crosshead(text):
            return "boilerplate", "crosshead"
        return _PARAGRAPH

    def _is_crosshead(self, text: str) -> bool:
        """A short line without a stop, between or behind paragraphs that end like sentences."""
        if not self._paragraphs or _STOP.search(text):
            return False
        if not self._ends_like_sentence(self._next - 1):
            return False
        if self._next + 1 < len(self._lines):
            return text[0].isupper() and self._ends_like_sentence(self._next + 1)
        words = text.split()
        return text[0].isalpha() and (len(words) <= 3 or _is_title(text))


def _shape(text: str, known: bool) -> _Role | None:
    """What a line is by its words: byline, caption, or page furniture."""
    found = _FURNITURE.match(text) if known else None
    if found:
        return _ROLES[found.lastgroup]
    if not ("hoto" in text or "mage" in text or "icture" in text):
        return None
    return _ROLES["caption"] if _CREDITED.search(text, max(0, len(text) - 90)) else None


def _may_be_known(text: str) -> bool:
    """Whether a line begins as furniture and teasers do."""
    first = text[0]
    if first.isalpha():
        return text[:3].lower().strip(" ,") in _OPENINGS
    return first in "(©" or first.isdigit()


def _author(text: str) -> str:
    """The names of a byline: "Jane Roe" for "By Jane Roe | 4 Feb 2020"."""
    names = _AUTHOR.match(text)
    return names[1] if names else text


def _is_headline(text: str) -> bool:
    if len(text) > _HEADLINE or _QUOTATION.match(text) or text[0].islower():
        return False
    return not _FULL_STOP.search(text) or (text[-1] == "." and _is_title(text))


def _is_title(text: str) -> bool:
    """Whether all longer words are capitalised, three or more."""
    words: list[str] = _LONG_WORD.findall(text)
    return len(words) >= 3 and not any(word[0].islower() for word in words)
