"""All drafts of a run: what is known of them is recalled, the others are checked.

    drafts -> recalled, or looked at -> stories, each together -> outcomes, in order

Outcomes are the same whoever makes them, in whichever order: the cache, this process, others.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, partial
from typing import Protocol

from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.outcomes import Kept, OutcomeCache, digest_of
from validator.engine.cache.printing import Printing
from validator.engine.checked import Checked
from validator.engine.stories import Drafts
from validator.named_tuples import NamedTuple
from validator.report import Failure


class Waits(NamedTuple):
    """A draft that is checked with the others of its story."""

    story: str


class Looked(NamedTuple):
    """A draft by its number that was looked at, the digest of what was read, and what it is."""

    number: int
    digest: str
    outcome: Checked | Failure | Waits


class Labour(Protocol):
    """Who checks drafts, by their numbers; each is told as soon as it is done."""

    def look(self, numbers: Sequence[int]) -> Iterator[Looked]: ...

    def together(self, stories: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Looked]: ...

    def close(self) -> None:
        """Leave what is not done."""


class Outcomes(NamedTuple):
    """What became of the drafts, in their order."""

    found: tuple[Checked | Failure, ...]
    drafts: int
    """How many there are; fewer are found where the run was interrupted."""

    @property
    def interrupted(self) -> bool:
        return len(self.found) < self.drafts


def run(
    drafts: Drafts,
    cache: OutcomeCache | None,
    printing: Printing | None,
    labour: Callable[[], Labour],
    told: Callable[[int], None],
) -> Outcomes:
    """Check drafts, and print them by `printing`. `labour` is called when there is a first draft to
    check, `told` with the number of drafts done, each time one is. An interrupt leaves out those
    that are not."""
    running = _Running(drafts, cache, printing, labour, told)
    try:
        running.recall()
        running.look()
        running.stories()
    except KeyboardInterrupt:
        pass  # what is known so far is told
    finally:
        running.close()
    found = (outcome for _, outcome in sorted(running.found.items()))
    return Outcomes(tuple(found), len(drafts.paths))


class _Running:
    """How far a run is."""

    def __init__(
        self,
        drafts: Drafts,
        cache: OutcomeCache | None,
        printing: Printing | None,
        labour: Callable[[], Labour],
        told: Callable[[int], None],
    ) -> None:
        self._drafts = drafts
        self._cache = cache
        self._printing = printing
        self._make_labour = labour
        self._told = told
        self.found: dict[int, Checked | Failure] = {}
        self._todo: list[int] = list(range(len(drafts.paths)))
        self._digests: dict[int, str] = {}
        self._stories: dict[str, dict[int, Kept | None]] = {}

    def recall(self) -> None:
        """Take what is known of drafts."""
        if self._cache is None:
            return
        todo, self._todo = self._todo, []
        for number in todo:
            path, digest = self._drafts.name(number), cache(partial(self._digest, number))
            printed = self._printing and self._printing.recall(path, digest)
            if printed:
                self._done(number, printed)
                continue
            kept = self._cache.recall(path, digest)
            if kept is None:
                self._todo.append(number)
            elif kept.story is None:
                self._done(number, self._printed(kept.digest, kept.checked))
            else:
                self._waits(number, kept.digest, kept.story, kept)

    def _digest(self, number: int) -> str:
        """Of what is read of a draft; where it cannot be read, one that nothing is known by."""
        draft = self._drafts.read(number)
        return "" if isinstance(draft, Failure) else digest_of(draft)

    def look(self) -> None:
        """Look at the others."""
        if not self._todo:
            return
        for number, digest, outcome in self._labour.look(self._todo):
            if isinstance(outcome, Waits):
                self._waits(number, digest, outcome.story, None)
                continue
            if isinstance(outcome, Checked):
                made, outcome = outcome, self._printed(digest, outcome)
                if outcome.printout is None:
                    self._keep(Kept(digest, made))
            self._done(number, outcome)

    def stories(self) -> None:
        """Check the drafts of each story together, unless all of it is as it was."""
        todo = []
        for story, drafts in self._stories.items():
            numbers = sorted(drafts)
            whole = digest_of_all(self._digests[number] for number in numbers)
            known = [kept for kept in drafts.values() if kept is not None]
            if len(known) == len(drafts) and all(kept.together == whole for kept in known):
                for number, kept in zip(drafts, known, strict=True):
                    self._done(number, kept.checked)
            else:
                todo.append((story, numbers))
        if not todo:
            return
        made: dict[int, Looked] = {}
        for looked in self._labour.together(todo):
            made[looked.number] = looked
            if not isinstance(looked.outcome, Waits):
                self._done(looked.number, looked.outcome)
        for story, numbers in todo:
            self._keep_together(story, [made[number] for number in numbers])

    def _keep_together(self, story: str, made: Sequence[Looked]) -> None:
        """Keep the outcomes of a story if all of them are whole."""
        whole = digest_of_all(looked.digest for looked in made)
        kept = [
            Kept(looked.digest, looked.outcome, story, whole)
            for looked in made
            if isinstance(looked.outcome, Checked) and not looked.outcome.failures
        ]
        if len(kept) == len(made):
            for one in kept:
                self._keep(one)

    def _keep(self, kept: Kept) -> None:
        if self._cache is not None:
            self._cache.keep(kept)

    def _printed(self, digest: str, checked: Checked) -> Checked:
        return checked if self._printing is None else self._printing.printed(digest, checked)

    @cached_property
    def _labour(self) -> Labour:
        return self._make_labour()

    def close(self) -> None:
        if "_labour" in vars(self):
            self._labour.close()

    def _waits(self, number: int, digest: str, story: str, kept: Kept | None) -> None:
        self._digests[number] = digest
        self._stories.setdefault(story, {})[number] = kept

    def _done(self, number: int, outcome: Checked | Failure) -> None:
        self.found[number] = outcome
        self._told(len(self.found))
