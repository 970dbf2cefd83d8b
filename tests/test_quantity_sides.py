"""That a number is asked only what the words beside it may make of it: what is found is what would
be found if everything was asked of every number."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from validator.plugins.quantities.sides import ANYTHING, Beside, Sides

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


def _anything(_: Sides, __: str, places: Iterable[int]) -> list[Beside]:
    return [ANYTHING for _place in places]


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
def test_what_is_not_asked_changes_nothing(
    document: MakeDocument, parts: Sequence[tuple[str, str, bool]]
) -> None:
    text = "".join((word.title() if capital else word) + gap for word, gap, capital in parts)
    found = _read(document(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sides, "before", _anything)
        patch.setattr(Sides, "behind", _anything)
        assert found == _read(document(text))


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("They sold 40 houses.", "", ""),
        ("There were 40, he said.", "", "hedge"),
        ("They had 40. Then", "", ""),
        ("It is about 40 houses.", "age hedge", ""),
        ("They sold minus 40 houses.", "minus", ""),
        ("The number 40 bus", "label", ""),
        ("a drop of 40 houses", "age hedge unit", ""),
        ("Jane Roe, 40, said", "age", "hedge"),
        ("They sold 40 km away.", "", "unit"),
        ("They sold 40 years ago.", "", "age unit"),
        ("They sold 40 or more.", "", "age hedge"),
        ("They sold 40 Mill Street.", "", "label unit"),
        ("They sold 40 blocks.", "", "label"),
        ("They met at 40 p.m. on", "age hedge label", "clock"),
        ("They sold 40 iranian rials.", "", "unit"),
        ("Mr Roe 40 times asked.", "label", ""),
        ("They paid USD 40 for it.", "label unit", ""),
        ("40 houses fell.", "label phone", ""),
        ("(40 houses fell.", "age label phone", ""),
        ("It cost $40 in all.", "unit", ""),
        ("It cost 40% more.", "", "unit"),
        ("It cost x40-fold more.", "anything", "anything"),
        ("It cost 3:40 2 more.", "anything", "anything"),
    ],
)
def test_what_the_words_beside_a_number_may_make_of_it(
    document: MakeDocument,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    before: str,
    behind: str,
) -> None:
    sides: list[Sides] = []
    asked = Sides.before

    def heard(self: Sides, *arguments: Any) -> list[Beside]:
        sides.append(self)
        told: list[Beside] = asked(self, *arguments)
        return told

    monkeypatch.setattr(Sides, "before", heard)
    _read(document("They sold 40 houses."))
    at = text.index("40")
    assert asked(sides[0], text, [at]) == [_concerns(before)]
    assert sides[0].behind(text, [at + 2]) == [_concerns(behind)]


def _concerns(words: str) -> frozenset[str]:
    return ANYTHING if words == "anything" else frozenset(words.split())
