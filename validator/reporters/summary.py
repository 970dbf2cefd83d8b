"""What a report comes to, in words: the same in every format that people read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from validator.diagnostic import Diagnostic, Severity
from validator.report import Claims, Report
from validator.reporters.layout import visible

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""What findings are called, the loudest first."""


def is_complete(report: Report) -> bool:
    """Whether all drafts were checked by all rules."""
    return not report.failures and not is_broken(report.faults)


def is_broken(faults: Iterable[Diagnostic]) -> bool:
    """Whether the set-up is at fault; a warning about a rule does not keep it from working."""
    return any(fault.severity >= Severity.ERROR for fault in faults)


def place_of(fault: Diagnostic) -> str:
    """ "house.rules:3:12: "; without a line where it has none, empty where it has no file."""
    path, start = visible(fault.region.path), fault.region.start
    if not path:
        return ""
    return f"{path}: " if fault.context is None else f"{path}:{start.line}:{start.column}: "


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def severities(found: Sequence[Diagnostic]) -> str:
    """ "2 errors, 1 warning"; "nothing" if nothing was found."""
    return _listed(Counter(diagnostic.severity for diagnostic in found))


def _listed(counts: Mapping[Severity, int]) -> str:
    told = (counted(counts[severity], noun) for severity, noun in NOUNS.items() if counts[severity])
    return ", ".join(told) or "nothing"


def closing(report: Report) -> Iterator[str]:
    """The last sentences: what was found, what was looked at, what was not."""
    found = _listed({severity: report.count(severity) for severity in NOUNS})
    left_out = "".join(f", {told}" for told in _left_out(report))
    if report.files:
        yield f"{found[0].upper()}{found[1:]} found in {counted(report.files, 'draft')}{left_out}."
        if report.unshown:
            they = "is" if len(report.unshown) == 1 else "are"
            yield f"{len(report.unshown):,} of them {they} not shown."
        if report.since is not None:
            changed = counted(report.since.changed, "draft") if report.since.changed else "no draft"
            yield f"Told is only what is new since {visible(report.since.name)}: in {changed}."
        if report.claims is not None:
            yield looked_at(report.claims)
    else:
        yield "No draft was checked."
    if report.fixed:
        yield f"{counted(report.fixed, 'finding')} corrected."
    if not is_complete(report):
        yield "Not everything was checked: see the top."


def _left_out(report: Report) -> Iterator[str]:
    if report.waived:
        yield f"{report.waived:,} waived"
    if report.adopted:
        yield f"{report.adopted:,} in the baseline"
    if report.since is not None and report.since.left_out:
        yield f"{report.since.left_out:,} not new"


def looked_at(claims: Claims) -> str:
    if not claims.total:
        return "No claims to look at. Whether the copy is true was not checked."
    they = "it is" if claims.total == 1 else "they are"
    return (
        f"{counted(claims.total, 'claim')}: {claims.sourced:,} sourced, {claims.unsourced:,} not, "
        f"{claims.unclear:,} unclear. Whether {they} true was not checked."
    )
