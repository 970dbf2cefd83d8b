"""Quotations: where quoted words begin and end, whichever marks a desk uses."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from validator.api import Block, Checker, Document, Kind, Quotation, hookimpl, places, regex

_MARKS: Final = "\"'‘’“”„«»`"
_DOUBLED: Final = ("``", "''")
_WORD: Final = regex(r"\w++(?:['’]\w++|[.\-]\w++)*+")
_ELISION: Final = regex(
    r"(?:em|tis|twas|til|till|cause|bout|round|n|cos|ere|gainst|neath|\d0s|\d\d)\b", re.IGNORECASE
)
_AND: Final = frozenset(f" {mark}{n}" for mark in "'’‘" for n in "nN")
"""What stands before the second mark of “rock ’n’ roll”."""
# Curly and straight double marks close each other: copy mixes them.
_OPENERS: Final = {"“": '"', "„": '"', "«": "»", "``": "''"}
_CLOSERS: Final = {"”": '"', "»": "»"}
_quotation: Final = partial(tuple.__new__, Quotation)  # a named tuple without a call of Python


_Facing = tuple[str, bool, bool]
"""The mark that ends what this one opens, itself where it closes; whether it opens, and closes."""
_Mark = tuple[int, int, str, bool, bool]
"""Start and end of a mark, and which way it faces."""


_OPENS_SINGLE: Final[_Facing] = ("'", True, False)


class _Facings(dict[str, _Facing | None]):
    """Which way a mark faces, by it and the characters beside it; None for no mark at all. The
    edges of a block are new lines."""

    def __missing__(self, context: str) -> _Facing | None:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        facing = self[context] = _facing(context[0], context[1:-1], context[-1])
        return facing


_FACINGS: Final = _Facings()
_MOST_KNOWN: Final = 65_536


def _facing(before: str, mark: str, after: str) -> _Facing | None:
    if mark in {'"', "''"}:
        return _straight(before, mark, after)
    if mark == "`":
        return None
    if mark in "'‘’":
        return _single(before, mark, after)
    if mark == "»" and _apart(before) and after.isalnum():
        return "«", True, False  # »so«
    if mark == "«" and not (_apart(before) or after.isalnum()):
        return "«", False, True
    if mark in _OPENERS:
        closer = _OPENERS[mark]
        return closer, not _inches(before, closer), mark == "„"
    return _CLOSERS[mark], False, True


def _apart(before: str) -> bool:
    """Whether what stands before a mark is no part of the words that it could close."""
    return before.isspace() or before in "([{—–"


def _straight(before: str, mark: str, after: str) -> _Facing:
    """A straight double mark: its neighbours tell which way it faces."""
    behind_space, before_word = before.isspace(), after.isalnum()
    opening = not after.isspace() and (behind_space or before in "([{—–-/'‘:")
    # in "... 'the title,' " the last mark stands between spaces: it can but close
    cannot_close = (behind_space or before_word) if opening else (behind_space and before_word)
    return mark, opening and not _inches(before, mark), not cannot_close


def _inches(before: str, closer: str) -> bool:
    return closer in {'"', "''"} and before.isdigit()


def _single(before: str, mark: str, after: str) -> _Facing | None:
    """A single mark, if it is one: at the edge of a word it is, inside one an apostrophe."""
    in_word, goes_on = _is_word(before), _is_word(after)
    opens = mark != "’" and not (in_word or before in ".,;:!?") and (goes_on or after in '([$£€“"')
    closes = mark != "‘" and not before.isspace() and not goes_on
    if not (opens or closes):
        return None
    if mark == "‘" or (mark == "'" and _opens_single(before, after)):
        return _OPENS_SINGLE
    return ("'", False, True) if before != "\n" else None


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _opens_single(before: str, after: str) -> bool:
    return (after.isalnum() or after in '([$£€“"') and not (before.isalnum() or before in ".,!?’)")


def _marks(text: str) -> list[_Mark]:
    """The marks of a text, those around words that are cut short left out: 'em."""
    edged = f"\n{text}\n"
    doubled = any(mark in text for mark in _DOUBLED)
    found: list[_Mark] = []
    reach = 0
    for start in places(text, _MARKS):
        if start < reach:
            continue
        reach = end = start + 2 if doubled and text.startswith(_DOUBLED, start) else start + 1
        facing = _FACINGS[edged[start : end + 2]]
        if facing is None or (facing is _OPENS_SINGLE and _ELISION.match(text, end)):
            continue
        if facing[0] == "'" and edged[start - 2 : start + 1] in _AND:
            continue
        if facing[0] == "»" and text[end : end + 1] == " " and "»" not in text:
            continue  # behind the title of a page: "Man hurt « Levin Radio"
        found.append((start, end, *facing))
    return found


def _possessive(text: str, start: int, end: int, later: Sequence[_Mark]) -> bool:
    """Whether "soldiers' boots" only owns: the quotation then ends at a later mark."""
    if text[start - 1] not in "sS" or not text[end : end + 2].strip().islower():
        return False
    for _, _, closer, opening, closing in later:
        if closer == "'":
            return closing and not opening
    return False


_Found = tuple[int, int, bool, int, str]
"""Start, end, whether it is closed, depth, closer."""
_Open = tuple[int, str]
"""Where a quotation begins, and the mark that ends it."""


def _pair(text: str, block: Block, marks: Sequence[_Mark], low: bool) -> list[_Found]:
    """The quotations of one block; those without an end go to the end of the block.

    `low`: whether the text has any „low marks“.
    """
    block_start, block_end, *_ = block
    low = low and text.find("„", block_start, block_end) >= 0
    stack: list[_Open] = []
    found: list[_Found] = []
    alone = True
    """Whether all found are closed, and none stands in another."""
    nests: bool | None = None
    for index, (start, end, closer, opening, closing) in enumerate(marks):
        if low and text[start] == "“" and start > block_start and not _apart(text[start - 1]):
            opening, closing = False, True  # „so“
        depth = len(stack) - 1 if stack else -1
        while depth >= 0 and stack[depth][1] != closer:
            depth -= 1
        if closing and depth >= 0:
            if closer == "'" and _possessive(text, start, end, marks[index + 1 : index + 12]):
                continue
            if stack[0] is not stack[-1]:
                alone = False
                found += _unclosed(stack[depth + 1 :], start, depth + 1)
            found += ((stack[depth][0], end, True, depth, closer),)
            del stack[depth:]
        elif opening:
            if depth >= 0:
                if nests is None:
                    nests = _is_balanced(text, block_start, block_end)
                if not (nests and text[start] == "“" and len(stack) < 4):
                    alone = False
                    found += _unclosed(stack[depth:], start, depth)
                    del stack[depth:]
            stack += ((start, closer),)
    if alone and not stack:
        return found
    found += _unclosed(stack, block_end, 0)
    found.sort()
    return _levels(found)


def _is_balanced(text: str, start: int, end: int) -> bool:
    return text.count("“", start, end) == text.count("”", start, end)


def _unclosed(stack: Sequence[_Open], end: int, depth: int) -> list[_Found]:
    """Openers without an end; a single mark alone is taken for an apostrophe."""
    return [
        (start, end, False, level, closer) for level, (start, closer) in enumerate(stack, depth)
    ]


def _levels(found: Sequence[_Found]) -> list[_Found]:
    """Without lone single marks, and with depths counted anew."""
    kept: list[_Found] = []
    ends: list[int] = []
    for start, end, closed, _, closer in found:
        while ends and ends[-1] <= start:
            del ends[-1]
        if not closed and closer == "'" and ends:
            continue
        kept += ((start, end, closed, len(ends), closer),)
        if closed or closer != "'":
            ends += (end,)
    return kept


def _blank(text: str, start: int, end: int) -> bool:
    """Whether there is no word behind the opening mark."""
    return not any(map(str.isalnum, text[start : min(end, start + 40)]))


def _continues(text: str, blocks: Sequence[Block], index: int, closer: str) -> bool:
    """Whether a block opens with the mark that a quotation left open asks for."""
    if index >= len(blocks) or blocks[index].type == "code":
        return False
    block = blocks[index]
    head = text[block.start : block.start + 2]
    opener = next((mark for mark in ("``", *_OPENERS, '"', "‘", "'") if head.startswith(mark)), "")
    return bool(opener) and _OPENERS.get(opener, {"‘": "'"}.get(opener, opener)) == closer


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """The quotations of a text, block by block, running ones marked."""
    marks = _marks(text)
    starts = [mark[0] for mark in marks]
    low = "„" in text
    firsts = [*map(partial(bisect_left, starts), [block.start for block in blocks]), len(marks)]
    found: list[tuple[int, int, bool, bool, int, int]] = []
    running: str | None = None
    for index, (block, (first, last)) in enumerate(zip(blocks, pairwise(firsts), strict=True)):
        goes_on: str | None = None
        if first == last or block.type == "code":
            running = goes_on
            continue
        for start, end, closed, depth, closer in _pair(text, block, marks[first:last], low):
            if not text[start + 1 : start + 2].isalnum() and _blank(text, start, end):
                continue
            leaves = not closed and end == block.end and _continues(text, blocks, index + 1, closer)
            if not closed:
                if closer == "'" and not leaves:
                    continue
                while end > start and text[end - 1].isspace():
                    end -= 1
            if leaves and depth == 0:
                goes_on = closer
            runs = (leaves and depth == 0) or (running == closer and start == block.start)
            words = len(_WORD.findall(text, start, end))
            found += ((start, end, closed, runs, words, depth),)
        running = goes_on
    return [*map(_quotation, found)]


_CAPITAL: Final = regex(r"(?:[\"«»]['‘]?|“['‘]?)[A-Z]")
_STOPPED: Final = regex(r"(?:[,.?!]['’]?|…['’]?)(?:[\"»«]+|”)")
_SMALL_WORDS: Final = regex(r"\b[a-z]+ [a-z]+ (?:[a-z]+|['’])")


def _is_spoken(document: Document, quotation: Quotation) -> bool:
    """Whether it reads as speech: a capital at the start, a full stop or comma inside the marks,
    and three words in a row that no title would spell small."""
    text, start, end = document.text, quotation.start, quotation.end
    if quotation.words < 2 or not _SMALL_WORDS.search(text, start, end):
        return False
    if text[start] in "'‘":  # British copy, unless it stands inside another quotation
        return quotation.depth == 0 and text[start + 1].isupper() and text[end - 2] in ",.?!"
    return bool(
        _CAPITAL.search(text, start, end)
        and (_STOPPED.match(text, end - 2, end) or _STOPPED.search(text, start, end))
    )


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
                "unclosed": lambda _, quotation: not quotation.closed,
                "running": lambda _, quotation: quotation.running,
                "spoken": _is_spoken,
            },
            meanings={
                "closed": "it has its closing mark",
                "running": "it goes on from, or into, the paragraph beside it",
                "words": "how many words it has",
                "depth": "0, or 1 for a quotation in a quotation",
                "spoken": "it reads as speech: a capital, a stop or comma inside the marks, and "
                "more than a name or a title",
            },
        ),
    )

    def annotate(self, document: Document) -> Iterable[Quotation]:
        return find_quotations(document.text, document.blocks)


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Quotations()]
