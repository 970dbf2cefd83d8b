"""reviewdog's diagnostic format: columns count bytes of UTF-8, ends are exclusive."""

from collections.abc import Mapping
from typing import Any

from validator.diagnostic import Diagnostic, Edit, Region, Related
from validator.formats import Style
from validator.report import Failure, Report
from validator.reporters.machine import (
    LEVELS,
    NOT_CHECKED,
    in_order,
    json_lines,
    not_checked,
    relative,
    told,
)
from validator.source import Position

Sources = Mapping[str, str]


def render(report: Report, _: Style) -> str:
    sources = {draft.path: draft.source for draft in report.drafts}
    rows = [_failure(failure) for failure in not_checked(report)]
    rows += (_finding(found, sources) for found in in_order(report.diagnostics))
    return json_lines({"source": {"name": "newslint"}, "diagnostics": rows})


def _finding(found: Diagnostic, sources: Sources) -> dict[str, Any]:
    path = found.region.path
    row: dict[str, Any] = {
        "message": told(found),
        "location": _location(found.region, sources),
        "severity": LEVELS[found.severity].rdjson,
        "code": {"value": found.code},
    }
    if found.edits:
        row["suggestions"] = [_suggestion(edit, path, sources) for edit in found.edits]
    if found.related:
        row["related_locations"] = [_related(related, sources) for related in found.related]
    return row


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": f"not checked: {failure.message}",
        "location": {"path": relative(failure.path)},
        "severity": "ERROR",
        "code": {"value": NOT_CHECKED},
    }


def _related(related: Related, sources: Sources) -> dict[str, Any]:
    return {"message": related.message, "location": _location(related.region, sources)}


def _suggestion(edit: Edit, path: str, sources: Sources) -> dict[str, Any]:
    place = _location(Region(path, edit.start, edit.end), sources)
    return {"range": place["range"], "text": edit.text}


def _location(region: Region, sources: Sources) -> dict[str, Any]:
    source = sources.get(region.path, "")
    return {
        "path": relative(region.path),
        "range": {"start": _byte(region.start, source), "end": _byte(region.end, source)},
    }


def _byte(position: Position, source: str) -> dict[str, int]:
    """Line and column of a place, the column in bytes from 1."""
    line = source[position.offset - position.column + 1 : position.offset]
    missing = position.column - 1 - len(line)  # of a file that is no draft: a rule, a setting
    column = len(line.encode("utf-8", "replace")) + missing + 1
    return {"line": position.line, "column": column}
