"""A checked rule, ready to run: what to look for and what must hold, with names resolved to slots.

Plain immutable data: a plan can be written to a cache and read back (`encode`, `decode`) without
the parser and without running anything.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from validator.lexicon import Entry, Lexicon

ARTICLE = 0
"""Slot of the article, bound in every rule."""


# ---- patterns: where candidates come from


class KindPattern(NamedTuple):
    kind: str
    adjectives: tuple[str, ...] = ()
    hidden: bool = False
    """Whether spans that are hidden unless asked for are seen."""


class TermPattern(NamedTuple):
    """Terms of a lexicon; a literal is a lexicon of one entry."""

    lexicon: str


class RegexPattern(NamedTuple):
    pattern: str


class EitherPattern(NamedTuple):
    options: "tuple[Pattern, ...]"


class SequenceStep(NamedTuple):
    pattern: "Pattern"
    optional: bool
    words: "Expression | None"
    """At most so many words before it; None: white space only."""


class SequencePattern(NamedTuple):
    steps: tuple[SequenceStep, ...]


class SubjectPattern(NamedTuple):
    """A subject inside a sequence, bound to a name."""

    subject: "Subject"


Pattern = (
    KindPattern | TermPattern | RegexPattern | EitherPattern | SequencePattern | SubjectPattern
)


class SlotTarget(NamedTuple):
    slot: int


class Relation(NamedTuple):
    negated: bool
    operator: str
    target: "SlotTarget | Pattern | None"
    unit: str | None = None
    amount: "Expression | None" = None


class Subject(NamedTuple):
    slot: int
    pattern: Pattern
    relations: tuple[Relation, ...]


# ---- expressions


class And(NamedTuple):
    parts: "tuple[Expression, ...]"


class Or(NamedTuple):
    parts: "tuple[Expression, ...]"


class Not(NamedTuple):
    part: "Expression"


class Compare(NamedTuple):
    operator: str
    left: "Expression"
    right: "Expression"


class Below(NamedTuple):
    left: "Expression"
    right: "Expression"


class Same(NamedTuple):
    """`is`: equal texts, words, numbers, spans; or both none."""

    left: "Expression"
    right: "Expression"


class OneOf(NamedTuple):
    left: "Expression"
    words: tuple[str | int | float, ...]


class Present(NamedTuple):
    """`has`: the value is not none; unknown stays unknown."""

    value: "Expression"


class Adjective(NamedTuple):
    value: "Expression"
    kind: str
    adjective: str


class Related(NamedTuple):
    value: "Expression"
    relations: tuple[Relation, ...]


class Quantified(NamedTuple):
    quantifier: str
    amount: "Expression | None"
    subject: Subject
    test: "Expression | None"


class Count(NamedTuple):
    distinct: bool
    subject: Subject
    test: "Expression | None"


class Arithmetic(NamedTuple):
    operator: str
    left: "Expression"
    right: "Expression"


class Constant(NamedTuple):
    value: str | int | float | bool | None


class Setting(NamedTuple):
    name: str


class Slot(NamedTuple):
    slot: int


class Field(NamedTuple):
    """A field of a span."""

    value: "Expression"
    field: str


class DerivedField(NamedTuple):
    value: "Expression"
    kind: str
    name: str


class TextOf(NamedTuple):
    """The words of a span, white space folded."""

    value: "Expression"


class Call(NamedTuple):
    function: str
    arguments: "tuple[Expression, ...]"


Expression = (
    And
    | Or
    | Not
    | Compare
    | Below
    | Same
    | OneOf
    | Present
    | Adjective
    | Related
    | Quantified
    | Count
    | Arithmetic
    | Constant
    | Setting
    | Slot
    | Field
    | DerivedField
    | TextOf
    | Call
)


# ---- rules


class Missing(NamedTuple):
    """`{missing}` in a message."""


class Template(NamedTuple):
    parts: "tuple[str | Missing | Expression, ...]"


class Requirement(NamedTuple):
    label: str | None
    condition: Expression


class Fix(NamedTuple):
    slot: int
    replacement: Expression


class Example(NamedTuple):
    text: str
    bad: bool
    flags: tuple[str, ...]
    line: int


class Rule(NamedTuple):
    """One rule, checked. `slots` names the frame: slot 0 is the article."""

    pack: str
    name: str
    path: str
    line: int
    title: str
    severity: int
    guides: tuple[str, ...]
    because: str
    settings: tuple[tuple[str, str | int | float], ...]
    slots: tuple[str, ...]
    subjects: tuple[Subject, ...]
    wheres: tuple[Expression, ...]
    unlesses: tuple[Expression, ...]
    requirements: tuple[Requirement, ...]
    at: int
    once: str | None
    once_value: Expression | None
    instead_of: tuple[str, ...]
    private: bool
    message: Template
    suggestion: Template | None
    fix: Fix | None
    examples: tuple[Example, ...]
    owner: str
    """The kind of its first subject; "term" for literals, lexicons and regular expressions."""
    kinds: tuple[str, ...]
    """Kinds it may read."""
    lexicons: tuple[str, ...]
    """Lexicons it reads, those of its literals included."""
    across: bool
    """Whether it looks into other articles of the story."""

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.name}"


class Override(NamedTuple):
    """What a `change` block says of a rule in another pack; what it does not say is None."""

    rule: str
    pack: str
    path: str
    line: int
    severity: int | None
    settings: tuple[tuple[str, str | int | float], ...]
    phrases: tuple[str, ...]
    """Phrases in which the rule finds nothing."""


class Pack(NamedTuple):
    name: str
    title: str
    path: str
    rules: tuple[Rule, ...]
    lexicons: tuple[Lexicon, ...]
    overrides: tuple[Override, ...] = ()


# ---- to data and back

_NODES: dict[str, type[Any]] = {
    cls.__name__: cls
    for cls in (
        KindPattern, TermPattern, RegexPattern, EitherPattern, SequenceStep, SequencePattern,
        SubjectPattern, SlotTarget, Relation, Subject, And, Or, Not, Compare, Below, Same, OneOf,
        Present, Adjective, Related, Quantified, Count, Arithmetic, Constant, Setting, Slot, Field,
        DerivedField, TextOf, Call, Missing, Template, Requirement, Fix, Example, Rule, Override,
        Pack, Lexicon, Entry,
    )
}  # fmt: skip


def encode(value: Any) -> Any:
    """A plan as JSON-able data: a node is a list that begins with its class, a tuple with "".

    Many flat nodes of one class, such as the entries of a word list, are written in columns.
    """
    if not isinstance(value, tuple):
        return value
    if type(value) is not tuple:
        return [type(value).__name__, *map(encode, value)]
    if len(value) > 1 and _is_table(value):
        return [f"{type(value[0]).__name__}*", *map(list, zip(*value, strict=True))]
    return ["", *map(encode, value)]


def _is_table(nodes: tuple[Any, ...]) -> bool:
    return type(nodes[0]).__name__ in _NODES and all(
        type(node) is type(nodes[0]) and not any(isinstance(part, tuple) for part in node)
        for node in nodes
    )


def decode(data: Any, nodes: Mapping[str, type[Any]] = _NODES) -> Any:
    """The plan that `encode` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    if not isinstance(data, list):
        return data
    tag, *parts = data
    if tag and tag[-1] == "*":
        return tuple(map(nodes[tag[:-1]], *parts))
    decoded = [decode(part, nodes) if isinstance(part, list) else part for part in parts]
    return nodes[tag](*decoded) if tag else tuple(decoded)


def walk(value: Any) -> Iterator[Any]:
    """All nodes below and with `value`, in the order in which they are written."""
    waiting = [value] if isinstance(value, tuple) else []
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [part for part in reversed(node) if isinstance(part, tuple)]
