"""The names that a rule binds, and their slots in the frame that an evaluation fills."""

from validator.dsl import plan
from validator.dsl.syntax.faults import ALIKE, MUCH_ALIKE
from validator.dsl.types import Type
from validator.named_tuples import NamedTuple


class Binding(NamedTuple):
    slot: int
    type: Type
    value: plan.Expression | None = None
    """What a parameter stands for that has no name: a number, a text, the source of a figure."""


class Scope:
    """Names in sight; a nested scope sees its parent, and shares its count of slots."""

    def __init__(self, parent: "Scope | None" = None) -> None:
        self._parent = parent
        self._names: dict[str, Binding] = {}
        self._slots: list[str] = parent._slots if parent else []

    def bind(self, name: str, type_: Type) -> int:
        slot = len(self._slots)
        self._slots.append(name)
        if name:
            self._names[name] = Binding(slot, type_)
        return slot

    def apart(self) -> "Scope":
        """A scope that sees none of these names, and shares the count of slots."""
        scope = Scope()
        scope._slots = self._slots
        return scope

    def put(self, name: str, binding: Binding) -> None:
        """Let a name stand for what is bound already."""
        self._names[name] = binding

    def get(self, name: str) -> Binding | None:
        found = self._names.get(name)
        return found or (self._parent.get(name) if self._parent else None)

    def alike(self) -> float:
        """How much a word must be like a name to be meant for it: much, where something has been
        found that has no name, as that may be meant."""
        return MUCH_ALIKE if "" in self._slots else ALIKE

    def names(self) -> set[str]:
        return {*self._names, *(self._parent.names() if self._parent else ())}

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(self._slots)
