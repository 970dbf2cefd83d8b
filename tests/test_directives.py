"""Directives in comments: what they leave out, and what is wrong with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.diagnostic import Diagnostic, Region, Severity
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.engine.notices import place
from validator.engine.session import Session
from validator.engine.sieve import Sieve
from validator.engine.suppressions.directives import Directive, apply
from validator.report import Report
from validator.source import Extent, Position, Source

RULE = "casualties/casualty-unattributed"
TOLL = "Six people were injured."


def check(session: Session, text: str, path: str = "a.md", final: bool = False) -> Report:
    return session.check([Draft(path, text.encode())], sieve=Sieve(final=final))


def tolls(report: Report) -> list[int]:
    """The lines on which a toll without a source is reported."""
    return [d.region.start.line for d in report.diagnostics if d.code == RULE]


def said(report: Report) -> list[tuple[str, int, str]]:
    """What newslint says of directives: what, in which line, of which words."""
    return [
        (d.code.removeprefix("newslint/"), d.region.start.line, d.text)
        for d in report.diagnostics
        if d.code.startswith("newslint/")
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"<!-- newslint ignore {RULE}: seen -->\n{TOLL}\n\n{TOLL}\n", [4]),
        (f"<!-- newslint ignore {RULE}: seen -->\n\n{TOLL}\n\n{TOLL}\n", [5]),
        ("<!-- newslint ignore casualty-unattributed: seen -->\n" + TOLL, []),
        (f"<!-- newslint ignore casualty-side-missing, {RULE}: seen: twice -->\n{TOLL}\n", []),
        (f"<!--newslint: ignore {RULE}:seen-->\n{TOLL}\n", []),
        (f"{TOLL} <!-- newslint ignore {RULE}: seen -->\n\n{TOLL}\n", [3]),
        (f"Six people <!-- newslint ignore {RULE}: seen --> were injured.\n\n{TOLL}\n", [3]),
        (f"{TOLL}\n\n<!-- newslint ignore-file {RULE}: seen -->\n", []),
        (
            (
                f"{TOLL}\n\n<!-- newslint ignore-start {RULE}: seen -->\n\n{TOLL}\n\n{TOLL}\n\n"
                f"<!-- newslint ignore-end -->\n\n{TOLL}\n"
            ),
            [1, 11],
        ),
        (
            (
                f"<!-- newslint ignore-start {RULE}: seen -->\n\n{TOLL}\n\n"
                f"{TOLL} <!-- newslint ignore-end {RULE} -->\n\n{TOLL}\n"
            ),
            [7],
        ),
        (f"- <!-- newslint ignore {RULE}: seen --> {TOLL}\n- {TOLL}\n", [2]),
        (f"> <!-- newslint ignore {RULE}: seen -->\n> {TOLL}\n\n{TOLL}\n", [4]),
        (f"`<!-- newslint ignore {RULE}: seen -->`\n\n{TOLL}\n", [3]),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_a_directive_leaves_out(
    session: Session, text: str, left: list[int], ends: str
) -> None:
    report = check(session, "\ufeff" + text.replace("\n", ends))
    assert tolls(report) == left
    assert report.waived == text.count("injured") - len(left)


def test_in_html(session: Session) -> None:
    page = f"""<article><p>{TOLL}</p>
<!-- newslint ignore {RULE}: seen -->
<p>{TOLL}</p><p>{TOLL}<!-- newslint ignore {RULE}: seen --></p>
<p>{TOLL}</p></article>"""
    report = check(session, page, "a.html")
    assert tolls(report) == [1, 4]
    assert report.waived == 2


def test_plain_text_has_no_comments(session: Session) -> None:
    report = check(session, f"<!-- newslint ignore {RULE}: seen -->\n\n{TOLL}\n", "a.txt")
    assert tolls(report) == [3]
    assert report.waived == 0


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (f"<!-- newslint ignore {RULE} -->", ("waiver-without-reason", 0)),
        (f"<!-- newslint ignore {RULE}:  -->", ("waiver-without-reason", 0)),
        ("<!-- newslint ignore : seen -->", ("waiver-malformed", 0)),
        (f"<!-- newslint ignroe {RULE}: seen -->", ("waiver-malformed", "ignroe")),
        (f"<!-- newslint {RULE}: seen -->", ("waiver-malformed", "casualties")),
        ("<!-- newslint ignore casualties/*: seen -->", ("waiver-malformed", "casualties/*")),
        (
            "<!-- newslint ignore casualty-unatributed: seen -->",
            ("waiver-unknown-rule", "casualty-unatributed"),
        ),
        (f"<!-- newslint ignore-start {RULE}: seen -->", ("waiver-unclosed", 0)),
        ("<!-- newslint ignore-end -->", ("waiver-malformed", 0)),
    ],
)
def test_what_is_wrong_with_a_directive(
    session: Session, comment: str, expected: tuple[str, str | int]
) -> None:
    report = check(session, f"The port was shut.\n\n{comment}\n\n{TOLL}\n")
    code, words = expected
    assert said(report) == [(code, 3, words or comment)]
    assert tolls(report) == [5]


@pytest.mark.parametrize(
    "comment", ["<!-- newslint.toml says more -->", "<!-- newslinter -->", "<!-- our newslint -->"]
)
def test_other_comments(session: Session, comment: str) -> None:
    assert said(check(session, f"{comment}\n\nThe port was shut.\n")) == []


def test_an_unused_directive_is_told_where_its_rule_is_on(session: Session) -> None:
    text = f"<!-- newslint ignore {RULE}, casualty-side-missing: seen -->\nThe port was shut.\n"
    assert said(check(session, text)) == [
        ("waiver-unused", 1, RULE),
        ("waiver-unused", 1, "casualty-side-missing"),
    ]
    assert said(check(session.trying({"casualties/casualty-side-missing"}), text)) == [
        ("waiver-unused", 1, "casualty-side-missing")
    ]


def test_final_copy_holds_no_directives(session: Session) -> None:
    comment = f"<!-- newslint ignore {RULE}: seen -->"
    report = check(session, f"{comment}\n{TOLL}\n", final=True)
    assert said(report) == [("waiver-left", 1, comment)]
    assert tolls(report) == []


def test_thinning_comes_before_waivers(session: Session) -> None:
    """The first of what is told once stands for the others, and takes them along."""
    rule = "time/relative-day-undated"
    text = f"<!-- newslint ignore {rule}: seen -->\nHe spoke on Monday.\n\nShe spoke on Tuesday.\n"
    assert [d.code for d in check(session, text).diagnostics if d.code == rule] == []


extents = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda ends: Extent(*sorted(ends)))
rules = st.sampled_from(["a/x", "a/y", "x", "y"])


@settings(deadline=None)
@given(
    st.lists(st.tuples(rules, extents)),
    st.lists(st.tuples(st.sampled_from(["a/x", "a/y", "b/x"]), st.integers(0, 31))),
)
def test_what_directives_cover(
    written: list[tuple[str, Extent]], reported: list[tuple[str, int]]
) -> None:
    """As slowly and plainly as it can be said."""
    here = place(Source("a.md", ""), Extent(0, 0), "comment")
    directives = [Directive(rule, "seen", covers, here) for rule, covers in written]
    found = [
        Diagnostic(code, Severity.ERROR, Region("a.md", at, at), "", "")
        for code, offset in reported
        for at in (Position(1, offset + 1, offset),)
    ]
    pairs = {
        (number, which)
        for number, (code, offset) in enumerate(reported)
        for which, (rule, covers) in enumerate(written)
        if rule in (code, code.partition("/")[2]) and covers.start <= offset < covers.end
    }
    assert apply(directives, found) == ({n for n, _ in pairs}, {w for _, w in pairs})


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_directive_is_no_prose(session: Session, path: str) -> None:
    reason = "Some 20 soldiers were martyred, he said on Monday"
    text = f"<!-- newslint ignore {RULE}: {reason} -->\n\n<p>{TOLL}</p>\n"
    drafts = [Draft(path, text.encode())]
    report = session.check(drafts, wanted=Wanted(claims=True))
    assert {d.code.partition("/")[0] for d in report.diagnostics} <= {"casualties", "structure"}
    assert report.claims is not None
    assert report.claims.total == 1
