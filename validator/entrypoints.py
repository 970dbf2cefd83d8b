"""Which plugins are installed, read off the folders of `sys.path`.

`importlib.metadata` would say the same; importing it costs more than checking an article.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from validator.named_tuples import NamedTuple

_GROUP = "newslint"
"""Of the entry points that are plugins."""
_TELLING = (".dist-info", ".egg-info")


class EntryPoint(NamedTuple):
    """What a distribution offers under a name: a module, or `module:attribute`."""

    name: str
    value: str
    distribution: str
    version: str

    @property
    def module(self) -> str:
        return self.value.partition(":")[0]

    def load(self) -> Any:
        """The module or object. Raises whatever importing it raises."""
        found: Any = import_module(self.module)
        for attribute in filter(None, self.value.partition(":")[2].split(".")):
            found = getattr(found, attribute)
        return found


def entry_points(homes: Iterable[str] | None = None) -> list[EntryPoint]:
    """Those that are plugins, sorted; a distribution met twice counts where it is first. `homes`
    are what `distributions` gives, where that is known."""
    found: dict[str, list[EntryPoint]] = {}
    for home in distributions() if homes is None else homes:
        name = os.path.splitext(os.path.basename(home))[0]
        distribution, _, version = name.partition("-")
        key = distribution.lower().replace(".", "_")
        if key not in found:
            found[key] = [
                EntryPoint(entry, value, distribution.replace("_", "-"), version)
                for entry, value in _section(os.path.join(home, "entry_points.txt"))
            ]
            if found[key] and not version:  # a working copy does not say it in its name
                version = _version(os.path.join(home, "PKG-INFO"))
                found[key] = [point._replace(version=version) for point in found[key]]
    return sorted(point for points in found.values() for point in points)


def distributions() -> Iterator[str]:
    """The folders that tell of what is installed, in the order of `sys.path`."""
    for folder in sys.path:
        for name in _names(folder or "."):
            yield os.path.join(folder, name)


def _names(folder: str) -> list[str]:
    try:
        return sorted([n for n in os.listdir(folder) if n.endswith(_TELLING)])
    except OSError:
        return []  # an archive, or nothing


def _version(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            told = (line.partition(":")[2].strip() for line in file if line.startswith("Version:"))
            return next(told, "?")
    except OSError:
        return "?"


def _section(path: str) -> Iterator[tuple[str, str]]:
    """(name, value) of our section of an entry_points.txt."""
    text = _first_text(path)
    lines = [line.strip() for line in text.split("\n")] if _GROUP in text else ()
    section = ""
    for line in lines:
        if line.startswith("["):
            section = line.strip("[]").strip()
        elif section == _GROUP and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.partition("[")[0].strip()


@cache
def _first_text(path: str) -> str:
    """What stood in a file when this process first asked: so all who ask get one answer."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""  # most distributions have none
