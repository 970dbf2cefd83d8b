"""Every test that docs/peers.md names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROWS = [
    line.rstrip(" |").rpartition("| ")[2]
    for line in (ROOT / "docs/peers.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Complaint")
]


def test_there_are_answers() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize("named", ROWS)
def test_the_test_is_there(named: str) -> None:
    path, _, name = named.partition("::")
    text = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert re.search(rf"^ *def {name}\b", text, re.MULTILINE)
