"""docs/performance.md and its pictures, from what was measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from chart import drawn
from results import Measured, Row

DOCS = Path(__file__).parent.parent / "docs"
PAGE = DOCS / "performance.md"
_PICTURE = "images/performance-{}.svg"
_VERDICT = {True: "yes", False: "**no**", None: "–"}


def write(measured: Mapping[str, Measured]) -> None:
    for one in measured.values():
        for chart in one.part.charts:
            (DOCS / _PICTURE.format(chart.name)).write_text(drawn(chart), encoding="utf-8")
    PAGE.write_text(text(measured), encoding="utf-8")


def text(measured: Mapping[str, Measured]) -> str:
    rows = [row for one in measured.values() for row in one.part.rows]
    met = [row.met for row in rows if row.met is not None]
    lines = [
        "# Performance",
        "",
        "This page is made by `python benchmarks/run.py --write`, which installs newslint from",
        "this tree and its peers from their registries and runs them side by side, on the same",
        "files, in turns. `--only PART` measures a part again. CPU is user and system time of",
        "whole processes, start included where nothing else is said. Machines differ, and one",
        "machine changes its speed while other work runs on it: compare within a part, and look",
        "at `python -c pass`, which took 11 ms where the aims were set.",
        "",
        "Made-up copy is that of benchmarks/articles.py, 5 kB an article and thick with claims.",
        "Edited news is not part of this repository.",
        "",
        f"Of {len(met)} aims {sum(met)} are met:",
        "",
        *_table(("what", "asked", "measured", "met"), _asked(rows)),
    ]
    for name, one in measured.items():
        part = one.part
        lines += ["", f"## {part.title}", "", part.how, ""]
        lines += [f"`--only {name}`, {one.day}; {one.machine}; {one.versions}."]
        if part.rows:
            lines += ["", *_table(("what", "asked", "measured", "met"), _cells(part.rows))]
        for chart in part.charts:
            lines += ["", f"![{chart.title}]({_PICTURE.format(chart.name)})"]
        for table in part.tables:
            lines += ["", f"{table.title}:", "", *_table(table.head, table.rows)]
    return "\n".join(lines) + "\n"


def _asked(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    return _cells(row for row in rows if row.asked)


def _cells(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield row.what, row.asked or "–", row.measured, _VERDICT[row.met]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
