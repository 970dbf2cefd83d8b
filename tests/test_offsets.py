"""Offset maps: one to one runs, runs that stand for something, and one map behind another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.offsets import OffsetMap


def test_a_wide_run_is_its_source_as_a_whole() -> None:
    # "A&B" of "A&amp;B"
    offsets = OffsetMap([(0, 0), (1, 1), (2, 6)], {1: 6})
    assert offsets.extent_to_source(0, 1) == (0, 1)
    assert offsets.extent_to_source(0, 2) == (0, 6)
    assert offsets.extent_to_source(1, 3) == (1, 7)
    assert offsets.extent_to_source(1, 1) == (1, 1)


def test_without_runs_a_map_changes_nothing() -> None:
    offsets = OffsetMap([(0, 3)])
    assert offsets.then(OffsetMap()).extent_to_source(1, 2) == (4, 5)
    assert OffsetMap().then(offsets).extent_to_source(1, 2) == (4, 5)


def test_a_map_is_made_when_the_first_place_is_asked_for() -> None:
    made = []

    def make() -> tuple[list[tuple[int, int]], dict[int, int]]:
        made.append(True)
        return [(0, 3), (2, 7)], {2: 9}

    offsets = OffsetMap([(0, 0)]).then(OffsetMap.made_by(make)).then(OffsetMap())
    assert not made
    assert [offsets.extent_to_source(n, n + 1) for n in range(3)] == [(3, 4), (4, 5), (7, 9)]
    assert offsets.to_prose(4) == 1
    assert made == [True]


@pytest.mark.parametrize(
    ("runs", "wide", "prose", "source", "stays"),
    [
        ([], {}, 4, 4, True),
        ([], {}, 5, 4, False),
        ([], {}, 0, 0, True),
        ([(0, 0), (2, 4)], {}, 4, 6, True),
        ([(0, 0), (2, 4)], {}, 4, 5, False),
        ([(0, 4), (2, 0)], {}, 4, 6, True),
        ([(0, 5), (2, 0)], {}, 4, 6, False),
        ([(2, 4), (0, 0)], {}, 4, 6, False),
        ([(0, -1)], {}, 4, 6, False),
        ([(3, 1)], {}, 4, 6, False),
        ([(0, 0), (1, 1), (2, 6)], {1: 6}, 3, 7, True),
        ([(0, 0), (1, 1), (2, 6)], {1: 8}, 3, 7, False),
        ([(0, 0), (9, 99)], {}, 4, 6, True),
    ],
)
def test_a_map_leads_into_its_source(
    runs: list[tuple[int, int]], wide: dict[int, int], prose: int, source: int, stays: bool
) -> None:
    assert OffsetMap(runs, wide).stays_within(prose, source) is stays


@st.composite
def maps(draw: st.DrawFn) -> tuple[int, OffsetMap]:
    """A map, and how many characters it is for."""
    runs, wide = [], {}
    here = there = 0
    for _ in range(draw(st.integers(1, 6))):
        there += draw(st.integers(0, 3))
        size = draw(st.integers(1, 4))
        runs.append((here, there))
        if draw(st.booleans()):
            there += draw(st.integers(1, 6))
            wide[here] = there
        else:
            there += size
        here += size
    return here, OffsetMap(runs, wide)


@given(maps(), maps())
def test_two_maps_in_one_lead_where_both_lead(
    first: tuple[int, OffsetMap], second: tuple[int, OffsetMap]
) -> None:
    (size, inner), (_, outer) = first, second
    both = inner.then(outer)
    for start in range(size):
        for end in range(start, size + 1):
            middle = inner.extent_to_source(start, end)
            assert both.extent_to_source(start, end) == outer.extent_to_source(*middle)
