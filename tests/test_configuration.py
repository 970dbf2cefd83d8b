"""The configuration: which file counts, what it may say, and what is told where it is wrong.

`NEWSLINT_UPDATE_GOLDEN=1` writes docs/configuration.md and the golden file anew; read the
difference.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import HOUSE, write
from hypothesis import given
from hypothesis import strategies as st

from validator.diagnostic import Severity
from validator.engine.configuration import files as configuration_files
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.keys import KEYS
from validator.engine.configuration.model import Configuration, Known, judged
from validator.engine.configuration.toml_places import places
from validator.errors import UsageError
from validator.formats import Style
from validator.reporters.full import render_faults

ROOT = Path(__file__).parents[1]

KNOWN = Known(
    {"tolls/unsourced": {"reach": 1, "mode": "strict"}, "words/loaded": {}, "words/cliche": {}},
    ("tolls/unsourced", "words/loaded", "words/cliche"),
    ("full", "concise", "json"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a test works in; the user has no configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(configuration_files, "user_file", lambda: tmp_path / "own/newslint.toml")
    return tmp_path


def messages(configuration: Configuration, known: Known = KNOWN) -> list[str]:
    """line:column: message of every fault, and its hint."""
    return [
        f"{f.region.start.line}:{f.region.start.column}: {f.message}"
        + (f"; {f.suggestion}" if f.suggestion else "")
        for f in judged(configuration, known).faults
    ]


# ---- which file


def test_without_a_file_nothing_is_set() -> None:
    assert load_configuration() == Configuration()
    assert load_configuration(isolated=True) == Configuration()


def test_the_nearest_file_counts(folder: Path) -> None:
    write("newslint.toml", 'ignore = ["far"]')
    write("a/b/c/x.txt")
    assert load_configuration(start=folder / "a/b/c").ignore == ("far",)
    write("a/newslint.toml", 'ignore = ["near"]')
    assert load_configuration(start=folder / "a/b/c").ignore == ("near",)
    assert load_configuration(start=folder / "a").path == folder / "a/newslint.toml"


def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(folder: Path) -> None:
    write("newslint.toml", 'ignore = ["far"]')
    write("a/x.txt")
    Path("a/newslint.toml").symlink_to("house.toml")
    (fault,) = load_configuration(start=folder / "a").faults
    assert fault.message.endswith("newslint.toml: a link that leads nowhere")


def test_a_pyproject_without_our_table_is_passed_over(folder: Path) -> None:
    write("newslint.toml", 'ignore = ["far"]')
    for text in ("", '[project]\nname = "newslint"', "[tool.other]\nx = 1", "not toml newslint"):
        write("a/pyproject.toml", text)
        assert load_configuration(start=folder / "a").ignore == ("far",)
    for text in ('[tool.newslint]\nignore = ["near"]', 'tool.newslint.ignore = ["near"]'):
        write("a/pyproject.toml", text)
        assert load_configuration(start=folder / "a").ignore == ("near",)
    write("a/newslint.toml", 'ignore = ["ours"]')
    assert load_configuration(start=folder / "a").ignore == ("ours",)


def test_a_broken_pyproject_that_has_our_table_is_told(folder: Path) -> None:
    for begins in (
        "[tool.newslint]",
        "[ tool . 'newslint' ]",
        "[[tool.newslint.when]]",
        "tool.newslint.ignore = []",
        "[tool]\nnewslint = {}",
        "[tool]\nnewslint.x = 1",
    ):
        write("pyproject.toml", f'{begins}\nignore = ["x"\n')
        assert len(load_configuration(start=folder).faults) == 1, begins
    for other in (
        "[x\n# newslint\n",
        '[x\nneeds = [\n"newslint==0.1",\n"newslint"]',
        "[tool.newslints]",
    ):
        write("pyproject.toml", f"{other}\n[x\n")
        assert load_configuration(start=folder).faults == (), other


def test_the_users_own_stands_below_the_nearest_file() -> None:
    write("own/rules/own.rules")
    write(
        "own/newslint.toml",
        'rules = ["rules"]\nselect = ["own"]\nignore = ["own"]\nfail-on = "info"\n'
        'format = "json"\nseverity = {a = "error", b = "error"}\n'
        'settings = {"a/x" = {one = 1, two = 2}}\n',
    )
    write("rules/desk.rules")
    write(
        "newslint.toml",
        'rules = ["rules"]\nselect = ["desk"]\nignore = ["desk"]\nfail-on = "never"\n'
        'severity = {a = "info"}\nsettings = {"a/x" = {two = 3}, "a/y" = {one = 1}}\n',
    )
    found = load_configuration()
    assert [str(path.relative_to(Path.cwd())) for path in found.rules] == ["own/rules", "rules"]
    assert found.select == ("desk",)
    assert found.ignore == ("own", "desk")
    assert found.fail_on == "never"
    assert found.format == "json"
    assert found.severities == (
        ("a", Severity.ERROR), ("b", Severity.ERROR), ("a", Severity.INFO),
    )  # fmt: skip
    assert found.settings == {"a/x": {"one": 1, "two": 3}, "a/y": {"one": 1}}
    assert load_configuration(isolated=True) == Configuration()


def test_a_given_file_is_read_and_no_other() -> None:
    write("own/newslint.toml", 'ignore = ["own"]')
    write("newslint.toml", 'ignore = ["found"]')
    write("conf/desk.toml", 'ignore = ["given"]')
    assert load_configuration("conf/desk.toml").ignore == ("given",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"config": "gone.toml"}, "there is no configuration gone.toml"),
        ({"config": "."}, "there is no configuration ."),
        ({"config": "pyproject.toml"}, "pyproject.toml has no table [tool.newslint]"),
        (
            {"config": "x.toml", "isolated": True},
            "--isolated reads no configuration, --config names one",
        ),
    ],
)
def test_a_file_that_cannot_be_given(arguments: dict[str, Any], message: str) -> None:
    write("pyproject.toml", "[project]\n")
    with pytest.raises(UsageError) as raised:
        load_configuration(**arguments)
    assert raised.value.message == message


def test_paths_start_at_the_file(folder: Path) -> None:
    write("desk/house/a.rules")
    write("desk/b.rules")
    write("desk/newslint.toml", 'rules = ["house", "./b.rules"]')
    write("desk/copy/today/x.txt")
    found = load_configuration(start=folder / "desk/copy/today")
    assert [path.relative_to(folder / "desk") for path in found.rules] == [
        Path("house"),
        Path("b.rules"),
    ]


def test_plugins_are_trusted_only_where_they_were_given() -> None:
    write("plugins/desk.py")
    write("newslint.toml", 'plugins = ["plugins/desk.py"]')
    with pytest.raises(UsageError) as raised:
        load_configuration()
    assert "--config newslint.toml or --trust-plugins" in str(raised.value.hint)
    for found in (load_configuration("newslint.toml"), load_configuration(trust_plugins=True)):
        assert found.plugins == (Path.cwd() / "plugins/desk.py",)
    write("own/newslint.toml", 'plugins = ["../plugins/desk.py"]')
    Path("newslint.toml").unlink()
    assert len(load_configuration().plugins) == 1


def test_the_users_own_is_trusted_where_it_is_found_from_below() -> None:
    write("own/desk.py")
    write("own/newslint.toml", 'plugins = ["desk.py"]')
    write("own/copy/x.txt")
    assert len(load_configuration(start=Path.cwd() / "own/copy").plugins) == 1


# ---- what is wrong


FAULTY = """\
# the desk's settings
rules = ["rules", "ruls"]   # a folder
selct = ["x"]
select = [
  "words/*",
  "wrds/*",   # a slip
  3,
  "",
]
ignore = "cliche"
fail-on = "eror"
format = "concize"
"quoted key" = 1

[severity]
"loded" = "error"
"loaded" = "warnin"
cliche = 2

[settings."tolls/unsourced"]
reach = "far"
rech = 2
mode = true

[settings."words/loaded"]
anything = 1

[settings.unsourced]
reach = 1

[[plugins]]
name = "x"
"""


def test_all_faults_are_told_with_their_places() -> None:
    write("rules/a.rules")
    write("newslint.toml", FAULTY)
    found = judged(load_configuration()._replace(incomplete=False), KNOWN)
    assert all(fault.code == "newslint/configuration" for fault in found.faults)
    assert found.settings == {"tolls/unsourced": {}, "words/loaded": {}}
    text = render_faults(found.faults, Style())
    path = ROOT / "tests/golden/configuration-faults.txt"
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = \n", "1:5: this is no TOML: invalid value"),
        ("ignore = [\n", "1:11: this is no TOML: invalid value"),
        ("a = 1\r\n[x\r\n", "2:3: this is no TOML: expected ']' at the end of a table declaration"),
        ('ignore = []\nignore = ["x"]\n',
         ("2:15: this is no TOML: cannot overwrite a value; "
          "it is there already: leave one of them away")),
        ("\ufeffselct = 1\n", "1:1: there is no key “selct”; did you mean “select”?"),
        ("rules = 1979-05-27", "1:1: “rules” is a list of paths; this is a date or time"),
        ('rules = ["x.txt"]', "1:10: x.txt is no .rules file"),
        ('plugins = ["x.p"]', "1:12: there is no x.p"),
        (f'rules = ["{"x" * 300}"]', f"1:10: there is no {'x' * 300}"),
        (f'plugins = ["{"x" * 300}"]', f"1:12: there is no {'x' * 300}"),
        (r'rules = ["\u0000"]', "1:10: there is no \0"),
        (r'baseline = "\u0000"', "1:1: “baseline” is a path; this is a text"),
        ("severity = []", "1:1: “severity” is a table; this is an empty list"),
        ("select = []", "1:1: “select” is a list of globs; this is an empty list"),
        ("story.a = []", "1:7: “a” is a list of globs; this is an empty list"),
        ("[[when]]\npath = []", "2:1: “path” is a list of patterns; this is an empty list"),
        ('[[when]]\npath = ""', "2:1: “path” is a list of patterns; this is an empty text"),
        ("when = [{metadata = {slug = []}}]",
         "1:22: “slug” is a list of globs; this is an empty list"),
        ('ledger = ""', "1:1: “ledger” is a path; this is an empty text"),
        ("settings = {a = {}}", "1:13: there is no rule “a”; it may be cliche, loaded, unsourced"),
        ('x.y.z = 1', "1:1: there is no key “x”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(text: str, told: str) -> None:
    write("x.txt")
    write("newslint.toml", text)
    found = messages(load_configuration(trust_plugins=True)._replace(incomplete=False))
    assert found == [told]


def test_a_folder_may_be_given_for_its_rules(folder: Path) -> None:
    write("newslint.toml", 'rules = ["."]')
    configuration = load_configuration()
    assert configuration.rules == (folder,)
    assert messages(configuration) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("inf", "a whole number; this is inf"),
        ("nan", "a whole number; this is nan"),
        ("1.5", "a whole number; this is 1.5"),
        ("-1", "a number from 0 on; this is -1"),
    ],
)
def test_a_setting_that_no_rule_could_count_with_is_a_fault(value: str, told: str) -> None:
    write("newslint.toml", f'[settings."tolls/unsourced"]\nreach = {value}\n')
    found = judged(load_configuration(), KNOWN)
    assert [fault.message for fault in found.faults] == [f"“reach” is {told}"]
    assert found.settings == {"tolls/unsourced": {}}


def test_what_is_no_table_of_settings_is_told_beside_its_rule() -> None:
    write("newslint.toml", "settings = {a = 1}")
    assert messages(load_configuration()) == [
        "1:13: “a” is a table; this is a number",
        "1:13: there is no rule “a”; it may be cliche, loaded, unsourced",
    ]


def test_in_a_pyproject_the_places_are_those_of_the_whole_file() -> None:
    write("pyproject.toml", '[project]\nselct = 1\n\n[tool.newslint]\nx = 1\nselct = ["a"]\n')
    first, second = messages(load_configuration())
    assert first == "5:1: there is no key “x”"
    assert second == "6:1: there is no key “selct”; did you mean “select”?"


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"a = '\xff'", "byte 5 (0xff) is not valid UTF-8"), (b"\0", "byte 0 is NUL")],
)
def test_a_file_that_is_no_text(data: bytes, told: str) -> None:
    Path("newslint.toml").write_bytes(data)
    (fault,) = load_configuration().faults
    assert fault.message.startswith("cannot read newslint.toml: ")
    assert told in fault.message


def test_what_a_missing_file_may_hold_is_not_told_as_unknown() -> None:
    write("newslint.toml", 'rules = ["gone"]\nignore = ["desk/*"]\n')
    assert messages(load_configuration()) == ["1:10: there is no gone"]
    write("newslint.toml", 'ignore = ["desk/*"]\n')
    assert messages(load_configuration(), KNOWN._replace(rules=None)) == []


def test_names_that_another_newsroom_knows_are_warned_of_in_the_users_own() -> None:
    write("own/newslint.toml", 'ignore = ["desk/*"]\n')
    (fault,) = judged(load_configuration(), KNOWN).faults
    assert fault.severity == Severity.WARNING


# ---- in a run


def house(text: str) -> None:
    write("rules/house.rules", HOUSE)
    write("newslint.toml", f'rules = ["rules"]\nselect = ["house/*"]\n{text}')
    write("a.txt", "It was a shock.\n")


@pytest.mark.parametrize(
    ("text", "options", "code", "told"),
    [
        ("", (), 0, "warning house/shout"),
        ('fail-on = "warning"', (), 1, "warning house/shout"),
        ('fail-on = "warning"', ("--fail-on", "never"), 0, "warning house/shout"),
        ("[severity]\n'house/*' = 'error'", (), 1, "error house/shout"),
        ("[severity]\n'*' = 'error'\nshout = 'info'", (), 0, "info house/shout"),
        ("[settings.'house/shout']\nwords = 2", (), 0, "Nothing found"),
        ("[settings.'house/shout']\nwords = '2'", (), 2, "warning house/shout"),
        ('ignore = ["shout"]', ("--select", "house/*"), 2, ""),
        ("selct = 1", (), 2, "newslint.toml:3:1: error newslint/configuration there is no key"),
        ("selct = 1", (), 2, "a.txt:1:10: warning house/shout"),
        ("selct = 1", ("--isolated", "--rules", "rules", "--select", "house/*"), 0, "house/shout"),
    ],
)  # fmt: skip
def test_the_configuration_of_a_run(
    newslint: Newslint, text: str, options: tuple[str, ...], code: int, told: str
) -> None:
    house(text)
    ended = newslint("check", "a.txt", "--format", "concise", *options)
    assert ended.code == code, ended
    assert told in ended.out


def test_the_format_is_what_was_asked_for_or_what_is_configured(newslint: Newslint) -> None:
    house('format = "json"')
    assert newslint("check", "a.txt").out.startswith("{")
    assert not newslint("check", "a.txt", "--format", "concise").out.startswith("{")
    house('format = "jsn"')
    ended = newslint("check", "a.txt")
    assert ended.code == 2
    assert "there is no format “jsn”" in ended.out


def test_rules_that_are_off_say_why(newslint: Newslint) -> None:
    house("[severity]\nshout = 'off'")
    assert "No shouting (off: its severity is off)" in newslint("rules", "list").out
    assert newslint("rules", "test").out.startswith("2 examples of 1 rule: all as they say.")
    assert newslint("check", "a.txt").code == 2


@pytest.mark.parametrize(
    ("configured", "options", "code", "on"),
    [
        ("", (), 2, None),
        ("", ("--select", "shout"), 0, "warning"),
        ("", ("--select", "house/shout"), 0, "warning"),
        ("", ("--select", "house/*"), 2, None),
        ("extend-select = ['shout']", (), 0, "warning"),
        ("extend-select = ['shout']\n[severity]\nshout = 'error'", (), 1, "error"),
        ("[severity]\nshout = 'off'", ("--select", "shout"), 2, None),
    ],
)
def test_what_is_off_by_itself_speaks_where_it_is_named(
    newslint: Newslint, configured: str, options: tuple[str, ...], code: int, on: str | None
) -> None:
    house(configured)
    off = (
        Path("rules/house.rules")
        .read_text(encoding="utf-8")
        .replace("title ", "severity off\n  title ", 1)
    )
    Path("rules/house.rules").write_text(off, encoding="utf-8")
    ended = newslint("check", "a.txt", "--format", "concise", *options)
    assert ended.code == code
    assert (on is not None) == (f"{on} house/shout" in ended.out)


# ---- the table of keys


def table_of_keys() -> str:
    lines = ["| Key | Type | Default | Meaning |", "|---|---|---|---|"]
    for key in KEYS:
        default = f"`{key.default}`" if key.default else ""
        lines.append(f"| `{key.name}` | {key.type} | {default} | {key.meaning} |")
    return "\n".join([*lines, "", "```toml", *(key.example for key in ordered()), "```"])


def ordered() -> list[Any]:
    """Tables come last in TOML."""
    return sorted(KEYS, key=lambda key: key.example.startswith("["))


def test_the_documentation_has_the_table() -> None:
    path = ROOT / "docs/configuration.md"
    begin, end = "<!-- keys -->\n", "\n<!-- end of keys -->"
    before, rest = path.read_text(encoding="utf-8").split(begin)
    written, after = rest.split(end)
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        text = f"{before}{begin}{table_of_keys()}{end}{after}"
        path.write_text(text, encoding="utf-8", newline="\n")
    assert written == table_of_keys()


def test_the_examples_of_the_table_are_sound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "desk").mkdir()
    monkeypatch.chdir(folder / "desk")
    write("rules/a.rules")
    write("plugins/desk.py")
    write("../newslint.toml")
    write("newslint.toml", "\n".join(key.example for key in ordered()))
    found = load_configuration("newslint.toml")
    assert not found.faults
    assert all(getattr(found, key.field) for key in KEYS)
    assert {key.field for key in KEYS} <= set(Configuration._fields)


# ---- places of keys


def test_places() -> None:
    text = (
        'a.b = 1 # x = 2\n"q\\u0041" = """\ny = 1\n"""\n[t . "u v"]\nlist = [1, "]", [2],\n'
        " # ]\n {k = '}', l = 2}]\nz = 1979-05-27 07:32:00\n[[m]]\nn = -1.5e3\n[[m]]\nn = true\n"
        "[m.o]\np = 1\n"
    )
    tomllib.loads(text)
    found = {path: text[at.start : at.end] for path, at in places(text).items()}
    assert found == {
        ("a",): "a",
        ("a", "b"): "b",
        ("qA",): '"q\\u0041"',
        ("t",): "t",
        ("t", "u v"): '"u v"',
        ("t", "u v", "list"): "list",
        ("t", "u v", "list", 0): "1",
        ("t", "u v", "list", 1): '"]"',
        ("t", "u v", "list", 2): "[2]",
        ("t", "u v", "list", 2, 0): "2",
        ("t", "u v", "list", 3): "{k = '}', l = 2}",
        ("t", "u v", "list", 3, "k"): "k",
        ("t", "u v", "list", 3, "l"): "l",
        ("t", "u v", "z"): "z",
        ("m",): "m",
        ("m", 0): "m",
        ("m", 0, "n"): "n",
        ("m", 1): "m",
        ("m", 1, "n"): "n",
        ("m", 1, "o"): "o",
        ("m", 1, "o", "p"): "p",
    }


@given(st.text(alphabet="ab.=[]{}\"'#,\\\n \t1é", max_size=60))
def test_every_key_of_sound_toml_has_a_place(text: str) -> None:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = places(text)
    assert all(0 <= at.start < at.end <= len(text) for at in found.values())
    assert all(path in found for path in paths_of(value, ()))


def paths_of(value: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    """The paths of all keys of nested tables, those within lists of tables left out."""
    if not isinstance(value, dict):
        return [path] if path else []
    below = [found for name, inner in value.items() for found in paths_of(inner, (*path, name))]
    return [*([path] if path else []), *below]
