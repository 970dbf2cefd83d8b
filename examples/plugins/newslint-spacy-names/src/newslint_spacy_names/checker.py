"""Entities of a model as names."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Final, Literal

from validator.api import Checker, Document, Kind, Name

MODEL: Final = "en_core_web_sm"
TYPES: Final[dict[str, Literal["person", "organisation", "place"]]] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}

Pipeline = Callable[[str], Any]
"""Text to something with `ents`, each with `start_char`, `end_char`, `label_` and `text`."""


def load() -> Pipeline:
    """The model, without the parts that find no entities."""
    import spacy  # a second: only where a rule asks for names

    pipeline: Pipeline = spacy.load(MODEL, exclude=["parser", "lemmatizer", "attribute_ruler"])
    return pipeline


class SpacyNames(Checker):
    name = "spacy-names"
    replaces = ("names",)  # which newslint brings, and which knows words, not sentences
    kinds = (
        Kind(
            "name",
            Name,
            "the name of a person, an organisation or a place",
            "Angela Merkel met officials of the United Nations in Berlin.",
            identity=lambda _, name: name.identity,
        ),
    )

    def __init__(self, load: Callable[[], Pipeline]) -> None:
        self._load = load

    @cached_property
    def _pipeline(self) -> Pipeline:
        return self._load()

    def annotate(self, document: Document) -> Iterator[Name]:
        for block in document.blocks:
            if block.type in ("code", "boilerplate"):
                continue
            for entity in self._pipeline(document.text[block.start : block.end]).ents:
                if entity.label_ in TYPES:
                    start, end = block.start + entity.start_char, block.start + entity.end_char
                    type_, words = TYPES[entity.label_], entity.text
                    yield Name(start, end, type_, words.casefold(), words)
