"""Every rule and every checker in the documentation works as it stands there."""

import json
import re
from pathlib import Path

import pytest
from sample_reports import REPORT

from validator.engine.configuration.model import Configuration
from validator.engine.discovery import Draft
from validator.engine.session import open_session

ROOT = Path(__file__).parent.parent
PLUGINS = ROOT / "docs" / "plugins"  # whose every block is run by test_plugin_docs.py
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if PLUGINS not in page.parents),
]
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


CHECKERS = [
    pytest.param(body, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, (language, body) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1)
    if language == "python" and "newslint_checkers" in body
]


@pytest.mark.parametrize("body", CHECKERS)
def test_checkers_in_the_docs(body: str, tmp_path: Path) -> None:
    """A checker in the docs loads as a plugin file, and finds the example of each of its kinds."""
    file = tmp_path / "page.py"
    file.write_text(body, encoding="utf-8")
    known = set(open_session(use_cache=False).kinds)
    session = open_session(configuration=Configuration(plugins=(file,)), use_cache=False)
    assert [
        fault.message for fault in session.faults if fault.code == "newslint/plugin-failed"
    ] == []
    added = session.kinds.keys() - known
    assert added
    for kind in added:
        document = session.document(Draft("x.txt", session.kinds[kind].example.encode()))
        assert document.spans(kind)


def test_an_editor_reads_what_concise_prints() -> None:
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    blocks = [json.loads(body) for language, body in BLOCK.findall(page) if language == "json"]
    (tasks,) = (block for block in blocks if "tasks" in block)
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    golden = (ROOT / "tests" / "golden" / "concise.txt").read_text(encoding="utf-8")
    found = [told for line in golden.splitlines() if (told := re.match(pattern["regexp"], line))]
    assert len(found) == len(REPORT.diagnostics)
    for told, one in zip(found, REPORT.diagnostics, strict=True):
        start = one.region.start
        assert told[pattern["file"]] == one.region.path
        assert (told[pattern["line"]], told[pattern["column"]]) == (
            f"{start.line}",
            f"{start.column}",
        )
        assert (told[pattern["severity"]], told[pattern["code"]]) == (f"{one.severity}", one.code)


def test_there_are_checkers_in_the_docs() -> None:
    assert CHECKERS


def test_the_formats_are_those_that_are_read() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = re.search(r"^\| Format \| Suffixes .*?\n\n", page, re.MULTILINE | re.DOTALL)
    assert table is not None
    suffixes = re.findall(r"`(\.\w+)`", table[0])
    assert sorted(suffixes) == sorted(open_session(configuration=Configuration()).suffixes)


def test_there_are_rules_in_the_docs() -> None:
    assert len(RULES) >= 5


def test_each_page_is_in_the_contents() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages == {page for page in pages if f"({page})" in contents}
