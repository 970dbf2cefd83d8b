"""Whether what plugins give is what the hooks promise, and whether it goes together."""

import os
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from validator.checker import Checker, Derived, Function, Kind
from validator.diagnostic import Context, Diagnostic, Edit, Identity, Region, Related, Severity
from validator.formats import Reader, Reporter
from validator.named_tuples import NamedTuple
from validator.regex import regex

_NAME = regex(r"[^\W\d_](?:[-_]?\w)*")
"""What the rule language can call a kind or a function."""
_ENDS = ("start", "end")
_PLAIN = frozenset({"span", "number", "text"})
"""What parameters of a function may be beside kinds."""


def unfit(hook: str, item: Any) -> str | None:
    """Why an answer to a hook is none that can be used; None if it is one."""
    return next(_JUDGES[hook](item), None)


def _checker(item: Any) -> Iterator[str]:
    if not isinstance(item, Checker):
        told = "a class; make one of it" if isinstance(item, type) else repr(item)
        yield f"newslint_checkers gives checkers, this is {told}"
        return
    name = getattr(item, "name", None)
    if not isinstance(name, str):
        yield f"checker {type(item).__name__} has no name"
        return
    for field in ("needs", "lexicons", "tables", "replaces"):
        names = getattr(item, field)
        if isinstance(names, str) or not isinstance(names, Iterable):
            told = "one text" if isinstance(names, str) else repr(names)
            yield f"checker {name}: “{field}” is a list of names, this is {told}"
    for field, wanted in (("kinds", Kind), ("functions", Function), ("derived", Derived)):
        for value in getattr(item, field):
            if not isinstance(value, wanted):
                yield f"checker {name}: {value!r} is no {wanted.__name__}"
            elif not _can_be_said(value.name):
                yield f"checker {name}: no rule could say “{value.name}”"
    for kind in item.kinds:
        yield from _kind(name, kind)
    if item.kinds and type(item).annotate is Checker.annotate:
        yield f"checker {name} has kinds and no annotate"


def _can_be_said(name: str) -> bool:
    plain = name.isascii() and name.isidentifier() and name[0] != "_"
    return plain or _NAME.fullmatch(name) is not None


def is_of_newslint(made: object) -> bool:
    """Whether a class or function ships with newslint, where tests look into what it makes, and no
    run must."""
    return getattr(made, "__module__", "").startswith("validator.")


def _kind(checker: str, kind: Kind) -> Iterator[str]:
    if not isinstance(kind.cls, type) or not all(hasattr(kind.cls, end) for end in _ENDS):
        yield f"checker {checker}: the class of kind {kind.name} has no start and end"
    elif not issubclass(kind.cls, tuple):
        yield (
            f"checker {checker}: the class of kind {kind.name} is no NamedTuple; "
            "spans are shared, so they cannot change"
        )
    elif not is_of_newslint(kind.cls):
        try:
            typing.get_type_hints(kind.cls)
        except Exception as error:
            yield f"checker {checker}: the types of kind {kind.name} are unknown: {error}"


def _reader(item: Any) -> Iterator[str]:
    if not isinstance(item, Reader):
        yield f"newslint_readers gives readers, this is {item!r}"
        return
    for field in ("suffixes", "named_only"):
        suffixes = getattr(item, field)
        if not isinstance(suffixes, tuple):
            yield f"reader {item.name}: “{field}” is a tuple of suffixes, this is {suffixes!r}"
            return
        for suffix in suffixes:
            if not suffix.startswith(".") or suffix != suffix.lower():
                yield f"reader {item.name}: {suffix!r} is no suffix in lower case with its dot"


def _reporter(item: Any) -> Iterator[str]:
    if not isinstance(item, Reporter):
        yield f"newslint_reporters gives reporters, this is {item!r}"
    elif not item.name or ":" in item.name:
        yield f"reporter {item.name!r}: --format FORMAT:FILE could not name it"


def _rules(item: Any) -> Iterator[str]:
    if not isinstance(item, str | os.PathLike):
        yield f"newslint_rules gives paths, this is {item!r}"


def _input(item: Any) -> Iterator[str]:
    if not isinstance(item, str | os.PathLike):
        yield f"newslint_inputs gives paths, this is {item!r}"


_FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "code": str,
    "severity": Severity,
    "region": Region,
    "text": str,
    "message": str,
    "title": str,
    "suggestion": (str, type(None)),
    "edits": tuple,
    "related": tuple,
    "context": (Context, type(None)),
    "identity": (Identity, str),
    "headword": (str, type(None)),
}
"""What a diagnostic is made of: with "error" as its severity it would count as nothing."""
_PARTS: Mapping[str, type] = {"edits": Edit, "related": Related}


def _diagnostic(item: Any) -> Iterator[str]:
    if not isinstance(item, Diagnostic):
        yield f"newslint_diagnostic gave {item!r}, no diagnostic"
        return
    for field, wanted in _FIELDS.items():
        value = getattr(item, field)
        if not isinstance(value, wanted):
            first = wanted[0] if isinstance(wanted, tuple) else wanted
            yield f"newslint_diagnostic gave “{field}” {value!r}, which is no {first.__name__}"
    for field, part in _PARTS.items():
        for value in getattr(item, field):
            if not isinstance(value, part):
                yield f"newslint_diagnostic gave {value!r}, which is no {part.__name__}"
    if item.severity is Severity.OFF:
        yield "newslint_diagnostic gave severity “off”; it gives None to drop a diagnostic"


_JUDGES: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "newslint_readers": _reader,
    "newslint_checkers": _checker,
    "newslint_reporters": _reporter,
    "newslint_rules": _rules,
    "newslint_inputs": _input,
    "newslint_diagnostic": _diagnostic,
}


# ---- together


def missing_kinds(checkers: Sequence[Checker]) -> Iterator[str]:
    """What checkers need and no plugin provides."""
    known = {kind.name for checker in checkers for kind in checker.kinds}
    for checker in checkers:
        for what, need in _needs(checker):
            if need not in known:
                yield f"{what} needs the kind {need}, which no plugin provides"


def _needs(checker: Checker) -> Iterator[tuple[str, str]]:
    """(what of a checker, a kind it needs)."""
    name = f"checker {checker.name}"
    yield from ((name, need) for need in checker.needs)
    for kind in checker.kinds:
        if kind.parent is not None:
            yield f"kind {kind.name} of {name}", kind.parent
    for derived in checker.derived:
        for need in (derived.of, *derived.needs):
            yield f"attribute {derived.name} of {name}", need
    for function in checker.functions:
        for need in dict.fromkeys((*function.parameters, *function.needs)):
            if need not in _PLAIN:
                yield f"function {function.name} of {name}", need


def cycles(checkers: Sequence[Checker]) -> list[list[str]]:
    """Checkers that need each other."""
    providers = {kind.name: checker.name for checker in checkers for kind in checker.kinds}
    needs = {
        checker.name: {providers[n] for n in checker.needs if n in providers} - {checker.name}
        for checker in checkers
    }
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            found.append([*trail[trail.index(name) :], name])
            return
        if name in done:
            return
        for need in sorted(needs.get(name, ())):
            visit(need, [*trail, name])
        done.add(name)

    for name in needs:
        visit(name, [])
    return found


class Provided(NamedTuple):
    """Something that a plugin provides: "kind poll", "format html", "suffix .srt", "commands"."""

    sort: str
    name: str = ""
    """Empty where a plugin has the sort, or not; of rules their path."""

    def __str__(self) -> str:
        return f"{self.sort} {self.name}".rstrip()


def provided_by(checker: Checker) -> Iterable[Provided]:
    """What a checker provides, under names that no other may have."""
    yield Provided("checker", checker.name)
    yield from (Provided("kind", kind.name) for kind in checker.kinds)
    yield from (Provided("function", function.name) for function in checker.functions)
    yield from (Provided("attribute", f"{d.of}.{d.name}") for d in checker.derived)
