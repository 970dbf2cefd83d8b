"""A thousand files, one of them changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from costs import Cost, middle
from results import Part, Row, Table
from stage import Stage

from parts import copy

_MOST = 0.25


def measure(stage: Stage, rounds: int) -> Part:
    made = {"made-up copy": copy.made_up(stage.folder / "articles")}
    news = copy.edited_news(stage.folder / "news")
    if news is not None:
        made["edited news"] = news
    turns = rounds * 2 + 1
    rows: list[Row] = []
    cells: list[tuple[str, ...]] = []
    for name, folder in made.items():
        for what, way in _ways(stage, folder).items():
            ours = what.startswith("newslint")
            # what takes seconds is measured once
            changed, known = _measured(folder, way, turns if ours else 1)
            if ours:
                rows.append(_row(f"1,000 files, one changed: {name}, {what}", changed))
            figures = (changed.cpu * 1000, changed.wall * 1000, known.cpu * 1000)
            shown = (f"{figure:,.0f}" for figure in figures)
            cells.append((f"{what}, {name}", *shown, f"{changed.printed / 1e6:.1f}"))
    head = ("what", "one changed, CPU, ms", "wall, ms", "none changed, CPU, ms", "MB printed")
    return Part(
        "A thousand files, one changed",
        f"Medians of {turns}, of textlint once. What is found in all thousand is printed: much in "
        "full, a line each in concise. textlint keeps only in which files it found nothing.",
        tuple(rows),
        (Table("1,000 files that were checked before, 5 MB", head, tuple(cells)),),
    )


def _row(what: str, changed: Cost) -> Row:
    measured = f"{changed.cpu * 1000:.0f} ms of CPU"
    return Row(what, f"under {_MOST * 1000:.0f} ms", measured, changed.cpu < _MOST)


def _ways(stage: Stage, folder: Path) -> dict[str, Callable[[], Cost]]:
    ways: dict[str, Callable[[], Cost]] = {
        "newslint, full": partial(stage.check, folder),
        "newslint, concise": partial(stage.check, "--format", "concise", folder),
    }
    for peer in stage.peers:
        if peer.name == "textlint":
            kept = ("--cache", "--cache-location", stage.folder / f"textlint-{folder.name}")
            cached = peer._replace(command=(*peer.command, *kept))
            ways[f"textlint {peer.version} --cache, compact"] = partial(stage.peer, cached, folder)
    return ways


def _measured(folder: Path, way: Callable[[], Cost], turns: int) -> tuple[Cost, Cost]:
    """With one file changed, and with none."""
    way()
    changed, known = [], []
    for number in range(turns):
        copy.new_edition(folder, 1000 + number, most=1)
        changed.append(way())
        known.append(way())
    return middle(changed), middle(known)
