"""The figures of a story for a terminal: a line a value, below the thing that is counted."""

from collections.abc import Iterator

from validator.claims.timeline import Series, Story, Timeline
from validator.cli.claims.words import amount
from validator.cli.story.words import heading, names, verdict, who
from validator.formats import Style
from validator.reporters.layout import BOLD, columns, one_line, paint


def render(timeline: Timeline, style: Style) -> str:
    lines: list[str] = []
    for story in timeline.stories:
        lines += [*_story(story, style), ""]
    return "\n".join(lines) if lines else "Nothing was read.\n"


def _story(story: Story, style: Style) -> Iterator[str]:
    called = names(story.versions)
    yield _bold(f"{one_line(story.name)}: {heading(story)}", style)
    for series in story.series:
        yield ""
        mark = {"conflicting": "≠ ", "disputed": "? "}.get(series.worst or "", "")
        yield _bold(f"  {mark}{one_line(series.label)}", style)
        yield from _values(series, called)
        said = verdict(series, called)
        if said:
            yield f"    → {one_line(said)}"
    if story.alone:
        yield ""
        yield f"  Told once, or compared with nothing: {len(story.alone):,}"


def _values(series: Series, called: list[str]) -> Iterator[str]:
    parted = {number for parting in series.partings for number in parting[1:]}
    rows = [
        (
            "≠" if number in parted else " ",
            f"{one_line(called[value.version])}:{value.claim.region.start.line}",
            amount(value.claim.amount),
            one_line(who(value)),
        )
        for number, value in enumerate(series.values)
    ]
    widths = [max(columns(row[n]) for row in rows) for n in range(3)]
    for row in rows:
        cells = [c + " " * (w - columns(c)) for c, w in zip(row, widths, strict=False)]
        yield f"    {'  '.join((*cells, row[3]))}".rstrip()


def _bold(line: str, style: Style) -> str:
    return paint(line, BOLD) if style.color else line
