"""What a draft itself says of its findings: its directives, and which of its sentences are new."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from validator.document import Document
from validator.engine.checked import Checked

if TYPE_CHECKING:
    from validator.engine.revisions.earlier_versions import EarlierVersions


class Inspector:
    """Looks at drafts when they were linted."""

    def __init__(self, rules: Collection[str] | None, versions: "EarlierVersions | None") -> None:
        """`rules`: the ids that there are, if they are known."""
        self._rules = rules
        self._versions = versions

    def __call__(self, document: Document, checked: Checked) -> Checked:
        if document.comments:
            from validator.engine.suppressions.directive_reading import (  # few drafts have any
                read_directives,
            )

            checked = checked._replace(directives=read_directives(document, self._rules))
        if self._versions is not None:
            checked = checked._replace(fresh=self._versions.fresh(document))
        return checked
