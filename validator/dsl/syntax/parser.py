"""Text of a rule file to its syntax tree, and what was not understood.

A file is parsed whole. Where that fails, the blocks at fault are sought by halves and parsed again
with the clause at fault blanked out, so that the faults of a file come together and the sound rules
are still had.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, TextSlice, Token
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.lexer import PatternRE, TerminalDef

from validator.dsl.syntax import ast
from validator.dsl.syntax.blanking import (
    blank_clause,
    blank_opened,
    block_starts,
    close_block,
    filled,
    lost,
    unclosed,
    without_strings,
)
from validator.dsl.syntax.builder import Builder, file_of
from validator.dsl.syntax.unexpected import (
    BLOCK_WORDS,
    SyntaxFault,
    accepted,
    fault_at,
    misplaced,
    misspelt,
)
from validator.source import Extent

MOST_FAULTS = 30
_MOST_NESTED = 60
"""Brackets inside each other; nobody reads more, and trees are walked by recursion."""
_DEEPEST = 160
"""Levels of a tree, which 60 brackets do not reach."""


_BLOCK_TOKENS = frozenset(word.upper() for word in BLOCK_WORDS)


class _WhereClauses:
    """Tells the clause `where` (first on its line in a rule, outside brackets) from a
    quantifier's."""

    always_accept = ("WHERE",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        depth, last_line, shared = 0, 0, False
        for token in stream:
            if token.type in _BLOCK_TOKENS:
                shared = token.type == "CONDITION"
            if token.type in ("LPAR", "RPAR"):
                depth += 1 if token.type == "LPAR" else -1
            elif token.type in ("RBRACE", "LBRACE"):
                depth = 0
            elif token.type == "WHERE" and (depth > 0 or shared or token.line == last_line):
                token = Token.new_borrow_pos("THAT", token.value, token)
            last_line = token.end_line or last_line
            yield token


_WORD = re.compile(r"[a-z]+|\(\?:[a-z|]+\)")


def _end_at_word(terminal: TerminalDef) -> None:
    """Have a word of the language end where the word does: “inbody” is not “in body”."""
    word = terminal.pattern.value
    if _WORD.fullmatch(word):
        terminal.pattern = PatternRE(rf"{word}(?![\w-])")
        terminal.priority += 1  # before a name


@cache
def _lark() -> Lark:
    grammar = files("validator.grammar").joinpath("rules.lark").read_text(encoding="utf-8")
    return Lark(
        grammar,
        parser="lalr",
        lexer="contextual",
        postlex=_WhereClauses(),
        transformer=Builder(),
        edit_terminals=_end_at_word,
        keep_all_tokens=True,
        maybe_placeholders=False,
    )


@lru_cache(maxsize=64)  # tests and editors read the same files again and again
def parse(text: str) -> tuple[ast.File, tuple[SyntaxFault, ...]]:
    """The tree of a rule file, without the clauses at fault, and the faults in order.

    With too many faults the tree is empty.
    """
    faults: list[SyntaxFault] = []
    blocks = _blocks(text, 0, len(text), faults)
    told = sorted(set(faults), key=lambda fault: fault.at)[:MOST_FAULTS]
    return file_of(blocks if len(told) < MOST_FAULTS else (), len(text)), tuple(told)


def _blocks(text: str, start: int, end: int, faults: list[SyntaxFault]) -> list[Any]:
    """The blocks of a part of a text. Where something is wrong it is read by halves, so that a
    fault costs no more than its block."""
    part = text[start:end]
    if _too_deep(part) is None:
        try:
            blocks = _lark().parse(TextSlice(text, start, end)).children
            if _deep_node(blocks) is None:
                return blocks
        except UnexpectedInput:
            pass  # told below, of the block
    if len(faults) >= MOST_FAULTS:
        return []
    starts = block_starts(part)
    if starts:
        middle = start + starts[len(starts) // 2]
        return [*_blocks(text, start, middle, faults), *_blocks(text, middle, end, faults)]
    mended, wrong = _mended(part)
    faults += [
        fault._replace(at=Extent(start + fault.at.start, start + fault.at.end)) for fault in wrong
    ]
    return _lark().parse(TextSlice(text[:start] + mended, start, start + len(mended))).children


def _mended(text: str) -> tuple[str, list[SyntaxFault]]:
    """A text without what is not understood in it, and that."""
    faults: list[SyntaxFault] = []
    while len(faults) < MOST_FAULTS:
        try:
            deep = _too_deep(text)
            if deep is None:
                deep = _deep_node(_lark().parse(text).children)
            if deep is None:
                return text, faults
            fault, blanked = _too_deep_at(deep), blank_clause(text, deep, block=False)
        except UnexpectedInput as error:
            fault, blanked = _without(error, text)
        faults.append(fault._replace(lost=lost(text, blanked)))
        if blanked == text:
            break
        text = blanked
    return filled(text, " "), faults


def _without(error: UnexpectedInput, text: str) -> tuple[SyntaxFault, str]:
    """What is wrong, and the text without it."""
    offset, expected = _offset(error, text), accepted(error)
    if isinstance(error, UnexpectedToken) and "RBRACE" in expected:
        closed = close_block(text, offset, error.token)
        if closed is not None:
            return unclosed(text, offset), closed
    wrong, slip = misplaced(error, text, offset), None
    if wrong is None:
        bare = without_strings(text)
        slip, opens = misspelt(text, bare, offset, _words(), _understood_to)
        wrong = slip if opens else None
    if wrong is not None:
        block = bool(expected & {"LBRACE", "RULE"})
        return wrong, blank_opened(text, wrong.at, block=block)
    blanked = blank_clause(text, offset, block=expected == {"LBRACE"})
    return slip or fault_at(error, text, offset), blanked


@cache
def _words() -> frozenset[str]:
    """The words of the language."""
    patterns = " ".join(str(terminal.pattern.value) for terminal in _lark().terminals)
    return frozenset(re.findall(r"(?<![a-z\\])[a-z]{2,}", patterns))


def _understood_to(text: str) -> int:
    """Where a text is no longer rule language."""
    try:
        _lark().parse(text)
    except UnexpectedInput as error:
        return _offset(error, text)
    return len(text) + 1


def tokens(text: str) -> list[Token]:
    """The tokens of a sound rule file, in order; what lies between is white space and comments."""
    interactive = _lark().parse_interactive(text)
    return list(interactive.iter_parse())


def _too_deep_at(offset: int) -> SyntaxFault:
    hint = "split the condition into several clauses"
    message = f"this is nested more than {_MOST_NESTED} deep"
    return SyntaxFault(Extent(offset, offset + 1), message, hint)


def _deep_node(blocks: Iterable[Any]) -> int | None:
    """Where a tree is too deep to be walked by recursion."""
    waiting = [(block, 1) for block in blocks]
    while waiting:
        node, level = waiting.pop()
        if level > _DEEPEST:
            return int(node.at.start)
        if node.at.end - node.at.start > _DEEPEST - level:  # what is shorter cannot be that deep
            waiting += [(part, level + 1) for part in ast.parts(node)]
    return None


_NESTING = re.compile(rf"[()]|(?:(?:\bnot\b|-)\s*+){{{_MOST_NESTED}}}")


def _too_deep(text: str) -> int | None:
    """Where brackets, or signs and `not` in a row, are nested too deeply."""
    depth = 0
    for match in _NESTING.finditer(without_strings(text)):
        depth += {"(": 1, ")": -1}.get(match.group(), _MOST_NESTED)
        if depth > _MOST_NESTED or match.group() not in "()":
            return match.start()
        depth = max(depth, 0)
    return None


def _offset(error: UnexpectedInput, text: str) -> int:
    position = error.pos_in_stream
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return len(text.rstrip())
    return len(text) if position is None else int(position)
