"""What reports look like. The expected texts are files in tests/golden, to be read by people.

`NEWSLINT_UPDATE_GOLDEN=1 pytest tests/test_reporters.py` writes them anew; read the difference.
"""

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_reports import INCOMPLETE, NOTHING, REPORT, WHO, Copy, hostile, in_order

from validator.cli.options import parameters
from validator.diagnostic import Severity
from validator.report import Report
from validator.reporters import Style, newslint_reporters
from validator.reporters.excerpt import Mark, excerpt, marked_lines
from validator.reporters.layout import columns, is_single, lines_of_any, visible, wrap
from validator.reporters.redaction import redacted

GOLDEN = Path(__file__).parent / "golden"
RENDER = {reporter.name: reporter.render for reporter in newslint_reporters()}

CASES = {
    "full.txt": ("full", REPORT, Style()),
    "full-narrow.txt": ("full", REPORT, Style(width=60)),
    "full-color.txt": ("full", REPORT, Style(color=True)),
    "full-quiet.txt": ("full", REPORT, Style(quiet=True)),
    "full-nothing.txt": ("full", NOTHING, Style()),
    "full-incomplete.txt": ("full", INCOMPLETE, Style()),
    "full-hostile.txt": ("full", hostile(), Style(width=60)),
    "concise.txt": ("concise", REPORT, Style()),
    "concise-color.txt": ("concise", REPORT, Style(color=True)),
    "concise-incomplete.txt": ("concise", INCOMPLETE, Style()),
    "concise-hostile.txt": ("concise", hostile(), Style()),
    "report.json": ("json", REPORT, Style()),
    "incomplete.json": ("json", INCOMPLETE, Style()),
    "hostile.json": ("json", hostile(), Style()),
    **{
        f"{name}{suffix}": (form, report, Style())
        for form, suffix in {
            "jsonl": ".jsonl",
            "sarif": ".sarif",
            "github": "-github.txt",
            "gitlab": "-gitlab.json",
            "junit": "-junit.xml",
            "rdjson": "-rdjson.json",
            "checkstyle": "-checkstyle.xml",
            "markdown": ".md",
            "html": ".html",
        }.items()
        for name, report in {
            "report": REPORT,
            "incomplete": INCOMPLETE,
            "hostile": hostile(),
            "redacted": redacted(INCOMPLETE),
        }.items()
    },
}
LOOKS = re.compile(
    r"(?<=<style>).*?(?=</style>)|(?<=<script>\n).*?(?=</script>)|(?<=sha256-)[^']+", re.DOTALL
)
"""Style and script of the page: files of their own, and not what a golden file is for."""


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    form, report, style = CASES[name]
    # the golden files hold no escape character, so that they can be looked at
    text = LOOKS.sub("…", RENDER[form](report, style)).replace("\x1b", "<ESC>")
    path = GOLDEN / name
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", RENDER)
def test_the_same_report_gives_the_same_text(form: str) -> None:
    assert RENDER[form](REPORT, Style()) == RENDER[form](REPORT, Style())


@pytest.mark.parametrize("form", RENDER)
def test_nothing_acts_on_the_terminal(form: str) -> None:
    text = RENDER[form](hostile(), Style())
    acting = [c for c in text if c != "\n" and unicodedata.category(c) == "Cc"]
    assert not acting
    assert "\u202e" not in text
    assert "\nforged.txt" not in text


def test_quiet_leaves_the_findings_and_what_was_not_checked() -> None:
    for form in ("full", "concise"):
        assert RENDER[form](NOTHING, Style(quiet=True)) == ""
        quiet = RENDER[form](INCOMPLETE, Style(quiet=True))
        assert "photo.txt" in quiet
        assert "claims:" not in quiet


def test_it_never_says_that_all_is_good() -> None:
    for form in ("full", "concise"):
        text = RENDER[form](NOTHING, Style())
        assert "1 claim: 1 sourced, 0 not, 0 unclear. Whether it is true was not checked." in text


KEYS = {
    "rule", "severity", "path", "start", "end", "text", "message", "suggestion", "fingerprint",
    "fix", "related",
}  # fmt: skip


def test_json_has_every_key_always() -> None:
    report = json.loads(RENDER["json"](INCOMPLETE, Style()))
    assert list(report) == ["version", "tool", "summary", "failures", "diagnostics"]
    assert report["summary"] == {
        "files": 1, "error": 1, "warning": 1, "info": 1, "waived": 0, "failed": 5,
    }  # fmt: skip
    for diagnostic in report["diagnostics"]:
        assert set(diagnostic) == KEYS
        for place in (diagnostic, *diagnostic["related"]):
            assert set(place["start"]) == set(place["end"]) == {"line", "column", "offset"}
    assert json.loads(RENDER["json"](NOTHING, Style()))["diagnostics"] == []


def test_json_is_sorted_whatever_the_order() -> None:
    backwards = REPORT._replace(diagnostics=REPORT.diagnostics[::-1])
    assert RENDER["json"](backwards, Style()) == RENDER["json"](REPORT, Style())


def test_many_repeats_are_told_in_one_line() -> None:
    text = "\n\n".join(f"The junta met on day {number}." for number in range(40))
    copy = Copy("junta.txt", text)
    found = [
        copy.finding("w/t", Severity.INFO, "junta", "“junta”: says who?", n, headword="junta")
        for n in range(40)
    ]
    lines = RENDER["full"](Report(1, in_order(found)), Style(width=200)).splitlines()
    assert lines[2].endswith(
        "“junta”, 40 times: paragraphs 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 27 more"
    )


def test_what_two_findings_share_is_told_once() -> None:
    copy = Copy("a.txt", "Six sailors and two divers drowned.\n")
    found = [
        copy.finding("t/x", Severity.ERROR, words, f"“{words}”: who counted?", suggestion=WHO)
        for words in ("Six sailors", "two divers")
    ]
    lines = RENDER["full"](Report(1, tuple(found)), Style(quiet=True)).splitlines()
    assert [line.strip() for line in lines[2:]] == [
        "Paragraph 1",
        "Six sailors and two divers drowned.",
        "^^^^^^^^^^^     ^^^^^^^^^^",
        "1:1     error    “Six sailors”: who counted?",
        "1:17    error    “two divers”: who counted?",
        f"→ {WHO}",
        "t/x",
    ]


def test_carets_stand_below_the_words_in_wide_script() -> None:
    sentence = "東京湾 Ōya\u0301 caught fire"
    lines = list(marked_lines(excerpt(sentence, [Mark(4, 8, Severity.ERROR)]), 80, color=False))
    assert lines == [sentence, "       ^^^"]
    lines = list(marked_lines(excerpt(sentence, [Mark(1, 3, Severity.INFO)]), 80, color=False))
    assert lines[1] == "  ----"


def test_the_gravest_mark_shows_where_marks_overlap() -> None:
    marks = [Mark(0, 9, Severity.WARNING), Mark(4, 9, Severity.ERROR), Mark(4, 14, Severity.INFO)]
    lines = list(marked_lines(excerpt("The junta sent divers.", marks), 80, color=False))
    assert lines == ["The junta sent divers.", "~~~~^^^^^-----"]


def test_of_a_very_long_sentence_only_what_is_near_the_marks_is_shown() -> None:
    sentence = "no " * 300_000 + "martyred " + "no " * 300_000
    start = sentence.index("martyred")
    shown = excerpt(sentence, [Mark(start, start + 8, Severity.ERROR)])
    assert len(shown.text) == len(shown.levels) < 500
    assert shown.text.startswith("… no")
    assert shown.text.endswith("no …")
    assert shown.text[shown.levels.index(3) : shown.levels.rindex(3) + 1] == "martyred"
    assert len(excerpt(sentence, []).text) < 500
    crowd = [Mark(start, start + 2, Severity.ERROR) for start in range(0, 300_000, 3)]
    assert len(excerpt(sentence, crowd).text) < 2000


text = st.text(st.one_of(st.characters(), st.sampled_from(" 東e\u0301\x1b\u00a0")), max_size=200)


@given(text, st.integers(1, 40))
def test_lines_fit_and_nothing_is_lost(text: str, width: int) -> None:
    text = visible(text)
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= width or len(line.lstrip()) == 1 for line in lines)


@given(st.text(st.sampled_from("ab  ’"), max_size=80), st.integers(1, 20))
def test_lines_are_the_same_whether_or_not_characters_are_known_to_take_one_column(
    text: str, width: int
) -> None:
    assert is_single(text)
    assert list(wrap(text, width)) == list(lines_of_any(text, width))


@given(text, st.lists(st.tuples(st.integers(0, 220), st.integers(0, 220)), max_size=5))
def test_any_sentence_can_be_marked(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(min(place), max(place), Severity.ERROR) for place in places]
    shown = excerpt(text, marks)
    assert len(shown.levels) == len(shown.text)
    for color in (False, True):
        for line in marked_lines(shown, 40, color):
            assert not any(unicodedata.category(c) == "Cc" for c in line.replace("\x1b", ""))


def test_the_docs_and_the_help_know_every_format() -> None:
    page = (Path(__file__).parents[1] / "docs" / "reports.md").read_text(encoding="utf-8")
    table = page[page.index("<!-- formats -->") : page.index("<!-- end of formats -->")]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(RENDER)
    (option,) = (row.option for row in parameters() if row.field == "format")
    assert all(re.search(rf"\b{name}\b", option.help) for name in RENDER)
