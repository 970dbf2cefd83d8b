"""Every code block of docs/plugins is run: files are written, commands print what is shown.

A block with a file name is that file. In a console block, what follows a command is what it
prints; a line `...` stands for any lines, `…` for anything in a line. Commands run in an
environment of their own, to which newslint is lent.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from environments import EVERYTHING, environment

from validator import api

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "plugins"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
STORIES = ("tutorial.md", "testing.md", "how-to.md")
"""The pages that are followed from the first block to the last."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the environment is made with sh"),
    pytest.mark.skipif(find_spec("setuptools") is None, reason="setuptools is not installed"),
]


class Desk(NamedTuple):
    """A folder, and an environment in which newslint, pytest and pip are at hand."""

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> str:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.stdout


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    programs = environment(tmp_path / "venv", EVERYTHING)
    python = shlex.quote(str(programs / "python"))
    pip = f"{shlex.quote(sys.executable)} -m pip --python {python} --quiet"
    options = "--no-deps --no-index --no-build-isolation"
    scripts = {
        "newslint": f'exec {python} -m validator "$@"',
        # what a release of setuptools thinks of an editable installation is not on the page
        "pip": f'command=$1; shift; PYTHONWARNINGS=ignore exec {pip} "$command" {options} "$@"',
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    folder = tmp_path / "desk"
    folder.mkdir()
    variables = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    variables["PATH"] = f"{programs}{os.pathsep}{variables['PATH']}"
    variables["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return Desk(folder, variables)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """(command, what it is to print) of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def pattern(expected: str) -> str:
    """What is shown, as a regular expression."""
    lines = []
    for line in expected.splitlines(keepends=True):
        if line.strip() == "...":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(re.escape(line).replace("…", ".*"))
    return "".join(lines)


@pytest.mark.parametrize("page", STORIES)
def test_who_follows_the_page_sees_what_it_shows(page: str, desk: Desk) -> None:
    shown = 0
    for language, name, body in BLOCK.findall((FOLDER / page).read_text(encoding="utf-8")):
        if name:
            file = desk.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        elif language == "console":
            for command, expected in commands(body):
                if command.startswith("cd "):
                    desk = desk._replace(folder=desk.folder / command.removeprefix("cd "))
                    continue
                printed = desk.run(command)
                shown += 1
                assert re.fullmatch(pattern(expected), printed), f"$ {command}\n{printed}"
        else:
            assert language == "python", f"{page}: a block that nobody runs"
            run_hook(body)
    assert shown


@pytest.mark.parametrize("page", ["reference.md", "README.md"])
def test_other_pages(page: str) -> None:
    for language, name, body in BLOCK.findall((FOLDER / page).read_text(encoding="utf-8")):
        assert (language, name) == ("python", ""), f"{page}: a block that nobody runs"
        run_hook(body)


def run_hook(body: str) -> None:
    """A hook alone, as a plugin would have it among its imports."""
    names = {name: getattr(api, name) for name in api.__all__} | {"Path": Path}
    exec(compile(body, "docs", "exec"), names)
    assert any(name.startswith("newslint_") for name in names)


def test_all_pages_are_tested() -> None:
    assert {page.name for page in FOLDER.glob("*.md")} == {*STORIES, "reference.md", "README.md"}
