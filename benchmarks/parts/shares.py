"""Where the time of a check goes."""

import json

from results import Part, Table
from stage import Stage

from parts import copy


def measure(stage: Stage, _rounds: int) -> Part:
    folder = copy.made_up(stage.folder / "shares", 200)
    told = json.loads(stage.inside("inside_shares.py", folder))
    return Part(
        "Where the time goes",
        "200 made-up articles in one process, once; every kind is made, also those no rule asks "
        "for, so that the parts are more than the whole.",
        (),
        (Table("By part", ("part", "CPU, ms a MB"), tuple((n, f"{ms:.0f}") for n, ms in told)),),
    )
