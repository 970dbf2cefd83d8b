"""Words of a list in a few characters of text."""

from collections.abc import Iterable

from validator.api import Lexicon, places


def forms_of(lexicon: Lexicon | None) -> list[str]:
    """The forms of a word list in small letters; lowered all at once, as there are hundreds."""
    if lexicon is None or not lexicon.entries:
        return []
    return "\n".join([entry.form for entry in lexicon.entries]).lower().split("\n")


class WholeWords:
    """Tells whether one of some forms stands in a short text, cut off by no letter or digit.

    A regular expression of a hundred words takes longer to compile than an article to read.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(dict.fromkeys(forms))

    def stand_in(self, text: str) -> bool:
        return any(first_whole(form, text) is not None for form in self._forms if form in text)


def first_whole(form: str, text: str, begin: int = 0) -> int | None:
    """Where a form first stands in text[begin:], cut off by no letter or digit."""
    starts = places(text, (form,), begin)
    whole = (at for at in starts if _is_edge(text, at) and _is_edge(text, at + len(form)))
    return next(whole, None)


def _is_edge(text: str, at: int) -> bool:
    r"""Whether a word begins or ends there, as `\b` has it."""
    before, behind = text[at - 1 : at] if at else "", text[at : at + 1]
    return _is_letter(before) != _is_letter(behind)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
