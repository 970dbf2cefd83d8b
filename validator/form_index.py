"""The forms of word lists by the word that they begin with, and where they stand in a text.

Looking up every word of a text is slower than an automaton, and needs nothing built: the index of
all word lists is data that a cache keeps, of which a text reads the few lines that its words name.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Any

from validator.document import fold
from validator.lexicon import Entry, Lexicon
from validator.named_tuples import NamedTuple

Owner = tuple[str, Entry, bool]
"""The name of a lexicon, and what it has of a form: an entry, or (False) an exception.

Plain tuples: there are ten thousand.
"""
Row = tuple[str, Sequence[Owner]]
"""A form, folded, and whose it is."""

_Written = list[Any]
"""An owner as data."""
_WORD = re.compile(r"\w+")
_ODD = "-"
r"""In the place of a first word: forms that begin with a sign, or have a low line, which is a
letter to `\w` and none to Python."""


class _Forms(NamedTuple):
    """The forms that begin with one word."""

    lengths: Sequence[int]
    owners: dict[str, tuple[Owner, ...] | list[_Written]]
    """By form; as they are written until somebody asks."""


class FormIndex:
    """Forms by first word. Those that a cache holds are read when their word is met."""

    def __init__(
        self,
        forms: dict[str, _Forms | int],
        lexicons: Sequence[str] = (),
        read: Callable[[int], Any] | None = None,
    ) -> None:
        """`read` gives what is written under a number; it refers to `lexicons` by number."""
        self._forms = forms
        self._lexicons = lexicons
        self._read = read

    @classmethod
    def of(cls, lexicons: Iterable[Lexicon]) -> "FormIndex":
        owners: dict[str, list[Owner]] = {}
        for lexicon in lexicons:
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    owners.setdefault(form, []).append((lexicon.name, entry, wanted))
        by_word: dict[str, dict[str, tuple[Owner, ...] | list[_Written]]] = {}
        for form, own in owners.items():
            by_word.setdefault(_first_word(form), {})[form] = tuple(own)
        return cls({word: _Forms(_lengths(forms), forms) for word, forms in by_word.items()})

    def of_lexicons(self, lexicons: Container[str]) -> Iterator[Row]:
        """The forms that some lexicons have, with these as their owners."""
        numbers = {n for n, name in enumerate(self._lexicons) if name in lexicons}
        for word in self._forms:
            forms = self._of(word)
            for form, written in forms.owners.items():
                if isinstance(written, list) and numbers.isdisjoint([w[0] for w in written]):
                    continue
                owners = [o for o in self._owners(forms, form) if o[0] in lexicons]
                if owners:
                    yield form, owners

    def find(self, text: str) -> Iterator[tuple[Sequence[Owner], int, int]]:
        """Where forms stand in a folded text as whole words: (owners, start, end), any order."""
        known, last = self._forms, len(text)
        for match in _WORD.finditer(text):
            word = match[0]
            if word not in known:
                continue
            forms, start = self._of(word), match.start()
            for length in forms.lengths:
                end = start + length
                if end > last:
                    break
                form = text[start:end]
                if form in forms.owners and (end == last or _ends(form, text[end])):
                    yield self._owners(forms, form), start, end
        odd = self._of(_ODD) if _ODD in known else _NONE
        for form in odd.owners:
            start = text.find(form)
            while start >= 0:
                end = start + len(form)
                begins = start == 0 or _ends(form[::-1], text[start - 1])
                if begins and (end >= last or _ends(form, text[end])):
                    yield self._owners(odd, form), start, end
                start = text.find(form, start + 1)

    def _of(self, word: str) -> _Forms:
        forms = self._forms[word]
        if isinstance(forms, int):
            assert self._read is not None
            written = self._read(forms)
            forms = self._forms[word] = _Forms(_lengths(written), written)
        return forms

    def _owners(self, forms: _Forms, form: str) -> tuple[Owner, ...]:
        owners = forms.owners[form]
        if isinstance(owners, list):
            owners = tuple(_owner(self._lexicons, form, *written) for written in owners)
            forms.owners[form] = owners
        return owners

    def rows(self, lexicons: Iterable[str]) -> Iterator[tuple[str, dict[str, list[_Written]]]]:
        """The first words, each with its forms as data; `lexicons` are the names of all that there
        are."""
        numbers = {name: number for number, name in enumerate(lexicons)}
        for word in self._forms:
            forms = self._of(word)
            yield (
                word,
                {
                    form: [
                        _written(numbers[name], form, entry, wanted)
                        for name, entry, wanted in self._owners(forms, form)
                    ]
                    for form in forms.owners
                },
            )


_NONE = _Forms((), {})


def _lengths(forms: Iterable[str]) -> list[int]:
    return sorted({*map(len, forms)})


def _folded(entries: Sequence[Entry]) -> list[str]:
    """The forms as the folded text of a document has them; all at once, as there are thousands."""
    return fold("\0".join([entry.form for entry in entries])).split("\0")


def _first_word(form: str) -> str:
    if "_" in form or not form[0].isalnum():
        return _ODD
    word = _WORD.match(form)
    return word[0] if word else _ODD


def _ends(form: str, behind: str) -> bool:
    """Whether a form is cut off from the character behind it: no word goes on."""
    return not (form[-1].isalnum() and (behind.isalnum() or behind == "_"))


def _written(lexicon: int, form: str, entry: Entry, wanted: bool) -> _Written:
    """An owner as data; what is said already is left out."""
    written = None if entry.form == form else entry.form
    headword = None if entry.headword == entry.form else entry.headword
    return [lexicon, wanted, written, headword, entry.replacement, entry.cased]


def _owner(
    lexicons: Sequence[str],
    folded: str,
    lexicon: int,
    wanted: bool,
    form: str | None,
    headword: str | None,
    replacement: str | None,
    cased: bool,
) -> Owner:
    form = folded if form is None else form
    entry = Entry(form, form if headword is None else headword, replacement, cased)
    return lexicons[lexicon], entry, wanted
