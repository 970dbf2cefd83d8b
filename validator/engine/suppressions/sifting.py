"""From what was found to what is reported: waivers, then the baseline, then what is not new.

    findings of a draft, thinned -> waivers -> baseline -> what changed -> report

Each step sees what the one before it left. What newslint itself reports passes all of them.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from validator.diagnostic import Diagnostic
from validator.engine.checked import Checked
from validator.engine.sieve import Ids, Sieve, Sifted, waivers_file
from validator.engine.suppressions.allotment import Known, Looked, allot, name_of
from validator.engine.suppressions.baseline import adoptable, mended
from validator.engine.suppressions.directives import apply, means_any, unused
from validator.engine.suppressions.waivers import expired, judged, today
from validator.engine.suppressions.waivers import unused as unneeded
from validator.named_tuples import NamedTuple
from validator.report import Since


def sift(checked: Sequence[Checked], sieve: Sieve, rules: Ids) -> Sifted:
    """What is reported of some drafts."""
    sifting = _Sifting(checked, sieve, rules)
    found = sifting.waived()
    waived = len(sifting.found) - len(found)
    left = sifting.adopted(found)
    new = sifting.new(left)
    since = None
    if sieve.earlier is not None:
        changed = sum(draft.fresh is not None and bool(draft.fresh.sentences) for draft in checked)
        since = Since(sieve.earlier.since, changed, len(left) - len(new))
    return Sifted(
        (*sifting.said, *(one.diagnostic for one in new)),
        tuple(sifting.broken),
        waived,
        len(found) - len(left),
        tuple(sifting.mended),
        since,
    )


class _Found(NamedTuple):
    """A finding, and the draft it is of."""

    diagnostic: Diagnostic
    draft: Checked


class _Sifting:
    """The steps, and what they have to say themselves."""

    def __init__(self, checked: Sequence[Checked], sieve: Sieve, rules: Ids) -> None:
        self._checked = checked
        self._sieve = sieve
        self._rules = rules
        self.found: list[_Found] = []
        self.said: list[Diagnostic] = []
        self.broken: list[Diagnostic] = []
        self.mended: list[int] = []
        for draft in checked:
            if draft.directives is not None:
                self.said += draft.directives.faults
            if draft.directives is not None and sieve.final:
                self.said += draft.directives.left
            for diagnostic in draft.diagnostics:
                if adoptable(diagnostic):
                    self.found.append(_Found(diagnostic, draft))
                else:
                    self.said.append(diagnostic)

    # ---- waivers

    def waived(self) -> list[_Found]:
        """What neither a directive nor a file of waivers leaves out."""
        waived = {*self._by_directives(), *self._by_files()}
        return [found for number, found in enumerate(self.found) if number not in waived]

    def _by_directives(self) -> Iterator[int]:
        numbers: dict[str, list[int]] = {}
        for number, (_, draft) in enumerate(self.found):
            if draft.directives is not None:
                numbers.setdefault(draft.path, []).append(number)
        for draft in self._checked:
            if draft.directives is None:
                continue
            directives, mine = draft.directives.sound, numbers.get(draft.path, [])
            waived, used = apply(directives, [self.found[n].diagnostic for n in mine])
            yield from (mine[number] for number in waived)
            if not draft.failures:
                self.said += unused(
                    directive
                    for number, directive in enumerate(directives)
                    if number not in used and means_any(directive.rule, draft.rules)
                )

    def _by_files(self) -> Iterator[int]:
        folder_of = self._sieve.waivers
        if folder_of is None:
            return
        for folder in dict.fromkeys(folder_of(draft.path) for draft in self._checked):
            if os.path.exists(waivers_file(folder)):
                numbers = [n for n, f in enumerate(self.found) if folder_of(f.draft.path) == folder]
                yield from self._by_file(folder, numbers)

    def _by_file(self, folder: str, numbers: Sequence[int]) -> Iterator[int]:
        from validator.engine.suppressions.waiver_files import read_waivers  # and so tomllib

        file, looked = read_waivers(folder), self._looked
        judgement = judged(file.waivers, self._rules.known, today())
        self.broken += file.broken
        self.said += (*file.faults, *judgement.faults)
        for kept in judgement.expired:
            if looked.at(file.known(kept.waiver).path):
                self.said.append(expired(kept))
        decisions = [file.known(kept.waiver) for kept in judgement.live]
        spent = allot(decisions, self._known(self.found[n] for n in numbers), looked)
        for number, decision in enumerate(decisions):
            if number in spent:
                yield numbers[spent[number]]
            elif looked.in_vain(decision):
                self.said.append(unneeded(judgement.live[number]))

    # ---- baseline

    def adopted(self, found: Sequence[_Found]) -> list[_Found]:
        """What the baseline does not hold."""
        baseline = self._sieve.baseline
        if baseline is None:
            return list(found)
        entries = baseline.known
        spent = allot(entries, self._known(found), self._looked)
        self.mended += (
            number
            for number, entry in enumerate(entries)
            if number not in spent and self._looked.in_vain(entry)
        )
        if self.mended:
            self.said.append(mended(baseline, [entries[number] for number in self.mended]))
        adopted = frozenset(spent.values())
        return [one for number, one in enumerate(found) if number not in adopted]

    # ---- what changed

    def new(self, found: Sequence[_Found]) -> list[_Found]:
        """What was not there before."""
        if self._sieve.earlier is None:
            return list(found)
        from validator.engine.revisions.changes import is_new

        fresh = {draft.path: draft.fresh for draft in self._checked}
        across = self._rules.across
        return [
            one for one in found if is_new(one.diagnostic, fresh.get, one.diagnostic.code in across)
        ]

    # ---- files

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Real paths; only where decisions name files, as they take time."""
        return {draft.path: os.path.realpath(draft.path) for draft in self._checked}

    @cached_property
    def _looked(self) -> Looked:
        whole = {self._paths[d.path]: d.rules for d in self._checked if not d.failures}
        return Looked(whole, self._sieve.folders)

    def _known(self, found: Iterable[_Found]) -> list[Known]:
        return [
            Known(name_of(d.code, d.fingerprint), self._paths[draft.path]) for d, draft in found
        ]
