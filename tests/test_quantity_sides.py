"""That a number between words that say nothing of it is read without a look at them: what is found
is what would be found if every word was looked at."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from validator.plugins.quantity_sides import Sides

from validator.document import Document

MakeDocument = Callable[[str], Document]

WORDS = Path(__file__).parent.parent / "rules" / "words" / "numbers.rules"
LISTED = sorted(set(re.findall(r'"([^"\n]+)"', WORDS.read_text(encoding="utf-8"))))
PLAIN = """
    the house houses men of and or to in at by is was be he she who turned just aged ages boys
    brothers, Roe, minus negative year-old years y.o. yo who that can block blocks Mill Street km
    m kg C p c h st mph kW km/h m2 South south new african rand Iranian rials dollars MEUR USD M
    a.m. p.m. pm o'clock GMT iPhone Route route no. (Jane Roe ( ) . , ; : - – % $ £ “ ” \" '
    """
NUMBERS = """
    5 12 47 130 1,347 0800 2.5 10-15 6-0 555-0100 +44 20 7946 3/4 ½ 5bn 20th 1st .380 12345678
    one two twenty-one hundred million half third dozens several few first last
    """


def _read(document: Document) -> list[Any]:
    return [*document.spans("quantity"), *document.spans("age")]


@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.sampled_from(LISTED),
                st.sampled_from(2 * PLAIN.split()),
                st.sampled_from(NUMBERS.split()),
            ),
            st.sampled_from([" "] * 8 + ["", "-", ", ", "  ", "\n\n", "\u00a0"]),
            st.booleans(),
        ),
        min_size=3,
        max_size=40,
    )
)
@settings(max_examples=200)
def test_what_is_not_looked_at_says_nothing(
    document: MakeDocument, parts: Sequence[tuple[str, str, bool]]
) -> None:
    text = "".join((word.title() if capital else word) + gap for word, gap, capital in parts)
    found = _read(document(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sides, "quiet_before", lambda *_: False)
        patch.setattr(Sides, "quiet_behind", lambda *_: False)
        assert found == _read(document(text))


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("They sold 40 houses.", True, True),
        ("There were 40, he said.", True, True),
        ("It is about 40 houses.", False, True),
        ("They sold 40 km away.", True, False),
        ("They sold 40 or more.", True, False),
        ("They sold 40, or more.", True, False),
        ("They sold 40 Mill Street.", True, False),
        ("They sold 40 blocks.", True, False),
        ("They sold 40 iranian rials.", True, False),
        ("Mr Roe 40 times asked.", False, True),
        ("40 houses fell.", False, True),
        ("It cost $40 in all.", False, True),
        ("It cost 40% more.", True, False),
    ],
)
def test_words_that_say_nothing(
    document: MakeDocument,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    before: bool,
    behind: bool,
) -> None:
    told: list[bool] = []

    def heard(name: str) -> Callable[..., bool]:
        asked = getattr(Sides, name)

        def hear(*arguments: Any) -> bool:
            told.append(asked(*arguments))
            return told[-1]

        return hear

    for name in ("quiet_before", "quiet_behind"):
        monkeypatch.setattr(Sides, name, heard(name))
    _read(document(text))
    assert told == [before, behind]
