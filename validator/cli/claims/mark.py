"""newslint claims mark, claims history: what people decide about the claims of a ledger."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from typing import get_args

from validator.claims.model import Mark, State
from validator.cli.claims.words import decision
from validator.cli.exits import Exit
from validator.cli.ledger import ledger_at, ledger_path
from validator.cli.options import SetUp
from validator.cli.output import as_json, write
from validator.cli.usage import TEXT_OR_JSON, check_format, checked_until, unknown
from validator.engine.configuration.files import load_configuration
from validator.engine.ledgers import Ledger
from validator.engine.revisions.git import user_name
from validator.engine.suppressions.waivers import today
from validator.errors import UsageError
from validator.ledger.looking import SHORTEST, Known, Standing, find, history, standings
from validator.ledger.recording import mark
from validator.named_tuples import NamedTuple
from validator.reporters.layout import one_line, shortened, visible

_WIDEST = 60


class Asked(NamedTuple):
    """What `newslint claims mark` was asked."""

    name: str
    state: str
    note: str
    by: str | None = None
    until: str | None = None
    ledger: str | None = None


def run_mark(asked: Asked, set_up: SetUp) -> Exit:
    """Keep a decision about a claim. Raises UsageError."""
    state: State | None = next((s for s in get_args(State) if s == asked.state), None)
    if state is None:
        raise unknown("state", asked.state, get_args(State))
    note = " ".join(asked.note.split())
    if not note:
        raise UsageError("a decision says how it is known", "say it with --note")
    until = checked_until(asked.until, today())
    path = ledger_path(asked.ledger, load_configuration(*set_up))
    with ledger_at(path) as ledger:
        claim = _claim(ledger.database, asked.name, path)
        by = " ".join((asked.by or user_name(os.path.dirname(path) or ".")).split())
        if not by:
            raise UsageError("a decision is somebody's", "say whose with --by")
        mark(ledger.database, claim.id, state, by, note, until)
    last = f" until {until}" if until else ""
    write(f"{claim.id} “{_short(claim.text)}”: {state} by {visible(by)}{last}\n")
    return Exit.DONE


def run_history(name: str, form: str, given: str | None, set_up: SetUp) -> Exit:
    """Print what a ledger knows of a claim. Raises UsageError."""
    check_format(form, TEXT_OR_JSON)
    path = ledger_path(given, load_configuration(*set_up))
    with ledger_at(path) as ledger:
        claim = _claim(ledger.database, name, path)
        places = standings(ledger.database, claim.id)
        made = history(ledger.database, claim.id, ledger.today)
        write(_json(claim, places, made) if form == "json" else _text(ledger, claim, places, made))
    return Exit.DONE


def _claim(database: sqlite3.Connection, name: str, path: str) -> Known:
    """The claim that an id, or the beginning of one, means. Raises UsageError."""
    name = name.strip().lower()
    found = find(database, name) if len(name) >= SHORTEST else []
    if len(found) == 1 or (found and found[0].id == name):
        return found[0]
    if found:
        several = ", ".join(f"{one.id} “{_short(one.text)}”" for one in found)
        raise UsageError(f"{name} may be one of several claims", several)
    hint = f"newslint claims --ledger {path} PATHS records claims and shows their ids"
    raise UsageError(f"the ledger {path} has no claim “{visible(name)}”", hint)


def _text(ledger: Ledger, claim: Known, places: Sequence[Standing], made: Sequence[Mark]) -> str:
    return "".join(f"{line}\n" for line in _lines(ledger, claim, places, made))


def _lines(
    ledger: Ledger, claim: Known, places: Sequence[Standing], made: Sequence[Mark]
) -> Iterator[str]:
    yield f"{claim.id}, {claim.kind}: “{one_line(claim.text)}”"
    if claim.sentence != claim.text:
        yield f"  {one_line(claim.sentence)}"
    for place in places:
        by = f", {one_line(place.source)}" if place.source else ""
        until = f" to {place.gone[:10]}" if place.gone else ""
        where = f"{visible(ledger.path(place.path))}:{place.line}"
        yield f"  {where}: from {place.since[:10]}{until}; {place.support}{by}"
    for one in made:
        yield f"  {one_line(decision(one))}"
    if not made:
        yield "  Nobody has decided about it."


def _json(claim: Known, places: Sequence[Standing], made: Sequence[Mark]) -> str:
    told = {
        "version": 1,
        "claim": claim._asdict(),
        "places": [place._asdict() for place in places],
        "marks": [one._asdict() for one in made],
    }
    return as_json(told)


def _short(text: str) -> str:
    return one_line(shortened(text, _WIDEST))
