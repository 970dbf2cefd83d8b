"""The configuration of a run, as plain data.

Names that need the rules to be judged (globs, rule ids, settings) are kept as mentions, with their
places, and judged by `judged` once the rules are loaded.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from validator.diagnostic import Context, Diagnostic, Region, Severity, by_place
from validator.engine.rules.layers import Layer, When
from validator.engine.rules.profiles import Profile, Setting, cycle
from validator.engine.rules.selectors import selected, suggestion
from validator.engine.stories import StoryGlobs
from validator.named_tuples import NamedTuple
from validator.source import Extent, Source

if TYPE_CHECKING:
    from pathlib import Path

FAULT = "newslint/configuration"


class Mention(NamedTuple):
    """A name that only the rules, or the plugins, can say is known."""

    kind: str
    """glob, rule, setting, format, profile, extended profile or new profile."""
    name: str
    source: Source
    at: Extent
    own: bool
    """Said in the user's own configuration, which serves many newsrooms."""
    rule: str = ""
    """The rule a setting belongs to, or the profile that extends another."""
    value: Setting = ""


class ReadFile(NamedTuple):
    """A configuration file, and the table in it where the keys stand."""

    source: Source
    table: tuple[str, ...]


class Extend(NamedTuple):
    """A configuration file that another begins with, and where that says so."""

    path: "Path"
    source: Source
    at: Extent


class Configuration(NamedTuple):
    """The settings of a run; paths are absolute."""

    path: "Path | None" = None
    """The file that counts most."""
    rules: "tuple[Path, ...]" = ()
    plugins: "tuple[Path, ...]" = ()
    profile: str | None = None
    profiles: tuple[Profile, ...] = ()
    """Those it brings; of two of one name the later counts."""
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    """Severity by glob, the last that fits counts."""
    settings: Mapping[str, Mapping[str, Setting]] = {}
    """Settings by rule id."""
    whens: tuple[When, ...] = ()
    extend: "Extend | None" = None
    """The file that it begins with."""
    stories: tuple[StoryGlobs, ...] = ()
    """The first that fits counts."""
    fail_on: str | None = None
    format: str | None = None
    baseline: str | None = None
    """Path of the findings that were adopted."""
    ledger: str | None = None
    """Path of the claims that were published."""
    incomplete: bool = False
    """Whether a file that it names is missing."""
    files: tuple[ReadFile, ...] = ()
    """Those that were read, the one that counts most last."""
    mentions: tuple[Mention, ...] = ()
    faults: tuple[Diagnostic, ...] = ()

    @property
    def layer(self) -> Layer:
        """What it says of the rules."""
        return Layer(
            self.profile,
            self.select,
            self.extend_select,
            self.ignore,
            self.severities,
            self.settings,
        )


# ---- names that only the rules can judge


class Known(NamedTuple):
    """What a configuration can name."""

    settings: Mapping[str, Mapping[str, Setting]]
    """Settings of the sound rules, with their defaults, by rule id."""
    rules: Sequence[str] | None
    """Ids of all rules, those at fault too; None where some may be missing."""
    formats: Sequence[str]
    profiles: Mapping[str, Profile] = {}
    """Those that came with rules."""


Profiles = Mapping[str, Profile]
Settings = Mapping[str, Mapping[str, Setting]]

Wrong = tuple[str, str | None]
"""A message, and what may have been meant."""


def judged(configuration: Configuration, known: Known) -> Configuration:
    """The configuration without settings that do not fit, and with faults for unknown names.

    The user's own configuration serves many newsrooms: what this one lacks is only a warning there.
    """
    if configuration.incomplete:
        known = known._replace(rules=None)
    faults = list(configuration.faults)
    own = {profile.name: profile for profile in configuration.profiles}
    for mention in configuration.mentions:
        wrong = _JUDGES[mention.kind](mention, known, own)
        if wrong is not None:
            severity = Severity.WARNING if mention.own else Severity.ERROR
            faults.append(placed(mention.source, mention.at, *wrong, severity))
    faults.sort(key=by_place)
    return configuration._replace(
        settings=fitting(configuration.settings, known), faults=tuple(faults)
    )


def fitting(settings: Settings, known: Known) -> dict[str, dict[str, Setting]]:
    """The settings that rules have."""
    return {
        rule: {
            name: value
            for name, value in values.items()
            if name in known.settings[rule] and not _unfit(known.settings[rule][name], value)
        }
        for rule, values in settings.items()
        if rule in known.settings
    }


def _judge_glob(mention: Mention, known: Known, _own: Profiles) -> Wrong | None:
    if known.rules is None or any(selected((mention.name,), rule) for rule in known.rules):
        return None
    return f"no rule matches “{mention.name}”", suggestion(mention.name, known.rules)


def _judge_rule(mention: Mention, known: Known, _own: Profiles) -> Wrong | None:
    if known.rules is None or mention.name in known.rules:
        return None
    same = [rule for rule in known.rules if rule.rpartition("/")[2] == mention.name]
    hint = f"its full name is “{same[0]}”" if same else suggestion(mention.name, known.rules)
    return f"there is no rule “{mention.name}”", hint


def _judge_setting(mention: Mention, known: Known, _own: Profiles) -> Wrong | None:
    settings = known.settings.get(mention.rule)
    if settings is None:
        return None  # told at the rule
    if not settings:
        return f"{mention.rule} has no settings", None
    if mention.name not in settings:
        message = f"{mention.rule} has no setting “{mention.name}”"
        return message, near(mention.name, settings)
    unfit = _unfit(settings[mention.name], mention.value)
    return (f"“{mention.name}” is {unfit}", None) if unfit else None


def _judge_format(mention: Mention, known: Known, _own: Profiles) -> Wrong | None:
    if mention.name in known.formats:
        return None
    return f"there is no format “{mention.name}”", near(mention.name, known.formats)


def _judge_profile(mention: Mention, known: Known, own: Profiles) -> Wrong | None:
    names = {*known.profiles, *own}
    if mention.name in names:
        return None
    return f"there is no profile “{mention.name}”", near(mention.name, names)


def _judge_new_profile(mention: Mention, known: Known, _own: Profiles) -> Wrong | None:
    if mention.name not in known.profiles:
        return None
    hint = f'give yours another name, and say extend = "{mention.name}" in it'
    return f"there is a profile “{mention.name}” already", hint


def _judge_extended_profile(mention: Mention, known: Known, own: Profiles) -> Wrong | None:
    trail = cycle(mention.rule, {**known.profiles, **own})
    if not trail:
        return None
    return f"profiles extend each other: {' -> '.join(trail)}", None


_JUDGES = {
    "glob": _judge_glob,
    "rule": _judge_rule,
    "setting": _judge_setting,
    "format": _judge_format,
    "profile": _judge_profile,
    "new profile": _judge_new_profile,
    "extended profile": _judge_extended_profile,
}


def _unfit(default: Setting, value: Setting) -> str | None:
    """What a setting is, where a value for it is something else: a rule may count with it, so that
    it is never endless or negative, and whole where its default is."""
    if isinstance(default, str) or isinstance(value, str):
        alike = isinstance(default, str) and isinstance(value, str)
        return None if alike else f"{kind_of(default)}; this is {kind_of(value)}"
    if isinstance(default, int) and not isinstance(value, int):
        return f"a whole number; this is {value}"
    return None if isfinite(value) and value >= 0 else f"a number from 0 on; this is {value}"


# ---- telling what is wrong


def placed(
    source: Source,
    at: Extent,
    message: str,
    hint: str | None,
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    region = Region(source.path, source.position(at.start), source.position(at.end))
    line = source.line(region.start.line)
    column = region.start.column - 1
    context = Context(line, column, min(column + at.end - at.start, len(line)), 0, "configuration")
    text = source.text[at.start : at.end]
    return Diagnostic(FAULT, severity, region, text, message, suggestion=hint, context=context)


def near(word: str, known: Iterable[str], few: bool = True) -> str | None:
    from validator.dsl.syntax.faults import did_you_mean  # difflib: only when something is wrong

    return did_you_mean(word, set(known), None if few else "") or None


def kind_of(value: Any) -> str:
    """A TOML value by its type, as people call it."""
    names: Mapping[type, str] = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a text",
        list: "a list",
        dict: "a table",
    }
    name = names.get(type(value), "a date or time")
    return name.replace("a ", "an empty ") if value in ("", []) else name
