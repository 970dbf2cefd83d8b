"""From a command to its report on one article of 5 kB, a process each."""

from articles import article
from costs import Cost, middle, ratio
from results import Chart, Part, Row, Series, Table
from stage import Stage


def measure(stage: Stage, rounds: int) -> Part:
    draft = stage.folder / "draft.txt"
    text = article(0)
    draft.write_text(text, encoding="utf-8")
    stage.check(draft)
    taken: dict[str, list[Cost]] = {}

    def turn(name: str, cost: Cost) -> None:
        taken.setdefault(name, []).append(cost)

    for number in range(rounds * 4):
        draft.write_text(f"{text}\nDraft {number}.\n", encoding="utf-8")
        turn("pass", stage.nothing())
        turn("new", stage.check(draft))
        turn("known", stage.check(draft))
        for peer in stage.peers:
            turn(peer.name, stage.peer(peer, draft))
        if number < rounds:
            turn("first", stage.check(draft, cache=stage.folder / f"empty-{number}"))
    nothing = taken["pass"]
    medians = {name: middle(costs) for name, costs in taken.items()}
    times = {name: ratio(costs, nothing[: len(costs)]) for name, costs in taken.items()}
    named = {
        "pass": "`python -c pass`",
        "known": "newslint, an article it has checked before",
        "new": "newslint, a new article",
        "first": "newslint, the first run ever",
        **{peer.name: f"{peer.name} {peer.version}" for peer in stage.peers},
    }
    rows = [
        _times("known article against `python -c pass`", 4, times["known"]),
        _times("new article against `python -c pass`", 10, times["new"]),
        Row("first run ever", "under 600 ms", f"{medians['first'].cpu * 1000:.0f} ms, "
            f"{times['first']:.0f} times `pass`", medians["first"].cpu < 0.6),
    ]  # fmt: skip
    if "proselint" in taken:
        share = ratio(taken["known"], taken["proselint"])
        rows.append(
            Row("known article against proselint", "under half", f"{share:.2f}", share < 0.5)
        )
        rows.append(
            Row(
                "new article against proselint",
                "",
                f"{ratio(taken['new'], taken['proselint']):.2f}",
            )
        )
    table = Table(
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
    bars = tuple(
        Series(named[name].strip("`").replace("`", ""), ((0.0, cost.cpu * 1000),))
        for name, cost in medians.items()
    )
    return Part(
        "Start",
        f"One article of 5 kB, default profile, in turns; medians of {rounds * 4}, of {rounds} for "
        "the first run; ratios are medians of the ratios within a turn. An article is known where "
        "its outcome is kept from a run before; peers keep none by default.",
        tuple(rows),
        (table,),
        (Chart("start", "One article, start to report", "", "ms of CPU", bars),),
    )


def _times(what: str, most: float, found: float) -> Row:
    return Row(what, f"at most {most} times", f"{found:.1f} times", found <= most)
