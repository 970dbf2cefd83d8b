"""Exit codes as the README has them, with the real engine: 2 beats 1 beats 0."""

import os
from pathlib import Path

import pytest
from commands import Newslint

RULES = """
pack house "Of the house."

rule loud {
  severity error
  find     "alpha" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He said alpha."
}

rule medium {
  severity warning
  find     "beta" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He said beta."
}

rule quiet {
  severity info
  find     "gamma" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He said gamma."
}
"""
FAILING = """
pack failing "An example that does not do what it says."

rule wrong {
  find     "delta" as word
  message  "“{word}”"
  good     "He said delta."
  bad      "He said delta."
}
"""
WARNED = """
pack warned "No examples."

rule bare {
  find     "delta" as word
  message  "“{word}”"
}
"""
BROKEN = 'pack broken "Not a rule."\n\nrule x {\n  find casualy\n}\n'

PLUGIN = """
from typing import NamedTuple
from validator.api import Checker, Kind, hookimpl

class Moon(NamedTuple):
    start: int
    end: int

class Moons(Checker):
    name = "moons"
    kinds = (Kind("moon", Moon, "a moon", "The moon."),)
    def annotate(self, document):
        raise ValueError("no moon")

@hookimpl
def newslint_checkers():
    return [Moons()]
"""


@pytest.fixture
def run(newslint: Newslint) -> Newslint:
    """Runs a command where there are drafts and rules of each sort."""
    files = {
        "none.txt": "He spoke.\n",
        "info.txt": "He said gamma.\n",
        "warning.txt": "He said beta and gamma.\n",
        "error.txt": "He said alpha and beta.\n",
        "house.rules": RULES,
        "failing.rules": FAILING,
        "warned.rules": WARNED,
        "broken.rules": BROKEN,
        "moon.toml": 'plugins = ["moons.py"]\n',
        "moons.py": PLUGIN,
        "moon.rules": RULES.replace("pack house", "pack moon").replace('"alpha" as', "moon as"),
        "broken.toml": "selct = 1\n",
    }
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("binary.txt").write_bytes(b"\xff")
    Path("empty").mkdir()
    return newslint


def check(run: Newslint, *arguments: str) -> int:
    ended = run("check", *arguments, "--rules", "house.rules", "--select", "house/*")
    assert "Traceback" not in ended.out + ended.err
    code: int = ended.code
    return code


LEVELS = ("info", "warning", "error")


@pytest.mark.parametrize("found", ["none", *LEVELS])
@pytest.mark.parametrize("fail_on", ["", *LEVELS, "never"])
def test_what_was_found_against_what_fails(run: Newslint, found: str, fail_on: str) -> None:
    options = ["--fail-on", fail_on] if fail_on else []
    least = fail_on or "error"
    fails = found != "none" and least != "never" and LEVELS.index(found) >= LEVELS.index(least)
    for form in ("full", "concise", "json"):
        assert check(run, f"{found}.txt", "--format", form, *options) == (1 if fails else 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("binary.txt",),
        ("gone.txt",),
        ("empty",),
        ("none.txt", "--rules", "broken.rules"),
        ("none.txt", "--rules", "gone.rules"),
        ("none.txt", "--rules", "empty"),
        ("none.txt", "--config", "broken.toml"),
        ("none.txt", "--config", "gone.toml"),
        ("none.txt", "--config", "moon.toml", "--isolated"),
        ("none.txt", "--select", "no-such-rule"),
        ("none.txt", "--ignore", "no-such-rule"),
        ("none.txt", "--ignore", "house/*"),
        ("none.txt", "--format", "pdf"),
        ("none.txt", "--date", "yesterday"),
        ("none.txt", "--output", "gone/report.txt"),
        ("none.txt", "--stdin-filename", "a.txt"),
        ("none.txt", "--no-such-option"),
        ("none.txt", "--profile", "no-such-profile"),
        ("none.txt", "--max-diagnostics", "0"),
        ("none.txt", "--statistics", "--format", "json"),
        ("none.txt", "--config", "moon.toml", "--rules", "moon.rules", "--select", "moon/*"),
    ],
)
def test_what_cannot_be_done_beats_what_was_found(
    run: Newslint, arguments: tuple[str, ...]
) -> None:
    for fail_on in ("error", "info", "never"):
        assert check(run, *arguments, "error.txt", "--fail-on", fail_on) == 2


def test_a_warning_about_a_rule_is_no_fault(run: Newslint) -> None:
    assert check(run, "none.txt", "--rules", "warned.rules") == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("rules", "list"), 0),
        (("rules", "list", "house.rules"), 0),
        (("rules", "list", "broken.rules"), 2),
        (("rules", "list", "--select", "no-such-rule"), 2),
        (("rules", "check", "house.rules"), 0),
        (("rules", "check", "warned.rules"), 1),
        (("rules", "check", "broken.rules"), 1),
        (("rules", "check", "gone.rules"), 2),
        (("rules", "check", "broken.rules", "gone.rules"), 2),
        (("rules", "check", "--config", "broken.toml"), 2),
        (("rules", "check", "--config", "gone.toml"), 2),
        (("rules", "test", "house.rules", "--select", "house/*"), 0),
        (("rules", "test", "failing.rules", "--select", "failing/*"), 1),
        (("rules", "test", "broken.rules", "failing.rules"), 2),
        (("rules", "test", "--select", "no-such-rule"), 2),
        (("check", "none.txt", "--fail-on", "sometimes"), 2),
        (("annotate", "none.txt"), 0),
        (("annotate", "binary.txt", "none.txt"), 2),
        (("annotate", "gone.txt"), 2),
        (("annotate", "--kind", "sentense", "none.txt"), 2),
        (("annotate", "--kind", "moon", "--config", "moon.toml", "none.txt"), 2),
        (("config",), 0),
        (("config", "--schema"), 0),
        (("config", "--config", "broken.toml"), 2),
        (("config", "--profile", "no-such-profile"), 2),
        (("init",), 2),
        (("init", "gone", "--yes"), 2),
        (("--version",), 0),
        (("--help",), 0),
        (("check", "--help"), 0),
        ((), 2),
        (("chekc",), 2),
        (("rules",), 2),
    ],
)
def test_other_commands(run: Newslint, arguments: tuple[str, ...], code: int) -> None:
    ended = run(*arguments)
    assert ended.code == code, ended
    assert "Traceback" not in ended.out + ended.err


@pytest.mark.skipif(os.name == "nt", reason="a folder in which a process stands cannot be deleted")
@pytest.mark.parametrize("command", [("check", "."), ("rules", "list"), ("claims", ".")])
def test_a_current_folder_that_was_deleted_is_told(
    newslint: Newslint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, out, err = newslint(*command)
    assert (code, out) == (2, "")
    assert err == "newslint: the current folder was deleted; go to one that is there\n"
