"""Who speaks under one name that readers have not met."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.attributions.surnames import introduces, surname_key
from validator.plugins.names.newcomers import newcomers as found

from validator.document import Block, Document, Text
from validator.source import Source

MakeDocument = Callable[[str], Document]


def newcomers(document: Document) -> list[str]:
    return [document.text[span.start : span.end] for span in document.spans("newcomer")]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Okello said it was late.", ["Okello"]),
        ("“It is late,” O'Hara told them.", ["O'Hara"]),
        ("“It is late,” said Okello. “We leave.”", ["Okello"]),
        ("“It is late,” said Okello, adding that they would leave.", ["Okello"]),
        ("“It is late,” said Okello and Roe.", ["Okello"]),
        ("It was late in Rome. Okello said they would leave.", ["Okello"]),
        ("It was late, and McKay said they would leave.", ["McKay"]),
        ("“Okello said it was late,” Roe said.", ["Okello", "Roe"]),
        ("Okellos came. Okello said it was late.", ["Okello"]),
        ("Ruth Okello left. Okello said it was late.", []),
        ("Ruth Okello left. It was late, said Okello.", []),
        ("Okello said no. Okello said it was late.", ["Okello"]),
        ("Until June, Okello said, it was late.", ["Okello"]),
        ("It was late for Rome! Okello said they would leave.", ["Okello"]),
        ("It was late; Okello said they would leave.", ["Okello"]),
        ("DrKW said it was late.", []),
        ("LevinMills left. Levin said it was late.", []),
        ("Levins left. Levin said it was late. LevinMills left.", ["Levin"]),
        ("In Badminton, Kent said it was late.", []),
        ("Minister Okello said it was late.", []),
        ("Mr. Okello said it was late.", []),
        ("The baker Okello said it was late.", []),
        ("Ruth Okello said it was late.", []),
        ("It was late, said Okello, a baker.", []),
        ("It was late, said Okello, who bakes.", []),
        ("It was late, said Okello's brother.", []),
        ("It was late, said Ruth Okello.", []),
        ("It was late, he told Okello.", []),
        ("It was late, they said.", []),
        ("It was late. They said so, and Police said so.", []),
        ("said", []),
        ("Unsaid: it was late.", []),
        ("", []),
    ],
)
def test_one_name_beside_a_word_of_speech(
    document: MakeDocument, text: str, met: list[str]
) -> None:
    assert newcomers(document(text)) == met


def test_a_headline_introduces_nobody(document: MakeDocument) -> None:
    assert newcomers(document("Okello: road shut\n\nOkello said it was late.")) == ["Okello"]


PIECES = ("Okello", "said", "told", " ", "  ", ", ", ". ", "“", "” ", "\n", "Mr. ", "and ", "a")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_found_is_one_name_at_its_first_place(text: str) -> None:
    whole = Block(0, len(text), "paragraph", 1)
    for span in found(Document(Source("a.txt", text), Text(text, (whole,))), (), ()):
        assert text[span.start : span.end].startswith(("Okello", "Mr"))
        assert text.find(text[span.start : span.end]) <= span.start


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
