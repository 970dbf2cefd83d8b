"""How many claims an article makes, and how many of them say who says so."""

from bisect import bisect_left

from validator.document import Document
from validator.report import Claims

CLAIM_KINDS = ("casualty", "quantity", "quotation", "attribution")


def count_claims(document: Document, kinds: frozenset[str]) -> Claims:
    """Tolls, figures and quotations that a reader could check.

    Sourced: something strong covers it. Unclear: only a source that reacts or denies does.
    """
    if not kinds.issuperset(CLAIM_KINDS):
        return Claims()
    covered: dict[str, list[tuple[int, int]]] = {"strong": [], "other": []}
    for attribution in document.spans("attribution"):
        side = "strong" if attribution.strength == "strong" else "other"
        covered[side] += attribution.content
    strong, other = _merged(covered["strong"]), _merged(covered["other"])
    counts = {"sourced": 0, "unclear": 0, "unsourced": 0}
    for place in _places(document):
        if _meets(place, strong):
            counts["sourced"] += 1
        elif _meets(place, other):
            counts["unclear"] += 1
        else:
            counts["unsourced"] += 1
    return Claims(sum(counts.values()), **counts)


def _places(document: Document) -> list[tuple[int, int]]:
    """Extents of the claims, each word counted once: a toll before a figure before a quotation."""
    tolls = [(c.start, c.end) for c in document.spans("casualty") if c.stated]
    figures = [(q.start, q.end) for q in document.spans("quantity") if q.claim]
    quotations = [
        (q.start, q.end) for q in document.spans("quotation") if q.words >= 5 and q.depth == 0
    ]
    places: list[tuple[int, int]] = []
    for group in (tolls, figures, quotations):
        taken = _merged(places)
        places += [place for place in group if not _meets(place, taken)]
    return places


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters as disjoint extents, sorted."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _meets(place: tuple[int, int], merged: list[tuple[int, int]]) -> bool:
    """Whether an extent shares a character with one of some disjoint, sorted ones."""
    after = bisect_left(merged, (place[1],))
    return after > 0 and merged[after - 1][1] > place[0]


def add(one: Claims, two: Claims) -> Claims:
    return Claims(*(a + b for a, b in zip(one, two, strict=True)))
