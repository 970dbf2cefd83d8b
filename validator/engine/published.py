"""What a draft says against what was published, as a ledger has it.

A published draft is read again from its copy, and the rules that say something of two articles of
one story judge it and the draft: those of the claim sheet, whatever their severity. What people
decided about claims is told where a draft makes these claims again.
"""

import os
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from validator.checker import Function
from validator.claims.model import Flag
from validator.claims.reading import read_claims
from validator.claims.stretches import Stretches
from validator.containment import Contained
from validator.diagnostic import Diagnostic, Region, Related
from validator.document import Document, region
from validator.dsl.evaluator import Evidence, Finding, Run
from validator.engine.checking import is_english
from validator.engine.discovery import Draft
from validator.engine.findings import thin
from validator.engine.ledger_notices import DIFFERENCES, Notices, shown
from validator.engine.ledgers import Ledger
from validator.engine.session import Session
from validator.engine.sheet import Judge, judge_of, thing_of
from validator.errors import TimeLimitError
from validator.ledger.looking import (
    Held,
    Published,
    alike,
    cautions,
    held,
    marks,
    published,
    standings,
)
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.source import Position, UnreadableSourceError


class Told(NamedTuple):
    """What there is to say of drafts, and which could not be compared."""

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]


def compare(
    session: Session,
    drafts: Iterable[Draft],
    ledger: Ledger,
    limit: AbstractContextManager[None],
) -> Told:
    """Compare drafts with a ledger. Drafts that cannot be read are passed over: who checks them
    has told so. Raises sqlite3.Error."""
    told: list[Diagnostic] = []
    failed: list[Failure] = []
    given = list(drafts)
    comparison = _Comparison(session, ledger, {ledger.name(draft.path) for draft in given})
    for draft in given:
        try:
            with limit, Contained():
                told += comparison.of(draft)
        except UnreadableSourceError:
            continue
        except sqlite3.Error:
            raise
        except (Exception, SystemExit, TimeLimitError) as error:
            why = str(error) if isinstance(error, TimeLimitError) else type(error).__name__
            failed.append(Failure(draft.path, f"not compared with what was published: {why}"))
    return Told(tuple(told), tuple(failed))


class _PublishedRun(Run):
    """A published draft, in which what was withdrawn is compared with nothing."""

    def __init__(self, run: Run, claims: Sequence[Held], day: str) -> None:
        super().__init__(run.document, run.extents)
        self.day = day
        self._claims = Stretches((one.start, one.end, one) for one in claims)

    def key(self, function: Function, span: Any) -> object | None:
        one = self.claim(span.start, span.end)
        return None if one is not None and one.withdrawn else super().key(function, span)

    def keys(self, function: Function, spans: Sequence[Any]) -> Sequence[object | None]:
        return [self.key(function, span) for span in spans]

    def claim(self, start: int, end: int) -> Held | None:
        """The claim at text[start:end]."""
        place = self.document.offsets.extent_to_source(start, end)
        found = list(self._claims.at(place.start, place.end))
        exact = [one for one in found if (one.start, one.end) == tuple(place)]
        return next(iter(exact or found), None)


class _Comparison:
    """Compares drafts one after the other."""

    def __init__(self, session: Session, ledger: Ledger, given: Container[str]) -> None:
        """`given` are the names of all drafts of the run."""
        self._session = session
        self._ledger = ledger
        self._given = given
        self._judge: Judge = judge_of(session)
        self._thing = thing_of(session)
        self._runs: dict[int, _PublishedRun] = {}

    def of(self, draft: Draft) -> Iterator[Diagnostic]:
        run = self._session.run(draft)
        if not is_english(run.document):
            return
        name = self._ledger.name(draft.path)
        story = self._ledger.story(run.document.metadata.story)
        drafts = published(self._ledger.database, name, story)
        # another draft of this run speaks for itself: its published version is for itself alone
        others = [one for one in drafts if one.path == name or one.path not in self._given]
        yield from self._differences(run, [self._run(one, name) for one in others])
        yield from self._decisions(run.document, story or next((d.story for d in drafts), None))

    def _run(self, draft: Published, name: str) -> _PublishedRun:
        if draft.path == name:
            return self._read(draft, _earlier(self._ledger.path(draft.path), draft.recorded))
        if draft.number not in self._runs:
            self._runs[draft.number] = self._read(draft, self._ledger.path(draft.path))
        return self._runs[draft.number]

    def _read(self, draft: Published, path: str) -> _PublishedRun:
        run = self._session.run(Draft(path, draft.copy, draft.story, draft.date))
        claims = held(self._ledger.database, draft, self._ledger.today)
        return _PublishedRun(run, claims, draft.date or draft.recorded)

    # ---- what differs

    def _differences(self, run: Run, others: Sequence[_PublishedRun]) -> Iterator[Diagnostic]:
        document = run.document
        known = {id(other.document): other for other in others}
        found: list[Finding] = []
        for other in others:
            findings, raised = self._judge.session.findings(run, [other])
            if raised:
                raise RuntimeError("; ".join(raised.values()))
            found += [
                finding._replace(evidence=theirs)
                for finding in findings
                if self._judge.flags[finding.rule.id] in DIFFERENCES
                and (theirs := tuple(e for e in finding.evidence if id(e.document) in known))
            ]
        places: dict[tuple[int, int, Flag], list[Evidence]] = {}
        for finding in thin(document, found):
            flag = self._judge.flags[finding.rule.id]
            there = places.setdefault((finding.start, finding.end, flag), [])
            there += (e for e in finding.evidence if id(e.document) in known and e not in there)
        notices = Notices(document)
        for (start, end, flag), evidence in sorted(places.items()):
            first, other = evidence[0], known[id(evidence[0].document)]
            yield notices.differs(
                flag,
                (start, end),
                first.document.text[first.start : first.end],
                other.day,
                other.claim(first.start, first.end),
                [_related(e, known[id(e.document)].day) for e in evidence],
            )

    # ---- what was decided

    def _decisions(self, document: Document, story: str | None) -> Iterator[Diagnostic]:
        kinds = frozenset(self._session.kinds)
        placed = read_claims(document, kinds, self._thing).claims
        database, today = self._ledger.database, self._ledger.today
        decided = marks(database, (one.claim.id for one in placed), today)
        warned = cautions(database, story, today) if story is not None else []
        notices = Notices(document)
        for one in placed:
            mark = decided.get(one.claim.id)
            if mark is not None:
                told = notices.decided(one, mark, self._places(one.claim.id))
                if told is not None:
                    yield told
            elif (caution := next((c for c in warned if alike(one.claim, c)), None)) is not None:
                yield notices.like(one, caution, self._places(caution.id))

    def _places(self, name: str) -> list[Related]:
        """Where a claim stands in published drafts."""
        return [
            Related(
                Region(
                    self._ledger.path(place.path),
                    Position(place.line, 1, place.start),
                    Position(place.line, 1, place.start),
                ),
                "",
                f"published since {place.since[:10]}",
            )
            for place in standings(self._ledger.database, name)
            if place.gone is None
        ]


def _related(evidence: Evidence, day: str) -> Related:
    document, start, end = evidence.document, evidence.start, evidence.end
    words = document.text[start:end]
    return Related(region(document, start, end), words, f"published {day}: “{shown(words)}”")


def _earlier(path: str, day: str) -> str:
    """A path for what a draft was when it was recorded; its suffix stays."""
    stem, suffix = os.path.splitext(path)
    return f"{stem} (published {day}){suffix}"
