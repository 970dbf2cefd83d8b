"""Which configuration a run has: the nearest file, the user's own, or the one that was given.

Plugin files are programs. They run if they are named by a configuration that the user gave or owns;
from one that merely lay about they run only on demand.
"""

import os
from typing import TYPE_CHECKING

from validator.engine.configuration.model import Configuration, placed
from validator.engine.user_folders import configuration_folder
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.source import UnreadableSourceError, decode

if TYPE_CHECKING:
    from pathlib import Path

FILE = "newslint.toml"
_PYPROJECT = "pyproject.toml"
TABLE = ("tool", "newslint")


def load_configuration(
    config: str | None = None,
    isolated: bool = False,
    trust_plugins: bool = False,
    start: "str | os.PathLike[str] | None" = None,
) -> Configuration:
    """The configuration of a run in the folder `start`, by default the current one.

    `config` is read instead of what would be found. Raises UsageError where `config` is missing,
    and where a configuration that was merely found names plugins.
    """
    if config is not None:
        if isolated:
            raise UsageError("--isolated reads no configuration, --config names one", "drop one")
        return _given(config)
    if isolated:
        return Configuration()
    found = _nearest(os.path.realpath(start or os.curdir))
    own = _file(user_file())
    if found is not None and own is not None and found.path.samefile(own.path):
        found = None
    result = Configuration() if own is None else _read(own, own=True)
    if found is not None:
        nearer = _read(found)
        if not trust_plugins:
            _refuse_plugins(found, nearer)
        result = _joined(result, nearer)
    return result


def user_file() -> str:
    """Where the user's own configuration stands, if there is one."""
    return os.path.join(configuration_folder(), FILE)


def _read(file: "_File", own: bool = False, trail: "tuple[Path, ...]" = ()) -> Configuration:
    """A configuration, after what it extends; `trail` are the files that extend it."""
    from validator.engine.configuration.reader import read, unreadable  # and so tomllib

    shown = _shown(file.path)
    if file.data is None:
        return Configuration(file.path, faults=(unreadable(shown, file.reason),))
    table = TABLE if file.path.name == _PYPROJECT else ()
    return _extended(read(file.path, shown, file.data, table, own), own, trail)


def _extended(said: Configuration, own: bool, trail: "tuple[Path, ...]") -> Configuration:
    """A configuration after the one that it extends."""
    if said.extend is None or said.path is None:
        return said
    trail = (*trail, said.path.resolve())
    base = said.extend.path
    file = _file(os.fspath(base))
    wrong = None
    if base.resolve() in trail:
        names = (*trail[trail.index(base.resolve()) :], base.resolve())
        wrong = f"configurations extend each other: {' -> '.join(map(_shown, names))}"
    elif file is None or (base.name == _PYPROJECT and not _has_table(file)):
        wrong = f"{_shown(base)} has no table [{'.'.join(TABLE)}]"
    if wrong is not None or file is None:
        fault = placed(said.extend.source, said.extend.at, wrong or "", None)
        return said._replace(incomplete=True, faults=(*said.faults, fault))
    return _joined(_read(file, own, trail), said)


class _File(NamedTuple):
    """A configuration file as it was found; `data` is None where it cannot be read."""

    path: "Path"
    data: bytes | None
    reason: str = ""


def _given(path: str) -> Configuration:
    file = _file(os.path.abspath(path))
    if file is None:
        raise UsageError(f"there is no configuration {path}")
    if file.path.name == _PYPROJECT and not _has_table(file):
        raise UsageError(f"{path} has no table [{'.'.join(TABLE)}]")
    return _read(file)


def _nearest(folder: str) -> _File | None:
    while True:
        for name in (FILE, _PYPROJECT):
            path = os.path.join(folder, name)
            if not os.path.lexists(path):
                continue
            if name == FILE and not os.path.exists(path):
                return _File(_path(path), None, "a link that leads nowhere")
            # a link to a device or a pipe might be read for ever
            file = _file(path) if os.path.isfile(path) else None
            if file is not None and (name == FILE or _has_table(file)):
                return file
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _file(path: str) -> _File | None:
    data, reason = None, ""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    return _File(_path(path), data, reason)


def _path(path: str) -> "Path":
    from pathlib import Path  # most runs have no configuration

    return Path(path)


def _has_table(file: _File) -> bool:
    """Whether a pyproject.toml is ours too; one that is no TOML is for others to tell."""
    if file.data is None or TABLE[1].encode() not in file.data:
        return False
    import tomllib

    try:
        tables = tomllib.loads(decode(file.data))
    except (UnreadableSourceError, tomllib.TOMLDecodeError):
        return _names_table(file.data)
    tool = tables.get(TABLE[0])
    return isinstance(tool, dict) and TABLE[1] in tool


def _names_table(data: bytes) -> bool:
    """Whether a line of what is no TOML begins our table, or a key of it."""
    import re

    table = rb"""^[ \t[]*tool[ \t]*\.[ \t]*["']?newslint\b"""
    key = rb"""^[ \t]*["']?newslint["']?[ \t]*(\.|=(?!=))"""
    return any(re.search(begins, data, re.MULTILINE) for begins in (table, key))


def _refuse_plugins(file: _File, said: Configuration) -> None:
    """Linting a stranger's copy never runs the stranger's code."""
    if not said.plugins:
        return
    names = ", ".join(_shown(path) for path in said.plugins)
    path = _shown(file.path)
    raise UsageError(
        f"{path} names a plugin ({names}), which is a program, and nothing of it was run",
        f"if you trust it, say --config {path} or --trust-plugins",
    )


def _joined(own: Configuration, nearer: Configuration) -> Configuration:
    """Lists and tables of two files add up; of `select` and single values the nearer counts."""
    rules = {*own.settings, *nearer.settings}
    return Configuration(
        path=nearer.path,
        rules=own.rules + nearer.rules,
        plugins=own.plugins + nearer.plugins,
        profile=nearer.profile or own.profile,
        profiles=own.profiles + nearer.profiles,
        # the nearest that selects rules or names a profile decides
        select=nearer.select or (() if nearer.profile else own.select),
        extend_select=own.extend_select + nearer.extend_select,
        whens=own.whens + nearer.whens,
        extend=nearer.extend,
        ignore=own.ignore + nearer.ignore,
        stories=nearer.stories + own.stories,
        severities=own.severities + nearer.severities,
        settings={
            rule: {**own.settings.get(rule, {}), **nearer.settings.get(rule, {})} for rule in rules
        },
        fail_on=nearer.fail_on or own.fail_on,
        format=nearer.format or own.format,
        baseline=nearer.baseline or own.baseline,
        ledger=nearer.ledger or own.ledger,
        incomplete=own.incomplete or nearer.incomplete,
        files=own.files + nearer.files,
        mentions=own.mentions + nearer.mentions,
        faults=own.faults + nearer.faults,
    )


def _shown(path: "Path") -> str:
    """A path as a report names it: from the current folder, if it stands below it."""
    try:
        return str(path.relative_to(os.getcwd()))
    except ValueError:
        return str(path)
