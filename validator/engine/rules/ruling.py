"""Which rules a draft has: the usual ones, or those of the `[[when]]` tables that fit it."""

from collections.abc import Callable, Sequence

from validator.document import Document
from validator.engine.linting import Settings
from validator.engine.rules.layers import When
from validator.engine.rules.records import RuleRecord
from validator.named_tuples import NamedTuple

Key = tuple[int, ...]
"""The numbers of the tables that fit."""


class Ruled(NamedTuple):
    """All rules as some drafts have them."""

    records: tuple[RuleRecord, ...]
    settings: Settings


class Ruling:
    """The rules by draft, each choice of them made once."""

    def __init__(self, make: Callable[[Sequence[When]], Ruled], whens: Sequence[When] = ()) -> None:
        self._make = make
        self.whens = whens
        self._made: dict[Key, Ruled] = {}

    @property
    def usual(self) -> Ruled:
        """The rules of a draft that no table speaks of."""
        return self.by(())

    def key(self, document: Document) -> Key:
        path, metadata = document.source.path, document.metadata
        return tuple(n for n, when in enumerate(self.whens) if when.fits(path, metadata))

    def by(self, key: Key) -> Ruled:
        """The rules of the drafts with this key."""
        if key not in self._made:
            self._made[key] = self._make([self.whens[n] for n in key])
        return self._made[key]
