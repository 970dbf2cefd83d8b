"""What a draft itself says of its findings: its directives, and which of its sentences are new."""

from collections.abc import Callable, Collection
from functools import cached_property

from validator.diagnostic import fingerprint
from validator.document import Document
from validator.engine.analysis import Analysis
from validator.engine.changes import Earlier, Gone, Version, fresh, gone, renamed_from, sentences_of
from validator.engine.checked import Checked
from validator.engine.discovery import Draft
from validator.engine.documents import Documents
from validator.engine.findings import named
from validator.engine.linting import Linter
from validator.source import UnreadableSourceError


class Inspector:
    """Looks at drafts when they were linted."""

    def __init__(
        self,
        documents: Documents,
        analysis: Analysis,
        linter_of: Callable[[Document], Linter],
        rules: Collection[str] | None,
        earlier: Earlier | None,
    ) -> None:
        self._documents = documents
        self._analysis = analysis
        self._linter_of = linter_of
        self._rules = rules
        self._earlier = earlier

    def __call__(self, document: Document, checked: Checked) -> Checked:
        if document.comments:
            from validator.engine.directive_reading import read_directives  # few drafts have any

            checked = checked._replace(directives=read_directives(document, self._rules))
        if self._earlier is not None:
            checked = checked._replace(fresh=fresh(document, self._before(document, self._earlier)))
        return checked

    def _before(self, document: Document, earlier: Earlier) -> Version | None:
        """The earlier version of a draft, under another name if that is how it is known again."""
        draft = earlier.of(document.source.path)
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
        known = frozenset(fingerprint(one.rule.id, *identity) for one, identity in names)
        return Version(sentences_of(document), known)

    @cached_property
    def _gone(self) -> tuple[list[Document], Gone]:
        drafts = self._earlier.gone() if self._earlier is not None else ()
        read = [document for draft in drafts if (document := self._read(draft)) is not None]
        return read, gone(map(sentences_of, read))

    def _read(self, draft: Draft) -> Document | None:
        """None for what was no draft then, as a file in Git LFS: so all is new."""
        try:
            return self._documents.document(draft, self._analysis)
        except UnreadableSourceError:
            return None
