"""How the text of a rule file is broken into lines, whatever it says: pieces, comments, items."""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from validator.named_tuples import NamedTuple

_COMMENT = re.compile(r"#[^\n]*")


class Level(IntEnum):
    """How readily a line is broken before a piece, the least first."""

    PART = 0
    OR = 1
    AND = 2
    RELATION = 3
    MORE = 4
    """A second relation of one thing."""
    INNER = 5
    """Inside brackets."""
    DEEP = 6
    """Inside brackets in brackets."""
    ANYWHERE = 7
    LISTED = 8
    """Between the words or arguments of a short list."""


_STEP = 2
"""By how much lines that go on are indented."""

_ALL_OR_NONE = (Level.PART, Level.OR, Level.AND)


class Piece(NamedTuple):
    """What is never broken, and what stands before it on its line: a space or nothing."""

    text: str
    glue: str
    own: Level | None = None
    """How readily a line is broken before it; None: never."""
    depth: int = 0
    """Brackets around it."""
    broken: bool = False
    """Whether its author began a line with it."""
    size: int | None = None
    """Its width, where the text has lines of its own."""

    @property
    def width(self) -> int:
        return len(self.text) if self.size is None else self.size

    def level(self, depth: int) -> Level | None:
        """How readily a line is broken before it, for who stands inside so many brackets."""
        if self.own is None or self.own is Level.LISTED or self.depth <= depth:
            return self.own
        if self.own > Level.MORE:
            return Level.ANYWHERE
        return Level.INNER if self.depth == depth + 1 else Level.DEEP


class Comment(NamedTuple):
    text: str
    own_line: bool
    blank: bool
    """Whether a blank line stands before it."""


class Item(NamedTuple):
    """Lines that belong together: a clause, an entry, a block, a comment."""

    lines: list[str]
    blank: bool = False
    """Whether a blank line stands before it."""
    trailing: str | None = None
    """The comment at its end."""
    comment: bool = False


def comments_in(text: str, start: int, end: int) -> tuple[list[Comment], bool]:
    """The comments between two tokens, and whether a blank line follows them."""
    found: list[Comment] = []
    behind = start
    for match in _COMMENT.finditer(text, start, end):
        lines = text.count("\n", behind, match.start())
        own_line = lines > 0 or start == 0
        found.append(Comment(match.group().rstrip(), own_line, lines > 1))
        behind = match.end()
    return found, text.count("\n", behind, end) > 1


def printed(items: Sequence[Item], width: int) -> list[str]:
    """The lines of items; comments at their ends stand in one column within a group."""
    groups: list[list[Item]] = []
    for item in items:
        if not groups or item.blank:
            groups.append([])
        groups[-1].append(item)
    lines: list[str] = []
    for group in groups:
        if lines:
            lines.append("")
        lines += _group(group, width)
    return lines


def _group(items: Sequence[Item], width: int) -> list[str]:
    column = max((len(item.lines[-1]) for item in items if not item.comment), default=0) + 2
    longest = max((len(item.trailing) for item in items if item.trailing), default=0)
    lines: list[str] = []
    for item in items:
        lines += item.lines
        if item.trailing:
            last = lines[-1].ljust(column - 2) if column + longest <= width else lines[-1]
            lines[-1] = f"{last}  {item.trailing}"
    return lines


def lay(pieces: Sequence[Piece], width: int, depth: int = 0) -> list[str]:
    """Pieces on one line; or broken before every part, before every `or`, or before every `and`,
    where it is too long or its author did so; or as needed."""
    levels = [piece.level(depth) for piece in pieces]
    level = min((own for own in levels[1:] if own in _ALL_OR_NONE), default=None)
    starts = [i for i, own in enumerate(levels) if i and level is not None and own == level]
    if not starts or (_width(pieces) <= width and not any(pieces[i].broken for i in starts)):
        return _flow(pieces, width, depth)
    lines: list[str] = []
    for start, end in pairwise([0, *starts, len(pieces)]):
        first, *more = _flow(pieces[start:end], width - _STEP, depth)
        lines += [first, *(" " * _STEP + line for line in more)]
    return lines


def _flow(pieces: Sequence[Piece], width: int, depth: int) -> list[str]:
    """Pieces on one line, or on as many as they need."""
    if _width(pieces) <= width:
        return [_joined(pieces)]
    bracket = _tested(pieces, depth)
    if bracket is not None:
        start, end = bracket
        closing = _joined(pieces[end:])
        room = width - _STEP - len(closing)
        inner = [" " * _STEP + line for line in lay(pieces[start:end], room, depth + 1)]
        inner[-1] += closing
        return [*_filled(pieces[:start], width, depth), *inner]
    return _filled(pieces, width, depth)


def _tested(pieces: Sequence[Piece], depth: int) -> tuple[int, int] | None:
    """The inside of `where (...)` at the end of some pieces; none where a comment cuts it off."""
    for i, piece in enumerate(pieces):
        if i and piece.text == "(" and piece.depth == depth and pieces[i - 1].text == "where":
            end = next(
                (j for j in range(i + 1, len(pieces)) if pieces[j].depth <= depth), len(pieces)
            )
            if i + 1 < end and all(not after.glue for after in pieces[end:]):
                return i + 1, end
    return None


def _filled(pieces: Sequence[Piece], width: int, depth: int, level: Level = Level.AND) -> list[str]:
    """As much on each line as fits, broken where it hurts least; what does not fit by itself is
    broken at the next level."""
    if _width(pieces) <= width:
        return [_joined(pieces)]
    deeper = Level(min(level + 1, Level.LISTED))
    atoms = _atoms(pieces, depth, level)
    if len(atoms) == 1:
        return [_joined(pieces)] if level is deeper else _filled(pieces, width, depth, deeper)
    lines: list[str] = []
    current: list[Piece] = []
    for atom in [*atoms, None]:
        if atom and current and _width(current) + len(atom[0].glue) + _width(atom) <= width:
            current += atom
            continue
        if current:
            broken = _filled(current, width, depth, deeper) if level is not deeper else None
            lines += broken or [_joined(current)]
        current = list(atom or ())
    whole = level >= Level.ANYWHERE and any(len(line) > width for line in lines)
    return [_joined(pieces)] if whole else lines


def _atoms(pieces: Sequence[Piece], depth: int, level: Level) -> list[list[Piece]]:
    atoms: list[list[Piece]] = [[]]
    for piece in pieces:
        own = piece.level(depth)
        if atoms[-1] and own is not None and own <= level:
            atoms.append([])
        atoms[-1].append(piece)
    return atoms


def joined_at(pieces: Sequence[Piece], starts: Sequence[int]) -> list[str]:
    """Pieces with lines that begin at `starts`."""
    return [_joined(pieces[a:b]) for a, b in pairwise([0, *starts, len(pieces)])]


def _width(pieces: Sequence[Piece]) -> int:
    return sum(len(p.glue) * (i > 0) + p.width for i, p in enumerate(pieces))


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join((piece.glue if i else "") + piece.text for i, piece in enumerate(pieces))
