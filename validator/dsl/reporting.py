"""What a rule says of a match: the message, the correction, what stands around it."""

from typing import Any

from validator.dsl import plan
from validator.dsl.conditions import Conditions
from validator.dsl.evidence import near_misses
from validator.dsl.frames import Evidence, Finding, Frame
from validator.dsl.messages import message
from validator.dsl.values import show
from validator.lexicon import Term


class Reporter:
    """Makes findings of frames in which a rule is broken."""

    def __init__(self, rule: plan.Rule, body: plan.Body, conditions: Conditions) -> None:
        self._rule, self._body = rule, body
        self._message = message(body.message, conditions)
        self._suggestion = message(body.suggestion, conditions) if body.suggestion else None
        self._fix = conditions.value(body.fix.replacement) if body.fix else None
        self._once = conditions.value(body.once_value) if body.once_value else None
        self._near = near_misses(body.requirements, conditions.matcher.catalog)
        self._others = [subject.slot for subject in body.subjects if subject.slot != body.at]

    def __call__(self, frame: Frame, missing: list[str]) -> Finding:
        """`missing`: the labels of the requirements that failed."""
        reported = frame.spans[self._body.at]
        labels = ", ".join(filter(None, missing))
        evidence = [self._subject(frame, slot) for slot in self._others]
        if missing:
            evidence += [e for near in self._near if (e := near(frame, reported)) is not None]
        return Finding(
            self._rule,
            reported.start,
            reported.end,
            self._message(frame, labels),
            self._suggestion(frame, labels) if self._suggestion else None,
            self._edit(frame),
            tuple(evidence),
            getattr(reported, "headword", None),
            _plain(self._once(frame)) if self._once else None,
        )

    def _subject(self, frame: Frame, slot: int) -> Evidence:
        document, span = frame.runs[slot].document, frame.spans[slot]
        words = f"{self._body.slots[slot] or 'here'}: “{show(document, span)}”"
        return Evidence(document, span.start, span.end, words)

    def _edit(self, frame: Frame) -> tuple[int, int, str] | None:
        fix = self._body.fix
        if fix is None or self._fix is None:
            return None
        replacement, place = self._fix(frame), frame.spans[fix.slot]
        if not isinstance(replacement, str):
            return None
        found = frame.home.document.text[place.start : place.end]
        form = place.entry.form if isinstance(place, Term) else None
        return place.start, place.end, _like(found, form, replacement)


def _plain(value: Any) -> Any:
    return value if not isinstance(value, str) else value.casefold()


def _like(found: str, form: str | None, replacement: str) -> str:
    """A replacement with the capitals of what it replaces; those of an acronym are its own."""
    if found == form and found.isupper():
        return replacement
    if found.isupper() and len(found) > 1:
        return replacement.upper()
    if found[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
