"""Plans and word lists as JSON-able data, and back: what a cache of rules is made of."""

import json
from collections.abc import Iterable, Iterator, Mapping
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
        return tuple(map(nodes[tag[:-1]], *parts))
    decoded = [decode(part, nodes) if isinstance(part, list) else part for part in parts]
    return nodes[tag](*decoded) if tag else tuple(decoded)


class Stored:
    """The body of a rule on a line of a cache; it is read when it is asked for."""

    __slots__ = ("_body", "_line")

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._body: plan.Body | None = None

    def __call__(self) -> plan.Body:
        if self._body is None:
            self._body = decode(json.loads(self._line))
        return self._body


class StoredLexicons(Mapping[str, Lexicon]):
    """Word lists by name, on lines of a cache; a literal (None) is its own name."""

    def __init__(self, lines: Mapping[str, bytes | None], forms: FormIndex) -> None:
        self.forms = forms
        """Of all of them."""
        self._lines = lines
        self._made: dict[str, Lexicon] = {}

    def __getitem__(self, name: str) -> Lexicon:
        made = self._made.get(name)
        if made is None:
            line = self._lines[name]
            made = literal_lexicon(name[1:-1]) if line is None else decode(json.loads(line))
            self._made[name] = made
        return made

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


# ---- a whole rulebook: a line that holds all else together, lines that are read when asked for


def dump(packs: Iterable[plan.Pack], lexicons: Mapping[str, Lexicon], others: Any) -> bytes:
    """Packs and the word lists of all of them as lines of JSON, under a digest of these. `others`
    is data that goes along."""
    lines: list[bytes] = []

    def line_of(value: Any) -> int:
        lines.append(json.dumps(encode(value), separators=(",", ":")).encode())
        return len(lines)

    kept = [
        [
            *(encode(part) for part in pack._replace(rules=())),
            # in columns
            [*zip(*((*rule[:-1], line_of(rule.body)) for rule in pack.rules), strict=True)],
        ]
        for pack in packs
    ]
    lists = {
        name: None if lexicon == literal_lexicon(name[1:-1]) else line_of(lexicon)
        for name, lexicon in lexicons.items()
    }
    words, rows = FormIndex.of(lexicons.values()).lines(list(lexicons))
    index = [len(lines) + 1, " ".join(words)]
    lines += rows
    first = json.dumps([kept, lists, index, others], separators=(",", ":")).encode()
    told = b"\n".join([first, *lines])
    return _digest(told) + b"\n" + told


def load(data: bytes) -> tuple[tuple[plan.Pack, ...], Mapping[str, Lexicon], Any]:
    """What `dump` wrote. Raises ValueError, KeyError, TypeError or IndexError on anything else."""
    digest, _, told = data.partition(b"\n")
    if digest != _digest(told):
        raise ValueError("these are not the lines that were written")
    lines = told.split(b"\n")
    kept, lists, (at, words), others = json.loads(lines[0])
    packs = tuple(
        plan.Pack(*map(decode, parts))._replace(rules=_rules(columns, lines))
        for *parts, columns in kept
    )
    found = {name: None if line is None else lines[line] for name, line in lists.items()}
    forms = FormIndex(dict(zip(words.split(), lines[at:], strict=True)), list(lists))
    return packs, StoredLexicons(found, forms), others


def _rules(columns: list[list[Any]], lines: list[bytes]) -> tuple[plan.Rule, ...]:
    if not columns:
        return ()
    *heads, bodies = columns
    frozen = (map(_frozen, column) if type(column[0]) is list else column for column in heads)
    return tuple(map(plan.Rule, *frozen, [Stored(lines[body]) for body in bodies]))


def _frozen(value: list[Any]) -> tuple[Any, ...]:
    """A list with all lists in it as tuples."""
    if value and type(value[0]) is list:
        return tuple(map(_frozen, value))
    return tuple(value)


def _digest(data: bytes) -> bytes:
    """Tells damage, not malice: nothing in a plan is run."""
    return b"%08x" % crc32(data)
