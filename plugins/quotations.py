"""Quotations: where quoted words begin and end, whichever marks a desk uses."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from validator.api import Block, Checker, Document, Kind, NamedTuple, Quotation, hookimpl, regex

# a single mark inside a word is an apostrophe
_MARK: Final = regex(r"[“”„«»\"`'‘’](?!(?<=\w['‘’])\w)")
_WORD: Final = regex(r"\w+(?:['’]\w+|[.\-]\w+)*")
_ELISION: Final = regex(
    r"(?:em|tis|twas|til|till|cause|bout|round|n|cos|ere|gainst|neath|\d0s|\d\d)\b", re.IGNORECASE
)
# Curly and straight double marks close each other: copy mixes them.
_OPENERS: Final = {"“": '"', "„": '"', "«": "»", "``": "''"}
_CLOSERS: Final = {"”": '"', "»": "»"}


class _Mark(NamedTuple):
    start: int
    end: int
    closer: str
    """The mark that ends what this one opens; ends itself when `closing`."""
    opening: bool
    closing: bool


class _Found(NamedTuple):
    start: int
    end: int
    closed: bool
    depth: int
    closer: str


def _straight(text: str, start: int, end: int, block: Block) -> _Mark:
    """A straight double mark: its neighbours tell which way it faces."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    behind_space, before_word = before.isspace(), after.isalnum()
    opening = not after.isspace() and (behind_space or before in "([{—–-/'‘:")
    # in "... 'the title,' " the last mark stands between spaces: it can but close
    cannot_close = (behind_space or before_word) if opening else (behind_space and before_word)
    return _Mark(start, end, text[start:end], opening, not cannot_close)


def _marks(text: str, block: Block, places: Sequence[int]) -> Iterator[_Mark]:
    """The marks of a block, of which the signs stand at `places`."""
    low = text.find("„", block.start, block.end) >= 0
    reach = 0
    for start in places:
        mark = text[start]
        if start < reach:
            continue
        if mark == '"':
            yield _straight(text, start, start + 1, block)
        elif mark in "'‘’`":
            after = text[start + 1] if start + 1 < block.end else ""
            if mark == after and mark in "'`":  # a double mark of two signs
                reach = start + 2
                if mark == "'":
                    yield _straight(text, start, reach, block)
                else:
                    yield _Mark(start, reach, "''", True, False)
            elif mark != "`":
                single = _single(text, start, mark, after, block)
                if single is not None:
                    yield single
        elif mark == "“" and low and start > block.start and not text[start - 1].isspace():
            yield _Mark(start, start + 1, '"', False, True)  # „so“
        elif mark in _OPENERS:
            yield _Mark(start, start + 1, _OPENERS[mark], True, mark == "„")
        else:
            yield _Mark(start, start + 1, _CLOSERS[mark], False, True)


def _single(text: str, start: int, mark: str, after: str, block: Block) -> _Mark | None:
    """A single mark, if it is one: at the edge of a word it is, inside one an apostrophe."""
    before = text[start - 1] if start else " "
    in_word, goes_on = _is_word(before), _is_word(after)
    opens = (
        mark != "’"
        and not (in_word or before in ".,;:!?")
        and (goes_on or (after != "" and after in '([$£€“"'))
    )
    closes = mark != "‘" and not before.isspace() and not goes_on
    if not (opens or closes):
        return None
    if mark == "‘" or (mark == "'" and _opens_single(text, start, block)):
        elided = _ELISION.match(text, start + 1)
        return None if elided else _Mark(start, start + 1, "'", True, False)
    return _Mark(start, start + 1, "'", False, True) if start > block.start else None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _opens_single(text: str, start: int, block: Block) -> bool:
    following = text[start + 1] if start + 1 < block.end else " "
    before = text[start - 1] if start > block.start else " "
    return (following.isalnum() or following in '([$£€“"') and not (
        before.isalnum() or before in ".,!?’)"
    )


def _possessive(text: str, mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Whether "soldiers' boots" only owns: the quotation then ends at a later mark."""
    if text[mark.start - 1] not in "sS" or not text[mark.end : mark.end + 2].strip().islower():
        return False
    for other in later:
        if other.closer == "'":
            return other.closing and not other.opening
    return False


def _inches(text: str, mark: _Mark) -> bool:
    return mark.closer in {'"', "''"} and text[mark.start - 1 : mark.start].isdigit()


def _pair(text: str, block: Block, places: Sequence[int]) -> list[_Found]:
    """The quotations of one block; those without an end go to the end of the block."""
    marks = list(_marks(text, block, places))
    signs = [text[place] for place in places]
    nests = signs.count("“") == signs.count("”")
    stack: list[_Mark] = []
    found: list[_Found] = []
    for index, mark in enumerate(marks):
        depth = len(stack) - 1
        while depth >= 0 and stack[depth].closer != mark.closer:
            depth -= 1
        if mark.closing and depth >= 0:
            if mark.closer == "'" and _possessive(text, mark, marks[index + 1 : index + 12]):
                continue
            opener = stack[depth]
            found += _unclosed(stack[depth + 1 :], mark.start, depth + 1)
            del stack[depth:]
            found.append(_Found(opener.start, mark.end, True, depth, mark.closer))
        elif mark.opening and not _inches(text, mark):
            if depth >= 0 and not (nests and text[mark.start] == "“" and len(stack) < 4):
                found += _unclosed(stack[depth:], mark.start, depth)
                del stack[depth:]
            stack.append(mark)
    found += _unclosed(stack, block.end, 0)
    found.sort()
    return _levels(found)


def _unclosed(stack: Sequence[_Mark], end: int, depth: int) -> list[_Found]:
    """Openings without an end; a single mark alone is taken for an apostrophe."""
    return [_Found(m.start, end, False, level, m.closer) for level, m in enumerate(stack, depth)]


def _levels(found: Sequence[_Found]) -> list[_Found]:
    """Without lone single marks, and with depths counted anew."""
    kept: list[_Found] = []
    ends: list[int] = []
    for quote in found:
        while ends and ends[-1] <= quote.start:
            ends.pop()
        if not quote.closed and quote.closer == "'" and ends:
            continue
        depth = len(ends)
        kept.append(quote if quote.depth == depth else quote._replace(depth=depth))
        if quote.closed or quote.closer != "'":
            ends.append(quote.end)
    return kept


def _blank(text: str, quote: _Found) -> bool:
    """Whether there is no word behind the opening mark."""
    return not any(map(str.isalnum, text[quote.start : min(quote.end, quote.start + 40)]))


def _continues(text: str, block: Block | None, closer: str) -> bool:
    """Whether a block opens with the mark that a quotation left open asks for."""
    if block is None or block.type == "code":
        return False
    head = text[block.start : block.start + 2]
    opener = next((mark for mark in ("``", *_OPENERS, '"', "‘", "'") if head.startswith(mark)), "")
    return bool(opener) and _OPENERS.get(opener, {"‘": "'"}.get(opener, opener)) == closer


def find_quotations(text: str, blocks: Sequence[Block]) -> Iterator[Quotation]:
    """The quotations of a text, block by block, running ones marked."""
    places = [match.start() for match in _MARK.finditer(text)]
    firsts = [*map(partial(bisect_left, places), [block.start for block in blocks]), len(places)]
    running: str | None = None
    for index, (block, (first, last)) in enumerate(zip(blocks, pairwise(firsts), strict=True)):
        if first == last or block.type == "code":
            running = None
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        goes_on: str | None = None
        for quote in _pair(text, block, places[first:last]):
            start, end, closed, depth, closer = quote
            if _blank(text, quote):
                continue
            came = running == closer and start == block.start
            leaves = not closed and end == block.end and _continues(text, following, closer)
            if not closed and closer == "'" and not leaves:
                continue
            if leaves and depth == 0:
                goes_on = closer
            while end > start and text[end - 1].isspace():
                end -= 1
            words = len(_WORD.findall(text, start, end))
            yield Quotation(start, end, closed, came or (leaves and depth == 0), words, depth)
        running = goes_on


_SPOKEN: Final = (
    regex(r"(?:[\"«]['‘]?|“['‘]?)[A-Z]"),
    regex(r"(?:[,.?!]['’]?|…['’]?)(?:[\"»]+|”)"),
    regex(r"\b[a-z]+ [a-z]+ (?:[a-z]+|['’])"),
)


def _is_spoken(document: Document, quotation: Quotation) -> bool:
    """Whether it reads as speech: a capital at the start, a full stop or comma inside the marks,
    and three words in a row that no title would spell small."""
    return all(pattern.search(document.text, quotation.start, quotation.end) for pattern in _SPOKEN)


class Quotations(Checker):
    """Finds quoted words."""

    name = "quotations"
    kinds = (
        Kind(
            "quotation",
            Quotation,
            "Words in quotation marks, marks included; one in each paragraph it runs over.",
            "“We lost everything,” she said.",
            adjectives={
                "closed": lambda _, quotation: quotation.closed,
                "running": lambda _, quotation: quotation.running,
                "spoken": _is_spoken,
            },
        ),
    )

    def annotate(self, document: Document) -> Iterable[Quotation]:
        return find_quotations(document.text, document.blocks)


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Quotations()]
