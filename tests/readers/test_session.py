"""Readers as a run meets them: chosen by suffix, places in reports, drafts in other languages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from validator.engine.discovery import Draft
from validator.engine.notices import NOT_ENGLISH
from validator.engine.session import Session

SENTENCE = "Some 20 soldiers were killed in clashes."
DRAFTS = {
    "a.md": f"# Clashes\n\nHe spoke there at length.\n\n{SENTENCE}",
    "a.html": f"<h1>Clashes</h1><p>He spoke there at length.<p>{SENTENCE}",
    "a.json": json.dumps(
        {"headline": "Clashes", "body_text": f"He spoke there at length.\n\n{SENTENCE}"}
    ),
    "a.xml": f"<nitf><body><p>He spoke there at length.</p><p>{SENTENCE}</p></body></nitf>",
    "a.txt": f"He spoke there at length.\n\n{SENTENCE}",
}


@pytest.mark.parametrize("path", DRAFTS)
def test_findings_stand_at_the_words_of_the_file(session: Session, path: str) -> None:
    text = DRAFTS[path]
    report = session.check([Draft(path, text.encode())])
    assert not report.failures
    places = {
        text[d.region.start.offset : d.region.end.offset]
        for d in report.diagnostics
        if d.code == "casualties/casualty-unattributed"
    }
    assert places == {"Some 20 soldiers"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "---\nlang: de\n---\nSome 20 soldiers were killed."),
        ("a.html", "<html lang=tr-TR><p>Some 20 soldiers were killed."),
        ("a.json", '{"language": "fr", "body_text": "Some 20 soldiers were killed."}'),
    ],
)
def test_a_draft_in_another_language_is_told_once(session: Session, path: str, text: str) -> None:
    (found,) = session.check([Draft(path, text.encode())]).diagnostics
    assert found.code == NOT_ENGLISH
    assert "not checked" in found.message


def test_nothing_is_found_in_the_page_around_an_article(session: Session) -> None:
    page = (
        "<nav><a href=x>Martyred in clashes</a></nav><article><h1>Clashes</h1>"
        "<p>He spoke of it at length, the council said.</p></article><footer>Martyred</footer>"
    )
    report = session.check([Draft("a.html", page.encode())])
    assert not {d.code for d in report.diagnostics} & {
        "wording/honorific-dead",
        "structure/boilerplate-line",
    }


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", "eng", "English"])
def test_english_has_many_names(session: Session, language: str) -> None:
    text = f"---\nlang: {language}\n---\nSome 20 soldiers were killed."
    found = session.check([Draft("a.md", text.encode())]).diagnostics
    assert NOT_ENGLISH not in {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("a.html", b"<p>caf\xe9", "byte 6 (0xe9) is not valid UTF-8"),
        ("a.docx", b"x", "no sound Word file"),
        ("package.json", b"{}", "no ninjs item"),
        ("pom.xml", b"<project/>", "its root is <project>"),
        ("a.txt", rb"{\rtf1 Six died.}", "this is RTF, which is not read: save it as .docx"),
        ("a.md", b"x" * (5 << 20), "more than 4 million characters"),
        (
            "a.nitf",
            b'<!DOCTYPE nitf SYSTEM "x.dtd"><nitf><body><p>20&foo;dead.</p></body></nitf>',
            "it uses “&foo;”, which is declared elsewhere and not read",
        ),
    ],
)
def test_what_cannot_be_read_is_a_failure(
    session: Session, path: str, data: bytes, message: str
) -> None:
    report = session.check([Draft(path, data), Draft("b.txt", b"Six died.")])
    (failure,) = report.failures
    assert (failure.path, report.files) == (path, 1)
    assert message in failure.message


def test_a_folder_gives_up_no_json_and_no_xml(
    newslint: Callable[..., tuple[int, str, str]],
) -> None:
    Path("package.json").write_text("{}", encoding="utf-8")
    Path("pom.xml").write_text("<project/>", encoding="utf-8")
    Path("a.md").write_text("He spoke there at length.\n", encoding="utf-8")
    assert newslint("check", ".")[0] == 0
    code, told, _ = newslint("check", "package.json")
    assert code == 2
    assert "no ninjs item" in told


def test_a_word_processor_can_save_what_is_read(
    newslint: Callable[..., tuple[int, str, str]],
) -> None:
    Path("a.rtf").write_text("{\\rtf1 Six died.}", encoding="utf-8")
    code, told, _ = newslint("check", "a.rtf")
    assert code == 2
    assert "no reader for .rtf; save it as .docx or as text" in " ".join(told.split())


@pytest.mark.parametrize("command", ["check", "claims"])
def test_a_folder_with_what_is_not_read_is_told(
    newslint: Callable[..., tuple[int, str, str]], command: str
) -> None:
    Path("a.md").write_text("He spoke there at length.\n", encoding="utf-8")
    for name in ("b.doc", "c.odt", "d.rtf", "e.pages", "f.wpd"):
        Path(name).write_bytes(b"")
    code, _, told = newslint(command, ".")
    assert code == 0
    named = "b.doc, c.odt, d.rtf, 2 more"
    assert told == f"newslint: not read: {named}; save what is a draft as .docx or as text\n"
    assert newslint("check", ".", "--quiet")[2] == told


def test_formats_are_listed(newslint: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = newslint("formats")
    assert code == 0
    listed = [line for line in out.split("\n\n")[0].splitlines() if not line.startswith(" ")]
    assert [line.split()[0] for line in listed] == [
        "text",
        "markdown",
        "html",
        "word",
        "ninjs",
        "newsml",
    ]
    assert "(.json)" in out
