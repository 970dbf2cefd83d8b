"""Several processes that check drafts.

They are given numbers of drafts, read the drafts themselves, and tell what became of them as lines
of JSON. A process that dies costs the draft that it had in hand, which is told, and is replaced.
"""

import json
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Literal, Protocol

from validator.engine.cache.outcome_data import decoded, encoded
from validator.engine.checked import Checked
from validator.engine.running import Looked, Waits
from validator.named_tuples import NamedTuple
from validator.report import Failure

_AHEAD = 2
"""Tasks that a process has at a time, so that it never waits for us."""
_MOST_IN_TASK = 16
_TASKS_EACH = 8
"""At least, so that all of them end at about the same time."""


class Worker(Protocol):
    """Who checks drafts in one of the processes."""

    def look(self, number: int) -> Looked: ...

    def together(self, story: str, numbers: Sequence[int]) -> Iterator[Looked]: ...


class _Task(NamedTuple):
    """Drafts to be looked at, or those of a story; `open` are not told yet."""

    story: str | None
    open: list[int]


class _Member(NamedTuple):
    process: Any
    connection: "Connection[Any, Any]"
    tasks: deque[_Task]


class Crew:
    """Processes that check drafts until `close`."""

    def __init__(
        self,
        size: int,
        make: Callable[[], Worker],
        by: Literal["fork", "spawn"],
        name: Callable[[int], str],
    ) -> None:
        """Each process is made `by` copying this one, or anew. `make` is called in it, and for
        “spawn” has to be pickled; `name` gives the path of a draft."""
        self._make = make
        self._context: Any = get_context(by)
        self._name = name
        self._members: list[_Member] = []
        for _ in range(size):
            self._hire()

    def look(self, numbers: Sequence[int]) -> Iterator[Looked]:
        each = len(numbers) // (len(self._members) * _TASKS_EACH)
        size = max(1, min(each, _MOST_IN_TASK))
        starts = range(0, len(numbers), size)
        return self._work(_Task(None, list(numbers[at : at + size])) for at in starts)

    def together(self, stories: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Looked]:
        return self._work(_Task(story, list(numbers)) for story, numbers in stories)

    def close(self) -> None:
        """End the processes, whatever they do."""
        for member in self._members:
            member.connection.close()
            member.process.terminate()
        for member in self._members:
            member.process.join()
        self._members = []

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        # a copy has our ends of all pipes too, and would keep the others from seeing us gone
        others = [member.connection for member in self._members] + [ours]
        given = others if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=_work, args=(theirs, self._make, given), daemon=True)
        # an interrupt is for us, who then end them
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, before)
        theirs.close()
        self._members.append(_Member(process, ours, deque()))

    def _work(self, tasks: Iterator[_Task]) -> Iterator[Looked]:
        waiting = deque(tasks)
        for _ in range(_AHEAD):
            for member in self._members:
                self._give(member, waiting)
        while busy := [member for member in self._members if member.tasks]:
            ready = wait([member.connection for member in busy])
            for member in busy:
                if member.connection in ready:
                    yield from self._heard(member, waiting)

    def _give(self, member: _Member, waiting: deque[_Task]) -> None:
        if waiting:
            task = waiting.popleft()
            member.tasks.append(task)
            with suppress(OSError):  # it is gone, as we are about to hear
                member.connection.send_bytes(json.dumps(task).encode())

    def _heard(self, member: _Member, waiting: deque[_Task]) -> Iterator[Looked]:
        try:
            answer = json.loads(member.connection.recv_bytes())
        except (EOFError, OSError):
            yield from self._lost(member, waiting)
            return
        if isinstance(answer, str):
            raise RuntimeError(answer)
        looked = _looked(*answer)
        task = member.tasks[0]
        task.open.remove(looked.number)
        if not task.open:
            member.tasks.popleft()
            self._give(member, waiting)
        yield looked

    def _lost(self, member: _Member, waiting: deque[_Task]) -> Iterator[Looked]:
        """Go on without a process that died."""
        self._members.remove(member)
        member.connection.close()
        member.process.join()
        first, *others = member.tasks
        dead = first.open if first.story is not None else first.open[:1]
        if first.story is None and first.open[1:]:
            others.insert(0, first._replace(open=first.open[1:]))
        waiting.extendleft(reversed(others))
        why = f"the process that checked it ended ({member.process.exitcode})"
        self._hire()
        for _ in range(_AHEAD):
            self._give(self._members[-1], waiting)
        for number in dead:
            yield Looked(number, "", Failure(self._name(number), why))


# ---- in each of the processes


def _work(
    connection: "Connection[Any, Any]",
    make: Callable[[], Worker],
    others: Sequence["Connection[Any, Any]"],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    with suppress(EOFError, OSError):  # nobody listens any more
        try:
            worker = make()
            while True:
                story, numbers = json.loads(connection.recv_bytes())
                if story is not None:
                    answers = worker.together(story, numbers)
                else:
                    answers = map(worker.look, numbers)
                for looked in answers:
                    connection.send_bytes(_told(looked))
        except (EOFError, OSError):
            raise
        except Exception as error:
            connection.send_bytes(json.dumps(f"{type(error).__name__}: {error}").encode())


def _told(looked: Looked) -> bytes:
    number, digest, outcome = looked
    if isinstance(outcome, Checked):
        return json.dumps([number, digest, "checked", encoded(outcome)]).encode()
    kind = "waits" if isinstance(outcome, Waits) else "failure"
    return json.dumps([number, digest, kind, outcome]).encode()


def _looked(number: int, digest: str, kind: str, data: Any) -> Looked:
    if kind == "checked":
        return Looked(number, digest, decoded(data))
    return Looked(number, digest, Waits(*data) if kind == "waits" else Failure(*data))
