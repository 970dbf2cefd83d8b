"""Text in any shape: capitals, no capitals, odd marks and spaces, noise. Nothing raises, and every
span leads back to its very characters in the file."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from validator.engine.discovery import Draft
from validator.engine.session import Session

DRAFTS = sorted((Path(__file__).parent.parent / "examples" / "newsroom" / "drafts").glob("*.txt"))
KINDS = ("sentence", "quantity", "age", "date", "casualty", "update", "quotation", "source")
INVISIBLE = "\u00ad\u200b\u0301"


def _noisy(text: str) -> str:
    chance = random.Random(1)
    return "".join(chance.choice("l1I|0Oo") if chance.random() < 0.05 else c for c in text)


def _marked(text: str) -> str:
    chance = random.Random(2)
    return "".join(
        c + (chance.choice(INVISIBLE) if c.isalpha() and chance.random() < 0.1 else "")
        for c in text
    )


SHAPES: dict[str, Callable[[str], str]] = {
    "as written": str,
    "all capitals": str.upper,
    "no capitals": str.lower,
    "straight marks": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "opening marks only": lambda text: text.replace("”", "“"),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "one line": lambda text: text.replace("\n", " "),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "names from right to left": lambda text: text.replace("Leila", "ليلى"),
    "emoji": lambda text: text.replace(". ", ". \U0001f600 "),
    "noise": _noisy,
    "soft hyphens and combining marks": _marked,
}


def _visible(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u200b")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_spans_lead_back_to_their_characters(session: Session, path: Path, shape: str) -> None:
    text = SHAPES[shape](path.read_text(encoding="utf-8"))
    document = session.document(Draft("draft.txt", text.encode()))
    found = 0
    for kind in KINDS:
        for span in document.spans(kind):
            start, end = document.offsets.extent_to_source(span.start, span.end)
            assert _visible(text[start:end]) == _visible(document.text[span.start : span.end])
            found += 1
    assert found > 10
    for attribution in document.spans("attribution"):
        pieces = (*attribution.cue, *attribution.content)
        assert all(0 <= piece.start < piece.end <= len(document.text) for piece in pieces)
