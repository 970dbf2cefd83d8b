"""What a check of one article imports, and makes, where its rules are cached and it is new.

Counts, for they are the same on every machine; how long it takes is for benchmarks/run.py.
"""

from pathlib import Path

import pytest
from scripts import printed

DRAFT = Path(__file__).parent.parent / "examples" / "newsroom" / "drafts" / "ferry-fire.txt"
NEVER = {
    "argparse", "ast", "concurrent.futures", "dataclasses", "datetime", "difflib", "dis",
    "hashlib", "importlib.metadata", "importlib.resources", "inspect", "logging",
    "multiprocessing", "pathlib", "random", "shutil", "socket", "sqlite3", "subprocess",
    "tempfile", "threading", "tomllib", "urllib.parse",
    # for who has a .gitignore, a plugin that does more than is plain, much copy, rules that are new
    "ahocorasick_rs", "lark", "pathspec", "platformdirs", "pluggy", "pyromark", "rich", "typer",
    "yaml",
}  # fmt: skip
NEVER_OWN = {
    "automaton", "cli.app", "dsl.semantics", "dsl.syntax", "dsl.tracing", "hook_manager",
    "inflection", "readers.html", "readers.markdown", "readers.word", "reporters.html",
    "reporters.sarif", "testing",
}  # fmt: skip
MOST_OWN = 170
"""Modules of newslint; each takes a fortieth of what an interpreter takes to start."""
MOST_PATTERNS = 60
"""Regular expressions, those of the standard library too. None is kept from run to run, and each
takes a fiftieth of what an interpreter takes to start."""
CODE = """
import collections, re, sys, typing
namedtuple, compiled = collections.namedtuple, []
def noted(name, fields, **more):
    compiled.append(f"{name}-{len(compiled)}")
    return namedtuple(name, fields, **more)
collections.namedtuple = noted
there = {*sys.modules}
compile, patterns = re.compile, set()
def counted(pattern, flags=0):
    patterns.add((pattern, flags))
    return compile(pattern, flags)
re.compile = counted
from validator.cli.main import main
main(["check", "draft.txt"])
new = {name: module for name, module in sys.modules.items() if name not in there}
print("modules:", *new)
print("patterns:", *range(len(patterns)))
print("compiled:", *compiled)
print("slow:", *{
    f"{name}.{cls.__name__}"
    for name, module in new.items() if name.startswith("validator.")
    for cls in vars(module).values()
    if isinstance(cls, type) and typing.NamedTuple in getattr(cls, "__orig_bases__", ())
})
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a check of a draft tells of itself, after a check of another."""
    return _told(tmp_path_factory.mktemp("start"), DRAFT.read_text(encoding="utf-8"))


def _told(folder: Path, text: str) -> dict[str, set[str]]:
    draft = folder / "draft.txt"
    for number in (1, 2):
        draft.write_text(f"{text}\n\nDraft {number}.\n", "utf-8")
        out = printed(CODE, folder, NEWSLINT_CACHE_DIR=str(folder / "cache"))
    lines = (line.partition(":") for line in out.splitlines())
    return {
        what: {*names.split()}
        for what, _, names in lines
        if what in ("modules", "patterns", "compiled", "slow")
    }


def test_nothing_is_imported_that_one_article_does_not_need(told: dict[str, set[str]]) -> None:
    modules = told["modules"]
    assert "validator.plugins.casualties.checker" in modules  # it was checked, not remembered
    assert modules & {*NEVER, *(f"validator.{name}" for name in NEVER_OWN)} == set()


def test_what_reads_of_harm_is_imported_for_a_draft_that_tells_of_some(
    told: dict[str, set[str]], tmp_path: Path
) -> None:
    reading = "validator.plugins.casualties.reading"
    assert reading in told["modules"]
    text = "The council met on 3 May 2024.\n\nIt opened 12 parks, the mayor said."
    assert reading not in _told(tmp_path, text)["modules"]


def test_a_module_more_is_thought_about(told: dict[str, set[str]]) -> None:
    own = {name for name in told["modules"] if name.partition(".")[0] == "validator"}
    assert len(own) <= MOST_OWN


def test_a_regular_expression_more_is_thought_about(told: dict[str, set[str]]) -> None:
    assert 20 < len(told["patterns"]) <= MOST_PATTERNS


def test_named_tuples_are_made_the_cheap_way(told: dict[str, set[str]]) -> None:
    assert told["slow"] == set()
    assert told["compiled"] == {"template-0"}  # which all share
