"""Several subjects must hang together by windows, keyed functions or what they have in common, or a
run is quadratic."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from validator.dsl import plan
from validator.dsl.semantics.resolution import Resolution
from validator.dsl.syntax import ast

_WINDOWS = {
    "same", "in", "covering", "overlapping", "just before", "just after", "alone in",
    "within of", "within before", "within after",
}  # fmt: skip


def check_join(
    rule: Resolution,
    subjects: Sequence[tuple[plan.Subject, ast.Subject]],
    wheres: Sequence[plan.Expression],
) -> None:
    """Note every subject that nothing ties to the first."""
    message = "nothing ties this subject to the others, so every pair would have to be tried"
    group = {planned.slot: planned.slot for planned, _ in subjects}

    def root(slot: int) -> int:
        return slot if group[slot] == slot else root(group[slot])

    for one, two in _ties(rule, subjects, wheres):
        if one in group and two in group:
            group[root(one)] = root(two)
    for planned, written in subjects[1:]:
        if root(planned.slot) != root(subjects[0][0].slot):
            if isinstance(written.pattern, ast.LiteralWords | ast.Form) and not written.relations:
                hint = 'either of several stands in brackets: ("..." | "...") as NAME'
                rule.note(written.at, "unbounded-join", message, hint)
                continue
            keyed = sorted(_fitting(rule, subjects[0][0].pattern, planned.pattern))
            rule.note(
                written.at,
                "unbounded-join",
                message,
                "add a window (“within 3 sentences of ...”, “in same paragraph as ...”)"
                + (f", a where with {' or '.join(keyed)}" if keyed else "")
                + ", or what both have in common (“where one.identity is other.identity”)"
                + "; where one tells enough: where some ... before NAME",
            )


def _fitting(rule: Resolution, *patterns: plan.Pattern) -> Iterator[str]:
    """The keyed functions that take such things."""
    kinds = [pattern.kind for pattern in patterns if isinstance(pattern, plan.KindPattern)]
    for function in rule.catalog.functions.values():
        if function.key and len(kinds) == len(patterns) == len(function.parameters):
            pairs = zip(kinds, function.parameters, strict=True)
            if all(wanted == "span" or rule.catalog.is_a(kind, wanted) for kind, wanted in pairs):
                yield function.name


def _ties(
    rule: Resolution,
    subjects: Sequence[tuple[plan.Subject, ast.Subject]],
    wheres: Sequence[plan.Expression],
) -> Iterator[tuple[int, int]]:
    """Pairs of slots that something ties together."""
    for planned, _ in subjects:
        yield from _windows(planned.slot, planned.relations)
    for (one, _), (other, _) in combinations(subjects, 2):
        if any(plan.equalities(wheres, one, [other])):
            yield one.slot, other.slot
    for part in plan.conjuncts(wheres):
        if isinstance(part, plan.Call) and rule.catalog.functions[part.function].key:
            slots = [a.slot for a in part.arguments if isinstance(a, plan.Slot)]
            yield from pairwise(slots)
        elif isinstance(part, plan.Related) and isinstance(part.value, plan.Slot):
            yield from _windows(part.value.slot, part.relations)


def _windows(slot: int, relations: Sequence[plan.Relation]) -> Iterator[tuple[int, int]]:
    for relation in relations:
        if (
            not relation.negated
            and relation.operator in _WINDOWS
            and relation.unit != "article"
            and isinstance(relation.target, plan.SlotTarget)
        ):
            yield slot, relation.target.slot
