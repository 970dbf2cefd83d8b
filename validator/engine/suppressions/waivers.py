"""Decisions of an editor beside the copy: which findings stand as they are, why, and until when.

The fingerprint tells which finding it is; rule and words are for who reads the file, and the path
for telling copies of a sentence apart.
"""

from collections.abc import Collection, Iterable

from validator.diagnostic import Diagnostic, Severity
from validator.engine.notices import Place, notice
from validator.engine.suppressions.allotment import Known, name_of, real
from validator.named_tuples import NamedTuple


class Waiver(NamedTuple):
    """A finding that stands as it is; days as YYYY-MM-DD."""

    rule: str
    path: str
    """From the folder of the file that it is kept in, with slashes."""
    fingerprint: str
    reason: str
    words: str = ""
    by: str = ""
    on: str = ""
    until: str = ""
    """The last day on which it counts; empty: it counts on."""

    def expired(self, today: str) -> bool:
        return bool(self.until) and self.until < today


class Kept(NamedTuple):
    """A waiver, and where it stands in its file."""

    waiver: Waiver
    place: Place


class WaiverFile(NamedTuple):
    """A file of waivers as it was read."""

    path: str
    folder: str
    """The folder it stands in, from which its paths lead on."""
    waivers: tuple[Kept, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with a waiver, which then does not count."""
    broken: tuple[Diagnostic, ...] = ()
    """Why none of them can be heeded."""

    def known(self, waiver: Waiver) -> Known:
        """What a waiver is spent on."""
        return Known(name_of(waiver.rule, waiver.fingerprint), real(self.folder, waiver.path))


class Judged(NamedTuple):
    """The waivers of a file by whether they count, and what to say of the others."""

    live: tuple[Kept, ...]
    expired: tuple[Kept, ...]
    faults: tuple[Diagnostic, ...]


def judged(kept: Iterable[Kept], rules: Collection[str] | None, today: str) -> Judged:
    """`rules` are the ids that exist; None if that is not known."""
    live, expired, faults = [], [], []
    for one in kept:
        if rules is not None and one.waiver.rule not in rules:
            faults.append(_unknown_rule(one, rules))
        elif one.waiver.expired(today):
            expired.append(one)
        else:
            live.append(one)
    return Judged(tuple(live), tuple(expired), tuple(faults))


def today() -> str:
    from datetime import date  # only where there are waivers

    return date.today().isoformat()


def _unknown_rule(kept: Kept, rules: Collection[str]) -> Diagnostic:
    from validator.engine.rules.selectors import suggestion

    rule = kept.waiver.rule
    return notice(
        "waiver-unknown-rule",
        Severity.ERROR,
        kept.place,
        f"there is no rule “{rule}”",
        "A waiver names a rule that exists",
        suggestion(rule, sorted(rules)),
    )


def expired(kept: Kept) -> Diagnostic:
    return notice(
        "waiver-expired",
        Severity.WARNING,
        kept.place,
        f"this waiver counted until {kept.waiver.until}, and the finding counts again",
        "A waiver has not expired",
        "look at the copy again; waive it anew or take the waiver out",
    )


def unused(kept: Kept) -> Diagnostic:
    return notice(
        "waiver-unused",
        Severity.WARNING,
        kept.place,
        f"{kept.waiver.rule} does not report this any more: the sentence was changed or is gone",
        "A waiver is needed",
        "take it out",
    )
