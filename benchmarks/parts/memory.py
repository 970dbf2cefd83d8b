"""One large file: 50 MB, 10 where there is one round alone."""

import resource

from articles import article
from results import Part, Row
from stage import Stage

_SIZE = 50_000_000
_SMALL = 10_000_000
_ASKED = 16


def measure(stage: Stage, rounds: int) -> Part:
    file = stage.folder / "large.txt"
    with file.open("w", encoding="utf-8") as written:
        seed = 0
        while written.tell() < (_SIZE if rounds > 1 else _SMALL):
            written.write(f"{article(seed)}\n")
            seed += 1
    size = file.stat().st_size / 1e6
    made = stage.check("--format", "concise", "--no-cache", file)
    file.unlink()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    if own > made.memory:  # a process begins as a copy of who starts it
        raise SystemExit(f"what measures takes {own:.0f} MB itself")
    times = made.memory / size
    return Part(
        "Memory of one large file",
        "Once, made-up articles in one file, default profile; 50 MB is asked about, and what was "
        "measured has the size that is said.",
        (
            Row(f"one file of {size:.0f} MB, memory", f"{_ASKED} times the file",
                f"{made.memory:,.0f} MB, {times:.1f} times the file", times <= _ASKED),
            Row("the same, time", "", f"{made.cpu:.0f} s of CPU, {size / made.cpu:.2f} MB/s"),
        ),
    )  # fmt: skip
