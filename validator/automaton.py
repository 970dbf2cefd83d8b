"""An Aho-Corasick automaton of the forms of word lists, for more than a few texts."""

from collections.abc import Callable, Collection
from functools import partial

from ahocorasick_rs import BytesAhoCorasick, Implementation

from validator.document import Document, word_bytes
from validator.form_index import FormIndex, Owners, Place
from validator.places import places

_FEW = 2000
"""Forms for which the fastest automaton is small, and quickly built."""
_Form = tuple[Owners, int, int, str | None]
"""Whose a form is, how far the match of its pattern begins before it and ends behind it, in the
padded text, and the form, unless it is one word of ASCII, which its pattern finds exactly."""


class Automaton:
    """Finds what a `FormIndex` finds, of the lexicons that are asked for.

    It reads words alone, with a space for each sign; where a form must not go on, its pattern has a
    space. So it meets no form within a word.
    """

    def __init__(self, forms: FormIndex, lexicons: Collection[str]) -> None:
        self._forms: list[_Form | None] = []
        self._unmet: list[Callable[[], _Form]] = []
        self._signs: list[tuple[str, Owners]] = []
        patterns: list[bytes] = []
        for form, owners in forms.of_lexicons(lexicons):
            words = word_bytes(form)
            if words.isspace():
                self._signs.append((form, owners()))
                continue
            patterns.append(b" " * form[0].isalnum() + words + b" " * form[-1].isalnum())
            self._unmet.append(partial(_met, form, owners))
        self._forms += [None] * len(patterns)
        few = len(patterns) <= _FEW
        self._matcher = BytesAhoCorasick(
            patterns, implementation=Implementation.DFA if few else Implementation.ContiguousNFA
        )

    def find(self, document: Document) -> list[Place]:
        """Where forms stand in the folded prose as whole words, in any order."""
        text, padded = document.folded, b" %b " % document.word_bytes
        forms, meet = self._forms, self._meet
        found = [
            (start + before, behind - end, owners)
            for form, start, end in self._matcher.find_matches_as_indexes(padded, overlapping=True)
            for owners, before, behind, exact in (forms[form] or meet(form),)
            if exact is None or text.startswith(exact, start + before)
        ]
        for form, owners in self._signs:
            starts = places(text, (form,))
            found += [(start, -start - len(form), owners) for start in starts]
        return found

    def _meet(self, number: int) -> _Form:
        self._forms[number] = form = self._unmet[number]()
        return form


def _met(form: str, owners: Callable[[], Owners]) -> _Form:
    exact = None if form.isascii() and form.isalnum() else form
    return owners(), form[0].isalnum() - 1, form[-1].isalnum() + 1, exact
