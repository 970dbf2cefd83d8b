"""What is left out of a report, and what has to be known to leave it out."""

import os
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from validator.diagnostic import Diagnostic
from validator.named_tuples import NamedTuple
from validator.report import Since

if TYPE_CHECKING:
    from validator.engine.revisions.changes import Earlier
    from validator.engine.suppressions.baseline import Baseline

_WAIVERS = "newslint-waivers.toml"


class Sieve(NamedTuple):
    """What a run leaves out of its report."""

    waivers: Callable[[str], str] | None = None
    """The folder with the waivers for a draft, by its path; None: only its directives count."""
    final: bool = False
    """Whether directives left in the copy are faults."""
    baseline: "Baseline | None" = None
    earlier: "Earlier | None" = None
    """Where earlier versions come from, if only what is new since them counts."""
    folders: tuple[str, ...] = ()
    """The real paths of the folders that were walked for drafts."""


class Ids(NamedTuple):
    """What has to be known of the rules, by their ids."""

    known: Collection[str] | None
    """All of them; None if that is not known."""
    across: Collection[str]
    """Those that look at other articles."""


class Sifted(NamedTuple):
    """What is reported, and how much was left out by which step."""

    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[Diagnostic, ...] = ()
    """Faults of the set-up."""
    waived: int = 0
    adopted: int = 0
    mended: tuple[int, ...] = ()
    """Numbers of the entries of the baseline whose finding is no more."""
    since: Since | None = None


def leaves_out(sieve: Sieve, paths: Iterable[str]) -> bool:
    """Whether something beside drafts themselves leaves out what is found in them."""
    if sieve.baseline is not None or sieve.earlier is not None:
        return True
    if sieve.waivers is None:
        return False
    folders = {sieve.waivers(path) for path in paths}
    return any(os.path.exists(waivers_file(folder)) for folder in folders)


def waivers_file(folder: str) -> str:
    """The file of the waivers that are kept in a folder, as a report names it."""
    return _WAIVERS if folder == "." else os.path.join(folder, _WAIVERS)
