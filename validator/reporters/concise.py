"""One line a finding: path:line:column: severity rule message, as compilers print it."""

from collections.abc import Iterable

from validator.diagnostic import Diagnostic
from validator.formats import Style
from validator.report import Failure, Report
from validator.reporters.layout import BOLD, COLORS, one_line, paint, visible
from validator.reporters.matters import pages
from validator.reporters.summary import closing, place_of


def render(report: Report, style: Style) -> str:
    lines = [
        *map(_failure, report.failures),
        *(_line(fault, place_of(fault), style) for fault in report.faults),
        *pages(report, lambda found: page(found, style)),
    ]
    if not style.quiet:
        lines.append(" ".join(closing(report)))
    return "\n".join([*lines, ""])


def page(diagnostics: Iterable[Diagnostic], style: Style) -> str:
    """The lines of one draft."""
    return "\n".join(_line(found, _place(found), style) for found in diagnostics)


def _failure(failure: Failure) -> str:
    return f"{visible(failure.path)}: error: {one_line(failure.message)}"


def _line(found: Diagnostic, place: str, style: Style) -> str:
    severity = str(found.severity)
    if style.color:
        severity = paint(severity, BOLD, COLORS[found.severity])
    return f"{place}{severity} {found.code} {one_line(found.message)}"


def _place(found: Diagnostic) -> str:
    start = found.region.start
    return f"{visible(found.region.path)}:{start.line}:{start.column}: "
