"""One line a finding: path:line:column: severity rule message, as compilers print it."""

from validator.diagnostic import Diagnostic
from validator.report import Failure, Report
from validator.reporters import Style
from validator.reporters.layout import BOLD, COLORS, one_line, paint, visible
from validator.reporters.summary import closing


def render(report: Report, style: Style) -> str:
    lines = [
        *(
            f"{visible(path)}: not checked: {one_line(message)}"
            for path, message in report.failures
        ),
        *(_line(fault, style) for fault in report.faults),
        *(_line(diagnostic, style) for diagnostic in report.diagnostics),
    ]
    if not style.quiet:
        lines.append(" ".join(closing(report)))
    return "".join(f"{line}\n" for line in lines)


def _failure(failure: Failure) -> str:
    return f"{visible(failure.path)}: not checked: {one_line(failure.message)}"


def _line(diagnostic: Diagnostic, style: Style) -> str:
    start, severity = diagnostic.region.start, str(diagnostic.severity)
    if style.color:
        severity = paint(severity, BOLD, COLORS[diagnostic.severity])
    place = f"{visible(diagnostic.region.path)}:{start.line}:{start.column}"
    return f"{place}: {severity} {diagnostic.code} {one_line(diagnostic.message)}"
