"""One article in every format: the same is found in it, at the same words, by every command."""

import json
import re
import sys
import zipfile
from collections.abc import Callable
from html import unescape
from io import BytesIO
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from commands import Newslint

from validator.document import Document, Metadata
from validator.engine.discovery import Draft
from validator.engine.notices import NOT_ENGLISH
from validator.engine.session import Session

HEADLINE = "Fire in café at port kills 20"
BYLINE = "By Jane Roe"
FIRST = "Some 20 soldiers were killed on Tuesday, the health ministry said, and nine were hurt."
SECOND = "“We saw 😀 six boats & a tug,” he said. At least 14 people were martyred there."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Meta(NamedTuple):
    """What an article says of itself; empty where it says nothing."""

    date: str = "2020-02-04"
    byline: str = BYLINE
    slug: str = "port-fire"
    story: str = "fire"
    language: str = "en-GB"


def text(meta: Meta) -> str:
    date = meta.date and f"ADEN, Yemen, {_american(meta.date)} (Agency) - "
    return "\r\n\r\n".join(filter(None, [HEADLINE, meta.byline, date + FIRST, SECOND]))


def _american(date: str) -> str:
    year, month, day = date.split("-")
    return f"{('Jan', 'Feb', 'Mar')[int(month) - 1]}. {int(day)}, {year}"


def markdown(meta: Meta) -> str:
    fields = {
        "title": f'"{HEADLINE}"',
        "date": meta.date,
        "author": meta.byline.removeprefix("By "),
        "slug": meta.slug,
        "story": meta.story,
        "lang": meta.language,
    }
    front = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    second = SECOND.replace("six boats", "six *boats*").replace("people", "peo**ple**")
    return f"---\n{front}---\n\n{FIRST}\n\n{second.replace('&', '&amp;')}\n"


def html(meta: Meta) -> str:
    tags = {
        "article:published_time": meta.date and f"{meta.date}T10:00:00Z",
        "author": meta.byline.removeprefix("By "),
        "slug": meta.slug,
        "story": meta.story,
    }
    head = "".join(f'<meta name="{n}" content="{v}">\n' for n, v in tags.items() if v)
    language = meta.language and f' lang="{meta.language}"'
    return (
        f"<!doctype html><html{language}><head>\n{head}</head><body><nav><a href=/>Some 99 "
        f"soldiers were killed</a></nav>\n<article>\n{_body('h1')}</article></body></html>"
    )


def _body(headline: str) -> str:
    second = SECOND.replace("six boats", "six <em>boats</em>").replace("&", "&amp;")
    second = second.replace("people", "peo<b>ple</b>")
    heading = f"<{headline}>{HEADLINE.replace('é', '&#233;')}</{headline}>" if headline else ""
    return f"{heading}\n<p>{FIRST}</p>\n<p>{second}</p>"


def docx(meta: Meta) -> bytes:
    """Its metadata is its first lines, and the language of its properties."""
    dateline = meta.date and f"ADEN, Yemen, {_american(meta.date)} (Agency) - "
    lines = filter(None, [HEADLINE, meta.byline, dateline + FIRST, SECOND.replace("&", "&amp;")])
    runs = (f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        body = f'<w:document xmlns:w="{W}"><w:body>{"".join(runs)}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
        archive.writestr(
            "docProps/core.xml",
            '<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:language>{meta.language}</dc:language></c:coreProperties>",
        )
    return data.getvalue()


def ninjs_2(meta: Meta) -> str:
    item = {
        "uri": "urn:x",
        "versioncreated": meta.date and f"{meta.date}T10:00:00Z",
        "language": meta.language,
        "slugline": meta.slug,
        "story": meta.story,
        "byline": meta.byline,
        "headline": HEADLINE,
        "body_xhtml": _body(""),
    }
    return json.dumps({name: value for name, value in item.items() if value}, indent=1)


def ninjs_3(meta: Meta) -> str:
    item = {
        "uri": "urn:x",
        "versionCreated": meta.date and f"{meta.date}T10:00:00Z",
        "language": meta.language,
        "slugline": meta.slug,
        "story": meta.story,
        "by": meta.byline,
        "headlines": [{"value": HEADLINE}],
        "bodies": [{"contenttype": "text/plain", "value": f"{FIRST}\n\n{SECOND}"}],
    }
    return json.dumps({name: value for name, value in item.items() if value}, indent=1)


def newsml(meta: Meta) -> str:
    """The content of an item that says of itself what there is to say."""
    told = {
        "by": meta.byline,
        "headline": HEADLINE,
        "slugline": meta.slug,
    }
    created = meta.date and f"<versionCreated>{meta.date}T10:00:00Z</versionCreated>"
    fields = "".join(f"<{name}>{value}</{name}>\n" for name, value in told.items() if value)
    story = meta.story and f'<memberOf qcode="{meta.story}"/>'
    language = meta.language and f' xml:lang="{meta.language}"'
    return (
        f'<?xml version="1.0"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"{language}>'
        f"<itemMeta>{created}{story}</itemMeta><contentMeta>{fields}</contentMeta><contentSet>"
        f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{_body("")}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    )


def nitf(meta: Meta) -> str:
    language = meta.language and f' xml:lang="{meta.language}"'
    issued = meta.date and f'<date.issue norm="{meta.date.replace("-", "")}T100000Z"/>'
    slug = meta.slug and f'<meta name="slug" content="{meta.slug}"/>'
    story = meta.story and f'<du-key key="{meta.story}"/>'
    byline = meta.byline and f"<byline>{meta.byline}</byline>"
    return (
        f'<?xml version="1.0"?>\r\n<nitf{language}><head>{slug}<docdata>{issued}{story}</docdata>'
        f"</head><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>{byline}</body.head>"
        f"<body.content>{_body('')}</body.content></body></nitf>"
    )


FORMATS: dict[str, Callable[[Meta], str | bytes]] = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.docx": docx,
    "2.ninjs": ninjs_2,
    "3.json": ninjs_3,
    "a.newsml": newsml,
    "a.nitf": nitf,
}
every_format = pytest.mark.parametrize("path", FORMATS)


def data_of(path: str, **fields: str) -> bytes:
    made = FORMATS[path](Meta(**fields))
    return made if isinstance(made, bytes) else made.encode()


def words_at(document: Document, start: int, end: int) -> str:
    """The words that stand there in the file, as a reader of it would see them."""
    words = document.source.text[start:end]
    path = document.source.path
    if path.endswith(("ninjs", "json")):
        words = json.loads(f'"{words}"')
    if not path.endswith((".docx", ".txt")):
        words = unescape(re.sub(r"</?\w+>|\*", "", words))
    return words


# ---- what is found


@pytest.fixture
def given(newslint: Newslint, monkeypatch: pytest.MonkeyPatch) -> Newslint:
    """Runs a command with a file on standard input."""

    def run(command: str, path: str, data: bytes, *options: str) -> Any:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=BytesIO(data)))
        return newslint(command, "-", "--stdin-filename", path, "--isolated", *options)

    return run


@pytest.mark.parametrize("command", ["check", "annotate", "claims", "story"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.pdf", "no reader for .pdf; save it as .docx or as text"),
        ("a.ODT", "no reader for .ODT; save it as .docx or as text"),
        ("a.wire", "no reader for .wire; newslint reads .docm, .docx, "),
    ],
)
def test_a_format_that_nobody_reads_is_not_read_as_text(
    given: Newslint, command: str, name: str, told: str
) -> None:
    ended = given(command, name, b"Six soldiers were killed.")
    assert ended.code == 2
    assert f"{name}: {told}" in " ".join((ended.out + ended.err).split())


def findings(document: Document, given: Newslint, data: bytes) -> list[tuple[str, str]]:
    ended = given("check", document.source.path, data, "--format", "json", "--profile", "desk")
    assert ended.code == 1, ended.err
    found = [
        (d["rule"], words_at(document, d["start"]["offset"], d["end"]["offset"]))
        for d in json.loads(ended.out)["diagnostics"]
    ]
    return sorted(found)


def annotated(document: Document, given: Newslint, data: bytes) -> list[tuple[str, str]]:
    ended = given("annotate", document.source.path, data)
    assert ended.code == 0, ended.err
    record = json.loads(ended.out)
    assert record["path"] == document.source.path
    found = [
        (one["kind"], words_at(document, one["start"], one["end"])) for one in record["annotations"]
    ]
    # bylines and datelines are fields in some formats and copy in others
    return sorted(one for one in found if one[1] in f"{HEADLINE}\n{FIRST}\n{SECOND}")


def claimed(document: Document, given: Newslint, data: bytes) -> list[tuple[str, str]]:
    ended = given("claims", document.source.path, data, "--format", "json")
    assert ended.code == 0, ended.err
    (draft,) = json.loads(ended.out)["drafts"]
    found = []
    for claim in draft["claims"]:
        assert words_at(document, claim["start"]["offset"], claim["end"]["offset"]) == claim["text"]
        found.append((claim["kind"], claim["text"]))
    return sorted(found)


@every_format
@pytest.mark.parametrize("found", [findings, annotated, claimed])
def test_the_same_is_found_at_the_same_words(
    session: Session, given: Newslint, path: str, found: Callable[..., list[tuple[str, str]]]
) -> None:
    def of(name: str) -> list[tuple[str, str]]:
        data = data_of(name)
        return found(session.document(Draft(name, data)), given, data)

    assert of(path) == of("a.txt")
    words = {words for _, words in of(path)}
    assert words & {"At least 14 people", "“We saw 😀 six boats & a tug,”", "martyred"}


@pytest.mark.parametrize("command", ["annotate", "claims", "check"])
def test_a_name_for_standard_input_needs_it(newslint: Newslint, command: str) -> None:
    ended = newslint(command, ".", "--stdin-filename", "a.md")
    assert (ended.code, ended.out) == (2, "")
    assert "--stdin-filename names standard input; give “-”" in ended.err


# ---- what it says of itself

STORY_AND_SLUG = {"a.md", "a.html", "2.ninjs", "3.json", "a.newsml", "a.nitf"}
"""Formats with a place for them."""


@every_format
def test_metadata(session: Session, path: str) -> None:
    found = session.document(Draft(path, data_of(path))).metadata
    told = path in STORY_AND_SLUG
    assert found == Metadata(
        "2020-02-04",
        "Jane Roe",
        "port-fire" if told else None,
        "fire" if told else None,
        None if path == "a.txt" else "en-GB",
    )
    bare = session.document(Draft(path, data_of(path, **dict.fromkeys(Meta._fields, ""))))
    assert bare.metadata == Metadata()


def codes(session: Session, path: str, data: bytes) -> set[str]:
    report = session.check([Draft(path, data)])
    assert not report.failures
    return {found.code for found in report.diagnostics}


@every_format
def test_an_article_with_a_date_is_dated(session: Session, path: str) -> None:
    undated = "time/relative-day-undated"
    assert undated not in codes(session, path, data_of(path))
    assert undated in codes(session, path, data_of(path, date=""))


@every_format
def test_a_weekday_is_looked_up_in_the_year_of_the_draft(session: Session, path: str) -> None:
    mismatch = "time/date-weekday-mismatch"
    for date, agrees in (("2020-03-01", True), ("2019-03-01", False)):
        # Feb. 4 was a Tuesday in 2020, and a Monday in 2019
        found = codes(session, path, _in_words(path, "on Tuesday,", "on Tuesday, Feb. 4,", date))
        assert (mismatch not in found) is agrees


def _in_words(path: str, words: str, instead: str, date: str) -> bytes:
    """An article of a day with other words in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "FIRST", FIRST.replace(words, instead))
        return data_of(path, date=date)


@pytest.mark.parametrize("tag", ["und", "mul", "x-default", "root", "en us", "en.UTF-8"])
def test_a_tag_that_names_no_language_keeps_no_draft_from_being_checked(
    session: Session, tag: str
) -> None:
    data = data_of("a.html", language=tag)
    assert NOT_ENGLISH not in codes(session, "a.html", data)


@pytest.mark.parametrize("path", sorted(FORMATS.keys() - {"a.txt"}))
def test_what_is_not_english_is_told_once_and_not_read(
    session: Session, given: Newslint, path: str
) -> None:
    data = data_of(path, language="de-AT")
    (found,) = session.check([Draft(path, data)]).diagnostics
    assert (found.code, session.document(Draft(path, data)).metadata.language) == (
        NOT_ENGLISH,
        "de-AT",
    )
    for command in ("annotate", "claims"):
        ended = given(command, path, data)
        assert ended.code == 0
        assert "martyred" not in ended.out
        assert ended.err == f"newslint: {path}: not read: it says that it is not in English\n"
    assert json.loads(given("annotate", path, data).out) == {"path": path, "annotations": []}
