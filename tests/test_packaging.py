"""The wheel: what lies in the tree is in it and nothing else, and it runs where it is installed."""

import ast
import configparser
import shutil
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from environments import DEPENDENCIES, environment, run
from packaging.requirements import Requirement
from scripts import printed

from validator.dsl.syntax import trees

ROOT = Path(__file__).parent.parent
FOLDERS = {
    "validator": "validator",
    "grammar": "validator/grammar",
    "plugins": "validator/plugins",
    "rules": "validator/rules",
}
"""Where a folder of the repository lives once it is installed."""
TREES = "validator/grammar/trees.jsonl"
CHECKED = "validator/grammar/rules.jsonl"
"""What the build makes."""


def setuptools_is_old() -> bool:
    return int(version("setuptools").partition(".")[0]) < 77


builds = pytest.mark.skipif(
    setuptools_is_old(), reason='setuptools is too old to build: pip install -e ".[dev]"'
)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, as a build/ left over ships files that are gone."""
    copy = tmp_path_factory.mktemp("tree")
    for folder in FOLDERS:
        shutil.copytree(
            ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    for file in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, copy)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", str(copy))
    (built,) = (copy / "dist").glob("*.whl")
    return built


def tree() -> set[str]:
    """All files of the packaged folders, under the names they are installed by."""
    return {
        f"{installed}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, installed in FOLDERS.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and file.parent.name != "__pycache__" and not file.name.startswith(".")
    }


@builds
def test_the_wheel_holds_the_tree_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    metadata = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    assert names - metadata == tree() | {TREES, CHECKED}
    suffixes = {Path(name).suffix for name in names - metadata}
    suffixes_shipped = {
        ".css",
        ".html",
        ".js",
        ".jsonl",
        ".lark",
        ".py",
        ".rules",
        ".toml",
        ".typed",
        ".yaml",
    }
    assert suffixes == suffixes_shipped
    assert any(name.endswith("/licenses/LICENSE") for name in metadata)


@builds
def test_the_wheel_holds_the_trees_of_its_rules(wheel: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "rules").rglob("*.rules"))]
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(TREES) == trees.dump(texts)


@builds
def test_a_first_run_of_the_wheel_checks_no_rules(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "draft.txt").write_text("Some 20 soldiers were killed.\n", encoding="utf-8")
    code = (
        "import sys; from validator.cli.main import main;"
        "code = main(['check', '--isolated', '--format', 'concise', 'draft.txt']);"
        "print(code, 'validator.dsl.semantics' in sys.modules, sys.modules['validator'].__file__)"
    )
    site, cache = str(tmp_path / "site"), str(tmp_path / "cache")
    told = printed(code, tmp_path, PYTHONPATH=site, NEWSLINT_CACHE_DIR=cache)
    *_, last = told.splitlines()
    assert last == f"1 False {tmp_path / 'site' / 'validator' / '__init__.py'}"
    [rules] = (tmp_path / "cache").glob("rules-*.json")
    assert b"\\u0000" not in rules.read_bytes().split(b"\n")[1]
    assert str(tmp_path / "site").encode() in rules.read_bytes()


@builds
def test_the_wheel_offers_what_the_project_says(wheel: Path, project: dict[str, Any]) -> None:
    points = configparser.ConfigParser(delimiters="=")
    points.optionxform = str  # type: ignore[assignment, method-assign]
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/entry_points.txt"))
        points.read_string(archive.read(name).decode())
    for group in ("newslint", "pygments.lexers", "pytest11"):
        assert dict(points[group]) == project["project"]["entry-points"][group]
    assert dict(points["console_scripts"]) == project["project"]["scripts"]


def test_packages_are_the_folders_with_code(project: dict[str, Any]) -> None:
    packages = {
        (Path(installed) / module.parent.relative_to(ROOT / folder)).as_posix().replace("/", ".")
        for folder, installed in FOLDERS.items()
        for module in (ROOT / folder).rglob("*.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == packages


def has_hook(module: Path) -> bool:
    """Whether a function of a module is marked as a hook."""
    functions = ast.parse(module.read_text(encoding="utf-8")).body
    return any("hookimpl" in map(ast.unparse, getattr(f, "decorator_list", ())) for f in functions)


def test_every_module_with_a_hook_is_an_entry_point(project: dict[str, Any]) -> None:
    modules = {
        f"{installed}/{module.relative_to(ROOT / folder).with_suffix('').as_posix()}"
        for folder, installed in FOLDERS.items()
        for module in (ROOT / folder).rglob("*.py")
        if has_hook(module)
    }
    hooked = {module.removesuffix("/__init__").replace("/", ".") for module in modules}
    assert set(project["project"]["entry-points"]["newslint"].values()) == hooked


@builds
def test_the_wheel_runs_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    programs = environment(tmp_path / "venv", DEPENDENCIES)
    python, newslint = programs / "python", programs / "newslint"
    install = ("install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, *install, wheel)
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "draft.txt").write_text("Some 20 soldiers were martyred.\n", encoding="utf-8")
    origin = run(python, "-c", "import validator; print(validator.__file__)", cwd=desk)
    assert origin.startswith(str(tmp_path / "venv"))
    assert run(newslint, "--version", cwd=desk).startswith("newslint ")
    printed = run(newslint, "check", "draft.txt", cwd=desk, expected=1)
    assert "20 soldiers" in printed
    assert run(newslint, "rules", "check", cwd=desk).endswith("0 faults found.\n")


@pytest.mark.parametrize(
    ("platform", "machine", "python", "implementation", "asked"),
    [
        ("linux", "x86_64", "3.11", "CPython", 1),
        ("linux", "aarch64", "3.14", "CPython", 1),
        ("linux", "riscv64", "3.13", "CPython", 0),
        ("darwin", "x86_64", "3.12", "CPython", 1),
        ("darwin", "arm64", "3.12", "CPython", 1),
        ("win32", "AMD64", "3.13", "CPython", 1),
        ("win32", "ARM64", "3.13", "CPython", 0),
        ("linux", "x86_64", "3.15", "CPython", 0),
        ("linux", "x86_64", "3.11", "PyPy", 0),
    ],
)
def test_the_matcher_is_asked_for_where_it_has_a_wheel(
    project: dict[str, Any],
    platform: str,
    machine: str,
    python: str,
    implementation: str,
    asked: int,
) -> None:
    here = {
        "sys_platform": platform,
        "platform_machine": machine,
        "python_version": python,
        "platform_python_implementation": implementation,
    }
    wanted = map(Requirement, project["project"]["dependencies"])
    names = [one.name for one in wanted if one.marker is None or one.marker.evaluate(here)]
    assert names.count("ahocorasick-rs") == asked
