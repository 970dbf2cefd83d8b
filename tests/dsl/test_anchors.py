"""Which words a condition asks to lie in a span, so that others need no look."""

import pytest

from validator.dsl import plan
from validator.dsl.anchors import needed, words_inside

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


OTHER, KIND = plan.TermPattern("x.list"), plan.KindPattern("quotation")
ELSEWHERE = plan.Relation(False, "another article", None)


@pytest.mark.parametrize(
    ("pattern", "condition", "words"),
    [
        (KIND, some(said()), {'"said"'}),
        (OTHER, some(said()), {"x.list"}),
        (plan.TermPattern('"in"'), some(said()), {'"said"'}),
        (KIND, some(said(pattern=plan.TermPattern('"in"'))), set()),
        (KIND, plan.Or((some(said()), some(said(pattern=OTHER)))), {'"said"', "x.list"}),
        (KIND, plan.Or((some(said()), some(said(pattern=KIND)))), set()),
        (KIND, plan.And((some(said(pattern=OTHER)), some(said()))), {'"said"'}),
        (KIND, at_least(0, said()), set()),
        (KIND, counted(">=", 4), {'"said"'}),
        (KIND, plan.Not(some(said())), set()),
        (KIND, some(said(ELSEWHERE)), set()),
    ],
)
def test_words_that_a_rule_needs(
    pattern: plan.Pattern, condition: plan.Expression, words: set[str]
) -> None:
    need = needed([plan.Subject(PLACE, pattern, ())], [condition])
    assert set(need.lexicons) == words
    assert need.kinds == (() if words else ("quotation",))
