"""What stands nearest to a finding though it did not count: a source that only reacts, say."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from validator.document import Document
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.frames import Evidence, Frame
from validator.dsl.spans import nearest_first, zone
from validator.kinds import INFINITY

MOST_DISTANCE = 3
"""In paragraphs: how far off a near miss is still worth telling."""

MOST_TRIED = 8
_FARTHEST = 4_000
"""Characters: a paragraph that has no end is not gone through for each finding in it."""

NearMiss = Callable[[Frame, Any], Evidence | None]


def near_misses(requirements: Iterable[plan.Requirement], catalog: Catalog) -> list[NearMiss]:
    """For the kinds that requirements look for, and that can be told as evidence."""
    kinds = dict.fromkeys(
        node.subject.pattern.kind
        for requirement in requirements
        for node in plan.walk(requirement.condition)
        if isinstance(node, plan.Quantified) and isinstance(node.subject.pattern, plan.KindPattern)
    )
    return [
        _near_miss(kind, describe)
        for kind in kinds
        if (describe := catalog.kinds[kind].kind.describe) is not None
    ]


def _near_miss(kind: str, describe: Callable[[Document, Any], str]) -> NearMiss:
    def near(frame: Frame, reported: Any) -> Evidence | None:
        document = frame.home.document
        home = document.block_index(reported.start)
        for span in islice(outwards(document, kind, reported.start), MOST_TRIED):
            if abs(document.block_index(span.start) - home) > MOST_DISTANCE:
                continue
            if zone(document, span.start) != zone(document, reported.start):
                continue
            head, _, tail = describe(document, span).partition(";")
            if not head.strip():
                continue
            where = whereabouts(document, span, reported)
            message = f"nearest source: {head.strip()}, {where}" + (f";{tail}" if tail else "")
            place = getattr(span, "source", None) or span
            return Evidence(document, place.start, place.end, message)
        return None

    return near


def outwards(document: Document, kind: str, offset: int) -> Iterator[Any]:
    """The spans in the paragraphs around `offset`, in the order of how far from it they begin;
    made are those of the paragraphs that it comes to."""
    blocks, home = document.blocks, document.block_index(offset)
    told: float = 0
    """All are told that are nearer."""
    for reach in range(MOST_DISTANCE + 1) if blocks else ():
        behind = home + reach + 1
        start = max(blocks[max(home - reach, 0)].start, offset - _FARTHEST)
        end = blocks[behind].start if behind < len(blocks) else len(document.text)
        end = min(end, offset + _FARTHEST)
        known = min(offset - start, end - offset) if reach < MOST_DISTANCE else INFINITY
        for span in nearest_first(document.spans_near(kind, start, end), offset):
            if told <= abs(span.start - offset) < known:
                yield span
        told = known


_NUMBERS = ("", "one", "two", "three", "four")


def whereabouts(document: Document, span: Any, reported: Any) -> str:
    """How far off a span is, in words."""
    paragraphs = document.block_index(span.start) - document.block_index(reported.start)
    if paragraphs:
        count = abs(paragraphs)
        word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        side = "up" if paragraphs < 0 else "down"
        return f"{word} paragraph{'s' if count > 1 else ''} {side}"
    sentences = document.sentence_index(span.start) - document.sentence_index(reported.start)
    if sentences:
        return "in the sentence before" if sentences == -1 else "in the same paragraph"
    return "in the same sentence"
