"""newslint explain: rules as pages, and decisions that can be followed."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.engine.discovery import Draft
from validator.engine.explanation import explain, sentences_on, sentences_with
from validator.engine.session import Session
from validator.reporters.layout import visible

ROOT = Path(__file__).parent.parent

COPY = """\
# Eight soldiers killed in raid

ANKARA, Feb. 4, 2020 - Some 20 soldiers were killed on Monday, the health ministry said.

At least nine civilians were killed. “We lost 30 men,” said Colonel Omar Haddad.

The envoy expressed alarm about a raid that left nine people dead. The regime came. The regime fell.

The 1993 bombing killed six people. According to diplomats, 40 people were missing.
"""


def judged(newslint: Newslint, *arguments: str) -> dict[str, list[tuple[str, str, str]]]:
    """(status, words, why) of the judgements, by rule."""
    ended = newslint("explain", *arguments, "--format", "json")
    assert ended.code == 0, ended.err
    told: dict[str, list[tuple[str, str, str]]] = {}
    for judgement in json.loads(ended.out)["judgements"]:
        told.setdefault(judgement["rule"], []).append(
            (judgement["status"], judgement["text"], judgement["why"])
        )
    return told


def test_the_documentation_shows_what_is_printed(newslint: Newslint, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    copy = "Some 20 soldiers were killed, the health ministry said.\n"
    (tmp_path / "draft.txt").write_text(copy, encoding="utf-8")
    told = newslint("explain", "draft.txt:1", "--select", "casualty-unattributed").out
    line = re.compile(r"(?<=\.rules:)\d+")
    assert line.sub("N", told).endswith(line.sub("N", shown))


# ---- rules


def test_the_page_of_a_rule(newslint: Newslint) -> None:
    page = newslint("explain", "casualties/casualty-unattributed").out
    for part in (
        "A casualty figure names who counted",
        "error, on",
        "pack casualties: ",
        "casualties.rules:",
        "Why\n  Readers cannot weigh a toll without knowing who counted.",
        "Guides\n  BBC",
        "find casualty as figure in body not in quotation",
        "Settings\n  reach = 0\n",
        "Good\n  · Some 20 soldiers were killed, the health ministry said.",
        "reported: “Some 20 soldiers”",
    ):
        assert part in page
    assert newslint("explain", "casualty-unattributed").out == page


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("casualty-unatributed", "casualty-unattributed"),
        ("casualties/casualty-unatributed", "casualties/casualty-unattributed"),
        ("casualtys", "casualties"),
    ],
)
def test_what_was_meant_by_a_name(newslint: Newslint, name: str, meant: str) -> None:
    ended = newslint("explain", name)
    assert ended.code == 2
    assert ended.err == f"newslint: there is no rule or pack “{name}”; did you mean “{meant}”?\n"


def test_a_rule_for_programs_and_for_the_docs(newslint: Newslint) -> None:
    page = json.loads(newslint("explain", "honorific-dead", "--format", "json").out)
    assert page["rule"] == "wording/honorific-dead"
    assert page["settings"] == []
    assert page["bad"][0]["flags"]
    markdown = newslint("explain", "honorific-dead", "--format", "markdown").out
    assert markdown.startswith("## honorific-dead\n")
    assert newslint("explain", "honorific-dead", "--format", "yaml").code == 2


def test_a_pack_is_all_its_pages(newslint: Newslint) -> None:
    rules = json.loads(newslint("explain", "time", "--format", "json").out)["rules"]
    assert len(rules) > 3
    assert {rule["pack"] for rule in rules} == {"time"}
    assert json.loads(newslint("explain", "time/*", "--format", "json").out)["rules"] == rules


def test_a_quotation_brings_its_own_marks(newslint: Newslint, draft: str) -> None:
    shown = newslint("explain", draft, "We lost").out
    assert ", “We lost 30 men,”: " in shown
    assert "““We lost 30 men,””" not in shown


def test_a_changed_rule_says_so(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "house.rules").write_text(
        'pack house "Ours."\nchange casualties/casualty-unattributed {\n'
        '  severity off\n  setting reach = 2\n  except "six men died"\n}\n',
        encoding="utf-8",
    )
    page = newslint("explain", "casualty-unattributed", "--rules", "house.rules").out
    assert "off, off: its severity is off; changed by pack house" in page
    assert "reach = 0 (now 2)" in page
    (tmp_path / "a.txt").write_text("In the siege six men died.\n", encoding="utf-8")
    told = judged(newslint, "a.txt:1", "--rules", "house.rules")
    assert "casualties/casualty-unattributed" not in told


def test_the_list_of_rules(newslint: Newslint) -> None:
    table = json.loads(newslint("rules", "list", "--format", "json").out)["rules"]
    assert len(table) >= 70
    off = [row for row in table if not row["enabled"]]
    assert off
    assert all(row["reason"] for row in off)
    markdown = newslint("rules", "list", "--format", "markdown").out
    assert all(f"[{row['rule'].partition('/')[2]}]" in markdown for row in table)
    assert newslint("rules", "list", "--format", "xml").code == 2


# ---- places


@pytest.fixture
def draft(tmp_path: Path) -> str:
    (tmp_path / "draft.txt").write_text(COPY, encoding="utf-8")
    return "draft.txt"


UNATTRIBUTED = "casualties/casualty-unattributed"


def test_why_a_rule_is_silent(newslint: Newslint, draft: str) -> None:
    [(status, words, why)] = judged(newslint, f"{draft}:3")[UNATTRIBUTED]
    assert (status, words) == ("spared", "Some 20 soldiers")
    assert why.startswith("Not reported: the source is there: “the health ministry said”")


def test_why_a_rule_speaks(newslint: Newslint, draft: str) -> None:
    [(status, words, why)] = judged(newslint, draft, "nine civilians")[UNATTRIBUTED]
    assert (status, words) == ("reported", "At least nine civilians")
    assert why.startswith(
        "Reported: what it requires is missing: “some strong attribution covering figure"
    )
    assert "nearest: “" in why


def test_what_spares_a_figure_is_named(newslint: Newslint, draft: str) -> None:
    told = judged(newslint, draft, "the 1993 bombing")
    assert [why for _, _, why in told[UNATTRIBUTED]] == [
        "Not reported: the rule spares “figure.background”: figure.background is yes."
    ]
    [(_, _, why)] = judged(newslint, draft, "expressed alarm")[UNATTRIBUTED]
    assert why.startswith("Not reported: the rule spares “some weak attribution as reaction")
    assert "“The envoy expressed" in why


def test_what_is_told_once_is_told_where(newslint: Newslint, draft: str, tmp_path: Path) -> None:
    (tmp_path / "once.rules").write_text(
        'pack single "x"\nrule the-regime {\n  find "regime" as word\n  once per article\n'
        '  message "“{word}”"\n  good "Six."\n  bad "The regime fell."\n}\n'
        "rule a-regime {\n  find /[Rr]egime fell/ as words\n  instead of single/the-regime\n"
        '  message "“{words}”"\n  good "Six."\n  bad "The regime fell."\n}\n',
        encoding="utf-8",
    )
    arguments = (draft, "the regime", "--rules", "once.rules", "--select", "single/*")
    told = judged(newslint, *arguments)
    assert told["single/the-regime"] == [
        ("reported", "regime", "Reported: all that the rule asks for is so."),
        (
            "repeated",
            "regime",
            "Not reported again: the rule speaks once per article, and did at line 7.",
        ),
    ]
    (tmp_path / draft).write_text("\n" * 6 + "The regime fell.\n", encoding="utf-8")
    assert judged(newslint, *arguments)["single/the-regime"] == [
        ("silenced", "regime", "Not reported: single/a-regime speaks of these words instead.")
    ]


def test_words_in_longer_ones_are_told_to_be(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The old regime fell.\n")
    (tmp_path / "b.rules").write_text(
        'pack b\nlexicon l { "regime" | "old regime" }\nrule c {\n  find term from l\n'
        '  message "{term}"\n  good "Six."\n  bad "The regime fell."\n}\n'
    )
    assert judged(newslint, "a.txt:1", "--rules", "b.rules", "--select", "b/*")["b/c"] == [
        ("reported", "old regime", "Reported: all that the rule asks for is so."),
        ("repeated", "regime", "Not reported: longer words are, in which these lie."),
    ]


def test_a_rule_that_is_off_says_what_it_would_do(newslint: Newslint, draft: str) -> None:
    told = judged(newslint, draft, "nine civilians", "--ignore", "casualty-unattributed")
    assert told[UNATTRIBUTED] == [
        ("off", "At least nine civilians", "Would be reported, but the rule is off: ignored.")
    ]
    assert UNATTRIBUTED not in judged(newslint, f"{draft}:3", "--ignore", "casualty-unattributed")


def test_what_a_plugin_drops_says_so(newslint: Newslint, draft: str, tmp_path: Path) -> None:
    (tmp_path / "quiet.py").write_text(
        "from validator.api import hookimpl\n\n@hookimpl\n"
        "def newslint_diagnostic(diagnostic):\n"
        "    return None if 'nine' in diagnostic.text else diagnostic\n",
        encoding="utf-8",
    )
    (tmp_path / "newslint.toml").write_text('plugins = ["quiet.py"]\n', encoding="utf-8")
    told = judged(newslint, draft, "nine civilians", "--config", "newslint.toml")
    assert told[UNATTRIBUTED] == [
        ("silenced", "At least nine civilians", "Not reported: a plugin drops it.")
    ]


def test_a_private_rule_keeps_its_words(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "secret.rules").write_text(
        'pack secret "x"\nrule memo {\n  private\n  find "falcon" as word\n'
        '  unless some "open" as door in same sentence as word\n'
        '  where word.text is "falcon"\n  message "“{word}”"\n  good "Six."\n  bad "Falcon."\n}\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Operation Falcon began.\n\nA falcon in the open.\n")
    for line in "13":
        for form in ("text", "json", "markdown"):
            arguments = (f"a.txt:{line}", "--rules", "secret.rules", "--select", "secret/*")
            out = newslint("explain", *arguments, "--format", form).out
            shown = out.replace("“falcon”", "").replace('"falcon"', "").replace("falcon\\u201d", "")
            if line == "1":
                assert "Falcon" not in shown
            else:
                assert "“open”" not in shown


def test_a_private_rule_without_a_title_is_told_by_its_name(
    newslint: Newslint, tmp_path: Path
) -> None:
    rule = (
        'pack secret\n\nrule memo {\n  private\n  find "falcon" as word\n  message "“{word}”"\n}\n'
    )
    (tmp_path / "secret.rules").write_text(rule, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Operation Falcon began.\n", encoding="utf-8")
    asked = ("a.txt", "--rules", "secret.rules", "--select", "secret/*", "--format")
    assert (
        "a.txt:1:11: warning secret/memo secret/memo\n" in newslint("check", *asked, "concise").out
    )
    assert "falcon" not in newslint("check", *asked, "html").out.casefold()


def test_the_text_is_for_an_editor(newslint: Newslint, draft: str) -> None:
    strict = ("--profile", "strict")
    shown = newslint("explain", f"{draft}:3", *strict).out
    assert shown.startswith("draft.txt:3, paragraph 1\n  ANKARA")
    for title in ("Not reported\n", "Looked, but", "Nothing to look at here\n"):
        assert title in shown
    assert "casualty-unattributed: “Some 20 soldiers”\n    Not reported: the source is" in shown
    assert "time/deictic-day" not in shown.partition("Nothing to look at here")[0]
    markdown = newslint("explain", f"{draft}:3", *strict, "--format", "markdown").out
    assert markdown == f"```text\n{shown}```\n"


def test_other_drafts_of_the_story(newslint: Newslint, tmp_path: Path) -> None:
    for name, count in (("a.md", "Eight"), ("b.md", "Nine")):
        text = f"---\nstory: raid\n---\n\n{count} soldiers died in the strike, the army said.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ("a.md:5", "--select", "figure-conflict-across")
    [(status, _, why)] = judged(newslint, *arguments)["consistency/figure-conflict-across"]
    assert status == "spared"
    assert "searched: in another article of same story (none given)" in why
    shown = newslint("explain", *arguments, "--with", ".").out
    assert "Reported\n  consistency/figure-conflict-across" in shown
    assert "          theirs is “Nine soldiers” in b.md\n" in shown


@pytest.mark.parametrize("config", ['[story]\nraid = ["*.txt"]\n', ""])
def test_drafts_are_of_the_story_that_check_takes_them_for(
    newslint: Newslint, tmp_path: Path, config: str
) -> None:
    for name, count in (("a.txt", "Eight"), ("b.txt", "Nine")):
        (tmp_path / name).write_text(f"{count} soldiers died in the strike, the army said.\n")
    (tmp_path / "c.md").write_text("---\nstory: flood\n---\n\nTen soldiers died in the strike.\n")
    (tmp_path / "newslint.toml").write_text(config)
    rule = "consistency/figure-conflict-across"
    together = () if config else ("--story",)
    assert rule in newslint("check", "a.txt", "b.txt", *together, "--select", rule).out
    shown = newslint("explain", "a.txt:1", "--select", rule, "--with", ".").out
    assert f"Reported\n  {rule}" in shown
    assert "in b.txt" in shown
    assert "c.md" not in shown


@pytest.mark.parametrize("story", ["", "story: march\n"])
def test_a_file_that_is_named_is_of_the_story(
    newslint: Newslint, tmp_path: Path, story: str
) -> None:
    for name, head, count in (("a.md", "story: raid\n", "Eight"), ("b.md", story, "Nine")):
        text = f"---\nslug: r\n{head}---\n\n{count} soldiers died in the strike, the army said.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    rule = "consistency/figure-conflict-across"
    assert rule in newslint("check", "a.md", "b.md", "--story", "--select", rule).out
    asked = ("explain", "b.md", "nine", "--select", rule, "--with")
    shown = newslint(*asked, "./a.md").out
    assert f"Reported\n  {rule}" in shown
    assert "a.md" in shown
    # of a folder, only the drafts that name the same story, or none
    assert f"Reported\n  {rule}" not in newslint(*asked, ".").out


def test_lines_fit_the_terminal(
    newslint: Newslint, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for line in (3, 5, 7, 9):
        shown = newslint("explain", f"{draft}:{line}", "--profile", "strict").out
        assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no.txt:1",), "no.txt: no such file or folder"),
        (("draft.txt:99",), "draft.txt: there is no text at line 99; it has 9 lines"),
        (("draft.txt:2",), "draft.txt: there is no text at line 2"),
        (("draft.txt", "zebra"), "draft.txt: there is no text at “zebra”"),
        (("draft.txt", " "), "draft.txt: there is no text at “ ”"),
        (("draft.txt",), "draft.txt is a file; say where: newslint explain draft.txt:LINE"),
        (("draft.txt:3-5",), "draft.txt:3-5 is several lines; ask about one: draft.txt:3"),
        ((".",), ". is a folder; say where: newslint explain ./FILE:LINE"),
        (("draft.txt:1", "--with", "no.txt"), "no.txt: no such file or folder"),
        (("draft.txt:1", "--date", "May"), "“May” is no date"),
    ],
)
@pytest.mark.usefixtures("draft")
def test_what_cannot_be_explained(
    newslint: Newslint, arguments: tuple[str, ...], message: str
) -> None:
    ended = newslint("explain", *arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith(f"newslint: {message}")


def test_the_page_shows_what_is_printed(newslint: Newslint, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"```text\n(Not reported\n.*?)```", page, re.DOTALL)
    copy = "Some 20 soldiers were killed, the health ministry said.\n"
    (tmp_path / "a.txt").write_text(copy, encoding="utf-8")
    shown = newslint("explain", "a.txt:1", "--select", "*/casualty-unattributed").out
    line = re.compile(r"rules:\d+")
    assert line.sub("", sample) in line.sub("", shown)


def test_the_form_for_programs_is_documented(newslint: Newslint, draft: str) -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    explanation = json.loads(newslint("explain", f"{draft}:5", "--format", "json").out)
    judgement = explanation["judgements"][0]
    clause = judgement["clauses"][-1]
    place = {"path", "start", "end", "text"}
    for key in explanation.keys() | (judgement.keys() - place) | clause.keys():
        assert f"`{key}`" in page


def test_too_many_sentences_are_left_off(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Six men died. " * 300, encoding="utf-8")
    explanation = json.loads(newslint("explain", "long.txt:1", "--format", "json").out)
    assert len(explanation["sentences"]) == 40
    assert explanation["left_off"] == 260
    (tmp_path / "wide.txt").write_text("7 " * 500, encoding="utf-8")
    explanation = json.loads(newslint("explain", "wide.txt:1", "--format", "json").out)
    assert "headlines/headline-figure-not-in-body" in explanation["cut"]
    assert len(explanation["judgements"]) < 1000
    assert "260 sentences more" in newslint("explain", "long.txt", "six men").out


@pytest.mark.parametrize("text", ["\x1b[31mSix men died.\x07", "SIX MEN DIED", "“", "🙂 6 dead 🙂"])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_any_text_is_explained(newslint: Newslint, tmp_path: Path, text: str, form: str) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    ended = newslint("explain", "odd.txt:1", "--format", form)
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "\x07" not in ended.out


# ---- the trace and the report agree


def reported(session: Session, text: str) -> Iterator[tuple[str, int, int]]:
    report = session.check([Draft("x.txt", text.encode())])
    assert report.failures == ()
    for found in report.diagnostics:
        yield found.code, found.region.start.offset, found.region.end.offset


def explained(session: Session, text: str) -> tuple[list[tuple[str, int, int]], list[str]]:
    """What an explanation of all sentences says is reported; all its reasons."""
    run = session.run(Draft("x.txt", text.encode()))
    explanation = explain(session, run, (), tuple(run.document.sentences))
    assert explanation.failed == ()
    told, reasons = [], []
    for judgement in explanation.judgements:
        reasons.append(judgement.why)
        if judgement.status == "reported":
            attempt = judgement.attempt
            extent = run.document.offsets.extent_to_source(attempt.start, attempt.end)
            told.append((judgement.record.id, extent.start, extent.end))
    return told, reasons


SENTENCES = [
    "Some 20 soldiers were killed, the health ministry said.",
    "At least nine civilians were killed.",
    "“We lost 30 men,” said Colonel Omar Haddad.",
    "The army denied that 40 civilians had been killed in the raid.",
    "Six soldiers were martyred and 11 others injured on Monday.",
    "It is the deadliest attack ever.",
    "According to diplomats, the regime neutralised 12 fighters.",
    "He spoke yesterday of a crisis.",
    "Sales rose 4% to 52 million dollars, experts say.",
    "By evening the toll had risen to 28 dead.",
    "“It was awful, he said.",
    "A poll shows the mayor ahead with 52%.",
    "The police arrested John Roe for murder.",
]
copy = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).flatmap(
    lambda chosen: st.sampled_from([" ", "\n\n"]).map(lambda gap: gap.join(chosen))
)
headed = st.builds("".join, st.tuples(st.sampled_from(["", "# Raid kills 20\n\n"]), copy))


@settings(max_examples=25, deadline=None)
@given(headed)
def test_the_explanation_agrees_with_the_report(session: Session, text: str) -> None:
    told, reasons = explained(session, text)
    assert sorted(set(told)) == sorted(set(reported(session, text)))
    assert all(why.endswith(".") and why == visible(why) for why in reasons)


def test_every_example_is_explained_as_it_is_judged(session: Session) -> None:
    for record in session.rules[::9]:
        for example in record.plan.examples:
            if "---" not in example.text:
                told, _ = explained(session, example.text)
                assert sorted(set(told)) == sorted(set(reported(session, example.text)))


# ---- finding the place


def test_sentences_by_line_and_by_words(document: Callable[[str], Any]) -> None:
    text = "One died.\n\nTwo died. Three were hurt.\n\nFour “said” so.\n"
    made = document(text)

    def said(sentences: Any) -> list[str]:
        return [made.text[s.start : s.end] for s in sentences]

    assert said(sentences_on(made, 1)) == ["One died."]
    assert said(sentences_on(made, 3)) == ["Two died.", "Three were hurt."]
    assert sentences_on(made, 4) == ()
    assert sentences_on(made, 0) == ()
    assert sentences_on(made, 77) == ()
    assert said(sentences_with(made, 'four "SAID"')) == ["Four “said” so."]
    assert said(sentences_with(made, "died")) == ["One died.", "Two died."]
    assert said(sentences_with(made, "died. Three  WERE")) == ["Two died.", "Three were hurt."]


SHARED = """
condition counted(crowd: words, far: number) {
  some claim quantity within far words of crowd
  or some strong attribution covering crowd
}
rule crowd-uncounted {
  find "huge crowd" as crowd
  unless counted(crowd, 6)
  message "“{crowd}”: how many?"
  good "A huge crowd of 40,000 filled the square."
  bad "A huge crowd filled the square."
}
"""


def test_a_condition_that_rules_share_says_what_it_asks(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "crowds.rules").write_text(SHARED, encoding="utf-8")
    text = "A huge crowd filled the old square. A huge crowd of 40,000 came.\n"
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    rules = ("--rules", "crowds.rules", "--select", "crowds/*")
    shown = " ".join(newslint("explain", "draft.txt:1", *rules).out.split())
    clause = "unless counted(crowd, 6) (crowds.rules:8)"
    condition = (
        "some claim quantity within far words of crowd or some strong attribution covering crowd"
    )
    assert f"· no: {clause} no: {condition} searched: 6 words around it" in shown
    assert f"· yes: {clause} yes: {condition} searched: 6 words around it found: “40,000”" in shown
    assert "spares “some claim quantity within far words of crowd”: “40,000”." in shown
    page = newslint("explain", "crowds/crowd-uncounted", *rules).out
    assert "Conditions it shares\n  counted(crowd: words, far: number): some claim" in page
    record = json.loads(
        newslint("explain", "crowds/crowd-uncounted", *rules, "--format", "json").out
    )
    assert [condition["line"] for condition in record["conditions"]] == [2]


def test_a_line_for_the_desk_is_told_to_be_one(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("EMBARGOED UNTIL MONDAY\n\nIt rained.\n")
    shown = newslint("explain", "a.txt:1").out
    assert shown.startswith("a.txt:1, boilerplate, in which no rule finds anything\n")
