"""What a ledger knows: published drafts, claims by their names, what was decided about them."""

import sqlite3
import zlib
from collections.abc import Iterable

from validator.claims.model import Claim, Mark
from validator.ledger.recording import measure
from validator.named_tuples import NamedTuple

SHORTEST = 4
"""Characters of an id by which a claim can be called, where no other begins with them."""

_MARK = "SELECT state, person, note, until, made FROM mark WHERE claim = ?"
_LAST = f"{_MARK} ORDER BY number DESC LIMIT 1"


class Published(NamedTuple):
    """A draft as it was recorded."""

    number: int
    path: str
    story: str | None
    date: str | None
    recorded: str
    """The day."""
    copy: bytes


class Known(NamedTuple):
    """A claim of the ledger."""

    id: str
    kind: str
    text: str
    sentence: str


class Standing(NamedTuple):
    """Where a claim stands in a draft, or stood until `gone`."""

    path: str
    line: int
    start: int
    end: int
    source: str | None
    support: str
    since: str
    gone: str | None


class Held(NamedTuple):
    """A claim of a published draft, and where its words stand: code points into the file."""

    id: str
    start: int
    end: int
    mark: Mark | None

    @property
    def withdrawn(self) -> bool:
        return self.mark is not None and self.mark.state == "withdrawn" and not self.mark.over


class Caution(NamedTuple):
    """A claim of a story that somebody disputed or withdrew."""

    id: str
    kind: str
    text: str
    measure: tuple[object, ...]
    mark: Mark


def published(database: sqlite3.Connection, path: str, story: str | None) -> list[Published]:
    """What was published of a story: a draft under its own path, and the others. A draft that
    names no story has the one it was recorded with."""
    columns = "SELECT number, path, story, date, substr(recorded, 1, 10), copy FROM draft WHERE"
    found = [Published(*row) for row in database.execute(f"{columns} path = ?", (path,))]
    story = story or next((draft.story for draft in found), None)
    if story is not None:
        rows = database.execute(f"{columns} story = ? AND path != ? ORDER BY path", (story, path))
        found += [Published(*row) for row in rows]
    return [draft._replace(copy=zlib.decompress(draft.copy)) for draft in found]


def held(database: sqlite3.Connection, draft: Published, today: str) -> list[Held]:
    """The claims of a published draft, by place."""
    query = (
        'SELECT id, start, "end", claim FROM place JOIN claim ON claim.number = place.claim '
        "WHERE draft = ? AND gone IS NULL ORDER BY start"
    )
    return [
        Held(name, start, end, _mark(database, claim, today))
        for name, start, end, claim in database.execute(query, (draft.number,)).fetchall()
    ]


def marks(database: sqlite3.Connection, ids: Iterable[str], today: str) -> dict[str, Mark]:
    """What was decided last about claims, by id; nothing for those that are open."""
    found: dict[str, Mark] = {}
    for name in ids:
        row = database.execute("SELECT number FROM claim WHERE id = ?", (name,)).fetchone()
        mark = None if row is None else _mark(database, row[0], today)
        if mark is not None and mark.state != "open":
            found[name] = mark
    return found


def cautions(database: sqlite3.Connection, story: str, today: str) -> list[Caution]:
    """The claims of a story that were disputed or withdrawn, the oldest first."""
    query = (
        "SELECT DISTINCT c.number, c.id, c.kind, c.text, c.value, c.low, c.high, c.unit, c.thing "
        "FROM draft d JOIN place p ON p.draft = d.number JOIN mark m ON m.claim = p.claim "
        "JOIN claim c ON c.number = p.claim WHERE d.story = ? ORDER BY c.number"
    )
    found = []
    for number, name, kind, text, *read in database.execute(query, (story,)).fetchall():
        mark = _mark(database, number, today)
        if mark is not None and mark.state in ("disputed", "withdrawn") and not mark.over:
            found.append(Caution(name, kind, text, tuple(read), mark))
    return found


def alike(claim: Claim, caution: Caution) -> bool:
    """Whether a claim says the same as one that stands in another sentence."""
    if claim.kind != caution.kind or measure(claim) != caution.measure:
        return False
    return bool(claim.thing) or _folded(claim.text) == _folded(caution.text)


def find(database: sqlite3.Connection, name: str) -> list[Known]:
    """The claims whose id begins so; at most a few."""
    query = (
        "SELECT id, kind, text, sentence FROM claim WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
    )
    return [Known(*row) for row in database.execute(query, (name, f"{name}\U0010ffff"))]


def standings(database: sqlite3.Connection, name: str) -> list[Standing]:
    """Where a claim stands, the oldest draft first."""
    query = (
        'SELECT path, line, start, "end", source, support, since, gone FROM place '
        "JOIN draft ON draft.number = place.draft JOIN claim ON claim.number = place.claim "
        "WHERE id = ? ORDER BY since, draft"
    )
    return [Standing(*row) for row in database.execute(query, (name,))]


def history(database: sqlite3.Connection, name: str, today: str) -> list[Mark]:
    """All that was ever decided about a claim, the oldest first."""
    number = "(SELECT number FROM claim WHERE id = ?)"
    rows = database.execute(f"{_MARK.replace('?', number)} ORDER BY number", (name,))
    return [_read(row, today) for row in rows]


def _mark(database: sqlite3.Connection, claim: int, today: str) -> Mark | None:
    row = database.execute(_LAST, (claim,)).fetchone()
    return None if row is None else _read(row, today)


def _read(row: tuple[str, ...], today: str) -> Mark:
    state, person, note, until, made = row
    return Mark(state, person, note, until, made[:10], bool(until) and until < today)  # type: ignore[arg-type]


def _folded(text: str) -> list[str]:
    return text.casefold().split()
