"""docs/rules is what the rules say now."""

import posixpath
import re
from pathlib import Path
from types import ModuleType

import pytest
from scripts import script

from validator.cli.rules.pages import markdown_page
from validator.dsl.plan import Example
from validator.dsl.syntax.vocabulary import VOCABULARY
from validator.engine.pages import RulePage, rule_pages
from validator.engine.session import Session

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    return script("tools/build_docs.py")


@pytest.fixture(scope="module")
def pages(builder: ModuleType) -> dict[str, str]:
    """All pages as they should be, by file name."""
    made: dict[str, str] = builder.pages()
    return made


def test_the_pages_are_current(builder: ModuleType, pages: dict[str, str]) -> None:
    stale = builder.outdated(pages)
    assert stale == [], "run python tools/build_docs.py"


def test_the_tables_of_the_language_are_current(builder: ModuleType) -> None:
    page = builder.LANGUAGE.read_text(encoding="utf-8")
    assert builder.language(page) == page, "run python tools/build_docs.py"
    groups = dict.fromkeys(word.group for word in VOCABULARY)
    assert sorted(re.findall(r"<!-- table: (\w+) -->", page)) == sorted(groups)


def test_every_pack_and_every_rule_has_a_page_and_links_lead_to_them(
    pages: dict[str, str], session: Session
) -> None:
    rules = {f"{rule.id}.md" for rule in session.rules}
    packs = {f"{pack.name}.md" for pack in session.packs if pack.rules}  # others are word lists
    assert pages.keys() == {"README.md"} | packs | rules
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        for name, page in pages.items()
        for target in re.findall(r"\]\(([\w./-]+)\)", page)
    }
    assert linked == pages.keys()


def test_pages_that_are_missing_stale_or_too_many_are_told(
    builder: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(builder, "FOLDER", tmp_path)
    (tmp_path / "a").mkdir()
    for name, text in {"a/same.md": "1", "a/stale.md": "2", "a/gone.md": "3"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = {"a/same.md": "1", "a/stale.md": "new", "b/missing.md": "4"}
    assert builder.outdated(made) == ["a/gone.md", "a/stale.md", "b/missing.md"]


@pytest.fixture
def page(session: Session) -> RulePage:
    [page] = rule_pages(session, [r for r in session.rules if r.id == "wording/honorific-dead"])
    return page


def test_examples_cannot_pass_for_markup(page: RulePage) -> None:
    text = "# Six *dead*\n\n--- another article\n\n[x](y) <b> `c` 1. d"
    shown = markdown_page(page._replace(examples=(Example(text, True, ("dead",), 1),)))
    assert r"> \# Six \***dead**\*" in shown
    assert "\n> \\--- another article\n" in shown
    assert r"> \[x\](y) \<b\> \`c\` 1. d" in shown


def test_two_flags_alike_are_marked_both(page: RulePage) -> None:
    example = Example("The regime and the regime.", True, ("regime", "regime"), 1)
    shown = markdown_page(page._replace(examples=(example,)))
    assert "> The **regime** and the **regime**." in shown


def test_nothing_of_the_machine_is_in_a_page(pages: dict[str, str]) -> None:
    assert not any(str(ROOT) in text for text in pages.values())
