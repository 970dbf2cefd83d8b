"""Who speaks under one name that stands nowhere above: “Okello said”, “said Okello.”"""

from collections.abc import Container, Iterator
from typing import Final

from validator.api import Document, Extent, places, regex

from ..word_places import first_whole, word_set

_SPEECH: Final = ("said", "says", "told", "added", "warned")
_TO_SOMEBODY: Final = frozenset({"told", "warned"})
"""Behind them stands who listens."""
_LONGEST_WORD: Final = 60
# "McKay", "O'Hara", but not "DrKW"
_NAME = regex(r"(?:Ma?c|O['’])?[^\W\d_a-z][^\W\d_A-Z]+")
_OPENING: Final = "“\"‘'("
_STOPS: Final = frozenset(",;:…”\"’')—–-")
_BETWEEN_CLAUSES: Final = word_set(
    "and but or as while when then that because before after if where although though so yet"
)
_BEHIND: Final = word_set("on in at after as when while during before and but by to")
_GOING_ON: Final = word_set("and but as when while after before because according")


def newcomers(
    document: Document, openers: Container[str], times: Container[str]
) -> Iterator[Extent]:
    """Single names beside a word of speech, at their first place in the body; whether they are
    of people, and speak, is for attributions to tell. `openers` begin sentences and are no names,
    `times` are months and days: both in small letters.
    """
    text, folded = document.text, document.folded
    body = next((block.start for block in document.blocks if block.type == "paragraph"), 0)
    first: dict[str, int | None] = {}
    for verb in _SPEECH:
        for at in places(text, (f" {verb}",), body):
            extent = _name_before(document, at, times) or _name_behind(
                text, at + len(verb) + 2, verb
            )
            if extent is None or folded[extent.start : extent.end] in openers:
                continue
            name = text[extent.start : extent.end]
            if name not in first:
                first[name] = first_whole(name, text, body)
            if first[name] == extent.start and not _is_short(name, text, body, extent.start):
                yield extent


def _is_short(name: str, text: str, start: int, end: int) -> bool:
    """Whether a longer name that begins with this one stands above: “LevinMills”, “Levin”."""
    at = text.find(name, start, end)
    while at >= 0:
        if text[at + len(name)].isupper():
            return True
        at = text.find(name, at + 1, end)
    return False


def _name_before(document: Document, end: int, times: Container[str]) -> Extent | None:
    """The name that ends there, if nothing before it belongs to it: “Mr Okello said”."""
    text = document.text
    start = text.rfind(" ", 0, end) + 1
    word = text[start:end].rpartition("\n")[2]
    name = word.lstrip(_OPENING)
    if not name[:1].isupper() or not _NAME.fullmatch(name):
        return None
    start = end - len(word)
    if word != name or text[start - 1 : start] != " ":
        return Extent(end - len(name), end)
    before = text[max(0, start - _LONGEST_WORD) : start - 1].split() or [""]
    opens = _opens_clause(before[-1], times) or document.sentence_at(start).start == start
    return Extent(start, end) if opens else None


def _opens_clause(before: str, times: Container[str]) -> bool:
    """Whether a name behind a word begins a clause of its sentence."""
    if before[-1:] == "," and before[:1].isupper():  # not "In Badminton, Kent said"
        return before[:-1].lower() in times
    return before[-1:] in _STOPS or before in _BETWEEN_CLAUSES


def _name_behind(text: str, start: int, verb: str) -> Extent | None:
    """The name that begins there, if nothing says who that is: “said Okello, a baker”."""
    if not text[start : start + 1].isupper() or verb in _TO_SOMEBODY or text[start - 1] != " ":
        return None
    line = text[start : start + _LONGEST_WORD].partition("\n")[0]
    word, _, behind = line.partition(" ")
    name = word.rstrip(".,;:!?")
    follows = behind.partition(" ")[0]
    match word[len(name) :]:
        case "":
            alone = not behind or follows in _BEHIND
        case ",":
            alone = follows in _GOING_ON or follows.endswith("ing") or follows[:1] in _OPENING
        case _:
            alone = True
    return Extent(start, start + len(name)) if alone and _NAME.fullmatch(name) else None
