"""Advice for what people write where the language has other words."""

import pytest
from effort import growth

from validator.dsl.syntax.habits import instead_of


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('  "thug" =', "write ->"),
        ('  forms of "slay" | "thug" =>', "write ->"),
        ('lexicon words {\n  cased "Slay" :', "write ->"),
        ('  "thug" thug =', None),
    ],
)
def test_an_arrow_in_another_form(text: str, advice: str | None) -> None:
    assert instead_of(text) == advice


@pytest.mark.parametrize("piece", [" ", '"a" ', "| ", "a ", "-", "/", "more than "])
def test_time_grows_with_the_line(piece: str) -> None:
    def advise(count: int) -> None:
        for _ in range(20):
            instead_of(piece * count + "@")

    advise(1)
    assert min(growth(advise, 500) for _ in range(2)) < 8 * 2
