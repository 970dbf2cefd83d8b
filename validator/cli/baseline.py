"""newslint baseline: adopt what old copy has, take out what was mended, show what is left."""

import os
from collections import Counter
from collections.abc import Iterator

from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import (
    as_json,
    complain,
    complain_of,
    complain_of_failures,
    save_text,
    write,
)
from validator.cli.sieves import home_of, shown, waivers_folder, walked
from validator.cli.usage import TEXT_OR_JSON, check_format
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import Configuration
from validator.engine.discovery import discover
from validator.engine.sieve import Sieve
from validator.engine.stories import Drafts
from validator.engine.suppressions.baseline import Baseline, adopt
from validator.engine.suppressions.baseline_files import FILE, read_baseline, written
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.report import Report
from validator.reporters.layout import visible
from validator.reporters.summary import counted, is_complete


class Asked(NamedTuple):
    """Of which drafts, by which rules."""

    paths: tuple[str, ...] = ()
    baseline: str | None = None
    choice: RuleChoice = RuleChoice()


def run_write(asked: Asked, force: bool, set_up: SetUp) -> Exit:
    """Adopt all that is found now. Raises UsageError."""
    configuration = load_configuration(*set_up)
    path = _path(asked, configuration, set_up)
    if os.path.exists(path) and not force:
        hint = "newslint baseline update takes out what was mended; --force adopts all anew"
        raise UsageError(f"there is a baseline {path} already", hint)
    report = _check(asked, configuration, set_up, None)
    if not is_complete(report):
        return _incomplete(report)
    baseline = adopt(path, report.diagnostics)
    save_text(written(baseline), path)
    files = len({entry.path for entry in baseline.entries})
    write(
        f"{visible(path)}: {counted(len(baseline.entries), 'finding')} adopted "
        f"in {counted(files, 'draft')} of {report.files:,}.\n"
    )
    return Exit.DONE


def run_update(asked: Asked, set_up: SetUp) -> Exit:
    """Take out what was mended; nothing is adopted. Raises UsageError."""
    configuration = load_configuration(*set_up)
    before = read_baseline(_path(asked, configuration, set_up))
    report = _check(asked, configuration, set_up, before)
    if not is_complete(report):
        return _incomplete(report)
    gone = frozenset(report.mended)
    entries = (entry for number, entry in enumerate(before.entries) if number not in gone)
    after = before._replace(entries=tuple(entries))
    if gone:
        save_text(written(after), after.path)
    left = counted(len(after.entries), "finding")
    write(f"{visible(before.path)}: {len(gone):,} taken out, {left} left.\n")
    return Exit.DONE


def run_show(asked: Asked, form: str, set_up: SetUp) -> Exit:
    """Say what is adopted, by rule and by draft. Raises UsageError."""
    check_format(form, TEXT_OR_JSON)
    baseline = read_baseline(_path(asked, load_configuration(*set_up), set_up))
    write(_json(baseline) if form == "json" else "".join(_text(baseline)))
    return Exit.DONE


def _path(asked: Asked, configuration: Configuration, set_up: SetUp) -> str:
    """The file that is named, by the command line or the configuration; else beside that."""
    home = home_of(set_up, configuration.path) or "."
    usual = FILE if home == "." else os.path.join(home, FILE)
    return asked.baseline or shown(configuration.baseline) or usual


def _check(
    asked: Asked, configuration: Configuration, set_up: SetUp, baseline: Baseline | None
) -> Report:
    session = opened(configuration, asked.choice)
    paths = asked.paths or (".",)
    found = discover(paths, session.suffixes, session.named_only)
    sieve = Sieve(
        waivers_folder(set_up, configuration.path),
        baseline=baseline,
        folders=walked(paths),
    )
    drafts = Drafts(found.paths, configured=configuration.stories)
    return session.check(drafts, found.failures, sieve=sieve)


def _incomplete(report: Report) -> Exit:
    complain_of_failures(report.failures)
    complain_of(report.faults)
    complain("not everything was checked, so the baseline stays as it is")
    return Exit.UNABLE


def _text(baseline: Baseline) -> Iterator[str]:
    for names in ([e.rule for e in baseline.entries], [e.path for e in baseline.entries]):
        counts = Counter(names)
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:6,}  {visible(name)}\n"
        if counts:
            yield "\n"
    files = len({entry.path for entry in baseline.entries})
    adopted = counted(len(baseline.entries), "finding")
    yield f"{visible(baseline.path)}: {adopted} adopted in {counted(files, 'draft')}.\n"


def _json(baseline: Baseline) -> str:
    entries = [entry._asdict() for entry in baseline.entries]
    return as_json({"version": 1, "path": baseline.path, "entries": entries})
