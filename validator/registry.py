"""Plugins: asked what they provide, sorted by name, refused where they do not fit.

    entry points, files --loading--> modules --hooks--> answers --fitness--> Registry

Built-in checkers, readers and reporters enter by the same entry points as strangers.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from validator import hookspecs
from validator.checker import Checker, Kind
from validator.diagnostic import Diagnostic
from validator.fitness import cycles, missing_kinds, names_of, unfit
from validator.hooks import Hook, plain_hooks
from validator.loading import (
    Faults,
    Plugin,
    Refusal,
    fault,
    load_plugins,
    told_of,
)
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from validator.formats import Reader, Reporter

__all__ = ["Hook", "Plugin", "Refusal", "Registry", "fault", "load_registry"]

_OWN = "newslint"
"""The distribution that the built-in plugins come with."""


class Registry(NamedTuple):
    """All that plugins provide, in the order of their names, and what was wrong with them."""

    plugins: tuple[Plugin, ...]
    readers: "tuple[Reader, ...]"
    checkers: tuple[Checker, ...]
    reporters: "Mapping[str, Reporter]"
    rule_paths: tuple[str, ...]
    shipped: tuple[str, ...]
    """Those of the rules that newslint itself brings."""
    commands: tuple[Hook, ...]
    filters: tuple[Hook, ...]
    provided: Mapping[str, Sequence[str]]
    """By plugin, in words: "kind poll", "format html", "suffix .srt"."""
    refused: tuple[Refusal, ...]
    faults: tuple[Diagnostic, ...]
    inputs: Mapping[str, Sequence[str]] = {}
    """The files that decide what plugins find beside their own; of those that say so."""

    def providers(self) -> dict[str, Checker]:
        """Checker by the kind it provides."""
        return {kind.name: checker for checker in self.checkers for kind in checker.kinds}

    @property
    def shipped_plugins(self) -> tuple[str, ...] | None:
        """The names of all plugins, if all of them ship."""
        if any(plugin.distribution != _OWN or plugin.path for plugin in self.plugins):
            return None
        return tuple(plugin.name for plugin in self.plugins)

    def kinds(self) -> dict[str, Kind]:
        return {kind.name: kind for checker in self.checkers for kind in checker.kinds}


def load_registry(plugin_paths: "Sequence[Path]" = ()) -> Registry:
    """Load the installed plugins, and those that are files or folders."""
    faults = Faults([], [])
    found = load_plugins(plugin_paths, faults)
    fit, hooks = _hooks(found, faults)
    plugins = {plugin.name: plugin for plugin in fit}
    answers = {
        name: _answers((hook for hook in hooks if hook.name == name), faults)
        for name in (
            "newslint_readers",
            "newslint_checkers",
            "newslint_reporters",
            "newslint_rules",
            "newslint_inputs",
        )
    }
    claims = _Claims({}, faults)
    readers = claims.unclaimed(
        answers["newslint_readers"], lambda r: [f"suffix {s}" for s in r.suffixes + r.named_only]
    )
    checkers = claims.unclaimed(answers["newslint_checkers"], names_of)
    reporters = claims.unclaimed(answers["newslint_reporters"], lambda r: [f"format {r.name}"])
    rules = [(plugin, os.fspath(path)) for plugin, path in answers["newslint_rules"]]
    bringing = {plugin for plugin, _ in rules}
    rules += [
        (plugin.name, path)
        for plugin in plugins.values()
        if plugin.name not in bringing
        for path in map(str, _rules_beside(plugin))
    ]
    commands = [hook for hook in hooks if hook.name == "newslint_commands"]
    filters = [hook for hook in hooks if hook.name == "newslint_diagnostic"]
    inputs: dict[str, list[str]] = {
        hook.plugin: [] for hook in hooks if hook.name == "newslint_inputs"
    }
    for name, path in answers["newslint_inputs"]:
        inputs[name].append(os.fspath(path))
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
        inputs,
    )


def _hooks(found: Sequence[Plugin], faults: Faults) -> tuple[Sequence[Plugin], list[Hook]]:
    """The plugins that fit, and how they answer hooks, sorted by plugin."""
    plugins, hooks = found, plain_hooks(((p.name, p.module) for p in found), hookspecs)
    if hooks is None:
        from validator.hook_manager import judged  # and so pluggy

        plugins, hooks = judged(found, hookspecs, faults)
    return plugins, sorted(hooks, key=lambda hook: hook.plugin)


def _answers(hooks: Iterable[Hook], faults: Faults) -> list[tuple[str, Any]]:
    """(plugin, item) of all that plugins answer; each asked by itself, so that one that raises is
    named and the others are heard."""
    found: list[tuple[str, Any]] = []
    for hook in hooks:
        plugin, name = hook.plugin, hook.function.__name__
        try:
            answer = hook()
            if not isinstance(answer, Iterable) or isinstance(answer, (str, bytes, Mapping)):
                told = f"plugin {plugin} does not fit: {name} gives a list, this is {answer!r}"
                faults.tell("plugin-failed", told)
                continue
            items = list(answer)
        except (Exception, SystemExit) as error:
            told = told_of(error)
            faults.tell("plugin-failed", f"plugin {plugin} failed in {name}: {told}")
            continue
        for item in items:
            wrong = unfit(name, item)
            if wrong is None:
                found.append((plugin, item))
            else:
                faults.tell("plugin-failed", f"plugin {plugin} does not fit: {wrong}")
    return found


def _rules_beside(plugin: Plugin) -> "list[Path]":
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
