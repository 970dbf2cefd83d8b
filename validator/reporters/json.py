"""The report for programs (docs/reports.md): the same input gives the same bytes."""

from typing import Any

from validator.diagnostic import Diagnostic, Edit, Region, Related, Severity
from validator.formats import Style
from validator.report import Report
from validator.reporters.machine import in_order, json_lines, json_of, not_checked
from validator.source import Position
from validator.version import __version__

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def render(report: Report, _: Style) -> str:
    return json_lines(_report(report))


def render_lines(report: Report, _: Style) -> str:
    """An object a line; `type` says which it is; the last is the summary."""
    whole = _report(report)
    lines = [{"type": "failure", **failure} for failure in whole.pop("failures")]
    lines += ({"type": "diagnostic", **found} for found in whole.pop("diagnostics"))
    lines.append({"type": "summary", **whole})
    return "".join(f"{json_of(line)}\n" for line in lines)


def _report(report: Report) -> dict[str, Any]:
    failures = not_checked(report)
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
        "diagnostics": [_diagnostic(found) for found in in_order(report.diagnostics)],
    }


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
