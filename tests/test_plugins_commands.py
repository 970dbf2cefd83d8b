"""newslint plugins list, new, check; commands that plugins add."""

import json
import os
import sys
from collections.abc import Callable
from errno import ENOSPC
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import write
from environments import EVERYTHING, environment, run

from validator.cli.app import others
from validator.cli.output import save
from validator.registry import Hook, Registry, load_registry

TIDES = """
from typing import NamedTuple
from validator.api import Checker, Function, Kind, hookimpl


class Tide(NamedTuple):
    start: int
    end: int
    high: bool


class Tides(Checker):
    name = "tides"
    kinds = (Kind("tide", Tide, "a tide", "The tide was high."),)
    functions = (Function("ebbs", ("tide",), "flag", "", "ebbs(it)", lambda document, tide: True),)

    def annotate(self, document):
        at = document.folded.find("tide")
        return [Tide(at, at + 4, "high" in document.folded)] if at >= 0 else []


@hookimpl
def newslint_checkers():
    return [Tides()]
"""


# ---- list


def test_list_tells_what_each_provides(newslint: Newslint) -> None:
    write("tides.py", TIDES)
    write("newslint.toml", 'plugins = ["tides.py"]\n')
    ended = newslint("plugins", "list", "--config", "newslint.toml")
    assert ended.code == 0
    lines = ended.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("tides of "))
    assert lines[at].endswith("tides.py, " + lines[at].rpartition(", ")[2])
    assert lines[at + 1 : at + 4] == ["  checker: tides", "  kind: tide", "  function: ebbs"]
    assert any(line.startswith("quantities of newslint ") for line in lines)


def test_list_tells_why_one_is_off(newslint: Newslint) -> None:
    write("tides.py", "import moon\n")
    write("newslint.toml", 'plugins = ["tides.py"]\n')
    ended = newslint("plugins", "list", "--trust-plugins", "--format", "json")
    assert ended.code == 2
    listed = json.loads(ended.out)
    assert listed["version"] == 1
    (off,) = (plugin for plugin in listed["plugins"] if plugin["disabled"])
    assert off["name"] == "tides"
    assert (
        off["disabled"] == "cannot be loaded: ModuleNotFoundError: No module named 'moon' (line 1)"
    )
    assert {"name", "version", "distribution", "path", "provides", "milliseconds", "disabled"} == {
        *off
    }
    assert "moon" in newslint("plugins", "list", "--trust-plugins").out


def test_list_runs_no_plugin_that_was_merely_found(newslint: Newslint) -> None:
    write("tides.py", "open('ran', 'w').close()")
    write("newslint.toml", 'plugins = ["tides.py"]\n')
    for command in (["list"], ["check"]):
        ended = newslint("plugins", *command)
        assert ended.code == 2
        assert "--trust-plugins" in ended.err
        assert not Path("ran").exists()


# ---- check


def test_check_is_content_with_what_is_built_in(newslint: Newslint) -> None:
    ended = newslint("plugins", "check")
    assert ended.code == 0, ended.out
    assert ended.out.endswith(" plugins checked, 0 faults found.\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The tide was high.", "The moon.", "kind tide: there is none in its example, “The moon.”"),
        ("The tide was high.", "", "kind tide has no example"),
        ("high: bool", "high: int", "tide.high is a number, not True"),
        ('Kind("tide"', 'Kind("good"', "kind good: this is a word of the rule language already"),
        ('Kind("tide"', 'Kind("high tide"', "no rule could say “high tide”"),
        ('Kind("tide"', 'Kind("quantity"', "kind quantity of plugin tides is taken by plugin"),
        ('"ebbs(it)"', '"it"', "function ebbs: its example “it” does not call it"),
        ("lambda document, tide:", "lambda tide:", "function ebbs is called with document, tide"),
        ('("tide",)', '("moon",)', "function ebbs of checker tides needs the kind moon"),
        ("    functions", '    needs = ("moon",)\n    functions', "tides needs the kind moon"),
        ("    functions", '    needs = "moon"\n    functions', "is a list of names, this is one"),
        ("    functions", "    replaces = None\n    functions", "is a list of names, this is None"),
        (
            "    functions",
            '    lexicons = ("a.b",)\n    functions',
            "checker tides reads a.b, which no pack has",
        ),
        ("at = ", "1 / 0; at = ", "kind tide: ZeroDivisionError: division by zero, in its example"),
        ("at = ", "import os; os.environ['MOON'] = '1'; at = ", "changed the environment"),
        ("(NamedTuple)", "", "the class of kind tide has no start and end"),
        ("high: bool", "high: 'Moon'", "the types of kind tide are unknown: name 'Moon' is not"),
        ("at + 4", "at", "kind tide: one tide is empty, Tide(start=4, end=4, high=True), in its"),
        (
            "@hookimpl",
            (
                "@hookimpl\ndef newslint_diagnostic(diagnostic):\n"
                "    if 'tide' in diagnostic.message:\n        return diagnostic\n\n\n@hookimpl"
            ),
            "plugin tides: newslint_diagnostic gives None for a diagnostic that it cannot know",
        ),
        (
            "@hookimpl",
            "@hookimpl\ndef newslint_diagnostic(diagnostic):\n    1 / 0\n\n\n@hookimpl",
            "plugin tides: newslint_diagnostic: ZeroDivisionError: division by zero",
        ),
        (
            "@hookimpl",
            (
                "@hookimpl\ndef newslint_diagnostic(diagnostic):\n"
                "    return None if 'tide' in diagnostic.message else diagnostic\n\n\n@hookimpl"
            ),
            "",
        ),
        ("", "", ""),
    ],
)
def test_check_tells_what_is_wrong(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    monkeypatch.setenv("MOON", "0")
    ended = newslint("plugins", "check", write("tides.py", TIDES.replace(old, new)))
    assert ended.code == (1 if told else 0)
    assert told in " ".join(ended.out.split())


def test_check_cannot_check_what_is_not_there(newslint: Newslint) -> None:
    ended = newslint("plugins", "check", "moon.py")
    assert ended.code == 2
    assert "there is no moon.py, so it is no plugin" in ended.out


# ---- new


def test_new_refuses_names_that_are_taken(newslint: Newslint) -> None:
    for name, told in (
        ("quantity", "the kind “quantity” is taken by checker quantities"),
        ("text", "there is a plugin “text” already"),
        ("good", "“good” is a word of the rule language"),
        ("newslint", "there is a pack of rules “newslint” already"),
        ("none", "“None” is a name that its program needs"),
        ("named-tuple", "“NamedTuple” is a name that its program needs"),
        ("Moon!", "“Moon!” is no name of a plugin"),
        ("../x", "is no name of a plugin"),
    ):
        ended = newslint("plugins", "new", name)
        assert ended.code == 2
        assert told in ended.err
    assert list(Path().iterdir()) == []
    Path("newslint-moon").mkdir()
    assert "there is a newslint-moon already" in newslint("plugins", "new", "moon").err


def test_of_a_new_plugin_all_is_written_or_nothing(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes, path: str) -> None:
        if path.endswith(".rules"):
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        save(data, path)

    monkeypatch.setattr("validator.cli.plugins.new.save", full)
    ended = newslint("plugins", "new", "moon")
    assert (ended.code, ended.err) == (
        2,
        "newslint: cannot write newslint-moon: no space left on device\n",
    )
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", ["poll", "press-release"])
def test_the_tests_of_a_new_plugin_pass(newslint: Newslint, tmp_path: Path, name: str) -> None:
    assert newslint("plugins", "new", name).code == 0
    folder = tmp_path / f"newslint-{name}"
    told = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=folder)
    assert "5 passed" in told


@pytest.mark.slow
@pytest.mark.skipif(find_spec("setuptools") is None, reason="setuptools is not installed")
def test_a_new_plugin_works_where_it_is_installed(newslint: Newslint, tmp_path: Path) -> None:
    newslint("plugins", "new", "poll")
    folder = tmp_path / "newslint-poll"
    python = environment(tmp_path / "venv", EVERYTHING) / "python"
    options = ("--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--editable")
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, ".", cwd=folder)
    told = json.loads(
        run(python, "-m", "validator", "plugins", "list", "--format", "json", cwd=folder)
    )
    (plugin,) = (plugin for plugin in told["plugins"] if plugin["name"] == "poll")
    assert plugin["distribution"] == "newslint-poll"
    assert "kind poll" in plugin["provides"]
    assert "5 passed" in run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=folder)
    draft = tmp_path / "draft.txt"
    draft.write_text("The poll came late.\n", encoding="utf-8")
    found = run(
        python, "-m", "validator", "check", "--format", "concise", "draft.txt", cwd=tmp_path
    )
    assert "draft.txt:1:5: warning poll/poll-size “poll”: of how many?" in found


# ---- commands of plugins

GREET = """
import typer
from validator.api import hookimpl


@hookimpl
def newslint_commands():
    app = typer.Typer(name="greet")

    @app.command()
    def greet(name: str):
        print(f"Good morning, {name}.")
        raise typer.Exit(3)

    return [app]
"""


def offering(monkeypatch: pytest.MonkeyPatch, hook: Callable[..., Any]) -> None:
    """Let a plugin that is not installed offer commands."""
    registry = load_registry()

    def offer() -> Registry:
        return registry._replace(commands=(Hook("newslint_commands", "greetings", hook),))

    others._of_plugins.cache_clear()
    monkeypatch.setattr(others, "load_registry", offer)


def hook_of(text: str) -> Callable[..., Any]:
    names: dict[str, Any] = {}
    exec(text, names)
    hook: Callable[..., Any] = names["newslint_commands"]
    return hook


def test_a_plugin_adds_a_command(newslint: Newslint, monkeypatch: pytest.MonkeyPatch) -> None:
    offering(monkeypatch, hook_of(GREET))
    ended = newslint("greet", "desk")
    assert (ended.code, ended.out, ended.err) == (3, "Good morning, desk.\n", "")
    assert "greet" in newslint("--help").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GREET.replace('"greet"', '"check"'), "there is a command “check” already"),
        (GREET.replace('name="greet"', ""), "the app has no name: typer.Typer(name=...)"),
        (GREET.replace("[app]", "[7]"), "newslint_commands gives typer apps, this is 7"),
        (GREET.replace("[app]", "1 / 0"), "ZeroDivisionError"),
    ],
)
def test_a_command_that_cannot_be_added(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    offering(monkeypatch, hook_of(text))
    ended = newslint("greet")
    assert ended.code == 2
    assert "plugin greetings failed in newslint_commands: " in ended.err
    assert told in ended.err
    assert newslint("formats").code == 0


def test_only_installed_plugins_have_commands(newslint: Newslint) -> None:
    write("greetings.py", GREET)
    write("newslint.toml", 'plugins = ["greetings.py"]\n')
    ended = newslint("formats", "--config", "newslint.toml")
    assert ended.code == 2
    assert "has commands, and only installed plugins can" in ended.err
