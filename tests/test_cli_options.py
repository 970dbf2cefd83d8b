"""The command line: both ways into `check`, exit codes, what goes where."""

import json
import os
import re
import signal
import subprocess
import sys
from asyncio import CancelledError
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from validator.checker import Kind
from validator.cli import annotate, app, check, main, opening
from validator.cli.exits import Exit
from validator.cli.options import CheckOptions, parameters, parse, written, written_out
from validator.diagnostic import Diagnostic, Region, Severity
from validator.document import Annotator, Block, Document, Text
from validator.engine.checked import Checked
from validator.engine.configuration.model import Configuration
from validator.engine.discovery import Draft
from validator.engine.sieve import Ids
from validator.kinds import UNKNOWN, Attribution, Casualty, NewsSource, Quantity, Victims
from validator.registry import Plugin, Provided, Registry
from validator.report import Claims, Failure
from validator.reporters import newslint_reporters
from validator.source import Extent, Position, Source, UnreadableSourceError, decode

INFINITY = float("inf")
COPY = "Some 20 sailors were killed, the harbour master said."


class FakeRule(NamedTuple):
    id: str
    severity: Severity
    title: str
    enabled: bool = True
    reason: str = ""
    guides: tuple[str, ...] = ()


class FakeFailure(NamedTuple):
    rule: str
    path: str
    line: int
    message: str
    why: tuple[str, ...] = ()


class FakeRun(NamedTuple):
    rules: int
    examples: int
    failures: tuple[FakeFailure, ...]


RULES = (
    FakeRule("tolls/toll-unsourced", Severity.ERROR, "A toll names who counted"),
    FakeRule("words/loaded-term", Severity.WARNING, "No loaded words"),
    FakeRule("words/cliche", Severity.INFO, "No clichés", False, "its severity is off"),
)


class FakeSession:
    """A session that reports the word of each severity: "error" is an error."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.asked = asked
        self.faults: tuple[Diagnostic, ...] = ()
        self.rules: Sequence[FakeRule] = RULES
        self.suffixes = frozenset({".txt"})
        self.named_only = frozenset[str]()
        self.reporters = {reporter.name: reporter for reporter in newslint_reporters()}
        self.kinds = {
            kind.name: kind
            for kind in (
                Kind("sentence", NamedTuple, "", ""),
                Kind("quantity", Quantity, "", ""),
                Kind("casualty", Casualty, "", ""),
                Kind("attribution", Attribution, "", ""),
                Kind("source", NewsSource, "", ""),
                Kind("victims", Victims, "", "", fields={"class": "group"}),
            )
        }
        self.examples = FakeRun(3, 7, ())
        self.profiles: dict[str, Any] = {}

    @property
    def can_report(self) -> bool:
        return any(rule.enabled for rule in self.rules)

    ids = Ids(None, ())
    rule_infos: ClassVar[dict[str, Any]] = {}

    @property
    def own_formats(self) -> tuple[str, ...]:
        return tuple(self.reporters)

    registry = Registry(
        plugins=(Plugin("x", "y", "1"),),
        readers=(),
        checkers=(),
        reporters={},
        rule_paths=(),
        shipped=(),
        commands=(),
        filters=(),
        provided={"x": (Provided("kind", "x"),)},
        refused=(),
        faults=(),
    )
    """With a plugin of which nothing is known, so that what it says is not kept."""

    def checker(self, *_: object) -> "FakeSession":
        return self

    def look(self, draft: Draft) -> Checked | Failure:
        try:
            source = Source(draft.path, decode(draft.data))
        except UnreadableSourceError as error:
            return Failure(draft.path, str(error))
        found = []
        for match in re.finditer("error|warning|info", source.text):
            region = Region(draft.path, *map(source.position, match.span()))
            severity = Severity[match[0].upper()]
            found.append(Diagnostic("tolls/x", severity, region, match[0], f"“{match[0]}”"))
        return Checked(draft.path, tuple(found), claims=Claims(2, 1, 1, 0))

    def document(self, draft: Draft) -> Document:
        text = decode(draft.data)
        if "crash" in text:
            raise ZeroDivisionError("division by zero")
        block = Block(0, len(text), "paragraph", 1)
        source = NewsSource(29, 47, "role", "other", None, None, None, None, None)
        said = Attribution(0, 52, source, (Extent(48, 52),), (Extent(0, 27),), "strong", "say")
        victims = Victims(8, 15, "people", None)
        spans: dict[str, Any] = {
            "sentence": [Extent(0, len(text))],
            "quantity": [Quantity(0, 7, 20, 18, INFINITY, None, "number", "some", True)],
            "casualty": [
                Casualty(
                    0, 15, 20, 18, 22, None, "number", "some", "killed", victims, None, None,
                    False, True, Extent(16, 27),
                )
            ],
            "attribution": [said],
            "source": [source._replace(side=cast("str", UNKNOWN), pieces=(Extent(29, 32),))],
            "victims": [victims],
        }  # fmt: skip
        annotators = dict.fromkeys(spans, Annotator(lambda _: spans))
        return Document(Source(draft.path, text), Text(text, (block,)), annotators)

    tested: Sequence[FakeRule] = ()

    def test_examples(self, rules: Sequence[FakeRule]) -> FakeRun:  # noqa: ARG002
        return self.examples


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeSession:
    """Stands in for the engine; commands run in an empty folder."""
    fake = FakeSession({})

    def open_session(**asked: Any) -> FakeSession:
        fake.asked = asked
        return fake

    monkeypatch.setattr(opening, "open_session", open_session)
    monkeypatch.setattr(annotate, "open_session", open_session)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return fake


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(session: FakeSession, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:  # noqa: ARG001
    def run(*arguments: str) -> Ended:
        code = main.main(arguments)
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return run


def write(path: str, text: str = COPY) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="")


# ---- the table, and its two readers


def test_every_option_is_declared_with_a_sentence() -> None:
    assert tuple(row.field for row in parameters()) == CheckOptions._fields
    for row in parameters():
        assert row.option.help
        assert (row.arity == "flag") == (row.option.metavar is None)
        assert not row.option.choices or row.default in (None, *row.option.choices)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", CheckOptions()),
        ("a.txt b", CheckOptions(paths=("a.txt", "b"))),
        ("- --stdin-filename x.md", CheckOptions(paths=("-",), stdin_filename="x.md")),
        ("--format json a", CheckOptions(paths=("a",), format=("json",))),
        ("--format=json:a --format=full", CheckOptions(format=("json:a", "full"))),
        ("--output=a=b", CheckOptions(output="a=b")),
        ("--output -", CheckOptions(output="-")),
        ("--date=", CheckOptions(date="")),
        ("--select a,b --select c", CheckOptions(select=("a,b", "c"))),
        ("--quiet --no-cache --debug", CheckOptions(quiet=True, no_cache=True, debug=True)),
        ("-- --quiet -x", CheckOptions(paths=("--quiet", "-x"))),
        ("a -- b -- c", CheckOptions(paths=("a", "b", "--", "c"))),
    ],
)
def test_the_plain_form(arguments: str, expected: CheckOptions) -> None:
    assert parse(arguments.split()) == expected
    assert through_typer(arguments.split()) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--changed", CheckOptions(changed="HEAD")),
        ("--changed main", CheckOptions(changed="main")),
        ("--changed=main a.txt", CheckOptions(paths=("a.txt",), changed="main")),
        ("--changed=draft.txt", CheckOptions(changed="draft.txt")),
        ("--changed draft.txt", CheckOptions(paths=("draft.txt",), changed="HEAD")),
        ("--changed - --quiet", CheckOptions(paths=("-",), changed="HEAD", quiet=True)),
        ("--changed --quiet main", CheckOptions(paths=("main",), changed="HEAD", quiet=True)),
        ("-- --changed", CheckOptions(paths=("--changed",))),
    ],
)
def test_a_value_may_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, expected: CheckOptions
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").touch()
    assert parse(written_out(arguments.split())) == expected
    assert through_typer(written_out(arguments.split())) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        "--help", "-h", "-q", "--nonsense", "--quiet=yes", "--format", "--format --quiet",
        "--fail-on never-mind", "--color=sometimes", "--for json",
    ],
)  # fmt: skip
def test_what_the_front_door_leaves_to_typer(arguments: str) -> None:
    assert parse(arguments.split()) is None


def through_typer(arguments: Sequence[str]) -> CheckOptions | None:
    """What the typer command makes of arguments; None if it refuses them."""
    seen: list[CheckOptions] = []

    def catch(options: CheckOptions) -> Exit:
        seen.append(options)
        return Exit.DONE

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "run_check", catch)
        app.run_app(["check", *arguments])
    return seen[0] if seen else None


names = st.sampled_from([row.name for row in parameters()])
words = st.sampled_from(
    ["a.txt", "-", "--", "json", "never", "always", "x=y", "", "--quiet", "--color=never", "é"]
)
argument = st.one_of(names, words, st.builds("{}={}".format, names, words))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(argument, max_size=6))
def test_both_ways_into_check_agree(arguments: list[str]) -> None:
    options = parse(arguments)
    if options is not None:
        assert through_typer(arguments) == options
        assert parse(written(options)) == options


# ---- check


SEVERITIES = ("error", "warning", "info", "never")


@pytest.mark.parametrize("fail_on", SEVERITIES)
@pytest.mark.parametrize("found", ["", "info", "warning", "error"])
@pytest.mark.parametrize("broken", ["", "draft", "fault", "warning-fault"])
def test_exit_codes(run: Run, session: FakeSession, fail_on: str, found: str, broken: str) -> None:
    write("a.txt", f"an {found}")
    if broken == "draft":
        Path("b.txt").write_bytes(b"\xff")
    if broken.endswith("fault"):
        severity = Severity.WARNING if broken == "warning-fault" else Severity.ERROR
        place = Position(1, 1, 0)
        region = Region("h.rules", place, place)
        session.faults = (Diagnostic("newslint/syntax", severity, region, "", "not a rule"),)
    level = {"": 4, "error": 0, "warning": 1, "info": 2}[found]
    if broken == "warning-fault":
        level = min(level, 1)
    loud = level <= SEVERITIES.index(fail_on)
    expected = Exit.FOUND if loud and fail_on != "never" else Exit.DONE
    if broken in {"draft", "fault"}:
        expected = Exit.UNABLE
    assert run("check", "--fail-on", fail_on).code == expected
    assert run("check", "--fail-on", fail_on, "--format", "json", ".").code == expected


def test_the_options_reach_the_engine(run: Run, session: FakeSession) -> None:
    write("a.txt")
    run("check", "a.txt", "--rules", "r", "--date", "2020-02-04", "--no-cache",
        "--select", "tolls/*, loaded-term", "--ignore", "words/*")  # fmt: skip
    assert callable(session.asked.pop("slow"))  # says that many rules are read for the first time
    assert session.asked == {
        "rule_paths": ("r",),
        "select": ["tolls/*", "loaded-term"],
        "ignore": ["words/*"],
        "date": "2020-02-04",
        "use_cache": False,
        "configuration": Configuration(),
        "lint": False,
        "profile": None,
    }


def test_an_unreadable_draft_does_not_keep_the_others(run: Run) -> None:
    write("a.txt", "an error")
    Path("b.txt").write_bytes(b"ok \xff")
    write("d.xyz")
    ended = run("check", "a.txt", "b.txt", "c.txt", "d.xyz", "--format", "concise")
    assert ended.code == Exit.UNABLE
    assert ended.out.splitlines()[:-1] == [
        "c.txt: error: no such file or folder",
        "d.xyz: error: no reader for .xyz; newslint reads .txt",
        "b.txt: error: byte 3 (0xff) is not valid UTF-8; save the file as UTF-8",
        "a.txt:1:4: error tolls/x “error”",
    ]


def test_nothing_to_read(run: Run) -> None:
    ended = run("check")
    assert ended.code == Exit.UNABLE
    assert ended.out.startswith("NOT EVERYTHING WAS CHECKED\n  .: nothing to read here")
    assert "No draft was checked." in ended.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--format jsn", "there is no format “jsn”; did you mean “json”?"),
        ("--date 2020-02-30", "“2020-02-30” is no date; write it as 2020-02-04"),
        ("--date 2020-W05-2", "“2020-W05-2” is no date; write it as 2020-02-04"),
        ("--select loaded-trem", "no rule matches “loaded-trem”; did you mean “loaded-term”?"),
        ("--ignore word/cliche", "no rule matches “word/cliche”; did you mean “words/cliche”?"),
        ("--select words", "no rule matches “words”; the rules of the pack are “words/*”"),
        ("--select ,", "“,” names no rule; give a glob, or leave the option out"),
        ("--stdin-filename a.md", "--stdin-filename names standard input; give “-” as the path"),
        ("--output no/where.txt", "cannot write no/where.txt: no such file or directory"),
    ],
)
def test_what_cannot_be_done_as_asked(run: Run, arguments: str, message: str) -> None:
    write("a.txt")
    ended = run("check", *arguments.split())
    assert ended.code == Exit.UNABLE
    assert ended.err.startswith(f"newslint: {message}")
    assert ended.out == ""


@pytest.mark.parametrize(
    ("arguments", "after"),
    [
        (("check", "a.txt", "--ledger", ""), "--ledger"),
        (("check", "--baseline=", "a.txt"), "--baseline="),
        (("check", "--select", "", "a.txt"), "--select"),
        (("check", ""), "check"),
        (("check", "-", "--stdin-filename", ""), "--stdin-filename"),
        (("claims", "a.txt", "--ledger", ""), "--ledger"),
        (("baseline", "write", "--baseline="), "--baseline="),
    ],
)
def test_a_variable_that_is_not_set_is_no_option_left_out(
    run: Run, arguments: Sequence[str], after: str
) -> None:
    write("a.txt")
    ended = run(*arguments)
    assert ended.code == Exit.UNABLE
    told = f"nothing stands after “{after}”; give a value, or leave it out; is a variable not set?"
    assert ended.err == f"newslint: {told}\n"


def test_a_run_without_any_rule_is_no_check(run: Run, session: FakeSession) -> None:
    write("a.txt")
    session.rules = RULES[2:]
    assert run("check").code == Exit.UNABLE


def test_refused_arguments_end_with_2(run: Run) -> None:
    for arguments in (["check", "--fail-on", "x"], ["check", "--formt", "x"], ["chekc"], []):
        ended = run(*arguments)
        assert ended.code == Exit.UNABLE
        assert "Traceback" not in ended.err
    assert "Did you mean 'check'?" in run("chekc").err


def test_version_and_help(run: Run) -> None:
    assert re.fullmatch(r"newslint \d+\.\d+\.\d+\n", run("--version").out)
    ended = run("check", "--help")
    assert ended.code == Exit.DONE
    for row in parameters():
        assert row.field == "paths" or row.name in ended.out


@pytest.mark.parametrize("group", [(), ("rules",), ("plugins",), ("baseline",)])
def test_no_command_is_cut_short_in_the_list(run: Run, group: tuple[str, ...]) -> None:
    _, commands = run(*group, "--help").out.split("Commands:")
    assert "..." not in commands


def test_output_goes_to_a_file_whole(run: Run) -> None:
    write("a.txt", "an error")
    write("out/report.txt", "old")
    os.chmod("out/report.txt", 0o640)
    Path("link.txt").symlink_to("out/report.txt")
    ended = run("check", "a.txt", "gone.txt", "--output", "link.txt", "--format", "concise")
    assert ended.code == Exit.UNABLE
    assert ended.out == ""
    assert ended.err == "newslint: gone.txt: no such file or folder\n"
    assert "a.txt:1:4: error tolls/x" in Path("out/report.txt").read_text(encoding="utf-8")
    assert Path("out/report.txt").stat().st_mode & 0o777 == 0o640
    assert Path("link.txt").is_symlink()
    assert os.listdir("out") == ["report.txt"]


@pytest.mark.parametrize(
    "arguments",
    ["check a.txt --output ./a.txt", "check . --format json:a.txt", "check a.txt --output link.txt",
     "check a.txt --diff --output a.txt", "claims a.txt --output a.txt",
     "story a.txt b.txt --output a.txt", "check - --stdin-filename a.txt --output a.txt",
     "claims - --stdin-filename a.txt --output a.txt"],
)  # fmt: skip
def test_no_report_is_written_over_a_draft(run: Run, arguments: str) -> None:
    write("a.txt", "an error")
    write("b.txt", "an error")
    Path("link.txt").symlink_to("a.txt")
    ended = run(*arguments.split())
    assert ended.code == Exit.UNABLE
    assert "which is one of the drafts; name another file" in ended.err
    assert Path("a.txt").read_text(encoding="utf-8") == "an error"


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="standard output has no name here")
def test_standard_output_by_name_is_what_a_shell_has_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.txt", "Six.")
    command = [sys.executable, "-m", "validator", "check", "a.txt", "--isolated"]
    command += ["--output", "/dev/stdout", "--format", "concise"]
    piped = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    assert piped == b"Nothing found in 1 draft.\n"
    with open(tmp_path / "log", "wb") as log:
        for _ in range(2):
            subprocess.run(command, stdout=log, check=True)
    assert (tmp_path / "log").read_bytes() == piped * 2


def test_a_protected_file_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    write("report.txt", "old")
    # whoever may write all, as in a container, is told of no protection
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    ended = run("check", "a.txt", "--output", "report.txt")
    assert (ended.code, ended.out) == (Exit.UNABLE, "")
    assert ended.err == "newslint: cannot write report.txt: permission denied\n"
    assert Path("report.txt").read_text(encoding="utf-8") == "old"


def test_a_file_is_left_alone_when_writing_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    write("report.txt", "old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    assert run("check", "a.txt", "--output", "report.txt").code == Exit.UNABLE
    assert Path("report.txt").read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir()) == ["a.txt", "report.txt"]


@pytest.mark.parametrize(
    ("option", "environment", "colored"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    environment: dict[str, str],
    colored: bool,
) -> None:
    write("a.txt", "an error")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", "a.txt", "--color", option).out) is colored


def test_an_internal_error_shows_no_traceback(
    run: Run, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt")

    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(session, "look", fail)
    for arguments in (["check"], ["check", "a.txt", "--color=auto", "--"]):
        ended = run(*arguments)
        assert ended.code == Exit.UNABLE
        assert ended.err.startswith("newslint: internal error: ZeroDivisionError: division by zero")
        assert "Traceback" not in ended.err
    with pytest.raises(ZeroDivisionError):
        run("check", "--debug")


def test_what_is_no_exception_ends_with_2_as_well(
    run: Run, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise CancelledError

    monkeypatch.setattr(session, "look", end)
    write("a.txt")
    ended = run("check", "a.txt")
    assert ended.code == Exit.UNABLE
    assert ended.err == "newslint: internal error: CancelledError (--debug shows where)\n"


@pytest.mark.parametrize("arguments", [["check"], ["annotate"], ["rules", "list"]])
def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "open_session", interrupt)
    monkeypatch.setattr(annotate, "open_session", interrupt)
    assert main.main(arguments) == Exit.INTERRUPTED


# ---- annotate


def test_annotate(run: Run) -> None:
    write("a.txt")
    ended = run("annotate", "a.txt")
    assert ended.code == Exit.DONE
    assert json.loads(ended.out) == {
        "path": "a.txt",
        "annotations": [
            {"kind": "sentence", "start": 0, "end": 53},
            {
                "kind": "quantity", "start": 0, "end": 7, "value": 20, "low": 18, "high": None,
                "unit": None, "type": "number",
            },
            {
                "kind": "casualty", "start": 0, "end": 15, "value": 20, "low": 18, "high": 22,
                "harm": "killed", "victims": [8, 15], "stated": True,
            },
            {
                "kind": "attribution", "start": 0, "end": 52, "source": [[29, 47]],
                "cue": [[48, 52]], "content": [[0, 27]], "strength": "strong",
                "source_kind": "role",
            },
        ],
    }  # fmt: skip


def test_annotate_other_kinds_with_all_they_have(run: Run) -> None:
    write("ä.txt")
    ended = run("annotate", "--kind", "source", "--kind", "victims", "ä.txt")
    assert ended.out.isascii()
    source, victims = json.loads(ended.out)["annotations"]
    assert source["kind"] == "source"
    assert source["source_kind"] == "role"
    assert source["side"] == "unknown"
    assert source["pieces"] == [[29, 32]]
    assert victims == {"kind": "victims", "start": 8, "end": 15, "class": "people", "side": None}


def test_annotate_an_unknown_kind(run: Run) -> None:
    ended = run("annotate", "--kind", "casulty")
    assert ended == Ended(2, "", "newslint: there is no kind “casulty”; did you mean “casualty”?\n")


def test_annotate_goes_on_after_a_draft_that_fails(run: Run) -> None:
    write("a.txt", "crash")
    Path("b.txt").write_bytes(b"\0")
    write("c.txt")
    ended = run("annotate", "a.txt", "b.txt", "c.txt", "d.txt")
    assert ended.code == Exit.UNABLE
    assert [json.loads(line)["path"] for line in ended.out.splitlines()] == ["c.txt"]
    assert ended.err.splitlines() == [
        "newslint: d.txt: no such file or folder",
        "newslint: a.txt: internal error: ZeroDivisionError: division by zero",
        "newslint: b.txt: byte 0 is NUL: this looks like a binary file",
    ]
    with pytest.raises(ZeroDivisionError):
        run("annotate", "--debug", "a.txt")


# ---- rules


def test_rules_list(run: Run) -> None:
    ended = run("rules", "list")
    assert ended.code == Exit.DONE
    assert ended.out.splitlines() == [
        "error    tolls/toll-unsourced  A toll names who counted",
        "warning  words/loaded-term     No loaded words",
        "off      words/cliche          No clichés (off: its severity is off)",
        "3 rules, 1 of them off.",
    ]


def test_rules_check(run: Run, session: FakeSession) -> None:
    ended = run("rules", "check", "more.rules", "--rules", "others")
    assert ended == Ended(Exit.DONE, "3 rules read, 0 faults found.\n", "")
    assert session.asked["rule_paths"] == ("more.rules", "others")
    place = Position(1, 1, 0)
    region = Region("more.rules", place, place)
    session.faults = (Diagnostic("newslint/x", Severity.WARNING, region, "", "no bad example"),)
    ended = run("rules", "check")
    assert ended.code == Exit.FOUND
    assert ended.out.startswith("more.rules: warning: no bad example\n")


def test_rules_test(run: Run, session: FakeSession) -> None:
    ended = run("rules", "test", "--select", "toll-unsourced")
    assert ended == Ended(Exit.DONE, "7 examples of 3 rules: all as they say.\n", "")
    assert session.asked["select"] == ["toll-unsourced"]
    failure = FakeFailure(
        "tolls/toll-unsourced", "tolls.rules", 9, "a good example is reported", ("“6”: so",)
    )
    session.examples = FakeRun(3, 7, (failure,))
    ended = run("rules", "test")
    assert ended.code == Exit.FOUND
    assert ended.out.splitlines() == [
        "tolls.rules:9: tolls/toll-unsourced: a good example is reported",
        "    · “6”: so",
        "7 examples of 3 rules: 1 not as they say.",
    ]


# ---- the process

ENGINE = """
import sys, types
from validator.engine.checked import Checked
from validator.diagnostic import Diagnostic, Region, Severity
from validator.source import Position
class Session:
    suffixes, named_only, faults, rules, kinds = frozenset({".txt"}), (), (), (), {}
    rules, can_report = [types.SimpleNamespace(id="a/b", enabled=True)], True
    @property
    def reporters(self):
        from validator.reporters import newslint_reporters
        return {reporter.name: reporter for reporter in newslint_reporters()}
    own_formats = ("full", "concise", "json")
    rule_infos, profiles = {}, {}
    ids = types.SimpleNamespace(known=None, across=())
    registry = types.SimpleNamespace(
        plugins=[types.SimpleNamespace(name="x", ships=False, path=None, module=None)],
        provided={"x": (("kind", "x"),)},
        inputs={},
    )
    def checker(self, *_):
        return self
    def look(self, draft):
        if draft.data == b"wait":
            import time
            print("waiting", file=sys.stderr, flush=True)
            time.sleep(60)
        place = Position(1, 1, 0)
        message = "\\u201c\\xe9\\u201d " * 20
        found = Diagnostic("a/b", Severity.ERROR, Region("a", place, place), "", message)
        return Checked("a", (found,) * len(draft.data))
module = types.ModuleType("validator.engine.session")
module.Session, module.open_session = Session, lambda **_: Session()
sys.modules["validator.engine.session"] = module
from validator.cli.main import main
"""


def process(code: str, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """A fresh interpreter with a stand-in for the engine."""
    return subprocess.Popen(
        [sys.executable, "-c", ENGINE + code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
        **more,
    )


def test_utf8_whatever_the_locale() -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    environment = {**os.environ, **plain, "PYTHONIOENCODING": "latin-1"}
    ran = process("sys.exit(main())", "check", "-", env=environment)
    out, err = ran.communicate(b"x")
    assert ran.returncode == Exit.FOUND, err
    assert "“é”" in out.decode("utf-8")
    ran = process("sys.exit(main())", "check", "--help", env=environment)
    out, _ = ran.communicate()
    assert ran.returncode == Exit.DONE
    assert "“casualties/*”" in out.decode("utf-8")


def test_a_broken_pipe_is_quiet() -> None:
    ran = process("sys.exit(main())", "check", "-")
    assert ran.stdin
    assert ran.stdout
    assert ran.stderr
    ran.stdout.close()
    ran.stdin.write(b"x" * 5000)
    ran.stdin.close()
    assert ran.stderr.read() == b""
    assert ran.wait() == Exit.FOUND
    ran.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk() -> None:
    for arguments in (["check", "-"], ["--version"], ["--help"], ["rules", "check", "--help"]):
        ran = process(f"sys.stdout = open('/dev/full', 'w'); sys.exit(main({arguments}))")
        _, err = ran.communicate(b"x")
        assert ran.returncode == Exit.UNABLE
        assert err == b"newslint: cannot write the report: no space left on device\n"


def test_closed_streams() -> None:
    ran = process("sys.stdout = sys.stdin = None; sys.exit(main(['check', '-']))")
    assert ran.communicate()[1] == b""
    assert ran.returncode == Exit.UNABLE


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c() -> None:
    # a shell has what it runs in the background ignore the signal
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    ran = process(f"{heard}sys.exit(main())", "check", "-")
    assert ran.stdin
    assert ran.stderr
    ran.stdin.write(b"wait")
    ran.stdin.close()
    assert ran.stderr.readline() == b"waiting\n"
    ran.send_signal(signal.SIGINT)
    assert ran.wait() == Exit.INTERRUPTED
    assert ran.stderr.read() == b""
    ran.stderr.close()
    assert ran.stdout
    assert b"interrupted: 0 of 1 drafts were checked" in ran.stdout.read()
    ran.stdout.close()


def test_the_front_door_imports_little() -> None:
    code = """
import sys
there = set(sys.modules)
import validator.cli.main, validator.cli.options
validator.cli.options.parse(["a.txt", "--format", "full"])
print(*set(sys.modules) - there)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"argparse", "difflib", "importlib.metadata", "json", "pathlib", "pluggy", "typer"}
    assert not heavy & set(ran.stdout.split())


def test_a_check_imports_no_typer() -> None:
    out, _ = process("main(['check', '-']); print(*sys.modules)").communicate(b"x")
    assert not {"argparse", "pathspec", "typer"} & set(out.decode().split())
