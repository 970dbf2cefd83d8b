"""Plans and word lists as JSON-able data, and back: what a cache of rules is made of."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import source_hash
from itertools import count, repeat
from typing import Any

from validator.dsl import plan
from validator.form_index import FormIndex
from validator.lexicon import Entry, Lexicon, literal_lexicon

Nodes = Mapping[str, type[Any]]

_NODES: Nodes = {
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


_TABLE = "*"
"""Behind the name of a class: many flat nodes of it, written in columns, as entries of word lists
are."""


def encode(value: Any) -> Any:
    """A plan as data: a node is an object whose one member is named for its class, a tuple one
    whose member has no name."""
    if not isinstance(value, tuple):
        return value
    if type(value) is not tuple:
        return {type(value).__name__: [*map(encode, value)]}
    if len(value) > 1 and _is_table(value):
        first, *others = map(list, zip(*value, strict=True))
        columns = [first, *(_short(column, first) for column in others)]
        return {type(value[0]).__name__ + _TABLE: columns}
    return {"": [*map(encode, value)]}


def _is_table(nodes: tuple[Any, ...]) -> bool:
    return type(nodes[0]).__name__ in _NODES and all(
        type(node) is type(nodes[0]) and not any(isinstance(part, tuple) for part in node)
        for node in nodes
    )


def _short(column: list[Any], first: list[str]) -> Any:
    """A column as data: 0 where it is the first one again, and what stands in all of it where that
    is true, false or nothing. Most columns of word lists are so."""
    one = column[0]
    if isinstance(one, bool | None) and all(value is one for value in column):
        return one
    return 0 if isinstance(one, str) and column == first else column


def _rows(columns: list[Any]) -> Iterator[tuple[Any, ...]]:
    """The nodes of which `_short` made columns."""
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


def _decoded(nodes: Nodes, members: list[tuple[str, list[Any]]]) -> Any:
    """What `encode` made an object with these members. Raises KeyError, TypeError or ValueError on
    anything else."""
    ((tag, parts),) = members
    if not tag:
        return tuple(parts)
    cls = nodes.get(tag)
    if cls is None:
        cls = nodes[tag.removesuffix(_TABLE)]
        return tuple(map(partial(_node, cls), _rows(_whole(cls, parts))))
    return _node(cls, _whole(cls, parts))


_node = tuple.__new__
"""As the class of a node would make it of all its fields: there are thousands."""


def _whole(cls: Any, fields: list[Any]) -> list[Any]:
    if len(fields) != len(cls._fields):
        raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(fields)}")
    return fields


Read = Callable[[str], tuple[Any, int]]
"""How a line is read, and where that ends."""

_plain: Read = json.JSONDecoder().raw_decode


def _reading(nodes: Nodes) -> Read:
    """How lines are read in which there are nodes."""
    return json.JSONDecoder(object_pairs_hook=partial(_decoded, nodes)).raw_decode


class _Lines:
    """Lines of a cache, each known by where it begins; they are read when asked for."""

    __slots__ = ("_data", "_first", "_read")

    def __init__(self, data: bytes, first: int, read: Read) -> None:
        self._data, self._first, self._read = data, first, read

    def __call__(self, at: int) -> Any:
        begin = self._first + at
        return self._read(self._data[begin : self._data.index(b"\n", begin)].decode())[0]


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

    def __init__(self, places: Mapping[str, int | None], lines: _Lines, forms: FormIndex) -> None:
        self.forms = forms
        """Of all of them."""
        self._places, self._lines = places, lines
        self._made: dict[str, Lexicon] = {}

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


def dump(packs: Iterable[plan.Pack], lexicons: Mapping[str, Lexicon], others: Any) -> bytes:
    """Packs and the word lists of all of them as lines of JSON, under a digest of these. `others`
    are nodes that go along."""
    lines: list[bytes] = []
    size = 0

    def placed(data: Any) -> int:
        nonlocal size
        lines.append(_line(data))
        begin, size = size, size + len(lines[-1])
        return begin

    kept = [
        [
            *(encode(part) for part in pack._replace(rules=())),
            # in columns
            [
                *zip(
                    *(
                        (*rule[:-2], placed(encode(rule.body)), placed(encode(rule.examples)))
                        for rule in pack.rules
                    ),
                    strict=True,
                )
            ],
        ]
        for pack in packs
    ]
    lists = {
        name: None if lexicon == literal_lexicon(name[1:-1]) else placed(encode(lexicon))
        for name, lexicon in lexicons.items()
    }
    rows = dict(FormIndex.of(lexicons.values()).rows(list(lexicons)))
    # as two texts: to make 8,000 numbers takes as long as to read what an article asks for
    index = [" ".join(rows), "".join(f"{placed(row):0{_WIDTH}x}" for row in rows.values())]
    head = [kept, [*lists], [*lists.values()], index, placed(encode(others))]
    told = b"".join([_line(head), *lines])
    return _digest(told) + b"\n" + told


def load(
    data: bytes, others: Nodes
) -> tuple[tuple[plan.Pack, ...], Mapping[str, Lexicon], tuple[Any, ...]]:
    """What `dump` wrote; `others` are the classes of what went along. Raises ValueError, KeyError,
    TypeError or IndexError on anything else."""
    begin = data.index(b"\n") + 1
    if data[: begin - 1] != _digest(memoryview(data)[begin:]):
        raise ValueError(_DAMAGED)
    end = data.index(b"\n", begin)
    read = _reading(_NODES)
    (kept, names, places, (words, rows), also), _ = read(data[begin:end].decode())
    lines, written = _Lines(data, end + 1, read), _Lines(data, end + 1, _plain)

    def row(number: int) -> Any:
        return written(int(rows[number * _WIDTH : (number + 1) * _WIDTH], 16))

    packs = tuple(
        plan.Pack(*parts)._replace(rules=_rules(columns, lines)) for *parts, columns in kept
    )
    forms = FormIndex(dict(zip(words.split(), count(), strict=False)), names, row)
    lists = dict(zip(names, places, strict=True))
    return packs, StoredLexicons(lists, lines, forms), _Lines(data, end + 1, _reading(others))(also)


def nameless(number: int) -> str:
    """A path that stands for that of a file until it is known; none has such a name."""
    return f"\0{number}"


def moved(data: bytes, paths: Sequence[str]) -> bytes:
    """What `dump` wrote of files that were nameless, with their paths. Raises ValueError for what
    is damaged."""
    digest, _, told = data.partition(b"\n")
    if digest != _digest(told):
        raise ValueError(_DAMAGED)
    head, _, lines = told.partition(b"\n")
    named = re.sub(rb'"\\u0000(\d+)"', lambda of: _compact(paths[int(of[1])]).encode(), head)
    told = b"\n".join((named, lines))
    return _digest(told) + b"\n" + told


_DAMAGED = "these are not the lines that were written"
_compact = json.JSONEncoder(separators=(",", ":")).encode  # `json.dumps` makes one a line


def _line(data: Any) -> bytes:
    return _compact(data).encode() + b"\n"


def _rules(columns: list[list[Any]], lines: _Lines) -> tuple[plan.Rule, ...]:
    if not columns:
        return ()
    *heads, bodies, examples = columns
    frozen = (map(_frozen, column) if type(column[0]) is list else column for column in heads)
    stored = ([_Stored(lines, at) for at in places] for places in (bodies, examples))
    return tuple(map(plan.Rule, *frozen, *stored))


def _frozen(value: list[Any]) -> tuple[Any, ...]:
    """A list with all lists in it as tuples."""
    if value and type(value[0]) is list:
        return tuple(map(_frozen, value))
    return tuple(value)


_WIDTH = 8
"""Digits of the place of a row."""


def _digest(data: bytes | memoryview) -> bytes:
    """Tells damage, not malice: nothing in a plan is run."""
    return source_hash(data).hex().encode()
