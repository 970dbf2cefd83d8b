"""What it costs to test a part of a plan, roughly, and what must be bound before."""

from collections.abc import Iterator
from typing import Any

from validator.dsl import plan

_COSTS: dict[type, int] = {
    plan.Call: 5,
    plan.Relation: 3,
    plan.TermPattern: 5,
    plan.KindPattern: 10,
    plan.DerivedField: 15,
    plan.RegexPattern: 20,
    plan.SequencePattern: 20,
}
_AUTHOR_VOICE = 25


def cost_of(node: Any) -> int:
    """Only the order counts: fields before words, words before kinds, kinds before patterns."""
    return sum(
        _AUTHOR_VOICE
        if isinstance(part, plan.Relation) and part.operator == "author voice"
        else _COSTS.get(type(part), 1)
        for part in plan.walk(node)
    )


def slots_of(node: Any) -> Iterator[int]:
    """The slots that a part of a plan reads, those that it binds itself included."""
    return (part.slot for part in plan.walk(node) if isinstance(part, plan.Slot | plan.SlotTarget))
