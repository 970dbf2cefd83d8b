"""What reports look like. The expected texts are files in tests/golden, to be read by people.

`NEWSLINT_UPDATE_GOLDEN=1 pytest tests/test_reporters.py` writes them anew; read the difference.
"""

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validator.diagnostic import (
    Context,
    Diagnostic,
    Edit,
    Region,
    Related,
    Severity,
    fingerprint,
)
from validator.report import Claims, Failure, Report
from validator.reporters import Style, newslint_reporters
from validator.reporters.excerpt import Mark, excerpt, marked_lines
from validator.reporters.layout import columns, visible, wrap
from validator.sentences import split_sentences
from validator.source import Position, Source

GOLDEN = Path(__file__).parent / "golden"
RENDER = {reporter.name: reporter.render for reporter in newslint_reporters()}

FERRY = """\
Ferry fire kills 12, junta says

PORT AMAL - At least 12 people were killed when a ferry caught fire on Monday. The junta's men were
on board.

“Everybody ran to the stern,” said Nadia Farouk, a nurse who swam ashore.

Some 30 passengers were martyred in the harbour, and the junta sent divers, while seven crew members
were missing and terrorist groups on the far bank, who had shelled the port twice in the week before
the fire, looked on.

The coast guard said nine people had died. A junta spokesman would not say more.
"""
HARBOUR = "Dozens of boats put out. It was the worst fire of the decade.\n"


class Copy:
    """A draft, and findings in it by their words."""

    def __init__(self, path: str, text: str) -> None:
        self.source = Source(path, text)
        self.blocks = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]

    def region(self, words: str, nth: int = 0) -> Region:
        start = [match.start() for match in re.finditer(re.escape(words), self.source.text)][nth]
        position = self.source.position
        return Region(self.source.path, position(start), position(start + len(words)))

    def finding(
        self, code: str, severity: Severity, words: str, message: str, nth: int = 0, **more: Any
    ) -> Diagnostic:
        region = self.region(words, nth)
        offset = region.start.offset
        number, block = next((n, b) for n, b in enumerate(self.blocks) if b[0] <= offset < b[1])
        start, end = next(
            extent
            for extent in split_sentences(self.source.text, *block)
            if extent[0] <= offset < extent[1]
        )
        sentence = self.source.text[start:end].replace("\n", " ")
        headline = self.source.path == "ferry.txt" and number == 0
        context = Context(
            sentence,
            offset - start,
            region.end.offset - start,
            0 if headline else max(number, 1),
            "headline" if headline else "paragraph",
        )
        found = Diagnostic(code, severity, region, words, message, context=context, **more)
        return found._replace(fingerprint=fingerprint(code, sentence, 0))

    def related(self, words: str, message: str) -> Related:
        return Related(self.region(words), words, message)


def from_ferry(first: str, length: int) -> str:
    start = FERRY.index(first)
    return FERRY[start : start + length]


WHO = "Name who gave the figure in this sentence."


def ferry() -> list[Diagnostic]:
    copy = Copy("ferry.txt", FERRY)
    martyred = copy.region("martyred")
    return [
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "At least 12 people",
            "“At least 12 people”: who counted?",
            suggestion=WHO,
        ),
        copy.finding(
            "dates/relative-day-undated", Severity.WARNING, "Monday", "“Monday”: of which date?"
        ),
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "Some 30 passengers",
            "“Some 30 passengers”: who counted?",
            suggestion=WHO,
            related=(
                copy.related(
                    "Nadia Farouk",
                    "nearest source: Nadia Farouk, one paragraph up; she was on board, "
                    "she gives no number",
                ),
            ),
        ),
        copy.finding(
            "casualties/honorific-dead",
            Severity.ERROR,
            "martyred",
            "“martyred” takes a side",
            edits=(Edit(martyred.start, martyred.end, "killed"),),
            headword="martyr",
        ),
        copy.finding(
            "casualties/casualty-unattributed",
            Severity.ERROR,
            "seven crew members",
            "“seven crew members”: who counted?",
            suggestion=WHO,
        ),
        copy.finding(
            "wording/terrorist-label",
            Severity.ERROR,
            "terrorist groups",
            "“terrorist groups”: whose word is it?",
            suggestion="Name the group, or say who calls them so.",
        ),
        copy.finding(
            "figures/figure-conflict-inside",
            Severity.ERROR,
            "nine people",
            "“nine people”: above it is “At least 12 people”",
            related=(
                copy.related("At least 12 people", "the figure above"),
                copy.related("Some 30 passengers", "other figures"),
                copy.related("seven crew members", "other figures"),
                copy.related(
                    FERRY[FERRY.index("who had shelled") :][:90],
                    "beside: who had shelled the port twice …",
                ),
                copy.related(FERRY[FERRY.index("Some 30 pass") :][:190], "the sentence"),
            ),
        ),
        *(
            copy.finding(
                "wording/loaded-term",
                Severity.WARNING,
                "junta",
                "“junta” passes judgement on a government",
                nth,
                suggestion="Write “military government”, or quote who says it.",
                headword="junta",
            )
            for nth in range(4)
        ),
    ]


def harbour() -> list[Diagnostic]:
    copy = Copy("harbour.txt", HARBOUR)
    private = copy.finding(
        "house/embargoed-name", Severity.WARNING, "boats", "A name that is not to be printed yet"
    )
    return [
        private._replace(text="", context=None),
        copy.finding(
            "claims/superlative-unsourced",
            Severity.INFO,
            "worst",
            "“worst”: says who?",
            related=(Copy("ferry.txt", FERRY).related("The coast guard", "a source elsewhere"),),
        ),
    ]


def in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda d: (d.region.path, d.region.start.offset, d.code)))


REPORT = Report(2, in_order(ferry() + harbour()), waived=1, claims=Claims(24, 15, 6, 3))
NOTHING = Report(3, (), claims=Claims(1, 1, 0, 0))


def fault() -> Diagnostic:
    text = "pack house\n\nrule toll {\n  find     casualy as figure in author voice\n}\n"
    region = Copy("rules/house.rules", text).region("casualy")
    context = Context("  find     casualy as figure in author voice", 11, 18, 0, "rules")
    message = "no kind is called “casualy”"
    return Diagnostic(
        "newslint/unknown-kind",
        Severity.ERROR,
        region,
        "casualy",
        message,
        suggestion="did you mean “casualty”?",
        context=context,
    )


def unplaced_fault() -> Diagnostic:
    start = Position(1, 1, 0)
    message = "plugin tides of tides 1.2 cannot be loaded: ImportError: no module moon"
    hint = "mend or uninstall tides"
    where = Region("", start, start)
    return Diagnostic("newslint/plugin-failed", Severity.ERROR, where, "", message, suggestion=hint)


TIDES = "not wholly checked: checker tides: ZeroDivisionError: division by zero"


def internal_error() -> Diagnostic:
    found = Copy("harbour.txt", HARBOUR).finding(
        "newslint/internal-error",
        Severity.ERROR,
        "Dozens",
        f"this draft was {TIDES}",
    )
    return found._replace(context=None, text="")


INCOMPLETE = Report(
    1,
    in_order([*harbour(), internal_error()]),
    failures=(
        Failure("photo.txt", "byte 0 (0xff) is not valid UTF-8"),
        Failure("gone.txt", "no such file or folder"),
        Failure("harbour.txt", TIDES),
    ),
    faults=(fault(), unplaced_fault()),
    claims=Claims(2, 0, 1, 1),
)


def hostile() -> Report:
    copy = Copy(
        "a\x1b[2J\n.txt",
        "The 船長 of the Ōya\u0301 said \x1b[31m20\x9b0m people\u202e "
        "died in 東京湾フェリー火災.\n",
    )
    message = "“20\x1b]0;title\x07”: who counted?\nforged.txt:1:1: error"
    people = copy.finding("casualties/casualty-unattributed", Severity.ERROR, "people", message)
    harbour = copy.finding("wording/x", Severity.WARNING, "東京湾", "“東京湾”: where\tis it?")
    captain = copy.finding("wording/x", Severity.INFO, "船長", "“船長”: who?")
    return Report(1, in_order([people, harbour, captain]), (Failure("b\x1b.txt", "no \x07"),))


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
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    form, report, style = CASES[name]
    # the golden files hold no escape character, so that they can be looked at
    text = RENDER[form](report, style).replace("\x1b", "<ESC>")
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


@given(text, st.lists(st.tuples(st.integers(0, 220), st.integers(0, 220)), max_size=5))
def test_any_sentence_can_be_marked(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(min(place), max(place), Severity.ERROR) for place in places]
    shown = excerpt(text, marks)
    assert len(shown.levels) == len(shown.text)
    for color in (False, True):
        for line in marked_lines(shown, 40, color):
            assert not any(unicodedata.category(c) == "Cc" for c in line.replace("\x1b", ""))
