"""Syntax trees as data: what newslint ships is parsed when it is built, not on a user's machine.

    python -m validator.dsl.syntax.trees FOLDER    writes the trees of all rule files below

A tree is found by a digest of the text that it was made of, so one of another text is never taken.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from validator.dsl.syntax import ast
from validator.source import Extent

if TYPE_CHECKING:
    from validator.dsl.syntax.unexpected import SyntaxFault

FILE = "trees.jsonl"
"""Beside the grammar, in an installation; a clone has none, and parses."""

_SIZE = 16
"""Bytes of a digest."""

_NODES = {
    name: cls
    for name, cls in vars(ast).items()
    if isinstance(cls, type) and issubclass(cls, tuple) and cls is not Extent
}


def read(text: str) -> "tuple[ast.File, tuple[SyntaxFault, ...]]":
    """The tree of a rule file, without the clauses at fault, and the faults in order."""
    line = _shipped().get(_digest(text))
    if line is not None:
        return decode(json.loads(line)), ()
    from validator.dsl.syntax.parser import parse

    return parse(text)


def ships(data: bytes) -> bool:
    """Whether a file of rules is one that ships, and so need not be parsed."""
    return blake2b(data, digest_size=_SIZE).hexdigest() in _shipped()


def encode(node: Any) -> Any:
    """A node as a list of its class, its place, and what it is made of; a tuple begins with ""."""
    if not isinstance(node, tuple):
        return node
    if type(node) is tuple:
        return ["", *map(encode, node)]
    at, *parts = node
    return [type(node).__name__, *at, *map(encode, parts)]


def decode(data: Any) -> Any:
    """What was encoded."""
    tag = data[0]
    if not tag:
        return tuple(map(decode, data[1:]))
    parts = [decode(part) if type(part) is list else part for part in data[3:]]
    return _NODES[tag](Extent(data[1], data[2]), *parts)


def dump(texts: Iterable[str]) -> bytes:
    """A line for each text: its digest and its tree. Raises ValueError for one with a fault."""
    from validator.dsl.syntax.parser import parse

    lines = []
    for text in texts:
        tree, faults = parse(text)
        if faults:
            raise ValueError(faults[0].message)
        lines.append(f"{_digest(text)} {json.dumps(encode(tree), separators=(',', ':'))}\n")
    return "".join(lines).encode()


@cache
def _shipped() -> Mapping[str, bytes]:
    """The trees of an installation by digest."""
    file = _folder() / FILE
    if not file.exists():
        return {}
    lines = (line.partition(b" ") for line in file.read_bytes().splitlines())
    return {digest.decode(): tree for digest, _, tree in lines}


def _folder() -> Path:
    grammar = find_spec("validator.grammar")
    assert grammar is not None
    assert grammar.submodule_search_locations
    return Path(grammar.submodule_search_locations[0])


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=_SIZE).hexdigest()


if __name__ == "__main__":
    rules = sorted(Path(sys.argv[1]).rglob("*.rules"))
    texts = [file.read_bytes().decode() for file in rules]
    (_folder() / FILE).write_bytes(dump(texts))
