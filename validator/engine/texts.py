"""What a report may need beside the findings: the drafts."""

from itertools import accumulate

from validator.document import BODY, Document
from validator.report import DraftText, Passage


def draft_text(document: Document) -> DraftText:
    """A document as plain data."""
    passages = tuple(
        Passage(block.start, block.end, block.type, block.paragraph if block.type in BODY else 0)
        for block in document.blocks
    )
    # what lies between blocks comes from nowhere
    places = accumulate(map(document.offsets.to_source, range(len(document.text))), max)
    return DraftText(
        document.source.path, document.source.text, document.text, passages, tuple(places)
    )
