"""Every rule and every checker in the documentation works as it stands there."""

import re
from pathlib import Path

import pytest

from validator.engine.session import open_session

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
RULES = [
    pytest.param(body, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, (language, body) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1)
    if language == "rules"
]


@pytest.mark.parametrize("body", RULES)
def test_rules_in_the_docs(body: str, tmp_path: Path) -> None:
    file = tmp_path / "page.rules"
    file.write_text(body, encoding="utf-8")
    name = re.search(r"^pack ([\w-]+)", body, re.MULTILINE)
    assert name is not None
    session = open_session([file], select=[f"{name.group(1)}/*"], use_cache=False)
    mine = [fault for fault in session.faults if fault.region.path == str(file)]
    assert [(fault.region.start.line, fault.message) for fault in mine] == []
    assert session.test_examples().failures == ()


def test_there_are_rules_in_the_docs() -> None:
    assert len(RULES) >= 5
