"""HTML: the article of a page with exact places, and pages that mean harm."""

import sysconfig
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from effort import growth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from texts import assert_places, blocks_of, pieces, place_of

from validator.document import Metadata, Text
from validator.readers.encodings import html_encoding
from validator.readers.html import open_source, read
from validator.source import Source, UnreadableSourceError, decode

Exact = Callable[[Text, str], int]

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Six die | The Paper</title>
<meta property="article:published_time" content="2020-02-04T10:00:00Z">
<meta name="author" content="Jane Roe"></head>
<body class="has-sidebar">
<header><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav></header>
<h1>Six die in A&amp;B flo<b>od</b></h1>
<p class="standfirst">The toll may rise</p>
<article>
<p class="byline">By <span class="byline__name">Jane Roe</span></p>
<time datetime="2020-02-04">4 Feb</time>
<p>ANKARA, Feb. 4, 2020 (Agency) - Six peo<em>ple</em> died.<br>Then more.
<p>In all <del>seven</del><ins>eight</ins> died<sup><a href="#1">1</a></sup>. It was <q>big</q>.
<blockquote><p>We saw it.</p></blockquote>
<figure><img alt="x"><figcaption>A boat. <span class="credit">Photo: AP</span></figcaption></figure>
<h2>What next</h2>
<ul><li><a href="x">Read this other story</a></li><li>six dead</ul>
<table><tr><td>Dead<td>6<tr><td>Hurt<td>9</table>
<div class="related"><p>Another story about it.</p></div>
<pre>code</pre><p hidden>no</p>
</article><aside>Side</aside><footer>&copy; 2020</footer>
<script>var a = "<p>no";</script></body></html>
"""


def parse(text: str) -> Text:
    return read(Source("a.html", text))


def roles(text: str) -> list[tuple[str, str]]:
    return blocks_of(parse(text))


def place(text: str, words: str) -> str:
    """What stands in the file where `words` stand in the prose."""
    return text[slice(*place_of(parse(text), words))]


# ---- the page ----


def test_a_page_is_its_article_and_what_is_around_it(exact: Exact) -> None:
    assert roles(PAGE) == [
        ("boilerplate", "Home"),
        ("boilerplate", "World"),
        ("headline", "Six die in A&B flood"),
        ("dek", "The toll may rise"),
        ("byline", "By Jane Roe"),
        ("boilerplate", "4 Feb"),
        ("dateline", "ANKARA, Feb. 4, 2020 (Agency) -"),
        ("paragraph", "Six people died. Then more."),
        ("paragraph", "In all eight died. It was “big”."),
        ("block-quote", "We saw it."),
        ("caption", "A boat."),
        ("boilerplate", "Photo: AP"),
        ("boilerplate", "What next"),
        ("boilerplate", "Read this other story"),
        ("list-item", "six dead"),
        *(("table-cell", cell) for cell in ("Dead", "6", "Hurt", "9")),
        ("boilerplate", "Another story about it."),
        ("boilerplate", "Side"),
        ("boilerplate", "© 2020"),
    ]
    assert parse(PAGE).metadata == Metadata("2020-02-04", "Jane Roe", language="en-GB")
    assert exact(parse(PAGE), PAGE) > 250


def test_the_article_that_holds_the_text_is_the_article() -> None:
    text = (
        "<article><a href=x>Other story</a></article>"
        "<article><h1>Six die</h1><p>Six people died in the flood, the army said.</p></article>"
        "<article><p>A comment by a reader.</p></article>"
    )
    assert [role for role, _ in roles(text)] == [
        "boilerplate",
        "headline",
        "paragraph",
        "boilerplate",
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *((name, "boilerplate") for name in ("share", "post-share", "share-buttons", "share--s")),
        *((name, "boilerplate") for name in ("share__item--x", "photo credit", "social-media")),
        *((name, "paragraph") for name in ("share-price", "credit_rating", "social-policy")),
    ],
)
def test_a_name_of_furniture_may_be_that_of_a_subject(name: str, role: str) -> None:
    text = f"<p>The firm fell on Monday, its rivals said.</p><p class='{name}'>It lost 3 pence."
    assert roles(text)[1] == (role, "It lost 3 pence.")


@pytest.mark.parametrize(
    "text",
    [
        "<p>Six people died.</p><p>Eight people died.</p>",
        "<div class='share'><p>Six people died.</p><p>Eight people died.</p></div>",
        "<main><p>Six people died.</p><p>Eight people died.</p></main>",
        "Six people died.<br><br>Eight people died.",
        "<head><title>x</title><p>Six people died.<p>Eight people died.",
        "<div>Six people died.<div>Eight people died.</div></div>",
    ],
)
def test_a_text_is_never_set_aside_whole(text: str) -> None:
    assert roles(text) == [("paragraph", "Six people died."), ("paragraph", "Eight people died.")]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("<p>Six peo<em>ple</em> died", "people", "peo<em>ple"),
        ("<p>é😀 A &amp; B", "& B", "&amp; B"),
        ("<p>\r\n\n\ré A &#38 B", "A &", "A &#38"),
        ("<p title='a>b'>Six</p>", "Six", "Six"),
        ("<p>A<!-- > -->B", "AB", "A<!-- > -->B"),
        ("<p>AT&T &bogus; &", "AT&T &bogus; &", "AT&T &bogus; &"),
        (
            "<p>a &#; b &# c &#x; d &#12a; e",
            "a &#; b &# c &#x; d &#12a; e",
            "a &#; b &# c &#x; d &#12a; e",
        ),
        (
            "<p>1 + 1 &#; <b>2 + 2</b> &# &#233;",
            "1 + 1 &#; 2 + 2 &# é",
            "1 + 1 &#; <b>2 + 2</b> &# &#233;",
        ),
        ("<p>caf&eacute;", "café", "caf&eacute;"),
    ],
)
def test_places_lead_back_to_the_file(text: str, words: str, source: str) -> None:
    assert place(text, words) == source


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("<h1>A</h1><time datetime='2020-02-04T10:00Z'>today</time><p>B.</p>", "2020-02-04"),
        ("<p><time datetime=2020-02-04>4 Feb</time></p><p>B.</p>", "2020-02-04"),
        ("<p class=byline>By A <time datetime=2020-02-04>4 Feb</time><p>B.", "2020-02-04"),
        ("<nav><time datetime=2019-01-01>1 Jan</time></nav><p>B.</p>", None),
        ("<p>The peace of <time datetime=1648-10-24>1648</time> held.</p><p>B.</p>", None),
        ("<meta name=date content=2020-02-04><time datetime=2020-02-05></time><p>B", "2020-02-04"),
    ],
)
def test_the_time_of_a_page_is_that_of_its_article(text: str, date: str | None) -> None:
    assert parse(text).metadata.date == date


@pytest.mark.parametrize(
    "text",
    [
        "<p>Six people died.<figure><figcaption>A boat.<span class=credit>Roe/AP</span></figure>",
        "<p>Six people died.<p><time datetime=2020-02-04>4 Feb 2020</time></p>",
        "<p>Six people died.<p class=copyright>© The Paper 2020</p>",
    ],
)
def test_what_markup_sets_aside_is_of_the_page(text: str) -> None:
    """No rule asks the desk to take it out of the copy."""
    assert {b.reason for b in parse(text).blocks if b.type == "boilerplate"} == {"page"}


def test_a_time_in_a_sentence_is_prose() -> None:
    text = "<p>The peace of <time datetime=1648-10-24>October 1648</time> held.</p>"
    assert roles(text) == [("paragraph", "The peace of October 1648 held.")]


# ---- properties ----

INLINE = st.sampled_from(
    [
        "{}",
        "<b>{}</b>",
        "pre<em>{}</em>",
        "<a href='x>y' title=\"é\n\">pre</a>{}",
        "{}&amp;é",
        "&lt;{}",
        "{}&nbsp;",
        "{}&#233;",
        "{}<!-- <p> -->",
        "{}<br/>",
        "<q>{}</q>",
        "<code>x</code>{}",
        "\r\n{}\n",
        "<del>x</del>{}",
    ]
)
FRAMES = st.sampled_from(
    [
        "<p>{}</p>",
        "<p>{}",
        "<h1>{}</h1>",
        "<h2 class=x>{}</h2>",
        "<ul><li>{}</ul>",
        "<blockquote>{}</blockquote>",
        "<div><div>{}</div></div>",
        "<table><tr><td>{}</table>",
        "<script>x<y</script><p>{}</p>",
        "<nav>{}</nav>",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page, and its words in their order, all different."""
    words: list[str] = []
    blocks = [
        draw(FRAMES).format(" ".join(pieces(draw, INLINE, words)))
        for _ in range(draw(st.integers(1, 6)))
    ]
    frame = draw(st.sampled_from(["{}", "<html><body><article>{}</article></body></html>"]))
    return frame.format(draw(st.sampled_from(["\n", ""])).join(blocks)), words


@given(pages())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_leads_back_to_itself(exact: Exact, page: tuple[str, list[str]]) -> None:
    text, words = page
    found = parse(text)
    exact(found, text)
    assert_places(found, text, words)


TAGS = [
    "a",
    "é",
    "&amp;",
    "&",
    "&#",
    "&#9",
    "<",
    ">",
    '"',
    "'",
    "\n",
    " ",
    "<!--x-->",
    "<br>",
    "<i/>",
    "<li>",
]
for name in ("p", "a", "b", "ul", "td", "table", "article", "del", "div", "q", "h1", "nav", "head"):
    TAGS += [f"<{name}>", f"</{name}>"]


@given(st.lists(st.sampled_from(TAGS)))
@settings(max_examples=500)
def test_any_tags_are_read(exact: Exact, tags: list[str]) -> None:
    text = "".join(tags)
    try:
        found = parse(text)
    except UnreadableSourceError:
        return
    exact(found, text)


# ---- harm ----


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("", "<p>", ""),
        ("", "<b>", ""),
        ("", "</p>", ""),
        ("", "<br>", ""),
        ("", "<p>a</b>", ""),
        ("", "&amp;", ""),
        ("", "&a", ""),
        ("", "&#", ""),
        ("", "&#1a;", ""),
        ("", "<br> ", ""),
        ("<p>a", "<br>a", ""),
        ("", "<p x=y>a", ""),
        ("<p ", "a=b ", ">"),
        ("", "<li>a", ""),
        ("<ul><li>" * 400, "</li>", ""),
        ("", "<td>a", ""),
        ("", "<", ""),
        ("", "<!-->", ""),
        # never closed
        ("<p>", "<a ", ""),
        ("<p>", "<!-- x> ", ""),
        ("<p>", "<a x='>' ", ""),
        ("", "<p x='", ""),
        ("", "<script>", ""),
        ("", "<script></script", ""),
    ],
)
def test_time_grows_with_the_page(head: str, unit: str, tail: str) -> None:
    def run(size: int) -> None:
        with suppress(UnreadableSourceError):
            parse(head + unit * (size // len(unit)) + tail)

    assert growth(run, 20_000) < 32


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<div>" * 10_000, "more than 1000 deep"),
        ("<p>a\n\n" + "<a " * 50_000, "line 3: what begins here is never closed"),
        ("<p>a\n" + "<!-- x> " * 50_000, "line 2: what begins here is never closed"),
        ("<p>a\n" + "<a x='>' " * 50_000, "line 2: what begins here is never closed"),
        ("<![CDATA[>" * 50_000, "never closed"),
        ("<p>a <script>b", "never closed"),
        ("<p>a\n<![foo[b]]>c", "line 2: what begins here"),
        ("x" * (5 << 20), "more than 4 million characters"),
    ],
    ids=lambda text: text[:12],
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        parse(text)


# ---- encodings ----


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>caf\u00e9".encode(), "café"),
        ("\ufeff<meta charset=windows-1252><p>café".encode(), "café"),
        ("<p>café".encode("utf-16"), "café"),
        ("<meta charset=windows-1252><p>“café”".encode("cp1252"), "“café”"),
        (b"<META http-equiv=x content='text/html; charset=ISO-8859-1'><p>caf\xe9\x92", "café’"),
        ("<meta charset='shift_jis'><p>日本".encode("shift_jis"), "日本"),
    ],
)
def test_a_declared_encoding_counts(data: bytes, text: str) -> None:
    assert read(open_source("a.html", data)).prose == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<p>caf\xe9", r"byte 6 \(0xe9\) is not valid UTF-8"),
        (b"<meta charset=windows-1252>\x81", r"byte 27 \(0x81\) is not valid CP1252"),
        (b"<meta charset=utf-7>+ADw-", "“utf-7”, is not known"),
        (b"<meta charset=zlib>", "“zlib”, is not known"),
        (b"<meta charset=utf-8>\x00", "byte 20 is NUL"),
    ],
)
def test_nothing_is_guessed(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSourceError, match=message):
        open_source("a.html", data)


# ---- a corpus ----


def _decoded(data: bytes) -> str:
    return decode(data, html_encoding(data))


def test_pages_of_this_machine(exact: Exact) -> None:
    roots = [Path(sysconfig.get_path("purelib")), Path("/usr/share/doc")]
    files = [file for root in roots for file in sorted(root.rglob("*.html"))[:60]]
    if not files:
        pytest.skip("no HTML is installed here")
    checked = 0
    for file in files:
        try:
            text = _decoded(file.read_bytes())
            checked += exact(parse(text), text)
        except (UnreadableSourceError, OSError):
            continue
    assert checked > 1000
