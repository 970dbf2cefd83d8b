"""The claim sheet: what is a claim, who stands behind it, and that no number is left out unseen."""

import csv
import io
import json
import os
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import pytest
from browser import in_browser, told_by
from commands import Newslint
from hypothesis import given
from hypothesis import strategies as st
from scripts import printed

from validator.claims.counting import count_claims
from validator.claims.model import Amount, Claim, DraftClaims, Sheet
from validator.claims.stretches import Stretches
from validator.cli.claims import csv as claims_csv
from validator.cli.claims import html as claims_html
from validator.cli.claims import json as claims_json
from validator.cli.claims import markdown as claims_markdown
from validator.cli.claims import table as claims_table
from validator.cli.claims import words
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.engine.session import Session
from validator.engine.sheet import make_sheet
from validator.formats import Style
from validator.kinds import INFINITY

SHARED = Path(__file__).parents[2] / "shared"
GOLDEN = Path(__file__).parent / "golden"

SheetOf = Callable[..., Sheet]


@pytest.fixture(scope="module")
def sheet_of(session: Session) -> SheetOf:
    """The sheet of texts that tell one story, named a.txt, b.txt ..."""

    def make(*texts: str) -> Sheet:
        names = "abcdefgh"
        drafts = [
            Draft(f"{name}.txt", text.encode(), "one")
            for name, text in zip(names, texts, strict=False)
        ]
        return make_sheet(session, drafts)

    return make


def claims(sheet: Sheet) -> Sequence[Claim]:
    return [claim for draft in sheet.drafts for claim in draft.claims]


def test_how_many_speak_is_no_claim(sheet_of: SheetOf) -> None:
    sheet = sheet_of("Two diplomats said 40 homes had burned. More than 200 nurses said so.")
    assert [claim.text for claim in claims(sheet)] == ["40", "More than 200"]


# ---- who stands behind it


@pytest.mark.parametrize(
    ("text", "words", "support", "source"),
    [
        ("Six soldiers died, the army said.", "Six soldiers", "sourced", "the army"),
        ("Six soldiers died.", "Six soldiers", "unsourced", None),
        (
            "According to diplomatic sources, six soldiers were killed.",
            "six soldiers",
            "anonymous-only",
            "diplomatic sources",
        ),
        (
            "The bank shut. A person close to the mill said it expected 20 cuts.",
            "20",
            "anonymous-only",
            "A person close to the mill",
        ),
        ("The army denied that six soldiers had died.", "six soldiers", "denied", "The army"),
        (
            "The envoy condemned a raid that killed six soldiers.",
            "six soldiers",
            "reaction-only",
            "The envoy",
        ),
        (
            "Thousands of people have fled, the U.N. said, citing media reports.",
            "Thousands of people",
            "second-hand",
            "the U.N.",
        ),
        ("The firm, which has 14 jets, was banned from the field.", "14", "unsourced", None),
        ("Six soldiers died, Reuters reported.", "Six soldiers", "second-hand", "Reuters"),
        ("The mayor called the plan “a bad joke”.", "“a bad joke”", "sourced", "The mayor"),
        (
            "The bank apologised “without any reservation at all”.",
            "“without any reservation at all”",
            "sourced",
            "The bank",
        ),
        (
            "The mayor dismissed that as “a very bad joke indeed”.",
            "“a very bad joke indeed”",
            "sourced",
            "The mayor",
        ),
        (
            "The mayor dismissed claims that it was “a very bad joke”.",
            "“a very bad joke”",
            "denied",
            "The mayor",
        ),
        ("The union called that “a very bad joke”.", "“a very bad joke”", "sourced", "The union"),
        (
            "Nurses described a ward that was “run on nothing but fear”.",
            "“run on nothing but fear”",
            "sourced",
            "Nurses",
        ),
        (
            "The mayor condemned remarks that “all bakers are thieves and liars”.",
            "“all bakers are thieves and liars”",
            "reaction-only",
            "The mayor",
        ),
        (
            "Jana Roe spoke at noon. She said 40 homes had burned.",
            "40",
            "sourced",
            "She",
        ),
    ],
)
def test_support(
    sheet_of: SheetOf, text: str, words: str, support: str, source: str | None
) -> None:
    (claim,) = [claim for claim in claims(sheet_of(text)) if claim.text == words]
    assert claim.support == support
    assert (claim.source and claim.source.text.split(" (")[0]) == source


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Six soldiers died.", "toll", "Six soldiers"),
        ("The fire burned 40 homes.", "figure", "40"),
        ("“We lost everything we had,” she said.", "quotation", "“We lost everything we had,”"),
        ("He called it a “dark day”.", "quotation", "“dark day”"),
        ("He spoke on Monday.", "date", "Monday"),
        ("It was the deadliest raid of the war.", "comparison", "deadliest raid of the war"),
        (
            "Hale opened the world's first museum of salt.",
            "comparison",
            "world's first museum of salt",
        ),
        (
            "The rebels have consistently broken the truce.",
            "allegation",
            "The rebels have consistently broken the truce",
        ),
        (
            "Pro-Demir forces are moving north along the road.",
            "allegation",
            "Pro-Demir forces are moving north along the road",
        ),
        (
            "However, the militias continued their attacks.",
            "allegation",
            "the militias continued their attacks",
        ),
    ],
)
def test_kind(sheet_of: SheetOf, text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(claim.kind, claim.text) for claim in claims(sheet_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would attack.",
        "The rebels did not break the truce.",
        "She spoke on the last day of the fair.",
        "Soldiers were attacked near the dam.",
        "The salvation army moved north.",
    ],
)
def test_no_allegation(sheet_of: SheetOf, text: str) -> None:
    assert [c.text for c in claims(sheet_of(text)) if c.kind == "allegation"] == []


# ---- what is exempt


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Jana Roe, 47, resigned.", "47", "an age"),
        ("They won 3-1 at home.", "3", "a score or a vote"),
        ("It began at 9:30 p.m. in town.", "9:30", "a time of day"),
        ("She read Section 230 aloud.", "230", "the number of a section, a road"),
        ("They drove up the M5 at night.", "5", "part of a name"),
        ("It was the second raid.", "second", "a place in an order"),
        ("They waited for two hours.", "two hours", "a length of time"),
        ("A so-called “safe zone” was drawn.", "“safe zone”", "a few words set apart"),
        ("He will speak in the coming months.", "coming months", "a time without a date"),
    ],
)
def test_exempt(sheet_of: SheetOf, text: str, words: str, reason: str) -> None:
    found = {one.text: one.reason for one in sheet_of(text).drafts[0].exempt}
    assert found[words].startswith(reason)


TEXTS = (
    (
        "# Six die\n\nOn 3 May 2020, at 9:30 p.m., six people (aged 7, 12 and 40) died on the M5, "
        "the 43-year-old mayor said. “Two of us left,” he said, “at least 15.” "
        "Call 020 7946 0123.\n\n"
        "They won 3-1; No. 10 paid £5m, up 20% from the 1990s. One of them, one by one, said “no”."
    ),
    "1. First\n2. Second\n\nSee www.a10.example/2020 or Flight 370, F-16s, Covid-19 and 5G.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_left_out(session: Session, text: str) -> None:
    _accounted(session, Draft("a.txt", text.encode()))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample articles are not beside the repository")
@pytest.mark.parametrize("path", sorted((SHARED / "articles").glob("*.txt")), ids=lambda p: p.name)
def test_nothing_is_left_out_of_articles(session: Session, path: Path) -> None:
    _accounted(session, Draft(path.name, path.read_bytes()))


def _accounted(session: Session, draft: Draft) -> None:
    """Every number, date and quotation, and every digit of the text, lies in a claim or an
    exemption."""
    document = session.document(draft)
    (sheet,) = make_sheet(session, [draft]).drafts
    regions = [claim.region for claim in sheet.claims] + [one.region for one in sheet.exempt]
    covered = Stretches((r.start.offset, r.end.offset, None) for r in regions)
    exact = {(r.start.offset, r.end.offset) for r in regions}
    tolls = Stretches(
        (c.region.start.offset, c.region.end.offset, None)
        for c in sheet.claims
        if c.kind in ("toll", "figure")
    )
    for kind in ("quantity", "date", "quotation"):
        for span in document.spans(kind):
            place = document.offsets.extent_to_source(span.start, span.end)
            assert tuple(place) in exact or (kind == "quantity" and tolls.touch(*place)), (
                kind,
                document.text[span.start : span.end],
            )
    for match in re.finditer(r"\d+", document.text):
        place = document.offsets.extent_to_source(*match.span())
        assert covered.touch(*place), match


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12),
    st.integers(0, 45),
    st.integers(1, 9),
)
def test_stretches_agree_with_a_loop(found: list[tuple[int, int]], start: int, length: int) -> None:
    extents = [(a, a + n, i) for i, (a, n) in enumerate(found)]
    stretches, end = Stretches(extents), start + length
    expected = {i for a, b, i in extents if a < end and start < b}
    assert set(stretches.at(start, end)) == expected
    assert stretches.touch(start, end) == bool(expected)


# ---- names that last


def test_an_id_outlives_edits_elsewhere(sheet_of: SheetOf) -> None:
    sentence = "Six soldiers died, the army said."
    (before,) = [c for c in claims(sheet_of(sentence)) if c.kind == "toll"]
    edited = f"A new first line.\n\nMore. {sentence} And more, on Monday."
    (after,) = [c for c in claims(sheet_of(edited)) if c.kind == "toll"]
    assert before.id == after.id
    assert before.region != after.region


def test_claims_of_one_draft_have_names_of_their_own(sheet_of: SheetOf) -> None:
    text = "Six soldiers died. Six soldiers died. Six and six make twelve trucks."
    ids = [claim.id for claim in claims(sheet_of(text))]
    assert len(ids) == len(set(ids)) >= 4


# ---- the sheet and the summary of `check`


@pytest.mark.parametrize("text", TEXTS)
def test_the_sheet_counts_as_check_does(session: Session, text: str) -> None:
    draft = Draft("a.txt", text.encode())
    report = session.check([draft], wanted=Wanted(claims=True))
    (sheet,) = make_sheet(session, [draft]).drafts
    counted = [c for c in sheet.claims if c.kind in ("toll", "figure", "quotation")]
    levels = {"sourced": 0, "unclear": 0, "unsourced": 0}
    for claim in counted:
        levels[_LEVELS.get(claim.support, "sourced")] += 1
    assert (
        report.claims
        == sheet.counts
        == count_claims(session.document(draft), frozenset(session.kinds))
    )
    assert sheet.counts._asdict() == {"total": len(counted), **levels}


_LEVELS = {"reaction-only": "unclear", "denied": "unclear", "unsourced": "unsourced"}


# ---- across drafts


def test_a_conflict_points_into_the_other_draft(sheet_of: SheetOf) -> None:
    sheet = sheet_of("Six soldiers died in the raid.", "Eight soldiers died in the raid.")
    one, two = (next(c for c in d.claims if c.kind == "toll") for d in sheet.drafts)
    assert one.flags == two.flags == ("conflicting",)
    assert [(link.id, link.region.path) for link in one.links] == [(two.id, "b.txt")]
    assert [(link.id, link.region.path) for link in two.links] == [(one.id, "a.txt")]


def test_parties_that_differ_are_a_dispute(sheet_of: SheetOf) -> None:
    sheet = sheet_of(
        "Twelve soldiers died in the raid, the army said.",
        "Forty soldiers died in the raid, the hospital said.",
    )
    assert {c.flags for c in claims(sheet) if c.kind == "toll"} == {("disputed",)}


@pytest.mark.parametrize(
    "texts",
    [
        # at least six may be eight
        ("At least six soldiers died.", "Eight soldiers died."),
        # whose they are
        ("Six Velian soldiers died.", "Eight Taran soldiers died."),
        # another family of events, another day, another place
        ("Six people died in the flood.", "Eight people died in the fire."),
        ("Six people died on Monday in the raid.", "Eight people died on Friday in the raid."),
        ("Six people died in Aden.", "Eight people died in Mocha."),
        # a raid and a war
        ("Six soldiers died in the raid.", "The war has killed 900 soldiers."),
        # told as a change
        ("Six soldiers died in the raid.", "The toll among soldiers rose to eight."),
        # a part
        ("Six people died, two of them children.", "Three of the dead were children."),
        ("Nine people died in Melk.", "The quake killed 23 people."),
    ],
)
def test_no_conflict(sheet_of: SheetOf, texts: tuple[str, ...]) -> None:
    assert [c.text for c in claims(sheet_of(*texts)) if "conflicting" in c.flags] == []


def test_a_conflict_of_which_two_rules_tell_is_one_line(sheet_of: SheetOf) -> None:
    sheet = sheet_of("# Quake kills 11\n\nAt least 14 people were killed, the army said.\n")
    first = sheet.drafts[0].claims[0]
    assert len(first.links) == 2
    assert list(words.others(first)) == ["conflicts with “At least 14 people”, line 3"]
    assert claims_html.render(sheet, Style()).count("conflicts with “At least 14 people”") == 1


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (6, INFINITY, "at least 6"),
        (7, INFINITY, "more than 6"),
        (0, 6, "at most 6"),
        (0, 5, "fewer than 6"),
        (6, 6, "6"),
        (5, 7, "5 to 7"),
        (42_300_000_000.5, 51_700_000_000.25, "42,300,000,000.5 to 51,700,000,000.25"),
    ],
)
def test_an_amount_is_told_as_the_draft_has_it(low: float, high: float, said: str) -> None:
    assert words.amount(Amount(6, low, high, None)) == said


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (1, "metre", "1 metre"),
        (200, "metre", "200 metres"),
        (0.5, "tonne", "0.5 tonnes"),
        (2_500_000, "dollar", "2,500,000 dollars"),
        (6, "square foot", "6 square feet"),
        (90, "mile per hour", "90 miles per hour"),
        (30, "pound per square inch", "30 pounds per square inch"),
        (40, "degree celsius", "40 degrees celsius"),
        (9, "pound sterling", "9 pounds sterling"),
        (7, "egyptian pound", "7 egyptian pounds"),
        (3, "gigahertz", "3 gigahertz"),
        (61, "percent", "61 percent"),
    ],
)
def test_a_unit_is_told_in_the_plural_of_more_than_one(number: float, unit: str, said: str) -> None:
    assert words.amount(Amount(number, number, number, unit)) == said


def test_the_same_words_are_repeated(sheet_of: SheetOf) -> None:
    sentence = "The raids killed at least 1,300 civilians."
    sheet = sheet_of(sentence, f"It was noon. {sentence}")
    assert {c.flags for c in claims(sheet) if c.kind == "toll"} == {("repeated",)}


# ---- formats


DRAFT = """\
# Six die in raid

ADEN, Feb. 4, 2020 (Agency) - At least six soldiers were killed near the dam, the army said.

The rebels have broken the truce. "We saw <b>it</b> all happen," said Jana Roe, 47.

=HYPERLINK("http://evil.example") cost 40 trucks.
"""
OTHER = """\
ADEN, Feb. 4, 2020 (Agency) - As many as six soldiers were killed near the dam.

They drove up the M5.
"""


@pytest.fixture(scope="module")
def sheet(sheet_of: SheetOf) -> Sheet:
    return sheet_of(DRAFT, OTHER)


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("claims.txt", claims_table.render),
        ("claims.json", claims_json.render),
        ("claims.csv", claims_csv.render),
        ("claims.md", claims_markdown.render),
    ],
)
def test_golden(sheet: Sheet, name: str, render: Callable[[Sheet, Style], str]) -> None:
    """`NEWSLINT_UPDATE_GOLDEN=1` writes the files anew."""
    made, path = render(sheet, Style()), GOLDEN / name
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        path.write_bytes(made.encode())
    assert made.encode() == path.read_bytes()


def test_json_has_all(sheet: Sheet) -> None:
    made = json.loads(claims_json.render(sheet, Style()))
    found = made["drafts"][0]["claims"]
    toll = next(c for c in found if c["kind"] == "toll" and c["block"] != "headline")
    assert toll["amount"] == {"value": 6, "low": 6, "high": None, "unit": None}
    assert toll["source"]["kind"] == "organisation"
    assert toll["flags"] == ["conflicting"]
    assert toll["links"][0]["path"] == "b.txt"


@pytest.mark.parametrize("first", "=+-@\t\r")
def test_no_cell_is_a_formula(sheet: Sheet, first: str) -> None:
    (draft, *_) = sheet.drafts
    hostile = f"{first}cmd|' /C calc'!A0"
    changed = draft.claims[0]._replace(text=hostile, sentence=f" {hostile}")
    made = claims_csv.render(Sheet((draft._replace(claims=(changed,), path=hostile),)), Style())
    for row in list(csv.reader(io.StringIO(made)))[1:]:
        for cell in row:
            assert not cell.lstrip(" ").startswith(first), cell


def test_the_page_escapes_and_asks_nobody(sheet: Sheet) -> None:
    hostile = "<script>alert(1)</script>\"'&"
    draft = sheet.drafts[0]
    claim = draft.claims[0]._replace(text=hostile, sentence=hostile, cue=hostile)
    page = claims_html.render(
        Sheet((DraftClaims(hostile, None, hostile, (claim,), (), draft.counts),)), Style()
    )
    assert page.count("<script>") == 1
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "https://" not in page.replace("https://evil", "")


def test_a_markdown_cell_stays_a_cell(sheet: Sheet) -> None:
    draft = sheet.drafts[0]
    claim = draft.claims[0]._replace(text="a | b\n# c <i>")
    made = claims_markdown.render(Sheet((draft._replace(claims=(claim,), exempt=()),)), Style())
    (row,) = [line for line in made.splitlines() if r"\|" in line]
    assert len(re.findall(r"(?<!\\)\|", row)) == 10


# ---- the command


def test_the_command(newslint: Newslint, tmp_path: Path) -> None:
    for name, text in (("one.txt", "Six soldiers died."), ("two.txt", "Eight soldiers died.")):
        (tmp_path / name).write_text(text, "utf-8")
    alone = newslint("claims", "one.txt", "two.txt")
    assert alone.code == 0
    assert "conflicts with" not in alone.out
    together = newslint("claims", "--story", "one.txt", "two.txt")
    assert "→ conflicts with “Eight soldiers”, two.txt line 1" in together.out
    assert "2 claims: 0 sourced, 2 not, 0 unclear." in together.out
    saved = newslint("claims", "--format", "html", "--output", "sheet.html", "one.txt")
    assert (saved.code, saved.out) == (0, "")
    assert (tmp_path / "sheet.html").read_text("utf-8").startswith("<!doctype html>")


@in_browser
def test_the_page_counts_what_it_shows(sheet_of: SheetOf, tmp_path: Path) -> None:
    script = """
      const told_count = () => told.push(document.querySelector("output").textContent);
      told_count();
      document.querySelector("input[name=kind][value=toll]").click();
      told_count();
    """
    one, two = "Six soldiers died.", "Six soldiers died. Snow fell on 40 towns."
    pages = [claims_html.render(sheet_of(text), Style()) for text in (one, two)]
    assert [told_by(script, page, tmp_path) for page in pages] == [
        ["1 claim", "0 of 1 claim"],
        ["2 claims", "1 of 2 claims"],
    ]


def test_a_folder_and_a_glob_are_stories(newslint: Newslint, tmp_path: Path) -> None:
    for name, text in (("x/1.txt", "Six soldiers died."), ("x/2.txt", "Eight soldiers died.")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    select = ("--select", "figure-conflict-across", "--format", "concise")
    assert "figure-conflict" not in newslint("check", "x", *select).out
    assert newslint("check", "--story", "x", *select).out.count("figure-conflict-across") == 2
    (tmp_path / "newslint.toml").write_text('[story]\nraid = ["x/*.txt"]\n', "utf-8")
    assert newslint("check", "x", *select).out.count("figure-conflict-across") == 2
    (tmp_path / "newslint.toml").write_text('[story]\nraid = ["x/*", "!"]\n', "utf-8")
    wrong = newslint("check", "x", *select)
    assert (wrong.code, "“!” is no pattern" in wrong.out) == (2, True)
    (tmp_path / "newslint.toml").write_text('[story]\nraid = ["y/*.txt"]\n', "utf-8")
    assert newslint("check", "x", *select).out.count("figure-conflict-across") == 0


def test_what_cannot_be_done(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six died.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\xfa")
    wrong = newslint("claims", "--format", "cvs", "a.txt")
    assert wrong.code == 2
    assert "did you mean “csv”?" in wrong.err
    broken = newslint("claims", "a.txt", "b.txt", "missing.txt")
    assert broken.code == 2
    assert "Six" in broken.out
    assert "b.txt" in broken.err
    assert "missing.txt" in broken.err


@pytest.mark.parametrize("command", ["claims", "story"])
@pytest.mark.parametrize("form", ["html", "json"])
def test_a_sheet_tells_what_is_wrong_with_the_set_up(
    newslint: Newslint, tmp_path: Path, command: str, form: str
) -> None:
    (tmp_path / "a.txt").write_text("Six died.", "utf-8")
    (tmp_path / "newslint.toml").write_text('profil = "wire"', "utf-8")
    made = newslint(command, "a.txt", "--format", form)
    assert made.code == 2
    assert "there is no key “profil”" in made.out


def test_another_language_is_told(newslint: Newslint, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nlang: de\n---\n\nSechs Soldaten starben.", "utf-8")
    ended = newslint("claims", "a.md")
    assert ended.code == 0
    assert "a.md: not read" in ended.err


def test_what_stands_around_an_article_is_no_claim(session: Session) -> None:
    article, around = "<p>Six soldiers died.</p>", "<p>Nine hurt, “he said so to us”</p>"
    page = f"<main>{article}</main><aside>{around}</aside>".encode()
    (draft,) = make_sheet(session, [Draft("a.html", page)]).drafts
    assert [claim.text for claim in draft.claims] == ["Six soldiers"]
    assert all("page around" in one.reason for one in draft.exempt)


# ---- the labelled articles


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not beside the repository")
def test_labelled_figures_have_their_status(session: Session) -> None:
    gold = json.loads((SHARED / "gold" / "articles.json").read_text("utf-8"))["articles"]
    paths = sorted((SHARED / "articles").glob("*.txt"))
    sheet = make_sheet(session, [Draft(p.name, p.read_bytes(), "idlib") for p in paths])
    drafts = {draft.path: draft for draft in sheet.drafts}
    checked = 0
    for name, article in gold.items():
        for figure in article["figures"]:
            found = [
                c for c in drafts[name].claims if c.kind in ("toll", "figure") and _holds(c, figure)
            ]
            assert bool(found) == figure["is_figure"], figure["id"]
            if found:
                checked += 1
                assert found[0].support in _STATUS[figure["attribution"]["status"]], figure["id"]
    assert checked == 15


_STATUS = {
    "same-sentence": {"sourced", "anonymous-only", "second-hand"},
    "same-sentence-weak": {"reaction-only"},
    "nowhere": {"unsourced"},
}


def _holds(claim: Claim, figure: dict[str, int]) -> bool:
    return claim.region.start.offset < figure["end"] and figure["start"] < claim.region.end.offset


@pytest.mark.skipif(not SHARED.is_dir(), reason="the labelled texts are not beside the repository")
def test_labelled_conflicts_are_found(session: Session) -> None:
    paths = sorted((SHARED / "articles").glob("*.txt"))
    sheet = make_sheet(session, [Draft(p.name[:3], p.read_bytes(), "idlib") for p in paths])
    links = {
        frozenset(((c.region.path, c.text), (link.region.path, link.text)))
        for c in claims(sheet)
        for link in c.links
        if link.flag == "conflicting"
    }
    eight, six = (
        ("000", "eight Turkish military personnel"),
        ("001", "six Turkish military personnel"),
    )
    risen, least = ("001", "eight"), ("001", "At least six military personnel")
    most = ("002", "as many as six Turkish troops")
    million, more = ("001", "around one million refugees"), ("001", "Almost 1.5 million Syrians")
    assert links == {
        frozenset(pair)
        for pair in ((eight, six), (eight, most), (risen, least), (least, most), (million, more))
    }


@pytest.mark.parametrize("command", ["claims", "story"])
def test_of_its_formats_one_is_imported(tmp_path: Path, command: str) -> None:
    program = f"""
import sys
from contextlib import suppress
from validator.cli.main import main
with suppress(SystemExit):
    main(["{command}", "--format", "json"])
print(*sys.modules)
"""
    (tmp_path / "a.txt").write_text("Six people died.", encoding="utf-8")
    imported = {*printed(program, tmp_path).split()}
    package = f"validator.cli.{command}"
    formats = {f"{package}.{name}" for name in import_module(f"{package}.command").FORMATS}
    assert imported & formats == {f"{package}.json"}
