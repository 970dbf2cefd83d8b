"""An Aho-Corasick automaton of the forms of word lists, for more than a few texts."""

import re
from collections.abc import Collection

from ahocorasick_rs import AhoCorasick, Implementation

from validator.form_index import FormIndex, Owners, Place, places

_FEW = 2000
"""Forms for which the fastest automaton is small, and quickly built."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SIGNS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}


_Form = tuple[Owners, int, int, str | None]
"""Whose a form is, how far the match of its pattern begins before it and ends behind it, in the
padded text, and the form, unless it is one word of ASCII, which its pattern finds exactly."""


class Automaton:
    """Finds what a `FormIndex` finds, of the lexicons that are asked for.

    It reads words alone, with a space for each sign; where a form must not go on, its pattern has a
    space. So it meets no form within a word.
    """

    def __init__(self, forms: FormIndex, lexicons: Collection[str]) -> None:
        self._forms: list[_Form] = []
        self._signs: list[tuple[str, Owners]] = []
        patterns: list[str] = []
        for form, owners in forms.of_lexicons(lexicons):
            words = _words(form)
            if words.isspace():
                self._signs.append((form, owners))
                continue
            before, behind = int(form[0].isalnum()), int(form[-1].isalnum())
            patterns.append(f"{' ' * before}{words}{' ' * behind}")
            exact = None if form.isascii() and form.isalnum() else form
            self._forms.append((owners, before - 1, behind + 1, exact))
        few = len(patterns) <= _FEW
        self._matcher = AhoCorasick(
            patterns, implementation=Implementation.DFA if few else Implementation.ContiguousNFA
        )

    def find(self, text: str) -> list[Place]:
        """Where forms stand in a folded text as whole words, in any order."""
        padded = f" {_words(text)} "
        matches = self._matcher.find_matches_as_indexes(padded, overlapping=True)
        forms = self._forms
        found = [
            (start + before, behind - end, owners)
            for form, start, end in matches
            for owners, before, behind, exact in (forms[form],)
            if exact is None or text.startswith(exact, start + before)
        ]
        for form, owners in self._signs:
            found += [(start, -start - len(form), owners) for start in places(form, text)]
        return found


def _words(text: str) -> str:
    """A text with a space for each sign, and a low line for each letter that is not ASCII."""
    if not text.isascii():
        text = _FOREIGN.sub(_plain, text)
    return text.translate(_SIGNS)


def _plain(match: re.Match[str]) -> str:
    return "_" if match[0].isalnum() else " "
