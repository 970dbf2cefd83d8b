"""Messages: placeholders filled from a frame."""

from collections.abc import Callable

from validator.dsl import plan
from validator.dsl.conditions import Conditions
from validator.dsl.frames import Frame
from validator.dsl.values import show, show_bounded

Message = Callable[[Frame, str], str]
"""Takes the frame, and the labels of the requirements that failed."""


def message(template: plan.Template, conditions: Conditions) -> Message:
    """A template as a function."""
    written: list[str] = []
    gaps: list[Message] = []
    for part in template.parts:
        if isinstance(part, str):
            written.append(part.replace("%", "%%"))
            continue
        written.append("%s")
        if isinstance(part, plan.Missing):
            gaps.append(lambda _frame, labels: labels)
        else:
            gaps.append(_shown(part, conditions))
    text = "".join(written)
    return lambda frame, labels: text % tuple([gap(frame, labels) for gap in gaps])


def _shown(part: plan.Expression, conditions: Conditions) -> Message:
    value, run = conditions.value(part), conditions.run_of(part)
    owner = None
    if isinstance(part, plan.Field) and part.field == "value":
        owner = conditions.value(part.value)
    of_year = (isinstance(part, plan.Field) and part.field == "year") or (
        isinstance(part, plan.DerivedField) and part.name == "year"
    )

    def shown(frame: Frame, _missing: str) -> str:
        found = value(frame)
        if of_year and isinstance(found, int | float):
            return f"{found:.0f}"  # no separators: 2020
        if owner is not None and isinstance(found, int | float):
            span = owner(frame)
            return show_bounded(found, getattr(span, "low", found), getattr(span, "high", found))
        return show(run(frame).document, found)

    return shown
