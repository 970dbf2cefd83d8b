"""Names of people, organisations and places, as a model of spaCy finds them."""

from collections.abc import Sequence
from importlib.util import find_spec

from validator.api import Checker, hookimpl

from .checker import MODEL, SpacyNames, load

newslint_api = 1


class ModelMissingError(Exception):
    """The plugin is installed, and what it wraps is not."""


@hookimpl
def newslint_checkers() -> Sequence[Checker]:
    for module, command in (
        ("spacy", "pip install spacy"),
        (MODEL, f"python -m spacy download {MODEL}"),
    ):
        if find_spec(module) is None:
            raise ModelMissingError(f"there is no {module}; to install it: {command}")
    return [SpacyNames(load)]
