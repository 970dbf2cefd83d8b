"""Plugins found and imported: installed ones by their entry points, others by file or folder."""

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any

from validator.containment import Contained
from validator.diagnostic import Diagnostic, Region, Severity
from validator.entrypoints import entry_points
from validator.errors import PluginDeprecationWarning, contained, reason
from validator.hookspecs import API_VERSION
from validator.named_tuples import NamedTuple
from validator.source import Position

if TYPE_CHECKING:
    from pathlib import Path

_OWN = "newslint"
"""The distribution that the built-in plugins come with."""
_INIT = "__init__.py"
_MACHINERY = (
    "<frozen importlib",
    os.path.join(os.path.dirname(os.__file__), "importlib", ""),
    os.path.join(os.path.dirname(__file__), ""),
)
"""Where the files lie that load a plugin."""


class Plugin(NamedTuple):
    """A plugin, and where it comes from."""

    name: str
    distribution: str
    """The file or folder, where no distribution brings it."""
    version: str
    path: "Path | None" = None
    """Of a plugin file or folder that a configuration names."""
    module: Any = None
    seconds: float = 0
    """How long importing it took."""

    def __str__(self) -> str:
        return f"{self.name} of {self.distribution} {self.version}".rstrip()

    @property
    def ships(self) -> bool:
        """Whether it is part of newslint itself."""
        return self.distribution == _OWN and self.path is None


class Refusal(NamedTuple):
    """A plugin that does not take part, and why."""

    plugin: Plugin
    reason: str


class Faults(NamedTuple):
    """What was wrong with plugins: told to whoever runs newslint, and kept for `plugins list`."""

    told: list[Diagnostic]
    refused: list[Refusal]

    def refuse(self, plugin: Plugin, code: str, why: str, hint: str | None = None) -> None:
        """Tell that a plugin does not take part."""
        self.refused.append(Refusal(plugin, why))
        self.tell(code, f"plugin {plugin} {why}", str(plugin.path or ""), hint)

    def tell(self, code: str, message: str, path: str = "", hint: str | None = None) -> None:
        self.told.append(fault(code, message, path, hint))


def fault(
    code: str,
    message: str,
    path: str = "",
    hint: str | None = None,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    """A fault of the set-up that has no line."""
    start = Position(1, 1, 0)
    return Diagnostic(
        f"newslint/{code}", severity, Region(path, start, start), "", message, suggestion=hint
    )


def load_plugins(paths: "Sequence[Path]", faults: Faults) -> list[Plugin]:
    """The plugins that can be imported, sorted by name; no two of one name.

    A file or folder goes before an installed module of the same name: it is the same plugin, while
    somebody works on it.
    """
    modules = {path.stem for path in paths}
    found: list[tuple[Plugin, Callable[[], Any]]] = [
        (Plugin(point.name, point.distribution, point.version), point.load)
        for point in entry_points()
        if point.module not in modules
    ]
    for path in paths:
        # a Path would raise for a name that is too long, or in a folder that is closed
        if os.path.isfile(path) or os.path.isfile(path / _INIT):
            found.append((Plugin(path.stem, str(path), "", path), partial(_import, path)))
        else:
            missing = (
                f"folder {path} has no {_INIT}" if os.path.isdir(path) else f"there is no {path}"
            )
            faults.refused.append(Refusal(Plugin(path.stem, str(path), "", path), missing))
            faults.tell("unknown-plugin", f"{missing}, so it is no plugin", str(path))
    seen: dict[str, Plugin] = {}
    loaded: list[Plugin] = []
    for plugin, load in found:
        first = seen.setdefault(plugin.name, plugin)
        if first is plugin:
            loaded += _loaded(plugin, load, faults)
            continue
        message = (
            f"two plugins are named {plugin.name}: "
            f"of {first.distribution} and of {plugin.distribution}"
        )
        faults.refused.append(Refusal(plugin, message))
        faults.tell("plugin-twice", message, hint="rename the file, or uninstall one of them")
    return sorted(loaded, key=lambda plugin: plugin.name)


def _import(path: "Path") -> Any:
    """Import a file or a folder under a name that nothing else has."""
    import importlib.util  # most runs have no such plugin

    name = f"newslint_plugin_{path.stem}"
    folder = path.is_dir()
    spec = importlib.util.spec_from_file_location(
        name,
        path / _INIT if folder else path,
        submodule_search_locations=[str(path)] if folder else None,
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    for known in list(sys.modules):
        if f"{known}.".startswith(f"{name}."):
            del sys.modules[known]  # a session before this one read it as it was then
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def _loaded(plugin: Plugin, load: Callable[[], Any], faults: Faults) -> Iterator[Plugin]:
    """The plugin with its module, unless importing it fails or it was made for other hooks."""
    start = perf_counter()
    try:
        with deprecations_told(plugin, faults), Contained():
            module = load()
            wanted = getattr(module, "newslint_api", API_VERSION)
    except (Exception, SystemExit) as error:
        hint = f"mend or uninstall {plugin.distribution}" if plugin.path is None else None
        told = told_of(error, plugin.path)
        faults.refuse(plugin, "plugin-failed", f"cannot be loaded: {told}", hint)
        return
    if wanted != API_VERSION:
        faults.refuse(plugin, "plugin-version", *_unfit_version(plugin, wanted))
    else:
        yield plugin._replace(module=module, seconds=perf_counter() - start)


def _unfit_version(plugin: Plugin, wanted: object) -> tuple[str, str]:
    if wanted == str(API_VERSION):
        return f"says newslint_api = {wanted!r}, a text", f"write newslint_api = {API_VERSION}"
    why = f"was made for version {wanted} of the plugin interface, this newslint has {API_VERSION}"
    if plugin.path is not None:
        return why, f"bring it up to date, then write newslint_api = {API_VERSION} into it"
    newer = isinstance(wanted, int) and wanted > API_VERSION
    other = "a newer newslint, or an older" if newer else "a newer"
    return why, f"install {other} version of {plugin.distribution}, or uninstall it"


@contextmanager
def deprecations_told(plugin: Plugin, faults: Faults) -> Iterator[None]:
    """Makes warnings of the run of what a plugin uses that a later release will not have."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("ignore")
        warnings.simplefilter("always", PluginDeprecationWarning)
        yield
    for message in dict.fromkeys(str(one.message) for one in caught):
        path = str(plugin.path or "")
        told = f"plugin {plugin}: {message}"
        faults.told.append(fault("plugin-deprecated", told, path, severity=Severity.WARNING))


def told_of(error: BaseException, path: "Path | None" = None) -> str:
    """What a plugin raised while it was loaded, and where in its files; `path` is where it lies,
    if that is known."""
    if isinstance(error, SyntaxError):
        file, line = error.filename or "", error.lineno or 0
        message = contained(error, f"{type(error).__name__}: {error.msg}")
    else:
        file, line = _place(error)
        message = contained(error, reason(error))
    if not file:
        return message
    return f"{message} (line {line})" if file == str(path) else f"{message} ({file}, line {line})"


def _place(error: BaseException) -> tuple[str, int]:
    """The last place in a plugin's folder that an exception came through. The first file that is
    not ours, nor of the machinery of imports, is the plugin's."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    theirs = [place for place in places if not place[0].startswith(_MACHINERY)]
    folder = os.path.join(os.path.dirname(theirs[0][0]), "") if theirs else ""
    return next((place for place in reversed(theirs) if place[0].startswith(folder)), ("", 0))
