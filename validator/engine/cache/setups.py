"""The terms of a run as they were last time, if nothing that they came from has changed.

What is under a key (`setup_key`) names the files that turned out to matter beside what the key
holds: rules, configurations that are extended, plugin files, what plugins read. Each is known by
its contents, folders by all that is in them.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from time import time_ns
from typing import TYPE_CHECKING

from validator.engine.cache import files as cache_files
from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.setup_key import Asked, code_of, first_tree, setup_key
from validator.engine.rules.profiles import FILE as PROFILES
from validator.engine.terms import Terms, plain, restored
from validator.entrypoints import entry_points
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from validator.engine.configuration.model import Configuration
    from validator.loading import Plugin
    from validator.registry import Registry

RULES = ".rules"
_TICK, _COARSE_TICK = 20_000_000, 2_000_000_000
"""Nanoseconds by which the time of a file may be behind the clock."""


class Dependency(NamedTuple):
    """A file or folder that decides what is found. Of a folder all files count, or the rules."""

    path: str
    rules: bool = False


class Remembered(NamedTuple):
    """Terms, and the name of the set-up that they came from."""

    setup: str
    terms: Terms


class SetUpCache:
    """The terms of one run: `recall` them before anything is loaded, or `keep` them at its end."""

    def __init__(self, folder: str, asked: Asked) -> None:
        """Raises OSError where there is no current folder."""
        self._asked = asked
        self._begun = time_ns()
        self.key = setup_key(asked, first_tree)
        self._file = os.path.join(folder, f"setup-{self.key}.json")
        self._states: list[tuple[Dependency, str]] = []
        self._sure = False

    def recall(self) -> Remembered | None:
        """The terms, if all that they depend on is as it was."""
        data = cache_files.read(self._file)
        if data is None:
            return None
        try:
            depended, terms = json.loads(data)
            self._states = [(Dependency(*known), state) for known, state in depended]
            if any(_state(known) != state for known, state in self._states):
                return None
            cache_files.used(self._file)
            return Remembered(self._setup, restored(terms))
        except (ValueError, TypeError, IndexError, KeyError):
            return None

    def loaded(self, depended: Iterable[Dependency] | None) -> None:
        """Note what a session depends on that was just opened; None where that is not known, so
        that its terms cannot be kept."""
        known = dict.fromkeys(depended or ())
        self._sure = depended is not None and not any(map(self._touched, known))
        self._states = [(one, _state(one)) for one in known]

    def keep(self, terms: Terms) -> str | None:
        """Remember the terms of a session; the name of its set-up. None where something was changed
        meanwhile, is at fault, or is not known."""
        later = dict.fromkeys(map(Dependency, _loaded())).keys() - dict(self._states).keys()
        if not self._sure or terms.broken or any(map(self._touched, later)):
            return None
        if self.unchanged() is None:
            return None
        self._states += [(one, _state(one)) for one in sorted(later)]
        data = json.dumps([self._states, plain(terms)], separators=(",", ":"))
        cache_files.write(self._file, data.encode())
        return self._setup

    def unchanged(self) -> str | None:
        """The name of the set-up, if all that is known of it is still the same; else None. Code is
        not listed again: what was changed meanwhile has another time, and no run has this key."""
        same = all(_state(known) == state for known, state in self._states)
        return self._setup if same and setup_key(self._asked, first_tree) == self.key else None

    @property
    def depended(self) -> list[Dependency]:
        """What the terms that were recalled depend on."""
        return [known for known, _ in self._states]

    @property
    def _setup(self) -> str:
        return digest_of_all((self.key, *(state for _, state in self._states)))

    def _touched(self, known: Dependency) -> bool:
        """Whether a file may have been changed since it was read, or is about to be."""
        for path in _paths(known):
            try:
                time = os.stat(path).st_mtime_ns
            except OSError:
                continue
            if time > self._begun - (_TICK if time % 10**9 else _COARSE_TICK):
                return True
        return False


def dependencies(
    registry: "Registry", configuration: "Configuration", rules: Iterable[str]
) -> list[Dependency] | None:
    """The files that decide what is found, beside those of installed plugins; None where a plugin
    does not say on what it depends. `rules` are those of the command line."""
    for plugin in registry.plugins:
        if plugin.name not in registry.inputs and not _says_all(plugin, registry):
            return None
    folders = {*map(os.fspath, registry.rule_paths)}.difference(map(os.fspath, registry.shipped))
    for path in map(os.fspath, configuration.plugins):
        folders.add(os.path.join(path if os.path.isdir(path) else os.path.dirname(path), "rules"))
    folders.update(map(os.fspath, configuration.rules), rules)
    files = [file.source.path for file in configuration.files]
    files += map(os.fspath, configuration.plugins)
    return [
        *(Dependency(os.path.abspath(path), True) for path in sorted(folders)),
        *(Dependency(os.path.abspath(path)) for path in files),
        *(Dependency(os.path.abspath(p)) for paths in registry.inputs.values() for p in paths),
    ]


def _says_all(plugin: "Plugin", registry: "Registry") -> bool:
    """Whether nothing outside its own folder can change what a plugin contributes to a report: it
    ships, or it has formats, commands and rules of its own alone."""
    if plugin.ships:
        return True
    home = str(plugin.path or getattr(plugin.module, "__file__", None) or "?")
    own = os.path.join(home if os.path.isdir(home) else os.path.dirname(home), "")
    return all(
        sort in ("format", "commands") or (sort == "rules" and name.startswith(own))
        for sort, name in registry.provided[plugin.name]
    )


def _paths(known: Dependency) -> Iterator[str]:
    """The file, or the folder with all folders and files in it that count."""
    yield known.path
    for place, folders, names in os.walk(known.path):
        folders[:] = sorted(folder for folder in folders if folder != "__pycache__")
        yield from (os.path.join(place, folder) for folder in folders)
        for name in sorted(names):
            if not known.rules or name.endswith(RULES) or name == PROFILES:
                yield os.path.join(place, name)


def _state(known: Dependency) -> str:
    return digest_of_all(_contents(known))


def _contents(known: Dependency) -> Iterator[str | bytes]:
    yield os.path.realpath(known.path)
    for path in _paths(known):
        yield path
        try:
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    yield file.read()
        except OSError as error:
            yield str(error.errno)


def _loaded() -> Iterator[str]:
    """The files of modules that are neither Python's nor of a distribution: those of plugins in
    work, which may import what stands beside them."""
    library = os.path.join(os.path.dirname(os.__file__), "")
    known = tuple(code_of(point.module for point in entry_points()))
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None)
        if not isinstance(path, str) or path.startswith((library, *known)):
            continue
        if os.path.isabs(path) and "-packages" not in path:
            yield path
