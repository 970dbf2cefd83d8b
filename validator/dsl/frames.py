"""What an evaluation works on: documents with their indexes, names with what they stand for."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from validator.checker import Derived, Function
from validator.document import Document
from validator.dsl import plan
from validator.dsl.relations import Geometry
from validator.dsl.spans import Extents, Match, SpanIndex
from validator.named_tuples import NamedTuple


class Evidence(NamedTuple):
    """A place that decided, in some article of the story."""

    document: Document
    start: int
    end: int
    message: str


class Finding(NamedTuple):
    """What a rule reports, in prose offsets."""

    rule: plan.Rule
    start: int
    end: int
    message: str
    suggestion: str | None
    edit: tuple[int, int, str] | None
    evidence: tuple[Evidence, ...]
    headword: str | None
    thinning: Any = None
    """Value of `once per ... and VALUE`."""


class Run:
    """One document under evaluation: its indexes, each made once for all rules."""

    def __init__(self, document: Document, extents: Extents) -> None:
        self.document = document
        self.geometry = Geometry(document, extents)
        self.extents = extents
        self._keys: dict[str, dict[int, object | None]] = defaultdict(dict)
        self._derived: dict[tuple[str, str], dict[int, Any]] = defaultdict(dict)
        self.indexes: dict[str, SpanIndex] = {}
        """By pattern; for those that depend on nothing that a rule binds."""

    def key(self, function: Function, span: Any) -> object | None:
        """The key that a function compares a span by, asked once."""
        assert function.key is not None
        known = self._keys[function.name]
        place = id(span)
        if place not in known:
            known[place] = function.key(self.document, span)
        return known[place]

    def keys(self, function: Function, spans: Sequence[Any]) -> Sequence[object | None]:
        """The keys of many spans, in their order."""
        if function.keys is not None:
            return function.keys(self.document, spans)
        return [self.key(function, span) for span in spans]

    def attribute(self, derived: Derived, span: Any) -> Any:
        """The value of a derived attribute, computed once a span."""
        known = self._derived[derived.of, derived.name]
        place = id(span)
        if place not in known:
            known[place] = derived.compute(self.document, span)
        return known[place]


class Frame:
    """What the names of a rule stand for: a span and its document, by slot."""

    __slots__ = ("home", "others", "runs", "spans")

    def __init__(self, size: int, home: Run, others: Sequence[Run]) -> None:
        self.spans: list[Any] = [None] * size
        self.runs: list[Run] = [home] * size
        self.home = home
        self.others = others

    def put(self, slot: int, span: Any, run: Run) -> None:
        self.spans[slot] = span
        self.runs[slot] = run
        if type(span) is Match:
            for inner, part in span.parts:
                self.put(inner, part, run)
