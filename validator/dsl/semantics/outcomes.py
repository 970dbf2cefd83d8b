"""How a condition can come out, whatever the text: true, false, unknown. Read off the plan."""

from collections.abc import Iterable, Mapping, Sequence

from validator.dsl import plan
from validator.dsl.operators import ArithmeticOperator, Comparator
from validator.dsl.values import comparison, folded
from validator.kinds import INFINITY

Outcomes = frozenset[bool | None]

_ANY: Outcomes = frozenset((True, False, None))
_CONVERSE: Mapping[Comparator, Comparator] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def outcomes(expression: plan.Expression) -> Outcomes:
    """All that may come of a condition; too many rather than too few."""
    match expression:
        case plan.And(parts):
            ends = _joined(map(outcomes, parts))
            return ends - {True} if conflict(parts) else ends
        case plan.Or(parts):
            return _negated(_joined(_negated(outcomes(part)) for part in parts))
        case plan.Not(part):
            return _negated(outcomes(part))
        case plan.Named(_, condition):
            return outcomes(condition)
        case plan.Compare(operator, left, right):
            return _compared(operator, left, right)
        case plan.Same(plan.Constant(one), plan.Constant(two)):
            return frozenset((one == two,))
        case plan.Quantified():
            return _quantified(expression)
    return _ANY


def _joined(parts: Iterable[Outcomes]) -> Outcomes:
    """All that may come of several conditions with `and`."""
    every = list(parts)
    found: set[bool | None] = set()
    if all(True in part for part in every):
        found.add(True)
    if any(False in part for part in every):
        found.add(False)
    if any(None in part for part in every):
        found.add(None)
    return frozenset(found)


def _negated(ends: Outcomes) -> Outcomes:
    return frozenset(None if end is None else not end for end in ends)


def _compared(operator: Comparator, left: plan.Expression, right: plan.Expression) -> Outcomes:
    if repr(left) == repr(right):
        same = operator in ("=", "<=", ">=")
        return frozenset((same, None))
    one, two = _bounds(left), _bounds(right)
    if one is None or two is None:
        return _ANY
    if one[0] == one[1] and two[0] == two[1]:
        return frozenset((comparison(operator)(one[0], two[0]),))
    match operator:
        case "<" | "<=":
            certain, ruled_out = _less(operator, one, two), _less(_opposite(operator), two, one)
        case ">" | ">=":
            certain = _less(_CONVERSE[operator], two, one)
            ruled_out = _less(_opposite(_CONVERSE[operator]), one, two)
        case _:
            apart = one[1] < two[0] or two[1] < one[0]
            certain, ruled_out = operator == "!=" and apart, operator == "=" and apart
    return frozenset((True,)) if certain else frozenset((False,)) if ruled_out else _ANY - {None}


def _opposite(operator: Comparator) -> Comparator:
    """`a < b` is ruled out where `b <= a`."""
    return "<=" if operator == "<" else "<"


def _less(operator: Comparator, one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether all of one is less than all of two."""
    return one[1] < two[0] if operator == "<" else one[1] <= two[0]


def _bounds(expression: plan.Expression) -> tuple[float, float] | None:
    """The least and the most of a number that does not depend on the text, or of a count."""
    match expression:
        case plan.Constant(value) if isinstance(value, int | float):
            return value, value
        case plan.Count():
            return 0, INFINITY
        case plan.Arithmetic(operator, left, right):
            one, two = _bounds(left), _bounds(right)
            if one and two and one[0] == one[1] and two[0] == two[1]:
                return _reckoned(operator, one[0], two[0])
    return None


def _reckoned(operator: ArithmeticOperator, one: float, two: float) -> tuple[float, float] | None:
    match operator:
        case "+":
            value = one + two
        case "-":
            value = one - two
        case "*":
            value = one * two
        case _ if two:
            value = one / two
        case _:
            return None
    return value, value


def _quantified(expression: plan.Quantified) -> Outcomes:
    test = expression.test
    nothing = test is not None and True not in outcomes(test)
    amount = expression.amount.value if isinstance(expression.amount, plan.Constant) else None
    match expression.quantifier:
        case "some" if nothing:
            return frozenset((False,))
        case "no" if nothing:
            return frozenset((True,))
        case "at least" if amount == 0:
            return frozenset((True,))
        case "at least" if nothing and amount is not None:
            return frozenset((False,))
        case "at most" if nothing:
            return frozenset((True,))
    return frozenset((True, False))


# ---- contradictions


def conflict(parts: Sequence[plan.Expression]) -> bool:
    """Whether conditions cannot all hold: one word is to be two, a number in no interval."""
    allowed: dict[str, set[object]] = {}
    refused: dict[str, set[object]] = {}
    bounds: dict[str, list[tuple[str, float]]] = {}
    for part in plan.conjuncts(parts):
        negated = isinstance(part, plan.Not)
        match part.part if isinstance(part, plan.Not) else part:
            case plan.Same(left, plan.Constant(word)):
                words = {folded(word)}
            case plan.OneOf(left, several):
                words = set(map(folded, several))
            case plan.Compare(operator, left, plan.Constant(number)) if not negated:
                if isinstance(number, int | float):
                    bounds.setdefault(repr(left), []).append((operator, number))
                continue
            case _:
                continue
        key = repr(left)
        if negated:
            refused.setdefault(key, set()).update(words)
        else:
            allowed[key] = allowed.get(key, words) & words
    return any(not words - refused.get(key, set()) for key, words in allowed.items()) or any(
        map(_empty, bounds.values())
    )


def _empty(limits: Iterable[tuple[str, float]]) -> bool:
    """Whether no number keeps to all limits."""
    low, high = -INFINITY, INFINITY
    open_low = open_high = False
    equal: set[float] = set()
    for operator, number in limits:
        if operator == "=":
            equal.add(number)
        if operator in (">", ">=", "=") and number >= low:
            open_low = operator == ">" or (open_low and number == low)
            low = number
        if operator in ("<", "<=", "=") and number <= high:
            open_high = operator == "<" or (open_high and number == high)
            high = number
    return len(equal) > 1 or low > high or (low == high and (open_low or open_high))
