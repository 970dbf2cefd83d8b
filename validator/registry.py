"""Plugins: asked what they provide, sorted by name, refused where they do not fit.

    entry points, files --loading--> modules --hooks--> answers --fitness--> Registry

Built-in checkers, readers and reporters enter by the same entry points as strangers.
"""

import os
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from validator import hookspecs
from validator.checker import Checker
from validator.diagnostic import Diagnostic
from validator.fitness import Provided, cycles, missing_kinds, provided_by, unfit
from validator.hooks import Hook, plain_hooks
from validator.loading import Faults, Plugin, Refusal, fault, load_plugins, told_of
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from validator.formats import Reader, Reporter

__all__ = ["Hook", "Plugin", "Provided", "Refusal", "Registry", "fault", "load_registry"]


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
    provided: Mapping[str, Sequence[Provided]]
    """By the name of the plugin."""
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
        names = tuple(plugin.name for plugin in self.plugins)
        return names if all(plugin.ships for plugin in self.plugins) else None


def load_registry(plugin_paths: "Sequence[Path]" = ()) -> Registry:
    """Load the installed plugins, and those that are files or folders."""
    faults = Faults([], [])
    plugins, hooks = _hooks(load_plugins(plugin_paths, faults), faults)
    readers, checkers, reporters, rules, inputs = (
        _answers((hook for hook in hooks if hook.name == name), faults)
        for name in (
            "newslint_readers",
            "newslint_checkers",
            "newslint_reporters",
            "newslint_rules",
            "newslint_inputs",
        )
    )
    checkers = _replaced(checkers, {plugin.name for plugin in plugins if plugin.ships}, faults)
    claims = _Claims({}, faults)
    fit_readers = claims.unclaimed(readers, _suffixes)
    fit_checkers = claims.unclaimed(checkers, provided_by)
    fit_reporters = claims.unclaimed(reporters, lambda r: [Provided("format", r.name)])
    placed = _rule_paths(plugins, rules)
    commands = [hook for hook in hooks if hook.name == "newslint_commands"]
    _refuse_commands(plugins, commands, faults)
    filters = [hook for hook in hooks if hook.name == "newslint_diagnostic"]
    saying = [hook.plugin for hook in hooks if hook.name == "newslint_inputs"]
    provided = {plugin.name: claims.of(plugin.name) for plugin in plugins}
    for plugin, path in placed:
        provided[plugin.name].append(Provided("rules", path))
    for hook in commands:
        provided[hook.plugin].append(Provided("commands"))
    for hook in filters:
        provided[hook.plugin].append(Provided("diagnostics"))
    for message in missing_kinds(fit_checkers):
        faults.tell("missing-kind", message)
    for cycle in cycles(fit_checkers):
        faults.tell("needs-cycle", "checkers need each other: " + " -> ".join(cycle))
    return Registry(
        plugins=tuple(plugins),
        readers=tuple(fit_readers),
        checkers=tuple(fit_checkers),
        reporters={reporter.name: reporter for reporter in fit_reporters},
        rule_paths=tuple(path for _, path in placed),
        shipped=tuple(path for plugin, path in placed if plugin.ships),
        commands=tuple(commands),
        filters=tuple(filters),
        provided=provided,
        refused=tuple(faults.refused),
        faults=tuple(faults.told),
        inputs={name: [os.fspath(p) for by, p in inputs if by == name] for name in saying},
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


def _replaced(
    checkers: Sequence[tuple[str, Checker]], shipped: Container[str], faults: Faults
) -> list[tuple[str, Checker]]:
    """(plugin, checker) of all but shipped checkers that a checker of another plugin replaces."""
    brought = {checker.name for plugin, checker in checkers if plugin in shipped}
    replaced: set[str] = set()
    for plugin, checker in checkers:
        for name in checker.replaces:
            if name in brought:
                replaced.add(name)
            else:
                told = f"checker {checker.name} replaces {name}, which newslint does not bring"
                faults.tell("plugin-failed", f"plugin {plugin} does not fit: {told}")
    return [one for one in checkers if one[0] not in shipped or one[1].name not in replaced]


def _suffixes(reader: "Reader") -> list[Provided]:
    return [Provided("suffix", suffix) for suffix in reader.suffixes + reader.named_only]


def _rule_paths(
    plugins: Iterable[Plugin], answers: Sequence[tuple[str, Any]]
) -> list[tuple[Plugin, str]]:
    """Where the rules of each plugin are: where it says, and else beside a plugin file."""
    by_name = {plugin.name: plugin for plugin in plugins}
    found = [(by_name[name], os.fspath(path)) for name, path in answers]
    saying = {name for name, _ in answers}
    found += [
        (plugin, str(path))
        for plugin in plugins
        if plugin.name not in saying
        for path in _rules_beside(plugin)
    ]
    return found


def _refuse_commands(plugins: Iterable[Plugin], commands: Iterable[Hook], faults: Faults) -> None:
    """Tell of plugin files with commands: which commands there are is known before any
    configuration is read, which alone names such files."""
    by_name = {plugin.name: plugin for plugin in plugins}
    for hook in commands:
        plugin = by_name[hook.plugin]
        if plugin.path is not None:
            told = f"plugin {plugin} has commands, and only installed plugins can"
            faults.tell("plugin-failed", told, str(plugin.path))


def _rules_beside(plugin: Plugin) -> "list[Path]":
    """The rules of a plugin file, or folder, that does not say where they are."""
    if plugin.path is None or hasattr(plugin.module, "newslint_rules"):
        return []
    folder = (plugin.path if plugin.path.is_dir() else plugin.path.parent) / "rules"
    return [folder] if next(folder.rglob("*.rules"), None) is not None else []


Item = TypeVar("Item")


class _Claims(NamedTuple):
    """Which names belong to which plugin."""

    owners: dict[Provided, str]
    faults: Faults

    def of(self, plugin: str) -> list[Provided]:
        return [name for name, owner in self.owners.items() if owner == plugin]

    def unclaimed(
        self, answers: Iterable[tuple[str, Item]], provided: Callable[[Item], Iterable[Provided]]
    ) -> list[Item]:
        """What plugins provide under names that nobody before them claims."""
        found = []
        for plugin, item in answers:
            names = list(provided(item))
            taken = [name for name in names if name in self.owners]
            for name in taken:
                told = (
                    f"{name} of plugin {plugin} is taken by plugin {self.owners[name]}, the first "
                    "by name: one of them takes another name"
                )
                self.faults.tell("name-taken", told)
            if not taken:
                self.owners.update(dict.fromkeys(names, plugin))
                found.append(item)
        return found
