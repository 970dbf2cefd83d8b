"""From the byte offsets of a parser to code points."""


class CodePoints:
    """Offsets in a text by their offsets in its UTF-8 bytes.

    A question costs the distance from the one before, so ask in the order of the text.
    """

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self._same = len(self.data) == len(text)
        self._byte = 0
        self._point = 0

    def at(self, byte: int) -> int:
        """The offset of the code point that begins at `byte`."""
        if self._same:
            return byte
        if byte >= self._byte:
            self._point += len(self.data[self._byte : byte].decode())
        else:
            self._point -= len(self.data[byte : self._byte].decode())
        self._byte = byte
        return self._point
