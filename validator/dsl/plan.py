"""A checked rule, ready to run: what to look for and what must hold, with names resolved to slots.

Plain immutable data: a plan can be kept in a cache and read back (`validator.dsl.storage`) without
the parser and without running anything.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from validator.lexicon import literal_name
from validator.named_tuples import NamedTuple

if TYPE_CHECKING:
    from validator.dsl.operators import (
        ArithmeticOperator,
        Comparator,
        Quantifier,
        RelationOperator,
        TextUnit,
    )

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
    """As it is written."""
    unicode: str
    r"""With Unicode classes, `\b` as written."""
    boundaries: bool
    r"""Whether there is a `\b` in it."""
    plain: bool
    """Whether a text in which underscores are in place of all letters outside a-z can stand for the
    real one."""
    inner: str
    r"""With Unicode classes, without `\b` at its edges; empty if there are others inside."""
    left: bool
    right: bool
    in_line: bool
    """Whether a match surely lies in one line, whatever stands in others."""
    needed: str
    """Letters and signs that stand in a row in all that matches, the most that are known."""


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
    operator: "RelationOperator"
    target: "SlotTarget | Pattern | None"
    unit: "TextUnit | None" = None
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
    operator: "Comparator"
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
    quantifier: "Quantifier"
    amount: "Expression | None"
    subject: Subject
    test: "Expression | None"


class Count(NamedTuple):
    distinct: bool
    subject: Subject
    test: "Expression | None"


class Arithmetic(NamedTuple):
    operator: "ArithmeticOperator"
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


class Named(NamedTuple):
    """A condition that rules share, in the place of its name."""

    name: str
    """`pack.name`."""
    condition: "Expression"


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
    | Named
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


class Body(NamedTuple):
    """What a rule looks for, what must hold, what it says. `slots` names the frame: slot 0 is the
    article."""

    slots: tuple[str, ...]
    subjects: tuple[Subject, ...]
    wheres: tuple[Expression, ...]
    unlesses: tuple[Expression, ...]
    requirements: tuple[Requirement, ...]
    at: int
    once_value: Expression | None
    message: Template
    suggestion: Template | None
    fix: Fix | None
    order: tuple[tuple[int, ...], ...] | None = None
    """Which of its `tests` are made once none, one, two, ... of its subjects are bound, cheap ones
    first; None before it is `ordered`."""
    on_article: bool = True
    """Whether anything in it speaks of the article."""


class Test(NamedTuple):
    """What must hold (or, not `wanted`, must not) for a match to be reported."""

    condition: Expression | Relation
    slot: int
    """Of the subject that has the relation; of the article where it is none."""
    wanted: bool


class Rule(NamedTuple):
    """One rule, checked: what a run must know of each before it looks at a text, and the rest."""

    pack: str
    name: str
    path: str
    line: int
    title: str
    severity: int
    guides: tuple[str, ...]
    because: str
    settings: tuple[tuple[str, str | int | float], ...]
    once: str | None
    instead_of: tuple[str, ...]
    private: bool
    owner: str
    """The kind of its first subject; "term" for literals, lexicons and regular expressions."""
    kinds: tuple[str, ...]
    """Kinds it may read."""
    lexicons: tuple[str, ...]
    """Lexicons it reads, those of its literals included."""
    across: bool
    """Whether it looks into other articles of the story."""
    needed_kinds: tuple[str, ...]
    """Where there is nothing of these kinds and lexicons, it has nothing to say. None of either:
    that cannot be told beforehand."""
    needed_lexicons: tuple[str, ...]
    needs_others: bool
    """Whether it has nothing to say of an article that is alone in its story."""
    spared: tuple[str, ...]
    """Phrases in which it finds nothing: the exceptions of a `change`."""
    kept: Body | Callable[[], Body]
    """The body, or who reads it from where it is kept."""
    kept_examples: tuple[Example, ...] | Callable[[], tuple[Example, ...]]
    """The same of its examples, which a check does without."""

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.name}"

    @property
    def body(self) -> Body:
        return self.kept if isinstance(self.kept, Body) else self.kept()

    @property
    def examples(self) -> tuple[Example, ...]:
        kept = self.kept_examples
        return kept if isinstance(kept, tuple) else kept()


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
    lexicons: tuple[str, ...]
    """Names of its word lists."""
    overrides: tuple[Override, ...] = ()


def changed(rule: Rule, override: Override) -> Rule:
    """A rule with what a `change` block of another pack says of it."""
    return rule._replace(
        severity=rule.severity if override.severity is None else override.severity,
        settings=tuple({**dict(rule.settings), **dict(override.settings)}.items()),
        spared=rule.spared + override.phrases,
        lexicons=rule.lexicons + tuple(map(literal_name, override.phrases)),
    )


def in_order(subjects: Sequence[Subject], at: int) -> list[Subject]:
    """Subjects as they are bound: the reported one first, then what hangs on it."""
    first = next((s for s in subjects if s.slot == at), subjects[-1])
    return [first, *(subject for subject in subjects if subject is not first)]


def tests(
    subjects: Iterable[Subject], wheres: Iterable[Expression], unlesses: Iterable[Expression]
) -> list[Test]:
    """All that a match must stand, as it is written."""
    return [
        *(Test(relation, s.slot, True) for s in subjects for relation in s.relations),
        *(Test(where, ARTICLE, True) for where in wheres),
        *(Test(unless, ARTICLE, False) for unless in unlesses),
    ]


ELSEWHERE = ("another article", "earlier version")
"""The relations to other articles."""


def elsewhere(subject: Subject) -> bool:
    """Whether a subject stands in other articles."""
    return any(not r.negated and r.operator in ELSEWHERE for r in subject.relations)


def equalities(
    wheres: Iterable[Expression], one: Subject, others: Sequence[Subject]
) -> Iterator[tuple[Expression, Expression]]:
    """What must be equal of a subject and of others, each an attribute of these alone."""
    own, theirs = _bound_with(one), set[int]().union(*map(_bound_with, others))
    for part in conjuncts(wheres):
        if isinstance(part, Same):
            for left, right in ((part.left, part.right), (part.right, part.left)):
                if _hangs_on(left, own) and _hangs_on(right, theirs):
                    yield left, right


def _bound_with(subject: Subject) -> set[int]:
    """What is bound with a subject: itself, and its parts."""
    return {node.slot for node in walk(subject) if isinstance(node, Subject)}


def _hangs_on(value: Expression, slots: set[int]) -> bool:
    named = {node.slot for node in walk(value) if isinstance(node, Slot)}
    return bool(named) and named <= slots


def asked_for(condition: Expression) -> tuple[Subject, int] | None:
    """Of what there must be how many for a condition to be true."""
    match condition:
        case Quantified("some", _, subject):
            return subject, 1
        case Quantified("at least", Constant(int(amount)), subject):
            return subject, amount
        case Compare(">=", Count(_, subject), Constant(int(amount))):
            return subject, amount
        case Compare(">", Count(_, subject), Constant(int(amount))):
            return subject, amount + 1
        case _:
            return None


def conjuncts(parts: Iterable[Expression]) -> Iterator[Expression]:
    """What must hold for all of some conditions to hold, part by part."""
    for part in parts:
        if isinstance(part, And):
            yield from conjuncts(part.parts)
        elif isinstance(part, Named):
            yield from conjuncts((part.condition,))
        else:
            yield part


def options(part: Expression) -> Iterator[Expression]:
    """What may hold for a condition to hold, each alone."""
    if isinstance(part, Or):
        for one in part.parts:
            yield from options(one)
    elif isinstance(part, Named):
        yield from options(part.condition)
    else:
        yield part


def depth(value: Any) -> int:
    """How many nodes stand inside each other."""
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        below = level + (type(node) is not tuple)
        waiting += [(part, below) for part in node if isinstance(part, tuple)]
    return deepest


def walk(value: Any) -> Iterator[Any]:
    """All nodes below and with `value`, in the order in which they are written."""
    waiting = [value] if isinstance(value, tuple) else []
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [part for part in reversed(node) if isinstance(part, tuple)]
