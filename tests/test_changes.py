"""--changed and --against: only what is new, by the words of sentences."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from commands import Newslint
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.engine.discovery import Draft
from validator.engine.revisions.changes import Earlier
from validator.engine.session import Session
from validator.engine.sieve import Sieve

RULE = "casualties/casualty-unattributed"
SIX, TWO = "Six people were injured.", "Two people were injured."
CALM = "The sea was calm, and the ferry came in on time."


def told(newslint: Newslint, *arguments: str, rule: str = RULE) -> list[tuple[str, int]]:
    ended = newslint("check", "--select", rule, "--format", "json", *arguments)
    assert ended.code in (0, 1), ended.err
    return [(d["path"], d["start"]["line"]) for d in json.loads(ended.out)["diagnostics"]]


class Repository:
    """A git repository in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self("init", "-q", "-b", "main", ".")

    def __call__(self, *arguments: str) -> str:
        identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
        clean = {n: v for n, v in os.environ.items() if not n.startswith("GIT_")}
        ran = subprocess.run(
            ["git", "-C", str(self.root), *identity, *arguments],
            check=True,
            capture_output=True,
            env={**clean, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        )
        return ran.stdout.decode()

    def commit(self, **drafts: str) -> None:
        for name, text in drafts.items():
            self.write(name, text)
        self("add", "-A")
        self("commit", "-q", "-m", "x")

    def write(self, name: str, text: str) -> Path:
        path = self.root / (name if "." in name else f"{name}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path


@pytest.fixture
def git(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


class TestChanged:
    @pytest.mark.parametrize(
        ("before", "after", "left"),
        [
            (f"{SIX}\n", f"{SIX}\n", []),
            (f"{SIX}\n", f"{CALM}\n\n{SIX}\n", []),
            (f"{SIX}\n\n{CALM}\n", f"{CALM}\n\n{SIX}\n", []),
            (f"{SIX}\n", f"\ufeff{SIX}\r\n\r\n{TWO}\r\n", [3]),
            (f"{SIX}\n", f"{SIX} {TWO}\n", [1]),
            (f"{SIX}\n", f"{SIX}\n\n{SIX}\n", [3]),
            (f"{SIX}\n", "Seven people were injured.\n", [1]),
            # the source is gone, so that the next sentence stands without one
            (f"“It is over,” he said. {CALM}\n\n{SIX}\n", f"{CALM}\n\n{SIX}\n", []),
        ],
    )
    def test_sentences_that_changed(
        self, newslint: Newslint, git: Repository, before: str, after: str, left: list[int]
    ) -> None:
        git.commit(a=before)
        git.write("a", after)
        assert [line for _, line in told(newslint, "--changed")] == left

    def test_a_finding_that_a_change_elsewhere_makes(
        self, newslint: Newslint, git: Repository
    ) -> None:
        rule = "consistency/figure-conflict-inside"
        before = "Six people were injured.\n"
        after = "Eight people were injured.\n"
        git.commit(a=f"{CALM}\n\n{after}")
        git.write("a", f"{before}\n{after}")
        (found,) = told(newslint, "--changed", rule=rule)
        assert found == ("a.txt", 3)

    def test_what_was_taken_away_matters(self, newslint: Newslint, git: Repository) -> None:
        rule = "time/relative-day-undated"
        day = "He spoke on Monday.\n"
        git.commit(a=f"ANKARA, Feb. 4, 2020 - It rained.\n\n{day}")
        git.write("a", f"It rained.\n\n{day}")
        assert (("a.txt", 3) in told(newslint, "--changed", rule=rule)) == (
            ("a.txt", 3) in told(newslint, rule=rule)
        )

    def test_the_last_of_many_that_are_told_once(self, newslint: Newslint, git: Repository) -> None:
        rule = "time/relative-day-undated"
        days = "".join(f"Speaker {n} came on Monday.\n\n" for n in range(40))
        git.commit(a=days)
        assert told(newslint, "--changed", rule=rule) == []
        git.write("a", f"{days}The mayor left on Monday.\n")
        assert told(newslint, "--changed", rule=rule) == [("a.txt", 1)]
        git.write("a", days.replace("\n\n", "\n\n\n"))
        assert told(newslint, "--changed", rule=rule) == []

    def test_untracked_files_are_new(self, newslint: Newslint, git: Repository) -> None:
        git.commit(a=CALM)
        git.write("b", f"{SIX}\n")
        assert told(newslint, "--changed") == [("b.txt", 1)]

    def test_renamed_files_are_not(self, newslint: Newslint, git: Repository) -> None:
        git.commit(a=f"{CALM}\n\n{SIX}\n")
        (git.root / "a.txt").unlink()
        git.write("deep/b.md", f"{CALM}\n\n{SIX}\n\n{TWO}\n")
        assert told(newslint, "--changed") == [("deep/b.md", 5)]

    def test_a_copy_is_new(self, newslint: Newslint, git: Repository) -> None:
        git.commit(a=f"{CALM}\n\n{SIX}\n")
        git.write("b", f"{CALM}\n\n{SIX}\n")
        assert told(newslint, "--changed") == [("b.txt", 3)]

    @pytest.mark.parametrize("name", ["a b.txt", "a\nb.txt", "ä “b”.txt", "-a.txt", "a\tb.txt"])
    def test_any_name(self, newslint: Newslint, git: Repository, name: str) -> None:
        git.commit(**{f"dr afts/{name}": f"{SIX}\n"})
        assert told(newslint, "dr afts", "--changed") == []
        git.write(f"dr afts/{name}", f"{SIX}\n\n{TWO}\n")
        assert [line for _, line in told(newslint, "dr afts", "--changed")] == [3]

    def test_since_a_branch(self, newslint: Newslint, git: Repository) -> None:
        """Since the branches parted: what the other one did meanwhile is not ours."""
        git.commit(a=f"{CALM}\n", b=f"{SIX}\n")
        git("switch", "-q", "-c", "desk")
        git.commit(a=f"{CALM}\n\n{TWO}\n")
        git("switch", "-q", "main")
        git.commit(b="It rained.\n")
        git("switch", "-q", "desk")
        assert told(newslint, "--changed", "main") == [("a.txt", 3)]
        assert told(newslint, "--changed=main", ".") == [("a.txt", 3)]
        assert told(newslint, "--changed") == []
        assert told(newslint, "--changed", "a.txt", "b.txt") == []

    def test_before_the_first_commit(self, newslint: Newslint, git: Repository) -> None:
        git.write("a", f"{SIX}\n")
        assert told(newslint, "--changed") == [("a.txt", 1)]

    def test_the_report_says_since_when(self, newslint: Newslint, git: Repository) -> None:
        git.commit(a=f"{SIX}\n")
        ended = newslint("check", "--select", RULE, "--changed")
        commit = git("rev-parse", "HEAD")[:7]
        assert "Nothing found in 1 draft, 1 not new." in ended.out
        assert f"Told is only what is new since HEAD ({commit}): in no draft." in ended.out

    def test_standard_input(
        self, newslint: Newslint, git: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git.commit(a=f"{SIX}\n")
        with git.write("b", f"{SIX}\n\n{TWO}\n").open() as given:
            monkeypatch.setattr("sys.stdin", given)
            found = told(newslint, "-", "--stdin-filename", "a.txt", "--changed")
        assert found == [("a.txt", 3)]
        ended = newslint("check", "-", "--changed")
        assert ended.code == 2
        assert "--stdin-filename" in ended.err

    def test_a_hook_of_another_repository(
        self, newslint: Newslint, git: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git.commit(a=f"{SIX}\n")
        monkeypatch.setenv("GIT_DIR", "/nowhere")
        monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
        assert told(newslint, "--changed") == []

    def test_nothing_that_a_repository_names_is_run(
        self, newslint: Newslint, git: Repository
    ) -> None:
        git.commit(a=f"{SIX}\n", **{".gitattributes": "*.txt filter=evil diff=evil\n"})
        trap = f"touch {git.root / 'sprung'}"
        for key in ("filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv"):
            git("config", key, trap)
        git("config", "core.fsmonitor", trap)
        git("config", "diff.external", trap)
        git.write("a", f"{SIX}\n\n{TWO}\n")
        assert told(newslint, "--changed") == [("a.txt", 3)]
        assert newslint("waivers").code == 0
        assert not (git.root / "sprung").exists()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--changed=nowhere",), "“nowhere” is neither a file nor a revision"),
            (("--changed", "nowhere"), "“nowhere” is neither a file nor a revision"),
            (("--changed=--output=x",), "“--output=x” is no revision"),
            (("--changed", "--against", "a.txt"), "both say what is new"),
        ],
    )
    def test_what_cannot_be_told(
        self, newslint: Newslint, git: Repository, arguments: tuple[str, ...], said: str
    ) -> None:
        git.commit(a=f"{SIX}\n")
        ended = newslint("check", *arguments)
        assert ended.code == 2
        assert said in ended.err

    def test_histories_without_a_common_commit(self, newslint: Newslint, git: Repository) -> None:
        git.commit(a=f"{SIX}\n")
        git("switch", "-q", "--orphan", "other")
        git.commit(a=f"{TWO}\n")
        ended = newslint("check", "--changed", "main")
        assert ended.code == 2
        assert "have no commit in common" in ended.err

    def test_outside_a_repository(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SIX)
        ended = newslint("check", "--changed")
        assert ended.code == 2
        assert "a.txt is in no git repository" in ended.err
        assert "--against" in ended.err

    def test_without_git(
        self, newslint: Newslint, git: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git.commit(a=f"{SIX}\n")
        monkeypatch.setenv("PATH", str(git.root))
        ended = newslint("check", "--changed")
        assert ended.code == 2
        assert "git cannot be run: it is not installed" in ended.err


class TestAgainst:
    def test_another_draft_in_another_format(self, newslint: Newslint, tmp_path: Path) -> None:
        (tmp_path / "old.html").write_text(f"<p>{CALM}</p><p>He said “no”. {SIX}</p>", "utf-8")
        (tmp_path / "a.md").write_text(f'He said "no". {SIX}\n\n{TWO}\n\n*{CALM}*\n', "utf-8")
        assert told(newslint, "a.md", "--against", "old.html") == [("a.md", 3)]

    def test_folders(self, newslint: Newslint, tmp_path: Path) -> None:
        for name, text in {
            "old/a.txt": SIX,
            "old/b.txt": TWO,
            "old/c.txt": f"{CALM}\n\n{SIX}",
            "new/a.md": f"{SIX}\n\n{TWO}",
            "new/b.txt": TWO,
            "new/d.txt": f"{CALM}\n\n{SIX}",
            "new/e.txt": "Ten people were injured.",
        }.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text + "\n", "utf-8")
        assert told(newslint, "new", "--against", "old") == [("new/a.md", 3), ("new/e.txt", 1)]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("a.txt", "--against", "none.txt"), "cannot read none.txt: no such file"),
            (("a.txt", "b.txt", "--against", "a.txt"), "is one draft, and 2 are checked"),
            (("a.txt", "--against", "bad.txt"), "cannot read bad.txt"),
            (("a.txt", "--against", "empty"), "nothing to read here"),
        ],
    )
    def test_what_cannot_be_compared(
        self, newslint: Newslint, tmp_path: Path, arguments: tuple[str, ...], said: str
    ) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(SIX)
        (tmp_path / "bad.txt").write_bytes(b"\xff")
        (tmp_path / "empty").mkdir()
        ended = newslint("check", *arguments)
        assert ended.code == 2
        assert said in ended.err


def test_the_order_of_things(newslint: Newslint, git: Repository) -> None:
    """Waivers, then the baseline, then what is new: each sees what the one before it left."""
    git.commit(a=f"{SIX}\n\n{TWO}\n\nTen people were injured.\n")
    newslint("waive", "a.txt:1", RULE, "--reason", "Memo 14.")
    newslint("baseline", "write")
    git.write("a", f"{SIX}\n\n{TWO}\n\n{TWO}\n\nTen people were injured.\n\nNine were hurt.\n")
    ended = newslint("check", "--select", RULE, "--changed", "--baseline", "newslint-baseline.json")
    assert "1 waived, 2 in the baseline" in ended.out
    assert ended.code == 1


# ---- sentences

PARAGRAPHS = [
    f"{CALM} {SIX}",
    TWO,
    "“It was loud,” she said. Nine people were killed.",
    "It rained.",
    f"{SIX} It was over soon.",
]
orders = st.permutations(range(len(PARAGRAPHS)))


slow = settings(deadline=None, max_examples=40)


@pytest.fixture(scope="module")
def tolls(session: Session) -> Session:
    """A session in which one rule is on."""
    return session.trying({RULE})


def check(tolls: Session, now: str, before: str | None, path: str = "a.txt") -> list[str]:
    """The words that are reported of a text, held against an earlier one."""
    old = None if before is None else Draft(path, before.encode())
    earlier = Earlier("then", lambda _: old, lambda: ())
    report = tolls.check([Draft(path, now.encode())], sieve=Sieve(earlier=earlier))
    return [found.text for found in report.diagnostics]


@slow
@given(orders, orders)
def test_a_paragraph_that_moved_is_not_new(
    tolls: Session, before: list[int], after: list[int]
) -> None:
    old, new = ("\n\n".join(PARAGRAPHS[n] for n in order) for order in (before, after))
    assert check(tolls, new, old) == []


@slow
@given(st.lists(st.sampled_from(["It rained.", CALM, "", "*** "]), max_size=4), st.integers(0, 4))
def test_fingerprints_survive_paragraphs_put_in(tolls: Session, added: list[str], at: int) -> None:
    def prints(paragraphs: list[str]) -> list[str]:
        text = "\n\n".join(paragraphs).encode()
        return [d.fingerprint for d in tolls.check([Draft("a.txt", text)]).diagnostics]

    changed = [*PARAGRAPHS[:at], *added, *PARAGRAPHS[at:]]
    assert len(set(prints(changed))) == len(prints(PARAGRAPHS)) > 2
    assert prints(changed) == prints(PARAGRAPHS)


@slow
@given(orders, st.integers(0, 4))
def test_one_sentence_that_is_new(tolls: Session, order: list[int], at: int) -> None:
    old = "\n\n".join(PARAGRAPHS)
    paragraphs = [PARAGRAPHS[n] for n in order]
    paragraphs.insert(at, "Forty people were injured.")
    assert check(tolls, "\n\n".join(paragraphs), old) == ["Forty people"]


def test_without_an_earlier_version_all_is_new(tolls: Session) -> None:
    text = "\n\n".join(PARAGRAPHS)
    assert check(tolls, text, None) == check(tolls, text, "") != []
