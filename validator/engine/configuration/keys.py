"""All keys of a configuration: the tables that reading, documentation and checks are made of."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from validator.diagnostic import Severity
from validator.document import Metadata
from validator.engine.configuration.toml_places import KeyPath
from validator.engine.configuration.values import Key, Reading
from validator.engine.rules.layers import Layer, When
from validator.engine.rules.profiles import DEFAULT, Profile

FAIL_ON = ("error", "warning", "info", "never")


# ---- JSON Schema of values

TEXT: Mapping[str, Any] = {"type": "string", "minLength": 1}
LIST: Mapping[str, Any] = {"type": "array", "items": TEXT}
TEXT_OR_LIST: Mapping[str, Any] = {"anyOf": [TEXT, LIST]}
SEVERITIES: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {"enum": [str(severity) for severity in reversed(Severity)]},
}
SETTINGS_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "additionalProperties": {"type": ["string", "number"]},
    },
}
METADATA_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": dict.fromkeys(Metadata._fields, TEXT_OR_LIST),
    "additionalProperties": False,
}
STORIES_SCHEMA: Mapping[str, Any] = {"type": "object", "additionalProperties": LIST}


def table_schema(keys: Iterable[Key]) -> dict[str, Any]:
    """JSON Schema of a table with these keys and no others."""
    properties = {}
    for key in keys:
        default = tomllib.loads(f"x = {key.default}")["x"] if key.default else None
        told = {} if default in (None, [], {}, "") else {"default": default}
        properties[key.name] = {"description": key.meaning, **key.schema, **told}
    return {"type": "object", "properties": properties, "additionalProperties": False}


# ---- which rules, how loud, with which settings

SELECT = Key(
    "select",
    "list of globs",
    "",
    "Apply only these rules, instead of those of the profile; `--select` comes before it.",
    'select = ["casualties/*", "loaded-term"]',
    "select",
    lambda reading, path, value: reading.globs(path, value),
    LIST,
)
EXTEND_SELECT = Key(
    "extend-select",
    "list of globs",
    "[]",
    "Apply these rules as well.",
    'extend-select = ["superlative-unsourced"]',
    "extend_select",
    lambda reading, path, value: reading.globs(path, value),
    LIST,
)
IGNORE = Key(
    "ignore",
    "list of globs",
    "[]",
    "Do not apply these rules; `--ignore` adds to it.",
    'ignore = ["relative-day-undated"]',
    "ignore",
    lambda reading, path, value: reading.globs(path, value),
    LIST,
)
SEVERITY = Key(
    "severity",
    "table: glob to error, warning, info or off",
    "{}",
    "How loud rules are; the last glob that fits counts.",
    '[severity]\n"loaded-term" = "error"',
    "severities",
    lambda reading, path, value: reading.severities(path, value),
    SEVERITIES,
)
SETTINGS = Key(
    "settings",
    "table: rule id to table of its settings",
    "{}",
    "What rules leave to the desk; `newslint rules list` names the rules.",
    '[settings."casualties/casualty-unattributed"]\nreach = 1',
    "settings",
    lambda reading, path, value: reading.settings(path, value),
    SETTINGS_SCHEMA,
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
        TEXT,
    ),
    Key(
        "extend",
        "name of a profile",
        "",
        "The profile that this one begins with.",
        'extend = "desk"',
        "extend",
        _extended,
        TEXT,
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
    {"type": "object", "additionalProperties": table_schema(PROFILE_KEYS)},
)


# ---- some drafts


def _metadata(reading: Reading, path: KeyPath, value: Any) -> tuple[tuple[str, Any], ...]:
    found = []
    for field, globs in reading.table(path, value):
        place = (*path, field)
        if field in Metadata._fields:
            found.append((field, reading.names(place, globs, "globs")))
        else:
            known = Metadata._fields
            reading.fault(place, f"drafts have no metadata called “{field}”", field, known)
    return tuple(found)


def _whens(reading: Reading, path: KeyPath, value: Any) -> tuple[When, ...]:
    found = []
    for place, table in reading.tables(path, value):
        values = reading.fields(WHEN_KEYS, place, table)
        paths, metadata = values.pop("paths", ()), values.pop("metadata", ())
        if paths or metadata:
            found.append(When(reading.folder, paths, metadata, Layer(**values)))
        elif isinstance(table, dict) and not {"path", "metadata"} & table.keys():
            reading.fault(place, "which drafts does it speak of? give a “path” or “metadata”")
    return tuple(found)


PROFILE = Key(
    "profile",
    "name of a profile",
    f'"{DEFAULT}"',
    "Which of the rules that ship are on: `wire`, `desk`, `strict`, or a profile of your own; "
    "`--profile` comes before it.",
    'profile = "wire"',
    "profile",
    lambda reading, path, value: reading.named(path, value, "profile"),
    TEXT,
)

WHEN_KEYS = (
    Key(
        "path",
        "pattern, or list of patterns",
        "",
        "Drafts at such a path, by patterns as in .gitignore, from the folder of this file.",
        'path = ["opinion/", "*.column.md"]',
        "paths",
        lambda reading, path, value: reading.names(path, value, "patterns"),
        TEXT_OR_LIST,
    ),
    Key(
        "metadata",
        "table: field to glob, or list of globs",
        "",
        "Drafts that say so of themselves; the fields are "
        f"{', '.join(f'`{field}`' for field in Metadata._fields)}. Case does not count.",
        'metadata = {section = ["opinion", "letters"]}',
        "metadata",
        _metadata,
        METADATA_SCHEMA,
    ),
    PROFILE._replace(default="", meaning="The profile of these drafts."),
    SELECT._replace(meaning="Only these rules for these drafts."),
    EXTEND_SELECT,
    IGNORE._replace(meaning="Not these rules."),
    SEVERITY,
    SETTINGS,
)
"""Of a table `[[when]]`."""

WHEN = Key(
    "when",
    "list of tables",
    "[]",
    "What holds for some drafts alone; of two that fit the later counts more.",
    '[[when]]\npath = "opinion"\nignore = ["loaded-term"]',
    "whens",
    _whens,
    {
        "type": "array",
        "items": {
            **table_schema(WHEN_KEYS),
            "anyOf": [{"required": ["path"]}, {"required": ["metadata"]}],
        },
    },
)


# ---- the whole

KEYS = (
    Key(
        "extend",
        "path",
        "",
        "A configuration file that this one begins with, from the folder this file stands in: "
        "lists and tables of both add up, of single values this file counts.",
        'extend = "../newslint.toml"',
        "extend",
        lambda reading, path, value: reading.file(path, value, ".toml"),
        TEXT,
    ),
    Key(
        "rules",
        "list of paths",
        "[]",
        "Rule files and folders of them, from the folder this file stands in.",
        'rules = ["rules"]',
        "rules",
        lambda reading, path, value: reading.paths(path, value, ".rules"),
        LIST,
    ),
    Key(
        "plugins",
        "list of paths",
        "[]",
        "Plugin files, and folders with an `__init__.py`. They are programs: in a configuration "
        "that was merely found they need `--config` or `--trust-plugins`.",
        'plugins = ["plugins/desk.py"]',
        "plugins",
        lambda reading, path, value: reading.paths(path, value, ".py"),
        LIST,
    ),
    PROFILE,
    SELECT,
    EXTEND_SELECT,
    IGNORE,
    SEVERITY,
    SETTINGS,
    PROFILES,
    WHEN,
    Key(
        "story",
        "table: name to list of globs",
        "{}",
        "Which drafts tell one story, by patterns as in .gitignore, from the folder of this file; "
        "`--story` comes before it.",
        '[story]\nidlib = ["drafts/idlib-*"]',
        "stories",
        lambda reading, path, value: reading.stories(path, value),
        STORIES_SCHEMA,
    ),
    Key(
        "fail-on",
        "error, warning, info or never",
        '"error"',
        "`check` ends with exit code 1 from this severity on; `--fail-on` comes before it.",
        'fail-on = "warning"',
        "fail_on",
        lambda reading, path, value: reading.word(path, value, FAIL_ON),
        {"enum": [*FAIL_ON]},
    ),
    Key(
        "format",
        "name of a format",
        '"full"',
        "How `check` prints its report; `--format` comes before it.",
        'format = "concise"',
        "format",
        lambda reading, path, value: reading.named(path, value, "format"),
        TEXT,
    ),
    Key(
        "baseline",
        "path",
        "",
        "The findings that were adopted, which `check` leaves out; `--baseline` comes before it.",
        'baseline = "newslint-baseline.json"',
        "baseline",
        lambda reading, path, value: reading.beside(path, value),
        TEXT,
    ),
    Key(
        "ledger",
        "path",
        "",
        "The claims that were published, with which `check` compares; `--ledger` comes before it.",
        'ledger = "newslint-ledger.db"',
        "ledger",
        lambda reading, path, value: reading.beside(path, value),
        TEXT,
    ),
)
"""Of newslint.toml, and of `[tool.newslint]` in a pyproject.toml."""


def schema() -> dict[str, Any]:
    """JSON Schema of newslint.toml, for editors to complete and check it."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "newslint",
        "description": "What a desk asks of newslint: newslint.toml",
        **table_schema(KEYS),
    }
