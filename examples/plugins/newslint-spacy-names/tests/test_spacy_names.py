"""Entities become names: with a model made for the test, and with the real one where it is."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import newslint_spacy_names
import pytest
from newslint_spacy_names.checker import SpacyNames, load

from validator.testing import MakeDocument

TEXT = "Ada Okoro spoke.\n\nThe Red Cross met Ada Okoro in Port Amal on Monday.\n"
KNOWN = {"Ada Okoro": "PERSON", "Red Cross": "ORG", "Port Amal": "GPE", "Monday": "DATE"}
EXPECTED = [
    ("Ada Okoro", "person"),
    ("Red Cross", "organisation"),
    ("Ada Okoro", "person"),
    ("Port Amal", "place"),
]


def pipeline(text: str) -> SimpleNamespace:
    """A model that knows four names."""

    def entities() -> Iterator[SimpleNamespace]:
        for match in re.finditer("|".join(KNOWN), text):
            words = match.group()
            yield SimpleNamespace(
                start_char=match.start(), end_char=match.end(), label_=KNOWN[words], text=words
            )

    return SimpleNamespace(ents=tuple(entities()))


def test_entities_become_names(document: MakeDocument) -> None:
    made = document(TEXT)
    names = list(SpacyNames(lambda: pipeline).annotate(made))
    assert [(made.text[name.start : name.end], name.type) for name in names] == EXPECTED
    assert len({name.identity for name in names if name.type == "person"}) == 1


def test_without_the_model_nothing_passes_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newslint_spacy_names, "find_spec", lambda _: None)
    with pytest.raises(newslint_spacy_names.ModelMissingError, match="pip install spacy"):
        newslint_spacy_names.newslint_checkers()


def test_the_real_model(document: MakeDocument) -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    pytest.importorskip("en_core_web_sm", reason="the model en_core_web_sm is not installed")
    made = document("Angela Merkel met officials of the United Nations in Berlin.")
    names = list(SpacyNames(load).annotate(made))
    assert ("Angela Merkel", "person") in [
        (made.text[name.start : name.end], name.type) for name in names
    ]
