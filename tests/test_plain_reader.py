"""Plain text: prose, blocks and the way back to the file."""

from pathlib import Path

import pytest
from effort import growth
from hypothesis import given
from hypothesis import strategies as st

from validator.document import Document, Text
from validator.readers import plain
from validator.readers.plain import read
from validator.readers.shapes import CROSSHEAD, ends_with_stop, odd_lines, shape_in_body
from validator.source import Source, UnreadableSourceError

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"


def parse(text: str) -> Text:
    return read(Source("a.txt", text))


def roles(text: str) -> list[tuple[str, str]]:
    found = parse(text)
    return [(block.type, found.prose[block.start : block.end]) for block in found.blocks]


def blocks(text: str) -> list[str]:
    return [words for _, words in roles(text)]


# ---- prose ----


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("", ""),
        (" \n\t\n\u200b", ""),
        ("Six  people\tdied. ", "Six people died."),
        ("Six\u00a0people \u2009died.", "Six people died."),
        ("Six peo\u00adple\u200b died.\ufeff", "Six people died."),
        ("One.\r\n\r\nTwo.\r\rThree.", "One.\n\nTwo.\n\nThree."),
        ("One.\n \n\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\u200b\n\nTwo.", "One.\n\nTwo."),
        ("One.\u2029Two.", "One.\n\nTwo."),
    ],
)
def test_white_space_is_folded_and_what_is_invisible_dropped(text: str, prose: str) -> None:
    assert parse(text).prose == prose


@pytest.mark.parametrize(
    "text", ["Six died.", "Head\n\nSix died. “Yes,” he said.\n\nEnd.\n", "é😀"]
)
def test_prose_that_needs_nothing_is_the_source_itself(text: str) -> None:
    found = parse(text)
    assert found.prose is text
    assert [found.offsets.to_source(n) for n in range(len(text))] == list(range(len(text)))


LINES = st.sampled_from(
    [
        "",
        " ",
        "\u200b",
        "Six died.",
        " Six  died, they said.",
        "Nine\u00a0were hurt\u200b ",
        "- six",
        "1. Aden",
        "2. Taiz",
        "> We saw.",
        "Dead\t6",
        "“It is over,” he said.",
        "The committee met for nine hours on Tuesday and",
        "ended without a vote, its chair said. A new date",
        "word " * 40,
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\x85", "\u2028"])


@given(st.lists(st.tuples(LINES, BREAKS), max_size=8))
def test_what_is_told_of_all_lines_at_once_is_what_is_told_of_each(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(map("".join, parts))
    at_once = parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "_are_paragraphs", lambda *_: False)
        each = parse(text)

    def told(found: Text) -> list[tuple[str, str, int, tuple[int, int]]]:
        return [
            (
                block.type,
                found.prose[block.start : block.end],
                block.paragraph,
                found.offsets.extent_to_source(block.start, block.end),
            )
            for block in found.blocks
        ]

    assert told(at_once) == told(each)


@given(st.text(alphabet="#>-*–•12١.) \t\xa0a“", min_size=1, max_size=8))
def test_a_marker_is_what_the_expression_finds(line: str) -> None:
    expected = plain._MARKER.match(line)
    found = plain._marker(line)
    assert (found and found[0]) == (expected and expected[0])


@given(st.text(alphabet="BbyT Phote:Imagcu.P(©2”'!,-", max_size=100))
def test_a_line_that_is_not_odd_has_no_shape(text: str) -> None:
    if text.strip() and not odd_lines([text.strip()]):
        assert shape_in_body(text.strip()) is None
        assert len(text) > CROSSHEAD or ends_with_stop(text.strip())


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "© The Daily Tide",
        "12 min read",
        "Read more: the flood in pictures",
        "The harbour on Monday after the storm had passed (Photo: Jane Roe)",
        "The harbour on Monday after the storm had passed. Image by Jane Roe",
        "A short line without a stop",
    ],
)
def test_odd_lines_are_found_among_paragraphs(line: str) -> None:
    paragraph = "The talks go on in the town, though neither side says about what. " * 3
    assert odd_lines([paragraph, line, paragraph]) == [1]
    assert odd_lines([line, line, paragraph, line], 1) == [1, 3]


def test_places_lead_back_to_the_file() -> None:
    text = "\ufeff\r\n  Six\u00a0\u00a0peo\u00adple\r\n\r\n- died  here "
    found = parse(text)
    for words, source in (("people", "peo\u00adple"), ("died", "died"), ("here", "here")):
        start = found.prose.index(words)
        begin, end = found.offsets.extent_to_source(start, start + len(words))
        assert text[begin:end] == source


# ---- lines and blocks ----


def test_lines_are_blocks_unless_they_are_wrapped() -> None:
    assert blocks("First line.\nSecond line.\n\nThird.") == [
        "First line.",
        "Second line.",
        "Third.",
    ]
    wrapped = (
        "The committee met for nine hours on Tuesday and\n"
        "ended without a vote, its chair said. A new date\n"
        "was not set.\n"
        "Members left by the back door."
    )
    first, last = blocks(wrapped)
    assert first.startswith("The committee met for nine hours on Tuesday and ended without a vote")
    assert first.endswith("its chair said. A new date was not set.")
    assert last == "Members left by the back door."


def test_lines_that_only_look_long_are_not_joined() -> None:
    text = (
        "Flood kills 20 in the capital, officials say\nRescuers look for survivors\n\nTwenty died."
    )
    assert [role for role, _ in roles(text)] == ["headline", "dek", "paragraph"]


def test_markers_open_blocks_and_are_no_prose() -> None:
    text = (
        "# Six die\nThe toll:\n- six dead\n* nine hurt\n1. Aden\n2. Taiz\n> We saw.\n> All of it."
    )
    assert roles(text) == [
        ("headline", "Six die"),
        ("paragraph", "The toll:"),
        ("list-item", "six dead"),
        ("list-item", "nine hurt"),
        ("list-item", "Aden"),
        ("list-item", "Taiz"),
        ("block-quote", "We saw. All of it."),
    ]


def test_a_number_alone_is_no_marker() -> None:
    assert roles("2020. It was a bad year.") == [("paragraph", "2020. It was a bad year.")]
    assert roles("12. January was cold.") == [("paragraph", "12. January was cold.")]


def test_lines_with_tabs_are_a_table() -> None:
    assert roles("The toll:\n\nDead\t6\nHurt\t9") == [
        ("paragraph", "The toll:"),
        *(("table-cell", cell) for cell in ("Dead", "6", "Hurt", "9")),
    ]


# ---- roles ----


@pytest.mark.parametrize(
    "head",
    [
        "Quake kills 20 in Izmir",
        "Who pays for the flood?",
        "Minister: “We will rebuild”",
        "Talks End Without a Deal for Striking Nurses.",
    ],
)
def test_a_short_first_line_above_sentences_is_the_headline(head: str) -> None:
    assert roles(f"{head}\n\nAt least 12 people died.")[0] == ("headline", head)


@pytest.mark.parametrize(
    "first",
    [
        "Six people died in the flood.",
        "“It is over.”",
        "According to the agency:",
        "ANKARA - Six people died",
        "word " * 40 + "end",
    ],
)
def test_a_first_paragraph_is_no_headline(first: str) -> None:
    assert "headline" not in dict(roles(f"{first}\n\nNine were hurt."))


def test_a_text_of_one_line_is_a_paragraph() -> None:
    assert roles("Quake kills 20") == [("paragraph", "Quake kills 20")]


def test_the_head_of_a_draft() -> None:
    text = (
        "Flood kills six - The Daily Tide\n\nFlood kills six\n\n"
        "Rivers still rising, mayor says.\n\n"
        "By Jane Roe and Omar Haddad\n\nTuesday, 4 February 2020\n\n"
        "ADEN, Yemen (Tide) — Six people died.\n\nNine were hurt."
    )
    assert roles(text) == [
        ("headline", "Flood kills six - The Daily Tide"),
        ("headline", "Flood kills six"),
        ("dek", "Rivers still rising, mayor says."),
        ("byline", "By Jane Roe and Omar Haddad"),
        ("dateline", "Tuesday, 4 February 2020"),
        ("dateline", "ADEN, Yemen (Tide) —"),
        ("paragraph", "Six people died."),
        ("paragraph", "Nine were hurt."),
    ]
    found = parse(text)
    assert found.metadata.byline == "Jane Roe and Omar Haddad"
    assert found.metadata.date == "2020-02-04"
    assert [block.paragraph for block in found.blocks] == [0, 0, 0, 0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 00:01 GMT, Friday 6 March 2020",
        "Strictly embargoed to 6 p.m. on Friday",
        "PRESS RELEASE",
        "For immediate release",
        "BC-HALVA-FERRY-2NDLEAD",
        "URGENT",
    ],
)
def test_what_is_sent_to_newsrooms_has_lines_above_its_headline(line: str) -> None:
    assert roles(f"{line}\n\nFerry sinks off Halva\n\nSix people died.") == [
        ("boilerplate", line),
        ("headline", "Ferry sinks off Halva"),
        ("paragraph", "Six people died."),
    ]


@pytest.mark.parametrize("line", ["Press release fools the world", "TIT-FOR-TAT ENDS", "X-RAYS"])
def test_other_lines_are_the_headline(line: str) -> None:
    assert roles(f"{line}\n\nSix people died.")[0] == ("headline", line)


@pytest.mark.parametrize(
    ("lines", "copy"),
    [
        (["ENDS", "Notes to editors:", "1. Nine work there.", "2. It has 40 shops."], 0),
        (["-30-", "Note to editors: pictures are here.", "It has 40 shops."], 0),
        (["NOTES FOR EDITORS", "It has 40 shops."], 0),
        # within the copy
        (["Note to editors: the next paragraph has an oath.", "He swore."], 1),
        (["***", "Note to editors: the next paragraph has an oath.", "He swore."], 1),
        (["(MORE)", "HALVA-FERRY 2", "Nine were hurt."], 1),
        (["Notes to the editor of the paper were found."], 1),
        (["HALVA-FERRY 2 SANK."], 1),
    ],
)
def test_notes_to_editors_are_no_copy(lines: list[str], copy: int) -> None:
    told = roles("\n\n".join(["Six people died.", *lines]))[1:]
    assert [role for role, _ in told] == [
        *["boilerplate"] * (len(told) - copy),
        *["paragraph"] * copy,
    ]


def test_a_note_above_the_copy_is_one_line() -> None:
    told = roles("NOTE TO EDITORS: has an oath\n\nSix die\n\nSix people died.")
    assert [role for role, _ in told] == ["boilerplate", "headline", "paragraph"]


def test_lines_for_the_desk_stand_above_the_copy() -> None:
    text = (
        "SLUG: FLOOD-ADEN\nEmbargo: 1800 GMT\nDate: 4 February 2020\n\nFLOOD TOLL RISES TO SIX\n\n"
        "Six people died.\n\nStatus: nine were hurt."
    )
    assert roles(text) == [
        ("boilerplate", "SLUG: FLOOD-ADEN"),
        ("boilerplate", "Embargo: 1800 GMT"),
        ("boilerplate", "Date: 4 February 2020"),
        ("headline", "FLOOD TOLL RISES TO SIX"),
        ("paragraph", "Six people died."),
        ("paragraph", "Status: nine were hurt."),
    ]
    assert {block.reason for block in parse(text).blocks[:3]} == {"page"}  # no rule sees them
    assert parse(text).metadata.slug == "FLOOD-ADEN"
    told = parse(
        "Story: aden-flood\nSection: opinion\nLanguage: en-GB\n\nSix people died."
    ).metadata
    assert (told.story, told.section, told.language) == ("aden-flood", "opinion", "en-GB")
    for line in ("LANGUAGE: British English", "SLUG: flood STORY: aden", "STORY:"):
        told = parse(f"{line}\n\nSix people died.").metadata
        assert (told.slug, told.story, told.language) == (None, None, None)
    assert parse("STORY ID: urn:aden:flood\n\nSix died.").metadata.story == "urn:aden:flood"
    assert roles("HEADLINE: Flood kills six\n\nSix people died.")[0][0] == "headline"
    assert roles("Status: six people were killed.\n\nNine were hurt.")[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("By Jane Roe", "Jane Roe", None),
        ("BY JANE ROE, THE DAILY TIDE", "JANE ROE, THE DAILY TIDE", None),
        ("By Jane Roe and Omar al-Haddad in Aden", "Jane Roe and Omar al-Haddad in Aden", None),
        ("By Jane Roe | Feb. 4, 2020", "Jane Roe", "2020-02-04"),
        ("By Jane Roe, 4 February 2020", "Jane Roe", "2020-02-04"),
        ("Last updated 4 February 2020 at 9:15", None, "2020-02-04"),
        ("2020-02-04", None, "2020-02-04"),
        ("4 February 2020, 6pm", None, "2020-02-04"),
        ("Leeds, 4 February 2020", None, "2020-02-04"),
        ("Wagga Wagga, Tuesday, 4 February 2020", None, "2020-02-04"),
        ("ADEN, Yemen, Feb. 4, 2020", None, "2020-02-04"),
        ("Washington, D.C. | Feb. 4, 2020", None, "2020-02-04"),
        ("4 February 2020 | Port of Spain", None, "2020-02-04"),
        ("ADEN — 4 February 2020", None, "2020-02-04"),
        ("Aden | 4 February 2020 | 10:40", None, "2020-02-04"),
        ("Tue 4 Feb 2020 10.30 GMT", None, "2020-02-04"),
        ("Tuesday, 4 February 2020, 6 p.m. GMT", None, "2020-02-04"),
        ("4 February 2020, 1815 GMT", None, "2020-02-04"),
        ("4 February 2020, 1800 left.", None, None),
        ("DATE: 2020-02-04", None, "2020-02-04"),
        ("Byline: Jane Roe", "Jane Roe", None),
        ("EMBARGO: 4 February 2020", None, None),
    ],
)
def test_what_a_draft_says_of_itself(line: str, byline: str | None, date: str | None) -> None:
    found = parse(f"Flood kills six\n\n{line}\n\nSix people died.")
    assert (found.metadata.byline, found.metadata.date) == (byline, date)
    assert [block.type for block in found.blocks][::2] == ["headline", "paragraph"]


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("ANKARA, Feb. 4, 2020 (Agency) -", "2020-02-04"),
        ("ANKARA, FEB. 4, 2020 (AGENCY) -", "2020-02-04"),
        ("ANKARA, TUESDAY, MARCH 3 -", None),
        ("ANKARA (Agency) -", None),
        ("ANKARA, Feb. 4, 2020 (Agency) ---", "2020-02-04"),
        ("ANKARA --", None),
        ("ANKARA, Feb 4 (Agency) -", None),
        ("Ankara, 4 February 2020 (Agency) –", "2020-02-04"),
        ("Ankara, Turkey —", None),
        ("WASHINGTON, D.C. –", None),
        ("NEWPORT NEWS, Va. -", None),
        ("ISTANBUL/ANKARA (Agency) -", None),
        ("MOSCOW, February 4. /NEWS/.", None),
        ("ST. LOUIS —", None),
        ("(Agency) -", None),
        ("SILIGURI:", None),
        ("NEW DELHI:", None),
        ("PARIS, March (AP) -", None),
        ("PARIS, 4 Feb. 2020 (AP) -", "2020-02-04"),
        ("Paris, Feb. 4th 2020 -", "2020-02-04"),
        ("CHENNAI, 4 February 2020:", "2020-02-04"),
        ("Chennai, 4 February 2020:", "2020-02-04"),
        ("Tuesday, February 4, 2020", "2020-02-04"),
        ("New Delhi, Mar 3 (PTI)", None),
        ("Port Amal, 3 May 2020 (TNA)", "2020-05-03"),
        ("HALIFAX, N.S. — Feb. 4, 2020 —", "2020-02-04"),
        ("LEVIN - 4 February 2020 -", "2020-02-04"),
        ("LEVIN (Agency) - Feb. 4 -", None),
    ],
)
def test_datelines(dateline: str, date: str | None) -> None:
    text = f"{dateline} Six people died."
    assert roles(text) == [("dateline", dateline), ("paragraph", "Six people died.")]
    assert parse(text).metadata.date == date


def test_a_dateline_may_stand_below_the_points_of_a_wire() -> None:
    points = "* Boat sinks at dawn\n* 12 dead - governor"
    assert roles(f"Six die\n\n{points}\n\nADEN, May 3 - Six people died.")[1:] == [
        ("list-item", "Boat sinks at dawn"),
        ("list-item", "12 dead - governor"),
        ("dateline", "ADEN, May 3 -"),
        ("paragraph", "Six people died."),
    ]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Corrections: Feb. 4, 2020", "2020-02-04"),
        ("The Wrap: Tuesday 4 February 2020", "2020-02-04"),
        ("Bus strike ends\n\nCity Reporter Jane Roe | 4 February 2020", "2020-02-04"),
        ("Why it rains\n\nReviewed on 4 February 2020", "2020-02-04"),
        ("Frost to come\n\nForecast for Tuesday 4 February 2020", "2020-02-04"),
        ("The flood of 4 February 2020", None),
        ("Corrections: Feb. 4", None),
    ],
)
def test_the_day_of_copy_that_a_head_ends_with(head: str, date: str | None) -> None:
    assert parse(f"{head}\n\nSix people died.").metadata.date == date


@pytest.mark.parametrize("line", ["She left Leeds, 4 May 2020.", "Flood in Leeds on 4 May 2020"])
def test_a_line_that_says_more_than_place_and_date_is_no_dateline(line: str) -> None:
    assert ("dateline", line) not in roles(f"Six die\n\n{line}\n\nSix people died.")


def test_a_headline_may_open_with_a_city() -> None:
    text = "KARACHI: Old bank to become museum\n\nKARACHI, Oct 3, 2020: The bank is to be a museum."
    assert roles(text)[:2] == [
        ("headline", "KARACHI: Old bank to become museum"),
        ("dateline", "KARACHI, Oct 3, 2020:"),
    ]
    assert parse(text).metadata.date == "2020-10-03"


def test_a_dateline_may_have_its_own_line() -> None:
    assert roles("Six die\n\nADEN, Yemen —\n\nSix people died.") == [
        ("headline", "Six die"),
        ("dateline", "ADEN, Yemen —"),
        ("paragraph", "Six people died."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Haddad - He left the room.",
        "NATO-led forces left.",
        "HADDAD: I left the room.",
        "HADDAD: Where did the others go?",
        "WHO: Six people died.",
        "ARMY: Twelve people died.",
        "CITY POLICE: 12 dead.",
        "NOTE: Six people were carried to the shore.",
        "Friday, 4pm: Six people died.",
        "US - Iran talks ended.",
        "BREAKING — Six people died.",
        "The army (which denies it) - said no.",
        "Amal, the port (NATO) The road",
        "Amal, May 3 (The day of the flood) Six people died.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert roles(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("line", "role", "reason"),
    [
        ("Aid reaches the northern valleys", "boilerplate", "crosshead"),
        ("Source: The Tide.", "boilerplate", "credit"),
        ("Photo: Jane Roe/Tide", "boilerplate", "credit"),
        ("© 2020 The Daily Tide", "boilerplate", "credit"),
        ("Last updated 3 June 2019 at 9:15", "boilerplate", "stamp"),
        ("12 comments", "boilerplate", "stamp"),
        ("Tags: flood, Aden", "boilerplate", "furniture"),
        ("READ MORE: Who pays for the flood?", "boilerplate", "furniture"),
        ("More on this story", "boilerplate", "teaser"),
        ("(Reporting by Jane Roe; editing by Omar Haddad)", "byline", None),
        ("A child carries water through the market in Mocha. Photo: Jane Roe", "caption", None),
        ("Caption: A child carries water.", "caption", None),
        ("PHOTO CAPTION: A child carries water.", "caption", None),
        ("[PHOTO: Smoke over the port. (Jane Roe/Tide)]", "caption", None),
        ("[The port was closed.]", "paragraph", None),
        ("Photo: A child carries water.", "caption", None),
        ("Updated figures show 20 dead.", "paragraph", None),
        ("Published reports say 20 died.", "paragraph", None),
        ("Sources: 20 died in the attack on the port.", "paragraph", None),
        ("Getty Images said 20 staff had left.", "paragraph", None),
        ("Copyright law changed in 2019.", "paragraph", None),
        ("Posted by the editor", "boilerplate", "stamp"),
        ("Sources: The Tide, Aden Monitor and the Red Crescent", "boilerplate", "credit"),
        ("Follow us on Twitter", "boilerplate", "furniture"),
        *((mark, "boilerplate", "page") for mark in ("-30-", "- 30 -", "—30—", "-0-", "(30)")),
        *((mark, "boilerplate", "page") for mark in ("ENDS", "-Ends-", "(ends)", "//end")),
        *((mark, "boilerplate", "page") for mark in ("###", "# # #", "***", "* * *")),
        ("30", "paragraph", None),
        ("-30C", "paragraph", None),
        ("(30 dead)", "paragraph", None),
        ("Six people died in the flood [CHECK NUMBER]", "boilerplate", "crosshead"),
        ("Six people died in the flood. [CHECK NUMBER]", "paragraph", None),
        ("He had this to say:", "paragraph", None),
        ("It was over.", "paragraph", None),
        ("“It was over”", "paragraph", None),
    ],
)
def test_odd_lines_between_paragraphs(line: str, role: str, reason: str | None) -> None:
    found = parse(f"Six people died.\n\n{line}\n\nNine were hurt.")
    assert (found.blocks[1].type, found.blocks[1].reason) == (role, reason)


def test_links_below_a_story_are_no_claims() -> None:
    text = "Six people died.\n\nRelated stories\n\nBomb kills 20\n\nMayor steps down"
    assert [role for role, _ in roles(text)] == ["paragraph", *["boilerplate"] * 3]


# ---- whatever comes ----

_COPY = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t\u00a0\u200b\u00ad\u2028\u3000\ufeff\x1c-#>*1.)aAb“”’!—😀é\u0301"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=120,
)


@given(_COPY)
def test_every_character_leads_back_to_itself(text: str) -> None:
    found = parse(text)
    for offset, character in enumerate(found.prose):
        if not character.isspace():
            assert text[found.offsets.to_source(offset)] == character


@given(_COPY)
def test_blocks_are_trimmed_in_order_and_folded(text: str) -> None:
    found = parse(text)
    end = 0
    for block in found.blocks:
        words = found.prose[block.start : block.end]
        assert end <= block.start < block.end <= len(found.prose)
        assert words == " ".join(words.split())
        assert not found.prose[end : block.start].strip()
        end = block.end
    assert not found.prose[end:].strip()


@given(_COPY)
def test_sentences_cover_the_blocks(text: str) -> None:
    source = Source("a.txt", text)
    found = read(source)
    document = Document(source, found)
    covered = [False] * len(found.prose)
    last = 0
    for start, end in document.sentences:
        assert last <= start < end
        block = document.block_at(start)
        assert block.start <= start < end <= block.end
        covered[start:end] = [True] * (end - start)
        last = end
    assert all(covered[n] or c.isspace() for n, c in enumerate(found.prose))


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a",
            " ",
            "a ",
            "\n",
            "a\n",
            "a\r\n",
            "- a\n",
            "1. a\n",
            "# a\n\n",
            "> a\n",
            "a\tb\n",
            "\u00ad",
        ),
        *("By " + "A" * 200 + "!\n\n", "Source: " + "A" * 200 + "!\n\n", "Photo by " * 30 + "\n\n"),
        *("A" * 250 + "-\n\n", "A, B " * 50 + "\n\n", "MAY " * 60 + "\n\n", "a, " * 90 + "\n\n"),
        *("Six people died.\n\n", "A B, ", "By Jane ", "A" * 59 + "\n" + "b" * 59 + "\n"),
    ],
)
def test_time_is_linear(unit: str) -> None:
    def run(size: int) -> None:
        text = unit * (size // len(unit))
        assert Document(Source("a.txt", text), parse(text)).sentences is not None

    assert growth(run, 20_000) < 32


def test_what_is_no_draft_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="more than 64 million characters"):
        parse("Six died. " * (7 << 20))


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the sample articles are not here")
def test_sample_articles() -> None:
    articles = [parse(path.read_text()) for path in sorted(ARTICLES.glob("*.txt"))]
    odd = [
        [
            (block.type, block.reason, article.prose[block.start : block.end])
            for block in article.blocks
            if block.type != "paragraph"
        ]
        for article in articles
    ]
    headline = "UN calls for de-escalation after Turkey-Assad regime clashes"
    crosshead = "Germany urges international efforts to solve Idlib crisis"
    assert odd == [
        [],
        [("boilerplate", "crosshead", crosshead)],
        [
            ("headline", None, f"{headline} - It's Over 9000!"),
            ("headline", None, headline),
            ("boilerplate", "credit", "Source: Anadolu Agency."),
            ("boilerplate", "teaser", "related articles"),
        ],
    ]
    assert [article.blocks[-1].paragraph for article in articles[:2]] == [9, 28]
