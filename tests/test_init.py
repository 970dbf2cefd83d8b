"""newslint init: what it writes works, and what is there is left as it is."""

from pathlib import Path

import pytest
import yaml
from commands import Newslint
from scripts import printed

from validator.cli.init import HOOKS, HOUSE, run_init
from validator.version import __version__

ROOT = Path(__file__).parents[1]
FILES = ("newslint.toml", HOUSE, HOOKS)


def repository(folder: str = ".") -> None:
    (Path(folder) / ".git").mkdir(parents=True)


def contents() -> dict[str, str]:
    return {
        str(path): path.read_text(encoding="utf-8")
        for path in sorted(Path().rglob("*"))
        if path.is_file()
    }


def test_what_is_written_works(newslint: Newslint) -> None:
    repository()
    ended = newslint("init", "--yes")
    assert ended.code == 0
    assert ended.out == (
        "newslint.toml: written, the configuration.\n"
        "rules/house.rules: written, a first rule of the house.\n"
        ".pre-commit-config.yaml: written, the hooks for pre-commit.\n"
        "Next: newslint check, newslint config, newslint rules list\n"
    )
    assert newslint("rules", "check").out.endswith("0 faults found.\n")
    assert newslint("rules", "format", "--check", "rules").code == 0
    tested = newslint("rules", "test", "--select", "house/*")
    assert tested.out == "3 examples of 1 rule: all as they say.\n"
    Path("a.txt").write_text("Going forward, the council will meet.\n", encoding="utf-8")
    checked = newslint("check", "--format", "concise")
    assert "a.txt:1:1: warning house/plain-words" in checked.out
    assert newslint("config").code == 0


def test_the_hooks_are_those_that_there_are(newslint: Newslint) -> None:
    repository()
    newslint("init", "--yes")
    [repo] = yaml.safe_load(Path(HOOKS).read_text(encoding="utf-8"))["repos"]
    assert repo["rev"] == f"v{__version__}"
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in known]


def test_a_second_run_changes_nothing(newslint: Newslint) -> None:
    repository()
    newslint("init", "--yes")
    before = contents()
    ended = newslint("init", "--yes")
    assert ended.code == 0
    assert [line for line in ended.out.splitlines() if "left as it is" in line] == [
        f"{name}: left as it is." for name in FILES
    ]
    assert contents() == before


def test_what_is_there_is_left(newslint: Newslint) -> None:
    repository()
    Path("pyproject.toml").write_text("[tool.newslint]\n", encoding="utf-8")
    Path(HOOKS).write_text("repos: []\n", encoding="utf-8")
    ended = newslint("init", "--yes")
    assert not Path("newslint.toml").exists()
    assert Path(HOOKS).read_text(encoding="utf-8") == "repos: []\n"
    assert ended.out.startswith("pyproject.toml: left as it is.\n")
    assert 'rules/house.rules is not read yet: name it in the configuration, rules = ["rules"]' in (
        ended.out
    )
    assert "add to its repos:\n  - repo: https://github.com/newslint/newslint\n" in ended.out


def test_without_a_repository_no_hook_is_written(newslint: Newslint) -> None:
    ended = newslint("init", "--yes")
    assert ended.code == 0
    assert f"{HOOKS}: not written, as there is no git repository here." in ended.out
    assert not Path(HOOKS).exists()
    assert Path("newslint.toml").exists()


def test_below_the_top_of_a_repository_no_hook_is_written(newslint: Newslint) -> None:
    repository()
    Path("desk").mkdir()
    ended = newslint("init", "desk", "--yes")
    assert "not written, as it belongs into" in ended.out
    assert not Path(HOOKS).exists()
    assert Path("desk", HOUSE).exists()
    Path("desk/a.txt").write_text("Going forward, we meet.\n", encoding="utf-8")


def test_a_configuration_further_up_that_counts_no_more_is_told(newslint: Newslint) -> None:
    Path("newslint.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    Path("desk/day").mkdir(parents=True)
    above = "../newslint.toml"
    told = f'{above} counts here no more, unless desk/newslint.toml says extend = "{above}"'
    assert told in newslint("init", "desk", "--yes").out.splitlines()
    assert "no more" not in newslint("init", "desk", "--yes").out
    assert "../newslint.toml counts here no more" in newslint("init", "desk/day", "--yes").out


def test_a_folder_that_is_not_there(newslint: Newslint) -> None:
    ended = newslint("init", "gone", "--yes")
    assert ended.code == 2
    assert "gone is no folder; make it first, or name one that is there" in ended.err
    assert contents() == {}


def test_nothing_is_written_unasked(newslint: Newslint) -> None:
    repository()
    ended = newslint("init")
    assert ended.code == 2
    assert "there is nobody to ask; say --yes" in ended.err
    assert contents() == {}


def test_answers(newslint: Newslint) -> None:
    del newslint  # an empty folder
    repository()
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return {"newslint.toml": "", "rules/house.rules": "n"}.get(question.split()[1][:-1], "Y")

    assert run_init(".", yes=False, ask=ask) == 0
    assert asked == [
        "Write newslint.toml, the configuration? [Y/n]",
        "Write rules/house.rules, a first rule of the house? [Y/n]",
        "Write .pre-commit-config.yaml, the hooks for pre-commit? [Y/n]",
    ]
    assert sorted(contents()) == [HOOKS, "newslint.toml"]


def test_what_cannot_be_written(newslint: Newslint) -> None:
    Path("rules").write_text("", encoding="utf-8")
    ended = newslint("init", "--yes")
    assert ended.code == 2
    assert "cannot write rules/house.rules: " in ended.err
    assert newslint("init", "nowhere", "--yes").code == 2


def test_a_link_that_leads_nowhere_is_there(newslint: Newslint) -> None:
    Path("newslint.toml").symlink_to("gone.toml")
    assert newslint("init", "--yes").out.startswith("newslint.toml: left as it is.\n")
    assert not Path("gone.toml").exists()


# ---- completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("newslint ru", ["rules"]),
        ("newslint rules f", ["format"]),
        ("newslint check --prof", ["--profile"]),
        ("newslint check --fail-on w", ["warning"]),
    ],
)
def test_completion(words: str, offered: list[str], tmp_path: Path) -> None:
    code = "import sys; from validator.cli.main import main; sys.exit(main([]))"
    told = printed(
        code,
        tmp_path,
        _NEWSLINT_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )
    assert told.split() == offered


def test_completion_can_be_installed(newslint: Newslint) -> None:
    out = newslint("--help").out
    assert "--install-completion" in out
    assert "--show-completion" in out
