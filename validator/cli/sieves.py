"""What the command line leaves out of a report: waivers, a baseline, what is not new."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from validator.cli.options import CheckOptions, SetUp
from validator.cli.output import complain
from validator.engine.discovery import STDIN, Draft, discover, draft_name, read_draft
from validator.engine.sieve import Sieve
from validator.errors import UsageError

if TYPE_CHECKING:
    from os import PathLike

    from validator.engine.revisions.changes import Earlier
    from validator.engine.session import Session


def sieve_of(
    options: CheckOptions,
    configuration: str | None,
    baseline: str | None,
    paths: Sequence[str],
    session: "Callable[[], Session]",
) -> Sieve:
    """What `check` was asked to leave out of its report on `paths`; `configuration` is the file
    that counts most, and `baseline` the one that it names. Raises UsageError."""
    adopted = None
    if path := options.baseline or shown(baseline):
        from validator.engine.suppressions.baseline_files import read_baseline

        adopted = read_baseline(path)
    given = options.paths or (".",)
    return Sieve(
        waivers_folder(options.set_up, configuration),
        options.final,
        adopted,
        _earlier(options, session, paths),
        walked(given),
    )


def ledger_of(options: CheckOptions, configured: str | None) -> str | None:
    """The ledger to compare with, if there is one to open. Raises UsageError."""
    path = options.ledger or shown(configured)
    if not path:
        return None
    if options.fix or options.diff:
        if options.ledger:
            hint = "run check --ledger once more when it is done"
            raise UsageError("--fix and --diff do not compare with a ledger", hint)
        complain(f"not compared with {path}, since drafts change: run check once more")
        return None
    from validator.ledger.database import opened

    with opened(path):  # before anything is checked in vain
        return path


def walked(paths: Sequence[str]) -> tuple[str, ...]:
    """The real paths of those that are folders."""
    return tuple(os.path.realpath(path) for path in paths if os.path.isdir(path))


def waivers_folder(
    set_up: SetUp, configuration: "str | PathLike[str] | None"
) -> Callable[[str], str]:
    """The folder with the waivers for a draft, by its path: that of the configuration, if there is
    a `home_of` it; else that of the draft."""
    home = home_of(set_up, configuration)
    if home is None:
        return lambda path: os.path.dirname(path) or "."
    return lambda _: home


def home_of(set_up: SetUp, configuration: "str | PathLike[str] | None") -> str | None:
    """The folder of the configuration that counts most, as a report names it; None where there is
    none, or only the user's own, which was not given by `--config`."""
    if configuration is None:
        return None
    here, folder = os.getcwd(), os.path.dirname(configuration) or "."
    real = os.path.realpath(folder)
    above = os.path.join(os.path.realpath(here), "").startswith(os.path.join(real, ""))
    if set_up.config is None and not above:
        return None
    return "." if real == os.path.realpath(here) else shown(folder)


def shown(path: str | None) -> str:
    """A path of the configuration as a report names it: from the current folder, if below it."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here) if path else ""


def _earlier(
    options: CheckOptions, session: "Callable[[], Session]", paths: Sequence[str]
) -> "Earlier | None":
    if options.changed is not None and options.against is not None:
        raise UsageError("--changed and --against both say what is new", "drop one of them")
    if options.changed is None and options.against is None:
        return None
    named = [draft_name(path, options.stdin_filename) for path in paths]
    if options.against is not None:
        return _since_drafts(options.against, session(), named)
    if STDIN in paths and options.stdin_filename is None:
        hint = "say --stdin-filename FILE"
        raise UsageError("--changed cannot tell which file standard input is", hint)
    from validator.engine.revisions.git import since_revision

    return since_revision(options.changed or "HEAD", named, session().suffixes)


def _since_drafts(old: str, session: "Session", paths: Sequence[str]) -> "Earlier":
    from validator.engine.revisions.changes import since_drafts
    from validator.source import UnreadableSourceError

    if not os.path.isdir(old) and len(paths) > 1:
        hint = "name the folder of the earlier drafts, or check one draft"
        raise UsageError(f"--against {old} is one draft, and {len(paths)} are checked", hint)
    found = discover((old,), session.suffixes, session.named_only)
    failures = list(found.failures)
    drafts: list[Draft] = []
    for draft in map(read_draft, found.paths):
        if isinstance(draft, Draft):
            try:
                session.document(draft)
            except UnreadableSourceError as error:
                raise UsageError(f"--against {old}: cannot read {draft.path}: {error}") from None
            drafts.append(draft)
        else:
            failures.append(draft)
    if failures:
        path, message = failures[0]
        raise UsageError(f"--against {old}: cannot read {path}: {message}")
    return since_drafts(old, drafts, paths)
