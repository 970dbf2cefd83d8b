"""Plugins: found, loaded, sorted by name, refused where they do not fit.

Built-in checkers, readers and reporters enter by the same entry points as strangers.
"""

import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pluggy

from validator import hookspecs
from validator.checker import Checker, Kind
from validator.diagnostic import Diagnostic, Region, Severity
from validator.entrypoints import EntryPoint, entry_points
from validator.hookspecs import API_VERSION
from validator.source import Position

if TYPE_CHECKING:
    from validator.formats import Reader, Reporter

GROUP = "newslint"


class Plugin(NamedTuple):
    """A plugin that was loaded."""

    name: str
    distribution: str
    version: str
    module: Any

    def __str__(self) -> str:
        return f"{self.name} of {self.distribution} {self.version}".rstrip()


class Registry(NamedTuple):
    """All that plugins provide, in the order of their names, and what was wrong with them."""

    plugins: tuple[Plugin, ...]
    readers: "tuple[Reader, ...]"
    checkers: tuple[Checker, ...]
    reporters: "Mapping[str, Reporter]"
    rule_paths: tuple[Path, ...]
    filters: tuple[Any, ...]
    faults: tuple[Diagnostic, ...]

    def providers(self) -> dict[str, Checker]:
        """Checker by the kind it provides."""
        return {kind.name: checker for checker in self.checkers for kind in checker.kinds}

    def kinds(self) -> dict[str, Kind]:
        return {kind.name: kind for checker in self.checkers for kind in checker.kinds}


def fault(code: str, message: str, path: str = "", hint: str | None = None) -> Diagnostic:
    """A fault of the set-up that has no line."""
    start = Position(1, 1, 0)
    return Diagnostic(
        f"newslint/{code}", Severity.ERROR, Region(path, start, start), "", message, suggestion=hint
    )


def load_registry(plugin_files: Sequence[Path] = ()) -> Registry:
    """Load the installed plugins and those in files."""
    faults: list[Diagnostic] = []
    plugins = [
        plugin
        for found in entry_points(GROUP)
        if (plugin := _load_entry_point(found, faults)) is not None
    ]
    plugins += [plugin for path in plugin_files if (plugin := _load_file(path, faults)) is not None]
    manager = pluggy.PluginManager("newslint")
    manager.add_hookspecs(hookspecs)
    accepted = [
        plugin for plugin in _distinct(plugins, faults) if _register(manager, plugin, faults)
    ]
    answers = {
        hook: _answers(manager, hook, faults)
        for hook in (
            "newslint_readers",
            "newslint_checkers",
            "newslint_reporters",
            "newslint_rules",
        )
    }
    checkers = _sound_checkers(answers["newslint_checkers"], faults)
    readers = _unclaimed(
        answers["newslint_readers"],
        lambda r: [f"suffix {s}" for s in r.suffixes + r.named_only],
        faults,
    )
    reporters = _unclaimed(answers["newslint_reporters"], lambda r: [f"format {r.name}"], faults)
    return Registry(
        tuple(accepted),
        tuple(readers),
        tuple(checkers),
        {reporter.name: reporter for reporter in reporters},
        tuple(path for _, path in answers["newslint_rules"]),
        tuple(
            implementation.function
            for implementation in sorted(
                manager.hook.newslint_diagnostic.get_hookimpls(), key=lambda i: i.plugin_name
            )
        ),
        tuple(faults),
    )


def _load_entry_point(point: EntryPoint, faults: list[Diagnostic]) -> Plugin | None:
    name, version = point.distribution, point.version
    try:
        return Plugin(point.name, name, version, point.load())
    except (Exception, SystemExit) as error:
        faults.append(
            fault(
                "plugin-failed",
                f"plugin {point.name} of {name} {version} cannot be loaded: {_told(error)}",
                hint=f"mend or uninstall {name}",
            )
        )
        return None


def _load_file(path: Path, faults: list[Diagnostic]) -> Plugin | None:
    if not path.is_file():
        faults.append(fault("unknown-plugin", f"there is no plugin file {path}", str(path)))
        return None
    name = f"newslint_plugin_{path.stem}"
    try:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        module: ModuleType = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        sys.modules.pop(name, None)
        faults.append(
            fault(
                "plugin-failed", f"plugin {path} cannot be loaded: {_told(error, path)}", str(path)
            )
        )
        return None
    return Plugin(path.stem, str(path), "", module)


def _told(error: BaseException, path: Path | None = None) -> str:
    """What was raised, and the line of the plugin's file where it was."""
    lines = [getattr(error, "lineno", None)] if isinstance(error, SyntaxError) else []
    trace = error.__traceback__
    while trace is not None:
        if path is not None and trace.tb_frame.f_code.co_filename == str(path):
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    where = f" (line {lines[-1]})" if lines and lines[-1] else ""
    return f"{type(error).__name__}: {message}{where}"


def _distinct(plugins: Iterable[Plugin], faults: list[Diagnostic]) -> list[Plugin]:
    seen: dict[str, Plugin] = {}
    for plugin in plugins:
        first = seen.setdefault(plugin.name, plugin)
        if first is not plugin:
            faults.append(
                fault(
                    "plugin-twice",
                    f"two plugins are named {plugin.name}: "
                    f"of {first.distribution} and of {plugin.distribution}",
                    hint="rename the file, or uninstall one of them",
                )
            )
    return sorted(seen.values(), key=lambda plugin: plugin.name)


def _register(manager: pluggy.PluginManager, plugin: Plugin, faults: list[Diagnostic]) -> bool:
    wanted = getattr(plugin.module, "newslint_api", API_VERSION)
    if wanted != API_VERSION:
        faults.append(
            fault(
                "plugin-version",
                f"plugin {plugin} was made for version {wanted} of the plugin interface, "
                f"this newslint has {API_VERSION}",
                hint=f"install a version of {plugin.distribution} that fits",
            )
        )
        return False
    try:
        manager.register(plugin.module, name=plugin.name)
        manager.check_pending()
        if not manager.get_hookcallers(plugin.module):
            raise ValueError("it provides nothing: no function of it is marked with @hookimpl")
    except Exception as error:
        manager.unregister(name=plugin.name)
        faults.append(
            fault(
                "plugin-failed",
                f"plugin {plugin} does not fit: {error}",
            )
        )
        return False
    return True


def _answers(
    manager: pluggy.PluginManager, hook: str, faults: list[Diagnostic]
) -> list[tuple[str, Any]]:
    """(plugin, item) of all that plugins answer, sorted by plugin; each asked by itself, so that
    one that raises is named and the others are heard."""
    found: list[tuple[str, Any]] = []
    implementations = getattr(manager.hook, hook).get_hookimpls()
    for implementation in sorted(implementations, key=lambda i: i.plugin_name):
        try:
            found += [(implementation.plugin_name, item) for item in implementation.function()]
        except (Exception, SystemExit) as error:
            name = implementation.plugin_name
            faults.append(fault("plugin-failed", f"plugin {name} failed in {hook}: {_told(error)}"))
    return found


def _sound_checkers(
    answers: Iterable[tuple[str, Checker]], faults: list[Diagnostic]
) -> list[Checker]:
    """Checkers whose kinds and functions nobody else claims, and whose needs are met."""
    fit = []
    for plugin, checker in answers:
        unfit = _unfit(checker)
        if unfit is None:
            fit.append((plugin, checker))
        else:
            faults.append(fault("plugin-failed", f"plugin {plugin} does not fit: {unfit}"))
    checkers = _unclaimed(fit, _names_of, faults)
    kinds = {kind.name for checker in checkers for kind in checker.kinds}
    faults += [
        fault(
            "missing-kind",
            f"checker {checker.name} needs the kind {need}, which no plugin provides",
        )
        for checker in checkers
        for need in checker.needs
        if need not in kinds
    ]
    faults += [
        fault("needs-cycle", "checkers need each other: " + " -> ".join(cycle))
        for cycle in _cycles(checkers)
    ]
    return checkers


def _unfit(checker: Any) -> str | None:
    """Why this is no checker that can be asked for anything; None if it is one."""
    if not isinstance(checker, Checker):
        told = "a class; make one of it" if isinstance(checker, type) else repr(checker)
        return f"newslint_checkers gives checkers, this is {told}"
    if not isinstance(getattr(checker, "name", None), str):
        return f"checker {type(checker).__name__} has no name"
    for kind in checker.kinds:
        if not isinstance(kind, Kind):
            return f"checker {checker.name}: {kind!r} is no Kind"
        if not {"start", "end"} <= set(dir(kind.cls)):
            return f"checker {checker.name}: the class of kind {kind.name} has no start and end"
    return None


def _names_of(checker: Checker) -> list[str]:
    """The names that a checker claims for itself."""
    return [
        f"checker {checker.name}",
        *(f"kind {kind.name}" for kind in checker.kinds),
        *(f"function {function.name}" for function in checker.functions),
    ]


Item = TypeVar("Item")


def _unclaimed(
    answers: Iterable[tuple[str, Item]],
    names_of: Callable[[Item], Iterable[str]],
    faults: list[Diagnostic],
) -> list[Item]:
    """What plugins provide under names that nobody before them claims."""
    owners: dict[str, str] = {}
    found = []
    for plugin, item in answers:
        names = list(names_of(item))
        taken = [name for name in names if name in owners]
        faults += [
            fault("name-taken", f"{name} of plugin {plugin} is taken by plugin {owners[name]}")
            for name in taken
        ]
        if not taken:
            owners.update(dict.fromkeys(names, plugin))
            found.append(item)
    return found


def _cycles(checkers: Sequence[Checker]) -> list[list[str]]:
    providers = {kind.name: checker.name for checker in checkers for kind in checker.kinds}
    needs = {
        checker.name: {providers[n] for n in checker.needs if n in providers} - {checker.name}
        for checker in checkers
    }
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            found.append([*trail[trail.index(name) :], name])
            return
        if name in done:
            return
        for need in sorted(needs.get(name, ())):
            visit(need, [*trail, name])
        done.add(name)

    for name in needs:
        visit(name, [])
    return found
