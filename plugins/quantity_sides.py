"""Whether a word beside a number can say more of it: a unit, a hedge, a label, how old somebody is.

Most numbers stand between words that say nothing of the kind. To know that takes a look into two
lists, to look for all of it a hundred steps.
"""

from collections.abc import Iterable
from typing import Final

from validator.api import regex

_LONGEST: Final = 24
"""Letters of a word before a number that is looked at."""
_WORD = regex(r"[a-z]+")
_ENDS: Final = frozenset({"", "\n", ".", ";", ")", "?", "!"})
"""What no unit, hedge or label follows."""
# "3 blocks away" and "the 3800 block"
_BLOCK: Final = "block"


class Sides:
    """The words that say something of the number beside them, of all who look for some."""

    def __init__(
        self,
        before: Iterable[str],
        behind: Iterable[str],
        behind_comma: Iterable[str],
        endings: tuple[str, ...],
    ) -> None:
        """Folded words; `behind` counts as well what ends with one of `endings`."""
        self._before = frozenset(before)
        self._behind = frozenset(behind)
        self._behind_comma = frozenset(behind_comma)
        self._endings = endings

    def quiet_before(self, text: str, folded: str, start: int) -> bool:
        """Whether a word in small letters, and none of the list, stands before `start`."""
        if folded[start - 1 : start] != " ":
            return False
        first = start - _LONGEST if start > _LONGEST else 0
        _, space, word = folded[first : start - 1].rpartition(" ")
        return (
            space == " "
            and word not in self._before
            and word.isalpha()
            and word == text[start - 1 - len(word) : start - 1]
        )

    def quiet_behind(self, text: str, folded: str, end: int) -> bool:
        """Whether the text, its clause, or a word of no list follows at `end`."""
        follow = folded[end : end + 1]
        if follow == " ":
            word = _WORD.match(folded, end + 1)
            return (
                word is not None
                and word[0] not in self._behind
                and text[end + 1] == folded[end + 1]
                and word[0][:5] != _BLOCK
                and not word[0].endswith(self._endings)
            )
        if follow == "," and folded[end + 1 : end + 2] == " ":
            word = _WORD.match(folded, end + 2)
            return word is None or word[0] not in self._behind_comma
        return follow in _ENDS
