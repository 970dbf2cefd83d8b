"""Prints, as JSON, (part, ms of CPU a MB) of a check of a folder; run by `shares`."""

import gc
import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from validator.engine.discovery import Draft
from validator.engine.session import open_session
from validator.formats import Style


def shares(corpus: Path) -> Iterator[tuple[str, float]]:
    """(part, ms of CPU a MB) in this process; every kind is made, also those no rule asks for."""
    drafts = [Draft(str(path), path.read_bytes()) for path in sorted(corpus.rglob("*.txt"))]
    session = open_session()
    gc.disable()  # all documents are kept here, which a run does not do
    spent: list[tuple[str, float]] = []

    @contextmanager
    def timed(part: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        spent.append((part, time.process_time() - begun))

    session.check(drafts[:1])
    with timed("check, all of it"):
        report = session.check(drafts)
    with timed("- decode, find blocks"):
        documents = [session.document(draft) for draft in drafts]
    with timed("- fold, find terms"):
        for document in documents:
            document.terms_of(())
    with timed("- sentences"):
        for document in documents:
            len(document.sentences)
    for checker in _by_need(session.registry.checkers):
        with timed(f"- checker {checker.name}"):
            for document in documents:
                for kind in checker.kinds:
                    document.spans(kind.name)
    for name, reporter in session.reporters.items():
        with timed(f"report as {name}"):
            reporter.render(report, Style())
    size = sum(len(draft.data) for draft in drafts) / 1e6
    yield from ((part, seconds * 1000 / size) for part, seconds in spent)


def _by_need(checkers: Iterable[Any]) -> list[Any]:
    """Each checker behind those whose kinds it needs, so that its time is its own."""
    ordered: list[Any] = []
    waiting, made = list(checkers), set[str]()
    while waiting:
        ready = [c for c in waiting if made.issuperset(set(c.needs) - {k.name for k in c.kinds})]
        ordered += ready
        made |= {kind.name for checker in ready for kind in checker.kinds}
        waiting = [checker for checker in waiting if checker not in ready]
    return ordered


if __name__ == "__main__":
    print(json.dumps([*shares(Path(sys.argv[1]))]))
