"""Numbers, their hedges and units, and what they claim."""

from collections.abc import Callable

import pytest
from effort import growth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from validator.plugins.quantities.ages import holder_key, same_holder

from validator.document import Document
from validator.kinds import INFINITY, Quantity

MakeDocument = Callable[[str], Document]


def quantities(document: MakeDocument, text: str) -> list[Quantity]:
    return list(document(text).spans("quantity"))


def only(document: MakeDocument, text: str) -> Quantity:
    found = quantities(document, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Six trucks left.", 6),
        ("Forty-one people came.", 41),
        ("The town has 1,300 houses.", 1300),
        ("It costs 2.75 a piece.", 2.75),
        ("About-turn by two hundred and two thousand voters.", 202000),
        ("Ninety-nine thousand and twelve people came.", 99012),
        ("They sold 1.5 million copies.", 1500000),
        ("They sold 1.5m copies.", 1500000),
        ("They printed 4 thousand 3 hundred and 21 leaflets.", 4321),
        ("Half a million people marched.", 500000),
        ("One and a half million people marched.", 1500000),
        ("Three quarters of a million people marched.", 750000),
        ("A dozen trucks left.", 12),
        ("Half a dozen trucks left.", 6),
        ("Three dozen trucks left.", 36),
        ("Two lakh people marched.", 200000),
        ("The rate is five point seven five.", 5.75),
        ("Two-thirds of the seats are empty.", 2 / 3),
        ("A fifth of the seats are empty.", 0.2),
        ("One twenty-first of the seats is empty.", 1 / 21),
        ("One two-hundredth of the seats is empty.", 1 / 200),
        ("One one hundred and fifth of the seats is empty.", 1 / 105),
        ("It is two one hundred fifths of that.", 2 / 105),
        ("It is three and one thirty-second of that.", 3 + 1 / 32),
        ("It is nine fortieths of that.", 9 / 40),
        ("A board 7/8ths of the length.", 7 / 8),
        ("One in five seats is empty.", 0.2),
        ("One in ten Peruvians cannot read.", 0.1),
        ("Two in five personal loans were late.", 0.4),
        ("Nine out of ten seats are empty.", 0.9),
        ("It holds 2 1/2 cups.", 2.5),
        ("It holds ¾ of that.", 0.75),
        ("There are 40\u00a0000 seats.", 40000),
        ("It holds 1-1/2 cups.", 1.5),
        ("It holds three and 2/3 cups.", 3 + 2 / 3),
        ("Some 3 out of 5 seats are empty.", 0.6),
        ("It made 1.234.567 of them.", 1_234_567),
        ("They sold two-and-a-half million copies.", 2_500_000),
        ("They sold a dozen and a half.", 18),
        ("Some Rs were 2,50,000 short.", 250_000),
        ("It was 1,00,00,000 in all.", 10_000_000),
        ("It is 5.2 x 10^3 of them.", 5200),
        ("It is 6×10³ of them.", 6000),
        ("It is 2.48×10−5 of that.", 2.48e-5),
        ("It is one hundredth of that.", 0.01),
    ],
)
def test_value(document: MakeDocument, text: str, value: float) -> None:
    assert only(document, text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("Some 20 trucks were waiting.", "Some 20", 18, 22),
        ("About 40 came.", "About 40", 36, 44),
        ("At least 1,300 houses burned.", "At least 1,300", 1300, INFINITY),
        ("At least another 12 houses burned.", "At least another 12", 12, INFINITY),
        ("More than 40 houses burned.", "More than 40", 41, INFINITY),
        ("As many as 6 houses burned.", "As many as 6", 0, 6),
        ("Up to 700 posts will go.", "Up to 700", 0, 700),
        ("Fewer than 40 people came.", "Fewer than 40", 0, 39),
        ("Nearly 100 people came.", "Nearly 100", 90, 100),
        ("Just over 100 people came.", "Just over 100", 100, 110),
        ("Exactly 100 people came.", "Exactly 100", 100, 100),
        ("It sold over 40 houses.", "over 40", 41, INFINITY),
        ("It handed over 40 houses.", "40", 40, 40),
        ("They argue over 12 islands.", "12", 12, 12),
        ("The score is equal to 20.", "equal to 20", 20, 20),
        ("It is equal to 20 jobs.", "20", 20, 20),
        ("It is equal to 20%.", "20%", 20, 20),
        ("Fifty or more houses burned.", "Fifty or more", 50, INFINITY),
        ("Fifty or so houses burned.", "Fifty or so", 45, 55),
        ("Worth about $47 billion each.", "about $47 billion", 42_300_000_000, 51_700_000_000),
        ("Between 10 and 15 people came.", "Between 10 and 15", 10, 15),
        ("10 to 15 people came.", "10 to 15", 10, 15),
        ("10-15 people came.", "10-15", 10, 15),
        ("10 to 15 million people came.", "10 to 15 million", 10_000_000, 15_000_000),
        ("It costs $40-30 million.", "$40-30 million", 30_000_000, 40_000_000),
        ("They lost 40 to 30 million.", "40 to 30 million", 30_000_000, 40_000_000),
        ("It sold 200 to 1 million.", "200 to 1 million", 200, 1_000_000),
        ("Five or six people came.", "Five or six", 5, 6),
        ("Heats ranged from -18C to -34C.", "ranged from -18C to -34C", -34, -18),
        ("It seats from 10 up to 20.", "from 10 up to 20", 10, 20),
        ("At the very most 50 houses burned.", "At the very most 50", 0, 50),
        ("Losses surpassing 600 were noted.", "surpassing 600", 600, INFINITY),
        (
            "Between one hundred and two hundred came.",
            "Between one hundred and two hundred",
            100,
            200,
        ),
        ("Dozens of trucks left.", "Dozens", 24, 199),
        ("Hundreds of thousands of people fled.", "Hundreds of thousands", 200000, 999999),
        ("A few hundred people fled.", "A few hundred", 200, 900),
        ("Several people fled.", "Several", 3, 9),
        ("Almost 1.5 million people fled.", "Almost 1.5 million", 1350000, 1500000),
        ("As few as 10 people came.", "As few as 10", 10, INFINITY),
        ("10\u221215 people came.", "10\u221215", 10, 15),
        ("It seats 200 ~ 300.", "200 ~ 300", 200, 300),
        (
            "Five-to-six million people came.",
            "Five-to-six million",
            5_000_000,
            6_000_000,
        ),
        ("5 million-6 million people came.", "5 million-6 million", 5_000_000, 6_000_000),
        ("It is more than 10 but less than 20.", "more than 10 but less than 20", 10, 20),
        ("Twenty, at least.", "Twenty, at least", 20, INFINITY),
        ("SOME 20 TRUCKS WERE WAITING.", "SOME 20", 18, 22),
        ("some\u00a020 trucks were waiting.", "some\u00a020", 18, 22),
    ],
)
def test_interval(document: MakeDocument, text: str, span: str, low: float, high: float) -> None:
    found = only(document, text)
    assert text[found.start : found.end] == span
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "kind"),
    [
        ("It made $1.13bn.", "$1.13bn", 1.13e9, "dollar", "currency"),
        ("It made US$5m.", "US$5m", 5e6, "dollar", "currency"),
        ("It made €2m.", "€2m", 2e6, "euro", "currency"),
        ("It cost 3 billion liras.", "3 billion liras", 3e9, "lira", "currency"),
        ("It cost 2.5bn pounds.", "2.5bn pounds", 2.5e9, "pound", "currency"),
        ("It cost GBP 350.", "GBP 350", 350, "pound", "currency"),
        (
            "It cost 13 dollars and 45 cents.",
            "13 dollars and 45 cents",
            13.45,
            "dollar",
            "currency",
        ),
        ("Support is at 40%.", "40%", 40, "percent", "percent"),
        ("Support is at 7.9 percent.", "7.9 percent", 7.9, "percent", "percent"),
        ("Up 4 percentage points.", "4 percentage points", 4, "percentage point", "percent"),
        ("It is 30 km away.", "30 km", 30, "kilometre", "dimension"),
        ("A six-mile queue formed.", "six-mile", 6, "mile", "dimension"),
        ("It pays 13.20 pounds an hour.", "13.20 pounds", 13.2, "pound", "currency"),
        ("It weighs 20 pounds.", "20 pounds", 20, "pound", "dimension"),
        ("It covers 12 square miles.", "12 square miles", 12, "square mile", "dimension"),
        ("It did 50 miles per hour.", "50 miles per hour", 50, "mile per hour", "dimension"),
        ("He stood 6 feet 6 inches tall.", "6 feet 6 inches", 6.5, "foot", "dimension"),
        ("It was 38 degrees Celsius.", "38 degrees Celsius", 38, "degree celsius", "temperature"),
        ("The heat reached 38 degrees.", "38 degrees", 38, "degree", "temperature"),
        ("Turn it by 38 degrees.", "38 degrees", 38, "degree", "dimension"),
        ("It took 8 months.", "8 months", 8, "month", "number"),
        ("A 5,000-square-foot hall.", "5,000-square-foot", 5000, "square foot", "dimension"),
        ("It covers 12 sq. km in all.", "12 sq. km", 12, "square kilometre", "dimension"),
        ("He weighed 11st 4lb then.", "11st 4lb", 11 + 4 / 14, "stone", "dimension"),
        ("She bought a 27in screen.", "27in", 27, "inch", "dimension"),
        ("It cost 90 Iranian rials.", "90 Iranian rials", 90, "iranian rial", "currency"),
        (
            "It cost 90 south african rand.",
            "90 south african rand",
            90,
            "south african rand",
            "currency",
        ),
        ("It cost 90 Deutsche marks.", "90 Deutsche marks", 90, "mark", "currency"),
        ("It cost usd 90.", "usd 90", 90, "dollar", "currency"),
        ("It cost $5MM.", "$5MM", 5e6, "dollar", "currency"),
        ("A $15 fee was charged.", "$15", 15, "dollar", "currency"),
        ("It cost A$15.", "A$15", 15, "australian dollar", "currency"),
        ("It cost C $16m.", "C $16m", 16e6, "canadian dollar", "currency"),
        ("It cost $ 5 m.", "$ 5 m", 5e6, "dollar", "currency"),
        ("It cost Rs5,000.", "Rs5,000", 5000, "rupee", "currency"),
        ("It cost R50,000.", "R50,000", 50_000, "rand", "currency"),
        ("It cost KSh 200.", "KSh 200", 200, "kenyan shilling", "currency"),
        ("It cost Ksh2bn.", "Ksh2bn", 2e9, "kenyan shilling", "currency"),
        ("It cost Shs500m.", "Shs500m", 5e8, "shilling", "currency"),
        ("It cost GH¢2bn.", "GH¢2bn", 2e9, "cedi", "currency"),
        ("It cost SR2bn.", "SR2bn", 2e9, "saudi riyal", "currency"),
        ("It cost KD 3 million.", "KD 3 million", 3e6, "kuwaiti dinar", "currency"),
        ("It cost 500 AED.", "500 AED", 500, "uae dirham", "currency"),
        ("It cost 20 euro cents.", "20 euro cents", 20, "cent", "currency"),
        ("Support rose 20pc.", "20pc", 20, "percent", "percent"),
        (
            "Winds of 120 kilometres-per-hour.",
            "120 kilometres-per-hour",
            120,
            "kilometre per hour",
            "dimension",
        ),
        ('8" of snow fell.', '8"', 8, "inch", "dimension"),
        ("It was -10C.", "-10C", -10, "degree celsius", "temperature"),
        ("It was -40 C.", "-40 C", -40, "degree celsius", "temperature"),
        ("It read 20 degrees c.", "20 degrees c", 20, "degree celsius", "temperature"),
        ("It read 8 deg F.", "8 deg F", 8, "degree fahrenheit", "temperature"),
        ("It was ten below zero.", "ten below zero", -10, "degree", "temperature"),
        (
            "It was 60 degrees below zero.",
            "60 degrees below zero",
            -60,
            "degree",
            "temperature",
        ),
        ("It cost 5 pounds 20 pence.", "5 pounds 20 pence", 5.2, "pound", "currency"),
        ("It was a quarter of an inch.", "a quarter of an inch", 0.25, "inch", "dimension"),
        ("It was 3/4 of a mile.", "3/4 of a mile", 0.75, "mile", "dimension"),
        ("Up three tenths of a percent.", "three tenths of a percent", 0.3, "percent", "percent"),
        ("A 6-foot-2 guard.", "6-foot-2", 6 + 2 / 12, "foot", "dimension"),
        ("A 6'2\" guard.", "6'2\"", 6 + 2 / 12, "foot", "dimension"),
        ("A 6\u20192\u201d guard.", "6\u20192\u201d", 6 + 2 / 12, "foot", "dimension"),
        ("She is 5' 11\" tall.", "5' 11\"", 5 + 11 / 12, "foot", "dimension"),
        ("A 2-to-3-hour trip.", "2-to-3-hour", None, "hour", "range"),
    ],
)
def test_unit(
    document: MakeDocument, text: str, span: str, value: float | None, unit: str, kind: str
) -> None:
    found = only(document, text)
    assert text[found.start : found.end] == span
    assert found.value == (None if value is None else pytest.approx(value))
    assert (found.unit, found.type) == (unit, kind)


def test_a_conversion_tells_a_temperature_from_a_model(document: MakeDocument) -> None:
    found = quantities(document, "It was 95F (35C) at noon.")
    assert [quantity.unit for quantity in found] == ["degree fahrenheit", "degree celsius"]
    assert not quantities(document, "The 777F (a freighter) landed.")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It sold 40 second-hand cars.", [None, None]),
        ("It has six second hand buses.", [None, None]),
        ("It was a 40-second run.", ["second"]),
    ],
)
def test_what_begins_like_a_unit_is_none(
    document: MakeDocument, text: str, units: list[str | None]
) -> None:
    assert [quantity.unit for quantity in quantities(document, text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "He lives at 42 Harbour Road.",
        "They sailed on Flight 370.",
        "They cited Resolution 1701.",
        "He drove along the M5 and flew an F-16.",
        "Call +90 312 555 0147 or 555-0147.",
        "She won 3-1 in the final.",
        "It passed on a 52-48 vote.",
        "One of the drivers slept.",
        "She waited nine days.",
        "It was the third time.",
        "The driver, aged 37, slept.",
        "Jane Roe, 37, slept.",
        "A 37-year-old man slept.",
        "It starts at 9.30pm and ends at 10:15.",
        "The two-way radio broke.",
        "1. Close the door",
        "It was noted.[12]",
        "In 1993 it began, on 12 January it ended.",
        "He asked the BBC One host on Channel 4.",
        "See https://example.org/2020/12?q=30%20",
        "The mayor, 47, resigned.",
        "the mayor, 47, resigned.",
        "THE MAYOR, 47, RESIGNED.",
        "The man's lawyer, 51, said no.",
        "A 6'2\" guard fell.",
        "The ship is at 192.168.1.2 with version 2.0.1.",
        "He has an iPhone 12 and an R5.",
        "They met at six o'clock.",
        "He scores a goal.",
        "It has ISBN 978-3-16-148410-0.",
        "It has ISBN 0-306-40615-2.",
        "Call 1-800-555-0199 or 1-222-2222 now.",
        "They played a 3-4-3 formation.",
    ],
)
def test_no_claim(document: MakeDocument, text: str) -> None:
    assert not [text[q.start : q.end] for q in quantities(document, text) if q.claim]


@pytest.mark.parametrize(
    "text",
    [
        "Blast Kills 20 in Izmir",
        "In Aden 12 people died.",
        "Some 2000 people marched.",
        "2000 people marched.",
        "Nine people died.",
        "killing one and wounding seven",
        "“We lost 30 men,” he said.",
        "Support rose to 44%.",
        "The total, 47, is wrong.",
        "Scores of people came.",
        "Of the passengers, 47, mostly boys, came.",
    ],
)
def test_claim(document: MakeDocument, text: str) -> None:
    assert [q for q in quantities(document, text) if q.claim]


def test_a_change_is_no_range(document: MakeDocument) -> None:
    values = [q.value for q in quantities(document, "Support rose from 40% to 44%.")]
    assert values == [40, 44]
    assert [q.value for q in quantities(document, "It was revised from 6 to 8.")] == [6, 8]


def test_precision_is_the_size_of_the_last_digit(document: MakeDocument) -> None:
    assert only(document, "1.5 million people came").precision == 100000
    assert only(document, "20 people came").precision == 1


def test_ordinals(document: MakeDocument) -> None:
    found = quantities(document, "The first, the 20th and the twenty-second came; the last left.")
    found += quantities(document, "It was her one hundredth game.")
    assert [(q.value, q.type) for q in found] == [
        (1, "ordinal"), (20, "ordinal"), (22, "ordinal"), (None, "ordinal"),
        (100, "ordinal"),
    ]  # fmt: skip


def test_a_share_and_what_it_came_to_are_no_range(document: MakeDocument) -> None:
    text = "Sales grew 11% to 18 million units, and rents fell 5 to 10 percent."
    spans = document(text).spans("quantity")
    assert [text[q.start : q.end] for q in spans] == ["11%", "18 million", "5 to 10 percent"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales fell by a quarter to £1.2bn.", ["a quarter", "£1.2bn"]),
        ("Sales fell a third to 1,200.", ["a third", "1,200"]),
        ("Sales fell a quarter to a half.", ["a quarter to a half"]),
        ("It holds a half to two litres.", ["a half", "two litres"]),
        ("It holds from a half to two litres.", ["from a half to two litres"]),
    ],
)
def test_a_fraction_and_what_it_came_to_are_no_range(
    document: MakeDocument, text: str, found: list[str]
) -> None:
    assert [text[q.start : q.end] for q in document(text).spans("quantity")] == found


def test_ages(document: MakeDocument) -> None:
    text = "Jane Roe, 37, and her 18-month-old son met a man aged 80."
    assert [age.years for age in document(text).spans("age")] == [37, 1.5, 80]
    text = "It asks those between the ages of 17 and 20."
    found = [text[age.start : age.end] for age in document(text).spans("age")]
    assert found == ["ages of 17", "20"]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("He is 50.", [50]),
        ("She turned 50 on Monday.", [50]),
        ("Ann Lee, who was 12 when the war began, wept.", [12]),
        ("At 50, he won again.", [50]),
        ("Jane Roe (37) said so.", [37]),
        ("A woman of 34 drowned with a girl of nine.", [34, 9]),
        ("A man of 12 talents died, and a team of 12 came.", []),
        ("A student of 24 was held by a driver of 12 lorries.", [24]),
        ("Of these, 1,206 were children under five.", [5]),
        ("Doctors saw 45 people, some as young as four.", [4]),
        ("People over 65 pay less, and those under 18 nothing.", [65, 18]),
        ("Passengers over 65 and riders under 12 pay nothing.", [65, 12]),
        ("Residents over 65 pay less.", [65]),
        ("Hungarians over 60 now pay less.", [60]),
        ("Rents over 65 are rare, and roads under 12 are narrow.", []),
        ("People under two flags met people over 500.", []),
        ("He was 12 points ahead.", []),
        ("He asked for ten, 1", []),  # the last thing in a draft
        ("It turned 50 cars away.", []),
        ("At 50, shares were cheap.", []),
        ("Harborough United (37) lead.", []),
    ],
)
def test_ages_told_without_the_word(document: MakeDocument, text: str, ages: list[float]) -> None:
    assert [age.years for age in document(text).spans("age")] == ages


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A 7.95m jump won.", 7.95, "metre"),
        ("A 2.5m-high wall fell.", 2.5, "metre"),
        ("It sold 2.5m copies.", 2_500_000, None),
        ("It built a $2.5m wall.", 2_500_000, "dollar"),
    ],
)
def test_metres_and_millions(
    document: MakeDocument, text: str, value: float, unit: str | None
) -> None:
    quantity = only(document, text)
    assert (quantity.value, quantity.unit) == (value, unit)


def test_by_how_much_and_to_what_are_no_range(document: MakeDocument) -> None:
    found = quantities(document, "The toll rose by 40 to 1,200.")
    assert [quantity.value for quantity in found] == [40, 1200]


_WORDS = """
    one two ten twenty hundred thousand million half quarter a an and of to from between at least
    dozens several more than point minus third thirds billionths over out km years old aged Jan.
    May Monday ago pm No. m bn k 5 12 1,300 2011 3.5 ½ 1/4 1/0 9e99 00 $ € % USD £ : # — , . ( ) -
    İ 😀
""".split()  # noqa: SIM905
_PIECES = st.lists(st.sampled_from([*_WORDS, "\n\n"]), max_size=30)


@given(pieces=_PIECES, glue=st.sampled_from(["", " "]))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_spans_are_sound_whatever_the_text(
    document: MakeDocument, pieces: list[str], glue: str
) -> None:
    made = document(glue.join(pieces))
    reach = 0
    for quantity in made.spans("quantity"):
        assert reach <= quantity.start < quantity.end <= len(made.text)
        assert quantity.low <= quantity.high
        reach = quantity.start
        if quantity.number is not None:
            assert quantity.start <= quantity.number.start < quantity.number.end
            assert quantity.number.end <= quantity.end


@pytest.mark.parametrize("word", ["1 ", "one ", "hundred and ", "1-", "$5m, ", "half a ", "9"])
def test_many_numbers_do_no_harm(document: MakeDocument, word: str) -> None:
    assert growth(lambda count: document(word * count).spans("quantity"), 2_500) < 32


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("One point five million people came.", 1_500_000, None),
        ("Half a mile was left.", 0.5, "mile"),
        ("It cost 10,000 Iranian rials.", 10_000, "iranian rial"),
        ("It cost 300 Egyptian pounds.", 300, "egyptian pound"),
        ("It paid 4.50 crowns a share.", 4.5, "crown"),
        ("It sought 24 meticais.", 24, "metical"),
        ("All but two of them left.", 2, None),
        ("Nine out of 10 seats are empty.", 0.9, None),
        ("It takes 1.2 million barrels per day.", 1_200_000, "barrel per day"),
    ],
)
def test_value_and_unit(document: MakeDocument, text: str, value: float, unit: str | None) -> None:
    found = only(document, text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


def test_a_share_of_ten_is_not_divided_by_ten(document: MakeDocument) -> None:
    for half in ("½", "Half", "0.5"):
        assert [q.value for q in quantities(document, f"{half} of 10 people left.")] == [0.5, 10]


def test_a_hedge_goes_with_the_number_behind_it(document: MakeDocument) -> None:
    found = quantities(document, "Of the 60, at least 5% failed.")
    assert [(q.low, q.high, q.unit) for q in found] == [(60, 60, None), (5, INFINITY, "percent")]


def test_a_hedge_may_stand_before_a_range(document: MakeDocument) -> None:
    found = only(document, "At least 1,200 to 1,500 people came.")
    assert (found.start, found.low, found.high) == (0, 1200, INFINITY)


def test_hedges_on_both_sides(document: MakeDocument) -> None:
    found = only(document, "About five hundred or more came.")
    assert (found.low, found.high) == (500, INFINITY)


def test_two_hedges_close_an_interval(document: MakeDocument) -> None:
    found = only(document, "It is above 1000 and below 1500.")
    assert (found.low, found.high) == (1000, 1500)


@pytest.mark.parametrize(
    "text",
    ["The rate is 2.8 per 100,000 residents.", "Roads have 300 cars for every 1,000 inhabitants."],
)
def test_what_a_rate_is_counted_by_is_no_claim(document: MakeDocument, text: str) -> None:
    rate, base = quantities(document, text)
    assert rate.claim
    assert (base.claim, base.exempt) == (False, "rate-base")


@pytest.mark.parametrize(
    ("text", "exempt"),
    [
        ("Call 1800 555 019 at any hour.", "phone-number"),
        ("Call 1-888-TIPS-NOW at any hour.", "code"),
        ("They kept a plan of 10-15-20, as it is known.", "code"),
        ("The wall fell at 07.40 on Tuesday.", "clock-time"),
        ("It was boarded at dawn, 0340 local time.", "clock-time"),
        ("He was cleared by a majority of 10 to two.", "score"),
        ("14.20 Engineers are on the way.", "clock-time"),
        ("They were held under Sections 318(4).", "label"),
        ("Ada Hale, who flew, dies at 101", "how-old"),
        ("Ada Hale, about 40, a nurse, left.", "how-old"),
        ("A man of about 50 fled.", "how-old"),
        ("Unnamed man, nearly 60", "how-old"),
        ("Ada Hale, then 40, left.", "how-old"),
        ("The board saw Hale, now 61, as old.", "how-old"),
        ("He left as he already was 18.", "how-old"),
        ("Adults 65 and older may come.", "how-old"),
        ("Children 12 and under eat free.", "how-old"),
        ("It served 65 and over the hill lie more.", None),
        ("There already were 18 of them.", None),
        ("The toll in Aden, now 44, is high.", None),
        ("The club, now 100, is glad.", None),
        ("The crowd, about 40, left.", None),
        ("It was decided by 5-to-4 votes.", "score"),
        ("She won by nearly 3-to-1.", "score"),
        ("It is lost in the fake one.", "pronoun"),
        ("It was a positive one but late.", "pronoun"),
        ("They met Hale, for one.", "pronoun"),
        ("It served a full one term.", None),
        ("A blast killed one and hurt others.", None),
        ("The home side had shots, the visitors one.", None),
        ("It was built at the Three Gorges Dam.", "part-of-name"),
        ("Wales lost in last season's Six Nations.", "part-of-name"),
        ("Fire in Aden kills Seven Men there.", None),
        ("Police said Seven men came.", None),
        ("In Aden, about 40, mostly men, left.", None),
        ("It is a herd of about 50.", None),
        ("See p. 12 and Fig. 5, vol. 8, para 3.", "label"),
        ("The plane, an Embraer 170 operated by Mora Air, was new.", "part-of-name"),
        ("She is in the top 60, and Roe enters top 60.", "label"),
    ],
)
def test_why_a_number_is_no_claim(document: MakeDocument, text: str, exempt: str) -> None:
    assert {found.exempt for found in quantities(document, text)} == {exempt}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rose to 7.85 metres, below the 8.02m of 2013.", [7.85, 8.02]),
        ("In a pool of 25.5 metres she sold 8.02m copies.", [25.5, 8_020_000]),
        ("She saved R6 000 and N5,000 and N50 million.", [6000, 5000, 50_000_000]),
        ("Of 182 seats, the Union won 96, the Lok Dal 61, the Greens 22.", [182, 96, 61, 22]),
        ("It was 44.6 C (112 F) in the summer heat.", [44.6, 112]),
        ("Brief scores: Harrow 418.", [418]),
        ("Footfall rose by a fifth last year.", [1 / 5]),
        ("They show that one in six deaths is avoidable.", [1 / 6]),
        ("Measles cases top 400, and deaths could top 25.", [400, 25]),
        ("The old one is larger than a real one.", []),
        ("It is 1/3 and 2/3 full.", [1 / 3, 2 / 3]),
        ("They lost 40 and over the day 20 more.", [40, 20]),
        ("They won 30 up to 20 times.", [30, 20]),
        ("It oscillates at 5 s−1 or so.", [5]),
        ("Prices fell 5 below 90.", [5, 90]),
        ("Nagpur, Feb 16: Prices rose 5%.", [5]),
    ],
)
def test_values_that_a_sign_beside_them_makes(
    document: MakeDocument, text: str, values: list[float]
) -> None:
    found = [one for one in quantities(document, text) if one.claim]
    assert [one.value for one in found] == values


def test_a_scale_apart_from_its_number_takes_warmth(document: MakeDocument) -> None:
    assert only(document, "Group 3 C lost the match.").unit is None


def test_a_form_of_address_gives_way_to_the_given_name(document: MakeDocument) -> None:
    made = document("Ms Hale, 40, and Capt. Roe, 50, left. Ida Hale's dog and Capt Jo Roe came.")
    ages = made.spans("age")
    named = document("Ida Hale, 41, and Jo Roe, 51, left. Ms Hale, 40, and Capt. Roe, 50, came.")
    told = named.spans("age")
    assert [holder_key(made, age) for age in ages] == ["Hale", "Roe"]
    assert same_holder(named, told[0], told[2])
    assert same_holder(named, told[1], told[3])
