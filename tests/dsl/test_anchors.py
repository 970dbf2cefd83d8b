"""What a condition asks for, so that a text without it needs no look."""

import pytest

from validator.dsl import plan
from validator.dsl.operators import Comparator
from validator.dsl.plan import asked_for
from validator.dsl.semantics.anchors import needed

PLACE = 1
SAID = plan.TermPattern('"said"')
INSIDE = plan.Relation(False, "in", plan.SlotTarget(PLACE))


def said(*relations: plan.Relation, pattern: plan.Pattern = SAID) -> plan.Subject:
    return plan.Subject(2, pattern, relations)


def some(subject: plan.Subject) -> plan.Quantified:
    return plan.Quantified("some", None, subject, None)


def at_least(number: int, subject: plan.Subject) -> plan.Quantified:
    return plan.Quantified("at least", plan.Constant(number), subject, None)


def counted(operator: Comparator, number: int) -> plan.Compare:
    return plan.Compare(operator, plan.Count(False, said(INSIDE), None), plan.Constant(number))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (some(said(INSIDE)), (said(INSIDE), 1)),
        (at_least(3, said()), (said(), 3)),
        (counted(">=", 4), (said(INSIDE), 4)),
        (counted(">", 4), (said(INSIDE), 5)),
        (counted("<", 3), None),
        (plan.Not(some(said(INSIDE))), None),
    ],
)
def test_asked_for(condition: plan.Expression, found: tuple[plan.Subject, int] | None) -> None:
    assert asked_for(condition) == found


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
