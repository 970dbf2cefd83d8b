"""What a run is made of beside its drafts, told without importing it.

    newslint, Python, plugins, installed distributions, options, configuration -> a key

Two runs with one key, and with equal `Dependencies`, say the same of the same draft. What is
installed is known by names, times and sizes; what people write and edit, by its contents.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from validator.engine.cache.digests import digest_of_all
from validator.engine.user_folders import configuration_folder
from validator.entrypoints import distributions, entry_points
from validator.named_tuples import NamedTuple
from validator.version import __version__

FORMAT = 3
"""Of what is kept under keys; to be raised when it changes its shape."""
CONFIGURATION = ("newslint.toml", "pyproject.toml")
_MARK = b"newslint"
"""What a pyproject.toml that is ours too must have in it."""


class Asked(NamedTuple):
    """What the command line says of the rules, and of the configuration."""

    rules: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    profile: str | None
    date: str | None
    config: str | None
    isolated: bool
    trust_plugins: bool


def setup_key(asked: Asked, told: Callable[[str], Iterable[str]] | None = None) -> str:
    """The key of a run in the current folder; `told` is what is known of code by its path, if it is
    not to be looked at again."""
    return digest_of_all(_facts(asked, told or tree))


def _facts(asked: Asked, told: Callable[[str], Iterable[str]]) -> Iterator[str | bytes]:
    yield f"{FORMAT} {__version__} {sys.version} {sys.platform} {sys.flags.optimize}"
    yield repr(asked)
    yield os.getcwd()
    yield from _configurations(asked)
    homes = list(distributions())
    for home in homes:
        yield home
        yield _time(home)
    points = entry_points(homes)
    yield repr(points)
    for path in code_of(point.module for point in points):
        yield from told(path)


def _configurations(asked: Asked) -> Iterator[str | bytes]:
    """The files that may be read, and some that are passed over."""
    if asked.config is not None:
        yield from _contents(asked.config)
        return
    if asked.isolated:
        return
    yield from _contents(os.path.join(configuration_folder(), CONFIGURATION[0]))
    folder = os.path.realpath(os.getcwd())
    while True:
        for name in CONFIGURATION:
            path = os.path.join(folder, name)
            # a link that leads nowhere is a fault; one to a device might be read for ever
            if os.path.lexists(path) and (os.path.isfile(path) or not os.path.exists(path)):
                for fact in _contents(path):
                    if name == CONFIGURATION[0] or isinstance(fact, str) or _MARK in fact:
                        yield fact
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _contents(path: str) -> Iterator[str | bytes]:
    yield path
    yield os.path.realpath(path)  # from which its own paths lead on
    try:
        with open(path, "rb") as file:
            yield file.read()
    except OSError as error:
        yield str(error.errno)


# ---- code


def code_of(modules: Iterable[str]) -> list[str]:
    """The folders and files that hold the code of modules, none in another; found as importing
    would find them, and not imported."""
    found: dict[str, None] = {}
    specs: dict[str, Any] = {}
    holds = cache(_holds)  # plugins stand together
    for module in modules:
        within: Sequence[str] | None = None
        name = ""
        for part in module.split("."):
            if any(holds(folder, part) for folder in within or ()):
                break  # in a folder that was found
            name = f"{name}.{part}" if name else part
            if name not in specs:
                specs[name] = _spec(name, within)
            spec = specs[name]
            if spec is None:
                break
            if spec.submodule_search_locations is None:
                if spec.origin:
                    found[spec.origin] = None
                break
            locations = list(spec.submodule_search_locations)
            if spec.origin is None:
                within = locations
                continue  # it has no code of its own
            found.update(dict.fromkeys(locations))
            within = locations
    return list(found)


def _holds(folder: str, part: str) -> bool:
    path = os.path.join(folder, part)
    return os.path.isfile(os.path.join(folder, "__init__.py")) and (
        os.path.isfile(f"{path}.py") or os.path.isdir(path)
    )


def _spec(name: str, within: Sequence[str] | None) -> Any:
    """Where a module is; `within` is the path of the package it is in."""
    if name in sys.modules:
        return sys.modules[name].__spec__
    for finder in sys.meta_path:
        find = getattr(finder, "find_spec", None)
        spec = find(name, within) if find is not None else None
        if spec is not None:
            return spec
    return None


def tree(path: str) -> Iterator[str]:
    """Names, times and sizes of all files below a folder, a folder at a time."""
    if not os.path.isdir(path):
        yield path
        yield _time(path)
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield f"{folder} {error.errno}"
            continue
        told = [folder]
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
                continue
            try:
                status = entry.stat()
            except OSError:
                continue  # a link that leads nowhere
            told.append(f"{entry.name} {status.st_mtime_ns} {status.st_size}")
        yield "\0".join(told)  # which no name holds


@cache
def first_tree(path: str) -> tuple[str, ...]:
    """The same of code as it was when this process first asked: it runs the code of then."""
    return tuple(tree(path))


def _time(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError as error:
        return str(error.errno)
    return f"{status.st_mtime_ns} {status.st_size}"
