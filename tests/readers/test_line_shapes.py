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
