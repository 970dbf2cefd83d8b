"""Conditions that rules share: each checked by itself, before the rules that ask for it."""

from collections.abc import Iterator, Mapping, Sequence

from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.semantics.circles import ordered
from validator.dsl.semantics.expressions import Expressions
from validator.dsl.semantics.resolution import MATCH, Names, Resolution, StopError, type_named
from validator.dsl.semantics.scope import Binding, Scope
from validator.dsl.semantics.subjects import Subjects
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault, did_you_mean
from validator.dsl.types import NUMBER, TEXT, Type
from validator.named_tuples import NamedTuple

_ANY: Mapping[Type, plan.Expression] = {NUMBER: plan.Constant(1), TEXT: plan.Constant("")}
"""What stands for a value that is not known yet."""


class Defined(NamedTuple):
    """The conditions of a run: what is wrong with them, by pack, and their names, those that
    cannot be used among them."""

    faults: Mapping[str, Sequence[Fault]]
    names: Names


class _Shared(NamedTuple):
    pack: str
    block: ast.ConditionBlock

    @property
    def id(self) -> str:
        return f"{self.pack}.{self.block.name.text}"


def define(names: Names, catalog: Catalog) -> Defined:
    """Check all conditions that `names` holds, each behind those that it asks for."""
    shared = {
        one.id: one
        for pack, blocks in names.conditions.items()
        for one in (_Shared(pack, block) for block in blocks.values())
    }
    asked = {name: dict(_asked(one, names)) for name, one in shared.items()}
    faults: dict[str, list[Fault]] = {pack: [] for pack in names.conditions}
    unsound: set[str] = set()
    order, circles = ordered(asked)
    for circle in circles:
        unsound.update(circle)
        first, second = circle[0], circle[1 % len(circle)]
        faults[shared[first].pack].append(_circle(circle, asked[first][second]))
    for name in order:
        one = shared[name]
        if name in unsound:
            continue
        notes = _check(one, catalog, names._replace(unsound=frozenset(unsound)))
        faults[one.pack] += notes.faults
        if not notes.sound:
            unsound.add(name)
    return Defined(faults, names._replace(unsound=frozenset(unsound)))


def _asked(one: _Shared, names: Names) -> Iterator[tuple[str, ast.Call]]:
    """The conditions that a condition asks for, and where."""
    for node in ast.walk(one.block.meaning):
        if isinstance(node, ast.Call):
            pack = node.pack.text if node.pack else one.pack
            if node.function.text in names.conditions.get(pack, {}):
                yield f"{pack}.{node.function.text}", node


def _circle(circle: tuple[str, ...], call: ast.Call) -> Fault:
    told = " asks for ".join((*circle, circle[0]))
    return Fault(call.at, "condition-circle", told, "one of them must do without the next")


def _check(one: _Shared, catalog: Catalog, names: Names) -> Resolution:
    """What is found out about a condition, whatever is given to it."""
    block = one.block
    notes = Resolution(one.pack, catalog, names, {}, (block.meaning,), "condition")
    scope = Scope()
    scope.bind("article", Type("span", kind="article") if "article" in catalog.kinds else MATCH)
    if block.name.text in catalog.functions:
        notes.note(
            block.name.at,
            "name-taken",
            f"{block.name.text} is a function already",
            "choose another name",
        )
    for parameter in block.parameters:
        name, kind = parameter.name, parameter.kind
        if scope.get(name.text) is not None:
            notes.note(
                name.at, "name-twice", f"“{name.text}” names something already", "choose another"
            )
            continue
        type_ = type_named(kind.text, catalog)
        if type_ is None:
            choices = {*catalog.kinds, "words", "number", "text"}
            hint = did_you_mean(kind.text, choices, "a kind of thing, or: words, number, text")
            notes.note(kind.at, "unknown-kind", f"“{kind.text}” is no kind of thing", hint)
            notes.lost = True
        if type_ is not None and type_ in _ANY:
            scope.put(name.text, Binding(plan.ARTICLE, type_, _ANY[type_]))
        else:
            scope.bind(name.text, type_ or Type("none"))
    try:
        Expressions(notes, Subjects(notes)).flag(block.meaning.expression, scope)
    except StopError:
        notes.lost = True
    return notes
