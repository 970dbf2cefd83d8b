"""What goes into a ledger: the claims of drafts, and the marks of people."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from validator.claims.model import Amount, Claim, State
from validator.kinds import INFINITY, Number
from validator.ledger.database import writing
from validator.named_tuples import NamedTuple
from validator.source import storable

_MOST = 2**63 - 1
"""What SQLite keeps as a whole number."""


class Filed(NamedTuple):
    """A draft as it is recorded."""

    path: str
    """From the folder of the ledger, with slashes."""
    story: str | None
    date: str | None
    copy: bytes
    claims: Sequence[Claim]


class Recorded(NamedTuple):
    """What a recording did."""

    drafts: int = 0
    claims: int = 0
    new: int = 0
    """Claims that were not known."""
    gone: int = 0
    """Claims that their draft had before and has no more; they stay known."""


def record(database: sqlite3.Connection, drafts: Iterable[Filed]) -> Recorded:
    """Add what drafts claim, all of it or nothing. A draft that is known by its path has its newer
    version from now on."""
    done = Recorded()
    with writing(database):
        now = _now()
        for draft in drafts:
            new, gone = _record(database, draft, now)
            done = Recorded(
                done.drafts + 1,
                done.claims + len(draft.claims),
                done.new + new,
                done.gone + gone,
            )
    return done


def mark(
    database: sqlite3.Connection,
    name: str,
    state: State,
    person: str,
    note: str,
    until: str | None,
) -> None:
    """What somebody decided about a claim that is known, from now on; `name` is its id."""
    with writing(database):
        database.execute(
            "INSERT INTO mark (claim, state, person, note, until, made) "
            "VALUES ((SELECT number FROM claim WHERE id = ?), ?, ?, ?, ?, ?)",
            (name, state, storable(person), storable(note), until, _now()),
        )


def _record(database: sqlite3.Connection, draft: Filed, now: str) -> tuple[int, int]:
    """How many claims are new, and how many are gone."""
    number = _draft(database, draft, now)
    held = "SELECT claim FROM place WHERE draft = ? AND gone IS NULL"
    before = {claim for (claim,) in database.execute(held, (number,))}
    new, places = 0, {}
    for claim in draft.claims:
        known, is_new = _number(database, claim)
        new += is_new
        start, end = claim.region.start, claim.region.end
        source = claim.source and storable(claim.source.text)
        places[known] = (start.line, start.offset, end.offset, source, claim.support, now)
    rows = ((number, claim, *place) for claim, place in places.items())
    database.executemany(_PLACE, rows)
    gone = before - places.keys()
    database.executemany(
        "UPDATE place SET gone = ? WHERE draft = ? AND claim = ?",
        ((now, number, claim) for claim in gone),
    )
    return new, len(gone)


_PLACE = """
INSERT INTO place (draft, claim, line, start, "end", source, support, since)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (draft, claim) DO UPDATE SET
    line = excluded.line, start = excluded.start, "end" = excluded."end",
    source = excluded.source, support = excluded.support, gone = NULL
"""


def _draft(database: sqlite3.Connection, draft: Filed, now: str) -> int:
    database.execute(
        "INSERT INTO draft (path, story, date, recorded, copy) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET story = coalesce(excluded.story, story), "
        "date = excluded.date, recorded = excluded.recorded, copy = excluded.copy",
        (
            storable(draft.path),
            draft.story and storable(draft.story),
            draft.date and storable(draft.date),
            now,
            zlib.compress(draft.copy, 1),
        ),
    )
    query = "SELECT number FROM draft WHERE path = ?"
    return int(database.execute(query, (storable(draft.path),)).fetchone()[0])


def _number(database: sqlite3.Connection, claim: Claim) -> tuple[int, bool]:
    """The number of a claim, and whether it is new. Detectors may read one better than before."""
    read = measure(claim)
    query = "SELECT number, value, low, high, unit, thing FROM claim WHERE id = ?"
    found = database.execute(query, (claim.id,)).fetchone()
    if found is None:
        added = database.execute(
            "INSERT INTO claim (id, kind, text, sentence, value, low, high, unit, thing) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (claim.id, claim.kind, storable(claim.text), storable(claim.sentence), *read),
        )
        assert added.lastrowid is not None
        return added.lastrowid, True
    number = int(found[0])
    if found[1:] != read:
        database.execute(
            "UPDATE claim SET value = ?, low = ?, high = ?, unit = ?, thing = ? WHERE number = ?",
            (*read, number),
        )
    return number, False


def measure(claim: Claim) -> tuple[Number | str | None, ...]:
    """Value, interval, unit and thing of a claim as the ledger keeps them."""
    amount = claim.amount or Amount(None, -INFINITY, INFINITY, None)
    ends = _end(amount.value), _end(amount.low), _end(amount.high)
    return *ends, amount.unit and storable(amount.unit), json.dumps(claim.thing)


def _end(number: Number | None) -> Number | None:
    if number is None or number in (INFINITY, -INFINITY):
        return None
    return number if abs(number) <= _MOST else float(number)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
