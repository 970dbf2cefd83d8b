"""Which words a condition asks to lie in a span, so that others need no look."""

import pytest

from validator.dsl import plan
from validator.dsl.anchors import words_inside

PLACE = 1
SAID = plan.TermPattern('"said"')
INSIDE = plan.Relation(False, "in", plan.SlotTarget(PLACE))


def said(*relations: plan.Relation, pattern: plan.Pattern = SAID) -> plan.Subject:
    return plan.Subject(2, pattern, relations)


def some(subject: plan.Subject) -> plan.Quantified:
    return plan.Quantified("some", None, subject, None)


def at_least(number: int, subject: plan.Subject) -> plan.Quantified:
    return plan.Quantified("at least", plan.Constant(number), subject, None)


def counted(operator: str, number: int) -> plan.Compare:
    return plan.Compare(operator, plan.Count(False, said(INSIDE), None), plan.Constant(number))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (some(said(INSIDE)), [(SAID, 1)]),
        (at_least(3, said(INSIDE)), [(SAID, 3)]),
        (at_least(0, said(INSIDE)), []),
        (counted(">=", 4), [(SAID, 4)]),
        (counted(">=", 0), []),
        (counted(">", 4), [(SAID, 5)]),
        (counted(">", -1), []),
        (counted("<", 3), []),
        (plan.Not(some(said(INSIDE))), []),
        (plan.Or((some(said(INSIDE)), counted(">", 0))), []),
        (plan.And((some(said(INSIDE)), counted("<", 3))), [(SAID, 1)]),
        (some(said()), []),
        (some(said(INSIDE._replace(negated=True))), []),
        (some(said(INSIDE._replace(operator="before"))), []),
        (some(said(INSIDE._replace(target=plan.SlotTarget(7)))), []),
        (some(said(INSIDE, pattern=plan.KindPattern("quotation"))), []),
        (some(said(INSIDE, pattern=plan.TermPattern('"in"'))), []),
    ],
)
def test_words_inside(condition: plan.Expression, found: list[tuple[plan.Pattern, int]]) -> None:
    assert words_inside([condition], PLACE) == found
