"""Sentences of one block; a bar in a table row stands where one ends."""

import pytest
from effort import growth
from hypothesis import given
from hypothesis import strategies as st

from validator.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "marked",
    [
        # plain ends
        "Six people died. | Nine were hurt.",
        "Who counted? | Nobody knows!",
        "Stop!! | Go on.",
        "No stop at the end",
        # titles, initials and other short forms
        "Dr. Hale and Gen. Omar Haddad spoke. | Sen. Ana Ruiz did not.",
        "Gen. (ret.) Omar Haddad and Ana Ruiz (ed.) Ltd. met. | It rained (a lot.) | He left.",
        "J. P. Marlow and Mary K. Olsen signed.",
        "The U.N. said so. | The U.S. Treasury did not.",
        "He lives in the U.S. | She moved to the U.K. | They met once.",
        "It happened on Jan. 12 in St. Vidal.",
        "The talks ended in Feb. | No date was set.",
        "Marlow Inc. shares fell. | Olsen & Co. The firm closed.".replace("Co. The", "Co. | The"),
        "Turn to No. 7, p. 12. | Then to fig. 3.",
        "It was Aden vs. Taiz, i.e. south against north.",
        "She holds a Ph.D. in law.",
        "It opened at 9 a.m. Monday and closed at 5 p.m. | The rest waited.",
        "The vote is at 9 p.m. E.T. on Tuesday.",
        "They fled, left homes, fields, etc. | The rest stayed.",
        "Ms. Roe, of Fairview, W.Va. - a lawyer - left.",
        'Rep. Robert C. "Bob" Marsh voted no.',
        "It was then-Sen. Ana Ruiz. | She lost.",
        "II. The long way home",
        "The film “Rain” feat. Ana Roe closed. | Msgr. Hale and Cllr. Ruiz left.",
        "The queen (r. 1690-1702) read S. 12 and op. 5. | It took Smith et al. 20 years.",
        "The talks cost Rs. 500 each. | The board is 5 ft. 3 in. tall.",
        "She is 6 ft. | He is not. | Ft. Marlow is a town on Hwy. 5 near Rte. 66.",
        "Wm. Hale met Geo. Marlow. | They talked of Hale v. Marlow and of Brown et al. (2010).",
        "She is assoc. Prof. Ruiz, and was away for approx. Ten weeks.",
        "He fell ill. | In Fairview, Ill. Marlow and the Ore. Board met. | It was dear.",
        "It rose by 4%. | Wages fell (by 2%). | “No.” | It was in May 2015. | “It was.”",
        "Who knows? . . .",
        "It fell in 500 B.C.E. and rose by A.D. 500. | It fell again.",
        "Lt. Gov. Ana Ruiz and Sgt. Maj. Omar Haddad left. | Nobody stayed.",
        "The so-called “war.” | The rest was quiet. | He wrote “war” again.",
        "THE ARMY LEFT. | THE U.S. STAYED. | MR. HALE DID NOT.",
        "It was in Fresno, Calif. | Together they left. | In Fairview, Ill. Marlow stayed.",
        "He wrote to the SEC. | Marlow did not. | SEN. RUIZ LOST.",
        # a word is no initial for its apostrophe
        "And indeed he didn't. | Marlow had gone. | So had Ruiz's. | “Enough,” he said.",
        # numbers
        "Prices rose 3.5 percent. | Wages did not.",
        "It cost $1.2bn in 2015. | It cost $2bn in 2016.",
        "A board 5 in. 3 wide. | Then police moved in. | 12 people fled.",
        # quotations: sentences end inside them
        "“We lost 30 men. | I buried 12,” he said.",
        "“Stay inside.” | The mayor left.",
        "“Who fired first?” he asked.",
        "“Who fired first?” Haddad asked.",
        "“Who fired first?” | Haddad told nobody of his plan and left.",
        'He said: "It is over." | Nobody answered.',
        "“No.” | He left.",
        "She asked: “Who goes there?” | Marlow answered after a while.",
        "She asked, “Who goes there?” | Marlow answered.",
        "“Why not?” | He said: “Wait.”",
        "“Why not?” | Nobody answered.",
        # copy without capitals
        "where were you? we waited! nobody came.".replace("? ", "? | ").replace("! ", "! | "),
        "yes. | no! | the dr. said so. | he lives in the u.s. somewhere. | we are.",
        "who knew?? | nobody did!! | what of it...? | we left in 2015. | it rained.",
        "It was late. | [2] They left.[3] | Nobody stayed.",
        "She said ‘no.’ | He said ‘yes.’",
        "He said: “It is over. ” | Nobody answered.",
        # brackets
        "It rained (for days). | Roads flooded.",
        "It rained. | (It always does.) | Roads flooded.",
        "He taught (he had been a nurse.) in Aden.",
        "(It rained for days. ) | Roads flooded ( and why not ? ) . | Nobody came.",
        "We won. :-) | They lost! :( | It rained.",
        "He spoke of “the war [...] and the peace” again.",
        # ellipses
        "He waited ... and left.",
        "He waited… and left.",
        "Well, what I mean ... I did not see it.",
        "He waited.... | Then he left.",
        "“[...] He left.” | Nobody stayed.",
        "“It is late. | ... We must go,” she said.",
        # a space is missing
        "They crossed Idlib.| The minister called.".replace("| ", "|"),
        "“It is over.”|He left.",
        "That was in 2015.|The war went on.",
        "Write to Jane.Roe@example.com or see news.Com and Booking.com today.",
        "The U.S.A. team and Node.js users met.",
        # names with marks, small openings
        "She works at Yahoo! in Aden.",
        "The group said no. | al-Shabab said nothing.",
        "She sold her shop. | eBay took it. | iPhones did not.",
        "PS. We left. | Nobody stayed.",
        # lists in one line
        "1) flour | 2) water | 3) salt",
        "1. Boil the water. | 2. Add salt.",
        "a. the first | b. the second",
        # signatures and credits
        "“We were told nothing.” - Jane Roe",
        "A child carries water in Mocha | Image: Jane Roe.",
    ],
)
def test_sentences_end_where_the_bars_stand(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace(" | ", " ").replace("|", "")
    assert sentences(text) == expected


def test_only_the_block_is_split() -> None:
    text = "One. Two. Three."
    assert list(split_sentences(text, [(5, 9)])) == [(5, 9)]


_COPY = st.text(st.sampled_from('aB. .!?…"“”’()[]1,-–A é😀•'), max_size=80)


@given(_COPY)
def test_sentences_are_in_order_and_leave_out_only_spaces(text: str) -> None:
    text = " ".join(text.split())
    end = 0
    for start, stop in split_sentences(text, [(0, len(text))]):
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


_WORDS = ("rain", "Ab", "Co", "xii", "1", "U.S", "newslint", " ", " ", ". ", ".", '"', "“", "? ")


@given(st.lists(st.sampled_from(_WORDS), max_size=30).map("".join))
def test_most_ends_are_told_sooner_and_are_the_same(text: str) -> None:
    text = " ".join(text.split())
    soon = sentences(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("validator.sentences._GOING_ON", "")
        patch.setattr("validator.sentences._is_plain", lambda *_: False)
        assert sentences(text) == soon


@pytest.mark.parametrize(
    "unit", ["a", ".", ". ", "! ", "”", "A.", "a.B", "1. ", "...", "U.S. ", "[...] ", "a) ", "…”"]
)
def test_time_is_linear(unit: str) -> None:
    def split(size: int) -> None:
        text = (unit * (size // len(unit))).strip()
        assert list(split_sentences(text, [(0, len(text))]))

    assert growth(split, 25_000) < 32
