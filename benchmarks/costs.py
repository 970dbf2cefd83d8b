"""What whole processes cost."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from statistics import linear_regression, median
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process took: seconds, seconds of CPU, MB at the most; and bytes that it printed."""

    wall: float
    cpu: float
    memory: float
    printed: int


def cost(
    command: Sequence[str | Path], folder: Path, cache: Path | None = None, accepted: str = "0 1"
) -> Cost:
    """Runs a command in a folder, free of the settings of who measures. Ends the program where the
    exit code is none of those accepted, as what failed has measured nothing."""
    spared = ("PYTHON", "NEWSLINT", "NODE")
    variables = {k: v for k, v in os.environ.items() if not k.startswith(spared)}
    if cache is not None:
        variables["NEWSLINT_CACHE_DIR"] = str(cache)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaint:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=variables, stdout=output, stderr=complaint
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if str(process.returncode) not in accepted.split() and accepted != "any":
            complaint.seek(0)
            said = complaint.read(2000).decode(errors="replace")
            shown = " ".join(map(str, command))[:300]
            raise SystemExit(f"{shown}: exit code {process.returncode}\n{said}")
        printed = output.seek(0, os.SEEK_END)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6, printed)


def middle(costs: Iterable[Cost]) -> Cost:
    wall, cpu, memory, printed = zip(*costs, strict=True)
    return Cost(median(wall), median(cpu), median(memory), int(median(printed)))


def ratio(costs: Sequence[Cost], others: Sequence[Cost]) -> float:
    """How many times the CPU of another, turn by turn: the machine changes its speed meanwhile."""
    return median(one.cpu / other.cpu for one, other in zip(costs, others, strict=True))


def loop() -> float:
    """Seconds of CPU of a fixed loop in a process of its own: what the machine does at present."""
    return cost([sys.executable, "-c", "for _ in range(2 * 10**6): pass"], Path.cwd()).cpu


def slope(points: Sequence[tuple[float, float]]) -> float:
    """By which power of the size something grows, 1 being linear: the slope of the line through the
    logarithms, by least squares."""
    xs, ys = ([log(value) for value in side] for side in zip(*points, strict=True))
    return linear_regression(xs, ys).slope
