"""The claims of one draft, and what in it is exempt: every number, date and quotation is either."""

from collections.abc import Callable, Iterator
from typing import Any

from validator.claims.counting import (
    Backing,
    claim_spans,
    count_claims,
    in_furniture,
    not_counted,
    not_quoted,
)
from validator.claims.identity import Names
from validator.claims.model import Amount, Claim, ClaimKind, DraftClaims, Exempt
from validator.claims.stretches import Stretches
from validator.claims.support import cue, standing, voice
from validator.claims.unread import unread
from validator.document import BODY, Document, region
from validator.kinds import Casualty, Quantity, Quotation
from validator.named_tuples import NamedTuple

_REASONS = {
    "how-old": "an age",
    "order": "a place in an order, not a count",
    "duration": "a length of time",
    "score": "a score or a vote",
    "clock-time": "a time of day",
    "phone-number": "a telephone number",
    "figure-of-speech": "a figure of speech",
    "list-number": "the number of a list item",
    "address": "an address",
    "code": "a code or a calibre",
    "label": "the number of a section, a road, a flight or the like",
    "rate-base": "what a rate is counted by, as in “3 per 100,000”",
    "part-of-name": "part of a name",
    "part-of-word": "part of a word",
    "pronoun": "“one” as a pronoun",
    "lone-unit": "a unit without a number",
    "furniture": "it stands in the page around the article",
    "dateline": "the day of the article itself",
    "site-name": "it stands in the name of the site",
    "nested": "it stands inside another quotation",
    "few-words": "a few words set apart; nobody is quoted",
    "vague-time": "a time without a date",
    "site": "a web or mail address",
    "speakers": "how many speak",
    "told": "told with another claim",
    "unread": "not read as a number: look at it",
}
"""Why something makes no claim, in an editor's words."""

ThingOf = Callable[[Document, Any], tuple[str, ...]]
"""What a span counts and whose; empty where it can be compared with nothing."""


class Placed(NamedTuple):
    """A claim, and where in the prose its span stands."""

    claim: Claim
    start: int
    end: int
    span: Any


class Reading(NamedTuple):
    """What one draft says."""

    claims: tuple[Placed, ...]
    draft: DraftClaims


def read_claims(document: Document, kinds: frozenset[str], thing_of: ThingOf) -> Reading:
    """All claims of a document, by place. `kinds` are those that its checkers can find."""
    backing, names = Backing(document, document.spans("attribution")), Names()
    spans = sorted(
        _spans(document, backing, kinds), key=lambda found: (found[1].start, -found[1].end)
    )
    placed = tuple(
        Placed(_claim(document, backing, names, thing_of, kind, span), span.start, span.end, span)
        for kind, span in spans
    )
    draft = DraftClaims(
        document.source.path,
        document.metadata.date,
        document.metadata.story,
        tuple(one.claim for one in placed),
        tuple(_exempt(document, kinds, [span for _, span in spans])),
        count_claims(document, kinds),
    )
    return Reading(placed, draft)


def _spans(
    document: Document, backing: Backing, kinds: frozenset[str]
) -> Iterator[tuple[ClaimKind, Any]]:
    compared = _of(document, kinds, "comparison")
    figures = []
    for span in claim_spans(document, backing.level):
        kind = _KIND[type(span)]
        if kind != "quotation":
            figures.append((span.start, span.end, None))
        yield kind, span
    counted = Stretches(figures)
    quoted = Stretches((q.start, q.end, None) for q in _of(document, kinds, "quotation"))
    for span in compared:
        apart = not counted.touch(span.start, span.end) and not quoted.touch(span.start, span.end)
        if apart and not in_furniture(document, span):
            yield "comparison", span
    for span in _of(document, kinds, "allegation"):
        if not quoted.touch(span.start, span.end) and not in_furniture(document, span):
            yield "allegation", span
    for span in _of(document, kinds, "date"):
        if _no_date(document, span) is None:
            yield "date", span


_KIND: dict[type, ClaimKind] = {Casualty: "toll", Quantity: "figure", Quotation: "quotation"}


def _of(document: Document, kinds: frozenset[str], kind: str) -> list[Any]:
    return list(document.spans(kind)) if kind in kinds else []


_FURNITURE = frozenset({"dateline", "byline", "boilerplate", "code"})


def _no_date(document: Document, date: Any) -> str | None:
    """Why a date is no claim; None where it is one."""
    block = document.block_at(date.start).type
    if block in _FURNITURE:
        return "dateline" if block == "dateline" else "furniture"
    if date.value is None and date.weekday is None:
        return "vague-time"
    return None


def _claim(
    document: Document,
    backing: Backing,
    names: Names,
    thing_of: ThingOf,
    kind: ClaimKind,
    span: Any,
) -> Claim:
    text = document.text[span.start : span.end]
    place = document.sentence_at(span.start)
    sentence = document.text[place.start : place.end]
    block = document.block_at(span.start)
    stands = standing(document, backing, span)
    amount = None
    if kind in ("toll", "figure"):
        amount = Amount(span.value, span.low, span.high, span.unit)
    return Claim(
        names.name(kind, sentence, text),
        kind,
        region(document, span.start, span.end),
        " ".join(text.split()),
        " ".join(sentence.split()),
        block.paragraph if block.type in BODY else 0,
        block.type,
        amount,
        thing_of(document, span) if amount else (),
        voice(document, stands.attribution),
        cue(document, stands.attribution),
        stands.support,
    )


# ---- what is exempt


def _exempt(document: Document, kinds: frozenset[str], claimed: list[Any]) -> Iterator[Exempt]:
    def exempt(what: Any, start: int, end: int, reason: str) -> Exempt:
        text = " ".join(document.text[start:end].split())
        return Exempt(what, region(document, start, end), text, _REASONS[reason])

    taken = {(span.start, span.end) for span in claimed}
    figures = Stretches(
        (span.start, span.end, None) for span in claimed if isinstance(span, Casualty | Quantity)
    )
    found: list[tuple[int, Exempt]] = []
    for quantity in _of(document, kinds, "quantity"):
        if not figures.touch(quantity.start, quantity.end):
            reason = not_counted(document, quantity) or "told"
            found.append((quantity.start, exempt("number", quantity.start, quantity.end, reason)))
    for quotation in _of(document, kinds, "quotation"):
        if (quotation.start, quotation.end) not in taken:
            reason = not_quoted(document, quotation) or "told"
            found.append(
                (quotation.start, exempt("quotation", quotation.start, quotation.end, reason))
            )
    for date in _of(document, kinds, "date"):
        reason = _no_date(document, date) or ""
        if reason:
            found.append((date.start, exempt("date", date.start, date.end, reason)))
    known = Stretches(
        (span.start, span.end, None)
        for kind in ("quantity", "date", "age")
        for span in _of(document, kinds, kind)
    )
    for start, end, reason in unread(document, known):
        if not figures.touch(start, end):
            found.append((start, exempt("number", start, end, reason)))
    for _, one in sorted(found, key=lambda item: item[0]):
        yield one
