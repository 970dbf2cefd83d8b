"""How much: --statistics, --max-diagnostics, --timing, and what the environment changes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Newslint

from validator.cli.amounts import loudest, time_spent
from validator.diagnostic import Diagnostic, Region, Severity
from validator.engine import timing
from validator.engine.discovery import Draft
from validator.engine.session import open_session
from validator.engine.timing import Clock
from validator.report import Report
from validator.source import Position

DRAFTS = {
    "a.txt": "Some 20 soldiers were killed by the regime.\n\nThe regime fell on the coast.\n",
    "b.txt": "Some 30 people were martyred in the raid on the town.\n",
    "c.txt": "The council meets in the town hall.\n",
}
RULES = "--select", "casualty-unattributed,honorific-dead,loaded-term"


@pytest.fixture
def drafts(newslint: Newslint) -> Newslint:
    for name, text in DRAFTS.items():
        Path(name).write_text(text, encoding="utf-8")
    return newslint


def test_statistics(drafts: Newslint) -> None:
    ended = drafts("check", *RULES, "--statistics")
    assert ended.out == (
        "rule                              severity  findings  drafts  for 1,000 words\n"
        "casualties/casualty-unattributed     error         2       2            62.50\n"
        "wording/loaded-term                warning         2       1            62.50\n"
        "wording/honorific-dead               error         1       1            31.25\n"
        "\n"
        "draft  errors  warnings  notes  words  for 1,000 words\n"
        "a.txt       1         2      0     14           214.29\n"
        "b.txt       2         0      0     11           181.82\n"
        "c.txt       0         0      0      7             0.00\n"
        "\n"
        "3 errors, 2 warnings found in 3 drafts. 32 words, 156.25 findings for 1,000.\n"
    )
    assert ended.code == 1


def test_statistics_say_what_was_not_counted(drafts: Newslint) -> None:
    Path("bad.txt").write_bytes(b"\xff")
    Path("newslint.toml").write_text("selct = 1", encoding="utf-8")
    ended = drafts("check", *RULES, "--statistics")
    assert ended.code == 2
    assert ended.out.startswith(
        "bad.txt: error: byte 0 (0xff) is not valid UTF-8; save the file as UTF-8\n"
        "newslint.toml:1:1: error newslint/configuration there is no key “selct”"
    )


def test_statistics_beside_another_report(drafts: Newslint) -> None:
    ended = drafts("check", *RULES, "--statistics", "--format", "json:out.json")
    assert ended.out.startswith("rule ")
    report = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert len(report["diagnostics"]) == 5
    assert drafts("check", "--statistics", "--format", "json").code == 2


def test_statistics_of_nothing(drafts: Newslint) -> None:
    out = drafts("check", "c.txt", "--statistics").out
    assert out == "Nothing found in 1 draft. 7 words, 0.00 findings for 1,000.\n"
    Path("empty.txt").write_text("", encoding="utf-8")
    assert "0 words, – findings for 1,000." in drafts("check", "empty.txt", "--statistics").out


@pytest.mark.parametrize(
    ("most", "shown", "told"),
    [
        ("1", ["a.txt:1"], "newslint: 4 more found and not shown, since --max-diagnostics is 1\n"),
        (
            "3",
            ["a.txt:1", "b.txt:1", "b.txt:1"],
            "newslint: 2 more found and not shown, since --max-diagnostics is 3\n",
        ),
        ("5", ["a.txt:1", "a.txt:1", "a.txt:3", "b.txt:1", "b.txt:1"], ""),
    ],
)
def test_the_loudest_are_shown(drafts: Newslint, most: str, shown: list[str], told: str) -> None:
    ended = drafts("check", *RULES, "--format", "concise", "--quiet", "--max-diagnostics", most)
    assert [":".join(line.split(":")[:2]) for line in ended.out.splitlines()] == shown
    assert ended.err == told
    assert ended.code == 1


def test_the_loudest_stay_in_their_order() -> None:
    start = Position(1, 1, 0)
    found = tuple(
        Diagnostic(code, severity, Region("a.txt", start, Position(1, end, end - 1)), "", code)
        for end, code, severity in (
            (5, "x/z", Severity.ERROR),
            (9, "x/a", Severity.ERROR),
            (9, "x/b", Severity.WARNING),
        )
    )
    report = Report(1, found, (), ())
    assert loudest(report, 3).diagnostics == found
    assert loudest(report, 2).diagnostics == found[:2]


def test_the_exit_code_counts_what_is_not_shown(drafts: Newslint) -> None:
    options = ("--fail-on", "warning", "--max-diagnostics", "1", "--select", "loaded-term")
    assert drafts("check", *options).code == 1


@pytest.mark.parametrize(
    ("options", "counted"),
    [
        (("--format", "json"), '"summary": {"files": 3, "error": 3, "warning": 2'),
        (("--format", "concise"), "3 errors, 2 warnings found in 3 drafts."),
        (("--statistics",), "3 errors, 2 warnings found in 3 drafts."),
    ],
)
def test_the_summary_counts_what_is_not_shown(
    drafts: Newslint, options: tuple[str, ...], counted: str
) -> None:
    out = drafts("check", *RULES, *options, "--max-diagnostics", "1").out
    assert counted in out
    if options == ("--statistics",):
        assert out == drafts("check", *RULES, *options).out


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", " "])
def test_what_is_no_number(drafts: Newslint, number: str) -> None:
    ended = drafts("check", f"--max-diagnostics={number}")
    assert ended.code == 2
    assert f"--max-diagnostics is a number from 1 on; this is “{number}”" in ended.err


# ---- time


class Ticks:
    """A process whose time goes on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.now = -1.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def test_a_call_within_a_call_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "process_time", Ticks())
    clock = Clock()  # 0
    inner = clock._timed(("checker", "inner"), lambda: iter((1, 2)))
    outer = clock._timed(("rule", "outer"), lambda: [*inner(), 3])
    assert outer() == [1, 2, 3]  # outer from 1 to 4, inner from 2 to 3
    assert clock.spent == [("rule", "outer", 2.0), ("checker", "inner", 1.0)]
    assert clock.total == 5.0
    assert time_spent(clock) == (
        "Checking took 6.000 s of CPU time:\n"
        "    2.000 s   33%  rule outer\n"
        "    1.000 s   17%  checker inner\n"
        "    3.000 s   50%  the rest: reading, looking for words, and what follows\n"
    )


def test_the_clock_changes_no_finding() -> None:
    session, clock = open_session(), Clock()
    copy = [Draft(name, text.encode()) for name, text in DRAFTS.items()]
    assert session.timed(clock).check(copy).diagnostics == session.check(copy).diagnostics
    names = {(one.what, one.name) for one in clock.spent}
    assert {("checker", "casualties"), ("rule", "wording/loaded-term")} <= names
    assert sum(one.seconds for one in clock.spent) <= clock.total


def test_the_clock_asks_no_rule_that_needs_what_a_draft_lacks() -> None:
    session, clock = open_session(select=["casualties/*"]), Clock()
    session.timed(clock).check([Draft("a.txt", b"The council met on Monday.")])
    assert "casualties/casualty-unattributed" not in {one.name for one in clock.spent}


def test_time_goes_to_standard_error(drafts: Newslint) -> None:
    plain = drafts("check", "--format", "json", *RULES)
    timed = drafts("check", "--format", "json", *RULES, "--timing")
    assert timed.out == plain.out
    assert timed.err.startswith("Checking took ")
    assert "rule casualties/casualty-unattributed\n" in timed.err


def test_a_run_without_a_clock_has_no_trace_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He spoke.\n", encoding="utf-8")
    code = (
        "import sys; from validator.cli.main import main; main(['check', 'a.txt']); "
        "assert 'validator.engine.timing' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)


# ---- the environment


@pytest.mark.parametrize(
    ("environment", "option", "colored"),
    [
        ({}, "auto", False),
        ({"CI": "true"}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "1", "CI": "true"}, "auto", True),
        ({"FORCE_COLOR": ""}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, "auto", True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, "auto", True),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
        ({"CI": "true"}, "always", True),
    ],
)
def test_what_the_environment_changes(
    drafts: Newslint,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    option: str,
    colored: bool,
) -> None:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ended = drafts("check", *RULES, "--format", "concise", "--color", option)
    assert ("\x1b[" in ended.out) is colored
    assert ended.code == 1
    assert ended.err == ""
    assert os.environ.get("CI") == environment.get("CI")
