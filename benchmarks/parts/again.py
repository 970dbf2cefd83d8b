"""A thousand files, one of them changed."""

from collections.abc import Callable
from functools import partial

from measure import Cost, middle
from results import Part, Row, Table
from stage import Stage

from parts import copy

_MOST = 0.25


def measure(stage: Stage, rounds: int) -> Part:
    folder = copy.made_up(stage.folder / "articles")
    turns = max(rounds * 2, 3)
    ways: dict[str, Callable[[], Cost]] = {
        "newslint, format full": lambda: stage.check(folder),
        "newslint, format concise": lambda: stage.check("--format", "concise", folder),
    }
    for peer in stage.peers:
        if peer.name == "textlint":
            kept = ("--cache", "--cache-location", stage.folder / "textlint-cache")
            cached = peer._replace(command=(*peer.command, *kept))
            ways["textlint --cache, format compact"] = partial(stage.peer, cached, folder)
    for way in ways.values():
        way()
    taken: dict[str, list[Cost]] = {name: [] for name in ways}
    for number in range(turns):
        for place, (name, way) in enumerate(ways.items()):
            copy.new_edition(folder, 100 + number * len(ways) + place, most=1)
            taken[name].append(way())
    known = {name: middle([way() for _ in range(turns)]) for name, way in ways.items()}
    medians = {name: middle(costs) for name, costs in taken.items()}
    rows = [
        Row(f"1,000 files, one changed: {name}", f"under {_MOST * 1000:.0f} ms",
            f"{cost.cpu * 1000:.0f} ms of CPU", cost.cpu < _MOST)
        for name, cost in medians.items() if name.startswith("newslint")
    ]  # fmt: skip
    table = Table(
        "1,000 files that were checked before, 5 MB",
        ("what", "one changed, CPU, ms", "wall, ms", "none changed, CPU, ms", "MB printed"),
        tuple(
            (name, f"{cost.cpu * 1000:,.0f}", f"{cost.wall * 1000:,.0f}",
             f"{known[name].cpu * 1000:,.0f}", f"{cost.printed / 1e6:.1f}")
            for name, cost in medians.items()
        ),
    )  # fmt: skip
    return Part(
        "A thousand files, one changed",
        f"Medians of {turns}, in turns. The findings of all thousand are printed: much in full, a "
        "line each in concise.",
        tuple(rows),
        (table,),
    )
