"""From drafts to documents: which reader opens a file, and which spans may be asked of it."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

from validator.document import BLOCK_TYPES, BODY, Block, Document, Text
from validator.dsl.catalog import Catalog
from validator.dsl.evaluator import Run
from validator.engine.analysis import Analysis, prepare
from validator.engine.discovery import Draft, no_reader
from validator.errors import NonsenseError, reason
from validator.fitness import is_of_newslint
from validator.formats import Reader
from validator.lexicon import Lexicon, is_literal
from validator.registry import Registry
from validator.source import Source, UnreadableSourceError

_NUMBERED = BODY - {"dateline"}
_POINTER = b"version https://git-lfs.github.com/spec/v1\n"
"""How a file begins that stands for one which was not fetched, whatever its suffix."""

_type: Callable[[Block], str] = attrgetter("type")


class Documents:
    """Makes documents with the readers, checkers and word lists of a session."""

    def __init__(
        self,
        registry: Registry,
        catalog: Catalog,
        lexicons: Mapping[str, Lexicon],
        asked: Iterable[str],
        date: str | None,
    ) -> None:
        """`asked` are the lexicons that rules look up; literals are among `lexicons`."""
        self.kinds = catalog.kinds.keys()
        self._catalog = catalog
        self._checkers = registry.checkers
        self._lexicons = lexicons
        self._asked = asked
        self._date = date
        self._readers = {
            s: reader for reader in registry.readers for s in reader.suffixes + reader.named_only
        }
        self._extents = {
            k.kind.cls: k.kind.extents for k in catalog.kinds.values() if k.kind.extents
        }

    @property
    def suffixes(self) -> frozenset[str]:
        return frozenset(self._readers)

    def reader(self, path: str) -> Reader:
        """Who reads a file; what has no known suffix is text."""
        suffix = os.path.splitext(path)[1].lower()
        return self._readers.get(suffix) or self._readers[".txt"]

    def document(self, draft: Draft, analysis: Analysis | None = None) -> Document:
        """A draft as a document, of which any kind may be asked unless `analysis` knows fewer.

        Raises UnreadableSourceError.
        """
        suffix = os.path.splitext(draft.path)[1]
        if suffix and suffix.lower() not in self._readers:
            raise UnreadableSourceError(no_reader(suffix, self._readers))
        if draft.data.startswith(_POINTER):
            hint = "git lfs pull fetches the draft"
            raise UnreadableSourceError(f"it is what Git LFS keeps in its place; {hint}")
        reader = self.reader(draft.path)
        source = reader.open(draft.path, draft.data)
        try:
            made = reader.read(source)
        except (UnreadableSourceError, NonsenseError):
            raise
        except Exception as error:
            raise NonsenseError(f"reader {reader.name}: {reason(error)}") from error
        text = _dated(_sound(made, source, reader), draft.date or self._date)
        if draft.story is not None:
            text = text._replace(metadata=text.metadata._replace(story=draft.story))
        return (analysis or self._everything).document(source, text, reader.escape)

    def run(self, document: Document) -> Run:
        """A document as rules see it."""
        return Run(document, self._extents)

    def plain(self, text: str, date: str | None = None, instead: Lexicon | None = None) -> Document:
        """A document of plain text that is in no file, such as an example of a rule. `date` is the
        day that it is for; `instead` replaces the word list of the same name."""
        analysis = self._everything
        if instead is not None:
            analysis = analysis.with_lexicon(instead)
        source = Source("example.txt", text)
        made = self._readers[".txt"].read(source)
        if date is not None:
            made = made._replace(metadata=made.metadata._replace(date=date))
        return analysis.document(source, made)

    def analysis(self, kinds: Iterable[str], lexicons: Iterable[str]) -> Analysis:
        """For documents of which only these are asked."""
        wanted = sorted(self.kinds & set(kinds))
        return prepare(self._checkers, self._catalog, wanted, sorted(lexicons), self._lexicons)

    @cached_property
    def _everything(self) -> Analysis:
        # not all there are: a checker must say what it looks up, here as in a check
        literals = (name for name in self._lexicons if is_literal(name))
        wanted = {*self._asked, *literals}
        return prepare(self._checkers, self._catalog, self.kinds, wanted, self._lexicons)


def _dated(text: Text, date: str | None) -> Text:
    """A text for a day, unless it names one."""
    if date is None or text.metadata.date is not None:
        return text
    return text._replace(metadata=text.metadata._replace(date=date))


def _require_blank(between: str, reader: Reader) -> None:
    """Raises NonsenseError for words in no block: no rule would look at them."""
    if between and not between.isspace():
        raise NonsenseError(f"reader {reader.name} put {between[:40]!r} into no block")


def _sound(text: Any, source: Source, reader: Reader) -> Text:
    """What a reader made, if it is a text. Raises NonsenseError where blocks are out of order,
    where no rule would look: in a block of another type, without a number, in text between; and
    where a finding would stand outside of the file."""
    if not isinstance(text, Text):
        raise NonsenseError(f"reader {reader.name} made {text!r}, which is no Text")
    before, end = 0, len(text.prose)
    for block in text.blocks:
        if not before <= block.start <= block.end <= end:
            raise NonsenseError(
                f"reader {reader.name} made a {block.type} from {block.start} to {block.end}, "
                f"where from {before} to {end} is free"
            )
        before = block.end
    before = 0
    for block in text.blocks:
        if not block.paragraph and block.type in _NUMBERED:
            raise NonsenseError(
                f"reader {reader.name} made a {block.type} without a number: those of the body "
                f'count from 1, as Block({block.start}, {block.end}, "{block.type}", 1)'
            )
        _require_blank(text.prose[before : block.start], reader)
        before = block.end
    _require_blank(text.prose[before:], reader)
    for strange in sorted(set(map(_type, text.blocks)).difference(BLOCK_TYPES)):
        known = ", ".join(sorted(BLOCK_TYPES))
        raise NonsenseError(f"reader {reader.name} made a block “{strange}”; there are {known}")
    _require_places(text, source, reader)
    return text


def _require_places(text: Text, source: Source, reader: Reader) -> None:
    """Raises NonsenseError where prose is said to come from where the file has nothing."""
    if is_of_newslint(reader.read):
        return
    prose, file = len(text.prose), len(source.text)
    if not text.offsets.stays_within(prose, file):
        raise NonsenseError(
            f"reader {reader.name} leads from {prose} characters of prose out of a file of {file}: "
            "Text.offsets says where each comes from, as OffsetMap([(0, 0), (5, 9)])"
        )
