"""From the byte offsets of a parser to code points."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from validator.readers.manuscript import Place


class CodePoints:
    """Offsets in a text by their offsets in its UTF-8 bytes.

    A question costs the distance from the one before, so ask in the order of the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._byte = 0
        self._point = 0

    @cached_property
    def data(self) -> bytes:
        return self._text.encode()

    def at(self, byte: int) -> int:
        """The offset of the code point that begins at `byte`."""
        if self._text.isascii():
            return byte
        if byte >= self._byte:
            self._point += len(self.data[self._byte : byte].decode())
        else:
            self._point -= len(self.data[byte : self._byte].decode())
        self._byte = byte
        return self._point


class EventPlaces:
    """Places of the body of a text, which begins at `base`; pyromark tells bytes of the body."""

    def __init__(self, body: str, base: int) -> None:
        self._body = body
        self._base = base

    @cached_property
    def _points(self) -> CodePoints:
        return CodePoints(self._body)

    def of(self, place: Any) -> tuple[int, int]:
        """The stretch of the source that an event tells of."""
        at = self._points.at
        return self._base + at(place["start"]), self._base + at(place["end"])

    def settle(self, words: Sequence[str], places: Sequence[Any]) -> Iterator[Place]:
        """The places of words: they are a copy, but for an escape, an entity, a line end."""
        data = self._points.data
        byte, point = 0, self._base
        for text, place in zip(words, places, strict=True):
            if type(place) is not dict:
                yield place
                continue
            begin, end = place["start"], place["end"]
            if byte <= begin:
                point += len(data[byte:begin].decode())
            else:
                point -= len(data[begin:byte].decode())
            raw = data[begin:end].decode()
            yield point if raw == text else (point, point + len(raw))
            byte, point = end, point + len(raw)
