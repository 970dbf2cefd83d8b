"""A rule's own words: what an editor wrote for each part of a plan, and on which line.

Plans keep no positions, so that they stay small in the cache; the file is parsed again when
somebody asks. The tree of a rule and its plan have the same shape, so they are walked together.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from validator.dsl import plan
from validator.dsl.syntax import ast
from validator.dsl.syntax.parser import parse
from validator.named_tuples import NamedTuple
from validator.source import Source


class Words(NamedTuple):
    """What was written, white space folded, comments left out."""

    text: str
    line: int


NOTHING = Words("", 0)
_NO_TEXTS: Mapping[str, str] = {}


class Wording:
    """The words of one rule by parts of its plan."""

    def __init__(
        self,
        words: Mapping[int, Words],
        clauses: tuple[Words, ...] = (),
        texts: Mapping[str, str] = _NO_TEXTS,
        shared: tuple[Words, ...] = (),
    ) -> None:
        self._words = words
        self.clauses = clauses
        """The clauses that say what is reported, in order; `find` is the first word of one."""
        self.texts = texts
        """What the writer is told, as it is written: message, suggest."""
        self.shared = shared
        """The conditions of packs that it asks for, and what they mean."""

    def of(self, node: Any) -> Words:
        """Nothing for what stands in no rule file, such as an exception of a `change`."""
        return self._words.get(id(node), NOTHING)


class Shared(NamedTuple):
    """A condition that rules share, as it is written."""

    source: Source
    block: ast.ConditionBlock

    @property
    def words(self) -> Words:
        """All of it: what it is called, and what it means."""
        text = self.source.text[self.block.name.at.start : self.block.meaning.at.end]
        head, _, meaning = _folded(text).partition(" { ")
        return Words(f"{head}: {meaning}", self.source.position(self.block.at.start).line)


_NO_CONDITIONS: Mapping[str, Shared] = {}


def shared_conditions(packs: Mapping[str, str]) -> dict[str, Shared]:
    """The conditions in the texts of some packs, by `pack.name`."""
    return {
        f"{pack}.{block.name.text}": Shared(Source("", text), block)
        for pack, text in packs.items()
        for block in reversed(_tree(text).conditions)
    }


def wordings(
    text: str, rules: Mapping[str, plan.Rule], shared: Mapping[str, Shared] = _NO_CONDITIONS
) -> dict[str, Wording]:
    """The wording of the rules of one file, by their names within the pack; `shared` are all
    conditions that they may ask for."""
    source = Source("", text)
    tree = _tree(text)
    found: dict[str, Wording] = {}
    for written in reversed(tree.rules):  # of two with one name the first counts
        planned = rules.get(written.name.text)
        if planned is not None:
            try:
                found[planned.name] = _Reader(source, planned, written, shared).wording()
            except (AttributeError, ValueError):
                # the file was edited since the plan was made
                found[planned.name] = Wording({})
    return found


@lru_cache(maxsize=64)
def _tree(text: str) -> ast.File:
    return parse(text)[0]


_BETWEEN = re.compile(r'("""(?s:.)*?"""|"(?:[^"\\\n]|\\.)*"|/(?:[^/\\\n]|\\.)+/)|(?:#[^\n]*|\s)+')


def _folded(text: str) -> str:
    """On one line, without comments; what is quoted, and expressions, as they are."""

    def fold(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        inside = text.startswith(")", match.end()) or text.endswith("(", 0, match.start())
        return "" if inside else " "

    return _BETWEEN.sub(fold, text).strip()


_DECIDING = (ast.Find, ast.Condition, ast.At, ast.Once, ast.InsteadOf, ast.Fix)


class _Reader:
    def __init__(
        self,
        source: Source,
        rule: plan.Rule,
        written: ast.Rule,
        shared: Mapping[str, Shared],
    ) -> None:
        self._source, self._body, self._written = source, rule.body, written
        self._shared = shared
        self._words: dict[int, Words] = {}
        self._asked: dict[str, Words] = {}

    def wording(self) -> Wording:
        clauses = [
            self._cut(clause) for clause in self._written.clauses if isinstance(clause, _DECIDING)
        ]
        finds = [c for c in self._written.clauses if isinstance(c, ast.Find)]
        for planned, written in zip(self._body.subjects, finds[0].subjects, strict=False):
            self._subject(planned, written)
        for keyword, conditions in (
            ("where", self._body.wheres),
            ("unless", self._body.unlesses),
            ("require", tuple(r.condition for r in self._body.requirements)),
        ):
            said = [
                c for c in self._written.clauses if isinstance(c, ast.Condition)
                if c.keyword == keyword
            ]  # fmt: skip
            # a `change` adds exceptions behind what is written
            for condition, clause in zip(conditions, said, strict=False):
                self._expression(condition, clause.expression)
        texts: dict[str, str] = {
            str(clause.keyword): clause.text.value
            for clause in self._written.clauses
            if isinstance(clause, ast.TextClause)
        }
        return Wording(self._words, tuple(clauses), texts, tuple(self._asked.values()))

    def _cut(self, node: ast.Node) -> Words:
        text = self._source.text[node.at.start : node.at.end]
        return Words(_folded(text), self._source.position(node.at.start).line)

    def _note(self, planned: Any, written: ast.Node) -> None:
        self._words[id(planned)] = self._cut(written)

    def _expression(self, planned: Any, written: Any) -> None:
        self._note(planned, written)
        match written:
            case ast.Junction(parts=parts):
                for one, two in zip(planned.parts, parts, strict=True):
                    self._expression(one, two)
            case ast.Not(part=part):
                self._expression(planned.part, part)
            case ast.Comparison() | ast.Below() | ast.Arithmetic():
                self._expression(planned.left, written.left)
                self._expression(planned.right, written.right)
            case ast.Negative(part=part):
                self._expression(planned.right, part)
            case ast.Is() | ast.OneOf() | ast.Has():
                self._test(planned, written)
            case ast.Relational():
                self._expression(planned.value, written.left)
                self._relations(planned.relations, written.relations)
            case ast.Quantified() | ast.Count():
                self._subject(planned.subject, written.subject)
                if written.test is not None:
                    self._expression(planned.test, written.test)
            case ast.Call() if isinstance(planned, plan.Named):
                self._condition(planned)
            case ast.Call(arguments=arguments):
                for one, two in zip(planned.arguments, arguments, strict=True):
                    self._expression(one, two)
            case _:
                pass

    def _condition(self, planned: plan.Named) -> None:
        """What stands in the condition, in the words of the pack that it belongs to."""
        shared = self._shared.get(planned.name)
        if shared is not None:
            self._asked.setdefault(planned.name, shared.words)
            here, self._source = self._source, shared.source
            self._expression(planned.condition, shared.block.meaning.expression)
            self._source = here

    def _test(self, planned: Any, written: "ast.Is | ast.OneOf | ast.Has") -> None:
        """`is not` and `lacks` are planned as the denial of `is` and `has`."""
        while isinstance(planned, plan.Not):
            planned = planned.part
            self._note(planned, written)
        match planned:
            case plan.Same():
                self._expression(planned.left, written.left)
                if isinstance(written, ast.Is):
                    self._expression(planned.right, written.right)
            case plan.OneOf():
                self._expression(planned.left, written.left)
            case plan.Present() if isinstance(written, ast.Has):
                left = self._cut(written.left)
                self._words[id(planned.value)] = left._replace(
                    text=f"{left.text}.{written.attribute.text}"
                )
            case _:
                self._expression(planned.value, written.left)

    def _subject(self, planned: plan.Subject, written: ast.Subject) -> None:
        self._note(planned, written)
        self._relations(planned.relations, written.relations)

    def _relations(self, planned: Any, written: tuple[ast.Relation, ...]) -> None:
        for one, two in zip(planned, written, strict=True):
            self._note(one, two)
