"""Text on a terminal: its width, where it breaks, and nothing in it that acts on the terminal."""

import re
from collections.abc import Iterable, Iterator

from validator.diagnostic import Severity
from validator.regex import regex

# C0 and C1 controls, and what reorders or ends a line unseen
_HOSTILE = regex("[\x00-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_PICTURES = {**{code: chr(0x2400 + code) for code in range(0x20)}, 0x7F: "\u2421"}
_USUAL = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("“”‘’–—…£€")
# outside these blocks a code point may take no column, or two
_SINGLE = regex("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_WORD = re.compile("[^ ]+")

BOLD, DIM, UNDERLINE = "1", "2", "4"
COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def visible(text: str) -> str:
    """The text with each control character as one sign that can be seen: ESC as "␛"."""
    if text.isprintable():
        return text
    return _HOSTILE.sub(lambda match: _PICTURES.get(ord(match[0]), "\ufffd"), text)


def one_line(text: str) -> str:
    """The text with white space folded, safe to print."""
    return visible(" ".join(text.split()))


def shortened(text: str, longest: int = 80) -> str:
    """The text, cut at a word with an ellipsis if it is long."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]} …"


def columns(text: str) -> int:
    """How many columns a terminal gives to the text."""
    return len(text) if is_single(text) else sum(map(_width, text))


def is_single(text: str) -> bool:
    """Whether each character takes one column."""
    return _USUAL.issuperset(text) or _SINGLE.fullmatch(text) is not None


def _width(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> Iterable[tuple[int, int]]:
    """The lines of a text as (start, end): broken at spaces, within a word only if it must be."""
    return _lines_of_single(text, width) if is_single(text) else lines_of_any(text, width)


def _lines_of_single(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text of which each character takes one column."""
    lines = []
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space < 0:  # a word that fits no line
            lines.append((start, start + width))
            start += width
            continue
        lines.append((start, start + len(text[start:space].rstrip(" "))))
        start = space + 1
        while text[start] == " ":
            start += 1
    if end > start:
        lines.append((start, end))
    return lines


def lines_of_any(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of a text of which a character may take no column, or two."""
    start = end = used = 0
    for match in _WORD.finditer(text):
        needed = columns(match[0])
        gap = match.start() - end
        if end > start and used + gap + needed <= width:
            end, used = match.end(), used + gap + needed
            continue
        if end > start:
            yield start, end
        start, end, used = match.start(), match.end(), needed
        if needed > width:
            *full, (start, end) = _pieces(text, start, end, width)
            yield from full
            used = columns(text[start:end])
    if end > start:
        yield start, end


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A word that fits no line, in pieces that do; a piece has at least one character."""
    used = 0
    for offset in range(start, end):
        needed = columns(text[offset])
        if used + needed > width and offset > start:
            yield start, offset
            start, used = offset, 0
        used += needed
    yield start, end


def indented(text: str, first: str, rest: str, width: int) -> list[str]:
    """The lines of one paragraph, each behind its indent, whose characters take a column each."""
    indent, lines = first, []
    for start, end in wrap(text, max(width - len(rest), 20)):
        lines.append(indent + text[start:end])
        indent = rest
    return lines


def paint(text: str, *codes: str) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if text else text
