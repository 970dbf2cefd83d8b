"""Where each value of a configuration comes from, for `newslint config`."""

import tomllib
from collections.abc import Iterator
from typing import Any

from validator.engine.configuration.model import Configuration, ReadFile
from validator.engine.configuration.toml_places import KeyPath, places
from validator.named_tuples import NamedTuple

_SINGLE = ("extend", "profile", "fail-on", "format", "select")
"""Of these the nearest file counts; of others what all files say adds up."""


class Said(NamedTuple):
    """A value, and where it is said."""

    key: KeyPath
    value: str | int | float | bool
    place: str
    """As newslint.toml:3."""


def values(configuration: Configuration) -> list[Said]:
    """All values that count, far files first; a table or a list is told by what is in it."""
    by_file = [list(_said(file)) for file in configuration.files]
    last: dict[str | int, int] = {}
    for number, said in enumerate(by_file):
        last.update((one.key[0], number) for one in said)
    if not configuration.select:
        last["select"] = -1  # a nearer file names a profile
    return [
        one
        for number, said in enumerate(by_file)
        for one in said
        if one.key[0] not in _SINGLE or last[one.key[0]] == number
    ]


def _said(file: ReadFile) -> Iterator[Said]:
    found = places(file.source.text)
    tables: Any = tomllib.loads(file.source.text)
    for name in file.table:
        tables = tables[name]
    for path, value in _leaves((), tables):
        place: KeyPath = (*file.table, *path)
        while place not in found and place:
            place = place[:-1]
        start = found[place].start if place in found else 0
        line = file.source.position(start).line
        yield Said(path, value, f"{file.source.path}:{line}")


def _leaves(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves((*path, name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves((*path, number), inner)
    else:
        yield path, value
