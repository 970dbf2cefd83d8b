"""What came of a condition, step by step: plain data, ready to be told."""

from typing import Literal

from validator.document import Document
from validator.dsl.tracing.windows import Window
from validator.dsl.tracing.wording import Words
from validator.dsl.values import Tri
from validator.named_tuples import NamedTuple


class Place(NamedTuple):
    """Words of some article of the story, in prose offsets."""

    document: Document
    start: int
    end: int
    what: str = ""
    """What they are, in an editor's words, where their kind can tell: "the U.N.; it reacts"."""
    source: bool = False
    """Whether somebody says something there."""
    path: str = ""
    """Of the draft, where it is another one."""


class Near(NamedTuple):
    """What stands near and does not count."""

    place: Place
    where: str
    """ "one paragraph up"."""
    reason: str
    """ "is not anonymous", "fails “asked.value >= 100”"."""


class Compared(NamedTuple):
    """A value that a step looked at; an unknown one says so."""

    text: str
    value: str


class Step(NamedTuple):
    """A condition, a part of one, or a relation: how it came out, and by what."""

    words: Words
    value: Tri
    parts: "tuple[Step, ...]" = ()
    joined: Literal["", "and", "or", "not"] = ""
    compared: tuple[Compared, ...] = ()
    windows: tuple[Window, ...] = ()
    found: tuple[Place, ...] = ()
    near: tuple[Near, ...] = ()
    subject: bool = False
    """Whether it is a subject of which there is none."""


def deciders(step: Step, value: Tri) -> list[Step]:
    """The smallest parts of a condition that made it come out as it did."""
    if step.joined == "not":
        return deciders(step.parts[0], None if value is None else not value)
    if not step.joined:
        return [step]
    parts = [part for part in step.parts if part.value is value]
    if (step.joined == "and") == (value is False):  # one of them is enough
        parts = parts[:1]
    return [leaf for part in parts for leaf in deciders(part, value)]
