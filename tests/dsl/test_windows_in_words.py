"""Windows in words, read on from near them, hold what counting all words of the text says."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from validator.document import WORD, Document, Text
from validator.dsl.relations import Geometry
from validator.dsl.spans import Match
from validator.source import Source

TEXTS = st.lists(
    st.sampled_from(("ab", "a", "é", "-", "’", ".", " ", " ", "\n\n", "5", "_", "—")), max_size=40
).map("".join)
PLACES = st.integers(0, 60)


def starts_in(text: str, start: int, end: int) -> list[int]:
    starts = [match.start() for match in WORD.finditer(text)]
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]


def geometry(text: str) -> Geometry:
    return Geometry(Document(Source("a.txt", text), Text(text, ())), {})


@given(TEXTS, PLACES, PLACES, st.integers(0, 6))
def test_so_many_words_between_two_spans(text: str, one: int, two: int, most: int) -> None:
    one, two = sorted((min(one, len(text)), min(two, len(text))))
    first, second = Match(one, one), Match(two, two)
    expected = len(starts_in(text, one, two)) <= most
    assert geometry(text).within_words(first, second, most) is expected
    assert geometry(text).within_words(second, first, most) is expected


@given(TEXTS, PLACES, st.integers(1, 6))
def test_so_many_words_back_and_on(text: str, offset: int, count: int) -> None:
    offset = min(offset, len(text))
    before = starts_in(text, 0, offset)
    behind = starts_in(text, offset, len(text))
    back = before[-count] if count <= len(before) else 0
    assert geometry(text)._words_back(offset, count) == back
    on = behind[count] if count < len(behind) else len(text)
    assert geometry(text)._words_on(offset, count) == on


def test_words_before_and_behind_one_of_many_letters() -> None:
    text = f"one two {'a' * 1000} three four"
    assert geometry(text)._words_back(len(text), 4) == 4
    assert geometry(text)._words_on(0, 3) == text.index("three")
    first, last = Match(0, 3), Match(len(text), len(text))
    assert geometry(text).within_words(first, last, 4)
    assert not geometry(text).within_words(first, last, 3)
