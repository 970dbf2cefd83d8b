"""The parts of an article: headline, byline, dateline, body, paragraphs, boilerplate, sentences."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain, starmap
from typing import Any, Final

from validator.api import (
    BODY,
    Checker,
    Derived,
    Document,
    Function,
    Furniture,
    Kind,
    Lexicon,
    NamedTuple,
    Sentence,
    Term,
    hookimpl,
)

from .repeats import OneWord, echoes, openings, recurs, same_words

_FURNITURE: Final = "words-boilerplate.lines"
_ONE_WORD: Final = ("words-claims.one-word", "words-numbers.cardinals")


class Article(NamedTuple):
    """The whole of a draft."""

    start: int
    end: int


class Headline(NamedTuple):
    """A line above the body that says what the article is about."""

    start: int
    end: int


class Dek(NamedTuple):
    """The line under a headline."""

    start: int
    end: int


class Byline(NamedTuple):
    """Who wrote it."""

    start: int
    end: int


class Dateline(NamedTuple):
    """Where and when it was filed."""

    start: int
    end: int


class Lead(NamedTuple):
    """The first paragraph of the body."""

    start: int
    end: int


class Body(NamedTuple):
    """Running text: paragraphs, list items and block quotes with nothing else between them."""

    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph of the body; `number` counts from 1."""

    start: int
    end: int
    number: int


_paragraph: Final = partial(tuple.__new__, Paragraph)  # a named tuple without a call of Python


class ListItem(NamedTuple):
    """An item of a list, without its marker."""

    start: int
    end: int


class BlockQuote(NamedTuple):
    """A passage set off as quoted, without its marker."""

    start: int
    end: int


class Caption(NamedTuple):
    """The words under a picture."""

    start: int
    end: int


class TableCell(NamedTuple):
    """A cell of a table."""

    start: int
    end: int


class Echo(NamedTuple):
    """A word of the headline and of the sentence that tells the same, in either."""

    start: int
    end: int
    word: str
    """One for all its forms."""


class Boilerplate(NamedTuple):
    """Page furniture, or the headline of another story in the text; never searched for claims."""

    start: int
    end: int
    reason: Furniture


_Maker = Callable[[int, int], Any]

_BY_TYPE: Final[Mapping[str, _Maker]] = {
    "headline": Headline,
    "dek": Dek,
    "byline": Byline,
    "dateline": Dateline,
    "list-item": ListItem,
    "block-quote": BlockQuote,
    "caption": Caption,
    "table-cell": TableCell,
}


def _story(document: Document, _: Article) -> str | None:
    return document.metadata.story


def _language(document: Document, _: Article) -> str | None:
    return document.metadata.language


def _date(document: Document, _: Article) -> str | None:
    """The day of publication, as YYYY-MM-DD."""
    return document.metadata.date


def _year(document: Document, _: Article) -> float | None:
    """The year of publication."""
    date = document.metadata.date
    return float(date[:4]) if date else None


def _dated(document: Document, _: Article) -> bool:
    """Whether the draft says which day it is of.

    Its metadata, a day and month in the dateline, a full calendar date in the lead, or one with its
    weekday anywhere.
    """
    if document.metadata.date:
        return True
    return any(
        date.value and not date.relative and len(date.value) >= length
        for kind, length in (("dateline", len("--02-04")), ("lead", len("2020-02-04")))
        for place in document.spans(kind)
        for date in document.spans_within("date", place.start, place.end)
    ) or any(
        date.weekday and date.value and not date.relative and len(date.value) == len("2020-02-04")
        for date in document.spans("date")
    )


def _words(document: Document, part: Any) -> float:
    return len(document.words(part.start, part.end))


def _characters(_: Document, part: Any) -> float:
    return float(part.end - part.start)


def _meant(_: Document, term: Term) -> object | None:
    """What a word list has for a term: its replacement, else its headword."""
    return (term.replacement or term.headword).casefold()


def _other_word(_: Document, one: Term, two: Term) -> bool:
    """Of two terms that mean one thing: whether they are written in two ways."""
    return one.entry.form.casefold() != two.entry.form.casefold()


class Parts(Checker):
    """What the blocks of a draft are."""

    name = "text"
    tables = (_FURNITURE,)
    kinds = (
        Kind("article", Article, "the whole draft", "Six people died."),
        Kind(
            "term",
            Term,
            "an entry of a word list: term from LIST",
            "Six were martyred.",
            meanings={
                "lexicon": "its list, as PACK.NAME",
                "headword": "the entry as written in the list: martyr of “martyred”",
                "replacement": "what to write instead, inflected like the words found",
            },
        ),
        Kind("headline", Headline, "a line above the body", "# Six die\n\nSix people died."),
        Kind(
            "dek",
            Dek,
            "the line under a headline",
            "Six die in flood\n\nRivers still rising\n\nSix people died on Monday.",
        ),
        Kind("byline", Byline, "who wrote it", "Flood\n\nBy Jane Roe\n\nSix people died."),
        Kind("dateline", Dateline, "place and date", "ANKARA, Feb. 4, 2020 (Agency) - Six died."),
        Kind("lead", Lead, "the first paragraph of the body", "Six people died."),
        Kind("body", Body, "running text, without headlines and captions", "Six people died."),
        Kind(
            "paragraph",
            Paragraph,
            "a paragraph of the body",
            "Six people died.",
            meanings={"number": "counted from 1"},
        ),
        Kind("list-item", ListItem, "an item of a list", "- six dead\n- nine hurt"),
        Kind("block-quote", BlockQuote, "a passage set off as quoted", "> We counted six."),
        Kind(
            "caption",
            Caption,
            "the words under a picture",
            "Six died.\n\nCaption: A child carries water through the flooded market of Mocha.",
        ),
        Kind("table-cell", TableCell, "a cell of a table", "Dead\t6\nHurt\t9"),
        Kind(
            "boilerplate",
            Boilerplate,
            "page furniture, or a headline in the text",
            "Six people died.\n\nRelated articles",
            meanings={"reason": "what it is"},
        ),
    )
    functions = (
        Function(
            "other_word",
            ("term", "term"),
            "flag",
            "Whether two terms are two words for one thing, as their lists replace them.",
            "other_word(place, theirs)",
            _other_word,
            key=_meant,
        ),
        Function(
            "recurs",
            ("quotation",),
            "flag",
            "Whether the words that tell most in a quotation stand in the body, too.",
            "recurs(top)",
            recurs,
            needs=("body",),
        ),
    )
    derived = (
        Derived(
            "dated",
            "article",
            bool,
            _dated,
            ("date", "dateline", "lead"),
            "it says which day it is of",
        ),
        Derived("date", "article", str, _date, (), "its day: 2020-02-04"),
        Derived("year", "article", float, _year, (), "the year of its day"),
        Derived("story", "article", str, _story, (), "the story that it is filed under"),
        Derived("language", "article", str, _language, (), "as it is told in the file: en-GB"),
        *(
            Derived("words", part, float, _words, (), "how many words it has")
            for part in ("article", "headline", "dek", "lead", "paragraph", "caption")
        ),
        *(
            Derived("characters", part, float, _characters, (), "how many, spaces included")
            for part in ("headline", "dek", "caption")
        ),
    )

    def annotate(self, document: Document) -> list[Any]:
        folded, furniture = document.folded, document.forms(_FURNITURE)
        found: list[Any] = [Article(0, len(document.text))]
        paragraphs: list[tuple[int, int]] = []
        body: tuple[int, int] | None = None
        """The running text so far, with nothing else between."""
        for start, end, type_, paragraph, reason in document.blocks:
            aside = type_ == "paragraph" and folded[start:end] in furniture
            if type_ == "paragraph" and not aside:
                paragraphs += ((start, end),)
            elif aside or type_ == "boilerplate":
                found.append(Boilerplate(start, end, reason or "furniture"))
            elif type_ in _BY_TYPE:
                found.append(_BY_TYPE[type_](start, end))
            if paragraph > 0 and not aside and type_ in BODY:
                body = (body[0] if body else start, end)
            elif body:
                found.append(Body(*body))
                body = None
        if body:
            found.append(Body(*body))
        if paragraphs:
            found.append(Lead(*paragraphs[0]))
            numbered = [(start, end, number) for number, (start, end) in enumerate(paragraphs, 1)]
            found += map(_paragraph, numbered)
        return found


class Sentences(Checker):
    """Sentences, apart from the other parts: splitting is dear, and few rules ask for it."""

    name = "sentences"
    kinds = (Kind("sentence", Sentence, "a sentence", "Six people died."),)
    derived = (Derived("words", "sentence", float, _words, (), "how many words it has"),)
    functions = (
        Function(
            "same_words",
            ("sentence", "sentence"),
            "flag",
            "Whether two sentences of eight words or more say the same in nearly the same words.",
            "same_words(earlier, later)",
            same_words,
            keys=openings,
        ),
    )

    def annotate(self, document: Document) -> Iterable[Sentence]:
        return document.sentences


class Echoes(Checker):
    """What a headline and the body tell in the same words."""

    name = "echoes"
    needs = ("body",)
    tables = _ONE_WORD
    kinds = (
        Kind(
            "echo",
            Echo,
            "a word that the headline shares with the sentence of the body that tells the same; "
            "it stands in both",
            "# Mayor stole funds\n\nThe mayor is accused of stealing funds.",
            meanings={"word": "what makes two of them one, whatever their form"},
        ),
    )

    def __init__(self) -> None:
        self._one_word = OneWord(())

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._one_word = OneWord(chain(*(lexicon.entries for lexicon in lexicons.values())))

    def annotate(self, document: Document) -> Iterable[Echo]:
        return starmap(Echo, echoes(document, self._one_word))


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Parts(), Sentences(), Echoes()]
