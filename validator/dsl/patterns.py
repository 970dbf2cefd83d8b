r"""Where the regular expressions of rules match, as RE2 finds it.

RE2 knows ASCII word boundaries only. Where a text holds other letters, a pattern with `\b` runs on
a shadow of it, in which they are underscores: word characters to RE2, at the same offsets.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import re2

from validator.dsl import plan
from validator.regex import regex

_ASCII = bytes(range(128))
FOREIGN_WORD = regex(r"[^\W\x00-\x7f]")
"""A word character beyond ASCII."""


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> Any:
    """Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True  # only the whole is asked for, which is quicker to find
    return re2.compile(pattern, options)


def _shadow(text: str) -> str:
    def stand_in(match: re.Match[str]) -> str:
        character = match.group()
        return str(int(character)) if character.isdecimal() else "_"

    return FOREIGN_WORD.sub(stand_in, text)


@lru_cache(maxsize=8)
def _shadow_of(text: str) -> str | None:
    """The shadow of a text; None where it would be the text itself."""
    if text.isascii():
        return None
    foreign = _encoded(text).translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _shadow(text) if FOREIGN_WORD.search(foreign) else None


def find_all(expression: plan.RegexPattern, text: str) -> Iterator[tuple[int, int]]:
    """The extents of all matches, left to right, none empty."""
    if expression.needed not in text:
        return iter(())
    shadow = _shadow_of(text) if expression.boundaries else None
    if shadow is None:
        return _search(compiled(expression.unicode), text)
    if expression.plain:
        return _search(compiled(expression.pattern), shadow)
    return _between_boundaries(expression, text)


def is_absent(expression: plan.RegexPattern, text: str) -> bool:
    """Whether it is known that nothing in a text matches: told by its first match."""
    if expression.needed not in text:
        return True
    shadow = _shadow_of(text) if expression.boundaries else None
    if shadow is None:
        return compiled(expression.unicode).search(_encoded(text)) is None
    if expression.plain:
        return compiled(expression.pattern).search(_encoded(shadow)) is None
    return compiled(expression.inner).search(_encoded(text)) is None


@lru_cache(maxsize=8)
def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _search(regex: Any, text: str) -> Iterator[tuple[int, int]]:
    """Matches that are not empty. On bytes, as RE2's wrapper counts characters match by match."""
    data = _encoded(text)
    spans = (match.span() for match in regex.finditer(data))
    found = ((start, end) for start, end in spans if end > start)
    return found if text.isascii() else _in_characters(data, found)


def _in_characters(data: bytes, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Byte offsets, in order, as offsets of the text that they encode."""
    at, characters = 0, 0
    for start, end in places:
        first = characters + len(data[at:start].decode("utf-8", "surrogatepass"))
        at, characters = end, first + len(data[start:end].decode("utf-8", "surrogatepass"))
        yield first, characters


def _between_boundaries(expression: plan.RegexPattern, text: str) -> Iterator[tuple[int, int]]:
    """Matches of the inner pattern that begin and end at a boundary where they must. On bytes, as
    RE2's wrapper would encode the text anew for each search."""
    inner, data = compiled(expression.inner), _encoded(text)
    at, behind = 0, 0  # one place, in characters and in bytes
    while (match := inner.search(data, behind)) is not None:
        first, last = match.span()
        start = at + len(data[behind:first].decode("utf-8", "surrogatepass"))
        end = start + len(data[first:last].decode("utf-8", "surrogatepass"))
        left = not expression.left or _boundary(text, start)
        right = not expression.right or _boundary(text, end)
        if left and right and end > start:
            yield start, end
            at, behind = end, last
            continue
        # going on inside a match that is long would make time quadratic
        go_on = end if left and end > start else _next_boundary(text, start + 1)
        if go_on > len(text):
            return
        at, behind = go_on, first + len(text[start:go_on].encode("utf-8", "surrogatepass"))


def _next_boundary(text: str, offset: int) -> int:
    while offset <= len(text) and not _boundary(text, offset):
        offset += 1
    return offset


def _boundary(text: str, offset: int) -> bool:
    before = offset > 0 and (text[offset - 1].isalnum() or text[offset - 1] == "_")
    after = offset < len(text) and (text[offset].isalnum() or text[offset] == "_")
    return before != after
