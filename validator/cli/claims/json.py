"""The claim sheet as JSON: all that is known of each claim."""

from typing import Any

from validator.claims.model import Claim, DraftClaims, Exempt, Link, Sheet
from validator.cli.claims.words import finite
from validator.cli.output import as_json
from validator.diagnostic import Region
from validator.formats import Style
from validator.reporters.machine import not_checked
from validator.version import __version__


def render(sheet: Sheet, _: Style) -> str:
    """One object; an open end of an interval is null."""
    document = {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "failures": [failure._asdict() for failure in not_checked(sheet)],
        "skipped": [failure._asdict() for failure in sheet.skipped],
        "drafts": [_draft(draft) for draft in sheet.drafts],
    }
    return as_json(document)


def _draft(draft: DraftClaims) -> dict[str, Any]:
    return {
        "path": draft.path,
        "date": draft.date,
        "story": draft.story,
        "summary": draft.counts._asdict(),
        "claims": [claim_json(claim) for claim in draft.claims],
        "exempt": [_exempt(one) for one in draft.exempt],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """All that is known of a claim."""
    amount = claim.amount
    return {
        "id": claim.id,
        "kind": claim.kind,
        "text": claim.text,
        "sentence": claim.sentence,
        "paragraph": claim.paragraph,
        "block": claim.block,
        **_place(claim.region),
        "amount": amount
        and {
            "value": finite(amount.value),
            "low": finite(amount.low),
            "high": finite(amount.high),
            "unit": amount.unit,
        },
        "thing": list(claim.thing),
        "source": claim.source and claim.source._asdict(),
        "cue": claim.cue,
        "support": claim.support,
        "flags": list(claim.flags),
        "links": [_link(link) for link in claim.links],
        "mark": claim.mark and claim.mark._asdict(),
    }


def _link(link: Link) -> dict[str, Any]:
    place = {"path": link.region.path, **_place(link.region)}
    return {"flag": link.flag, "rule": link.rule or None, "id": link.id, "text": link.text, **place}


def _exempt(one: Exempt) -> dict[str, Any]:
    return {"what": one.what, "text": one.text, "reason": one.reason, **_place(one.region)}


def _place(region: Region) -> dict[str, Any]:
    return {"start": region.start._asdict(), "end": region.end._asdict()}
