"""Words looked for one by one, and digits, are found where a regular expression finds them."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.word_places import WholeWords, digit_runs, forms_of

from validator.document import Document
from validator.lexicon import Entry, Lexicon

FORMS = st.lists(st.sampled_from(["won", "won by", "tie-break", "é", "b2", "_x", "a", "a_"]))
TEXTS = st.lists(
    st.sampled_from(["won", " ", "by", "tie-break", "tie", "-", "é", "b2", "_", "x", "a", "."]),
    max_size=12,
).map("".join)


@given(FORMS, TEXTS)
def test_they_stand_where_a_regular_expression_finds_them(forms: list[str], text: str) -> None:
    pattern = "|".join(map(re.escape, forms)) or "(?!)"
    expected = re.search(rf"\b(?:{pattern})\b", text) is not None
    assert WholeWords(forms).stand_in(text) == expected


@given(st.lists(st.sampled_from(["Won", "by a", "ÉTÉ", "İ"])))
def test_the_forms_of_a_list_are_in_small_letters_each_by_itself(forms: list[str]) -> None:
    lexicon = Lexicon("pack.name", tuple(Entry(form, form) for form in forms))
    assert forms_of(lexicon) == [form.lower() for form in forms]
    assert forms_of(None) == []


@given(st.text("019 .,-½٣“'’aé😀", max_size=40))
def test_a_run_begins_where_no_digit_stands_before(
    document: Callable[[str], Document], text: str
) -> None:
    made = document(text)
    assert digit_runs(made) == [match.start() for match in re.finditer("[0-9]+", made.text)]
