"""Whether two figures count one thing: days, events, topics, sides."""

from collections.abc import Callable
from typing import Any

import pytest
from figures import same_count
from validator.plugins.casualties.checker import Casualties
from validator.plugins.casualties.figure_comparison import count_key, days_old, same_event
from validator.plugins.topics import measure_key, same_topic

from validator.engine.discovery import Draft
from validator.engine.session import Session

MakeDocument = Callable[[str], Any]

DATED = "ADEN, Feb. 6, 2020 (Agency) - "
"""A Thursday."""


def tolls(document: Any) -> list[Any]:
    return [casualty for casualty in document.spans("casualty") if casualty.stated]


@pytest.mark.parametrize(
    ("text", "day", "age"),
    [
        (f"{DATED}Six people died on Monday.", "2020-02-03", 3),
        (f"{DATED}Six people died on Thursday.", "2020-02-06", 0),
        (f"{DATED}Six people died on Friday.", "2020-01-31", 6),
        (f"{DATED}Six people died yesterday.", "2020-02-05", 1),
        (f"{DATED}Six people died on Feb. 3.", "2020-02-03", 3),
        # a day to come is that of the year before
        (f"{DATED}Six people died on Dec. 30.", "2019-12-30", 38),
        (f"{DATED}Six people died.", None, None),
        # a slip of the writer's
        (f"{DATED}Six people died on 31 April.", "31 april", None),
        (f"{DATED}Six people died on 31 April 2019.", "31 april", None),
        ("Six people died on Monday.", "monday", None),
        ("Six people died yesterday.", None, None),
    ],
)
def test_day(document: MakeDocument, text: str, day: str | None, age: int | None) -> None:
    made = document(text)
    (toll,) = tolls(made)
    assert (toll.day, days_old(made, toll)) == (day, age)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Six people died in the air strike.", "attack"),
        ("Six people died in the shelling.", "attack"),
        ("Six people died in the earthquake.", "earthquake"),
        ("Six people died when the boat capsized.", "sinking"),
        ("Six soldiers died when their truck hit a mine in the raid.", "mine"),
        ("Six people died.", None),
        # no fire
        ("Six people died when police opened fire.", None),
    ],
)
def test_event(document: MakeDocument, text: str, event: str | None) -> None:
    (toll,) = tolls(document(text))
    assert toll.event == event


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Six Turkish soldiers died.", "turkey"),
        ("Six Velian soldiers died.", "velian"),
        ("Some 20 soldiers died in fire between Velian and Taran forces.", "both sides"),
        ("Six young soldiers died.", None),
    ],
)
def test_side(document: MakeDocument, text: str, side: str | None) -> None:
    made = document(text)
    key: Any = count_key(made, tolls(made)[0])
    assert key[2] == side


@pytest.mark.parametrize("words", ["troops", "soldiers", "military personnel"])
def test_one_side_by_many_names(document: MakeDocument, words: str) -> None:
    made = document(f"Six Turkish {words} died. The raid killed eight Turkish soldiers.")
    assert same_count(made, *tolls(made))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The quake destroyed 310 homes. It destroyed 450 homes.", True),
        ("The quake destroyed 310 homes. It damaged 450 homes.", False),
        ("The quake destroyed 310 homes. It destroyed 45 bridges.", False),
        ("In Melk it destroyed 310 homes. In Obera it destroyed 450 homes.", False),
        ("The damage is put at $1.2bn. The damage came to $2.1bn.", True),
        ("The quake destroyed 310 homes. It destroyed 31,000 homes.", False),
        ("Police arrested 45 people. They detained 54 people.", True),
        ("Some 40% of homes were destroyed. Later 60% of homes were destroyed.", False),
    ],
)
def test_same_topic(document: MakeDocument, text: str, same: bool) -> None:
    made = document(text)
    one, two = (quantity for quantity in made.spans("quantity") if quantity.claim)
    keys = measure_key(made, one), measure_key(made, two)
    assert (keys[0] is not None and keys[0] == keys[1] and same_topic(made, one, two)) is same


def test_the_texts_of_two_articles_are_not_mixed_up(session: Session) -> None:
    """What is asked of the other article is asked of its own text: here “separate” stands where in
    the first article nothing does."""
    texts = (
        "Six soldiers died in the raid.",
        "It was a long day. " * 3 + "In a separate raid eight soldiers died.",
    )
    drafts = [Draft(f"{n}.txt", text.encode(), "one") for n, text in enumerate(texts)]
    judge = session.trying({"consistency/figure-conflict-across"})
    assert judge.check(drafts).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("At least 31 people died. Rescuers recovered 17 bodies.", False),
        ("At least 31 people died. The bodies of 17 people were identified.", False),
        ("The morgue has 17 dead bodies. At least 31 people died.", False),
        ("Some 20 people died. Rescuers recovered 40 bodies.", True),
        ("They found 31 bodies. Later they found 17 bodies.", True),
    ],
)
def test_fewer_bodies_than_dead_are_no_other_count(
    document: MakeDocument, text: str, same: bool
) -> None:
    made = document(text)
    one, other = tolls(made)
    assert count_key(made, one) == count_key(made, other)
    assert same_event(made, one, other) is same_event(made, other, one) is same


@pytest.mark.parametrize(
    ("text", "number", "group"),
    [
        ("Police said 18 workers died. The service put the number of dead at 24.", 1, "worker"),
        # of two classes, of a part, of another event, of bodies that somebody found
        ("Nine soldiers died. Two civilians died. The toll stands at 11 dead.", 2, "people"),
        ("Elsewhere two workers died. The toll stands at 13 dead.", 1, "people"),
        (
            "Nine police officers died. Divers found 11 bodies.",
            1,
            "people",
        ),
    ],
)
def test_a_bare_count_is_of_whom_the_article_tells(
    document: MakeDocument, text: str, number: int, group: str
) -> None:
    made = document(text)
    key = count_key(made, tolls(made)[number])
    assert isinstance(key, tuple)
    assert key[1] == group


@pytest.mark.parametrize(
    ("text", "compares"),
    [
        (f"{DATED}In August, gunmen abducted 73 pupils.", False),
        (f"{DATED}In February, gunmen abducted 73 pupils.", True),
        (f"{DATED}Gunmen abducted 73 pupils in Marna on Sunday.", True),  # no March
        ("In August, gunmen abducted 73 pupils.", True),  # of which month is the article?
        (f"{DATED}An aftershock killed one man.", False),
    ],
)
def test_another_month_is_another_event(document: MakeDocument, text: str, compares: bool) -> None:
    made = document(text)
    (toll,) = tolls(made)
    assert (count_key(made, toll) is not None) is compares


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A magnitude 6.4 quake destroyed homes.", ("magnitude", "magnitude", frozenset())),
        ("They want a ransom of $2 million.", ("ransom", "dollar", frozenset())),
        ("The state will pay each family $500.", ("paid to a family", "dollar", frozenset())),
        ("The firm paid $500.", None),
        # the word belongs to the other figure
        ("The gunmen hold 46 pupils, after 15 were freed.", None),
        # where the story is tells nothing apart; white space and days are no places
        (
            f"{DATED}Police arrested 45 people in Aden on Sunday.",
            ("arrested", "people", frozenset()),
        ),
        ("Police arrested 45 people in Mocha on Sunday.", ("arrested", "people", {"mocha"})),
    ],
)
def test_measure(document: MakeDocument, text: str, key: object) -> None:
    made = document(text)
    first = next(q for q in made.spans("quantity") if q.claim)
    assert measure_key(made, first) == key


def test_what_is_told_apart_by_something_is_false_of_two_alike_in_it(
    document: MakeDocument,
) -> None:
    texts = ("Six", "At least six", "Up to six", "Some 20", "Between 10 and 15", "Dozens of", "19")
    functions = [function for function in Casualties.functions if function.apart]
    assert {function.name for function in functions} == {"disjoint", "stale"}
    for text in texts:
        made = document(f"The quake killed {text.lower()} people. {text} people were killed.")
        one, two = tolls(made)
        for function in functions:
            assert function.apart(made, one) == function.apart(made, two)
            assert function.call(made, one, two) is False


def test_alike_in_each_article_two_tolls_may_still_clash_across(session: Session) -> None:
    day = "ADEN, Feb. 6, 2020 (Agency) - "
    texts = [f"{day}The quake killed {n} people.\n\nThe quake killed {n} people.\n" for n in (6, 9)]
    report = session.check(
        [Draft(f"{n}.txt", text.encode(), "quake") for n, text in enumerate(texts)]
    )
    assert "consistency/figure-conflict-across" in {found.code for found in report.diagnostics}


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        (("Since January cholera has killed 89 people.", "It has killed 98 since January."), True),
        (("Since it began in January 89 have died.", "It has killed 98 since January."), True),
        (("It has killed 89 people since March.", "It has killed 98 since January."), False),
        (("A bomb killed 89 people.", "Bombs have killed 98 people since January."), False),
        (("It has killed 89 people since Jan. 5.", "It has killed 98 since January."), True),
        (("It has killed 89 since Mayor Roe left.", "It has killed 98 since she left."), True),
    ],
)
def test_counts_since_one_month_are_compared(
    document: MakeDocument, texts: tuple[str, str], same: bool
) -> None:
    for dateline in ("", "ADEN, 24 March 2026 - "):
        made = document(dateline + "\n\n".join(texts))
        assert same_count(made, *tolls(made)) is same
