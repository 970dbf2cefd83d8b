"""What the forms of a story say in words."""

import os
from collections.abc import Iterator, Sequence

from validator.claims.timeline import Parting, Series, Story, Timeline, Value, Version
from validator.cli.claims.words import amount, listed, source
from validator.reporters.layout import shortened
from validator.reporters.machine import not_checked
from validator.reporters.summary import counted

AGAINST = {"conflicting": "conflicts with", "disputed": "is disputed by"}
PARTS = {"conflicting": "parts", "disputed": "disputed"}
_LONGEST = 40
_NAME = 24


def names(versions: Sequence[Version]) -> list[str]:
    """What drafts are called: no more of their paths than tells them apart."""
    parts = [version.path.replace(os.sep, "/").split("/") for version in versions]
    for many in range(1, max(map(len, parts), default=1) + 1):
        ends = ["/".join(part[-many:]) for part in parts]
        if len(set(ends)) == len(ends):
            return ends
    return [version.path for version in versions]


def who(value: Value) -> str:
    """Who says so, and what that is worth where it is not much."""
    name = shortened(source(value.claim), _LONGEST)
    if not name:
        return "no source"
    return name if value.claim.support == "sourced" else f"{name}: {value.claim.support}"


def abridged(name: str, longest: int) -> str:
    """A name without its middle, if it is long: drafts differ in how they begin, or end."""
    if len(name) <= longest:
        return name
    end = (longest - 1) // 2
    return f"{name[: longest - 1 - end]}…{name[-end:]}"


def said(value: Value, called: Sequence[str]) -> str:
    """ "8 (000.txt, the army)"."""
    name = abridged(called[value.version], _NAME)
    return f"{amount(value.claim.amount)} ({name}, {who(value)})"


def verdict(series: Series, called: Sequence[str]) -> str:
    """Where a series parts: “8 (000.txt, the army) conflicts with 6 (002.txt, no source)”."""
    told = _worst_first(series)
    if not told:
        return ""
    flag, one, two = told[0]
    text = f"{said(series.values[one], called)} {AGAINST[flag]} {said(series.values[two], called)}"
    rest = len(told) - 1
    return f"{text}, and {counted(rest, 'other pair')}" if rest else text


def _worst_first(series: Series) -> list[Parting]:
    return sorted(series.partings, key=lambda parting: list(PARTS).index(parting.flag))


def heading(story: Story) -> str:
    """ "3 drafts, 2020-02-04 to 2020-02-05: 2 of 5 figures part"."""
    dates = sorted({version.date for version in story.versions if version.date})
    time = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    return f"{counted(len(story.versions), 'draft')}{time}: {summary(story)}"


def summary(story: Story) -> str:
    if not story.series:
        return "no figure is told twice"
    told = counted(len(story.series), "figure")
    parting = [
        f"{number} {word}"
        for flag, word in (("conflicting", "conflicting"), ("disputed", "disputed"))
        if (number := sum(one.worst == flag for one in story.series))
    ]
    return f"{told} told more than once, {listed(parting) or 'none parts'}"


def incomplete(timeline: Timeline) -> Iterator[str]:
    for failure in (*not_checked(timeline), *timeline.skipped):
        yield f"{failure.path}: {failure.message}"
