"""Plans and word lists as lines of JSON: what a cache of rules is made of, and `storage` reads."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from validator.dsl import plan
from validator.dsl.storage import BEGIN, DAMAGED, NODES, TABLE, WIDTH, digest
from validator.form_index import FormIndex
from validator.lexicon import Lexicon, literal_lexicon


def dump(packs: Iterable[plan.Pack], lexicons: Mapping[str, Lexicon], others: Any) -> bytes:
    """Packs and the word lists of all of them as lines of JSON, under a digest of these. `others`
    are nodes that go along."""
    lines: list[bytes] = []
    size = 0

    def placed(data: Any) -> int:
        return added(_line(data))

    def added(line: bytes) -> int:
        nonlocal size
        lines.append(line)
        begin, size = size, size + len(line)
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
    groups: dict[str, str] = {}
    first_row = size
    for word, row in rows.items():
        told = groups.get(word[:BEGIN], " ")
        groups[word[:BEGIN]] = f"{told}{word}:{placed(row):0{WIDTH}x} "
    behind_rows = placed(encode(others))
    starts = [added(group.encode() + b"\n") for group in groups.values()]
    head = [
        kept,
        [*lists],
        [*lists.values()],
        [*groups],
        [*starts, size],
        first_row,
        behind_rows,
    ]
    written = b"".join([_line(head), *lines])
    return digest(written) + b"\n" + written


def nameless(number: int) -> str:
    """A path that stands for that of a file until it is known; none has such a name."""
    return f"\0{number}"


def moved(data: bytes, paths: Sequence[str]) -> bytes:
    """What `dump` wrote of files that were nameless, with their paths. Raises ValueError for what
    is damaged."""
    said, _, told = data.partition(b"\n")
    if said != digest(told):
        raise ValueError(DAMAGED)
    head, _, lines = told.partition(b"\n")
    named = re.sub(rb'"\\u0000(\d+)"', lambda of: _compact(paths[int(of[1])]).encode(), head)
    told = b"\n".join((named, lines))
    return digest(told) + b"\n" + told


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
        return {type(value[0]).__name__ + TABLE: columns}
    return {"": [*map(encode, value)]}


def _is_table(nodes: tuple[Any, ...]) -> bool:
    return type(nodes[0]).__name__ in NODES and all(
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


_compact = json.JSONEncoder(separators=(",", ":")).encode  # `json.dumps` makes one a line


def _line(data: Any) -> bytes:
    return _compact(data).encode() + b"\n"
