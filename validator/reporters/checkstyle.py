"""Checkstyle XML, as Jenkins and reviewdog read it."""

from validator.formats import Style
from validator.report import Report
from validator.reporters.machine import LEVELS, NOT_CHECKED, in_order, not_checked, relative, told
from validator.reporters.markup import attributes


def render(report: Report, _: Style) -> str:
    files: dict[str, list[str]] = {}
    for failure in not_checked(report):
        about = attributes(
            line=1, severity="error", message=f"not checked: {failure.message}", source=NOT_CHECKED
        )
        files.setdefault(relative(failure.path), []).append(about)
    for found in in_order(report.diagnostics):
        start = found.region.start
        about = attributes(
            line=start.line,
            column=start.column,
            severity=LEVELS[found.severity].checkstyle,
            message=told(found),
            source=found.code,
        )
        files.setdefault(relative(found.region.path), []).append(about)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, errors in sorted(files.items()):
        lines += f" <file{attributes(name=path)}>", *(f"  <error{e}/>" for e in errors), " </file>"
    return "".join(f"{line}\n" for line in (*lines, "</checkstyle>"))
