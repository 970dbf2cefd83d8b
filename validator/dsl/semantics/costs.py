"""In which order a rule makes its tests: when what they read is bound, and cheap ones first."""

from collections.abc import Iterable, Iterator, Sequence
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


def ordered(body: plan.Body, catalog: Catalog) -> plan.Body:
    """A body with the order of its tests: most candidates fall before anything dear is asked, and
    what speaks of the article alone is asked once. All tests are pure, so that their order
    changes no result."""
    subjects = plan.in_order(body.subjects, body.at)
    tests = plan.tests(body.subjects, body.wheres, body.unlesses)
    said = (body.at, body.fix.slot if body.fix else body.at, *_slots_of(body))
    return body._replace(order=_order(tests, subjects, catalog), on_article=plan.ARTICLE in said)


def _order(
    tests: Sequence[plan.Test], subjects: Sequence[plan.Subject], catalog: Catalog
) -> tuple[tuple[int, ...], ...]:
    depths = {plan.ARTICLE: 0}
    for depth, subject in enumerate(subjects, 1):
        inner = (n.slot for n in plan.walk(subject.pattern) if isinstance(n, plan.Subject))
        depths.update(dict.fromkeys((subject.slot, *inner), depth))
    order: list[list[int]] = [[], *([] for _ in subjects)]
    for number, (condition, slot, _) in enumerate(tests):
        depth = max((depths.get(read, 0) for read in _slots_of(condition)), default=0)
        order[max(depth, depths[slot])].append(number)
    for group in order:
        if len(group) > 1:
            group.sort(key=lambda number: cost_of(tests[number], catalog))
    return tuple(map(tuple, order))


def cost_of(test: plan.Test, catalog: Catalog) -> int:
    """What it costs to tell candidates apart by a test. Only the order counts: fields before words,
    words before patterns, and last the kinds for which most must be read."""
    asking = reading = 0
    for part in plan.walk(test.condition):
        asking += _COSTS.get(type(part), 1)
        if type(part) in _NEEDING:
            reading += _kinds(_needs(part, catalog), catalog)
    return asking * (1 if test.wanted else _SPARING) + reading


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


def _slots_of(node: Any) -> Iterator[int]:
    """The slots that a part of a plan reads, those that it binds itself included."""
    return (part.slot for part in plan.walk(node) if isinstance(part, plan.Slot | plan.SlotTarget))
