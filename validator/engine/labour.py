"""Who checks the drafts of a run: this process, or several once that pays.

A run begins in this process. When it has seen how fast it is, and what is left would take much
longer than making processes does, others take over: so a small run is never slower for it.
"""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from validator.engine.cache.outcomes import digest_of
from validator.engine.checking import DraftChecker, Waiting
from validator.engine.discovery import STDIN
from validator.engine.running import Looked, Waits
from validator.engine.stories import Drafts
from validator.named_tuples import NamedTuple
from validator.report import Failure

if TYPE_CHECKING:
    from validator.dsl.evaluator import Run
    from validator.engine.crew import Crew

_FORK_SECONDS = 0.05
_SPAWN_SECONDS = 0.4
"""What a process costs before it begins: as a copy of this one, or made anew."""
_TRIAL_SECONDS = 0.1
"""How long this process works alone before it judges how fast it is."""
_MUCH = 4_000_000
"""Bytes that take any machine longer than making processes does."""
_EACH = 200
"""Bytes that are added to the size of every draft: even a short one takes some time."""

T = TypeVar("T")


class Hands:
    """Checks drafts in this process."""

    def __init__(self, drafts: Drafts, checker: DraftChecker) -> None:
        self._drafts = drafts
        self._checker = checker
        self._read: dict[int, tuple[str, Run]] = {}

    def look(self, number: int) -> Looked:
        draft = self._drafts.read(number)
        if isinstance(draft, Failure):
            return Looked(number, "", draft)
        digest, outcome = digest_of(draft), self._checker.look(draft)
        if not isinstance(outcome, Waiting):
            return Looked(number, digest, outcome)
        self._read[number] = digest, outcome.run
        return Looked(number, digest, Waits(outcome.story))

    def together(self, story: str, numbers: Sequence[int]) -> Iterator[Looked]:
        """What became of the drafts of a story; one that is not of it any more is told."""
        members = []
        for number in numbers:
            if number not in self._read:
                outcome = self.look(number).outcome
                if outcome != Waits(story):
                    path = self._drafts.paths[number]
                    changed = Failure(path, "it was changed while it was checked")
                    known = outcome if isinstance(outcome, Failure) else changed
                    yield Looked(number, "", known)
                    continue
            members.append((number, *self._read.pop(number)))
        outcomes = self._checker.together([run for _, _, run in members])
        for (number, digest, _), one in zip(members, outcomes, strict=True):
            yield Looked(number, digest, one)


class Labour:
    """Hands, and a crew that takes over."""

    def __init__(
        self,
        drafts: Drafts,
        checker: Callable[[], DraftChecker],
        anew: Callable[[Drafts], Hands] | None = None,
        jobs: int | None = 1,
    ) -> None:
        """`checker` is called when there is a first draft to check. `anew` makes hands in a spawned
        process; without it, all is done in this one. `jobs` is the number of processes; None: as
        many as make the run faster."""
        self._drafts = drafts
        self._checker = checker
        self._anew = anew
        self._most = _processors() if jobs is None else jobs
        self._at_once = jobs is not None
        self._crew: Crew | None = None

    @cached_property
    def _hands(self) -> Hands:
        return Hands(self._drafts, self._checker())

    def look(self, numbers: Sequence[int]) -> Iterator[Looked]:
        works = [_Work(number, (number,)) for number in numbers]
        return self._shared(
            works,
            lambda number: iter([self._hands.look(number)]),
            lambda crew, chosen: crew.look(chosen),
        )

    def together(self, stories: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Looked]:
        works = [_Work(story, story[1]) for story in stories]
        return self._shared(
            works,
            lambda story: self._hands.together(*story),
            lambda crew, chosen: crew.together(chosen),
        )

    def close(self) -> None:
        if self._crew is not None:
            self._crew.close()

    def _shared(
        self,
        works: Sequence["_Work[T]"],
        here: Callable[[T], Iterator[Looked]],
        there: "Callable[[Crew, Sequence[T]], Iterator[Looked]]",
    ) -> Iterator[Looked]:
        # what comes by standard input can be read here alone
        waiting = deque(sorted(works, key=lambda work: not self._by_stdin(work)))
        pace = _Pace(sum(map(self._bytes, works)) if self._most > 1 else 0)
        while waiting:
            if not self._by_stdin(waiting[0]) and self._pays(len(waiting), pace):
                crew = self._hired(len(waiting))
                yield from there(crew, [work.what for work in waiting])
                return
            work = waiting.popleft()
            yield from here(work.what)
            pace.passed(self._bytes(work) if self._most > 1 else 0)

    def _pays(self, left: int, pace: "_Pace") -> bool:
        """Whether several processes would be done with what is left clearly earlier."""
        if self._crew is not None:
            return True
        size = min(self._most, left)
        if size < 2 or self._anew is None:
            return False
        return self._at_once or pace.saved(size) > 3 * _cost()

    def _hired(self, left: int) -> "Crew":
        if self._crew is None:
            from validator.engine.crew import Crew  # 20 ms: only for who has work for many

            assert self._anew is not None
            hands = self._hands  # a copy has all that was made so far
            by = method()
            make = (lambda: hands) if by == "fork" else partial(self._anew, self._drafts)
            size = min(self._most, left)
            self._crew = Crew(size, make, by, lambda number: self._drafts.paths[number])
        return self._crew

    def _by_stdin(self, work: "_Work[Any]") -> bool:
        return any(self._drafts.paths[number] == STDIN for number in work.numbers)

    def _bytes(self, work: "_Work[Any]") -> int:
        return sum(_size(self._drafts.paths[number]) for number in work.numbers)


class _Work(NamedTuple, Generic[T]):
    """What can be given away, and the drafts that it is about."""

    what: T
    numbers: Sequence[int]


class _Pace:
    """How fast this process is, in bytes. The first piece does not count: it makes much that the
    others find made."""

    def __init__(self, left: int) -> None:
        self._left = left
        self._first: float | None = None
        self._done = 0

    def passed(self, size: int) -> None:
        self._left -= size
        if self._first is None:
            self._first = perf_counter()
        else:
            self._done += size

    def saved(self, size: int) -> float:
        """Seconds that so many processes would save, as far as that can be told yet."""
        if self._left > _MUCH:
            return float("inf")
        if self._first is None:
            return 0.0
        took = perf_counter() - self._first
        if took < _TRIAL_SECONDS:
            return 0.0
        return self._left / max(self._done, 1) * took * (1 - 1 / size)


def method() -> Literal["fork", "spawn"]:
    """How processes are made: a copy is made at once, but has only one of the threads that a plugin
    may have started."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return "spawn"
    try:
        threads = len(os.listdir("/proc/self/task"))
    except OSError:
        import threading

        threads = threading.active_count()
    return "fork" if threads == 1 else "spawn"


def _cost() -> float:
    return _FORK_SECONDS if method() == "fork" else _SPAWN_SECONDS


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size + _EACH
    except OSError:
        return _EACH
