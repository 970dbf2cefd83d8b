"""The page in a real browser: no draft runs, nothing is fetched, keys and filters work."""

import re
from pathlib import Path

from browser import Seen, in_browser, opened, told_by
from sample_reports import INCOMPLETE, REPORT, Copy, hostile, in_order

from validator.diagnostic import Severity
from validator.formats import Style
from validator.report import DraftText, Passage, Report
from validator.reporters.html import render
from validator.reporters.redaction import redacted

# ---- without a browser


def test_hostile_words_are_words() -> None:
    page = render(hostile(), Style())
    seen = Seen(page)
    assert seen.tags.count("script") == seen.tags.count("style") == 1
    assert "img" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "src"]
    links = [value for name, value in seen.attributes if name == "href"]
    assert all(re.fullmatch(r"#[nd]\d+(b\d+)?", link or "") for link in links)
    assert "<script>" in seen.words


def test_the_article_is_there_whole_and_each_note_once() -> None:
    page = render(REPORT, Style())
    seen = Seen(page)
    article = "".join(seen.words)
    for draft in REPORT.drafts:
        for passage in draft.passages:
            text = draft.prose[passage.start : passage.end]
            if draft.path == "harbour.txt":
                text = text.replace("boats", "…")  # what a private rule found
            assert text in article
    assert "boats" not in page
    ids = [value for name, value in seen.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert sum(tag == "article" for tag in seen.tags) == len(REPORT.diagnostics)


def test_a_paragraph_has_its_number_once() -> None:
    text = "Amal, May 3 -\n\nSix swam.\n\nMore.\n\nTwo drowned."
    blocks = (("dateline", 1), ("paragraph", 1), ("boilerplate", 0), ("paragraph", 2))
    passages, start = [], 0
    for words, block in zip(text.split("\n\n"), blocks, strict=True):
        passages.append(Passage(start, start + len(words), *block))
        start += len(words) + 2
    draft = DraftText("a.txt", text, text, tuple(passages), tuple(range(len(text))))
    page = render(Report(1, (), drafts=(draft,)), Style())
    assert re.findall(r'data-paragraph="(\d)">(\w+)', page) == [("1", "Amal"), ("2", "Two")]


def test_it_says_what_was_not_checked() -> None:
    page = "".join(Seen(render(INCOMPLETE, Style())).words)
    assert "Not everything was checked" in page
    assert "no such file or folder" in page


def test_a_redacted_page_has_no_article() -> None:
    page = render(redacted(REPORT), Style())
    assert "<mark" not in page
    assert page.count("<article") == len(REPORT.diagnostics)


def test_marks_that_overlap_and_cross_paragraphs() -> None:
    text = "Six divers drowned.\n\nTwo more swam."
    copy = Copy("a.txt", text)
    found = [
        copy.finding("a/all", Severity.INFO, "drowned", "?"),
        copy.finding("a/six", Severity.ERROR, "Six divers", "?"),
        copy.finding("a/div", Severity.WARNING, "divers drowned", "?"),
    ]
    start, end = copy.source.position(11), copy.source.position(24)
    found[0] = found[0]._replace(region=found[0].region._replace(start=start, end=end))
    page = render(Report(1, in_order(found), drafts=(copy.draft(),)), Style())
    marks = re.findall(r'<mark class="(\w+)" data-notes="([\d ]+)">(.*?)</mark>', page)
    assert marks == [
        ("error", "1", "Six "),
        ("error", "1 2", "divers"),
        ("warning", "2", " "),
        ("warning", "2 3", "drowned"),
        ("info", "3", "."),
        ("info", "3", "Two"),
    ]


def test_a_crowd_of_findings_takes_linear_time() -> None:
    words = "word " * 20_000
    copy = Copy("a.txt", words)
    position = copy.source.position
    first = copy.finding("a/b", Severity.ERROR, "word", "?")
    found = tuple(
        first._replace(region=first.region._replace(start=position(at), end=position(len(words))))
        for at in range(0, len(words), 25)
    )
    draft = DraftText(
        "a.txt", words, words, (Passage(0, len(words), "paragraph", 1),), tuple(range(len(words)))
    )
    page = render(Report(1, found, drafts=(draft,)), Style())
    assert len(page) < 10_000_000


# ---- with one


@in_browser
def test_nothing_of_a_hostile_draft_runs(tmp_path: Path) -> None:
    dom, console = opened(render(hostile(), Style()), tmp_path)
    assert console == ""
    assert 'class="js"' in dom
    assert Seen(dom).tags.count("script") == 1


@in_browser
def test_the_policy_stops_what_would_slip_through(tmp_path: Path) -> None:
    slipped = '<img src="https://a.test/x.png"><script>document.title = "taken"</script></body>'
    dom, console = opened(render(REPORT, Style()).replace("</body>", slipped), tmp_path)
    assert "<title>newslint" in dom
    assert console.count("Content Security Policy") >= 2


@in_browser
def test_keys_go_from_note_to_note(tmp_path: Path) -> None:
    script = """
      const current = () => all(".note.current").map((note) => note.id).join();
      for (const name of ["j", "j", "k", "k", "j", "Escape", "k"]) {
        key(name);
        told.push(current());
      }
      told.push(document.activeElement.id);
      key("?"); told.push(document.querySelector("dialog").open);
      key("j"); told.push(current());
    """
    last = f"n{len(REPORT.diagnostics)}"
    expected = ["n1", "n2", "n1", "n1", "n2", "", last, last, True, last]
    assert told_by(script, render(REPORT, Style()), tmp_path) == expected


@in_browser
def test_a_note_without_an_article_beside_it_shows_its_place(tmp_path: Path) -> None:
    script = "told.push(all('.place').filter((place) => place.offsetHeight > 0).length);"
    places = len(REPORT.diagnostics)
    assert told_by(script, render(redacted(REPORT), Style()), tmp_path) == [places]
    assert told_by(script, render(REPORT, Style()), tmp_path) == [0]


@in_browser
def test_filters_hide_notes_and_unmark_words(tmp_path: Path) -> None:
    script = """
      const shown = () => all(".note:not([hidden])").length;
      const off = () => all("mark.off").length;
      told.push(shown(), off());
      key("e"); told.push(shown(), off() > 0, document.querySelector("output").textContent);
      key("e"); told.push(shown(), off());
      document.querySelector("[data-rules=none]").click(); told.push(shown());
      const box = document.querySelector("input[value='wording/loaded-term']");
      box.click(); told.push(shown());
    """
    number, errors = len(REPORT.diagnostics), REPORT.count(Severity.ERROR)
    left = number - errors
    assert told_by(script, render(REPORT, Style()), tmp_path) == [
        number, 0, left, True, f"{left} of {number} shown", number, 0, 0, 4,
    ]  # fmt: skip


@in_browser
def test_a_click_on_marked_words_opens_their_notes_in_turn(tmp_path: Path) -> None:
    copy = Copy("a.txt", "Six divers drowned.")
    found = [
        copy.finding("a/b", Severity.ERROR, "divers", "?", related=(copy.related("Six", "who"),)),
        copy.finding("a/c", Severity.INFO, "divers", "?"),
    ]
    script = """
      for (let turn = 0; turn < 3; turn++) {
        document.querySelector("mark").click();
        told.push(document.querySelector(".current.note").id, all(".lit").length);
      }
    """
    page = render(Report(1, tuple(found), drafts=(copy.draft(),)), Style())
    assert told_by(script, page, tmp_path) == ["n1", 1, "n2", 0, "n1", 1]
