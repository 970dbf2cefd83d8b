"""Lines that have a shape begin as is said of it: what begins otherwise is never looked at."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.readers import shapes

ALPHABET = f"{string.printable}é’“”–—…©·•"
SHAPES = {what: (found.pattern, re.VERBOSE) for what, found in shapes._FURNITURE.items()}
SHAPES["teaser"] = (shapes._TEASERS.pattern, re.I)


@pytest.mark.parametrize("what", SHAPES)
@given(data=st.data())
def test_a_line_with_a_shape_begins_like_one(what: str, data: st.DataObject) -> None:
    pattern, flags = SHAPES[what]
    expression = re.compile(rf"\A(?:{pattern}\n)" if flags & re.VERBOSE else rf"\A{pattern}", flags)
    line = data.draw(st.from_regex(expression, alphabet=ALPHABET))
    assert what in shapes._beginnings(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe | 4 Feb 2020", "Jane Roe"),
        ("By Jane Roe - Karsk", "Jane Roe"),
        ("By Jane Roe-Lind", "Jane Roe-Lind"),
        ("By Jane Roe, Ann Poe", "Jane Roe, Ann Poe"),
        ("By Jane Roe, 4 Feb 2020", "Jane Roe"),
        ("(Writing by Jane Roe; editing by Ann Poe)", "Jane Roe; editing by Ann Poe"),
        ("From Jane Roe in Karsk", "Jane Roe in Karsk"),
        ("Jane Roe", "Jane Roe"),
    ],
)
def test_the_names_of_a_byline(line: str, names: str) -> None:
    assert shapes.author(line) == names


@given(st.lists(st.sampled_from(("By ", "by ", "From ", "(", *"aB ,-|–)4")), max_size=12))
def test_names_without_a_sign_are_taken_at_once(pieces: list[str]) -> None:
    line = "".join(pieces)
    slow = re.match(
        r"\(?(?:[^,|]{0,40}?\b(?:by|By|BY)|From) (.+?)(?: ?[|·•–—-] .*|, [^,]*\d.*|\))?$", line
    )
    assert shapes.author(line) == (slow[1] if slow else line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Roe, education correspondent", "byline"),
        ("By Jane Roe, education correspondent · 4 February 2020", "byline"),
        ("By Jane Roe, who is an editor", None),
    ],
)
def test_a_byline_may_name_a_post(line: str, kind: str | None) -> None:
    found = shapes.shape(line)
    assert (found and found[0]) == kind


@given(
    st.sampled_from(("By ", "BY ", "by ", "From ")),
    st.lists(
        st.sampled_from(
            ("Jane", "O’Neill", "O'Neil", "J.", "Ann-Marie", "and", "Roe-", "de", "Élise", "By",
             "A.B", "X1", "3M", "Jane_Roe", "|", "Smith,", "Jr.", "(Desk)", "")
        ),
        min_size=1, max_size=6,
    ),
)  # fmt: skip
def test_plain_names_are_those_that_the_expressions_find(by: str, words: list[str]) -> None:
    line = by + " ".join(words)
    names = shapes._plain_names(line)
    if names:
        author = shapes._AUTHOR.match(line)
        assert shapes._FURNITURE["byline"].match(line)
        assert author is not None
        assert author[1] == names
