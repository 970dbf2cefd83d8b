"""Where quoted words begin and end."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from validator.plugins.quotations import find_quotations

from validator.document import Block, Document

Make = Callable[[str], Document]


def quoted(document: Document) -> list[str]:
    return [document.text[q.start : q.end] for q in document.spans("quotation") if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost it all,” she said.", ["“We lost it all,”"]),
        ('"We lost it all," she said.', ['"We lost it all,"']),
        ("``We lost it all,'' she said.", ["``We lost it all,''"]),
        ("''We lost it all,'' she said.", ["''We lost it all,''"]),
        ("'We lost it all,' she said.", ["'We lost it all,'"]),
        ("«We lost it all,» she said.", ["«We lost it all,»"]),
        ("„Alles weg“, sagte sie. „So ist es.“", ["„Alles weg“", "„So ist es.“"]),
        ("„Ich bleibe“ (“I am staying”), she said.", ["„Ich bleibe“", "“I am staying”"]),
        ("»Alles weg«, sagte sie. »So ist es.«", ["»Alles weg«", "»So ist es.«"]),
        ("« Tout », dit-elle. «Oui», et « bon ».", ["« Tout »", "«Oui»", "« bon »"]),
        ('“We lost it all," she said.', ['“We lost it all,"']),
        ("“Go,” he said, “or stay.”", ["“Go,”", "“or stay.”"]),
        ("The mayor's “promise” didn't hold.", ["“promise”"]),
        ("The soldiers' boots weren't the mayors' concern.", []),
        ("He said: 'The men's and soldiers' boots were lost,' and left.",
         ["'The men's and soldiers' boots were lost,'"]),
        ("It was the '90s, rock 'n' roll and all that.", []),
        ("‘Rock ’n’ roll is over,’ she said.", ["‘Rock ’n’ roll is over,’"]),
        ("'Rock 'n' roll is over,' she said.", ["'Rock 'n' roll is over,'"]),
        ("He is 5'10\" tall and the plank is 12\" wide.", []),
        ("Headline: 'Total chaos' at the port", ["'Total chaos'"]),
        ("“He told me ‘the soldiers’ boots’ were lost,” she said.",
         ["“He told me ‘the soldiers’ boots’ were lost,”"]),
        ('"That is his \'last word,\' " she said.', ['"That is his \'last word,\' "']),
        ("", []),
        ('"', []),
        ("''''", []),
        ("No marks here.", []),
    ],
)  # fmt: skip
def test_marks(document: Make, text: str, expected: list[str]) -> None:
    assert quoted(document(text)) == expected


def test_nested_quotations_count_their_depth(document: Make) -> None:
    spans = document("“He said ‘no way’ to me,” she said.").spans("quotation")
    assert [(q.depth, q.closed) for q in spans] == [(0, True), (1, True)]


def test_a_quotation_runs_over_paragraphs(document: Make) -> None:
    text = "“The road is shut.\n\n“Nobody came,” said Hale.\n\n“It is over,” he added."
    spans = document(text).spans("quotation")
    assert [(q.closed, q.running) for q in spans] == [(False, True), (True, True), (True, False)]


def test_an_unclosed_quotation_ends_with_its_paragraph(document: Make) -> None:
    found = document("He called it “a disaster.\n\nThe road is shut.")
    (span,) = found.spans("quotation")
    assert (quoted(found), span.closed, span.running) == (["“a disaster."], False, False)


def test_the_mark_before_the_name_of_a_site_opens_nothing(document: Make) -> None:
    assert not document("Man hurt in Aden « Levin Radio").spans("quotation")
    assert document("He said « no » to it.").spans("quotation")


def test_words_are_counted(document: Make) -> None:
    assert document("“It didn't work,” he said.").spans("quotation")[0].words == 3


@given(st.text(alphabet="ab .,5\n“”‘’\"'`«»", max_size=80))
def test_any_marks_in_any_order(text: str) -> None:
    spans = list(find_quotations(text, [Block(0, len(text), "paragraph", 1)]))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.depth >= 0
