"""newslint waivers: all decisions of editors, those that ran out first."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import SetUp
from validator.cli.output import as_json, write
from validator.cli.sieves import waivers_folder
from validator.cli.usage import TEXT_OR_JSON, check_format
from validator.diagnostic import Diagnostic
from validator.engine.configuration.files import load_configuration
from validator.engine.discovery import discover, read_draft
from validator.engine.notices import Place
from validator.engine.revisions.git import written_lines
from validator.engine.session import Session
from validator.engine.sieve import waivers_file
from validator.engine.suppressions.directive_reading import read_directives
from validator.engine.suppressions.waiver_files import read_waivers
from validator.engine.suppressions.waivers import Waiver, WaiverFile
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.reporters.layout import one_line, visible
from validator.reporters.summary import counted
from validator.source import UnreadableSourceError


class Decision(NamedTuple):
    """A waiver or a directive."""

    kind: Literal["file", "directive"]
    path: str
    """Where it is written."""
    line: int
    rule: str
    draft: str
    """The copy it is about."""
    words: str
    reason: str
    by: str
    on: str
    until: str
    age: int | None
    """In days; None where nobody knows."""
    expired: bool


def run_waivers(paths: Sequence[str], form: str, set_up: SetUp) -> Exit:
    """List the waivers of some drafts and folders. Raises UsageError."""
    check_format(form, TEXT_OR_JSON)
    configuration = load_configuration(*set_up)
    session = opened(configuration)
    found = discover(paths or (".",), session.suffixes, session.named_only)
    folder_of = waivers_folder(set_up, configuration.path)
    folders = [folder_of(path) for path in found.paths]
    walked = [path for path in paths or (".",) if os.path.isdir(path)]
    folders += [folder_of(waivers_file(path)) for path in walked]
    files = [read_waivers(folder) for folder in dict.fromkeys(folders)]
    faults = [fault for file in files for fault in (*file.broken, *file.faults)]
    failures = list(found.failures)
    today = date.today()
    decisions = [_kept(file, *kept, today) for file in files for kept in file.waivers]
    decisions += _directives(session, found.paths, today, faults, failures)
    decisions.sort(key=_urgency)
    write(_json(decisions) if form == "json" else "".join(_text(decisions)))
    return ended((*session.faults, *faults), failures)


def _urgency(one: Decision) -> tuple[bool, int, str, int, str]:
    age = -1 if one.age is None else one.age
    return not one.expired, -age, one.path, one.line, one.rule


def _kept(file: WaiverFile, waiver: Waiver, place: Place, today: date) -> Decision:
    return Decision(
        "file",
        file.path,
        place.region.start.line,
        waiver.rule,
        waiver.path,
        waiver.words,
        waiver.reason,
        waiver.by,
        waiver.on,
        waiver.until,
        _age(waiver.on, today),
        waiver.expired(today.isoformat()),
    )


def _directives(
    session: Session,
    paths: Iterable[str],
    today: date,
    faults: list[Diagnostic],
    failures: list[Failure],
) -> Iterator[Decision]:
    known = [record.id for record in session.rules]
    for draft in map(read_draft, paths):
        if isinstance(draft, Failure):
            failures.append(draft)
            continue
        try:
            document = session.document(draft)
        except UnreadableSourceError as error:
            failures.append(Failure(draft.path, str(error)))
            continue
        directives = read_directives(document, known)
        faults += directives.faults
        if not directives.sound:
            continue
        written = written_lines(draft.path)
        for directive in directives.sound:
            line = directive.place.region.start.line
            by, on = written.get(directive.place.context.sentence.strip(), ("", ""))
            yield Decision(
                "directive",
                draft.path,
                line,
                directive.rule,
                draft.path,
                "",
                directive.reason,
                by,
                on,
                "",
                _age(on, today),
                False,
            )


def _age(on: str, today: date) -> int | None:
    return (today - date.fromisoformat(on)).days if on else None


def _text(decisions: Sequence[Decision]) -> Iterator[str]:
    for one in decisions:
        words = f" “{one.words}”" if one.words else ""
        about = f" in {one.draft}" if one.kind == "file" else ""
        yield one_line(f"{one.path}:{one.line}: {one.rule}{words}{about}") + "\n"
        yield f"  {one_line(one.reason)}\n"
        told = [f"by {one.by}" if one.by else "by nobody that is known"]
        if one.age is not None:
            told.append("of today" if one.age < 1 else f"{counted(one.age, 'day')} old")
        if one.until:
            told.append(f"expired on {one.until}" if one.expired else f"until {one.until}")
        yield f"  {visible(', '.join(told))}\n\n"
    expired = sum(one.expired for one in decisions)
    more = f", {expired:,} of them expired" if expired else ""
    yield f"{counted(len(decisions), 'waiver')}{more}.\n"


def _json(decisions: Iterable[Decision]) -> str:
    told = [
        {**one._asdict(), **{key: getattr(one, key) or None for key in ("by", "on", "until")}}
        for one in decisions
    ]
    return as_json({"version": 1, "waivers": told})
