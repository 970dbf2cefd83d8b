"""All that a plugin imports."""

from validator.checker import Checker, Derived, Function, Kind, Tri
from validator.document import (
    Block,
    BlockType,
    Document,
    Furniture,
    Metadata,
    OffsetMap,
    Sentence,
    Text,
)
from validator.hookspecs import API_VERSION, hookimpl
from validator.kinds import (
    INFINITY,
    UNKNOWN,
    Age,
    Attribution,
    Casualty,
    Date,
    Name,
    NewsSource,
    Quantity,
    Quotation,
    Update,
    Victims,
)
from validator.lexicon import Entry, Lexicon, Term
from validator.source import Extent, Source

__all__ = [
    "API_VERSION",
    "INFINITY",
    "UNKNOWN",
    "Age",
    "Attribution",
    "Block",
    "BlockType",
    "Casualty",
    "Checker",
    "Date",
    "Derived",
    "Document",
    "Entry",
    "Extent",
    "Function",
    "Furniture",
    "Kind",
    "Lexicon",
    "Metadata",
    "Name",
    "NewsSource",
    "OffsetMap",
    "Quantity",
    "Quotation",
    "Sentence",
    "Source",
    "Term",
    "Text",
    "Tri",
    "Update",
    "Victims",
    "hookimpl",
]
