"""GitLab's Code Quality report: a JSON array, each finding under a name of its own."""

from typing import Any

from validator.diagnostic import Diagnostic, Severity
from validator.formats import Style
from validator.report import Failure, Report
from validator.reporters.machine import (
    LEVELS,
    NOT_CHECKED,
    digest,
    in_order,
    json_of,
    named,
    not_checked,
    relative,
    told,
)


def render(report: Report, _: Style) -> str:
    rows = [_failure(failure) for failure in not_checked(report)]
    rows += (_finding(found, name) for found, name in named(in_order(report.diagnostics)))
    lines = ",\n ".join(map(json_of, rows))
    return f"[\n {lines}\n]\n" if rows else "[]\n"


def _finding(found: Diagnostic, name: str) -> dict[str, Any]:
    start, end = found.region.start, found.region.end
    return {
        "description": told(found),
        "check_name": found.code,
        "fingerprint": name,
        "severity": LEVELS[found.severity].gitlab,
        "location": {
            "path": relative(found.region.path),
            "lines": {"begin": start.line, "end": end.line},
        },
    }


def _failure(failure: Failure) -> dict[str, Any]:
    path = relative(failure.path)
    return {
        "description": f"not checked: {failure.message}",
        "check_name": NOT_CHECKED,
        "fingerprint": digest(f"{path}\n{failure.message}"),
        "severity": LEVELS[Severity.ERROR].gitlab,
        "location": {"path": path, "lines": {"begin": 1}},
    }
