"""A thousand articles in one process."""

from collections.abc import Iterator
from pathlib import Path

from costs import Cost, middle, ratio
from results import Chart, Part, Row, Series, Table
from stage import TWENTY, Stage

from parts import copy

_ASKED = {"desk": 4.0, "strict": 2.5}
_PHRASES = "twenty rules"


def measure(stage: Stage, rounds: int) -> Part:
    made = {"made-up copy": copy.made_up(stage.folder / "articles")}
    news = copy.edited_news(stage.folder / "news")
    if news is not None:
        made["edited news"] = news
    rows: list[Row] = []
    tables: list[Table] = []
    charts: list[Chart] = []
    for name, folder in made.items():
        taken = _taken(stage, folder, rounds)
        size = copy.size(folder)
        rows += _rows(name, size, taken)
        tables.append(_table(f"{name}, {len([*folder.iterdir()]):,} files", size, taken))
        rates = (
            (what, size / middle(costs).cpu) for what, costs in taken.items() if what != "pass"
        )
        bars = tuple(Series(_called(what), ((0.0, rate),)) for what, rate in rates)
        title = f"A thousand articles, {name}"
        charts.append(Chart(f"throughput-{name.split()[0]}", title, "", "MB/s of CPU", bars))
    for reason in stage.missing:
        rows.append(Row(reason, "", "not measured"))
    covers = "".join(f"{peer.name}: {peer.covers}. " for peer in stage.peers)
    without = "" if news is not None else "Edited news is not there and was not measured."
    return Part(
        "A thousand articles in one process",
        f"Medians of {rounds}, in turns, start included; no file was seen before, rules are "
        f"cached. {covers}{without}",
        tuple(rows),
        tuple(tables),
        tuple(charts),
    )  # fmt: skip


def _taken(stage: Stage, folder: Path, rounds: int) -> dict[str, list[Cost]]:
    ways = {"desk": (), "strict": ("--profile", "strict"), _PHRASES: TWENTY}
    taken: dict[str, list[Cost]] = {}
    one = next(iter(folder.iterdir()))
    for options in ways.values():
        stage.check("--jobs", "1", *options, one)  # the rules are cached
    for number in range(rounds):
        copy.new_edition(folder, number)
        taken.setdefault("pass", []).append(stage.nothing())
        for name, options in ways.items():
            command = ("--format", "concise", "--jobs", "1", *options, folder)
            taken.setdefault(name, []).append(stage.check(*command))
        for peer in stage.peers:
            taken.setdefault(f"{peer.name} {peer.version}", []).append(stage.peer(peer, folder))
    return taken


def _rows(name: str, size: float, taken: dict[str, list[Cost]]) -> Iterator[Row]:
    rate = {what: size / middle(costs).cpu for what, costs in taken.items()}
    for profile, asked in _ASKED.items():
        yield _rate(f"{name}, profile {profile}", asked, rate[profile])
    yield _rate(f"{name}, {_PHRASES}", 12, rate[_PHRASES])
    peers = [what for what in taken if what not in (*_ASKED, _PHRASES, "pass")]
    if peers:
        fastest = max(peers, key=rate.__getitem__)
        times = ratio(taken[fastest], taken[_PHRASES])
        yield Row(
            f"{name}, {_PHRASES} against the fastest peer ({fastest})",
            "5 times",
            f"{times:.1f} times",
            times >= 5,
        )
    memory = middle(taken["desk"]).memory
    yield Row(f"{name}, memory of 1,000 files", "80 MB", f"{memory:.0f} MB", memory <= 80)


def _rate(what: str, asked: float, found: float) -> Row:
    return Row(what, f"{asked:g} MB/s of CPU", f"{found:.2f} MB/s", found >= asked)


def _called(what: str) -> str:
    ours = (*_ASKED, _PHRASES)
    return f"newslint, {what}" if what in ours else what


def _table(name: str, size: float, taken: dict[str, list[Cost]]) -> Table:
    medians = {what: middle(costs) for what, costs in taken.items()}
    return Table(
        f"{name}, {size:.1f} MB",
        ("what", "CPU, s", "wall, s", "MB/s of CPU", "MB of memory at most", "kB printed"),
        tuple(
            (
                "`python -c pass`" if what == "pass" else _called(what),
                f"{cost.cpu:.3g}",
                f"{cost.wall:.3g}",
                "" if what == "pass" else f"{size / cost.cpu:.2f}",
                f"{cost.memory:.0f}",
                f"{cost.printed / 1000:,.0f}",
            )
            for what, cost in medians.items()
        ),
    )
