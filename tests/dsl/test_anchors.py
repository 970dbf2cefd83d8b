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
        (some(said(INSIDE)), [SAID]),
        (at_least(3, said(INSIDE)), [SAID]),
        (at_least(0, said(INSIDE)), []),
        (counted(">=", 1), [SAID]),
        (counted(">=", 0), []),
        (counted(">", 0), [SAID]),
        (counted(">", -1), []),
        (counted("<", 3), []),
        (plan.Not(some(said(INSIDE))), []),
        (plan.Or((some(said(INSIDE)), counted(">", 0))), []),
        (plan.And((some(said(INSIDE)), counted("<", 3))), [SAID]),
        (some(said()), []),
        (some(said(INSIDE._replace(negated=True))), []),
        (some(said(INSIDE._replace(operator="before"))), []),
        (some(said(INSIDE._replace(target=plan.SlotTarget(7)))), []),
        (some(said(INSIDE, pattern=plan.KindPattern("quotation"))), []),
        (some(said(INSIDE, pattern=plan.TermPattern('"in"'))), []),
    ],
)
def test_words_inside(condition: plan.Expression, found: list[plan.Pattern]) -> None:
    assert words_inside([condition], PLACE) == found
