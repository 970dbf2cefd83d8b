"""Who tells what: helpers cut short, states of mind, verbs in a chain, support and criticism."""

import pytest
from attributed import Make, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They’ve said it was shut.", ("They", "’ve said", "it was shut", "strong")),
        ("He'd said the dam was safe.", ("He", "'d said", "the dam was safe", "strong")),
        ("“We will go,” they've said.", ("they", "'ve said", "“We will go,”", "strong")),
        (
            "They’re not expecting any help from the city.",
            ("They", "’re not expecting", "any help from the city", "weak"),
        ),
        (
            "Reporters know they're being watched.",
            ("Reporters", "know", "they're being watched", "weak"),
        ),
        (
            "Voters who'd backed the mayor said they'd stay home.",
            ("Voters who'd backed the mayor", "said", "they'd stay home", "strong"),
        ),
        (
            "They’re afraid that it will burst.",
            ("They", "’re afraid", "that it will burst", "weak"),
        ),
        (
            "Hale wants the votes of those who've said they back her.",
            ("who", "'ve said", "they back her", "strong"),
        ),
    ],
)
def test_a_helper_may_be_cut_short(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))
