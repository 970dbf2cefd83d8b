"""The syntax tree of rule files: what was written, and where. Immutable.

`at` is the half-open extent of a node in its file, in code points.
"""

from collections.abc import Iterator
from typing import Any, Literal, Protocol

from validator.dsl.operators import ArithmeticOperator, Comparator, Quantifier, RelationOperator
from validator.named_tuples import NamedTuple
from validator.source import Extent


class Node(Protocol):
    """Named tuples, as there are tens of thousands of them; `at` comes first."""

    @property
    def at(self) -> Extent: ...


class Name(NamedTuple):
    at: Extent
    text: str


class String(NamedTuple):
    at: Extent
    value: str


class RuleId(NamedTuple):
    at: Extent
    pack: Name
    rule: Name


# ---- word lists


class Form(NamedTuple):
    """Words of a list, or of a rule where they are marked: `forms of "kill"`, `cased "US"`."""

    at: Extent
    text: String
    inflected: bool
    cased: bool


class EntryLine(NamedTuple):
    at: Extent
    forms: tuple[Form, ...]
    replacement: String | None
    exception: bool


class LexiconBlock(NamedTuple):
    at: Extent
    name: Name
    entries: tuple[EntryLine, ...]


# ---- what is looked for


class LexiconName(NamedTuple):
    at: Extent
    pack: Name | None
    name: Name


class Noun(NamedTuple):
    """Adjectives and a kind, a bound name, or `term from LEXICON`."""

    at: Extent
    words: tuple[Name, ...]
    lexicon: LexiconName | None


class LiteralWords(NamedTuple):
    at: Extent
    text: String


class Regex(NamedTuple):
    at: Extent
    pattern: str


class Alternatives(NamedTuple):
    at: Extent
    options: "tuple[Element, ...]"


Amount = int | Name


class Gap(NamedTuple):
    """`within 3 words` after a `then`."""

    at: Extent
    amount: Amount
    unit: Name


class Step(NamedTuple):
    at: Extent
    element: "Element"
    optional: bool
    gap: Gap | None


class Sequence(NamedTuple):
    at: Extent
    steps: tuple[Step, ...]


class Subject(NamedTuple):
    at: Extent
    pattern: "Element | Sequence"
    name: Name | None
    relations: "tuple[Relation, ...]"


Element = Noun | LiteralWords | Form | Regex | Alternatives | Subject


class Relation(NamedTuple):
    at: Extent
    negated: bool
    operator: RelationOperator
    target: Element | None
    unit: Name | None = None
    amount: Amount | None = None


# ---- what must hold


class Junction(NamedTuple):
    at: Extent
    operator: Literal["and", "or"]
    parts: "tuple[Expression, ...]"


class Not(NamedTuple):
    at: Extent
    part: "Expression"


class Comparison(NamedTuple):
    at: Extent
    left: "Expression"
    operator: Comparator
    right: "Expression"


class Below(NamedTuple):
    at: Extent
    left: "Expression"
    right: "Expression"


class Is(NamedTuple):
    at: Extent
    left: "Expression"
    negated: bool
    right: "Expression"


class OneOf(NamedTuple):
    at: Extent
    left: "Expression"
    negated: bool
    words: "tuple[Name | String | Number, ...]"


class Has(NamedTuple):
    at: Extent
    left: "Expression"
    lacks: bool
    attribute: Name


class Relational(NamedTuple):
    at: Extent
    left: "Expression"
    relations: tuple[Relation, ...]


class Quantified(NamedTuple):
    at: Extent
    quantifier: Quantifier
    amount: Amount | None
    subject: Subject
    test: "Expression | None"


class Count(NamedTuple):
    at: Extent
    distinct: bool
    subject: Subject
    test: "Expression | None"


class Arithmetic(NamedTuple):
    at: Extent
    left: "Expression"
    operator: ArithmeticOperator
    right: "Expression"


class Negative(NamedTuple):
    at: Extent
    part: "Expression"


class Number(NamedTuple):
    at: Extent
    value: int | float


class NoneValue(NamedTuple):
    at: Extent


class Path(NamedTuple):
    at: Extent
    names: tuple[Name, ...]


class Call(NamedTuple):
    """Of a function, or of a condition of this pack or another."""

    at: Extent
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


class Parameter(NamedTuple):
    at: Extent
    name: Name
    kind: Name


class Meaning(NamedTuple):
    """What stands between the braces of a condition."""

    at: Extent
    expression: Expression


class ConditionBlock(NamedTuple):
    at: Extent
    name: Name
    parameters: tuple[Parameter, ...]
    meaning: Meaning


# ---- clauses


class TextClause(NamedTuple):
    """`title`, `because`, `message`, `suggest`, `good`: a clause of one string."""

    at: Extent
    keyword: Literal["title", "because", "message", "suggest", "good"]
    text: String


class Severity(NamedTuple):
    at: Extent
    level: Name


class Guide(NamedTuple):
    at: Extent
    guides: tuple[String, ...]


class Setting(NamedTuple):
    at: Extent
    name: Name
    value: Number | String | Name


class Find(NamedTuple):
    at: Extent
    subjects: tuple[Subject, ...]


class Condition(NamedTuple):
    at: Extent
    keyword: Literal["where", "unless", "require"]
    expression: Expression
    label: Name | None = None


class At(NamedTuple):
    at: Extent
    name: Name


class Once(NamedTuple):
    at: Extent
    scope: Name
    value: Expression | None


class InsteadOf(NamedTuple):
    at: Extent
    rule: RuleId


class Private(NamedTuple):
    at: Extent


class Fix(NamedTuple):
    at: Extent
    name: Name
    replacement: Expression


class Bad(NamedTuple):
    at: Extent
    text: String
    flags: tuple[String, ...]


class Except(NamedTuple):
    at: Extent
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


class Rule(NamedTuple):
    at: Extent
    name: Name
    clauses: tuple[Clause, ...]


class Change(NamedTuple):
    """Overrides a rule of another pack."""

    at: Extent
    rule: RuleId
    clauses: tuple[Clause, ...]


class PackHeader(NamedTuple):
    at: Extent
    name: Name
    title: String | None


class File(NamedTuple):
    """A rule file: one pack."""

    at: Extent
    pack: PackHeader | None
    lexicons: tuple[LexiconBlock, ...]
    conditions: tuple[ConditionBlock, ...]
    rules: tuple[Rule, ...]
    changes: tuple[Change, ...]
    repeated_packs: tuple[PackHeader, ...] = ()


def walk(node: Node | tuple[Node, ...]) -> Iterator[Any]:
    """All nodes below and with `node`, or some nodes, in the order in which they are written."""
    waiting: list[Any] = [*reversed(node)] if type(node) is tuple else [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(parts(node))


def parts(node: Any) -> list[Any]:
    """The nodes that a node is made of."""
    found: list[Any] = []
    for part in node[1:]:
        if type(part) is tuple:
            found += part
        elif isinstance(part, tuple):
            found.append(part)
    return found


def shape(node: Any) -> Any:
    """A tree without its places: what two trees must share to mean the same."""
    if not isinstance(node, tuple):
        return node
    return (type(node).__name__, *map(shape, node if type(node) is tuple else node[1:]))
