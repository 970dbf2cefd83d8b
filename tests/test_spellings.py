"""Whether two spellings are one name."""

import pytest
from validator.plugins.spellings import spelt_otherwise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Baxter", "Sergey Baxter"),
        ("Steven Hollis", "Stephen Hollis"),
        ("Katherine Mensah", "Catherine Mensah"),
        ("Muamar Qadhafi", "Moammar Kadafi"),
        ("Victor Hollis", "Viktor Hollis"),
        ("Alexandr Hollis", "Aleksandr Hollis"),
        ("Dan Kovatch", "Dan Kovach"),
        ("Ana Lopetz", "Ana Lopets"),
        ("Umar Hollis", "Omar Hollis"),
        ("Monica Chadha", "Chada"),
        ("Hannah Mensah", "Hanna Mensah"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert spelt_otherwise(one, other)
    assert spelt_otherwise(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steven Hollis", "Steven Hollis"),
        ("Wire", "Fire"),
        ("Aaron Kall", "Call"),
        ("Lee Wang", "Fang"),
        ("Ali Haddad", "Eli Haddad"),
        ("Steven Hollis", "Stephen Mensah"),
        ("STEVEN HOLLIS", "Stephen Hollis"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not spelt_otherwise(one, other)
    assert not spelt_otherwise(other, one)
