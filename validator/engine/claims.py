"""How many claims an article makes, and how many of them say who says so."""

from validator.document import Document
from validator.report import Claims

_KINDS = ("casualty", "quantity", "quotation", "attribution")


def count_claims(document: Document, kinds: frozenset[str]) -> Claims:
    """Tolls, figures and quotations that a reader could check.

    Sourced: something strong covers it. Unclear: only a source that reacts or denies does.
    """
    if not kinds.issuperset(_KINDS):
        return Claims()
    covered: dict[str, list[tuple[int, int]]] = {"strong": [], "other": []}
    for attribution in document.spans("attribution"):
        place = covered["strong" if attribution.strength == "strong" else "other"]
        place += attribution.content
    counts = {"sourced": 0, "unclear": 0, "unsourced": 0}
    for start, end in _places(document):
        if any(s < end and start < e for s, e in covered["strong"]):
            counts["sourced"] += 1
        elif any(s < end and start < e for s, e in covered["other"]):
            counts["unclear"] += 1
        else:
            counts["unsourced"] += 1
    return Claims(sum(counts.values()), **counts)


def _places(document: Document) -> list[tuple[int, int]]:
    """Extents of the claims, each word counted once: a toll before a figure before a quotation."""
    places: list[tuple[int, int]] = []
    stated = [c for c in document.spans("casualty") if c.stated]
    claims = [q for q in document.spans("quantity") if q.claim]
    quotations = [q for q in document.spans("quotation") if q.words >= 5 and q.depth == 0]
    for span in (*stated, *claims, *quotations):
        if not any(start < span.end and span.start < end for start, end in places):
            places.append((span.start, span.end))
    return places


def add(one: Claims, two: Claims) -> Claims:
    return Claims(*(a + b for a, b in zip(one, two, strict=True)))
