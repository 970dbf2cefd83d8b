"""The test kit: what it finds, what its assertions print, and pytest with it in a folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from validator.testing import Kit, Lint, assert_snapshot
from validator.testing.strategies import Figure, Quoted, articles, figures, quotations

RULES = """
pack desk "The desk's rules."

rule colony {
  severity warning
  find     "colony" as word
  message  "“{word}”: whose word?"
  good     "An island."
  bad      "A colony." flags "colony"
}
"""


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit()


# ---- lint


def test_lint_asks_the_given_rules_alone(lint: Lint) -> None:
    found = lint("A colony was martyred.", RULES)
    found.assert_flags("colony")
    assert found.flags == ["colony"]
    assert found.codes == ["desk/colony"]
    assert [diagnostic.message for diagnostic in found] == ["“colony”: whose word?"]


def test_lint_asks_what_is_selected(lint: Lint) -> None:
    lint("Six were martyred.", select="honorific-dead").assert_flags("martyred")
    lint("# Six were martyred\n", select="wording/*", suffix=".md").assert_flags("martyred")
    with pytest.raises(AssertionError, match="no rule matches “moon/"):
        lint("Six.", select="moon/*")


def test_lint_asks_what_check_asks(lint: Lint) -> None:
    assert "casualties/casualty-unattributed" in lint("Six soldiers were killed.").codes


def test_rules_with_a_fault_are_told(lint: Lint) -> None:
    with pytest.raises(AssertionError, match=r"(?s)the set-up has faults:.*did you mean “word”"):
        lint("A colony.", RULES.replace("{word}", "{wrd}"))


def test_a_failure_points_at_the_words(lint: Lint) -> None:
    found = lint("An island.\n\nA colony, and another colony here.\n", RULES)
    with pytest.raises(AssertionError) as raised:
        found.assert_flags("colony", "island")
    assert str(raised.value) == (
        "not found: “island”\n"
        "found, and not expected: “colony”\n"
        "\n"
        "  An island.\n"
        "     ~~~~~~ expected\n"
        "\n"
        "  A colony, and another colony here.\n"
        "    ^^^^^^ warning desk/colony: “colony”: whose word?\n"
        "                        ^^^^^^ warning desk/colony: “colony”: whose word?"
    )


# ---- annotate, document


def test_annotate_gives_spans(kit: Kit) -> None:
    found = kit.annotate("At least six people died.", "quantity")
    (six,) = found
    assert (six.low, len(found), found.flags) == (6, 1, ["At least six"])
    assert "^^^^^^^^^^^^ value=6, low=6" in str(found)
    with pytest.raises(AssertionError, match="no plugin has the kind “moon”"):
        kit.annotate("x", "moon")


def test_documents_have_their_reader(kit: Kit) -> None:
    (headline,) = kit.document("# Six die\n", suffix=".md").spans("headline")
    assert (headline.start, headline.end) == (0, 7)


# ---- snapshots


def test_a_snapshot_is_compared(tmp_path: Path, lint: Lint) -> None:
    file = tmp_path / "snapshots" / "colony.txt"
    found = lint("A colony.", RULES)
    with pytest.raises(AssertionError, match="there is no snapshot"):
        assert_snapshot(found, file)
    assert_snapshot(found, file, update=True)
    assert file.read_text(encoding="utf-8") == (
        "  A colony.\n    ^^^^^^ warning desk/colony: “colony”: whose word?\n"
    )
    assert_snapshot(found, file)
    with pytest.raises(AssertionError, match=r"(?s)it is not as in the snapshot:.*\+  Two of it."):
        assert_snapshot("  Two of it.", file)


# ---- strategies


@settings(max_examples=50)
@given(figures())
def test_figures_are_what_they_say(kit: Kit, figure: Figure) -> None:
    (found,) = kit.annotate(f"The army counted {figure.text} people.", "quantity")
    assert (found.low, found.high) == (figure.low, figure.high)


@settings(max_examples=25)
@given(quotations())
def test_quotations_are_quotations(kit: Kit, quoted: Quoted) -> None:
    kit.annotate(f"{quoted.text} the mayor said.", "quotation").assert_flags(quoted.text)


@settings(max_examples=25, deadline=None)
@given(articles())
def test_articles_are_checked(kit: Kit, article: str) -> None:
    kit.lint(article)


# ---- pytest in a folder of its own


@pytest.fixture
def folder(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder with rules, in which pytest is run within this one."""
    pytester.makeini("[pytest]\n")
    (pytester.path / "desk.rules").write_text(RULES, encoding="utf-8")
    return pytester


def pytest_in(folder: pytest.Pytester, *arguments: str) -> tuple[int, str]:
    ended = folder.runpytest_inprocess("-p", "no:cacheprovider", *arguments)
    return int(ended.ret), f"{ended.stdout}{ended.stderr}"


def test_rules_are_tests_where_this_is_asked_for(folder: pytest.Pytester) -> None:
    alone = folder.runpytest_subprocess()  # pytest finds the plugin by itself
    assert alone.ret == 5  # no tests: other programs have .rules files too
    code, told = pytest_in(folder, "--newslint-rules", "-v")
    assert code == 0
    assert "desk.rules::colony-good-1 PASSED" in told
    assert "desk.rules::colony-bad-1 PASSED" in told


def test_an_example_that_fails_is_shown(folder: pytest.Pytester) -> None:
    wrong = RULES.replace('"An island."', '"An island, a colony."')
    (folder.path / "desk.rules").write_text(wrong, encoding="utf-8")
    code, told = pytest_in(folder, "desk.rules")  # named, so it is meant
    assert code == 1
    assert "desk.rules:8: desk/colony: a good example is reported: “colony”" in told
    assert "  An island, a colony.\n               ^^^^^^ warning desk/colony" in told
    assert "1 failed, 1 passed" in told


def test_a_file_that_is_no_rules_is_an_error(folder: pytest.Pytester) -> None:
    (folder.path / "desk.rules").write_text("pack desk\nrule { }\n", encoding="utf-8")
    code, told = pytest_in(folder, "desk.rules")
    assert code == 2
    assert "the set-up has faults" in told
    assert "desk.rules:2:6" in told


def test_fixtures_and_snapshots(folder: pytest.Pytester) -> None:
    (folder.path / "test_desk.py").write_text(
        "from pathlib import Path\n"
        "def test_all(lint, annotate, document, newslint_snapshot):\n"
        "    assert len(document('Six died.').sentences) == 1\n"
        "    annotate('Six died.', 'quantity').assert_flags('Six')\n"
        "    newslint_snapshot(lint('A colony.', Path('desk.rules')), 'colony')\n",
        encoding="utf-8",
    )
    code, told = pytest_in(folder)
    assert code == 1
    assert "pytest --newslint-update writes it" in told
    assert pytest_in(folder, "--newslint-update")[0] == 0
    assert (folder.path / "snapshots/colony.txt").exists()
    assert pytest_in(folder)[0] == 0


def test_pytest_loads_nothing_that_nobody_uses() -> None:
    code = (
        "import sys, validator.pytest_plugin;"
        "print(sorted(m for m in sys.modules if m.startswith('validator.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "['validator.pytest_plugin', 'validator.version']"
