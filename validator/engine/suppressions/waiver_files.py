"""A file of waivers, read and written.

[[waiver]]
rule = "casualties/casualty-unattributed"
path = "drafts/harbour.txt"
fingerprint = "b1946ac92492d2347c6235b4d2611184"
words = "Some 20 soldiers"
reason = "Confirmed by the desk, memo 14."
by = "Ana"
on = 2026-11-22
until = 2026-12-31
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from validator.diagnostic import Diagnostic, Severity
from validator.engine.configuration.toml_places import KeyPath, places
from validator.engine.notices import Place, notice, place
from validator.engine.sieve import waivers_file
from validator.engine.suppressions.waivers import Kept, Waiver, WaiverFile
from validator.registry import fault
from validator.source import Extent, Source, UnreadableSourceError, decode

_TABLE = "waiver"
_TEXTS = ("rule", "path", "fingerprint", "words", "reason", "by")
_DATES = ("on", "until")
_NEEDED = ("rule", "path", "fingerprint")


def read_waivers(folder: str) -> WaiverFile:
    """The waivers that are kept in a folder; none where it has no such file."""
    path = waivers_file(folder)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return WaiverFile(path, folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return WaiverFile(path, folder, broken=(_broken(path, f"it cannot be read: {reason}"),))
    try:
        source = Source(path, decode(data))
        tables = tomllib.loads(source.text)
    except (UnreadableSourceError, tomllib.TOMLDecodeError) as error:
        return WaiverFile(path, folder, broken=(_broken(path, f"it is no TOML: {error}"),))
    reading = _Reading(source)
    waivers = tuple(reading.waivers(tables))
    return WaiverFile(path, folder, waivers, tuple(reading.faults))


def _broken(path: str, message: str) -> Diagnostic:
    hint = "no waiver of it is heeded; mend the file"
    return fault("waivers-unreadable", f"{path}: {message}", path, hint)


class _Reading:
    """One file, and what is wrong with it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places: Mapping[KeyPath, Extent] = places(source.text)
        self.faults: list[Diagnostic] = []

    def waivers(self, tables: Mapping[str, Any]) -> Iterator[Kept]:
        for key in tables:
            if key != _TABLE:
                self._malformed((key,), f"there is no table “{key}”", "waivers are [[waiver]]")
        listed = tables.get(_TABLE, [])
        if not isinstance(listed, list):
            self._malformed((_TABLE,), "a waiver begins with [[waiver]], in two brackets")
            return
        for number, table in enumerate(listed):
            at = (_TABLE, number)
            waiver = self._waiver(at, table)
            if waiver is not None:
                yield Kept(waiver, self._place((*at, "rule")))

    def _waiver(self, at: KeyPath, table: Any) -> Waiver | None:
        if not isinstance(table, dict):
            self._malformed(at, "a waiver begins with [[waiver]], in two brackets")
            return None
        first = next(iter(table), None)
        here = at if first is None else (*at, first)
        sound = True
        for key, value in table.items():
            if key not in _TEXTS + _DATES:
                from validator.dsl.syntax.faults import did_you_mean

                hint = did_you_mean(key, _TEXTS + _DATES)
                self._malformed((*at, key), f"a waiver has no “{key}”", hint)
                sound = False
            elif key in _TEXTS and not isinstance(value, str):
                self._malformed((*at, key), f"“{key}” is a text in quotation marks")
                sound = False
            elif key in _DATES and type(value) is not date:
                self._malformed((*at, key), f"“{key}” is a date as 2020-02-04, without marks")
                sound = False
        if not sound:
            return None
        for key in _NEEDED:
            if not table.get(key, "").strip():
                self._malformed(here, f"this waiver says no {key}", "newslint waive writes them")
                return None
        if not table.get("reason", "").strip():
            self._fault(
                "waiver-without-reason",
                (*at, "reason") if "reason" in table else here,
                "no reason is given, so the finding counts",
                "A waiver has a reason",
                "say why the copy stands as it is",
            )
            return None
        return Waiver(**{key: str(value) for key, value in table.items()})

    def _malformed(self, at: KeyPath, message: str, hint: str | None = None) -> None:
        self._fault("waiver-malformed", at, message, "A waiver is understood", hint)

    def _fault(self, code: str, at: KeyPath, message: str, title: str, hint: str | None) -> None:
        place = self._place(at)
        self.faults.append(notice(code, Severity.ERROR, place, message, title, hint))

    def _place(self, at: KeyPath) -> Place:
        while at and at not in self._places:
            at = at[:-1]
        return place(self._source, self._places.get(at, Extent(0, 0)), "waiver")


def written(waiver: Waiver) -> str:
    """A waiver as TOML."""
    lines = [f"[[{_TABLE}]]"]
    lines += (f"{key} = {_quoted(said)}" for key in _TEXTS if (said := getattr(waiver, key)))
    lines += (f"{key} = {said}" for key in _DATES if (said := getattr(waiver, key)))
    return "\n".join(lines) + "\n"


def appended(text: str, waiver: Waiver) -> str:
    """A file of waivers with one more; all that is there stays as it is."""
    end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith(("\n", "\r")):
        text += end
    gap = end if text else ""
    return text + gap + written(waiver).replace("\n", end)


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    # TOML's escapes are those of JSON, and DEL has to be one
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
