"""Reads a newslint.toml, or `[tool.newslint]` of a pyproject.toml.

file --tomllib--> tables --KEYS--> Configuration, and faults where a table is at odds with KEYS
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from validator.diagnostic import Diagnostic, Region, Severity
from validator.engine.configuration import (
    FAULT,
    Configuration,
    Mention,
    Setting,
    kind_of,
    near,
    placed,
)
from validator.engine.toml_places import KeyPath, places
from validator.source import Extent, Position, Source, UnreadableSourceError, decode

FAIL_ON = ("error", "warning", "info", "never")


# ---- the keys


class Key(NamedTuple):
    """A key of the configuration; documentation and checks are made of this."""

    name: str
    type: str
    """In words."""
    default: str
    """As TOML; empty: the key is left out."""
    meaning: str
    example: str
    """A line or table of TOML."""
    field: str
    """Of Configuration."""
    read: Callable[["_Reading", KeyPath, Any], Any]
    """The value as Configuration has it; None where it is at fault."""


KEYS = (
    Key(
        "rules",
        "list of paths",
        "[]",
        "Rule files and folders of them, from the folder this file stands in.",
        'rules = ["rules"]',
        "rules",
        lambda reading, path, value: reading.paths(path, value, ".rules", folders=True),
    ),
    Key(
        "plugins",
        "list of paths",
        "[]",
        "Plugin files. They are programs: in a configuration that was merely found they need "
        "`--config` or `--trust-plugins`.",
        'plugins = ["plugins/desk.py"]',
        "plugins",
        lambda reading, path, value: reading.paths(path, value, ".py", folders=False),
    ),
    Key(
        "select",
        "list of globs",
        "",
        "Apply only these rules; `--select` comes before it.",
        'select = ["casualties/*", "loaded-term"]',
        "select",
        lambda reading, path, value: reading.globs(path, value),
    ),
    Key(
        "ignore",
        "list of globs",
        "[]",
        "Do not apply these rules; `--ignore` adds to it.",
        'ignore = ["relative-day-undated"]',
        "ignore",
        lambda reading, path, value: reading.globs(path, value),
    ),
    Key(
        "severity",
        "table: glob to error, warning, info or off",
        "{}",
        "How loud rules are; the last glob that fits counts.",
        '[severity]\n"loaded-term" = "error"',
        "severities",
        lambda reading, path, value: reading.severities(path, value),
    ),
    Key(
        "settings",
        "table: rule id to table of its settings",
        "{}",
        "What rules leave to the desk; `newslint rules list` names the rules.",
        '[settings."casualties/casualty-unattributed"]\nreach = 1',
        "settings",
        lambda reading, path, value: reading.settings(path, value),
    ),
    Key(
        "fail-on",
        "error, warning, info or never",
        '"error"',
        "`check` ends with exit code 1 from this severity on; `--fail-on` comes before it.",
        'fail-on = "warning"',
        "fail_on",
        lambda reading, path, value: reading.word(path, value, FAIL_ON),
    ),
    Key(
        "format",
        "name of a format",
        '"full"',
        "How `check` prints its report; `--format` comes before it.",
        'format = "concise"',
        "format",
        lambda reading, path, value: reading.format(path, value),
    ),
)


# ---- reading a file


def read(path: Path, shown: str, data: bytes, table: KeyPath, own: bool) -> Configuration:
    """A file as a configuration; what is wrong with it is among its faults.

    `shown` is what reports call the file, `table` where in it the keys stand, and `own` whether it
    is the user's own.
    """
    try:
        source = Source(shown, decode(data))
        tables = tomllib.loads(source.text)
    except UnreadableSourceError as error:
        return Configuration(path, faults=(unreadable(shown, str(error)),))
    except tomllib.TOMLDecodeError as error:
        return Configuration(path, faults=(_syntax(source, str(error)),))
    for name in table:
        tables = tables[str(name)]
    reading = _Reading(path.parent, source, own)
    values = reading.fields(table, tables)
    mentions, faults = tuple(reading.mentions), tuple(reading.faults)
    return Configuration(
        path, **values, incomplete=reading.incomplete, mentions=mentions, faults=faults
    )


def unreadable(shown: str, reason: str) -> Diagnostic:
    start = Position(1, 1, 0)
    message = f"cannot read {shown}: {reason}"
    return Diagnostic(FAULT, Severity.ERROR, Region(shown, start, start), "", message)


def _syntax(source: Source, message: str) -> Diagnostic:
    """A fault of the TOML itself; tomllib says the place at the end of its message."""
    said = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    offset = len(source.text.rstrip())
    if said is not None:
        message = said[1]
        if said[2]:
            offset = source.line_starts[int(said[2]) - 1] + int(said[3]) - 1
    end = min(offset + 1, len(source.text))
    message = message[:1].lower() + message[1:]
    return placed(source, Extent(offset, end), f"this is no TOML: {message}", None)


class _Reading:
    """One file while it is read: its values are judged, its faults placed."""

    def __init__(self, folder: Path, source: Source, own: bool) -> None:
        self._folder = folder
        self._source = source
        self._own = own
        self._places: Mapping[KeyPath, Extent] | None = None
        self.incomplete = False
        self.faults: list[Diagnostic] = []
        self.mentions: list[Mention] = []

    def fields(self, table: KeyPath, said: Any) -> dict[str, Any]:
        """The fields of Configuration that the file fills."""
        keys = {key.name: key for key in KEYS}
        values: dict[str, Any] = {}
        for name, value in self._table(table, said):
            if name not in keys:
                self._fault((*table, name), f"there is no key “{name}”", name, keys)
                continue
            read = keys[name].read(self, (*table, name), value)
            if read is not None:
                values[keys[name].field] = read
        return values

    # ---- types of values

    def paths(self, path: KeyPath, value: Any, suffix: str, folders: bool) -> tuple[Path, ...]:
        found = []
        for place, name in self._texts(path, value, "paths"):
            file = self._folder / name
            if not file.exists():
                beside = os.listdir(file.parent) if file.parent.is_dir() else ()
                self._fault(place, f"there is no {name}", file.name, beside, few=False)
            elif file.is_dir() and not folders:
                self._fault(place, f"{name} is a folder; name its {suffix} files")
            elif not file.is_dir() and (file.suffix != suffix or not file.is_file()):
                self._fault(place, f"{name} is no {suffix} file")
            else:
                found.append(file)
                continue
            self.incomplete = True
        return tuple(found)

    def globs(self, path: KeyPath, value: Any) -> tuple[str, ...]:
        found = []
        for place, glob in self._texts(path, value, "globs"):
            self._mention("glob", glob, place)
            found.append(glob)
        return tuple(found)

    def word(self, path: KeyPath, value: Any, words: Sequence[str]) -> str | None:
        if isinstance(value, str) and value in words:
            return value
        if isinstance(value, str):
            self._fault(path, f"no severity is called “{value}”", value, words)
        else:
            self._wrong(path, "a severity", value)
        return None

    def format(self, path: KeyPath, value: Any) -> str | None:
        if not isinstance(value, str):
            self._wrong(path, "the name of a format", value)
            return None
        self._mention("format", value, path)
        return value

    def severities(self, path: KeyPath, value: Any) -> tuple[tuple[str, Severity], ...]:
        found = []
        names = [str(severity) for severity in Severity]
        for glob, level in self._table(path, value):
            self._mention("glob", glob, (*path, glob))
            word = self.word((*path, glob), level, names)
            if word is not None:
                found.append((glob, Severity[word.upper()]))
        return tuple(found)

    def settings(self, path: KeyPath, value: Any) -> dict[str, dict[str, Setting]]:
        found: dict[str, dict[str, Setting]] = {}
        for rule, values in self._table(path, value):
            self._mention("rule", rule, (*path, rule))
            sound = found[rule] = {}
            for name, setting in self._table((*path, rule), values):
                place = (*path, rule, name)
                if isinstance(setting, bool) or not isinstance(setting, str | int | float):
                    self._wrong(place, "a number or a text", setting)
                    continue
                self._mention("setting", name, place, rule, setting)
                sound[name] = setting
        return found

    def _texts(self, path: KeyPath, value: Any, of: str) -> Iterable[tuple[KeyPath, str]]:
        """The items of a list of texts, with their places."""
        if not isinstance(value, list):
            self._wrong(path, f"a list of {of}", value)
            return
        for number, item in enumerate(value):
            if isinstance(item, str) and item:
                yield (*path, number), item
            else:
                told = "an empty text" if item == "" else kind_of(item)
                self._fault((*path, number), f"“{path[-1]}” is a list of {of}; this is {told}")

    def _table(self, path: KeyPath, value: Any) -> Iterable[tuple[str, Any]]:
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._wrong(path, "a table", value)

    # ---- what is wrong

    def _wrong(self, path: KeyPath, wanted: str, value: Any) -> None:
        self._fault(path, f"“{path[-1]}” is {wanted}; this is {kind_of(value)}")

    def _fault(
        self,
        path: KeyPath,
        message: str,
        word: str = "",
        known: Iterable[str] = (),
        few: bool = True,
    ) -> None:
        """A fault; `word` may be a slip for one of the known, which are told if they are few."""
        hint = near(word, known, few) if word else None
        self.faults.append(placed(self._source, self._place(path), message, hint))

    def _mention(
        self, kind: str, name: str, path: KeyPath, rule: str = "", value: Setting = ""
    ) -> None:
        at = self._place(path)
        self.mentions.append(Mention(kind, name, self._source, at, self._own, rule, value))

    def _place(self, path: KeyPath) -> Extent:
        if self._places is None:
            self._places = places(self._source.text)
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Extent(0, 0))
