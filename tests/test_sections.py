"""Spans made section by section are those of the whole document, wherever one asks."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.api import Attribution, Document
from validator.dsl.lazy_indexes import FilteredIndex, SectionIndex
from validator.dsl.spans import SpanIndex

PARAGRAPHS = (
    "Six people died, the health ministry said.",
    "The road is shut.",
    "“We lost everything,” said Amal Zein, a farmer.",
    "“Nobody told us.",
    "“They never do,” she added.",
    "The mayor, Jane Roe, said:",
    "“It is over.”",
    "Roe said. He disagreed, saying the bridge was safe.",
    "According to the army, 12 soldiers were hurt. It gave no names.",
    "Officials, who asked not to be named, confirmed it.",
    "ARMY: 12 dead",
    "ARMY: 12 dead. The road is shut. Nobody said why.",
    "“It is over.” He said so. “We go home.” She agreed that it was.",
    "“Who was it?” “Nobody knows,” the mayor said. “Nor do I.”",
    "He said this. The road is shut. Then she said:",
    "The road is shut; officials said so. 12 died. Nobody knows.",
    "“The bridge is safe. The road is shut. That is all,” the army said. It was not.",
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "\n"])) + "\n\n".join(
        draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=12))
    )


def _facts(span: Attribution) -> tuple[object, ...]:
    """All but what the whole document tells of a source."""
    source = span.source and span.source[:3]
    return span.start, span.end, span.cue, span.content, span.strength, source


@pytest.mark.parametrize(
    "sections",
    [
        ["Six died, the ministry said. ", "The road is shut. ", "Officials said it was."],
        ["The road is shut. Nobody came. ", "The mayor said so. ", "It rains."],
        ["The mayor said it rained. “We go home.” He said so. ", "She said they stay."],
        ["The mayor said it rained. ", "“We stay,” he said, “at home.” ", "She said they go."],
        [
            "ARMY: 12 dead. She said why. The road is shut, and nobody may pass until noon.\n\n",
            "He said it rains.",
        ],
        ["It rains. The mayor said:\n\n“We go home. All of us.” ", "It rains."],
        ["He said it rains.\n\n“We go home,” she said. ", "“We stay,” he said."],
    ],
)
def test_a_section_is_a_sentence_unless_a_speaker_may_go_on(
    document: Callable[[str], Document], sections: list[str]
) -> None:
    text = "".join(sections)
    starts = [*document(text).section_starts("attribution"), len(text)]
    assert [text[start:end] for start, end in pairwise(starts)] == sections


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_sections_are_the_document_in_pieces(
    document: Callable[[str], Document], data: st.DataObject
) -> None:
    read = document(data.draw(_texts()))
    starts = read.section_starts("attribution")
    assert starts[0] == 0
    assert all(one < two for one, two in pairwise(starts))
    places = [
        _facts(span)
        for number in range(len(starts))
        for span in read.section("attribution", number)
    ]
    assert places == [_facts(span) for span in read.spans("attribution")]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_index_of_sections_answers_as_one_of_all(
    document: Callable[[str], Document], data: st.DataObject
) -> None:
    read = document(data.draw(_texts()))
    extents = {type(span): lambda a: a.content for span in read.spans("attribution")}
    whole = SpanIndex(read.spans("attribution"), extents)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text) + 1))
    for query in ("starting_in", "walk_in", "ending_in", "reaching", "covering"):
        # in an order of its own: what was asked before must not matter
        pieces = SectionIndex(read, "attribution", extents)
        expected = sorted((span.start, span.end) for span in getattr(whole, query)(start, end))
        found = [(span.start, span.end) for span in getattr(pieces, query)(start, end)]
        assert sorted(found) == expected
        assert [_facts(span) for span in pieces.spans] == [_facts(span) for span in whole.spans]
        assert pieces.listed
        assert (pieces.empty, pieces.starts, pieces.reach[:3]) == (
            whole.empty,
            whole.starts,
            whole.reach[:3],
        )
        found = [(span.start, span.end) for span in getattr(pieces, query)(start, end)]
        assert sorted(found) == expected


def test_who_asks_for_some_reads_on_only_until_there_is_one(
    document: Callable[[str], Document],
) -> None:
    read = document("Six died, the ministry said. The road is shut. Officials said it was.")
    strong = FilteredIndex(
        read,
        SectionIndex(read, "attribution", {}),
        lambda _, spans: [span for span in spans if span.strength == "strong"],
    )
    assert next(iter(strong.walk_in(0, len(read.text)))).start == 0
    assert {number for _, number in read._sections} == {0}
