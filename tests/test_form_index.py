"""Word lists are found alike word by word, by automaton, and by looking at every place."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from effort import growth
from hypothesis import example, given
from hypothesis import strategies as st

from validator import scanner
from validator.automaton import Automaton
from validator.document import Document, Text, fold
from validator.dsl.storage import StoredLexicons, load
from validator.dsl.storing import dump
from validator.form_index import FormIndex, Place
from validator.lexicon import Entry, Lexicon, literal_lexicon
from validator.scanner import Scanner
from validator.source import Source

NEWSROOM = Path(__file__).parents[1] / "examples/newsroom"
PIECES = ("Ab", "ab", "b", " ", "-", "’", "_", "é", "5", "%", "İ", "\n", ".")
FORMS = ("ab", "Ab", "b", "ab b", "ab’s", "%", "% ab", "5%", "é-5", "ab_", "b_ab", "--", "ab.")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
LEXICONS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(FORMS), max_size=6), st.lists(st.sampled_from(FORMS), max_size=2)
    ),
    max_size=3,
)


def lexicons_of(lists: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[Lexicon]:
    return [
        Lexicon(
            f"words.l{number}",
            tuple(Entry(form, form.strip("-") or form, None, form == "Ab") for form in entries),
            tuple(Entry(form, form) for form in exceptions),
        )
        for number, (entries, exceptions) in enumerate(lists)
    ]


def draft_of(text: str) -> Document:
    return Document(Source("a.txt", text), Text(text, ()))


def found(places: Iterable[Place]) -> list[tuple[object, ...]]:
    return sorted(
        (start, -end, name, entry.form, entry.headword, wanted)
        for start, end, owners in places
        for name, entries in owners.items()
        for entry, wanted in entries
    )


def at_every_place(lexicons: Iterable[Lexicon], text: str) -> list[tuple[object, ...]]:
    def letter(character: str) -> bool:
        return character.isalnum() or character == "_"

    return sorted(
        (start, start + len(form), lexicon.name, entry.form, entry.headword, wanted)
        for lexicon in lexicons
        for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False))
        for entry in entries
        for form in [fold(entry.form)]
        for start in range(len(text))
        if text.startswith(form, start)
        and not (form[0].isalnum() and start and letter(text[start - 1]))
        and not (form[-1].isalnum() and letter(text[start + len(form) : start + len(form) + 1]))
    )


@given(LEXICONS, TEXTS)
@example([(["ab", "ab b", "5", "%"], ["ab b ab"])], "5% ab")
def test_all_ways_find_the_same(
    lists: Sequence[tuple[Sequence[str], Sequence[str]]], text: str
) -> None:
    lexicons = lexicons_of(lists)
    draft = draft_of(text)
    expected = at_every_place(lexicons, draft.folded)
    index = FormIndex.of(lexicons)
    assert found(index.find(draft)) == expected
    assert found(Automaton(index, {one.name for one in lexicons}).find(draft)) == expected
    _, stored, _ = load(dump((), {one.name: one for one in lexicons}, ()), {})
    assert isinstance(stored, StoredLexicons)
    assert found(stored.forms(stored).find(draft)) == expected
    some = [one for number, one in enumerate(lexicons) if number % 2]
    of_some = stored.forms({one.name for one in some})
    assert found(of_some.find(draft)) == at_every_place(some, draft.folded)


WORDS = st.text(st.sampled_from("aAbéßİıσςǅ’'“-_ 5%.\u0301\u00a0中"), min_size=1, max_size=12)


@given(WORDS, st.lists(st.tuples(st.integers(0, 11), st.integers(1, 6)), min_size=1, max_size=8))
@example("İa İ", [(0, 2), (1, 1), (3, 1)])
def test_all_ways_find_the_pieces_of_a_text_itself(
    text: str, places: list[tuple[int, int]]
) -> None:
    """Forms that surely occur, overlap, hold each other, and begin or end inside a word."""
    pieces = [text[start : start + size].strip() for start, size in places]
    entries = tuple(Entry(piece, piece) for piece in dict.fromkeys(filter(None, pieces)))
    lexicon = Lexicon("words.l0", entries, ())
    draft = draft_of(f"{text} {text}")
    expected = at_every_place([lexicon], draft.folded)
    index = FormIndex.of([lexicon])
    assert found(index.find(draft)) == expected
    assert found(Automaton(index, {lexicon.name}).find(draft)) == expected


def test_an_automaton_finds_what_is_asked_for() -> None:
    first, second = lexicons_of([(["ab"], []), (["ab", "b"], [])])
    matches = Automaton(FormIndex.of([first, second]), {second.name}).find(draft_of("ab b"))
    assert [match[2] for match in found(matches)] == ["words.l1", "words.l1"]


def test_a_scanner_goes_over_to_the_automaton_where_there_is_much_to_read() -> None:
    (lexicon,) = lexicons_of([(["ab", "5%"], ["ab b"])])
    reads = Scanner(FormIndex.of([lexicon]), [lexicon.name])
    text = "Ab c, ab b and 5% of cab. " * 1000
    document = Document(Source("a.txt", text), Text(text, ()), matcher=reads)
    few = reads(document)[lexicon.name]
    for _ in range(30):
        many = reads(document)[lexicon.name]
    assert "_automaton" in vars(reads)
    assert few == many
    assert len(few) == 2000


@given(TEXTS, st.sampled_from(["%", ".", "ab", "-", "’"]))
def test_what_texts_are_full_of_is_found_as_everything_else(text: str, form: str) -> None:
    literal, listed = literal_lexicon(form), Lexicon("a.b", literal_lexicon(form).entries)
    reads = Scanner(FormIndex.of([literal, listed]), [literal.name, listed.name])
    found = reads(Document(Source("a.txt", text), Text(text, ()), matcher=reads))
    places_of = {name: [term[:2] for term in found[name]] for name in (literal.name, listed.name)}
    assert places_of[literal.name] == places_of[listed.name]


# ---- where the library of the automaton has no wheel ----


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the library of the automaton were not installed."""
    monkeypatch.delitem(sys.modules, "validator.automaton")
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)


def long_document(lexicon: Lexicon, count: int = 6000) -> Document:
    text = "Ab c, ab b and 5% of cab. " * count
    matcher = Scanner(FormIndex.of([lexicon]), [lexicon.name])
    return Document(Source("a.txt", text), Text(text, ()), matcher=matcher)


def test_without_its_library_much_is_read_by_the_index(request: pytest.FixtureRequest) -> None:
    (lexicon,) = lexicons_of([(["ab", "5%"], ["ab b"])])
    quick = long_document(lexicon).terms(lexicon.name)
    request.getfixturevalue("without_library")
    assert long_document(lexicon).terms(lexicon.name) == quick
    assert len(quick) == 12_000


@pytest.mark.usefixtures("without_library")
def test_without_its_library_a_long_line_takes_time_in_proportion() -> None:
    (lexicon,) = lexicons_of([(["ab", "5%"], ["ab b"])])
    assert growth(lambda count: long_document(lexicon, count).terms(lexicon.name), 6000) < 32


def test_a_fault_of_our_own_is_not_taken_for_a_missing_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (lexicon,) = lexicons_of([(["ab"], [])])
    monkeypatch.setitem(sys.modules, "validator.automaton", None)
    with pytest.raises(ImportError):
        long_document(lexicon).terms(lexicon.name)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "drafts", "--isolated", "--profile", "strict", "--no-cache", "--format", "json"),
        ("claims", "drafts", "--isolated", "--format", "json"),
        ("annotate", "drafts", "--isolated"),
        ("rules", "test", "--isolated"),
    ],
    ids=" ".join,
)
def test_the_shipped_rules_say_the_same_by_automaton_and_without(
    newslint: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    command: Sequence[str],
) -> None:
    monkeypatch.chdir(NEWSROOM)
    monkeypatch.setattr(scanner, "_FEW", 0)  # whatever is read counts as much
    with monkeypatch.context() as patch:
        patch.setattr(FormIndex, "find", None)
        quick = newslint(*command)
    request.getfixturevalue("without_library")
    assert newslint(*command) == quick
    assert "validator.automaton" not in sys.modules
    assert quick.code in (0, 1)
    assert quick.err == ""
    assert len(quick.out) > 20
