"""From a command to its report on one article of 5 kB, a process each."""

from collections.abc import Iterator

from articles import article
from costs import Cost, middle, ratio
from results import Chart, Part, Row, Series, Table
from stage import Stage

from parts import copy

Taken = dict[str, list[Cost]]


def measure(stage: Stage, rounds: int) -> Part:
    taken = _taken(stage, rounds)
    nothing = taken["pass"]
    medians = {name: middle(costs) for name, costs in taken.items()}
    times = {name: ratio(costs, nothing[: len(costs)]) for name, costs in taken.items()}
    named = {
        "pass": "`python -c pass`",
        "known": "newslint, an article it has checked before",
        "new": "newslint, a new article",
        "edited": "newslint, a new article of edited news",
        "first": "newslint, the first run ever",
        **{peer.name: f"{peer.name} {peer.version}" for peer in stage.peers},
    }
    bars = tuple(
        Series(named[name].replace("`", ""), ((0.0, cost.cpu * 1000),))
        for name, cost in medians.items()
    )
    return Part(
        "Start",
        f"One article of 5 kB, default profile, in turns; medians of {rounds * 4}, of {rounds} for "
        "the first run; ratios are medians of the ratios within a turn. The article is made-up "
        "copy; of edited news it is another one in each turn. An article is known where its "
        "outcome is kept from a run before; peers keep none by default.",
        tuple(_rows(taken, medians["first"], times)),
        (_table(medians, times, named),),
        (Chart("start", "One article, start to report", "", "ms of CPU", bars),),
    )


def _taken(stage: Stage, rounds: int) -> Taken:
    draft = stage.folder / "draft.txt"
    text = article(0)
    draft.write_text(text, encoding="utf-8")
    stage.check(draft)
    news = copy.edited_news(stage.folder / "unread-news", rounds * 4)
    unread = sorted(news.iterdir()) if news is not None else []
    taken: Taken = {}

    def turn(name: str, cost: Cost) -> None:
        taken.setdefault(name, []).append(cost)

    for number in range(rounds * 4):
        draft.write_text(f"{text}\nDraft {number}.\n", encoding="utf-8")
        turn("pass", stage.nothing())
        turn("new", stage.check(draft))
        turn("known", stage.check(draft))
        if unread:
            turn("edited", stage.check(unread.pop()))
        for peer in stage.peers:
            turn(peer.name, stage.peer(peer, draft))
        if number < rounds:
            turn("first", stage.check(draft, cache=stage.folder / f"empty-{number}"))
    return taken


def _rows(taken: Taken, first: Cost, times: dict[str, float]) -> Iterator[Row]:
    yield _times("known article against `python -c pass`", 4, times["known"])
    yield _times("new article against `python -c pass`", 10, times["new"])
    if "edited" in taken:
        yield _times("new article of edited news against `python -c pass`", 10, times["edited"])
    measured = f"{first.cpu * 1000:.0f} ms, {times['first']:.0f} times `pass`"
    yield Row("first run ever", "under 600 ms", measured, first.cpu < 0.6)
    if "proselint" in taken:
        known, new = (ratio(taken[what], taken["proselint"]) for what in ("known", "new"))
        yield Row("known article against proselint", "under half", f"{known:.2f}", known < 0.5)
        yield Row("new article against proselint", "", f"{new:.2f}")


def _table(medians: dict[str, Cost], times: dict[str, float], named: dict[str, str]) -> Table:
    return Table(
        "One article, start to report",
        ("what", "CPU, ms", "wall, ms", "times `pass`, CPU", "MB at most"),
        tuple(
            (
                named[name],
                f"{cost.cpu * 1000:.0f}",
                f"{cost.wall * 1000:.0f}",
                f"{times[name]:.1f}",
                f"{cost.memory:.0f}",
            )
            for name, cost in medians.items()
        ),
    )


def _times(what: str, most: float, found: float) -> Row:
    return Row(what, f"at most {most} times", f"{found:.1f} times", found <= most)
