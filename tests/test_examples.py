"""The newsroom in examples/: what a run says of it, word for word.

`NEWSLINT_UPDATE_GOLDEN=1 pytest tests/test_examples.py` writes the golden file anew; read the
difference.
"""

import json
import os
from pathlib import Path

import pytest
from commands import Newslint

ROOT = Path(__file__).parents[1]
NEWSROOM = ROOT / "examples/newsroom"
GOLDEN = ROOT / "tests/golden/newsroom.txt"
TRUSTED = ("--config", "newslint.toml")


@pytest.fixture
def newsroom(newslint: Newslint, monkeypatch: pytest.MonkeyPatch) -> Newslint:
    """Runs a command in the newsroom."""
    monkeypatch.chdir(NEWSROOM)
    return newslint


def test_what_is_said_of_the_newsroom(newsroom: Newslint) -> None:
    ended = newsroom("check", "drafts", *TRUSTED, "--format", "concise")
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        GOLDEN.write_text(ended.out, encoding="utf-8", newline="\n")
    assert ended.out == GOLDEN.read_text(encoding="utf-8")
    assert ended.err == ""
    assert ended.code == 1


def findings(newsroom: Newslint) -> set[tuple[str, str, str]]:
    report = json.loads(newsroom("check", "drafts", *TRUSTED, "--format", "json").out)
    return {(d["path"], d["rule"], d["text"]) for d in report["diagnostics"]}


@pytest.mark.parametrize(
    ("draft", "rule", "words"),
    [
        ("ferry-fire", "headlines/headline-figure-not-in-body", "14"),
        ("ferry-fire", "casualties/casualty-unattributed", "Some 30 people"),
        ("ferry-fire", "consistency/figure-conflict-inside", "Nine people"),
        ("ferry-fire", "desk/name-of-the-town", "Port of Amal"),
        ("ferry-fire", "desk/toll-from-an-office", "Seven crew members"),
        ("harbour-wall", "wording/loaded-term", "regime"),
        ("harbour-wall", "time/relative-day-undated", "Monday"),
        ("harbour-wall", "desk/price-without-old", "$4"),
        ("harbour-wall", "desk/council-speak", "stakeholders"),
    ],
)
def test_an_editor_is_told(newsroom: Newslint, draft: str, rule: str, words: str) -> None:
    assert (f"drafts/{draft}.txt", rule, words) in findings(newsroom)


def test_what_has_more_than_a_few_words_is_told_too(newsroom: Newslint) -> None:
    found = {(path, rule) for path, rule, _ in findings(newsroom)}
    assert ("drafts/ferry-fire.txt", "quotations/quote-unclosed") in found
    assert ("drafts/bread-strike.txt", "structure/repeated-sentence") in found


def test_of_clean_copy_nothing_is_said(newsroom: Newslint) -> None:
    assert not [f for f in findings(newsroom) if f[0] == "drafts/night-school.txt"]


def test_the_rules_of_the_house_do_what_they_say(newsroom: Newslint) -> None:
    ended = newsroom("rules", "test", *TRUSTED, "--select", "desk/*")
    assert ended.code == 0, ended
    assert ended.out.endswith("examples of 4 rules: all as they say.\n")


def test_the_plugin_finds_prices(newsroom: Newslint) -> None:
    draft = "drafts/harbour-wall.txt"
    ended = newsroom("annotate", draft, "--kind", "price", *TRUSTED)
    found = json.loads(ended.out)["annotations"]
    text = Path(draft).read_text(encoding="utf-8")
    assert [(text[p["start"] : p["end"]], p["value"], p["was"]) for p in found] == [
        ("$40 million", 40_000_000, None),
        ("$4", 4, None),
        ("$60", 60, 48),
        ("$48", 48, None),
    ]


def test_the_plugin_is_not_run_unasked(newsroom: Newslint) -> None:
    ended = newsroom("check", "drafts")
    assert ended.code == 2
    assert "plugins/desk_plugin.py" in ended.err


def test_the_readme_names_what_there_is() -> None:
    text = (NEWSROOM / "README.md").read_text(encoding="utf-8")
    for path in NEWSROOM.rglob("*.*"):
        if "__pycache__" not in path.parts and path.name != "README.md":
            assert path.name in text, path
