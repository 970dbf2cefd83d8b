"""A draft as prose: blocks, sentences, metadata, and the way back to the file.

The prose is what every checker sees. Inside a block white space is single spaces, blocks are
separated by a blank line, and invisible characters are gone; the offset map leads back.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, Literal, TypeVar, get_args

from validator.diagnostic import Region
from validator.named_tuples import NamedTuple
from validator.offsets import OffsetMap
from validator.sentences import split_sentences
from validator.source import Extent, Immutable, Source

BlockType = Literal[
    "headline",
    "dek",
    "byline",
    "dateline",
    "paragraph",
    "list-item",
    "block-quote",
    "caption",
    "table-cell",
    "boilerplate",
    "code",
]
"""What a block of a draft is. Code is never linted, boilerplate never searched for claims."""

BLOCK_TYPES: frozenset[BlockType] = frozenset(get_args(BlockType))

Furniture = Literal["crosshead", "credit", "stamp", "teaser", "furniture", "page"]
"""Why a block is boilerplate: the headline of another story, a photo credit, a time of update,
a link to a story, or a label of the page; "page" where the markup sets it aside, so that nothing
is found in it."""

BODY: frozenset[BlockType] = frozenset({"dateline", "paragraph", "list-item", "block-quote"})
"""The blocks that are the running text of the article."""


Made = TypeVar("Made")


class Block(NamedTuple):
    """A stretch of prose with one role. `paragraph` counts the body blocks from 1, else 0."""

    start: int
    end: int
    type: BlockType
    paragraph: int = 0
    reason: Furniture | None = None
    """Set for boilerplate."""


class Metadata(NamedTuple):
    """What a draft says of itself; dates as YYYY-MM-DD."""

    date: str | None = None
    byline: str | None = None
    slug: str | None = None
    story: str | None = None
    language: str | None = None
    section: str | None = None
    """Where it runs, or what it is: sports, opinion, analysis."""


class Sentence(NamedTuple):
    """A sentence; sentences never cross blocks."""

    start: int
    end: int


_start = attrgetter("start")
_sentence = partial(tuple.__new__, Sentence)  # a named tuple without a call of Python


class Comment(NamedTuple):
    """A comment of the source: source[start:end], marks included. It is no prose."""

    start: int
    end: int
    text: str
    """What stands between the marks."""
    at: int
    """Prose offset of the block that it stands in, or before; behind the prose if in none."""


class Text(NamedTuple):
    """What a reader makes of a source."""

    prose: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    offsets: OffsetMap = OffsetMap()
    comments: tuple[Comment, ...] = ()


SpansByKind = Mapping[str, Sequence[Any]]
"""Spans of the kinds that belong together, each list sorted by start, longest first."""


def _whole(_: "Document") -> Sequence[int]:
    return (0,)


class Annotator(NamedTuple):
    """Makes the spans of the kinds that belong together: of a document, or of its sections."""

    whole: Callable[["Document"], SpansByKind]
    sections: Callable[["Document"], Sequence[int]] = _whole
    """Where the sections begin."""
    section: Callable[["Document", int, int], SpansByKind] | None = None
    """Of prose[start:end], a section."""
    shown: Callable[["Document"], SpansByKind] | None = None
    """Without those that are hidden."""


Escape = Callable[[str, Source], str]
"""How corrected words are written into a source."""

Matcher = Callable[["Document"], dict[str, Sequence[Any]]]
"""Reads a document once for all active lexicons: the terms of each, by position."""

Forms = Mapping[str, frozenset[str]]
"""The folded forms of lexicons, by name."""

WORD = re.compile(r"\w+(?:['’]\w+|[.\-]\w+)*")
# one code point stands for one, so that offsets stay
_FOLD = {"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "İ": "i"}
_RARE, _RARE_PLAIN = "ʼ‛＇„‟«»＂", "'''" + '"' * 5  # looked for only where one stands


_ASCII = bytes(range(128))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _foreign(encoded: bytes) -> set[str]:
    """The characters of a text that are not ASCII."""
    return {*encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")}


def fold(text: str) -> str:
    """Lower case, plain apostrophes, quotation marks and hyphens; as many code points as before."""
    if text.isascii():
        return text.lower()
    for character, plain in _FOLD.items():
        text = text.replace(character, plain)
    encoded = _encoded(text)
    foreign = _foreign(encoded)
    if not foreign.isdisjoint(_RARE):
        text = text.translate(str.maketrans(_RARE, _RARE_PLAIN))
        encoded = _encoded(text)
    if not any(character.lower() != character for character in foreign):
        # bytes have small letters at once, a text one by one unless all are ASCII
        return encoded.lower().decode("utf-8", "surrogatepass")
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return folded


def _stand_in(character: str) -> str:
    """The character, a low line for a letter that is not ASCII, a space for a sign."""
    if not character.isalnum() and character != "_":
        return " "
    return character if character.isascii() else "_"


_STAND_INS = "".join(map(_stand_in, map(chr, range(256)))).encode("ascii")
"""For each character of Latin-1."""


def word_bytes(text: str) -> bytes:
    """A text with a space for each sign, and a low line for each letter that is not ASCII; a byte
    a character."""
    try:
        characters = text.encode("latin-1")
    except UnicodeEncodeError:
        for character in _foreign(_encoded(text)):
            text = text.replace(character, _stand_in(character))
        characters = text.encode("ascii")
    return characters.translate(_STAND_INS)


class Document(Immutable):
    """One draft, and the spans that checkers find in it, each kind made once and on demand."""

    text: str
    """The prose, in which all spans have their places."""
    blocks: tuple[Block, ...]
    """Headline, paragraphs and so on: text[block.start:block.end], in order."""
    metadata: Metadata
    """What the draft says of itself: date, byline, story."""
    source: Source
    """The file as it is."""
    offsets: OffsetMap
    """The way from the prose back to the source."""
    comments: tuple[Comment, ...]
    """Comments of the source, which are no prose."""
    escape: Escape | None
    """How corrected words are written into the source, where its format asks for that."""
    _annotators: Mapping[str, Annotator]
    _matcher: Matcher | None
    _forms: Forms
    _spans: dict[str, Sequence[Any]]
    _sections: dict[tuple[Annotator, int], SpansByKind]
    _computed: dict[Callable[["Document"], Any], Any]

    def __init__(
        self,
        source: Source,
        text: Text,
        annotators: Mapping[str, Annotator] | None = None,
        matcher: Matcher | None = None,
        escape: Escape | None = None,
        forms: Forms | None = None,
    ) -> None:
        vars(self).update(
            text=text.prose,
            blocks=text.blocks,
            metadata=text.metadata,
            source=source,
            offsets=text.offsets,
            comments=text.comments,
            escape=escape,
            _annotators=annotators or {},
            _matcher=matcher,
            _forms=defaultdict(frozenset) if forms is None else forms,
            _spans={},
            _sections={},
            _computed={},
        )

    @cached_property
    def folded(self) -> str:
        """The prose in lower case with plain apostrophes and quotation marks; offsets agree."""
        return fold(self.text)

    @cached_property
    def word_bytes(self) -> bytes:
        """The folded prose as words between spaces, a byte a character: a space for each sign, a
        low line for each letter that is not ASCII; offsets agree."""
        return word_bytes(self.folded)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, sorted; headlines, captions and boilerplate are one each or more."""
        stretches = [(block.start, block.end) for block in self.blocks if block.type != "code"]
        return tuple(map(_sentence, split_sentences(self.text, stretches)))

    @cached_property
    def _later_sentences(self) -> list[int]:
        """Where all sentences but the first begin: as many as begin at or before an offset is the
        number of the sentence that holds it."""
        return [*map(_start, self.sentences[1:])]

    @cached_property
    def _later_blocks(self) -> list[int]:
        return [*map(_start, self.blocks[1:])]

    @property
    def kinds(self) -> Collection[str]:
        """The kinds of spans that may be asked for."""
        return self._annotators.keys()

    def sentence_index(self, offset: int) -> int:
        """Number, from 0, of the sentence that holds `offset`; between two, the one before."""
        return bisect_right(self._later_sentences, offset)

    def block_index(self, offset: int) -> int:
        """Number, from 0, of the block that holds `offset`; between two, the one before."""
        return bisect_right(self._later_blocks, offset)

    def sentence_numbers(self, offsets: Iterable[int]) -> list[int]:
        """`sentence_index` of many offsets at once."""
        return [*map(partial(bisect_right, self._later_sentences), offsets)]

    def block_numbers(self, offsets: Iterable[int]) -> list[int]:
        """`block_index` of many offsets at once."""
        return [*map(partial(bisect_right, self._later_blocks), offsets)]

    def sentence_at(self, offset: int) -> Sentence:
        return self.sentences[self.sentence_index(offset)]

    def block_at(self, offset: int) -> Block:
        return self.blocks[self.block_index(offset)]

    def words(self, start: int, end: int) -> list[Extent]:
        """The word tokens of prose[start:end]."""
        return [Extent(*match.span()) for match in WORD.finditer(self.text, start, end)]

    def spans(self, kind: str) -> Sequence[Any]:
        """The spans of a kind, sorted by start, then longest first."""
        found = self._spans.get(kind)
        if found is None:
            self._spans.update(self._annotators[kind].whole(self))
            found = self._spans[kind]
        return found

    def shown(self, kind: str) -> Sequence[Any]:
        """The spans of a kind; hidden ones (`Kind.hidden`) may be left out."""
        found = self._spans.get(kind)
        if found is None:
            shown = self._annotators[kind].shown
            found = self.once(shown)[kind] if shown else self.spans(kind)
        return found

    def section_starts(self, kind: str) -> Sequence[int]:
        """Where the sections of the document begin for which spans of a kind are made one by one;
        for most kinds the whole document is one section."""
        starts: Sequence[int] = self.once(self._annotators[kind].sections)
        return starts

    def section(self, kind: str, number: int) -> Sequence[Any]:
        """The spans of a kind in one of its sections, sorted by start, then longest first."""
        annotator = self._annotators[kind]
        if annotator.section is None:
            return self.spans(kind)
        found = self._sections.get((annotator, number))
        if found is None:
            starts = self.section_starts(kind)
            end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
            found = annotator.section(self, starts[number], end)
            self._sections[annotator, number] = found
        return found[kind]

    def sections_near(self, kind: str, start: int, end: float) -> range:
        """The numbers of the sections that prose[start:end] meets, or that hold `start`."""
        starts = self.section_starts(kind)
        first = max(bisect_right(starts, start) - 1, 0)
        return range(first, max(bisect_left(starts, end), first + 1))

    def spans_near(self, kind: str, start: int, end: int) -> Sequence[Any]:
        """The spans of a kind in the sections that prose[start:end] meets."""
        numbers = self.sections_near(kind, start, end)
        return [span for number in numbers for span in self.section(kind, number)]

    def of_draft(self, spans: Sequence[Any]) -> Sequence[Any]:
        """Those of some spans that are in the draft, and not in the page around it: a menu, a
        footer, whatever the markup sets aside. What begins there and ends in the draft is the whole
        article."""
        if not self._has_page:
            return spans
        return tuple(
            span
            for span in spans
            if (block := self.block_at(span.start)).reason != "page" or span.end > block.end
        )

    @cached_property
    def _has_page(self) -> bool:
        return "page" in map(attrgetter("reason"), self.blocks)

    def once(self, compute: Callable[["Document"], Made]) -> Made:
        """The result of a function for this document; it is called once, and the result kept."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        made: Made = self._computed[compute]
        return made

    def spans_within(self, kind: str, start: int, end: int) -> Sequence[Any]:
        """The spans of a kind that begin in prose[start:end]."""
        spans = self.spans(kind)
        first = bisect_left(spans, start, key=_start)
        return spans[first : bisect_left(spans, end, lo=first, key=_start)]

    @cached_property
    def _terms(self) -> dict[str, Sequence[Any]]:
        return self._matcher(self) if self._matcher else defaultdict(tuple)

    def terms(self, lexicon: str) -> Sequence[Any]:
        """The terms of a lexicon (`pack.name`), sorted by start, then longest first."""
        found = self._terms[lexicon]
        return self.of_draft(found) if self._has_page and found else found

    def terms_of(self, lexicons: Iterable[str]) -> dict[str, Sequence[Any]]:
        """The terms of several lexicons, in this order; without those that have none here."""
        find = self.terms if self._has_page else self._terms.__getitem__
        return {lexicon: here for lexicon in lexicons if (here := find(lexicon))}

    def forms(self, lexicon: str) -> frozenset[str]:
        """The folded forms of a lexicon (`pack.name`), to look up a word that stands somewhere."""
        return self._forms[lexicon]


def region(document: Document, start: int, end: int) -> Region:
    """Prose offsets as a place in the file."""
    extent = document.offsets.extent_to_source(start, end)
    source = document.source
    return Region(source.path, source.position(extent.start), source.position(extent.end))
