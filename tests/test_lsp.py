"""The server for editors says what `check` says, at the same words, of what is typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsp_client import Client, client

from validator.cli.main import main

UNSOURCED = "Some 20 villagers were killed.\n"
SOURCED = "Some 20 villagers were killed, the health ministry said.\n"
TOLL = "casualties/casualty-unattributed"
RULES = """\
pack desk "Rules of the desk."

rule amid {
  find     "amid" as word
  message  "“{word}”: say how the two belong together"
  because  "Amid tells nothing."
  fix      word with "during"
  good     "It rained."
  bad      "They met amid rain." flags "amid"
}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Client]:
    """A client that has begun, in a folder with a rule of its own."""
    folder = tmp_path / "copy desk"
    folder.mkdir()
    (folder / "desk.rules").write_text(RULES, encoding="utf-8")
    configuration = 'rules = ["desk.rules"]\n'
    (folder / "newslint.toml").write_text(configuration, encoding="utf-8")
    with client(folder) as one:
        one.begin()
        yield one


def codes(told: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in told]


def words(text: str, told: dict[str, Any]) -> str:
    """What a diagnostic marks, on one line; places count in UTF-16."""
    start, end = told["range"]["start"], told["range"]["end"]
    assert start["line"] == end["line"]
    line = text.split("\n")[start["line"]].encode("utf-16-le")
    marked: bytes = line[start["character"] * 2 : end["character"] * 2]
    return marked.decode("utf-16-le")


def test_what_is_typed_is_checked(desk: Client) -> None:
    (told,) = desk.open("a.txt", UNSOURCED)
    assert (told["code"], told["source"], told["severity"]) == (TOLL, "newslint", 1)
    assert words(UNSOURCED, told) == "Some 20 villagers"
    desk.type("a.txt", SOURCED)
    assert desk.told_of("a.txt") == []
    assert desk.end() == 0


def test_the_server_says_what_check_says(
    desk: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Talks end\n\nThey met amid rain. 🌧️ The regime’s 14 men were martyred amid smoke.\n"
    (desk.folder / "a.md").write_text(text, encoding="utf-8")
    told = desk.open("a.md", text, "markdown")
    monkeypatch.chdir(desk.folder)
    main(["check", "a.md", "--format", "json"])
    report = json.loads(capsys.readouterr().out)["diagnostics"]
    assert len(report) > 2
    assert codes(told) == [found["rule"] for found in report]
    assert [words(text, one) for one in told] == [found["text"] for found in report]


def test_places_count_as_the_client_counts(tmp_path: Path) -> None:
    text = "🌧️🌧️ Some 20 villagers were killed.\r\n"
    for encoding, units in (("utf-8", 15), ("utf-16", 7), ("utf-32", 5)):
        with client(tmp_path) as one:
            told = one.begin(general={"positionEncodings": [encoding]})
            assert told["positionEncoding"] == encoding
            (found,) = one.open("a.txt", text)
            assert found["range"]["start"] == {"line": 0, "character": units}


def test_a_correction_is_offered_and_a_reason_is_shown(desk: Client) -> None:
    desk.open("a.txt", "They met amid rain.\n")
    place = {"line": 0, "character": 11}
    asked = {"textDocument": {"uri": desk.uri("a.txt")}}
    at = {"range": {"start": place, "end": place}, "context": {"diagnostics": []}}
    (action,) = desk.ask("textDocument/codeAction", asked | at)
    assert action["title"] == "Change to “during”"
    (edit,) = action["edit"]["changes"][desk.uri("a.txt")]
    assert edit["newText"] == "during"
    assert edit["range"]["start"] == {"line": 0, "character": 9}
    shown = desk.ask("textDocument/hover", asked | {"position": place})
    assert "Amid tells nothing." in shown["contents"]["value"]
    nowhere = {"position": {"line": 0, "character": 1}}
    assert desk.ask("textDocument/hover", asked | nowhere) is None


def test_corrections_are_of_the_draft_as_it_is(desk: Client) -> None:
    desk.open("a.txt", "They met amid rain.\n")
    desk.type("a.txt", "So they met amid rain.\n")
    place = {"line": 0, "character": 13}
    asked = {"textDocument": {"uri": desk.uri("a.txt")}}
    at = {"range": {"start": place, "end": place}, "context": {"diagnostics": []}}
    (action,) = desk.ask("textDocument/codeAction", asked | at)
    (edit,) = action["edit"]["changes"][desk.uri("a.txt")]
    assert edit["range"]["start"] == {"line": 0, "character": 12}


def test_a_changed_rule_counts_at_once(desk: Client) -> None:
    assert codes(desk.open("a.txt", "They met amid rain.\n")) == ["desk/amid"]
    rules = (desk.folder / "desk.rules").read_text(encoding="utf-8")
    (desk.folder / "desk.rules").write_text(rules.replace('"amid"', '"among"'), encoding="utf-8")
    changes = [{"uri": desk.uri("desk.rules"), "type": 2}]
    desk.tell("workspace/didChangeWatchedFiles", {"changes": changes})
    assert desk.told_of("a.txt") == []


def test_a_faulty_set_up_is_told_and_mended(desk: Client) -> None:
    configuration = desk.folder / "newslint.toml"
    desk.open("a.txt", UNSOURCED)
    configuration.write_text('profil = "desk"\n', encoding="utf-8")
    saved = {"textDocument": {"uri": desk.uri("newslint.toml")}}
    desk.tell("textDocument/didSave", saved)
    (told,) = desk.told_of("newslint.toml")
    assert (words('profil = "desk"\n', told), told["severity"]) == ("profil", 1)
    assert "profil" in desk.shown[-1]
    assert codes(desk.told_of("a.txt")) == [TOLL]  # what sound rules find is told all the same
    configuration.write_text('rules = ["desk.rules"]\n', encoding="utf-8")
    shown = len(desk.shown)
    desk.tell("textDocument/didSave", saved)
    assert desk.told_of("newslint.toml") == []
    desk.told_of("a.txt")
    assert len(desk.shown) == shown


def test_a_draft_that_cannot_be_checked_says_so(tmp_path: Path) -> None:
    with client(tmp_path, "--profile", "desks") as one:
        one.begin()
        (told,) = one.open("a.txt", UNSOURCED)
        assert told["message"].startswith("not checked: ")
        assert "desks" in told["message"]
        assert told["severity"] == 1
    with client(tmp_path) as one:
        one.begin()
        (told,) = one.open("a.txt", "Six\0 died.\n")
        assert "NUL" in told["message"]


def test_waivers_and_directives_count(desk: Client) -> None:
    waived = f"<!-- newslint ignore {TOLL}: confirmed by the desk, memo 14 -->\n\n"
    assert desk.open("a.md", waived + UNSOURCED, "markdown") == []
    (desk.folder / "newslint-waivers.toml").write_text("[[waiver]]\nrul = 1\n", encoding="utf-8")
    desk.type("a.md", waived + UNSOURCED + "\nThat was all.\n")
    told = desk.told_of("a.md")
    assert all("newslint-waivers.toml" in one["message"] for one in told)
    assert told


def test_only_what_is_read_is_checked(desk: Client) -> None:
    desk.tell(
        "textDocument/didOpen",
        {
            "textDocument": {
                "uri": desk.uri("a.py"),
                "languageId": "python",
                "version": 1,
                "text": UNSOURCED,
            }
        },
    )
    assert codes(desk.open("untitled:Untitled-1", UNSOURCED)) == [TOLL]


def test_a_page_is_read_as_it_stands_in_the_editor(desk: Client) -> None:
    page = '<meta charset="latin-1"><p>In Đakovo, 20 men – “heroes” – were killed.</p>\n'
    told = desk.open("a.html", page, "html")
    assert words(page, told[0]) == "20 men"


def test_a_draft_that_is_closed_is_left(desk: Client) -> None:
    desk.open("a.txt", UNSOURCED)
    desk.tell("textDocument/didClose", {"textDocument": {"uri": desk.uri("a.txt")}})
    assert desk.told_of("a.txt") == []


def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("validator.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert main(["lsp"]) == 2
    assert "pip install 'newslint[lsp]'" in capsys.readouterr().err
