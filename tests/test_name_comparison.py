"""One person with two posts, or under a surname first."""

from collections.abc import Callable

import pytest
from validator.plugins.attributions.name_comparison import (
    introduces,
    name_key,
    other_post,
    surname_key,
    unintroduced,
)

from validator.document import Document

MakeDocument = Callable[[str], Document]


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("Spokesman John Roe", "Minister John Roe", True),
        ("Spokesman John Roe", "Government spokesman John Roe", False),
        ("Spokesman John Roe", "John Roe", False),
    ],
)
def test_posts(document: MakeDocument, one: str, other: str, changed: bool) -> None:
    made = document(f"{one} said no. {other} said yes.")
    first, second = made.spans("source")
    assert name_key(made, first) == name_key(made, second) == "john roe"
    assert other_post(made, first, second) is changed


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Hale said no. Grace Hale said yes.", True),
        ("Hale said no. Mary Grace Hale said yes.", True),
        ("Grace Hale left. Hale said no. Grace Hale said yes.", False),
        ("Governor Hale left. Hale said no. Grace Hale said yes.", False),
        ("Shale burned. Hale said no. Grace Hale said yes.", True),
        ("Hale said no. Grace Okello said yes.", False),
        ("Grace Hale said no. Hale said yes.", False),
        ("Governor Hale said no. Grace Hale said yes.", False),
    ],
)
def test_a_surname_before_the_name(document: MakeDocument, text: str, late: bool) -> None:
    made = document(text)
    first, *_, last = made.spans("source")
    same_key = surname_key(made, first) == surname_key(made, last)
    assert (same_key and introduces(made, last, first)) is late


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Okello said it was late.", True),
        ("It was late, according to Okello.", True),
        ("“It is late,” O'Hara told them.", True),
        ("Ruth Okello left. Okello said it was late.", False),
        ("Okellos came. Okello said it was late.", True),
        ("DrKW said it was late.", False),
        ("In Badminton, Kent said it was late.", False),
        ("Minister Okello said it was late.", False),
        ("Ruth Okello said it was late.", False),
    ],
)
def test_a_surname_alone(document: MakeDocument, text: str, unknown: bool) -> None:
    made = document(text)
    assert any(unintroduced(made, source) for source in made.spans("source")) is unknown


def test_a_headline_introduces_nobody(document: MakeDocument) -> None:
    made = document("Okello: road shut\n\nOkello said it was late.")
    assert unintroduced(made, made.spans("source")[-1])
