"""Expressions of a rule: every value typed, every word one that its attribute can have."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn

from validator.dsl import plan
from validator.dsl.catalog import Attribute
from validator.dsl.semantics.resolution import Resolution, StopError, a, type_named, with_article
from validator.dsl.semantics.scope import Binding, Scope
from validator.dsl.semantics.subjects import Subjects
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import did_you_mean
from validator.dsl.types import FLAG, NONE, NUMBER, TEXT, Type
from validator.source import Extent

_MOST_EXPANDED = 200
"""Conditions that a rule asks for, and those ask for."""

_MOST_DEEP = 100
"""Parts inside each other: plans are walked by recursion."""


_MEASURES = frozenset(("length", "len", "words", "wordcount", "word_count", "size"))
_GIVEN = frozenset(("given", "there", "present", "known"))
_MISSING = frozenset(("unknown", "missing", "absent", "empty", "null", "nothing"))
"""Words by which people ask whether there is a value."""


class Expressions:
    """Resolves what must hold."""

    def __init__(self, rule: Resolution, subjects: Subjects) -> None:
        self._rule = rule
        self._subjects = subjects

    def flag(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression, scope)
        if type_ != FLAG:
            self._rule.stop(
                expression.at,
                "wrong-type",
                f"this is {a(type_)}, not something that is true or false",
                "compare it (=, <, is, is one of {...}, has ...) or write “some” before it",
            )
        return value

    def _number(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression, scope)
        if type_ != NUMBER:
            hint = "write “is” for words" if type_.name in ("text", "word") else None
            if type_.name == "span":
                hint = self._attribute_meant(expression, type_, "value", "years", "number", "words")
                text = None if hint else self._attribute_meant(expression, type_, "text")
                hint = f"{text}, and “is” for “=”" if text else hint
            self._rule.stop(expression.at, "wrong-type", f"this is {a(type_)}, not a number", hint)
        return value

    def _attribute_meant(self, expression: ast.Expression, type_: Type, *names: str) -> str | None:
        """Which attribute is meant where a thing itself is compared."""
        known = self._rule.catalog.attributes(type_)
        meant = [name for name in names if name in known and known[name].type.name != "span"]
        if not meant or not isinstance(expression, ast.Path):
            return None
        return f"write {'.'.join(name.text for name in expression.names)}.{meant[0]}"

    def resolve(self, expression: ast.Expression, scope: Scope) -> tuple[plan.Expression, Type]:
        match expression:
            case ast.Junction(operator=operator, parts=parts):
                self._refuse_bare_word(parts, scope)
                planned = tuple(self.flag(part, scope) for part in parts)
                return (plan.And(planned) if operator == "and" else plan.Or(planned)), FLAG
            case ast.Not(part=part):
                return plan.Not(self.flag(part, scope)), FLAG
            case ast.Comparison(operator=operator, left=left, right=right):
                one, two = self._number(left, scope), self._number(right, scope)
                return plan.Compare(operator, one, two), FLAG
            case ast.Below(left=left, right=right):
                return plan.Below(self._interval(left, scope), self._interval(right, scope)), FLAG
            case ast.Is():
                return self._is(expression, scope), FLAG
            case ast.OneOf():
                return self._one_of(expression, scope), FLAG
            case ast.Has():
                return self._has(expression, scope), FLAG
            case ast.Relational():
                return self._related(expression, scope), FLAG
            case ast.Quantified(quantifier=quantifier, amount=given):
                amount = None if given is None else self._rule.amount(given, scope)
                subject, test = self._quantified(expression.subject, expression.test, scope)
                return plan.Quantified(quantifier, amount, subject, test), FLAG
            case ast.Count(distinct=distinct):
                subject, test = self._quantified(expression.subject, expression.test, scope)
                return plan.Count(distinct, subject, test), NUMBER
            case ast.Arithmetic(operator=operator, left=left, right=right):
                one, two = self._number(left, scope), self._number(right, scope)
                return plan.Arithmetic(operator, one, two), NUMBER
            case ast.Negative(part=part):
                return plan.Arithmetic("-", plan.Constant(0), self._number(part, scope)), NUMBER
            case ast.Number(value=number):
                return plan.Constant(number), NUMBER
            case ast.String(value=text):
                return plan.Constant(text), TEXT
            case ast.NoneValue():
                return plan.Constant(None), NONE
            case ast.Path():
                return self.path(expression, scope)
            case ast.Call():
                return self._call(expression, scope)

    def _has(self, expression: ast.Has, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression.left, scope)
        attribute = self._attribute(type_, expression.attribute)
        present = plan.Present(self._attribute_of(value, attribute))
        return plan.Not(present) if expression.lacks else present

    def _related(self, expression: ast.Relational, scope: Scope) -> plan.Expression:
        left = expression.left
        self._refuse_bare_kind(left, scope)
        value, type_ = self.resolve(left, scope)
        if type_.name != "span":
            hint = 'write: some "..."; for either of two: some ("..." | "...")'
            self._rule.stop(
                left.at,
                "wrong-type",
                f"this is {a(type_)}, not words in the text",
                hint if isinstance(left, ast.String) else None,
            )
        relations = tuple(self._subjects.relation(r, scope) for r in expression.relations)
        return plan.Related(value, relations)

    def _quantified(
        self, subject: ast.Subject, test: ast.Expression | None, scope: Scope
    ) -> tuple[plan.Subject, plan.Expression | None]:
        inner = Scope(scope)
        planned, _, _ = self._subjects.resolve(subject, inner)
        return planned, None if test is None else self.flag(test, inner)

    def _interval(self, expression: ast.Expression, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression, scope)
        if type_ != NUMBER and not {"low", "high"} <= self._rule.catalog.attributes(type_).keys():
            self._rule.stop(expression.at, "wrong-type", f"this is {a(type_)}, which has no bounds")
        return value

    def _word(self, written: "ast.Name | ast.String", type_: Type) -> str:
        text = written.text if isinstance(written, ast.Name) else written.value
        if type_.name == "word" and text not in type_.words:
            self._rule.stop(
                written.at,
                "unknown-word",
                f"it cannot be “{text}”",
                did_you_mean(text, type_.words, f"it may be {', '.join(sorted(type_.words))}"),
            )
        return text

    def _is(self, expression: ast.Is, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression.left, scope)
        right = expression.right
        lone = right.names[0] if isinstance(right, ast.Path) and len(right.names) == 1 else None
        planned: plan.Expression
        if isinstance(right, ast.NoneValue):
            planned = plan.Not(plan.Present(value))
        elif (
            lone is not None
            and scope.get(lone.text) is None
            and lone.text not in self._rule.settings
        ):
            planned = self._is_word(value, type_, lone, expression.left.at)
        elif isinstance(right, ast.String):
            self._refuse_text(expression.left, type_, right)
            planned = plan.Same(value, plan.Constant(self._word(right, type_)))
        else:
            other, other_type = self.resolve(right, scope)
            comparable = {"text": "text", "word": "text"}
            if comparable.get(type_.name, type_.name) != comparable.get(
                other_type.name, other_type.name
            ):
                self._rule.stop(
                    expression.at, "wrong-type", f"{a(type_)} is compared with {a(other_type)}"
                )
            planned = plan.Same(value, other)
        return plan.Not(planned) if expression.negated else planned

    def _refuse_text(self, left: ast.Expression, type_: Type, right: ast.String) -> None:
        """Stop at a number or a thing in the text that is compared with a text."""
        told = f"{a(type_)} is compared with a text"
        if type_.name == "number":
            self._rule.stop(right.at, "wrong-type", told, "write a number and “=”")
        if type_.name == "span":
            hint = self._attribute_meant(left, type_, "text")
            self._rule.stop(left.at, "wrong-type", told, hint)

    def _is_word(
        self, value: plan.Expression, type_: Type, word: ast.Name, at: Extent
    ) -> plan.Expression:
        if type_.name == "span":
            known = self._rule.catalog.kinds[type_.kind].adjectives() if type_.kind else set()
            if word.text not in known:
                self._rule.stop(
                    word.at,
                    "unknown-adjective",
                    f"it cannot be “{word.text}”",
                    did_you_mean(word.text, known, _presence(word.text)),
                )
            assert type_.kind is not None
            return plan.Adjective(value, type_.kind, word.text)
        if type_.name == "flag":
            self._rule.stop(
                at, "wrong-type", "this is true or false by itself", "leave “is ...” away"
            )
        if type_.name == "number":
            self._rule.stop(
                at, "wrong-type", "a number is compared with a word", "write a number and “=”"
            )
        if type_.name == "text" and word.text in _GIVEN | _MISSING:
            self._rule.stop(
                word.at,
                "wrong-type",
                f"this is compared with the word “{word.text}”",
                _presence(word.text),
            )
        return plan.Same(value, plan.Constant(self._word(word, type_)))

    def _one_of(self, expression: ast.OneOf, scope: Scope) -> plan.Expression:
        value, type_ = self.resolve(expression.left, scope)
        if type_.name not in ("text", "word", "number"):
            self._rule.stop(
                expression.left.at,
                "wrong-type",
                f"this is {a(type_)}, not a word or number",
                self._attribute_meant(expression.left, type_, "text"),
            )
        words: list[str | int | float] = []
        for word in expression.words:
            if isinstance(word, ast.Number) != (type_ == NUMBER):
                self._rule.stop(word.at, "wrong-type", f"{a(type_)} cannot be this")
            elif isinstance(word, ast.Number):
                words.append(word.value)
            else:
                words.append(self._word(word, type_))
        planned = plan.OneOf(value, tuple(words))
        return plan.Not(planned) if expression.negated else planned

    def _refuse_bare_word(self, parts: Sequence[ast.Expression], scope: Scope) -> None:
        """Stop at a word that is to go on with what is compared before it: `is mile or foot`."""
        for before, part in pairwise(parts):
            match before, part:
                case ast.Is(left=ast.Path(names=names), negated=negated), ast.Path(names=(word,)):
                    if scope.get(word.text) is None and word.text not in self._rule.settings:
                        left = ".".join(name.text for name in names)
                        verb = "is not" if negated else "is"
                        message = f"“{word.text}” is compared with nothing"
                        hint = f"say it whole: {left} {verb} {word.text}"
                        self._rule.stop(part.at, "unknown-name", message, hint)

    def _refuse_bare_kind(self, left: ast.Expression, scope: Scope) -> None:
        """Stop where a kind is named of which “some” should stand somewhere."""
        if isinstance(left, ast.Path) and not left.names[1:]:
            name = left.names[0].text
            known = scope.get(name) is not None or name in self._rule.settings
            if not known and name in self._rule.catalog.kinds:
                message = f"nothing in this {self._rule.what} is named “{name}”"
                self._rule.stop(left.at, "unknown-name", message, f"write: some {name} ...")

    def path(self, path: ast.Path, scope: Scope) -> tuple[plan.Expression, Type]:
        first, *rest = path.names
        binding = scope.get(first.text)
        value: plan.Expression
        if binding is None and first.text in self._rule.settings:
            value = plan.Setting(first.text)
            type_ = self._rule.setting_type(first.text)
        elif binding is None:
            choices = {*scope.names(), *self._rule.settings}
            hint = did_you_mean(
                first.text,
                choices,
                f"name it: find ... as {first.text}, or: setting {first.text} = 1",
                scope.alike(),
            )
            if first.text in self._rule.catalog.kinds:
                hint = f"write: some {first.text} ..."
            if first.text in self._rule.inner:
                hint = (
                    "write this on the line of the “some ...” that names it, or put both in (...)"
                )
            self._rule.miss(
                first,
                "unknown-name",
                f"nothing in this {self._rule.what} is named “{first.text}”",
                hint,
            )
        else:
            if binding.type == NONE:
                raise StopError
            slot = plan.Slot(binding.slot)
            value, type_ = slot if binding.value is None else binding.value, binding.type
        for name in rest:
            attribute = self._attribute(type_, name)
            value, type_ = self._attribute_of(value, attribute), attribute.type
        return value, type_

    def _attribute(self, type_: Type, name: ast.Name) -> Attribute:
        known = self._rule.catalog.attributes(type_)
        attribute = known.get(name.text)
        if attribute is None:
            what = with_article(type_.kind) if type_.kind else a(type_)
            kind = self._rule.catalog.kinds.get(type_.kind or "")
            if kind is not None and name.text in kind.adjectives():
                hint = f"it may be so: write ... is {name.text}"
                self._rule.stop(name.at, "unknown-attribute", f"{what} has no “{name.text}”", hint)
            self._rule.stop(
                name.at,
                "unknown-attribute",
                f"{what} has no “{name.text}”",
                did_you_mean(
                    name.text, known, f"it has {', '.join(sorted(known))}" if known else ""
                ),
            )
            raise StopError
        return attribute

    def _attribute_of(self, value: plan.Expression, attribute: Attribute) -> plan.Expression:
        if attribute.derived is not None:
            for kind in attribute.derived.needs:
                self._rule.read(kind)
            return plan.DerivedField(value, attribute.derived.of, attribute.name)
        return plan.TextOf(value) if attribute.field is None else plan.Field(value, attribute.field)

    def _call(self, call: ast.Call, scope: Scope) -> tuple[plan.Expression, Type]:
        pack = call.pack.text if call.pack else self._rule.pack
        condition = self._rule.names.conditions.get(pack, {}).get(call.function.text)
        if condition is not None:
            return self._condition(call, pack, condition, scope), FLAG
        function = self._rule.catalog.functions.get(call.function.text)
        if function is None or call.pack is not None:
            self._unknown(call, pack)
        self._check_number(call, function.name, len(function.parameters), function.example)
        arguments = []
        for wanted, argument in zip(function.parameters, call.arguments, strict=True):
            value, type_ = self.resolve(argument, scope)
            self._check_type(argument.at, function.name, wanted, type_)
            arguments.append(value)
        for kind in function.needs:
            self._rule.read(kind)
        return plan.Call(function.name, tuple(arguments)), Type(function.returns)

    def _unknown(self, call: ast.Call, pack: str) -> NoReturn:
        name, conditions = call.function.text, self._rule.names.conditions
        if call.pack is not None and pack not in self._rule.names.lexicons:
            hint = did_you_mean(pack, self._rule.names.lexicons, "")
            self._rule.stop(call.pack.at, "unknown-pack", f"there is no pack {pack}", hint or None)
        elsewhere = [other for other, known in conditions.items() if name in known]
        known = {*conditions.get(pack, {}), *(() if call.pack else self._rule.catalog.functions)}
        hint = f"did you mean “{elsewhere[0]}.{name}”?" if elsewhere else None
        if name in _MEASURES:
            hint = "write: NAME.words"
        what = f"pack {pack} has no condition {name}"
        if call.pack is None:
            what = f"there is no function and no condition {name}"
        self._rule.stop(
            call.function.at, "unknown-function", what, hint or did_you_mean(name, known, "")
        )

    def _check_number(self, call: ast.Call, name: str, wanted: int, example: str) -> None:
        given = len(call.arguments)
        if given != wanted:
            things = "thing" if wanted == 1 else "things"
            self._rule.stop(
                call.at,
                "wrong-arguments",
                f"{name} takes {wanted} {things}, not {given}",
                f"for example: {example}",
            )

    def _check_type(self, at: Extent, name: str, wanted: str, type_: Type) -> None:
        fits = (
            (
                type_.name == "span"
                and (wanted in ("span", "words") or self._rule.catalog.is_a(type_.kind, wanted))
            )
            or wanted == type_.name
            or (wanted == "text" and type_.name == "word")
        )
        if not fits:
            what = "words in the text" if wanted == "words" else with_article(wanted)
            self._rule.stop(at, "wrong-arguments", f"{name} wants {what} here, this is {a(type_)}")

    # ---- conditions that rules share

    def _condition(
        self, call: ast.Call, pack: str, condition: ast.ConditionBlock, scope: Scope
    ) -> plan.Expression:
        """A condition in the place of its name."""
        name, parameters = condition.name.text, condition.parameters
        if f"{pack}.{name}" in self._rule.names.unsound:
            self._rule.lost = True
            raise StopError
        example = f"{name}({', '.join(p.name.text for p in parameters)})"
        self._check_number(call, name, len(parameters), example)
        inner = scope.apart()
        article = scope.get("article")
        assert article is not None
        inner.put("article", article)
        for parameter, argument in zip(parameters, call.arguments, strict=True):
            inner.put(parameter.name.text, self._given(name, parameter, argument, scope))
        self._rule.expanded += 1
        if self._rule.expanded > _MOST_EXPANDED:
            self._rule.stop(
                call.at,
                "too-many-conditions",
                f"more than {_MOST_EXPANDED} conditions are asked for here, one by the other",
                "say it with fewer",
            )
        with self._rule.inside(pack, condition.meaning, call.at):
            planned = plan.Named(f"{pack}.{name}", self.flag(condition.meaning.expression, inner))
        if plan.depth(planned) > _MOST_DEEP:
            self._rule.stop(
                call.at,
                "nested-too-deeply",
                f"with what it asks for, this is nested more than {_MOST_DEEP} deep",
                "split it into several clauses",
            )
        return planned

    def _given(
        self, name: str, parameter: ast.Parameter, argument: ast.Expression, scope: Scope
    ) -> Binding:
        """What a parameter stands for."""
        value, type_ = self.resolve(argument, scope)
        self._check_type(argument.at, name, parameter.kind.text, type_)
        wanted = type_named(parameter.kind.text, self._rule.catalog) or type_
        if isinstance(value, plan.Slot):
            return Binding(value.slot, wanted)
        return Binding(plan.ARTICLE, wanted, value)


def _presence(word: str) -> str:
    """What to write where a word was meant to ask whether there is something."""
    if word in _MISSING:
        return "write none, or: NAME lacks place"
    return "write: NAME has place" if word in _GIVEN else ""
