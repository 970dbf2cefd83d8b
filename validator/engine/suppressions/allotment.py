"""Which findings are those that somebody decided on before, in files that may have moved.

A decision is worth one finding of its name. It is spent in its own file; only where that is gone,
or was looked at and has no such finding any more, in another one.
"""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from validator.named_tuples import NamedTuple


class Known(NamedTuple):
    """A finding as it was decided on: its name, and the real path of its file."""

    name: str
    path: str


class Looked(NamedTuple):
    """What a run looked at, as real paths."""

    files: Mapping[str, Collection[str]]
    """Those that were wholly checked, and the rules that were on there."""
    folders: tuple[str, ...] = ()
    """Those that were walked."""

    def at(self, path: str) -> bool:
        """Whether a run has met what stands in a file, wherever that is now."""
        if path in self.files:
            return True
        inside = any(path.startswith(os.path.join(folder, "")) for folder in self.folders)
        return inside and not os.path.exists(path)

    def in_vain(self, decision: Known) -> bool:
        """Whether a decision that was spent on nothing is not needed any more."""
        rule = decision.name.partition(" ")[0]
        here = self.files.get(decision.path)
        on = [here] if here is not None else self.files.values()
        return self.at(decision.path) and any(rule in rules for rules in on)


def allot(decisions: Sequence[Known], found: Sequence[Known], looked: Looked) -> dict[int, int]:
    """The finding that each decision is spent on, both by their numbers."""
    pending: dict[Known, list[int]] = {}
    for number, finding in enumerate(found):
        pending.setdefault(finding, []).append(number)
    for numbers in pending.values():
        numbers.reverse()
    spent: dict[int, int] = {}
    left: list[int] = []
    for number, decision in enumerate(decisions):
        same = pending.get(decision)
        if same:
            spent[number] = same.pop()
        else:
            left.append(number)
    elsewhere: dict[str, list[int]] = {}
    for finding, numbers in pending.items():
        elsewhere.setdefault(finding.name, []).extend(numbers)
    for number in left:
        name, path = decisions[number]
        if elsewhere.get(name) and (path in looked.files or not os.path.exists(path)):
            spent[number] = elsewhere[name].pop()
    return spent


def name_of(rule: str, fingerprint: str) -> str:
    """What a finding is called here."""
    return f"{rule} {fingerprint}"


def real(folder: str, path: str) -> str:
    """The real path of a file that is named from a folder."""
    return os.path.realpath(os.path.join(folder, *_in_bytes(path).split("/")))


def named_from(folder: str, path: str) -> str:
    """How a file is named in what is kept in a folder: with slashes, on every system."""
    target = os.path.realpath(path)
    with suppress(ValueError):  # another drive
        target = os.path.relpath(target, os.path.realpath(folder))
    return target.replace(os.sep, "/")


def _in_bytes(name: str) -> str:
    """A name as the system has it, of what `storable` made."""
    if "\\udc" not in name:
        return name
    return re.sub(r"\\ud(c[89a-f][0-9a-f])", lambda found: chr(0xD000 + int(found[1], 16)), name)
