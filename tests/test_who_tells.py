"""Who tells what: helpers cut short, states of mind, verbs in a chain, support and criticism."""

import pytest
from attributed import Make, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They’ve said it was shut.", ("They", "’ve said", "it was shut", "strong")),
        ("He'd said the dam was safe.", ("He", "'d said", "the dam was safe", "strong")),
        ("“We will go,” they've said.", ("they", "'ve said", "“We will go,”", "strong")),
        (
            "They’re not expecting any help from the city.",
            ("They", "’re not expecting", "any help from the city", "weak"),
        ),
        (
            "Reporters know they're being watched.",
            ("Reporters", "know", "they're being watched", "weak"),
        ),
        (
            "Voters who'd backed the mayor said they'd stay home.",
            ("Voters who'd backed the mayor", "said", "they'd stay home", "strong"),
        ),
        (
            "They’re afraid that it will burst.",
            ("They", "’re afraid", "that it will burst", "weak"),
        ),
        (
            "Hale wants the votes of those who've said they back her.",
            ("who", "'ve said", "they back her", "strong"),
        ),
    ],
)
def test_a_helper_may_be_cut_short(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hale may be more interested in his farm than in the vote.",
            ("Hale", "may be more interested in", "his farm than in the vote", "weak"),
        ),
        (
            "Some members are so firmly opposed to the old dam that they left.",
            ("Some members", "are so firmly opposed to", "the old dam", "weak"),
        ),
        ("They aren't sure they have won.", ("They", "aren't sure", "they have won", "weak")),
        ("Hale, wary of the plan, left.", ("Hale", "wary", "of the plan", "weak")),
        (
            "Aides spent Saturday in Aden, confident that growers would come.",
            ("Aides", "confident", "that growers would come", "weak"),
        ),
        (
            "Unsure whether the dam would hold, the mayor left.",
            ("the mayor", "Unsure", "whether the dam would hold", "weak"),
        ),
        (
            "Orr has been outspoken on the island's debt.",
            ("Orr", "has been outspoken", "on the island's debt", "weak"),
        ),
    ],
)
def test_somebody_is_of_a_mind(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "The dam is certain to fail.",
        "It may confuse some people keen to donate.",
        "Make sure that the gate is shut.",
        "It took 16,000 men, as opposed to the 80,000 of May.",
    ],
)
def test_nobody_is_of_a_mind(document: Make, text: str) -> None:
    assert not found(document(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hale was criticised by some of his rivals for failing to come.",
            (
                "some of his rivals",
                "was criticised",
                "Hale | for failing to come",
                "weak",
            ),
        ),
        (
            "Orr was named by a paltry three percent.",
            ("a paltry three percent", "was named", "Orr", "weak"),
        ),
        (
            "The plan was supported by overwhelming majorities.",
            ("overwhelming majorities", "was supported", "The plan", "weak"),
        ),
    ],
)
def test_somebody_is_judged_by_others(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hale keeps talking about the old dam.",
            ("Hale", "keeps talking about", "the old dam", "weak"),
        ),
        (
            "Hale spent most of the day asking why it burst.",
            ("Hale", "spent most of the day asking", "why it burst", "weak"),
        ),
        (
            "Growers began saying that it would burst.",
            ("Growers", "began saying", "that it would burst", "strong"),
        ),
        # of what, and not what
        (
            "Hale spoke briefly of her years at sea.",
            ("Hale", "spoke briefly of", "her years at sea", "weak"),
        ),
        ("Orr ranted against the old dam.", ("Orr", "ranted against", "the old dam", "weak")),
    ],
)
def test_verbs_that_lead_on_to_what_is_spoken_of(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


def test_nobody_speaks_of_what_is_agreed(document: Make) -> None:
    assert not found(document("They spoke on condition of anonymity."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plan drew sharp criticism from growers.",
            ("growers", "drew sharp criticism from", "The plan", "weak"),
        ),
        (
            "The delay came amid claims by two agencies that the dam was old.",
            ("two agencies", "claims", "that the dam was old", "weak"),
        ),
        (
            "His unlikely proposal to sell it failed.",
            ("His", "proposal", "to sell it failed", "weak"),
        ),
        (
            "Their most surprising suggestion was that it had burst twice.",
            ("Their", "suggestion", "that it had burst twice", "weak"),
        ),
        (
            "The army's dislike of the plan was clear.",
            ("The army's", "dislike of", "the plan was clear", "weak"),
        ),
    ],
)
def test_a_noun_names_what_is_said(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Noting that six came, Hale added: “It is a start.”", "Hale", "“It is a start.”"),
        ("As she left the hall, Hale said: “It is over.”", "Hale", "“It is over.”"),
        ("Six died, Hale said: “It is over.”", "Hale", "Six died | “It is over.”"),
        ("Citing her “good sense,” Orr said, “Leave it to her.”", "Orr", "“Leave it to her.”"),
    ],
)
def test_what_leads_on_to_a_quotation_is_not_said(
    document: Make, text: str, source: str, content: str
) -> None:
    told = [(who, words) for who, cue, words, _ in found(document(text)) if cue != "Noting"]
    assert (source, content) in told


@pytest.mark.parametrize("text", ["These calls for more men came late.", "Those comments hurt."])
def test_many_things_have_no_verb_of_one(document: Make, text: str) -> None:
    assert not found(document(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Motorists campaigned against the rises but growers believe that they help.",
            ("Motorists", "campaigned against", "the rises", "weak"),
        ),
        (
            "Addressing claims that it leaked, Hale told the Gazette: “It is safe.”",
            ("Hale", "Addressing", "claims that it leaked", "weak"),
        ),
        (
            "The council threw its weight behind the new dam.",
            ("The council", "threw its weight behind", "the new dam", "weak"),
        ),
        ("They'd like to see it shut.", ("They", "'d like", "to see it shut", "weak")),
    ],
)
def test_somebody_takes_a_side(
    document: Make, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in found(document(text))


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Town defender Jo Hale said it was safe. The defender said it was late.", "jo hale"),
        ("Jo Hale, a nurse from Aden, said so. The nurse said it was late.", "jo hale"),
        ("Ann Orr, 34, said so. Jo Hale, 30, scored. The 30-year-old said it was late.", "jo hale"),
        ("Jo Hale, aged 30, said so. The 30-year-old said it was late.", "jo hale"),
        # nobody of whom it is said, or two
        ("Jo Hale scored. The defender said it was late.", "defender (unnamed)"),
        ("Jo Hale, 31, said so. The 30-year-old said it was late.", "30-year-old (unnamed)"),
        (
            "Town defender Jo Hale said so. City defender Ann Orr said so. The defender said no.",
            "defender (unnamed)",
        ),
        (
            "Ann Orr, a doctor of the patient, said so. The patient said it was late.",
            "patient (unnamed)",
        ),
    ],
)
def test_who_is_called_by_what_he_is(document: Make, text: str, identity: str) -> None:
    made = document(text)
    source = made.spans("attribution")[-1].source
    assert source is not None
    assert source.identity == identity


def test_who_owns_an_earlier_claim_claims_nothing(document: Make) -> None:
    assert not found(document("The growers' earlier claim was false."))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hale attacked the plans for pensioners saying they needed more.", "Hale"),
        ("Norvia was glad about prospects for its boats saying that few were sold.", "Norvia"),
        ("Hale condemned reports from Aden saying that few were sold.", "reports from Aden"),
        ("There was a letter from Norvia saying that few were sold.", "a letter from Norvia"),
    ],
)
def test_who_goes_on_to_speak_behind_what_was_spoken_of(
    document: Make, text: str, speaker: str
) -> None:
    assert (speaker, "saying") in [(source, cue) for source, cue, _, _ in found(document(text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor's supporters claim that few voted.", "The mayor's supporters"),
        ("Hale's most keen supporters claim that few voted.", "Hale's most keen supporters"),
        ("The firm's top managers claim to have lost few ships.", "The firm's top managers"),
        ("The city's hospitals report 40 dead.", "The city's hospitals"),
        ("The mayor's claim that few voted is false.", "The mayor's"),
    ],
)
def test_whose_people_speak(document: Make, text: str, speaker: str) -> None:
    assert speaker in [source for source, _, _, _ in found(document(text))]
