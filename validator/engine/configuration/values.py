"""The values that keys of a configuration have: judged as they are read, faults placed."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from validator.diagnostic import Diagnostic, Severity
from validator.engine.configuration.model import Extend, Mention, kind_of, near, placed
from validator.engine.configuration.toml_places import KeyPath, places
from validator.engine.rules.profiles import Setting
from validator.engine.stories import StoryGlobs
from validator.named_tuples import NamedTuple
from validator.source import Extent, Source


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
    """Of the named tuple that it fills."""
    read: Callable[["Reading", KeyPath, Any], Any]
    """The value as the field has it; None where it is at fault."""
    schema: Mapping[str, Any]
    """JSON Schema of the value, for editors."""


class Reading:
    """One file while it is read; `own` tells whether it is the user's own."""

    def __init__(self, folder: Path, source: Source, own: bool) -> None:
        self._folder = folder
        self._source = source
        self._own = own
        self._places: Mapping[KeyPath, Extent] | None = None
        self.incomplete = False
        self.faults: list[Diagnostic] = []
        self.mentions: list[Mention] = []

    def fields(self, keys: Iterable[Key], path: KeyPath, said: Any) -> dict[str, Any]:
        """The fields that a table with these keys fills."""
        known = {key.name: key for key in keys}
        values: dict[str, Any] = {}
        for name, value in self.table(path, said):
            if name not in known:
                self.fault((*path, name), f"there is no key “{name}”", name, known)
                continue
            read = known[name].read(self, (*path, name), value)
            if read is not None:
                values[known[name].field] = read
        return values

    # ---- types of values

    def paths(self, path: KeyPath, value: Any, suffix: str) -> tuple[Path, ...]:
        found = []
        for place, name in self._texts(path, value, "paths"):
            file = self._file(place, name, suffix, folders=True)
            if file is not None:
                found.append(file)
        return tuple(found)

    def _file(self, place: KeyPath, name: str, suffix: str, folders: bool = False) -> Path | None:
        # os.path where a Path would raise: for a name that is too long, in a folder that is closed
        file = Path(os.path.normpath(self._folder / name))
        folder = os.path.isdir(file)
        if not os.path.exists(file):
            self.fault(place, f"there is no {name}", file.name, _listed(file.parent), few=False)
        elif folder and not folders:
            self.fault(place, f"{name} is a folder; name its {suffix} files")
        elif not folder and (file.suffix != suffix or not os.path.isfile(file)):
            self.fault(place, f"{name} is no {suffix} file")
        else:
            return file
        self.incomplete = True
        return None

    def file(self, path: KeyPath, value: Any, suffix: str) -> Extend | None:
        """A file that is there, and where it is named."""
        if not isinstance(value, str):
            self._wrong(path, "a path", value)
            return None
        found = self._file(path, value, suffix)
        return None if found is None else Extend(found, self._source, self._place(path))

    def beside(self, path: KeyPath, value: Any) -> str | None:
        """A path from the folder of the configuration, whether there is something or not."""
        if isinstance(value, str) and value.strip() and "\0" not in value:
            return str(self._folder / value)
        self._wrong(path, "a path", value)
        return None

    def globs(self, path: KeyPath, value: Any, some: bool = False) -> tuple[str, ...]:
        found = []
        for place, glob in self._texts(path, value, "globs", some):
            self.mention("glob", glob, place)
            found.append(glob)
        return tuple(found)

    def names(self, path: KeyPath, value: Any, of: str) -> tuple[str, ...]:
        """A text, or a list of some."""
        if isinstance(value, str) and value:
            return (value,)
        return tuple(name for _, name in self._texts(path, value, of, some=True))

    def tables(self, path: KeyPath, value: Any) -> Iterable[tuple[KeyPath, Any]]:
        """The tables of a list of them, with their places."""
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield (*path, number), item
        else:
            self._wrong(path, f"a list of tables, each [[{path[-1]}]]", value)

    @property
    def folder(self) -> str:
        """Where the file stands, without links."""
        return str(self._folder.resolve())

    def stories(self, path: KeyPath, value: Any) -> tuple[StoryGlobs, ...]:
        found = []
        for name, globs in self.table(path, value):
            texts = self._texts((*path, name), globs, "globs", some=True)
            sound = tuple(text for place, text in texts if self._is_pattern(place, text))
            found.append(StoryGlobs(name, str(self._folder), sound))
        return tuple(found)

    def _is_pattern(self, path: KeyPath, text: str) -> bool:
        """Whether a text is a pattern as in .gitignore; told where it is none."""
        from pathspec import GitIgnoreSpec  # 50 ms: only for who has patterns

        try:
            GitIgnoreSpec.from_lines([text])
        except ValueError:
            self.fault(path, f"“{text}” is no pattern")
            return False
        return True

    def word(self, path: KeyPath, value: Any, words: Sequence[str]) -> str | None:
        if isinstance(value, str) and value in words:
            return value
        if isinstance(value, str):
            self.fault(path, f"no severity is called “{value}”", value, words)
        else:
            self._wrong(path, "a severity", value)
        return None

    def named(self, path: KeyPath, value: Any, what: str) -> str | None:
        """The name of a format or of a profile, which only the plugins can judge."""
        if not isinstance(value, str):
            self._wrong(path, f"the name of a {what}", value)
            return None
        self.mention(what, value, path)
        return value

    def text(self, path: KeyPath, value: Any) -> str | None:
        if not isinstance(value, str):
            self._wrong(path, "a text", value)
            return None
        return value

    def severities(self, path: KeyPath, value: Any) -> tuple[tuple[str, Severity], ...]:
        found = []
        names = [str(severity) for severity in Severity]
        for glob, level in self.table(path, value):
            self.mention("glob", glob, (*path, glob))
            word = self.word((*path, glob), level, names)
            if word is not None:
                found.append((glob, Severity[word.upper()]))
        return tuple(found)

    def settings(self, path: KeyPath, value: Any) -> dict[str, dict[str, Setting]]:
        found: dict[str, dict[str, Setting]] = {}
        for rule, values in self.table(path, value):
            self.mention("rule", rule, (*path, rule))
            sound = found[rule] = {}
            for name, setting in self.table((*path, rule), values):
                place = (*path, rule, name)
                if isinstance(setting, bool) or not isinstance(setting, str | int | float):
                    self._wrong(place, "a number or a text", setting)
                    continue
                self.mention("setting", name, place, rule, setting)
                sound[name] = setting
        return found

    def _texts(
        self, path: KeyPath, value: Any, of: str, some: bool = False
    ) -> Iterable[tuple[KeyPath, str]]:
        """The items of a list of texts, with their places; with `some`, one at least."""
        if not isinstance(value, list) or (some and not value):
            self._wrong(path, f"a list of {of}", value)
            return
        for number, item in enumerate(value):
            if isinstance(item, str) and item:
                yield (*path, number), item
            else:
                told = f"“{path[-1]}” is a list of {of}; this is {kind_of(item)}"
                self.fault((*path, number), told)

    def table(self, path: KeyPath, value: Any) -> Iterable[tuple[str, Any]]:
        """The keys and values of a table."""
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._wrong(path, "a table", value)

    # ---- what is wrong

    def _wrong(self, path: KeyPath, wanted: str, value: Any) -> None:
        self.fault(path, f"“{path[-1]}” is {wanted}; this is {kind_of(value)}")

    def fault(
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

    def mention(
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


def _listed(folder: Path) -> Sequence[str]:
    """What a folder has, as far as it may be looked into."""
    try:
        return os.listdir(folder)
    except (OSError, ValueError):
        return ()
