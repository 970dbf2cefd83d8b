"""One person, under a surname first."""

from collections.abc import Callable

import pytest
from validator.plugins.attributions.name_comparison import introduces, surname_key

from validator.document import Document

MakeDocument = Callable[[str], Document]


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Hale said no. Grace Hale said yes.", True),
        ("Hale said no. Mary Grace Hale said yes.", True),
        ("Shale burned. Hale said no. Grace Hale said yes.", True),
        ("Hale said no. Grace Okello said yes.", False),
        ("Hale said no. Grace Hale left. Grace Hale said yes.", False),
        ("Grace Okello said yes. Hale said no.", False),
    ],
)
def test_a_surname_before_the_name(document: MakeDocument, text: str, late: bool) -> None:
    made = document(text)
    (bare,) = made.spans("newcomer")
    full = made.spans("source")[-1]
    same_key = surname_key(made, bare) == surname_key(made, full)
    assert (same_key and introduces(made, full, bare)) is late
