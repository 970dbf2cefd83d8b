"""newslint check: drafts in, a report out."""

import gc
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from validator.cli.delivery import STDOUT, deliver, deliver_text, targets
from validator.cli.exits import Exit
from validator.cli.options import CheckOptions
from validator.cli.output import complain, write_error
from validator.cli.sieves import ledger_of, sieve_of
from validator.cli.usage import (
    check_stdin_filename,
    checked_date,
    checked_number,
    checked_seconds,
    split_globs,
    unknown,
    unknown_rule,
)
from validator.diagnostic import Diagnostic, Severity
from validator.engine.configuration import Configuration
from validator.engine.configuration_files import load_configuration
from validator.engine.discovery import STDIN, Draft, discover, read_drafts
from validator.engine.selectors import unmatched
from validator.engine.session import open_session
from validator.engine.stories import stories
from validator.errors import UsageError
from validator.formats import Style
from validator.report import Failure, Report
from validator.reporters.summary import is_complete

if TYPE_CHECKING:
    from validator.engine.session import Session


FORMAT = "full"
STATISTICS = "statistics"
FAIL_ON = "error"


def run_check(options: CheckOptions) -> Exit:
    """Check drafts, print the report; both ways into `check` end here. Raises UsageError."""
    check_stdin_filename(options.stdin_filename, options.paths)
    timeout = checked_seconds(options.timeout)
    most = checked_number("--max-diagnostics", options.max_diagnostics)
    configuration = load_configuration(*options.set_up)
    session = opened(
        options.rules,
        options.select,
        options.ignore,
        configuration,
        date=checked_date(options.date),
        use_cache=not options.no_cache,
        profile=options.profile,
    )
    if options.diff and (options.fix or options.format or options.redact):
        other = "--fix" if options.fix else "--format" if options.format else "--redact"
        raise UsageError(f"--diff shows what --fix would change: it does not go with {other}")
    # that the configuration names a format which does not exist is among its faults
    usual = configuration.format if configuration.format in session.reporters else FORMAT
    formats = (*options.format, STATISTICS) if options.statistics else options.format
    to = targets(formats or (usual or FORMAT,), options.output, session.reporters)
    if not session.faults and not session.can_report:
        raise UsageError("no rule is on, so nothing would be checked", "see newslint rules list")
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()
    found = discover(options.paths or (".",), session.suffixes, session.named_only)
    together = (options.paths or (".",)) if options.story else ()
    read = read_drafts(found.paths, options.stdin_filename)
    drafts: Iterable[Draft | Failure] = stories(read, together, configuration.stories)
    ledger = ledger_of(options, configuration)
    if ledger is not None:
        drafts = list(drafts)  # they are looked at twice
    with_text = any(target.reporter.needs_text for target in to)
    with_claims = any(target.reporter.counts_claims for target in to)

    sieve = sieve_of(options, configuration, session, found.paths)

    clock = None
    checking = session
    if options.timing:
        from validator.engine.timing import Clock

        clock = Clock()
        checking = session.timed(clock)

    def check(drafts: Iterable[Draft | Failure]) -> Report:
        return checking.check(drafts, found.failures, with_text, with_claims, timeout, sieve)

    unfixed: Sequence[Failure] = ()
    only_read: Sequence[Failure] = ()
    if options.diff:
        from validator.cli.fix import diff

        text, (report, unfixed, only_read) = diff(list(drafts), check, session)
        deliver_text(text, options.output)
        _complain_of_failures((*report.failures, *unfixed, *only_read))
        complain_of(report.faults)
        found_some = Exit.FOUND if text else Exit.DONE
        return Exit.UNABLE if unfixed or not is_complete(report) else found_some
    if options.fix:
        from validator.cli.fix import fix

        report, unfixed, only_read = fix(found.paths, list(drafts), check, session)
    else:
        report = check(drafts)
    if ledger is not None:
        from validator.cli.ledger import compared

        report = compared(report, session, drafts, ledger, options.story, timeout)
    if options.redact:
        from validator.reporters.redaction import redacted

        report = redacted(report)
    if clock is not None:
        from validator.cli.amounts import time_spent

        write_error(time_spent(clock))
    shown = report
    if most is not None:
        from validator.cli.amounts import loudest

        shown = loudest(report, most)
    # with --fix, what came by standard input goes to standard output
    deliver(shown, to, options.color, options.quiet, aside=options.fix and STDIN in found.paths)
    if len(shown.diagnostics) < len(report.diagnostics):
        left_out = len(report.diagnostics) - len(shown.diagnostics)
        complain(f"{left_out:,} more found and not shown, since --max-diagnostics is {most:,}")
    _complain_of_failures((*unfixed, *only_read))
    if all(target.path != STDOUT for target in to):
        # whoever waits for the file does not read the report here
        _complain_of_failures(report.failures)
        complain_of(report.faults)
    if unfixed:
        return Exit.UNABLE
    return exit_code(report, options.fail_on or configuration.fail_on or FAIL_ON)


def opened(
    rules: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    configuration: Configuration,
    date: str | None = None,
    use_cache: bool = True,
    lint: bool = False,
    profile: str | None = None,
) -> "Session":
    """A session with these rules. Raises UsageError for a glob that means no rule, and for a
    profile that does not exist."""
    selected, ignored = split_globs(select), split_globs(ignore)
    session = open_session(
        rule_paths=rules,
        select=selected,
        ignore=ignored,
        date=date,
        use_cache=use_cache,
        configuration=configuration,
        lint=lint,
        profile=profile,
    )
    if profile is not None and profile not in session.profiles:
        complain_of(session.faults)
        raise unknown("profile", profile, session.profiles)
    if globs := selected + ignored:
        ids = [rule.id for rule in session.rules]
        for glob in unmatched(globs, ids):
            # a rule may be missing because its file is at fault
            complain_of(session.faults)
            raise unknown_rule(glob, ids)
    return session


def _complain_of_failures(failures: Iterable[Failure]) -> None:
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")


def complain_of(faults: Sequence[Diagnostic]) -> None:
    """What is wrong with the set-up, on standard error."""
    if faults:
        from validator.reporters.full import render_faults

        write_error(render_faults(faults, Style()))


def exit_code(report: Report, fail_on: str) -> Exit:
    """2 beats 1; `--fail-on never` turns 1 into 0, never 2."""
    if not is_complete(report):
        return Exit.UNABLE
    if fail_on == "never":
        return Exit.DONE
    least = Severity[fail_on.upper()]
    return Exit.FOUND if any(d.severity >= least for d in report.diagnostics) else Exit.DONE
