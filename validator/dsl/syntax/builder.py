"""The syntax tree, built while the parser reads: one method a rule of the grammar.

Lark gives a method all that its rule is made of, marks and keywords too, so that a node knows where
it begins and ends without a pass over Lark's own trees.
"""

import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from lark import Token, Transformer, v_args

from validator.dsl.syntax import ast
from validator.named_tuples import NamedTuple
from validator.source import Extent

_ESCAPE = re.compile(r"\\([n\"\\])")

_TELLING = frozenset((
    "REGEX", "FORMS", "CASED", "MAYBE", "NOT", "HAS", "COUNT", "SOME", "NO", "LEAST", "MOST",
    "EXACTLY", "COMPARISON", "ADDITIVE", "MULTIPLICATIVE",
))  # fmt: skip
"""Tokens that say more than where something begins or ends."""


def unquote(token: str) -> str:
    """The text that a string of a rule file stands for."""
    if token.startswith('"""'):
        lines = token[3:-3].split("\n")
        first, rest = lines[0], textwrap.dedent("\n".join(lines[1:]))
        body = f"{first}\n{rest}" if first.strip() else rest
        body = body.rstrip() if body.rstrip(" \t").endswith("\n") else body
    else:
        body = token[1:-1]
    return _ESCAPE.sub(lambda m: {"n": "\n"}.get(m[1], m[1]), body)


class _Bracketed(NamedTuple):
    """A node in brackets, which are no part of it, but of what it stands in."""

    at: Extent
    node: Any


class _Flags(NamedTuple):
    at: Extent
    texts: tuple[ast.String, ...]


class _Quantifier(NamedTuple):
    at: Extent
    word: str
    amount: ast.Amount | None


Build = Callable[[Extent, list[Any]], Any]


def _extent(first: Any, last: Any) -> Extent:
    """From where one part begins to where another ends."""
    start = first.start_pos if isinstance(first, Token) else first.at.start
    end = last.end_pos if isinstance(last, Token) else last.at.end
    return Extent(start or 0, end or 0)


def _amount(written: ast.Number | ast.Name) -> ast.Amount:
    return int(written.value) if isinstance(written, ast.Number) else written


def _told(build: Build, _: str, parts: list[Any], __: Any) -> Any:
    """Give a method where its rule stands, and what is in it but marks and keywords."""
    telling = [
        part.node if type(part) is _Bracketed else part
        for part in parts
        if type(part) is not Token or part.type in _TELLING
    ]
    return build(_extent(parts[0], parts[-1]), telling)


def file_of(blocks: Sequence[Any], size: int) -> ast.File:
    """The blocks of a file of so many characters."""
    packs = [block for block in blocks if isinstance(block, ast.PackHeader)]
    return ast.File(
        Extent(0, size),
        packs[0] if packs else None,
        tuple(block for block in blocks if isinstance(block, ast.LexiconBlock)),
        tuple(block for block in blocks if isinstance(block, ast.ConditionBlock)),
        tuple(block for block in blocks if isinstance(block, ast.Rule)),
        tuple(block for block in blocks if isinstance(block, ast.Change)),
        tuple(packs[1:]),
    )


@v_args(wrapper=_told)
class Builder(Transformer[Token, Any]):
    """What the parser makes of a rule of the grammar."""

    # names, texts and numbers

    def NAME(self, token: Token) -> ast.Name:  # noqa: N802
        return ast.Name(_extent(token, token), str(token))

    def STRING(self, token: Token) -> ast.String:  # noqa: N802
        return ast.String(_extent(token, token), unquote(token))

    def INT(self, token: Token) -> ast.Number:  # noqa: N802
        return ast.Number(_extent(token, token), int(token))

    def NUMBER(self, token: Token) -> ast.Number:  # noqa: N802
        return ast.Number(_extent(token, token), float(token) if "." in token else int(token))

    # blocks

    def pack(self, at: Extent, parts: list[Any]) -> ast.PackHeader:
        name, *title = parts
        return ast.PackHeader(at, name, title[0] if title else None)

    def form(self, at: Extent, parts: list[Any]) -> ast.Form:
        *modifiers, text = parts
        return ast.Form(at, text, "forms" in modifiers, "cased" in modifiers)

    def entry(self, at: Extent, parts: list[Any]) -> ast.EntryLine:
        replacement = parts.pop() if isinstance(parts[-1], ast.String) else None
        return ast.EntryLine(at, tuple(parts), replacement, exception=False)

    def exception(self, at: Extent, parts: list[Any]) -> ast.EntryLine:
        return ast.EntryLine(at, tuple(parts), None, exception=True)

    def lexicon(self, at: Extent, parts: list[Any]) -> ast.LexiconBlock:
        name, *entries = parts
        return ast.LexiconBlock(at, name, tuple(entries))

    def parameter(self, at: Extent, parts: list[Any]) -> ast.Parameter:
        return ast.Parameter(at, *parts)

    def meaning(self, at: Extent, parts: list[Any]) -> ast.Meaning:
        return ast.Meaning(at, *parts)

    def condition(self, at: Extent, parts: list[Any]) -> ast.ConditionBlock:
        name, *parameters, meaning = parts
        return ast.ConditionBlock(at, name, tuple(parameters), meaning)

    def rule(self, at: Extent, parts: list[Any]) -> ast.Rule:
        name, *clauses = parts
        return ast.Rule(at, name, tuple(clauses))

    def change(self, at: Extent, parts: list[Any]) -> ast.Change:
        rule, *clauses = parts
        return ast.Change(at, rule, tuple(clauses))

    def rule_id(self, at: Extent, parts: list[Any]) -> ast.RuleId:
        return ast.RuleId(at, *parts)

    # clauses

    def title(self, at: Extent, parts: list[Any]) -> ast.TextClause:
        return ast.TextClause(at, "title", *parts)

    def because(self, at: Extent, parts: list[Any]) -> ast.TextClause:
        return ast.TextClause(at, "because", *parts)

    def message(self, at: Extent, parts: list[Any]) -> ast.TextClause:
        return ast.TextClause(at, "message", *parts)

    def suggest(self, at: Extent, parts: list[Any]) -> ast.TextClause:
        return ast.TextClause(at, "suggest", *parts)

    def good(self, at: Extent, parts: list[Any]) -> ast.TextClause:
        return ast.TextClause(at, "good", *parts)

    def severity(self, at: Extent, parts: list[Any]) -> ast.Severity:
        return ast.Severity(at, *parts)

    def guide(self, at: Extent, parts: list[Any]) -> ast.Guide:
        return ast.Guide(at, tuple(parts))

    def setting(self, at: Extent, parts: list[Any]) -> ast.Setting:
        return ast.Setting(at, *parts)

    def find(self, at: Extent, parts: list[Any]) -> ast.Find:
        return ast.Find(at, tuple(parts))

    def where(self, at: Extent, parts: list[Any]) -> ast.Condition:
        return ast.Condition(at, "where", *parts)

    def unless(self, at: Extent, parts: list[Any]) -> ast.Condition:
        return ast.Condition(at, "unless", *parts)

    def require(self, at: Extent, parts: list[Any]) -> ast.Condition:
        *label, expression = parts
        return ast.Condition(at, "require", expression, *label)

    def at(self, at: Extent, parts: list[Any]) -> ast.At:
        return ast.At(at, *parts)

    def once(self, at: Extent, parts: list[Any]) -> ast.Once:
        scope, *value = parts
        return ast.Once(at, scope, value[0] if value else None)

    def instead(self, at: Extent, parts: list[Any]) -> ast.InsteadOf:
        return ast.InsteadOf(at, *parts)

    def private(self, at: Extent, _parts: list[Any]) -> ast.Private:
        return ast.Private(at)

    def fix(self, at: Extent, parts: list[Any]) -> ast.Fix:
        return ast.Fix(at, *parts)

    def flags(self, at: Extent, parts: list[Any]) -> _Flags:
        return _Flags(at, tuple(parts))

    def bad(self, at: Extent, parts: list[Any]) -> ast.Bad:
        text, *flags = parts
        return ast.Bad(at, text, tuple(text for one in flags for text in one.texts))

    def except_(self, at: Extent, parts: list[Any]) -> ast.Except:
        return ast.Except(at, tuple(parts))

    # what is looked for

    def subject(self, at: Extent, parts: list[Any]) -> ast.Subject:
        pattern, *others = parts
        name = others.pop(0) if others and isinstance(others[0], ast.Name) else None
        return ast.Subject(at, pattern, name, tuple(others))

    def then(self, at: Extent, parts: list[Any]) -> ast.Gap | None:
        if not parts:
            return None
        amount, unit = parts
        return ast.Gap(at, _amount(amount), unit)

    def step(self, at: Extent, parts: list[Any]) -> ast.Step:
        *maybe, element = parts
        return ast.Step(at, element, bool(maybe), None)

    def sequence(self, at: Extent, parts: list[Any]) -> ast.Sequence:
        first, *rest = parts
        following = [
            ast.Step(step.at, step.element, step.optional, gap)
            for gap, step in zip(rest[::2], rest[1::2], strict=True)
        ]
        return ast.Sequence(at, (first, *following))

    def noun(self, at: Extent, parts: list[Any]) -> ast.Noun:
        lexicon = parts.pop() if isinstance(parts[-1], ast.LexiconName) else None
        return ast.Noun(at, tuple(parts), lexicon)

    def lexicon_name(self, at: Extent, parts: list[Any]) -> ast.LexiconName:
        *pack, name = parts
        return ast.LexiconName(at, pack[0] if pack else None, name)

    def literal(self, at: Extent, parts: list[Any]) -> ast.LiteralWords | ast.Form:
        return self.form(at, parts) if parts[1:] else ast.LiteralWords(at, *parts)

    def regex(self, at: Extent, parts: list[Any]) -> ast.Regex:
        return ast.Regex(at, parts[0][1:-1].replace("\\/", "/"))

    def alternatives(self, at: Extent, parts: list[Any]) -> ast.Alternatives | _Bracketed:
        return ast.Alternatives(at, tuple(parts)) if parts[1:] else _Bracketed(at, *parts)

    def bracketed(self, at: Extent, parts: list[Any]) -> _Bracketed:
        return _Bracketed(at, *parts)

    # relations

    def author_voice(self, at: Extent, _parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "author voice", None)

    def another_article(self, at: Extent, _parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "another article", None)

    def earlier_version(self, at: Extent, _parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "earlier version", None)

    def same(self, at: Extent, parts: list[Any]) -> ast.Relation:
        unit, target = parts
        return ast.Relation(at, False, "same", target, unit)

    def in_(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "in", *parts)

    def covering(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "covering", *parts)

    def overlapping(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "overlapping", *parts)

    def before(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "before", *parts)

    def after(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "after", *parts)

    def just_before(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "just before", *parts)

    def just_after(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "just after", *parts)

    def alone(self, at: Extent, parts: list[Any]) -> ast.Relation:
        return ast.Relation(at, False, "alone in", *parts)

    def within_of(self, at: Extent, parts: list[Any]) -> ast.Relation:
        amount, unit, target = parts
        return ast.Relation(at, False, "within of", target, unit, _amount(amount))

    def within_before(self, at: Extent, parts: list[Any]) -> ast.Relation:
        amount, unit, target = parts
        return ast.Relation(at, False, "within before", target, unit, _amount(amount))

    def within_after(self, at: Extent, parts: list[Any]) -> ast.Relation:
        amount, unit, target = parts
        return ast.Relation(at, False, "within after", target, unit, _amount(amount))

    def relation(self, at: Extent, parts: list[Any]) -> ast.Relation:
        *negated, said = parts
        return ast.Relation(at, bool(negated), said.operator, said.target, said.unit, said.amount)

    # what must hold

    def any_(self, at: Extent, parts: list[Any]) -> ast.Junction:
        return ast.Junction(at, "or", tuple(parts))

    def all_(self, at: Extent, parts: list[Any]) -> ast.Junction:
        return ast.Junction(at, "and", tuple(parts))

    def negation(self, at: Extent, parts: list[Any]) -> ast.Not:
        return ast.Not(at, parts[-1])

    def comparison(self, at: Extent, parts: list[Any]) -> ast.Comparison:
        left, operator, right = parts
        return ast.Comparison(at, left, str(operator), right)  # type: ignore[arg-type]

    def below(self, at: Extent, parts: list[Any]) -> ast.Below:
        return ast.Below(at, *parts)

    def one_of(self, at: Extent, parts: list[Any]) -> ast.OneOf:
        left, *words = parts
        negated = type(words[0]) is Token
        return ast.OneOf(at, left, negated, tuple(words[negated:]))

    def is_(self, at: Extent, parts: list[Any]) -> ast.Is:
        left, *negated, right = parts
        return ast.Is(at, left, bool(negated), right)

    def has(self, at: Extent, parts: list[Any]) -> ast.Has:
        left, operator, attribute = parts
        return ast.Has(at, left, operator == "lacks", attribute)

    def relational(self, at: Extent, parts: list[Any]) -> ast.Relational:
        left, *relations = parts
        return ast.Relational(at, left, tuple(relations))

    def quantifier(self, at: Extent, parts: list[Any]) -> _Quantifier:
        word, *amount = parts
        return _Quantifier(at, str(word), _amount(*amount) if amount else None)

    def quantified(self, at: Extent, parts: list[Any]) -> ast.Quantified:
        quantifier, subject, *test = parts
        words: Any = {"least": "at least", "most": "at most"}.get(quantifier.word, quantifier.word)
        return ast.Quantified(at, words, quantifier.amount, subject, test[0] if test else None)

    def count(self, at: Extent, parts: list[Any]) -> ast.Count:
        keyword, subject, *test = parts
        return ast.Count(at, keyword == "distinct", subject, test[0] if test else None)

    def arithmetic(self, at: Extent, parts: list[Any]) -> ast.Arithmetic:
        left, operator, right = parts
        return ast.Arithmetic(at, left, str(operator), right)  # type: ignore[arg-type]

    def negative(self, at: Extent, parts: list[Any]) -> ast.Negative:
        return ast.Negative(at, *parts)

    def none(self, at: Extent, _parts: list[Any]) -> ast.NoneValue:
        return ast.NoneValue(at)

    def path(self, at: Extent, parts: list[Any]) -> ast.Path:
        return ast.Path(at, tuple(parts))

    def call(self, at: Extent, parts: list[Any]) -> ast.Call:
        *names, function = [part for part in parts if isinstance(part, ast.Name)]
        arguments = tuple(parts[len(names) + 1 :])
        return ast.Call(at, names[0] if names else None, function, arguments)
