"""Words of a list in a few characters of text."""

from collections.abc import Iterable

from validator.api import places


class WholeWords:
    """Tells whether one of some forms stands in a short text, cut off by no letter or digit.

    A regular expression of a hundred words takes longer to compile than an article to read.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(forms))

    def stand_in(self, text: str) -> bool:
        return any(_stands(form, text) for form in self._forms if form in text)


def _stands(form: str, text: str) -> bool:
    starts = places(text, (form,))
    return any(_is_edge(text, at) and _is_edge(text, at + len(form)) for at in starts)


def _is_edge(text: str, at: int) -> bool:
    r"""Whether a word begins or ends there, as `\b` has it."""
    before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
    return _is_letter(before) != _is_letter(behind)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
