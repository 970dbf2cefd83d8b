"""Where characters stand: what a class of a regular expression finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from validator.places import places, whole_words

TEXTS = st.text("019 .,-½٣“'’aé😀", max_size=40)


@given(TEXTS)
def test_places_are_those_of_a_class(text: str) -> None:
    assert places(text, "0'’😀") == [match.start() for match in re.finditer("[0'’😀]", text)]


@given(st.text("in 1_é-½Ⅷ", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_whole_word_is_one_by_itself(text: str, start: int, end: int) -> None:
    for word in ("in", "i", "né"):
        found = re.compile(rf"(?<!\w){word}(?!\w)").finditer(text)
        expected = [match.start() for match in found]
        assert whole_words(text, word) == expected
        inside = [at for at in expected if start <= at and at + len(word) <= end]
        assert whole_words(text, word, start, end) == inside


@given(TEXTS)
def test_a_sign_stands_by_itself_anywhere(text: str) -> None:
    assert whole_words(text, ",") == places(text, ",")
