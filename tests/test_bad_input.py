"""Whatever lies in a folder: linted as other copy, or told by file and byte; no traceback."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint

COPY = "Ferry fire\n\nSome 20 soldiers were killed.\n"
RULES = """
pack house "Of the house."

rule no-killing {
  severity error
  find     "killed" as word
  message  "“{word}”"
  good     "He spoke."
  bad      "He was killed."
}
"""


@pytest.fixture
def check(newslint: Newslint) -> Newslint:
    """Runs `check` with one rule that any text can meet."""
    Path("house.rules").write_text(RULES, encoding="utf-8")

    def run(*arguments: str) -> Any:
        ended = newslint("check", *arguments, "--rules", "house.rules", "--select", "no-killing")
        assert "Traceback" not in ended.out + ended.err
        return ended

    return run


def findings(check: Newslint, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(check(path, "--format", "json").out)["diagnostics"]
    return found


def test_a_rule_that_is_missed_for_its_fault_is_not_called_unknown(newslint: Newslint) -> None:
    Path("a.txt").write_text(COPY, encoding="utf-8")
    Path("house.rules").write_text(RULES.replace("find ", "fnd "), encoding="utf-8")
    ended = newslint("check", "a.txt", "--rules", "house.rules", "--select", "house/*")
    assert ended.code == 2
    assert "there is no clause “fnd”" in ended.err
    assert ended.err.endswith(
        "newslint: no sound rule matches “house/*”; mend what is told above first\n"
    )


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("typed.md", "    Some 20 soldiers were killed.\n"),
        ("fenced.md", "```\nSome 20 soldiers were killed.\n"),
        ("picture.md", "![](ferry.jpg)\n"),
        ("made-by-script.html", "<div id=root></div><script>show('He was killed.')</script>"),
        ("hidden.html", "<p hidden>He was killed.</p>"),
        ("page.html", "<nav><a href=/>Home</a></nav>"),
    ],
)
def test_what_has_no_text_does_not_pass_for_sound(check: Newslint, name: str, copy: str) -> None:
    Path(name).write_text(copy, encoding="utf-8")
    (found,) = findings(check, name)
    assert (found["rule"], found["severity"]) == ("newslint/no-text", "warning")


def test_what_stands_in_no_sentence_has_a_fingerprint_too(check: Newslint) -> None:
    Path("code.md").write_text("    Some 20 soldiers were killed.\n", encoding="utf-8")
    Path("wire.md").write_text("---\nlang: fr\n---\nIl pleut.\n", encoding="utf-8")
    told = json.loads(check(".", "--format", "json").out)["diagnostics"]
    assert len({found["fingerprint"] for found in told} - {""}) == len(told) == 2


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("lf", COPY.encode(), 3),
        ("crlf", COPY.replace("\n", "\r\n").encode(), 3),
        ("cr", COPY.replace("\n", "\r").encode(), 3),
        ("mixed", b"Ferry fire\r\n\nSome 20 soldiers were killed.", 3),
        ("utf-8 with BOM", b"\xef\xbb\xbf" + COPY.encode(), 3),
        ("utf-16 with BOM", COPY.encode("utf-16"), 3),
        ("utf-16 big-endian", b"\xfe\xff" + COPY.encode("utf-16-be"), 3),
        ("crlf and utf-16", COPY.replace("\n", "\r\n").encode("utf-16"), 3),
        ("white space before", b"\n\n \t\n" + COPY.encode(), 6),
        ("no end of line", COPY.strip().encode(), 3),
    ],
)
def test_copy_in_any_encoding_is_linted(check: Newslint, name: str, data: bytes, line: int) -> None:
    Path("a.txt").write_bytes(data)
    (found,) = findings(check, "a.txt")
    assert found["text"] == "killed", name
    assert (found["start"]["line"], found["start"]["column"]) == (line, 23)


def test_offsets_count_what_stands_in_the_file(check: Newslint) -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbf" + "Ünter\r\n\r\nHe was killed.".encode())
    (found,) = findings(check, "a.txt")
    assert found["start"]["offset"] == len("Ünter\r\n\r\nHe was ")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b" \t\r\n\n", b"\x0c"])
def test_of_an_empty_file_there_is_nothing_to_say(check: Newslint, data: bytes) -> None:
    Path("a.txt").write_bytes(data)
    ended = check("a.txt")
    assert ended.code == 0
    assert "Nothing found in 1 draft." in ended.out
    assert ended.err == ""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"He was \xff killed.", "byte 7 (0xff) is not valid UTF-8; save the file as UTF-8"),
        (
            b"\xef\xbb\xbfHe was \xe9t\xe9.",
            "byte 10 (0xe9) is not valid UTF-8; save the file as UTF-8",
        ),
        ("He was é".encode()[:-1], "byte 7 (0xc3) is not valid UTF-8; save the file as UTF-8"),
        (b"\xff\xfeH\0\x00\xd8", "byte 4 (0x00) is not valid UTF-16-LE"),
        (b"\xff\xfeH\0e", "byte 4 (0x65) is not valid UTF-16-LE"),
        (b"ab\0cd", "byte 2 is NUL: this looks like a binary file"),
        ("é\0".encode(), "byte 2 is NUL: this looks like a binary file"),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "byte 0 (0x89) is not valid UTF-8: this looks like a binary file",
        ),
        (b"PK\x03\x04\x14\x00\x06", "byte 5 is NUL: this looks like a binary file"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
            "it is what Git LFS keeps in its place; git lfs pull fetches the draft",
        ),
    ],
)
def test_what_is_no_text_is_told_by_file_and_byte(check: Newslint, data: bytes, told: str) -> None:
    Path("bad.txt").write_bytes(data)
    Path("good.txt").write_text(COPY, encoding="utf-8")
    ended = check("bad.txt", "good.txt", "--format", "concise")
    assert ended.code == 2
    assert ended.out.splitlines()[:2] == [
        f"bad.txt: error: {told}",
        "good.txt:3:23: error house/no-killing “killed”",
    ]
    report = json.loads(check("bad.txt", "good.txt", "--format", "json").out)
    assert report["failures"] == [{"path": "bad.txt", "message": told}]
    assert report["summary"]["failed"] == 1


def test_missing_drafts_do_not_keep_the_others(check: Newslint) -> None:
    Path("good.txt").write_text(COPY, encoding="utf-8")
    Path("dangling.txt").symlink_to("nowhere.txt")
    Path("empty").mkdir()
    ended = check("gone.txt", "dangling.txt", "good.txt", "empty", "--format", "concise")
    assert ended.code == 2
    told = ended.out.splitlines()
    assert "gone.txt: error: no such file or folder" in told
    assert any(line.startswith("dangling.txt: error: ") for line in told)
    assert any(line.startswith("empty: error: nothing to read here") for line in told)
    assert "good.txt:3:23: error house/no-killing “killed”" in told


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_no_permission(check: Newslint) -> None:
    Path("good.txt").write_text(COPY, encoding="utf-8")
    Path("closed.txt").write_text(COPY, encoding="utf-8")
    Path("closed.txt").chmod(0)
    ended = check(".", "--format", "concise")
    assert ended.code == 2
    assert "closed.txt: error: no permission to read it" in ended.out
    assert "good.txt:3:23: error" in ended.out


def test_a_looping_link_is_visited_once(check: Newslint) -> None:
    Path("copy/today").mkdir(parents=True)
    Path("copy/today/a.txt").write_text(COPY, encoding="utf-8")
    Path("copy/today/loop").symlink_to("..")
    Path("copy/again").symlink_to("today")
    Path("copy/self").symlink_to("self")
    ended = check("copy", "--format", "json")
    report = json.loads(ended.out)
    assert report["summary"]["files"] == 1
    assert [found["path"] for found in report["diagnostics"]] == ["copy/today/a.txt"]
    assert ended.code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_has_no_end_is_not_read(check: Newslint) -> None:
    Path("copy").mkdir()
    Path("copy/a.txt").write_text(COPY, encoding="utf-8")
    os.mkfifo("pipe")
    os.mkfifo("copy/b.txt")
    for name in ("copy/c.txt", "copy/.gitignore", "newslint.toml", "copy/d.rules"):
        Path(name).symlink_to(Path("pipe").absolute())
    ended = check("copy", "--rules", "copy", "--format", "json")
    report = json.loads(ended.out)
    assert [found["path"] for found in report["diagnostics"]] == ["copy/a.txt"]
    Path("newslint.toml").unlink()
    Path("newslint.toml").write_text('rules = ["copy/d.rules"]', encoding="utf-8")
    ended = check("copy", "--format", "concise")
    assert "newslint.toml:1:10: error newslint/configuration copy/d.rules is no .rules" in ended.out


def test_names_that_are_no_utf8_and_names_that_act(check: Newslint) -> None:
    os.mkdir(b"copy")
    for name in (b"copy/\xff.txt", b"copy/\x1b[2J.txt", b"copy/new\nline.txt"):
        try:
            Path(os.fsdecode(name)).write_text(COPY, encoding="utf-8")
        except OSError:
            pytest.skip("this file system refuses such names")
    for form in ("full", "concise", "json"):
        ended = check("copy", "--format", form)
        assert ended.code == 1
        assert "\x1b" not in ended.out
    assert json.loads(check("copy", "--format", "json").out)["summary"]["files"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "“" * 2000,
        '"' * 2001,
        "( " * 5000,
        "🙂" * 2000,
        "A.B." * 2000,
        "\u202e\u0000".replace("\0", "") * 100,
        "1,2,3.4.5" * 2000,
        "12 killed, " * 300,
        "e\u0301" * 5000,
        "\ud7ff\ue000\U0010ffff\ufdd0" * 100,
        "İ" * 100 + " Six soldiers were KILLED. " + "ß" * 10,
        "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" * 20 + "killed",
    ],
)
def test_senseless_text_is_no_fault(newslint: Newslint, text: str) -> None:
    """All shipped rules, all kinds."""
    Path("a.txt").write_text(text, encoding="utf-8", newline="")
    ended = newslint("check", "a.txt")
    assert ended.code in {0, 1}, ended.out
    assert newslint("annotate", "a.txt").code == 0


@pytest.mark.slow
def test_one_line_of_50_mb() -> None:
    """In a process of its own: it takes half a minute of CPU and 2.5 GB."""
    text = "harbour " * 6_250_000 + ". Some 20 soldiers were killed.\n"
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-m", "validator", "check", "-", "--format", "json", "--isolated"],
        input=text.encode(),
        capture_output=True,
        timeout=300,
    )
    assert ran.returncode == 1, ran.stderr
    found = json.loads(ran.stdout)["diagnostics"]
    assert "Some 20 soldiers" in {diagnostic["text"] for diagnostic in found}
    assert {diagnostic["start"]["line"] for diagnostic in found} == {1}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{time.monotonic() - begun:.0f} s, at most {peak:,} MiB")


@pytest.mark.skipif(sys.platform != "linux", reason="the limit counts what is only asked for")
def test_a_draft_for_which_memory_is_too_small_does_not_keep_the_others(check: Newslint) -> None:
    Path("good.txt").write_text(COPY, encoding="utf-8")
    with Path("huge.txt").open("wb") as file:
        file.truncate(8 << 30)  # a hole, which takes no room on the disk
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, limits[1]))
    try:
        ended = check(".", "--format", "concise", "--jobs", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    assert ended.code == 2
    assert ended.out.splitlines()[:2] == [
        "huge.txt: error: it is too large for the memory there is",
        "good.txt:3:23: error house/no-killing “killed”",
    ]


# ---- the way out


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "validator", *arguments]


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(COPY * 20, encoding="utf-8")
    for arguments in (["check", "."], ["annotate", "."], ["rules", "list"]):
        unread, pipe = os.pipe()
        os.close(unread)
        ran = subprocess.run(command(*arguments), cwd=tmp_path, stdout=pipe, stderr=subprocess.PIPE)
        os.close(pipe)
        assert ran.stderr == b""
        assert ran.returncode in {0, 1}


def test_output_is_written_whole_or_not_at_all(check: Newslint) -> None:
    Path("a.txt").write_text(COPY, encoding="utf-8")
    Path("out").mkdir()
    Path("out/report.json").write_text("old", encoding="utf-8")
    assert check("a.txt", "--format", "json", "--output", "out/report.json").code == 1
    assert json.loads(Path("out/report.json").read_text(encoding="utf-8"))["version"] == 1
    assert os.listdir("out") == ["report.json"]
    ended = check("a.txt", "--output", "gone/report.json")
    assert ended.code == 2
    assert ended.err == "newslint: cannot write gone/report.json: no such file or directory\n"
    assert not Path("gone").exists()


def test_a_killed_run_leaves_no_half_report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("old", encoding="utf-8")
    reading = subprocess.Popen(
        command("check", "-", "--output", "report.txt"), cwd=tmp_path, stdin=subprocess.PIPE
    )
    assert reading.stdin
    reading.stdin.write(COPY.encode() * 5000)  # no pipe holds so much: some of it is read
    reading.kill()
    reading.wait()
    reading.stdin.close()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


# ---- rule files at fault

BROKEN = """
pack broken "Faults on purpose."

rule one {
  find     casualy as figure
  message  "“{figure}”"
  good     "x"
  bad      "Six soldiers died."
}

rule two {
  find     quantity as top in headlin
  message  "“{tp}”"
  good     "x"
  bad      "Six soldiers died."
}

rule three {
  fnd      quantity
}
"""


def test_all_faults_of_rule_files_are_told_and_the_sound_rules_run(check: Newslint) -> None:
    Path("a.txt").write_text(COPY, encoding="utf-8")
    Path("broken.rules").write_text(BROKEN, encoding="utf-8")
    Path("binary.rules").write_bytes(b"\xff\xfe\0")
    ended = check("a.txt", "--rules", "broken.rules", "--rules", "binary.rules",
                  "--rules", "gone.rules", "--format", "concise")  # fmt: skip
    assert ended.code == 2
    told = [line for line in ended.out.splitlines() if ".rules" in line]
    for start in ("broken.rules:5:12: ", "broken.rules:12:31: ", "broken.rules:19:3: ",
                  "binary.rules: error newslint/unreadable-rules",
                  "gone.rules: error newslint/unreadable-rules"):  # fmt: skip
        assert any(line.startswith(start) for line in told), (start, told)
    assert "a.txt:3:23: error house/no-killing “killed”" in ended.out.splitlines()
