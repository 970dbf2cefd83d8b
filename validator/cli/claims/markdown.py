"""The claim sheet as Markdown tables."""

import re
from collections.abc import Iterator

from validator.claims.model import DraftClaims, Sheet
from validator.cli.claims.words import (
    amount,
    closing,
    decision,
    flags,
    heading,
    others,
    source,
)
from validator.formats import MARK, Style
from validator.reporters.layout import one_line

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&]")


def render(sheet: Sheet, _: Style) -> str:
    lines = [MARK, "# Claim sheet", ""]
    for draft in sheet.drafts:
        lines += _draft(draft)
    lines += [" ".join(closing(sheet))]
    return "\n".join(lines) + "\n"


def _draft(draft: DraftClaims) -> Iterator[str]:
    yield f"## {_text(heading(draft))}"
    yield ""
    yield "| line | claim | kind | amount | source | cue | support | flags | id |"
    yield "|---:|---|---|---|---|---|---|---|---|"
    for claim in draft.claims:
        marked = decision(claim.mark) if claim.mark is not None else ""
        linked = "; ".join(others(claim))
        notes = "; ".join(filter(None, (marked, linked and f"{flags(claim)}: {linked}")))
        cells = (
            str(claim.region.start.line), claim.text, claim.kind, amount(claim.amount),
            source(claim), claim.cue or "", claim.support,
            notes, claim.id,
        )  # fmt: skip
        yield f"| {' | '.join(map(_text, cells))} |"
    yield ""
    if draft.exempt:
        yield "No claim:"
        yield ""
        for one in draft.exempt:
            yield f"- line {one.region.start.line}: “{_text(one.text)}”, {_text(one.reason)}"
        yield ""


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", one_line(text))
