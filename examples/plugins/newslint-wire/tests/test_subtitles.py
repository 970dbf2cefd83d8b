"""Subtitles: what is prose, and where in the file it stands."""

import pytest

from validator.testing import Annotate, MakeDocument

FILE = """\
1
00:00:01,000 --> 00:00:03,300
Good evening.

2
00:00:03,400 --> 00:00:06,100
<i>Six sailors</i> were rescued,
the coast guard said.

3
00:00:06,200 --> 00:00:08,000
2020
was a hard year
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_become_paragraphs(document: MakeDocument, newline: str) -> None:
    made = document(FILE.replace("\n", newline), suffix=".srt")
    assert [made.text[block.start : block.end] for block in made.blocks] == [
        "Good evening.",
        "Six sailors were rescued, the coast guard said.",
        "2020 was a hard year",
    ]
    for words in ("Good", "Six sailors", "rescued", "coast guard", "2020", "year"):
        start = made.text.index(words)
        extent = made.offsets.extent_to_source(start, start + len(words))
        assert made.source.text[extent.start : extent.end] == words


def test_figures_are_found(annotate: Annotate) -> None:
    (figure,) = annotate(
        "1\n00:00:01,000 --> 00:00:02,000\nSix sailors.\n", "quantity", suffix=".srt"
    )
    assert figure.value == 6


@pytest.mark.parametrize("text", ["", "\n\n", "1\n", "<i></i>", "00:00:01,000 --> 00:00:02,000"])
def test_odd_files(document: MakeDocument, text: str) -> None:
    assert document(text, suffix=".srt").text in {"", "1"}
