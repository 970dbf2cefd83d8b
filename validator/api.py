"""All that a plugin imports."""

from validator.checker import Checker, Derived, Function, Kind, Tri
from validator.diagnostic import Context, Diagnostic, Edit, Region, Related, Severity
from validator.document import (
    BODY,
    Block,
    BlockType,
    Comment,
    Document,
    Furniture,
    Metadata,
    Sentence,
    Text,
)
from validator.formats import Reader, Reporter, Style
from validator.hooks import hookimpl
from validator.hookspecs import API_VERSION
from validator.kinds import (
    INFINITY,
    UNKNOWN,
    Age,
    Attribution,
    Casualty,
    Date,
    Harm,
    Name,
    NewsSource,
    NoClaim,
    Party,
    Quantity,
    Quotation,
    SourceKind,
    Update,
    Victims,
)
from validator.lexicon import Entry, Lexicon, Term
from validator.named_tuples import NamedTuple
from validator.offsets import OffsetMap
from validator.places import places
from validator.regex import regex
from validator.report import Claims, DraftText, Failure, Passage, Report, RuleInfo
from validator.source import Extent, Position, Source, UnreadableSourceError, decode

__all__ = [
    "API_VERSION",
    "BODY",
    "INFINITY",
    "UNKNOWN",
    "Age",
    "Attribution",
    "Block",
    "BlockType",
    "Casualty",
    "Checker",
    "Claims",
    "Comment",
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
    "Harm",
    "Kind",
    "Lexicon",
    "Metadata",
    "Name",
    "NamedTuple",
    "NewsSource",
    "NoClaim",
    "OffsetMap",
    "Party",
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
    "SourceKind",
    "Style",
    "Term",
    "Text",
    "Tri",
    "UnreadableSourceError",
    "Update",
    "Victims",
    "decode",
    "hookimpl",
    "places",
    "regex",
]
