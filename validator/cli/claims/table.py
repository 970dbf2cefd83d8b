"""The claim sheet on a terminal: a line a claim, and below it what it has to do with others."""

from collections.abc import Iterator

from validator.claims.model import Claim, DraftClaims, Sheet
from validator.cli.claims.words import amount, closing, heading, notes, source
from validator.formats import Style
from validator.reporters.layout import BOLD, DIM, columns, one_line, paint, shortened

_HEADS = ("line", "claim", "kind", "amount", "support", "source")
_LEAST_CLAIM = 24


def render(sheet: Sheet, style: Style) -> str:
    lines: list[str] = []
    for draft in sheet.drafts:
        lines += [*_draft(draft, style, sheet.ledger is not None), ""]
    lines += closing(sheet)
    return "\n".join(lines) + "\n"


def _draft(draft: DraftClaims, style: Style, ids: bool) -> Iterator[str]:
    head = one_line(heading(draft))
    yield paint(head, BOLD) if style.color else head
    heads = (*_HEADS, "id") if ids else _HEADS
    rows = [_row(claim, ids) for claim in draft.claims]
    widths = [max(map(len, cells)) for cells in zip(heads, *rows, strict=True)]
    rest = sum(widths) - widths[1] + 2 * len(widths)
    widths[1] = max(min(widths[1], style.width - rest), _LEAST_CLAIM)
    yield _line(heads, widths)
    for claim, row in zip(draft.claims, rows, strict=True):
        yield _line(row, widths)
        for said in notes(claim):
            note = " " * (widths[0] + 4) + "→ " + one_line(said)
            yield paint(note, DIM) if style.color else note
    if draft.exempt:
        yield "No claim:"
    for one in draft.exempt:
        said = f"{one.region.start.line:>{widths[0]}}  {one_line(shortened(one.text, 40))}: "
        yield f"  {said}{one.reason}"


def _row(claim: Claim, ids: bool) -> tuple[str, ...]:
    row = (
        str(claim.region.start.line),
        one_line(claim.text),
        claim.kind,
        amount(claim.amount),
        claim.support,
        one_line(shortened(source(claim), 26)),
    )
    return (*row, claim.id) if ids else row


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    shown = [_cut(cell, width) for cell, width in zip(cells, widths, strict=True)]
    padded = [cell + " " * (w - columns(cell)) for cell, w in zip(shown, widths, strict=True)]
    return ("  " + "  ".join(padded)).rstrip()


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"
