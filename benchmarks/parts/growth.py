"""How time and memory grow with the text: one to 64 times 50 kB, in one file and in many."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from articles import article
from costs import Cost, loop, slope
from results import Chart, Part, Row, Series, Table
from stage import Stage

_TIMES = (1, 2, 4, 8, 16, 32, 64)
_OF_PEERS = _TIMES[:5]
_ARTICLES = 10
"""In what is the least."""
_ASKED = 1.15
_OURS = ("in one file", "in many files")

Points = tuple[tuple[float, float], ...]
Taken = dict[tuple[str, int], list[tuple[float, float]]]
"""By name and times the copy: loops and MB."""
Curves = dict[str, tuple[Points, Points]]
"""By name: time and memory."""


def measure(stage: Stage, rounds: int) -> Part:
    curves = _curves(_taken(stage, rounds), stage)
    versions = {peer.name: f"{peer.name} {peer.version}" for peer in stage.peers}
    return Part(
        "Growth with the text",
        f"{_ARTICLES} made-up articles to {_ARTICLES * _TIMES[-1]}, default profile, medians of "
        f"{rounds} turns (peers: once), less what a start with next to no copy takes; each is "
        "divided by a fixed loop that ran before and behind it, as the machine changes its speed. "
        "The power is the slope of the line through the logarithms: 1 is linear. Made-up articles "
        "repeat each other: in one long file tolls and sentences are compared with up to 60 before "
        "them that are alike, which few articles do not have.",
        tuple(_rows(curves, versions)),
        (_table(curves, versions),),
        tuple(_charts(curves, versions)),
    )


def _taken(stage: Stage, rounds: int) -> Taken:
    many = {times: _many(stage.folder, times) for times in _TIMES}
    one = {times: _one(stage.folder, times) for times in _TIMES}
    empty = stage.folder / "empty.txt"
    empty.write_text("It rained.\n", encoding="utf-8")
    stage.check(empty)  # rules are cached from now on, as for all that follows
    taken: Taken = {}

    def turn(name: str, times: int, run: Callable[[], Cost]) -> None:
        before = loop()
        made = run()
        taken.setdefault((name, times), []).append((2 * made.cpu / (before + loop()), made.memory))

    for number in range(rounds):
        empty.write_text(f"This is edition {number}.\n", encoding="utf-8")
        turn("newslint", 0, lambda: stage.check(empty))
        for times in _TIMES:
            _write(one[times], many[times], number)
            concise = ("--format", "concise", "--jobs", "1")
            turn("in one file", times, lambda: stage.check(*concise, one[times]))  # noqa: B023
            turn("in many files", times, lambda: stage.check(*concise, many[times]))  # noqa: B023
    for peer in stage.peers:
        turn(peer.name, 0, lambda: stage.peer(peer, empty))  # noqa: B023
        for times in _OF_PEERS:
            turn(peer.name, times, lambda: stage.peer(peer, one[times]))  # noqa: B023
    return taken


def _curves(taken: Taken, stage: Stage) -> Curves:
    """What each took by MB of copy, less a start: seconds as the machine goes now, and MB."""
    pace = median(loop() for _ in range(5))
    base = {name: _middle(costs) for (name, times), costs in taken.items() if not times}
    curves: Curves = {}
    for name in (*_OURS, *(peer.name for peer in stage.peers)):
        start = base.get(name, base["newslint"])
        made = [(t, _middle(taken[name, t])) for t in _TIMES if (name, t) in taken]
        size = {t: _one(stage.folder, t).stat().st_size / 1e6 for t, _ in made}
        time = tuple((size[t], max((cost[0] - start[0]) * pace, 0.001)) for t, cost in made)
        memory = tuple((size[t], max(cost[1] - start[1], 0.1)) for t, cost in made)
        curves[name] = time, memory
    return curves


def _rows(curves: Curves, versions: dict[str, str]) -> Iterator[Row]:
    for name in _OURS:
        for what, points in zip(("time", "memory"), curves[name], strict=True):
            yield _row(f"{what}, {name}", points)
    for name in versions:
        power = f"grows by the power {slope(curves[name][0]):.2f}"
        yield Row(f"time, in one file, {versions[name]}, to {_OF_PEERS[-1]} times", "", power)


def _charts(curves: Curves, versions: dict[str, str]) -> Iterator[Chart]:
    for place, (what, unit) in enumerate((("time", "seconds of CPU"), ("memory", "MB"))):
        yield Chart(
            f"growth-{what}",
            f"{what.capitalize()} by the size of the copy, less the start",
            "MB of copy",
            unit,
            tuple(
                Series(versions.get(name, f"newslint, {name}"), both[place])
                for name, both in curves.items()
                if what == "time" or name not in versions
            ),
        )


def _row(what: str, points: Points) -> Row:
    power = slope(points)
    return Row(what, f"power at most {_ASKED}", f"{power:.2f}", power <= _ASKED)


def _middle(costs: list[tuple[float, float]]) -> tuple[float, float]:
    times, memory = zip(*costs, strict=True)
    return median(times), median(memory)


def _one(folder: Path, times: int) -> Path:
    return folder / f"one-{times}.txt"


def _many(folder: Path, times: int) -> Path:
    place = folder / f"many-{times}"
    place.mkdir(exist_ok=True)
    for seed in range(times * _ARTICLES):
        (place / f"{seed:05}.txt").write_text(article(seed), encoding="utf-8")
    return place


def _write(one: Path, many: Path, number: int) -> None:
    """The same copy as an edition of its own in one file, and in many."""
    with one.open("w", encoding="utf-8") as file:
        for seed, each in enumerate(sorted(many.iterdir())):
            text = f"{article(seed)}\nThis is edition {number} of it.\n"
            each.write_text(text, encoding="utf-8")
            file.write(f"{text}\n")


def _table(curves: Curves, versions: dict[str, str]) -> Table:
    names = [*curves]
    rows = []
    for place, (size, _) in enumerate(curves["in one file"][0]):
        cells = [f"{size:.2f}"]
        for name in names:
            time = curves[name][0]
            cells.append(f"{time[place][1]:.3g}" if place < len(time) else "")
        cells += [f"{curves[n][1][place][1]:.0f}" for n in _OURS]
        rows.append(tuple(cells))
    head = ["MB", *(f"{versions.get(name, name)}, s" for name in names)]
    return Table(
        "CPU and memory less those of a start",
        (*head, "in one file, MB", "in many files, MB"),
        tuple(rows),
    )
