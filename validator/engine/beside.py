"""The other drafts of a story, in the order in which rules look at them."""

from collections.abc import Iterator, Sequence
from functools import partial

from validator.dsl.evaluator import Run
from validator.versions import version_key


def with_others(runs: Sequence[Run]) -> Iterator[tuple[Run, list[Run]]]:
    """Each draft of a story with the others, the versions before and after it first: of a long
    story a rule looks at so many partners alone."""
    by_age = sorted(runs, key=lambda run: version_key(run.document))
    age = {id(run): number for number, run in enumerate(by_age)}
    for run in runs:
        here = age[id(run)]
        numbers = sorted(range(len(by_age)), key=partial(_distance, here))[1:]
        yield run, [by_age[number] for number in numbers]


def _distance(here: int, there: int) -> int:
    return abs(there - here)
