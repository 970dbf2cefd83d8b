r"""Regular expressions as rules write them, put into those that RE2 runs: RE2's syntax and linear
time, with Unicode `\b \w \d \s`."""

import re
from collections.abc import Iterable, Iterator

import re2

from validator.dsl import plan
from validator.dsl.patterns import FOREIGN_WORD, compiled
from validator.named_tuples import NamedTuple
from validator.regex import regex

_WORD = r"\p{L}\p{N}_"
_SPACE = r"\s\p{Z}\x{85}"
_OUTSIDE = {"w": f"[{_WORD}]", "W": f"[^{_WORD}]", "d": r"\p{Nd}", "D": r"\P{Nd}",
            "s": f"[{_SPACE}]", "S": f"[^{_SPACE}]"}  # fmt: skip
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "D": r"\P{Nd}", "s": _SPACE}
_IN_LINE = frozenset("wdbBS")
"""The letters that, with a backslash, never stand for an end of a line or of the text."""
_TOKEN = regex(
    r"\\(?:x\{[0-9A-Fa-f]*\}|[pP]\{[^}]*\}|Q(?:.*?\\E|.*)|.)|\[:\^?[a-z]+:\]|\[\^?\]?|\]|.",
    re.DOTALL,
)
"""An escape, a named class, the beginning of a class, or one character."""
_FLAGS = regex(r"\(\?[A-Za-z]+\)")
"""What opens a pattern and says how it is read; a “\\b” behind it is at the beginning."""


class RegexError(Exception):
    """A regular expression that RE2 refuses, or that this language cannot run exactly."""

    def __init__(self, message: str, hint: str | None = None, position: int | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.position = position


def translated(pattern: str) -> plan.RegexPattern:
    """Raises RegexError for a pattern that cannot run."""
    expression = _translation(pattern)
    if expression.boundaries and not expression.plain and not expression.inner:
        if any(token.text == "|" and not token.in_class for token in _tokens(pattern)):
            message, hint = r"“\b” beside “|”", "write a pattern for each: (/.../ | /.../)"
        else:
            message, hint = r"“\b” inside", r"put “\b” at the beginning or the end only"
        raise RegexError(f"{message}, together with letters outside a-z", hint)
    try:
        empty = compiled(expression.unicode).fullmatch("")
    except re2.error as error:
        raise _refused(pattern, error) from None
    if empty is not None:
        raise RegexError("it matches where there is nothing", "ask for at least one character")
    return expression


def _refused(pattern: str, error: re2.error) -> RegexError:
    text = error.args[0] if error.args else "it is not understood"
    text = text.decode() if isinstance(text, bytes) else str(text)
    hint = None
    if re.search(r"\(\?<?[=!]", pattern):
        hint = "there is no look-around: use before, after, unless"
    elif re.search(r"\\[1-9]", pattern):
        hint = "there are no back-references"
    return RegexError(text, hint)


class _Token(NamedTuple):
    text: str
    in_class: bool
    """Whether it stands between brackets; the bracket that closes a class does."""
    start: int


def _tokens(pattern: str) -> Iterator[_Token]:
    in_class = False
    for match in _TOKEN.finditer(pattern):
        text = match[0]
        yield _Token(text, in_class, match.start())
        if in_class:
            in_class = text != "]"
        elif text[0] == "[":
            in_class = text[-2:] != ":]"


def _translation(pattern: str) -> plan.RegexPattern:
    tokens = [*_tokens(pattern)]
    parts = [*map(_unicode, tokens)]
    bounds = [token.text if _is_bound(token) else "" for token in tokens]
    flags = _FLAGS.match(pattern)
    begin = flags.end() if flags else 0  # each of their characters is a token
    left, right = bounds[begin : begin + 1] == [r"\b"], bounds[-1:] == [r"\b"]
    inside = slice(begin + left, len(parts) - right)
    bare = not any(bounds[inside]) and "|" not in parts
    return plan.RegexPattern(
        pattern,
        unicode="".join(parts),
        boundaries=any(bounds),
        plain=_is_plain(pattern, tokens),
        inner="".join(parts[:begin] + parts[inside]) if bare else "",
        left=left,
        right=right,
        in_line=_is_in_line(pattern, tokens),
        needed=_needed(pattern),
    )


def _is_bound(token: _Token) -> bool:
    return token.text in (r"\b", r"\B") and not token.in_class


def _unicode(token: _Token) -> str:
    """A token as RE2 has to have it: its own classes know ASCII alone."""
    text, in_class, start = token
    if text[0] != "\\" or len(text) == 1:
        return text
    if in_class and text[1] in "WS":
        raise RegexError(f"“{text}” inside [...]", "write the class without it", start)
    return (_INSIDE if in_class else _OUTSIDE).get(text[1], text)


def _is_plain(pattern: str, tokens: Iterable[_Token]) -> bool:
    """Whether no letter outside a-z is asked for, nor the underscore that stands for them."""
    if "_" in pattern or FOREIGN_WORD.search(pattern):
        return False
    return all(token.text[:2] not in (r"\p", r"\P", r"\x") for token in tokens)


def _is_in_line(pattern: str, tokens: Iterable[_Token]) -> bool:
    """Whether a match surely lies in one line."""
    if not pattern.isprintable() or "(?" in pattern.replace("(?:", ""):
        return False
    for text, in_class, _ in tokens:
        if text[:2] in ("[^", "[:") or (text in ("^", "$") and not in_class):
            return False
        if text[0] == "\\" and text[1:] not in _IN_LINE and text[1].isalnum():
            return False
    return True


_CLASSES = frozenset("wWdDsSbB")
_SIGNS = frozenset([*" %&,:;", *(rf"\{sign}" for sign in "[](){}.?*+$|/")])
"""That stand for themselves as they are written."""


def _needed(pattern: str) -> str:
    """Letters and signs that stand in a row in all that matches, the most that are known: RE2 reads
    a text as slowly without them."""
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
        elif depth == 0 and (token.isalnum() or token in _SIGNS):
            rows[-1] += token[-1]
            continue
        elif token in "*?{":
            rows[-1] = rows[-1][:-1]
            within = "}" if token == "{" else ""
        else:
            depth += (token == "(") - (token == ")")
        rows.append("")
    return max(rows, key=len)
