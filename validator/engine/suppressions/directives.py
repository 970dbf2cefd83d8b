"""Decisions of an editor in the copy: what they leave out of what is found in a draft."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from validator.diagnostic import Diagnostic, Severity
from validator.engine.notices import Place, notice
from validator.engine.rules.selectors import selects
from validator.named_tuples import NamedTuple
from validator.source import Extent


class Directive(NamedTuple):
    """One rule of a directive: what it is to be silent about, where, and why."""

    rule: str
    """As written: `pack/rule`, or the rule's part alone."""
    reason: str
    covers: Extent
    """Of the source: findings that begin here are left out."""
    place: Place


def means_any(name: str, rules: Iterable[str]) -> bool:
    """Whether a directive that names a rule means one of some."""
    return any(selects(name, rule) for rule in rules)


class Directives(NamedTuple):
    """What a draft has of them."""

    sound: tuple[Directive, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    left: tuple[Diagnostic, ...] = ()
    """Faults where the copy is final: one for each comment."""


def apply(
    directives: Sequence[Directive], found: Sequence[Diagnostic]
) -> tuple[set[int], set[int]]:
    """Which of the findings of a draft are left out, and which directives that took, by their
    numbers."""
    offsets: dict[str, list[int]] = {}
    covers: dict[str, list[Extent]] = {}
    for diagnostic in found:
        for name in _names(diagnostic):
            offsets.setdefault(name, []).append(diagnostic.region.start.offset)
    for directive in directives:
        covers.setdefault(directive.rule, []).append(directive.covers)
    for places in offsets.values():
        places.sort()
    starts, reaches = {}, {}
    for name, extents in covers.items():
        extents.sort()
        starts[name] = [start for start, _ in extents]
        reaches[name] = list(accumulate((end for _, end in extents), max))
    waived = set()
    for number, diagnostic in enumerate(found):
        offset = diagnostic.region.start.offset
        for name in _names(diagnostic):
            before = bisect_right(starts.get(name, ()), offset)
            if before and offset < reaches[name][before - 1]:
                waived.add(number)
    used = set()
    for number, directive in enumerate(directives):
        places, (start, end) = offsets.get(directive.rule, []), directive.covers
        if bisect_left(places, start) < bisect_left(places, end):
            used.add(number)
    return waived, used


def _names(found: Diagnostic) -> tuple[str, str]:
    """What a directive may call the rule of a finding."""
    return found.code, found.code.rpartition("/")[2]


def unused(directives: Iterable[Directive]) -> Iterator[Diagnostic]:
    """What to say of directives that nothing was left out for."""
    for directive in directives:
        yield notice(
            "waiver-unused",
            Severity.WARNING,
            directive.place,
            f"{directive.rule} reports nothing here, so this waiver is not needed",
            "A waiver is needed",
            "take it out",
        )
