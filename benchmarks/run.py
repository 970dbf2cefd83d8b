"""How fast newslint starts and reads, and how much memory it takes, beside its peers.

    python benchmarks/run.py [--only PART]... [--rounds N] [--write]

Any Python of 3.11 or later will do: newslint is installed from this tree, and its peers from PyPI
and npm, into a scratch folder. `--write` keeps the figures (benchmarks/measured.json) and makes
docs/performance.md and its pictures of them; parts that were not run keep what they had.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import page
import results
from parts import (
    again,
    editor,
    growth,
    hostile,
    memory,
    processes,
    rules,
    shares,
    start,
    throughput,
)
from results import Part
from stage import Stage, set_up

PARTS: dict[str, Callable[[Stage, int], Part]] = {
    "start": start.measure,
    "throughput": throughput.measure,
    "processes": processes.measure,
    "again": again.measure,
    "editor": editor.measure,
    "growth": growth.measure,
    "rules": rules.measure,
    "memory": memory.measure,
    "hostile": hostile.measure,
    "shares": shares.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="this part; repeatable")
    parser.add_argument("--rounds", type=int, default=3, help="turns of what takes long")
    parser.add_argument(
        "--scratch", type=Path, help="a folder to install into [default: a new one]"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = wanted.scratch or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        stage = set_up(folder.resolve())
        fresh = {}
        for name in wanted.only or PARTS:
            begun, machine = time.monotonic(), results.machine()
            part = PARTS[name](stage, wanted.rounds)
            fresh[name] = results.now(part, stage.versions, machine)
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            if wanted.write:  # each at once: a run that is stopped keeps what it has
                both = {**results.load(), name: fresh[name]}
                both = {each: both[each] for each in PARTS if each in both}
                results.save(both)
                page.write(both)
    print(page.text(fresh))


if __name__ == "__main__":
    main()
