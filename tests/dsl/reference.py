"""A slow, obvious evaluator of plans: every span is tried, every relation is taken by its words.

No index, no narrowing, no order of joins; what it says is what the language means.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import Any

from toy import CATALOG, Box

from validator.document import BODY, Document
from validator.dsl import plan
from validator.kinds import UNKNOWN


def reported(rule: plan.Rule, document: Document) -> list[tuple[int, int]]:
    """Extents of what a rule reports, sorted."""
    return _Reference(rule, document).run()


class _Reference:
    def __init__(self, rule: plan.Rule, document: Document) -> None:
        self.rule, self.document = rule.body, document
        self.settings = dict(rule.settings)

    def run(self) -> list[tuple[int, int]]:
        pools = [self.spans(subject.pattern) for subject in self.rule.subjects]
        slots = [subject.slot for subject in self.rule.subjects]
        found = set()
        for spans in product(*pools):
            if len({(type(s), s.start, s.end) for s in spans}) < len(spans):
                continue
            frame = {
                plan.ARTICLE: self.document.spans("article")[0],
                **dict(zip(slots, spans, strict=True)),
            }
            if all(
                self.related(frame[s.slot], s.relations, frame) for s in self.rule.subjects
            ) and self.holds(frame):
                found.add((frame[self.rule.at].start, frame[self.rule.at].end))
        return sorted(found)

    def holds(self, frame: dict[int, Any]) -> bool:
        if any(self.value(where, frame) is not True for where in self.rule.wheres):
            return False
        if any(self.value(unless, frame) is True for unless in self.rule.unlesses):
            return False
        required = [self.value(r.condition, frame) for r in self.rule.requirements]
        return not required or any(value is False for value in required)

    def spans(self, pattern: plan.Pattern) -> list[Any]:
        match pattern:
            case plan.KindPattern(kind, adjectives):
                return [
                    span
                    for span in self.document.spans(kind)
                    if all(self.adjective(kind, a, span) for a in adjectives)
                ]
            case plan.TermPattern(lexicon):
                return list(self.document.terms(lexicon))
            case _:
                raise NotImplementedError(pattern)

    def adjective(self, kind: str, adjective: str, span: Any) -> bool:
        if adjective in CATALOG.kinds[kind].kind.adjectives:
            return CATALOG.kinds[kind].kind.adjectives[adjective](self.document, span) is True
        attribute, word = CATALOG.kinds[kind].words[adjective]
        value = getattr(span, attribute)
        return bool(value) if word == "" else value == word

    # ---- relations

    def related(
        self, span: Any, relations: tuple[plan.Relation, ...], frame: dict[int, Any]
    ) -> bool:
        return all(self.relation(span, relation, frame) for relation in relations)

    def relation(self, span: Any, relation: plan.Relation, frame: dict[int, Any]) -> bool:
        target = relation.target
        assert target is not None
        if isinstance(target, plan.SlotTarget):
            others = [frame[target.slot]]
        else:
            others = [other for other in self.spans(target) if other is not span]
        amount = self.amount(relation.amount)
        found = any(
            self.pair(relation.operator, span, other, relation.unit, amount) for other in others
        )
        return found != relation.negated

    def amount(self, amount: Any) -> int:
        if isinstance(amount, plan.Setting):
            return int(self.settings[amount.name])
        return 0 if amount is None else int(amount.value)

    def pair(self, operator: str, a: Any, b: Any, unit: str | None, amount: int) -> bool:
        text = self.document.text
        match operator:
            case "in":
                return any(s <= a.start and a.end <= e for s, e in _covered(b))
            case "covering":
                return self.pair("in", b, a, unit, amount)
            case "alone in":
                return any(
                    s <= a.start
                    and a.end <= e
                    and not (text[s : a.start] + text[a.end : e]).strip()
                    for s, e in _covered(b)
                )
            case "overlapping":
                return any(max(s, t) < min(e, f) for s, e in _covered(a) for t, f in _covered(b))
            case "before":
                return bool(a.end <= b.start)
            case "after":
                return bool(a.start >= b.end)
            case "just before":
                return bool(a.end <= b.start) and _blank(text[a.end : b.start])
            case "just after":
                return self.pair("just before", b, a, unit, amount)
            case "same":
                return unit == "article" or self.number(a, unit) == self.number(b, unit)
            case "within of":
                return self.near(a, b, unit, amount)
            case "within before":
                return self.pair("before", a, b, unit, 0) and self.near(a, b, unit, amount)
            case "within after":
                return self.pair("after", a, b, unit, 0) and self.near(a, b, unit, amount)
            case _:
                raise NotImplementedError(operator)

    def number(self, span: Any, unit: str | None) -> int:
        units: Any = self.document.sentences if unit == "sentence" else self.document.blocks
        return max((i for i, u in enumerate(units) if u.start <= span.start), default=0)

    def near(self, a: Any, b: Any, unit: str | None, amount: int) -> bool:
        if self.zone(a) != self.zone(b):
            return False
        if unit == "word":
            first, second = sorted((a, b), key=lambda span: (span.start, span.end))
            words = re.finditer(r"\w+(?:[’'.\-]\w+)*", self.document.text)
            between = [w for w in words if first.end <= w.start() < second.start]
            return len(between) <= amount
        return abs(self.number(a, unit) - self.number(b, unit)) <= amount

    def zone(self, span: Any) -> int:
        number = self.number(span, "paragraph")
        return -1 if self.document.blocks[number].type in BODY else number

    # ---- expressions

    def value(self, expression: Any, frame: dict[int, Any]) -> Any:
        match expression:
            case plan.And(parts):
                values = [self.value(part, frame) for part in parts]
                return False if False in values else None if None in values else True
            case plan.Or(parts):
                values = [self.value(part, frame) for part in parts]
                return True if True in values else None if None in values else False
            case plan.Not(part):
                value = self.value(part, frame)
                return None if value is None else not value
            case plan.Compare(operator, left, right):
                one, two = self.value(left, frame), self.value(right, frame)
                return {
                    "=": one == two, "!=": one != two, "<": one < two,
                    "<=": one <= two, ">": one > two, ">=": one >= two,
                }[operator]  # fmt: skip
            case plan.Same(left, right):
                one, two = self.value(left, frame), self.value(right, frame)
                return None if UNKNOWN in (one, two) else one == two
            case plan.Constant(value):
                return value
            case plan.Field(part, field):
                return getattr(self.value(part, frame), field)
            case plan.Slot(slot):
                return frame[slot]
            case plan.Related(part, relations):
                return self.related(self.value(part, frame), relations, frame)
            case plan.Quantified(quantifier, amount, subject, test):
                count = sum(1 for _ in self.matches(subject, test, frame))
                number = self.amount(amount)
                return {
                    "some": count > 0, "no": count == 0, "at least": count >= number,
                    "at most": count <= number, "exactly": count == number,
                }[quantifier]  # fmt: skip
            case plan.Count(False, subject, test):
                return sum(1 for _ in self.matches(subject, test, frame))
            case plan.Named(_, condition):
                return self.value(condition, frame)
            case plan.Call("same_letter", (one, two)):
                return self.value(one, frame).letter == self.value(two, frame).letter
            case _:
                raise NotImplementedError(expression)

    def matches(self, subject: plan.Subject, test: Any, frame: dict[int, Any]) -> Iterator[Any]:
        for span in self.spans(subject.pattern):
            inner = {**frame, subject.slot: span}
            if self.related(span, subject.relations, inner) and (
                test is None or self.value(test, inner) is True
            ):
                yield span


def _covered(span: Any) -> list[tuple[int, int]]:
    places = span.inner if isinstance(span, Box) else (span,)
    return [(place.start, place.end) for place in places]


def _blank(text: str) -> bool:
    return all(c.isspace() or unicodedata.category(c).startswith("P") for c in text)
