"""The types of values in rules."""

from typing import Literal

from validator.named_tuples import NamedTuple


class Type(NamedTuple):
    """The type of a value in a rule."""

    name: Literal["number", "text", "flag", "word", "span", "none"]
    words: frozenset[str] = frozenset()
    """For "word": what it may be."""
    kind: str | None = None
    """For "span": its kind, where it has one."""
    cls: type | None = None
    """For "span": its class."""


NUMBER = Type("number")
TEXT = Type("text")
FLAG = Type("flag")
NONE = Type("none")
