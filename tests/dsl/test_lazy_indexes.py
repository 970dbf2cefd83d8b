"""Indexes that look only where they are asked answer as an index of all spans does."""

from hypothesis import given
from hypothesis import strategies as st

from validator.document import Document, Text
from validator.dsl.lazy_indexes import UnionIndex, WordIndex
from validator.dsl.spans import SpanIndex
from validator.form_index import FormIndex
from validator.lexicon import literal_lexicon
from validator.scanner import Scanner
from validator.source import Source

WORDS = ("in", "on")
TEXT = st.lists(
    st.sampled_from(["in", "In", "on", "inn", "in-", "_in", "on,", "“in”", "é", "inon", "x", "\n"]),
    max_size=12,
).map(" ".join)


def read(text: str) -> Document:
    lexicons = [literal_lexicon(word) for word in WORDS]
    scanner = Scanner(FormIndex.of(lexicons), [lexicon.name for lexicon in lexicons])
    return Document(Source("a.txt", text), Text(text, ()), matcher=scanner)


def places(spans: object) -> list[tuple[int, int]]:
    return sorted((s.start, s.end) for s in spans)  # type: ignore[attr-defined]


def all_of(document: Document) -> SpanIndex:
    spans = [term for word in WORDS for term in document.terms(f'"{word}"')]
    return SpanIndex(sorted(spans, key=lambda s: (s.start, -s.end)), {})


@given(TEXT, st.integers(0, 40), st.integers(0, 12))
def test_a_union_of_words_answers_as_all_spans_do(text: str, start: int, length: int) -> None:
    document = read(text)
    union = UnionIndex([WordIndex(document, f'"{word}"', {}) for word in WORDS], {})
    whole, end = all_of(document), start + length
    assert places(union.starting_in(start, end)) == places(whole.starting_in(start, end))
    assert places(union.ending_in(start, end)) == places(whole.ending_in(start, end))
    assert places(union.reaching(start, end)) == places(whole.reaching(start, end))
    assert places(union.covering(start, end)) == places(whole.covering(start, end))
    assert places(union.spans) == places(whole.spans)


def test_a_word_is_one_object_for_all_who_ask() -> None:
    index = WordIndex(read("Two in one, one in two."), '"in"', {})
    (near,) = index.starting_in(0, 6)
    assert near is index.spans[0]
    assert near is next(index.reaching(4, 6))
