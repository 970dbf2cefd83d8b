"""What became of a draft."""

from typing import TYPE_CHECKING

from validator.diagnostic import Diagnostic
from validator.named_tuples import NamedTuple
from validator.report import Claims, DraftText, Failure, Printout

if TYPE_CHECKING:
    from validator.engine.revisions.changes import Fresh
    from validator.engine.suppressions.directives import Directives


class Checked(NamedTuple):
    """A draft that was read, and what was found in it."""

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[Failure, ...] = ()
    claims: Claims = Claims()
    text: DraftText | None = None
    rules: frozenset[str] = frozenset()
    """The ids of those that were on."""
    directives: "Directives | None" = None
    """None where it has none."""
    fresh: "Fresh | None" = None
    """What is new in it; None where nobody asked, and all counts."""
    printout: Printout | None = None
    """What is printed of its findings, if that stands in their place."""
