"""What the readers of each format count on: schemas, limits, unique names, columns, escapes."""

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_reports import INCOMPLETE, NOTHING, REPORT, Copy, hostile, in_order

from validator.diagnostic import Diagnostic, Severity
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.engine.session import Session
from validator.formats import Style
from validator.report import DraftText, Failure, Report
from validator.reporters import newslint_reporters
from validator.reporters.markdown import LONGEST, inert
from validator.reporters.redaction import redacted

RENDER = {reporter.name: reporter.render for reporter in newslint_reporters()}
MACHINE = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle"]
REPORTS = {
    "report": REPORT,
    "incomplete": INCOMPLETE,
    "nothing": NOTHING,
    "hostile": hostile(),
    "redacted": redacted(REPORT),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


def made(form: str, report: Report) -> str:
    return RENDER[form](report, Style())


def crowd(number: int, severity: Severity = Severity.ERROR) -> Report:
    text = "\n\n".join(f"The junta met on day {n}." for n in range(number))
    copy = Copy("junta.txt", text)
    found = [copy.finding("w/t", severity, "junta", "“junta”?", n) for n in range(number)]
    return Report(1, in_order(found), drafts=(copy.draft(),))


@pytest.mark.parametrize("form", [*MACHINE, "markdown", "html"])
def test_the_order_of_findings_is_no_matter(form: str) -> None:
    backwards = REPORT._replace(diagnostics=REPORT.diagnostics[::-1], drafts=REPORT.drafts[::-1])
    assert made(form, backwards) == made(form, REPORT)


@pytest.mark.parametrize("form", RENDER)
def test_words_of_any_kind(form: str) -> None:
    @given(st.text(st.characters(exclude_categories=[]), max_size=60))
    def holds(words: str) -> None:
        copy = Copy("a.txt", "Six divers drowned.")
        found = copy.finding("a/b", Severity.ERROR, "divers", words, suggestion=words)
        report = Report(1, (found,), (Failure(words, words),), drafts=(copy.draft(),))
        text = made(form, report)
        text.encode("utf-8", "backslashreplace")
        if form in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(text)
        elif form in ("junit", "checkstyle"):
            ET.fromstring(text)

    holds()


# ---- jsonl


def test_jsonl_says_what_json_says() -> None:
    rows = [json.loads(line) for line in made("jsonl", INCOMPLETE).splitlines()]
    whole = json.loads(made("json", INCOMPLETE))
    assert [row.pop("type") for row in rows] == ["failure"] * 5 + ["diagnostic"] * 3 + ["summary"]
    assert rows[:5] == whole.pop("failures")
    assert rows[5:8] == whole.pop("diagnostics")
    assert rows[8] == whole


# ---- sarif

ANY, TEXT, NUMBER = {}, {"type": "string", "minLength": 1}, {"type": "integer", "minimum": 1}  # type: ignore[var-annotated]


def thing(required: str, **known: Any) -> dict[str, Any]:
    """An object with these members and no other."""
    needed = required.split()
    return {
        "type": "object",
        "properties": known,
        "required": needed,
        "additionalProperties": False,
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


MESSAGE = thing("text", text=TEXT)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = thing(
    "startLine startColumn endLine endColumn",
    startLine=NUMBER,
    startColumn=NUMBER,
    endLine=NUMBER,
    endColumn=NUMBER,
)
ARTIFACT = thing("uri", uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT)
PHYSICAL = thing("artifactLocation", artifactLocation=ARTIFACT, region=REGION)
LOCATION = thing("physicalLocation", id=NUMBER, physicalLocation=PHYSICAL, message=MESSAGE)
NOTIFICATION = thing(
    "message level",
    message=MESSAGE,
    level=LEVEL,
    descriptor=thing("id", id=TEXT),
    locations=many(LOCATION),
)
REPLACEMENT = thing(
    "deletedRegion", deletedRegion=REGION, insertedContent=thing("text", text={"type": "string"})
)
FIX = thing(
    "artifactChanges",
    artifactChanges=many(
        thing(
            "artifactLocation replacements",
            artifactLocation=ARTIFACT,
            replacements={**many(REPLACEMENT), "minItems": 1},
        )
    ),
)
RESULT = thing(
    "ruleId ruleIndex level message partialFingerprints",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations={**many(LOCATION), "minItems": 1},
    relatedLocations=many(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    fixes=many(FIX),
)
SHORT = thing("text", text={**TEXT, "maxLength": 1024})
RULE = thing(
    "id name shortDescription fullDescription help defaultConfiguration properties",
    id=TEXT,
    name={"type": "string", "pattern": "^([A-Z0-9][A-Za-z0-9]*)+$"},
    shortDescription=SHORT,
    fullDescription=SHORT,
    help=thing("text markdown", text=TEXT, markdown=TEXT),
    defaultConfiguration=thing("level", level=LEVEL),
    properties=thing("tags", tags={**many(TEXT), "maxItems": 10}),
)
DRIVER = thing(
    "name version semanticVersion rules",
    name=TEXT,
    version=TEXT,
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    rules=many(RULE),
)
RUN = thing(
    "tool columnKind invocations results",
    tool=thing("driver", driver=DRIVER),
    columnKind={"const": "unicodeCodePoints"},
    invocations=many(
        thing(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=many(NOTIFICATION),
            toolConfigurationNotifications=many(NOTIFICATION),
        )
    ),
    results=many(RESULT),
)
SARIF = thing("$schema version runs", version={"const": "2.1.0"}, runs=many(RUN))
SARIF["properties"]["$schema"] = {"type": "string", "pattern": "sarif-schema-2.1.0.json$"}


def schemas() -> Iterator[Any]:
    """What newslint uses of SARIF, by the standard and by GitHub's demands; the official schema
    too where NEWSLINT_SARIF_SCHEMA names its file."""
    yield SARIF
    if official := os.environ.get("NEWSLINT_SARIF_SCHEMA"):
        yield json.loads(Path(official).read_text(encoding="utf-8"))


@each_report
def test_sarif_is_valid(report: Report) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    for schema in schemas():
        jsonschema.validate(json.loads(made("sarif", report)), schema)


def run_of(report: Report) -> Any:
    (run,) = json.loads(made("sarif", report))["runs"]
    return run


@each_report
def test_sarif_refers_to_what_is_there(report: Report) -> None:
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    names = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        links = set(map(int, re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])))
        assert links == {place["id"] for place in result.get("relatedLocations", ())}
        names.add(result["partialFingerprints"]["primaryLocationLineHash"])
    assert len(names) == len(run["results"])


def test_sarif_tells_why_and_what_was_not_checked() -> None:
    rule = run_of(REPORT)["tool"]["driver"]["rules"][0]
    assert rule["fullDescription"]["text"].startswith("Readers cannot weigh a toll")
    assert "House guide 3, the dead" in rule["help"]["text"]
    (invocation,) = run_of(INCOMPLETE)["invocations"]
    assert invocation["executionSuccessful"] is False
    told = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
    assert "no such file or folder" in told
    assert len(invocation["toolConfigurationNotifications"]) == 2


def test_sarif_messages_hold_no_links_or_arguments_of_the_draft() -> None:
    found = run_of(hostile())["results"]
    text = next(r["message"]["text"] for r in found if r["ruleId"] == "wording/y")
    assert text.startswith("[see] (javascript:alert(1))")
    assert "{{0}}" in text


NAMED_BY_BYTES = pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/ä.txt", "a%20b/%C3%A4.txt"),
        ("./a.txt", "a.txt"),
        ("/x/a#1.txt", "file:///x/a%231.txt"),
        ("C:\\x\\a.txt", "file:///C:/x/a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        pytest.param("b\udcff.txt", "b%FF.txt", marks=NAMED_BY_BYTES),
        pytest.param("b\ud800.txt", "b%3F.txt", marks=NAMED_BY_BYTES),
    ],
)
def test_sarif_paths(path: str, uri: str) -> None:
    run = run_of(Report(0, (), (Failure(path, "no such file"),)))
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


# ---- github


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a log, read the way the runner does."""
    found = []
    for line in text.splitlines():
        if match := re.match(r"\s*::(\w+) ?(.*?)::(.*)", line):
            level, properties, message = match.groups()
            pairs = dict(pair.split("=", 1) for pair in properties.split(","))
            found.append((level, {k: unescaped(v) for k, v in pairs.items()}, unescaped(message)))
        else:
            assert "##[" not in line
    return found


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


def test_github_reads_what_was_written() -> None:
    told = commands(made("github", hostile()))
    assert [level for level, *_ in told] == ["error"] * 4 + ["warning"] * 2 + ["notice"]
    assert told[0][1] == {"file": "::error::c,d.txt", "title": "not checked"}
    assert "%0A" in told[-4][2]
    assert not any("forged" in line for line in made("github", hostile()).splitlines()[7:])


def test_github_shows_ten_of_each_and_says_how_many_are_left() -> None:
    text = made("github", crowd(14))
    assert len(commands(text)) == 10
    assert text.count("junta.txt:") == 4
    assert text.splitlines()[-1] == (
        "newslint: 4 errors not shown as annotations, as GitHub shows 10 of each: see the log above"
    )


def test_github_has_no_columns_where_there_are_several_lines() -> None:
    copy = Copy("a.txt", "Six divers\ndrowned.")
    found = copy.finding("a/b", Severity.ERROR, "divers\ndrowned", "who counted?")
    ((_, properties, _message),) = commands(made("github", Report(1, (found,))))
    assert properties == {"file": "a.txt", "line": "1", "endLine": "2", "title": "a/b"}


# ---- gitlab


@each_report
def test_gitlab_names_are_unique(report: Report) -> None:
    rows = json.loads(made("gitlab", report))
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "critical"}
        assert not row["location"]["path"].startswith("./")


def test_gitlab_tells_the_same_sentence_in_two_drafts_apart_and_a_moved_one_not() -> None:
    def name(path: str, text: str) -> list[str]:
        found = Copy(path, text).finding("a/b", Severity.ERROR, "divers", "who counted?")
        return [r["fingerprint"] for r in json.loads(made("gitlab", Report(1, (found, found))))]

    one, again = name("a.txt", "Six divers drowned.")
    assert one != again
    assert name("b.txt", "Six divers drowned.")[0] != one
    assert name("./a.txt", "It burned.\n\nSix divers drowned.")[0] == one


# ---- junit, checkstyle


@each_report
def test_junit_counts_and_names(report: Report) -> None:
    root = ET.fromstring(made("junit", report))
    cases = list(root.iter("testcase"))
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(list(root.iter("failure"))))
    assert root.get("errors") == str(len(list(root.iter("error"))))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)


def test_junit_has_a_passing_test_for_a_draft_without_findings() -> None:
    (case,) = ET.fromstring(made("junit", NOTHING)).iter("testcase")
    assert (case.get("classname"), len(case)) == ("harbour.txt", 0)


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_shows_what_it_cannot_hold(form: str) -> None:
    text = made(form, hostile())
    ET.fromstring(text)
    assert "␛" in text
    assert "\ufffe" not in text


def test_checkstyle_tells_line_column_severity_and_rule() -> None:
    root = ET.fromstring(made("checkstyle", REPORT))
    errors = [error.attrib for file in root.iter("file") for error in file]
    assert len(errors) == len(REPORT.diagnostics)
    assert errors[1] == {
        "line": "3",
        "column": "13",
        "severity": "error",
        "message": "“At least 12 people”: who counted? Name who gave the figure in this sentence.",
        "source": "casualties/casualty-unattributed",
    }


# ---- rdjson


def test_rdjson_columns_are_bytes() -> None:
    copy = Copy("a.txt", "It burned.\n“Né” 𝒳 said six.")
    found = copy.finding("a/b", Severity.INFO, "six", "?", related=(copy.related("𝒳", "who"),))
    for drafts in ((copy.draft(),), redacted(Report(1, (), drafts=(copy.draft(),))).drafts):
        (row,) = json.loads(made("rdjson", Report(1, (found,), drafts=drafts)))["diagnostics"]
        line = "“Né” 𝒳 said six.".encode()
        start = row["location"]["range"]["start"]
        assert start == {"line": 2, "column": line.index(b"six") + 1}
        assert row["location"]["range"]["end"]["column"] == line.index(b"six") + 4
        (related,) = row["related_locations"]
        assert related["location"]["range"]["end"]["column"] == line.index(b" said") + 1


# ---- markdown


def test_markdown_of_hostile_words_is_words() -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    page = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(
        made("markdown", hostile())
    )
    assert set(re.findall(r"<(\w+)", page)) <= {
        "h3", "blockquote", "p", "strong", "ul", "li", "code", "details", "summary", "table",
        "thead", "tbody", "tr", "th", "td", "br",
    }  # fmt: skip
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@given(st.text(max_size=80))
def test_inert_text_says_the_same(text: str) -> None:
    from html import unescape

    from validator.reporters.layout import one_line

    shown = inert(text)
    assert unescape(shown.replace("<!-- -->", "")) == unescape(one_line(text)) or "&" in text
    assert not re.search(r"@\w|[<>`*_\[\]|](?!-|!)", shown.replace("<!-- -->", ""))


def test_markdown_stays_within_what_a_comment_may_hold() -> None:
    text = made("markdown", crowd(3000))
    assert len(text) < LONGEST + 500
    left = re.search(r"([\d,]+) more findings left out", text)
    assert left is not None
    assert int(left[1].replace(",", "")) + text.count("<code>w/t</code>") == 3000


# ---- redaction

CANARY = "Zanzibarovich"
DRAFT = f"""\
{CANARY} fire kills 8,317

Some 8,317 {CANARY} soldiers were martyred on Monday in “a {CANARY} massacre, the worst ever”, and
nine {CANARY} civilians died, {CANARY} said.
"""


@pytest.mark.parametrize("form", RENDER)
def test_a_redacted_report_has_no_word_of_the_draft(
    form: str, newslint: Callable[..., Any]
) -> None:
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("bad.txt").write_bytes(CANARY.encode() + b"\xff")
    house = f"""
pack house "Ours."
rule canary {{
  title "A name is not to be printed"
  find /{CANARY[:4]}\\w+ \\w+/ as name
  message "“{{name}}” of {{name}}"
  suggest "Not {{name}}."
  bad "{CANARY} fire." flags "{CANARY} fire"
  good "Nothing."
}}
"""
    Path("house.rules").write_text(house, encoding="utf-8")
    options = ("check", "draft.txt", "bad.txt", "--rules", "house.rules", "--format", form)
    plain, hidden = newslint(*options), newslint(*options, "--redact")
    if form not in ("gitlab", "statistics"):
        assert CANARY in plain.out + plain.err
    assert CANARY not in hidden.out + hidden.err
    assert "8,317" not in hidden.out
    assert "draft.txt" in hidden.out
    assert hidden.code == plain.code


def test_what_an_exception_says_is_redacted() -> None:
    said = ["not wholly checked: checker x: ValueError: not a number: 'Ana'", "“Ana” is no tag"]
    report = redacted(Report(0, (), tuple(Failure("a.txt", text) for text in said)))
    assert [f.message for f in report.failures] == ["not wholly checked", "it could not be checked"]


def test_an_internal_error_is_redacted(
    newslint: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(Session, "checker", fail)
    Path("a.txt").write_text(DRAFT, encoding="utf-8")
    assert newslint("check", "a.txt", "--redact").err == (
        "newslint: internal error: KeyError (--debug shows where)\n"
    )


# ---- several formats in one run


def test_each_format_goes_to_its_file(newslint: Callable[..., Any]) -> None:
    Path("a.txt").write_text("Some 20 soldiers were killed.\n", encoding="utf-8")
    ended = newslint(
        "check",
        "a.txt",
        "--format",
        "sarif:out.sarif",
        "--format=html:out.html",
        "--format",
        "concise",
    )
    assert ended.out.startswith("a.txt:1:1: ")
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "Some 20 soldiers" in Path("out.html").read_text(encoding="utf-8")
    assert sorted(os.listdir()) == ["a.txt", "out.html", "out.sarif"]
    ended = newslint("check", "a.txt", "--format", "json:out.json")
    assert (ended.out, ended.code) == ("", 1)
    ended = newslint(
        "check", "a.txt", "--format", "json:-", "--format", "full", "--output", "f.txt"
    )
    assert json.loads(ended.out)
    assert "who counted?" in Path("f.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--format json --format full", "two formats would go to standard output: json and full"),
        ("--format json:x --format full:./x", "two formats would go to ./x: json and full"),
        ("--format json:", "“json:” names no file; write it as json:report.txt"),
        ("--format jsn:x", "there is no format “jsn”; did you mean “json”?"),
        (
            "--format json:x --output y",
            "there is none; leave it out, or give one of the formats no file",
        ),
    ],
)
def test_targets_that_make_no_sense(
    options: str, complaint: str, newslint: Callable[..., Any]
) -> None:
    Path("a.txt").write_text("It burned.\n", encoding="utf-8")
    ended = newslint("check", "a.txt", *options.split())
    assert ended.code == 2
    assert complaint in ended.err
    assert os.listdir() == ["a.txt"]


def test_a_file_that_cannot_be_written_spares_the_others(newslint: Callable[..., Any]) -> None:
    Path("a.txt").write_text("It burned.\n", encoding="utf-8")
    ended = newslint(
        "check", "a.txt", "--format", "json:no/x", "--format", "sarif:s", "--format=full"
    )
    assert ended.code == 2
    assert "cannot write no/x: no such file or directory" in ended.err
    assert Path("s").exists()
    assert "No claims to look at." in ended.out


# ---- where in the text


def test_a_region_is_found_again_in_the_prose() -> None:
    # "It &amp; he", the entity one character of the prose; a tag left out before "he"
    draft = DraftText("a", "It &amp; <b>he", "It & he", (), (0, 1, 2, 3, 8, 12, 13))
    copy = Copy("a", draft.source)
    assert draft.extent(copy.region("&amp;")) == (3, 4)
    assert draft.extent(copy.region("he")) == (5, 7)
    assert draft.extent(copy.region("It")) == (0, 2)
    empty: Diagnostic = copy.finding("a/b", Severity.INFO, "he", "?")
    start = empty.region.start
    assert draft.extent(empty.region._replace(end=start)) == (5, 5)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Fire\n\nSome 20\nsoldiers were “martyred”\n\nThe regime lied.\n"),
        (
            "a.md",
            "# Some 20 *martyred* &amp; buried\n\nThe **regime** &ldquo;lied&rdquo;\n\n- x\n",
        ),
        (
            "a.html",
            "<h1>Some&nbsp;20 soldiers &ldquo;martyred&rdquo;</h1><p>The <b>reg</b>ime lied.</p>",
        ),
    ],
)
def test_the_words_of_every_finding_stand_where_the_page_marks_them(
    name: str, text: str, session: Session
) -> None:
    report = session.check([Draft(name, text.encode())], wanted=Wanted(text=True))
    (draft,) = report.drafts
    assert report.diagnostics
    for found in report.diagnostics:
        start, end = draft.extent(found.region)
        assert draft.prose[start:end] == found.text.strip()
        assert any(p.start <= start < end <= p.end for p in draft.passages)
