"""A baseline: the findings that old copy had when newslint came, which are left out from then on.

An entry is worth one finding: one more than was adopted is reported.
"""

import os
from collections.abc import Iterable, Sequence

from validator.diagnostic import Diagnostic, Severity
from validator.engine.notices import notice, place
from validator.engine.suppressions.allotment import Known, name_of, named_from, real
from validator.named_tuples import NamedTuple
from validator.source import Extent, Source

_MOST_NAMED = 3


class Entry(NamedTuple):
    """What was adopted."""

    path: str
    """From the folder of the baseline, with slashes."""
    rule: str
    fingerprint: str


class Baseline(NamedTuple):
    path: str
    entries: tuple[Entry, ...] = ()

    @property
    def folder(self) -> str:
        return os.path.dirname(self.path) or "."

    @property
    def known(self) -> list[Known]:
        """What its entries are spent on."""
        return [
            Known(name_of(e.rule, e.fingerprint), real(self.folder, e.path)) for e in self.entries
        ]


def adopt(path: str, found: Iterable[Diagnostic]) -> Baseline:
    """A baseline of these findings; what newslint says of waivers and the like stays out of it."""
    folder = os.path.dirname(path) or "."
    names: dict[str, str] = {}
    entries = []
    for one in filter(adoptable, found):
        shown = one.region.path
        name = names.get(shown) or names.setdefault(shown, named_from(folder, shown))
        entries.append(Entry(name, one.code, one.fingerprint))
    return Baseline(path, tuple(sorted(entries)))


def adoptable(found: Diagnostic) -> bool:
    return not found.code.startswith("newslint/")


def mended(baseline: Baseline, gone: Sequence[Known]) -> Diagnostic:
    """What to say of entries whose finding is no more."""
    paths = dict.fromkeys(known.path for known in gone)
    named = [named_from(baseline.folder, path) for path in paths]
    files = ", ".join(named[:_MOST_NAMED])
    more = f" and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
    entries = "1 entry is" if len(gone) == 1 else f"{len(gone):,} entries are"
    return notice(
        "baseline-mended",
        Severity.INFO,
        place(Source(baseline.path, ""), Extent(0, 0), "baseline"),
        f"{entries} not needed any more: {files}{more}",
        "Findings of the baseline are mended",
        f"newslint baseline update --baseline {baseline.path} takes them out",
    )
