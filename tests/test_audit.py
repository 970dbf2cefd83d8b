"""What the rules make of copy that others wrote: the verdicts kept in docs/audit, and the labels
and articles beside the repository."""

import json
import re
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scripts import script

from validator.diagnostic import Diagnostic, Severity
from validator.engine.discovery import Draft
from validator.engine.session import Session, open_session

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
AUDIT = ROOT / "docs" / "audit"
ASKED = {"error": 0.9, "warning": 0.8}
"""The least share of findings that are useful or arguable."""
BBC = SHARED / "data" / "throughput" / "bbc.jsonl"
EVERY = 5
"""The articles of the BBC that are looked at: one in so many."""

MISSED = {"last year": "an article without a date has its finding at its first weekday"}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    return script("tools/audit.py")


# ---- the verdicts


@pytest.mark.parametrize("sheet", sorted(AUDIT.glob("*.csv")), ids=lambda sheet: str(sheet.stem))
def test_a_sheet_is_judged_and_holds_no_copy(audit: ModuleType, sheet: Path) -> None:
    items = audit.read(sheet)
    assert len(items) > 150
    for item in items:
        assert re.fullmatch(r"(?:bbc|horne|polnear)/\d{4}", item.article)
        assert item.verdict in audit.VERDICTS
        assert 0 < len(item.reason) < 80


@pytest.mark.parametrize("profile", ["desk", "strict"])
def test_the_last_round_holds_what_is_asked(audit: ModuleType, profile: str) -> None:
    rounds = sorted(AUDIT.glob(f"{profile}-*.csv"))
    assert len(rounds) >= 2
    items = audit.read(rounds[-1])
    for severity, share in ASKED.items():
        verdicts = [item.verdict for item in items if item.severity == severity]
        assert len(verdicts) >= 80
        assert verdicts.count("wrong") <= (1 - share) * len(verdicts)


def test_the_table_is_up_to_date(audit: ModuleType) -> None:
    assert audit.table(AUDIT.glob("*.csv")) in (AUDIT / "README.md").read_text(encoding="utf-8")


# ---- crying wolf


@pytest.mark.skipif(not BBC.is_file(), reason="the BBC's articles are not beside the repository")
def test_clean_copy_is_left_in_peace() -> None:
    with BBC.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in list(lines)[::EVERY]]
    desk = open_session(use_cache=False)
    found = [list(desk.check([Draft("a.txt", text.encode())]).diagnostics) for text in texts]
    errors = sum(each.severity == Severity.ERROR for one in found for each in one)
    assert errors <= len(texts) / 5
    assert statistics.median(map(len, found)) <= 2


# ---- what is missed


def _places(diagnostics: Sequence[Diagnostic], name: str, code: str = "") -> list[tuple[int, int]]:
    """Where an article has a finding, or evidence of one."""
    regions = (
        region
        for each in diagnostics
        if each.code.startswith(code)
        for region in (each.region, *(related.region for related in each.related))
    )
    return [(r.start.offset, r.end.offset) for r in regions if r.path == name]


def _wanted(article: Any) -> Iterator[Any]:
    """The labels of an article that some rule has to report."""
    for figure in article["figures"]:
        if figure["is_figure"] and any(figure["expect_unattributed"].values()):
            yield figure
    yield from article["anonymous_sources"]
    for label in (*article["loaded_terms"], *article["relative_times"]):
        if label["expect_flag"] and not label.get("in_quote"):
            yield label


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the labelled articles are not beside the repository"
)
def test_labelled_articles_have_what_their_labels_ask_for(session: Session) -> None:
    gold = json.loads((SHARED / "gold" / "articles.json").read_text(encoding="utf-8"))
    paths = sorted((SHARED / "articles").glob("*.txt"))
    found = session.check([Draft(path.name, path.read_bytes()) for path in paths]).diagnostics
    missed = [
        label["text"]
        for name, article in gold["articles"].items()
        for label in _wanted(article)
        if not any(
            start < label["end"] and label["start"] < end for start, end in _places(found, name)
        )
    ]
    assert sorted(missed) == sorted(MISSED)

    figures = {
        figure["id"]: (name, figure)
        for name, article in gold["articles"].items()
        for figure in article["figures"]
    }
    for conflict in gold["figure_conflicts"]:
        members = (figures[member] for member in conflict["members"])
        assert any(
            start < figure["end"] and figure["start"] < end
            for name, figure in members
            for start, end in _places(found, name, "consistency/")
        ), conflict["id"]
