"""What a configuration says of some drafts alone, and configurations that extend others."""

from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import write

from validator.document import Metadata
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import Configuration
from validator.engine.rules.layers import Layer, When

COPY = "Some 20 soldiers were killed by the regime.\n"
TOLL, LABEL = "casualties/casualty-unattributed", "wording/loaded-term"


def when(paths: tuple[str, ...] = (), **metadata: tuple[str, ...]) -> When:
    return When(str(Path.cwd().resolve()), paths, tuple(metadata.items()), Layer())


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [
        ("opinion", "opinion/a.txt", True),
        ("opinion", "opinion/2020/a.txt", True),
        ("opinion/", "opinion/2020/a.txt", True),
        ("opinion/*.md", "opinion/a.txt", False),
        ("opinion", "desk/opinion/a.txt", True),
        ("/opinion", "desk/opinion/a.txt", False),
        ("desk/**/*.txt", "desk/opinion/a.txt", True),
        ("*.op.md", "desk/a.op.md", True),
        ("a.txt", "a.txt", True),
        ("a.txt", "./desk/../a.txt", True),
        ("Opinion", "opinion/a.txt", False),
        ("*", "../elsewhere/a.txt", False),
        ("opinion", "../elsewhere/opinion/a.txt", False),
    ],
)
def test_paths_start_at_the_configuration(
    glob: str, path: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path)
    assert when((glob,)).fits(path, Metadata()) is fits
    assert when((glob,)).fits(str(tmp_path / path), Metadata()) is fits


@pytest.mark.parametrize(
    ("metadata", "fits"),
    [
        ({"section": ("opinion",)}, True),
        ({"section": ("op*",)}, True),
        ({"section": ("news", "opinion")}, True),
        ({"section": ("news",)}, False),
        ({"section": ("*",), "slug": ("syria-*",)}, True),
        ({"section": ("*",), "slug": ("iraq-*",)}, False),
        ({"byline": ("*",)}, False),
    ],
)
def test_metadata_of_every_field_must_fit(metadata: Any, fits: bool) -> None:
    said = Metadata(section="Opinion", slug="SYRIA-toll")
    assert when(**metadata).fits("a.txt", said) is fits


def found(newslint: Newslint, *options: str) -> list[str]:
    """path: severity rule, of two rules."""
    ended = newslint("check", ".", "--format", "concise", *options)
    lines = [line for line in ended.out.splitlines() if TOLL in line or LABEL in line]
    return [f"{li.partition(':')[0]}: {' '.join(li.split()[1:3])}" for li in lines]


def test_drafts_of_one_run_have_different_rules(newslint: Newslint) -> None:
    write("a.txt", COPY)
    write("opinion/b.txt", COPY)
    write("c.md", f"---\nsection: Letters\n---\n\n{COPY}")
    write(
        "newslint.toml",
        'severity = {"loaded-term" = "error"}\n[[when]]\npath = "opinion"\n'
        'severity = {"loaded-term" = "info"}\n'
        f'settings = {{"{TOLL}" = {{reach = 1}}}}\n'
        '[[when]]\nmetadata = {section = "letters"}\nprofile = "wire"\n',
    )
    assert found(newslint) == [
        f"a.txt: error {TOLL}",
        f"a.txt: error {LABEL}",
        f"c.md: error {TOLL}",
        f"opinion/b.txt: error {TOLL}",
        f"opinion/b.txt: info {LABEL}",
    ]
    assert found(newslint, "--select", "loaded-term") == [
        f"a.txt: error {LABEL}",
        f"c.md: error {LABEL}",
        f"opinion/b.txt: info {LABEL}",
    ]


def test_of_two_that_fit_the_later_counts_more(newslint: Newslint) -> None:
    write("opinion/b.txt", COPY)
    write(
        "newslint.toml",
        'ignore = ["casualty-unattributed"]\n[[when]]\npath = "opinion"\nprofile = "strict"\n'
        'ignore = ["loaded-term"]\n[[when]]\npath = "b.txt"\nextend-select = ["loaded-term"]\n'
        'severity = {"loaded-term" = "error"}\n',
    )
    assert found(newslint) == [f"opinion/b.txt: error {LABEL}"]


def test_settings_of_some_drafts(newslint: Newslint) -> None:
    for path in ("a.txt", "b.txt"):
        write(path, "The fire began at dawn, police said.\n\nSome 20 people were killed.\n")
    base = f'[[when]]\npath = "b.txt"\nsettings = {{"{TOLL}" = {{reach = 1}}}}\n'
    write("newslint.toml", base)
    assert found(newslint) == [f"a.txt: error {TOLL}"]
    write("newslint.toml", base.replace("reach", "rech"))
    ended = newslint("check", ".", "--format", "concise")
    assert ended.code == 2
    assert f"{TOLL} has no setting “rech”" in ended.out


def test_explain_knows_which_rules_a_draft_has(newslint: Newslint) -> None:
    write("opinion/b.txt", COPY)
    write("a.txt", COPY)
    write("newslint.toml", '[[when]]\npath = "opinion"\nignore = ["loaded-term"]\n')
    assert (
        "Would be reported, but the rule is off: ignored"
        in newslint("explain", "opinion/b.txt", "regime").out
    )
    assert "the rule is off: ignored" not in newslint("explain", "a.txt", "regime").out


def test_rules_that_only_some_drafts_have(newslint: Newslint) -> None:
    write("opinion/b.txt", COPY)
    write("a.txt", COPY)
    write(
        "newslint.toml",
        'ignore = ["*"]\n[[when]]\npath = "opinion"\nextend-select = ["loaded-term"]\n',
    )
    assert found(newslint) == [f"opinion/b.txt: warning {LABEL}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("when = 1", "1:1: error newslint/configuration “when” is a list of tables, each [[when]]"),
        ("when = [1]", "1:9: error newslint/configuration “0” is a table; this is a number"),
        ("[[when]]\nprofile = 'wire'", "1:3: error newslint/configuration which drafts does it"),
        ("[[when]]\npath = 'a'\nprofile = 'wier'", "3:1: error newslint/configuration there is no"),
        ("[[when]]\npath = 'a'\nfail-on = 'info'", "3:1: error newslint/configuration there is no"),
        (
            "[[when]]\npath = ['a', 1]",
            "2:14: error newslint/configuration “path” is a list of patterns",
        ),
        (
            "[[when]]\npath = 'a'\n[[when]]\nmetadata.sectoin = 'x'",
            "4:10: error newslint/configuration drafts have no metadata called “sectoin”",
        ),
        (
            "[[when]]\npath = 'a'\n[when.severity]\nloadd-term = 'info'",
            "4:1: error newslint/configuration no rule matches “loadd-term”",
        ),
    ],
)
def test_what_is_wrong_with_a_when(newslint: Newslint, text: str, told: str) -> None:
    write("a.txt", "He spoke.\n")
    write("newslint.toml", text)
    ended = newslint("check", ".", "--format", "concise")
    assert ended.code == 2
    assert f"newslint.toml:{told}" in ended.out


# ---- extend


def test_a_configuration_begins_with_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("house/rules/a.rules", "")
    write(
        "house/base.toml",
        'rules = ["rules"]\nselect = ["x"]\nignore = ["far"]\nfail-on = "info"\n'
        'severity = {a = "error"}\n[[when]]\npath = "opinion"\nprofile = "wire"\n',
    )
    write("house/middle.toml", 'extend = "base.toml"\nfail-on = "never"\n')
    write(
        "desk/newslint.toml",
        'extend = "../house/middle.toml"\nignore = ["near"]\nprofile = "desk"\n'
        'severity = {a = "info"}\n',
    )
    said = load_configuration(start=tmp_path / "desk")
    assert said.path == tmp_path / "desk/newslint.toml"
    assert [path.relative_to(tmp_path / "house") for path in said.rules] == [Path("rules")]
    assert said.ignore == ("far", "near")
    assert said.fail_on == "never"
    assert [str(level) for _, level in said.severities] == ["error", "info"]
    assert said.select == ()  # a profile that is nearer decides
    assert [Path(table.folder) for table in said.whens] == [(tmp_path / "house").resolve()]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"newslint.toml": 'extend = "gone.toml"'}, "newslint.toml:1:1: there is no gone.toml"),
        ({"newslint.toml": 'extend = "a.txt"'}, "newslint.toml:1:1: a.txt is no .toml file"),
        (
            {"newslint.toml": "extend = 1"},
            "newslint.toml:1:1: “extend” is a path; this is a number",
        ),
        (
            {"newslint.toml": 'extend = "newslint.toml"'},
            "newslint.toml:1:1: configurations extend each other: newslint.toml -> newslint.toml",
        ),
        (
            {"newslint.toml": 'extend = "b.toml"', "b.toml": '\nextend = "newslint.toml"'},
            (
                "b.toml:2:1: configurations extend each other: "
                "newslint.toml -> b.toml -> newslint.toml"
            ),
        ),
        (
            {"newslint.toml": 'extend = "pyproject.toml"', "pyproject.toml": "[project]"},
            "newslint.toml:1:1: pyproject.toml has no table [tool.newslint]",
        ),
        (
            {"newslint.toml": 'extend = "b.toml"', "b.toml": "selct = 1"},
            "b.toml:1:1: there is no key “selct”",
        ),
    ],
)
def test_what_cannot_be_extended(
    files: dict[str, str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.txt", "")
    for path, text in files.items():
        write(path, text)
    [fault] = load_configuration("newslint.toml").faults
    place = f"{fault.region.path}:{fault.region.start.line}:{fault.region.start.column}"
    assert f"{place}: {fault.message}" == told


def test_a_pyproject_can_be_extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("pyproject.toml", '[tool.newslint]\nignore = ["x"]')
    write("newslint.toml", 'extend = "pyproject.toml"')
    assert load_configuration("newslint.toml").ignore == ("x",)
    assert Configuration().whens == ()


def test_a_plugin_of_an_extended_configuration_is_not_run_unasked(newslint: Newslint) -> None:
    write("plugin.py", "raise SystemExit(1)")
    write("base.toml", 'plugins = ["plugin.py"]')
    write("newslint.toml", 'extend = "base.toml"')
    write("a.txt", COPY)
    ended = newslint("check", ".")
    assert ended.code == 2
    assert "names a plugin (plugin.py)" in ended.err
