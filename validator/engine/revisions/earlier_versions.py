"""Which sentences of a draft are new since its earlier version, and which findings are not."""

from collections.abc import Callable
from functools import cached_property

from validator.diagnostic import fingerprint
from validator.document import Document
from validator.engine.analysis import Analysis
from validator.engine.discovery import Draft
from validator.engine.documents import Documents
from validator.engine.findings import named
from validator.engine.linting import Linter
from validator.engine.revisions.changes import (
    Earlier,
    Fresh,
    Gone,
    Version,
    fresh,
    gone,
    renamed_from,
    sentences_of,
)
from validator.source import UnreadableSourceError


class EarlierVersions:
    """The drafts of a run as they were before."""

    def __init__(
        self,
        documents: Documents,
        analysis: Analysis,
        linter_of: Callable[[Document], Linter],
        earlier: Earlier,
    ) -> None:
        self._documents = documents
        self._analysis = analysis
        self._linter_of = linter_of
        self._earlier = earlier

    def fresh(self, document: Document) -> Fresh:
        """What is new in a draft."""
        return fresh(document, self._before(document))

    def _before(self, document: Document) -> Version | None:
        """The earlier version of a draft, under another name if that is how it is known again."""
        draft = self._earlier.of(document.source.path)
        if draft is not None:
            read = self._read(draft)
            if read is not None and read.source.text == document.source.text:
                return Version(sentences_of(document), None)
            return None if read is None else self._version(read)
        documents, texts = self._gone
        number = renamed_from(sentences_of(document), texts)
        return None if number is None else self._version(documents[number])

    def _version(self, document: Document) -> Version:
        found, _ = self._linter_of(document).findings(self._documents.run(document))
        names = named(document, document.of_draft(found))
        known = frozenset(fingerprint(one.rule.id, *identity) for one, identity, _ in names)
        return Version(sentences_of(document), known)

    @cached_property
    def _gone(self) -> tuple[list[Document], Gone]:
        drafts = self._earlier.gone()
        read = [document for draft in drafts if (document := self._read(draft)) is not None]
        return read, gone(map(sentences_of, read))

    def _read(self, draft: Draft) -> Document | None:
        """None for what was no draft then, as a file in Git LFS: so all is new."""
        try:
            return self._documents.document(draft, self._analysis)
        except UnreadableSourceError:
            return None
