"""Indexes that look only where they are asked answer as an index of all spans does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.document import Document, Text
from validator.dsl.lazy_indexes import LineIndex, ShortWords, UnionIndex, WordIndex
from validator.dsl.patterns import find_all
from validator.dsl.spans import Match, SpanIndex
from validator.dsl.translation import translated
from validator.form_index import FormIndex
from validator.lexicon import literal_lexicon
from validator.scanner import Scanner
from validator.source import Source

WORDS = ("in", "on", "inn")
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


@given(TEXT, st.integers(0, 40), st.integers(0, 12), st.booleans())
def test_a_union_of_words_answers_as_all_spans_do(
    text: str, start: int, length: int, apart: bool
) -> None:
    document = read(text)
    single = [WordIndex(document, ShortWords([f'"{word}"']), {}) for word in WORDS]
    several = WordIndex(document, ShortWords([f'"{word}"' for word in WORDS]), {})
    union = UnionIndex(single, {}) if apart else several
    whole, end = all_of(document), start + length
    assert places(union.starting_in(start, end)) == places(whole.starting_in(start, end))
    assert places(union.ending_in(start, end)) == places(whole.ending_in(start, end))
    assert places(union.reaching(start, end)) == places(whole.reaching(start, end))
    assert places(union.covering(start, end)) == places(whole.covering(start, end))
    assert places(union.spans) == places(whole.spans)


def test_a_word_is_one_object_for_all_who_ask() -> None:
    index = WordIndex(read("Two in one, one in two."), ShortWords(['"in"']), {})
    (near,) = index.starting_in(0, 6)
    assert near is index.spans[0]
    assert near is next(index.reaching(4, 6))


PATTERNS = (
    r"\b\d+(?:\.\d+)?%",
    r"[a-z]{2,} [a-z]{2,}",
    r"\w+\b",
    r"(?:\S+ ){2,}\S",
    r". ?[.!?]",
    r"[—–\[]|--| - ",
    r"\bé+b?\b",
    r"[^a]b",
    r"a\s+b",
    r"a$",
    r"(?m)^a",
    r"a\W",
    r"a(?s:.)b",
    r"\x0a",
    r"\Q\n\Ea",
)
LINES = st.lists(
    st.sampled_from(("ab", "a", "b", "é", " ", "\n", "5", "%", ".5", "—", "--", "[", "?"))
).map("".join)


@given(st.sampled_from(PATTERNS), LINES, st.integers(0, 20), st.integers(0, 12))
def test_a_text_searched_line_by_line_gives_what_it_gives_as_a_whole(
    pattern: str, text: str, start: int, length: int
) -> None:
    expression = translated(pattern)
    expected = list(find_all(expression, text))
    if not expression.in_line:
        return
    index = LineIndex(read(text), expression, {})
    begun = [(one.start, one.end) for one in index.starting_in(start, start + length)]
    assert begun == [place for place in expected if start <= place[0] < start + length]
    assert [(one.start, one.end) for one in index.spans] == expected
    assert index.starting_in(0, len(text) + 1) == index.spans


@given(
    st.sampled_from(PATTERNS[:7]),
    LINES,
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 12)), max_size=8),
)
def test_those_in_which_a_match_lies_are_told_without_the_matches(
    pattern: str, text: str, stretches: list[tuple[int, int]]
) -> None:
    spans = [Match(start, start + length) for start, length in sorted(stretches)]
    expression = translated(pattern)
    index = LineIndex(read(text), expression, {})
    matches = list(find_all(expression, text))
    expected = [
        span
        for span in spans
        if any(span.start <= start and end <= span.end for start, end in matches)
    ]
    assert index.holders(spans) == expected


@pytest.mark.parametrize("pattern", PATTERNS[:7])
def test_most_patterns_stay_in_a_line(pattern: str) -> None:
    assert translated(pattern).in_line


@pytest.mark.parametrize("pattern", PATTERNS[7:])
def test_a_pattern_that_may_cross_a_line_is_told(pattern: str) -> None:
    assert not translated(pattern).in_line
