"""What a document tells of several places or word lists at once is what it tells of each."""

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from validator.document import Document, Text, fold
from validator.source import Source

TEXT = """Six dead in blast

Six soldiers were killed. Nobody was hurt, the army said.

They fled. Nine are missing.
"""
LEXICONS = ("words-casualties.missing", "words-casualties.captive", "words-casualties.killing")


def test_the_numbers_of_sentences_are_those_of_each_offset(
    document: Callable[[str], Document],
) -> None:
    draft = document(TEXT)

    @given(st.lists(st.integers(0, len(TEXT) + 2)))
    def check(offsets: list[int]) -> None:
        numbers = [*map(draft.sentence_index, offsets)]
        assert draft.sentence_numbers(offsets) == numbers

    check()


def test_a_document_without_sentences_has_one_number() -> None:

    empty = Document(Source("a.txt", ""), Text("", ()))
    assert empty.sentence_index(0) == 0
    assert empty.sentence_numbers([0]) == empty.block_numbers([0]) == [0]
    assert empty.block_index(0) == 0


@given(st.text(alphabet=st.sampled_from("aB _-'’“ʼ«1éßİςſ中²\u0301\n")))
def test_words_as_bytes_are_the_words_of_the_folded_text(text: str) -> None:
    draft = Document(Source("a.txt", text), Text(text, ()))
    words = re.findall(r"\w+", draft.folded)
    assert len(draft.word_bytes) == len(draft.folded)
    assert [word.decode() for word in draft.word_bytes.split()] == [
        re.sub(r"[^\x00-\x7f]", "_", word) for word in words
    ]


def test_the_forms_of_a_list_that_is_looked_up_are_folded(
    document: Callable[[str], Document],
) -> None:
    forms = document("").forms("words-names.kinds-of-place")
    assert {"province", "region"} <= forms
    assert all(form == fold(form) for form in forms)
    assert Document(Source("a.txt", ""), Text("", ())).forms("words-names.kinds-of-place") == set()


def test_terms_of_several_lists_come_in_their_order_without_the_empty_ones(
    document: Callable[[str], Document],
) -> None:
    draft = document(TEXT)
    found = draft.terms_of(LEXICONS)
    assert [*found] == ["words-casualties.missing", "words-casualties.killing"]
    assert all(found[lexicon] == draft.terms(lexicon) for lexicon in found)
    assert not draft.terms("words-casualties.captive")
