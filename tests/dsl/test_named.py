"""Conditions that rules share: what they mean, and what is wrong with them."""

import pytest
from toy import compile_rules, findings

RULE = """
rule trial {{
  setting far = 1
  find mark as x
  where {}
  message "m"
  good "x"
  bad "x"
}}
"""


def reported(conditions: str, asked: str, text: str) -> list[str]:
    return [text[f.start : f.end] for f in findings(conditions + RULE.format(asked), text)]


@pytest.mark.parametrize(
    ("conditions", "asked", "text", "expected"),
    [
        ("condition big(m: mark) { m.size > 2 }", "big(x)", "A AAA", ["AAA"]),
        ("condition big(m: mark) { m.size > 2 }", "not big(x)", "A AAA", ["A"]),
        ("condition big(m: mark) { m.size > 2 }", "toy.big(x) and x.even", "BBB BBBB", ["BBBB"]),
        # a number, a text, a setting stand for themselves
        ("condition over(m: mark, n: number) { m.size > n }", "over(x, 1 + 1)", "AA AAA", ["AAA"]),
        ("condition over(m: mark, n: number) { m.size > n }", "over(x, far)", "A AA", ["AA"]),
        ("condition of(m: mark, t: text) { m.letter is t }", 'of(x, "b")', "A B", ["B"]),
        (
            "condition by(m: mark, n: number) { some \"ox\" within n words of m }",
            "by(x, far)", "A y ox y y y B", ["A"],
        ),
        # what is told of a thing stands for itself; where it is not there, all is unknown
        ("condition big(m: mark) { m.size > 2 }", "not big(x.next)", "AAA A AAA", ["AAA"]),
        ("condition up(m: mark, n: mark) { n.size > m.size }", "up(x, x.next)", "B A AA", ["A"]),
        # its names are its own: one that the rule has means something else in it
        (
            "condition paired(other: mark) {\n  some mark as x after other\n  where x.even\n}",
            "some mark as other after x where paired(other)", "A B CC", ["A"],
        ),
        # any words, and one condition in another
        (
            """
            condition near(w: words) { some "ox" within 0 words of w }
            condition boxed(m: mark) { some box as b covering m where near(b) }
            """,
            "boxed(x)", "[A] ox y [B]", ["A"],
        ),
    ],
)  # fmt: skip
def test_meaning(conditions: str, asked: str, text: str, expected: list[str]) -> None:
    assert reported(conditions, asked, text) == expected


def test_a_join_may_hang_on_a_condition() -> None:
    rule = """
    condition alike(one: mark, two: mark) { same_letter(one, two) and two.even }
    rule trial {
      find mark as one, mark as two after one
      where alike(one, two)
      message "{one} {two}"
      good "x"
      bad "x"
    }
    """
    assert [f.message for f in findings(rule, "A BB AA")] == ["A AA"]


@pytest.mark.parametrize(
    ("conditions", "asked", "fault"),
    [
        ("condition a(m: mark) { a(m) }", "a(x)", "condition-circle toy.a asks for toy.a"),
        (
            "condition a(m: mark) { b(m) }\ncondition b(m: mark) { a(m) or m.even }",
            "b(x)", "condition-circle toy.a asks for toy.b asks for toy.a",
        ),
        ("condition longer(m: mark) { m.even }", "x.even", "name-taken longer is a function"),
        ("condition a(m: mrak) { m.even }", "a(x)", "unknown-kind “mrak” is no kind of thing"),
        ("condition a(m: mark) { x.even }", "a(x)", "unknown-name nothing in this condition"),
        ("condition a(m: mark) { m.size > far }", "a(x)", "unknown-name nothing in this condition"),
        ("condition a(m: mark) { m.even }", "a(x, 1)", "wrong-arguments a takes 1 thing, not 2"),
        ("condition a(m: box) { m in mark }", "a(x)", "wrong-arguments a wants a box here"),
        ("condition a(m: words) { m in box }", "a(3)", "wrong-arguments a wants words in the text"),
        ("condition a(m: number) { x in m }", "x.even", "unknown-name"),
        ("condition a(m: number, w: words) { w in m }", "x.even", "wrong-type “m” is a number"),
        ("condition a(m: mark) { m.even }", "b(x)", "unknown-function there is no function and"),
        ("condition a(m: mark) { m.even }", "no-pack.a(x)", "unknown-pack there is no pack no-p"),
    ],
)  # fmt: skip
def test_fault(conditions: str, asked: str, fault: str) -> None:
    faults = compile_rules(conditions + RULE.format(asked)).faults
    assert len(faults) == 1
    assert fault in faults[0]


def test_a_rule_does_not_run_without_its_condition() -> None:
    compiled = compile_rules("condition a(m: mark) { m.size is big }" + RULE.format("a(x)"))
    assert compiled.rules == ()
    assert len(compiled.faults) == 1


def test_conditions_that_would_explode_are_refused() -> None:
    doubled = "\n".join(
        f"condition c{i}(m: mark) {{ c{i + 1}(m) or c{i + 1}(m) }}" for i in range(40)
    )
    faults = compile_rules(f"{doubled}\ncondition c40(m: mark) {{ m.even }}" + RULE.format("c0(x)"))
    assert [fault.split()[1] for fault in faults.faults] == ["too-many-conditions"]
    chain = "\n".join(f"condition c{i}(m: mark) {{ c{i + 1}(m) }}" for i in range(200))
    faults = compile_rules(f"{chain}\ncondition c200(m: mark) {{ m.even }}" + RULE.format("c0(x)"))
    assert [fault.split()[1] for fault in faults.faults] == ["nested-too-deeply"]
