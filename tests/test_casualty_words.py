"""The words of a sentence side by side, and the row of chunks that they make."""

from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.casualties import words
from validator.plugins.casualties.tokens import words_of

from validator.document import Document, Text
from validator.source import Source

MakeDocument = Callable[[str], Document]


def test_how_words_are_used_is_said_of_lists_that_there_are() -> None:
    there = {name.removeprefix(words.PACK) for name in words.READ}
    told = (
        words.STRICT, words.COUNTED, words.NAMED, words.WEAK, words.OF_WHOM, words.ALONE_SILENT,
        words.COUNTING,
    )  # fmt: skip
    assert {*chain.from_iterable(told)} - there == set()


def classes(document: Document) -> str:
    found = words_of(document, 0, len(document.text))
    return " ".join(f"{text}/{tag}" for text, tag in zip(found.texts, found.tags, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six were killed.", "six/X were/a killed/f ./;"),
        ("“Both” men died.", "both/r men/x died/f ./;"),
        ("The U.S. army told us.", "the/d u.s/X army/x told/k us/z ./;"),
        ("In the US he fell badly.", "in/p the/d us/X he/z fell/x badly/r ./;"),
        # one conjunction of three words, and no more than that
        ("Men as well as boys.", "men/X as well as/& boys/x ./;"),
        ("As well as well as men.", "as well as/& well/x as/k men/x ./;"),
        ("Men as well as-yet.", "men/X as well as/& ./;"),
        ("Not well", "not/n well/x"),
        ("'", ""),
    ],
)
def test_words_have_the_class_of_their_list_or_their_form(
    document: MakeDocument, text: str, expected: str
) -> None:
    assert classes(document(text)) == expected


@given(
    st.lists(
        st.sampled_from(["as", "well", "As", "us", "US", ".", "...", '"', "’", "six", "-old", "é"]),
        max_size=12,
    ).map(" ".join)
)
def test_words_stand_where_they_are_said_to(text: str) -> None:

    draft = Document(Source("a.txt", text), Text(text, ()))
    words = words_of(draft, 0, len(text))
    assert len({*map(len, words)}) == 1
    assert words.starts == sorted(set(words.starts))
    for word, start, end in zip(words.texts, words.starts, words.ends, strict=True):
        assert draft.folded[start:end] == word
