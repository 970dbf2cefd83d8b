"""Names of people, bodies and places: which words are one, what it is, and who shares it."""

import pytest
from validator.plugins.names.checker import sound_key, spelt_otherwise

from validator.api import Name
from validator.document import Document
from validator.testing import MakeDocument

LETTERS = {"person": "P", "organisation": "O", "place": "L"}


def marked(document: Document) -> str:
    """A text with its names in brackets."""
    text, parts, at = document.text, [], 0
    for name in document.spans("name"):
        parts += [text[at : name.start], f"[{LETTERS[name.type]} ", text[name.start : name.end]]
        parts.append("]")
        at = name.end
    return "".join([*parts, text[at:]])


def plain(expected: str) -> str:
    for letter in LETTERS.values():
        expected = expected.replace(f"[{letter} ", "")
    return expected.replace("]", "")


@pytest.mark.parametrize(
    "expected",
    [
        # people: by what they are called, by what is told of them, by two words alone
        "It fell to Mayor [P Ann Roe], who left.",
        "It fell to Mr. [P Okello] and Dr. [P King].",
        "It fell to [P Ann Roe], 54, a nurse.",
        "The baker [P Ann Roe] fled.",
        "They met [P Ann Roe] there. Later [P Roe] left.",
        "They met [P Ann Roe] there. [P Roe]’s brother left, and [P Ann] did.",
        "“No,” said [P Okello]. “Yes,” said [O Norvia Bank]’s chief.",
        "They met [P Bashar al-Assad], [P Ban Ki-moon] and [P Theo van Hale].",
        "They met [P John F. Hale], [P José da Silva] and [P Martin O’Malley].",
        "On Friday [P Amina Bello] left. Then in May [P Theresa Lund] came.",
        "They met [P Stephen King], [P Martin Luther King] and Chief Justice [P Ada Hale].",
        "Former minister [P Frank Field] MP left.",
        "Kolm Secretary of State [P Ada Hale] left.",
        "Turkish President [P Recep Hale] met Prime Minister [P Ada Okoro].",
        "Rescuers found [P Ann Roe] alive, rescuers said.",
        "The singer [P Benny Hill] left.",
        # of “Joe Hill” the end tells of a place, until somebody is told of
        "[P Joe Hill], 44, left. It was late when [P Joe Hill] came. Then [P Hill] slept.",
        "They met at [L Kolm Hill]. It was late on [L Kolm Hill].",
        "On [L Wall Street] all fell. It was late, said [L Wall Street].",
        "They met [P Ana Luz Roe de la Kolm], her son [P Theo] and her niece [P Ada].",
        "They met [P Pieter van den Berg]. [P Van den Berg] left.",
        "They met [P Park Jae-hyun] and [P Stephen King]. Later [P Park] and [P King] left.",
        "They met [P Gael Roana Luna]. Later [P Roana] and [P Roana Luna] left.",
        "They met [P Ann Durham]. Later [P Durham] left for [L Durham], [L England].",
        "Student [P Ann Roe] left. Watching [P Ben Roe Hale] is fun.",
        "It was [P Ann Roe] 6-4, 6-2.",
        "The baker [P Ann Roe] left. The [P Roe] campaign and the [P Ann Roe] campaign went on.",
        "The [P Kolm], 9, left.".replace("The [P Kolm]", "A boy, [P Kolm]"),
        "They met [P Ann Hale]. The Hales left.",
        "He was a minister.\n\nProsecutors left. Later prosecutors came.",
        "“No,” he said. “[P Roe]'s” is here. They met [P Ann Roe].",
        "They met [P Kim Mi-hyang] and [P Seo Yeong-cheol] of the [L UK]-based firm.",
        "It is late. [P De Wit] left. They met [P Ruud de Wit].",
        "They met [P Ann Roe] Jr, her aide [P Ben Hale] KC and [P Theo Lund] III.",
        "Det Sgt [P Ann Roe], Alhaji [P Musa Bello] and Gen [P Theo Lund] left.",
        "Canon [P Basil Church] left [L King Street]. Canon [P Church] said no.",
        "It was [P Babar Imam] again. Later [P Imam] left with the Imam.",
        "They met [P Simon Bishop]. The Bishop of [L Kolm] left.",
        "It is late. [P Conor van Hale Roe] left. Painter [P Ann van Hale] did too.",
        "They met [P April Hale Lund] and [P August Lund Jensen]. In May [P Theresa Lund] came.",
        "It was [P Phyo], a rapper from here, and [P Bwala], his brother.",
        "It was [O Kolmic], a mining firm, and [L Lundo], a town of 300.",
        "Nearby, a farmer left. Kolmic, a mistake.",
        "The chemist [P Ann Bayer] left. [O Bayer] shares fell. [O Royal Dutch Shell] said so.",
        # bodies: by their words, by letters, by what stands beside
        "The [O Ministry of Health] and the [O Department of Labour and Pensions] left.",
        "The [O University of Oslo] and the [O Bank of England] agreed.",
        "It is the [O Centre for Peace], [O Hale & Sons] and [O Norvia Steel Ltd] too.",
        "The [O White House] told [O Hamas], [O Reuters] and the [O European Union].",
        "The [O FBI] met the [O U.N.] and [O NATO].",
        "[O Bank of England] Governor [P Tom King] left. [O UN] chief [P Ada Hale] did too.",
        "The bank [O Norvia] sold its stake in [O Absa], a bank. The [O Absa] group agreed.",
        "The [O Sunday Telegraph] said so.",
        "[O Spotify] paid [O Google] and [O Kolmic]. [O Toyota] said so.",
        "It fell as [O Kolmic] shares rose. The retailer [O Lundo] fell.",
        "The [O Kolm United] side won. Later [O Kolm] fell.",
        "It beat [O Lundo Athletic] and [O Kolm Securities]. [O Lundo] 2-1 [O Kolm].",
        "It is [O King’s College London], the [O People’s Bank of Norvia], [O Christie’s] too.",
        "It was [O Banco Lund], [O Movement for Peace] and [O Hale Petrochemicals].",
        "Shares in [O Lund Tobacco] rose. The [O Royal College of Nursing] met [O KolmJet].",
        "It was the [O Kolm Magistrates’ Court], [O Cricket Norway] and [O Kolm Panthers].",
        "An analyst at [O Lundo] said no. They met [P Ann McHale] and [P Leo DeLund].",
        "He said [O Kolmic] would not. It is the [O Kolmic] company.",
        "The [O World Health Organization] came. [O WHO] aides came too. Who is it?",
        "They beat [O Kolm Rovers]. Later [O Rovers] left.",
        "They asked the [O Bank of Norvia]. Later the [O Bank] left.",
        "It was [O Toyota], [O Kolmic] and [O Samsung].",
        "It was [O Kolmic AS], [O Kolmic Pvt Ltd] and the [O Evening Standard].",
        "It is a former Norvia-watcher.",
        # places: by lists, by their words, by what stands beside
        "He left [L Turkey] for [L Paris], [L Texas] and the [L United States].",
        "He left the [L River Kolm] for [L Mount Hale], [L Kolm Street] and [L North Kolm].",
        "It was near [L Kolm], and in the town of [L Lund].",
        "It hit [L Kolm] province and [L Springfield], [L Illinois].",
        "The [L UK]-based firm left [L Hong Kong].",
        "[L KOLM], [L Norvia] — It is late in [L Kolm].",
        "[L Kolm] — It is late.",
        "He left [L Washington DC], the [L District of Columbia], for [L Austin], [L TX].",
        "He lived in [L Kolm], [L Lundia]. He fled to [L Norv] and [L Sund].",
        "It hit [L Mont Hale] and [L Deir Lund]. [L Kolm] governor [P Ann Roe] left.",
        "The poet of [L La Paz] left. [L La Paz] is far from la mar.",
        "It is late. In [L Kolm], it is dark. It spread to [L Lund].",
        "They left [L Victoria], [L British Columbia], and [L Dar es Salaam] in [L Oke-Ado State].",
        # none of these
        "The MV Isle of Roe met the USS Hale near the Vema. Take the U-Bahn.",
        "The Mexicans met on Palm Sunday and Super Tuesday. As Cordelia she sang.",
        "On Monday in June the Turkish army left, as Christmas came.",
        "The World Cup, the Nobel Prize and the Cold War are over.",
        "Meanwhile Police fled. Climate change is here, and Climate Change too.",
        "They read “The Long Winter” and sang Born In The Rain.",
        "They met [P Ann Hell]. He’ll go, but We’ve left.",
        "It is FAR LESS MONEY, and far less on a DVD. The problem is the Problem.",
        "She is a Roman Catholic.",
        "Take the M5 to E3, said the CEO on TV.",
        "The Prime Minister and the Foreign Secretary left.",
        "Rescue workers met a rescue dog. She said: “Hope is all.”",
        "Nine Soldiers Killed In Kolm Raid As Talks Fail\n\nThe road was shut.",
    ],
)
def test_names_in_a_sentence(document: MakeDocument, expected: str) -> None:
    assert marked(document(plain(expected))) == expected


def test_headlines_name_whom_the_copy_names(document: MakeDocument) -> None:
    made = document("Hale sues over fire\n\nThe mayor, Ada Hale, sued on Monday. It is late.")
    assert marked(made).startswith("[P Hale] sues over fire\n\nThe mayor, [P Ada Hale],")


def test_headlines_of_names_are_no_title_case(document: MakeDocument) -> None:
    made = document("Ada Hale seals Test win for Norvia\n\nIt is late, Hale said.")
    assert marked(made).startswith("[P Ada Hale] seals Test win for ")


@pytest.mark.parametrize(
    ("text", "identities"),
    [
        ("They met Ada Hale. Then Hale left.", ["ada hale", "ada hale"]),
        # of two nobody knows who is meant
        (
            "They met Ada Hale and Ben Hale. Then Hale left.",
            ["ada hale", "ben hale", "hale (one of several)"],
        ),
        (
            "The World Health Organization met. The WHO left.",
            ["world health organization", "world health organization"],
        ),
        # nor of two with one name between
        (
            "They met Gabriel Kolmar Brandt and Ana Kolmar Levin. Kolmar left.",
            ["gabriel kolmar brandt", "ana kolmar levin", "kolmar (one of several)"],
        ),
        ("He is in Kolm province. Kolm is far.", ["kolm", "kolm"]),
        ("They met Ada van Lund. Van Lund left.", ["ada van lund", "ada van lund"]),
        ("It sued Kolmic Ltd there. Later Kolmic fell.", ["kolmic ltd", "kolmic ltd"]),
    ],
)
def test_who_shares_a_name(document: MakeDocument, text: str, identities: list[str]) -> None:
    assert [name.identity for name in document(text).spans("name")] == identities


def test_a_body_is_not_called_by_its_last_word() -> None:
    whole = Name(0, 1, "organisation", "standard life", "Standard Life")
    assert not spelt_otherwise(whole, Name(0, 1, "organisation", "liffe", "Liffe"))


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Mohammed Okello", "Muhammad Okello", True),
        ("Anna Zelensky", "Anna Zelenskyy", True),
        ("Tayyip Erdogan", "Tayyip Erdoğan", True),
        ("Anna Zelensky", "Zelenskyy", True),
        ("Mount Kolmey", "Mount Kolmei", True),
        ("Norvia Steel", "Norvya Steel", True),
        ("Sergei Lavrov", "Sergei Lavrov", False),
        ("Sergei Lavrov", "Lavrov", False),
        ("Anna Reed", "John Reid", False),
        ("Dustin Hoffman", "Hoffmann", True),
        # a letter left out, put in, changed, or two that changed places
        ("Ann Tranter", "Trantor", True),
        ("Ann Goldberg", "Ann Goldburg", True),
        ("Ann Lefebvre", "Lefevbre", True),
        ("Ann McKay", "MacKay", True),
        ("Ann Tranter", "Ben Trantor", False),
        # others, whose names are merely alike
        ("Ann Reyes", "Hayes", False),
        ("Ann Lavrov", "Lavrova", False),
        ("Ann Lavrov", "Ann Lavrova", False),
        ("Ann Kowalski", "Ann Kowalska", False),
        ("Kim Min-jun", "Kim Min-jung", False),
        ("John Roe", "Joan Roe", False),
        ("Paul Levin", "Paula Levin", False),
        ("Jan Brandt", "Jen Brandt", False),
        ("Maria Levin", "Mario Levin", False),
    ],
)
def test_two_spellings(document: MakeDocument, one: str, other: str, variant: bool) -> None:
    first, second = document(f"They met {one} there. Later {other} said yes.").spans("name")
    same_key = sound_key(first) == sound_key(second)
    assert (same_key and spelt_otherwise(first, second)) is variant


@pytest.mark.parametrize(
    ("text", "identities"),
    [
        ("The steel company Kolmicor cut jobs. Shares of Kolmiocr fell.", ["kolmicor"] * 2),
        ("Shares of Kolmiocr fell. The steel company Kolmicor cut jobs.", ["kolmicor"] * 2),
        ("They met in Yorkshire. Police in Yorskhire said no.", ["yorkshire"] * 2),
        ("They met in Kashmir. A Kashmiri poet sang there.", ["kashmir"]),
        ("The steel company Kolmed cut jobs. Shares of Kolmde fell.", ["kolmed"]),
    ],
)
def test_a_long_word_is_a_slip_for_a_body_or_a_place(
    document: MakeDocument, text: str, identities: list[str]
) -> None:
    assert [name.identity for name in document(text).spans("name")] == identities
