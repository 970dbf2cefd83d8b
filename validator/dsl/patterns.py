r"""Regular expressions of rules: RE2's syntax and linear time, with Unicode `\b \w \d \s`.

RE2 knows ASCII word boundaries only. Where a text holds other letters, a pattern with `\b` runs on
a shadow of it, in which they are underscores: word characters to RE2, at the same offsets.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

import re2

from validator.named_tuples import NamedTuple
from validator.regex import regex

_WORD = r"\p{L}\p{N}_"
_SPACE = r"\s\p{Z}\x{85}"
_OUTSIDE = {"w": f"[{_WORD}]", "W": f"[^{_WORD}]", "d": r"\p{Nd}", "D": r"\P{Nd}",
            "s": f"[{_SPACE}]", "S": f"[^{_SPACE}]"}  # fmt: skip
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "D": r"\P{Nd}", "s": _SPACE}
_ASCII = bytes(range(128))
_IN_LINE = frozenset("wdbBS")
"""The letters that, with a backslash, never stand for an end of a line or of the text."""
_TOKEN = regex(
    r"\\(?:x\{[0-9A-Fa-f]*\}|[pP]\{[^}]*\}|Q(?:.*?\\E|.*)|.)|\[:\^?[a-z]+:\]|\[\^?\]?|\]|.",
    re.DOTALL,
)
"""An escape, a named class, the beginning of a class, or one character."""
_FOREIGN_WORD = regex(r"[^\W\x00-\x7f]")


class RegexError(Exception):
    """A regular expression that RE2 refuses, or that this language cannot run exactly."""

    def __init__(self, message: str, hint: str | None = None, position: int | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.position = position


class _Translation(NamedTuple):
    unicode: str
    r"""With Unicode classes, `\b` as written."""
    boundaries: bool
    plain: bool
    """Whether the shadow text can stand for the real one."""
    inner: str | None
    r"""Without `\b` at the edges; None if there are others inside."""
    left: bool
    right: bool
    in_line: bool
    """Whether a match surely lies in one line, whatever stands in others."""


def _translate(pattern: str) -> _Translation:
    parts: list[str] = []
    boundaries: list[int] = []
    plain, in_class = "_" not in pattern and not _FOREIGN_WORD.search(pattern), False
    in_line = pattern.isprintable() and "(?" not in pattern.replace("(?:", "")
    for match in _TOKEN.finditer(pattern):
        token = match.group()
        in_line = in_line and (
            token[:2] not in ("[^", "[:")
            and (token not in ("^", "$") or in_class)
            and (token[0] != "\\" or token[1:] in _IN_LINE or not token[1].isalnum())
        )
        if token[0] == "[" and not in_class:
            in_class = token[-2:] != ":]"
        elif token == "]" and in_class:
            in_class = False
        elif token[0] == "\\" and len(token) > 1:
            letter = token[1]
            if letter in "pPx":
                plain = False
            if in_class and letter in "WS":
                raise RegexError(
                    f"“{token}” inside [...]", "write the class without it", match.start()
                )
            if letter in "bB" and not in_class:
                boundaries.append(len(parts))
                if letter == "B":
                    boundaries.append(-1)
            token = (_INSIDE if in_class else _OUTSIDE).get(letter, token)
        parts.append(token)
    left = bool(boundaries) and boundaries[0] == 0
    right = bool(boundaries) and boundaries[-1] == len(parts) - 1
    edges = {*([0] if left else []), *([len(parts) - 1] if right else [])}
    inner = None
    if set(boundaries) <= edges and "|" not in parts:
        inner = "".join(part for index, part in enumerate(parts) if index not in edges)
    return _Translation("".join(parts), bool(boundaries), plain, inner, left, right, in_line)


_CLASSES = frozenset("wWdDsSbB")


def _needed(pattern: str) -> str:
    """Letters that stand in a row in all that matches, the most that are known: RE2 reads a text
    as slowly without them."""
    if "(?" in pattern.replace("(?:", ""):
        return ""  # it may be that case does not count
    rows, depth, within = [""], 0, ""
    for match in _TOKEN.finditer(pattern):
        token = match.group()
        if within:
            within = "" if token == within else within
        elif token[0] == "[":
            within = "" if token[-2:] == ":]" else "]"
        elif token == "|" and depth == 0:
            return ""
        elif token[0] == "\\" and token[1:].isalnum() and token[1:] not in _CLASSES:
            return ""  # a number or a name may follow
        elif depth == 0 and (token.isalnum() or token in " %&"):
            rows[-1] += token
            continue
        elif token in "*?{":
            rows[-1] = rows[-1][:-1]
            within = "}" if token == "{" else ""
        else:
            depth += (token == "(") - (token == ")")
        rows.append("")
    return max(rows, key=len)


def _compile(pattern: str) -> Any:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True  # only the whole is asked for, which is quicker to find
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        text = error.args[0] if error.args else "it is not understood"
        text = text.decode() if isinstance(text, bytes) else str(text)
        hint = None
        if re.search(r"\(\?<?[=!]", pattern):
            hint = "there is no look-around: use before, after, unless"
        elif re.search(r"\\[1-9]", pattern):
            hint = "there are no back-references"
        raise RegexError(text, hint) from None


class _Expression:
    """A regular expression, in the forms that texts ask for: most are in ASCII and need one."""

    def __init__(self, pattern: str) -> None:
        """Raises RegexError."""
        self._pattern = pattern
        self.translation = _translate(pattern)
        boundaries, plain, inner = self.translation[1:4]
        if boundaries and not plain and inner is None:
            raise RegexError(
                r"“\b” inside, together with letters outside a-z",
                r"put “\b” at the beginning or the end only",
            )

    @cached_property
    def needed(self) -> str:
        return _needed(self._pattern)

    @cached_property
    def exact(self) -> Any:
        return _compile(self.translation.unicode)

    @cached_property
    def shadow(self) -> Any:
        """For the shadow of a text; None where the text itself must be looked at."""
        return _compile(self._pattern) if self.translation.plain else None

    @cached_property
    def inner(self) -> Any:
        assert self.translation.inner is not None
        return _compile(self.translation.inner)


_expression = lru_cache(maxsize=4096)(_Expression)


def check_regex(pattern: str) -> None:
    """Raises RegexError for a pattern that cannot run."""
    if _expression(pattern).exact.fullmatch("") is not None:
        raise RegexError("it matches where there is nothing", "ask for at least one character")


def stays_in_line(pattern: str) -> bool:
    """Whether a text may be searched line by line: each match lies in one, and depends on no
    other."""
    return _expression(pattern).translation.in_line


def _shadow(text: str) -> str:
    def stand_in(match: re.Match[str]) -> str:
        character = match.group()
        return str(int(character)) if character.isdecimal() else "_"

    return _FOREIGN_WORD.sub(stand_in, text)


@lru_cache(maxsize=8)
def _shadow_of(text: str) -> str | None:
    """The shadow of a text; None where it would be the text itself."""
    if text.isascii():
        return None
    foreign = _encoded(text).translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _shadow(text) if _FOREIGN_WORD.search(foreign) else None


def find_all(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """The extents of all matches, left to right, none empty."""
    expression = _expression(pattern)
    if expression.needed not in text:
        return iter(())
    shadow = _shadow_of(text) if expression.translation.boundaries else None
    if shadow is None:
        return _search(expression.exact, text)
    if expression.shadow is not None:
        return _search(expression.shadow, shadow)
    return _between_boundaries(expression, text)


def is_absent(pattern: str, text: str) -> bool:
    """Whether it is known that nothing in a text matches: told by its first match."""
    expression = _expression(pattern)
    if expression.needed not in text:
        return True
    shadow = _shadow_of(text) if expression.translation.boundaries else None
    if shadow is None:
        return expression.exact.search(_encoded(text)) is None
    if expression.shadow is not None:
        return expression.shadow.search(_encoded(shadow)) is None
    return expression.inner.search(_encoded(text)) is None


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


def _between_boundaries(expression: _Expression, text: str) -> Iterator[tuple[int, int]]:
    """Matches of the inner pattern that begin and end at a boundary where they must. On bytes, as
    RE2's wrapper would encode the text anew for each search."""
    translation, data = expression.translation, _encoded(text)
    at, behind = 0, 0  # one place, in characters and in bytes
    while (match := expression.inner.search(data, behind)) is not None:
        first, last = match.span()
        start = at + len(data[behind:first].decode("utf-8", "surrogatepass"))
        end = start + len(data[first:last].decode("utf-8", "surrogatepass"))
        left = not translation.left or _boundary(text, start)
        right = not translation.right or _boundary(text, end)
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
