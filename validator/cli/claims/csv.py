"""The claim sheet as CSV: a row a claim, then those that are exempt; safe in a spreadsheet."""

import csv
from io import StringIO

from validator.claims.model import Claim, DraftClaims, Exempt, Sheet
from validator.cli.claims.words import finite, flags, others, source, source_kind
from validator.formats import Style

_HEADS = (
    "path", "line", "column", "paragraph", "id", "kind", "claim", "value", "low", "high", "unit",
    "thing", "source", "source kind", "cue", "support", "flags", "links", "sentence", "date",
    "story", "mark", "marked by", "mark until", "mark note",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(sheet: Sheet, _: Style) -> str:
    """RFC 4180, UTF-8; an open end of an interval is an empty cell."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADS)
    for draft in sheet.drafts:
        for claim in draft.claims:
            writer.writerow([_safe(cell) for cell in _claim(draft, claim)])
        for one in draft.exempt:
            writer.writerow([_safe(cell) for cell in _exempt(draft, one)])
    return out.getvalue()


def _claim(draft: DraftClaims, claim: Claim) -> tuple[object, ...]:
    start, found = claim.region.start, claim.amount
    interval: tuple[object, ...] = ("", "", "", "")
    if found is not None:
        interval = (finite(found.value), finite(found.low), finite(found.high), found.unit)
    mark: tuple[object, ...] = ("", "", "", "")
    if claim.mark is not None:
        mark = (claim.mark.state, claim.mark.person, claim.mark.until, claim.mark.note)
    return (
        draft.path, start.line, start.column, claim.paragraph or "", claim.id, claim.kind,
        claim.text, *interval, " ".join(claim.thing), source(claim), source_kind(claim), claim.cue,
        claim.support, flags(claim), "; ".join(others(claim)), claim.sentence, draft.date,
        draft.story, *mark,
    )  # fmt: skip


def _exempt(draft: DraftClaims, one: Exempt) -> tuple[object, ...]:
    start = one.region.start
    return (
        draft.path, start.line, start.column, "", "", f"no claim: {one.what}", one.text, "", "",
        "", "", "", "", "", "", one.reason, "", "", "", draft.date, draft.story, "", "", "", "",
    )  # fmt: skip


def _safe(cell: object) -> object:
    """A cell that a spreadsheet takes for text, and not for a formula to run."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(_FORMULA):
        return f"'{cell}"
    return cell
