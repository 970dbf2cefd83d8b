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
        # what is named by an -ing: no clause begins there
        (
            "The inquiry into the 1994 sinking said it had six causes.",
            "The inquiry into the 1994 sinking",
            "it had six causes",
        ),
        (
            "Survivors of the deadly bombing said he ran.",
            "Survivors of the deadly bombing",
            "he ran",
        ),
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
        # what stands between a speaker and the verb
        (
            "The water board less than two weeks ago said that the wells were safe.",
            "The water board",
            "that the wells were safe",
        ),
        (
            "His allies have in the past said he was waiting for a better offer.",
            "His allies",
            "he was waiting for a better offer",
        ),
        (
            "The union this past week announced a strike at three ports.",
            "The union",
            "a strike at three ports",
        ),
        (
            "Hale first said in May that the dam was old.",
            "Hale",
            "that the dam was old",
        ),
        (
            "Hale grew bolder over the years, eventually saying that the port was lost.",
            "Hale",
            "that the port was lost",
        ),
        (
            "Mr. Hale, citing “the magic of the place,” said the inn would open in May.",
            "Mr. Hale",
            "the inn would open in May",
        ),
        (
            "The film, titled “The Dam?”, concludes that the mayor is too slow.",
            "The film, titled “The Dam?”",
            "that the mayor is too slow",
        ),
        (
            "Jo Lind, quoting a “very old friend,” told the Gazette the club would fold.",
            "Jo Lind",
            "the club would fold",
        ),
        (
            "Ada Hale, who lost her brother in the flood in Aden, Yemen, in May, said she left.",
            "Ada Hale, who lost her brother in the flood in Aden, Yemen, in May",
            "she left",
        ),
        (
            "Ada Hale, facing a hard race in Ohio, a swing state, said she would welcome the vote.",
            "Ada Hale, facing a hard race in Ohio, a swing state",
            "she would welcome the vote",
        ),
        (
            "The mayor - who earlier said he would resign - said on Monday that he would stay.",
            "who",
            "he would resign",
        ),
        (
            "The union of nearly four years, a body that speaks for nurses, said wards would shut.",
            "The union of nearly four years, a body that speaks for nurses",
            "wards would shut",
        ),
        (
            "The judges who ruled that Ohio may not use its laws, for instance, said it was late.",
            "The judges who ruled that Ohio may not use its laws",
            "it was late",
        ),
        (
            "The army denied it, then said two men had died.",
            "The army",
            "two men had died",
        ),
        (
            "They claim government figures show the dam is old.",
            "government figures",
            "the dam is old",
        ),
        (
            "Hale told aides that the dam was old, according to someone in the room.",
            "someone in the room",
            "Hale told aides that the dam was old",
        ),
        (
            "Rivers United, the group tied to a union of registered nurses, warned it.",
            "Rivers United, the group tied to a union of registered nurses",
            "it",
        ),
        (
            "She has since stressed that she did not send it.",
            "She",
            "that she did not send it",
        ),
        (
            "Mr. Orr, after initially saying he would stay, took the train to Oslo.",
            "Mr. Orr",
            "he would stay",
        ),
        (
            "On Monday, after saying he would stay, Orr took the train to Oslo.",
            "Orr",
            "he would stay",
        ),
        (
            "Having announced that he would stay, Orr took the train to Oslo.",
            "Orr",
            "that he would stay",
        ),
        (
            "You should avoid broadcasting your views.",
            "You",
            "your views",
        ),
        (
            "Among likely voters, about two-thirds, 67 percent, say they will stay.",
            "two-thirds, 67 percent",
            "they will stay",
        ),
        (
            "Nearly nine out of 10 say they will stay.",
            "Nearly nine out of 10",
            "they will stay",
        ),
        (
            "The chairman of the bank, Jo Lind, and its head, Ann Lee, said the plan was dead.",
            "The chairman of the bank, Jo Lind, and its head, Ann Lee",
            "the plan was dead",
        ),
        (
            "In Oslo, Hale, the mayor, left, and the head, Ann Lee, said the plan was dead.",
            "the head, Ann Lee",
            "the plan was dead",
        ),
        (
            "Hale has since apologised for what happened: “I should have told you.”",
            "Hale",
            "“I should have told you.”",
        ),
        (
            "But, said Orr, “I do not want a fight.”",
            "Orr",
            "“I do not want a fight.”",
        ),
        (
            "The plan, the letter states, is dead.",
            "the letter",
            "The plan | is dead",
        ),
        # who puts out a paper says what it says
        (
            "The town issued a letter saying it was sorry.",
            "The town",
            "it was sorry",
        ),
        (
            "The union sent out a press release saying the strike was on.",
            "The union",
            "the strike was on",
        ),
        (
            "Officials received a letter saying the dam was old.",
            "a letter",
            "the dam was old",
        ),
        # a speaker that a clause without a pronoun describes
        (
            "Several people I have spoken with said the mayor had left.",
            "Several people I have spoken with",
            "the mayor had left",
        ),
        (
            "Those I've talked to say the dam is safe.",
            "Those I've talked to",
            "the dam is safe",
        ),
        (
            "Residents we met in Aden said the road was bad.",
            "Residents we met in Aden",
            "the road was bad",
        ),
        (
            "None of the experts I interviewed in the past week thought a deal was likely.",
            "the experts I interviewed",
            "a deal was likely",
        ),
        (
            "In the town he lived in residents said the dam was safe.",
            "residents",
            "the dam was safe",
        ),
        (
            "Economists who favor consumption taxes agree that the plan is small.",
            "Economists who favor consumption taxes",
            "that the plan is small",
        ),
        (
            "The plan that court officials say is dead will cost a million.",
            "court officials",
            "that | is dead will cost a million",
        ),
        (
            "Such laws have met anger from shops that warn it could harm trade.",
            "that",
            "it could harm trade",
        ),
        # the thing spoken of stands before the speaker
        (
            "It is a plan Hale said would cost two million pounds.",
            "Hale",
            "would cost two million pounds",
        ),
        (
            "It followed a fire police said was no accident.",
            "police",
            "was no accident",
        ),
        (
            "The dam, which Hale says is old and leaks, broke on Monday.",
            "Hale",
            "which | is old and leaks",
        ),
        # where a speaker begins
        (
            "A Gazette survey on Tuesday of leading bakers found that both brands were unknown.",
            "A Gazette survey on Tuesday of leading bakers",
            "that both brands were unknown",
        ),
        (
            "A review last week of the files found six were lost.",
            "A review last week of the files",
            "six were lost",
        ),
        (
            "Many officials on and off the island believe the debt is too high.",
            "Many officials on and off the island",
            "the debt is too high",
        ),
        (
            "Shops all over the valley reported that sales had fallen.",
            "Shops all over the valley",
            "that sales had fallen",
        ),
        (
            "From “the rain” to his call for a wall, Will described the mayor as weak.",
            "Will",
            "the mayor as weak",
        ),
        (
            "George Will said the vote was lost.",
            "George Will",
            "the vote was lost",
        ),
        (
            "They state their goal is to win the vote.",
            "They",
            "their goal is to win the vote",
        ),
        # where the words begin and end
        (
            "The deficit will grow, the bank reported on Tuesday -- a rise that hurts firms.",
            "the bank",
            "The deficit will grow",
        ),
        (
            "The hall was closed because of the “noise,” Hale said, that it had made all year.",
            "Hale",
            "The hall was closed because of the “noise,” | that it had made all year",
        ),
        (
            "But “it is a better use of the money,” he added, to build a school for all.",
            "he",
            "“it is a better use of the money,” | to build a school for all",
        ),
        (
            "“It is over,” he said, to loud applause.",
            "he",
            "“It is over,”",
        ),
        (
            "Hale told aides that the dam was old, according to someone in the room.",
            "Hale",
            "that the dam was old",
        ),
        (
            "The dam is old and weak, as Lee noted in the Gazette.",
            "Lee",
            "The dam is old and weak",
        ),
        (
            "Orr needs staff, the mayor said this week at an event in Oslo — a change of mind.",
            "the mayor",
            "Orr needs staff",
        ),
        (
            "The mayor said this week at a rally in Aden that the dam was old.",
            "The mayor",
            "that the dam was old",
        ),
        (
            "The mayor said this year was hard.",
            "The mayor",
            "this year was hard",
        ),
        (
            "Hale said Sunday that he believed the dam was old.",
            "Hale",
            "that he believed the dam was old",
        ),
        (
            "It was in a speech in which Hale said: “We are done.”",
            "Hale",
            "“We are done.”",
        ),
        (
            "Hale has promised that as mayor, he would build a wall.",
            "Hale",
            "that as mayor, he would build a wall",
        ),
        (
            "Hale is telling a crowd in snowy Windham, New Hampshire, on the day that he lost.",
            "Hale",
            "that he lost",
        ),
        (
            "Lee told Hale, Orr and Lind that the dam was old.",
            "Lee",
            "that the dam was old",
        ),
        (
            "Although the night was quiet, two shops reported losing stock.",
            "two shops",
            "losing stock",
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
        (
            "In Leeds, men died, the BBC reported, while in York it rained, the Gazette said.",
            [
                ("the BBC", "In Leeds, men died"),
                ("the Gazette", "in York it rained"),
            ],
        ),
        (
            "Six men died, police said, and four were hurt, the clinic reported.",
            [
                ("police", "Six men died"),
                ("the clinic", "four were hurt"),
            ],
        ),
        (
            "A clerk at the firm, who asked not to be named, said it was shut.",
            [("A clerk at the firm, who asked not to be named", "it was shut")],
        ),
        (
            "The mayor released a statement Wednesday saying the dam was old.",
            [("The mayor", "the dam was old")],
        ),
        (
            "Hale said, “No comment,” the Gazette reported.",
            [("the Gazette", "Hale said, “No comment,”"), ("Hale", "“No comment,”")],
        ),
        (
            "The doctors I asked say the drug is safe.",
            [("The doctors I asked", "the drug is safe")],
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
        "They stop reporting numbers but keep the firm open.",
        "It comes from the likes of Fox News and the Drudge Report, which gave it room.",
        "Will united parties win?",
        "The team made an awkward but promising start in the league.",
        "Only time will tell if the plan works.",
        "The poll also found that:",
        "Orr led off with a “more radical” protest plan, including walkouts.",
        "Orr smiled at the news that six had come.",
        "Orr reacted badly to the claim that six had come.",
        "Orr gasped when six came in.",
        "Orr nodded so that six could leave.",
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


@pytest.mark.parametrize(
    "voice", ["reacted", "shrugged", "giggled", "marvelled", "hissed", "mumbled", "concurred"]
)
def test_any_voice_speaks_beside_a_quotation(document: Make, voice: str) -> None:
    told = found(document(f"“It is a mess,” {voice} Ida Hale."))
    assert [(who, cue) for who, cue, *_ in told] == [("Ida Hale", voice)]
