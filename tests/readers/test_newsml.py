"""NewsML-G2 and NITF: exact places, declared encodings, and files that mean harm."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from effort import growth
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import assert_places, blocks_of, place_of

from validator.document import Metadata, Text
from validator.readers.newsml import open_source, read
from validator.source import Source, UnreadableSourceError

Exact = Callable[[Text, str], int]

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf.dtd">
<nitf><head><title>no</title><docdata><date.issue norm="20200204T100000Z"/>
<du-key key="s1"/></docdata></head>
<body><body.head><hedline><hl1>Six <em>die</em></hl1><hl2>The toll may rise</hl2></hedline>
<byline>By <person>Jane Roe</person></byline>
<dateline><location>ANKARA</location>, <story.date norm="20200204">Feb. 4</story.date></dateline>
</body.head><body.content><p>Six &amp; caf&#233; <![CDATA[<x>]]> d\u00e9j\u00e0 \U0001f600 seen.</p>
<hl2>What next</hl2>
<media><media-caption>A boat.</media-caption><media-producer>Agency</media-producer></media>
<block><p>Two people\r\nwere hurt there.</p><bq><block><p>We saw it.</p></block></bq></block>
</body.content></body></nitf>"""
NEWSML = """<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem xml:lang="en-US">
<itemMeta><versionCreated>2020-02-04T10:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Six die</headline><by>Jane Roe</by><slugline>flood</slugline>
<description>no</description></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body><p>Six people<br/>died on the river.</p></body></html></inlineXML>
<inlineData contenttype="text/plain">Two people were hurt.

Three people
were not.</inlineData></contentSet></newsItem></itemSet></newsMessage>"""


def parse(text: str) -> Text:
    return read(Source("a.xml", text))


def roles(text: str) -> list[tuple[str, str]]:
    return blocks_of(parse(text))


def test_nitf(exact: Exact) -> None:
    assert roles(NITF) == [
        ("headline", "Six die"),
        ("dek", "The toll may rise"),
        ("byline", "By Jane Roe"),
        ("dateline", "ANKARA, Feb. 4"),
        ("paragraph", "Six & café <x> déjà 😀 seen."),
        ("boilerplate", "What next"),
        ("caption", "A boat."),
        ("boilerplate", "Agency"),
        ("paragraph", "Two people were hurt there."),
        ("block-quote", "We saw it."),
    ]
    assert parse(NITF).metadata == Metadata("2020-02-04", "Jane Roe", story="s1")
    exact(parse(NITF), NITF)


def test_newsml(exact: Exact) -> None:
    assert roles(NEWSML) == [
        ("headline", "Six die"),
        ("byline", "Jane Roe"),
        ("paragraph", "Six people died on the river."),
        ("paragraph", "Two people were hurt."),
        ("paragraph", "Three people were not."),
    ]
    assert parse(NEWSML).metadata == Metadata(
        "2020-02-04", "Jane Roe", slug="flood", language="en-US"
    )
    exact(parse(NEWSML), NEWSML)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("& café", "&amp; caf&#233;"),
        ("Six &", "Six &amp;"),
        ("<x> déjà", "<x>]]> déjà"),
        ("😀 seen", "😀 seen"),
        ("people were", "people\r\nwere"),
    ],
)
def test_places_lead_back_to_the_file(words: str, source: str) -> None:
    assert NITF[slice(*place_of(parse(NITF), words))] == source


def test_an_ampersand_of_character_data_is_itself() -> None:
    text = "<nitf><body><p>a <![CDATA[&]]> b &amp;amp; c; <![CDATA[&amp;]]></p></body></nitf>"
    found = parse(text)
    assert found.prose == "a & b &amp; c; &amp;"
    for words, source in (("a &", "a <![CDATA[&"), ("b &amp;", "b &amp;amp;"), ("c;", "c;")):
        assert text[slice(*place_of(found, words))] == source


PIECES = st.sampled_from(
    ["{}", "<em>{}</em>", "pre<em>{}</em>", "{}&amp;", "&#x1F600;{}", "<![CDATA[<{}>]]>", "\r\n{}"]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["six", "é", "日本", "😀"])), min_size=1))
@settings(max_examples=200)
def test_every_word_leads_back_to_itself(exact: Exact, pieces: list[tuple[str, str]]) -> None:
    words = [f"{word}{number}w" for number, (_, word) in enumerate(pieces)]
    inner = " ".join(form.format(w) for (form, _), w in zip(pieces, words, strict=True))
    text = f"<nitf><body><body.content><p>{inner}</p></body.content></body></nitf>"
    found = parse(text)
    exact(found, text)
    assert_places(found, text, words)


def test_a_declared_encoding_counts() -> None:
    head = '<?xml version="1.0" encoding="{}"?><nitf><body><p>caf\u00e9</p></body></nitf>'
    for label in ("UTF-8", "windows-1252", "ISO-8859-15"):
        assert read(open_source("a.xml", head.format(label).encode(label))).prose == "café"
    utf_16 = head.format("UTF-16").encode("utf-16")
    assert read(open_source("a.xml", utf_16)).prose == "café"
    with pytest.raises(UnreadableSourceError, match=r"byte 56 \(0xe9\) is not valid UTF-8"):
        open_source("a.xml", head.format("utf-8").encode("latin-1"))


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><nitf><body>&b;</body></nitf>'
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body>&a;</body></nitf>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no element found"),
        ("<rss><channel/></rss>", "its root is <rss>"),
        ("<nitf><p>a</nitf>", "line 1: mismatched tag"),
        (LAUGHS, "declares entities"),
        (OUTSIDE, "declares entities"),
        ("<nitf>" + "<p>" * 10_000, "more than 1000 deep"),
        ("<nitf>" + "<p a='b' " * 100_000, "line 1"),
    ],
    ids=range(7),
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        parse(text)


@pytest.mark.parametrize("unit", ["<p>é &amp; a</p>", "<p/>", "<p>a", "<p a='b' ", "<![CDATA[é]]>"])
def test_time_grows_with_the_item(unit: str) -> None:
    def run(size: int) -> None:
        with suppress(UnreadableSourceError):
            parse(f"<nitf><body>{unit * (size // len(unit))}</body></nitf>")

    assert growth(run, 20_000) < 32
