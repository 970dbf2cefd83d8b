"""A thousand rules against ten: how time grows beside what the rules find."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

from articles import article
from costs import loop, slope
from results import Chart, Part, Row, Series, Table
from stage import Stage

from parts import copy

_COUNTS = (10, 100, 1000)
_FORMS = (
    'find "{a} {b}"',
    'find "{a} {b}" as x in body',
    "find /\\b{a} {b}\\w*/ as x",
    'find "{a} {b}" as x\n  unless some "Monday" within 5 words of x',
    'find "{a} {b}" as x\n  where count("," in same sentence as x) >= 1',
)
"""A literal, a relation, a pattern, a window, a count."""
_RULE = """
rule r{number} {{
  {form}
  message "It stands there"
  good "It rained."
  bad "{a} {b}, it rained."
}}
"""


class Taken(NamedTuple):
    """What so many rules found, and seconds of CPU: in all, and of a start alone."""

    hits: int
    time: float
    start: float


def measure(stage: Stage, rounds: int) -> Part:
    folder = copy.made_up(stage.folder / "rules-copy", 300)
    taken = _taken(stage, folder, rounds)
    ten, thousand = taken[10], taken[1000]
    grown, found = thousand.time / ten.time, thousand.hits / ten.hits
    points = tuple((float(one.hits), one.time) for one in taken.values())
    return Part(
        "A thousand rules against ten",
        "Rules of five forms (literal, relation, pattern, window, count), each for a pair of words "
        "that the copy has, evenly by how frequent they are; "
        f"{copy.size(folder):.1f} MB of made-up copy, one process, start included, rules cached; "
        f"medians of {rounds}.",
        (
            Row("time against hits, 10 to 1,000 rules", "time grows less than the hits",
                f"time {grown:.1f} times, hits {found:.0f} times", grown < found),
            Row("a start with 1,000 rules that are cached, more than with ten", "",
                f"{(thousand.start - ten.start) * 1000:.0f} ms of CPU"),
        ),
        (
            Table("By the number of rules", ("rules", "hits", "CPU, s", "start alone, CPU, ms"),
                  tuple((f"{count:,}", f"{hits:,}", f"{time:.2f}", f"{start * 1000:.0f}")
                        for count, (hits, time, start) in taken.items())),
        ),
        (
            Chart("rules", f"Time by what 10, 100, 1,000 rules find (power {slope(points):.2f})",
                  "hits", "seconds of CPU", (Series("newslint", points),)),
        ),
    )  # fmt: skip


def _taken(stage: Stage, folder: Path, rounds: int) -> dict[int, Taken]:
    """By the number of rules."""
    chosen = {
        count: ("--rules", pack(stage.folder, count), "--select", "many/*") for count in _COUNTS
    }
    hits = {count: stage.found(*chosen[count], folder) for count in _COUNTS}
    empty = stage.folder / "no-copy.txt"
    whole: dict[int, list[float]] = {count: [] for count in _COUNTS}
    load: dict[int, list[float]] = {count: [] for count in _COUNTS}
    for number in range(rounds):
        for count in _COUNTS:
            options = (*chosen[count], "--format", "concise", "--jobs", "1")
            copy.new_edition(folder, number * len(_COUNTS) + count)
            empty.write_text(f"It is {number}.\n", encoding="utf-8")
            stage.check(*options, empty)
            before = loop()
            whole[count].append(stage.check(*options, folder).cpu / before)
            empty.write_text(f"It was {number}.\n", encoding="utf-8")
            before = loop()
            load[count].append(stage.check(*options, empty).cpu / before)
    pace = median(loop() for _ in range(5))
    return {
        count: Taken(hits[count], median(whole[count]) * pace, median(load[count]) * pace)
        for count in _COUNTS
    }


def pack(folder: Path, count: int) -> Path:
    """A file of so many rules, 10, 100 or 1,000: for every hundredth pair of words of the copy,
    every tenth, or all, by how frequent they are."""
    pairs = _pairs()[50 // (count // 10) :: 1000 // count][:count]
    rules = "".join(
        _RULE.format(number=n, a=a, b=b, form=_FORMS[n % len(_FORMS)].format(a=a, b=b))
        for n, (a, b) in enumerate(pairs)
    )
    file = folder / f"{count}.rules"
    file.write_text(f'pack many "Rules of five forms."\n{rules}', encoding="utf-8")
    return file


@cache
def _pairs() -> list[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(100):
        found.update(re.findall(r"\b(?=([A-Za-z]+) ([A-Za-z]+)\b)", article(seed)))
    return [pair for pair, _ in found.most_common(1000)]
