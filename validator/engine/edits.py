"""Which corrections may be written into a file, and how they are written there."""

from validator.diagnostic import Edit
from validator.document import Document
from validator.errors import CheckerError


def edits(document: Document, start: int, end: int, words: str) -> tuple[Edit, ...]:
    """The correction of prose[start:end] as the file wants it.

    None in a file that is only read, in quotations, and where the words do not stand in the file
    as they are: split by markup or a line end, spelt with a reference.
    """
    source = document.source
    extent = document.offsets.extent_to_source(start, end)
    exact = source.text[extent.start : extent.end] == document.text[start:end]
    if document.escape is None or not exact or _is_quoted(document, start, end):
        return ()
    written = document.escape(words, source)
    return (Edit(source.position(extent.start), source.position(extent.end), written),)


def _is_quoted(document: Document, start: int, end: int) -> bool:
    block = document.block_at(start)
    if block.type == "block-quote":
        return True
    if "quotation" not in document.kinds:
        return False
    try:
        quotations = document.spans_within("quotation", block.start, end)
    except CheckerError:
        return True  # who can tell
    return any(start < quotation.end for quotation in quotations)
