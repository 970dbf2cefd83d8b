"""The figures of a story as a page of one file: a picture for each thing that is counted."""

from collections.abc import Iterator, Sequence

from validator.claims.timeline import Series, Story, Timeline, Value
from validator.cli.claims.words import RELATION, amount, source, source_kind
from validator.cli.story.chart import chart
from validator.cli.story.words import heading, incomplete, names, verdict
from validator.formats import Style
from validator.reporters.layout import one_line
from validator.reporters.markup import attributes, escaped
from validator.reporters.page import PAGE_FOOT, page_head

_HEADS = ("draft", "amount", "words", "source", "support")


def render(timeline: Timeline, _: Style) -> str:
    parts = [page_head("story", "story.css", "story.js"), '<main tabindex="-1">\n']
    parts += _incomplete(timeline)
    if not timeline.stories:
        parts.append("<p>Nothing was read.</p>\n")
    for number, story in enumerate(timeline.stories):
        parts += _story(story, f"s{number}")
    return "".join([*parts, PAGE_FOOT])


def _incomplete(timeline: Timeline) -> Iterator[str]:
    told = list(incomplete(timeline))
    if told:
        yield '<section class="incomplete">\n<h2>Not everything was read</h2>\n<ul>\n'
        for line in told:
            yield f"<li>{escaped(one_line(line))}</li>\n"
        yield "</ul>\n</section>\n"


def _story(story: Story, name: str) -> Iterator[str]:
    called = names(story.versions)
    yield f'<header>\n<h1 dir="auto">{escaped(one_line(story.name))}</h1>\n'
    yield f"<p>{escaped(one_line(heading(story)))}</p>\n"
    parting = [(number, one) for number, one in enumerate(story.series) if one.worst]
    if parting:
        yield '<ol class="partings">\n'
        for number, one in parting:
            link = f'<a href="#{name}-{number}">{escaped(one_line(one.label))}</a>'
            yield f'<li class="{one.worst}"><b>{link}</b> {_shown(verdict(one, called))}</li>\n'
        yield "</ol>\n"
    yield "</header>\n"
    for number, one in enumerate(story.series):
        yield from _series(story, one, called, f"{name}-{number}")
    if story.alone:
        yield '<section class="alone">\n<h2>Told once, or compared with nothing</h2>\n'
        yield from _table(story.alone, called, f"{name}-alone-")
        yield "</section>\n"


def _series(story: Story, series: Series, called: Sequence[str], name: str) -> Iterator[str]:
    worst = series.worst
    classes = f"series is-{worst}" if worst else "series"
    about = attributes(id=name, tabindex=-1, **{"class": classes, "aria-labelledby": f"{name}-h"})
    yield f'<section{about}>\n<h2 id="{name}-h" dir="auto">{escaped(one_line(series.label))}'
    if worst:
        yield f' <span class="chip {worst}">≠ {worst}</span>'
    yield "</h2>\n"
    if worst:
        yield f'<p class="verdict">{_shown(verdict(series, called))}</p>\n'
    yield '<div class="chart">\n'
    yield chart(series, called, [version.date for version in story.versions], f"{name}-")
    yield "</div>\n"
    yield from _table(series.values, called, f"{name}-")
    yield "</section>\n"


def _table(values: Sequence[Value], called: Sequence[str], row: str) -> Iterator[str]:
    yield '<div class="scroll">\n<table>\n<thead><tr>'
    yield "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    yield "</tr></thead>\n<tbody>\n"
    for number, value in enumerate(values):
        claim = value.claim
        place = f"{called[value.version]}:{claim.region.start.line}"
        flags = " ".join(f"is-{flag}" for flag in claim.flags)
        about = attributes(id=f"{row}{number}", tabindex=-1, **{"class": flags or None})
        yield f'<tr{about}><td class="place">{_shown(place)}</td>'
        yield f'<td class="amount">{_shown(amount(claim.amount))}</td>'
        yield f'<td class="words"><span dir="auto">{_shown(claim.text)}</span>'
        yield f'<p class="sentence" dir="auto">{_shown(claim.sentence)}</p>'
        told = [(link.flag, link.text) for link in claim.links if link.flag in RELATION]
        for flag, text in dict.fromkeys(told):
            yield f'<p class="link {flag}">≠ {RELATION[flag]} “{_shown(text)}”</p>'
        kind = f"<br><small>{_shown(source_kind(claim))}</small>" if claim.source else ""
        by = _shown(source(claim)) or '<span class="dim">nobody</span>'
        yield f'</td><td class="source"><span dir="auto">{by}</span>{kind}</td>'
        yield f'<td class="{claim.support} support">{claim.support}</td></tr>\n'
    yield "</tbody>\n</table>\n</div>\n"


def _shown(text: str) -> str:
    return escaped(one_line(text))
