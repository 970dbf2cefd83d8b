"""Rule packs and word lists, written in the rule language."""

import os
from collections.abc import Sequence

from validator.api import hookimpl


@hookimpl
def newslint_rules() -> Sequence[str]:
    return [os.path.dirname(__file__)]
