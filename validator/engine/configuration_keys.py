"""All keys of a configuration: the tables that reading, documentation and checks are made of."""

from typing import Any

from validator.engine.configuration_values import Key, Reading
from validator.engine.profiles import DEFAULT, Profile
from validator.engine.toml_places import KeyPath

FAIL_ON = ("error", "warning", "info", "never")


# ---- which rules, how loud, with which settings

SELECT = Key(
    "select",
    "list of globs",
    "",
    "Apply only these rules, instead of those of the profile; `--select` comes before it.",
    'select = ["casualties/*", "loaded-term"]',
    "select",
    lambda reading, path, value: reading.globs(path, value),
)
EXTEND_SELECT = Key(
    "extend-select",
    "list of globs",
    "[]",
    "Apply these rules as well.",
    'extend-select = ["superlative-unsourced"]',
    "extend_select",
    lambda reading, path, value: reading.globs(path, value),
)
IGNORE = Key(
    "ignore",
    "list of globs",
    "[]",
    "Do not apply these rules; `--ignore` adds to it.",
    'ignore = ["relative-day-undated"]',
    "ignore",
    lambda reading, path, value: reading.globs(path, value),
)
SEVERITY = Key(
    "severity",
    "table: glob to error, warning, info or off",
    "{}",
    "How loud rules are; the last glob that fits counts.",
    '[severity]\n"loaded-term" = "error"',
    "severities",
    lambda reading, path, value: reading.severities(path, value),
)
SETTINGS = Key(
    "settings",
    "table: rule id to table of its settings",
    "{}",
    "What rules leave to the desk; `newslint rules list` names the rules.",
    '[settings."casualties/casualty-unattributed"]\nreach = 1',
    "settings",
    lambda reading, path, value: reading.settings(path, value),
)


# ---- profiles


def _profiles(reading: Reading, path: KeyPath, value: Any) -> tuple[Profile, ...]:
    found = []
    for name, table in reading.table(path, value):
        reading.mention("new profile", name, (*path, name))
        values = reading.fields(PROFILE_KEYS, (*path, name), table)
        rules = values.pop("settings", {})
        settings = tuple((rule, tuple(said.items())) for rule, said in rules.items())
        found.append(Profile(name, settings=settings, **values))
    return tuple(found)


def _extended(reading: Reading, path: KeyPath, value: Any) -> str | None:
    name = reading.named(path, value, "profile")
    if name is not None:
        reading.mention("extended profile", name, path, str(path[-2]))
    return name


PROFILE_KEYS = (
    Key(
        "title",
        "text",
        '""',
        "What the profile is for, in a line.",
        'title = "For opinion pieces"',
        "title",
        lambda reading, path, value: reading.text(path, value),
    ),
    Key(
        "extend",
        "name of a profile",
        "",
        "The profile that this one begins with.",
        'extend = "desk"',
        "extend",
        _extended,
    ),
    SELECT._replace(
        meaning="Of the rules that ship, only these, instead of those of the profile it extends."
    ),
    EXTEND_SELECT,
    IGNORE._replace(meaning="Not these rules, your own among them."),
    SEVERITY,
    SETTINGS,
)
"""Of a table `[profiles.NAME]`."""

PROFILES = Key(
    "profiles",
    "table: name to profile",
    "{}",
    "Profiles of your own.",
    '[profiles.opinion]\nextend = "desk"\nignore = ["loaded-term"]',
    "profiles",
    _profiles,
)


# ---- the whole

KEYS = (
    Key(
        "rules",
        "list of paths",
        "[]",
        "Rule files and folders of them, from the folder this file stands in.",
        'rules = ["rules"]',
        "rules",
        lambda reading, path, value: reading.paths(path, value, ".rules", folders=True),
    ),
    Key(
        "plugins",
        "list of paths",
        "[]",
        "Plugin files. They are programs: in a configuration that was merely found they need "
        "`--config` or `--trust-plugins`.",
        'plugins = ["plugins/desk.py"]',
        "plugins",
        lambda reading, path, value: reading.paths(path, value, ".py", folders=False),
    ),
    Key(
        "profile",
        "name of a profile",
        f'"{DEFAULT}"',
        "Which of the rules that ship are on: `wire`, `desk`, `strict`, or a profile of your own; "
        "`--profile` comes before it.",
        'profile = "wire"',
        "profile",
        lambda reading, path, value: reading.named(path, value, "profile"),
    ),
    SELECT,
    EXTEND_SELECT,
    IGNORE,
    SEVERITY,
    SETTINGS,
    PROFILES,
    Key(
        "story",
        "table: name to list of globs",
        "{}",
        "Which drafts tell one story, by patterns as in .gitignore, from the folder of this file; "
        "`--story` comes before it.",
        '[story]\nidlib = ["drafts/idlib-*"]',
        "stories",
        lambda reading, path, value: reading.stories(path, value),
    ),
    Key(
        "fail-on",
        "error, warning, info or never",
        '"error"',
        "`check` ends with exit code 1 from this severity on; `--fail-on` comes before it.",
        'fail-on = "warning"',
        "fail_on",
        lambda reading, path, value: reading.word(path, value, FAIL_ON),
    ),
    Key(
        "format",
        "name of a format",
        '"full"',
        "How `check` prints its report; `--format` comes before it.",
        'format = "concise"',
        "format",
        lambda reading, path, value: reading.named(path, value, "format"),
    ),
)
"""Of newslint.toml, and of `[tool.newslint]` in a pyproject.toml."""
