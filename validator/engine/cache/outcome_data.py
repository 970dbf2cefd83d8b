"""What became of a draft as JSON, for the cache and for what processes tell each other."""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from validator.diagnostic import Context, Diagnostic, Edit, Identity, Region, Related, Severity
from validator.engine.checked import Checked
from validator.report import Claims, DraftText, Failure, Passage
from validator.source import Extent, Position

if TYPE_CHECKING:
    from validator.engine.revisions.changes import Fresh
    from validator.engine.suppressions.directives import Directives

_SEVERITIES = tuple(Severity)
_compact = json.JSONEncoder(separators=(",", ":")).encode  # `json.dumps` makes one a line


def encoded(checked: Checked) -> str:
    """On one line of ASCII."""
    return _compact(plain(checked))


def plain(checked: Checked) -> tuple[Any, ...]:
    """What JSON is made of: sentences stand apart, each once, however much was found in it."""
    text, fresh = checked.text, checked.fresh
    sentences: dict[str, int] = {}

    def apart(part: Context | Identity | str | None) -> Any:
        """What has its sentence first, with the number of the sentence instead."""
        if part is None or isinstance(part, str):
            return part
        return (sentences.setdefault(part.sentence, len(sentences)), *part[1:])

    diagnostics = [
        (*told, apart(context), apart(identity), headword)
        for *told, context, identity, headword in checked.diagnostics
    ]
    return (
        checked.path,
        [*sentences],
        diagnostics,
        checked.failures,
        checked.claims,
        text and (*text[:4], [*_runs(text.places)]),
        sorted(checked.rules),
        checked.directives,
        fresh and (fresh.sentences, None if fresh.known is None else sorted(fresh.known)),
    )


def decoded(line: str | bytes) -> Checked:
    """What `encoded` wrote. Raises ValueError, TypeError or IndexError on anything else."""
    path, sentences, diagnostics, failures, claims, text, rules, directives, fresh = json.loads(
        line
    )
    for *_, context, identity, _headword in diagnostics:
        for part in (context, identity):
            if isinstance(part, list):
                part[0] = sentences[part[0]]
    return Checked(
        path,
        decoded_diagnostics(diagnostics),
        tuple(Failure(*failure) for failure in failures),
        Claims(*claims),
        text and _text(*text),
        frozenset(rules),
        directives and _directives(*directives),
        fresh and _fresh(*fresh),
    )


def _fresh(sentences: Any, known: Any) -> "Fresh":
    from validator.engine.revisions.changes import Fresh  # few runs have any

    stretches = tuple(Extent(*sentence) for sentence in sentences)
    return Fresh(stretches, None if known is None else frozenset(known))


def decoded_diagnostics(data: Sequence[Any]) -> tuple[Diagnostic, ...]:
    """Diagnostics that were made lists by JSON."""
    return tuple(_diagnostic(*one) for one in data)


def _diagnostic(
    code: str,
    severity: int,
    region: Any,
    text: str,
    message: str,
    title: str,
    suggestion: str | None,
    edits: Any,
    related: Any,
    context: Any,
    identity: Any,
    headword: str | None,
) -> Diagnostic:
    return Diagnostic(
        code,
        _SEVERITIES[severity],
        _region(*region),
        text,
        message,
        title,
        suggestion,
        tuple(Edit(Position(*start), Position(*end), new) for start, end, new in edits),
        tuple(Related(_region(*place), words, said) for place, words, said in related),
        context and Context(*context),
        identity if isinstance(identity, str) else Identity(*identity),
        headword,
    )


def _region(path: str, start: Any, end: Any) -> Region:
    return Region(path, Position(*start), Position(*end))


def _directives(sound: Any, faults: Any, left: Any) -> "Directives":
    from validator.engine.notices import Place
    from validator.engine.suppressions.directives import (  # few drafts have any
        Directive,
        Directives,
    )

    return Directives(
        tuple(
            Directive(rule, why, Extent(*covers), Place(_region(*region), Context(*context)))
            for rule, why, covers, (region, context) in sound
        ),
        decoded_diagnostics(faults),
        decoded_diagnostics(left),
    )


# ---- the text of a draft: the places of its characters are mostly one after the other


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of places that grow by one: the first, and how many."""
    if not places:
        return
    first = 0
    for number, (one, two) in enumerate(pairwise(places), 1):
        if two != one + 1:
            yield places[first], number - first
            first = number
    yield places[first], len(places) - first


def _text(path: str, source: str, prose: str, passages: Any, runs: Any) -> DraftText:
    places = tuple(place for first, count in runs for place in range(first, first + count))
    return DraftText(path, source, prose, tuple(Passage(*one) for one in passages), places)
