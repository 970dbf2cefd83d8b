"""Plans and word lists as JSON-able data, and back: what a cache of rules is made of."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from zlib import crc32

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


def encode(value: Any) -> Any:
    """A plan as data: a node is a list that begins with its class, a tuple with "".

    Many flat nodes of one class, such as the entries of a word list, are written in columns.
    """
    if not isinstance(value, tuple):
        return value
    if type(value) is not tuple:
        return [type(value).__name__, *map(encode, value)]
    if len(value) > 1 and _is_table(value):
        return [f"{type(value[0]).__name__}*", *map(list, zip(*value, strict=True))]
    return ["", *map(encode, value)]


def _is_table(nodes: tuple[Any, ...]) -> bool:
    return type(nodes[0]).__name__ in _NODES and all(
        type(node) is type(nodes[0]) and not any(isinstance(part, tuple) for part in node)
        for node in nodes
    )


def decode(data: Any, nodes: Nodes = _NODES) -> Any:
    """The plan that `encode` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    if not isinstance(data, list):
        return data
    tag, *parts = data
    if tag and tag[-1] == "*":
        cls = nodes[tag[:-1]]
        return tuple(map(partial(_node, cls), zip(*_whole(cls, parts), strict=True)))
    decoded = [decode(part, nodes) if isinstance(part, list) else part for part in parts]
    if not tag:
        return tuple(decoded)
    cls = nodes[tag]
    return _node(cls, _whole(cls, decoded))


_node = tuple.__new__
"""As the class of a node would make it of all its fields: there are thousands."""


def _whole(cls: Any, fields: list[Any]) -> list[Any]:
    if len(fields) != len(cls._fields):
        raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(fields)}")
    return fields


_read = json.JSONDecoder().raw_decode


class _Lines:
    """Lines of a cache, each known by where it begins; they are read when asked for."""

    __slots__ = ("_first", "_text")

    def __init__(self, text: str, first: int) -> None:
        self._text, self._first = text, first

    def __call__(self, at: int) -> Any:
        return _read(self._text, self._first + at)[0]


class _Stored:
    """A part of a rule on a line of a cache."""

    __slots__ = ("_at", "_lines", "_made")

    def __init__(self, lines: _Lines, at: int) -> None:
        self._lines, self._at = lines, at
        self._made: Any = None

    def __call__(self) -> Any:
        if self._made is None:
            self._made = decode(self._lines(self._at))
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
            made = literal_lexicon(name[1:-1]) if at is None else decode(self._lines(at))
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
    is data that goes along."""
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
    index = [" ".join(rows), [placed(row) for row in rows.values()]]
    told = b"".join([_line([kept, lists, index, others]), *lines])
    return _digest(told) + b"\n" + told


def load(data: bytes) -> tuple[tuple[plan.Pack, ...], Mapping[str, Lexicon], Any]:
    """What `dump` wrote. Raises ValueError, KeyError, TypeError or IndexError on anything else."""
    begin = data.index(b"\n") + 1
    if data[: begin - 1] != _digest(memoryview(data)[begin:]):
        raise ValueError("these are not the lines that were written")
    text = data.decode("ascii")
    (kept, places, (words, rows), others), end = _read(text, begin)
    index = dict(zip(words.split(), rows, strict=True))
    lines = _Lines(text, end + 1)
    packs = tuple(
        plan.Pack(*map(decode, parts))._replace(rules=_rules(columns, lines))
        for *parts, columns in kept
    )
    return packs, StoredLexicons(places, lines, FormIndex(index, list(places), lines)), others


def _line(data: Any) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


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


def _digest(data: bytes | memoryview) -> bytes:
    """Tells damage, not malice: nothing in a plan is run."""
    return b"%08x" % crc32(data)
