"""newslint waive: keep an editor's decision that a finding stands, beside the copy."""

import os
import re
from collections.abc import Sequence

from validator.cli.exits import Exit
from validator.cli.locking import alone_with
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import cannot_write, save, write
from validator.cli.sieves import waivers_folder
from validator.cli.together import of_one_story
from validator.cli.usage import checked_until, unknown_rule
from validator.diagnostic import Diagnostic
from validator.engine.configuration.files import load_configuration
from validator.engine.revisions.git import user_name
from validator.engine.rules.selectors import selects
from validator.engine.sieve import waivers_file
from validator.engine.suppressions.allotment import named_from
from validator.engine.suppressions.baseline import adoptable
from validator.engine.suppressions.waiver_files import appended, read_waivers
from validator.engine.suppressions.waivers import Waiver, today
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.reporters.layout import visible
from validator.source import decode, encode, storable

_PLACE = re.compile(r"(.+?):(\d+)(?::(\d+))?", re.DOTALL)


class Asked(NamedTuple):
    """What `newslint waive` was asked."""

    place: str
    rule: str
    reason: str
    until: str | None = None
    by: str | None = None
    choice: RuleChoice = RuleChoice()
    beside: tuple[str, ...] = ()
    """Other drafts of the story."""


def run_waive(asked: Asked, set_up: SetUp) -> Exit:
    """Waive what a rule reports on a line. Raises UsageError."""
    place = _PLACE.fullmatch(asked.place)
    if place is None:
        raise UsageError(f"“{asked.place}” is no place", "write FILE:LINE, or FILE:LINE:COLUMN")
    path, line, column = place[1], int(place[2]), int(place[3] or 0)
    why = " ".join(asked.reason.split())
    if not why:
        raise UsageError("a waiver has a reason", "say it with --reason")
    now = today()
    until = checked_until(asked.until, now) or ""
    configuration = load_configuration(*set_up)
    session = opened(configuration, asked.choice)
    if not any(selects(asked.rule, record.id) for record in session.rules):
        raise unknown_rule(asked.rule, [record.id for record in session.rules])
    report = session.check(of_one_story(session, configuration, path, asked.beside))
    if report.failures:
        failed = report.failures[0]
        raise UsageError(f"cannot check {failed.path}: {failed.message}")
    here = [d for d in report.diagnostics if d.region.path == path and adoptable(d)]
    found = [d for d in here if _stands(d, line, column) and selects(asked.rule, d.code)]
    if not found:
        raise UsageError(
            f"{asked.rule} reports nothing at {asked.place}", _instead(here, asked.rule, line)
        )
    folder = waivers_folder(set_up, configuration.path)(path)
    by = asked.by or user_name(folder)
    _keep(folder, [_waiver(d, folder, why, by, now, until) for d in found])
    for one in found:
        write(f"{_told(one)}: waived in {visible(waivers_file(folder))}\n")
    return Exit.DONE


def _stands(found: Diagnostic, line: int, column: int) -> bool:
    start, end = found.region.start, found.region.end
    if not column:
        return start.line <= line <= end.line
    return start[:2] <= (line, column) < max(end[:2], (start.line, start.column + 1))


def _instead(here: Sequence[Diagnostic], rule: str, line: int) -> str:
    """What there is, where a rule says nothing on a line."""
    there = [found for found in here if _stands(found, line, 0)]
    if there:
        return "there is " + ", ".join(f"{f.code} in column {f.region.start.column}" for f in there)
    lines = dict.fromkeys(str(f.region.start.line) for f in here if selects(rule, f.code))
    if lines:
        return f"nothing is reported there; {rule} speaks in line {', '.join(lines)}"
    return "nothing is reported there"


def _waiver(found: Diagnostic, folder: str, why: str, by: str, now: str, until: str) -> Waiver:
    path = storable(named_from(folder, found.region.path))
    words = " ".join(found.text.split())
    return Waiver(found.code, path, found.fingerprint, why, words, by, now, until)


def _keep(folder: str, waivers: Sequence[Waiver]) -> None:
    """Add waivers to the file of a folder, which stays as it is otherwise."""
    path = waivers_file(folder)
    try:
        with alone_with(path):
            _append(folder, waivers)
    except OSError as error:
        raise cannot_write(path, error) from None


def _append(folder: str, waivers: Sequence[Waiver]) -> None:
    file = read_waivers(folder)
    if file.broken:
        raise UsageError(file.broken[0].message, file.broken[0].suggestion)
    for waiver in waivers:
        for kept, place in file.waivers:
            same = (kept.rule, kept.path, kept.fingerprint) == waiver[:3]
            if same and not kept.expired(waiver.on):
                line = place.region.start.line
                hint = "change it there, or take it out first"
                raise UsageError(f"it is waived already: {file.path}:{line}", hint)
    data = b""
    if os.path.exists(file.path):
        with open(file.path, "rb") as opened_file:
            data = opened_file.read()
    text = decode(data)
    for waiver in waivers:
        text = appended(text, waiver)
    save(encode(text, data), file.path)


def _told(found: Diagnostic) -> str:
    start = found.region.start
    words = f" “{visible(found.text)}”" if found.text else ""
    return f"{visible(found.region.path)}:{start.line}:{start.column}: {found.code}{words}"
