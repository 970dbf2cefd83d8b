"""Waivers in a file beside the copy: written, heeded, told of, listed."""

import json
import os
import re
import threading
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from commands import Ended, Newslint

from validator.cli.locking import alone_with
from validator.cli.waive import _keep
from validator.engine.suppressions.waiver_files import read_waivers
from validator.engine.suppressions.waivers import Waiver

RULE = "casualties/casualty-unattributed"
DRAFT = "Six people were injured.\n\nThe port was shut.\n"
FILE = "newslint-waivers.toml"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(DRAFT, "utf-8")
    return path


def waive(newslint: Newslint, place: str = "a.txt:1", *more: str, rule: str = RULE) -> Ended:
    return newslint("waive", place, rule, "--reason", "Memo 14.", "--by", "Ana", *more)


def told(newslint: Newslint, *arguments: str) -> list[tuple[str, str, int]]:
    """What `check` reports: rule, file, line."""
    ended = newslint("check", "--select", RULE, "--format", "json", *arguments)
    report = json.loads(ended.out)
    return [(d["rule"], d["path"], d["start"]["line"]) for d in report["diagnostics"]]


def waived(newslint: Newslint, *arguments: str) -> int:
    ended = newslint("check", "--select", RULE, "--format", "json", *arguments)
    number: int = json.loads(ended.out)["summary"]["waived"]
    return number


@pytest.mark.usefixtures("draft")
class TestWritten:
    def test_a_waiver_says_what_why_who_and_when(self, newslint: Newslint, tmp_path: Path) -> None:
        ended = waive(newslint, "a.txt:1", "--until", "2999-12-31", rule="casualty-unattributed")
        assert ended == (0, f"a.txt:1:1: {RULE} “Six people”: waived in {FILE}\n", "")
        (kept,) = tomllib.loads((tmp_path / FILE).read_text("utf-8"))["waiver"]
        assert kept.pop("fingerprint")
        assert kept.pop("on")
        assert str(kept.pop("until")) == "2999-12-31"
        assert kept == {
            "rule": RULE,
            "path": "a.txt",
            "words": "Six people",
            "reason": "Memo 14.",
            "by": "Ana",
        }

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_what_is_there_stays(self, newslint: Newslint, tmp_path: Path, end: str) -> None:
        before = f"# The desk's decisions.{end}\ufeff"[: -1 if end else None].encode()
        (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf" + before)
        waive(newslint)
        after = (tmp_path / FILE).read_bytes()
        assert after.startswith(b"\xef\xbb\xbf" + before)
        assert after.count(b"\r\n") == (after.count(b"\n") if end == "\r\n" else 0)
        assert told(newslint) == []

    def test_a_hostile_reason(self, newslint: Newslint, tmp_path: Path) -> None:
        reason = 'He said "no"\\ \x7f\x1b[2J\u2028 [[waiver]] # “x”'
        assert newslint("waive", "a.txt:1", RULE, "--reason", reason).code == 0
        (kept,) = tomllib.loads((tmp_path / FILE).read_text("utf-8"))["waiver"]
        assert kept["reason"] == " ".join(reason.split())
        assert "\x1b" not in newslint("waivers").out

    def test_beside_the_configuration_or_else_beside_the_draft(
        self, newslint: Newslint, tmp_path: Path
    ) -> None:
        folder = tmp_path / "drafts"
        folder.mkdir()
        (folder / "b.txt").write_text(DRAFT, "utf-8")
        waive(newslint, "drafts/b.txt:1")
        assert (folder / FILE).exists()
        assert told(newslint, "drafts") == []
        (folder / FILE).unlink()
        (tmp_path / "newslint.toml").write_text("", "utf-8")
        waive(newslint, "drafts/b.txt:1")
        assert 'path = "drafts/b.txt"' in (tmp_path / FILE).read_text("utf-8")
        assert told(newslint, "drafts") == []
        assert told(newslint, "drafts", "--isolated") == [(RULE, "drafts/b.txt", 1)]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("a.txt", RULE, "--reason", "x"), "“a.txt” is no place"),
            (("a.txt:1", RULE, "--reason", " "), "a waiver has a reason"),
            (("a.txt:1", "casualty-unatributed", "--reason", "x"), "did you mean"),
            (("a.txt:3", RULE, "--reason", "x"), f"nothing is reported there; {RULE} speaks in"),
            (("a.txt:1:15", RULE, "--reason", "x"), f"there is {RULE} in column 1"),
            (
                ("a.txt:1", "time/date-weekday-mismatch", "--reason", "x"),
                f"there is {RULE} in column",
            ),
            (("b.txt:1", RULE, "--reason", "x"), "no such file"),
            (
                ("a.txt:1", RULE, "--reason", "x", "--until", "2000-01-01"),
                "is over already; name a day from today on",
            ),
            (("a.txt:1", RULE, "--reason", "x", "--until", "soon"), "is no date"),
        ],
    )
    def test_what_cannot_be_waived(
        self, newslint: Newslint, tmp_path: Path, arguments: tuple[str, ...], said: str
    ) -> None:
        ended = newslint("waive", *arguments)
        assert ended.code == 2
        assert said in ended.err
        assert not (tmp_path / FILE).exists()

    def test_twice(self, newslint: Newslint, tmp_path: Path) -> None:
        waive(newslint)
        before = (tmp_path / FILE).read_bytes()
        ended = waive(newslint)
        assert ended.code == 2
        assert f"waived already: {FILE}:2" in ended.err
        assert (tmp_path / FILE).read_bytes() == before


class TestHeeded:
    @pytest.mark.parametrize(
        ("text", "left"),
        [
            (DRAFT, []),
            ("The sea was calm.\n\n\n\n" + DRAFT, []),
            ("\ufeff" + DRAFT.replace("\n", "\r\n"), []),
            ("The port was shut.\n\nSix  people were injured.\n", []),
            ("Six people were injured. Six people were injured.\n", [1]),
            ("Six people were badly injured.\n", [1]),
            ("Seven people were injured.\n", [1]),
        ],
    )
    def test_it_holds_until_the_sentence_changes(
        self, newslint: Newslint, draft: Path, text: str, left: list[int]
    ) -> None:
        waive(newslint)
        draft.write_bytes(text.encode())
        found = told(newslint)
        assert [line for rule, _, line in found if rule == RULE] == left
        unused = [rule for rule, path, _ in found if path == FILE]
        kept = "Six people were injured" in " ".join(text.split())
        assert unused == ([] if kept else ["newslint/waiver-unused"])

    def test_a_file_that_was_renamed(self, newslint: Newslint, draft: Path) -> None:
        waive(newslint)
        draft.rename(draft.with_name("b.txt"))
        assert told(newslint) == []
        assert told(newslint, "b.txt") == []

    def test_a_copy_is_told(self, newslint: Newslint, draft: Path) -> None:
        waive(newslint)
        draft.with_name("b.txt").write_text(DRAFT, "utf-8")
        assert told(newslint) == [(RULE, "b.txt", 1)]
        assert told(newslint, "b.txt") == [(RULE, "b.txt", 1)]

    def test_what_is_waived_does_not_count(self, newslint: Newslint, draft: Path) -> None:
        del draft
        assert newslint("check", "--select", RULE).code == 1
        waive(newslint)
        ended = newslint("check", "--select", RULE)
        assert ended.code == 0
        assert "Nothing found in 1 draft, 1 waived." in ended.out
        assert waived(newslint) == 1

    @pytest.mark.usefixtures("draft")
    def test_standard_input(
        self, newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        waive(newslint)
        for name, left in (("a.txt", []), ("b.txt", [(RULE, "b.txt", 1)])):
            with (tmp_path / "a.txt").open() as given:
                monkeypatch.setattr("sys.stdin", given)
                assert told(newslint, "-", "--stdin-filename", name) == left

    @pytest.mark.usefixtures("draft")
    def test_several_formats_and_redaction(self, newslint: Newslint, tmp_path: Path) -> None:
        waive(newslint)
        with (tmp_path / FILE).open("a") as file:
            file.write('\n[[waiver]]\nrule = "x/y"\nsecret = 1\n')
        formats = ("--format", "full", "--format", "sarif:a.sarif", "--format", "html:a.html")
        ended = newslint("check", "--select", RULE, "--redact", *formats)
        assert "newslint/waiver-malformed" in ended.out
        whole = ended.out + (tmp_path / "a.sarif").read_text() + (tmp_path / "a.html").read_text()
        assert "secret" not in whole
        assert "Six" not in whole


@pytest.mark.usefixtures("draft")
class TestTold:
    @pytest.mark.parametrize(
        ("change", "said", "line"),
        [
            (('reason = "Memo 14."', 'reason = " "'), "newslint/waiver-without-reason", 6),
            (('reason = "Memo 14."', ""), "newslint/waiver-without-reason", 2),
            ((RULE, "casualties/casualty-unatributed"), "newslint/waiver-unknown-rule", 2),
            (("by =", "who ="), "newslint/waiver-malformed", 7),
            (('by = "Ana"', "by = 7"), "newslint/waiver-malformed", 7),
            (('path = "a.txt"', ""), "newslint/waiver-malformed", 2),
            (('by = "Ana"', "until = 2001-02-03"), "newslint/waiver-expired", 2),
        ],
    )
    def test_what_is_wrong_with_a_waiver(
        self, newslint: Newslint, tmp_path: Path, change: tuple[str, str], said: str, line: int
    ) -> None:
        waive(newslint)
        file = tmp_path / FILE
        file.write_text(file.read_text("utf-8").replace(*change), "utf-8")
        assert told(newslint) == [(RULE, "a.txt", 1), (said, FILE, line)]

    def test_a_caret_in_the_file(self, newslint: Newslint, tmp_path: Path) -> None:
        waive(newslint)
        file = tmp_path / FILE
        file.write_text(file.read_text("utf-8").replace("by =", "who ="), "utf-8")
        lines = newslint("check", "--select", RULE).out.splitlines()
        at = lines.index('    who = "Ana"')
        assert lines[at + 1] == "    ^^^"
        assert "a waiver has no “who”" in lines[at + 2]

    def test_an_unused_one(self, newslint: Newslint, tmp_path: Path) -> None:
        waive(newslint)
        (tmp_path / "a.txt").write_text("The port was shut.\n", "utf-8")
        (tmp_path / "b.txt").write_text("The port was shut.\n", "utf-8")
        unused = [("newslint/waiver-unused", FILE, 2)]
        assert told(newslint) == unused
        assert told(newslint, "a.txt") == unused
        assert told(newslint, "b.txt") == []
        assert newslint("check", "--select", "headlines/*").out.startswith("Nothing found")
        (tmp_path / "a.txt").unlink()
        assert told(newslint) == unused
        assert told(newslint, "b.txt") == []

    def test_a_file_that_is_no_toml(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / FILE).write_text("[[waiver]\n", "utf-8")
        ended = newslint("check", "--select", RULE)
        assert ended.code == 2
        assert f"{FILE}: it is no TOML" in ended.out
        assert "Six people" in ended.out
        assert waive(newslint).code == 2


def test_a_name_that_is_no_utf8(newslint: Newslint, tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.txt")
    try:
        (tmp_path / name).write_text(DRAFT, "utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    assert waive(newslint, f"{name}:1").code == 0
    assert told(newslint) == told(newslint, name) == []
    # its sentence in another draft is told
    (tmp_path / "b.txt").write_text(DRAFT, "utf-8")
    assert told(newslint) == [(RULE, "b.txt", 1)]


def test_what_a_rule_says_across_a_story(newslint: Newslint, tmp_path: Path) -> None:
    for name, count in (("a.txt", "Eight"), ("b.txt", "Nine")):
        text = f"{count} soldiers died in the strike, the army said.\n"
        (tmp_path / name).write_text(text, "utf-8")
    rule = "consistency/figure-conflict-across"
    assert waive(newslint, rule=rule).code == 2
    assert waive(newslint, "a.txt:1", "--with", ".", rule=rule).code == 0
    checked = json.loads(newslint("check", "--story", "--select", rule, "--format", "json").out)
    assert [d["path"] for d in checked["diagnostics"]] == ["b.txt"]
    assert checked["summary"]["waived"] == 1


@pytest.mark.usefixtures("draft")
def test_the_list_of_waivers(newslint: Newslint, tmp_path: Path) -> None:
    assert newslint("waivers") == (0, "0 waivers.\n", "")
    waive(newslint)
    with (tmp_path / FILE).open("a") as file:
        file.write(
            f'\n[[waiver]]\nrule = "{RULE}"\npath = "old.txt"\nfingerprint = "0"\n'
            'reason = "Old."\non = 2001-02-01\nuntil = 2001-02-03\n'
        )
    (tmp_path / "b.md").write_text(
        f"<!-- newslint ignore {RULE}: seen -->\nTwo people were injured.\n", "utf-8"
    )
    lines = newslint("waivers").out.splitlines()
    assert lines[0] == f"{FILE}:11: {RULE} in old.txt"
    assert lines[2].endswith("expired on 2001-02-03")
    assert f"b.md:1: {RULE}" in lines
    assert lines[-1] == "3 waivers, 1 of them expired."
    listed = json.loads(newslint("waivers", "--format", "json").out)["waivers"]
    assert [one["expired"] for one in listed] == [True, False, False]
    (mine,) = (one for one in listed if one["words"])
    assert (mine["by"], mine["age"], mine["draft"]) == ("Ana", 0, "a.txt")


def test_a_list_with_faults_ends_with_2(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("<!-- newslint ignore x -->\nIt rained.\n", "utf-8")
    ended = newslint("waivers")
    assert ended.code == 2
    assert "no reason is given" in ended.err


def test_the_documentation_has_all_that_is_told() -> None:
    root = Path(__file__).parent.parent
    engine = (root / "validator" / "engine").rglob("*.py")
    source = "".join(path.read_text("utf-8") for path in engine)
    told = set(re.findall(r'"((?:waiver|baseline)-[a-z-]+)"', source))
    pages = "".join((root / "docs" / f"{p}.md").read_text("utf-8") for p in ("waivers", "baseline"))
    assert told == set(re.findall(r"`newslint/((?:waiver|baseline)-[a-z-]+)`", pages))
    assert len(told) == 8


@pytest.mark.usefixtures("draft")
def test_explain_says_what_is_waived(newslint: Newslint, tmp_path: Path) -> None:
    waive(newslint)
    text = newslint("explain", "a.txt:1").out
    place = f"(Ana, {date.today().isoformat()}; {FILE}:2)"
    assert f"Not reported: waived: Memo 14. {place}." in " ".join(text.split())
    assert "Reported" not in text.splitlines()
    judged = json.loads(newslint("explain", "a.txt:1", "--format", "json").out)["judgements"]
    assert [one["rule"] for one in judged if one["status"] == "waived"] == [RULE]
    (tmp_path / "b.md").write_text(f"<!-- newslint ignore {RULE}: so it is -->\n\n{DRAFT}", "utf-8")
    assert "Not reported: waived: so it is (b.md:1)." in newslint("explain", "b.md:3").out
    (tmp_path / FILE).unlink()
    assert "waived" not in newslint("explain", "a.txt:1").out


def test_waivers_at_the_same_instant_are_all_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def keep(number: int) -> None:
        _keep(".", [Waiver("x/y", f"{number}.txt", str(number), "why", on="2020-01-01")])

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = [one.waiver.path for one in read_waivers(".").waivers]
    assert sorted(kept) == sorted(f"{number}.txt" for number in range(12))
    assert os.listdir() == [FILE]


def test_a_lock_that_was_left_keeps_nobody(tmp_path: Path) -> None:
    lock = tmp_path / f".{FILE}.lock"
    lock.touch()
    os.utime(lock, (1, 1))
    with alone_with(str(tmp_path / FILE)):
        assert time.time() - lock.stat().st_mtime < 60
    assert not lock.exists()
