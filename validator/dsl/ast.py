"""The syntax tree of rule files: what was written, and where. Immutable.

`at` is the half-open extent of a node in its file, in code points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from validator.source import Extent


@dataclass(frozen=True, slots=True)
class Node:
    at: Extent


@dataclass(frozen=True, slots=True)
class Name(Node):
    text: str


@dataclass(frozen=True, slots=True)
class String(Node):
    value: str


@dataclass(frozen=True, slots=True)
class RuleId(Node):
    pack: Name
    rule: Name


# ---- word lists


@dataclass(frozen=True, slots=True)
class Form(Node):
    text: String
    inflected: bool
    cased: bool


@dataclass(frozen=True, slots=True)
class EntryLine(Node):
    forms: tuple[Form, ...]
    replacement: String | None
    exception: bool


@dataclass(frozen=True, slots=True)
class LexiconBlock(Node):
    name: Name
    entries: tuple[EntryLine, ...]


# ---- what is looked for


@dataclass(frozen=True, slots=True)
class LexiconName(Node):
    pack: Name | None
    name: Name


@dataclass(frozen=True, slots=True)
class Noun(Node):
    """Adjectives and a kind, a bound name, or `term from LEXICON`."""

    words: tuple[Name, ...]
    lexicon: LexiconName | None


@dataclass(frozen=True, slots=True)
class LiteralWords(Node):
    text: String


@dataclass(frozen=True, slots=True)
class Regex(Node):
    pattern: str


@dataclass(frozen=True, slots=True)
class Alternatives(Node):
    options: "tuple[Element, ...]"


Amount = int | Name


@dataclass(frozen=True, slots=True)
class Gap(Node):
    """`within 3 words` after a `then`."""

    amount: Amount
    unit: Name


@dataclass(frozen=True, slots=True)
class Step(Node):
    element: "Element"
    optional: bool
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Subject(Node):
    pattern: "Element | Sequence"
    name: Name | None
    relations: "tuple[Relation, ...]"


Element = Noun | LiteralWords | Regex | Alternatives | Subject

Operator = Literal[
    "author voice",
    "same",
    "another article",
    "earlier version",
    "in",
    "covering",
    "overlapping",
    "before",
    "after",
    "just before",
    "just after",
    "alone in",
    "within of",
    "within before",
    "within after",
]


@dataclass(frozen=True, slots=True)
class Relation(Node):
    negated: bool
    operator: Operator
    target: Element | None
    unit: Name | None = None
    amount: Amount | None = None


# ---- what must hold


@dataclass(frozen=True, slots=True)
class Junction(Node):
    operator: Literal["and", "or"]
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Not(Node):
    part: "Expression"


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    left: "Expression"
    operator: Literal["=", "!=", "<", "<=", ">", ">="]
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Below(Node):
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Is(Node):
    left: "Expression"
    negated: bool
    right: "Expression"


@dataclass(frozen=True, slots=True)
class OneOf(Node):
    left: "Expression"
    negated: bool
    words: "tuple[Name | String | Number, ...]"


@dataclass(frozen=True, slots=True)
class Has(Node):
    left: "Expression"
    lacks: bool
    attribute: Name


@dataclass(frozen=True, slots=True)
class Relational(Node):
    left: "Expression"
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    quantifier: Literal["some", "no", "at least", "at most", "exactly"]
    amount: Amount | None
    subject: Subject
    test: "Expression | None"


@dataclass(frozen=True, slots=True)
class Count(Node):
    distinct: bool
    subject: Subject
    test: "Expression | None"


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    left: "Expression"
    operator: Literal["+", "-", "*", "/"]
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Negative(Node):
    part: "Expression"


@dataclass(frozen=True, slots=True)
class Number(Node):
    value: int | float


@dataclass(frozen=True, slots=True)
class NoneValue(Node):
    pass


@dataclass(frozen=True, slots=True)
class Path(Node):
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Call(Node):
    """Of a function, or of a condition of this pack or another."""

    pack: Name | None
    function: Name
    arguments: "tuple[Expression, ...]"


Expression = (
    Junction
    | Not
    | Comparison
    | Below
    | Is
    | OneOf
    | Has
    | Relational
    | Quantified
    | Count
    | Arithmetic
    | Negative
    | Number
    | String
    | NoneValue
    | Path
    | Call
)


# ---- conditions that rules share


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    name: Name
    kind: Name


@dataclass(frozen=True, slots=True)
class Meaning(Node):
    """What stands between the braces of a condition."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class ConditionBlock(Node):
    name: Name
    parameters: tuple[Parameter, ...]
    meaning: Meaning


# ---- clauses


@dataclass(frozen=True, slots=True)
class TextClause(Node):
    """`title`, `because`, `message`, `suggest`, `good`: a clause of one string."""

    keyword: Literal["title", "because", "message", "suggest", "good"]
    text: String


@dataclass(frozen=True, slots=True)
class Severity(Node):
    level: Name


@dataclass(frozen=True, slots=True)
class Guide(Node):
    guides: tuple[String, ...]


@dataclass(frozen=True, slots=True)
class Setting(Node):
    name: Name
    value: Number | String | Name


@dataclass(frozen=True, slots=True)
class Find(Node):
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Condition(Node):
    keyword: Literal["where", "unless", "require"]
    expression: Expression
    label: Name | None = None


@dataclass(frozen=True, slots=True)
class At(Node):
    name: Name


@dataclass(frozen=True, slots=True)
class Once(Node):
    scope: Name
    value: Expression | None


@dataclass(frozen=True, slots=True)
class InsteadOf(Node):
    rule: RuleId


@dataclass(frozen=True, slots=True)
class Private(Node):
    pass


@dataclass(frozen=True, slots=True)
class Fix(Node):
    name: Name
    replacement: Expression


@dataclass(frozen=True, slots=True)
class Bad(Node):
    text: String
    flags: tuple[String, ...]


@dataclass(frozen=True, slots=True)
class Except(Node):
    phrases: tuple[String, ...]


Clause = (
    TextClause
    | Severity
    | Guide
    | Setting
    | Find
    | Condition
    | At
    | Once
    | InsteadOf
    | Private
    | Fix
    | Bad
    | Except
)


@dataclass(frozen=True, slots=True)
class Rule(Node):
    name: Name
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Change(Node):
    """Overrides a rule of another pack."""

    rule: RuleId
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class PackHeader(Node):
    name: Name
    title: String | None


@dataclass(frozen=True, slots=True)
class File(Node):
    """A rule file: one pack."""

    pack: PackHeader | None
    lexicons: tuple[LexiconBlock, ...]
    conditions: tuple[ConditionBlock, ...]
    rules: tuple[Rule, ...]
    changes: tuple[Change, ...]
    repeated_packs: tuple[PackHeader, ...] = ()


def walk(node: Any) -> Iterator[Any]:
    """All nodes below and with `node`, in the order in which they are written."""
    if isinstance(node, tuple):
        for part in node:
            yield from walk(part)
    elif isinstance(node, Node):
        yield node
        for part in _parts(node):
            yield from walk(part)


def shape(node: Any) -> Any:
    """A tree without its places: what two trees must share to mean the same."""
    if isinstance(node, Node):
        return (type(node).__name__, *map(shape, _parts(node)))
    return tuple(map(shape, node)) if isinstance(node, tuple) else node


def _parts(node: Node) -> Iterator[Any]:
    return (getattr(node, field.name) for field in fields(node) if field.name != "at")
