"""How much there is of what: findings by rule and by draft, and for 1,000 words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from validator.diagnostic import Severity
from validator.formats import Style
from validator.report import Report
from validator.reporters.layout import columns, one_line, visible
from validator.reporters.summary import closing, place_of

_WORD = re.compile(r"\w[\w’'-]*")


def render(report: Report, _: Style) -> str:
    report = report._replace(diagnostics=report.found, unshown=())  # they are counted, not shown
    words = {draft.path: len(_WORD.findall(draft.prose)) for draft in report.drafts}
    lines = [f"{visible(f.path)}: error: {one_line(f.message)}" for f in report.failures]
    lines += [f"{place_of(f)}{f.severity} {f.code} {one_line(f.message)}" for f in report.faults]
    if report.diagnostics:
        lines += [*_table(_rules(report, words)), "", *_table(_drafts(report, words)), ""]
    total = sum(words.values())
    rate = _rate(len(report.diagnostics), total)
    lines.append(" ".join([*closing(report), f"{total:,} words, {rate} findings for 1,000."]))
    return "".join(f"{line}\n" for line in lines)


def _rules(report: Report, words: dict[str, int]) -> Iterator[Sequence[str]]:
    yield "rule", "severity", "findings", "drafts", "for 1,000 words"
    total = sum(words.values())
    counts = Counter((found.code, found.severity) for found in report.diagnostics)
    drafts = Counter(
        (code, severity)
        for code, severity, _ in {(d.code, d.severity, d.region.path) for d in report.diagnostics}
    )
    for key, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        code, severity = key
        yield code, str(severity), f"{count:,}", f"{drafts[key]:,}", _rate(count, total)


def _drafts(report: Report, words: dict[str, int]) -> Iterator[Sequence[str]]:
    yield "draft", "errors", "warnings", "notes", "words", "for 1,000 words"
    counts = Counter((found.region.path, found.severity) for found in report.diagnostics)
    for path in sorted({*words, *(path for path, _ in counts)}):
        levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        of_each = [counts[path, severity] for severity in levels]
        rate = _rate(sum(of_each), words.get(path, 0))
        yield path, *(f"{count:,}" for count in of_each), f"{words.get(path, 0):,}", rate


def _rate(count: int, words: int) -> str:
    """How many for 1,000 words; “–” where there are no words."""
    return f"{count * 1000 / words:.2f}" if words else "–"


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows in columns, numbers to the right."""
    told = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*told, strict=True)]
    for row in told:
        first = row[0] + " " * (widths[0] - columns(row[0]))
        rest = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([first, *rest])
