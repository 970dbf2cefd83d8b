"""Whether plugins do what they say: each kind finds its example, with sound values."""

import os
import random
from collections.abc import Iterable, Iterator
from inspect import signature
from typing import Any

from validator.checker import Checker, Function
from validator.diagnostic import Diagnostic
from validator.dsl.catalog import Attribute, CatalogKind
from validator.dsl.parser import parse
from validator.engine.deadline import time_limit
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.errors import CheckerError, TimeLimitError, reason
from validator.kinds import UNKNOWN
from validator.lexicon import Term
from validator.registry import fault

LONGEST = 10
"""Seconds that an example may take."""


def check_plugins(session: Session) -> list[Diagnostic]:
    """What is wrong with the checkers of a session, beyond its faults."""
    before = _surroundings()
    found = [
        fault("plugin-check", f"checker {checker.name}: {message}")
        for checker in session.registry.checkers
        for message in _judged(session, checker)
    ]
    if _surroundings() != before:
        told = "a checker changed the environment or the state of random numbers of the program"
        found.append(fault("plugin-check", told))
    return found


def _judged(session: Session, checker: Checker) -> Iterator[str]:
    for kind in checker.kinds:
        if not can_be_said(kind.name):
            yield f"kind {kind.name}: this is a word of the rule language already"
        elif kind.name in session.kinds and kind.cls is not Term:  # those are of word lists
            yield from _kind(session, session.catalog.kinds[kind.name])
    for function in checker.functions:
        yield from _function(function)


def can_be_said(kind: str) -> bool:
    rule = f'pack x\nrule x {{ find {kind} as it message "x" good "x" bad "x" }}'
    return not parse(rule)[1]


def _kind(session: Session, known: CatalogKind) -> Iterator[str]:
    kind = known.kind
    if not kind.example:
        yield f"kind {kind.name} has no example"
        return
    try:
        with time_limit(LONGEST):
            document = session.document(Draft("example.txt", kind.example.encode()))
            spans = document.spans(kind.name)
    except CheckerError as error:
        yield f"kind {kind.name}: {reason(error.error)}, in its example, “{kind.example}”"
        return
    except TimeLimitError:
        yield f"kind {kind.name}: its example took longer than {LONGEST} s, “{kind.example}”"
        return
    if not spans:
        yield f"kind {kind.name}: there is none in its example, “{kind.example}”"
    for span in spans:
        for attribute in known.attributes.values():
            if attribute.field is not None:
                value = getattr(span, attribute.field)
                for item in value if type(value) in (tuple, list) else (value,):
                    if not _fits(attribute, item):
                        what = f"{kind.name}.{attribute.name} is a {attribute.type.name}"
                        yield f"{what}, not {item!r}"


def _fits(attribute: Attribute, value: Any) -> bool:
    """Whether a value is of the type that rules take it for."""
    if value is None or value is UNKNOWN:
        return True
    match attribute.type.name:
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "flag":
            return isinstance(value, bool)
        case "text":
            return isinstance(value, str)
        case "word":
            return value in attribute.type.words
        case _:
            return hasattr(value, "start")


def _function(function: Function) -> Iterator[str]:
    if not function.example.startswith(f"{function.name}("):
        yield f"function {function.name}: its example “{function.example}” does not call it"
    try:
        signature(function.call).bind(None, *function.parameters)
    except TypeError as error:
        taken = ", ".join(("document", *function.parameters))
        yield f"function {function.name} is called with {taken}: {error}"
    except ValueError:
        return  # built in: it does not say what it takes


def _surroundings() -> tuple[object, ...]:
    return dict(os.environ), random.getstate()


def broken(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults that are of plugins."""
    codes = ("plugin-", "unknown-plugin", "missing-", "needs-cycle", "name-taken")
    return [f for f in faults if f.code.removeprefix("newslint/").startswith(codes)]
