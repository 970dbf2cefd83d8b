"""Reads a newslint.toml, or `[tool.newslint]` of a pyproject.toml.

file --tomllib--> tables --KEYS--> Configuration, and faults where a table is at odds with KEYS
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from validator.diagnostic import Diagnostic, Region, Severity
from validator.dsl.plan import Rule
from validator.engine.configuration.keys import KEYS, PROFILES
from validator.engine.configuration.model import (
    FAULT,
    Configuration,
    Known,
    ReadFile,
    judged,
    placed,
)
from validator.engine.configuration.values import Key, Reading
from validator.engine.rules.profiles import Profile
from validator.source import Extent, Position, Source, UnreadableSourceError, decode


def read(path: Path, shown: str, data: bytes, table: tuple[str, ...], own: bool) -> Configuration:
    """A file as a configuration; what is wrong with it is among its faults.

    `shown` is what reports call the file, `table` where in it the keys stand, and `own` whether it
    is the user's own.
    """
    return _read(path, shown, data, table, own, KEYS)


def read_profiles(
    files: Iterable[tuple[str, bytes]], rules: Iterable[Rule], named: Sequence[str] | None
) -> tuple[tuple[Profile, ...], list[Diagnostic]]:
    """The profiles of files of them, given by path and content, and what is wrong with them.

    `rules` are the sound rules, and `named` the ids of all; None where some may be missing.
    """
    settings = {rule.id: dict(rule.settings) for rule in rules}
    profiles: dict[str, Profile] = {}
    faults: list[Diagnostic] = []
    for path, data in files:
        read = _read(Path(path), path, data, (), False, (PROFILES,))
        known = Known(settings, named, (), profiles)
        faults += judged(read, known).faults
        profiles = {profile.name: profile for profile in read.profiles} | profiles
    return tuple(profiles.values()), faults


def _read(
    path: Path, shown: str, data: bytes, table: tuple[str, ...], own: bool, keys: Sequence[Key]
) -> Configuration:
    try:
        source = Source(shown, decode(data))
        tables = tomllib.loads(source.text)
    except UnreadableSourceError as error:
        return Configuration(path, faults=(unreadable(shown, str(error)),))
    except tomllib.TOMLDecodeError as error:
        return Configuration(path, faults=(_syntax(source, str(error)),))
    for name in table:
        tables = tables[name]
    reading = Reading(path.parent, source, own)
    values = reading.fields(keys, table, tables)
    mentions, faults = tuple(reading.mentions), tuple(reading.faults)
    return Configuration(
        path,
        **values,
        incomplete=reading.incomplete,
        files=(ReadFile(source, table),),
        mentions=mentions,
        faults=faults,
    )


def unreadable(shown: str, reason: str) -> Diagnostic:
    start = Position(1, 1, 0)
    message = f"cannot read {shown}: {reason}"
    return Diagnostic(FAULT, Severity.ERROR, Region(shown, start, start), "", message)


_TWICE = ("cannot overwrite", "cannot declare")


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
    hint = "it is there already: leave one of them away" if message.startswith(_TWICE) else None
    return placed(source, Extent(offset, end), f"this is no TOML: {message}", hint)
