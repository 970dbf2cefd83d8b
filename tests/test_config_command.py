"""newslint config: each value with its place, the worst exit code, and the schema for editors.

`NEWSLINT_UPDATE_GOLDEN=1` writes editors/newslint.schema.json anew; read the difference.
"""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import write

from validator.engine.configuration.keys import KEYS, PROFILE_KEYS, WHEN_KEYS, schema

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "editors/newslint.schema.json"


def shown(newslint: Newslint, *options: str) -> dict[str, Any]:
    ended = newslint("config", "--format", "json", *options)
    report: dict[str, Any] = json.loads(ended.out)
    return report


def test_every_value_has_its_origin(newslint: Newslint) -> None:
    write("house.toml", 'ignore = ["journalese"]\nfail-on = "info"\nselect = ["wording/*"]\n')
    write(
        "newslint.toml",
        '# ours\nextend = "house.toml"\nignore = [\n  "loaded-term",\n]\nprofile = "wire"\n'
        '[severity]\n"wording/*" = "info"\n[[when]]\npath = "opinion/"\nprofile = "desk"\n',
    )
    report = shown(newslint, "--ignore", "honorific-dead")
    assert report["files"] == ["house.toml", "newslint.toml"]
    assert [tuple(row.values()) for row in report["values"]] == [
        ("profile", "wire", "newslint.toml:6"),
        ("fail-on", "info", "house.toml:2"),
        ("format", "full", "default"),
        ("ignore", "journalese", "house.toml:1"),
        ("ignore", "loaded-term", "newslint.toml:4"),
        ("ignore", "honorific-dead", "command line"),
        ("extend", "house.toml", "newslint.toml:2"),
        ('severity."wording/*"', "info", "newslint.toml:8"),
        ("when[0].path", "opinion/", "newslint.toml:10"),
        ("when[0].profile", "desk", "newslint.toml:11"),
    ]
    on = {rule["rule"] for rule in report["rules"] if rule["enabled"]}
    assert "wording/terrorist-label" in on
    assert not on & {"wording/loaded-term", "wording/honorific-dead", "wording/journalese"}


def test_the_command_line_comes_before_the_file(newslint: Newslint) -> None:
    write(
        "newslint.toml",
        'select = ["wording/*"]\nextend-select = ["time/*"]\nfail-on = "info"\nprofile = "wire"',
    )
    options = ("--select", "time/*", "--fail-on", "never", "--profile", "strict")
    told = {
        row["key"]: (row["value"], row["origin"]) for row in shown(newslint, *options)["values"]
    }
    assert told == {
        "profile": ("strict", "command line"),
        "fail-on": ("never", "command line"),
        "format": ("full", "default"),
        "select": ("time/*", "command line"),
    }


def test_the_text_is_for_people(newslint: Newslint) -> None:
    write("newslint.toml", 'select = ["honorific-dead"]\n')
    assert newslint("config").out == (
        "Read: newslint.toml.\n"
        'profile  "desk"            default\n'
        'fail-on  "error"           default\n'
        'format   "full"            default\n'
        'select   "honorific-dead"  newslint.toml:1\n'
        "\n"
        f"1 of {len(shown(newslint)['rules']):,} rules on:\n"
        "  error    wording/honorific-dead\n"
        "\n"
        "Worst exit code of findings: 1, since a rule that is on is an error, and fail-on is "
        "“error”.\n"
        "2 where a draft cannot be read.\n"
    )
    assert newslint("config", "--isolated").out.startswith("No configuration file.\nprofile")
    write("newslint.toml", "fail-on = \n")
    ended = newslint("config")
    assert ended.out.startswith("The configuration file could not be read.\nprofile")
    assert (ended.code, "newslint.toml:1:11" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("", (), 1),
        ("", ("--fail-on", "never"), 0),
        ('fail-on = "never"', (), 0),
        ('select = ["loaded-term"]', (), 0),
        ('select = ["loaded-term"]\nfail-on = "warning"', (), 1),
        ('severity = {"*" = "warning"}', (), 0),
        ('severity = {"*" = "warning"}\n[[when]]\npath = "a"\nseverity = {"*" = "error"}', (), 1),
        (
            (
                'select = ["loaded-term"]\n[[when]]\npath = "a"\nseverity = {"*" = "error"}\n'
                '[[when]]\npath = "b"\nseverity = {"*" = "info"}'
            ),
            (),
            1,
        ),
        ('ignore = ["*"]', (), 2),
        ("selct = 1", (), 2),
    ],
)
def test_the_worst_exit_code(
    newslint: Newslint, text: str, options: tuple[str, ...], expected: int
) -> None:
    write("newslint.toml", text)
    assert shown(newslint, *options)["exit"]["worst"] == expected


def test_faults_are_told(newslint: Newslint) -> None:
    write("newslint.toml", "selct = 1")
    ended = newslint("config")
    assert ended.code == 2
    assert "newslint.toml:1:1: error: there is no key “selct”" in ended.err
    assert newslint("config", "--profile", "wier").code == 2


def test_what_json_has_no_word_for_is_shown_as_text(newslint: Newslint) -> None:
    write("newslint.toml", "day = 2020-02-04\ndays = [inf, [10:00:00]]\nx = {y = nan}\n")
    values = {row["key"]: row["value"] for row in shown(newslint)["values"]}
    assert values["day"] == "2020-02-04"
    assert "10:00:00" in str(values)
    assert newslint("config").code == 2


# ---- the schema


def test_the_schema_in_the_repository_is_current(newslint: Newslint) -> None:
    text = newslint("config", "--schema").out
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        SCHEMA.write_text(text, encoding="utf-8", newline="\n")
    assert SCHEMA.read_text(encoding="utf-8") == text


def judge(text: str) -> bool:
    """Whether the schema takes a newslint.toml."""
    checker = jsonschema.Draft7Validator(schema())
    return bool(checker.is_valid(tomllib.loads(text)))


def test_the_schema_is_one_and_takes_the_examples() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    for key in KEYS:
        assert judge(key.example), key.example
    for key in PROFILE_KEYS:
        assert judge(
            f"[profiles.x]\n{key.example.replace('[', '[profiles.x.', 1)}"
            if key.example.startswith("[")
            else f"[profiles.x]\n{key.example}"
        )
    for key in WHEN_KEYS:
        slug = '[[when]]\nmetadata.slug = "x"\n' if key.name != "metadata" else "[[when]]\n"
        table = key.example.startswith("[")
        assert judge(slug + (key.example.replace("[", "[when.", 1) if table else key.example))
    for path in (ROOT / "examples").rglob("newslint.toml"):
        assert judge(path.read_text(encoding="utf-8"))
    shipped = (ROOT / "rules/profiles.toml").read_text(encoding="utf-8")
    assert judge(shipped)


@pytest.mark.parametrize(
    "text",
    [
        "selct = []",
        'select = "x"',
        "select = [1]",
        'fail-on = "eror"',
        'severity = {x = "loud"}',
        "settings = {x = {y = true}}",
        "[profiles.x]\nselct = []",
        "profiles = {x = 1}",
        '[[when]]\nprofile = "wire"',
        '[[when]]\npath = "a"\nfail-on = "info"',
        '[[when]]\nmetadata = {sectoin = "x"}',
        'when = {path = "a"}',
    ],
)
def test_the_schema_refuses_what_is_refused(text: str, newslint: Newslint) -> None:
    assert not judge(text)
    write("newslint.toml", text)
    assert newslint("config").code == 2
