"""The forms of word lists by the word that they begin with, and where they stand in a text.

Looking up every word of a text is slower than an automaton, and needs nothing built: the index of
all word lists is data that a cache keeps, of which a text reads the few lines that its words name.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from validator.document import Document, fold
from validator.lexicon import Entry, Lexicon
from validator.named_tuples import NamedTuple
from validator.places import places

Owners = Mapping[str, Sequence[tuple[Entry, bool]]]
"""What lexicons, by name, have of one form: entries, and (False) exceptions."""
_NOBODY: Owners = {}
Place = tuple[int, int, Owners]
"""Where a form stands, and whose it is: start and, negative, end, so that places sort as spans do;
one form at most stands there."""

_new = tuple.__new__  # a named tuple at half of what its constructor takes
_Written = int | list[Any]
"""What a lexicon has of a form, as data: its number, where that says all."""
_AllWritten = int | list[_Written]
"""What all lexicons have of a form; a number that is the only one stands alone."""
_WORD = re.compile(r"\w+")
_ODD = "-"
r"""In the place of a first word: forms that begin with a sign, or have a low line, which is a
letter to `\w` and none to Python."""


class _Forms(NamedTuple):
    """The forms that begin with one word."""

    longer: Mapping[str, Sequence[int]]
    """The lengths of those that go on behind it, by how they do: there are twenty with “the”."""
    owners: dict[str, Owners | _AllWritten]
    """By form; as they are written until somebody asks."""


_Row = tuple[Mapping[str, Sequence[int]], dict[str, Owners | _AllWritten]]
Read = Callable[[str], _Row | None]
"""What is written of the forms that begin with a word, if there are any."""


class FormIndex:
    """Forms by first word. Those that a cache holds are read when their word is met."""

    def __init__(
        self,
        forms: dict[str, _Forms],
        lexicons: Mapping[int, str] = {},
        read: Read | None = None,
        read_all: Callable[[], Iterable[_Row]] | None = None,
    ) -> None:
        """`forms` are those that are made already, others are read, of one word or of all; what is
        written refers to `lexicons` by number, and what it says of others is left out."""
        self._forms = forms
        self._lexicons = lexicons
        self._read = read
        self._read_all = read_all

    @classmethod
    def of(cls, lexicons: Iterable[Lexicon]) -> "FormIndex":
        owners: dict[str, dict[str, list[tuple[Entry, bool]]]] = {}
        for lexicon in lexicons:
            for entries, wanted in ((lexicon.entries, True), (lexicon.exceptions, False)):
                for form, entry in zip(_folded(entries), entries, strict=False):
                    owners.setdefault(form, {}).setdefault(lexicon.name, []).append((entry, wanted))
        by_word: dict[str, dict[str, Owners | _AllWritten]] = {}
        for form, owners_of_it in owners.items():
            by_word.setdefault(_first_word(form), {})[form] = owners_of_it
        return cls({word: _Forms(_longer(word, forms), forms) for word, forms in by_word.items()})

    def of_lexicons(self, lexicons: Collection[str]) -> Iterator[tuple[str, Callable[[], Owners]]]:
        """The forms that some lexicons have, and what makes these their owners: few of thousands
        are met."""
        asked = {number: name for number, name in self._lexicons.items() if name in lexicons}
        rows = self._forms.values() if self._read_all is None else self._read_all()
        for _, forms in rows:
            for form, written in forms.items():
                if isinstance(written, (int, list)):
                    if not asked.keys().isdisjoint(map(_number, _each(written))):
                        yield form, partial(_owners_as_written, form, written, asked)
                elif not written.keys().isdisjoint(lexicons):
                    yield form, partial(_some_owners, written, lexicons)

    def find(self, document: Document) -> Iterator[Place]:
        """Where forms stand in the folded prose as whole words, in any order."""
        text = document.folded
        known, last = self._forms, len(text)
        for match in _WORD.finditer(text):
            word = match[0]
            forms = known[word] if word in known else self._met(word)
            if forms is None:
                continue
            start, end = match.span()
            if word in forms.owners and (owners := self._owners(forms, word)):
                yield start, -end, owners
            if not forms.longer:
                continue
            for length in forms.longer.get(_going_on(text[end : end + 2]), ()):
                end = start + length
                if end > last:
                    break
                form = text[start:end]
                if (
                    form in forms.owners
                    and (end == last or _ends(form, text[end]))
                    and (owners := self._owners(forms, form))
                ):
                    yield start, -end, owners
        odd = known.get(_ODD) or self._met(_ODD)
        if odd is not None:
            for form in (*odd.owners,):
                for start in _whole(form, text):
                    if owners := self._owners(odd, form):
                        yield start, -start - len(form), owners

    def _met(self, word: str) -> _Forms | None:
        """The forms that begin with a word which was not met before."""
        forms = self._written(word)
        if forms is not None:
            self._forms[word] = forms
        return forms

    def _written(self, word: str) -> _Forms | None:
        written = self._read(word) if self._read is not None else None
        return None if written is None else _new(_Forms, written)

    def _owners(self, forms: _Forms, form: str) -> Owners:
        written = forms.owners.get(form, _NOBODY)
        if not isinstance(written, (int, list)):
            return written
        owners = _owners_as_written(form, written, self._lexicons)
        if owners:
            forms.owners[form] = owners
        else:  # of lists in which words are only looked up: not to be met again
            forms.owners.pop(form, None)
        return owners

    def rows(self, lexicons: Iterable[str]) -> Iterator[tuple[str, _Row]]:
        """The first words, each with its forms as data; `lexicons` are the names of all that there
        are."""
        numbers = {name: number for number, name in enumerate(lexicons)}
        for word, forms in self._forms.items():
            written: dict[str, Owners | _AllWritten] = {
                form: _alone(
                    [
                        _written(numbers[name], wanted, form, entry)
                        for name, entries in self._owners(forms, form).items()
                        for entry, wanted in entries
                    ]
                )
                for form in forms.owners
            }
            yield word, (forms.longer, written)


def _longer(word: str, forms: Iterable[str]) -> dict[str, list[int]]:
    size = len(word)
    found: dict[str, list[int]] = {}
    for length, going_on in sorted(
        {(len(form), _going_on(form[size : size + 2])) for form in forms if len(form) > size}
    ):
        found.setdefault(going_on, []).append(length)
    return found


def _going_on(behind: str) -> str:
    """What tells forms apart behind their first word: a sign, or a space and a letter."""
    return behind if behind[:1] == " " else behind[:1]


def _folded(entries: Sequence[Entry]) -> list[str]:
    """The forms as the folded text of a document has them; all at once, as there are thousands."""
    return fold("\0".join([entry.form for entry in entries])).split("\0")


def _first_word(form: str) -> str:
    if "_" in form or not form[0].isalnum() or form[-1] == " ":
        return _ODD
    word = _WORD.match(form)
    return word[0] if word else _ODD


def _whole(form: str, text: str) -> Iterator[int]:
    """Where a form stands in a folded text as whole words."""
    for start in places(text, (form,)):
        end = start + len(form)
        begins = start == 0 or _ends(form[::-1], text[start - 1])
        if begins and (end >= len(text) or _ends(form, text[end])):
            yield start


def _ends(form: str, behind: str) -> bool:
    """Whether a form is cut off from the character behind it: no word goes on."""
    return not (form[-1].isalnum() and (behind.isalnum() or behind == "_"))


def _written(number: int, wanted: bool, folded: str, entry: Entry) -> _Written:
    """An entry as data; what is said already is left out, and at the end what is not said."""
    form = None if entry.form == folded else entry.form
    headword = None if entry.headword == entry.form else entry.headword
    written = [number, wanted, form, headword, entry.replacement, entry.cased]
    while written[-1] is None or (written[-1] is False and len(written) > _SAID):
        written.pop()
    return number if written == [number, True] else written


_SAID = 2
"""Fields of an entry that are always written, if any are: whose it is, and if it is wanted."""


def _alone(written: list[_Written]) -> _AllWritten:
    only = written[0]
    return only if len(written) == 1 and isinstance(only, int) else written


def _each(written: _AllWritten) -> Sequence[_Written]:
    return (written,) if isinstance(written, int) else written


def _number(written: _Written) -> int:
    return written if isinstance(written, int) else written[0]


def _owners_as_written(
    form: str, written: _AllWritten, names: Mapping[int, str]
) -> dict[str, list[tuple[Entry, bool]]]:
    """Those of the owners of a form that have a name here, by their numbers."""
    owners: dict[str, list[tuple[Entry, bool]]] = {}
    for one in _each(written):
        number, wanted, *fields = (one, True) if isinstance(one, int) else one
        name = names.get(number)
        if name is not None:
            owners.setdefault(name, []).append((_entry(form, *fields), wanted))
    return owners


def _some_owners(owners: Owners, lexicons: Container[str]) -> Owners:
    return {name: owners[name] for name in owners if name in lexicons}


def _entry(
    folded: str,
    form: str | None = None,
    headword: str | None = None,
    replacement: str | None = None,
    cased: bool = False,
) -> Entry:
    form = folded if form is None else form
    return _new(Entry, (form, form if headword is None else headword, replacement, cased))
