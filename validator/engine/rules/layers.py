"""What is said of the rules, from far to near: the configuration, what it says of some drafts, the
command line.

The nearest layer that names a profile or selects rules decides which are on; what all of them add
and ignore comes on top, the nearest last. Severities and settings add up in the same order, those
of the profile first.
"""

from collections.abc import Iterable, Mapping, Sequence

from validator.diagnostic import Severity
from validator.document import Metadata
from validator.engine.rules import profiles
from validator.engine.rules.profiles import DEFAULT, Profile, Setting
from validator.engine.rules.selectors import named, selected, selects
from validator.named_tuples import NamedTuple

NOT_SELECTED = "not selected"
IGNORED = "ignored"


class Layer(NamedTuple):
    """What one place says of the rules."""

    profile: str | None = None
    select: Sequence[str] = ()
    """Only these, instead of those of the profile; empty: it does not say."""
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severities: Sequence[tuple[str, Severity]] = ()
    settings: Mapping[str, Mapping[str, Setting]] = {}


class When(NamedTuple):
    """What is said of the rules for some drafts."""

    folder: str
    """Where its paths start."""
    paths: tuple[str, ...]
    """Patterns as in .gitignore; none: any path."""
    metadata: tuple[tuple[str, tuple[str, ...]], ...]
    """Globs by field of Metadata; of every field one fits."""
    layer: Layer

    def fits(self, path: str, metadata: Metadata) -> bool:
        """Whether a draft is among them."""
        return self._is_among(path) and all(
            _is_like(getattr(metadata, field), globs) for field, globs in self.metadata
        )

    def _is_among(self, path: str) -> bool:
        if not self.paths:
            return True
        from validator.engine.path_patterns import matcher

        return matcher(self.paths, self.folder)(path)


def _is_like(value: str | None, globs: Iterable[str]) -> bool:
    """Whether some metadata is as one of the globs says, in any case of letters."""
    from fnmatch import fnmatchcase  # few configurations ask

    return value is not None and any(fnmatchcase(value.lower(), glob.lower()) for glob in globs)


class Choice(NamedTuple):
    """What some layers say together."""

    profile: str
    profiles: tuple[Profile, ...]
    """The profile, after those it extends."""
    select: Sequence[str]
    """What counts instead of the profile's choice, if anything."""
    layers: tuple[Layer, ...]
    severities: Sequence[tuple[str, Severity]]
    """By glob; the last that means a rule counts."""
    first: int
    """The first of the layers that may add rules: what selects means only these."""

    def reason(self, rule: str, ships: bool) -> str:
        """Why a rule is off; empty when it is on."""
        why = ""
        if self.select:
            why = "" if selected(self.select, rule) else NOT_SELECTED
        elif not profiles.chosen(self.profiles, rule, ships):
            why = f"not in profile {self.profile}"
        for number, layer in enumerate(self.layers):
            if number >= self.first and selected(layer.extend_select, rule):
                why = ""
            if selected(layer.ignore, rule):
                why = IGNORED
        return why

    def names(self, rule: str) -> bool:
        """Whether a rule is selected by its name, and by no pattern that means others too."""
        added = (layer.extend_select for layer in self.layers[self.first :])
        return any(named(globs, rule) for globs in (self.select, *added))

    def severity(self, rule: str, own: Severity) -> Severity:
        """How loud a rule is, whose own severity is `own`."""
        for glob, level in self.severities:
            if selects(glob, rule):
                own = level
        return own

    @property
    def settings(self) -> dict[str, dict[str, Setting]]:
        """Settings by rule id."""
        found = profiles.settings(self.profiles)
        for layer in self.layers:
            for rule, values in layer.settings.items():
                found[rule] = {**found.get(rule, {}), **values}
        return found


def resolve(layers: Sequence[Layer], known: Mapping[str, Profile]) -> Choice:
    """What layers say, the nearest last; without any known profile all rules are on."""
    name = next((la.profile for la in reversed(layers) if la.profile in known), None) or DEFAULT
    said = [number for number, la in enumerate(layers) if la.select or la.profile]
    select = layers[said[-1]].select if said else ()
    first = said[-1] if select else 0
    chain = profiles.chain(name, known)
    severities = (*profiles.severities(chain), *(s for layer in layers for s in layer.severities))
    return Choice(name, chain, select, tuple(layers), severities, first)
