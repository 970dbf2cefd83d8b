"""A decision in one sentence: “the source is there: the health ministry said”."""

from collections.abc import Iterable, Sequence

from validator.dsl.tracing.steps import Near, Place, Step, deciders
from validator.dsl.tracing.trace import Attempt, Clause
from validator.dsl.values import LONGEST_TEXT, in_marks

MOST_CANDIDATES = 50
"""Explained at once, of every rule: more is not read by anybody."""
UNSAID = "…"
"""Stands for words that a private rule keeps out of every report."""


def reason(attempt: Attempt) -> str:
    """Why a candidate is reported or not, without a full stop."""
    clause, private = attempt.decided, attempt.rule.private
    if clause is None:
        return "all that the rule asks for is so"
    if attempt.reported:
        return _missing(clause, private)
    match clause.keyword:
        case "find":
            return _not_looked_for(clause.step, private)
        case "where":
            return _untrue(clause.step, private)
        case "unless":
            return _spared(clause.step, private)
        case "require":
            return _there(clause.step, private)


def quoted(place: Place, private: bool) -> str:
    words = UNSAID if private else " ".join(place.document.text[place.start : place.end].split())
    shown = words if len(words) <= LONGEST_TEXT else words[: LONGEST_TEXT - 1] + "…"
    return f"{in_marks(shown)} in {place.path}" if place.path else in_marks(shown)


def _missing(clause: Clause, private: bool) -> str:
    what = f"{clause.label} ({clause.step.words.text})" if clause.label else clause.step.words.text
    near = _nearest(deciders(clause.step, False), private)
    return f"what it requires is missing: “{what}”" + (f"; {near}" if near else "")


def _not_looked_for(step: Step, private: bool) -> str:
    text = step.words.text
    if step.subject:
        details = _nearest([step], private) or _looked([step], private)
        return f"there is no “{text}” to hold it against" + (f"; {details}" if details else "")
    found = f": {_listed(step.found, private)}" if step.found else ""
    if text == "in author voice":
        what = "the source is there" if step.found and step.found[0].source else "it is quoted"
        return f"{what}{found}; the rule looks at the author's own words"
    if text.startswith("not "):
        return f"the rule looks elsewhere, this is “{text.removeprefix('not ')}”{found}"
    if step.value is None:
        return f"it cannot be told whether it is “{text}”"
    return f"the rule looks “{text}” only, this is not{found}"


def _untrue(step: Step, private: bool) -> str:
    parts = deciders(step, step.value)
    text = _text(step, parts)
    values = _values(parts, private)
    if step.value is None:
        return f"“{text}” cannot be told" + (f", as {values}" if values else "")
    details = values or _looked(parts, private)
    return f"“{text}” does not hold" + (f": {details}" if details else "")


def _spared(step: Step, private: bool) -> str:
    parts = deciders(step, True)
    text = _text(step, parts)
    found = [place for part in parts for place in part.found]
    details = _listed(found, private) if found else _values(parts, private)
    return f"the rule spares “{text}”" + (f": {details}" if details else "")


def _there(step: Step, private: bool) -> str:
    parts = deciders(step, step.value)
    if step.value is None:
        values = _values(parts, private)
        return f"it cannot be told whether “{step.words.text}” is there" + (
            f", as {values}" if values else ""
        )
    found = [place for part in parts for place in part.found]
    if found and all(place.source for place in found):
        return f"the source is there: {_listed(found, private)}"
    if found:
        return f"what it requires is there: {_listed(found, private)}"
    text = _text(step, parts)
    values = _values(parts, private)
    return f"“{text}” holds, as required" + (f": {values}" if values else "")


def _text(step: Step, parts: Sequence[Step]) -> str:
    """What decided, as it is written: one part of a condition, or all of it."""
    return parts[0].words.text if len(parts) == 1 else step.words.text


def _listed(places: Iterable[Place], private: bool) -> str:
    return ", ".join(dict.fromkeys(quoted(place, private) for place in places))


def _values(steps: Sequence[Step], private: bool) -> str:
    if private:
        return ""
    told = dict.fromkeys(f"{c.text} is {c.value}" for step in steps for c in step.compared)
    return ", ".join(told)


def _looked(steps: Sequence[Step], private: bool) -> str:
    """What was found though it should not be, or where nothing was."""
    found = [place for step in steps for place in step.found]
    if found:
        return _listed(found, private)
    near = _nearest(steps, private)
    windows = dict.fromkeys(w.words for step in steps for w in step.windows)
    if windows and not private:
        near = f"searched: {', '.join(windows)}" + (f"; {near}" if near else "")
    return near


def _nearest(steps: Sequence[Step], private: bool) -> str:
    near = next((near for step in steps for near in step.near), None)
    return "" if near is None else f"nearest: {describe(near, private)}"


def describe(near: Near, private: bool) -> str:
    """Something that stands near and does not count, and why."""
    what = "" if private else near.place.what.partition(";")[2].strip()
    because = f"{near.reason}; {what}" if what else near.reason
    return f"{quoted(near.place, private)}, {near.where}, {because}"
