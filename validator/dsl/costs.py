"""What it costs to test a part of a plan, roughly, and what must be bound before."""

from collections.abc import Iterable, Iterator
from typing import Any

from validator.dsl import plan
from validator.dsl.catalog import Catalog

_COSTS: dict[type, int] = {
    plan.Call: 5,
    plan.Relation: 10,
    plan.TermPattern: 5,
    plan.KindPattern: 5,
    plan.DerivedField: 10,
    plan.RegexPattern: 20,
    plan.SequencePattern: 20,
}
_NEEDING = (plan.KindPattern, plan.DerivedField, plan.Call, plan.Relation)
_AUTHOR_VOICE = ("quotation", "attribution")


_SPARING = 10
"""A `where` leaves few candidates and an `unless` spares few: of two that cost the same, the first
is worth asking before."""


def cost_of(node: Any, catalog: Catalog, wanted: bool = True) -> int:
    """What it costs to tell candidates apart by something that must be true, or must not. Only the
    order counts: fields before words, words before patterns, and last the kinds for which most must
    be read."""
    asking = reading = 0
    for part in plan.walk(node):
        asking += _COSTS.get(type(part), 1)
        if type(part) in _NEEDING:
            reading += _kinds(_needs(part, catalog), catalog)
    return asking * (1 if wanted else _SPARING) + reading


def _needs(part: Any, catalog: Catalog) -> Iterable[str]:
    """The kinds that a part of a plan asks for."""
    match part:
        case plan.KindPattern(kind):
            return (kind,)
        case plan.DerivedField(_, kind, name):
            derived = catalog.kinds[kind].derived[name].derived
            return derived.needs if derived else ()
        case plan.Call(function):
            return catalog.functions[function].needs
        case plan.Relation(operator="author voice"):
            return _AUTHOR_VOICE
        case _:
            return ()


def _kinds(names: Iterable[str], catalog: Catalog) -> int:
    return sum(catalog.kinds[name].cost for name in names if name in catalog.kinds)


def slots_of(node: Any) -> Iterator[int]:
    """The slots that a part of a plan reads, those that it binds itself included."""
    return (part.slot for part in plan.walk(node) if isinstance(part, plan.Slot | plan.SlotTarget))
