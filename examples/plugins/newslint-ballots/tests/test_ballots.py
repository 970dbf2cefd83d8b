"""Which shares belong together, and when they add up."""

import pytest

from validator.testing import Annotate, Lint


@pytest.mark.parametrize(
    ("text", "shares", "total"),
    [
        ("Okoro won 52.3 percent of the vote, Haddad 40.1 percent.", 2, 92.4),
        ("Okoro won 52 percent of the vote. Haddad won 48 percent.", 0, 0),
        ("Turnout was 61 percent, up from 58 percent of votes in May.", 0, 0),
        ("Prices rose by 60 percent and wages by 70 percent.", 0, 0),
    ],
)
def test_shares_of_one_vote(annotate: Annotate, text: str, shares: int, total: float) -> None:
    ballots = annotate(text, "ballot")
    assert [(ballot.shares, ballot.total) for ballot in ballots] == [(shares, total)] * bool(shares)


@pytest.mark.parametrize(
    ("second", "sound"), [("48", True), ("48.4", True), ("49.1", False), ("20", True)]
)
def test_the_rule_allows_for_rounding(lint: Lint, second: str, sound: bool) -> None:
    text = f"Okoro won 52 percent of the vote, Haddad {second} percent."
    found = lint(text, select="ballots/*")
    expected = f"52 percent of the vote, Haddad {second} percent"
    found.assert_flags(*[] if sound else [expected])
