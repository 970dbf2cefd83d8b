"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a desk's own repository."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
PACKAGED = ("validator", "grammar", "plugins", "rules")
FILES = ("pyproject.toml", "setup.py", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
UNREACHABLE = ("Failed to establish a new connection", "No matching distribution found")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PRE_COMMIT.exists(), reason="pre-commit is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

RULES = """
pack desk "Our own."

rule colony {{
  title    "No colonies"
  find     {subject}
  message  "“{{term}}”: whose word?"
  good     "An island."
  bad      "A colony." flags "colony"
}}
"""


CONFIGURATION = """
repos:
  - repo: {}
    rev: {}
    hooks:
      - id: newslint
      - id: newslint-rules
      - id: newslint-rules-format
"""


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON"))}
    environment["PRE_COMMIT_HOME"] = str(folder.parent / "pre-commit")
    environment["GIT_CONFIG_GLOBAL"] = os.devnull
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def repository(folder: Path) -> str:
    """Commit all that is in a folder; returns the commit."""
    author = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    for command in (["init", "-q"], ["add", "-A"], [*author, "commit", "-q", "-m", "all"]):
        done = run(folder, "git", *command)
        assert done.returncode == 0, done.stderr
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of a desk that has the hooks."""
    base = tmp_path_factory.mktemp("hooks")
    source, desk = base / "newslint", base / "desk"
    for name in PACKAGED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, source)
    commit = repository(source)
    desk.mkdir()
    (desk / ".pre-commit-config.yaml").write_text(CONFIGURATION.format(source, commit))
    (desk / "draft.txt").write_text("Some 20 soldiers were killed.\n", encoding="utf-8")
    (desk / "sound.txt").write_text("The council meets in the town hall.\n", encoding="utf-8")
    (desk / "photo.jpg").write_bytes(b"\0\1\2\3")
    (desk / "good.rules").write_text(RULES.format(subject='"colony" as term'), encoding="utf-8")
    (desk / "bad.rules").write_text(RULES.format(subject="colony as term"), encoding="utf-8")
    repository(desk)
    return desk


def pre_commit(desk: Path, *arguments: str) -> tuple[int, str]:
    """The exit code of `pre-commit run` and what it printed."""
    done = run(desk, str(PRE_COMMIT), "run", *arguments)
    output = done.stdout + done.stderr
    if any(words in output for words in UNREACHABLE):
        pytest.skip("no package index can be reached to install the hook from")
    return done.returncode, output


@pytest.fixture(scope="module")
def hook(desk: Path) -> Callable[..., tuple[int, str]]:
    """Runs a hook on files in the repository of a desk: its exit code and what it printed."""
    return lambda name, *files: pre_commit(desk, name, "--files", *files)


def test_checks_drafts(hook: Callable[..., tuple[int, str]]) -> None:
    code, printed = hook("newslint", "draft.txt", "sound.txt", "photo.jpg")
    assert code == 1
    assert "- exit code: 1" in printed
    assert "Some 20 soldiers" in printed
    assert "in 2 drafts" in printed


def test_passes_what_is_sound(hook: Callable[..., tuple[int, str]]) -> None:
    code, printed = hook("newslint", "sound.txt")
    assert code == 0, printed
    assert "Passed" in printed


def test_checks_rules(hook: Callable[..., tuple[int, str]]) -> None:
    code, printed = hook("newslint-rules", "good.rules", "draft.txt")
    assert code == 0, printed
    code, printed = hook("newslint-rules", "bad.rules")
    assert code == 1
    assert "bad.rules:6:" in printed


def test_formats_rules(hook: Callable[..., tuple[int, str]], desk: Path) -> None:
    crooked = desk / "crooked.rules"
    crooked.write_text(RULES.format(subject='"colony"   as term'), encoding="utf-8")
    run(desk, "git", "add", "crooked.rules")  # pre-commit sees changes of what git knows
    code, printed = hook("newslint-rules-format", "crooked.rules")
    assert code == 1, printed
    assert "files were modified by this hook" in printed
    assert '"colony" as term' in crooked.read_text(encoding="utf-8")
    code, printed = hook("newslint-rules-format", "crooked.rules")
    assert code == 0, printed
    run(desk, "git", "rm", "-q", "-f", "crooked.rules")


SOUND = "The council meets in the town hall.\n"
FAULTY = "Some 20 soldiers were killed.\n"


@pytest.mark.parametrize(
    ("staged", "left", "expected"),
    [(FAULTY, FAULTY, 1), (FAULTY, SOUND, 1), (SOUND, FAULTY, 0), (SOUND, SOUND, 0)],
)
def test_what_is_staged_is_checked(desk: Path, staged: str, left: str, expected: int) -> None:
    """What would be committed counts, not what lies in the folder, which is left as it was."""
    draft = desk / "staged.txt"
    draft.write_text(staged, encoding="utf-8")
    run(desk, "git", "add", "staged.txt")
    draft.write_text(left, encoding="utf-8")
    code, printed = pre_commit(desk)
    assert code == expected, printed
    assert draft.read_text(encoding="utf-8") == left


def test_a_part_of_a_draft_that_is_staged_is_checked(desk: Path) -> None:
    """Of a draft with two changes one is staged: the fault in the other is not told."""
    draft = desk / "parts.txt"
    middle = "".join(f"The council met in room {letter}.\n\n" for letter in "ABCDEFGHIJ")
    draft.write_text(f"{SOUND}\n{middle}{SOUND}", encoding="utf-8")
    run(desk, "git", "add", "parts.txt")
    author = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    done = run(desk, "git", *author, "commit", "-q", "-m", "parts")
    assert done.returncode == 0, done.stderr
    draft.write_text(f"A {SOUND}\n{middle}{SOUND}", encoding="utf-8")
    change = run(desk, "git", "diff", "parts.txt").stdout
    both = f"A {SOUND}\n{middle}{FAULTY}"
    draft.write_text(both, encoding="utf-8")
    patch = desk.parent / "change.patch"
    patch.write_text(change, encoding="utf-8")
    assert run(desk, "git", "apply", "--cached", str(patch)).returncode == 0
    code, printed = pre_commit(desk)
    assert code == 0, printed
    assert draft.read_text(encoding="utf-8") == both
    run(desk, "git", "add", "parts.txt")
    code, printed = pre_commit(desk)
    assert code == 1
    assert "parts.txt" in printed
