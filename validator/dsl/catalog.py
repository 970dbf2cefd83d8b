"""What a rule may name: kinds with their attributes and adjectives, and functions. Plain data.

Made from what checkers declare; the types of a span class are what rules are checked against.
"""

import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property, partial
from typing import Any, Literal

from validator.checker import Checker, Derived, Function, Kind
from validator.dsl.guards import fits, guarded_attribute, guarded_function, guarded_kind
from validator.dsl.types import FLAG, NUMBER, TEXT, Type
from validator.named_tuples import NamedTuple


class Attribute(NamedTuple):
    name: str
    type: Type
    field: str | None
    """The field of the span, if it has one."""
    derived: Derived | None = None
    """How it is computed; comes before the field."""


class CatalogKind:
    """A kind, and what is read off its class once somebody asks: a run asks for a few kinds."""

    def __init__(
        self,
        kind: Kind,
        checker: str,
        cost: int,
        derive: Callable[[], Mapping[str, Attribute]],
        read: Callable[[], Mapping[str, Attribute]],
    ) -> None:
        self.kind = kind
        self.checker = checker
        """Name of the checker that provides it."""
        self.cost = cost
        """How much must be read to make its spans, roughly: checkers and word lists."""
        self._derive, self._read = derive, read

    @cached_property
    def derived(self) -> Mapping[str, Attribute]:
        """The attributes that are computed."""
        return self._derive()

    @cached_property
    def attributes(self) -> Mapping[str, Attribute]:
        found = dict(self._read())
        for name, attribute in self.derived.items():
            field = found[name].field if name in found else None
            found[name] = attribute._replace(field=field)
        return found

    @cached_property
    def words(self) -> Mapping[str, tuple[str, str]]:
        """Adjectives that come with the fields: word to (attribute, value); "" for a flag."""
        return _words(self.attributes)

    def adjectives(self) -> set[str]:
        return {*self.kind.adjectives, *self.words}

    def misfit(self, span: Any) -> str | None:
        """Which field of a span has a value of another type than its class says; rules would take
        it for unknown."""
        for attribute in self.attributes.values():
            if attribute.field is not None:
                value = getattr(span, attribute.field)
                if not fits(attribute.type, value):
                    what = f"{self.kind.name}.{attribute.name} is a {attribute.type.name}"
                    return f"{what}, not {value!r}"
        return None


class Catalog(NamedTuple):
    kinds: Mapping[str, CatalogKind]
    functions: Mapping[str, Function]
    classes: Mapping[type, Mapping[str, Attribute]]
    """Attributes of span classes that are no kind of their own, such as victims."""

    def attributes(self, type_: Type) -> Mapping[str, Attribute]:
        """The attributes of a value; empty for what has none."""
        if type_.name != "span":
            return {}
        if type_.kind is not None:
            return self.kinds[type_.kind].attributes
        return self.classes.get(type_.cls or object, _TEXT_ONLY)

    def is_a(self, kind: str | None, wanted: str) -> bool:
        while kind is not None and kind != wanted:
            kind = self.kinds[kind].kind.parent if kind in self.kinds else None
        return kind == wanted


_TEXT_ONLY = {"text": Attribute("text", TEXT, None)}


def build_catalog(checkers: Iterable[Checker]) -> Catalog:
    """The catalog of some checkers; names that two of them claim are for the registry to refuse."""
    checkers = list(checkers)
    by_class = {kind.cls: kind.name for checker in checkers for kind in checker.kinds}
    derived = [(checker.name, d) for checker in checkers for d in checker.derived]
    classes: dict[type, Mapping[str, Attribute]] = {}
    costs = _costs(checkers)
    kinds = {
        kind.name: CatalogKind(
            guarded_kind(kind, checker.name),
            checker.name,
            costs[checker.name],
            partial(_derived, kind.name, derived, by_class, classes),
            partial(_fields, kind.cls, kind.fields, by_class, classes),
        )
        for checker in checkers
        for kind in checker.kinds
    }
    functions = {
        f.name: guarded_function(f, checker.name) for checker in checkers for f in checker.functions
    }
    return Catalog(kinds, functions, classes)


_EACH_SECTION = 10


def _costs(checkers: Sequence[Checker]) -> dict[str, int]:
    """For each checker, itself and its word lists, and those of all checkers that it needs; more
    where each place asked about costs anew."""
    providers = {kind.name: checker for checker in checkers for kind in checker.kinds}
    costs: dict[str, int] = {}
    for checker in checkers:
        pending, seen = [checker], {checker.name: checker}
        while pending:
            for need in pending.pop().needs:
                provider = providers.get(need)
                if provider is not None and provider.name not in seen:
                    seen[provider.name] = provider
                    pending.append(provider)
        cost = sum(1 + len(c.lexicons) + len(c.tables) for c in seen.values())
        anew = type(checker).sections is not Checker.sections
        costs[checker.name] = cost * _EACH_SECTION if anew else cost
    return costs


def _derived(
    kind: str,
    derived: Iterable[tuple[str, Derived]],
    by_class: Mapping[type, str],
    classes: dict[type, Mapping[str, Attribute]],
) -> dict[str, Attribute]:
    """`derived` are the derived attributes of all kinds, each with the name of its checker."""
    found = {}
    for checker, attribute in derived:
        if attribute.of == kind:
            type_ = _type(attribute.type, by_class, classes) or TEXT
            guarded = guarded_attribute(attribute, checker, type_)
            found[attribute.name] = Attribute(attribute.name, type_, None, guarded)
    return found


def _fields(
    cls: type,
    renamed: Mapping[str, str],
    by_class: Mapping[type, str],
    classes: dict[type, Mapping[str, Attribute]],
) -> dict[str, Attribute]:
    names = {field: name for name, field in renamed.items()}
    found = dict(_TEXT_ONLY)
    hints = typing.get_type_hints(cls)
    for field in getattr(cls, "_fields", ()):
        type_ = _type(hints[field], by_class, classes)
        if field not in ("start", "end") and type_ is not None:
            name = names.get(field, field)
            found[name] = Attribute(name, type_, field)
    for name, value in vars(cls).items():
        if isinstance(value, property) and value.fget is not None and name not in found:
            type_ = _type(typing.get_type_hints(value.fget).get("return"), by_class, classes)
            if type_ is not None:
                found[name] = Attribute(name, type_, name)
    return found


def _type(
    hint: Any, by_class: Mapping[type, str], classes: dict[type, Mapping[str, Attribute]]
) -> Type | None:
    """The rule language's type of a Python type; None for what rules cannot see."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        parts = [
            part
            for part in typing.get_args(hint)
            if part is not type(None) and not (isinstance(part, type) and issubclass(part, Enum))
        ]
        found = [_type(part, by_class, classes) for part in parts]
        if found and all(t == found[0] for t in found):
            return found[0]
        return NUMBER if found and all(t == NUMBER for t in found) else None
    if origin is Literal:
        return Type("word", frozenset(map(str, typing.get_args(hint))))
    if origin in (tuple, list):
        arguments = typing.get_args(hint)
        return _type(arguments[0], by_class, classes) if arguments else None
    if hint is bool:
        return FLAG
    if hint in (int, float):
        return NUMBER
    if hint is str:
        return TEXT
    if isinstance(hint, type) and "start" in getattr(hint, "_fields", ()):
        kind = by_class.get(hint)
        if kind is None and hint not in classes:
            classes[hint] = _TEXT_ONLY  # stands in while a class that names itself is read
            renamed = {"class": "group"} if "group" in getattr(hint, "_fields", ()) else {}
            classes[hint] = _fields(hint, renamed, by_class, classes)
        return Type("span", kind=kind, cls=hint)
    return None


def _words(attributes: Mapping[str, Attribute]) -> dict[str, tuple[str, str]]:
    """Flags and words of a kind's attributes, which serve as adjectives where they are unique."""
    found: dict[str, tuple[str, str]] = {}
    twice: set[str] = set()
    for attribute in attributes.values():
        if attribute.field is None:
            continue
        words = attribute.type.words if attribute.type.name == "word" else ()
        names = [attribute.name] if attribute.type.name == "flag" else words
        for word in names:
            twice |= {word} & found.keys()
            found[word] = (attribute.name, "" if attribute.type.name == "flag" else word)
    return {word: value for word, value in found.items() if word not in twice}
