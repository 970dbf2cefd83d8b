"""The parts of an article: headline, byline, dateline, body, paragraphs, boilerplate, sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from validator.api import (
    BODY,
    Checker,
    Derived,
    Document,
    Function,
    Furniture,
    Kind,
    NamedTuple,
    Quotation,
    Sentence,
    Term,
    hookimpl,
    regex,
)

_FURNITURE: Final = "words-boilerplate.lines"


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


def _meant(_: Document, term: Term) -> object | None:
    """What a word list has for a term: its replacement, else its headword."""
    return (term.replacement or term.headword).casefold()


def _other_word(_: Document, one: Term, two: Term) -> bool:
    """Of two terms that mean one thing: whether they are written in two ways."""
    return one.entry.form.casefold() != two.entry.form.casefold()


_SMALL_WORDS: Final = (
    "that this these those with from into have will were been would could should they them their"
    " there then than what when where which your more most just very only also over after"
)
_TELLS_NOTHING: Final = frozenset(_SMALL_WORDS.split())
_FEWEST_LETTERS: Final = 4
_MOST_ENDING: Final = 3


def _recurs(document: Document, quoted: Quotation) -> bool:
    """Whether half of the telling words stand in the body too, in whatever form."""
    text = document.folded
    told = {
        word[: max(_FEWEST_LETTERS, len(word) - _MOST_ENDING)]
        for word in (text[start:end] for start, end in document.words(quoted.start, quoted.end))
        if len(word) >= _FEWEST_LETTERS and word not in _TELLS_NOTHING
    }
    bodies = document.spans("body")
    found = sum(any(_begins_word(text, stem, *body) for body in bodies) for stem in told)
    return 2 * found >= len(told)


def _begins_word(text: str, stem: str, start: int, end: int) -> bool:
    at = text.find(stem, start, end)
    while at > start and text[at - 1].isalnum():
        at = text.find(stem, at + 1, end)
    return at >= 0


class Parts(Checker):
    """What the blocks of a draft are."""

    name = "text"
    lexicons = (_FURNITURE,)
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
            _recurs,
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
    )

    def annotate(self, document: Document) -> list[Any]:
        furniture = {(term.start, term.end) for term in document.terms(_FURNITURE)}
        found: list[Any] = [Article(0, len(document.text))]
        paragraphs: list[tuple[int, int]] = []
        body: tuple[int, int] | None = None
        """The running text so far, with nothing else between."""
        for start, end, type_, paragraph, reason in document.blocks:
            aside = type_ == "paragraph" and (start, end) in furniture
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


_FEWEST_WORDS: Final = 8
"""Shorter sentences repeat by chance: "He declined to comment."."""

_LEAST_SHARE: Final = 0.9
"""How many of the words of the longer of two sentences stand in the other, too."""

_OPENING_WORDS: Final = 4
"""Words at the beginning that near-equal sentences share."""

_WORD: Final = regex(r"\w+")


def _words(document: Document, sentence: Sentence) -> list[str]:
    return _WORD.findall(document.folded, sentence.start, sentence.end)


def opening(document: Document, sentence: Sentence) -> object | None:
    """The first words, which near-equal sentences share; None for a short sentence."""
    words = document.word_bytes[sentence.start : sentence.end].split(None, _FEWEST_WORDS)
    if len(words) < _FEWEST_WORDS:
        return None
    first = b" ".join(words[:_OPENING_WORDS])
    if b"_" in first:  # it may stand for any letter that is not ASCII
        return tuple(_words(document, sentence)[:_OPENING_WORDS])
    return first


def _openings(document: Document, sentences: Sequence[Sentence]) -> list[object | None]:
    return [opening(document, sentence) for sentence in sentences]


def same_words(document: Document, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences begin alike and share nine words in ten."""
    text = document.folded
    if text[one.start : one.end] == text[two.start : two.end]:
        return True  # as most are that repeat another
    first, second = _words(document, one), _words(document, two)
    asked = _LEAST_SHARE * max(len(first), len(second))
    if min(len(first), len(second)) < asked:
        return False
    return (Counter(first) & Counter(second)).total() >= asked


class Sentences(Checker):
    """Sentences, apart from the other parts: splitting is dear, and few rules ask for it."""

    name = "sentences"
    kinds = (Kind("sentence", Sentence, "a sentence", "Six people died."),)
    functions = (
        Function(
            "same_words",
            ("sentence", "sentence"),
            "flag",
            "Whether two sentences of eight words or more say the same in nearly the same words.",
            "same_words(earlier, later)",
            same_words,
            keys=_openings,
        ),
    )

    def annotate(self, document: Document) -> Iterable[Sentence]:
        return document.sentences


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Parts(), Sentences()]
