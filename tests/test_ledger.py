"""The ledger: what was published stays known, decisions go with a claim, and nothing is lost."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from commands import Ended, Newslint
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.claims.model import Amount, Claim, Voice
from validator.diagnostic import Region
from validator.errors import UsageError
from validator.ledger import database as ledgers
from validator.ledger.database import SCHEMA, opened
from validator.ledger.looking import find, marks, standings
from validator.ledger.recording import Filed, mark, record
from validator.source import Position

SIX = "Six soldiers were killed in the strike, the army said."
EIGHT = "Eight soldiers were killed in the strike, the army said."
HOMES = "The raid destroyed 310 homes, the mayor said."


def draft(name: str, *sentences: str, story: str = "dam", date: str = "2020-02-03") -> None:
    head = f"---\nstory: {story}\ndate: {date}\n---\n\n"
    Path(name).write_text(head + "\n\n".join(sentences) + "\n", encoding="utf-8")


def told(newslint: Newslint, *arguments: str) -> list[tuple[str, str, str]]:
    """What `check` says of the ledger: rule, severity and words, by place."""
    ended = newslint("check", "--format", "json", *arguments)
    return [
        (found["rule"].removeprefix("newslint/"), found["severity"], found["text"])
        for found in json.loads(ended.out)["diagnostics"]
        if found["rule"].startswith("newslint/")
    ]


def ids(newslint: Newslint, *arguments: str) -> dict[str, str]:
    """The ids of the claims of a sheet, by their words."""
    sheet = json.loads(newslint("claims", "--format", "json", *arguments).out)
    return {claim["text"]: claim["id"] for one in sheet["drafts"] for claim in one["claims"]}


# ---- what is recorded


def test_claims_are_added_and_known_again(newslint: Newslint) -> None:
    draft("a.md", SIX, HOMES)
    assert newslint("claims", "--ledger", "l.db", "a.md").err == (
        "l.db: 2 claims of 1 draft recorded, 2 new\n"
    )
    draft("a.md", "A new first sentence.", SIX)
    assert newslint("claims", "--ledger", "l.db", "a.md").err == (
        "l.db: 1 claim of 1 draft recorded, 0 new, 1 no more in their draft\n"
    )
    draft("b.md", HOMES)
    assert newslint("claims", "--ledger", "l.db").err == (
        "l.db: 2 claims of 2 drafts recorded, 0 new\n"
    )


def test_what_a_draft_has_no_more_stays_known(newslint: Newslint) -> None:
    draft("a.md", SIX, HOMES)
    known = ids(newslint, "--ledger", "l.db", "a.md")
    draft("a.md", SIX)
    newslint("claims", "--ledger", "l.db", "a.md")
    gone = json.loads(
        newslint("claims", "history", known["310"], "--ledger", "l.db", "--format", "json").out
    )
    assert gone["claim"]["sentence"] == HOMES
    assert [place["gone"] is None for place in gone["places"]] == [False]
    draft("a.md", SIX, HOMES)
    newslint("claims", "--ledger", "l.db", "a.md")
    back = json.loads(
        newslint("claims", "history", known["310"], "--ledger", "l.db", "--format", "json").out
    )
    assert [place["gone"] is None for place in back["places"]] == [True]


def test_the_ledger_moves_with_its_drafts(newslint: Newslint) -> None:
    os.mkdir("desk")
    draft("desk/a.md", SIX)
    newslint("claims", "--ledger", "desk/l.db", "desk/a.md")
    os.rename("desk", "moved")
    os.chdir("moved")
    draft("a.md", EIGHT)
    assert ("differs-from-published", "warning", "Eight soldiers") in told(
        newslint, "--ledger", "l.db", "a.md"
    )
    os.chdir("..")


def test_standard_input_is_recorded_by_its_name_alone(
    newslint: Newslint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "in").write_text(SIX, encoding="utf-8")
    with open(tmp_path / "in", encoding="utf-8") as given_text:
        monkeypatch.setattr("sys.stdin", given_text)
        ended = newslint("claims", "--ledger", "l.db", "-")
    assert ended.code == 2
    assert "--stdin-filename" in ended.err


_WORDS = st.text("abc\ud800 é", min_size=1, max_size=4)
_ENDS = st.sampled_from([0, 6, 2.5, 10**30, float("inf")])


@st.composite
def _claims(draw: st.DrawFn) -> list[Claim]:
    names = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6))
    found = []
    for name in names:
        place = draw(st.integers(0, 50))
        region = Region("x.md", Position(1, place + 1, place), Position(1, place + 2, place + 1))
        words, low = draw(_WORDS), draw(_ENDS)
        found.append(
            Claim(
                name * 12,
                "toll",
                region,
                words,
                words,
                1,
                "paragraph",
                draw(st.sampled_from([None, Amount(None, low, low, "km")])),
                ("killed",),
                draw(st.sampled_from([None, Voice(words, "role", None, None)])),
                None,
                "sourced",
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a.md", "b.md"]), _claims()), max_size=6))
def test_a_ledger_holds_the_last_versions_and_forgets_nothing(
    tmp_path_factory: pytest.TempPathFactory, versions: list[tuple[str, list[Claim]]]
) -> None:
    path = str(tmp_path_factory.mktemp("ledger") / "l.db")
    last: dict[str, set[str]] = {}
    ever: set[tuple[str, str]] = set()
    with opened(path, make=True) as database:
        for name, claims in versions:
            record(database, [Filed(name, "s", None, b"copy", claims)])
            last[name] = {claim.id for claim in claims}
            ever |= {(name, claim.id) for claim in claims}
        for name in "abcdefgh":
            places = standings(database, name * 12)
            assert {(one.path, name * 12) for one in places} == {e for e in ever if e[1][0] == name}
            for one in places:
                assert (one.gone is None) == (name * 12 in last[one.path])


# ---- decisions


@pytest.fixture
def six(newslint: Newslint) -> str:
    """The id of the six soldiers, published in a.md."""
    draft("a.md", SIX, HOMES)
    return ids(newslint, "--ledger", "l.db", "a.md")["Six soldiers"]


def decide(newslint: Newslint, claim: str, state: str, *more: str) -> Ended:
    return newslint(
        "claims",
        "mark",
        claim,
        state,
        "--by",
        "Jana Roe",
        "--note",
        "the hospital",
        "--ledger",
        "l.db",
        *more,
    )


def test_a_mark_goes_with_its_claim_into_the_next_draft(newslint: Newslint, six: str) -> None:
    decide(newslint, six, "verified", "--until", "2999-01-01")
    draft("next.md", "A new first sentence.", SIX)
    sheet = json.loads(newslint("claims", "--ledger", "l.db", "--format", "json", "next.md").out)
    (claim,) = sheet["drafts"][0]["claims"]
    assert claim["mark"]["state"] == "verified"
    assert claim["mark"]["person"] == "Jana Roe"
    assert claim["mark"]["until"] == "2999-01-01"
    assert claim["mark"]["note"] == "the hospital"
    assert told(newslint, "--ledger", "l.db", "next.md") == []


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "html"])
def test_every_sheet_shows_marks_and_ids(newslint: Newslint, six: str, form: str) -> None:
    decide(newslint, six, "verified")
    out = newslint("claims", "--ledger", "l.db", "--format", form, "a.md").out
    assert "verified" in out
    assert "Jana Roe" in out
    assert six in out


@pytest.mark.parametrize(
    ("state", "sentence", "expected"),
    [
        ("withdrawn", SIX, [("claim-withdrawn", "error", "Six soldiers")]),
        ("disputed", SIX, [("claim-disputed", "warning", "Six soldiers")]),
        ("verified", SIX, []),
        ("open", SIX, []),
        # doubt goes with the claim into another sentence, trust does not
        (
            "withdrawn",
            "The strike killed six troops, the army said.",
            [("claim-withdrawn", "warning", "six troops")],
        ),
        ("verified", "The strike killed six troops, the army said.", []),
        # what was withdrawn is compared with nothing
        ("withdrawn", EIGHT, []),
        ("verified", EIGHT, [("differs-from-published", "warning", "Eight soldiers")]),
    ],
)
def test_what_was_decided_is_told(
    newslint: Newslint, six: str, state: str, sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert decide(newslint, six, state).code == 0
    draft("next.md", sentence)
    assert told(newslint, "--ledger", "l.db", "next.md") == expected


def test_the_last_decision_counts_and_all_are_kept(newslint: Newslint, six: str) -> None:
    for state in ("disputed", "withdrawn", "verified"):
        decide(newslint, six, state)
    assert told(newslint, "--ledger", "l.db", "a.md") == []
    out = newslint("claims", "history", six, "--ledger", "l.db").out
    assert [word for word in ("disputed", "withdrawn", "verified") if word in out] == [
        "disputed", "withdrawn", "verified",
    ]  # fmt: skip
    assert "a.md:" in out


def test_a_decision_ends_with_its_day(newslint: Newslint, six: str) -> None:
    with opened("l.db") as database:
        mark(database, six, "verified", "Jana Roe", "two doctors", "2020-02-04")
    assert told(newslint, "--ledger", "l.db", "a.md") == [
        ("verification-over", "info", "Six soldiers")
    ]
    with opened("l.db") as database:
        mark(database, six, "withdrawn", "Jana Roe", "counted twice", "2020-02-04")
    assert told(newslint, "--ledger", "l.db", "a.md") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verifed",), "did you mean “verified”"),
        (("verified", "--until", "2020-01-01"), "over already"),
        (("verified", "--until", "tomorrow"), "is no date"),
        (("verified", "--note", " "), "says how it is known"),
        (("verified", "--ledger", "other.db"), "there is no ledger other.db"),
    ],
)
def test_what_cannot_be_decided(
    newslint: Newslint, six: str, arguments: Sequence[str], said: str
) -> None:
    ended = decide(newslint, six, *arguments)
    assert ended.code == 2
    assert said in ended.err
    with opened("l.db") as database:
        assert marks(database, [six], "2020-02-03") == {}


def test_an_id_may_be_cut_but_not_ambiguous(newslint: Newslint, six: str) -> None:
    assert decide(newslint, six[:6], "verified").code == 0
    with opened("l.db") as database, ledgers.writing(database):
        database.execute(
            "INSERT INTO claim (id, kind, text, sentence, thing) "
            "VALUES (?, 'toll', 'x', 'x', '[]')",
            (f"{six[:6]}zzzzzz",),
        )
    ended = decide(newslint, six[:6], "verified")
    assert ended.code == 2
    assert "several claims" in ended.err
    assert decide(newslint, six, "verified").code == 0
    assert decide(newslint, "12345678", "verified").code == 2


# ---- a draft and what was published


def test_a_draft_is_compared_with_its_own_earlier_version(newslint: Newslint, six: str) -> None:
    draft("a.md", EIGHT, HOMES.replace("310", "450"))
    ended = newslint("check", "--ledger", "l.db", "--format", "json", "a.md")
    found = [d for d in json.loads(ended.out)["diagnostics"] if d["rule"].startswith("newslint/")]
    assert [d["text"] for d in found] == ["Eight soldiers", "450"]
    (place,) = found[0]["related"]
    assert place["path"].startswith("a (published 20")
    assert place["path"].endswith(").md")
    assert place["start"]["line"] == 6
    assert six in found[0]["suggestion"]


@pytest.mark.parametrize(
    ("sentence", "story", "expected"),
    [
        (EIGHT, "dam", ["differs-from-published"]),
        # another story, an interval that fits, a change that is told, another day's toll
        (EIGHT, "other", []),
        ("At least six soldiers were killed in the strike, the army said.", "dam", []),
        (
            "The number of soldiers killed in the strike had risen to eight, the army said.",
            "dam",
            [],
        ),
        # another party counts otherwise
        (
            "Eight soldiers were killed in the strike, the Red Cross said.",
            "dam",
            ["published-otherwise"],
        ),
    ],
)
def test_a_draft_is_compared_with_others_of_its_story(
    newslint: Newslint, six: str, sentence: str, story: str, expected: list[str]
) -> None:
    assert six
    draft("next.md", sentence, story=story)
    assert [rule for rule, _, _ in told(newslint, "--ledger", "l.db", "next.md")] == expected


def test_a_name_that_is_no_utf8_is_known_again(newslint: Newslint) -> None:
    name = os.fsdecode(b"a\xff.txt")
    try:
        Path(name).write_text("Six soldiers were killed, the army said.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    assert newslint("claims", "--ledger", "l.db", name).code == 0
    Path(name).write_text("Eight soldiers were killed, the army said.\n", encoding="utf-8")
    ended = newslint("check", "--ledger", "l.db", name, "--format", "concise")
    assert "newslint/differs-from-published" in ended.out
    assert "not compared" not in ended.out


def test_a_draft_that_is_checked_too_speaks_for_itself(newslint: Newslint, six: str) -> None:
    assert six
    draft("a.md", EIGHT)
    draft("next.md", EIGHT)
    found = json.loads(newslint("check", "--ledger", "l.db", "--format", "json").out)
    assert [d["path"] for d in found["diagnostics"] if d["rule"].startswith("newslint/")] == [
        "a.md"
    ]


def test_a_configured_ledger_is_compared_with_and_not_written(newslint: Newslint, six: str) -> None:
    assert six
    Path("newslint.toml").write_text('ledger = "l.db"\n', encoding="utf-8")
    before = Path("l.db").read_bytes()
    draft("next.md", EIGHT)
    assert [rule for rule, _, _ in told(newslint, "next.md")] == ["differs-from-published"]
    assert newslint("claims", "next.md").code == 0
    assert Path("l.db").read_bytes() == before
    fixed = newslint("check", "--fix", "next.md")
    assert "not compared with l.db" in fixed.err
    assert newslint("check", "--fix", "--ledger", "l.db", "next.md").code == 2


def test_a_story_of_files_that_are_named_has_no_name_in_the_ledger(newslint: Newslint) -> None:
    for name, sentence in (("a.txt", SIX), ("b.txt", "The road was shut.")):
        Path(name).write_text(sentence, encoding="utf-8")
    newslint("claims", "--story", "--ledger", "l.db", "a.txt", "b.txt")
    for name in ("c.txt", "d.txt"):  # another story, another day
        Path(name).write_text(EIGHT, encoding="utf-8")
    assert told(newslint, "--story", "--ledger", "l.db", "c.txt", "d.txt") == []


def test_a_story_that_is_a_folder_is_known_again(newslint: Newslint) -> None:
    os.mkdir("dam")
    Path("dam/a.txt").write_text(SIX, encoding="utf-8")
    newslint("claims", "--story", "--ledger", "l.db", "dam")
    Path("dam/b.txt").write_text(EIGHT, encoding="utf-8")
    os.remove("dam/a.txt")
    found = told(newslint, "--story", "--ledger", "l.db", "./dam")
    assert [rule for rule, _, _ in found] == ["differs-from-published"]


# ---- what goes wrong


def many(number: int) -> list[Filed]:
    """Drafts with 40 claims each."""
    place = Region("x", Position(1, 1, 0), Position(1, 2, 1))
    drafts = []
    for one in range(number):
        claims = [
            Claim(
                f"{number:04}{one:04}{claim:04}", "toll", place, "six", "a sentence " * 20, 1,
                "paragraph", None, (), None, None, "unsourced",
            )
            for claim in range(40)
        ]  # fmt: skip
        drafts.append(Filed(f"{number}-{one}.md", None, None, os.urandom(2000), claims))
    return drafts


def sound(path: str) -> int:
    """How many claims a ledger has that is whole."""
    with opened(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return int(database.execute("SELECT count(*) FROM claim").fetchone()[0])


def test_many_may_write_at_once(tmp_path: Path) -> None:
    """Each of several processes makes the ledger, or finds it made, and loses nothing."""
    program = (
        "import sys; from test_ledger import many, opened, record\n"
        "number = int(sys.argv[1])\n"
        "for one in many(number):\n"
        "    with opened('l.db', make=True) as database: record(database, [one])\n"
    )
    running = [_python(program, str(number), folder=tmp_path) for number in (5, 6, 7, 8)]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert sound(str(tmp_path / "l.db")) == 40 * (5 + 6 + 7 + 8)


def test_a_process_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with opened(path, make=True) as database:
        record(database, many(3))
    program = (
        "import time; from test_ledger import many, opened, record\n"
        "def endless():\n"
        "    yield from many(50)\n"
        "    print('written', flush=True); time.sleep(60)\n"
        "with opened('l.db') as database:\n"
        "    database.execute('PRAGMA cache_size = 5')\n"  # so that pages are written at once
        "    record(database, endless())\n"
    )
    process = _python(program, folder=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    before = os.path.getsize(path)
    process.kill()
    process.communicate()
    assert before > 1_000_000, "nothing had been written when it was killed"
    assert sound(path) == 120
    with opened(path) as database:
        record(database, many(4))
    assert sound(path) == 280


def _python(program: str, *arguments: str, folder: Path) -> "subprocess.Popen[str]":
    here = str(Path(__file__).parent)
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": here},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_full_disk_is_told_and_nothing_is_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "l.db")
    with opened(path, make=True) as database:
        record(database, many(3))
    connect = sqlite3.connect

    def little(*arguments: object, **named: object) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*arguments, **named)  # type: ignore[call-overload]
        made.execute("PRAGMA max_page_count = 40")  # SQLite says what it says of a full disk
        return made

    monkeypatch.setattr(sqlite3, "connect", little)
    with pytest.raises(UsageError, match="the disk is full"), opened(path) as database:
        record(database, many(50))
    monkeypatch.undo()
    assert sound(path) == 120


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on the size of files")
def test_a_file_that_may_not_grow_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "l.db")
    with opened(path, make=True) as database:
        record(database, many(3))
    program = (
        "import resource, sys; from test_ledger import many, opened, record, UsageError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n"
        "    with opened('l.db') as database: record(database, many(50))\n"
        "except UsageError as error: print(error)\n"
    )
    out, err = _python(program, folder=tmp_path).communicate(timeout=120)
    assert "the ledger l.db" in out, err
    assert sound(path) == 120


def test_who_waits_too_long_is_told(
    newslint: Newslint, six: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "PATIENCE", 0.05)
    with opened("l.db") as database, ledgers.writing(database):
        draft("b.md", EIGHT)
        for command in (("claims", "--ledger", "l.db", "b.md"),):
            ended = newslint(*command)
            assert ended.code == 2
            assert "another program has held the ledger l.db" in ended.err
        assert decide(newslint, six, "verified").code == 2
    with opened("l.db") as database:
        assert marks(database, [six], "2020-02-03") == {}


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    database.close()


def _of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE bookmarks (address TEXT)")
    database.close()


def _damaged(path: Path) -> None:
    """Whole pages behind the first are no pages."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_newer, f"is of version {SCHEMA + 1}, and this newslint knows {SCHEMA}"),
        (_of_another_program, "is the database of another program"),
        (_damaged, "is damaged"),
        (_cut, "is damaged"),
        (lambda path: path.write_bytes(b"A draft, and no ledger at all.\n" * 99), "is damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_told_and_left_as_it_is(
    newslint: Newslint, six: str, spoil: Callable[[Path], object], said: str
) -> None:
    path = Path("l.db")
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    for ended in (
        newslint("claims", "--ledger", "l.db", "a.md"),
        newslint("check", "--ledger", "l.db", "a.md"),
        newslint("claims", "history", six, "--ledger", "l.db"),
        decide(newslint, six, "verified"),
    ):
        assert ended.code == 2
        assert said in ended.err
        assert "Traceback" not in ended.err
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("command", ["check", "mark", "history"])
def test_a_ledger_that_is_not_there_is_not_made_by_who_looks(
    newslint: Newslint, command: str
) -> None:
    draft("a.md", SIX)
    given_words = {
        "check": ("check", "a.md"),
        "mark": ("claims", "mark", "1234", "verified", "--note", "x", "--by", "y"),
        "history": ("claims", "history", "1234"),
    }[command]
    ended = newslint(*given_words, "--ledger", "typo.db")
    assert ended.code == 2
    assert "there is no ledger typo.db" in ended.err
    assert not os.path.exists("typo.db")


def test_an_empty_file_becomes_a_ledger_only_for_who_records(newslint: Newslint) -> None:
    draft("a.md", SIX)
    Path("l.db").touch()
    assert newslint("check", "--ledger", "l.db", "a.md").code == 2
    assert newslint("claims", "--ledger", "l.db", "a.md").code == 0
    assert newslint("check", "--ledger", "l.db", "a.md").code != 2


def test_a_draft_that_cannot_be_read_is_told_and_the_others_are_recorded(
    newslint: Newslint,
) -> None:
    draft("a.md", SIX)
    Path("b.md").write_bytes(b"\xff\xfe\x00")
    ended = newslint("claims", "--ledger", "l.db")
    assert ended.code == 2
    assert "1 claim of 1 draft recorded" in ended.err
    assert "b.md" in ended.err
    with opened("l.db") as database:
        assert len(find(database, "")) == 1


def test_check_without_a_ledger_does_not_load_sqlite(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SIX, encoding="utf-8")
    program = (
        "import sys; from validator.cli.main import main\n"
        "main(['check', '--isolated', 'a.md'])\n"
        "print('sqlite3' in sys.modules)\n"
    )
    out, err = _python(program, folder=tmp_path).communicate(timeout=120)
    assert out.endswith("False\n"), err
