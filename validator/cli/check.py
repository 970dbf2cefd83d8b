"""newslint check: drafts in, a report out.

What a run is made of is known by its key before any of it is loaded (`setups`), and what
became of a draft by its bytes (`outcomes`): a session is opened only where that is not enough.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from validator.cli.delivery import STDOUT, Target, deliver, deliver_text, spare_drafts, targets
from validator.cli.exits import Exit
from validator.cli.known import Known, session_of
from validator.cli.options import CheckOptions
from validator.cli.output import (
    complain,
    complain_of,
    complain_of_failures,
    complain_of_unread,
    style,
    write_error,
)
from validator.cli.sieves import ledger_of, sieve_of
from validator.cli.usage import check_stdin_filename, checked_number, checked_seconds
from validator.diagnostic import Severity
from validator.engine.cache.printing import Printer
from validator.engine.discovery import STDIN, Discovery, discover
from validator.engine.gathering import Wanted, gather
from validator.engine.running import Labour, Outcomes, run
from validator.engine.sieve import Sieve, leaves_out
from validator.engine.stories import Drafts
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.report import Failure, Report
from validator.reporters import newslint_reporters
from validator.reporters.summary import is_complete

if TYPE_CHECKING:
    from validator.engine.checking import DraftChecker
    from validator.engine.discovery import Draft
    from validator.engine.labour import Hands
    from validator.engine.session import Session

FORMAT = "full"
_STATISTICS = "statistics"
FAIL_ON = "error"


class _Limits(NamedTuple):
    """What the options limit, as numbers."""

    seconds: float | None
    diagnostics: int | None
    jobs: int | None


class _Task(NamedTuple):
    """A check that is about to be done."""

    options: CheckOptions
    limits: _Limits
    known: Known
    found: Discovery
    drafts: Drafts
    wanted: Wanted
    sieve: Sieve
    ledger: str | None


def run_check(options: CheckOptions) -> Exit:
    """Check drafts, print the report; both ways into `check` end here. Raises UsageError."""
    if options.watch:
        from validator.cli.watch import watch

        return watch(options)
    check_stdin_filename(options.stdin_filename, options.paths)
    limits = _Limits(
        checked_seconds(options.timeout),
        checked_number("--max-diagnostics", options.max_diagnostics),
        checked_number("--jobs", options.jobs),
    )
    try:
        return _run(options, limits, Known(options))
    finally:
        gc.enable()


def _run(options: CheckOptions, limits: _Limits, known: Known) -> Exit:
    terms = known.terms
    for other in ("fix", "format", "redact", "statistics") if options.diff else ():
        if getattr(options, other):
            raise UsageError(f"--diff shows what --fix would change: it does not go with --{other}")
    to = _targets(options, known)
    known.require_rules()
    found = discover(options.paths or (".",), terms.suffixes, terms.named_only)
    outputs = [target.path for target in to]
    spare_drafts(outputs, found.paths, options.stdin_filename)
    complain_of_unread(found, outputs)
    together = (options.paths or (".",)) if options.story else ()
    task = _Task(
        options,
        limits,
        known,
        found,
        Drafts(found.paths, options.stdin_filename, together, terms.stories),
        Wanted(
            any(target.reporter.needs_text for target in to),
            any(target.reporter.counts_claims for target in to),
        ),
        sieve_of(options, terms.configuration, terms.baseline, found.paths, lambda: known.session),
        ledger_of(options, terms.ledger),
    )
    if options.diff:
        return _diff(task)
    if options.fix:
        return _fix(task, to)
    if options.timing:
        return _timed(task, to)
    return _check(task, to)


def _targets(options: CheckOptions, known: Known) -> list[Target]:
    terms = known.terms
    # that the configuration names a format which does not exist is among its faults
    usual = terms.format if terms.format in terms.formats else FORMAT
    formats = (*options.format, _STATISTICS) if options.statistics else options.format
    formats = formats or (usual or FORMAT,)
    own = {name.partition(":")[0] for name in formats} <= set(terms.own_formats)
    reporters = {one.name: one for one in newslint_reporters()} if own else known.session.reporters
    return targets(formats, options.output, reporters)


# ---- the ways to check


def _check(task: _Task, to: Sequence[Target]) -> Exit:
    """Take what is known of drafts, check the others, in several processes where that pays."""
    known = task.known
    cache = known.outcomes(task.wanted)
    printer = _printer(task, to)
    printing = known.printing(printer) if printer is not None else None
    with telling(len(task.drafts.paths), task.options.quiet) as told:
        outcomes = run(task.drafts, cache, printing, partial(_labour, task), told)
    report = _gathered(task, outcomes)
    if not outcomes.interrupted:
        report = _compared(task, report)
    code = _deliver(task, report, to)
    # a draft that took long may have been cut short where nobody told
    if cache is not None and task.limits.seconds is None:
        known.keep(cache, *([] if printing is None else [printing]))
    return Exit.INTERRUPTED if outcomes.interrupted else code


def _printer(task: _Task, to: Sequence[Target]) -> Printer | None:
    """What prints the findings of each draft as soon as they are known; None where all must be
    there first: for a second format, to leave some or their words out, or to compare them."""
    options = task.options
    if len(to) > 1 or options.redact or options.final or task.limits.diagnostics is not None:
        return None
    if task.ledger is not None or STDIN in task.drafts.paths:
        return None
    if leaves_out(task.sieve, task.drafts.paths):
        return None
    reporter, path = to[0]
    page = reporter.page
    if page is None or reporter.needs_text:
        return None
    looks = style(options.color, quiet=False, to_file=path != STDOUT)
    return Printer(f"{reporter.name} {looks.color} {looks.width}", lambda found: page(found, looks))


@contextmanager
def telling(total: int, quiet: bool) -> Iterator[Callable[[int], None]]:
    """What is to be called with the number of drafts done: it shows the progress on a terminal, and
    does nothing where nobody watches."""
    streams = (sys.stdout, sys.stderr)
    watched = all(stream is not None and stream.isatty() for stream in streams)
    if quiet or not watched or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from validator.cli.progress import Progress

    progress = Progress(total)
    yield progress
    progress.end()


def _gathered(task: _Task, outcomes: Outcomes) -> Report:
    terms, sieve, faults = task.known.terms, task.sieve, task.known.terms.faults
    if outcomes.interrupted:
        from validator.engine.notices import interrupted

        faults = (*faults, interrupted(len(outcomes.found), outcomes.drafts))
        sieve = sieve._replace(folders=())  # what was not met there may be there
    found, failures = outcomes.found, task.found.failures
    return gather(found, failures, faults, terms.rules, task.wanted, sieve, terms.ids)


def _labour(task: _Task) -> Labour:
    from validator.engine import labour  # and the engine

    def checker() -> "DraftChecker":
        return task.known.session.checker(task.wanted, task.limits.seconds, task.sieve.earlier)

    anew = partial(hands_anew, task.options, task.limits.seconds, task.wanted)
    return labour.Labour(task.drafts, checker, anew, task.limits.jobs)


def hands_anew(
    options: CheckOptions, seconds: float | None, wanted: Wanted, drafts: Drafts
) -> "Hands":
    """What checks drafts in a spawned process, which has loaded nothing yet."""
    from validator.engine.configuration.files import load_configuration
    from validator.engine.labour import Hands

    configuration = load_configuration(*options.set_up)
    session = session_of(options, configuration)
    sieve = sieve_of(options, None, None, drafts.paths, lambda: session)
    return Hands(drafts, session.checker(wanted, seconds, sieve.earlier))


def _timed(task: _Task, to: Sequence[Target]) -> Exit:
    from validator.cli.amounts import time_spent
    from validator.engine.timing import Clock

    clock = Clock()
    report = _checked(task, task.known.session.timed(clock), task.drafts)
    write_error(time_spent(clock))
    return _deliver(task, _compared(task, report), to)


def _fix(task: _Task, to: Sequence[Target]) -> Exit:
    from validator.cli.fix import fix

    session, drafts = task.known.session, list(task.drafts)
    fixed = fix(task.found.paths, drafts, partial(_again, task), session)
    # what came by standard input goes to standard output
    aside = STDIN in task.found.paths
    code = _deliver(task, fixed.report, to, (*fixed.failures, *fixed.only_read), aside)
    return Exit.UNABLE if fixed.failures else code


def _diff(task: _Task) -> Exit:
    from validator.cli.fix import diff

    text, fixed = diff(list(task.drafts), partial(_again, task), task.known.session)
    deliver_text(text, task.options.output)
    complain_of_failures((*fixed.report.failures, *fixed.failures, *fixed.only_read))
    complain_of(fixed.report.faults)
    found_some = Exit.FOUND if text else Exit.DONE
    return Exit.UNABLE if fixed.failures or not is_complete(fixed.report) else found_some


def _again(task: _Task, drafts: "Iterable[Draft | Failure]") -> Report:
    """A report of drafts as they are now."""
    return _checked(task, task.known.session, drafts)


def _checked(task: _Task, session: "Session", drafts: "Iterable[Draft | Failure]") -> Report:
    """A report of drafts that this process checks by itself, whatever is remembered of them."""
    seconds, failures = task.limits.seconds, task.found.failures
    return session.check(drafts, failures, task.wanted, seconds, task.sieve)


def _compared(task: _Task, report: Report) -> Report:
    """A report that also tells where drafts part from what was published."""
    if task.ledger is None:
        return report
    from validator.cli.ledger import compared

    session, seconds = task.known.session, task.limits.seconds
    return compared(report, session, list(task.drafts), task.ledger, task.options.story, seconds)


# ---- what is told


def _deliver(
    task: _Task,
    report: Report,
    to: Sequence[Target],
    unfixed: Sequence[Failure] = (),
    aside: bool = False,
) -> Exit:
    options, most = task.options, task.limits.diagnostics
    if options.redact:
        from validator.reporters.redaction import redacted

        report = redacted(report)
    shown = report
    if most is not None:
        from validator.cli.amounts import loudest

        shown = loudest(report, most)
    deliver(shown, to, options.color, options.quiet, aside)
    if shown.unshown:
        left_out = len(shown.unshown)
        complain(f"{left_out:,} more found and not shown, since --max-diagnostics is {most:,}")
    complain_of_failures(unfixed)
    if all(target.path != STDOUT for target in to):
        # whoever waits for the file does not read the report here
        complain_of_failures(report.failures)
        complain_of(report.faults)
    return _exit_code(report, options.fail_on or task.known.terms.fail_on or FAIL_ON)


def _exit_code(report: Report, fail_on: str) -> Exit:
    """2 beats 1; `--fail-on never` turns 1 into 0, never 2."""
    if not is_complete(report):
        return Exit.UNABLE
    if fail_on == "never":
        return Exit.DONE
    least = Severity[fail_on.upper()]
    loud = (severity for severity in Severity if severity >= least)
    return Exit.FOUND if any(map(report.count, loud)) else Exit.DONE
