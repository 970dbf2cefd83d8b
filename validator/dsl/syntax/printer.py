"""One canonical layout for rule files. Comments, blank lines between groups and the tree are kept.

    text -> tokens and tree -> items (clauses, entries, blocks, comments) -> lines

What a clause says is laid out from its tokens: on one line where it fits, else broken before `or`,
before `and`, before relations, in this order of preference.
"""

import textwrap
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from validator.dsl.syntax import ast
from validator.dsl.syntax.builder import unquote
from validator.dsl.syntax.layout import (
    Comment,
    Item,
    Level,
    Piece,
    comments_in,
    joined_at,
    lay,
    printed,
)
from validator.dsl.syntax.parser import parse, tokens
from validator.dsl.syntax.unexpected import SyntaxFault
from validator.named_tuples import NamedTuple
from validator.source import Extent

WIDTH = 100
_INDENT = 2
_VALUE = 11
"""Column of what a clause says: two for the indent, eight for the longest keyword, one between."""

N = TypeVar("N", bound=ast.Node)

_Block = ast.PackHeader | ast.LexiconBlock | ast.ConditionBlock | ast.Rule | ast.Change


class Formatted(NamedTuple):
    text: str
    faults: tuple[SyntaxFault, ...]
    """With a fault the text is as it was."""


def format_rules(text: str) -> Formatted:
    """A rule file in its canonical layout; line ends stay as they are."""
    plain = text.replace("\r\n", "\n")
    file, faults = parse(plain)
    if faults:
        return Formatted(text, faults)
    made = _File(plain).lines(file)
    new = "".join(f"{line}\n" for line in made)
    again, wrong = parse(new)
    if wrong or ast.shape(again) != ast.shape(file):
        raise AssertionError("the layout would change what the rules mean")
    return Formatted(new.replace("\n", "\r\n") if "\r\n" in text else new, ())


# ---- tokens


_NO_SPACE_BEFORE = frozenset(("RPAR", "COMMA", "DOT", "COLON", "MORETHAN", "SLASH", "RBRACE"))
_NO_SPACE_AFTER = frozenset(("LPAR", "DOT", "LESSTHAN", "SLASH", "MINUS", "LBRACE"))
_OPENING = frozenset(("LPAR", "LESSTHAN", "LBRACE"))
_CLOSING = frozenset(("RPAR", "MORETHAN", "RBRACE"))
_LEVELS = {
    "FLAGS": Level.PART,
    "OR": Level.OR,
    "AND": Level.AND,
    "THEN": Level.RELATION,
    "VBAR": Level.RELATION,
    "COMPARISON": Level.RELATION,
    "BELOW": Level.RELATION,
    "IS": Level.MORE,
    "HAS": Level.MORE,
    "ADDITIVE": Level.MORE,
    "MULTIPLICATIVE": Level.MORE,
}


_AFTER_COMMA = {ast.Find: Level.PART, ast.Bad: Level.RELATION, ast.Guide: Level.RELATION}


class _Token(NamedTuple):
    type: str
    text: str
    start: int
    end: int


class _File:
    """A file whose tokens are asked for by place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [
            _Token(t.type, str(t), t.start_pos or 0, t.end_pos or 0) for t in tokens(text)
        ]
        self._starts = [token.start for token in self._tokens]

    def lines(self, file: ast.File) -> list[str]:
        blocks: list[_Block] = [
            *([file.pack] if file.pack else ()),
            *file.repeated_packs,
            *file.lexicons,
            *file.conditions,
            *file.rules,
            *file.changes,
        ]
        _, items = self._items(0, len(self._text), blocks, self._block, 0)
        before = [Item([], comment=True), *items]
        spaced = [
            item._replace(blank=item.blank or not above.comment)
            for above, item in zip(before, items, strict=False)
        ]
        return printed(spaced, WIDTH)

    def _items(
        self,
        start: int,
        end: int,
        nodes: Iterable[N],
        lay_out: Callable[[N], Iterable[Item]],
        indent: int,
    ) -> tuple[str | None, list[Item]]:
        """The nodes between two offsets with the comments around them; and the comment behind
        what stands before `start`, on its line."""
        opening: str | None = None
        items: list[Item] = []
        position = start
        for node in [*sorted(nodes, key=lambda node: node.at), None]:
            behind = node.at.start if node is not None else end
            comments, blank = comments_in(self._text, position, behind)
            for comment in comments:
                if comment.own_line:
                    lines = [" " * indent + comment.text]
                    items.append(Item(lines, comment.blank, comment=True))
                elif items:
                    items[-1] = items[-1]._replace(trailing=comment.text)
                else:
                    opening = comment.text
            if node is not None:
                first, *rest = lay_out(node)
                items += [first._replace(blank=blank), *rest]
                position = node.at.end
        return opening, items

    def _within(self, at: Extent) -> list[_Token]:
        first, last = bisect_left(self._starts, at.start), bisect_left(self._starts, at.end)
        return self._tokens[first:last]

    # ---- blocks

    def _block(self, block: _Block) -> Iterator[Item]:
        within = self._within(block.at)
        braces = [i for i, token in enumerate(within) if token.type == "LBRACE"]
        head = within[: braces[0] + 1] if braces else within
        for one, two in pairwise(head):
            for comment in comments_in(self._text, one.end, two.start)[0]:
                yield Item([comment.text], comment=True)
        header = self._joined(head)
        if isinstance(block, ast.PackHeader):
            yield Item([header])
            return
        if isinstance(block, ast.LexiconBlock):
            inside = self._items(
                head[-1].end, within[-1].start, block.entries, self._entry, _INDENT
            )
        elif isinstance(block, ast.ConditionBlock):
            inside = self._items(
                head[-1].end, within[-1].start, (block.meaning,), self._meaning, _INDENT
            )
        else:
            inside = self._items(
                head[-1].end, within[-1].start, block.clauses, self._clause, _INDENT
            )
        opening, items = inside
        if opening:
            header += f"  {opening}"
        yield Item([header, *printed(items, WIDTH), "}"])

    def _joined(self, within: Sequence[_Token]) -> str:
        text = ""
        for before, token in zip([None, *within], within, strict=False):
            glued = (
                before is None
                or token.type in ("LPAR", "RPAR", "COMMA", "COLON", "SLASH")
                or before.type in ("LPAR", "SLASH")
            )
            text += token.text if glued else f" {token.text}"
        return text

    # ---- entries

    def _entry(self, entry: ast.EntryLine) -> Iterator[Item]:
        within = self._within(entry.at)
        segments = self._segments(entry, within)
        for (pieces, _), (following, _) in pairwise(segments):
            if pieces and pieces[-1].text == "|":
                following.insert(0, pieces.pop())
        yield Item(_with_comments(segments, _INDENT, " " * _INDENT, _lay_entry))

    # ---- conditions

    def _meaning(self, meaning: ast.Meaning) -> Iterator[Item]:
        segments = self._segments(meaning, self._within(meaning.at))
        yield Item(_with_comments(segments, _INDENT, " " * _INDENT, _lay_clause))

    # ---- clauses

    def _clause(self, clause: ast.Clause) -> Iterator[Item]:
        within = self._within(clause.at)
        if isinstance(clause, ast.Once | ast.InsteadOf | ast.Private):
            head = " " * _INDENT
        else:
            head = " " * _INDENT + within[0].text.ljust(_VALUE - _INDENT - 1) + " "
            within[0] = within[0]._replace(text="")
        segments = self._segments(clause, within)
        yield Item(_with_comments(segments, _VALUE, head, _lay_clause))

    def _segments(
        self, node: ast.Node, within: Sequence[_Token]
    ) -> "list[tuple[list[Piece], list[Comment]]]":
        """The pieces of a clause or an entry, cut where comments stand."""
        places = _places(node)
        segments: list[tuple[list[Piece], list[Comment]]] = [([], [])]
        depth = 0
        before: _Token | None = None
        for token in within:
            if before is not None:
                comments, _ = comments_in(self._text, before.end, token.start)
                if comments:
                    segments[-1][1].extend(comments)
                    segments.append(([], []))
            broken = before is not None and "\n" in self._text[before.end : token.start]
            depth -= token.type in _CLOSING
            # a comma is written between what a rule flags, and left away between guides
            if isinstance(node, ast.Guide) and token.type == "COMMA":
                before = token
                continue
            if isinstance(node, ast.Bad) and _follows_a_flag(before, token) and segments[-1][0]:
                segments[-1][0].append(Piece(",", ""))
            glue = _glue(before, token, places)
            level = _level(node, before, token, places) if glue and before else None
            if token.text:
                segments[-1][0].append(_piece(token, glue, level, depth, broken))
            depth += token.type in _OPENING
            before = token
        return segments


def _follows_a_flag(before: _Token | None, token: _Token) -> bool:
    return before is not None and before.type == token.type == "STRING"


class _Places(NamedTuple):
    """Where things begin that tokens alone do not tell."""

    calls: frozenset[int]
    relations: frozenset[int]
    more: frozenset[int]
    """Relations behind the first of a thing."""


def _places(node: ast.Node) -> _Places:
    nodes = list(ast.walk(node))
    chains = [n.relations for n in nodes if isinstance(n, ast.Subject | ast.Relational)]
    return _Places(
        frozenset(
            n.function.at.start if isinstance(n, ast.Call) else n.at.start
            for n in nodes
            if isinstance(n, ast.Call | ast.Count)
        ),
        frozenset(chain[0].at.start for chain in chains if chain),
        frozenset(relation.at.start for chain in chains for relation in chain[1:]),
    )


def _glue(before: _Token | None, token: _Token, places: _Places) -> str:
    """What stands between two tokens of a line."""
    tight = (
        before is None
        or not before.text
        or token.type in _NO_SPACE_BEFORE
        or before.type in _NO_SPACE_AFTER
        or (token.type == "LPAR" and before.start in places.calls)
    )
    return "" if tight else " "


def _level(node: ast.Node, before: _Token, token: _Token, places: _Places) -> Level | None:
    """How readily a line is broken before a token; None: never."""
    if token.type in ("THAT", "WHERE"):
        return None  # first on its line it would be a clause
    if token.start in places.more:
        return Level.MORE
    if before.type == "COMMA":
        return _AFTER_COMMA.get(type(node), Level.LISTED)
    if token.start in places.relations or token.type == before.type == "STRING":
        return Level.RELATION
    return _LEVELS.get(token.type, Level.ANYWHERE)


def _piece(token: _Token, glue: str, level: Level | None, depth: int, broken: bool) -> Piece:
    if token.text.startswith('"""') and "\n" in token.text:
        return Piece(_block_string(token.text), glue, level, depth, broken, 3)
    return Piece(token.text, glue, level, depth, broken)


def _block_string(text: str) -> str:
    '''A text in """ with its lines under its marks, if that leaves what it says.'''
    first, _, rest = text[3:-3].partition("\n")
    if first.strip():
        return text
    body = textwrap.dedent(rest).rstrip()
    margin = " " * _VALUE
    lines = [margin + line if line.strip() else "" for line in body.split("\n")]
    made = "\n".join(['"""', *lines, f'{margin}"""'])
    return made if unquote(made) == unquote(text) else text


def _with_comments(
    segments: "Sequence[tuple[list[Piece], list[Comment]]]",
    column: int,
    head: str,
    lay_out: Callable[[Sequence[Piece], int], list[str]],
) -> list[str]:
    margin = " " * column
    lines: list[str] = []
    commented = False
    for pieces, comments in segments:
        start = head if not lines else margin
        if pieces:
            first, *more = lay_out(pieces, column)
            lines += [start + first, *(margin + line for line in more)]
            commented = False
        elif not lines:
            lines.append(head.rstrip())
        for comment in comments:
            if comment.own_line or commented:
                lines.append(margin + comment.text)
            else:
                lines[-1] = f"{lines[-1].rstrip()}  {comment.text}"
            commented = True
    return lines


def _lay_clause(pieces: Sequence[Piece], column: int) -> list[str]:
    return lay(pieces, WIDTH - column)


def _lay_entry(pieces: Sequence[Piece], column: int) -> list[str]:
    """The lines that the author made where they fit, else as many alternatives a line as fit."""
    following = [*(piece.broken for piece in pieces[1:]), False]
    starts = [
        i
        for i, piece in enumerate(pieces)
        if i and piece.text == "|" and (piece.broken or following[i])
    ]
    kept = joined_at(pieces, starts)
    return (
        kept if all(len(line) <= WIDTH - column for line in kept) else lay(pieces, WIDTH - column)
    )
