"""newslint config: what counts in a run here, where each value comes from, and how it can end."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isfinite
from typing import Any

from validator.cli.check import FAIL_ON, FORMAT
from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import as_json, write
from validator.cli.usage import TEXT_OR_JSON, check_format
from validator.diagnostic import Severity
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import Configuration
from validator.engine.configuration.toml_places import BARE_KEY
from validator.engine.rules.profiles import DEFAULT
from validator.engine.session import Session
from validator.named_tuples import NamedTuple
from validator.reporters.layout import visible
from validator.reporters.summary import counted, is_broken

_COMMAND_LINE = "command line"
UNSAID = "default"
_MOST_WHENS = 8
"""So many tables are tried in all pairs; of more only each by itself."""


class Asked(NamedTuple):
    """What the command line says of a run."""

    choice: RuleChoice
    fail_on: str | None = None


class Value(NamedTuple):
    """A row: the key as TOML has it, the value, where it comes from."""

    key: str
    value: Any
    origin: str


class Ending(NamedTuple):
    """The worst exit code that findings can bring about, and why."""

    code: int
    why: str


def run_config(asked: Asked, set_up: SetUp, form: str) -> Exit:
    """Print the values, the rules that are on, and the worst exit code."""
    check_format(form, TEXT_OR_JSON)
    configuration = load_configuration(*set_up)
    session = opened(configuration, asked.choice)
    rows = list(_values(configuration, asked))
    fail_on = asked.fail_on or configuration.fail_on or FAIL_ON
    ending = worst(session, fail_on)
    show = _json if form == "json" else _text
    write(show(configuration, rows, session, ending))
    return ended(session.faults)


def run_schema() -> Exit:
    """Print the JSON Schema of newslint.toml."""
    from validator.engine.configuration.keys import schema

    write(as_json(schema()))
    return Exit.DONE


# ---- values


def _values(configuration: Configuration, asked: Asked) -> Iterator[Value]:
    choice = asked.choice
    said: dict[str, list[Value]] = {}
    if configuration.files:
        from validator.engine.configuration.origins import values

        for one in values(configuration):
            value = Value(_key(one.key), _plain(one.value), one.place)
            said.setdefault(str(one.key[0]), []).append(value)
    usual = {"profile": DEFAULT, "fail-on": FAIL_ON, "format": FORMAT}
    for name, default in usual.items():
        given = {"profile": choice.profile, "fail-on": asked.fail_on}.get(name)
        if given is not None:
            yield Value(name, given, _COMMAND_LINE)
        else:
            yield from said.pop(name, [Value(name, default, UNSAID)])
        said.pop(name, None)
    if choice.select:
        for replaced in ("select", "extend-select"):
            said.pop(replaced, None)
    for name in ("rules", "select", "ignore"):
        yield from said.pop(name, ())
        yield from (Value(name, one, _COMMAND_LINE) for one in getattr(choice, name))
    for rows in said.values():
        yield from rows


def _plain(value: Any) -> Any:
    """A value as JSON has it; the text of what it has not, as the dates of TOML."""
    sound = isinstance(value, str | int) or (isinstance(value, float) and isfinite(value))
    return value if sound else str(value)


def _key(path: Sequence[str | int]) -> str:
    """A key as it is written: severity."loaded-term", when[0].profile."""
    parts = []
    for number, part in enumerate(path):
        if isinstance(part, str):
            parts.append(part if BARE_KEY.fullmatch(part) else json.dumps(part, ensure_ascii=False))
        elif number + 1 < len(path):
            parts[-1] += f"[{part}]"
    return ".".join(parts)


# ---- the worst exit code


def worst(session: Session, fail_on: str) -> Ending:
    """What a run over readable drafts can end with."""
    if is_broken(session.faults):
        return Ending(Exit.UNABLE, "the set-up has faults")
    loudest = max(_loudest(session), default=Severity.OFF)
    if loudest == Severity.OFF:
        return Ending(Exit.UNABLE, "no rule is on, so nothing would be checked")
    if fail_on == "never":
        return Ending(Exit.DONE, "fail-on is “never”")
    if loudest >= Severity[fail_on.upper()]:
        return Ending(Exit.FOUND, f"a rule that is on is {_a(loudest)}, and fail-on is “{fail_on}”")
    return Ending(Exit.DONE, f"the loudest rule is {_a(loudest)}, and fail-on is “{fail_on}”")


def _loudest(session: Session) -> Iterator[Severity]:
    """How loud the rules can be, in drafts that no table, one, or two tables speak of."""
    tables = range(len(session.whens))
    most = 2 if len(tables) <= _MOST_WHENS else 1
    for size in range(most + 1):
        for key in combinations(tables, size):
            yield from (rule.severity for rule in session.rules_by(key) if rule.enabled)


def _a(severity: Severity) -> str:
    return {"error": "an error", "warning": "a warning", "info": "a note"}[str(severity)]


# ---- showing it


def _text(
    configuration: Configuration, rows: Sequence[Value], session: Session, ending: Ending
) -> str:
    files = [file.source.path for file in reversed(configuration.files)]
    none = (
        "No configuration file."
        if configuration.path is None
        else "The configuration file could not be read."
    )
    lines = [f"Read: {', then '.join(files)}." if files else none]
    told = [(row.key, json.dumps(row.value, ensure_ascii=False), row.origin) for row in rows]
    widths = [max(len(row[column]) for row in told) for column in (0, 1)]
    lines += [
        visible(f"{key:{widths[0]}}  {value:{widths[1]}}  {origin}") for key, value, origin in told
    ]
    on = [rule for rule in session.rules if rule.enabled]
    widest = max((len(rule.id) for rule in on), default=0)
    lines += ["", f"{len(on):,} of {counted(len(session.rules), 'rule')} on:"]
    lines += [visible(f"  {rule.severity!s:7}  {rule.id:{widest}}".rstrip()) for rule in on]
    if session.whens:
        lines.append("  [[when]] tables say otherwise of some drafts: newslint explain FILE:LINE")
    lines += ["", f"Worst exit code of findings: {ending.code:d}, since {ending.why}."]
    lines.append("2 where a draft cannot be read.")
    return "".join(f"{line}\n" for line in lines)


def _json(
    configuration: Configuration, rows: Sequence[Value], session: Session, ending: Ending
) -> str:
    record = {
        "version": 1,
        "files": [file.source.path for file in configuration.files],
        "values": [row._asdict() for row in rows],
        "rules": [
            {
                "rule": rule.id,
                "severity": str(rule.severity),
                "enabled": rule.enabled,
                "reason": rule.reason or None,
            }
            for rule in session.rules
        ],
        "exit": {"worst": int(ending.code), "why": ending.why},
    }
    return f"{json.dumps(record, indent=2, ensure_ascii=True)}\n"
