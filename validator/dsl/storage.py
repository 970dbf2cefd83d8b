"""Plans and word lists read back from lines of JSON, as `storing` writes them."""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import source_hash
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

from validator.dsl import plan
from validator.form_index import FormIndex
from validator.lexicon import Entry, Lexicon, literal_lexicon

if TYPE_CHECKING:
    from mmap import mmap

Nodes = Mapping[str, type[Any]]

NODES: Nodes = {
    cls.__name__: cls
    for cls in (
        plan.KindPattern, plan.TermPattern, plan.RegexPattern, plan.EitherPattern,
        plan.SequenceStep, plan.SequencePattern, plan.SubjectPattern, plan.SlotTarget,
        plan.Relation, plan.Subject, plan.And, plan.Or, plan.Not, plan.Compare, plan.Below,
        plan.Same, plan.OneOf, plan.Present, plan.Adjective, plan.Related, plan.Quantified,
        plan.Count, plan.Arithmetic, plan.Constant, plan.Setting, plan.Slot, plan.Field,
        plan.DerivedField, plan.TextOf, plan.Call, plan.Named, plan.Missing, plan.Template,
        plan.Requirement, plan.Fix, plan.Example, plan.Body, plan.Override, Lexicon, Entry,
    )
}  # fmt: skip


TABLE = "*"
"""Behind the name of a class: many flat nodes of it, written in columns, as entries of word lists
are."""


def _rows(columns: list[Any]) -> Iterator[tuple[Any, ...]]:
    """The nodes of which columns were made."""
    first = columns[0]
    whole = [
        column
        if type(column) is list
        else first
        if type(column) is int
        else repeat(column, len(first))
        for column in columns
    ]
    return zip(*whole, strict=True)


def _table(cls: type[Any], columns: list[Any]) -> tuple[Any, ...]:
    return tuple(map(partial(_node, cls), _rows(columns)))


_node = tuple.__new__
"""As the class of a node would make it of all its fields: there are thousands."""

_Makers = Mapping[str, Callable[[list[Any]], Any]]


def _decoded(makers: _Makers, members: list[tuple[str, list[Any]]]) -> Any:
    """What was made an object with these members. Raises KeyError, TypeError or ValueError on
    anything else."""
    ((name, parts),) = members
    return makers[name](parts)


Read = Callable[[str], tuple[Any, int]]
"""How a line is read, and where that ends."""

_plain: Read = json.JSONDecoder().raw_decode


def _reading(nodes: Nodes) -> Read:
    """How lines are read in which there are nodes."""
    makers: dict[str, Callable[[list[Any]], Any]] = {"": tuple}
    for name, cls in nodes.items():
        makers[name], makers[name + TABLE] = partial(_node, cls), partial(_table, cls)
    return json.JSONDecoder(object_pairs_hook=partial(_decoded, makers)).raw_decode


class _Lines:
    """Lines of a cache, each known by where it begins; they are read when asked for."""

    __slots__ = ("_data", "_first", "_read")

    def __init__(self, data: "bytes | mmap", first: int, read: Read) -> None:
        self._data, self._first, self._read = data, first, read

    def __call__(self, at: int) -> Any:
        begin = self._first + at
        return self._read(self._data[begin : self._data.find(b"\n", begin)].decode())[0]

    def behind(self, sought: bytes, begin: int, end: int, width: int) -> bytes | None:
        """As many bytes as are asked for, behind those that are sought in some lines."""
        at = self._data.find(sought, self._first + begin, self._first + end)
        place = at + len(sought)
        return self._data[place : place + width] if at >= 0 else None

    def between(self, first: int, end: int) -> Any:
        """Those that begin there, read at once: as many calls for thousands of lines take three
        times as long."""
        lines = self._data[self._first + first : self._first + end - 1]
        return self._read((b"[%b]" % lines.replace(b"\n", b",")).decode())[0]


class _Stored:
    """A part of a rule on a line of a cache."""

    __slots__ = ("_at", "_lines", "_made")

    def __init__(self, lines: _Lines, at: int) -> None:
        self._lines, self._at = lines, at
        self._made: Any = None

    def __call__(self) -> Any:
        if self._made is None:
            self._made = self._lines(self._at)
        return self._made


class StoredLexicons(Mapping[str, Lexicon]):
    """Word lists by name, on lines of a cache; a literal (None) is its own name."""

    def __init__(
        self,
        places: Mapping[str, int | None],
        lines: _Lines,
        row: Callable[[str], Any],
        rows: Callable[[], Any],
    ) -> None:
        """`row` and `rows` read the forms that begin with one word, and with any."""
        self._places, self._lines = places, lines
        self._row, self._rows = row, rows
        self._made: dict[str, Lexicon] = {}

    def forms(self, names: Container[str]) -> FormIndex:
        """The forms of those that have such names."""
        numbers = {number: name for number, name in enumerate(self._places) if name in names}
        return FormIndex({}, numbers, self._row, self._rows)

    def __getitem__(self, name: str) -> Lexicon:
        made = self._made.get(name)
        if made is None:
            at = self._places[name]
            made = literal_lexicon(name[1:-1]) if at is None else self._lines(at)
            self._made[name] = made
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


# ---- a whole rulebook: a line that holds all else together, lines that are read when asked for


def load(
    data: "bytes | mmap", others: Nodes
) -> tuple[tuple[plan.Pack, ...], Mapping[str, Lexicon], tuple[Any, ...]]:
    """What `storing.dump` wrote; `others` are the classes of what went along. Raises ValueError,
    KeyError, TypeError or IndexError on anything else."""
    begin = data.find(b"\n") + 1
    if not begin or data[: begin - 1] != digest(memoryview(data)[begin:]):
        raise ValueError(DAMAGED)
    end = data.find(b"\n", begin)
    read = _reading(NODES)
    (kept, names, places, begins, bounds, first_row, also), _ = read(data[begin:end].decode())
    lines = _Lines(data, end + 1, read)
    rows_of_words = _Lines(data, end + 1, _plain)
    words = _Words(begins, bounds, rows_of_words)
    packs = tuple(
        plan.Pack(*parts)._replace(rules=_rules(columns, lines)) for *parts, columns in kept
    )
    rows = partial(rows_of_words.between, first_row, also)
    lists = StoredLexicons(dict(zip(names, places, strict=True)), lines, words.row, rows)
    return packs, lists, _Lines(data, end + 1, _reading(others))(also)


DAMAGED = "these are not the lines that were written"


def _rules(columns: list[list[Any]], lines: _Lines) -> tuple[plan.Rule, ...]:
    if not columns:
        return ()
    *heads, bodies, examples = columns
    frozen = (
        [_frozen(value) if value else () for value in column] if type(column[0]) is list else column
        for column in heads
    )
    stored = ([_Stored(lines, at) for at in places] for places in (bodies, examples))
    return tuple(map(plan.Rule, *frozen, *stored))


def _frozen(value: list[Any]) -> tuple[Any, ...]:
    """A list with all lists in it as tuples."""
    if value and type(value[0]) is list:
        return tuple(map(_frozen, value))
    return tuple(value)


WIDTH = 8
"""Digits of the place of a row."""
BEGIN = 2
"""Letters by which words are put together on a line, each between a space and a colon."""


class _Words:
    """Words with the places of the lines of their forms. They are looked for where they are kept:
    to make a dictionary of all 8,000 takes longer than to look up those of an article."""

    __slots__ = ("_lines", "_within")

    def __init__(self, begins: Iterable[str], bounds: Sequence[int], lines: _Lines) -> None:
        self._within = dict(zip(begins, pairwise(bounds), strict=True))
        self._lines = lines

    def row(self, word: str) -> Any:
        """What stands on the line of a word, if it has one."""
        within = self._within.get(word[:BEGIN])
        place = within and self._lines.behind(f" {word}:".encode(), *within, WIDTH)
        return self._lines(int(place, 16)) if place else None


def digest(data: bytes | memoryview) -> bytes:
    """Tells damage, not malice: nothing in a plan is run."""
    return source_hash(data).hex().encode()
