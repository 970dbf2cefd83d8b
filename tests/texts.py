"""What a reader makes of a file, as tests look at it."""

from collections.abc import Iterable

from hypothesis import strategies as st

from validator.document import Text
from validator.source import Extent

WORDS = st.sampled_from(["six", "Süd", "naïve", "日本", "x😀", "died", "A.B"])


def blocks_of(found: Text) -> list[tuple[str, str]]:
    """The type and the words of each block."""
    return [(block.type, found.prose[block.start : block.end]) for block in found.blocks]


def place_of(found: Text, words: str) -> Extent:
    """Where in the file some words of the prose stand."""
    start = found.prose.index(words)
    return found.offsets.extent_to_source(start, start + len(words))


def assert_places(found: Text, source: str, words: Iterable[str]) -> None:
    """Words that stand in a file once lead back to where they are."""
    for word in words:
        start = source.index(word)
        assert place_of(found, word) == (start, start + len(word))


def pieces(draw: st.DrawFn, inline: st.SearchStrategy[str], words: list[str]) -> list[str]:
    """Some words, each in markup as `inline` has it; they are all different and join `words`."""
    made = []
    for _ in range(draw(st.integers(1, 6))):
        words.append(f"{draw(WORDS)}{len(words)}w")
        made.append(draw(inline).format(words[-1]))
    return made
