"""Evaluation grows with the text as it should: counted in calls, which no busy machine changes."""

import tracemalloc

import pytest
from effort import calls
from toy import CATALOG, compile_rules, document_of

from validator.dsl.evaluator import Finding, Rule, Run
from validator.dsl.spans import Match, SpanIndex, is_white

RULES = [
    "find mark as x\nwhere some box within 3 words of x",
    'find mark as x\nunless some "zz" in same paragraph as x',
    "find mark as y, mark as x within 1 sentence after y",
    "find mark as y, mark as x after y\nwhere same_letter(y, x)",
    "find mark as y, mark as x after y\nwhere x.letter is y.letter",
    "find mark as y, mark as x after y within 1 sentence of y\nwhere longer(x, y)",
    "find box as x\nwhere no mark in x",
    'find "ox" then mark as x\nrequire some box before x',
    "find mark as x\nwhere count(mark in same sentence as x) > 1",
]
LINE = "A ox BB y [CC no] D AAA. [ox] B CCCC ox A.\n\n"


def calls_of(clauses: str, lines: int, line: str = LINE) -> int:
    """How many functions are called to evaluate a rule on so many lines."""
    compiled = compile_rules(f'rule a {{\n{clauses}\nmessage "m"\ngood "x"\nbad "x"\n}}')
    assert compiled.faults == ()
    extents = {k.kind.cls: k.kind.extents for k in CATALOG.kinds.values() if k.kind.extents}
    run = Run(document_of(line * lines, compiled.lexicons), extents)
    rule = Rule(compiled.rules[0], CATALOG, {})
    found: list[Finding] = []
    counted = calls(lambda: found.extend(rule(run)))
    assert found
    return counted


@pytest.mark.parametrize("clauses", RULES)
def test_eight_times_the_text_takes_eight_times_the_calls(clauses: str) -> None:
    assert calls_of(clauses, 160) < calls_of(clauses, 20) * 8 * 1.5


@pytest.mark.parametrize(
    "tied",
    [
        "within 1 sentence before x in same paragraph as x",
        "in same paragraph as x within 1 sentence before x",
    ],
)
def test_the_narrowest_relation_is_looked_up_by_wherever_it_stands(tied: str) -> None:
    never = "z.letter is not x.letter and same_letter(z, x)"
    clauses = f"find mark as x\nunless some mark as z {tied} where ({never})"
    line = " ".join(LINE.split("\n"))
    assert calls_of(clauses, 160, line) < calls_of(clauses, 20, line) * 8 * 1.5


def test_words_between_are_seen_without_a_copy_of_them() -> None:
    """One line may be the whole text, and each of its spans may ask."""
    text = "ox " * 100_000
    tracemalloc.start()
    assert not is_white(text, 0, len(text))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000


def test_white_is_what_strip_takes_away() -> None:
    for letter in map(chr, range(0x3100)):
        assert is_white(f"x{letter}x", 1, 2) == (not letter.strip()), letter
    assert is_white("ox", 1, 1)
    assert not is_white(" \nx", 0, 3)


def test_what_stands_beside_is_not_copied_for_each_who_asks() -> None:
    size = 10_000
    index = SpanIndex([Match(at, at + 1) for at in range(size)], {})
    assert next(iter(index.before(size))) == index.spans[0]
    assert next(iter(index.after(0))) == index.spans[0]
    assert next(iter(index.walk_in(0, size))) == index.spans[0]
    tracemalloc.start()
    for _ in range(10):
        next(iter(index.before(size)))
        next(iter(index.after(0)))
        next(iter(index.walk_in(0, size)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < size
