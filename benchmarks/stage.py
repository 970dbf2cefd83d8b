"""Newslint and its peers, each installed in a folder of its own."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from costs import Cost, cost

ROOT = Path(__file__).parent.parent
PEERS = Path(__file__).with_name("peers")
TWENTY = ("--rules", str(Path(__file__).with_name("twenty.rules")), "--select", "twenty/*")
NEWS = ROOT.parent / "shared" / "data" / "throughput" / "bbc.jsonl"
"""Edited news, one article a line; it is not part of this repository."""


class Peer(NamedTuple):
    name: str
    version: str
    covers: str
    command: tuple[str | Path, ...]
    walks: bool = True
    """Takes a folder; else it is given the files."""
    accepted: str = "0 1"

    def on(self, copy: Path) -> list[str | Path]:
        if self.walks or copy.is_file():
            return [*self.command, copy]
        return [*self.command, *sorted(copy.iterdir())]


class Stage(NamedTuple):
    folder: Path
    python: Path
    newslint: Path
    version: str
    peers: tuple[Peer, ...]
    missing: tuple[str, ...]
    """Peers that could not be had, each with the reason."""

    @property
    def versions(self) -> str:
        """Of all that is there; and what is not."""
        names = [f"{peer.name} {peer.version}" for peer in self.peers]
        told = ", ".join([f"newslint {self.version}", *names])
        return "; not measured: ".join([told, *self.missing])

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def check(self, *arguments: str | Path, cache: Path | None = None) -> Cost:
        return cost(
            [self.newslint, "check", "--isolated", "--fail-on", "never", *arguments],
            self.folder,
            cache or self.cache,
        )

    def found(self, *arguments: str | Path) -> int:
        """How many findings there are."""
        report = self.folder / "found.txt"
        self.check("--format", "concise", "--output", report, *arguments)
        with report.open("rb") as lines:
            return sum(1 for _ in lines) - 1  # the last line counts them

    def nothing(self) -> Cost:
        return cost([self.python, "-c", "pass"], self.folder)

    def peer(self, peer: Peer, copy: Path) -> Cost:
        return cost(peer.on(copy), self.folder, accepted=peer.accepted)

    def inside(self, script: str, *arguments: str | Path) -> str:
        """What a script of this folder prints, run by the Python that has newslint."""
        ran = subprocess.run(
            [self.python, Path(__file__).with_name("parts") / script, *arguments],
            cwd=self.folder,
            env={**os.environ, "NEWSLINT_CACHE_DIR": str(self.cache)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if ran.returncode:
            raise SystemExit(f"{script}: {ran.stderr[-2000:]}")
        return ran.stdout


def set_up(folder: Path) -> Stage:
    """Installs newslint as its users do, from a copy of this tree, and the peers."""
    python = _environment(folder / "newslint", _copied(folder))
    missing: list[str] = []
    peers: list[Peer] = []
    for install in (_proselint, _from_npm):
        try:
            peers += install(folder)
        except (OSError, subprocess.CalledProcessError) as error:
            names = "proselint" if install is _proselint else "textlint, write-good"
            missing.append(f"{names}: {_reason(error)}")
            print(f"not measured, since it could not be installed: {missing[-1]}", file=sys.stderr)
    newslint = python.with_name("newslint")
    version = _said([newslint, "--version"], folder).split()[-1]
    return Stage(folder, python, newslint, version, tuple(peers), tuple(missing))


def _copied(folder: Path) -> Path:
    """The tree without what is not part of it: a build leaves files where it was made."""
    tree = folder / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    names = ("validator", "plugins", "grammar", "rules", "pyproject.toml", "setup.py")
    for name in (*names, "README.md", "LICENSE"):
        one = ROOT / name
        if one.is_dir():
            shutil.copytree(one, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            tree.mkdir(exist_ok=True)
            shutil.copy(one, tree / name)
    return tree


def _environment(place: Path, *wanted: str | Path) -> Path:
    """A new environment with some packages; returns its Python."""
    venv.create(place, clear=True, with_pip=True)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    _said([python, "-m", "pip", "install", "--quiet", *wanted], place)
    return python


def _proselint(folder: Path) -> list[Peer]:
    python = _environment(folder / "proselint", "-r", PEERS / "requirements.txt")
    command = python.with_name("proselint")
    version = _said([command, "version"], folder).split()[-1]
    covers = "its whole default set: clichés, jargon, weasel words, typography, spelling of terms"
    return [Peer("proselint", version, covers, (command, "check"))]


def _from_npm(folder: Path) -> list[Peer]:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("there is no npm here")
    place = folder / "npm"
    place.mkdir(exist_ok=True)
    for name in ("package.json", "textlintrc.json"):
        shutil.copy(PEERS / name, place / name)
    _said([npm, "install", "--no-audit", "--no-fund", "--silent"], place)
    bins = place / "node_modules" / ".bin"
    textlint = (bins / "textlint", "--config", place / "textlintrc.json",
                "--rules-base-directory", place / "node_modules",
                "--format", "compact")  # fmt: skip
    write_good = bins / "write-good"
    return [
        Peer(
            "textlint",
            _said([textlint[0], "--version"], place).strip().lstrip("v"),
            "the twenty of benchmarks/twenty.rules as patterns; windows and counts of "
            "sentences only as near as a pattern comes",
            textlint,
        ),
        Peer(
            "write-good",
            _said([write_good, "--version"], place).strip(),
            "its eight checks: weasel words, passive, clichés, wordy phrases, adverbs, repetition",
            (write_good, "--parse"),
            walks=False,
            accepted="0 255",  # 255 where it found something
        ),
    ]


def _said(command: Sequence[str | Path], folder: Path) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        ran.check_returncode()
    return ran.stdout


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        said = (error.stderr or error.stdout or "").strip().splitlines()
        return said[-1] if said else f"exit code {error.returncode}"
    return str(error)
