"""The text of a draft as markup, where findings and evidence may overlap and cross paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from validator.diagnostic import Severity
from validator.named_tuples import NamedTuple
from validator.report import DraftText, Passage
from validator.reporters.markup import escaped

_MOST = 20
"""Notes named at one stretch of words; what has more lies in a crowd nobody can tell apart."""


class Mark(NamedTuple):
    """Words of a draft, and the note they belong to; without a severity they are its evidence."""

    start: int
    end: int
    note: int
    severity: Severity | None
    private: bool = False
    """Whether a rule keeps them out of every report."""


def pieces(draft: DraftText, marks: Sequence[Mark]) -> dict[int, list[str]]:
    """The passages by number, each as pieces of markup: a stretch has the same marks throughout.

    Linear but for sorting, in the text and in how many marks lie over each other.
    """
    edges = sorted(
        {edge for mark in marks for edge in mark[:2]}
        | {edge for passage in draft.passages for edge in passage[:2]}
    )
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    told = dict.fromkeys(mark for mark in marks if mark.start < mark.end)
    for mark in sorted(told, key=_place):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    shown: dict[int, list[str]] = {}
    passages = iter(enumerate(draft.passages))
    number, passage = next(passages, (0, Passage(0, 0, "paragraph", 0)))
    over: dict[Mark, None] = {}
    private = 0  # how many of them are
    for start, end in pairwise(edges):
        for mark in closing.get(start, ()):
            del over[mark]
            private -= mark.private
        for mark in opening.get(start, ()):
            over[mark] = None
            private += mark.private
        while start >= passage.end:
            following = next(passages, None)
            if following is None:
                return shown
            number, passage = following
        if start >= passage.start:
            ends = [mark for mark in closing.get(end, ()) if mark.severity is not None]
            words = "…" if private else draft.prose[start:end]
            shown.setdefault(number, []).append(
                "".join(_piece(words, list(islice(over, _MOST)), ends))
            )
    return shown


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.note


def _piece(text: str, over: Sequence[Mark], ends: Sequence[Mark]) -> Iterator[str]:
    words = escaped(text.replace("\n", " "))
    found = [mark for mark in over if mark.severity is not None]
    evidence = [mark for mark in over if mark.severity is None]
    data = f' data-evidence="{_numbers(evidence)}"' if evidence else ""
    if not found:
        yield f"<span{data}>{words}</span>" if evidence else words
        return
    gravest = max(mark.severity or Severity.OFF for mark in found)
    yield f'<mark class="{gravest}" data-notes="{_numbers(found)}"{data}>{words}</mark>'
    if ends:
        links = (_link(mark.note) for mark in ends)
        yield f'<sup class="numbers">{"".join(links)}</sup>'


def _link(number: int) -> str:
    """Its number comes from the style, so that copied text is the article alone."""
    return f'<a href="#n{number}" data-number="{number}" aria-label="note {number}"></a>'


def _numbers(marks: Sequence[Mark]) -> str:
    return " ".join(str(number) for number in sorted({mark.note for mark in marks}))
