"""From what became of each draft to one report."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from validator.diagnostic import Diagnostic, Severity
from validator.engine.checked import Checked
from validator.engine.sieve import Ids, Sieve, Sifted, leaves_out
from validator.named_tuples import NamedTuple
from validator.report import Claims, Failure, Report, RuleInfo

_MOST_RELATED = 20
"""Related places that a report shows of one finding."""


class Wanted(NamedTuple):
    """What a report needs beside the diagnostics. Both cost time, so that it is made only for
    reporters that show it."""

    text: bool = False
    claims: bool = False
    """How many claims there are: to count them, all detectors must look at all drafts."""


report_order = attrgetter("region.path", "region.start", "region.end", "code")
"""What the findings of a report are sorted by."""


def gather(
    outcomes: Iterable[Checked | Failure],
    failures: Iterable[Failure],
    faults: Iterable[Diagnostic],
    rules: Mapping[str, RuleInfo],
    wanted: Wanted,
    sieve: Sieve,
    ids: Ids,
) -> Report:
    """One report of all drafts; `failures` and `faults` are what went wrong before, `rules` are
    those that may have found something, by id, `ids` all that there are."""
    failed, checked = list(failures), []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed.append(outcome)
        else:
            checked.append(outcome)
            failed += outcome.failures
    sifted = _sifted(checked, sieve, ids)
    faults = (*faults, *sifted.broken)
    found = [fault for fault in faults if fault.severity < Severity.ERROR]
    found = in_order((*found, *sifted.diagnostics))
    fired = {diagnostic.code for diagnostic in found}
    return Report(
        len(checked),
        tuple(found),
        tuple(failed),
        tuple(fault for fault in faults if fault.severity == Severity.ERROR),
        sifted.waived,
        claims=_added(one.claims for one in checked) if wanted.claims else None,
        rules=tuple(sorted(rules[code] for code in fired.intersection(rules))),
        drafts=tuple(one.text for one in checked if one.text is not None),
        adopted=sifted.adopted,
        mended=sifted.mended,
        since=sifted.since,
        printouts=tuple(one.printout for one in checked if one.printout is not None),
    )


def _sifted(checked: Sequence[Checked], sieve: Sieve, ids: Ids) -> Sifted:
    """What is reported of some drafts."""
    directed = any(draft.directives is not None for draft in checked)
    if not directed and not leaves_out(sieve, [draft.path for draft in checked]):
        return Sifted(tuple(found for draft in checked for found in draft.diagnostics))
    from validator.engine.suppressions.sifting import sift  # few drafts have any waivers

    return sift(checked, sieve, ids)


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings as a report has them. Related places are left out only here, since any of them may
    be one that is new."""
    return sorted(map(_shortened, found), key=report_order)


def _shortened(found: Diagnostic) -> Diagnostic:
    """A diagnostic with as many related places as anybody reads."""
    if len(found.related) <= _MOST_RELATED:
        return found
    return found._replace(related=found.related[:_MOST_RELATED])


def _added(claims: Iterable[Claims]) -> Claims:
    return Claims(*map(sum, zip(Claims(), *claims, strict=True)))
