"""Markdown: CommonMark and what newsrooms add to it, with exact places."""

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
from validator.readers.markdown import read
from validator.source import Source, UnreadableSourceError

Exact = Callable[[Text, str], int]


def parse(text: str) -> Text:
    return read(Source("a.md", text))


def roles(text: str) -> list[tuple[str, str]]:
    return blocks_of(parse(text))


def place(text: str, words: str) -> str:
    """What stands in the file where `words` stand in the prose."""
    return text[slice(*place_of(parse(text), words))]


# ---- words ----


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("Six *people* **died**.", "Six people died."),
        ("Six peo**ple** died.", "Six people died."),
        ('The [army](http://a.org "t") [said][1].\n\n[1]: http://b.org', "The army said."),
        ("A &amp; B, 5 &lt; 6, caf&eacute;", "A & B, 5 < 6, café"),
        ("5 \\* 6 \\[sic\\]", "5 * 6 [sic]"),
        ("Six people\ndied\\\nhere.", "Six people died here."),
        ("Six died[^1].\n\n[^1]: The army said.", "Six died.\n\nThe army said."),
        ("~~Six~~ Eight died.", "Eight died."),
        ("Six <b>people</b> died<br>here.", "Six people died here."),
        ("Run `rm -r` now.", "Run \ufffc now."),
        ("<del>Six</del> <b>Eight</b> died.", "Eight died."),
        ("Run <code>rm -r</code> now.", "Run \ufffc now."),
        ("Six <s>of\n\nthem died</s>.", "Six\n\nthem died."),
        ("Six <embed src=x> died.", "Six died."),
        ("<https://a.org>", "https://a.org"),
    ],
)
def test_markup_is_no_prose(text: str, prose: str) -> None:
    assert parse(text).prose == prose


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Six peo**ple** died", "people", "peo**ple"),
        ("é😀 A &amp; B", "& B", "&amp; B"),
        ("é😀 A &amp; B", "A &", "A &amp;"),
        ("> Six\n> people died", "Six people", "Six\n> people"),
        ("| a \\| b |\n|-|\n| c |", "a | b", "a \\| b"),
        ('---\ntitle: "Six die"\n---\nText.', "Six die", "Six die"),
        ('---\ntitle: "Six\\tdie"\n---\nText.', "Six die", "Six\\tdie"),
    ],
)
def test_places_lead_back_to_the_file(text: str, words: str, source: str) -> None:
    assert place(text, words) == source


# ---- blocks ----


def test_blocks_are_what_the_markup_says() -> None:
    text = """
# Six die in flood

By Jane Roe

ANKARA, Feb. 4, 2020 - Six people died.

## What next

- one
  - two, she said
1. three

   and more.

> We saw it.
> - all of it

| Dead | 6 |
|------|---|
| Hurt | 9 |

```
code
```

    more code

![A boat on the river](boat.jpg)

The river ![a boat](boat.jpg) rose.
"""
    assert roles(text) == [
        ("headline", "Six die in flood"),
        ("byline", "By Jane Roe"),
        ("dateline", "ANKARA, Feb. 4, 2020 -"),
        ("paragraph", "Six people died."),
        ("boilerplate", "What next"),
        ("list-item", "one"),
        ("list-item", "two, she said"),
        ("list-item", "three"),
        ("list-item", "and more."),
        ("block-quote", "We saw it."),
        ("block-quote", "all of it"),
        *(("table-cell", cell) for cell in ("Dead", "6", "Hurt", "9")),
        ("caption", "A boat on the river"),
        ("paragraph", "The river rose."),
    ]


def test_html_in_markdown_is_html() -> None:
    text = (
        "> <div>\n> Six &amp;\n> <p>eight</p>\n> </div>\n\n<!-- no\n\nno -->\n\n<style>no</style>\n"
    )
    assert roles(text) == [("block-quote", "Six &"), ("block-quote", "eight")]
    assert place(text, "Six &") == "Six &amp;"


# ---- front matter ----

YAML = """---
title: Six die
date: 2020-02-04 10:00
author: Jane Roe
slug: flood
story: s1
lang: en-GB
---
"""
TOML = """+++
title = "Six die"
date = 2020-02-04T10:00:00Z
authors = ["Jane Roe"]
slug = "flood"
story = "s1"
language = "en-GB"
[x]
title = "Six die"
+++
"""


@pytest.mark.parametrize(
    "front",
    [
        YAML,
        YAML.replace("\n", "\r\n").replace("Six die", "'Six die'").replace("author: J", "By: J"),
        TOML,
    ],
)
def test_front_matter_is_metadata(front: str) -> None:
    found = parse(front + "Six people died.\n")
    assert found.metadata == Metadata("2020-02-04", "Jane Roe", "flood", "s1", "en-GB")
    assert found.prose == "Six die\n\nSix people died."
    assert [block.type for block in found.blocks] == ["headline", "paragraph"]
    assert found.offsets.to_source(0) == front.index("Six die")


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2020-02-29", "2020-02-29"),
        ("29 February 2000", "2000-02-29"),
        ("2019-02-29", None),
        ("Feb. 29, 1900", None),
        ("31 April 2020", None),
        ("2020-13-01", None),
        ("20200010", None),
        ("0001-01-01", None),
    ],
)
def test_the_day_of_a_draft_is_one_of_the_calendar(date: str, day: str | None) -> None:
    assert parse(f"---\ndate: {date}\n---\nSix people died.\n").metadata.date == day


def test_a_heading_of_the_text_is_the_headline() -> None:
    assert roles("---\ntitle: Other\n---\n# Six die\n\nSix people died.")[0] == (
        "headline",
        "Six die",
    )


@pytest.mark.parametrize(
    ("heading", "headlines"),
    [
        ("# Six die", ["Six die"]),
        ("Six die\n=======", ["Six die"]),
        ("- # Six die", ["Six die"]),
        ("## Six die", ["Other"]),
        ("> # Six die", ["Other"]),
        ("#\n\nSix die", ["Other"]),
    ],
)
def test_a_headline_of_the_text_leaves_that_of_the_front_matter_out(
    heading: str, headlines: list[str]
) -> None:
    text = f'---\ntitle: "Other"\ndek: "It rose"\n---\n\n{heading}\n\nMore <!-- é --> died.\n'
    found = parse(text)
    assert [words for role, words in roles(text) if role == "headline"] == headlines
    told = ("It rose", "Six die", "died.")
    assert tuple(place(text, words) for words in told) == told
    (comment,) = found.comments
    assert text[comment.start : comment.end] == "<!-- é -->"
    assert found.prose[comment.at :] == "More died."


@pytest.mark.parametrize("front", ['---\ntitle: "a\\0b"\n---\n', '+++\ntitle = "a\\u0000b"\n+++\n'])
def test_a_nul_that_is_written_for_is_told_as_in_html(front: str) -> None:
    assert parse(f"{front}\nSix died.").prose == "a\ufffdb\n\nSix died."


@pytest.mark.parametrize(
    "text",
    [
        "---\nSix died.\n---\n\nMore.",
        "Six died.\n\n---\ntitle: x\n---\n\nMore.",
        "---\n" + "[" * 20_000 + "\n---\n",
        "---\na: &a [x]\nb: *c\n---\n",
        "+++\nno\n+++\n",
        "---\nSix died: *why: how?*\n---\n",
    ],
)
def test_what_is_no_table_of_fields_is_text(text: str) -> None:
    assert parse(text).metadata == Metadata()


@pytest.mark.parametrize(
    ("front", "told"),
    [
        (
            "---\nstory: flood\ntitle: Flood: six die\n---\n",
            "line 3: the front matter is no YAML: ",
        ),
        ("---\r\ntitle: [six\r\n---\r\n", "line 3: the front matter is no YAML: "),
        ('+++\nstory = "flood"\ndate = today\n+++\n', "line 3: the front matter is no TOML: "),
        ('+++\ntitle = "six\n+++\n', "line 2: the front matter is no TOML: "),
    ],
)
def test_fields_that_cannot_be_read_are_refused(front: str, told: str) -> None:
    with pytest.raises(UnreadableSourceError) as refused:
        parse(f"{front}\nSix died.")
    assert str(refused.value).startswith(told)


# ---- properties ----

INLINE = st.sampled_from(
    [
        "{}",
        "*{}*",
        "**{}**",
        "pre**{}**",
        '[{}](http://a.org/b_c "t")',
        "\\*{}",
        "{}&amp;é",
        "{}&nbsp;",
        "<b>{}</b>",
        "{}[^1]",
        "`x`{}",
        "{}\\\n",
    ]
)
FRAMES = st.sampled_from(
    [
        "{}",
        "# {}",
        "- {}",
        "> {}",
        "> > {}",
        "- a\n\n  {}",
        "| {} | c |\n|-|-|",
        "1. {}",
        "<p>{}</p>",
    ]
)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A draft, and its words in their order, all different."""
    words: list[str] = []
    blocks = []
    for _ in range(draw(st.integers(1, 6))):
        frame = draw(FRAMES)
        glue = "\n" if frame == "{}" else " "
        text = glue.join(pieces(draw, INLINE, words))
        blocks.append(frame.format(text if frame == "{}" else text.replace("\n", " ")))
    return draw(st.sampled_from(["\n\n", "\r\n\r\n"])).join([*blocks, "[^1]: note"]), words


@given(drafts())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_leads_back_to_itself(exact: Exact, draft: tuple[str, list[str]]) -> None:
    text, words = draft
    found = parse(text)
    exact(found, text)
    assert_places(found, text, words)


@given(st.text(st.sampled_from("a é*_`[]()<>&;#!|-\n\t\\~^:+0")))
@settings(max_examples=500)
def test_any_text_is_read(exact: Exact, text: str) -> None:
    try:
        document = parse(text)
    except UnreadableSourceError:
        assert "<!--" in text  # a comment without an end: what follows is not skipped silently
    else:
        exact(document, text)


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("", ">", ""),
        ("", "- ", ""),
        ("", "[", ""),
        ("", "*a ", ""),
        ("", "**a*b_c__d ", ""),
        ("", "~~a ", ""),
        ("", "`a ", ""),
        ("", "``` ", ""),
        ("", "[a](", ""),
        ("", "[a](<", ""),
        ("", "![x", ""),
        ("", "[a][b]", "\n\n[b]: x\n"),
        ("[a]: " + "x" * 1000 + "\n\n", "[a]\n", ""),
        ("", "[a\n\n]: ", ""),
        ("", "[^a]", "\n\n[^a]: x\n"),
        ("", "[^a]: ", ""),
        ("", "<a ", ""),
        ("", "<div><a ", ""),
        ("", "<div>\n\n", ""),
        ("", "<!-- -->", ""),
        ("", "a <!-- ", ""),
        ("", "a <![CDATA[", ""),
        ("<!-- ", "<!-- ", ""),
        ("|a|\n|-|\n", "|a|\n", ""),
        ("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n", "|x|\n", ""),
        ("", "a|b\n-|-\n\n", ""),
        ("", "&amp;", ""),
        ("", "---\n", ""),
        ("---\n", "a: 1\n", "---\n"),
    ],
)
def test_time_grows_with_the_text(head: str, unit: str, tail: str) -> None:
    def run(size: int) -> None:
        with suppress(UnreadableSourceError):
            parse(head + unit * (size // len(unit)) + tail)

    assert growth(run, 20_000) < 32


def test_runs_of_backticks_take_no_more_than_their_length() -> None:
    def run(size: int) -> None:
        parse("".join("`" * length + " " for length in range(1, int((2 * size) ** 0.5))))

    assert growth(run, 50_000) < 32


def test_aliases_of_aliases_are_not_followed() -> None:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    found = parse(f"---\na0: &a0 [x]\n{levels}title: *a39\nslug: flood\n---\n\nSix died.")
    assert (found.prose, found.metadata.slug) == ("Six died.", "flood")


def test_front_matter_has_a_bound() -> None:
    for fence, field in (("---", "slug: flood\n"), ("+++", "slug = 'flood'\n")):
        for padding, slug in ((0, "flood"), (1 << 14, None)):
            found = parse(f"{fence}\n{field}#{'x' * padding}\n{fence}\n\nSix died.")
            assert found.metadata.slug == slug


def test_comments_that_never_end_are_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="line 1: the comment that begins here"):
        parse("<!-- " * 50_000)


# ---- a corpus ----


def test_texts_of_installed_packages(exact: Exact) -> None:
    packages = Path(sysconfig.get_path("purelib"))
    files = [*packages.glob("*.dist-info/METADATA"), *packages.rglob("*.md")][:60]
    if not files:
        pytest.skip("no Markdown is installed here")
    checked = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        checked += exact(parse(text), text)
    assert checked > 1000
