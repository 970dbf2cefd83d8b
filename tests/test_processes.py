"""Several processes say what one says, and lose nothing when they are stopped."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import omens

from validator.cli import progress
from validator.cli.exits import Exit
from validator.cli.progress import Progress
from validator.engine import labour
from validator.engine.crew import Crew
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.engine.labour import Hands, Labour
from validator.engine.running import Looked, run
from validator.engine.session import Session
from validator.engine.stories import Drafts

METHOD = labour.method

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the tests may have threads."""
    monkeypatch.setattr(labour, "method", lambda: "fork")


TOLL = "{} soldiers were killed in Tobruk on Monday, the army said. It was martyred.\n"


@pytest.fixture
def desk(newslint: Newslint) -> Newslint:
    """A folder of drafts, some of which fail, and two stories."""
    for number in range(12):
        folder = Path("story-one" if number < 3 else "story-two" if number < 6 else "others")
        folder.mkdir(exist_ok=True)
        copy = TOLL.format(["Six", "Nine", "At least 12"][number % 3]) * (number + 1)
        (folder / f"{number:02}.txt").write_text(copy, encoding="utf-8")
    Path("others/bad.txt").write_bytes(b"ok \xff")
    Path("others/nul.txt").write_bytes(b"\0")
    Path("others/german.md").write_text("---\nlang: de\n---\n\nSechs.\n", encoding="utf-8")
    Path("others/waived.md").write_text(
        "<!-- newslint ignore honorific-dead: so it is -->\n\nHe was martyred.\n", encoding="utf-8"
    )
    return newslint


@pytest.mark.parametrize("by", ["fork", "spawn"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("--story", "--profile", "strict", "--format", "json"),
        ("--statistics", "--format", "full:full.out"),
        ("--max-diagnostics", "3", "--format", "html"),
        ("--final", "--timeout", "60", "--format", "concise", "gone.txt"),
    ],
)
def test_several_processes_say_what_one_says(
    desk: Newslint, monkeypatch: pytest.MonkeyPatch, by: str, arguments: tuple[str, ...]
) -> None:
    if by == "spawn" and "--story" not in arguments:
        pytest.skip("what differs by the format is tried with fork")
    monkeypatch.setattr(labour, "method", lambda: by)
    asked = ("check", ".", "--isolated", "--no-cache", *arguments)
    one = desk(*asked, "--jobs", "1")
    files = [path.read_bytes() for path in Path().glob("full.out")]
    assert one.code == Exit.UNABLE
    for jobs in ("2", "3", "50"):
        assert desk(*asked, "--jobs", jobs) == one
        assert [path.read_bytes() for path in Path().glob("full.out")] == files
        if by == "spawn":
            break


def test_what_several_processes_found_is_kept(
    desk: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / ".cache"))
    asked = ("check", ".", "--isolated", "--story", "--format", "json")
    first = desk(*asked, "--jobs", "2")
    monkeypatch.setattr(Session, "checker", None)
    for path in Path("others").glob("[bn][au][dl].txt"):
        path.unlink()
    again = desk(*asked)
    assert again.code == Exit.FOUND
    assert again.out.partition('"diagnostics"')[2] == first.out.partition('"diagnostics"')[2]


def test_what_changed_is_told_by_several_processes(desk: Newslint) -> None:
    old = Path("old/others")
    old.mkdir(parents=True)
    for path in Path("others").glob("*.txt"):
        (old / path.name).write_bytes(path.read_bytes().replace(b"martyred", b"killed"))
    for path in old.glob("[bn][au][dl].txt"):
        path.unlink()
    asked = ("check", "others", "--against", "old/others", "--isolated", "--format", "full")
    assert desk(*asked, "--jobs", "2") == desk(*asked, "--jobs", "1")


PLUGIN = omens("""\
if "mischief" in document.text:
    BODY
return [Omen(0, 2)]""")
RULES = """
pack omens "Omens."

rule omen {
  severity info
  find     omen
  message  "an omen"
  good     ""
  bad      "An omen." flags "An"
}
"""


def with_plugin(body: str, drafts: int) -> tuple[str, ...]:
    Path("newslint.toml").write_text('plugins = ["omens.py"]\n', encoding="utf-8")
    Path("omens.py").write_text(PLUGIN.replace("BODY", body), encoding="utf-8")
    Path("rules").mkdir()
    Path("rules/omens.rules").write_text(RULES, encoding="utf-8")
    Path("drafts").mkdir()
    for number in range(drafts):
        Path(f"drafts/{number:02}.txt").write_text("It is well.\n", encoding="utf-8")
    Path("drafts/05.txt").write_text("It is mischief.\n", encoding="utf-8")
    return (
        "check", "drafts", "--config", "newslint.toml", "--select", "omens/*",
        "--format", "concise", "--jobs", "2",
    )  # fmt: skip


def test_a_process_that_dies_costs_one_draft(newslint: Newslint) -> None:
    asked = with_plugin("os._exit(3)", 40)
    ended = newslint(*asked)
    assert ended.code == Exit.UNABLE
    lines = ended.out.splitlines()
    assert lines[0] == "drafts/05.txt: error: the process that checked it ended (3)"
    assert [line.partition(":")[0] for line in lines[1:-1]] == [
        f"drafts/{number:02}.txt" for number in range(40) if number != 5
    ]


def test_processes_that_do_not_start_are_no_success(
    monkeypatch: pytest.MonkeyPatch, newslint: Newslint
) -> None:
    asked = with_plugin("pass", 10)

    def fail() -> Hands:
        raise MemoryError

    true = Crew.__init__

    def init(self: Crew, size: int, make: object, *rest: Any) -> None:  # noqa: ARG001
        true(self, size, fail, *rest)

    monkeypatch.setattr(Crew, "__init__", init)
    ended = newslint(*asked)
    assert ended.code == Exit.UNABLE
    assert "MemoryError" in ended.err


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_tells_what_is_known(
    newslint: Newslint,  # noqa: ARG001
    jobs: str,
) -> None:
    asked = with_plugin("open('here', 'w').close(); time.sleep(60)", 12)
    command = [sys.executable, "-m", "validator", *asked[:-1], jobs]
    ran = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # a shell has what it runs in the background ignore the signal
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    )
    until = time.monotonic() + 60
    while not Path("here").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(ran.pid, signal.SIGINT)
    out, err = ran.communicate(timeout=20)
    assert err == b""
    assert ran.returncode == Exit.INTERRUPTED
    banner, *lines = out.decode().splitlines()
    assert "newslint/interrupted" in banner
    assert "drafts were checked, and the others were not" in banner
    assert "drafts/00.txt:1:1: info omens/omen an omen" in lines
    assert not any("05.txt" in line for line in lines)
    with pytest.raises(ProcessLookupError):
        os.killpg(ran.pid, 0)


# ---- when it pays


class Spy(Labour):
    """Says how many drafts were given away."""

    given: int = 0

    def _hired(self, left: int) -> Any:
        self.given = left

        class Crowd:
            def look(self, numbers: Sequence[int]) -> Iterator[Looked]:
                return iter(Looked(n, "", Spy.nothing(n)) for n in numbers)

        return Crowd()

    @staticmethod
    def nothing(number: int) -> Any:
        from validator.report import Failure

        return Failure(str(number), "not looked at")


@pytest.mark.parametrize(
    ("seconds", "size", "jobs", "drafts", "given"),
    [
        (0.0001, 50, None, 50, False),  # small runs stay here
        (0.02, 5000, None, 100, True),
        (0.02, 5000, 1, 100, False),
        (0.02, 5000, None, 8, False),
        (0.0001, 50, 2, 5, True),  # asked for
        (0.0001, 50, 2, 1, False),
        (0.0001, 3_000_000, None, 3, True),  # much to read
    ],
)
def test_processes_are_made_when_that_pays(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    size: int,
    jobs: int | None,
    drafts: int,
    given: bool,
) -> None:
    now = [0.0]
    monkeypatch.setattr(labour, "perf_counter", lambda: now[0])
    monkeypatch.setattr(labour, "_processors", lambda: 2)

    class Checker:
        def look(self, draft: Draft) -> Any:
            now[0] += seconds
            return Spy.nothing(len(draft.data))

    paths = []
    for number in range(drafts):
        paths.append(str(tmp_path / f"{number}.txt"))
        Path(paths[-1]).write_bytes(b"x" * size)
    spy = Spy(Drafts(paths), Checker, lambda _: None, jobs)  # type: ignore[arg-type,return-value]
    outcomes = run(Drafts(paths), None, None, lambda: spy, lambda _: None)
    assert len(outcomes.found) == drafts
    assert (spy.given > 0) == given


@pytest.mark.skipif(sys.platform != "linux", reason="processes are made anew")
def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    for threads, method in (["1"], "fork"), (["1", "2"], "spawn"):
        monkeypatch.setattr(os, "listdir", lambda _, threads=threads: threads)
        assert METHOD() == method


def test_standard_input_is_read_here(session: Session, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        (tmp_path / "in").write_text("Six died.")
        with open(tmp_path / "in") as stream:
            patch.setattr(sys, "stdin", stream)
            for name in "ab":
                (tmp_path / name).write_text("Six died.")
            drafts = Drafts(["-", str(tmp_path / "a"), str(tmp_path / "b")], "in.txt")
            checker = partial(session.checker, Wanted())
            crew = Labour(drafts, checker, lambda drafts: Hands(drafts, checker()), 2)
            outcomes = run(drafts, None, None, lambda: crew, lambda _: None)
    assert getattr(outcomes.found[0], "path", "") == "in.txt"


# ---- progress


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (412, 1000, 4.85, "412 of 1,000 drafts, 85 a second, 7 s left"),
        (3, 9, 6, "3 of 9 drafts, 0.5 a second, 12 s left"),
        (100, 10_000, 1, "100 of 10,000 drafts, 100 a second, 1 min 39 s left"),
    ],
)
def test_how_far_a_run_is(done: int, total: int, seconds: float, told: str) -> None:
    assert progress.progress(done, total, seconds) == told


def test_progress_waits_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now, told = [0.0], list[str]()
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setattr(progress, "write_error", told.append)
    heard = Progress(100)
    for step in range(1, 31):
        now[0] = step / 16
        heard(step)
    assert [line.partition("K")[2].partition(" ")[0] for line in told] == [
        *map(str, range(16, 31, 2))
    ]
    heard.end()
    assert told[-1] == "\r\x1b[K"


@pytest.mark.parametrize("piped", [False, True])
def test_progress_is_for_terminals(newslint: Newslint, piped: bool) -> None:  # noqa: ARG001
    asked = with_plugin("time.sleep(1.3)", 8)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "validator", *asked[:-1], "1"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    out: Any = subprocess.PIPE if piped else theirs
    ran = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=out, stderr=theirs, env=environment
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    ran.communicate()
    os.close(ours)
    assert (b"6 of 8 drafts, " in said) != piped
    assert piped or said.rindex(b"s left") < said.rindex(b"\r\x1b[K")


# ---- --watch


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_a_check_is_done_again_when_something_changes(newslint: Newslint) -> None:
    Path("drafts").mkdir()
    Path("drafts/a.txt").write_text("He was killed.\n", encoding="utf-8")
    Path("newslint.toml").write_text('select = ["honorific-dead"]\n', encoding="utf-8")
    asked = ("drafts", "--watch", "--format", "concise", "--quiet", "--format", "json:out.txt")
    ran = subprocess.Popen(
        [sys.executable, "-m", "validator", "check", *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    )
    assert ran.stdout
    assert ran.stderr
    waiting = re.compile(rb"newslint: \d\d:\d\d:\d\d, waiting for changes; Ctrl-C ends\n")
    assert waiting.fullmatch(ran.stderr.readline())
    Path("drafts/a.txt").write_text("He was martyred.\n", encoding="utf-8")
    assert b"drafts/a.txt:1:8: error" in ran.stdout.readline()
    assert waiting.fullmatch(ran.stderr.readline())
    Path("newslint.toml").write_text(
        'select = ["honorific-dead"]\n[severity]\n"*" = "info"\n', encoding="utf-8"
    )
    assert b"drafts/a.txt:1:8: info" in ran.stdout.readline()
    assert waiting.fullmatch(ran.stderr.readline())
    ran.send_signal(signal.SIGINT)
    assert ran.wait(timeout=10) == Exit.INTERRUPTED
    assert ran.communicate() == (b"", b"")
    for arguments in (("--fix", "drafts"), ("-",)):
        ended = newslint("check", "--watch", *arguments)
        assert ended.code == Exit.UNABLE
        assert "--watch does not go with" in ended.err
