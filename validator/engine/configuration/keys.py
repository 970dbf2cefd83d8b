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
_SOME: Mapping[str, Any] = {**LIST, "minItems": 1}
_TEXT_OR_LIST: Mapping[str, Any] = {"anyOf": [TEXT, _SOME]}
SEVERITIES: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {"enum": [str(severity) for severity in reversed(Severity)]},
}
_SETTINGS_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "additionalProperties": {"type": ["string", "number"]},
    },
}
_METADATA_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": dict.fromkeys(Metadata._fields, _TEXT_OR_LIST),
    "additionalProperties": False,
}
_STORIES_SCHEMA: Mapping[str, Any] = {"type": "object", "additionalProperties": _SOME}


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
    name="select",
    type="list of globs",
    default="",
    meaning="Apply only these rules, instead of those of the profile; `--select` comes before it.",
    example='select = ["casualties/*", "loaded-term"]',
    field="select",
    read=lambda reading, path, value: reading.globs(path, value, some=True),
    schema=_SOME,
)
EXTEND_SELECT = Key(
    name="extend-select",
    type="list of globs",
    default="[]",
    meaning="Apply these rules as well.",
    example='extend-select = ["superlative-unsourced"]',
    field="extend_select",
    read=Reading.globs,
    schema=LIST,
)
IGNORE = Key(
    name="ignore",
    type="list of globs",
    default="[]",
    meaning="Do not apply these rules; `--ignore` adds to it.",
    example='ignore = ["relative-day-undated"]',
    field="ignore",
    read=Reading.globs,
    schema=LIST,
)
SEVERITY = Key(
    name="severity",
    type="table: glob to error, warning, info or off",
    default="{}",
    meaning="How loud rules are; the last glob that fits counts.",
    example='[severity]\n"loaded-term" = "error"',
    field="severities",
    read=Reading.severities,
    schema=SEVERITIES,
)
SETTINGS = Key(
    name="settings",
    type="table: rule id to table of its settings",
    default="{}",
    meaning="What rules leave to the desk; `newslint rules list` names the rules.",
    example='[settings."casualties/casualty-unattributed"]\nreach = 1',
    field="settings",
    read=Reading.settings,
    schema=_SETTINGS_SCHEMA,
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
        name="title",
        type="text",
        default='""',
        meaning="What the profile is for, in a line.",
        example='title = "For opinion pieces"',
        field="title",
        read=Reading.text,
        schema=TEXT,
    ),
    Key(
        name="extend",
        type="name of a profile",
        default="",
        meaning="The profile that this one begins with.",
        example='extend = "desk"',
        field="extend",
        read=_extended,
        schema=TEXT,
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
    name="profiles",
    type="table: name to profile",
    default="{}",
    meaning="Profiles of your own.",
    example='[profiles.opinion]\nextend = "desk"\nignore = ["loaded-term"]',
    field="profiles",
    read=_profiles,
    schema={"type": "object", "additionalProperties": table_schema(PROFILE_KEYS)},
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
    name="profile",
    type="name of a profile",
    default=f'"{DEFAULT}"',
    meaning=(
        "Which of the rules that ship are on: `wire`, `desk`, `strict`, `house`, `house-american`, "
        "or a profile of your own; `--profile` comes before it."
    ),
    example='profile = "wire"',
    field="profile",
    read=lambda reading, path, value: reading.named(path, value, "profile"),
    schema=TEXT,
)

WHEN_KEYS = (
    Key(
        name="path",
        type="pattern, or list of patterns",
        default="",
        meaning=(
            "Drafts at such a path, by patterns as in .gitignore, from the folder of this file."
        ),
        example='path = ["opinion/", "*.column.md"]',
        field="paths",
        read=lambda reading, path, value: reading.names(path, value, "patterns"),
        schema=_TEXT_OR_LIST,
    ),
    Key(
        name="metadata",
        type="table: field to glob, or list of globs",
        default="",
        meaning=(
            "Drafts that say so of themselves; the fields are "
            f"{', '.join(f'`{field}`' for field in Metadata._fields)}. Case does not count."
        ),
        example='metadata = {section = ["opinion", "letters"]}',
        field="metadata",
        read=_metadata,
        schema=_METADATA_SCHEMA,
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
    name="when",
    type="list of tables",
    default="[]",
    meaning="What holds for some drafts alone; of two that fit the later counts more.",
    example='[[when]]\npath = "opinion"\nignore = ["loaded-term"]',
    field="whens",
    read=_whens,
    schema={
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
        name="extend",
        type="path",
        default="",
        meaning=(
            "A configuration file that this one begins with, from the folder this file stands in: "
            "lists and tables of both add up, of single values this file counts."
        ),
        example='extend = "../newslint.toml"',
        field="extend",
        read=lambda reading, path, value: reading.file(path, value, ".toml"),
        schema=TEXT,
    ),
    Key(
        name="rules",
        type="list of paths",
        default="[]",
        meaning="Rule files and folders of them, from the folder this file stands in.",
        example='rules = ["rules"]',
        field="rules",
        read=lambda reading, path, value: reading.paths(path, value, ".rules"),
        schema=LIST,
    ),
    Key(
        name="plugins",
        type="list of paths",
        default="[]",
        meaning=(
            "Plugin files, and folders with an `__init__.py`. They are programs: in a "
            "configuration that was merely found they need `--config` or `--trust-plugins`."
        ),
        example='plugins = ["plugins/desk.py"]',
        field="plugins",
        read=lambda reading, path, value: reading.paths(path, value, ".py"),
        schema=LIST,
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
        name="story",
        type="table: name to list of globs",
        default="{}",
        meaning=(
            "Which drafts tell one story, by patterns as in .gitignore, from the folder of this "
            "file; `--story` comes before it."
        ),
        example='[story]\nidlib = ["drafts/idlib-*"]',
        field="stories",
        read=Reading.stories,
        schema=_STORIES_SCHEMA,
    ),
    Key(
        name="fail-on",
        type="error, warning, info or never",
        default='"error"',
        meaning=(
            "`check` ends with exit code 1 from this severity on; `--fail-on` comes before it."
        ),
        example='fail-on = "warning"',
        field="fail_on",
        read=lambda reading, path, value: reading.word(path, value, FAIL_ON),
        schema={"enum": [*FAIL_ON]},
    ),
    Key(
        name="format",
        type="name of a format",
        default='"full"',
        meaning="How `check` prints its report; `--format` comes before it.",
        example='format = "concise"',
        field="format",
        read=lambda reading, path, value: reading.named(path, value, "format"),
        schema=TEXT,
    ),
    Key(
        name="baseline",
        type="path",
        default="",
        meaning=(
            "The findings that were adopted, which `check` leaves out; `--baseline` comes before "
            "it."
        ),
        example='baseline = "newslint-baseline.json"',
        field="baseline",
        read=Reading.beside,
        schema=TEXT,
    ),
    Key(
        name="ledger",
        type="path",
        default="",
        meaning=(
            "The claims that were published, with which `check` compares; `--ledger` comes before "
            "it."
        ),
        example='ledger = "newslint-ledger.db"',
        field="ledger",
        read=Reading.beside,
        schema=TEXT,
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
