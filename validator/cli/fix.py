"""newslint check --fix and --diff: corrections are written into the drafts, or shown."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from validator.cli.output import reason, save, write_bytes
from validator.engine.discovery import STDIN, Draft
from validator.engine.fixes import Check, Mended, Open, mend
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.report import Failure, Report

if TYPE_CHECKING:
    from validator.engine.session import Session

CheckAll = Callable[[Iterable[Draft | Failure]], Report]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ACTS = re.compile(r'["\\\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff]')


class Fixed(NamedTuple):
    """What is left to report, and which drafts could not be mended."""

    report: Report
    failures: tuple[Failure, ...]
    only_read: tuple[Failure, ...]
    """Those whose format is never written, which is no fault."""


def fix(
    paths: Sequence[str],
    drafts: Sequence[Draft | Failure],
    check: CheckAll,
    session: "Session",
) -> Fixed:
    """Mend drafts, which were read from `paths`; an unreadable one is left to `check`.

    Standard input goes to standard output, mended or not. Raises UsageError.
    """
    readable, check_all = _readable(drafts, check)
    outcome = mend(readable, check_all, session.document)
    failures = list(outcome.failures)
    mended = {change.before.path: change for change in outcome.mended}
    now = {draft.path: draft for draft in readable}
    fixed = 0
    for path, draft in zip(paths, drafts, strict=True):
        if isinstance(draft, Failure):
            continue
        change = mended.get(draft.path)
        if path == STDIN:
            write_bytes(change.after.data if change else draft.data, "the draft")
        elif change and (why := _write(path, change)):
            failures.append(Failure(path, f"not fixed: {why}"))
            continue
        if change:
            now[draft.path] = change.after
            fixed += change.fixed
    unwritten = len(failures) > len(outcome.failures)
    report = check_all(list(now.values())) if unwritten else outcome.report
    told = _only_read(report, session)
    return Fixed(report._replace(fixed=fixed), tuple(failures), told)


def diff(
    drafts: Sequence[Draft | Failure], check: CheckAll, session: "Session"
) -> tuple[str, Fixed]:
    """What `fix` would change as a unified diff. Raises UsageError."""
    outcome = mend(*_readable(drafts, check), session.document)
    lines = (line for change in outcome.mended for line in _unified(change, session.document))
    told = _only_read(outcome.report, session)
    return "".join(lines), Fixed(outcome.report, outcome.failures, told)


def _only_read(report: Report, session: "Session") -> tuple[Failure, ...]:
    """The drafts in which something was found, of formats that are never written."""
    found = dict.fromkeys(d.region.path for d in report.diagnostics if d.context is not None)
    readers = ((path, session.reader(path)) for path in found)
    return tuple(
        Failure(path, f"not fixed: {reader.name} is only read, never written")
        for path, reader in readers
        if reader.escape is None
    )


def _readable(drafts: Sequence[Draft | Failure], check: CheckAll) -> tuple[list[Draft], Check]:
    """The drafts that could be read, and a check that tells of the others too."""
    readable = [draft for draft in drafts if isinstance(draft, Draft)]
    others = [draft for draft in drafts if isinstance(draft, Failure)]
    names = set[str]()
    for draft in readable:
        if draft.path in names:
            hint = "give standard input another name with --stdin-filename"
            raise UsageError(f"standard input and a file are both called {draft.path}", hint)
        names.add(draft.path)
    return readable, lambda mended: check([*others, *mended])


def _write(path: str, change: Mended) -> str | None:
    """Put a mended draft in the place of its file; why not, if it is another by now."""
    target = os.path.realpath(path)
    try:
        if not os.path.isfile(target):
            return "it is no regular file"
        if not os.access(target, os.W_OK):
            return "no permission to write it"
        with open(target, "rb") as file:
            if file.read() != change.before.data:
                return "it was changed meanwhile, and is left alone"
        save(change.after.data, target)
    except OSError as error:
        return reason(error)
    return None


def _unified(change: Mended, open_draft: Open) -> Iterator[str]:
    """The lines of a unified diff, as patch reads it: a line ends at LF alone."""
    from difflib import unified_diff

    name = named_in_diff(change.before.path)
    before, after = (
        _LINE.findall(_mark(draft) + open_draft(draft).source.text)
        for draft in (change.before, change.after)
    )
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _mark(draft: Draft) -> str:
    """What a file in UTF-8 begins with besides its text: a line without it is another."""
    return "\ufeff" if draft.data.startswith(BOM_UTF8) else ""


def named_in_diff(path: str) -> str:
    """A path in the head of one: as git writes one that acts on it or is no UTF-8, with slashes
    on every system; a tab ends one with spaces."""
    path = path.replace(os.sep, "/")
    if _ACTS.search(path) is None:
        return f"{path}\t" if " " in path else path
    return '"' + "".join(map(_escaped, os.fsencode(path))) + '"'


def _escaped(byte: int) -> str:
    if byte in b'"\\':
        return f"\\{byte:c}"
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}"
