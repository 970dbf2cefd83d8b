"""The shipped rule packs: every rule is whole, shows its edge, and says what editors expect."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from validator.engine.discovery import Draft
from validator.engine.session import Session

PACKS = Path(__file__).parents[1] / "rules"
SHARED = Path(__file__).parents[2] / "shared"

MISSED = 10
"""Conditions of shipped rules without an example: most are told by another condition already."""

# Words that belong to checkers, not to a writer.
LINGUISTICS = ("span", " cue", "attribution", "quantity", "entity", "token", "regex")


def _rules() -> Iterator[tuple[str, list[str]]]:
    """The lines of each rule, by its name."""
    for path in sorted(PACKS.glob("*.rules")):
        name, lines = "", list[str]()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("rule "):
                name, lines = f"{path.stem}/{line.split()[1]}", []
            elif line == "}" and name:
                yield name, lines
                name = ""
            elif name:
                lines.append(line)


RULES = dict(_rules())


def _count(lines: list[str], clause: str) -> int:
    return sum(line.startswith(f"  {clause} ") for line in lines)


@pytest.mark.parametrize("rule", list(RULES))
def test_a_rule_is_whole(rule: str) -> None:
    lines = RULES[rule]
    for clause in ("title", "severity", "guide", "because", "message", "suggest"):
        assert _count(lines, clause) == 1, clause
    assert _count(lines, "good") >= 3
    assert _count(lines, "bad") >= 3


@pytest.mark.parametrize("rule", list(RULES))
def test_a_rule_speaks_to_a_writer(rule: str) -> None:
    told = [
        line for line in RULES[rule] if line.startswith(("  title ", "  message ", "  suggest "))
    ]
    words = " ".join(part for line in told for part in line.split('"')[1::2]).lower()
    assert not [word for word in LINGUISTICS if word in words]


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.rules")), ids=lambda path: str(path.stem))
def test_lines_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 100] == []


def test_examples_do_as_they_say(session: Session) -> None:
    run = session.test_examples()
    assert run.rules >= 70
    assert list(run.failures) == []


@pytest.mark.slow
def test_examples_exercise_the_conditions(session: Session) -> None:
    covered = session.coverage()
    missed = [f"{r.rule}:{part.line} {part.text}" for r in covered.rules for part in r.missed]
    missed += [f"{c.condition}: {part.text}" for c in covered.conditions for part in c.missed]
    assert len(missed) <= MISSED, "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one toll, one finding: who counted, who only reacts, who denies, who stood further up
        ("Nine people died in the fire.", "casualty-unattributed"),
        ("It was reported that nine people died.", "casualty-unattributed"),
        ("The envoy condemned a raid that killed nine people.", "figure-attribution-weak"),
        ("The army denied that nine people had died.", "figure-denied-only"),
        ("The mayor said the roof fell. Nine people died.", "figure-attribution-far"),
        ("In 1993 a lorry bomb killed nine people.", "casualty-unattributed-background"),
        ("Nine people died, the mayor said.", None),
        ("“Nine people died,” the mayor said.", None),
        ("Nine people died, diplomats said.", "casualty-anonymous-only"),
    ],
)
def test_a_toll_has_one_fault(session: Session, text: str, expected: str | None) -> None:
    report = session.check([Draft("a.txt", text.encode())])
    about_tolls = [
        rule
        for pack, _, rule in (d.code.partition("/") for d in report.diagnostics)
        if pack == "casualties" and rule != "civilian-combatant-blur"
    ]
    assert about_tolls == ([] if expected is None else [expected])


def _gold() -> Iterator[Any]:
    path = SHARED / "gold" / "tricky.json"
    if path.is_file():
        yield from json.loads(path.read_text(encoding="utf-8"))["items"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not beside the repository")
@pytest.mark.parametrize("item", list(_gold()), ids=lambda item: str(item["id"]))
def test_labelled_texts(session: Session, item: Any) -> None:
    shipped = {rule.partition("/")[2] for rule in RULES}
    report = session.check([Draft("a.txt", item["text"].encode())])
    found = [
        (d.code.partition("/")[2], d.region.start.offset, d.region.end.offset)
        for d in report.diagnostics
    ]
    for label in item["expect"]:
        if label["rule"] in shipped:
            assert any(
                rule == label["rule"] and start < label["end"] and label["start"] < end
                for rule, start, end in found
            ), label
    assert not {rule for rule, _, _ in found} & set(item["forbid"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample articles are not beside the repository")
def test_sample_articles(session: Session) -> None:
    drafts = [
        Draft(path.name, path.read_bytes()) for path in sorted((SHARED / "articles").glob("*.txt"))
    ]
    report = session.check(drafts)
    found = [(d.code.partition("/")[2], d.text) for d in report.diagnostics]
    for expected in (
        ("casualty-unattributed", "Some 20 military personnel"),
        ("terrorist-label", "terrorist groups"),
        ("figure-conflict-inside", "At least six military personnel"),
        ("casualty-ambiguous-verb", "76 regime soldiers"),
    ):
        assert found.count(expected) == 1, expected
    assert found.count(("casualty-unattributed", "at least 1,300 civilians")) == 2
    assert found.count(("honorific-dead", "martyred")) == 2
    [(_, repeated)] = [words for words in found if words[0] == "repeated-sentence"]
    assert repeated.startswith("Turkey and Russia agreed in September 2018")
    figures = " ".join(words for rule, words in found if "figure" in rule or "casualty" in rule)
    for silent in ("M5", "E3", "2018", "2011", "one reason"):
        assert silent not in figures
