"""A baseline, read and written: JSON, an entry a line, sorted, so that two branches merge."""

import json
from typing import Any

from validator.engine.suppressions.baseline import Baseline, Entry
from validator.errors import UsageError
from validator.source import UnreadableSourceError, decode

FILE = "newslint-baseline.json"
_VERSION = 1


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises UsageError."""
    try:
        with open(path, "rb") as file:
            text = decode(file.read())
    except FileNotFoundError:
        hint = "newslint baseline write makes one"
        raise UsageError(f"there is no baseline {path}", hint) from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UsageError(f"cannot read the baseline {path}: {why}") from None
    except UnreadableSourceError as error:
        raise _corrupt(path, str(error)) from None
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise _corrupt(path, f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise _corrupt(path, "it is nested too deeply") from None
    return Baseline(path, tuple(_entries(path, said)))


def _entries(path: str, said: Any) -> list[Entry]:
    version = said.get("version") if isinstance(said, dict) else None
    if type(version) is not int or version < 1:
        raise _corrupt(path, "it is no baseline of newslint")
    if version > _VERSION:
        raise UsageError(
            f"the baseline {path} is of version {version}, and this newslint reads {_VERSION}",
            "use the newslint that wrote it, or write it anew",
        )
    listed = said.get("entries")
    if not isinstance(listed, list):
        raise _corrupt(path, "it has no list of entries")
    entries = []
    for number, one in enumerate(listed, 1):
        if not (isinstance(one, dict) and all(isinstance(one.get(k), str) for k in Entry._fields)):
            raise _corrupt(path, f"entry {number} has no path, rule and fingerprint")
        entries.append(Entry(*(one[key] for key in Entry._fields)))
    return entries


def _corrupt(path: str, why: str) -> UsageError:
    hint = "take it back from version control, or write it anew with newslint baseline write"
    return UsageError(f"cannot read the baseline {path}: {why}", hint)


def written(baseline: Baseline) -> str:
    """A baseline as it stands in its file."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in baseline.entries]
    listed = ",\n    ".join(lines)
    entries = f"[\n    {listed}\n  ]" if lines else "[]"
    return f'{{\n  "version": {_VERSION},\n  "entries": {entries}\n}}\n'
