"""Environments of their own, to which what is installed here is lent, and commands in them."""

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

HERE = sysconfig.get_path("purelib")
EVERYTHING = f"import site; site.addsitedir({HERE!r})\n"
"""Also what is installed in editable mode, as newslint is."""
DEPENDENCIES = HERE
"""What is installed in editable mode is left out."""


def environment(place: Path, lent: str) -> Path:
    """Makes an environment; returns the folder of its programs."""
    venv.create(place, symlinks=True)
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(lent, encoding="utf-8")
    return place / "bin"


def run(*command: str | Path, cwd: Path | None = None, expected: int = 0) -> str:
    """Runs a program that sees nothing of the tests' Python; returns what it printed."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout
