"""How a ledger grows: what it takes to record a draft, to look up a claim and a story, to mark.

    python benchmarks/ledger.py [--claims 10000000] [--file FILE] [--write]

Made-up drafts of 25 claims and 4 kB, eight to a story, are recorded until there are so many claims;
on the way, at each size, single steps are timed by the clock (median and slowest of 40), each in a
ledger that was opened for it, as the commands do. `--write` puts the table into docs/ledger.md.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from statistics import median
from typing import NamedTuple

from validator.claims.model import Amount, Claim, Voice
from validator.diagnostic import Region
from validator.ledger.database import opened
from validator.ledger.looking import held, marks, published
from validator.ledger.recording import Filed, mark, record
from validator.source import Position

PAGE = Path(__file__).parent.parent / "docs/ledger.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->"

CLAIMS = 25
DRAFTS = 8
"""Of a story."""
BATCH = 400
"""Drafts recorded in one transaction while the ledger is filled."""
TIMES = 40
SIZES = (10_000, 100_000, 1_000_000, 3_000_000, 10_000_000)
TODAY = "2020-02-04"

_WORDS = ("the", "army", "said", "six", "soldiers", "homes", "river", "were", "killed", "Monday")


class Steps(NamedTuple):
    """Milliseconds: median and slowest."""

    record: tuple[float, float]
    again: tuple[float, float]
    claims: tuple[float, float]
    story: tuple[float, float]
    mark: tuple[float, float]


class Size(NamedTuple):
    claims: int
    megabytes: float
    rate: float
    """Claims recorded in a second while it was filled up to here."""
    steps: Steps


def name_of(draft: int, claim: int) -> str:
    """An id as random as a fingerprint, and known again."""
    return blake2b(b"%d %d" % (draft, claim), digest_size=6).hexdigest()


def draft(number: int, copy: bytes) -> Filed:
    claims = []
    for n in range(CLAIMS):
        region = Region("", Position(n + 3, 1, n * 160), Position(n + 3, 15, n * 160 + 14))
        sentence = (
            f"At least {n + number} soldiers were killed near the dam on Monday, the army said."
        )
        claims.append(
            Claim(
                name_of(number, n),
                "toll",
                region,
                f"At least {n + number} soldiers",
                sentence,
                n,
                "paragraph",
                Amount(n, n, float("inf"), None),
                ("killed", "combatant", "velia"),
                Voice("the army", "organisation", "military", None),
                "said",
                "sourced",
            )
        )
    return Filed(f"drafts/{number}.md", f"story-{number // DRAFTS}", TODAY, copy, claims)


def copies() -> Iterator[bytes]:
    """The text of drafts; it is made of few words and deflates as prose does, by half."""
    chance = random.Random(0)
    many = [
        " ".join(
            chance.choice(_WORDS) if chance.random() < 0.6 else f"{chance.getrandbits(24):x}"
            for _ in range(700)
        ).encode()
        for _ in range(50)
    ]
    while True:
        yield from many


def timed(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


def steps(path: str, drafts: int, copy: Iterator[bytes]) -> Steps:
    """Single steps in a ledger that has so many drafts; what they add is little."""
    chance = random.Random(drafts)

    def many(run: Callable[[int], object]) -> tuple[float, float]:
        spent = [timed(lambda n=n: run(n)) for n in range(TIMES)]  # type: ignore[misc]
        return median(spent), max(spent)

    def add(number: int) -> None:
        with opened(path) as database:
            record(database, [draft(-1 - number - drafts, next(copy))])

    def again(_: int) -> None:
        with opened(path) as database:
            record(database, [draft(chance.randrange(drafts), next(copy))])

    def look(_: int) -> None:
        with opened(path) as database:
            number = chance.randrange(drafts)
            marks(database, [name_of(number, n) for n in range(CLAIMS)], TODAY)

    def story(_: int) -> None:
        with opened(path) as database:
            number = chance.randrange(drafts // DRAFTS * DRAFTS)
            found = published(database, f"drafts/{number}.md", None)
            assert len(found) == DRAFTS
            for one in found:
                assert len(held(database, one, TODAY)) == CLAIMS

    def decide(_: int) -> None:
        with opened(path) as database:
            name = name_of(chance.randrange(drafts), 0)
            mark(database, name, "verified", "Jana Roe", "two hospitals called", None)

    return Steps(many(add), many(again), many(look), many(story), many(decide))


def grow(path: str, most: int) -> Iterator[Size]:
    copy = copies()
    drafts = 0
    with opened(path, make=True):
        pass
    for size in (*(size for size in SIZES if size < most), most):
        begun, before = time.perf_counter(), drafts
        while drafts * CLAIMS < size:
            with opened(path) as database:
                batch = range(drafts, min(drafts + BATCH, -(-size // CLAIMS)))
                record(database, (draft(number, next(copy)) for number in batch))
            drafts = batch.stop
        rate = (drafts - before) * CLAIMS / (time.perf_counter() - begun)
        yield Size(drafts * CLAIMS, os.path.getsize(path) / 1e6, rate, steps(path, drafts, copy))


def table(sizes: list[Size]) -> str:
    lines = [
        "| claims | file | filled with | record a draft | record again | 25 ids | a story | mark |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in sizes:
        cells = " | ".join(f"{middle:.1f} ({most:.0f}) ms" for middle, most in one.steps)
        lines.append(
            f"| {one.claims:,} | {one.megabytes:,.0f} MB | {one.rate:,.0f} claims/s | {cells} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--file", help="keep the ledger here")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        for size in grow(asked.file or str(Path(folder) / "ledger.db"), asked.claims):
            print(size, flush=True)
            sizes.append(size)
    print(table(sizes))
    if asked.write:
        before, rest = PAGE.read_text("utf-8").split(BEGIN)
        after = rest.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}{table(sizes)}{END}{after}", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
