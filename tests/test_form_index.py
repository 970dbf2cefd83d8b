"""Word lists are found alike word by word, by automaton, and by looking at every place."""

from collections.abc import Iterable, Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from validator.automaton import Automaton
from validator.document import Document, Text, fold
from validator.dsl.storage import StoredLexicons, dump, load
from validator.form_index import FormIndex, Owner
from validator.lexicon import Entry, Lexicon
from validator.scanner import Scanner
from validator.source import Source

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


def found(matches: Iterable[tuple[Sequence[Owner], int, int]]) -> list[tuple[object, ...]]:
    return sorted(
        (start, end, name, entry.form, entry.headword, wanted)
        for owners, start, end in matches
        for name, entry, wanted in owners
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
    folded = fold(text)
    expected = at_every_place(lexicons, folded)
    index = FormIndex.of(lexicons)
    assert found(index.find(folded)) == expected
    assert found(Automaton(index, {one.name for one in lexicons}).find(folded)) == expected
    _, stored, _ = load(dump((), {one.name: one for one in lexicons}, None))
    assert isinstance(stored, StoredLexicons)
    assert found(stored.forms.find(folded)) == expected


def test_an_automaton_finds_what_is_asked_for() -> None:
    first, second = lexicons_of([(["ab"], []), (["ab", "b"], [])])
    matches = Automaton(FormIndex.of([first, second]), {second.name}).find("ab b")
    assert [match[2] for match in found(matches)] == ["words.l1", "words.l1"]


def test_a_scanner_goes_over_to_the_automaton_where_there_is_much_to_read() -> None:
    (lexicon,) = lexicons_of([(["ab", "5%"], ["ab b"])])
    scanner = Scanner(FormIndex.of([lexicon]), [lexicon.name])
    text = "Ab c, ab b and 5% of cab. " * 1000
    document = Document(Source("a.txt", text), Text(text, ()), matcher=scanner)
    few = scanner(document)[lexicon.name]
    for _ in range(30):
        many = scanner(document)[lexicon.name]
    assert "_automaton" in vars(scanner)
    assert few == many
    assert len(few) == 2000
