"""The import contracts of pyproject.toml: they hold, and each can tell when it does not."""

import os
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).with_name("lint-imports")

pytestmark = pytest.mark.skipif(not LINT.exists(), reason="import-linter is not installed")

BREACHES = {
    "source.py": ("import validator.cli.main", "Imports run one way"),
    "engine/session.py": ("from validator.plugins import quantities", "Nothing knows a plugin"),
    "readers/plain.py": ("from validator.dsl import plan", "Readers see the plugin interface"),
    "reporters/full.py": ("from validator.document import Document", "Reporters see a report"),
    "dsl/roster.py": ("from validator.dsl.syntax import ast", "A rule runs without"),
    "dsl/plan.py": ("import lark", "Only the parser of rules"),
    "cli/check.py": ("import typer", "Only the command line's app"),
    "cli/output.py": ("import pygments", "Only the lexer of rule files"),
    "cli/lsp.py": ("import pygls", "Only the server for editors"),
    "engine/examples.py": ("import pluggy", "Only the marks of hooks"),
    "../plugins/dates.py": ("import validator.document", "A checker sees"),
    "../plugins/casualties/words.py": (
        "from ..attributions import words",
        "Checkers of one subject",
    ),
}
"""An import that breaks a contract, by the file it is written into."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    command = [str(LINT), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_all_imports_run_one_way() -> None:
    run = lint(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_modules_import_each_other_in_a_circle(monkeypatch: pytest.MonkeyPatch) -> None:
    grimp = pytest.importorskip("grimp")
    monkeypatch.syspath_prepend(str(ROOT))
    graph = grimp.build_graph("validator", "plugins", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names them


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    for name in ("validator", "plugins"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, (line, _) in BREACHES.items():
        with (tmp_path / "validator" / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    run = lint(tmp_path)
    broken = [line for line in run.stdout.splitlines() if " BROKEN" in line]
    assert len(broken) == len(BREACHES), run.stdout + run.stderr
    for _, contract in BREACHES.values():
        assert any(line.startswith(contract) for line in broken), f"{contract}: {run.stdout}"
