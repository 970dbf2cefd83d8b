"""The file of a ledger: opened, made, and every fault of it said in a sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from validator.errors import UsageError

FILE = "newslint-ledger.db"
SCHEMA = 1
_APPLICATION = 0x6E776C74
"""“nwlt”: by this a ledger is told from any other SQLite file."""

_PAGES = -64 * 1024
"""Kibibytes of pages that are kept at hand: with fewer, a large recording syncs again and again."""

PATIENCE = 30.0
"""Seconds that one who writes waits for another."""

_TABLES = """
CREATE TABLE draft (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,  -- from the folder of the ledger, with slashes
    story TEXT,
    date TEXT,                  -- the day the copy is for
    recorded TEXT NOT NULL,     -- UTC
    copy BLOB NOT NULL          -- the file as it was given, deflated
);
CREATE INDEX draft_of_story ON draft (story) WHERE story IS NOT NULL;

CREATE TABLE claim (
    number INTEGER PRIMARY KEY, -- claims lie by age: only the index of ids grows at random places
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    sentence TEXT NOT NULL,
    value NUMERIC,
    low NUMERIC,                -- an open end is null
    high NUMERIC,
    unit TEXT,
    thing TEXT NOT NULL         -- what is counted and whose: a JSON list
);

CREATE TABLE place (            -- where a claim stands, or stood
    draft INTEGER NOT NULL REFERENCES draft,
    claim INTEGER NOT NULL REFERENCES claim,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,     -- code points into the file
    "end" INTEGER NOT NULL,
    source TEXT,
    support TEXT NOT NULL,
    since TEXT NOT NULL,
    gone TEXT,                  -- since when the draft has it no more
    PRIMARY KEY (draft, claim)
) WITHOUT ROWID;
CREATE INDEX place_of_claim ON place (claim);

CREATE TABLE mark (             -- the last one of a claim counts
    number INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    note TEXT NOT NULL,
    until TEXT,
    made TEXT NOT NULL          -- UTC
);
CREATE INDEX mark_of_claim ON mark (claim);
"""


@contextmanager
def opened(path: str, make: bool = False) -> Iterator[sqlite3.Connection]:
    """A ledger, closed at the end; with `make` it is made where there is none. Raises UsageError,
    also for what goes wrong while it is in use."""
    if os.path.isdir(path):
        raise UsageError(f"the ledger {path} is a folder", "name a file")
    if not make and not os.path.exists(path):
        hint = f"newslint claims --ledger {path} PATHS makes one of what was published"
        raise UsageError(f"there is no ledger {path}", hint)
    address = f"{Path(path).absolute().as_uri()}?mode={'rwc' if make else 'rw'}"
    try:
        # each statement stands alone, unless `writing` holds several together
        database = sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)
        try:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute(f"PRAGMA cache_size = {_PAGES}")
            _check(database, path, make)
            yield database
        finally:
            database.close()
    except sqlite3.Error as error:
        raise _told(path, error) from None


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """All that is written within is kept, or nothing of it; others wait meanwhile."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has taken it back already
            database.execute("ROLLBACK")
        raise


def _check(database: sqlite3.Connection, path: str, make: bool) -> None:
    """Raises UsageError for what is no ledger, or one that this newslint does not know."""
    if make and _is_empty(database):
        with writing(database):
            if _is_empty(database):  # unless another has made it just now
                for statement in _TABLES.split(";\n"):
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {_APPLICATION}")
                database.execute(f"PRAGMA user_version = {SCHEMA}")
    application, version = _pragma(database, "application_id"), _pragma(database, "user_version")
    if application != _APPLICATION:
        what = "is empty" if _is_empty(database) else "is the database of another program"
        raise UsageError(f"{path} {what}, and no ledger", "name another file")
    if version > SCHEMA:
        raise UsageError(
            f"the ledger {path} is of version {version}, and this newslint knows {SCHEMA}",
            "use the newslint that wrote it, or a newer one; nothing was changed",
        )


def _is_empty(database: sqlite3.Connection) -> bool:
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return not tables and _pragma(database, "application_id") == 0


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def _told(path: str, error: sqlite3.Error) -> UsageError:
    """An error of SQLite in a desk's words: https://www.sqlite.org/rescode.html."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            hint = "what was there before is whole; make room and run it again"
            return UsageError(f"cannot write the ledger {path}: the disk is full", hint)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            hint = "nothing was changed; run it again"
            message = f"another program has held the ledger {path} for {PATIENCE:g} seconds"
            return UsageError(message, hint)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            hint = (
                "take it back from a copy; “sqlite3 FILE .recover” saves what can be read; "
                "nothing was changed"
            )
            return UsageError(f"the ledger {path} is damaged, or none: {error}", hint)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return UsageError(f"cannot write the ledger {path}: no permission")
        case sqlite3.SQLITE_IOERR:
            hint = "what was there before is whole; is the disk full, or the share gone?"
            return UsageError(f"cannot use the ledger {path}: {error}", hint)
    return UsageError(f"cannot use the ledger {path}: {error}")
