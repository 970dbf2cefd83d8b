"""Profiles: named choices of rules, with their severities and settings.

Those that ship stand in rules/profiles.toml and enter with the packs beside them; any plugin and
any folder of rules may bring more, and so may a configuration. All have the same shape.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from validator.diagnostic import Severity
from validator.engine.rules.selectors import selected
from validator.named_tuples import NamedTuple

DEFAULT = "desk"
FILE = "profiles.toml"

Setting = str | int | float


class Profile(NamedTuple):
    """A profile as it was written."""

    name: str
    title: str = ""
    extend: str | None = None
    """The profile it begins with."""
    select: tuple[str, ...] | None = None
    """Of the rules that ship, only these; None: as the profile it extends has it."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    settings: tuple[tuple[str, tuple[tuple[str, Setting], ...]], ...] = ()


def restored(profile: Profile) -> Profile:
    """A profile as it was before it was made plain data."""
    return profile._replace(
        severities=tuple((glob, Severity(level)) for glob, level in profile.severities)
    )


def chain(name: str, profiles: Mapping[str, Profile]) -> tuple[Profile, ...]:
    """A profile and those it extends, the first of them first; ends before one that is unknown or
    was met before, which is a fault of its own."""
    found: dict[str, Profile] = {}
    following: str | None = name
    while following is not None and following in profiles and following not in found:
        found[following] = profiles[following]
        following = found[following].extend
    return tuple(reversed(found.values()))


def chosen(profiles: Sequence[Profile], rule: str, ships: bool) -> bool:
    """Whether a chain of profiles has a rule on; one that does not ship is on unless ignored."""
    on = True
    for profile in profiles:
        if ships and profile.select is not None:
            on = selected(profile.select, rule)
        on = on or selected(profile.extend_select, rule)
        on = on and not selected(profile.ignore, rule)
    return on


def severities(profiles: Iterable[Profile]) -> Iterator[tuple[str, Severity]]:
    """Severity by glob; the last that fits counts."""
    for profile in profiles:
        yield from profile.severities


def settings(profiles: Iterable[Profile]) -> dict[str, dict[str, Setting]]:
    """Settings by rule id."""
    found: dict[str, dict[str, Setting]] = {}
    for profile in profiles:
        for rule, values in profile.settings:
            found.setdefault(rule, {}).update(values)
    return found


def cycle(name: str, profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """The names by which a profile leads back to itself; empty where it does not."""
    trail = [name]
    while (following := profiles[trail[-1]].extend) is not None and following in profiles:
        if following == name:
            return (*trail, name)
        if following in trail:
            return ()
        trail.append(following)
    return ()
