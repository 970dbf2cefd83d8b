r"""Regular expressions as rules write them, put into those that RE2 runs: RE2's syntax and linear
time, with Unicode `\b \w \d \s`."""

import re

import re2

from validator.dsl import plan
from validator.dsl.patterns import FOREIGN_WORD, compiled
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
        raise RegexError(
            r"“\b” inside, together with letters outside a-z",
            r"put “\b” at the beginning or the end only",
        )
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


def _translation(pattern: str) -> plan.RegexPattern:
    parts: list[str] = []
    boundaries: list[int] = []
    plain, in_class = "_" not in pattern and not FOREIGN_WORD.search(pattern), False
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
    inner = ""
    if set(boundaries) <= edges and "|" not in parts:
        inner = "".join(part for index, part in enumerate(parts) if index not in edges)
    return plan.RegexPattern(
        pattern,
        "".join(parts),
        bool(boundaries),
        plain,
        inner,
        left,
        right,
        in_line,
        _needed(pattern),
    )


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
