"""Lark's tree to ours, one method a rule of the grammar."""

import re
import textwrap
from typing import Any

from lark import Token, v_args
from lark.visitors import Transformer_NonRecursive

from validator.dsl import ast
from validator.source import Extent

_ESCAPE = re.compile(r"\\(.)")


def unquote(token: str) -> str:
    """The text that a string of a rule file stands for."""
    if token.startswith('"""'):
        lines = token[3:-3].split("\n")
        first, rest = lines[0], textwrap.dedent("\n".join(lines[1:]))
        body = f"{first}\n{rest}" if first.strip() else rest
        body = body.rstrip() if body.rstrip(" \t").endswith("\n") else body
    else:
        body = token[1:-1]
    return _ESCAPE.sub(lambda m: {"n": "\n"}.get(m.group(1), m.group(1)), body)


@v_args(meta=True)
class Builder(Transformer_NonRecursive[Token, Any]):
    """Builds the syntax tree bottom up."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def _at(self, meta: Any) -> Extent:
        if getattr(meta, "empty", True):
            return Extent(0, self._size)
        return Extent(meta.start_pos, meta.end_pos)

    # names and texts

    def NAME(self, token: Token) -> ast.Name:  # noqa: N802
        start = token.start_pos or 0
        return ast.Name(Extent(start, start + len(token)), str(token))

    def INT(self, token: Token) -> int:  # noqa: N802
        return int(token)

    def NUMBER(self, token: Token) -> int | float:  # noqa: N802
        return float(token) if "." in token else int(token)

    def string(self, meta: Any, children: list[Any]) -> ast.String:
        return ast.String(self._at(meta), unquote(str(children[0])))

    def number(self, meta: Any, children: list[Any]) -> ast.Number:
        return ast.Number(self._at(meta), children[0])

    def text(self, _meta: Any, children: list[Any]) -> ast.String:
        return children[0]  # type: ignore[no-any-return]

    def word(self, _meta: Any, children: list[Any]) -> Any:
        return children[0]

    def amount(self, _meta: Any, children: list[Any]) -> ast.Amount:
        return children[0]  # type: ignore[no-any-return]

    # blocks

    def start(self, meta: Any, children: list[Any]) -> ast.File:
        packs = [c for c in children if isinstance(c, ast.PackHeader)]
        return ast.File(
            self._at(meta),
            packs[0] if packs else None,
            tuple(c for c in children if isinstance(c, ast.LexiconBlock)),
            tuple(c for c in children if isinstance(c, ast.ConditionBlock)),
            tuple(c for c in children if isinstance(c, ast.Rule)),
            tuple(c for c in children if isinstance(c, ast.Change)),
            tuple(packs[1:]),
        )

    def pack(self, meta: Any, children: list[Any]) -> ast.PackHeader:
        return ast.PackHeader(self._at(meta), children[0], children[1] if children[1:] else None)

    def modifier(self, _meta: Any, children: list[Any]) -> str:
        return " ".join(map(str, children))

    def form(self, meta: Any, children: list[Any]) -> ast.Form:
        return ast.Form(
            self._at(meta), children[-1], "forms of" in children[:-1], "cased" in children[:-1]
        )

    def entry(self, meta: Any, children: list[Any]) -> ast.EntryLine:
        forms = tuple(c for c in children if isinstance(c, ast.Form))
        replacement = next((c for c in children if isinstance(c, ast.String)), None)
        return ast.EntryLine(self._at(meta), forms, replacement, exception=False)

    def exception(self, meta: Any, children: list[Any]) -> ast.EntryLine:
        return ast.EntryLine(self._at(meta), tuple(children), None, exception=True)

    def lexicon(self, meta: Any, children: list[Any]) -> ast.LexiconBlock:
        return ast.LexiconBlock(self._at(meta), children[0], tuple(children[1:]))

    def parameter(self, meta: Any, children: list[Any]) -> ast.Parameter:
        return ast.Parameter(self._at(meta), *children)

    def meaning(self, meta: Any, children: list[Any]) -> ast.Meaning:
        return ast.Meaning(self._at(meta), children[0])

    def condition(self, meta: Any, children: list[Any]) -> ast.ConditionBlock:
        name, *parameters, meaning = children
        return ast.ConditionBlock(self._at(meta), name, tuple(parameters), meaning)

    def rule(self, meta: Any, children: list[Any]) -> ast.Rule:
        return ast.Rule(self._at(meta), children[0], tuple(children[1:]))

    def change(self, meta: Any, children: list[Any]) -> ast.Change:
        return ast.Change(self._at(meta), children[0], tuple(children[1:]))

    def rule_id(self, meta: Any, children: list[Any]) -> ast.RuleId:
        return ast.RuleId(self._at(meta), *children)

    # clauses

    def _text_clause(self, meta: Any, keyword: Any, children: list[Any]) -> ast.TextClause:
        return ast.TextClause(self._at(meta), keyword, children[0])

    def title(self, meta: Any, children: list[Any]) -> ast.TextClause:
        return self._text_clause(meta, "title", children)

    def because(self, meta: Any, children: list[Any]) -> ast.TextClause:
        return self._text_clause(meta, "because", children)

    def message(self, meta: Any, children: list[Any]) -> ast.TextClause:
        return self._text_clause(meta, "message", children)

    def suggest(self, meta: Any, children: list[Any]) -> ast.TextClause:
        return self._text_clause(meta, "suggest", children)

    def good(self, meta: Any, children: list[Any]) -> ast.TextClause:
        return self._text_clause(meta, "good", children)

    def severity(self, meta: Any, children: list[Any]) -> ast.Severity:
        return ast.Severity(self._at(meta), children[0])

    def guide(self, meta: Any, children: list[Any]) -> ast.Guide:
        return ast.Guide(self._at(meta), tuple(children))

    def setting(self, meta: Any, children: list[Any]) -> ast.Setting:
        return ast.Setting(self._at(meta), *children)

    def find(self, meta: Any, children: list[Any]) -> ast.Find:
        return ast.Find(self._at(meta), tuple(children))

    def where(self, meta: Any, children: list[Any]) -> ast.Condition:
        return ast.Condition(self._at(meta), "where", children[-1])

    def unless(self, meta: Any, children: list[Any]) -> ast.Condition:
        return ast.Condition(self._at(meta), "unless", children[0])

    def require(self, meta: Any, children: list[Any]) -> ast.Condition:
        return ast.Condition(self._at(meta), "require", children[1], children[0])

    def at(self, meta: Any, children: list[Any]) -> ast.At:
        return ast.At(self._at(meta), children[0])

    def once(self, meta: Any, children: list[Any]) -> ast.Once:
        return ast.Once(self._at(meta), *children)

    def instead(self, meta: Any, children: list[Any]) -> ast.InsteadOf:
        return ast.InsteadOf(self._at(meta), children[0])

    def private(self, meta: Any, _children: list[Any]) -> ast.Private:
        return ast.Private(self._at(meta))

    def fix(self, meta: Any, children: list[Any]) -> ast.Fix:
        return ast.Fix(self._at(meta), *children)

    def flags(self, _meta: Any, children: list[Any]) -> tuple[ast.String, ...]:
        return tuple(children)

    def bad(self, meta: Any, children: list[Any]) -> ast.Bad:
        return ast.Bad(
            self._at(meta), children[0], tuple(f for flags in children[1:] for f in flags)
        )

    def except_(self, meta: Any, children: list[Any]) -> ast.Except:
        return ast.Except(self._at(meta), tuple(children))

    # what is looked for

    def subject(self, meta: Any, children: list[Any]) -> ast.Subject:
        pattern, name, *relations = children
        return ast.Subject(self._at(meta), pattern, name, tuple(relations))

    def maybe(self, _meta: Any, _children: list[Any]) -> bool:
        return True

    def then(self, meta: Any, children: list[Any]) -> ast.Gap | None:
        amount, unit = children
        return None if amount is None else ast.Gap(self._at(meta), amount, unit)

    def step(self, meta: Any, children: list[Any]) -> ast.Step:
        return ast.Step(self._at(meta), children[-1], len(children) > 1, None)

    def sequence(self, meta: Any, children: list[Any]) -> ast.Sequence:
        first, *rest = children
        steps = [first]
        for gap, step in zip(rest[::2], rest[1::2], strict=True):
            steps.append(ast.Step(step.at, step.element, step.optional, gap))
        return ast.Sequence(self._at(meta), tuple(steps))

    def noun(self, meta: Any, children: list[Any]) -> ast.Noun:
        *words, lexicon = children
        return ast.Noun(self._at(meta), tuple(words), lexicon)

    def lexicon_name(self, meta: Any, children: list[Any]) -> ast.LexiconName:
        first, second = children
        if second is None:
            return ast.LexiconName(self._at(meta), None, first)
        return ast.LexiconName(self._at(meta), first, second)

    def literal(self, meta: Any, children: list[Any]) -> ast.LiteralWords:
        return ast.LiteralWords(self._at(meta), children[0])

    def regex(self, meta: Any, children: list[Any]) -> ast.Regex:
        return ast.Regex(self._at(meta), str(children[0])[1:-1].replace("\\/", "/"))

    def alternatives(self, meta: Any, children: list[Any]) -> Any:
        return (
            children[0] if len(children) == 1 else ast.Alternatives(self._at(meta), tuple(children))
        )

    # relations: (operator, target, unit, amount)

    def author_voice(self, _meta: Any, _children: list[Any]) -> tuple[Any, ...]:
        return ("author voice", None)

    def another_article(self, _meta: Any, _children: list[Any]) -> tuple[Any, ...]:
        return ("another article", None)

    def earlier_version(self, _meta: Any, _children: list[Any]) -> tuple[Any, ...]:
        return ("earlier version", None)

    def same(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("same", children[1], children[0])

    def in_(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("in", children[0])

    def covering(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("covering", children[0])

    def overlapping(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("overlapping", children[0])

    def before(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("before", children[0])

    def after(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("after", children[0])

    def just_before(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("just before", children[0])

    def just_after(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("just after", children[0])

    def alone(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        return ("alone in", children[0])

    def side(self, _meta: Any, children: list[Any]) -> str:
        return str(children[0])

    def within(self, _meta: Any, children: list[Any]) -> tuple[Any, ...]:
        amount, unit, side, target = children
        return (f"within {side}", target, unit, amount)

    def relation(self, meta: Any, children: list[Any]) -> ast.Relation:
        negated, (operator, *details) = children
        return ast.Relation(self._at(meta), negated is not None, operator, *details)

    # what must hold

    def any_(self, meta: Any, children: list[Any]) -> Any:
        return (
            children[0]
            if len(children) == 1
            else ast.Junction(self._at(meta), "or", tuple(children))
        )

    def all_(self, meta: Any, children: list[Any]) -> Any:
        return (
            children[0]
            if len(children) == 1
            else ast.Junction(self._at(meta), "and", tuple(children))
        )

    def negation(self, meta: Any, children: list[Any]) -> ast.Not:
        return ast.Not(self._at(meta), children[-1])

    def comparison(self, meta: Any, children: list[Any]) -> ast.Comparison:
        left, operator, right = children
        return ast.Comparison(self._at(meta), left, str(operator), right)  # type: ignore[arg-type]

    def below(self, meta: Any, children: list[Any]) -> ast.Below:
        return ast.Below(self._at(meta), *children)

    def one_of(self, meta: Any, children: list[Any]) -> ast.OneOf:
        left, negated, *words = children
        return ast.OneOf(self._at(meta), left, negated is not None, tuple(words))

    def is_(self, meta: Any, children: list[Any]) -> ast.Is:
        left, negated, right = children
        return ast.Is(self._at(meta), left, negated is not None, right)

    def has(self, meta: Any, children: list[Any]) -> ast.Has:
        left, operator, attribute = children
        return ast.Has(self._at(meta), left, str(operator) == "lacks", attribute)

    def relational(self, meta: Any, children: list[Any]) -> ast.Relational:
        return ast.Relational(self._at(meta), children[0], tuple(children[1:]))

    def quantifier(self, _meta: Any, children: list[Any]) -> tuple[str, ast.Amount | None]:
        words = [str(child) for child in children if isinstance(child, Token)]
        amount = next((child for child in children if not isinstance(child, Token)), None)
        return " ".join(words), amount

    def quantified(self, meta: Any, children: list[Any]) -> ast.Quantified:
        (quantifier, amount), subject, _, test = children
        return ast.Quantified(self._at(meta), quantifier, amount, subject, test)

    def count(self, meta: Any, children: list[Any]) -> ast.Count:
        keyword, subject, _, test = children
        return ast.Count(self._at(meta), str(keyword) == "distinct", subject, test)

    def arithmetic(self, meta: Any, children: list[Any]) -> ast.Arithmetic:
        left, operator, right = children
        return ast.Arithmetic(self._at(meta), left, str(operator), right)  # type: ignore[arg-type]

    def negative(self, meta: Any, children: list[Any]) -> ast.Negative:
        return ast.Negative(self._at(meta), children[-1])

    def none(self, meta: Any, _children: list[Any]) -> ast.NoneValue:
        return ast.NoneValue(self._at(meta))

    def path(self, meta: Any, children: list[Any]) -> ast.Path:
        return ast.Path(self._at(meta), tuple(children))

    def call(self, meta: Any, children: list[Any]) -> ast.Call:
        first, second, *arguments = children
        pack, function = (None, first) if second is None else (first, second)
        given = tuple(argument for argument in arguments if argument is not None)
        return ast.Call(self._at(meta), pack, function, given)
