"""Trees that ship: what was parsed at the build is what a parser would make of the text."""

import subprocess
import sys
from pathlib import Path

import pytest

from validator.dsl.syntax import trees
from validator.dsl.syntax.parser import parse

ROOT = Path(__file__).parent.parent.parent
RULES = sorted((ROOT / "rules").rglob("*.rules"))
TEXT = 'pack a\nrule b { find "c" as d\n message "{d}" good "" bad "c" flags "c" }\n'


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_a_tree_comes_back_as_it_was(file: Path) -> None:
    tree, faults = parse(file.read_text(encoding="utf-8"))
    assert trees.decode(trees.encode(tree)) == tree
    assert faults == ()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation that has the tree of TEXT."""
    (tmp_path / trees.FILE).write_bytes(trees.dump([TEXT]))
    monkeypatch.setattr(trees, "_folder", lambda: tmp_path)
    trees._shipped.cache_clear()


@pytest.mark.usefixtures("shipped")
def test_a_text_that_ships_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = parse(TEXT)
    monkeypatch.setitem(sys.modules, "validator.dsl.syntax.parser", None)
    assert trees.read(TEXT) == expected


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("text", [TEXT + " ", TEXT.replace('"c" as', '"e" as'), TEXT[:-3]])
def test_a_changed_text_is_parsed(text: str) -> None:
    assert trees.read(text) == parse(text)


def test_a_text_with_a_fault_does_not_ship() -> None:
    with pytest.raises(ValueError, match="expected"):
        trees.dump([TEXT, "rule {"])


def test_a_clone_without_trees_parses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(trees, "_folder", lambda: tmp_path)
    trees._shipped.cache_clear()
    assert trees.read(TEXT) == parse(TEXT)


def test_known_trees_need_no_parser() -> None:
    """Lark is what takes the time of a first run."""
    code = "import sys, validator.dsl.syntax.trees; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
