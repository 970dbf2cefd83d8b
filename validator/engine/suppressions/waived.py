"""Which findings of one draft are waived, by whom and why: for who asks about a place in it."""

import os
from collections.abc import Collection, Iterator, Sequence

from validator.diagnostic import Diagnostic
from validator.engine.checked import Checked
from validator.engine.notices import Place
from validator.engine.suppressions.allotment import Known, Looked, allot, name_of
from validator.engine.suppressions.baseline import adoptable
from validator.engine.suppressions.waiver_files import read_waivers
from validator.engine.suppressions.waivers import judged, today

Key = tuple[str, int, int]
"""Rule, and where the finding stands in the source."""


def waived(draft: Checked, folder: str, rules: Collection[str] | None) -> dict[Key, str]:
    """Why findings are left out, in words; `folder` has the file of waivers for the draft."""
    found = [diagnostic for diagnostic in draft.diagnostics if adoptable(diagnostic)]
    return {**dict(_by_file(draft, found, folder, rules)), **dict(_by_directives(draft, found))}


def _by_directives(draft: Checked, found: Sequence[Diagnostic]) -> Iterator[tuple[Key, str]]:
    directives = draft.directives.sound if draft.directives is not None else ()
    for one in found:
        for directive in directives:
            start, end = directive.covers
            named = directive.rule in (one.code, one.code.rpartition("/")[2])
            if named and start <= one.region.start.offset < end:
                yield _key(one), _told(directive.reason, directive.place)


def _by_file(
    draft: Checked, found: Sequence[Diagnostic], folder: str, rules: Collection[str] | None
) -> Iterator[tuple[Key, str]]:
    file, real = read_waivers(folder), os.path.realpath(draft.path)
    live = judged(file.waivers, rules, today()).live
    known = [Known(name_of(one.code, one.fingerprint), real) for one in found]
    decisions = [file.known(kept.waiver) for kept in live]
    for decision, finding in allot(decisions, known, Looked({real: draft.rules})).items():
        (waiver, place) = live[decision]
        who = ", ".join(filter(None, (waiver.by, waiver.on)))
        yield _key(found[finding]), _told(waiver.reason, place, who)


def _key(found: Diagnostic) -> Key:
    return found.code, found.region.start.offset, found.region.end.offset


def _told(reason: str, place: Place, who: str = "") -> str:
    where = f"{place.region.path}:{place.region.start.line}"
    return f"{reason} ({who}; {where})" if who else f"{reason} ({where})"
