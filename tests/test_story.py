"""The picture of a story: what is one line, where it parts, and the page in a real browser."""

import itertools
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from browser import BROWSER, OPTIONS, Seen, in_browser, opened, told_by
from commands import Newslint
from hypothesis import example, given
from hypothesis import strategies as st

from validator.claims.model import Amount, Claim, Link
from validator.claims.timeline import Series, Story, Timeline, Value, Version, story
from validator.cli.story import html as story_html
from validator.cli.story import text as story_text
from validator.cli.story.chart import _APART, _spread, chart
from validator.cli.story.words import abridged, names
from validator.diagnostic import Region
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.engine.storylines import make_timeline
from validator.formats import Style
from validator.source import Position

STORIES = Path(__file__).parent / "stories"


def story_of(session: Session, name: str) -> Story:
    paths = sorted(p for p in (STORIES / name).iterdir() if p.suffix in (".md", ".txt"))
    (made,) = make_timeline(session, [Draft(p.name, p.read_bytes(), name) for p in paths]).stories
    return made


def told(series: Series) -> list[tuple[int, str]]:
    return [(value.version + 1, value.claim.text) for value in series.values]


# ---- what is one line


def test_a_harm_that_the_victims_name_is_named_once(session: Session) -> None:
    text = b"Six missing passengers are sought. Of 41 passengers, 14 died and six are missing."
    (made,) = make_timeline(session, [Draft("a.txt", text, "bus")]).stories
    assert "Missing passengers" in [one.label for one in made.series]


def test_a_line_is_called_what_most_drafts_say(session: Session) -> None:
    texts = (
        b"Six people died in Amal, police said. Five pensioners died in Amal, police said.",
        b"Seven people died in Amal, police said.",
    )
    drafts = [Draft(f"{number}.txt", text, "fire") for number, text in enumerate(texts)]
    (made,) = make_timeline(session, drafts).stories
    assert [one.label for one in made.series] == ["People killed in Amal"]


def test_a_measure_that_is_its_own_topic_is_named_once(session: Session) -> None:
    texts = (b"A magnitude 6.4 quake hit Amal.", b"The magnitude 6.8 quake hit Amal.")
    drafts = [Draft(f"{number}.txt", text, "quake") for number, text in enumerate(texts)]
    (made,) = make_timeline(session, drafts).stories
    assert [one.label for one in made.series] == ["Magnitude"]


def test_one_line_a_thing(session: Session) -> None:
    made = story_of(session, "border-strike")
    assert [(one.label, one.worst, told(one)) for one in made.series] == [
        (
            "Velian soldiers killed",
            "conflicting",
            [
                (1, "Six Velian soldiers"),
                (2, "as many as six Velian troops"),
                (3, "Eight Velian military personnel"),
                (4, "At least eight Velian soldiers"),
            ],
        ),
        (
            "Taran soldiers killed",
            "disputed",
            [(1, "40 Taran soldiers"), (2, "12 soldiers"), (2, "40 Taran soldiers")],
        ),
        (
            "Civilians killed in Ostra",
            None,
            [(1, "At least two civilians"), (3, "Five civilians")],
        ),
    ]


@pytest.mark.parametrize("name", ["border-strike", "march", "quake", "river-flood", "pit-blast"])
def test_every_figure_is_drawn_or_told_apart_once(session: Session, name: str) -> None:
    paths = sorted(p for p in (STORIES / name).iterdir() if p.suffix in (".md", ".txt"))
    timeline = make_timeline(session, [Draft(str(p), p.read_bytes(), name) for p in paths])
    (made,) = timeline.stories
    drawn = [v.claim.region for one in made.series for v in one.values]
    drawn += [value.claim.region for value in made.alone]
    assert len(drawn) == len(set(drawn))
    page = story_html.render(timeline, Style())
    for one in made.series:
        assert len(one.values) > 1
        versions = [value.version for value in one.values]
        assert versions == sorted(versions)
    assert page.count("<tr id=") == len(drawn)


def test_stories_of_a_run_are_told_apart(newslint: Newslint) -> None:
    for name, slug, number in (("a", "dam", 6), ("b", "dam", 8), ("c", "mill", 9), ("d", "", 5)):
        head = f"---\nstory: {slug}\n---\n\n" if slug else ""
        text = f"{head}The raid killed {number} soldiers, the army said.\n"
        Path(f"{name}.md").write_text(text, encoding="utf-8")
    found = json.loads(newslint("story", "--format", "json", "a.md", "b.md", "c.md", "d.md").out)
    drafts = {one["name"]: [d["path"] for d in one["drafts"]] for one in found["stories"]}
    assert drafts == {
        "dam": ["a.md", "b.md"],
        "mill": ["c.md"],
        "the drafts given": ["d.md"],
    }


# ---- the command


TEXT = """\
the drafts given: 2 drafts: 1 figure told more than once, 1 conflicting

  ≠ Soldiers killed
    ≠  a.txt:1  6           the army
    ≠  b.txt:1  at least 8  no source
    → 6 (a.txt, the army) conflicts with at least 8 (b.txt, no source)
"""


@pytest.fixture
def two(newslint: Newslint) -> Newslint:
    Path("a.txt").write_text("Six soldiers were killed, the army said.", encoding="utf-8")
    Path("b.txt").write_text("At least eight soldiers were killed.", encoding="utf-8")
    return newslint


def test_what_is_not_read_in_a_folder_is_told(two: Newslint) -> None:
    Path("c.odt").write_bytes(b"")
    for command in ("story", "claims"):
        assert "not read: c.odt" in two(command).err


def test_the_text(two: Newslint) -> None:
    ended = two("story", "a.txt", "b.txt")
    assert ended.out == TEXT
    assert ended.code == 0


def test_the_json(two: Newslint) -> None:
    (made,) = json.loads(two("story", "--format", "json", "a.txt", "b.txt").out)["stories"]
    (series,) = made["series"]
    assert [(v["draft"], v["amount"]["low"], v["amount"]["high"]) for v in series["values"]] == [
        (0, 6, 6),
        (1, 8, None),
    ]
    assert series["partings"] == [{"flag": "conflicting", "one": 0, "two": 1}]
    assert made["alone"] == []


def test_what_cannot_be_read_is_told(two: Newslint) -> None:
    Path("c.txt").write_bytes(b"\0")
    ended = two("story", "--format", "html", "--output", "s.html", "a.txt", "c.txt")
    assert ended.code == 2
    assert "c.txt" in ended.err
    assert "Not everything was read" in Path("s.html").read_text(encoding="utf-8")
    assert two("story", "--format", "htm", "a.txt").code == 2


def test_names_are_as_short_as_they_can_be() -> None:
    paths = ["desk/one/a.md", "desk/two/a.md"]
    assert names([Version(path, None) for path in paths]) == ["one/a.md", "two/a.md"]
    assert names([Version("desk/one/a.md", None)]) == ["a.md"]
    assert abridged("000_47c802b91f56bdce.txt", 12) == "000_47…e.txt"


# ---- the drawing


def claim(number: int, amount: Amount, *links: int, words: str = "six") -> Claim:
    def region(of: int) -> Region:
        return Region(f"{of}.md", Position(of + 1, 1, of), Position(of + 1, 2, of + 1))

    return Claim(
        f"{number:012}", "toll", region(number), words, words, 1, "paragraph", amount, ("killed",),
        None, None, "unsourced",
        tuple(Link("conflicting", "a/b", f"{of:012}", region(of), words) for of in links),
    )  # fmt: skip


_NUMBERS = st.one_of(st.integers(0, 10**12), st.floats(0, 1e6), st.just(float("inf")))
_AMOUNTS = st.tuples(_NUMBERS, _NUMBERS).map(
    lambda ends: Amount(None, 0 if min(ends) == float("inf") else min(ends), max(ends), None)
)


@example([(0, Amount(None, 3, float("inf"), None)), (0, Amount(None, 0, 2.0, None))])
@example([(0, Amount(None, 0.5, 30, None)), (1, Amount(None, -40, -40, None))])
@given(st.lists(st.tuples(st.integers(0, 11), _AMOUNTS), min_size=2, max_size=14))
def test_nothing_is_drawn_outside_the_picture(values: list[tuple[int, Amount]]) -> None:
    ordered = sorted(values, key=lambda value: value[0])
    made = [
        Value(version, claim(n, amount, *([n - 1] if n else [])))
        for n, (version, amount) in enumerate(ordered)
    ]
    called = [f"draft-{n}.md" for n in range(12)]
    drawn = chart(Series("Six", tuple(made)), called, [None] * 12, "r")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn)
    assert box is not None
    for letter, size in (("x", float(box[1])), ("y", float(box[2]))):
        for place in re.findall(rf'\b(?:c{letter}|{letter}[12]?)="([^"]+)"', drawn):
            assert 0 <= float(place) <= size, drawn
    assert "nan" not in drawn
    assert len(re.findall(r'<a href="#r\d+"', drawn)) == len(made)


@given(st.lists(st.floats(0, 240), max_size=9).map(sorted))
def test_labels_do_not_touch(wanted: list[float]) -> None:
    heights = _spread(wanted)
    pairs = itertools.pairwise(heights)
    assert all(two - one >= _APART - 1e-9 for one, two in pairs)


def test_where_amounts_part_the_line_breaks() -> None:
    six, eight = Amount(6, 6, 6, None), Amount(8, 8, 8, None)
    values = [
        Value(0, claim(0, six)),
        Value(1, claim(1, six)),
        Value(2, claim(2, eight, 0, 1)),
        Value(3, claim(3, eight, 0)),
        Value(4, claim(4, six, 2, 3)),
    ]
    drawn = chart(Series("Six", tuple(values)), list("abcde"), [None] * 5, "r")
    assert drawn.count('class="join"') == 2  # 6 to 6, 8 to 8
    assert drawn.count('class="parting"') == 2  # where it changes, not each pair


# ---- the page


HOSTILE = '</title></svg><script>document.title="owned"</script><img src=x onerror=alert(1)>"\u202e'


def hostile() -> Timeline:
    amounts = [Amount(6, 6, float("inf"), HOSTILE), Amount(8, 0, 8, HOSTILE)]
    values = [
        Value(0, claim(0, amounts[0], words=HOSTILE)),
        Value(1, claim(1, amounts[1], 0, words=HOSTILE)),
    ]
    versions = [Version(f"{HOSTILE}0.md", HOSTILE), Version(f"{HOSTILE}1.md", None)]
    return Timeline((story(HOSTILE, versions, [Series(HOSTILE, tuple(values))], values[:1]),))


def links_and_ids(page: str) -> tuple[Sequence[str], Sequence[str]]:
    attributes = Seen(page).attributes
    return (
        [value or "" for name, value in attributes if name == "href"],
        [value or "" for name, value in attributes if name == "id"],
    )


def test_hostile_words_are_words() -> None:
    page = story_html.render(hostile(), Style())
    seen = Seen(page)
    assert seen.tags.count("script") == seen.tags.count("style") == 1
    assert "img" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "src"]
    assert "\u202e" not in page
    assert "\x1b" not in story_text.render(hostile(), Style())


def test_links_lead_into_the_page(session: Session) -> None:
    made = story_of(session, "march")
    links, ids = links_and_ids(story_html.render(Timeline((made, made)), Style()))
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


def test_the_page_loads_nothing(session: Session) -> None:
    page = story_html.render(Timeline((story_of(session, "quake"),)), Style())
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=.?(?:https?:|//)|@import|url\(", page)


@in_browser
def test_no_draft_runs(tmp_path: Path) -> None:
    dom, console = opened(story_html.render(hostile(), Style()), tmp_path)
    assert console == ""
    assert "<title>newslint: story</title>" in dom


@in_browser
def test_keys_walk_quantities_and_values(session: Session, tmp_path: Path) -> None:
    page = story_html.render(Timeline((story_of(session, "march"),)), Style())
    found = told_by(
        """
        const here = () => document.activeElement;
        key("j"); told.push(here().id);
        key("j"); told.push(here().id);
        key("ArrowRight"); told.push(here().getAttribute("href"));
        key("ArrowRight"); told.push(here().getAttribute("href"));
        told.push(all("tr.current").map((row) => row.id));
        key("ArrowLeft"); told.push(here().getAttribute("href"));
        key("k"); told.push(here().id);
        told.push(all("section.series").every((section) => section.tabIndex === -1));
        told.push(all("a.value").every((value) => value.tabIndex === 0));
        """,
        page,
        tmp_path,
    )
    assert found == [
        "s0-0", "s0-1", "#s0-1-0", "#s0-1-1", ["s0-1-1"], "#s0-1-0", "s0-0", True, True,
    ]  # fmt: skip


@in_browser
@pytest.mark.parametrize("name", ["march", "border-strike", "quake"])
def test_labels_can_be_read(session: Session, tmp_path: Path, name: str) -> None:
    """As the browser lays them out: no amount lies on another, none is cut off."""
    page = story_html.render(Timeline((story_of(session, name),)), Style())
    found = told_by(
        """
        for (const svg of all("svg")) {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll(".value text")].map((text) => {
            const box = text.getBoundingClientRect();
            return { text: text.textContent, top: box.top + 2, bottom: box.bottom - 2,
                     left: box.left, right: box.right };
          });
          for (const one of boxes) {
            if (one.left < frame.left || one.right > frame.right || one.top < frame.top)
              told.push(["cut", one.text]);
            for (const two of boxes)
              if (one !== two && one.left < two.right && two.left < one.right &&
                  one.top < two.bottom && two.top < one.bottom)
                told.push(["on another", one.text, two.text]);
          }
          if (!boxes.length) told.push("no labels");
        }
        """,
        page,
        tmp_path,
    )
    assert found == []


@in_browser
def test_it_is_dark_where_the_reader_wants_it(session: Session, tmp_path: Path) -> None:
    page = story_html.render(Timeline((story_of(session, "march"),)), Style())
    script = """
        const shade = (element, what) =>
          getComputedStyle(element)[what].match(/\\\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0);
        told.push(shade(document.body, "backgroundColor"), shade(document.body, "color"),
                  shade(document.querySelector("svg .amount"), "fill"));
        """.replace("\\\\", "\\")
    paper, ink, amount = told_by(script, page, tmp_path)
    assert paper > 600 > 250 > ink
    dark_page = page.replace("(prefers-color-scheme: dark)", "(min-width: 1px)")
    dark = tmp_path / "dark"
    dark.mkdir()
    dark_paper, dark_ink, dark_amount = told_by(script, dark_page, dark)
    assert dark_paper < 150 < 500 < dark_ink
    assert dark_amount > amount


@in_browser
def test_it_prints(session: Session, tmp_path: Path) -> None:
    assert BROWSER is not None
    page, printed = tmp_path / "s.html", tmp_path / "s.pdf"
    page.write_text(
        story_html.render(Timeline((story_of(session, "march"),)), Style()), encoding="utf-8"
    )
    ran = subprocess.run(
        [
            BROWSER, *OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
            f"--print-to-pdf={printed}", page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    if ran.returncode or not printed.exists():
        pytest.skip("the browser does not print here")
    data = printed.read_bytes()
    assert data.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 6
    # landscape, as the page asks for
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", data)
    assert box is not None
    assert float(box[1]) > float(box[2])
