"""A regex is what `re.compile` gives, later."""

import re

import pytest

from validator.regex import regex

PATTERN = r"(?P<number>\d+) (dead|hurt)"
TEXT = "6 dead, 12 HURT"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", [TEXT, "6 dead", "nobody"])
def test_one_match(method: str, text: str) -> None:
    found = getattr(regex(PATTERN), method)(text)
    expected = getattr(re.compile(PATTERN), method)(text)
    assert (found and found.groups()) == (expected and expected.groups())


def test_all_matches_substitution_and_flags() -> None:
    lazy, eager = regex(PATTERN, re.IGNORECASE), re.compile(PATTERN, re.IGNORECASE)
    assert lazy.findall(TEXT) == eager.findall(TEXT)
    assert [m.span() for m in lazy.finditer(TEXT, 3)] == [m.span() for m in eager.finditer(TEXT, 3)]
    assert lazy.sub("-", TEXT) == eager.sub("-", TEXT)
    assert lazy.split(TEXT) == eager.split(TEXT)
    assert lazy.groupindex == eager.groupindex


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")
