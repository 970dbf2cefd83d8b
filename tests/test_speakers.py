"""Who says it, where words stand between a speaker and the verb, and what is then said."""

import pytest
from attributed import Make, found


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # a share of people
        (
            "Nearly a third say they have no doctor.",
            "a third",
            "they have no doctor",
        ),
        (
            "One in six say the rent is too high.",
            "One in six",
            "the rent is too high",
        ),
        (
            "Only about 4 in 10 tenants in the city want the plan to go ahead.",
            "about 4 in 10 tenants in the city",
            "the plan to go ahead",
        ),
        (
            "A mere 9 percent say they trust the council.",
            "A mere 9 percent",
            "they trust the council",
        ),
        (
            "A majority of members say the vote was fair.",
            "A majority of members",
            "the vote was fair",
        ),
        (
            "Thirty-one percent of those surveyed say they would move.",
            "Thirty-one percent of those surveyed",
            "they would move",
        ),
        (
            "Some 56 percent of growers polled said they had lost a crop.",
            "Some 56 percent of growers polled",
            "they had lost a crop",
        ),
        (
            "Nearly 60% of those polled oppose the bridge.",
            "Nearly 60% of those polled",
            "the bridge",
        ),
        (
            "Few on either side of the lake think the ferry will ever sail again.",
            "Few on either side of the lake",
            "the ferry will ever sail again",
        ),
        # what tells more of a speaker
        (
            "Another source familiar with the mayor's thinking said the school would close.",
            "Another source familiar with the mayor's thinking",
            "the school would close",
        ),
        (
            "An audit issued earlier this year reported that 40 meters were broken.",
            "An audit",
            "that 40 meters were broken",
        ),
        (
            "A driver accused of steering onto a crowded pier told police he was alone.",
            "A driver accused of steering onto a crowded pier",
            "he was alone",
        ),
        (
            "Ida Hale, the engineer who heads the board, which owns the dam, said it would hold.",
            "Ida Hale, the engineer who heads the board, which owns the dam",
            "it would hold",
        ),
        (
            "It was two days after the Gazette, which first said no, said it would print it.",
            "the Gazette, which first said no",
            "it would print it",
        ),
        (
            "An inside source said the school would close.",
            "An inside source",
            "the school would close",
        ),
        (
            "The head of the island's delegation to the talks said the ferry would sail.",
            "The head of the island's delegation to the talks",
            "the ferry would sail",
        ),
        (
            "“It is a costly way to run a farm,” said Will Hale, a vet in Aden.",
            "Will Hale, a vet in Aden",
            "“It is a costly way to run a farm,”",
        ),
        # what is said
        (
            "As the vote moves to Aden, a town that she lost, the race is tight, said Ben Orr.",
            "Ben Orr",
            "As the vote moves to Aden, a town that she lost, the race is tight",
        ),
        (
            "Whether the one or the other is cheaper will be decided in May, said Jo Lind.",
            "Jo Lind",
            "Whether the one or the other is cheaper will be decided in May",
        ),
        (
            "So are a handful of firms who pay for the fair, Lind said.",
            "Lind",
            "So are a handful of firms who pay for the fair",
        ),
        (
            "Such a move could cost her votes, allies believe — votes she will need in May.",
            "allies",
            "Such a move could cost her votes",
        ),
        (
            "A quieter Hale may be no bad thing, say some members, who recall the last campaign.",
            "some members, who recall the last campaign",
            "A quieter Hale may be no bad thing",
        ),
        (
            "The pier was closed, Lind said during her speech to be elected.",
            "Lind",
            "The pier was closed",
        ),
        (
            "If anything, Lind argued in her letter, the rules are too soft.",
            "Lind",
            "If anything | the rules are too soft",
        ),
        (
            "As the Gazette reported just today, the board sent 40 letters.",
            "the Gazette",
            "the board sent 40 letters",
        ),
        (
            "She added, that the roof was safe.",
            "She",
            "that the roof was safe",
        ),
        (
            "Lind said the roof was safe, although the stairs were not.",
            "Lind",
            "the roof was safe, although the stairs were not",
        ),
        (
            "Lind said the U.K. “clearly” needed a new harbour.",
            "Lind",
            "the U.K. “clearly” needed a new harbour",
        ),
        (
            "Lind said the league is no party and supports nobody.",
            "Lind",
            "the league is no party and supports nobody",
        ),
        (
            "Despite his “brash manner,” Lind wrote, Orr is a careful man.",
            "Lind",
            "Despite his “brash manner,” | Orr is a careful man",
        ),
        # verbs that share a speaker
        (
            "Hale has delivered an impassioned defense of “old values,” saying the town is brave.",
            "Hale",
            "the town is brave",
        ),
        (
            "Orr, who is ill, also decried the mayor's repeated calls to go, noting it was over.",
            "Orr, who is ill",
            "it was over",
        ),
        (
            "The town issued a letter saying it was sorry, and said Hale was free to come.",
            "The town",
            "Hale was free to come",
        ),
        (
            "Hale met survivors and families of men killed on Monday and said the town must act.",
            "Hale",
            "the town must act",
        ),
        (
            "After thanking the crowd, which chanted her name, Hale told how far she had come.",
            "Hale",
            "the crowd, which chanted her name",
        ),
        (
            "Orr, whose latest firm, Rivers, uses boats to sell fish, said the mayor was rich.",
            "Orr, whose latest firm, Rivers, uses boats to sell fish",
            "the mayor was rich",
        ),
        ("Asked by reporters if it was over, Hale left.", "reporters", "if it was over"),
        (
            "The plan was rejected by 64 percent of the members.",
            "64 percent of the members",
            "The plan",
        ),
        # what is no speaker
        (
            "Rivers has a 95% share of the market and said it expected to sell five boats.",
            "Rivers",
            "it expected to sell five boats",
        ),
        (
            "A Gazette poll, made with Orr Research (D) and Lind (R), shows Hale in front.",
            "A Gazette poll, made with Orr Research (D) and Lind (R)",
            "Hale in front",
        ),
        (
            'She added the pair "brought a warmth to it, but in the end we had done enough".',
            "She",
            'the pair "brought a warmth to it, but in the end we had done enough"',
        ),
        # names that are other words, too
        ("Donnelly said the road was shut.", "Donnelly", "the road was shut"),
        ("The road was shut, Theresa May said.", "Theresa May", "The road was shut"),
        ("The road was shut, Mrs May said.", "Mrs May", "The road was shut"),
        ("The road was shut, said Jan Hale, a nurse.", "Jan Hale, a nurse", "The road was shut"),
        ("The road was shut, said Can Hale, a nurse.", "Can Hale, a nurse", "The road was shut"),
        ("The road was shut, the IT ministry said.", "the IT ministry", "The road was shut"),
        ("A man named Way said the road was shut.", "A man named Way", "the road was shut"),
        ("In May Hale said the road was shut.", "Hale", "the road was shut"),
        # a paper, a poll
        (
            "According to July's Gazette/Radio Nine polling, more than half of voters live alone.",
            "July's Gazette/Radio Nine polling",
            "more than half of voters live alone",
        ),
        (
            "According to a January 2016 study by the institute, half of voters live alone.",
            "a January 2016 study by the institute",
            "half of voters live alone",
        ),
        (
            "The board was told that boats were near, according to a newly uncovered letter.",
            "a newly uncovered letter",
            "The board was told that boats were near",
        ),
        (
            "The firm may have paid for the votes, a USA TODAY report found.",
            "a USA TODAY report",
            "The firm may have paid for the votes",
        ),
    ],
)
def test_who_says_what(document: Make, text: str, source: str, content: str) -> None:
    assert (source, content) in [(who, said) for who, _, said, _ in found(document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is new: According to two polls, Hale holds 14 percent compared to 76 in May.",
            [("two polls", "Hale holds 14 percent compared to 76 in May")],
        ),
        (
            "As Orr claimed on Monday that “it was over,” two lawyers said the cases were open.",
            [
                ("Orr", "that “it was over,”"),
                ("two lawyers", "the cases were open"),
            ],
        ),
        (
            "Orr warned the chairman, Jo Lind, not to go, said an envoy who was there and spoke.",
            [
                ("an envoy", "Orr warned the chairman, Jo Lind, not to go"),
            ],
        ),
    ],
)
def test_each_says_what_is_theirs(
    document: Make, text: str, expected: list[tuple[str, str]]
) -> None:
    told = [(who, said) for who, _, said, strength in found(document(text)) if strength == "strong"]
    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ida Hale wrote a long letter to the chairman.",
        "The band added songs from its first record.",
        "The efforts added up to a heap of excuses.",
        "The driver was tired and stressed out after the race.",
        "Ida Hale helped found the paper in 1996.",
    ],
)
def test_nobody_says_anything(document: Make, text: str) -> None:
    assert found(document(text)) == []


@pytest.mark.parametrize(
    "lead",
    [
        "The school will close, said Ida Hale.",
        "Ida Hale said the school would close.",
        "According to Ida Hale, the school will close.",
    ],
)
def test_a_speaker_goes_on_in_a_quotation(document: Make, lead: str) -> None:
    quoted = "“It is not safe for any child.”"
    told = found(document(f"{lead} {quoted}"))
    assert [(who, said.endswith(f"| {quoted}")) for who, _, said, _ in told] == [("Ida Hale", True)]
    apart = found(document(f"{lead} Nobody knew when. {quoted}"))
    assert not any(quoted in said for *_, said, _ in apart)
    other = found(document(f"{lead} {quoted[:-2]},” said Jo Lind."))
    assert [who for who, _, said, _ in other if "safe" in said] == ["Jo Lind"]
