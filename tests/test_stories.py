"""Drafts of one story: the conflicts in them are found, and what only looks like one is not."""

import pytest
from story_labels import STORIES, Score, labels_of, links_of, score, sheet_of

from validator.engine.session import Session

NAMES = sorted(path.name for path in STORIES.iterdir() if path.is_dir())

FOUND = {
    "border-strike": 2,
    "checkpoint-bombing": 2,
    "ferry": 1,
    "march": 3,
    "pit-blast": 2,
    "quake": 1,
    "river-flood": 4,
}
"""Labelled conflicts and disputes that are found, by story; docs/claims.md tells what is missed."""


@pytest.fixture(scope="module", params=NAMES)
def scored(request: pytest.FixtureRequest, session: Session) -> Score:
    return score(session, request.param)


def test_no_link_is_wrong(scored: Score) -> None:
    assert scored.wrong == ()


def test_as_many_are_found(scored: Score) -> None:
    assert scored.found >= FOUND[scored.story], scored.missed


@pytest.mark.parametrize("story", NAMES)
def test_labels_name_claims(session: Session, story: str) -> None:
    """A label that names no figure of its draft would never be wrong."""
    texts = {
        path.stem: path.read_text("utf-8")
        for path in (STORIES / story).iterdir()
        if path.suffix in (".md", ".txt")
    }
    for label in labels_of(story).get("conflict", []) + labels_of(story).get("dispute", []):
        for said in (figure for side in label["sides"] for figure in side):
            draft, _, words = said.partition(":")
            assert words in texts[draft], said
    assert sheet_of(session, story).failures == ()
    assert set(links_of(sheet_of(session, story)).values()) <= {"conflicting", "disputed"}
