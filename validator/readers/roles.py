"""What a line of a draft is, told by its shape and its place."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from validator.api import Block, Metadata
from validator.readers.datelines import iso_date, match_dateline


class Line(NamedTuple):
    """A block of prose whose role is not known yet; `marker` is what opened it, cut off."""

    start: int
    end: int
    marker: str


_HEADLINE_LENGTH = 150
_DEK_LENGTH = 220
_CROSSHEAD_LENGTH = 90

_STOP = re.compile(r"[.!?…:;,][\"'”’)\]]*$|[\"”][)\]]?$")
_FULL_STOP = re.compile(r"(?<!\.)\.[\"'”’)\]]*$|[,;:]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?$")
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Story by|Words by|From) (?:[A-Z][\w.’'-]*|and|in|of|for|the|de|van|der|von|al-\w+|&|\|)"
    r"(?:,? (?:[A-Z][\w.’'-]*|and|in|of|for|the|de|van|der|von|al-\w+|&|\||/)){0,14}$"
)
_CREDIT_BYLINE = re.compile(
    r"\(?(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated|Written)"
    r"(?: and \w+)? by [A-Z].{0,240}$"
)
_CAPTION = re.compile(r"(?:(?:File )?(?:Photo|Picture|Image)|Caption|Pictured|In pictures?)\b ?[:|]", re.I)
_CREDIT = re.compile(
    r"(?:(?:File )?(?:Photo|Image|Picture|Video|Credit|Source|Via|Copyright|Courtesy)s?"
    r"(?: (?:by|credit|courtesy|source|of))*\s?[:/|]|©|\(c\) ?\d|Copyright\b|All rights reserved\b"
    r"|(?:Getty|AFP|AP|Reuters) (?:Images|Photo)\b).{0,120}$",
    re.I,
)
_STAMP = re.compile(
    r"(?:(?:Last |First )?(?:Updated|Published|Posted|Modified|Created)\b(?: on| at)?:? ?\d?.{0,60}"
    r"|\d{1,4} (?:min(?:ute)?s? read|comments?|shares?|views?|(?:hours?|days?|minutes?) ago))$",
    re.I,
)
_FURNITURE = re.compile(
    r"(?:(?:Tags?|Topics?|Filed under|Categor(?:y|ies)|Keywords?|Labels?) ?:"
    r"|(?:Follow|Like|Join|Find) (?:us|me|[A-Z]\w+) on |(?:Subscribe|Sign up) (?:to|for) "
    r"|(?:READ|WATCH|LISTEN|SEE|ALSO READ|READ MORE|RELATED|MORE)\b ?[:|]|Read (?:more|also|next) ?[:|]"
    r"|This (?:site|website) uses cookies|https?://\S+$|www\.\S+$|Share (?:this|on) ).{0,160}$"
)
_CASED_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")


def assign_roles(prose: str, lines: Sequence[Line]) -> tuple[list[Block], Metadata]:
    """The blocks of a draft, and what it says of itself: date and byline."""
    return _Roles(prose, lines).assign()


class _Roles:
    """One walk over the lines: the head of the draft, then its body."""

    def __init__(self, prose: str, lines: Sequence[Line]) -> None:
        self._prose = prose
        self._lines = lines
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._date: str | None = None
        self._byline: str | None = None

    def assign(self) -> tuple[list[Block], Metadata]:
        body = self._head()
        for number in range(body, len(self._lines)):
            self._body_line(number)
        return self._blocks, Metadata(date=self._date, byline=self._byline)

    def _text(self, number: int) -> str:
        line = self._lines[number]
        return self._prose[line.start : line.end]

    def _short(self, number: int, length: int) -> bool:
        line = self._lines[number]
        return line.end - line.start <= length

    def _add(self, number: int, role: str) -> None:
        line = self._lines[number]
        self._blocks.append(Block(line.start, line.end, role))  # type: ignore[arg-type]

    def _head(self) -> int:
        """Headlines, dek, byline and date above the body; returns where the body begins."""
        number = 0
        while number < len(self._lines) and number < 8:
            role = self._head_role(number)
            if role is None:
                break
            self._add(number, role)
            number += 1
        return number

    def _head_role(self, number: int) -> str | None:
        line = self._lines[number]
        if line.marker == "#":
            return "headline"
        if line.marker or not self._short(number, _DEK_LENGTH):
            return None
        text = self._text(number)
        if _BYLINE.match(text):
            self._byline = self._byline or text.partition(" ")[2]
            return "byline"
        date = iso_date(text)
        if date:
            self._date = self._date or date
            return "dateline"
        if furniture(text):
            return "boilerplate"
        if number + 1 == len(self._lines) or not self._body_follows(number + 1):
            return None
        titled = any(block.type == "headline" for block in self._blocks)
        if not titled:
            return "headline" if self._is_headline(text) else None
        previous = self._text(number - 1)
        if text in previous or previous in text:
            return "headline"
        return "dek" if not _STOP.search(text) and self._short(number, _DEK_LENGTH) else None

    def _is_headline(self, text: str) -> bool:
        return (
            len(text) <= _HEADLINE_LENGTH
            and not _FULL_STOP.search(text)
            and not _QUOTED.fullmatch(text)
            and match_dateline(text) is None
        )

    def _body_follows(self, number: int) -> bool:
        """Whether, head lines aside, a paragraph that ends like a sentence comes next."""
        return any(
            _SENTENCE_END.search(self._text(n)[-8:]) for n in range(number, min(number + 6, len(self._lines)))
        )

    def _body_line(self, number: int) -> None:
        line = self._lines[number]
        text = self._text(number) if line.end - line.start <= 260 else ""
        role = "paragraph"
        if line.marker == "#":
            role = "headline" if not self._paragraphs else "boilerplate"
        elif line.marker.startswith("#"):
            role = "boilerplate"
        elif line.marker == ">":
            role = "block-quote"
        elif line.marker:
            role = "list-item"
        elif text and len(self._lines) > 1:
            role = self._odd_role(number, text) or role
        if role in ("paragraph", "list-item", "block-quote"):
            self._paragraphs += 1
            start = line.start
            if role == "paragraph" and self._paragraphs == 1:
                start = self._dateline(line)
            self._blocks.append(Block(start, line.end, role, self._paragraphs))  # type: ignore[arg-type]
        else:
            self._add(number, role)

    def _odd_role(self, number: int, text: str) -> str | None:
        if _CREDIT_BYLINE.match(text) or (_BYLINE.match(text) and number + 1 == len(self._lines)):
            return "byline"
        if _CAPTION.match(text) and len(text) > 60:
            return "caption"
        if furniture(text) or self._is_crosshead(number, text):
            return "boilerplate"
        return None

    def _is_crosshead(self, number: int, text: str) -> bool:
        """A short line without a stop, between or behind paragraphs that end like sentences."""
        if not self._paragraphs or len(text) > _CROSSHEAD_LENGTH or _STOP.search(text):
            return False
        if text[:1] in "\"“'‘(—–-" or not any(c.isalpha() for c in text):
            return False
        if not _SENTENCE_END.search(self._text(number - 1)[-8:]):
            return False
        if number + 1 < len(self._lines):
            return self._body_follows(number + 1)
        return not any(c.isdigit() for c in text) and len(text.split()) <= 8

    def _dateline(self, line: Line) -> int:
        """Cut the dateline off the first paragraph; returns where the paragraph goes on."""
        found = match_dateline(self._prose[line.start : min(line.start + 160, line.end)])
        if found is None or line.start + found.following >= line.end:
            return line.start
        self._date = self._date or found.date
        self._blocks.append(
            Block(line.start, line.start + found.end, "dateline", self._paragraphs)
        )
        return line.start + found.following


def furniture(text: str) -> str | None:
    """Why a line is page furniture, by its shape: "credit", "stamp", "line"; none if it is not."""
    if _CREDIT.match(text):
        return "credit"
    if _STAMP.match(text):
        return "stamp"
    if _FURNITURE.match(text):
        return "line"
    return None
