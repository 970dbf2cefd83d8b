"""A baseline: what it leaves out, and that it never leaves out more."""

import json
from pathlib import Path

import pytest
from commands import Newslint
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.engine.suppressions.allotment import Known, Looked, allot

RULE = "casualties/casualty-unattributed"
FILE = "newslint-baseline.json"
SIX, TWO = "Six people were injured.\n", "Two people were injured.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(f"{SIX}\n{TWO}", "utf-8")
    return path


def told(newslint: Newslint, *arguments: str) -> list[tuple[str, int]]:
    """Where `check` reports a toll without a source."""
    usual = ("--select", RULE, "--format", "json", "--baseline", FILE)
    report = json.loads(newslint("check", *usual, *arguments).out)
    return [(d["path"], d["start"]["line"]) for d in report["diagnostics"] if d["rule"] == RULE]


def test_what_is_adopted_is_left_out(newslint: Newslint, draft: Path) -> None:
    ended = newslint("baseline", "write")
    assert ended.code == 0
    assert "adopted in 1 draft of 1." in ended.out
    assert told(newslint) == []
    ended = newslint("check", "--select", RULE, "--baseline", FILE)
    assert ended.code == 0
    assert "Nothing found in 1 draft, 2 in the baseline." in ended.out
    draft.write_text(f"{SIX}\n{TWO}\nThree people were injured.\n", "utf-8")
    assert told(newslint) == [("a.txt", 5)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"It rained.\n\n{SIX}\nIt rained.\n\n{TWO}", []),
        (f"{TWO}\n{SIX}", []),
        (f"\ufeff{SIX}\n{TWO}".replace("\n", "\r\n"), []),
        (f"{SIX}\n{SIX}\n{TWO}", [3]),
        (f"{SIX}\nThree people were injured.\n", [3]),
    ],
)
def test_entries_survive_edits_elsewhere(
    newslint: Newslint, draft: Path, text: str, left: list[int]
) -> None:
    newslint("baseline", "write")
    draft.write_bytes(text.encode())
    assert [line for _, line in told(newslint)] == left


def test_renamed_files_and_copies(newslint: Newslint, draft: Path) -> None:
    newslint("baseline", "write")
    renamed = draft.rename(draft.with_name("ö b.md"))
    assert told(newslint) == []
    assert told(newslint, renamed.name) == []
    renamed.with_name("c.txt").write_text(SIX, "utf-8")
    assert len(told(newslint)) == 1
    renamed.rename(draft)
    assert told(newslint) == [("c.txt", 1)]
    assert told(newslint, "c.txt") == [("c.txt", 1)]


def test_what_is_mended_is_told_and_taken_out(newslint: Newslint, draft: Path) -> None:
    newslint("baseline", "write")
    draft.write_text(SIX, "utf-8")
    ended = newslint("check", "--select", RULE, "--baseline", FILE, "--format", "concise")
    assert ended.code == 0
    assert "info newslint/baseline-mended 1 entry is not needed any more: a.txt" in ended.out
    draft.with_name("b.txt").write_text("It rained.\n", "utf-8")
    assert "mended" not in newslint("check", "b.txt", "--baseline", FILE).out
    assert "0 taken out" in newslint("baseline", "update", "b.txt").out
    update = newslint("baseline", "update")
    assert update.code == 0
    assert "left." in update.out
    assert "mended" not in newslint("check", "--select", RULE, "--baseline", FILE).out
    draft.write_text(f"{SIX}\n{TWO}", "utf-8")
    assert told(newslint) == [("a.txt", 3)]


def test_mended_drafts_of_one_name_are_told_by_their_folders(newslint: Newslint) -> None:
    for place in ("monday", "tuesday"):
        Path(place).mkdir()
        Path(place, "index.md").write_text(f"{SIX}\n{TWO}", "utf-8")
    newslint("baseline", "write")
    for draft in Path.cwd().glob("*/index.md"):
        draft.write_text("It rained.\n", "utf-8")
    ended = newslint("check", "--baseline", FILE, "--format", "concise")
    assert "entries are not needed any more: monday/index.md, tuesday/index.md\n" in ended.out


@pytest.mark.usefixtures("draft")
def test_writing_over_it(newslint: Newslint) -> None:
    newslint("baseline", "write")
    assert newslint("baseline", "write").code == 2
    assert newslint("baseline", "write", "--force").code == 0


def test_nothing_is_adopted_where_not_everything_was_checked(
    newslint: Newslint, draft: Path, tmp_path: Path
) -> None:
    draft.with_name("b.txt").write_bytes(b"\xff\xfe\x00")
    ended = newslint("baseline", "write")
    assert ended.code == 2
    assert "b.txt" in ended.err
    assert not (tmp_path / FILE).exists()


@pytest.mark.usefixtures("draft")
def test_waivers_come_before_the_baseline(newslint: Newslint) -> None:
    newslint("waive", "a.txt:1", RULE, "--reason", "Memo 14.")
    newslint("baseline", "write")
    entries = json.loads(newslint("baseline", "show", "--format", "json").out)["entries"]
    assert [entry["rule"] for entry in entries].count(RULE) == 1
    ended = newslint("check", "--select", RULE, "--baseline", FILE)
    assert "Nothing found in 1 draft, 1 waived, 1 in the baseline." in ended.out


@pytest.mark.usefixtures("draft")
def test_the_configuration_names_one(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('baseline = "old/base.json"\n', "utf-8")
    ended = newslint("check", "--select", RULE)
    assert ended.code == 2
    assert "there is no baseline old/base.json; newslint baseline write makes one" in ended.err
    (tmp_path / "old").mkdir()
    assert newslint("baseline", "write").code == 0
    assert newslint("check", "--select", RULE).code == 0
    lines = newslint("baseline", "show").out.splitlines()
    assert f"     2  {RULE}" in lines
    assert "../a.txt" in lines[-3]


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", f"cannot read the baseline {FILE}: line 1, column 2"),
        ("[]", "it is no baseline of newslint"),
        ('{"version": true, "entries": []}', "it is no baseline of newslint"),
        ('{"version": 2, "entries": []}', "is of version 2, and this newslint reads 1"),
        ('{"version": 1}', "it has no list of entries"),
        ('{"version": 1, "entries": [{"path": "a"}]}', "entry 1 has no path, rule and"),
        ('{"version": 1, "entries": [7]}', "entry 1 has no path, rule and"),
        ("[" * 100_000, "cannot read the baseline"),
        ("\x00", "cannot read the baseline"),
    ],
)
@pytest.mark.parametrize("command", ["check --baseline", "baseline update --baseline"])
def test_a_baseline_that_is_none(
    newslint: Newslint, tmp_path: Path, text: str, said: str, command: str
) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    ended = newslint(*command.split(), FILE)
    assert ended.code == 2
    assert said in ended.err
    assert (tmp_path / FILE).read_text("utf-8") == text


names = st.sampled_from(["x", "y"])
paths = st.sampled_from(["/no/a", "/no/b", "/no/c"])
known = st.builds(Known, names, paths)


@settings(deadline=None)
@given(st.lists(known), st.lists(known), st.sets(paths))
def test_a_decision_is_worth_one_finding(
    decisions: list[Known], found: list[Known], files: set[str]
) -> None:
    looked = Looked(dict.fromkeys(files, ("x", "y")))
    spent = allot(decisions, found, looked)
    assert len(set(spent.values())) == len(spent)
    for decision, finding in spent.items():
        assert decisions[decision].name == found[finding].name
    # what stands where it was decided on is left out first
    for one in {*decisions, *found}:
        here = sum(found[n] == one for n in spent.values())
        assert here >= min(decisions.count(one), found.count(one))


@settings(deadline=None)
@given(st.lists(known), st.randoms())
def test_the_order_of_findings_does_not_matter(decisions: list[Known], random: object) -> None:
    mixed = list(decisions)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert len(allot(decisions, mixed, Looked({}))) == len(decisions)
