"""The house style of the Port Amal Courier: all of it stands in rules/."""

from collections.abc import Sequence
from pathlib import Path

from validator.api import hookimpl

newslint_api = 1


@hookimpl
def newslint_rules() -> Sequence[Path]:
    return [Path(__file__).parent / "rules"]
