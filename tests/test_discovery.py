"""Which drafts a run reads."""

import io
import os
import sys
from pathlib import Path

import pytest
from commands import Newslint

from validator.engine.discovery import Discovery, Draft, discover, read_draft
from validator.engine.path_patterns import matcher
from validator.report import Failure

SUFFIXES = (".txt", ".md")


@pytest.fixture(autouse=True)
def _stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*paths: str, text: str = "Six soldiers were killed.\n") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def found(*paths: str) -> Discovery:
    return discover(paths, SUFFIXES)


def test_a_folder_is_walked_for_the_suffixes_of_readers() -> None:
    write("b.txt", "a/two.MD", "a/one.txt", "a/picture.png", "a/notes")
    assert found(".") == Discovery(("a/one.txt", "a/two.MD", "b.txt"))


def test_what_word_processors_wrote_is_named() -> None:
    write("a.txt", "b.doc", "old/c.ODT", "d.pdf", "e.png", "gone/f.rtf")
    write(".gitignore", text="gone/\n")
    Path(".git").mkdir()
    assert found(".") == Discovery(("a.txt",), unread=("b.doc", "old/c.ODT"))
    assert discover(["."], [*SUFFIXES, ".doc"]).unread == ("old/c.ODT",)
    assert found("a.txt").unread == ()


def test_paths_are_sorted_and_come_once() -> None:
    write("b.txt", "a/one.txt")
    assert found("b.txt", "./b.txt", "a", ".", "a/one.txt").paths == ("a/one.txt", "b.txt")
    assert found("./").paths == ("a/one.txt", "b.txt")


def test_hidden_files_are_read_only_when_named() -> None:
    write("a.txt", ".draft.txt", ".git/description.txt", ".venv/licence.md")
    assert found(".").paths == ("a.txt",)
    assert found(".draft.txt").paths == (".draft.txt",)


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ("*.md", ["a.txt", "old/b.txt", "old/deep/d.txt"]),
        ("old/", ["a.txt", "c.md"]),
        ("/a.txt", ["c.md", "old/b.txt", "old/deep/d.txt"]),
        ("*.txt\n!b.txt", ["c.md", "old/b.txt"]),
        ("deep", ["a.txt", "c.md", "old/b.txt"]),
        ("# nothing\n\n", ["a.txt", "c.md", "old/b.txt", "old/deep/d.txt"]),
        ("!\nc.md", ["a.txt", "old/b.txt", "old/deep/d.txt"]),
        ("\ufeffc.md\r\n/old", ["a.txt"]),
    ],
)
def test_gitignore(patterns: str, left: list[str]) -> None:
    write("a.txt", "c.md", "old/b.txt", "old/deep/d.txt")
    write(".gitignore", text=patterns)
    assert list(found(".").paths) == left


def test_names_that_are_no_utf8_beside_a_gitignore() -> None:
    stray = [os.fsdecode(name) for name in (b"a\xff.txt", b"b\xff.txt", b"\xfc/c.txt")]
    try:
        write(*stray)
    except OSError:
        pytest.skip("this file system refuses such names")
    Path(".gitignore").write_bytes(b"b?.txt\n\xfc/\n*.md\n")
    assert found(".").paths == (stray[0],)
    matches = matcher(("a?.txt",), ".")
    assert matches(stray[0])
    assert not matches(stray[1])


def test_the_deepest_gitignore_has_the_last_word() -> None:
    write("a.txt", "wire/a.txt", "wire/b.txt")
    write(".gitignore", text="a.txt\n")
    write("wire/.gitignore", text="!a.txt\nb.txt\n")
    assert found(".").paths == ("wire/a.txt",)


def test_gitignore_files_above_count_up_to_the_repository() -> None:
    write("outside/.gitignore", text="kept.txt\n")
    write("outside/repository/.gitignore", text="left.txt\n")
    write("outside/repository/desk/kept.txt", "outside/repository/desk/left.txt")
    desk = "outside/repository/desk"
    assert found(desk).paths == (f"{desk}/kept.txt", f"{desk}/left.txt")
    Path("outside/repository/.git").mkdir()
    assert found(desk).paths == (f"{desk}/kept.txt",)


def test_what_is_named_is_read_even_if_ignored() -> None:
    Path(".git").mkdir()
    write(".gitignore", text="old/\n*.md\n")
    write("old/a.txt", "old/b.txt", "c.md")
    assert found("c.md", "old").paths == ("c.md", "old/a.txt", "old/b.txt")


def test_looping_links_are_visited_once() -> None:
    write("desk/a.txt")
    Path("desk/again").symlink_to("..", target_is_directory=True)
    Path("aloop").symlink_to(".", target_is_directory=True)
    assert found(".") == Discovery(("desk/a.txt",))
    assert found("desk", ".") == Discovery(("desk/a.txt",))


def test_a_file_shows_under_its_own_name_rather_than_a_link() -> None:
    write("b.txt")
    Path("a.txt").symlink_to("b.txt")
    assert found(".").paths == ("b.txt",)
    assert found("a.txt").paths == ("a.txt",)


def test_links_lead_out_of_the_folder() -> None:
    write("elsewhere/one.txt", "elsewhere/two.txt", "desk/own.txt")
    Path("desk/wire").symlink_to("../elsewhere", target_is_directory=True)
    Path("desk/two.txt").symlink_to("../elsewhere/two.txt")
    assert found("desk").paths == ("desk/own.txt", "desk/two.txt", "desk/wire/one.txt")


def test_a_folder_may_hold_nothing_but_a_link_to_another() -> None:
    write("elsewhere/one.txt")
    Path("desk").mkdir()
    Path("desk/wire").symlink_to("../elsewhere", target_is_directory=True)
    assert found("desk") == Discovery(("desk/wire/one.txt",))


def test_links_that_lead_nowhere() -> None:
    write("a.txt")
    Path("gone.txt").symlink_to("nowhere.txt")
    Path("self.md").symlink_to("self.md")
    result = found(".")
    assert result.paths == ("a.txt",)
    assert [failure.path for failure in result.failures] == ["gone.txt", "self.md"]
    assert result.failures[0].message == "a link that leads nowhere"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.txt", "no such file or folder"),
        ("", "no such file or folder"),
        ("a.txt/b.txt", "not a directory"),
        ("photo.jpg", "no reader for .jpg; newslint reads .md or .txt"),
        ("empty", "nothing to read here: no .md or .txt file"),
        ("hidden", "nothing to read here: no .md or .txt file"),
        ("pictures", "nothing to read here: no .md or .txt file"),
        (
            "kept/out",
            "nothing to read here: no .md or .txt file, but for what .gitignore leaves out",
        ),
    ],
)
def test_what_cannot_be_read_is_a_failure(path: str, message: str) -> None:
    write("a.txt", "photo.jpg", "hidden/.a.txt", "pictures/b.png")
    write("kept/out/a.txt", "kept/out/.git/HEAD")
    write("kept/out/.gitignore", text="*.txt\n")
    Path("empty").mkdir()
    assert found(path, "a.txt") == Discovery(("a.txt",), (Failure(path, message),))


def test_a_folder_that_is_met_twice_is_not_empty() -> None:
    write("desk/a.txt")
    assert found("desk", ".") == Discovery(("desk/a.txt",))


def test_a_named_file_without_suffix_is_read() -> None:
    write("COPY")
    assert found("COPY").paths == ("COPY",)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_no_permission() -> None:
    write("a.txt", "closed/b.txt", "c.txt")
    os.chmod("closed", 0)
    os.chmod("c.txt", 0)
    result = found(".")
    assert result.failures == (Failure("closed", "no permission to read it"),)
    assert read_draft("c.txt") == Failure("c.txt", "no permission to read it")
    os.chmod("closed", 0o700)


def test_a_draft_is_read() -> None:
    write("a.txt")
    assert read_draft("a.txt") == Draft("a.txt", b"Six soldiers were killed.\n")
    assert read_draft("gone.txt") == Failure("gone.txt", "no such file or folder")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("-", "-").paths == ("-",)
    for filename, path in ((None, "<stdin>"), ("a.md", "a.md")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfeS\0")))
        assert read_draft("-", filename) == Draft(path, b"\xff\xfeS\0")


def test_a_tree_deeper_than_recursion_reaches() -> None:
    deep = Path("d")
    deep.mkdir()
    here = os.getcwd()
    for _ in range(300):
        os.chdir(deep)
        deep.mkdir()
    write("a.txt")
    os.chdir(here)
    assert [os.path.basename(path) for path in found(".").paths] == ["a.txt"]


@pytest.mark.parametrize("format_", ["html", "markdown"])
@pytest.mark.parametrize("command", ["check", "claims"])
def test_a_report_among_the_drafts_is_none(newslint: Newslint, command: str, format_: str) -> None:
    write("a.txt")
    name = {"html": "report.html", "markdown": "report.md"}[format_]
    for _ in range(2):  # it is written over the last one
        assert newslint(command, "--format", format_, "--output", name).code < 2
    there = discover(["."], (".txt", ".md", ".html"))
    assert there == Discovery(("a.txt",), reports=(name,))
    assert discover([name], (".md", ".html")) == Discovery((name,))
    assert newslint(command, "--output", f"./{name}", "--format", format_).err == ""
    told = f"newslint: not read: {name}, written by newslint; name what is a draft\n"
    assert newslint(command, ".").err == told


def test_a_draft_is_no_report_whatever_it_says_of_newslint(newslint: Newslint) -> None:
    write("a.md", text="<!-- newslint ignore-file desk/x: it is said -->\n\nIt burned.\n")
    assert newslint("check", "--output", "a.md", "--isolated").code == 2
