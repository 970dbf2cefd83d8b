"""What a run found, as plain data: all that a reporter sees."""

from bisect import bisect_left

from validator.diagnostic import Diagnostic, Region, Severity
from validator.named_tuples import NamedTuple
from validator.source import Extent


class Failure(NamedTuple):
    """A draft that could not be checked, or not wholly, and why."""

    path: str
    message: str


class Claims(NamedTuple):
    """How many claims were looked at in a run. Whether they are true is not checked."""

    total: int = 0
    sourced: int = 0
    unsourced: int = 0
    unclear: int = 0


class RuleInfo(NamedTuple):
    """A rule that found something."""

    id: str
    title: str
    because: str
    guides: tuple[str, ...]
    severity: Severity
    """As the rule has it; the configuration may say otherwise."""


class Passage(NamedTuple):
    """A block of a draft: prose[start:end]. `paragraph` counts those of the body, else 0."""

    start: int
    end: int
    type: str
    paragraph: int


class DraftText(NamedTuple):
    """A draft that was checked, for reports that show it."""

    path: str
    source: str
    prose: str = ""
    passages: tuple[Passage, ...] = ()
    places: tuple[int, ...] = ()
    """Of each character of the prose its offset in the source, ascending."""

    def extent(self, region: Region) -> Extent:
        """Where a region of the file stands in the prose."""
        start = bisect_left(self.places, region.start.offset)
        end = max(start, bisect_left(self.places, region.end.offset))
        while end > start and self.prose[end - 1].isspace():
            end -= 1  # between blocks the places are no place
        return Extent(start, end)


class Printout(NamedTuple):
    """What is printed of the findings of one draft, where it stands in their place."""

    path: str
    text: str
    """Empty where nothing was found."""
    severities: tuple[int, ...]
    """How many findings there are of each severity, from `Severity.OFF` on."""


class Since(NamedTuple):
    """What was there before, where only what is new is told."""

    name: str
    """The earlier version: "main (1a2b3c4)", "old.docx"."""
    changed: int
    """How many drafts have new sentences."""
    left_out: int
    """Findings that are not new."""


class Report(NamedTuple):
    """All findings of a run, sorted by path, position, rule.

    `faults` are what is wrong with the set-up (configuration, rules, plugins); `failures` are
    drafts that were not checked. Either means that newslint could not do its whole job.
    """

    files: int
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    waived: int = 0
    claims: Claims | None = None
    """None where nobody asked for the count."""
    rules: tuple[RuleInfo, ...] = ()
    """Those that found something, by id."""
    drafts: tuple[DraftText, ...] = ()
    """In the order they were checked; only for a reporter that `needs_text`."""
    fixed: int = 0
    """Findings that were corrected in the files, and are not among those told."""
    adopted: int = 0
    """Findings that a baseline holds, and are not among those told."""
    mended: tuple[int, ...] = ()
    """Numbers of the entries of the baseline whose finding is no more."""
    since: Since | None = None
    """None where old and new are told alike."""
    printouts: tuple[Printout, ...] = ()
    """Of drafts whose findings are not among `diagnostics`; only for a reporter with a `page`."""
    unshown: tuple[Diagnostic, ...] = ()
    """Findings that are too many to be shown, and count."""

    def count(self, severity: Severity) -> int:
        """How many findings there are of a severity, shown or not."""
        found = sum(diagnostic.severity == severity for diagnostic in self.found)
        return found + sum(printout.severities[severity] for printout in self.printouts)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """The findings that are shown, and then those that are not."""
        return self.diagnostics + self.unshown if self.unshown else self.diagnostics
