"""Markdown for a comment on a pull request: what was found, by draft, each at its line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from validator.diagnostic import Diagnostic, Severity
from validator.formats import MARK, Style
from validator.report import Report
from validator.reporters.layout import one_line, shortened
from validator.reporters.machine import in_order, not_checked, relative
from validator.reporters.matters import by_file, mending
from validator.reporters.summary import NOUNS, closing, counted, is_complete, severities

LONGEST = 60_000
"""Code points of a comment: GitHub refuses more than 65,536."""
_LONGEST_CELL = 600
_SPECIAL = re.compile(
    r"(?P<link>[@~$^]|[#%](?=\w)|!(?=\d)|:(?=\S)|(?<=www)\.)|[\\`*_{}\[\]<>&|]", re.IGNORECASE
)
"""What is markup; as `link`, what services make links of, or messages, even where it is escaped."""


def render(report: Report, style: Style) -> str:
    top = [MARK, "### newslint", ""]
    if not is_complete(report):
        top += _incomplete(report)
    if not style.quiet or not report.diagnostics:
        top += [" ".join(map(inert, closing(report))), ""]
    lines = "\n".join(top).rstrip() + "\n"
    room, left = LONGEST - len(lines), 0
    for path, found in by_file(in_order(report.diagnostics)):
        head = "\n".join(_head(path, found))
        rows = list(map(_row, found))
        fitting = _fitting(rows, room - len(head) - 100)
        left += len(rows) - fitting
        if fitting:
            section = "\n".join(["", head, *rows[:fitting], "", "</details>", ""])
            lines += section
            room -= len(section)
    if left:
        lines += f"\n{counted(left, 'more finding')} left out, as a comment holds no more.\n"
    return lines


def _fitting(rows: Sequence[str], room: int) -> int:
    """How many of the rows there is room for."""
    for number, row in enumerate(rows):
        room -= len(row) + 1
        if room < 0:
            return number
    return len(rows)


def _incomplete(report: Report) -> Iterator[str]:
    yield "> **Not everything was checked**"
    yield ">"
    failures = not_checked(report)
    for path, message in failures[:20]:
        place = f"{code(relative(path))}: " if path else ""
        yield f"> - {place}{inert(shortened(one_line(message), _LONGEST_CELL))}"
    if len(failures) > 20:
        yield f"> - and {len(failures) - 20:,} more"
    yield ""


def _head(path: str, found: Sequence[Diagnostic]) -> Iterable[str]:
    """Errors are seen at once, all else on demand."""
    shown = " open" if any(d.severity == Severity.ERROR for d in found) else ""
    return (
        f"<details{shown}>",
        f"<summary>{code(relative(path))}: {severities(found)}</summary>",
        "",
        "| line | | what | rule |",
        "| ---: | --- | --- | --- |",
    )


def _row(found: Diagnostic) -> str:
    told = f"**{inert(_cell(found.message))}**"
    if mend := mending(found):
        told += f"<br>{inert(_cell(mend))}"
    start = found.region.start
    sign = NOUNS[found.severity]
    return f"| {start.line}:{start.column} | {sign} | {told} | {code(found.code)} |"


def _cell(text: str) -> str:
    return shortened(one_line(text), _LONGEST_CELL)


def inert(text: str) -> str:
    """The text as it is, whatever a service might make of it: no markup, no link, no mention."""
    return _SPECIAL.sub(_as_entity, one_line(text))


def code(text: str) -> str:
    """Text that is not prose, in a fixed width."""
    return f"<code>{inert(text)}</code>"


def _as_entity(match: re.Match[str]) -> str:
    entity = f"&#{ord(match[0])};"
    return f"{entity}<!-- -->" if match["link"] else entity
