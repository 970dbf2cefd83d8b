"""Stretches of text that are read as one: sentences, joined where a quotation holds them."""

from collections.abc import Iterator, Sequence

from validator.api import Block, Document, Quotation, regex

from .attribution_readings import CueWord

_BEGINS_ANEW = regex(r"(?:The|An?|Th(?:is|at|ese|ose)|It|There) ")
"""In a tag these would be small: “Nobody came!” the mayor said."""


class Stretches:
    """The stretches of prose[start:end] that hold a cue or a quotation, with their cues."""

    def __init__(self, document: Document, words: Sequence[CueWord], start: int, end: int) -> None:
        self.document = document
        self.start, self.end = start, end
        self.quotations = [
            quotation if quotation.closed or quotation.running else self._cut(quotation)
            for quotation in document.spans_within("quotation", start, end)
            if quotation.depth == 0
        ]
        self.words = words

    def _cut(self, quotation: Quotation) -> Quotation:
        """Of a quotation without an end only the first sentence is surely somebody's words.

        One that opens its paragraph is left alone: a transcript, or closed further down.
        """
        if quotation.start == self.document.block_at(quotation.start).start:
            return quotation
        end = self.document.sentence_at(quotation.start).end
        return quotation._replace(end=min(quotation.end, end))

    def __iter__(self) -> Iterator[tuple[Block, int, int, list[Quotation], list[CueWord]]]:
        """Block, start, end, quotations, and cue words outside them; empty ones too."""
        document = self.document
        sentences, blocks = document.sentences, document.blocks
        quotations, words = self.quotations, self.words
        quote = word = 0
        index = document.sentence_index(self.start) if self.start else 0
        last, most = len(sentences), len(words)
        block = document.block_index(self.start)
        following = blocks[block + 1].start if block + 1 < len(blocks) else self.end
        while index < last:
            start, end = sentences[index]
            if start < self.start:
                index += 1
                continue
            if start >= self.end:
                break
            index += 1
            while following <= start and block + 1 < len(blocks):
                block += 1
                following = blocks[block + 1].start if block + 1 < len(blocks) else self.end
            held: list[Quotation] = []
            while True:
                while quote < len(quotations) and quotations[quote].start < end:
                    if quotations[quote].start >= start:
                        held.append(quotations[quote])
                    quote += 1
                if not held or held[-1].end <= end:
                    if not held or not self._asks(start, end, held, index, blocks[block]):
                        break
                    end = sentences[index].end
                    index += 1
                    continue
                while index < last and sentences[index].start < held[-1].end:
                    end = sentences[index].end
                    index += 1
                end = max(end, held[-1].end)
            found: list[CueWord] = []
            inside = 0
            while word < most and words[word].start < end:
                candidate = words[word]
                word += 1
                while inside < len(held) and held[inside].end <= candidate.start:
                    inside += 1
                if inside < len(held) and held[inside].start <= candidate.start:
                    continue
                if candidate.start >= start:
                    found.append(candidate)
            yield blocks[block], start, end, held, found

    def _asks(
        self, start: int, end: int, held: Sequence[Quotation], index: int, block: Block
    ) -> bool:
        """Whether a sentence is but quoted words, and the next may tell who asks or signs."""
        sentences, text = self.document.sentences, self.document.text
        if held[-1].end != end or index >= len(sentences):
            return False
        following = text[sentences[index].start]
        if sentences[index].start >= block.end:
            return False
        asked = (
            held[0].start == start
            and text[end - 2] in "?!…,-"
            and following.isalnum()
            and not _BEGINS_ANEW.match(text, sentences[index].start)
        )
        return asked or following in "-–—―"
