"""Spans made section by section are those of the whole document, wherever one asks."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from validator.api import Attribution, Document
from validator.dsl.lazy_indexes import SectionIndex
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
    for query in ("starting_in", "ending_in", "reaching", "covering"):
        # in an order of its own: what was asked before must not matter
        pieces = SectionIndex(read, "attribution", extents)
        found = [(span.start, span.end) for span in getattr(pieces, query)(start, end)]
        assert sorted(found) == sorted(
            (span.start, span.end) for span in getattr(whole, query)(start, end)
        )
