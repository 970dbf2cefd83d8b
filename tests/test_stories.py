"""Drafts of one story: the conflicts in them are found, and what only looks like one is not."""

import cProfile

import pytest
from story_labels import STORIES, Score, labels_of, links_of, score, sheet_of

from validator.engine.beside import with_others
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.engine.sheet import read_all
from validator.engine.sheet import sheet_of as sheet_of_accounts

NAMES = sorted(path.name for path in STORIES.iterdir() if path.is_dir())

FOUND = {
    "border-strike": 2,
    "checkpoint-bombing": 2,
    "factory-fire": 3,
    "ferry": 1,
    "march": 3,
    "pit-blast": 3,
    "quake": 2,
    "river-flood": 4,
    "school-siege": 4,
}
"""Labelled conflicts and disputes that are found, by story; docs/claims.md tells what is missed."""


WRONG = {
    "school-siege": (
        # of an unnamed officer: a conflict, where the label says dispute
        "conflicting: ('3', 'four') and ('4', 'nine gunmen')",
    )
}
"""Links that no label has, and that are made all the same."""


@pytest.fixture(scope="module", params=NAMES)
def scored(request: pytest.FixtureRequest, session: Session) -> Score:
    return score(session, request.param)


def test_no_link_is_wrong(scored: Score) -> None:
    assert scored.wrong == WRONG.get(scored.story, ())


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


def test_a_long_story_takes_time_as_its_drafts(session: Session) -> None:
    """Of all drafts that tell the same, a rule looks at so many partners alone."""
    text = b"Six soldiers were killed in the raid, the army said.\n\nIt burned 40 homes."

    def calls(number: int) -> int:
        accounts = read_all(session, [Draft(f"{n}.txt", text, "one") for n in range(number)])
        with cProfile.Profile() as profile:
            sheet_of_accounts(session, accounts)
        return int(sum(entry.callcount for entry in profile.getstats()))

    assert calls(200) < 2.4 * calls(100)


def test_the_nearest_versions_are_looked_at_first(session: Session) -> None:
    texts = [f"---\ndate: 2020-02-0{n}\n---\n\nSix died." for n in (3, 1, 4, 2)]
    runs = [session.run(Draft(f"{n}.md", text.encode())) for n, text in enumerate(texts)]
    found = [
        (run.document.metadata.date, [other.document.metadata.date for other in others])
        for run, others in with_others(runs)
    ]
    assert found[0] == ("2020-02-03", ["2020-02-02", "2020-02-04", "2020-02-01"])
    assert found[1] == ("2020-02-01", ["2020-02-02", "2020-02-03", "2020-02-04"])
