"""Who says what: source, cue, content, and what it is worth."""

from textwrap import dedent
from typing import Any

import pytest
from attributed import Make, found
from effort import growth
from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.attributions.checker import Attributions
from validator.plugins.attributions.words import tag_word

from validator.kinds import UNKNOWN, Attribution, NewsSource
from validator.testing import Lint


def test_a_time_of_day_is_no_label(document: Make) -> None:
    assert found(document("The Amal Port ferry returns at 7:30 p.m. Six people wait.")) == []


def test_a_heading_before_a_colon_is_nobody(document: Make) -> None:
    assert found(document("Outlook: Milder from noon.\n\nTiming: The vote is in May.")) == []
    assert len(found(document("Haddad: It will be milder from noon."))) == 1


def test_who_advises_last_speaks(document: Make) -> None:
    assert found(document("No child needs more than one dose, the agency advises.")) == [
        ("the agency", "advises", "No child needs more than one dose", "strong")
    ]
    assert found(document("When it rains, the agency advises.")) == []
    assert found(document("She left for Halva, where the agency advises.")) == []


def test_a_sentence_behind_a_quotation_is_no_tag(document: Make) -> None:
    assert found(document("“Nobody came!” The road is still shut.")) == []
    assert found(document("“Nobody came!” the mayor said.")) == [
        ("the mayor", "said", "“Nobody came!”", "strong")
    ]


def test_who_speaks_last_speaks_back_to_the_full_stop(document: Make) -> None:
    assert found(document("Four died; nine have burns, the clinic said.")) == [
        ("the clinic", "said", "Four died; nine have burns", "strong")
    ]
    assert found(document("Four died, police said; nine have burns, the clinic said.")) == [
        ("police", "said", "Four died", "strong"),
        ("the clinic", "said", "nine have burns", "strong"),
    ]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The mayor said she believed the dam was old.", "she"),
        ("In the poll, 40 percent said they would vote for Lee.", "40 percent"),
        ("The survey found that 40 percent of voters said they would go.", "40 percent of voters"),
    ],
)
def test_who_speaks_in_the_words_of_another_is_not_told_twice(
    document: Make, text: str, inner: str
) -> None:
    (outer,) = found(document(text))
    assert outer[0] != inner


def test_what_was_found_has_no_source_before_the_last(document: Make) -> None:
    told = "Two porters were swept away; the body of one was found on Friday"
    assert found(document(f"{told}, a guide said.")) == [("a guide", "said", told, "strong")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The bank announced 6bn euros ($7bn; £4bn) of sales; it rained.",
            "6bn euros ($7bn; £4bn) of sales",
        ),
        ("Roe left (the army said it had 20 guns; nobody counted).", "it had 20 guns"),
        ("The bank announced 6bn (net) of sales (up; down).", "6bn (net) of sales (up; down)"),
        ("The mayor (62; a Green) left; sales (up; down) fell, Roe said.", None),
        (
            "It rained, police said; sales (up; down) fell, Roe said.",
            "sales (up; down) fell",
        ),
    ],
)
def test_a_semicolon_in_brackets_ends_nothing(
    document: Make, text: str, content: str | None
) -> None:
    assert found(document(text))[-1][2] == (content or text.removesuffix(", Roe said."))


@pytest.mark.parametrize(
    "text",
    [
        "The band played I Believe In Love, which sold 20,000 copies.",
        "Her book, What They Say About Us, sold 3,000 copies.",
        "In the memoir The Country We Love: My Family she is a boy.",
        "British shows - which picked up 48 prizes - will go on.",
        "British claims that 20 ships sank were denied.",
    ],
)
def test_a_verb_in_a_name_is_none(document: Make, text: str) -> None:
    assert found(document(text)) == []


@pytest.mark.parametrize(
    ("hearer", "content"),
    [
        ("BBC One", ": “It is a long road.”"),
        ("BBC One's Breakfast with Ida", ": “It is a long road.”"),
        ("Channel Four", " that it was over"),
        ("Radio Five Live", " it was over"),
    ],
)
def test_a_hearer_may_have_a_number(document: Make, hearer: str, content: str) -> None:
    words = content.lstrip(": ")
    assert found(document(f"The mayor told {hearer}{content}.")) == [
        ("The mayor", "told", words, "strong")
    ]


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("A crowd came. Hale has read the bill, but she said it was poor.", "Hale"),
        ("Roe spoke. The bank met the unions, and it said 20 jobs would go.", "The bank"),
        ("Roe spoke. When the mayor left, he said 20 men had died.", "the mayor"),
        ("Roe was late. Six men died, he said.", "Roe"),
        # no name, but a noun that opens a sentence
        ("Ida Hale said it was late. Trains would not run, she said.", "Ida Hale"),
        ("Ida Hale said it was late. Firemen were sent for, she said.", "Ida Hale"),
        # another has acted since who goes by it
        ("Tom Roe spoke. Ms Hale bought it. It rained. “It was dry,” she said.", "Ms Hale"),
        ("Roe said so. Ms Hale bought it. Mr Lind sold it. “It was dry,” she said.", "Ms Hale"),
        ("Ms Hale bought it. Jo Roe said so. It rained. “It was dry,” she said.", "Jo Roe"),
        ("Jo Roe said so. The mayor met Ms Hale. It rained. “It was dry,” she said.", "Jo Roe"),
    ],
)
def test_a_pronoun_stands_for_the_subject_that_is_nearest(
    document: Make, text: str, stands_for: str
) -> None:
    made = document(text)
    meant = made.spans("attribution")[-1].source.antecedent
    assert made.text[meant.start : meant.end] == stands_for


@pytest.mark.parametrize(
    ("first", "word", "stands_for"),
    [
        ("Ms Hale", "she", "Ms Hale"),
        ("Ms Hale", "he", None),
        ("Mr Hale", "she", None),
        ("Ida Hale", "he", "Ida Hale"),
        ("Her brother", "she", None),
        ("A doctor of the boy", "she", "A doctor of the boy"),
        ("The boy’s doctor", "she", "The boy’s doctor"),
        ("A spokeswoman", "he", None),
    ],
)
def test_a_pronoun_stands_for_nobody_of_the_other_gender(
    document: Make, first: str, word: str, stands_for: str | None
) -> None:
    text = document(f"{first} said it was late. It rained. “It is over,” {word} said.")
    (_, second) = text.spans("attribution")
    meant = second.source.antecedent
    assert (meant and text.text[meant.start : meant.end]) == stands_for


def test_a_quotation_that_a_paper_quotes_is_said(document: Make) -> None:
    quotation = "“We are concerned about the money,”"
    assert found(document(f"{quotation} the Gazette quotes a source close to Aden as saying.")) == [
        ("the Gazette", "quotes", quotation, "strong")
    ]
    assert found(document(f"{quotation} the Gazette quotes a source close to Aden.")) == [
        ("the Gazette", "quotes", quotation, "strong")
    ]


def test_a_bracket_that_closes_behind_a_colon_is_no_label(document: Make) -> None:
    assert found(document("U.N. ( : )")) == []


def test_what_happens_meanwhile_is_not_said(document: Make) -> None:
    assert found(document("Hale led, the commission said, as clashes left three dead.")) == [
        ("the commission", "said", "Hale led", "strong")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "As of 14 March the camp held 62,000 people",
        "As recently as May the camp held 62,000 people",
        "As part of the deal the mill will shut",
        "When the rain came 40 families were moved",
        "If the dyke gives way the town will flood",
    ],
)
def test_what_opens_with_as_or_when_is_said_by_who_speaks_last(document: Make, words: str) -> None:
    assert found(document(f"{words}, the agency said.")) == [
        ("the agency", "said", words, "strong")
    ]
    assert found(document(f"{words}, said the agency.")) == [
        ("the agency", "said", words, "strong")
    ]
    assert found(document(f"{words}, the agency said in a statement on Monday."))[0][2] == words


def test_a_clause_of_time_before_a_speaker_is_not_said(document: Make) -> None:
    assert found(document("When he left, the mayor said that the road was shut.")) == [
        ("the mayor", "said", "that the road was shut", "strong")
    ]


def test_bodies_raise_no_toll(document: Make) -> None:
    told = found(document("Four bodies found in the cellar raised the toll to 19."))
    assert "strong" not in [strength for *_, strength in told]
    assert found(document("The agency increased the death toll to 19."))[0][0] == "The agency"


def test_a_number_with_its_hedge_opens_a_clause(document: Make) -> None:
    assert found(document("About 300 people gathered outside the court, police said.")) == [
        ("police", "said", "About 300 people gathered outside the court", "strong")
    ]
    assert found(document("Up to 300 homes burned in the fire, police said.")) == [
        ("police", "said", "Up to 300 homes burned in the fire", "strong")
    ]
    assert found(document("As many as 300 men drowned off the cape, the U.N. agency said.")) == [
        ("the U.N. agency", "said", "As many as 300 men drowned off the cape", "strong")
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Another 72 miners are in hospital, 15 of them with burns",
        "Of the dead, 29 were in the town and 12 in villages on the coast",
        "Six divers died, most of them young men",
    ],
)
def test_a_named_minister_is_none_of_the_wounded(document: Make, told: str) -> None:
    (said,) = found(document(f"{told}, the health minister, Asha Rao, said."))
    assert said == ("the health minister, Asha Rao", "said", told, "strong")


@pytest.mark.parametrize(
    "told",
    [
        "Since 2014 the war has killed 300 civilians",
        "After the storm six people died",
        "Until May the clinic treated 300 patients",
    ],
)
def test_a_clause_that_opens_with_a_time_is_said(document: Make, told: str) -> None:
    assert found(document(f"{told}, the ministry said.")) == [
        ("the ministry", "said", told, "strong")
    ]
    assert found(document(f"{told}, said the ministry on Monday.")) == [
        ("the ministry", "said", told, "strong")
    ]


def test_a_time_before_a_colon_is_that_of_the_words(document: Make) -> None:
    assert found(document("After rebels attacked, the army said: “We left.”")) == [
        ("the army", "said", "“We left.”", "strong")
    ]


@pytest.mark.parametrize("count", ["At least 12 dead", "Hundreds missing", "Six dead, 40 hurt"])
@pytest.mark.parametrize(
    "source", ["the UN", "the minister, Ali Demir", "interior minister Ali Demir"]
)
def test_a_count_without_a_verb_is_said(document: Make, count: str, source: str) -> None:
    assert found(document(f"{count}, says {source}.")) == [(source, "says", count, "strong")]


@pytest.mark.parametrize(
    "said",
    [
        "said on Aug. 29, 2022, that",
        "said on Aug 29, 2022 that",
        "said on Monday, Aug. 29, that",
        "told reporters on Monday, August 29, 2022, that",
        "said on Monday, 29 August 2022 that",
        "said on Monday, 29 August 2022, that",
        "said on Monday, 29 August, that",
    ],
)
def test_the_commas_of_a_date_do_not_part_a_cue_from_its_clause(document: Make, said: str) -> None:
    [attribution] = found(document(f"The agency {said} six people had died."))
    assert attribution == ("The agency", said.split()[0], "that six people had died", "strong")


def test_a_number_behind_a_date_is_no_year(document: Make) -> None:
    [(_, _, content, _)] = found(document("On Aug. 29, 2022, the army said six men had died."))
    assert content == "six men had died"
    [(_, _, content, _)] = found(document("On Monday, 12 months on, the army said six died."))
    assert content == "six died"
    [(source, _, content, _)] = found(document("The army met on Aug. 29, 12 people say."))
    assert (source, content) == ("12 people", "The army met on Aug. 29")


@pytest.mark.parametrize("count", ["about 120", "over 120", "at least 120"])
def test_what_is_said_may_begin_with_a_hedge(document: Make, count: str) -> None:
    [attribution] = found(document(f"The mayor said {count} homes had burned."))
    assert attribution == ("The mayor", "said", f"{count} homes had burned", "strong")


@pytest.mark.parametrize(
    "source", ["state-owned Tidemark", "privately owned radio", "newly elected mayor Ann Lee"]
)
def test_a_source_may_begin_with_a_participle(document: Make, source: str) -> None:
    [attribution] = found(document(f"Six people died in the blast, {source} said."))
    assert attribution == (source, "said", "Six people died in the blast", "strong")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Six people have died, say police.", "police"),
        ("Six people are now known to have died, say the rescue services.", "the rescue services"),
        (
            "Six people have died since May, a tally by the Red Cross shows.",
            "a tally by the Red Cross",
        ),
        ("By the ministry's count, six people have died.", "the ministry's count"),
        ("The fire, which by the coroner's count killed six, is out.", "the coroner's count"),
        ("The raid killed 70 villagers, by Varanian tallies.", "Varanian tallies"),
        ("By official estimates, 9,000 goats drowned.", "official estimates"),
        ("When it ended, six people lay dead, witnesses said.", "witnesses"),
    ],
)
def test_who_stands_behind_a_count(document: Make, text: str, source: str) -> None:
    assert [made[0] for made in found(document(text)) if made[3] == "strong"] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain in, say, the next hours.",
        "The leak at the mill claimed seven lives, and its owner fled.",
        "They eat, pray, say little.",
        "They went by count and by name.",
    ],
)
def test_who_says_nothing_about_a_count(document: Make, text: str) -> None:
    assert found(document(text)) == []


def test_a_compound_verb_is_no_adjective() -> None:
    assert tag_word("state-owned") == tag_word("fast-growing") == "j"
    assert tag_word("re-elected") == tag_word("elected")


def test_a_clause_with_a_bound_stands_before_an_inverted_cue(document: Make) -> None:
    assert found(document("At least 12 people were hurt in the crush, said Ann Lee.")) == [
        ("Ann Lee", "said", "At least 12 people were hurt in the crush", "strong")
    ]


def test_hit_is_a_past_tense_too(document: Make) -> None:
    assert found(document("The Vatican hit out at the film.")) == [
        ("The Vatican", "hit out", "at the film", "weak")
    ]


def test_a_source_is_close_to_somebody(document: Make) -> None:
    text = document("The road is shut, a source close to the cabinet said.")
    assert found(text) == [("a source close to the cabinet", "said", "The road is shut", "strong")]
    assert [source.kind for source in text.spans("source")] == ["anonymous"]


def test_what_who_says_in_a_source_ends_with_it(document: Make) -> None:
    assert found(document("Lee, who admitted he had been late, said six had died.")) == [
        ("Lee, who admitted he had been late", "said", "six had died", "strong"),
        ("who", "admitted", "he had been late", "strong"),
    ]


def test_a_second_source_ends_what_the_first_says(document: Make) -> None:
    text = "The office put the toll at 34, but opposition groups claim that 100 people died."
    assert found(document(text)) == [
        ("The office", "put", "the toll at 34", "strong"),
        ("opposition groups", "claim", "that 100 people died", "strong"),
    ]


STRUCTURES = [
    # trailing, inverted, mid-sentence
    ("Some 20 soldiers were killed, the health ministry said.",
     ("the health ministry", "said", "Some 20 soldiers were killed", "strong")),
    ("Six soldiers died in the strike, said Defence Minister Ada Hale on Monday.",
     ("Defence Minister Ada Hale", "said", "Six soldiers died in the strike", "strong")),
    ("The goal, Hale said, is a truce.", ("Hale", "said", "The goal | is a truce", "strong")),
    ("Six died, according to the coastguard.",
     ("the coastguard", "according to", "Six died", "strong")),
    ("In towns that had a dam the rate was lower, the mayor said.",
     ("the mayor", "said", "In towns that had a dam the rate was lower", "strong")),
    ("The club lost a boy and his coach, the mayor of Aden, Ann Lee, said.",
     ("the mayor of Aden, Ann Lee", "said", "The club lost a boy and his coach", "strong")),
    ("Forty homes burned, the mayor told reporters.",
     ("the mayor", "told", "Forty homes burned", "strong")),
    ("Forty cases were reported, the minister, Ama Osei, told a news conference in Tema.",
     ("the minister, Ama Osei", "told", "Forty cases were reported", "strong")),
    ("Nine people were killed, residents and a local official said.",
     ("residents and a local official", "said", "Nine people were killed", "strong")),
    ("Nine thousand people face hunger, warned the charity.",
     ("the charity", "warned", "Nine thousand people face hunger", "strong")),
    ("Nine people died, the mayor was quoted as saying by the state agency.",
     ("the mayor", "was quoted as saying", "Nine people died", "strong")),
    ("The mayor was quoted by the state agency as saying nine people had died.",
     ("The mayor", "was quoted by", "nine people had died", "strong")),
    ("Nine deaths have been confirmed by the ministry.",
     ("the ministry", "have been confirmed by", "Nine deaths", "strong")),
    ("The ministry has so far confirmed the deaths of nine people.",
     ("The ministry", "has so far confirmed", "the deaths of nine people", "strong")),
    ("Figures released by the ministry on Friday show that 9,000 people lost their jobs.",
     ("Figures released by the ministry", "show", "that 9,000 people lost their jobs", "strong")),
    ("Villagers reached by phone said nine people had died.",
     ("Villagers reached by phone", "said", "nine people had died", "strong")),
    ("The army put its losses at nine.", ("The army", "put", "its losses at nine", "strong")),
    ("At least 15 people died, according to two doctors at the town's only working clinic.",
     ("two doctors at the town's only working clinic", "according to", "At least 15 people died",
      "strong")),
    ("The fire brigade gave a toll of nine.",
     ("The fire brigade", "gave a toll of", "nine", "strong")),
    ("A nurse, who visited the site, counted at least 30 graves.",
     ("A nurse, who visited the site", "counted", "at least 30 graves", "strong")),
    ("Aid workers in the camp, where cholera broke out in May, say 19 children have died.",
     ("Aid workers in the camp, where cholera broke out in May", "say", "19 children have died",
      "strong")),
    ("Troops shot 112 villagers, two envoys said in a report that calls it a crime.",
     ("two envoys", "said", "Troops shot 112 villagers", "strong")),
    ("Troops shot 112 villagers, envoys said in a report released Tuesday that was leaked.",
     ("envoys", "said", "Troops shot 112 villagers", "strong")),
    ("Troops shot 112 villagers, envoys said on condition of anonymity because they may not speak.",
     ("envoys", "said", "Troops shot 112 villagers", "strong")),
    ("The militia acknowledged the deaths of four of its men.",
     ("The militia", "acknowledged", "the deaths of four of its men", "strong")),
    ("The mayor said in a speech that 112 villagers had died.",
     ("The mayor", "said", "that 112 villagers had died", "strong")),
    ("Three people have died, police say: a nurse, a clerk and a boy.",
     ("police", "say", "Three people have died | a nurse, a clerk and a boy", "strong")),
    ("The ministry gave lower figures: 2,988 cases and 49 deaths.",
     ("The ministry", "gave lower figures", "2,988 cases and 49 deaths", "strong")),
    ("The mill, which employs 90, cut its dividend and said 12 jobs would go.",
     ("The mill, which employs 90", "said", "12 jobs would go", "strong")),
    ("An aide to the governor said it was safe.",
     ("An aide to the governor", "said", "it was safe", "strong")),
    ("Witnesses to the attack said nine had died.",
     ("Witnesses to the attack", "said", "nine had died", "strong")),
    ("Some traders see this as a step closer to a full listing.",
     ("Some traders", "see", "this as a step closer to a full listing", "weak")),
    ("Taxpayers may have to bail out the fund, leading economists have warned.",
     ("leading economists", "have warned", "Taxpayers may have to bail out the fund", "strong")),
    # a source with a clause of its own
    ("A nurse who asked not to be named said 80 trucks were waiting.",
     ("A nurse who asked not to be named", "said", "80 trucks were waiting", "strong")),
    ("A man who lost two sons in the blast said nobody came.",
     ("A man who lost two sons in the blast", "said", "nobody came", "strong")),
    ("People who fled the town told reporters nine had died.",
     ("People who fled the town", "told", "nine had died", "strong")),
    # fronted
    ("According to diplomatic sources, six soldiers were killed.",
     ("diplomatic sources", "According to", "six soldiers were killed", "strong")),
    ("Noting that six had died, the army withdrew.",
     ("the army", "Noting", "that six had died", "strong")),
    # clauses
    ("The ministry said on Monday that six had died.",
     ("The ministry", "said", "that six had died", "strong")),
    ("The police told reporters that six had died.",
     ("The police", "told", "that six had died", "strong")),
    ("The army, which withdrew, said six had died.",
     ("The army, which withdrew", "said", "six had died", "strong")),
    ("A report by the auditors found that six had died.",
     ("A report by the auditors", "found", "that six had died", "strong")),
    ("The UN said, citing local media, that six had died.",
     ("The UN", "said", "that six had died", "strong")),
    # quotations
    ("“We are worried,” Hale said.", ("Hale", "said", "“We are worried,”", "strong")),
    ("“Go,” Hale said, “or stay.”", ("Hale", "said", "“Go,” | “or stay.”", "strong")),
    ("“We are worried,” said Hale. “It is not over.”",
     ("Hale", "said", "“We are worried,” | “It is not over.”", "strong")),
    ("“Who did it?” Hale asked the crowd.", ("Hale", "asked", "“Who did it?”", "strong")),
    ("“Never again”, Hale said.", ("Hale", "said", "“Never again”", "strong")),
    ("‘No’, said the mayor.", ("the mayor", "said", "‘No’", "strong")),
    ("“Dune”, the mayor said, was late.",
     ("the mayor", "said", "“Dune” | was late", "strong")),
    ("Hale said: “It is over”.", ("Hale", "said", "“It is over”", "strong")),
    ("Hale added: “It is not over.”", ("Hale", "added", "“It is not over.”", "strong")),
    ("“We are worried,” a weary Hale retaliated.",
     ("a weary Hale", "retaliated", "“We are worried,”", "strong")),
    # labels and credits
    ("Army: 12 dead", ("Army", ":", "12 dead", "strong")),
    ("Hale: Six soldiers died.", ("Hale", ":", "Six soldiers died.", "strong")),
    ("Peru: “Six soldiers died.”", ("Peru", ":", "“Six soldiers died.”", "strong")),
    # a surname that is a cue
    ("“It is over,” Omar Said told the court.",
     ("Omar Said", "told", "“It is over,”", "strong")),
    ("Mr Said said six had died.", ("Mr Said", "said", "six had died", "strong")),
    # a body whose letters spell a pronoun, a plural without its ending
    ("Six people died, the WHO said.", ("the WHO", "said", "Six people died", "strong")),
    ("Six people died, police data show.",
     ("police data", "show", "Six people died", "strong")),
    ("12 killed in blast: police", ("police", ":", "12 killed in blast", "strong")),
    # passives
    ("The minister was quoted as saying that six had died.",
     ("The minister", "was quoted as saying", "that six had died", "strong")),
    ("Three people were reported missing by the coastguard.",
     ("the coastguard", "were reported", "Three people | missing", "strong")),
    ("At least six people died, reports the state broadcaster.",
     ("the state broadcaster", "reports", "At least six people died", "strong")),
    ("The agency raised the death toll to 19.",
     ("The agency", "raised the death toll", "to 19", "strong")),
    ("The ministry lowered its count of deaths in Ndara from 71 to 58.",
     ("The ministry", "lowered its count of", "deaths in Ndara from 71 to 58", "strong")),
    # what a court hears, a witness says there
    ("Six people died, the hearing was told.",
     ("the hearing", "was told", "Six people died", "strong")),
    ("Magistrates were told that six had died.",
     ("Magistrates", "were told", "that six had died", "strong")),
    # no more than a reaction
    ("Hale expressed concern over clashes that left six soldiers dead.",
     ("Hale", "expressed", "concern over clashes that left six soldiers dead", "weak")),
    ("Hale called for an end to the strikes that killed six.",
     ("Hale", "called for", "an end to the strikes that killed six", "weak")),
    ("The minister may say that six died.", ("The minister", "may say", "that six died", "weak")),
    ("The army did not say that six died.",
     ("The army", "did not say", "that six died", "weak")),
    ("The army did not deny that six soldiers had died.",
     ("The army", "did not deny", "that six soldiers had died", "weak")),
    # an aside in the subject
    ("Gov. Ada Hale of Aden, a nurse who has refused to resign, said the Haddad family fled.",
     ("Gov. Ada Hale of Aden, a nurse who has refused to resign", "said",
      "the Haddad family fled", "strong")),
    ("“We left,” an officer, who was not allowed to speak, told Harbour News.",
     ("an officer, who was not allowed to speak", "told", "“We left,”", "strong")),
    ("“We left,” Ada Hale, 67, a retired clerk in Fairview, Pa., said in an interview.",
     ("Ada Hale, 67, a retired clerk in Fairview, Pa.", "said", "“We left,”", "strong")),
    ("Mayor Ada Hale (D-Aden) said that six had died.",
     ("Mayor Ada Hale (D-Aden)", "said", "that six had died", "strong")),
    ("Papers filed on Sunday night revealed that six had died.",
     ("Papers", "revealed", "that six had died", "strong")),
    ("The new port, he promised, is open.",
     ("he", "promised", "The new port | is open", "weak")),
    # who shares a verb
    ("He's said that six had died.", ("He", "'s said", "that six had died", "strong")),
    ("Hale has long said that six had died.",
     ("Hale", "has long said", "that six had died", "strong")),
    ("Hale spoke late, but in a later interview said that six had died.",
     ("Hale", "said", "that six had died", "strong")),
    ("Hale withdrew his endorsement of the plan, saying that six had died.",
     ("Hale", "saying", "that six had died", "strong")),
    ("When Haddad came, the mayor rose and said that six had died.",
     ("the mayor", "said", "that six had died", "strong")),
    # to say
    ("The mayor went to the port to say that six had died.",
     ("The mayor", "to say", "that six had died", "weak")),
    ("The blast led her to say that six had died.",
     ("her", "to say", "that six had died", "weak")),
    # polls
    ("In a Harbour poll, conducted in May, 40 percent of voters backed him.",
     ("a Harbour poll, conducted in May", "In", "40 percent of voters backed him", "strong")),
    ("He leads by nine points in the latest poll.",
     ("the latest poll", "in", "He leads by nine points", "strong")),
    # between a source and what it says
    ("Another source speaking to the paper said the bridge was shut.",
     ("Another source speaking to the paper", "said", "the bridge was shut", "strong")),
    ("The growers whose fields were lost say the flood came at night.",
     ("The growers whose fields were lost", "say", "the flood came at night", "strong")),
    ("Mr Stone said, among other things, that the dam was old.",
     ("Mr Stone", "said", "that the dam was old", "strong")),
    ("Hale later Thursday told the paper: “Both will meet.”",
     ("Hale", "told", "“Both will meet.”", "strong")),
    ("The speaker, the oldest of the members, on Tuesday said the vote was off.",
     ("The speaker, the oldest of the members", "said", "the vote was off", "strong")),
    ("Jane Roe, a spokeswoman for the charity, Free Rivers, said six had died.",
     ("Jane Roe, a spokeswoman for the charity, Free Rivers", "said", "six had died", "strong")),
    ("Ann Lee, editor of the paper, The Harbour News, said it was old.",
     ("Ann Lee, editor of the paper, The Harbour News", "said", "it was old", "strong")),
    ("Two died, one a boy, the mayor, Ann Lee, said.",
     ("the mayor, Ann Lee", "said", "Two died, one a boy", "strong")),
    ("Afterwards the minister “looked tired,” Lee said.",
     ("Lee", "said", "Afterwards the minister “looked tired,”", "strong")),
    ("“Most of it comes from efforts to measure” income, he said.",
     ("he", "said", "“Most of it comes from efforts to measure” income", "strong")),
    ("Police in Tema on Sunday morning said six had died.",
     ("Police in Tema", "said", "six had died", "strong")),
    ("A resident who gave only his first name, Adam, said nine had died.",
     ("A resident who gave only his first name, Adam", "said", "nine had died", "strong")),
    ("Nine people, among them two boys, had died, said the doctor, Ama Osei.",
     ("the doctor, Ama Osei", "said", "Nine people, among them two boys, had died", "strong")),
    ("The paper, which first said it would wait, said it would print the list.",
     ("The paper, which first said it would wait", "said", "it would print the list", "strong")),
    ("An officer at the scene told AFP nine had died.",
     ("An officer at the scene", "told", "nine had died", "strong")),
    ("Hale told Channel 4 that nine had died.",
     ("Hale", "told", "that nine had died", "strong")),
    ("The ministry's estimate is that nine had died.",
     ("The ministry's", "estimate", "that nine had died", "strong")),
    ("Residents told the paper of nine bodies in the river.",
     ("Residents", "told", "of nine bodies in the river", "weak")),
    ("“It is old,” he remarks.", ("he", "remarks", "“It is old,”", "strong")),
    ("The bank projects that prices will fall.",
     ("The bank", "projects", "that prices will fall", "strong")),
    ("Hale told me he’d had a quiet life.",
     ("Hale", "told", "he’d had a quiet life", "strong")),
    ("The mayor said that, according to the police, six had died.",
     ("the police", "according to", "six had died", "strong")),
    ("The report published on Tuesday showed that six had died.",
     ("The report", "showed", "that six had died", "strong")),
    # contested
    ("The army denied that six soldiers had died.",
     ("The army", "denied", "that six soldiers had died", "inverse")),
    # appositions of a source behind its verb, with what tells more of them
    ("“We left,” said Ada Hale, 44, a retired clerk at the port who saw the fire. “It burned.”",
     ("Ada Hale, 44, a retired clerk at the port who saw the fire", "said",
      "“We left,” | “It burned.”", "strong")),
    ("Ada Hale, a monitor based in London, said that they had left.",
     ("Ada Hale, a monitor based in London", "said", "that they had left", "strong")),
    ("Ada Hale, the mother of a boy killed in the raid, said they had left.",
     ("Ada Hale, the mother of a boy killed in the raid", "said", "they had left", "strong")),
    ("Ada Hale, an analyst at Norvia, a firm founded in Aden, said that they had left.",
     ("Ada Hale, an analyst at Norvia, a firm founded in Aden", "said", "that they had left",
      "strong")),
    ("Rain hit the valley, a bridge collapsed in the town, said the mayor.",
     ("the mayor", "said", "Rain hit the valley, a bridge collapsed in the town", "strong")),
    ("Ada Hale, chief executive of Norvia, the power company, said that they had left.",
     ("Ada Hale, chief executive of Norvia, the power company", "said", "that they had left",
      "strong")),
    ("They had left, a team led by Ada Hale said.",
     ("a team led by Ada Hale", "said", "They had left", "strong")),
    ("The U.S.-led coalition said that they had left.",
     ("The U.S.-led coalition", "said", "that they had left", "strong")),
    ("They had left, according to some of the survivors.",
     ("some of the survivors", "according to", "They had left", "strong")),
    ("The army and the rebels both said that they had left.",
     ("The army and the rebels", "said", "that they had left", "strong")),
    ("“We left,” said Ada Hale, a former adviser and aide to Mayor Lee, who lives there.",
     ("Ada Hale, a former adviser and aide to Mayor Lee, who lives there", "said", "“We left,”",
      "strong")),
    ("“We left,” said Ada Hale, author of “The Long Flood,” who lives there.",
     ("Ada Hale, author of “The Long Flood,” who lives there", "said", "“We left,”", "strong")),
    ("“We left,” said Ada Hale, now director of the mill. The gate was shut.",
     ("Ada Hale, now director of the mill", "said", "“We left,”", "strong")),
    ("Six died, according to Ada Hale, an engineer at the mill.",
     ("Ada Hale, an engineer at the mill", "according to", "Six died", "strong")),
    ("Hale, now director of the mill, said six had died.",
     ("Hale, now director of the mill", "said", "six had died", "strong")),
    ("The dam, said Hale, is old.", ("Hale", "said", "The dam | is old", "strong")),
    ("The dam, said Ada Hale, an engineer at the mill, is old.",
     ("Ada Hale, an engineer at the mill", "said", "The dam | is old", "strong")),
    ("“We are glad and so is everybody else in our own old town” about it, said Ada Hale.",
     ("Ada Hale", "said", "“We are glad and so is everybody else in our own old town” about it",
      "strong")),
    (("Hale, who lost to Lee and whose views on trade and on farming and on the port and on much "
      "else had not changed in ten long years, said it was old."),
     (("Hale, who lost to Lee and whose views on trade and on farming and on the port and on much "
       "else had not changed in ten long years"), "said", "it was old", "strong")),
    ("The mill said in a statement Monday they had paid.",
     ("The mill", "said", "they had paid", "strong")),
    ("The mill said in a statement on Monday they had paid.",
     ("The mill", "said", "they had paid", "strong")),
    ("The band said on its Dar news agency it had paid.",
     ("The band", "said", "it had paid", "strong")),
    ("They back a plan which, the mayor said, would ruin the port.",
     ("the mayor", "said", "which | would ruin the port", "strong")),
    # what one says ends where he goes on to say more, or another does
    ("Hale said that they were “the worst of all,” adding that she would not pay.",
     ("Hale", "said", "that they were “the worst of all,”", "strong")),
    ("The army said that six had died, and the mayor said that nine had.",
     ("The army", "said", "that six had died", "strong")),
    ("The army said that six had died, and the mayor said that nine had.",
     ("the mayor", "said", "that nine had", "strong")),
    ("Hale is seeking a second term, and he has the means.",
     ("Hale", "is seeking", "a second term", "weak")),
    ("The dam worried an engineer who criticised the mayor, is old and leaks.",
     ("who", "criticised", "the mayor", "weak")),
    ("Hale said Monday's decision came late.",
     ("Hale", "said", "Monday's decision came late", "strong")),
    ("Experts say for the port to reopen they need ships.",
     ("Experts", "say", "for the port to reopen they need ships", "weak")),
    # a quotation that goes on in small letters is part of its sentence
    ("The bill, made in May, “brings the old port nothing but a lot of harm,” Hale said.",
     ("Hale", "said", "The bill, made in May, “brings the old port nothing but a lot of harm,”",
      "strong")),
    ("After the vote, “the port has nothing but a lot of new and old harm,” Hale said.",
     ("Hale", "said", "“the port has nothing but a lot of new and old harm,”", "strong")),
    # where a source begins and ends
    ("More than six in 10 voters said the dam was old.",
     ("More than six in 10 voters", "said", "the dam was old", "strong")),
    ("Almost half said the dam was old.", ("Almost half", "said", "the dam was old", "strong")),
    ("Six died, according to people close to the mayor.",
     ("people close to the mayor", "according to", "Six died", "strong")),
    ("The mayor told an aide to leave Oslo, officials said.",
     ("officials", "said", "The mayor told an aide to leave Oslo", "strong")),
    ("Ada Hale, D-Aden, a nurse, said six had died.",
     ("Ada Hale, D-Aden, a nurse", "said", "six had died", "strong")),
    ("At the polls, voters thought the dam was old.",
     ("voters", "thought", "the dam was old", "weak")),
    # the name of a film is nobody's words, and the comma in its marks ends an aside
    ("Hale, who wrote the film “Dust on the Road,” said it was late.",
     ("Hale, who wrote the film “Dust on the Road,”", "said", "it was late", "strong")),
    # asides and times between a helper and its verb, and between a verb and what is said
    ("A survey of towns has, however, found that the dam is old.",
     ("A survey of towns", "has, however, found", "that the dam is old", "strong")),
    ("Police had last month charged Lee with fraud.",
     ("Police", "had last month charged", "Lee with fraud", "weak")),
    ("The mayor said, if elected, she would rebuild the dam.",
     ("The mayor", "said", "she would rebuild the dam", "strong")),
    ("The driver fled, a police report indicates.",
     ("a police report", "indicates", "The driver fled", "strong")),
    ("The union also plans to build one.",
     ("The union", "also plans", "to build one", "weak")),
    # what groups are for, that a clause or a participle describes
    ("He gave the club that backed Ada Lee a prize.",
     ("that", "backed", "Ada Lee a prize", "weak")),
    ("Clubs that backed Ada Lee say the dam is old.",
     ("Clubs that backed Ada Lee", "say", "the dam is old", "strong")),
    ("A group backing Ada Hale raised 40 million.",
     ("A group", "backing", "Ada Hale", "weak")),
    ("Critics of the plan to close the plant said it was rushed.",
     ("Critics of the plan to close the plant", "said", "it was rushed", "strong")),
    ("On Monday, leaked documents showed that Hale knew.",
     ("leaked documents", "showed", "that Hale knew", "strong")),
    ("Someone in the crowd shouted that it was late.",
     ("Someone in the crowd", "shouted", "that it was late", "strong")),
    ("Hale, who through an aide declined to comment, left.",
     ("who", "declined", "to comment", "weak")),
    ("Early estimates put the number of homes that were lost in the fire at 550.",
     ("Early estimates", "put", "the number of homes that were lost in the fire at 550", "strong")),
    # how somebody is minded
    ("Hale remains confident that he will win.",
     ("Hale", "remains confident", "that he will win", "weak")),
    ("Farmers are proud of their dam.", ("Farmers", "are proud", "of their dam", "weak")),
    ("The union is worried about the old dam.",
     ("The union", "is worried about", "the old dam", "weak")),
    ("Asked if the dam was “safe enough to stay,” most said yes.",
     ("most", "said", "yes", "strong")),
    ("Lee backs Orr.", ("Lee", "backs", "Orr", "weak")),
    ("It is worth noting that the dam is old.", (None, "noting", "that the dam is old", "weak")),
    # the writer goes on behind a matter that is named
    ("Hale backed the night ban, which two courts had struck down.",
     ("Hale", "backed", "the night ban", "weak")),
    ("Hale backed the night ban, putting her at odds with the mayor.",
     ("Hale", "backed", "the night ban", "weak")),
    ("Hale criticised the night ban, but the council kept it.",
     ("Hale", "criticised", "the night ban", "weak")),
    ("Hale criticised the mayor, who left in May, over his pay.",
     ("Hale", "criticised", "the mayor, who left in May, over his pay", "weak")),
    ("Hale rejected the charge: “I was in Aden all of that week.”",
     ("Hale", "rejected", "the charge", "inverse")),
    ("Hale rejected the charge: “I was in Aden all of that week.”",
     ("Hale", "rejected", "“I was in Aden all of that week.”", "strong")),
    ("The army acknowledged two dead.", ("The army", "acknowledged", "two dead", "strong")),
    ("Residents put the dead in the dozens.",
     ("Residents", "put", "the dead in the dozens", "strong")),
    ("A neighbour gave evidence that she heard a saw.",
     ("A neighbour", "gave evidence that", "she heard a saw", "strong")),
    ("It killed 600 people, by the estimates of survivors.",
     ("survivors", "by the estimates of", "It killed 600 people", "strong")),
    ("Rumours that a dam had burst, killing six, were false, police said.",
     ("police", "said", "Rumours that a dam had burst, killing six, were false", "inverse")),
    ("Police said reports that six had died were untrue.",
     ("Police", "said", "reports that six had died were untrue", "inverse")),
    ("Police said reports of six deaths were no hoax.",
     ("Police", "said", "reports of six deaths were no hoax", "strong")),
    ("Rain drowned out her criticism of the night ban.",
     ("her", "criticism of", "the night ban", "weak")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STRUCTURES)
def test_structure(document: Make, text: str, expected: tuple[str, ...]) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "That said, six soldiers died.",
        "The annual report card is due on Monday.",
        "Insurance claims rose by a third.",
        "The River Forecasting and Warning Centre is shut.",
        "She faces three counts of fraud.",
        "Dozens feared drowned as ferry sinks",
        "Experts are giving evidence on it to the committee.",
        "The post office shut in May.",
        "Source: Agency.",
        "Passengers were told that six had died.",
        "The court was told to wait until six had died.",
        # where it was, in a round-up
        "Talks went on until noon.\n\nPeru: Six soldiers died.",
        "Six soldiers died on Monday.",
        "The mayor did not comment.\n\nSix soldiers died in the trenches.",
        "The town, home to some 23,000 people, lies 140 km east of the port.",
        "Clashes in the valley saw eight soldiers killed.",
        "The terrorist attacks in Aden stirred nobody.",
        "They dread bad weather, security alerts or strikes.",
        "Forwards: Nico Mas, Sy Roe, Oli Orr, Will Lee.",
        "Replacements: A Roe (Aden), J Lee (Taiz), B Orr.",
        "Stealth Over Health: Roe was headed to hospital.",
        "It holds new emissions rules which govern 40 firms.",
        "They pay for marquee projects like dams for 40 towns.",
        "They made payments, just as they now pay estimated taxes.",
        "The panels uncovered facts, found fault and left.",
        "Material showing up on 40 servers is not hers.",
        "Current rules are old.",
        "More than 1,200 emails from her were lost.",
        "The plan proved damaging to the town.",
        "Editor’s note: the council meets on Monday.",
        # other senses of reporting verbs, and nouns that look like them
        "A new group called Free Rivers, led by growers, raised money.",
        "Mr Okafor called Jane Roe and left.",
        "A video posted to her account was gone by noon.",
        "Hale reported from Beirut.",
        "The senators found themselves in a muddy fight.",
        "She has 40 pledged delegates.",
        "There were reports that nine had died.",
        "The strong showing in May surprised nobody.",
        "Hale appeared on television.",
        "The largest claims came from the island.",
        "There was unease amid union claims he had lied.",
        "There was talk, despite Labour claims that it was over.",
        "<tweet tweet-id=1>",
        # what is done to bodies, and what troops do
        "Two more bodies have not been identified.",
        "Three of the victims were not found.",
        "Rebels attacked the village on Monday.",
        "The army blasted the rebel town.",
        "The civil war has claimed more than 500,000 lives.",
        "The storm claimed its fourth victim on Monday.",
        # a noun, and a participle beside one
        "The policy plans for the harbour were late.",
        "It was a racially charged row.",
        "",
    ],
)
def test_no_attribution(document: Make, text: str) -> None:
    assert not found(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mr Roe derided Tory claims they could cut it.",
        "He hit back at Labour claims it was old.",
        "Norvia rejects claims that it was old.",
    ],
)
def test_claims_that_somebody_speaks_of_are_no_verb(document: Make, text: str) -> None:
    assert "claims" not in {cue for _, cue, *_ in found(document(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Labour claims the road is old.",
        "It is a plan which the bank claims would cost jobs.",
        "The plan the bank claims would cost jobs was dropped.",
        "The head of Labour claims that it is old.",
        "She left and claims he lied.",
        "The firm claims its new engine saves fuel.",
        "The firm claims the bank owes it more.",
    ],
)
def test_who_claims_something(document: Make, text: str) -> None:
    assert "claims" in {cue for _, cue, *_ in found(document(text))}


def test_nobody_says_so(document: Make) -> None:
    (span,) = document("It was reported that 20 soldiers had died.").spans("attribution")
    assert (span.source, span.strength) == (None, "weak")


def test_coordinated_verbs_share_a_source_and_part_the_content(document: Make) -> None:
    made = document("Turkey complained of the carnage and urged Russia to act at once.")
    assert set(found(made)) == {
        ("Turkey", "complained of", "the carnage", "weak"),
        ("Turkey", "urged", "Russia to act at once", "weak"),
    }


def test_one_cue_covers_a_quotation_that_runs_on(document: Make) -> None:
    text = "“The road is shut,” Hale said. “Nobody came.\n\n“It will stay so.”"
    (span,) = document(text).spans("attribution")
    assert [text[start:end] for start, end in span.content] == [
        "“The road is shut,”",
        "“Nobody came.",
        "“It will stay so.”",
    ]


def test_a_paragraph_of_quoted_words_alone_is_only_supposed(document: Make) -> None:
    text = "“The road is shut,” Hale said.\n\n“It will stay so for weeks.”"
    first, second = document(text).spans("attribution")
    assert (first.strength, second.strength, second.cue) == ("strong", "weak", ())
    assert second.source == first.source


SOURCES = [
    ("the health ministry", "organisation", "health", None),
    ("The Turkish army", "organisation", "military", "turkey"),
    ("Ankara", "state", "government", "turkey"),
    ("Peru", "state", "government", "peru"),
    ("WHO", "organisation", "un", None),
    ("Israeli officials", "anonymous", "government", "israel"),
    ("a senior diplomat", "anonymous", "government", None),
    ("two aides", "anonymous", "other", None),
    ("sources", "anonymous", "other", None),
    ("experts", "generic", "other", None),
    ("critics", "generic", "other", None),
    ("the rebels", "organisation", "armed-group", "rebels"),
    ("the Conservatives", "organisation", "other", None),
    ("the conservatives", "generic", "other", None),
    ("some Conservatives", "generic", "other", None),
    ("G-III reports", "document", "other", None),
    ("Media reports", "generic", "other", None),
    ("Google", "organisation", "other", None),
    ("Deutsche Bank", "organisation", "other", None),
    ("Greggs", "organisation", "other", None),
    ("the carrier", "organisation", "other", None),
    ("Ada Chelsea", "person", "other", None),
    ("Norvia Tide, which owns the mine,", "organisation", "other", None),
    ("the NHS", "organisation", "health", None),
    ("the Treasury", "organisation", "government", None),
    ("Downing Street", "state", "government", "britain"),
    ("Greenpeace", "organisation", "ngo", None),
    ("the suspect", "generic", "other", None),
    ("a nurse", "role", "health", None),
    ("Ada Hale", "person", "other", None),
    ("his solicitor, Ada Hale,", "person", "other", None),
    ("one passenger, Kit Shaw,", "person", "witness", None),
    ("Russian Foreign Minister Ada Hale", "person", "government", "russia"),
    ("Mr. King", "person", "other", None),
    ("a spokesman for the army", "role", "military", None),
    ("the U.N. secretary-general", "role", "un", "united nations"),
    ("Reuters", "media", "other", None),
    ("the news agency", "media", "other", None),
    ("the disaster agency", "organisation", "government", None),
    ("the U.N. refugee agency", "organisation", "un", "united nations"),
    ("a police report", "document", "police", None),
    ("the study", "document", "other", None),
    ("Documents", "document", "other", None),
    ("Hospital records seen by reporters", "document", "health", None),
]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("WHO said it was shut.", "un"),
        ("THE WHO said it was shut.", "un"),
        ("A WHO spokesman said it was shut.", "un"),
        ("MEN WHO said it was shut left.", "other"),
    ],
)
def test_letters_that_spell_a_pronoun(document: Make, text: str, party: str) -> None:
    assert next(iter(document(text).spans("source"))).party == party


def test_a_paper_at_the_head_of_a_line_is_nobodys_name(document: Make) -> None:
    (source,) = document("Report: Walker to speak at meeting").spans("source")
    assert source.kind == "document"


@pytest.mark.parametrize(("words", "kind", "party", "side"), SOURCES)
def test_source(document: Make, words: str, kind: str, party: str, side: str | None) -> None:
    spans = document(f"On Monday, {words} said that six had died.").spans("source")
    assert [(s.kind, s.party, s.side) for s in spans] == [(kind, party, side)]


def test_shields_hide_a_source(document: Make) -> None:
    text = "A guard, who spoke on condition of anonymity, said six had died."
    assert document(text).spans("source")[0].kind == "anonymous"


def test_one_person_under_many_names(document: Make) -> None:
    text = (
        "UN Secretary-General Antonio Guterres said it was bad. The UN chief said six died. "
        "Guterres added that more would. He said so in May that it was over."
    )
    spans: list[NewsSource] = list(document(text).spans("source"))
    assert {span.identity for span in spans} == {"antonio guterres"}
    assert spans[-1].kind == "pronoun"
    assert spans[-1].antecedent is not None


def test_one_body_under_its_name_and_its_initials(document: Make) -> None:
    def bodies(text: str) -> list[str | None]:
        return [span.identity for span in document(text).spans("source")]

    one, two = bodies("Six died, the Levin Health Organization said. Nine died, LHO said.")
    assert one == two
    one, two = bodies("The Bank of the Old South (BOS) said six died. The BOS said it rained.")
    assert one == two
    # of two, or of neither
    *_, three = bodies(
        "The Old Harbour Union and so on said no. Orr Hut Unit said no. OHU said no."
    )
    assert three == "ohu"
    assert bodies("The Levin Health Organization said so. The LHC said no.")[1] == "lhc"


def test_one_body_under_what_it_is(document: Make) -> None:
    def bodies(text: str) -> set[str | None]:
        return {span.identity for span in document(text).spans("source")}

    assert len(bodies("The ministry of health said no. Nine died, the ministry said.")) == 1
    assert len(bodies("Police in Aden said no. Nine died, police said.")) == 1
    assert len(bodies("The district magistrate said no. Nine died, the magistrate said.")) == 1
    assert len(bodies("A spokesman for the port said no. The spokesman said so.")) == 1
    posts = "The army's spokesman said no. The port's spokesman said so. The spokesman said yes."
    assert len(bodies(posts)) == 3
    # of two, or of neither
    two = "The health ministry said no. The interior ministry said no. The ministry said it rained."
    assert len(bodies(two)) == 3


def test_a_relative_pronoun_takes_what_precedes_it(document: Make) -> None:
    text = "The strike was condemned by Ada Hale, who said six died."
    spans = [s for s in document(text).spans("source") if s.kind == "pronoun"]
    assert [s.identity for s in spans] == ["ada hale"]


def test_adjectives_and_descriptions(document: Make) -> None:
    kind = Attributions.kinds[0]
    made = document("Six soldiers died, Ada Hale said.")
    (span,) = made.spans("attribution")
    tests: dict[str, Any] = dict(kind.adjectives)
    assert {name for name, test in tests.items() if test(made, span)} == {"strong", "named"}
    assert kind.describe is not None
    assert kind.describe(made, span) == "Ada Hale said"
    assert kind.extents is not None
    assert list(kind.extents(span)) == [(0, 17)]


VOCABULARY = """the army said that 20 died , . : ; “ ” " ' according to by was reported who he
    and ( ) - — denied Hale ‘ ’ as saying quoted U.N. Mr. 's when asked"""


@given(
    st.lists(
        st.sampled_from([*VOCABULARY.split(), "\n\n"]),
        max_size=40,
    ).map(" ".join)
)
def test_nothing_raises_and_offsets_hold(document: Make, text: str) -> None:
    made = document(text)
    size = len(made.text)
    for span in made.spans("attribution"):
        pieces = [*span.cue, *span.content]
        assert span.content
        assert all(0 <= start < end <= size for start, end in pieces)
        assert span.start == min(p[0] for p in [*pieces, *_source(span)])
        assert span.end == max(p[1] for p in [*pieces, *_source(span)])


def _source(span: Attribution) -> list[tuple[int, int]]:
    return [(span.source.start, span.source.end)] if span.source and span.cue else []


def test_what_is_lent_to_figures_and_quotations(document: Make) -> None:
    made = document("“Six soldiers died,” Ada Hale said.\n\n“No one” came. Six more died.")
    lent = {(one.of, one.name): one.compute for one in Attributions.derived}
    first, second = made.spans("quotation")
    assert lent["quotation", "speaker"](made, first).identity == "ada hale"
    assert lent["quotation", "speaker"](made, second) is UNKNOWN
    figures = [f for f in made.spans("quantity") if f.value == 6]
    found = [lent["quantity", "source"](made, figure) for figure in figures]
    assert [source and source.identity for source in found] == ["ada hale", None]


@pytest.mark.parametrize(
    "piece", ["he said ", ", he said", "“A b,” he said, ", "said and ", "( ", "“a ", "IT SAID. "]
)
def test_time_is_linear(document: Make, piece: str) -> None:
    assert growth(lambda count: document(piece * count).spans("attribution"), 2_500) < 32


def test_a_named_member_speaks_for_a_generic_group(document: Make) -> None:
    (span,) = document("Critics such as the bar association say it is bad.").spans("source")
    assert span.kind == "organisation"


def test_who_confirms_stands_for_what_was_said_before(
    document: Make,
) -> None:
    text = "Six soldiers were killed, diplomats said; the defence ministry confirmed six dead."
    second, first = document(text).spans("attribution")
    assert [text[s:e] for s, e in first.content] == ["Six soldiers were killed"]
    assert [text[s:e] for s, e in second.content] == ["Six soldiers were killed", "six dead"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("At least 12 people were killed, the coast guard said.", "At least 12 people were killed"),
        ("On Monday 12 people were killed, police said.", "On Monday 12 people were killed"),
        ("By then six had died, police said.", "By then six had died"),
        ("On Tuesday the mayor resigned, his office said.", "On Tuesday the mayor resigned"),
        ("In a statement, the army said six died.", "six died"),
        ("After rebels attacked the base, the army said six died.", "six died"),
        ("In a report that was leaked, the ministry said six died.", "six died"),
    ],
)
def test_a_sentence_that_opens_with_a_preposition(document: Make, text: str, content: str) -> None:
    made = document(f"{text}\n\nThe ship had left.")
    said = next(a for a in made.spans("attribution") if a.cue_verb == "say")
    assert [made.text[s:e] for s, e in said.content] == [content]


def test_an_owner_of_whom_nothing_is_known_is_no_nearest_source(lint: Lint) -> None:
    text = """
        The council has pushed through its controversial plan for the wall.

        More than 3,000 residents took to the streets.

        The mayor, Samir Nassar, condemned the protest.
        """
    [found] = lint(dedent(text).strip(), select="attribution/figure-unattributed")
    assert [place.message for place in found.related] == [
        "nearest source: The mayor, Samir Nassar, one paragraph down; it reacts, it gives no number"
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Of the 40 tested, six were ill, its weekly bulletin shows.", "its weekly bulletin",
         "Of the 40 tested, six were ill"),
        ("“We are late,” Norvia managing director Ada Hale said in a film posted on its site.",
         "Norvia managing director Ada Hale", "“We are late,”"),
        ("The study, paid for by the council, found that 40 shops had shut.",
         "The study, paid for by the council", "that 40 shops had shut"),
        ("Dam records introduced at the trial showed leaks of 40 litres an hour.",
         "Dam records introduced at the trial", "leaks of 40 litres an hour"),
        ("It is far below the 95 percent that the ministry says is needed.", "the ministry",
         "the 95 percent that | is needed"),
        ("Nurses there said 40 beds were empty.", "Nurses", "40 beds were empty"),
        ("Four planes had left, recordings posted by the club suggest.",
         "recordings posted by the club", "Four planes had left"),
        ("The weir had given way, two farmers said by phone.", "two farmers",
         "The weir had given way"),
        ("Two barns had burned, the mayor said as he toured the farm.", "the mayor",
         "Two barns had burned"),
        ("Two barns had burned, she told reporters when she left the farm.", "she",
         "Two barns had burned"),
        ("A poll by Norvia in May gave her party 21 percent.", "A poll by Norvia in May",
         "her party 21 percent"),
        ("Each storm costs the city 900 million, by the bank’s own reckoning.",
         "the bank’s own reckoning", "Each storm costs the city 900 million"),
        ("The dead were aged 3 to 88, per the sheriff’s office.", "the sheriff’s office",
         "The dead were aged 3 to 88"),
        ("The ministry said on Monday 12 men had died.", "The ministry", "12 men had died"),
        ("The mayor said Tuesday six men had died.", "The mayor", "six men had died"),
        ("Per the sheriff’s first report, six had died.", "the sheriff’s first report",
         "six had died"),
        ("Per Holm, a sailor, said six had died.", "Per Holm, a sailor", "six had died"),
        ("“We are late,” said its head in Oslo, Ada Hale.", "its head in Oslo, Ada Hale",
         "“We are late,”"),
        ("The bank expects growth of 1.9 percent.", "The bank", "growth of 1.9 percent"),
        ("The mayor promised 5,000 dollars to each family.", "The mayor",
         "5,000 dollars to each family"),
        ("The keeper accepted that the gate had been open.", "The keeper",
         "that the gate had been open"),
        ("The bishop left the town after a report found that 23 boys were beaten.", "a report",
         "that 23 boys were beaten"),
        ("Her last post before the show read: “Be gentle.”", "Her last post before the show",
         "“Be gentle.”"),
        ("The trader crowed that 40 shops were gone.", "The trader", "that 40 shops were gone"),
        ("It did damage put at 9 million by the insurers.", "the insurers", "damage | 9 million"),
        ("The guild fears 40 shops could go, as a flood killed six.", "The guild",
         "40 shops could go"),
        ("Norvia Bank raised its forecast for the year to 84 dollars.", "its",
         "for the year to 84 dollars"),
        ("Zein, whom they blamed for it, said six had died.",
         "Zein, whom they blamed for it", "six had died"),
        ("Last month British rival Aerion said six had died.",
         "British rival Aerion", "six had died"),
        ("Yesterday Mr Roe said six had died.", "Mr Roe", "six had died"),
        ("Last year's winner said six had died.", "Last year's winner", "six had died"),
        ("The May government said six had died.", "The May government", "six had died"),
        ("About a third of adults fall short, figures show.",
         "figures", "About a third of adults fall short"),
        ("Peter Lamb, whose mother Ann, 79, was shot, said six had died.",
         "Peter Lamb, whose mother Ann, 79, was shot", "six had died"),
        ("Up to 40 people a year die early of it, research at Norvia suggests.",
         "research at Norvia", "Up to 40 people a year die early of it"),
        ("The team reports in Nature that 40 wells were dry.", "The team",
         "that 40 wells were dry"),
        ("“He was six,” his mother, Ada, wept.", "his mother, Ada", "“He was six,”"),
        ("The army admitted killing 40 farmers.", "The army", "killing 40 farmers"),
        ("By the army’s account, 40 farmers died.", "the army’s account", "40 farmers died"),
        ("Government figures show 40 dead.", "Government figures", "40 dead"),
        ("Flood kills 40, says minister", "minister", "Flood kills 40"),
        ("They pay 40 dollars, said spokesman Dev Rao.", "spokesman Dev Rao",
         "They pay 40 dollars"),
        ("The rockets (40 of them, says the army) hit a barn.", "the army", "40 of them"),
        ("The guests (40, according to police) fled.", "police", "40"),
        ("The mayor (who says 40 died) wept.", "who", "40 died"),
        ("Noise has doubled since 1960, earlier work suggests.", "earlier work",
         "Noise has doubled since 1960"),
        ("By Norvia’s count more than 600 of them were ill.", "Norvia’s count",
         "more than 600 of them were ill"),
        ("The review warned as early as May that 40 were ill.", "The review",
         "that 40 were ill"),
        ("The bank’s new forecast sees prices rising 2 percent.", "The bank’s new forecast",
         "prices rising 2 percent"),
        ("It will cost 40 dollars, two people familiar with its thinking said.",
         "two people familiar with its thinking", "It will cost 40 dollars"),
        ("Pensions follow wages, which the union reckons rose 6 percent.", "the union",
         "which | rose 6 percent"),
    ],
)  # fmt: skip
def test_who_gives_a_figure(document: Make, text: str, source: str, content: str) -> None:
    strong = [(who, said) for who, _, said, worth in found(document(text)) if worth == "strong"]
    assert strong == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm is recalling 400 heaters sold since May.",
        "The firm recalled 400 heaters sold since May.",
        "A place costs 40 pounds per head and 90 per family.",
        "The mayor fears a repeat of the flood that killed 40.",
        "The poll was held in May.",
        "The charity suggested moving 40 families.",
        "The discovery of two bodies raised the death toll to 12.",
        "By most accounts 40 families moved.",
    ],
)
def test_who_gives_no_figure(document: Make, text: str) -> None:
    assert [worth for *_, worth in found(document(text)) if worth == "strong"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The diocese said six had died.", "organisation"),
        ("Unions said six had died.", "organisation"),
        ("The opposition said six had died.", "organisation"),
        ("The maker of the drug said six had died.", "organisation"),
        ("The club’s accounts said six had died.", "document"),
        ("A printed consensus said six had died.", "document"),
        ("The welder said six had died.", "generic"),
        ("The boy said six had died.", "generic"),
        ("Its head in Oslo, Ada Hale, said six had died.", "person"),
        ("Farmers said six had died.", "generic"),
        ("Another said six had died.", "generic"),
        ("The messages said six had died.", "document"),
        ("The Directorate General of Mines said six had died.", "organisation"),
        ("The Lantern said six had died.", "organisation"),
        ("The Courier said six had died.", "media"),
        ("Its lawyers said six had died.", "role"),
        ("Its aides said six had died.", "anonymous"),
        ("Analysts at Norvia Bank said six had died.", "role"),
        ("Analysts in Oslo said six had died.", "generic"),
        ("Lawyers for the families said six had died.", "role"),
        ("Company slides said six had died.", "document"),
        ("A source close to Ada Hale said six had died.", "anonymous"),
        ("A lawyer for Ada Hale said six had died.", "role"),
        ("An aide to Ada Hale said six had died.", "anonymous"),
        ("Mayor of Oslo Ada Hale said six had died.", "person"),
        ("The 62-year-old said six had died.", "generic"),
        ("Sanders said six had died. They met Bernie Sanders there.", "person"),
    ],
)
def test_what_a_source_is(document: Make, text: str, kind: str) -> None:
    source, *_ = document(text).spans("source")
    assert source.kind == kind


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        (
            "One minister, speaking softly, shrugged. “We are done,” he said.",
            "One minister, speaking softly",
        ),
        ("Ada Hale looked tired. “We are done,” she said.", "Ada Hale"),
        ("The agency was slow. It said 40 trucks had left.", "The agency"),
        ("The bank, whose head left, lost. It said it was late.", "The bank, whose head left"),
        ("13.50 The mayor, Ann Lee, has come. “It is sad,” she said.", "The mayor, Ann Lee"),
        ("The storm was loud. “We left,” Dev Rao said. He said it was late.", "Dev Rao"),
        ("The guard is late, Dev Rao said. “We waited,” he said.", "Dev Rao"),
        ("Dev Rao said no.\n\nThe clerk came in.\n\n“We waited,” he said.", "Dev Rao"),
        ("Dev Rao said no. The bank was shut. “We waited,” he said.", "Dev Rao"),
    ],
)
def test_a_pronoun_may_stand_for_the_subject_of_the_sentence_before(
    document: Make, text: str, antecedent: str
) -> None:
    made = document(text)
    found = made.spans("attribution")[-1].source.antecedent
    assert made.text[found.start : found.end] == antecedent


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A study in May (Hale and others) found that six had died.", "A study"),
        ("An article on 2 March (“The count”) said that six had died.", "An article"),
        ("The harbour board (HB) said that six had died.", "The harbour board (HB)"),
    ],
)
def test_a_bracket_is_no_source(document: Make, text: str, source: str) -> None:
    assert [source for source, *_ in found(document(text))] == [source]


def test_a_point_of_a_list_may_end_with_its_source(document: Make) -> None:
    made = document(
        "* 12 dead, 200 injured - governor\n* Army sends help - ministry\n* 4 pens - blue"
    )
    assert [source for source, *_ in found(made)] == ["governor", "ministry"]


def test_who_is_no_soldier_attacks_in_words(document: Make) -> None:
    (attribution,) = document("The minister attacked the plan.").spans("attribution")
    assert attribution.strength == "weak"


def test_later_before_a_name_is_no_part_of_it(document: Make) -> None:
    made = document("The road was shut. Later Ada Hale said six had died.")
    assert [source for source, *_ in found(made)] == ["Ada Hale"]


def test_per_is_a_name_too(document: Make) -> None:
    assert [source for source, *_ in found(document("Per Berg, the mayor, said 40 left."))] == [
        "Per Berg, the mayor"
    ]


def test_what_a_document_has_found_it_states(document: Make) -> None:
    assert found(document("The report was blunt. It found 40 leaks.")) == [
        ("It", "found", "40 leaks", "strong")
    ]


def test_who_expects_a_figure_may_be_its_agent(document: Make) -> None:
    assert found(document("It made 40 million, beating the 38 million expected by analysts.")) == [
        ("analysts", "expected", "the 38 million", "weak")
    ]


def test_a_surname_behind_a_name_is_no_cue(document: Make) -> None:
    made = document("“We walk,” said Norvia’s Amina Said.\n\nSome 40 people need food.")
    assert found(made) == [("Norvia’s Amina Said", "said", "“We walk,”", "strong")]


def test_an_owner_is_the_subject_of_its_sentence(document: Make) -> None:
    made = document("Reuters said no. Norvia Bank raised its forecast of growth to 4 percent.")
    antecedent = made.spans("attribution")[-1].source.antecedent
    assert made.text[antecedent.start : antecedent.end] == "Norvia Bank"


def test_a_clause_without_commas_tells_which_subject_speaks(document: Make) -> None:
    assert found(document("The widow of a man who died of a fever said it was late.")) == [
        ("The widow of a man who died of a fever", "said", "it was late", "strong")
    ]
    assert found(document("He left at noon, the agency that booked his trip said.")) == [
        ("the agency that booked his trip", "said", "He left at noon", "strong")
    ]
    (sourced,) = found(document("An internal memo dated March 2021 warned that it leaked."))
    assert sourced[0] == "An internal memo"


def test_an_aside_that_tells_when_is_no_subject(document: Make) -> None:
    assert found(document("The owner, when reached by phone, claimed it was late.")) == [
        ("The owner", "claimed", "it was late", "strong")
    ]


def test_a_time_is_no_part_of_a_source(document: Make) -> None:
    (confirmed,) = found(document("14:32 Port Police have confirmed that one man has died."))
    assert confirmed[0] == "Port Police"


def test_a_phrase_may_part_has_from_its_verb(document: Make) -> None:
    (expected,) = found(document("Farmers asked by the club had on average expected 40 tonnes."))
    assert expected[0] == "Farmers asked by the club"


def test_sources_close_to_somebody_are_many(document: Make) -> None:
    (say,) = found(document("Sources close to the keeper say he turned it down."))
    assert say[:2] == ("Sources close to the keeper", "say")


def test_a_body_may_have_a_plural_verb(document: Make) -> None:
    assert found(document("The club say the fans were late.")) == [
        ("The club", "say", "the fans were late", "strong")
    ]


def test_documents_state_and_states_vote(document: Make) -> None:
    (stated,) = found(document("The affidavit states that the gun was his."))
    assert stated == ("The affidavit", "states", "that the gun was his", "strong")
    for text in (
        "The states that voted early were few.",
        "She won the swing states that he lost.",
        "Gulf states that Oslo fined will sue.",
    ):
        assert found(document(text)) == []


def test_a_verb_that_ends_a_paragraph_takes_no_words_of_the_next(document: Make) -> None:
    text = "The plan was shelved after the Harbour Agency objected.\n\nThe ground is wet."
    assert found(document(text)) == []
    (led,) = found(document("The bank wrote:\n\nThe ground is wet."))
    assert led[2] == "The ground is wet."


def test_what_is_said_ends_before_who_reports_it(document: Make) -> None:
    reported, said = found(document("The army said it had shot down a drone, the agency reported."))
    assert said == ("The army", "said", "it had shot down a drone", "strong")
    assert reported[2] == "The army said it had shot down a drone"


def test_a_clause_follows_by_what_means_it_was_said(document: Make) -> None:
    (said,) = found(document("Researchers at Hexlab said in a blog post they found the hole."))
    assert said[2:] == ("they found the hole", "strong")


def test_a_question_is_no_part_of_the_answer(document: Make) -> None:
    *_, said = found(document("Asked about Ott, the manager Lee Hale said: “He is good at it.”"))
    assert said[2] == "“He is good at it.”"


def test_who_reported_a_thing_first_is_its_source(document: Make) -> None:
    made = found(document("The memo, first reported by the Gazette, said pits were full."))
    assert ("the Gazette", "reported by", "The memo", "strong") in made
    (told,) = found(document("The deaths announced by the army were old."))
    assert told == ("the army", "announced by", "The deaths", "strong")


@pytest.mark.parametrize(
    "text",
    [
        "They won with two goals thanks to a header.",
        "Bees count to five. The farm counts on its staff.",
        "It is told in a letter read in churches on Sunday.",
        "Police blotter: May 4-10",
        "Caption: A child carries water.",
        "Location: The river has fallen.",
        "Train derailment: latest updates",
        "Weather warning: snow is coming",
        "Woman charged with killing six.",
        "Minister attacked over a plan to cut 40 jobs",
        "Divers praised for saving six left at noon.",
        "He was blamed.",
    ],
)
def test_words_that_nobody_says(document: Make, text: str) -> None:
    assert found(document(text)) == []


def test_a_claim_that_is_rejected_is_not_made(document: Make) -> None:
    assert found(document("Mayor rejects claim he hid the report")) == [
        ("Mayor", "rejects", "claim he hid the report", "inverse")
    ]


def test_what_is_reported_to_the_police_is_not_stated(document: Make) -> None:
    assert found(document("It had reported the matter to police.")) == [
        ("It", "had reported", "the matter to police", "weak")
    ]
    (counted,) = found(document("The ward reported nine deaths to the ministry."))
    assert counted[3] == "strong"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("President Ahmed al-Hale said it was shut.", "person"),
        ("Kim Jong Un said it was shut.", "person"),
        ("John Chapman said it was shut.", "person"),
        ("Coleman said it was shut.", "person"),
        ("Women said it was shut.", "generic"),
        ("Ann Bayer said it was shut.", "person"),
        ("Bayer said it was shut.", "organisation"),
        ("Walt Disney said it was shut.", "organisation"),
        ("Russian Bosch said it was shut.", "organisation"),
        ("A MAN WHO said it was shut left.", "generic"),
        ("Moody's said it was shut.", "organisation"),
        ("Network Rail said it was shut.", "organisation"),
        ("The detective said it was shut.", "role"),
        ("The medical examiner said it was shut.", "role"),
        ("The Examiner said it was shut.", "media"),
        ("The nurses I asked said it was shut.", "role"),
        ("The ex-president said it was shut.", "role"),
        ("The FIR said it was shut.", "document"),
        ("A letter to staff said it was shut.", "document"),
        ("A nurse who declined to give her name said it was shut.", "anonymous"),
        ("A source close to the keeper's sister said it was shut.", "anonymous"),
        ("Two people briefed on the mill’s debts said it was shut.", "anonymous"),
        ("The sister of the port's keeper said it was shut.", "role"),
        ("FEMA officials said it was shut.", "role"),
        ("White House officials said it was shut.", "anonymous"),
        ("Ada Hale and her aides said it was shut.", "person"),
        ("The mayor and other officials said it was shut.", "role"),
        ("Israeli and other diplomats said it was shut.", "anonymous"),
        ("Two officials and their aides said it was shut.", "anonymous"),
        ("NWS forecasters in Hale said it was shut.", "role"),
        ("Red Cross volunteers said it was shut.", "role"),
        ("Observers from the African Union said it was calm.", "role"),
        ("Union members said it was shut.", "generic"),
        ("The consultant, Dr Amit Rao, said it was shut.", "person"),
        ("The chief engineer said it was shut.", "role"),
        ("Emails between two directors show it was shut.", "document"),
        ("It was shut, according to market sources citing port figures.", "anonymous"),
        ("Heads said it was shut. Most heads agreed.", "generic"),
        ("Keats said it was shut. Most heads agreed.", "person"),
    ],
)
def test_whom_people_speak_for(document: Make, text: str, kind: str) -> None:
    source = next(iter(document(text).spans("source")))
    assert source.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She warned, however, that wages would rise.",
            ("She", "warned", "that wages would rise", "strong"),
        ),
        (
            "The airline confirmed the deal but gave no details.",
            ("The airline", "confirmed", "the deal", "strong"),
        ),
        (
            "The clinic reported six killed and wounded.",
            ("The clinic", "reported", "six killed and wounded", "strong"),
        ),
        (
            "Hale said late on Monday that she was done.",
            ("Hale", "said", "that she was done", "strong"),
        ),
        (
            "Hale, who says she is done, flew home.",
            ("who", "says", "she is done", "strong"),
        ),
        (
            "The bridge is unsafe, a report leaked to the Gazette says.",
            ("a report leaked to the Gazette", "says", "The bridge is unsafe", "strong"),
        ),
        (
            "The woman whose son was hurt said it was dark.",
            ("The woman whose son was hurt", "said", "it was dark", "strong"),
        ),
        (
            "As many as 400 people fled, the army estimates.",
            ("the army", "estimates", "As many as 400 people fled", "strong"),
        ),
        (
            "Aerial images taken in May show 12 burnt huts.",
            ("Aerial images", "show", "12 burnt huts", "strong"),
        ),
        (
            "The minister said nothing of the flood.",
            ("The minister", "said", "nothing of the flood", "weak"),
        ),
        (
            "The figures do not show how many left.",
            ("The figures", "do not show", "how many left", "weak"),
        ),
        (
            "The firm added 400 jobs in May.",
            ("The firm", "added", "400 jobs in May", "weak"),
        ),
        (
            "Villagers flee as dam cracks, police say 40 are gone.",
            ("police", "say", "40 are gone", "strong"),
        ),
        (
            "In Lund's view, rates have peaked.",
            ("Lund's", "In Lund's view", "rates have peaked", "weak"),
        ),
        (
            "The dam was described by one minister as “a menace”.",
            ("one minister", "was described by", "The dam | as “a menace”", "strong"),
        ),
        (
            "The toll was put at nine by the mayor, Ida Hale.",
            ("the mayor, Ida Hale", "was put at", "The toll | nine", "strong"),
        ),
        (
            "Nine sailors drowned, the harbour office said after its boats had come back.",
            ("the harbour office", "said", "Nine sailors drowned", "strong"),
        ),
        (
            "Behind the mill 12 sheds burned in one night, the miller said as he left.",
            ("the miller", "said", "Behind the mill 12 sheds burned in one night", "strong"),
        ),
        (
            "In a letter to 40 tenants signed in May, the landlord said the roof was safe.",
            ("the landlord", "said", "the roof was safe", "strong"),
        ),
        (
            "It was the shooting in which the clinic counted nine dead.",
            ("the clinic", "counted", "nine dead", "strong"),
        ),
        (
            "Doctors spoke of nine children hurt.",
            ("Doctors", "spoke of", "nine children hurt", "strong"),
        ),
        (
            "The envoy spoke of a raid that killed nine people.",
            ("The envoy", "spoke of", "a raid that killed nine people", "weak"),
        ),
        (
            "The ministry dismissed as invented reports that nine guards had died.",
            ("The ministry", "dismissed", "that nine guards had died", "inverse"),
        ),
    ],
)
def test_how_far_what_is_said_reaches(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert found(document(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Cyclone Amara: at least 31 dead",
        "Budget 2026: winners and losers",
        "He is counting himself lucky.",
        "In other words, no.",
        "Its creative reporting has won a prize.",
        "He spoke to the Aden Broadcasting Company.",
        "The clean air rules that could close the port are late.",
    ],
)
def test_nobody_is_named(document: Make, text: str) -> None:
    assert found(document(text)) == []


def test_a_dash_names_the_source_of_a_headline(document: Make) -> None:
    body = "\n\nRain fell all day. It was cold in the hills."
    assert found(document(f"Cholera kills 12 – ministry{body}")) == [
        ("ministry", "–", "Cholera kills 12", "strong")
    ]
    assert found(document(f"Fire at the mill - in pictures{body}")) == []
    assert found(document(f"Six die in storm - and more rain to come{body}")) == []


def test_a_dash_names_the_source_of_an_entry_on_a_live_page(document: Make) -> None:
    assert found(document("Rain fell.\n\nArmy sending 500 troops - defence ministry.")) == [
        ("defence ministry", "-", "Army sending 500 troops", "strong")
    ]
    assert found(document("Rain fell.\n\nIt was the work of one man - the mayor.")) == []
    assert found(document("Rain fell.\n\nThe raid killed two men - militants.")) == []


def test_who_strikes_and_then_speaks_is_a_source(document: Make) -> None:
    text = "The mayor blasted the plan: “It will cost 300 jobs.”"
    assert {(cue, content, strength) for _, cue, content, strength in found(document(text))} == {
        ("blasted", "the plan", "weak"),
        (":", "“It will cost 300 jobs.”", "strong"),
    }
    hit_out = document("The mayor hit out at the plan: “It will cost 300 jobs.”")
    assert [strength for *_, strength in found(hit_out)] == ["strong"]
    assert found(document("Ida Brandt blasted the council and left."))[0][3] == "weak"
    asked = found(document("The mayor asked the council: “Who paid?”"))
    assert [(cue, content) for _, cue, content, _ in asked] == [("asked", "“Who paid?”")]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Organisers said 40,000 people marched, the police 12,000.", [("the police", "12,000")]),
        ("Organisers put the crowd at 40,000, police at 12,000.", [("police", "at 12,000")]),
        ("The clinic put the dead at 12 and the army at nine.", [("the army", "at nine")]),
        ("The union said the police had 40 vans, the army 12.", []),
        ("The ministry said it would buy 12 tanks, the army 20 jets.", []),
        ("The clerk said it rained, and the mayor left at nine.", []),
        ("The clerk said three children died, a policeman and two guards.", []),
    ],
)
def test_the_verb_of_another_source_is_left_out(
    document: Make, text: str, others: list[tuple[str, str]]
) -> None:
    first, *rest = found(document(text))
    assert [(source, content) for source, _, content, _ in rest] == others
    assert text[:-1].endswith(first[2]) is not bool(others)


def test_he_is_not_several(document: Make) -> None:
    made = document("Dana Roe, a guide, says it is cold. Officials say it is not. “No,” he said.")
    antecedent = made.spans("attribution")[-1].source.antecedent
    assert made.text[antecedent.start : antecedent.end] == "Dana Roe, a guide"


def test_who_answers_in_an_interview_speaks(document: Make) -> None:
    asked = "Q: How many went up?\n\nA: They gave 478. Four died in a week."
    assert ("A", ":", "They gave 478. Four died in a week.", "strong") in found(document(asked))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "A report dated January, a copy of which was seen by AFP, warned that pits were full.",
            "A report dated January, a copy of which was seen by AFP",
        ),
        ("Minutes of the March meeting showed that it was late.", "Minutes of the March meeting"),
        ("Speaking in Oslo, the man, who used no name, said it was late.", "the man"),
        ("A doctor at the isle's only clinic, reached by phone, said it was late.", "A doctor"),
        ("A clerk at the isle's only working mill said it was late.", "A clerk at the isle"),
        ("Ada Hale, of the Free Clinic, who resigned, said it was late.", "Ada Hale, of the"),
        ("Peru, Chile and the bank said it was late.", "Peru, Chile and the bank"),
        ("It was late, according to its head, Ann Lee.", "its head, Ann Lee"),
        ("According to its head, Ann Lee, it was late.", "its head, Ann Lee"),
        ("Gao is owed six and Mopti for nine, its mayor, Ann Lee, said.", "its mayor, Ann Lee"),
        (
            "An aide who was briefed but not allowed to discuss it publicly said it was late.",
            "An aide",
        ),
        ("An aide who was paid and is not free to discuss it publicly said so.", "An aide"),
    ],
)
def test_where_a_source_begins(document: Make, text: str, source: str) -> None:
    (made,) = found(document(text))
    assert (made[0] or "").startswith(source)


def test_who_laughs_at_that_says_nothing(document: Make) -> None:
    assert found(document("Locals laugh at that.")) == []
    assert found(document("Heatwave: 14 deaths as mercury hits 47C")) == []


def test_a_source_has_the_comma_that_closes_its_aside(document: Make) -> None:
    def pieces(text: str) -> list[str]:
        made = document(text)
        (attribution,) = made.spans("attribution")
        return [made.text[start:end] for start, end in attribution.source.pieces]

    assert pieces("Ada Hale, a nurse, said six had died.") == ["Ada Hale, a nurse,"]
    assert pieces("“Go,” said Ada Hale, a nurse, and left.") == ["Ada Hale, a nurse,"]
    assert pieces("Two nurses - Ada Hale and Jo Lee - said six had died.") == [
        "Two nurses - Ada Hale and Jo Lee -"
    ]
    assert pieces("The road, Ada Hale said, is shut.") == []
    assert pieces("“Go,” said Ada Hale, a nurse.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The share fell by 6.1 percentage points to 33 per cent.",
        "Of the 39 stations, 31 recorded a fall below the limit.",
        "Bus crash claims seven on the highway.",
        "Notes to editors: Wells Now was founded in 1987.",
        "Its share fell four points to 31%.",
        "Ahmedabad: The police held 43 people in three cities on Friday.",
    ],
)
def test_who_has_said_nothing(document: Make, text: str) -> None:
    assert found(document(text)) == []


def test_a_surname_before_a_colon_speaks(document: Make) -> None:
    assert found(document("Haddad: I left the room.")) != []


def test_an_hour_is_no_part_of_a_source(document: Make) -> None:
    [(source, *_)] = found(document("14.20 The grid says 61,000 homes are dark."))
    assert source == "The grid"


def test_the_fields_of_a_list_do_not_speak(document: Make) -> None:
    made = document("It is long.\n\n- Cost: £310m\n- Journey time: 17 minutes\n- Police: 12 dead\n")
    assert [source for source, *_ in found(made)] == ["Police"]


def test_likely_voters_are_whom_a_poll_asked(document: Make) -> None:
    [(source, *_)] = found(document("A poll of 812 likely voters found 46% tired."))
    assert source == "A poll of 812 likely voters"


def test_some_in_figures_may_say_so(document: Make) -> None:
    [(source, *_)] = found(document("Of those asked, 31% said the rent was too high."))
    assert source == "31%"
    [(source, _, content, _)] = found(document("The mayor added 12 people had died."))
    assert (source, content) == ("The mayor", "12 people had died")


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Ann Hale, a farmer,", "a farmer"),
        ("Ann Hale, 37, a farmer,", "a farmer"),
        ("Ann Hale, 37,", None),
        ("Ann Hale", None),
        ("Mr Hale", None),
        ("Mrs. Ann Hale", None),
        ("Dr Ann Hale", "dr"),
        ("Prime Minister Ann Hale", "prime minister"),
        ("Norvia’s defence minister, Ann Hale,", "norvia's defence minister"),
        ("The company's chief executive", "the company's chief executive"),
    ],
)
def test_a_role_is_what_somebody_is(document: Make, told: str, role: str | None) -> None:
    (source,) = document(f"{told} said six had died.").spans("source")
    assert source.role == role


def test_who_is_told_once_with_a_role_has_it_under_a_courtesy_title(document: Make) -> None:
    text = "Ann Hale, a farmer, said six had died. Mrs Hale said it was late."
    assert [source.role for source in document(text).spans("source")] == ["a farmer", "a farmer"]


def test_but_sets_a_source_against_what_stands_before_it(document: Make) -> None:
    text = "The party sees it as a success but critics claim the record is patchy."
    assert found(document(text))[-1] == ("critics", "claim", "the record is patchy", "strong")
    [(source, *_)] = found(document("An old but trusted source said it would rain."))
    assert source == "An old but trusted source"


def test_being_told_is_no_source(document: Make) -> None:
    for text in (
        "Soon after being discovered the file is thought to have been removed.",
        "Despite being named the winner he left.",
    ):
        assert [(source, strength) for source, *_, strength in found(document(text))] in (
            [],
            [(None, "weak")],
        )


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("police", "two men died"),
        ("the health ministry", "more than 40 people were killed"),
        ("the U.N.", "4,000 families left"),
        ("the ministry", "the toll rose to 12"),
        ("Ann Hale", "the road was shut, and the bridge was gone"),
        ("police", "at least two men died, and three were hurt"),
    ],
)
def test_a_source_in_front_may_lack_its_comma(document: Make, source: str, content: str) -> None:
    assert found(document(f"According to {source} {content}.")) == [
        (source, "According to", content, "strong")
    ]


def test_what_no_comma_parts_may_belong_to_the_source(document: Make) -> None:
    assert found(document("According to Article 4 the state must pay.")) == []
    [(source, *_)] = found(document("According to the man she married, it was late."))
    assert source == "the man"
