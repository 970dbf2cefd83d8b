"""Attributions as words, for the tests of who says what."""

from collections.abc import Callable

from validator.document import Document
from validator.kinds import Attribution

Make = Callable[[str], Document]


def parts(document: Document, attribution: Attribution) -> tuple[str | None, str, str, str]:
    """Source, cue, content, strength, as words."""
    text = document.text
    source = attribution.source
    return (
        None if source is None else text[source.start : source.end],
        " ".join(text[start:end] for start, end in attribution.cue),
        " | ".join(text[start:end] for start, end in attribution.content),
        attribution.strength,
    )


def found(document: Document) -> list[tuple[str | None, str, str, str]]:
    return [parts(document, span) for span in document.spans("attribution")]
