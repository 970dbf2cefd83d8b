"""Rule files that are broken, huge, or made to hang: an error each, in bounded time."""

from pathlib import Path

import pytest
from effort import times_as_dear
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.diagnostic import Severity
from validator.dsl import plan
from validator.dsl.syntax.parser import parse
from validator.engine.rules.loading import load_rulebook
from validator.engine.rules.rulebook import MOST_BYTES, RuleFile, find_rule_files
from validator.engine.session import Session

SAMPLE = """\
pack sample "All that there is."

lexicon crowds {
  forms of "throng" | cased "Mob" -> "crowd"  # a comment
  except "flash mob"
}

condition counted(crowd: words, far: number) {
  some claim quantity within far words of crowd
  or some strong attribution covering crowd
}

rule first {
  title    "One"
  setting  far = 3
  find     (term from crowds | "huge" then maybe "and" then <quantity as n>) as crowd
  where    crowd in body and not (crowd in quotation)
  unless   counted(crowd, far)
  require  some source as who in same sentence as crowd where who.kind is person
  once per article and crowd.text
  message  "“{crowd}”: {missing}"
  good     \"""
           # A headline

           Fine.
           \"""
  bad      "A throng came." flags "throng"
}

rule second {
  find     /\\bmob\\b/ as mob
  message  "“{mob}”"
  good     "Fine."
  bad      "A mob came."
}

change casualties/casualty-unattributed { severity off }
"""


def load(session: Session, text: str) -> tuple[dict[str, plan.Rule], list[str]]:
    """The rules that run, and the codes of the errors."""
    book = load_rulebook([RuleFile("a.rules", text.encode())], lambda: session.catalog, "", None)
    errors = [fault.code for fault in book.faults if fault.severity == Severity.ERROR]
    return {rule.name: rule for rule in book.rules}, errors


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE)))
def test_a_file_that_breaks_off(session: Session, length: int) -> None:
    """Nothing is lost without an error, and no rule runs without one of its conditions."""
    text = SAMPLE[:length]
    rules, errors = load(session, text)
    begun = [name for name in ("first", "second") if f"rule {name} {{" in text]
    if parse(text)[1]:
        assert errors
        assert set(rules) <= set(begun)
    else:
        assert list(rules) == begun
    for name, rule in rules.items():
        assert rule.body == load(session, SAMPLE)[0][name].body


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("rule a {{ find {}\n".format("(" * 100_000), "syntax"),
        ("rule a {{ find {}".format("<" * 3_000 + '"x"' + ">" * 3_000), "syntax"),
        ('rule a {\n find "x" as x\n where ' + "not " * 10_000 + "x in body\n}", "syntax"),
        ('rule a {\n find "x" as x\n where 1 < ' + "1 + " * 2_000 + "1\n}", "syntax"),
        ("rule a {\n find " + "some source where " * 2_000 + "x\n}", "syntax"),
        ("rule a {" * 3_000, "syntax"),
        ('pack a "' + "x" * 100_000, "syntax"),
        ('rule a { find /((a{1000}){1000}){1000}/\n message "m" }', "bad-regex"),
        ("find\n" * 3_000, "syntax"),
    ],
    ids=["brackets", "angles", "not", "plus", "some", "blocks", "string", "regex", "clauses"],
)
def test_nothing_hangs(session: Session, text: str, code: str) -> None:
    """What is broken costs about as much as what is sound and as long."""
    _, errors = load(session, text)
    assert f"newslint/{code}" in errors
    length = max(len(text), 20_000)
    # other texts than those before, as what was parsed is remembered
    broken, sound = f"{text}\n# again", [_sound(length, word) for word in ("ox", "cow")]
    seconds = iter(sound)
    assert times_as_dear(lambda: load(session, broken), lambda: load(session, next(seconds))) < 20


def _sound(length: int, word: str) -> str:
    """Rules without a fault, so many characters of them."""
    rule = f'rule r{{}} {{{{\n find "{word}" as x\n message "m"\n good "x"\n bad "{word}"\n}}}}\n'
    return "".join(rule.format(number) for number in range(length // len(rule)))


def test_faults_at_the_end_cost_no_more_than_their_rules() -> None:
    """A file is not parsed once more for each fault in it."""
    sound = _sound(100_000, "sheep")
    wrong = "".join(f'rule w{n} {{ find "goat" as x\n messag "m" }}\n' for n in range(20))
    tree, faults = parse(sound + wrong)
    assert (len(tree.rules), len(faults)) == (sound.count("rule") + 20, 20)
    other = _sound(100_000, "swine")
    assert times_as_dear(lambda: parse(f"{sound}{wrong}#"), lambda: parse(other)) < 8


def test_a_regular_expression_that_explodes_elsewhere_runs(session: Session) -> None:
    text = 'rule a {\n find /(a+)+b/\n message "m"\n good "x"\n bad "aab"\n}'
    rules, errors = load(session, text)
    assert (list(rules), errors) == (["a"], [])


def test_a_file_too_large_is_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "large.rules").write_bytes(b"#" * (MOST_BYTES + 1))
    files, [fault] = find_rule_files([tmp_path])
    assert files == []
    assert fault.code == "newslint/rules-too-large"
    assert fault.message.endswith("large.rules has more than 2 MB: split it into packs")


def test_after_a_hundred_errors_it_says_that_the_rest_is_not_checked(session: Session) -> None:
    rule = 'rule a{} {{ find nonsens{}\n message "m" }}\n'
    text = "pack many\n" + "".join(rule.format(i, i) for i in range(300))
    rules, errors = load(session, text)
    assert rules == {}
    assert len(errors) == 101
    assert errors[-1] == "newslint/too-many-errors"
