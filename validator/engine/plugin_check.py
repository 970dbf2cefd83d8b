"""Whether plugins do what they say: each kind finds its example, with sound values."""

import os
import random
from collections.abc import Iterable, Iterator
from functools import partial
from inspect import signature
from typing import Any

from validator.checker import Checker, Function
from validator.diagnostic import Diagnostic
from validator.document import Document
from validator.dsl.catalog import CatalogKind
from validator.dsl.syntax.parser import parse
from validator.engine.deadline import time_limit
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.errors import CheckerError, TimeLimitError, reason
from validator.hooks import Hook
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
    for hook in session.registry.filters:
        found += [fault("plugin-check", f"plugin {hook.plugin}: {told}") for told in _filter(hook)]
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
    """What is wrong in the example of a kind: with its spans, their attributes, and the adjectives
    and functions that take them."""
    kind = known.kind
    if not kind.example:
        yield f"kind {kind.name} has no example"
        return
    where = f"in its example, “{kind.example}”"
    try:
        with time_limit(LONGEST):
            document = session.document(Draft("example.txt", kind.example.encode()))
            spans = document.spans(kind.name)
            if not spans:
                yield f"kind {kind.name}: there is none {where}"
            for span in spans:
                if misfit := known.misfit(span):
                    yield misfit
                yield from (f"{told}, {where}" for told in _asked(session, known, document, span))
    except CheckerError as error:
        yield f"kind {kind.name}: {reason(error.error)}, {where}"
    except TimeLimitError:
        yield f"kind {kind.name}: its example took longer than {LONGEST} s, “{kind.example}”"


def _asked(session: Session, known: CatalogKind, document: Document, span: Any) -> Iterator[str]:
    """What fails of all that can be asked of a span."""
    kind = known.kind
    asked = [a.derived.compute for a in known.attributes.values() if a.derived]
    asked += [*kind.adjectives.values(), *filter(None, (kind.describe, kind.identity))]
    asked += [
        partial(_call, function)
        for function in session.catalog.functions.values()
        if {*function.parameters} == {kind.name}
    ]
    for ask in asked:
        try:
            ask(document, span)
        except CheckerError as error:
            yield f"{error.part}: {reason(error.error)}" if error.part else str(error)


def _call(function: Function, document: Document, span: Any) -> None:
    """Call a function with one span in all places."""
    function.call(document, *(span for _ in function.parameters))
    if function.key is not None:
        function.key(document, span)


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


def _filter(hook: Hook) -> Iterator[str]:
    """A diagnostic that a plugin does not know should come back: one that is dropped for want of a
    “return” is missing from all reports."""
    unknown = fault("example", "made up to ask the plugin")
    try:
        if hook(diagnostic=unknown) is None:
            yield (
                "newslint_diagnostic gives None for a diagnostic that it cannot know, and so drops "
                "it: is there a “return diagnostic” for all that it leaves alone?"
            )
    except (Exception, SystemExit) as error:
        yield f"newslint_diagnostic: {reason(error)}"


def _surroundings() -> tuple[object, ...]:
    return dict(os.environ), random.getstate()


def broken(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults that are of plugins."""
    codes = ("plugin-", "unknown-plugin", "missing-", "needs-cycle", "name-taken")
    return [f for f in faults if f.code.removeprefix("newslint/").startswith(codes)]
