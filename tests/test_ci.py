"""What runs newslint elsewhere: the GitHub Action, the GitLab component, the container file.

Their services are not here; their YAML is read, and the shell in them is run for real, with a
newslint that writes down what it is asked.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from validator.readers import newslint_readers

ROOT = Path(__file__).parents[1]
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None, reason="bash is not installed")


@pytest.fixture(scope="module")
def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def shell(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub runs `shell: bash`."""
    return subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """A newslint that prints its arguments, one a line, and ends with 1."""
    program = tmp_path / "newslint/bin/newslint"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, ["check", "--format", "github", "--", "."]),
        ({"PATHS": "drafts  wire"}, ["check", "--format", "github", "--", "drafts", "wire"]),
        (
            {"PATHS": "old copy\nwire\n"},
            ["check", "--format", "github", "--", "old copy", "wire"],
        ),
        ({"PATHS": "*"}, ["check", "--format", "github", "--", "*"]),
        ({"PATHS": "-x"}, ["check", "--format", "github", "--", "-x"]),
        (
            {"OPTIONS": "--fail-on=warning\n--select=a b\n"},
            ["check", "--format", "github", "--fail-on=warning", "--select=a b", "--", "."],
        ),
        (
            {"SARIF": "out.sarif", "REDACT": "true"},
            ["check", "--format", "github", "--format=sarif:out.sarif", "--redact", "--", "."],
        ),
        ({"REDACT": "True"}, ["check", "--format", "github", "--redact", "--", "."]),
        ({"REDACT": "yes"}, ["::error::redact is true or false"]),
        (
            {"PATHS": "$(touch hacked);`touch hacked`"},
            ["check", "--format", "github", "--", "$(touch", "hacked);`touch", "hacked`"],
        ),
    ],
)
def test_what_the_action_asks(
    action: Any, fake: Path, inputs: dict[str, str], expected: list[str]
) -> None:
    step = action["runs"]["steps"][-1]
    defaults = {name.upper(): item["default"] for name, item in action["inputs"].items()}
    given = {name: inputs.get(name, defaults[name]) for name in step["env"]}
    done = shell(step["run"], fake, RUNNER_TEMP=str(fake), **given)
    assert done.stdout.splitlines() == expected
    assert done.returncode == (1 if expected[0] == "check" else 2)  # it fails as newslint does
    assert not (fake / "hacked").exists()


def test_the_programs_of_an_environment_are_found_on_windows(action: Any, fake: Path) -> None:
    (fake / "newslint/bin").rename(fake / "newslint/Scripts")
    step = action["runs"]["steps"][-1]
    given = {name: action["inputs"][name.lower()]["default"] for name in step["env"]}
    done = shell(step["run"], fake, RUNNER_TEMP=str(fake), **given)
    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "check")


def test_no_input_stands_in_a_script(action: Any) -> None:
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "shell" in step or "uses" in step
    used = re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(used) == set(action["inputs"])
    assert all(item["description"] for item in action["inputs"].values())


def test_the_component_for_gitlab(fake: Path) -> None:
    text = (ROOT / "templates/newslint.yml").read_text(encoding="utf-8")
    head, job = yaml.safe_load_all(text)
    inputs = head["spec"]["inputs"]
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", text)) == set(inputs)
    [install, _, check] = job["newslint"]["script"]
    assert install == "python -m venv .newslint"
    values = {**{name: item["default"] for name, item in inputs.items()}, "paths": "drafts wire"}
    for name, value in values.items():
        check = check.replace(f"$[[ inputs.{name} ]]", value)
    (fake / ".newslint").symlink_to(fake / "newslint")
    done = shell(check, fake)
    report = job["newslint"]["artifacts"]["reports"]["codequality"]
    assert done.stdout.splitlines() == [
        *("check", "--format", f"gitlab:{report}", "--format", "full", "--", "drafts", "wire")
    ]
    assert job["newslint"]["artifacts"]["when"] == "always"


def test_the_container_has_what_it_needs() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [
        name
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    ]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    for name in copied:
        assert (ROOT / name).exists()
        assert f"!{name}" in ignored
    # as test_packaging has them: the packages, and the files of the project
    assert {"validator", "grammar", "plugins", "rules", "pyproject.toml", "setup.py"} <= set(copied)
    assert "USER newslint" in lines
    assert 'ENTRYPOINT ["newslint"]' in lines


def test_what_ci_files_name_exists() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for hook in hooks] == [
        "newslint check",
        "newslint rules check",
        "newslint rules format",
    ]


def test_the_hook_is_given_all_that_is_read_in_a_folder() -> None:
    drafts, *_ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert "types" not in drafts  # a Word file is no text to pre-commit
    for reader in newslint_readers():
        for suffix in reader.suffixes:
            assert re.search(drafts["files"], f"drafts/a{suffix}"), suffix
            assert re.search(drafts["files"], f"A{suffix.upper()}"), suffix
        for suffix in reader.named_only:
            assert not re.search(drafts["files"], f"a{suffix}"), suffix
