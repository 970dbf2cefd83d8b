"""IPTC ninjs: exact places inside the strings of a JSON file."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from effort import growth
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import blocks_of, place_of

from validator.document import Metadata, Text
from validator.readers.ninjs import read
from validator.source import Source, UnreadableSourceError

Exact = Callable[[Text, str], int]

ONE = {
    "uri": "urn:x",
    "type": "text",
    "versioncreated": "2020-02-04T10:00:00Z",
    "language": "en-GB",
    "slugline": "flood",
    "byline": "By Jane Roe",
    "body_text": "not this",
    "body_xhtml": "<p>Six peo<b>ple</b> “died” &amp;\nmore.</p><p>Two \\ three were hurt.</p>",
    "headline": 'Six "die" in caf\u00e9 \U0001f600',
    "associations": {"main": {"description_text": "A boat.", "type": "picture"}},
}
THREE = {
    "uri": "urn:x",
    "contentCreated": "2020-02-04",
    "language": "en",
    "by": "Jane Roe",
    "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Six die"}],
    "bodies": [
        {
            "role": "main",
            "contentType": "text/plain",
            "value": "Six people died on the river.\n\nTwo people\nwere hurt there.",
        }
    ],
    "associations": [
        {
            "name": "main",
            "descriptions": [
                {"role": "alt", "value": "No"},
                {"role": "caption", "value": "A boat."},
            ],
        }
    ],
}


def parse(text: str) -> Text:
    return read(Source("a.json", text))


def roles(item: dict[str, Any]) -> list[tuple[str, str]]:
    return blocks_of(parse(json.dumps(item)))


def test_an_item_of_version_1(exact: Exact) -> None:
    assert roles(ONE) == [
        ("headline", 'Six "die" in café 😀'),
        ("byline", "By Jane Roe"),
        ("paragraph", "Six people “died” & more."),
        ("paragraph", "Two \\ three were hurt."),
        ("caption", "A boat."),
    ]
    assert parse(json.dumps(ONE)).metadata == Metadata(
        "2020-02-04", "Jane Roe", "flood", None, "en-GB"
    )
    for ascii_only in (True, False):
        text = json.dumps(ONE, ensure_ascii=ascii_only, indent=2)
        exact(parse(text), text)


def test_an_item_of_version_3() -> None:
    assert roles(THREE) == [
        ("headline", "Six die"),
        ("byline", "Jane Roe"),
        ("paragraph", "Six people died on the river."),
        ("paragraph", "Two people were hurt there."),
        ("caption", "A boat."),
    ]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("“died” &", "\\u201cdied\\u201d &amp;"),
        ("people", "peo<b>ple"),
        ('"die"', '\\"die\\"'),
        ("😀", "\\ud83d\\ude00"),
        ("& more", "&amp;\\nmore"),
    ],
)
def test_places_lead_back_to_the_file(words: str, source: str) -> None:
    text = json.dumps(ONE)
    assert text[slice(*place_of(parse(text), words))] == source


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=5), st.booleans(), WORDS)
@settings(max_examples=300)
def test_any_text_leads_back_to_itself(
    exact: Exact, texts: list[str], ascii_only: bool, headline: str
) -> None:
    plain = [text.replace("<", "").replace("&", "") for text in texts]
    item = {"headline": headline, "body_text": "\n\n".join(plain)}
    text = json.dumps(item, ensure_ascii=ascii_only)
    found = parse(text)
    exact(found, text)
    for offset, character in enumerate(found.prose):
        if character != "\n":
            start, end = found.offsets.extent_to_source(offset, offset + 1)
            meant = json.loads(f'"{text[start:end]}"')
            assert meant == character or (character == " " and meant.isspace())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: Expecting value"),
        ('{"headline": "x",\n}', "line 2|line 1"),
        ('{"name": "package"}', "no ninjs item"),
        ("[1, 2]", "no ninjs item"),
        ("[" * 100_000, "too deep"),
        ('{"headline":' * 100_000, "too deep"),
        ('{"headline": "a\nb"}', "Invalid control character"),
    ],
    ids=range(7),
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        parse(text)


_ODD: list[Any] = [None, 1, [], {}, [1], [{}], {"a": 1}, "", "\ud800 x"]


@pytest.mark.parametrize("value", _ODD, ids=range(len(_ODD)))
def test_odd_values_beside_a_body_are_passed_over(value: Any) -> None:
    body = {"body_text": "It rained."}
    for name in ("headlines", "associations", "language"):
        blocks = roles({"headline": "Six die", name: value, **body})
        assert ("headline", "Six die") in blocks
        assert blocks[-1][1] == "It rained."
    assert roles({"headline": value, **body})[-1][1] == "It rained."


@pytest.mark.parametrize("name", ["bodies", "body_xhtml", "bodyText"])
@pytest.mark.parametrize("value", [1, [1], [{}], {"a": 1}, [{"value": 1}]])
def test_a_body_that_is_no_text_is_told(name: str, value: Any) -> None:
    item = json.dumps({"headline": "Six die", name: value})
    with pytest.raises(UnreadableSourceError, match=f"its {name} holds no text"):
        parse(item)
    read = parse(json.dumps({"headline": "Six die", name: value, "body": "It rained."}))
    assert read.prose == "Six die\n\nIt rained."


@pytest.mark.parametrize("value", [None, [], {}, ""])
def test_an_item_may_have_a_headline_alone(value: Any) -> None:
    assert roles({"headline": "Six die", "bodies": value}) == [("headline", "Six die")]


def test_a_nul_that_is_written_for_is_told_as_in_html() -> None:
    text = '{"headline": "a\\u0000b", "body_text": "\\u0000 died"}'
    assert parse(text).prose == "a\ufffdb\n\n\ufffd died"
    assert parse(text).offsets.extent_to_source(1, 2) == (text.index("\\u"), text.index("b"))


def test_numbers_are_not_looked_at() -> None:
    for number in ("1" * 100_000, "1e999999999", "-0.0"):
        assert parse(f'{{"headline": "Six die", "version": {number}}}').prose == "Six die"


@pytest.mark.parametrize("unit", ["<p>\u201cSix\u201d &amp; \\\n</p>", "<p>", "\n", "a\n\n"])
def test_time_grows_with_the_item(unit: str) -> None:
    def run(size: int) -> None:
        parse(json.dumps({"headline": "Six die", "body_xhtml": unit * (size // len(unit))}))

    assert growth(run, 20_000) < 32
