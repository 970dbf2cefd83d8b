"""Which sentences are read for people who came to harm."""

from collections.abc import Callable

import pytest
from validator.plugins.casualties.sentences import worth_reading

from validator.api import Document

Make = Callable[[str], Document]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Six people were killed.", True),
        ("A man was killed.", True),
        ("The firm took delivery of six planes.", False),
        ("The firm lost 200 jobs.", False),
        ("The flood claimed 12.", True),
        ("The virus took 12 lives.", True),
        ("The army lost 12 soldiers.", True),
        ("About 800 people moved house.", False),
        ("About 800 people moved to the border.", True),
        ("The cuts affect two million people.", True),
        ("The cuts affect the town.", False),
        ("Twelve people live there.", False),
    ],
)
def test_a_sentence_is_read_where_it_may_tell_of_harm(
    document: Make, text: str, read: bool
) -> None:
    made = document(f"It rained. {text} The road is shut.")
    made.spans("casualty")  # prepares the checker
    assert worth_reading(made) == ({1} if read else set())
