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
FILES = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
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
def hook(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[int, str]]:
    """Runs a hook on files in the repository of a desk: its exit code and what it printed."""
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

    def call(name: str, *files: str) -> tuple[int, str]:
        done = run(desk, str(PRE_COMMIT), "run", name, "--files", *files)
        output = done.stdout + done.stderr
        if any(words in output for words in UNREACHABLE):
            pytest.skip("no package index can be reached to install the hook from")
        return done.returncode, output

    return call


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
