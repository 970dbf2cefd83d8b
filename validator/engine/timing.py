"""How long checkers and rules take: a session's checkers by the clock, for `--timing`.

A run without a clock has no trace of this. What is made once for all, as sentences and the search
for words, counts for whoever asks first.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from time import process_time
from typing import Any

from validator.checker import ActiveRule, Checker
from validator.document import Document
from validator.named_tuples import NamedTuple


class Spent(NamedTuple):
    """Seconds of CPU that a checker or a rule took, those it waited for others left out."""

    what: str
    """checker or rule."""
    name: str
    seconds: float


class Clock:
    """Takes the time of calls; what a call spends in another counts for the other alone."""

    def __init__(self) -> None:
        self._spent: dict[tuple[str, str], float] = {}
        self._others = [0.0]
        self._begun = process_time()

    @property
    def total(self) -> float:
        """Seconds since the clock was made."""
        return process_time() - self._begun

    @property
    def spent(self) -> list[Spent]:
        """The dearest first."""
        found = [Spent(*key, seconds) for key, seconds in self._spent.items()]
        return sorted(found, key=lambda one: (-one.seconds, one.what, one.name))

    def checker(self, checker: Checker) -> Checker:
        """A checker of which every call, and every rule in its hands, is timed."""
        timed: Any = copy(checker)
        for name in ("prepare", "annotate", "annotate_section"):
            setattr(timed, name, self._timed(("checker", checker.name), getattr(checker, name)))
        check = self._timed(("checker", checker.name), checker.check)

        def check_by_clock(document: Document, rules: Sequence[ActiveRule]) -> Iterable[Any]:
            by_clock = [
                rule._replace(find=self._timed(("rule", rule.id), rule.find)) for rule in rules
            ]
            found: Iterable[Any] = check(document, by_clock)
            return found

        timed.check = check_by_clock
        result: Checker = timed
        return result

    def _timed(self, key: tuple[str, str], call: Callable[..., Any]) -> Callable[..., Any]:
        def by_clock(*arguments: Any) -> Any:
            self._others.append(0.0)
            begun = process_time()
            try:
                made = call(*arguments)
                return made if made is None else list(made)  # a generator works when it is read
            finally:
                took = process_time() - begun
                others = self._others.pop()
                self._others[-1] += took
                self._spent[key] = self._spent.get(key, 0.0) + took - others

        return by_clock
