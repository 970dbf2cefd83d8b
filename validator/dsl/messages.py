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
    parts: list[str | Message] = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append(part)
        elif isinstance(part, plan.Missing):
            parts.append(lambda _frame, missing: missing)
        else:
            parts.append(_shown(part, conditions))

    def fill(frame: Frame, missing: str) -> str:
        return "".join(part if isinstance(part, str) else part(frame, missing) for part in parts)

    return fill


def _shown(part: plan.Expression, conditions: Conditions) -> Message:
    value, run = conditions.value(part), conditions.run_of(part)
    owner = None
    if isinstance(part, plan.Field) and part.field == "value":
        owner = conditions.value(part.value)

    def shown(frame: Frame, _missing: str) -> str:
        found = value(frame)
        if owner is not None and isinstance(found, int | float):
            span = owner(frame)
            return show_bounded(found, getattr(span, "low", found), getattr(span, "high", found))
        return show(run(frame).document, found)

    return shown
