"""Stories with labelled conflicts, and how well the claim sheet finds them.

A label names a figure as draft:words. A link between two claims is right where some `conflict` (or
`dispute`) has them on different sides. `apart` are figures of a side that agree with the others;
what is `dated` or `optional` may be found or missed.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from validator.claims.model import Sheet
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.engine.sheet import make_sheet

STORIES = Path(__file__).parent / "stories"

Figure = tuple[str, str]
"""Name of a draft, and words in it."""
Pair = tuple[Figure, Figure]


class Score(NamedTuple):
    story: str
    right: int
    wrong: tuple[str, ...]
    """Links that no label has."""
    found: int
    missed: tuple[str, ...]
    """Labelled conflicts without a link."""

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right or self.wrong else 1

    @property
    def recall(self) -> float:
        labelled = self.found + len(self.missed)
        return self.found / labelled if labelled else 1


def sheet_of(session: Session, story: str) -> Sheet:
    paths = sorted(p for p in (STORIES / story).iterdir() if p.suffix in (".md", ".txt"))
    return make_sheet(session, [Draft(str(p), p.read_bytes(), story) for p in paths])


def labels_of(story: str) -> dict[str, Any]:
    return tomllib.loads((STORIES / story / "labels.toml").read_text("utf-8"))


def links_of(sheet: Sheet) -> dict[Pair, str]:
    """The pairs of claims that are linked, and how: conflicting or disputed."""
    found: dict[Pair, str] = {}
    for draft in sheet.drafts:
        for claim in draft.claims:
            for link in claim.links:
                if link.flag in ("conflicting", "disputed"):
                    one = Path(claim.region.path).stem, claim.text
                    two = Path(link.region.path).stem, link.text
                    pair = (one, two) if one <= two else (two, one)
                    found[pair] = max(found.get(pair, ""), link.flag)
    return found


def score(session: Session, story: str) -> Score:
    labels, links = labels_of(story), links_of(sheet_of(session, story))
    found: set[str] = set()
    right, wrong = 0, []
    for pair, flag in sorted(links.items()):
        label = _label(labels, pair, flag)
        if label is None:
            wrong.append(f"{flag}: {pair[0]} and {pair[1]}")
        elif not _free(label):
            right += 1
            found.add(label["thing"])
    wanted = [c for kind in _KINDS.values() for c in labels.get(kind, ()) if not _free(c)]
    missed = tuple(c["thing"] for c in wanted if c["thing"] not in found)
    return Score(story, right, tuple(wrong), len(wanted) - len(missed), missed)


_KINDS = {"conflicting": "conflict", "disputed": "dispute"}


def _free(label: dict[str, Any]) -> bool:
    return bool(label.get("dated") or label.get("optional"))


def _label(labels: dict[str, Any], pair: Pair, flag: str) -> dict[str, Any] | None:
    """The label that two linked figures fall under; None where they should not be linked."""
    for label in labels.get(_KINDS[flag], ()):
        sides = [_side(label, figure) for figure in pair]
        if None not in sides and sides[0] != sides[1]:
            return dict(label)
    return None


def _side(label: dict[str, Any], figure: Figure) -> int | None:
    for number, side in enumerate(label["sides"]):
        if any(_names(said, figure) for said in side):
            apart = not _free(label) and any(_names(s, figure) for s in label.get("apart", ()))
            return None if apart else number
    return None


def _names(said: str, figure: Figure) -> bool:
    draft, _, words = said.partition(":")
    return draft == figure[0] and (_opens(words, figure[1]) or _opens(figure[1], words))


def _opens(text: str, words: str) -> bool:
    """Whether a text begins with some words: "14 people" and "14" are one figure."""
    return f"{text} ".startswith(f"{words} ")
