"""GitHub's workflow commands: what is found stands beside the lines of a pull request."""

from collections.abc import Iterable, Iterator

from validator.diagnostic import Diagnostic
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.report import Failure, Report
from validator.reporters.layout import one_line, visible
from validator.reporters.machine import LEVELS, in_order, relative, told
from validator.reporters.summary import closing, counted, is_complete, place_of

SHOWN = 10
"""Annotations of one severity that GitHub shows of a step; more are in the log alone."""


Properties = dict[str, str | int]


class _Annotation(NamedTuple):
    """A command, and the line that the log has where GitHub would show no more of them."""

    level: str
    command: str
    line: str


def render(report: Report, style: Style) -> str:
    found = sorted(in_order(report.diagnostics), key=lambda diagnostic: -diagnostic.severity)
    annotations = [
        *map(_failure, sorted(set(report.failures))),
        *map(_fault, in_order(report.faults)),
        *map(_finding, found),
    ]
    lines: list[str] = []
    left: list[_Annotation] = []
    for level in ("error", "warning", "notice"):
        of_level = [annotation for annotation in annotations if annotation.level == level]
        lines += (annotation.command for annotation in of_level[:SHOWN])
        left += of_level[SHOWN:]
    lines += (_harmless(annotation.line) for annotation in left)
    if not style.quiet or not is_complete(report):
        lines.append(_harmless(f"newslint: {' '.join(closing(report))}"))
    if left:
        lines.append(f"newslint: {_left_out(left)}")
    return "".join(f"{line}\n" for line in lines)


def _left_out(left: Iterable[_Annotation]) -> str:
    levels = [annotation.level for annotation in left]
    counts = ", ".join(counted(levels.count(level), level) for level in dict.fromkeys(levels))
    return f"{counts} not shown as annotations, as GitHub shows {SHOWN} of each: see the log above"


def _finding(found: Diagnostic) -> _Annotation:
    start, end = found.region.start, found.region.end
    properties: Properties = {"file": relative(found.region.path), "line": start.line}
    if start.line == end.line:  # columns are refused where there are several lines
        properties |= {"endLine": end.line, "col": start.column, "endColumn": end.column}
    else:
        properties |= {"endLine": end.line}
    message = "\n".join([told(found), *_evidence(found)])
    return _annotation(found, properties, message, f"{start.line}:{start.column}")


def _evidence(found: Diagnostic) -> Iterator[str]:
    for related in found.related:
        line, path = related.region.start.line, related.region.path
        where = f"line {line}" if path == found.region.path else f"{path}, line {line}"
        yield f"{related.message} ({where})" if related.message else where


def _annotation(found: Diagnostic, properties: Properties, message: str, place: str) -> _Annotation:
    level = LEVELS[found.severity].github
    line = f"{found.region.path}:{place}: {found.severity} {found.code} {found.message}"
    command = _command(level, {**properties, "title": found.code}, message)
    return _Annotation(level, command, line)


def _fault(fault: Diagnostic) -> _Annotation:
    properties: Properties = {}
    if fault.region.path:
        properties = {"file": relative(fault.region.path)}
    if fault.context is not None:
        properties["line"] = fault.region.start.line
    level = LEVELS[fault.severity].github
    command = _command(level, {**properties, "title": fault.code}, told(fault))
    return _Annotation(level, command, f"{place_of(fault)}{fault.severity}: {fault.message}")


def _failure(failure: Failure) -> _Annotation:
    properties: Properties = {"file": relative(failure.path), "title": "not checked"}
    command = _command("error", properties, failure.message)
    return _Annotation("error", command, f"{failure.path}: error: {failure.message}")


def _command(level: str, properties: Properties, message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    lines = "\n".join(map(visible, message.split("\n")))
    return f"::{level} {told}::{_data(lines)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _harmless(line: str) -> str:
    """A line of the log that is no command, whatever it holds."""
    line = one_line(line).replace("##[", "## [")
    return f"| {line}" if line.startswith("::") else line
