"""What is to be written instead of a term, bent as the words before it ask."""

from collections.abc import Callable
from typing import Any, Final

from validator.dsl.frames import Frame
from validator.lexicon import Term

_AUXILIARIES: Final = frozenset({
    "be", "been", "being", "is", "are", "was", "were", "has", "have", "had", "having",
    "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't",
})  # fmt: skip
_BETWEEN: Final = frozenset({"not", "never", "already", "also", "since", "now", "just", "once"})
"""They stand between such a word and its verb, as adverbs do."""
_NEAR: Final = 30
"""Characters before a term in which the two are looked for."""


def replacement_of(slot: int) -> Callable[[Frame], Any]:
    """A replacement in its place: "carried" is past and participle, "did" and "done" are two."""

    def get(frame: Frame) -> Any:
        term = frame.spans[slot]
        if term is None:
            return None
        instead = term.replacement
        if isinstance(term, Term) and instead is not None:
            folded = frame.runs[slot].document.folded
            before = folded[max(0, term.start - _NEAR) : term.start].split()
            if before and (before[-1].endswith("ly") or before[-1] in _BETWEEN):
                before.pop()
            regular = instead.partition(" ")[0].endswith("ed")  # "killed" is both
            if before and before[-1] in _AUXILIARIES and not regular:
                from validator.inflection import participle_of

                return participle_of(instead)
        return instead

    return get
