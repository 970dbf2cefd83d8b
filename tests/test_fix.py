"""--fix and --diff: only the words that are corrected change, and only where it is safe."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.cli.fix import named_in_diff
from validator.diagnostic import Diagnostic, Edit, Region, Severity
from validator.engine.discovery import Draft
from validator.engine.fixes import mend
from validator.engine.session import Session, open_session
from validator.report import Report
from validator.source import Source

RULES = """
pack desk "Corrections to try."

lexicon plain {
  "regime" -> "government"
  "freedom fighters" -> "rebels"
  "fire & fury" -> "fire & smoke"
  "mayhem" -> "law & order"
  "zeal" -> "‘zeal’"
  "US" -> "American"
  "blaze" -> "inferno"
  "inferno" -> "fire"
}

rule plain-words {
  find     term from plain
  message  "“{term}”: is there a plain word?"
  fix      term with term.replacement
  good     "The government met."
  bad      "The regime met." flags "regime"
}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("rules") / "desk.rules"
    path.write_text(RULES, encoding="utf-8")
    return str(path)


@pytest.fixture
def fix(newslint: Run, rules: str) -> Callable[..., tuple[int, str, str]]:
    """Runs `check` with the rule above alone."""

    def run(*arguments: str) -> tuple[int, str, str]:
        return newslint("check", "--isolated", "--rules", rules, "--select", "desk/*", *arguments)

    return run


# ---- what changes, and what does not


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", "The regime met.", "The government met."),
        ("a.txt", "Regime, REGIME; “the regime” met.", "Government, GOVERNMENT; “the regime” met."),
        ("a.txt", "Police  in\r\n\r\nthe\tregime.\r", "Police  in\r\n\r\nthe\tgovernment.\r"),
        ("a.txt", "The freedom\nfighters, the regime", "The freedom\nfighters, the government"),
        ("a.txt", "Freedom fighters met.", "Rebels met."),
        ("a.txt", "The blaze burns.", "The fire burns."),
        ("a.md", "The *regime* and re*gime*.\n", "The *government* and re*gime*.\n"),
        ("a.md", "> The regime.\n\n`regime` regime\n", "> The regime.\n\n`regime` government\n"),
        ("a.md", "    regime\n\n| regime |\n|-|\n", "    regime\n\n| government |\n|-|\n"),
        ("a.md", "---\ntitle: The regime\n---\n", "---\ntitle: The government\n---\n"),
        ("a.md", "[regime](regime.html)", "[government](regime.html)"),
        ("a.html", "<p class=regime>A regime&nbsp;met", "<p class=regime>A government&nbsp;met"),
        ("a.html", "<p>The mayhem met.", "<p>The law &amp; order met."),
        ("a.html", "<p>re<i>gime</i> &#114;egime regime",
         "<p>re<i>gime</i> &#114;egime government"),
        ("a.html", "<!-- regime --><pre>regime</pre><q>regime</q><p>regime",
         "<!-- regime --><pre>regime</pre><q>regime</q><p>government"),
        ("a.html", "<blockquote>The regime</blockquote>", "<blockquote>The regime</blockquote>"),
    ],
)  # fmt: skip
def test_only_the_words_change(fix: Run, name: str, before: str, after: str) -> None:
    Path(name).write_bytes(before.encode())
    fix("--fix", name)
    assert Path(name).read_bytes().decode() == after
    fix("--fix", name)
    assert Path(name).read_bytes().decode() == after


@pytest.mark.parametrize(
    ("name", "encoding", "text"),
    [
        ("a.txt", "utf-8-sig", "The regime.\r\n"),
        ("a.txt", "utf-16-le", "\ufeffThe café, the regime."),
        ("a.md", "utf-16-be", "\ufeffThe café, the regime."),
        ("a.html", "cp1252", "<meta charset=windows-1252><p>A café, a regime"),
        ("a.html", "shift_jis", "<meta charset=shift_jis><p>テ, a regime"),
    ],
)
def test_the_encoding_stays(fix: Run, name: str, encoding: str, text: str) -> None:
    Path(name).write_bytes(text.encode(encoding))
    fix("--fix", name)
    assert Path(name).read_bytes() == text.replace("regime", "government").encode(encoding)


def test_what_an_encoding_lacks_is_a_reference_in_html(fix: Run) -> None:
    Path("a.html").write_bytes(b"<meta charset=iso-8859-2><p>\xb1 zeal")
    fix("--fix", "a.html")
    told = Path("a.html").read_bytes()
    assert told == b"<meta charset=iso-8859-2><p>\xb1 &#8216;zeal&#8217;"


def test_an_encoding_with_two_ways_to_write_a_letter_is_left_alone(fix: Run) -> None:
    data = b"<meta charset=big5><p>\xa2\xcc regime"  # a numeral, there twice
    Path("a.html").write_bytes(data)
    code, _, told = fix("--fix", "a.html")
    assert (code, Path("a.html").read_bytes()) == (2, data)
    assert "a.html: not fixed:" in told


def test_a_correction_that_would_read_as_something_else_is_not_made(fix: Run) -> None:
    text = "---\ntitle: 'a mayhem'\nbyline: x\n---\n\n<div>\nThe zeal & mayhem\n</div>\n"
    Path("a.md").write_text(text, encoding="utf-8")
    fix("--fix", "a.md")
    assert "<div>\nThe ‘zeal’ & law &" in Path("a.md").read_text(encoding="utf-8")


# ---- the report


def test_what_is_left_is_reported_and_what_was_done(fix: Run) -> None:
    Path("a.txt").write_text("A “regime” of\nthe regime.\n", encoding="utf-8")
    code, out, err = fix("--fix", "--fail-on", "warning", "--format", "concise", "a.txt")
    assert code == 1
    assert out.splitlines() == [
        "a.txt:1:4: warning desk/plain-words “regime”: is there a plain word?",
        "1 warning found in 1 draft. 1 finding corrected.",
    ]
    assert not err


def test_a_format_that_is_only_read_says_so(fix: Run) -> None:
    item = '{"headline": "The regime met", "body_text": "It met."}'
    Path("a.ninjs").write_text(item, encoding="utf-8")
    code, out, err = fix("--fix", "--format", "json", "a.ninjs")
    assert code == 0
    assert '"fix": null' in out
    assert "Write “government”" in out
    assert err == "newslint: a.ninjs: not fixed: ninjs is only read, never written\n"
    assert Path("a.ninjs").read_text(encoding="utf-8") == item


def test_what_only_the_hand_can_mend_is_still_told(fix: Run) -> None:
    Path("a.md").write_text("The re*gime* met.\n", encoding="utf-8")
    _, out, _ = fix("a.md")
    assert "Write “government”." in out


# ---- files


def test_a_file_keeps_its_permissions_and_a_link_is_followed(fix: Run) -> None:
    Path("real.txt").write_text("The regime.", encoding="utf-8")
    os.chmod("real.txt", 0o640)
    os.symlink("real.txt", "link.txt")
    assert fix("--fix", "link.txt")[0] == 0
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_text(encoding="utf-8") == "The government."
    assert stat.S_IMODE(os.stat("real.txt").st_mode) == 0o640
    assert sorted(os.listdir()) == ["link.txt", "real.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(
    fix: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.txt").write_text("The regime.", encoding="utf-8")
    check = Session.check

    def meanwhile(self: Session, *arguments: object, **more: object) -> Report:
        report = check(self, *arguments, **more)  # type: ignore[arg-type]
        Path("a.txt").write_text("A regime, and more.", encoding="utf-8")
        return report

    monkeypatch.setattr(Session, "check", meanwhile)
    code, out, err = fix("--fix", "a.txt")
    assert (code, Path("a.txt").read_text(encoding="utf-8")) == (2, "A regime, and more.")
    assert "not fixed: it was changed meanwhile, and is left alone" in err
    assert "“regime”" in out
    assert "corrected" not in out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may write all")
def test_a_file_that_may_not_be_written_is_told(fix: Run) -> None:
    Path("a.txt").write_text("The regime.", encoding="utf-8")
    os.chmod("a.txt", 0o440)
    code, _, err = fix("--fix", "a.txt")
    assert code == 2
    assert "no permission to write it" in err


def test_a_broken_write_leaves_the_file_whole(fix: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("The regime.", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = fix("--fix", "a.txt")
    assert code == 2
    assert "a.txt: not fixed: no space left on device" in err
    assert os.listdir() == ["a.txt"]
    assert Path("a.txt").read_text(encoding="utf-8") == "The regime."


# ---- standard input, and --diff


def test_standard_input_goes_to_standard_output(
    fix: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for text, mended in (("The regime.\r\n", "The government.\r\n"), ("It met.", "It met.")):
        given = tmp_path / "given"
        given.write_bytes(text.encode())
        with given.open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            code, out, err = fix("--fix", "-", "--stdin-filename", "a.md")
        assert (code, out) == (0, mended)
        assert err.startswith("Nothing found in 1 draft.")


def test_diff_shows_and_writes_nothing(fix: Run) -> None:
    text = "One.\r\n\r\nThe regime.\r\n\r\nEnd"
    Path("a.txt").write_bytes(text.encode())
    code, out, err = fix("--diff", ".")
    assert (code, err) == (1, "")
    assert out == (
        "--- a.txt\n+++ a.txt\n@@ -1,5 +1,5 @@\n One.\r\n \r\n-The regime.\r\n+The government.\r\n"
        " \r\n End\n\\ No newline at end of file\n"
    )
    assert Path("a.txt").read_bytes() == text.encode()
    Path("a.txt").write_text("Nothing to see.\n", encoding="utf-8")
    assert fix("--diff", ".") == (0, "", "")
    assert fix("--diff", "b.txt")[0] == 2


def test_a_diff_keeps_the_mark_at_the_beginning_of_a_file(fix: Run) -> None:
    Path("a.txt").write_text("The regime.\n", encoding="utf-8-sig")
    assert fix("--diff", ".")[1].splitlines()[3:] == [
        "-\ufeffThe regime.",
        "+\ufeffThe government.",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("späte fassung.txt", "späte fassung.txt\t"),
        ('a "b"\\c.txt', r'"a \"b\"\\c.txt"'),
        ("two\nlines \x1b[31m.txt", r'"two\012lines \033[31m.txt"'),
        ("caf\udce9.txt", r'"caf\351.txt"'),
    ],
)
def test_a_diff_names_files_as_git_does(fix: Run, name: str, told: str) -> None:
    try:
        Path(name).write_text("The regime.\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system refuses such names")
    before = fix("--diff", ".")[1]
    assert before.split("\n")[:2] == [f"--- {told}", f"+++ {told}"]
    if shutil.which("git"):
        patch = ("git", "apply", "-p0", "-")
        subprocess.run(patch, input=before.encode(), check=True)
        assert Path(name).read_text(encoding="utf-8") == "The government.\n"


def test_a_diff_names_files_with_slashes_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    assert named_in_diff(r"drafts\a.txt") == "drafts/a.txt"


@pytest.mark.parametrize("other", ["--fix", "--format=json", "--redact", "--statistics"])
def test_diff_goes_with_no_report(fix: Run, other: str) -> None:
    code, _, err = fix("--diff", other, ".")
    assert code == 2
    assert other.partition("=")[0] in err


# ---- the engine alone


def _diagnostic(source: Source, *edits: tuple[int, int, str]) -> Diagnostic:
    made = tuple(Edit(source.position(s), source.position(e), text) for s, e, text in edits)
    region = Region(source.path, made[0].start, made[-1].end)
    return Diagnostic("desk/x", Severity.ERROR, region, "", "", edits=made)


def _swap(drafts: Sequence[Draft]) -> Report:
    """A rule that knows no rest: “a” is “b”, and “b” is “a”."""
    found = []
    for draft in drafts:
        text = draft.data.decode()
        source = Source(draft.path, text)
        found += [
            _diagnostic(source, (n, n + 1, "b" if c == "a" else "a")) for n, c in enumerate(text)
        ]
    return Report(len(drafts), tuple(found))


def test_corrections_that_undo_each_other_are_not_made(session: Session) -> None:
    outcome = mend([Draft("a.txt", b"a")], _swap, session.document)
    assert not outcome.mended
    assert (
        outcome.failures[0].message
        == "not fixed: its corrections call for more of them without end"
    )


def test_of_corrections_that_overlap_the_first_is_made(session: Session) -> None:
    def once(drafts: Sequence[Draft]) -> Report:
        source = Source("a.txt", drafts[0].data.decode())
        if source.text != "one two three":
            return Report(1, ())
        found = [_diagnostic(source, edit) for edit in ((4, 13, "2"), (0, 7, "1"), (8, 13, "3"))]
        return Report(1, tuple(found))

    (change,) = mend([Draft("a.txt", b"one two three")], once, session.document).mended
    assert (change.after.data, change.fixed) == (b"1 3", 2)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Session:
    path = tmp_path_factory.mktemp("rules") / "desk.rules"
    path.write_text(RULES, encoding="utf-8")
    return open_session(rule_paths=[path], select=["desk/*"], use_cache=False)


PIECES = st.sampled_from(
    ["the regime", "freedom fighters", "mayhem", "zeal", "US", "blaze", "*", "**", "`", "> ", "# ",
     "- ", "1. ", "\n", "\r\n", "\n\n", " ", "“", "”", '"', "<p>", "</p>", "<b>", "&amp;", "&", "<",
     "| ", "---\n", "title: ", "é", "\u00ad", "\\", "~~", "[", "](x)", "<q>", "</q>", "said he."]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_a_second_run_changes_nothing_more(desk: Session, text: str, path: str) -> None:
    def fixed(draft: Draft) -> Draft:
        outcome = mend([draft], desk.check, desk.document)
        assert not outcome.report.failures or not outcome.mended
        return outcome.mended[0].after if outcome.mended else draft

    first = fixed(Draft(path, text.encode()))
    assert fixed(first) == first


def test_standard_input_under_the_name_of_a_file(
    fix: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The regime met.\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"The regime met.\n")))
    code, _, err = fix("--fix", "a.txt", "-", "--stdin-filename", "a.txt")
    assert code == 2
    assert "both called a.txt; give standard input another name with --stdin-filename" in err
    assert Path("a.txt").read_text(encoding="utf-8") == "The regime met.\n"
