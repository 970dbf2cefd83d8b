"""A plugin that misbehaves is named, and nothing else is lost."""

import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from desk_files import omens

from validator.containment import Contained
from validator.engine.configuration.model import Configuration
from validator.engine.deadline import Watch, time_limit
from validator.engine.discovery import Draft
from validator.engine.session import open_session
from validator.errors import MeddlingError, TimeLimitError, reason

PLUGIN = omens("""\
spans = [Omen(0, 2)]
if "mischief" in document.folded:
    BODY
return spans""")

RULES = """
pack desk "The desk's rules."

rule omen {
  severity info
  find     omen as found
  message  "an omen: “{found}”"
  good     ""
  bad      "An omen." flags "An"
}

rule martyr {
  severity error
  find     "martyred" as word
  message  "“{word}”"
  good     "He was killed."
  bad      "He was martyred." flags "martyred"
}
"""


def desk(body: str) -> None:
    Path("newslint.toml").write_text('plugins = ["omens.py"]\n', encoding="utf-8")
    Path("omens.py").write_text(PLUGIN.replace("BODY", body), encoding="utf-8")
    Path("rules").mkdir(exist_ok=True)
    Path("rules/desk.rules").write_text(RULES, encoding="utf-8")
    Path("a.txt").write_text("Here is mischief. Six were martyred.\n", encoding="utf-8")
    Path("b.txt").write_text("It is well. Six were martyred.\n", encoding="utf-8")


CHECK = ("check", "--config", "newslint.toml", "--select", "desk/*", "--format", "concise")


def test_an_error_without_words_is_told_by_its_name() -> None:
    assert reason(MemoryError()) == "MemoryError"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise ValueError('rain')", "ValueError: rain"),
        ("sys.exit(0)", "SystemExit: 0"),
        ("def f(): return f()\n            f()", "RecursionError"),
        ("return None", "checker omens: its annotate gave None, not spans"),
        (
            "document.spans('casualty')",
            'it reads casualty, and does not say so: its checker needs needs = ("casualty",)',
        ),
        ("spans = [Omen(0, 999)]", "no omen stands in a text of"),
        ("spans = [Omen(-1, 2)]", "no omen stands in a text of"),
        ("spans = [Omen(3, 2)]", "one omen ends before it begins, Omen(start=3, end=2"),
        ("spans = [Omen(3, 3)]", "one omen is empty, Omen(start=3, end=3"),
        ("spans = [Omen(0.0, 2)]", "one omen is not placed by whole numbers, Omen(start=0.0"),
        ("spans = [Omen(None, 2)]", "one omen is not placed by whole numbers, Omen(start=None"),
        ("spans = [(0, 2)]", "it gave a tuple, which is none of: omen"),
        ("spans = [Omen(0, 2, '1999')]", "omen.year is a number, not '1999'"),
        ("spans = [Omen(0, 2, None, 'dread')]", "omen.mood is a word, not 'dread'"),
        ("document.text = ''", "text of a Document cannot be changed"),
        ("document.sentences = ()", "sentences of a Document cannot be changed"),
        ("document.source.text = ''", "text of a Source cannot be changed"),
        ("document.sentences.append(1)", "'tuple' object has no attribute 'append'"),
        ("document.spans('sentence').clear()", "'tuple' object has no attribute 'clear'"),
        ("document.blocks[0] = None", "'tuple' object does not support item assignment"),
        ("os.chdir('/')", "it changed the current folder of the program"),
        ("sys.setrecursionlimit(5000)", "it changed the recursion limit of the program"),
        ("sys.path.insert(0, '.')", "it changed the sys path of the program"),
        ("sys.stdout = None", "it changed the standard output of the program"),
    ],
)
def test_one_bad_checker_loses_nothing_else(newslint: Newslint, body: str, told: str) -> None:
    desk(body)
    folder, path, limit, out = Path.cwd(), list(sys.path), sys.getrecursionlimit(), sys.stdout
    ended = newslint(*CHECK)
    assert ended.code == 2
    lines = ended.out.splitlines()
    (error,) = (line for line in lines if "newslint/internal-error" in line)
    assert error.startswith("a.txt:1:1: error newslint/internal-error ")
    assert told in error
    assert "checker omens: " in error
    assert "a.txt:1:28: error desk/martyr “martyred”" in lines
    assert "b.txt:1:1: info desk/omen an omen: “It”" in lines
    assert "b.txt:1:22: error desk/martyr “martyred”" in lines
    assert (Path.cwd(), sys.path, sys.getrecursionlimit()) == (folder, path, limit)
    assert sys.stdout is out


@pytest.mark.parametrize(
    "command", [CHECK, ("annotate", "--config", "newslint.toml", "--kind", "omen")]
)
@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("document.terms('desk.seen')", 'lexicons = ("desk.seen",)'),
        ("document.forms('desk.seen')", 'tables = ("desk.seen",)'),
    ],
)
def test_a_word_list_that_is_not_named_is_told(
    newslint: Newslint, command: tuple[str, ...], body: str, remedy: str
) -> None:
    desk(body)
    words = RULES + 'lexicon seen { "crow" }\n'
    Path("rules/desk.rules").write_text(words, encoding="utf-8")
    ended = newslint(*command)
    assert ended.code == 2
    assert "it reads desk.seen, and does not say so" in ended.out + ended.err
    assert remedy in ended.out + ended.err


def test_a_word_list_that_is_not_there_is_told(newslint: Newslint) -> None:
    desk("document.terms('desk.sene')")
    ended = newslint(*CHECK)
    assert ended.code == 2
    assert "it reads desk.sene, and no pack has a word list of that name" in ended.out


def test_spans_in_any_order_are_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk("spans = [Omen(5, 7), Omen(0, 2), Omen(0, 4)]")
    session = open_session(configuration=Configuration(plugins=(tmp_path / "omens.py",)))
    document = session.document(Draft("a.txt", b"Here is mischief."))
    assert [(omen.start, omen.end) for omen in document.spans("omen")] == [(0, 4), (0, 2), (5, 7)]


def test_what_a_checker_prints_is_in_no_report(newslint: Newslint) -> None:
    desk("print('hello')")
    ended = newslint(*CHECK[:-1], "json")
    assert "hello" not in ended.out
    assert ended.err == "hello\n"
    assert ended.code == 1


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "time.sleep(600)",
        pytest.param(
            "re.match(r'(a+)+$', 'a' * 80 + 'b')",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="no alarm breaks off C code"),
        ),
        "try:\n                time.sleep(600)\n            except Exception: time.sleep(600)",
    ],
)
def test_a_draft_that_takes_too_long_is_left(newslint: Newslint, body: str) -> None:
    desk(body)
    start = time.monotonic()
    ended = newslint(*CHECK, "--timeout", "1")
    assert time.monotonic() - start < 120
    assert ended.code == 2
    told = "this draft was not wholly checked: checker omens was stopped after 1 s (--timeout)"
    assert f"a.txt:1:1: error newslint/internal-error {told}" in ended.out
    assert "b.txt:1:22: error desk/martyr “martyred”" in ended.out


@pytest.mark.parametrize("value", ["0", "-1", "soon", "nan", "inf"])
def test_a_time_limit_that_is_none(newslint: Newslint, value: str) -> None:
    ended = newslint("check", f"--timeout={value}")
    assert ended.code == 2
    assert f"“{value}” is no time limit; write seconds as 10 or 0.5" in ended.err


# ---- the pieces


def spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


LIMITS = [pytest.param(lambda: time_limit(0.1), id="here")]
if hasattr(signal, "SIGALRM"):
    LIMITS.append(pytest.param(lambda: Watch(0.1, signal.SIGALRM), id="as on Windows"))


@pytest.mark.parametrize("make", LIMITS)
def test_a_time_limit_can_be_used_again(make: Callable[[], Any]) -> None:
    limit = make()
    for _ in range(2):
        with pytest.raises(TimeLimitError, match=re.escape("stopped after 0.1 s")), limit:
            spin(60)
        with limit:
            pass
    spin(0.3)  # outside it nothing happens


@pytest.mark.parametrize("make", LIMITS)
def test_a_time_limit_comes_again(make: Callable[[], Any]) -> None:
    limit = make()
    times = 0

    def stubborn() -> None:
        nonlocal times
        with limit:
            try:
                spin(60)
            except TimeLimitError:
                times += 1
            spin(60)

    with pytest.raises(TimeLimitError):
        stubborn()
    assert times == 1


def test_an_error_of_the_plugin_itself_goes_before_what_it_changed() -> None:
    before = sys.getrecursionlimit()

    def change(error: Exception | None) -> None:
        with Contained():
            sys.setrecursionlimit(before + 1)
            if error is not None:
                raise error

    with pytest.raises(ValueError, match="rain"):
        change(ValueError("rain"))
    assert sys.getrecursionlimit() == before
    with pytest.raises(MeddlingError, match="it changed the recursion limit of the program"):
        change(None)
    assert sys.getrecursionlimit() == before


# ---- the other hooks

FILTER = """
from validator.api import hookimpl


@hookimpl
def newslint_diagnostic(diagnostic):
    BODY
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise ValueError('rain')", "plugin omens: ValueError: rain"),
        ("return 7", "plugin omens: newslint_diagnostic gave 7, no diagnostic"),
        ("return diagnostic._replace(severity='error')", "“severity” 'error', which is no Sev"),
        ("return diagnostic._replace(severity=type(diagnostic.severity)(0))", "severity “off”"),
        ("return diagnostic._replace(message=None)", "“message” None, which is no str"),
        ("return diagnostic._replace(region=None)", "“region” None, which is no Region"),
        ("return diagnostic._replace(suggestion=5)", "“suggestion” 5, which is no str"),
        ("return diagnostic._replace(related=('x',))", "gave 'x', which is no Related"),
    ],
)
def test_a_filter_that_fails_changes_nothing(newslint: Newslint, body: str, told: str) -> None:
    desk("")
    rules = RULES.replace("omen as found", '"omen" as found')
    Path("rules/desk.rules").write_text(rules, encoding="utf-8")
    Path("omens.py").write_text(FILTER.replace("BODY", body), encoding="utf-8")
    ended = newslint(*CHECK)
    assert ended.code == 2
    assert told in ended.out
    assert "a.txt:1:28: error desk/martyr “martyred”" in ended.out.splitlines()


READER = """
from validator.api import Block, OffsetMap, Reader, Text, hookimpl


def read(source):
    BODY


@hookimpl
def newslint_readers():
    return [Reader("omens", (".omen",), read)]
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise ValueError('rain')", "ValueError: rain"),
        ("return 'prose'", "reader omens made 'prose', which is no Text"),
        ("raise IndexError('nine')", "it cannot be read: reader omens: IndexError: nine"),
        ("return Text('Six.', (Block(0, 9, 'paragraph'),))", "made a paragraph from 0 to 9, where"),
        (
            "return Text('Six.', (Block(0, 3, 'paragraph'), Block(2, 4, 'paragraph')))",
            "made a paragraph from 2 to 4, where from 3 to 4 is free",
        ),
        ("return Text('Six.', (Block(0, 4, 'paragraf'),))", "reader omens made a block “paragraf”"),
        (
            "return Text('Six.', (Block(0, 4, 'paragraph'),))",
            "made a paragraph without a number: those of the body count from 1, as Block(0, 4, ",
        ),
        ("return Text('Six.', ())", "reader omens put 'Six.' into no block"),
        (
            "return Text('Six. \\n Two.', (Block(0, 4, 'caption'),))",
            "reader omens put ' \\n Two.' into no block",
        ),
        (
            "return Text('Seven.', (Block(0, 6, 'paragraph', 1),))",
            "reader omens leads from 6 characters of prose out of a file of 4",
        ),
        (
            "return Text('Six.', (Block(0, 4, 'paragraph', 1),), offsets=OffsetMap([(0, 1)]))",
            "reader omens leads from 4 characters of prose out of a file of 4",
        ),
        ("while True: pass", "reading this was stopped after 2 s (--timeout)"),
    ],
)
def test_a_reader_that_fails_loses_its_draft_alone(
    newslint: Newslint, body: str, told: str
) -> None:
    desk("")
    Path("omens.py").write_text(READER.replace("BODY", body), encoding="utf-8")
    Path("rules/desk.rules").unlink()
    Path("c.omen").write_text("Six.", encoding="utf-8")
    options = ("--config", "newslint.toml", "--select", "honorific-dead", "--format", "concise")
    ended = newslint("check", *options, "--timeout", "2", "a.txt", "c.omen")
    assert ended.code == 2
    (line,) = (line for line in ended.out.splitlines() if line.startswith("c.omen"))
    assert told in line
    assert "martyred" in ended.out


REPORTER = """
from validator.api import Reporter, hookimpl


def render(report, style):
    BODY


@hookimpl
def newslint_reporters():
    return [Reporter("omens", "as omens", render)]
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise ValueError('rain')", "ValueError: rain"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("return None", "it made None, which is no text"),
        ("import os; os.chdir('/')", "it changed the current folder of the program"),
    ],
)
def test_a_format_that_fails_is_told_and_the_others_are_written(
    newslint: Newslint, body: str, told: str
) -> None:
    desk("")
    Path("omens.py").write_text(REPORTER.replace("BODY", body), encoding="utf-8")
    Path("rules/desk.rules").unlink()
    options = ("--config", "newslint.toml", "--select", "honorific-dead", "--format", "omens")
    ended = newslint("check", *options, "--format", "concise:report.txt")
    assert ended.code == 2
    assert ended.err.startswith(f"newslint: format omens failed: {told}")
    assert "martyred" in Path("report.txt").read_text(encoding="utf-8")


def test_a_filter_drops_and_changes(newslint: Newslint) -> None:
    desk("")
    rules = RULES.replace("omen as found", '"well" as found')
    Path("rules/desk.rules").write_text(rules, encoding="utf-8")
    body = "return None if 'martyr' in diagnostic.code else diagnostic._replace(message='changed')"
    Path("omens.py").write_text(FILTER.replace("BODY", body), encoding="utf-8")
    ended = newslint(*CHECK)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == "b.txt:1:7: info desk/omen changed"
