"""Two processes against one, over 20 MB."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from results import Part, Row, Table
from stage import Stage

from parts import copy

_LOOP = (sys.executable, "-c", "for _ in range(3 * 10**7): pass")


def measure(stage: Stage, rounds: int) -> Part:
    folder = copy.made_up(stage.folder / "20-megabytes", 4000)
    size = copy.size(folder)
    turns = list(_turns(stage, folder, rounds))
    speed = median(one / two for _, _, one, two in turns)
    loop = median(2 * alone / both for alone, both, _, _ in turns)
    return Part(
        "Two processes against one",
        f"{size:.0f} MB of made-up copy in 4,000 files, wall time, medians of {rounds} turns, a "
        "busy loop alone and in two processes before each. What other work takes of the machine, "
        "two processes cannot have.",
        (
            Row("two processes against one, 20 MB, wall time",
                "1.7 times where a busy loop reaches 1.9",
                f"{speed:.2f} times, the loop {loop:.2f}",
                speed / loop >= 1.7 / 1.9),
        ),
        (
            Table(
                "Turn by turn, seconds",
                ("loop alone", "two loops at once", "one process", "two processes"),
                tuple(tuple(f"{wall:.2f}" for wall in turn) for turn in turns),
            ),
        ),
    )  # fmt: skip


def _turns(stage: Stage, folder: Path, rounds: int) -> Iterator[list[float]]:
    """Seconds, in the order of the table."""
    stage.check("--format", "concise", next(folder.iterdir()))
    for number in range(rounds):
        walls = list(_busy())
        for jobs in ("1", "2"):
            copy.new_edition(folder, 2 * number + int(jobs))
            walls.append(stage.check("--format", "concise", "--jobs", jobs, folder).wall)
        yield walls


def _busy() -> Iterator[float]:
    for many in (1, 2):
        begun = time.perf_counter()
        for process in [subprocess.Popen(_LOOP) for _ in range(many)]:
            process.wait()
        yield time.perf_counter() - begun
