"""Which figures and quotations are claims, and how many of them say who says so.

This is all that `check` asks; the claim sheet begins with the same places and the same judgement.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from validator.claims.stretches import Stretches
from validator.document import Document
from validator.kinds import Quotation
from validator.regex import regex
from validator.report import Claims

CLAIM_KINDS = ("casualty", "quantity", "quotation", "attribution")

_FEWEST_WORDS = 5
"""Quoted words: fewer are a name, a term or a part of a sentence."""

_MOST_HEARD = 12
"""Sources that a reporter speaks to."""

Level = Literal["sourced", "unclear", "unsourced"]

_PIECE = regex(r"\w+|['’]s\b|[,;:]")
_OTHERS_WORDS = frozenset((
    "that", "who", "which", "whose", "by", "from", "when", "words", "'s", "’s", ",", ";", ":",
    *(word + s for s in ("", "s") for word in (
        "remark", "comment", "slogan", "chant", "banner", "sign", "poster",
    )),
))  # fmt: skip
"""What stands before a quotation that another may have said."""
_DISMISSING = frozenset({"dismiss", "reject"})
"""Denials that say what they make of it: “dismissed it as "a joke"”."""
_SITE_NAME = regex(r"\s(?:[-|]\s|[–—]\s)")  # one class of them all takes a tenth of a ms to compile


def count_claims(document: Document, kinds: frozenset[str]) -> Claims:
    """Tolls, figures and quotations that a reader could check.

    Sourced: somebody is said to say it. Unclear: a source only reacts, or denies it.
    """
    if not kinds.issuperset(CLAIM_KINDS):
        return Claims()
    levels = Levels(document)
    counts = Counter[str](map(levels.level, claim_spans(document, levels.level)))
    return Claims(counts.total(), **counts)


def add(one: Claims, two: Claims) -> Claims:
    return Claims(*(a + b for a, b in zip(one, two, strict=True)))


def claim_spans(document: Document, level: Callable[[Any], Level]) -> Iterator[Any]:
    """The tolls, the figures that are no part of one, and the quotations, each once.

    A few quoted words are a claim where somebody is said to use them, by their `level`.
    """
    told: set[tuple[int, int]] = set()
    tolls = []
    for casualty in document.shown("casualty"):
        if (
            casualty.stated
            and (casualty.start, casualty.end) not in told
            and not in_furniture(document, casualty)
        ):
            told.add((casualty.start, casualty.end))
            tolls.append(casualty)
    yield from tolls
    taken = Stretches((toll.start, toll.end, None) for toll in tolls)
    for quantity in document.spans("quantity"):
        if not (
            taken.touch(quantity.start, quantity.end) or not_counted(document, quantity) is not None
        ):
            yield quantity
    for quotation in document.spans("quotation"):
        reason = not_quoted(document, quotation)
        if reason is None or (reason == "few-words" and level(quotation) != "unsourced"):
            yield quotation


def not_counted(document: Document, quantity: Any) -> str | None:
    """Why a figure is no claim: a NoClaim, "furniture", "speakers" or "site-name"; None where it
    is one."""
    if not quantity.claim:
        return quantity.exempt or "label"
    if in_furniture(document, quantity):
        return "furniture"
    if _counts_speakers(document, quantity):
        return "speakers"
    block = document.block_at(quantity.start)
    # “- It's Over 9000!”: what stands behind the last dash of a page title is the site's name
    if block.type == "headline" and _SITE_NAME.search(document.text, block.start, quantity.start):
        return "site-name"
    return None


def _counts_speakers(document: Document, quantity: Any) -> bool:
    """Whether a figure says how many speak: “two diplomats said”; who spoke to more has a list."""
    if quantity.type != "number" or not quantity.high <= _MOST_HEARD:
        return False
    return any(
        found.source is not None and found.source.start == quantity.start
        for found in document.spans_near("attribution", quantity.start, quantity.end)
    )


def in_furniture(document: Document, span: Any) -> bool:
    """Whether a span stands in the page around the article, or in the headline of another."""
    return document.block_at(span.start).type == "boilerplate"


def not_quoted(document: Document, quotation: Any) -> str | None:
    """Why quoted words are no statement; None where they are one."""
    if in_furniture(document, quotation):
        return "furniture"
    if quotation.depth > 0:
        return "nested"
    return "few-words" if quotation.words < _FEWEST_WORDS else None


class Backing:
    """What stands behind words: the attributions that reach them."""

    def __init__(self, document: Document, attributions: Iterable[Any]) -> None:
        self._folded = document.folded
        pieces = [(start, end, a) for a in attributions for start, end in a.content]
        self._strong = Stretches([p for p in pieces if p[2].strength == "strong"])
        self._other = Stretches([p for p in pieces if _reacts(p[2])])

    def level(self, span: Any) -> Level:
        """Sourced, unclear or unsourced."""
        if self._strong.touch(span.start, span.end):
            return "sourced"
        if not self._other.touch(span.start, span.end):
            return "unsourced"
        return "unclear" if next(self._quoting(span), None) is None else "sourced"

    def strong(self, span: Any) -> Iterator[Any]:
        """The attributions that say so, last first."""
        yield from self._strong.at(span.start, span.end)
        yield from self._quoting(span)

    def _quoting(self, span: Any) -> Iterator[Any]:
        """Those in which a source reacts in the very words that a quotation gives: “called it
        "a disgrace"”, unlike “condemned remarks that "all men are pigs"”."""
        if not isinstance(span, Quotation):
            return
        for found in self._other.at(span.start, span.end):
            dismissed = found.cue_verb in _DISMISSING
            if (found.strength == "weak" or dismissed) and found.source and found.cue:
                lead = self._folded[found.cue[-1].end : span.start].removeprefix(" that ")
                if found.cue[-1].end < span.start and (
                    f" {lead}".endswith(" as ")
                    or found.cue_verb == "describe"
                    or (not dismissed and _OTHERS_WORDS.isdisjoint(_PIECE.findall(lead)))
                ):
                    yield found

    def other(self, span: Any) -> Iterator[Any]:
        """Those that react to it, or deny it, last first."""
        return self._other.at(span.start, span.end)


def _reacts(attribution: Any) -> bool:
    """Whether somebody reacts to words, or they are denied: “was banned” has no source."""
    return attribution.strength == "inverse" or (
        attribution.strength == "weak" and attribution.source is not None
    )


class Levels:
    """How well the words of a document are backed; attributions are read where a claim is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._backings: dict[int, Backing] = {}

    def level(self, span: Any) -> Level:
        """Sourced, unclear or unsourced."""
        best: Level = "unsourced"
        for number in self._document.sections_near("attribution", span.start, span.end):
            attributions = self._document.section("attribution", number)
            if not attributions:
                continue
            if number not in self._backings:
                self._backings[number] = Backing(self._document, attributions)
            level = self._backings[number].level(span)
            if level == "sourced":
                return level
            best = level if best == "unsourced" else best
        return best
