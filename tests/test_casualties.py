"""Casualties: who came to harm, how many, and whether two counts are of the same people."""

from collections.abc import Callable
from typing import Any

import pytest
from effort import growth
from figures import same_count
from hypothesis import given, settings
from hypothesis import strategies as st
from validator.plugins.casualties.figure_comparison import (
    disjoint,
    explains,
    same_figure,
    stale,
)

from validator.document import Document
from validator.testing import Lint

MakeDocument = Callable[[str], Document]


def found(document: Document, stated: bool = True) -> list[tuple[str, Any, str]]:
    """Harm, value and words of the casualties of a document; the stated ones can be had apart."""
    apart = [span for span in document.shown("casualty") if span.stated]
    spans = document.spans("casualty")
    assert [*map(id, apart)] == [id(span) for span in spans if span.stated]
    return [
        (span.harm, span.value, document.text[span.start : span.end])
        for span in spans
        if span.stated or not stated
    ]


CONSTRUCTIONS = [
    # active
    ("The landslide killed 20 people.", [("killed", 20, "20 people")]),
    ("The storm has killed more than 40.", [("killed", 40, "more than 40")]),
    ("It was a blast that killed 14.", [("killed", 14, "14")]),
    ("The wall fell, killing at least 13 workers.", [("killed", 13, "at least 13 workers")]),
    ("Two gunmen killed nine guests.", [("killed", 9, "nine guests")]),
    ("He shot and killed two guards.", [("killed", 2, "two guards")]),
    ("She wounded another three.", [("injured", 3, "three")]),
    (
        "It hit a ferry, killing three of its crew and hurting at least four, two officials said.",
        [("killed", 3, "three of its crew"), ("injured", 4, "at least four")],
    ),
    (
        "It killed two men, three women in a shop, two envoys in Aden said.",
        [("killed", 2, "two men"), ("killed", 3, "three women")],
    ),
    (
        "It killed two men, three women and a child, police said.",
        [("killed", 2, "two men"), ("killed", 3, "three women")],
    ),
    # others in hospital
    (
        "Five died at the scene and one in hospital, police said.",
        [("killed", 5, "Five"), ("killed", 1, "one")],
    ),
    (
        "Three died instantly and two later in hospital.",
        [("killed", 3, "Three"), ("killed", 2, "two")],
    ),
    (
        "Six people died, four at the scene and two in hospital.",
        [("killed", 6, "Six people"), ("killed", 4, "four"), ("killed", 2, "two")],
    ),
    (
        "Five died at the scene and one in hospital was still unconscious.",
        [("killed", 5, "Five"), ("injured", 1, "one")],
    ),
    ("Two die in crash and three in hospital", [("killed", 2, "Two"), ("injured", 3, "three")]),
    # others elsewhere
    (
        "Twelve people were killed in Kharkiv and three in Sumy.",
        [("killed", 12, "Twelve people"), ("killed", 3, "three")],
    ),
    (
        "It killed 18 people: 11 in Aden, five in Taiz and two in Ibb.",
        [
            ("killed", 18, "18 people"),
            ("killed", 11, "11"),
            ("killed", 5, "five"),
            ("killed", 2, "two"),
        ],
    ),
    (
        "Nine people were killed in the raid and three in the car fled.",
        [("killed", 9, "Nine people"), ("displaced", 3, "three")],
    ),
    # an aside that tells who most of them were
    (
        "About 1,300 people, most of them pilgrims, died of heat.",
        [("killed", 1300, "About 1,300 people")],
    ),
    (
        "Nine monks, some of them on a visit from the south, died of heat.",
        [("killed", 9, "Nine monks")],
    ),
    ("Forty people, at least half of them women, were hurt.", [("injured", 40, "Forty people")]),
    ("Some 40 people, including many boys, were hurt.", [("injured", 40, "Some 40 people")]),
    ("Forty people, some as young as six, were hurt.", [("injured", 40, "Forty people")]),
    # known to many, and dead alone
    ("The actress Ann Roe, known to millions for her roles, has died.", []),
    ("He has one shot at it, and they get one shot at this.", []),
    # a rate is no toll
    ("There were 31 deaths per 100,000 people in the valley.", []),
    ("It has 12 murders for every 100,000 residents.", []),
    # passive and participle
    ("On Friday evening six people were killed.", [("killed", 6, "six people")]),
    ("By morning 105 farmers were dead.", [("killed", 105, "105 farmers")]),
    ("In one house six people died.", [("killed", 6, "six people")]),
    (
        "The flu killed over 700 Greeks and 4,000 people worldwide.",
        [("killed", 700, "over 700 Greeks"), ("killed", 4000, "4,000 people")],
    ),
    ("At one school 12 children were hurt.", [("injured", 12, "12 children")]),
    ("Some 900 people lost their homes.", [("displaced", 900, "Some 900 people")]),
    ("Some 20 soldiers were killed in the raid.", [("killed", 20, "Some 20 soldiers")]),
    ("Six farmers in a van carrying 40 crates were killed.", [("killed", 6, "Six farmers")]),
    ("Three of its soldiers were killed.", [("killed", 3, "Three of its soldiers")]),
    ("Fifty people were reported missing.", [("missing", 50, "Fifty people")]),
    ("The raid saw eight Turkish troops killed.", [("killed", 8, "eight Turkish troops")]),
    ("All five were murdered.", [("killed", 5, "five")]),
    ("The 12 nurses who were abducted are safe.", [("captured", 12, "12 nurses")]),
    # states
    ("The raid left nine people dead.", [("killed", 9, "nine people")]),
    ("Twelve dead, dozens hurt", [("killed", 12, "Twelve"), ("injured", None, "dozens")]),
    ("Up to 50 are still missing.", [("missing", 50, "Up to 50")]),
    ("Thirty families were made homeless.", [("displaced", 30, "Thirty families")]),
    # nouns
    ("The hospital counted 12 deaths.", [("killed", 12, "12")]),
    ("There were 12 casualties.", [("casualties", 12, "12")]),
    ("They found the bodies of nine climbers.", [("killed", 9, "nine climbers")]),
    ("The fire claimed 12 lives.", [("killed", 12, "12 lives")]),
    ("The flood took the lives of 30 villagers.", [("killed", 30, "30 villagers")]),
    ("The death toll rose to 54.", [("killed", 54, "54")]),
    ("It brings to 14 the number of people killed this week.", [("killed", 14, "14")]),
    ("That took to nine the death toll from the blast.", [("killed", 9, "nine")]),
    ("The death toll from Friday's quake rose from 40 to 54.", [("killed", 54, "54")]),
    ("The number of dead had risen to eight.", [("killed", 8, "eight")]),
    ("Among the dead were six children.", [("killed", 6, "six children")]),
    ("We lost 30 men.", [("killed", 30, "30 men")]),
    ("Twenty people lost their lives.", [("killed", 20, "Twenty people")]),
    ("Three passengers suffered minor injuries.", [("injured", 3, "Three passengers")]),
    ("Three of the wounded later died in hospital.", [("killed", 3, "Three")]),
    ("Two of the 14 hurt have since died of burns.", [("killed", 2, "Two")]),
    ("Two were wounded, and one died.", [("injured", 2, "Two"), ("killed", 1, "one")]),
    ("Four sailors missing off Aden were declared dead.", [("killed", 4, "Four sailors")]),
    ("Two climbers missing since May have been found dead.", [("killed", 2, "Two climbers")]),
    ("Two men went missing off Aden and were declared dead.", [("killed", 2, "Two men")]),
    ("The bodies of two climbers missing since May were found.", [("killed", 2, "two climbers")]),
    ("Two climbers missing after the storm were found alive.", []),
    ("Two girls went missing but were found safe.", []),
    ("Five men were missing and three of them were found safe.", [("missing", 5, "Five men")]),
    ("She keeps 12 hens. Four were killed by a fox.", []),
    ("She planted 12 cherry trees. One died.", []),
    ("He ate nine stones. Two are unaccounted for.", []),
    ("Six boats sank. Nine are missing.", [("missing", 9, "Nine")]),
    ("Forty beekeepers came. Two are missing.", [("missing", 2, "Two")]),
    ("It wrecked 14 stalls. Nine were killed.", [("killed", 9, "Nine")]),
    ("Six men are missing and two were found alive.", [("missing", 6, "Six men")]),
    ("Two men are missing after one was found alive.", [("missing", 2, "Two men")]),
    ("The error cost 12 patients their lives.", [("killed", 12, "12 patients")]),
    ("Two women are fighting for their lives.", [("injured", 2, "Two women")]),
    ("Two people were hit by stray bullets.", [("injured", 2, "Two people")]),
    ("Five of a family were killed.", [("killed", 5, "Five of a family")]),
    ("The search for 11 missing goes on.", [("missing", 11, "11")]),
    ("Floods have affected 1.5 million.", [("affected", 1_500_000, "1.5 million")]),
    ("Marchers, including two teenagers, were hurt.", [("injured", 2, "two teenagers")]),
    (
        "Three nurses on the bus and two clerks died.",
        [("killed", 3, "Three nurses"), ("killed", 2, "two clerks")],
    ),
    # lists and shared verbs
    ("In all 20 killed and 30 wounded.", [("killed", 20, "20"), ("injured", 30, "30")]),
    ("Two men and four women drowned.", [("killed", 2, "Two men"), ("killed", 4, "four women")]),
    (
        "At least six troops were martyred and seven others injured.",
        [("killed", 6, "At least six troops"), ("injured", 7, "seven others")],
    ),
    (
        "The blast killed 12 people: seven men and five women.",
        [("killed", 12, "12 people"), ("killed", 7, "seven men"), ("killed", 5, "five women")],
    ),
    (
        "Twelve people, including three children, died.",
        [("killed", 12, "Twelve people"), ("killed", 3, "three children")],
    ),
    # shares, asides and what became of a list
    ("Five people were shot, two fatally.", [("injured", 5, "Five people"), ("killed", 2, "two")]),
    (
        "Five people were shot, two of them fatally.",
        [("injured", 5, "Five people"), ("killed", 2, "two")],
    ),
    ("Six soldiers made the ultimate sacrifice.", [("killed", 6, "Six soldiers")]),
    (
        "Seven people were shot; two of them died.",
        [("injured", 7, "Seven people"), ("killed", 2, "two")],
    ),
    (
        "Three were hit by bullets; one of them died.",
        [("injured", 3, "Three"), ("killed", 1, "one")],
    ),
    (
        "Police shot two robbers, one of them dead.",
        [("injured", 2, "two robbers"), ("killed", 1, "one")],
    ),
    (
        "Twelve people, including three boys, two nurses and a clerk, were killed on Monday.",
        [("killed", 12, "Twelve people"), ("killed", 3, "three boys"), ("killed", 2, "two nurses")],
    ),
    (
        "Twelve people, three of whom were boys, were killed.",
        [("killed", 12, "Twelve people"), ("killed", 3, "three")],
    ),
    ("Twelve people, among them a clerk, died.", [("killed", 12, "Twelve people")]),
    (
        "Six people - two boys and a girl - were hurt.",
        [("injured", 6, "Six people"), ("injured", 2, "two boys")],
    ),
    (
        "Six people, among them two boys, drowned.",
        [("killed", 6, "Six people"), ("killed", 2, "two boys")],
    ),
    (
        "64 died, including 41 boys, and 12 were hurt.",
        [("killed", 64, "64"), ("killed", 41, "41 boys"), ("injured", 12, "12")],
    ),
    (
        "64 dead, including 41 boys, and 12 hurt",
        [("killed", 64, "64"), ("killed", 41, "41 boys"), ("injured", 12, "12")],
    ),
    ("64 dead, 41 boys among them", [("killed", 64, "64"), ("killed", 41, "41 boys")]),
    ("The blast left two dead and injured six.", [("killed", 2, "two"), ("injured", 6, "six")]),
    ("The flood left 300 homeless and drowned cattle.", [("displaced", 300, "300")]),
    ("The flood left 300 homeless and drowned their sheep.", [("displaced", 300, "300")]),
    (
        "He stabbed two guards to death, then shot three men to death and injured nine others.",
        [("killed", 2, "two guards"), ("killed", 3, "three men"), ("injured", 9, "nine others")],
    ),
    ("He shot his wife, her two sisters and a clerk dead.", [("killed", 2, "two sisters")]),
    ("Gunmen gunned three men down.", [("killed", 3, "three men")]),
    (
        "The raid killed three guards as well as five drivers.",
        [("killed", 3, "three guards"), ("killed", 5, "five drivers")],
    ),
    ("The bodies of a man and two boys were found.", [("killed", 2, "two boys")]),
    ("Killed: 12", [("killed", 12, "12")]),
    ("The crash is sending 12 people to the hospital.", [("injured", 12, "12 people")]),
    ("Twelve suffered burns.", [("injured", 12, "Twelve")]),
    ("The outbreak leaves 30 sick.", [("injured", 30, "30")]),
    ("Five soldiers laid down their lives.", [("killed", 5, "Five soldiers")]),
    ("Three guards, who were on patrol near two mills, died.", [("killed", 3, "Three guards")]),
    ("The agency had estimated 670 dead.", [("killed", 670, "670")]),
    ("Three sisters aged six, eight and 11 perished.", [("killed", 3, "Three sisters")]),
    ("Two boys, aged five and seven, drowned.", [("killed", 2, "Two boys")]),
    ("Fourteen guests escaped with minor injuries.", [("injured", 14, "Fourteen guests")]),
    ("Nine bodies have been brought to the surface.", [("killed", 9, "Nine")]),
    ("Mr Lee said he saw at least 10 bodies.", [("killed", 10, "at least 10")]),
    # turned round
    ("Wounded in the shelling were four nurses.", [("injured", 4, "four nurses")]),
    ("Killed were nine men.", [("killed", 9, "nine men")]),
    ("Hurt in the crash on Sunday were 12 guests.", [("injured", 12, "12 guests")]),
    # forced
    ("Fighting forced 3,000 people to flee.", [("displaced", 3000, "3,000 people")]),
    ("Flooding forced 3,000 to evacuate.", [("displaced", 3000, "3,000")]),
    # one number for two harms, or none in particular
    ("More than 40 people were killed and injured.", [("casualties", 40, "More than 40 people")]),
    ("The army neutralised 76 militants.", [("ambiguous", 76, "76 militants")]),
    ("Police neutralised 32 Hezbollah members.", [("ambiguous", 32, "32 Hezbollah members")]),
    ("The firm eliminated nine board members.", []),
    # flight
    ("Some 4 million were displaced.", [("displaced", 4_000_000, "Some 4 million")]),
    (
        "Around 60,000 villagers have moved towards the border.",
        [("displaced", 60_000, "Around 60,000 villagers")],
    ),
    ("One million refugees are heading north.", [("displaced", 1_000_000, "One million refugees")]),
    (
        "Aid must reach thousands of civilians who have been affected.",
        [("affected", None, "thousands of civilians")],
    ),
    # shares of a whole
    (
        "The coast guard said that of 41 passengers, 14 died and six are missing.",
        [("killed", 14, "14"), ("missing", 6, "six")],
    ),
    ("Of 41 passengers and six crew, 14 died.", [("killed", 14, "14")]),
    (
        "A group of 41 passengers and six crew died.",
        [("killed", 41, "41 passengers"), ("killed", 6, "six crew")],
    ),
    # where they were found
    ("By noon 32 people had been pulled dead from the rubble.", [("killed", 32, "32 people")]),
    ("Six divers were pulled out dead.", [("killed", 6, "Six divers")]),
    ("Three anglers washed up dead.", [("killed", 3, "Three anglers")]),
    # how they came to a ward
    ("Nine pupils were brought in with burns.", [("injured", 9, "Nine pupils")]),
    ("Four divers arrived at the clinic with injuries.", [("injured", 4, "Four divers")]),
    ("Nine pupils were brought to hospitals with burns.", [("injured", 9, "Nine pupils")]),
    ("Nine pupils were taken to a clinic with burns.", [("injured", 9, "Nine pupils")]),
    ("Six porters were hurt by the same guard.", [("injured", 6, "Six porters")]),
    # asides
    ("Six divers, the navy said, were killed.", [("killed", 6, "Six divers")]),
    (
        "Two men died, police said, and four, it says, were wounded.",
        [("killed", 2, "Two men"), ("injured", 4, "four")],
    ),
    (
        "Nine people, among them two boys on their way home for the feast, perished.",
        [("killed", 9, "Nine people"), ("killed", 2, "two boys")],
    ),
    (
        "Nine people, including a nurse and her two sons on their way to school, were killed.",
        [("killed", 9, "Nine people"), ("killed", 2, "two sons")],
    ),
    # when it was
    ("A tremor killed 153 three years earlier.", [("killed", 153, "153")]),
    # shot, and dead after all
    ("Two teens who were shot at a party have died.", [("killed", 2, "Two teens")]),
    ("Three people shot at party die", [("killed", 3, "Three people")]),
    ("Three men were shot in the chest and died.", [("killed", 3, "Three men")]),
    ("Three men were shot and one died.", [("injured", 3, "Three men"), ("killed", 1, "one")]),
    ("Three men were shot where a nurse had died.", [("injured", 3, "Three men")]),
    (
        "Nine people were shot; five fatally.",
        [("injured", 9, "Nine people"), ("killed", 5, "five")],
    ),
    ("Five people did not survive.", [("killed", 5, "Five people")]),
    ("Five people -- all women -- were killed.", [("killed", 5, "Five people")]),
    (
        "8 victims (3 dead, 5 wounded) were named.",
        [("killed", 3, "3"), ("injured", 5, "5")],
    ),
    (
        "He was able to kill three guards and wound two more.",
        [("killed", 3, "three guards"), ("injured", 2, "two more")],
    ),
    # hit, where shots are fired or a car drives into people
    ("A man opened fire, hitting six nurses.", [("injured", 6, "six nurses")]),
    ("Gunmen fired into a bar; six people were hit.", [("injured", 6, "six people")]),
    ("A car plowed into a crowd, striking 12 people.", [("injured", 12, "12 people")]),
    ("Shots were fired, and two men were struck and killed.", [("killed", 2, "two men")]),
    ("The toll of the gunfire hit 12 on Friday.", [("killed", 12, "12")]),
    ("Two men die hours after being shot", [("killed", 2, "Two men")]),
    ("The gunman shot 8 of the 14 and fled.", [("injured", 8, "8")]),
    ("Two men were grazed by bullets.", [("injured", 2, "Two men")]),
    ("Two men were hit in the arm.", [("injured", 2, "Two men")]),
    # in hands that heal
    ("Six were overcome by fumes.", [("injured", 6, "Six")]),
    ("Five were treated at the scene.", [("injured", 5, "Five")]),
    ("Five people needed hospital treatment.", [("injured", 5, "Five people")]),
    ("Five were flown to a trauma center.", [("injured", 5, "Five")]),
    ("Five had non-life-threatening injuries.", [("injured", 5, "Five")]),
    ("Five were left with life-threatening injuries.", [("injured", 5, "Five")]),
    # lists and rough tolls
    ("The log lists 13 divers as missing.", [("missing", 13, "13 divers")]),
    ("Police have a list of nine missing persons.", [("missing", 9, "nine missing persons")]),
    ("Residents put the dead in the dozens.", [("killed", None, "dozens")]),
    ("The death toll is in the hundreds.", [("killed", None, "hundreds")]),
    ("The blast killed a family of five.", [("killed", 5, "five")]),
    # the subject stands farther off
    ("Two men were caught in the fire and died.", [("killed", 2, "Two men")]),
    (
        "Of them 21 of the 30 patients admitted after drinking the spirit had died.",
        [("killed", 21, "21 of the 30 patients")],
    ),
    ("Crews rescued 12 guests, and two cats died.", []),
    # shares and totals
    (
        "Among the 18 wounded are three children.",
        [("injured", 18, "18"), ("injured", 3, "three children")],
    ),
    (
        "Thirteen people died, including all four crew.",
        [("killed", 13, "Thirteen people"), ("killed", 4, "four crew")],
    ),
    (
        "The clinic told of 14 new deaths, taking the total to 5,309.",
        [("killed", 14, "14"), ("killed", 5309, "5,309")],
    ),
    (
        "It killed 12 people and infected 300, taking the total to 900.",
        [("killed", 12, "12 people")],
    ),
    ("The state logged 12 Ebola deaths.", [("killed", 12, "12")]),
    ("The crash left eight with broken bones.", [("injured", 8, "eight")]),
    ("Toll in ferry fire touches 41", [("killed", 41, "41")]),
    # headlines
    ("Quake Kills 20", [("killed", 20, "20")]),
    ("Gunman Kills 3, Wounds 5 at Mall", [("killed", 3, "3"), ("injured", 5, "5")]),
    ("3 shot dead in Harborough", [("killed", 3, "3")]),
    ("Ferry Toll Hits 54", [("killed", 54, "54")]),
    ("Pilot, 2 Passengers Killed in Crash", [("killed", 2, "2 Passengers")]),
    ("Landmine kills family of six", [("killed", 6, "six")]),
]


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS)
def test_what_news_english_says_of_casualties(
    document: MakeDocument, text: str, expected: list[tuple[str, Any, str]]
) -> None:
    assert found(document(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The deadline moved by 10 days after a dead heat.",
        "Police want 300 people to flee.",
        "For every 100,000 births, 223 women die.",
        "Hale shot 4 under par on Sunday.",
        "Four paintings were found hanging in the attic.",
        "They gave 12 nurses sick leave.",
        "The mayor burns 12 books.",
        "They killed the bill and 20 lawmakers left.",
        "Rebels captured the airport, two residents said by phone.",
        "The show killed off 3 characters.",
        "She shot two goals.",
        "Two men shot at six guards.",
        "Six surgeons returned to the hospital.",
        "Deaths in dozens of towns rose.",
        "About 300 growers were hurt by the tariffs.",
        "It sent nine missing persons reports.",
        "Sales hit 300.",
        "He was held for 14 days.",
        "The club lost 3 matches.",
        "The plan could have killed 20 people.",
        "They threatened to kill 3 hostages.",
        "The storm killed 200 cattle.",
        "Twenty international bodies took part.",
        "He was 84 and died at home.",
        "A 12-year-old died.",
        "No one was killed, and 12 houses were saved.",
        # what somebody who died had done, had, or was known for
        "The singer known to millions as the voice of the bear has died.",
        "The actor, who won two prizes, has died.",
        "The novelist, who sold 200 million books, died on Monday.",
        "A leader who freed thousands has died.",
        "Ann Lee, who has three children, died on Monday.",
        "Ann Lee, a labour organiser who served two terms in the house, died on Monday.",
        "Ann Lee, who leaves three sons and two daughters, died in hospital.",
        "Ann Lee, who led 3,000 on strike and later served two terms in the house, died on Monday.",
        "He had three children and died at home.",
        "Known to 3 million followers, the blogger was found dead.",
        "Jackpot winner, 24, found dead",
        "Rovers lost 0-2 and nobody was hurt.",
        "The wolf killed 15 lambs.",
        "Five doctors treated the wounded.",
        "Five nurses cared for the dying.",
        "The tax is hitting 300 growers.",
        "The gun is able to kill 300 people.",
        "The plan would leave 200 homeless.",
        "The quake could leave 40 dead.",
        "Ten hunters killed two bears.",
        "Nine hunters shot 40 deer.",
        "Two drowned kittens were found.",
        "Ten fans drowned their sorrows.",
        "Two men were shot at but escaped.",
        "Three are missing from the team.",
        "The roof fell, and all but one died.",
        "Gunmen opened fire and hit 12 cars.",
        "Marlow shot 66 to win.",
        "She shot 65 in the first round.",
        "The guard shot 8 of 14 from the floor.",
        "They rescued 30 guests, two of them partly paralysed wheelchair users.",
    ],
)
def test_what_is_no_count_of_casualties(document: MakeDocument, text: str) -> None:
    assert found(document(text)) == []


def test_people_without_a_number_are_not_stated(document: MakeDocument) -> None:
    made = document("A man was killed.")
    assert found(made) == []
    assert found(made, stated=False) == [("killed", 1, "A man")]


@pytest.mark.parametrize(
    ("text", "harm", "words"),
    [
        ("Ann Lee, 18, was killed.", "killed", "Ann Lee"),
        ("Ann Lee, 18, of Reno, was later shot and killed.", "killed", "Ann Lee"),
        ("The victim, a nurse, was shot and killed.", "killed", "a nurse"),
        ("The third man wounded in the ambush has died.", "killed", "The third man"),
        ("A teen who was shot on a path has died.", "killed", "A teen"),
        ("Girl shot at party dies", "killed", "Girl"),
        ("Police found a man with a gunshot wound to the leg.", "injured", "a man"),
    ],
)
def test_one_person_is_not_stated(document: MakeDocument, text: str, harm: str, words: str) -> None:
    made = document(text)
    assert found(made) == []
    assert found(made, stated=False) == [(harm, 1, words)]


def test_both_and_lists_are_counted_though_not_stated(document: MakeDocument) -> None:
    assert found(document("Both pilots were killed."), stated=False) == [
        ("killed", 2, "Both pilots")
    ]
    assert ("killed", 2, "shot dead") in found(
        document("His wife and a friend were shot dead."), stated=False
    )
    assert ("killed", 4, "killed") in found(
        document("He killed his mother and three younger siblings."), stated=False
    )


def test_what_is_counted_on_makes_a_sum_though_not_a_stated_one(document: MakeDocument) -> None:
    text = "He shot and killed two clerks. At a bank he killed three more people."
    assert ("killed", 5, "killed") in found(document(text), stated=False)
    text = "He killed a clerk before killing three customers."
    assert ("killed", 4, "killing") in found(document(text), stated=False)
    text = "The blast killed nine people. Another man died at sea."
    assert max(value for _, value, _ in found(document(text), stated=False)) == 9


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Twelve people, including three children, died.", ["three children"]),
        ("Six people, four of them nurses, were killed.", ["four of them nurses"]),
        ("Six people were killed and seven others hurt.", ["seven others"]),
        ("Two Americans were among the dead.", ["Two Americans"]),
        ("Two of the nine dead were children.", ["Two"]),
        ("Four of the 30 injured are in a critical condition.", ["Four"]),
        ("Fourteen of the 41 passengers died.", []),
        ("Three of its soldiers were killed.", []),
    ],
)
def test_parts_count_beside_or_inside_another_figure(
    document: MakeDocument, text: str, parts: list[str]
) -> None:
    made = document(text)
    assert [made.text[c.start : c.end] for c in made.spans("casualty") if c.part] == parts


def test_those_of_a_count_before_are_parts(document: MakeDocument) -> None:
    made = document("Sixty died. Gao accounted for 38 of the deaths.")
    assert [toll.part for toll in made.spans("casualty")] == [False, True]
    for opening in ("Of those", "Of them", "Of the dead"):
        made = document(f"Sixty died. {opening}, 38 drowned and nine burned to death.")
        assert [toll.part for toll in made.spans("casualty") if toll.stated] == [False, True, True]


def test_victims_have_a_group_and_a_side(document: MakeDocument) -> None:
    made = document("Eight Turkish military personnel and three children were killed.")
    soldiers, children = (span for span in made.spans("casualty") if span.stated)
    assert made.text[soldiers.victims.start : soldiers.victims.end] == "Turkish military personnel"
    assert (soldiers.victims.group, soldiers.victims.side) == ("combatant", "turkey")
    assert (children.victims.group, children.victims.side) == ("child", None)


@pytest.mark.parametrize(
    ("people", "group", "side"),
    [
        ("Six members of the Syrian army", "combatant", "syria"),
        ("Six members of the security forces", "combatant", None),
        ("Six members of the Turkish police", "police", "turkey"),
        ("Six members of Hezbollah", "people", "hezbollah"),
        ("Six soldiers of the Turkish army", "combatant", "turkey"),
        ("Six members of a family", "people", None),
        ("Six roofing contractors", "worker", None),
        ("Six security contractors", "combatant", None),
        ("Six residents of the Turkish town", "civilian", None),
    ],
)
def test_people_are_those_of_the_body_they_belong_to(
    document: MakeDocument, people: str, group: str, side: str | None
) -> None:
    (casualty,) = document(f"{people} were killed.").spans("casualty")
    assert (casualty.victims.group, casualty.victims.side) == (group, side)


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("Six soldiers were killed on Monday near Tarun, the army said.", "monday", "tarun"),
        ("In Aden, six farmers died.", None, "aden"),
        ("Six sailors died in the port city of Aden on Monday.", "monday", "aden"),
        ("A blast in the northern Syrian town of Azaz killed six.", None, "azaz"),
        ("Six died in the Turkish capital Ankara.", None, "ankara"),
        ("Six drowned off the Greek island of Lesbos.", None, "lesbos"),
        ("Six drowned off Lesbos.", None, "lesbos"),
        ("Six died on the island of Lesbos.", None, "lesbos"),
        ("Six died 20 miles north-east of Mosul.", None, "mosul"),
        ("Six drowned in the Gulf of Aden.", None, "gulf of aden"),
        ("The plane took off Monday and crashed, killing six.", None, None),
        ("Six died in the Yemeni capital, Sanaa.", None, None),
        ("The quake left 41 dead in houses worth 1,600 dollars in Elazig.", None, "elazig"),
        ("In Aden, a wall of a mill fell, killing six.", None, "aden"),
        ("In Aden, the mayor said a wall fell, killing six.", None, None),
        ("In Mali's Gao region, which is dry, a fire killed six.", None, "gao"),
        ("Across the border in Mali, six farmers have died.", None, "mali"),
        ("Further north in Mali, the mayor said a wall fell, killing six.", None, None),
        ("The clinics counted six deaths, all of them in Aden.", None, "aden"),
        ("Six soldiers were killed, the army said on Monday in Ankara.", None, None),
        ("The ministry said on Monday that six soldiers were killed.", None, None),
    ],
)
def test_day_and_place_are_those_of_the_event(
    document: MakeDocument, text: str, day: str | None, place: str | None
) -> None:
    (casualty,) = document(text).spans("casualty")
    assert (casualty.day, casualty.place) == (day, place)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The flood is the worst since 1993, when 14 villagers died.", True),
        ("At least 1,300 villagers have died since 2024, the mayor said.", False),
        ("In 1993 a lorry bomb killed six people.", True),
        ("The 1993 bombing killed six people.", True),
        ("A 1993 suicide bombing at a market killed six people.", True),
        ("A 1993 explosion at a fireworks market killed six people.", True),
        ("A 1993 Ford struck and killed six people.", False),
        ("LONDON, 4 March 2026 - A 2026 bombing killed six people.", False),
        ("LONDON, 4 March 2026 - On 22 July 2011 a gunman killed six people.", True),
        ("LONDON, 4 March 2026 - On 22 February 2026 a gunman killed six people.", False),
        ("The 9/11 attacks killed six people.", True),
        ("A similar bomb killed six people two years ago.", True),
        ("A bomb killed six people on Monday.", False),
        ("The Second World War killed 60 million people.", True),
        ("The Korean War left 2.5 million people dead.", True),
        ("The famine of the 1930s killed 40,000 people.", True),
        ("A WWII bomb killed six people on Monday.", False),
        ("A World War II-era shell killed six people.", False),
        ("Attacks have killed 1,300 civilians since the agreement.", False),
    ],
)
def test_background(document: MakeDocument, text: str, background: bool) -> None:
    (casualty,) = document(text).spans("casualty")
    assert casualty.background is background


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("In May, a landslide killed 30 people.", True),
        ("In early August it killed 30 people.", True),
        ("In December it killed 30 people.", True),
        ("In October, a landslide killed 30 people.", False),
        ("In November, a landslide killed 30 people.", False),
        ("Since May it has killed 30 people.", False),
        ("Last May a landslide killed 30 people.", True),
        ("Last November a landslide killed 30 people.", True),
        ("Last October a landslide killed 30 people.", False),
    ],
)
def test_an_event_of_months_ago_is_background(
    document: MakeDocument, text: str, background: bool
) -> None:
    made = document(f"KINSHASA, Nov. 29, 2026 (Agency) - It rained.\n\n{text}")
    assert [casualty.background for casualty in made.shown("casualty")] == [background]


def test_a_toll_that_is_brought_to_a_number_has_changed(document: MakeDocument) -> None:
    for words in ("bringing the dead to 14", "taking the toll to 14", "bringing to 14 the number"):
        made = document(f"Two survivors died, {words}.")
        assert made.spans("update"), words


def test_updates(document: MakeDocument) -> None:
    made = document("The toll had risen to eight. Sales rose in March.")
    (update,) = made.spans("update")
    assert made.text[update.start : update.end] == "had risen to"
    assert update.direction == "up"


# ---- Two counts ----


def two(made: Document) -> tuple[Any, Any]:
    first, second = [span for span in made.spans("casualty") if span.stated]
    return first, second


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Six soldiers died in the strike on Monday.\n\nThe strike killed eight soldiers.", True),
        ("Six soldiers were killed. Eight troops were killed, the army said.", True),
        ("Six people were killed. Eight soldiers were killed.", False),
        ("Six soldiers were killed. Eight soldiers were injured.", False),
        ("Six soldiers were killed on Monday. Eight soldiers were killed on Friday.", False),
        ("Six people died in Aden. Eight people died in Taiz.", False),
        # what killed them has its place in the clause before
        ("A bomb went off in Aden, killing six. A bomb went off in Taiz, killing eight.", False),
        ("A bomb went off in Aden, killing six. The bomb killed eight in Aden.", True),
        ("A wall fell on Monday, leaving six dead. A wall fell on Friday, leaving 8 dead.", False),
        # a flood is at many places, a fire at one
        ("Six people died in a flood in Aden. The flood killed eight people.", False),
        ("Six people died in a fire in Aden. The fire killed eight people.", True),
        ("Six people died in a wildfire in Aden. The fire killed eight people.", False),
        ("Six people were killed. Eight others were killed.", False),
        ("The bombing of 1993 killed six people. Eight people were killed on Monday.", False),
        ("Raids have killed 900 civilians since May. One raid killed 12 civilians.", False),
        ("Six people were killed. In a separate attack eight people were killed.", False),
        ("The war killed 40,000 people. Six people were killed in the raid.", False),
        ("Six Turkish soldiers were killed. Eight Syrian soldiers were killed.", False),
        ("Troops attacked Turkish soldiers. Six soldiers died. Six Turkish soldiers died.", True),
        (
            "Ten troops died in clashes of Turkish and Syrian forces. Eight Turkish troops died.",
            False,
        ),
    ],
)
def test_same_count(document: MakeDocument, text: str, same: bool) -> None:
    made = document(text)
    assert same_count(made, *two(made)) is same


def test_an_update_explains_and_makes_what_follows_stale(document: MakeDocument) -> None:
    made = document(
        "Six soldiers were killed, the army said.\n\n"
        "He said the number of dead among the soldiers had risen to eight.\n\n"
        "At least six soldiers were killed in the shelling."
    )
    first, told, last = made.spans("casualty")
    assert disjoint(made, first, told)
    assert explains(made, told, first)
    assert not explains(made, last, told)
    assert same_count(made, told, last)
    assert not disjoint(made, told, last)
    assert stale(made, told, last)
    assert not stale(made, first, last)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12 people", "twelve people", True),
        ("1,300 people", "1.3 thousand people", True),
        ("at least 12 people", "no fewer than 12 people", True),
        ("20 people", "at least 12 people", False),
        ("12 people", "at least 12 people", False),
        ("12 people", "13 people", False),
        ("12 people", "12 percent", False),
        ("dozens of people", "34 people", True),
        ("3.2%", "3.2 percent", True),
        ("3.2%", "3.3%", False),
        ("3.2%", "3.24%", True),
        ("3.2%", "3.25%", True),
        ("3%", "3.2%", True),
        ("3%", "3.7%", False),
        ("3%", "4%", False),
        ("1.3 million people", "1,340,000 people", True),
        ("1.3 million people", "1,351,000 people", False),
        ("1,300 people", "1,400 people", False),
        ("$1.2 million", "$1,200,000", True),
        ("20% of homes", "one in five homes", True),
        ("a third of homes", "33 percent of homes", True),
        ("a third of homes", "35 percent of homes", False),
        ("at least 3.2 million people", "at least 3.2 million people", True),
    ],
)
def test_same_figure(document: MakeDocument, one: str, other: str, same: bool) -> None:
    made = document(f"They counted {one} there.\n\nThey counted {other} there.")
    first, second = made.spans("quantity")
    assert same_figure(made, first, second) is same


# ---- Any text ----

WORDS = st.sampled_from(
    [
        *(
            "Six",
            "12",
            "a",
            "man",
            "soldiers",
            "people",
            "three",
            "them",
            "others",
            "more",
            "at",
            "least",
        ),
        *(
            "was",
            "were",
            "killed",
            "wounded",
            "dead",
            "missing",
            "toll",
            "rose",
            "to",
            "by",
            "including",
        ),
        *(",", "and", "of", "which", "who", "in", "Aden", '"', ".", "(", ")", "–", "—", "'", "🙂"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(text=st.lists(WORDS, max_size=60).map(" ".join))
def test_spans_hold_together_on_any_text(document: MakeDocument, text: str) -> None:
    made = document(text)
    for span in made.spans("casualty"):
        assert 0 <= span.start < span.end <= len(made.text)
        assert span.low <= span.high
        assert made.text[span.start : span.end].strip() == made.text[span.start : span.end]
        if span.victims and span.stated:
            # a span holds its victims as far as they are contiguous: inside, or apart from it
            inside = span.start <= span.victims.start and span.victims.end <= span.end
            assert inside or span.victims.end <= span.start or span.victims.start >= span.end


@pytest.mark.parametrize("unit", ["killed ", "12 killed, ", "12 ", "killed of ", "toll ", "the a "])
def test_long_and_senseless_text_is_read_in_linear_time(document: MakeDocument, unit: str) -> None:
    assert growth(lambda count: document(unit * count).spans("casualty"), 2_500) < 32


RULE = """pack toll
rule toll {{
  {clauses}
  message "x" good "x" bad "x"
}}
"""


@pytest.mark.parametrize(
    ("clauses", "flags"),
    [
        ("find casualty as toll", ["Two men"]),
        ("find casualty as toll\nwhere not toll.stated", ["A woman", "A boy"]),
        ("find casualty as toll\nwhere toll.stated", ["Two men"]),
        (
            "find casualty as toll, casualty as other after toll\nwhere same_count(toll, other)",
            [],
        ),
        (
            "find casualty as toll\nwhere some casualty as other in article where not other.stated",
            ["Two men"],
        ),
    ],
)
def test_a_rule_sees_those_without_a_number_only_if_it_mentions_them(
    lint: Lint, clauses: str, flags: list[str]
) -> None:
    text = "A woman was killed on Monday.\n\nTwo men were killed. A boy was killed."
    assert lint(text, RULE.format(clauses=clauses)).flags == flags


def test_a_text_without_a_number_is_read_for_a_rule_that_asks(lint: Lint) -> None:
    rule = RULE.format(clauses="find casualty as toll\nwhere not toll.stated")
    assert lint("A woman was killed.", rule).flags == ["A woman"]


def test_a_place_right_behind_the_people_is_theirs(document: MakeDocument) -> None:
    told = document("The raids killed 12 people in Aden and three in Taiz.").spans("casualty")
    assert [(span.value, span.place) for span in told if span.stated] == [
        (12, "aden"),
        (3, "taiz"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hale sustained two gunshot wounds.", []),
        ("He was shot 20 times, including six in the back.", []),
        ("The report says he suffered 20 stab wounds, six of them deep.", []),
        ("The clinic treated 40 people with smoke inhalation.", [40]),
        ("It treated two officers at the scene for minor injuries.", [2]),
        ("Medics treated nine men, two women and a child for burns.", [9, 2]),
        ("Medics are expected to treat 40 people for burns.", []),
        ("The app treats 40 million users for depression.", []),
        ("Two of the victims had gunshot wounds to the leg.", [2]),
        ("The two teams had injuries.", []),
        ("She had two bullet wounds and died.", []),
        ("Two men suffered three stab wounds each.", [2]),
        ("The crash caused two injuries and one death.", [2, 1]),
        ("Hale suffered 12 injuries.", []),
    ],
)
def test_wounds_are_no_people(document: MakeDocument, text: str, values: list[int]) -> None:
    assert [value for _, value, _ in found(document(text))] == values
