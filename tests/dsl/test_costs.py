"""In which order conditions are asked: what is cheap first, what lets most pass later, and last
what asks for kinds that are dear to find."""

from validator.dsl import plan
from validator.dsl.operators import RelationOperator
from validator.dsl.semantics.costs import cost_of
from validator.engine.session import Session

FIGURE = plan.Slot(1)
TYPE = plan.OneOf(plan.Field(FIGURE, "type"), ("number", "range"))
VALUE = plan.Or(
    (
        plan.Compare(">=", plan.Field(FIGURE, "value"), plan.Constant(25)),
        plan.Not(plan.Present(plan.Field(FIGURE, "value"))),
    )
)
IN_BODY = plan.Relation(False, "in", plan.KindPattern("body"))
AUTHOR_VOICE = plan.Relation(False, "author voice", None)


def _some(pattern: plan.Pattern, operator: RelationOperator) -> plan.Quantified:
    relation = plan.Relation(False, operator, plan.SlotTarget(1))
    return plan.Quantified("some", None, plan.Subject(2, pattern, (relation,)), None)


def test_what_leaves_few_is_asked_before_what_spares_few(session: Session) -> None:
    people = plan.Or((_some(plan.TermPattern("x.people"), "just after"),) * 2)
    asked: list[tuple[plan.Expression | plan.Relation, bool]] = [
        (TYPE, True),
        (VALUE, True),
        (IN_BODY, True),
        (people, True),
        (_some(plan.TermPattern('"the"'), "just before"), False),
        (AUTHOR_VOICE, True),
        (_some(plan.KindPattern("attribution", ("weak",)), "covering"), False),
    ]
    costs = [
        cost_of(plan.Test(condition, plan.ARTICLE, wanted), session.catalog)
        for condition, wanted in asked
    ]
    assert costs == sorted(set(costs))
