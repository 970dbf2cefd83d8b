"""What stands nearest is found from the inside out, and no more is read for it."""

from collections.abc import Sequence
from itertools import accumulate, islice

from hypothesis import given
from hypothesis import strategies as st

from validator.document import Annotator, Block, Document, SpansByKind, Text
from validator.dsl.evidence import MOST_DISTANCE, outwards
from validator.dsl.spans import nearest_first
from validator.source import Extent, Source

PARAGRAPHS = st.lists(st.text("ab ", min_size=1, max_size=9), min_size=1, max_size=12)


def of_words(paragraphs: Sequence[str], read: list[int]) -> Document:
    """A document in which each `a` is a span; tells which paragraphs were read for that."""
    starts = [*accumulate((len(text) + 1 for text in paragraphs[:-1]), initial=0)]
    blocks = [
        Block(start, start + len(text), "paragraph")
        for start, text in zip(starts, paragraphs, strict=True)
    ]

    def letters(document: Document, start: int, end: int) -> SpansByKind:
        read.append(starts.index(start))
        return {"a": [Extent(n, n + 1) for n in range(start, end) if document.text[n] == "a"]}

    annotator = Annotator(lambda d: letters(d, 0, len(d.text)), lambda _: starts, letters)
    prose = "\n".join(paragraphs)
    return Document(Source("a.txt", prose), Text(prose, tuple(blocks)), {"a": annotator})


@given(PARAGRAPHS, st.data())
def test_what_is_near_comes_in_the_order_of_all(paragraphs: list[str], data: st.DataObject) -> None:
    document = of_words(paragraphs, [])
    offset = data.draw(st.integers(0, len(document.text) - 1))
    home = document.block_index(offset)
    near = [
        span
        for span in nearest_first(document.spans("a"), offset)
        if abs(document.block_index(span.start) - home) <= MOST_DISTANCE
    ]
    assert [*outwards(of_words(paragraphs, []), "a", offset)] == near


def test_for_the_nearest_no_paragraph_is_read_that_is_further_off() -> None:
    read: list[int] = []
    document = of_words(["b a b"] * 30, read)
    (nearest,) = islice(outwards(document, "a", 10 * 6 + 3), 1)
    assert nearest == Extent(62, 63)
    assert read == [10]


def test_where_nothing_is_near_nothing_far_is_read() -> None:
    read: list[int] = []
    document = of_words(["a", *["b"] * 28, "a"], read)
    assert [*outwards(document, "a", 20)] == []
    assert sorted(read) == [*range(10 - MOST_DISTANCE, 10 + MOST_DISTANCE + 1)]


def test_a_text_without_paragraphs_has_nothing_near() -> None:
    assert [*outwards(Document(Source("a.txt", ""), Text("", ())), "a", 0)] == []
