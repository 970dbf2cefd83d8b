"""Articles of 5 kB checked again in a process that is warm, as an editor would."""

import json

from results import Part, Row
from stage import Stage

from parts import copy

_MOST = 2.0
_ARTICLES = 10


def measure(stage: Stage, rounds: int) -> Part:
    made = {"made-up copy": copy.made_up(stage.folder / "typed", _ARTICLES)}
    news = copy.edited_news(stage.folder / "typed-news", _ARTICLES)
    if news is not None:
        made["edited news"] = news
    turns = rounds * 50
    rows: list[Row] = []
    for name, folder in made.items():
        told = json.loads(stage.inside("inside_editor.py", str(turns), folder))
        for what, spent in told["ms"].items():
            measured = f"{spent:.2f} ms of CPU, the loop {told['loop']:.2f}"
            rows.append(Row(f"{name}, {what}", f"{_MOST:g} ms", measured, spent <= _MOST))
    return Part(
        "An article again in a warm process",
        f"`Session.check` of a session that is open, default profile, {_ARTICLES} articles of 5 kB "
        f"in turns, medians of {turns}, beside a fixed loop of 100,000 rounds.",
        tuple(rows),
    )
