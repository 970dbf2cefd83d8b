"""Draws findings at random for an editor to judge, and counts the verdicts.

    python tools/audit.py draw desk 1       200 findings of a profile, by seed: desk-1.csv
    python tools/audit.py show desk 1       each with the words around it, for whoever judges
    python tools/audit.py table             the table of docs/audit/README.md

The articles are not part of newslint: they are looked for in ../shared, beside the repository. What
is kept of them is a name, offsets and a verdict, none of their words.
"""

import argparse
import csv
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
AUDIT = ROOT / "docs" / "audit"
CORPORA = {
    "bbc": ("throughput/bbc.jsonl",),
    "horne": ("throughput/horne.jsonl",),
    "polnear": ("polnear/dev.jsonl", "polnear/train.jsonl"),
}
SHARES = {
    "desk": {"error": 100, "warning": 98, "info": 2},
    "strict": {"error": 80, "warning": 80, "info": 40},
}
"""How many of each severity: at random alone, errors would be too few to tell anything of them."""
CAP = 4
"""No rule has more than one in so many of a severity's share."""
VERDICTS = ("useful", "arguable", "wrong")
_TABLE = re.compile(r"(?<=<!-- verdicts -->\n).*?(?=<!-- end of verdicts -->)", re.DOTALL)


class Item(NamedTuple):
    """A finding, and what an editor thinks of it; offsets are code points of the article."""

    article: str
    start: int
    end: int
    rule: str
    severity: str
    verdict: str = ""
    reason: str = ""


def articles() -> Iterator[tuple[str, str]]:
    """Name and text of each article: "bbc/0012" is the thirteenth line of its corpus."""
    for corpus, files in CORPORA.items():
        lines = (line for file in files for line in (DATA / file).open(encoding="utf-8"))
        for number, line in enumerate(lines):
            yield f"{corpus}/{number:04}", json.loads(line)["text"]


def findings(profile: str) -> list[Item]:
    """All that the profile reports in all articles."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in articles():
            path = Path(folder, f"{name}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        options = ["--isolated", "--profile", profile, "--format", "jsonl", "--fail-on", "never"]
        command = [sys.executable, "-m", "validator", "check", *options, folder]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        return [
            Item(
                str(Path(each["path"]).relative_to(folder).with_suffix("")),
                each["start"]["offset"],
                each["end"]["offset"],
                each["rule"],
                each["severity"],
            )
            for each in map(json.loads, run.stdout.splitlines())
            if each["type"] == "diagnostic"
        ]


def draw(found: Iterable[Item], shares: Mapping[str, int], seed: int) -> list[Item]:
    """A sample of each severity, the corpora by turns, no rule more than its cap."""
    chance = random.Random(seed)
    drawn: list[Item] = []
    queues: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in sorted(found):
        queues[item.severity, item.article.partition("/")[0]].append(item)
    for severity, share in shares.items():
        taken: Counter[str] = Counter()
        waiting = [queues[severity, corpus] for corpus in CORPORA]
        for queue in waiting:
            chance.shuffle(queue)
        while taken.total() < share and any(waiting):
            for queue in waiting:
                while queue:
                    item = queue.pop()
                    if taken[item.rule] < max(share // CAP, 2):
                        taken[item.rule] += 1
                        drawn.append(item)
                        break
                if taken.total() == share:
                    break
    return sorted(drawn)


def sheet(profile: str, seed: int) -> Path:
    """The file that keeps a round's verdicts."""
    return AUDIT / f"{profile}-{seed}.csv"


def read(path: Path) -> list[Item]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Item(row["article"], int(row["start"]), int(row["end"]), *list(row.values())[3:])
            for row in csv.DictReader(file)
        ]


def write(path: Path, items: Iterable[Item]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Item._fields)
        writer.writerows(items)


def show(items: Iterable[Item], around: int) -> Iterator[str]:
    """Each finding in its place, marked by double angle brackets."""
    texts = dict(articles())
    for number, item in enumerate(items, 1):
        text = texts[item.article]
        before = text[max(item.start - around, 0) : item.start]
        after = text[item.end : item.end + around]
        words = f"{before}⟪{text[item.start : item.end]}⟫{after}".replace("\n", " / ")
        yield f"{number} {item.rule} [{item.article} {item.start}] {words}"


def table(paths: Iterable[Path]) -> str:
    """Useful, arguable, wrong, by round and severity."""
    lines = [
        "| round | severity | findings | useful | arguable | wrong | useful or arguable |",
        "|---|---|---|---|---|---|---|",
    ]
    for path in sorted(paths):
        items = read(path)
        for severity in SHARES[path.stem.partition("-")[0]]:
            judged = [each.verdict for each in items if each.severity == severity]
            counts = [judged.count(verdict) for verdict in VERDICTS]
            share = 1 - counts[2] / len(judged)
            lines.append(
                f"| [{path.stem}]({path.name}) | {severity} | {len(judged)} | "
                + " | ".join(map(str, counts))
                + f" | {share:.0%} |"
            )
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("draw", "show"):
        command = commands.add_parser(name)
        command.add_argument("profile", choices=SHARES)
        command.add_argument("seed", type=int)
        if name == "show":
            command.add_argument("--around", type=int, default=200, help="characters on each side")
    commands.add_parser("table")
    arguments = parser.parse_args()
    if arguments.command == "table":
        page = AUDIT / "README.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(_TABLE.sub(lambda _: table(AUDIT.glob("*.csv")), text), encoding="utf-8")
        return
    path = sheet(arguments.profile, arguments.seed)
    if arguments.command == "show":
        print(*show(read(path), arguments.around), sep="\n")
    elif path.exists():
        sys.exit(f"{path} is there already: a round is judged once")
    else:
        shares = SHARES[arguments.profile]
        write(path, draw(findings(arguments.profile), shares, arguments.seed))


if __name__ == "__main__":
    main()
