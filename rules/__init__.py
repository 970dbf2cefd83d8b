"""Rule packs and word lists, written in the rule language."""

from collections.abc import Sequence
from pathlib import Path

from validator.api import hookimpl


@hookimpl
def newslint_rules() -> Sequence[Path]:
    return [Path(__file__).parent]
