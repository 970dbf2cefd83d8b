"""How fast newslint starts, how fast it reads, how much memory it takes.

    python benchmarks/run.py [--corpus FOLDER] [--parts] [--write]

Everything is measured on whole processes of the newslint that is installed beside this Python;
install the wheel, as an editable install slows `python -c pass` as well. Figures are medians; CPU
is user and system time. On a busy machine only the ratios mean something.
"""

import argparse
import gc
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from articles import article, write_articles

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
NEWSLINT = str(Path(sys.executable).with_name("newslint"))
PHRASES = ("--rules", str(Path(__file__).with_name("twenty.rules")), "--select", "twenty/*")


class Cost(NamedTuple):
    """What a process took: seconds, seconds of CPU, MiB at the most."""

    wall: float
    cpu: float
    memory: float


class Row(NamedTuple):
    measure: str
    value: str
    remark: str


def cost(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}\n{complaint}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def cold_start(draft: Path, folder: Path, rounds: int) -> Iterator[Row]:
    """One article, a process each, in turns with an interpreter that does nothing: one that is new
    where the rules are known, the same again, and the first of all, where nothing is known."""
    environment = {**_environment(), "NEWSLINT_CACHE_DIR": str(folder / "warm")}
    check = [NEWSLINT, "check", str(draft)]
    nothing = [sys.executable, "-c", "pass"]
    text = draft.read_text(encoding="utf-8")
    cost(check, environment)
    turns = []
    for number in range(rounds):
        draft.write_text(f"{text}\n\nDraft {number}.\n", encoding="utf-8")
        turns.append([cost(command, environment) for command in (nothing, check, check)])
    idle, new, known = (_median(side) for side in zip(*turns, strict=True))
    yield Row("`python -c pass`", f"{_ms(idle)}", f"median of {rounds}, in turns with the next two")
    yield Row("one article, new", _ms(new), f"{_ratio(new, idle)} of that; to stay under 10")
    yield Row("one article, known", _ms(known), f"{_ratio(known, idle)}; to reach 4")
    fresh = []
    for number in range(max(rounds // 5, 3)):
        cache = {**environment, "NEWSLINT_CACHE_DIR": str(folder / f"cold{number}")}
        fresh.append(cost(check, cache))
    first = _median(fresh)
    yield Row("one article, first run", _ms(first), "no cache yet: what plugins bring is checked")
    yield Row("first run to later runs", f"{first.cpu / new.cpu:.1f}", "CPU")


def _ratio(busy: Cost, idle: Cost) -> str:
    return f"**{busy.wall / idle.wall:.1f}** times wall, **{busy.cpu / idle.cpu:.1f}** times CPU"


def throughput(name: str, corpus: Path, folder: Path, rounds: int) -> Iterator[Row]:
    """A folder in one process, start included."""
    environment = {**_environment(), "NEWSLINT_CACHE_DIR": str(folder / "warm")}
    files = [path for path in corpus.rglob("*.txt") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    command = [NEWSLINT, "check", "--fail-on", "never", "--format", "concise", str(corpus)]
    cost([*command, "--jobs", "1"], environment)

    def anew(*options: str) -> Cost:
        for kept in (folder / "warm").glob("drafts-*"):
            kept.unlink()
        return cost([*command, *options], environment)

    made = _median([anew("--jobs", "1") for _ in range(rounds)])
    what = f"{len(files):,} files, {size:.1f} MB, one process, start included; median of {rounds}"
    yield Row(f"{name}: throughput", f"**{size / made.cpu:.2f} MB/s** of CPU", what)
    yield Row(f"{name}: memory", f"{made.memory:.0f} MiB at most", f"{size:.1f} MB of copy")
    anew("--jobs", "1", *PHRASES)
    plain = _median([anew("--jobs", "1", *PHRASES) for _ in range(rounds)])
    remark = "twenty rules of phrases, windows and counts alone, one process"
    yield Row(f"{name}: phrases", f"**{size / plain.cpu:.2f} MB/s** of CPU", remark)
    loop = [sys.executable, "-c", "for _ in range(10**7): pass"]
    pairs = [(anew("--jobs", "1"), anew("--jobs", "2"), *_busy(loop)) for _ in range(rounds)]
    one, two, alone, both = (
        median(each.wall for each in side) for side in zip(*pairs, strict=True)
    )
    remark = f"wall; a busy loop reaches {2 * alone / both:.2f}"
    yield Row(f"{name}: two processes", f"**{one / two:.2f}** times as fast as one", remark)
    known = _median([cost(command, environment) for _ in range(rounds)])
    yield Row(f"{name}: all as it was", _ms(known), f"{len(files):,} files")
    after = []
    for number in range(rounds):
        text = files[number].read_text(encoding="utf-8")
        files[number].write_text(f"{text}\nThis is another edition.\n", encoding="utf-8")
        after.append(cost(command, environment))
        files[number].write_text(text, encoding="utf-8")
    yield Row(f"{name}: one changed", _ms(_median(after)), f"{len(files):,} files")


def _busy(loop: Sequence[str]) -> tuple[Cost, Cost]:
    """A loop alone, and two at once."""
    alone = cost(loop, os.environ)
    begun = time.perf_counter()
    for process in [subprocess.Popen(loop) for _ in range(2)]:
        process.wait()
    return alone, Cost(time.perf_counter() - begun, 0.0, 0.0)


def parts(corpus: Path) -> Iterator[tuple[str, float]]:
    """(part, ms of CPU a MB) in this process; every kind is made, also those no rule asks for."""
    from validator.engine.discovery import Draft
    from validator.engine.session import open_session
    from validator.formats import Style

    drafts = [Draft(str(path), path.read_bytes()) for path in sorted(corpus.rglob("*.txt"))]
    session = open_session()
    gc.disable()  # all documents are kept here, which a run does not do
    spent: list[tuple[str, float]] = []

    @contextmanager
    def timed(part: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        spent.append((part, time.process_time() - begun))

    session.check(drafts[:1])
    with timed("check, all of it"):
        report = session.check(drafts)
    with timed("- decode, find blocks"):
        documents = [session.document(draft) for draft in drafts]
    with timed("- fold, find terms"):
        for document in documents:
            document.terms("")
    with timed("- sentences"):
        for document in documents:
            len(document.sentences)
    for checker in _by_need(session.registry.checkers):
        with timed(f"- checker {checker.name}"):
            for document in documents:
                for kind in checker.kinds:
                    document.spans(kind.name)
    for name, reporter in session.reporters.items():
        with timed(f"report as {name}"):
            reporter.render(report, Style())
    size = sum(len(draft.data) for draft in drafts) / 1e6
    yield from ((part, seconds * 1000 / size) for part, seconds in spent)


def _by_need(checkers: Iterable[Any]) -> list[Any]:
    """Each checker behind those whose kinds it needs, so that its time is its own."""
    ordered: list[Any] = []
    waiting, made = list(checkers), set[str]()
    while waiting:
        ready = [c for c in waiting if made.issuperset(set(c.needs) - {k.name for k in c.kinds})]
        ordered += ready
        made |= {kind.name for checker in ready for kind in checker.kinds}
        waiting = [checker for checker in waiting if checker not in ready]
    return ordered


def page(rows: Iterable[Row], shares: Mapping[str, Iterable[tuple[str, float]]]) -> str:
    """The figures as Markdown."""
    lines = [
        "# Performance",
        "",
        f"Measured by `python benchmarks/run.py --parts --write` on {date.today()}: {_machine()}.",
        "Medians; CPU is user and system time of a whole process, with all shipped rules on. The",
        "copy is made up by benchmarks/articles.py, 5 kB an article and thick with claims. On",
        "another machine only the ratios will be alike.",
        "",
        "| measure | value | remark |",
        "|---|---|---|",
        *(f"| {row.measure} | {row.value} | {row.remark} |" for row in rows),
    ]
    for name, share in shares.items():
        lines += ["", f"Where the time goes, {name}:", "", "| part | CPU, ms a MB |", "|---|---|"]
        lines += [f"| {part} | {spent:.0f} |" for part, spent in share]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {python}"


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NEWSLINT"))}


def _median(costs: Iterable[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _ms(measured: Cost) -> str:
    return f"{measured.wall * 1000:.0f} ms wall, {measured.cpu * 1000:.0f} ms CPU"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of .txt files to read as well")
    parser.add_argument("--articles", type=int, default=1000, help="how many to make up")
    parser.add_argument("--rounds", type=int, default=21, help="of the cold start")
    parser.add_argument("--parts", action="store_true", help="tell where the time goes")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        corpora = {"made-up copy": folder / "articles"}
        list(write_articles(folder / "articles", wanted.articles))
        if wanted.corpus is not None:
            # some of it is changed
            corpora["given copy"] = Path(shutil.copytree(wanted.corpus, folder / "given"))
        draft = folder / "draft.txt"
        draft.write_text(article(0), encoding="utf-8")
        rows = list(cold_start(draft, folder, wanted.rounds))
        for name, corpus in corpora.items():
            rows += throughput(name, corpus, folder, 3)
        shares = {name: list(parts(c)) for name, c in corpora.items()} if wanted.parts else {}
    text = page(rows, shares)
    print(text)
    if wanted.write:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
