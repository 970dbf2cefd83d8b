"""What is not understood in rule text is blanked, so that the rest can be read; offsets stay."""

import re

from validator.dsl.syntax.unexpected import (
    BLOCK_WORDS,
    CLAUSE_WORDS,
    SyntaxFault,
    shortened,
)
from validator.source import Extent

_BLOCKS, _CLAUSES = "|".join(BLOCK_WORDS), "|".join(sorted(CLAUSE_WORDS))
_OPENER = re.compile(
    rf"^[ \t]*(?:(?P<block>{_BLOCKS})|(?P<clause>{_CLAUSES}))\b|^[ \t]*(?P<close>\}})",
    re.MULTILINE,
)
_STRINGS = re.compile(r'"""(?s:.)*?(?:"""|\Z)|"(?:[^"\\\n]|\\.)*(?:"|$)|#[^\n]*', re.MULTILINE)


def without_strings(text: str) -> str:
    """The text with what stands in strings and comments blanked, lines kept."""
    return _STRINGS.sub(lambda m: filled(m.group(), "\1"), text)


def filled(text: str, character: str) -> str:
    """A text of one character, lines kept."""
    return "\n".join([character * len(line) for line in text.split("\n")])


def close_block(text: str, offset: int, word: str) -> str | None:
    """The text with a brace before `offset`, where a block ends without one: at the end of the
    file, where there is no `word`, or before one that opens the next; offsets stay."""
    if not word:
        return text + "\n}"
    if word in BLOCK_WORDS and text[offset - 1 : offset].isspace():
        return text[: offset - 1] + "}" + text[offset:]
    return None


def unclosed(text: str, offset: int) -> SyntaxFault:
    """Tells of the block that goes on at `offset` though it should have ended."""
    openers = [m for m in _OPENER.finditer(without_strings(text), 0, offset) if m.group("block")]
    start = openers[-1].start("block") if openers else 0
    end = text.find("\n", start)
    opening = text[start : end if end >= 0 else len(text)].rstrip()
    return SyntaxFault(
        Extent(start, start + len(opening)),
        f"“{shortened(opening)}” is not closed",
        "end it with }",
    )


_NAME = re.compile(r"[^\W\d][\w-]*")


def lost(text: str, blanked: str) -> frozenset[str]:
    """The words that a text no longer has, in strings too: one may not be closed."""
    return frozenset(m[0] for m in _NAME.finditer(text) if blanked[m.start()] != m[0][0])


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + filled(text[start:end], " ") + text[end:]


_BALANCED = re.compile(r"(?:[^{}]++|\{[^{}]*+\})*+")


def blank_opened(text: str, at: Extent, *, block: bool) -> str:
    """The text without the clause or block that begins with a word: up to the next block, or up
    to the end of this one and the next line that is not indented further, as what goes on is."""
    bare = without_strings(text)
    if block:
        blocks = (m.start() for m in _OPENER.finditer(bare, at.end) if m["block"])
        return _blank(text, at.start, next(blocks, len(text)))
    line = bare[bare.rfind("\n", 0, at.start) + 1 : at.start]
    indent = len(line) - len(line.lstrip())
    clause = re.compile(rf"^[ \t]{{0,{indent}}}[^\s\1]", re.MULTILINE).search(bare, at.end)
    closed = _BALANCED.match(bare, at.end)
    ends = [m.start() if m is clause else m.end() for m in (clause, closed) if m]
    return _blank(text, at.start, min(ends))


def blank_clause(text: str, offset: int, *, block: bool) -> str:
    """The text without the clause that holds `offset`; where there is none, without its block."""
    openers = list(_OPENER.finditer(without_strings(text)))
    if not block:  # a clause that another cuts short is the one at fault
        offset = next(
            (m.start() - 1 for m in openers if m.end() - len(m[0].strip()) == offset), offset
        )
    before = [match for match in openers if match.start() <= offset]
    after = next((match for match in openers if match.start() > offset), None)
    end = after.start() if after else len(text)
    blocks = [match for match in before if match.group("block")]
    if blocks and blocks[-1].group("block") == "condition":
        block = True  # its lines are no clauses
    if (
        not block
        and before
        and before[-1].group("clause")
        and text[before[-1].start() : end].strip()
    ):
        return _blank(text, before[-1].start(), end)
    start = blocks[-1].start() if blocks else 0
    end = next(
        (m.start() for m in openers if m.start() > max(offset, start) and m.group("block")),
        len(text),
    )
    if not text[start:end].strip():
        return text
    return _blank(text, start, end)


def block_starts(text: str) -> list[int]:
    """Where the blocks of a text begin, but for one at its beginning."""
    openers = _OPENER.finditer(without_strings(text))
    return [match.start() for match in openers if match["block"] and match.start()]
