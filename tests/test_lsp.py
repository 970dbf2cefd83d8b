"""The server for editors says what `check` says, at the same words, of what is typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from desk_files import omens
from lsp_client import Client, client

from validator.cli.main import main
from validator.lsp.messages import placing
from validator.source import Position

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
OMENS = """\
pack omens "Of the house."

rule omen {
  find     omen as sign
  message  "a sign"
  good     ""
  bad      "It rained."
}
"""
CONFIGURATION = 'rules = ["desk.rules"]\n'


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("lsp") / "copy desk"
    folder.mkdir()
    set_up(folder)
    with client(folder) as one:
        one.begin()
        yield one


@pytest.fixture
def desk(begun: Client) -> Iterator[Client]:
    """A client that has begun, in a folder with a rule of its own; all tests share it, and each
    finds it as if it were new."""
    yield begun
    for uri in list(begun.opened):
        begun.close(uri)
    if set_up(begun.folder):
        begun.tell("workspace/didChangeWatchedFiles", {"changes": []})
    begun.ask("textDocument/hover", at(begun, "none.txt", 0, 0))  # all that was told is heard
    begun.shown.clear()


def set_up(folder: Path) -> bool:
    """Make the files of a folder those of the desk; whether they were others."""
    files = {"desk.rules": RULES, "newslint.toml": CONFIGURATION}
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    for name in there.keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return there != files


def at(desk: Client, name: str, line: int, character: int) -> dict[str, Any]:
    place = {"line": line, "character": character}
    return {"textDocument": {"uri": desk.uri(name)}, "position": place}


def corrections(desk: Client, name: str, character: int, **context: Any) -> list[dict[str, Any]]:
    asked = at(desk, name, 0, character)
    place = {"start": asked["position"], "end": asked["position"]}
    asked |= {"range": place, "context": {"diagnostics": [], **context}}
    offered: list[dict[str, Any]] = desk.ask("textDocument/codeAction", asked)
    return offered


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


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 15), ("utf-32", 5)])
def test_places_count_as_the_client_counts(tmp_path: Path, encoding: str, units: int) -> None:
    with client(tmp_path) as one:
        told = one.begin(general={"positionEncodings": [encoding]})
        assert told["positionEncoding"] == encoding
        (found,) = one.open("a.txt", "🌧️🌧️ " + UNSOURCED)
        assert found["range"]["start"] == {"line": 0, "character": units}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_in_utf_16_and_in_lines_of_any_kind(desk: Client, end: str) -> None:
    (found,) = desk.open("a.txt", f"Rain.{end}{end}🌧️🌧️\u2028 {UNSOURCED}")
    assert found["range"]["start"] == {"line": 2, "character": 8}


def test_places_are_right_far_along_a_line() -> None:
    for mark in ("", "\ufeff"):
        for encoding, units in (("utf-8", 4), ("utf-16", 2), ("utf-32", 1)):
            place = placing(f"{mark}Rain.\n{'🌧' * 5000} {UNSOURCED}", encoding)
            told = place(Position(2, 5002, 5007))
            assert (told.line, told.character) == (1, 5000 * units + 1)


def test_a_mark_that_is_typed_is_the_mark_of_the_draft(desk: Client) -> None:
    front = "\ufeff---\ndate: 2026-02-04\n---\n\n"
    assert desk.open("a.md", f"{front}He spoke on Monday.\n", "markdown") == []
    (found,) = desk.open("a.txt", "\ufeff" + UNSOURCED)
    assert words("\ufeff" + UNSOURCED, found) == "Some 20 villagers"


def test_a_correction_is_offered_and_a_reason_is_shown(desk: Client) -> None:
    desk.open("a.txt", "They met amid rain.\n")
    (action,) = corrections(desk, "a.txt", 11)
    assert action["title"] == "Change to “during”"
    (edit,) = action["edit"]["changes"][desk.uri("a.txt")]
    assert edit["newText"] == "during"
    assert edit["range"]["start"] == {"line": 0, "character": 9}
    shown = desk.ask("textDocument/hover", at(desk, "a.txt", 0, 11))
    assert "Amid tells nothing." in shown["contents"]["value"]
    for line, character in ((0, 1), (0, 999), (99, 0)):
        assert desk.ask("textDocument/hover", at(desk, "a.txt", line, character)) is None


def test_corrections_are_offered_to_whom_they_help(desk: Client) -> None:
    desk.open("a.txt", "They met amid rain.\n")
    assert corrections(desk, "a.txt", 11, only=["source.fixAll"]) == []
    assert len(corrections(desk, "a.txt", 11, only=["source.fixAll", "quickfix"])) == 1


def test_corrections_are_of_the_draft_as_it_is(desk: Client) -> None:
    desk.open("a.txt", "They met amid rain.\n")
    desk.type("a.txt", "So they met amid rain.\n")
    (action,) = corrections(desk, "a.txt", 13)
    (edit,) = action["edit"]["changes"][desk.uri("a.txt")]
    assert edit["range"]["start"] == {"line": 0, "character": 12}


def test_what_is_not_open_is_not_looked_at(desk: Client) -> None:
    (desk.folder / "a.txt").write_text("They met amid rain.\n", encoding="utf-8")
    desk.open("b.txt", UNSOURCED)
    desk.close("b.txt")
    for name in ("a.txt", "b.txt"):
        assert desk.ask("textDocument/hover", at(desk, name, 0, 11)) is None
        assert corrections(desk, name, 11) == []


def test_a_draft_that_is_closed_at_once_is_left(desk: Client) -> None:
    for number in range(30):
        desk.tell_open("a.txt", UNSOURCED)
        desk.type("a.txt", UNSOURCED * number)
        desk.close("a.txt")
    assert codes(desk.open("b.txt", UNSOURCED)) == [TOLL]


def test_the_last_of_many_changes_counts(desk: Client) -> None:
    desk.open("a.txt", UNSOURCED)
    for number in range(100):
        desk.type("a.txt", UNSOURCED * number)
    desk.type("a.txt", SOURCED)
    assert desk.told_of("a.txt") == []


def test_a_changed_rule_counts_at_once(desk: Client) -> None:
    assert codes(desk.open("a.txt", "They met amid rain.\n")) == ["desk/amid"]
    rules = (desk.folder / "desk.rules").read_text(encoding="utf-8")
    (desk.folder / "desk.rules").write_text(rules.replace('"amid"', '"among"'), encoding="utf-8")
    changes = [{"uri": desk.uri("desk.rules"), "type": 2}]
    desk.tell("workspace/didChangeWatchedFiles", {"changes": changes})
    assert desk.told_of("a.txt") == []


def test_a_changed_set_up_counts_where_no_client_tells(desk: Client) -> None:
    desk.open("a.txt", UNSOURCED)
    configuration = desk.folder / "newslint.toml"
    configuration.write_text('ignore = ["casualties/*"]\n', encoding="utf-8")
    desk.type("a.txt", UNSOURCED * 2)
    assert TOLL not in codes(desk.told_of("a.txt"))
    configuration.write_text('baseline = "old.json"\n', encoding="utf-8")
    desk.type("a.txt", UNSOURCED)
    (told,) = desk.told_of("a.txt")
    assert "old.json" in told["message"]
    configuration.write_text(CONFIGURATION, encoding="utf-8")
    desk.tell("textDocument/didSave", {"textDocument": {"uri": desk.uri("a.txt")}})
    assert codes(desk.told_of("a.txt")) == [TOLL]


def test_a_changed_baseline_counts(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.folder)
    Path("a.txt").write_text(UNSOURCED, encoding="utf-8")
    assert main(["baseline", "write", "a.txt", "--baseline", "old.json"]) == 0
    Path("newslint.toml").write_text('baseline = "old.json"\n', encoding="utf-8")
    assert desk.open("a.txt", UNSOURCED) == []
    Path("b.txt").write_text(SOURCED, encoding="utf-8")
    Path("old.json").unlink()
    assert main(["baseline", "write", "b.txt", "--isolated", "--baseline", "old.json"]) == 0
    desk.type("a.txt", UNSOURCED)
    assert codes(desk.told_of("a.txt")) == [TOLL]


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
    configuration.write_text(CONFIGURATION, encoding="utf-8")
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
        assert "desks" in one.shown[0]


def test_a_draft_that_cannot_be_read_says_so(desk: Client) -> None:
    (told,) = desk.open("a.txt", "Six\0 died.\n")
    assert "NUL" in told["message"]


def test_rules_that_are_all_off_say_so(desk: Client) -> None:
    (desk.folder / "newslint.toml").write_text('ignore = ["*"]\n', encoding="utf-8")
    desk.tell("workspace/didChangeWatchedFiles", {"changes": []})
    (told,) = desk.open("a.txt", UNSOURCED)
    assert "no rule is on" in told["message"]


def test_waivers_and_directives_count(desk: Client) -> None:
    waived = f"<!-- newslint ignore {TOLL}: confirmed by the desk, memo 14 -->\n\n"
    assert desk.open("a.md", waived + UNSOURCED, "markdown") == []
    (desk.folder / "newslint-waivers.toml").write_text("[[waiver]]\nrul = 1\n", encoding="utf-8")
    desk.type("a.md", waived + UNSOURCED + "\nThat was all.\n")
    told = desk.told_of("a.md")
    assert all("newslint-waivers.toml" in one["message"] for one in told)
    assert told


def test_only_what_is_read_is_checked(desk: Client) -> None:
    desk.tell_open("a.py", UNSOURCED, "python")
    assert codes(desk.open("untitled:Untitled-1", UNSOURCED)) == [TOLL]
    assert desk.ask("textDocument/hover", at(desk, "a.py", 0, 3)) is None


def test_copy_that_no_reader_claims_says_so(desk: Client) -> None:
    (told,) = desk.open("a.draft", UNSOURCED)
    assert "no reader for .draft" in told["message"]


def test_a_page_is_read_as_it_stands_in_the_editor(desk: Client) -> None:
    page = '<meta charset="latin-1"><p>In Đakovo, 20 men – “heroes” – were killed.</p>\n'
    told = desk.open("a.html", page, "html")
    assert words(page, told[0]) == "20 men"


def test_a_draft_that_is_closed_is_left(desk: Client) -> None:
    desk.open("a.txt", UNSOURCED)
    desk.close("a.txt")
    assert desk.told_of("a.txt") == []


def test_each_folder_of_the_workspace_has_its_own_set_up(tmp_path: Path) -> None:
    wire, opinion = tmp_path / "wire", tmp_path / "wire" / "opinion"
    opinion.mkdir(parents=True)
    (opinion / "newslint.toml").write_text('ignore = ["casualties/*"]\n', encoding="utf-8")
    with client(wire) as one:
        one.begin()
        assert codes(one.open("a.txt", UNSOURCED)) == [TOLL]
        inside = (opinion / "a.txt").as_uri()
        assert codes(one.open(inside, UNSOURCED)) == [TOLL]
        folders = [{"uri": folder.as_uri(), "name": folder.name} for folder in (wire, opinion)]
        event = {"event": {"added": folders, "removed": []}}
        one.tell("workspace/didChangeWorkspaceFolders", event)
        assert codes(one.told_of("a.txt")) == [TOLL]
        assert one.told_of(inside) == []
        (opinion / "newslint.toml").write_text("profil = 1\n", encoding="utf-8")
        one.tell("workspace/didChangeWatchedFiles", {"changes": []})
        (told,) = one.told_of((opinion / "newslint.toml").as_uri())
        assert words("profil = 1\n", told) == "profil"
        outside = (tmp_path / "a.txt").as_uri()
        assert codes(one.open(outside, UNSOURCED)) == [TOLL]


def test_a_plugin_cannot_break_the_talk_with_the_client(tmp_path: Path) -> None:
    work = """
    print("it prints")
    os.write(1, b"at any level")
    if len(document.text) > 100:
        input()
    yield Omen(0, 3)
    """
    (tmp_path / "omens.py").write_text(omens(dedent(work)), encoding="utf-8")
    (tmp_path / "omens.rules").write_text(OMENS, encoding="utf-8")
    configuration = 'plugins = ["omens.py"]\nrules = ["omens.rules"]\n'
    (tmp_path / "newslint.toml").write_text(configuration, encoding="utf-8")
    with client(tmp_path, "--trust-plugins") as one:
        one.begin()
        assert codes(one.open("a.txt", "It rained.\n")) == ["omens/omen"]
        (told,) = one.open("a.txt", "It rained. " * 20)
        assert "EOF" in told["message"]
        assert one.end() == 0


def test_a_client_that_goes_without_a_word_is_told_from_one_that_ends(tmp_path: Path) -> None:
    with client(tmp_path) as one:
        one.begin()
        assert one.hang_up() == 1


def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("validator.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert main(["lsp"]) == 2
    assert "pip install 'newslint[lsp]'" in capsys.readouterr().err
