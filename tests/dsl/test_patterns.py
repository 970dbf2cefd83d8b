"""Regular expressions of rules: what is known to be missing hides nothing that is there."""

import pytest

from validator.dsl.patterns import find_all, is_absent
from validator.dsl.translation import RegexError, translated


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\d+%", "3%"),
        (r"ab?c", "ac"),
        (r"ab*c", "ac"),
        (r"ab??c", "ac"),
        (r"ab{0,2}c", "ac"),
        (r"a{2,3}b", "aab"),
        (r"\d{2,3}b", "12b"),
        (r"a+b", "aab"),
        (r"a|b", "b"),
        (r"(?:ab|c)d", "cd"),
        (r"(ab)?c", "c"),
        (r"(?:a(b|x)c)+d", "axcd"),
        (r"(?i)ab", "AB"),
        (r"[ab]c", "bc"),
        (r"[^a]b", "xb"),
        (r"[]x]y", "]y"),
        (r"[a\]b]c", "]c"),
        (r"[[:alpha:]xyz]\d", "b1"),
        (r"[^[:alpha:]xyz]b", "1b"),
        (r"[[:digit:]\w]b", "éb"),
        (r"[:digit:]b", "gb"),
        (r"a\.b", "a.b"),
        (r"\x41b", "Ab"),
        (r"\x{41}b", "Ab"),
        (r"\101b", "Ab"),
        (r"\pLb", "éb"),
        (r"\p{L}b", "éb"),
        (r"\Qa.b\Ec", "a.bc"),
        (r"\bé & b\b", "é & b"),
        (r"(?i)\bé & b\b", "É & B"),
    ],
)
def test_what_matches_is_found(pattern: str, text: str) -> None:
    expression = translated(pattern)
    assert [*find_all(expression, text)] == [(0, len(text))]
    assert not is_absent(expression, text)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b\d+ & \d+\b", " & "),
        (r"\[(?:name|age)\]", "["),
        (r"\b[A-Z]\w+, XX+,", ", XX"),
        (r"\w+ \?\?+ \w+", " ??"),
        (r"a\.b*cd", "a."),
        (r"\[?xy", "xy"),
        (r"\?{2,}q", "q"),
        (r"[ab]|\[c", ""),
    ],
)
def test_letters_and_signs_that_are_needed(pattern: str, needed: str) -> None:
    assert translated(pattern).needed == needed


def test_nothing_is_found_where_what_is_needed_is_missing() -> None:
    expression = translated(r"\b\d+ & \d+\b")
    assert [*find_all(expression, "3 and 4")] == []
    assert is_absent(expression, "3 and 4")


def test_flags_stand_before_the_beginning() -> None:
    expression = translated(r"(?i)\bcafé\b")
    assert [*find_all(expression, "CAFÉ écafé Cafés café")] == [(0, 4), (17, 21)]


def test_alternatives_at_a_boundary_are_asked_for_one_by_one() -> None:
    with pytest.raises(RegexError) as caught:
        translated(r"\b(é|à)b")
    assert caught.value.hint == "write a pattern for each: (/.../ | /.../)"
