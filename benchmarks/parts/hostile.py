"""Time on hostile texts grows in a straight line, and what is printed can be bounded."""

from statistics import median

from costs import Cost, loop, slope
from results import Chart, Part, Row, Series, Table
from stage import Stage

from parts.hostile_texts import EVERY_RULE, HOSTILE, Hostile, one_line

_SHARES = (8, 4, 2, 1)
_POWER = 1.15
_NOISE = 0.1
"""Seconds below which no growth can be told."""
_ENOUGH = 1.0
"""Seconds in all, of one size of a text, after which chance has evened out."""
_TURNS = 5
"""The most, for each size of a text."""
_SHOWN = 100
_MOST_PRINTED = 200_000
"""Bytes that so many findings may take, with their lines."""

Points = tuple[tuple[float, float], ...]


def measure(stage: Stage, rounds: int) -> Part:
    curves, printed = _taken(stage, rounds)
    most = max(printed.values())
    bounded = Row(
        f"printed with `--max-diagnostics {_SHOWN}`, at most",
        "bounded",
        f"{most / 1000:.0f} kB",
        most <= _MOST_PRINTED,
    )
    less = "" if rounds > 1 else " (a quarter of what more rounds measure)"
    return Part(
        "Hostile texts",
        f"Profile strict (the line of copy: desk), `--max-diagnostics {_SHOWN}`, an eighth to the "
        f"whole of each text{less}; medians of as many turns as {_ENOUGH:g} s hold, {_TURNS} at "
        "most; each is divided by a fixed loop that ran before and behind it. The power is the "
        f"slope of the line through the logarithms, of what takes {_NOISE:g} s or more: 1 is "
        "linear.",
        (*(_row(name, points) for name, points in curves.items()), bounded),
        (_table(curves, printed),),
        (_chart(curves),),
    )


def _taken(stage: Stage, rounds: int) -> tuple[dict[str, Points], dict[str, int]]:
    """By text: seconds by its size, less a start; and bytes printed for all of it."""
    rules = stage.folder / "every.rules"
    rules.write_text(f'pack every "All in each sentence."\n{EVERY_RULE}', encoding="utf-8")
    curves: dict[str, Points] = {}
    printed: dict[str, int] = {}
    pace = median(loop() for _ in range(5))
    turns = _TURNS if rounds > 1 else 1
    for text in HOSTILE if rounds > 1 else map(_quarter, HOSTILE):
        options = _options(text, stage)
        start = _start(stage, text, options)
        made = {share: _costs(stage, text, share, options, turns) for share in _SHARES}
        curves[text.name] = tuple(
            (text.most / share, max((median(t for t, _ in costs) - start) * pace, 0.001))
            for share, costs in made.items()
        )
        printed[text.name] = made[1][-1][1].printed
    return curves, printed


def _table(curves: dict[str, Points], printed: dict[str, int]) -> Table:
    return Table(
        "CPU less that of a start",
        ("text", "pieces or characters", "an eighth, s", "a quarter", "half", "all", "kB printed"),
        tuple(
            (name, f"{points[-1][0]:,.0f}", *(f"{spent:.2f}" for _, spent in points),
             f"{printed[name] / 1000:.0f}")
            for name, points in curves.items()
        ),
    )  # fmt: skip


def _chart(curves: dict[str, Points]) -> Chart:
    drawn = tuple(
        Series(name, tuple((x / points[-1][0], y) for x, y in points))
        for name, points in curves.items()
        if points[-1][1] >= _NOISE
    )
    return Chart(
        "hostile", "Hostile texts, less the start", "share of the text", "seconds of CPU", drawn
    )


def _quarter(text: Hostile) -> Hostile:
    return text._replace(most=text.most // 4)


def _options(text: Hostile, stage: Stage) -> tuple[str, ...]:
    bounded = ("--max-diagnostics", str(_SHOWN))
    if text.every_rule:
        return (*bounded, "--rules", str(stage.folder / "every.rules"), "--select", "every/*")
    return bounded if text.made is one_line else (*bounded, "--profile", "strict")


def _start(stage: Stage, text: Hostile, options: tuple[str, ...]) -> float:
    """What next to no copy takes, in loops."""
    empty = stage.folder / "nothing.txt"
    starts = []
    for number in range(_TURNS):
        empty.write_text(f"{text.name}, {number}.\n", encoding="utf-8")
        before = loop()
        starts.append(2 * stage.check(*options, empty).cpu / (before + loop()))
    return median(starts)


def _costs(
    stage: Stage, text: Hostile, share: int, options: tuple[str, ...], turns: int
) -> list[tuple[float, Cost]]:
    """Each with its time in loops."""
    made = []
    spent = 0.0
    for number in range(turns):
        file = stage.folder / f"hostile{text.suffix}"
        with file.open("w", encoding="utf-8") as written:
            written.writelines(text.made(text.most // share))
            written.write(f"\n\nIt ends, {number}.\n")
        before = loop()
        cost = stage.check(*options, file)
        made.append((2 * cost.cpu / (before + loop()), cost))
        file.unlink()
        spent += cost.cpu
        if spent > _ENOUGH:
            break
    return made


def _row(name: str, points: Points) -> Row:
    told = [point for point in points if point[1] >= _NOISE]
    whole = points[-1][1]
    if len(told) < 2:
        return Row(name, f"power at most {_POWER}", f"{whole:.2f} s in all", True)
    power = slope(told)
    return Row(
        name, f"power at most {_POWER}", f"{power:.2f}, {whole:.2f} s in all", power <= _POWER
    )
