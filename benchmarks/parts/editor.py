"""A 5 kB article checked again in a process that is warm, as an editor would."""

import json

from results import Part, Row
from stage import Stage

_MOST = 2.0


def measure(stage: Stage, rounds: int) -> Part:
    told = json.loads(stage.inside("inside_editor.py", str(rounds * 50)))
    rows = [
        Row(
            f"an article of 5 kB, {what}", f"{_MOST:g} ms", f"{spent:.2f} ms of CPU", spent <= _MOST
        )
        for what, spent in told["ms"].items()
    ]
    return Part(
        "An article again in a warm process",
        f"`Session.check` of a session that is open, default profile, medians of {rounds * 50}; a "
        f"fixed loop of 100,000 rounds took {told['loop']:.2f} ms in the same turns.",
        tuple(rows),
    )
