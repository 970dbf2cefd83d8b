"""The parts of an article as kinds of span."""

from collections.abc import Callable

import pytest
from validator.plugins.repeats import opening
from validator.plugins.text import Echoes, Parts, Sentences, newslint_checkers

from validator.checker import Checker, Kind
from validator.document import Document

Make = Callable[[str], Document]

DRAFT = """\
Flood kills six

Rivers still rising

By Jane Roe

ADEN, Feb. 4, 2020 (Tide) - Six people died. Nine were hurt.

The toll:
- six in Aden
- none in Taiz

> We lost everything.

Aid reaches the northern valleys

Trucks arrived at noon.

Caption: A child carries water through the flooded market in the port of Mocha.

Sharing is caring!
"""


def found(document: Document, kind: str) -> list[str]:
    return [document.text[span.start : span.end] for span in document.spans(kind)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("headline", ["Flood kills six"]),
        ("dek", ["Rivers still rising"]),
        ("byline", ["By Jane Roe"]),
        ("dateline", ["ADEN, Feb. 4, 2020 (Tide) -"]),
        ("lead", ["Six people died. Nine were hurt."]),
        (
            "paragraph",
            ["Six people died. Nine were hurt.", "The toll:", "Trucks arrived at noon."],
        ),
        ("list-item", ["six in Aden", "none in Taiz"]),
        ("block-quote", ["We lost everything."]),
        ("boilerplate", ["Aid reaches the northern valleys", "Sharing is caring!"]),
        (
            "caption",
            ["Caption: A child carries water through the flooded market in the port of Mocha."],
        ),
    ],
)
def test_parts_of_a_draft(document: Make, kind: str, expected: list[str]) -> None:
    assert found(document(DRAFT), kind) == expected


def test_the_body_is_broken_by_what_is_no_running_text(document: Make) -> None:
    first, second = found(document(DRAFT), "body")
    assert first.startswith("ADEN")
    assert first.endswith("We lost everything.")
    assert second == "Trucks arrived at noon."


def test_boilerplate_says_why(document: Make) -> None:
    reasons = [span.reason for span in document(DRAFT).spans("boilerplate")]
    assert reasons == ["crosshead", "furniture"]


def test_paragraphs_are_numbered(document: Make) -> None:
    assert [span.number for span in document(DRAFT).spans("paragraph")] == [1, 2, 3]


def test_an_article_under_a_line_for_the_desk_is_seen(document: Make) -> None:
    made = document("SLUG: flood\n\nSix people died.\n")
    assert made.of_draft(made.spans("article"))
    assert not made.of_draft([block for block in made.blocks if block.reason == "page"])


def test_an_article_is_all_of_its_prose(document: Make) -> None:
    made = document(DRAFT)
    assert found(made, "article") == [made.text]
    assert found(document(""), "article") == [""]


def test_how_many_words_a_part_has(document: Make) -> None:
    made = document("Six don’t die\n\nSome 300 left. It rained.")
    counted = {derived.of: derived.compute for derived in Parts.derived if derived.name == "words"}
    counted |= {derived.of: derived.compute for derived in Sentences.derived}
    numbers = {
        kind: [count(made, span) for span in made.spans(kind)] for kind, count in counted.items()
    }
    assert numbers == {
        "article": [8],
        "headline": [3],
        "dek": [],
        "lead": [5],
        "paragraph": [5],
        "caption": [],
        "sentence": [3, 3, 2],
    }


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("He spoke on Monday.", False),
        ("He spoke in 2019.", False),
        ("He spoke on Feb. 4.", False),
        ("He spoke on Feb. 4, 2020.", True),
        ("He left.\n\nHe spoke on Feb. 4, 2020.", False),
        ("ADEN (Tide) - He spoke on Monday.", False),
        ("ADEN, Feb. 4 (Tide) - He spoke on Monday.", True),
        ("ADEN, Feb. 4, 2020 (Tide) - He spoke on Monday.", True),
        ("Talks end\n\nTuesday, 4 February 2020\n\nHe spoke on Monday.", True),
    ],
)
def test_dated(document: Make, text: str, dated: bool) -> None:
    made = document(text)
    compute = next(derived.compute for derived in Parts.derived if derived.name == "dated")
    assert compute(made, made.spans("article")[0]) is dated


KINDS = [kind for checker in newslint_checkers() for kind in checker.kinds if kind.name != "term"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_in_its_example(document: Make, kind: Kind) -> None:
    assert document(kind.example).spans(kind.name)


def test_sentences_and_echoes_are_checkers_of_their_own() -> None:
    checkers: list[Checker] = newslint_checkers()
    assert [type(checker) for checker in checkers] == [Parts, Sentences, Echoes]


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("The old road to the port is shut.", "“The old road: to all, it is shut.”", True),
        ("The old road to the port is shut.", "The new road to the port is shut.", False),
        ("Elan of the old road kept it open.", "Elan, of the bridge, kept all of it.", False),
        ("Élan of the old road kept it open.", "ÉLAN of the old road is not enough.", True),
        ("Élan of the old road kept it open.", "Àlan of the old road kept it open.", False),
        ("Don’t take the old road to the port.", "Don't take the road in winter, please.", True),
    ],
)
def test_sentences_that_begin_with_the_same_words_have_one_opening(
    document: Make, one: str, two: str, alike: bool
) -> None:
    draft = document(f"{one}\n\n{two}")
    first, second = [opening(draft, sentence) for sentence in draft.sentences]
    assert first is not None
    assert (first == second) is alike


def test_a_short_sentence_has_no_opening(document: Make) -> None:
    draft = document("The road to the port is shut.")
    assert opening(draft, draft.sentences[0]) is None


@pytest.mark.parametrize(
    ("quoted", "body", "recurring"),
    [
        ("“Drowned in paper”", "She said that paper drowns them.", True),
        ("“Drowned in paper”", "She said it was all too much.", False),
        ("“Drowned in paper”", "She said that paperwork goes on.", True),
        ("“Rest in peace”", "She was arrested, and speaks of apeace.", False),
        ("“It is so”", "She said nothing.", True),  # no word tells anything
    ],
)
def test_a_quotation_recurs_in_the_body(
    document: Make, quoted: str, body: str, recurring: bool
) -> None:
    made = document(f"# {quoted}, mayor says\n\n{body}")
    compute = next(function.call for function in Parts.functions if function.name == "recurs")
    assert compute(made, made.spans("quotation")[0]) is recurring


@pytest.mark.parametrize(
    ("headline", "body", "shared"),
    [
        (
            "Minister stole aid",
            "He fled. The minister is accused of stealing aid.",
            "minister stealing aid",
        ),
        ("50 dead in ferry sinking", "Fifty died when the ferry sank.", "Fifty died ferry sank"),
        ("Army's jets bomb port", "Jets of the army had bombed a port.", "Jets army bombed port"),
        ("Dam breaks, homes lost", "The dam broke; three homes were lost.", "dam broke homes lost"),
        ("Union freed hostages", "The union frees its hostages.", "union frees hostages"),
        (
            "Bank cuts policy rate",
            "The bank is cutting its policy rate.",
            "bank cutting policy rate",
        ),
        # the police are no policy, and two words of five tell nothing
        ("Police study new flood map", "The policy on floods is new.", ""),
        ("Rain at last", "It was dry.", ""),
    ],
)
def test_an_echo_is_a_word_that_headline_and_body_share(
    document: Make, headline: str, body: str, shared: str
) -> None:
    made = document(f"# {headline}\n\n{body}")
    below = [echo for echo in made.spans("echo") if echo.start >= made.spans("body")[0].start]
    assert [made.text[echo.start : echo.end] for echo in below] == shared.split()
    above = {echo.word for echo in made.spans("echo")[: -len(below) or None]}
    assert above == {echo.word for echo in below}


def test_the_sentence_that_shares_most_with_the_headline_tells_the_same(document: Make) -> None:
    made = document(
        "# Storm sinks ferry off Caro\n\nA storm hit Caro.\n\nThe storm sank a ferry off Caro."
    )
    below = [echo for echo in made.spans("echo") if echo.start >= made.spans("body")[0].start]
    assert {made.sentence_index(echo.start) for echo in below} == {2}


def test_copy_without_a_headline_echoes_nothing(document: Make) -> None:
    assert document("The storm sank a ferry. The storm sank a ferry.").spans("echo") == ()


def test_a_headline_without_an_end_echoes_nothing(document: Make) -> None:
    line = " ".join(f"storm{number}" for number in range(100))
    assert document(f"# {line}\n\n{line}.").spans("echo") == ()
