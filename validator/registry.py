"""Plugins: asked what they provide, sorted by name, refused where they do not fit.

    entry points, files --loading--> modules --hooks--> answers --fitness--> Registry

Built-in checkers, readers and reporters enter by the same entry points as strangers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from validator import hookspecs
from validator.checker import Checker, Kind
from validator.containment import Contained
from validator.diagnostic import Diagnostic
from validator.errors import NonsenseError
from validator.fitness import cycles, missing_kinds, names_of, unfit
from validator.loading import (
    Faults,
    Plugin,
    Refusal,
    deprecations_told,
    fault,
    load_plugins,
    told_of,
)
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from validator.formats import Reader, Reporter

__all__ = ["Hook", "Plugin", "Refusal", "Registry", "fault", "load_registry"]

_OWN = "newslint"
"""The distribution that the built-in plugins come with."""


class Hook:
    """A hook of one plugin, to be asked by calling it."""

    def __init__(self, plugin: str, function: Callable[..., Any]) -> None:
        self.plugin = plugin
        self.function = function

    def __call__(self, **arguments: Any) -> Any:
        with Contained():
            return self.function(**arguments)


class Registry(NamedTuple):
    """All that plugins provide, in the order of their names, and what was wrong with them."""

    plugins: tuple[Plugin, ...]
    readers: "tuple[Reader, ...]"
    checkers: tuple[Checker, ...]
    reporters: "Mapping[str, Reporter]"
    rule_paths: tuple[Path, ...]
    shipped: tuple[Path, ...]
    """Those of the rules that newslint itself brings."""
    commands: tuple[Hook, ...]
    filters: tuple[Hook, ...]
    provided: Mapping[str, Sequence[str]]
    """By plugin, in words: "kind poll", "format html", "suffix .srt"."""
    refused: tuple[Refusal, ...]
    faults: tuple[Diagnostic, ...]

    def providers(self) -> dict[str, Checker]:
        """Checker by the kind it provides."""
        return {kind.name: checker for checker in self.checkers for kind in checker.kinds}

    def kinds(self) -> dict[str, Kind]:
        return {kind.name: kind for checker in self.checkers for kind in checker.kinds}


def load_registry(plugin_paths: Sequence[Path] = ()) -> Registry:
    """Load the installed plugins, and those that are files or folders."""
    faults = Faults([], [])
    found = load_plugins(plugin_paths, faults)
    manager = pluggy.PluginManager("newslint")
    manager.add_hookspecs(hookspecs)
    plugins = {plugin.name: plugin for plugin in found if _register(manager, plugin, faults)}
    answers = {
        hook: _answers(_implementations(manager, hook), faults)
        for hook in (
            "newslint_readers",
            "newslint_checkers",
            "newslint_reporters",
            "newslint_rules",
        )
    }
    claims = _Claims({}, faults)
    readers = claims.unclaimed(
        answers["newslint_readers"], lambda r: [f"suffix {s}" for s in r.suffixes + r.named_only]
    )
    checkers = claims.unclaimed(answers["newslint_checkers"], names_of)
    reporters = claims.unclaimed(answers["newslint_reporters"], lambda r: [f"format {r.name}"])
    rules = answers["newslint_rules"]
    bringing = {plugin for plugin, _ in rules}
    rules += [
        (plugin.name, path)
        for plugin in plugins.values()
        if plugin.name not in bringing
        for path in _rules_beside(plugin)
    ]
    commands = _implementations(manager, "newslint_commands")
    filters = _implementations(manager, "newslint_diagnostic")
    provided: dict[str, list[str]] = {name: [] for name in plugins}
    for what, name in claims.owners.items():
        provided[name].append(what)
    for name, path in rules:
        provided[name].append(f"rules {path}")
    for hook in commands:
        provided[hook.plugin].append("commands")
        if plugins[hook.plugin].path is not None:
            told = f"plugin {plugins[hook.plugin]} has commands, and only installed plugins can"
            faults.tell("plugin-failed", told, str(plugins[hook.plugin].path))
    for hook in filters:
        provided[hook.plugin].append("diagnostics")
    for message in missing_kinds(checkers):
        faults.tell("missing-kind", message)
    for cycle in cycles(checkers):
        faults.tell("needs-cycle", "checkers need each other: " + " -> ".join(cycle))
    return Registry(
        tuple(plugins.values()),
        tuple(readers),
        tuple(checkers),
        {reporter.name: reporter for reporter in reporters},
        tuple(path for _, path in rules),
        tuple(path for name, path in rules if plugins[name].distribution == _OWN),
        tuple(commands),
        tuple(filters),
        provided,
        tuple(faults.refused),
        tuple(faults.told),
    )


def _register(manager: pluggy.PluginManager, plugin: Plugin, faults: Faults) -> bool:
    try:
        with deprecations_told(plugin, faults):
            manager.register(plugin.module, name=plugin.name)
        manager.check_pending()
        if not manager.get_hookcallers(plugin.module):
            raise NonsenseError("it provides nothing: no function of it is marked with @hookimpl")
    except Exception as error:
        manager.unregister(name=plugin.name)
        faults.refuse(plugin, "plugin-failed", f"does not fit: {error}")
        return False
    return True


def _implementations(manager: pluggy.PluginManager, hook: str) -> list[Hook]:
    """The functions that answer a hook, sorted by plugin."""
    found = getattr(manager.hook, hook).get_hookimpls()
    return [Hook(i.plugin_name, i.function) for i in sorted(found, key=lambda i: i.plugin_name)]


def _answers(hooks: Iterable[Hook], faults: Faults) -> list[tuple[str, Any]]:
    """(plugin, item) of all that plugins answer; each asked by itself, so that one that raises is
    named and the others are heard."""
    found: list[tuple[str, Any]] = []
    for hook in hooks:
        plugin, name = hook.plugin, hook.function.__name__
        try:
            items = list(hook())
        except (Exception, SystemExit) as error:
            faults.tell("plugin-failed", f"plugin {plugin} failed in {name}: {told_of(error)}")
            continue
        for item in items:
            wrong = unfit(name, item)
            if wrong is None:
                found.append((plugin, item))
            else:
                faults.tell("plugin-failed", f"plugin {plugin} does not fit: {wrong}")
    return found


def _rules_beside(plugin: Plugin) -> list[Path]:
    """The rules of a plugin file, or folder, that does not say where they are."""
    if plugin.path is None or hasattr(plugin.module, "newslint_rules"):
        return []
    folder = (plugin.path if plugin.path.is_dir() else plugin.path.parent) / "rules"
    return [folder] if next(folder.rglob("*.rules"), None) is not None else []


Item = TypeVar("Item")


class _Claims(NamedTuple):
    """Which names belong to which plugin."""

    owners: dict[str, str]
    faults: Faults

    def unclaimed(
        self, answers: Iterable[tuple[str, Item]], names_of: Callable[[Item], Iterable[str]]
    ) -> list[Item]:
        """What plugins provide under names that nobody before them claims."""
        found = []
        for plugin, item in answers:
            names = list(names_of(item))
            taken = [name for name in names if name in self.owners]
            for name in taken:
                told = f"{name} of plugin {plugin} is taken by plugin {self.owners[name]}"
                self.faults.tell("name-taken", told)
            if not taken:
                self.owners.update(dict.fromkeys(names, plugin))
                found.append(item)
        return found
