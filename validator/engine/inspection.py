"""What a draft itself says of its findings: its directives, and which of its sentences are new."""

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from validator.document import Document
from validator.engine.analysis import Analysis
from validator.engine.checked import Checked
from validator.engine.documents import Documents
from validator.engine.linting import Linter

if TYPE_CHECKING:
    from validator.engine.changes import Earlier
    from validator.engine.earlier_versions import EarlierVersions


class Inspector:
    """Looks at drafts when they were linted."""

    def __init__(
        self,
        documents: Documents,
        analysis: Analysis,
        linter_of: Callable[[Document], Linter],
        rules: Collection[str] | None,
        earlier: "Earlier | None",
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
        if self._versions is not None:
            checked = checked._replace(fresh=self._versions.fresh(document))
        return checked

    @cached_property
    def _versions(self) -> "EarlierVersions | None":
        if self._earlier is None:
            return None
        from validator.engine.earlier_versions import EarlierVersions  # few runs ask for any

        return EarlierVersions(self._documents, self._analysis, self._linter_of, self._earlier)
