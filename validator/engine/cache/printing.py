"""What is printed of the findings of a draft, made as soon as they are known, and kept.

Where a report is what is printed of each draft, one after the other, findings need not be held
until its end; and those of a draft that was printed before need not be made from what is kept.
"""

from collections.abc import Callable, Sequence

from validator.containment import Contained
from validator.diagnostic import Diagnostic, Severity
from validator.engine.cache.shelves import Kept, Shelves
from validator.engine.checked import Checked
from validator.engine.gathering import in_order
from validator.named_tuples import NamedTuple
from validator.report import Claims, Printout


class Printer(NamedTuple):
    """A format, and how it looks."""

    form: str
    """Two printers of one form print the same."""
    page: Callable[[Sequence[Diagnostic]], str]
    """What is printed of the findings of one draft."""


class Printing:
    """What a printer prints of drafts, and has printed of them in runs before."""

    def __init__(
        self, printer: Printer, folder: str | None = None, setup: str | None = None
    ) -> None:
        """`folder` is that of the cache, `setup` the name of the set-up: without them nothing is
        known."""
        self._printer = printer
        self._setup = setup
        self._shelves = Shelves(folder, "printed", printer.form) if folder is not None else None
        self._new: dict[str, Kept] = {}

    def recall(self, path: str, digest: Callable[[], str]) -> Checked | None:
        """A draft with this digest, if it was printed before; told once. The digest is asked for
        where something of this path was."""
        if self._shelves is None or self._setup is None:
            return None
        kept = self._shelves.take(self._setup, path)
        if kept is None:
            return None
        try:
            known, severities, claims = kept.entry
            if known != digest():
                return None
            text = kept.data.decode("utf-8", "surrogatepass")
            printout = Printout(path, text, tuple(severities))
            return Checked(path, claims=Claims(*claims), printout=printout)
        except (ValueError, TypeError):
            return None

    def printed(self, digest: str, checked: Checked) -> Checked:
        """A draft with what is printed of its findings in their place; as it is where directives
        may leave some out, or one stands in another file."""
        if checked.directives is not None or checked.fresh is not None:
            return checked
        if any(found.region.path != checked.path for found in checked.diagnostics):
            return checked
        found = in_order(checked.diagnostics)
        severities = tuple(sum(one.severity == each for one in found) for each in Severity)
        try:
            with Contained():
                text = self._printer.page(found) if found else ""
        except Exception:
            return checked  # that it fails is told at the end, where it fails again
        printout = Printout(checked.path, text, severities)
        if self._shelves is not None and not checked.failures:
            data = text.encode("utf-8", "surrogatepass")
            self._new[checked.path] = Kept((digest, severities, checked.claims), data)
        return Checked(
            checked.path, failures=checked.failures, claims=checked.claims, printout=printout
        )

    @property
    def has_new(self) -> bool:
        return bool(self._new)

    def save(self, setup: str) -> None:
        """Write what was printed, for this set-up."""
        if self._shelves is not None:
            self._shelves.save(setup, self._new)
        self._new = {}
