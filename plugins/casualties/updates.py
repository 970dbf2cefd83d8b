"""Updates: words that tell a changed count, "the toll had risen to eight"."""

from collections.abc import Iterator, Mapping
from typing import Literal

from validator.api import Checker, Document, Kind, Update, regex

from .words import PACK

Direction = Literal["up", "down", "changed"]
_DIRECTIONS: Mapping[str, Direction] = {
    PACK + "rises": "up",
    PACK + "falls": "down",
    PACK + "changes": "changed",
}
_WORD_BEFORE = regex(r"\b\w{2,6} \Z")
_AUXILIARIES = frozenset(
    {"had", "has", "have", "having", "was", "were", "been", "be", "is", "are", "now", "since",
     "then"}
)  # fmt: skip


class Updates(Checker):
    """Words that tell a changed count, in sentences that hold a figure."""

    name = "updates"
    needs = ("quantity",)
    lexicons = tuple(_DIRECTIONS)
    kinds = (
        Kind(
            "update",
            Update,
            "Words that tell a changed count.",
            "The death toll had risen to eight.",
            meanings={"direction": "whether the count went up, went down, or was changed"},
        ),
    )

    def annotate(self, document: Document) -> Iterator[Update]:
        terms = [
            (term, _DIRECTIONS[name])
            for name, found in document.terms_of(_DIRECTIONS).items()
            for term in found
        ]
        if not terms:
            return
        figures = set(
            document.sentence_numbers(
                [quantity.start for quantity in document.spans("quantity") if quantity.claim]
            )
        )
        end = 0
        for term, direction in sorted(terms, key=lambda item: (item[0].start, -item[0].end)):
            if term.start < end or document.sentence_index(term.start) not in figures:
                continue
            end = term.end + 3 * document.folded.startswith(" to ", term.end)
            yield Update(_with_auxiliaries(document.folded, term.start), end, direction)


def _with_auxiliaries(folded: str, start: int) -> int:
    """Where the one to three auxiliaries begin that stand before a verb: "has since risen"."""
    for _ in range(3):
        word = _WORD_BEFORE.search(folded, max(0, start - 7), start)
        if word is None or word[0].rstrip() not in _AUXILIARIES:
            break
        start = word.start()
    return start
