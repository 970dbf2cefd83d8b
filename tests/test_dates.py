"""Dates, weekdays, and words that lean on the day of publication."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.dates import day_number

from validator.document import Document
from validator.kinds import Date

MakeDocument = Callable[[str], Document]


def dates(document: MakeDocument, text: str) -> list[Date]:
    return list(document(text).spans("date"))


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It began on Jan. 12.", "Jan. 12", "--01-12"),
        ("It began on 12 January 2020.", "12 January 2020", "2020-01-12"),
        ("It began on the 3rd of May.", "3rd of May", "--05-03"),
        ("On January 11, 2016, it began.", "January 11, 2016", "2016-01-11"),
        ("They agreed in September 2018.", "September 2018", "2018-09"),
        ("They agreed on December 8 of 2016.", "December 8 of 2016", "2016-12-08"),
        ("It ran from March 12–14, 2020.", "March 12–14, 2020", "2020-03-12"),
        ("It brings the total since July 30 to 58, of whom nine died.", "July 30", "--07-30"),
        ("They agreed in May.", "May", "--05"),
        ("In June Hale left.", "June", "--06"),
        ("She won the June Open.", "June", "--06"),
        ("It ran from Sept. 19 to 22.", "Sept. 19 to 22", "--09-19"),
        ("It began on 2020-02-03.", "2020-02-03", "2020-02-03"),
        ("The war began in 2011.", "2011", "2011"),
        ("The 1993 bombing killed six.", "1993", "1993"),
        ("The 1701 Act of Settlement rules it.", "1701", "1701"),
        ("The 2011-2020 archive is open.", "2011-2020", "2011/2020"),
        ("It grew in the 1990s.", "1990s", None),
        ("The mayor spoke on Monday, Feb. 3.", "Monday, Feb. 3", "--02-03"),
        ("The mayor spoke on Feb. 3, a Monday, at noon.", "Feb. 3, a Monday", "--02-03"),
        ("It rained on Thursday night, 4 June.", "Thursday night, 4 June", "--06-04"),
        # a number behind that counts what follows is no day and no year
        ("On 3 May 12 people died.", "3 May", "--05-03"),
        ("On 3 May 40 people died.", "3 May", "--05-03"),
        ("On 3 May 87 the mayor left.", "3 May 87", "1987-05-03"),
        ("On 3 May 2020 12 people died.", "3 May 2020", "2020-05-03"),
        ("In June 12 people died.", "June", "--06"),
        ("On June 12 people voted.", "June 12", "--06-12"),
    ],
)
def test_date(document: MakeDocument, text: str, span: str, value: str | None) -> None:
    (found,) = dates(document, text)
    assert text[found.start : found.end] == span
    assert found.value == value
    assert not found.relative


@pytest.mark.parametrize(
    ("text", "span", "past"),
    [
        ("He spoke on Monday.", "Monday", False),
        ("He spoke last Monday.", "Monday", True),
        ("He spoke on Thurs. They left.", "Thurs.", False),
        ("The shop opens Sat. at noon.", "Sat.", False),
        ("He spoke yesterday.", "yesterday", True),
        ("He spoke earlier in the day.", "earlier in the day", True),
        ("He left last year.", "last year", True),
        ("He left two years ago.", "two years ago", True),
        ("It fell 1,200 years ago.", "1,200 years ago", True),
        ("She came twenty-five and a half years ago.", "twenty-five and a half years ago", True),
        ("They met (a couple of weeks ago).", "a couple of weeks ago", True),
        ("The city days ago was calm.", "days ago", True),
        ("He leaves next week.", "next week", False),
        ("He left last December.", "last December", True),
    ],
)
def test_relative(document: MakeDocument, text: str, span: str, past: bool) -> None:
    (found,) = dates(document, text)
    assert text[found.start : found.end] == span
    assert found.relative
    assert found.past is past


@pytest.mark.parametrize(
    "text",
    [
        "They may march in a second.",
        "June Hale will open the fair.",
        "It rained. April Jones sang, and they met June Hale, 44.",
        "Shops opened early on Black Friday.",
        "The film Bloody Sunday was shown.",
        "She wrote for USA Today.",
        "The servers are made by Sun. They are large.",
        "She told The Sun.",
        "May he rest in peace.",
        "Some 2000 people marched.",
        "2000 people marched.",
        "It cost $2000 a head.",
        "It weighs 2000 kilograms.",
    ],
)
def test_no_date(document: MakeDocument, text: str) -> None:
    assert dates(document, text) == []


def test_past_years(document: MakeDocument) -> None:
    assert [date.past for date in dates(document, "In 1993 and in 2051.")] == [True, False]


def test_a_weekday_keeps_its_name(document: MakeDocument) -> None:
    found = dates(document, "Monday, Feb. 3, and Tuesday")
    assert [date.weekday for date in found] == ["monday", "tuesday"]


@given(st.dates(min_value=datetime.date(1, 3, 1)))
def test_a_weekday_is_that_of_the_calendar(day: datetime.date) -> None:
    number, monday = day_number(str(day)), day_number("2020-02-03")
    assert number is not None
    assert monday is not None
    assert number % 7 == day.weekday()
    assert number - monday == (day - datetime.date(2020, 2, 3)).days


def test_days_that_no_calendar_has() -> None:
    for day in ("2019-02-29", "1900-02-29", "2020-04-31", "2020-13-01", "2020-01-00", "in May"):
        assert day_number(day) is None
