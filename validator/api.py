"""All that a plugin imports."""

from validator.checker import Checker, Derived, Function, Kind, Tri
from validator.diagnostic import Context, Diagnostic, Edit, Region, Related, Severity
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
from validator.formats import Reader, Reporter, Style
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
from validator.report import Claims, DraftText, Failure, Passage, Report, RuleInfo
from validator.source import Extent, Position, Source

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
    "Claims",
    "Context",
    "Date",
    "Derived",
    "Diagnostic",
    "Document",
    "DraftText",
    "Edit",
    "Entry",
    "Extent",
    "Failure",
    "Function",
    "Furniture",
    "Kind",
    "Lexicon",
    "Metadata",
    "Name",
    "NewsSource",
    "OffsetMap",
    "Passage",
    "Position",
    "Quantity",
    "Quotation",
    "Reader",
    "Region",
    "Related",
    "Report",
    "Reporter",
    "RuleInfo",
    "Sentence",
    "Severity",
    "Source",
    "Style",
    "Term",
    "Text",
    "Tri",
    "Update",
    "Victims",
    "hookimpl",
]
