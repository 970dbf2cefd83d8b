"""newslint rules: which there are, whether they hold together, whether they do what they say."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import on_terminal, style, write
from validator.cli.usage import OF_RULES, check_format
from validator.diagnostic import Diagnostic, Severity
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import FAULT as CONFIGURATION_FAULT
from validator.reporters.full import render_faults
from validator.reporters.layout import DIM, columns, indented, paint, visible
from validator.reporters.summary import counted

if TYPE_CHECKING:
    from validator.engine.rules.records import RuleRecord
    from validator.engine.session import Session


def run_list(choice: RuleChoice, set_up: SetUp, format_: str) -> Exit:
    """Of each rule severity, id, title, guides; of one that is off, why."""
    check_format(format_, OF_RULES)
    session = opened(load_configuration(*set_up), choice)
    write(_listed(session, format_))
    return ended(session.faults)


def _listed(session: "Session", format_: str) -> str:
    if format_ == "json":
        from validator.cli.explain.json import list_record, to_json

        return to_json(list_record(session))
    if format_ == "markdown":
        from validator.cli.rules.pages import markdown_index
        from validator.engine.pages import pack_pages

        return markdown_index(pack_pages(session))
    lines = _for_people(session.rules) if on_terminal() else _for_programs(session.rules)
    off = sum(not rule.enabled for rule in session.rules)
    total = f"{counted(len(session.rules), 'rule')}{f', {off} of them off' if off else ''}."
    return "".join(f"{line}\n" for line in (*lines, total))


def _for_people(rules: "Sequence[RuleRecord]") -> Iterator[str]:
    """Lines that fit the terminal: a rule's name, and its title and guides below."""
    looks = style()
    margin = " " * 9
    for rule in rules:
        why = f": {visible(rule.reason)}" if not rule.enabled and rule.reason else ""
        yield from indented(f"{rule.id}{why}", f"{_severity(rule):8} ", margin, looks.width)
        yield from indented(visible(rule.title), margin, margin, looks.width)
        for line in indented(visible("; ".join(rule.guides)), margin, margin, looks.width):
            yield paint(line, DIM) if looks.color else line


def _for_programs(rules: "Sequence[RuleRecord]") -> Iterator[str]:
    """One line a rule, however long, for `grep` and `cut`."""
    widest = max((len(rule.id) for rule in rules), default=0)
    titles = max((columns(visible(rule.title)) for rule in rules), default=0)
    for rule in rules:
        why = "" if rule.enabled or not rule.reason else f" (off: {rule.reason})"
        title = visible(f"{rule.title}{why}")
        guides = visible("; ".join(rule.guides))
        gap = " " * max(titles - columns(title), 0) if guides else ""
        yield f"{_severity(rule):8} {rule.id:{widest}}  {title}{gap}  {guides}".rstrip()


def _severity(rule: "RuleRecord") -> str:
    return str(rule.severity) if rule.enabled else "off"


def run_check_rules(choice: RuleChoice, set_up: SetUp) -> Exit:
    """All that is wrong with the rules, warnings included."""
    session = opened(load_configuration(*set_up), choice, lint=True)
    looks = style()
    faults = [_grave(fault) for fault in session.faults]
    found, number = counted(len(faults), "fault"), counted(len(session.rules), "rule")
    write(f"{render_faults(faults, looks)}{number} read, {found} found.\n")
    if any(map(_is_beyond_rules, faults)):
        return Exit.UNABLE
    return Exit.FOUND if faults else Exit.DONE


def _grave(fault: Diagnostic) -> Diagnostic:
    """A rule without examples checks drafts as well as another, but is not done."""
    if fault.code == "newslint/missing-example":
        return fault._replace(severity=Severity.ERROR)
    return fault


def _is_beyond_rules(fault: Diagnostic) -> bool:
    """Whether a fault is none of a rule, but kept rules from being checked."""
    placed = fault.context is not None and fault.code != CONFIGURATION_FAULT
    return fault.severity == Severity.ERROR and not placed
