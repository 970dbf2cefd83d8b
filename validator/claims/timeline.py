"""The figures of a story over its drafts: one series for each thing that is counted."""

from collections.abc import Sequence

from validator.claims.model import Claim, Flag
from validator.diagnostic import Diagnostic
from validator.named_tuples import NamedTuple
from validator.report import Failure

_PARTING: tuple[Flag, ...] = ("conflicting", "disputed")
"""What makes two values of a series part, the worse first."""


class Version(NamedTuple):
    """A draft of a story."""

    path: str
    date: str | None


class Value(NamedTuple):
    """What a draft says of a thing."""

    version: int
    """Its draft, by number in the order of their age."""
    claim: Claim


class Parting(NamedTuple):
    """Two values of a series, by their numbers, that cannot both hold."""

    flag: Flag
    one: int
    two: int


class Series(NamedTuple):
    """All values of one thing, by draft and place."""

    label: str
    values: tuple[Value, ...]

    @property
    def partings(self) -> tuple[Parting, ...]:
        """Each pair once, the earlier value first."""
        numbers = {value.claim.region: number for number, value in enumerate(self.values)}
        found: dict[tuple[int, int], Flag] = {}
        for number, value in enumerate(self.values):
            for link in value.claim.links:
                other = numbers.get(link.region)
                if link.flag in _PARTING and other is not None and other != number:
                    pair = (min(number, other), max(number, other))
                    found[pair] = min(found.get(pair, link.flag), link.flag, key=_PARTING.index)
        return tuple(Parting(flag, *pair) for pair, flag in sorted(found.items()))

    @property
    def worst(self) -> Flag | None:
        flags = {parting.flag for parting in self.partings}
        return next((flag for flag in _PARTING if flag in flags), None)


class Story(NamedTuple):
    """The figures of one story."""

    name: str
    versions: tuple[Version, ...]
    series: tuple[Series, ...]
    """Those that part first, then those that most drafts tell."""
    alone: tuple[Value, ...]
    """Figures that are told once, or compare with nothing."""


class Timeline(NamedTuple):
    """The stories of a run."""

    stories: tuple[Story, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def story(
    name: str, versions: Sequence[Version], series: Sequence[Series], alone: Sequence[Value]
) -> Story:
    """A story with its series in the order in which an editor wants them."""
    return Story(name, tuple(versions), tuple(sorted(series, key=_urgency)), tuple(alone))


def _urgency(one: Series) -> tuple[object, ...]:
    worst = one.worst
    told = len({value.version for value in one.values})
    rank = _PARTING.index(worst) if worst is not None else len(_PARTING)
    return (rank, -told, one.values[0].version, one.values[0].claim.region)
