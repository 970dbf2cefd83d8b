"""The claim sheet as a page of one file: to sort, to filter, to print and tick off."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from validator.claims.model import Claim, ClaimKind, DraftClaims, Flag, Link, Sheet, Support
from validator.cli.claims.words import (
    RELATION,
    amount,
    closing,
    decision,
    heading,
    place,
    source_kind,
)
from validator.diagnostic import Region
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.reporters.layout import one_line
from validator.reporters.machine import not_checked
from validator.reporters.markup import attributes, escaped
from validator.reporters.page import PAGE_FOOT, page_head

_HEADS = ("", "line", "claim", "kind", "amount", "source", "support")


class _Page(NamedTuple):
    """Where claims stand on the page: the number of a row, by its place in the files."""

    rows: dict[Region, int]
    ids: bool
    """Whether claims show theirs, by which they are marked in a ledger."""


def render(sheet: Sheet, _: Style) -> str:
    places = [claim.region for draft in sheet.drafts for claim in draft.claims]
    page = _Page(
        {region: number for number, region in enumerate(places, 1)}, sheet.ledger is not None
    )
    parts = [page_head("claim sheet", "sheet.css", "sheet.js"), *_top(sheet), "<main>\n"]
    for draft in sheet.drafts:
        parts += _draft(draft, page)
    return "".join([*parts, PAGE_FOOT])


def _top(sheet: Sheet) -> Iterator[str]:
    yield '<header class="top">\n<h1>newslint claim sheet</h1>\n'
    yield f"<p>{' '.join(map(escaped, closing(sheet)))}</p>\n"
    if failures := [*not_checked(sheet), *sheet.skipped]:
        yield '<section class="incomplete">\n<h2>Not everything was read</h2>\n<ul>\n'
        for failure in failures:
            yield f"<li><b>{escaped(failure.path)}</b>: {escaped(one_line(failure.message))}</li>\n"
        yield "</ul>\n</section>\n"
    yield from _filters(sheet)
    yield "</header>\n"


def _filters(sheet: Sheet) -> Iterator[str]:
    claims = [claim for draft in sheet.drafts for claim in draft.claims]
    yield '<form class="filters" aria-label="What is shown">\n'
    yield (
        '<label>Find <input type="search" aria-label="Words of a claim"'
        ' placeholder="words, a name  ( / )"></label>\n'
    )
    kinds = Counter[str](claim.kind for claim in claims)
    supports = Counter[str](claim.support for claim in claims)
    flags = Counter[str](flag for claim in claims for flag in claim.flags)
    yield from _boxes("kind", "Kind", get_args(ClaimKind), kinds, True)
    yield from _boxes("support", "Support", get_args(Support), supports, True)
    yield from _boxes("flag", "Only", get_args(Flag), flags, False)
    yield '<output aria-live="polite"></output>\n</form>\n'


def _boxes(
    name: str, legend: str, values: Sequence[str], counts: Counter[str], checked: bool
) -> Iterator[str]:
    if not any(counts[value] for value in values):
        return
    yield f"<fieldset>\n<legend>{legend}</legend>\n"
    for value in values:
        if counts[value]:
            on = " checked" if checked else ""
            yield (
                f'<label><input type="checkbox"{on}{attributes(name=name, value=value)}> '
                f"{value} <small>{counts[value]}</small></label>\n"
            )
    yield "</fieldset>\n"


def _draft(draft: DraftClaims, page: _Page) -> Iterator[str]:
    yield f"<section>\n<h2>{escaped(heading(draft))}</h2>\n"
    if draft.claims:
        yield '<div class="scroll">\n<table>\n<thead><tr>'
        for head in _HEADS:
            button = f'<button type="button">{head}</button>' if head else ""
            yield f'<th scope="col"{attributes(title=None if head else "to tick")}>{button}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for claim in draft.claims:
            yield from _row(claim, page)
        yield "</tbody>\n</table>\n</div>\n"
    else:
        yield "<p>No claims.</p>\n"
    yield from _exempt(draft)
    yield "</section>\n"


def _row(claim: Claim, page: _Page) -> Iterator[str]:
    start, flags = claim.region.start, claim.flags
    classes = " ".join((claim.support, *(f"is-{flag}" for flag in flags)))
    about = attributes(
        id=f"c{page.rows[claim.region]}",
        title=f"claim {claim.id}",
        tabindex=-1,
        **{
            "class": classes,
            "data-kind": claim.kind,
            "data-support": claim.support,
            "data-flags": " ".join(flags),
        },
    )
    yield f'<tr{about}><td class="check"></td>'
    yield f'<td class="line" data-sort="{start.offset}">{start.line}:{start.column}</td>'
    yield f'<td class="claim"><span class="words" dir="auto">{escaped(claim.text)}</span>'
    yield from _notes(claim, page)
    if len(claim.text) * 2 < len(claim.sentence):
        yield f'<p class="sentence" dir="auto">{escaped(claim.sentence)}</p>'
    yield "</td>"
    yield f"<td>{claim.kind}</td>"
    low = "" if claim.amount is None else claim.amount.low
    yield f'<td class="amount" data-sort="{low}">{escaped(amount(claim.amount))}</td>'
    yield f'<td class="source">{_source(claim)}</td>'
    order = get_args(Support).index(claim.support)
    yield f'<td class="support" data-sort="{order}">{claim.support}</td></tr>\n'


def _source(claim: Claim) -> str:
    if claim.source is None:
        return '<span class="dim">nobody</span>'
    cue = f" · “{escaped(one_line(claim.cue))}”" if claim.cue else ""
    kind = f"<small>{escaped(source_kind(claim))}{cue}</small>"
    return f'<span dir="auto">{escaped(one_line(claim.source.text))}</span><br>{kind}'


def _notes(claim: Claim, page: _Page) -> Iterator[str]:
    if page.ids:
        yield f" <code>{escaped(claim.id)}</code>"
    if not claim.links and claim.mark is None:
        return
    yield '<ul class="notes">'
    if claim.mark is not None:
        state = "over" if claim.mark.over else claim.mark.state
        yield f'<li class="{state}">{escaped(one_line(decision(claim.mark)))}</li>'
    parted = (
        f'<li class="{link.flag}">{RELATION[link.flag]} “{escaped(link.text)}”, '
        f"{_link(link, claim, page)}</li>"
        for link in claim.links
        if link.flag != "repeated"
    )
    yield from dict.fromkeys(parted)  # several rules may tell of one pair
    again = [_link(link, claim, page) for link in claim.links if link.flag == "repeated"]
    if again:
        yield f'<li class="repeated">again in {", ".join(again)}</li>'
    yield "</ul>"


def _link(link: Link, claim: Claim, page: _Page) -> str:
    said = escaped(place(link, claim))
    number = page.rows.get(link.region)
    return said if number is None else f'<a href="#c{number}">{said}</a>'


def _exempt(draft: DraftClaims) -> Iterator[str]:
    if not draft.exempt:
        return
    yield '<details class="exempt">\n<summary>Numbers, dates and quotations that make no claim: '
    yield f"{len(draft.exempt):,}, and why</summary>\n<ul>\n"
    for one in draft.exempt:
        where = f"<small>line {one.region.start.line}</small>"
        yield f"<li>{where} “{escaped(one.text)}”: {escaped(one.reason)}</li>\n"
    yield "</ul>\n</details>\n"
