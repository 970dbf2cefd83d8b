"""What the formats for programs share: order, levels, names of findings, paths, JSON."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, Protocol

from validator.diagnostic import Diagnostic, Severity
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.reporters.layout import one_line

# what json leaves bare although a terminal may act on it, or UTF-8 cannot write it
_BARE = re.compile("[\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

NOT_CHECKED = "newslint/not-checked"
"""The rule under which formats that know only findings tell what was not checked."""


class Level(NamedTuple):
    """What others call a severity."""

    sarif: str
    github: str
    gitlab: str
    rdjson: str
    checkstyle: str


LEVELS = {
    Severity.ERROR: Level("error", "error", "critical", "ERROR", "error"),
    Severity.WARNING: Level("warning", "warning", "minor", "WARNING", "warning"),
    Severity.INFO: Level("note", "notice", "info", "INFO", "info"),
    Severity.OFF: Level("none", "notice", "info", "INFO", "info"),
}


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, position, rule."""
    return sorted(found, key=_place)


def _place(found: Diagnostic) -> tuple[str, int, int, str, str]:
    region = found.region
    return region.path, region.start.offset, region.end.offset, found.code, found.message


class Told(Protocol):
    """A report, or another sheet of drafts."""

    @property
    def failures(self) -> Sequence[Failure]: ...
    @property
    def faults(self) -> Sequence[Diagnostic]: ...


def not_checked(report: Told) -> list[Failure]:
    """All that kept newslint from its work: drafts that failed, and the faults of the set-up."""
    faults = (fault for fault in report.faults if fault.severity >= Severity.ERROR)
    return sorted({*report.failures, *map(_as_failure, faults)})


def _as_failure(fault: Diagnostic) -> Failure:
    mend = f"; {fault.suggestion}" if fault.suggestion else ""
    start, message = fault.region.start, f"{fault.message}{mend} ({fault.code})"
    if fault.context is not None:
        message = f"line {start.line}, column {start.column}: {message}"
    return Failure(fault.region.path, message)


def named(found: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a name that no other of the report has, though their sentences agree."""
    seen: Counter[str] = Counter()
    for diagnostic in found:
        name = f"{relative(diagnostic.region.path)}\n{diagnostic.fingerprint}"
        seen[name] += 1
        again = f"\n{seen[name]}" if seen[name] > 1 else ""
        yield diagnostic, digest(name + again)


def digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def relative(path: str) -> str:
    """A path as services want it: forward slashes, no "./"; "." where there is no file."""
    path = path.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path or "."


def told(found: Diagnostic) -> str:
    """The message and what would mend it, a line each."""
    return "\n".join(one_line(text) for text in (found.message, found.suggestion) if text)


def json_of(value: Any, indent: int | None = None) -> str:
    """Without an indent on one line. What may act where it is printed is escaped."""
    from json import JSONEncoder

    text = JSONEncoder(ensure_ascii=False, indent=indent).encode(value)
    return _BARE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def json_lines(value: dict[str, Any]) -> str:
    """An object with a line for each item of its lists: to be read, compared, and fast."""
    members = []
    for key, item in value.items():
        if isinstance(item, list) and item:
            rows = ",\n  ".join(map(json_of, item))
            members.append(f'"{key}": [\n  {rows}\n ]')
        else:
            members.append(f'"{key}": {json_of(item)}')
    return "{" + ",\n ".join(members) + "}\n"
