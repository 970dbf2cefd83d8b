"""The report for programs (DESIGN.md, section 7): the same input gives the same bytes."""

import re
from typing import Any

from validator.diagnostic import Diagnostic, Edit, Region, Related, Severity
from validator.formats import Style
from validator.report import Failure, Report
from validator.source import Position
from validator.version import __version__

# what json leaves bare although a terminal may act on it, or UTF-8 cannot write it
_BARE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def render(report: Report, _: Style) -> str:
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    members = []
    for key, value in _report(report).items():
        if isinstance(value, list) and value:  # a line each: to be read, compared, and fast
            rows = ",\n  ".join(map(encode, value))
            members.append(f'"{key}": [\n  {rows}\n ]')
        else:
            members.append(f'"{key}": {encode(value)}')
    text = "{" + ",\n ".join(members) + "}\n"
    return _BARE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _report(report: Report) -> dict[str, Any]:
    faults = (fault for fault in report.faults if fault.severity >= Severity.ERROR)
    failures = sorted({*report.failures, *map(_fault, faults)})
    counts = {str(severity): report.count(severity) for severity in _SEVERITIES}
    return {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "summary": {
            "files": report.files,
            **counts,
            "waived": report.waived,
            "failed": len(failures),
        },
        "failures": [failure._asdict() for failure in failures],
        "diagnostics": [_diagnostic(found) for found in sorted(report.diagnostics, key=_place)],
    }


def _place(found: Diagnostic) -> tuple[str, int, int, str]:
    region = found.region
    return region.path, region.start.offset, region.end.offset, found.code


def _fault(fault: Diagnostic) -> Failure:
    """What is wrong with the set-up, as what kept newslint from its work."""
    start, message = fault.region.start, f"{fault.message} ({fault.code})"
    if fault.context is not None:
        message = f"line {start.line}, column {start.column}: {message}"
    return Failure(fault.region.path, message)


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "rule": found.code,
        "severity": str(found.severity),
        **_region(found.region),
        "text": found.text,
        "message": found.message,
        "suggestion": found.suggestion,
        "fingerprint": found.fingerprint,
        "fix": {"edits": [_edit(edit) for edit in found.edits]} if found.edits else None,
        "related": [_related(related) for related in found.related],
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "path": region.path,
        "start": _position(region.start),
        "end": _position(region.end),
    }


def _position(position: Position) -> dict[str, int]:
    return position._asdict()


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "start": _position(edit.start),
        "end": _position(edit.end),
        "text": edit.text,
    }


def _related(related: Related) -> dict[str, Any]:
    return {**_region(related.region), "message": related.message}
