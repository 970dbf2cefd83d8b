"""What checkers lend to rules and then do not keep: told as theirs, wherever it is asked."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint

from validator.checker import Function
from validator.dsl.guards import guarded_function
from validator.errors import CheckerError
from validator.testing import Kit

PLUGIN = """
from typing import NamedTuple
from validator.api import Checker, Derived, Function, Kind, hookimpl


class Storm(NamedTuple):
    start: int
    end: int


def lent(document, *storms):
    if "Nadia" in document.text:
        BODY
    return GOOD


class Storms(Checker):
    name = "storms"
    kinds = (
        Kind("storm", Storm, "a storm", "A storm named Nadia.", {"reported": LENT["adjective"]}),
    )
    derived = (
        Derived("wind", "storm", float, LENT["number"]),
        Derived("name", "storm", str, LENT["text"]),
    )
    functions = (
        Function("same_storm", ("storm", "storm"), "flag", "x", "same_storm(a, b)", LENT["flag"]),
    )

    def annotate(self, document):
        at = document.folded.find("storm")
        return [Storm(at, at + 5)] if at >= 0 else []


@hookimpl
def newslint_checkers():
    return [Storms()]
"""

RULES = """
pack desk "The desk's rules."

rule by-attribute {
  find storm as it
  where it.wind > 100
  message "{it}"
  good "" bad "A storm." flags "storm"
}
rule by-text {
  find storm as it
  message "{it.name}"
  good "" bad "A storm." flags "storm"
}
rule by-adjective {
  find reported storm as it
  message "{it}"
  good "" bad "A storm." flags "storm"
}
rule by-function {
  find storm as it
  where same_storm(it, it)
  message "{it}"
  good "" bad "A storm." flags "storm"
}
rule other {
  find "named" as it
  message "{it}"
  good "" bad "It is named." flags "named"
}
"""

ASKED = {
    "number": ("attribute storm.wind", "200.0", "'fast'", "number"),
    "text": ("attribute storm.name", "'Ada'", "7", "text"),
    "adjective": ("adjective reported of storm", "True", "'no'", "flag"),
    "flag": ("function same_storm", "True", "1", "flag"),
}
"""What is lent: how it is called, what it gives, what it must not give, and its type."""


def write(lent: str, body: str) -> None:
    """A plugin of which one thing that it lends fails on texts that name Nadia."""
    good = {
        name: ("True" if name == "adjective" else given) for name, (_, given, *_) in ASKED.items()
    }
    text = PLUGIN
    for name in ASKED:
        call = f"lambda *given: {good[name]}"
        text = text.replace(f'LENT["{name}"]', "lent" if name == lent else call)
    text = text.replace("BODY", body).replace("GOOD", good[lent])
    Path("storms.py").write_text(text, encoding="utf-8")
    Path("desk.rules").write_text(RULES, encoding="utf-8")
    Path("newslint.toml").write_text(
        'plugins = ["storms.py"]\nrules = ["desk.rules"]\nselect = ["desk/*"]\n', encoding="utf-8"
    )
    Path("a.txt").write_text("A storm named Nadia.\n", encoding="utf-8")
    Path("b.txt").write_text("A storm named Ada.\n", encoding="utf-8")


@pytest.mark.parametrize("lent", ASKED)
@pytest.mark.parametrize("raises", [True, False])
class TestEachThing:
    def told(self, lent: str, raises: bool) -> str:
        part, _, wrong, type_ = ASKED[lent]
        write(lent, "1 / 0" if raises else f"return {wrong}")
        if raises:
            return f"{part}: ZeroDivisionError: division by zero"
        return f"{part}: it gave {wrong}, which is no {type_}"

    def test_a_draft_names_the_checker_and_loses_nothing_else(
        self, newslint: Newslint, lent: str, raises: bool
    ) -> None:
        told = self.told(lent, raises)
        ended = newslint("check", "--config", "newslint.toml", "--format", "concise")
        assert ended.code == 2
        assert f"this draft was not wholly checked: checker storms, {told}" in ended.out
        rules = [line.split()[2] for line in ended.out.splitlines() if line.startswith("a.txt:1")]
        assert len(rules) == 5  # of the five rules one cannot speak, and the fault is told
        assert "desk/other" in rules
        assert ended.out.count("b.txt:") == 5

    def test_plugins_check_tries_it(self, newslint: Newslint, lent: str, raises: bool) -> None:
        told = self.told(lent, raises)
        ended = newslint("plugins", "check", "--config", "newslint.toml")
        assert ended.code == 1
        assert f"checker storms: {told}, in its example, “A storm named Nadia.”" in ended.out

    def test_rules_test_goes_on(self, newslint: Newslint, lent: str, raises: bool) -> None:
        told = self.told(lent, raises)
        text = RULES.replace('bad "A storm."', 'bad "A storm, Nadia."')
        Path("desk.rules").write_text(text, encoding="utf-8")
        ended = newslint("rules", "test", "--coverage", "--config", "newslint.toml")
        assert ended.code == 1
        assert f"it cannot be tried: checker storms, {told}" in ended.out
        assert "10 examples of 5 rules: 1 not as they say." in ended.out


def test_debug_shows_where(newslint: Newslint) -> None:
    write("number", "1 / 0")
    command = ("check", "--config", "newslint.toml")
    assert "Traceback" not in newslint(*command).err
    shown = newslint(*command, "--debug").err
    assert "Traceback" in shown
    assert 'storms.py", line ' in shown
    assert "ZeroDivisionError" in shown
    assert "Traceback" not in newslint(*command).err


def test_debug_shows_where_a_plugin_cannot_be_loaded(newslint: Newslint) -> None:
    write("number", "pass")
    Path("storms.py").write_text("import os\n\n\nx = 1 / 0\n", encoding="utf-8")
    ended = newslint("check", "--config", "newslint.toml", "--debug")
    assert ended.code == 2
    assert 'storms.py", line 4' in ended.err


STUCK = "import time\n        time.sleep(600)"


@pytest.mark.parametrize(
    "command", [("annotate", "--kind", "storm", "a.txt", "b.txt"), ("explain", "a.txt:1")]
)
def test_annotate_and_explain_have_a_time_limit(
    newslint: Newslint, command: tuple[str, ...]
) -> None:
    write("number", "pass")
    text = Path("storms.py").read_text(encoding="utf-8")
    stuck = f'if "Nadia" in document.text:\n            {STUCK}\n        at = '.replace(
        "\n        time", "\n            time"
    )
    Path("storms.py").write_text(text.replace("at = ", stuck), encoding="utf-8")
    ended = newslint(*command, "--config", "newslint.toml", "--timeout", "2")
    assert ended.code == 2
    assert re.search(r"a\.txt: .* was stopped after 2 s \(--timeout\)", ended.err)
    if command[0] == "annotate":
        assert '"path": "b.txt", "annotations": [{"kind": "storm"' in ended.out


@pytest.mark.skipif(sys.platform == "win32", reason="needs an alarm")
def test_the_kit_has_a_time_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("number", STUCK)
    kit = Kit([tmp_path / "storms.py"], [tmp_path / "desk.rules"], timeout=2)
    with pytest.raises(AssertionError, match="was stopped after 2 s"):
        kit.lint("A storm named Nadia.", select="desk/*")
    kit.lint("A storm.", select="desk/by-attribute").assert_flags("storm")


class TestKeysOfMany:
    def lent(self, keys: Callable[..., Any]) -> Any:
        function = Function(
            "same_storm", ("storm", "storm"), "flag", "x", "x", lambda *_: True, keys=keys
        )
        return guarded_function(function, "storms")

    def test_stand_for_the_key_of_one(self) -> None:
        function = self.lent(lambda _, spans: [*map(len, spans)])
        assert function.keys(None, ["Ada", "Nadia"]) == [3, 5]
        assert function.key(None, "Nadia") == 5

    def test_must_be_as_many_as_the_spans(self) -> None:
        function = self.lent(lambda *_: [])
        with pytest.raises(CheckerError, match=r"keys of function same_storm.*0 keys for 1 spans"):
            function.keys(None, ["Ada"])
