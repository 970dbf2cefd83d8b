"""Every mistake in a rule file says what happened, where, and what to write instead."""

import os
from pathlib import Path

import pytest

from validator.engine.rules.loading import load_rulebook
from validator.engine.rules.rulebook import RuleFile, find_rule_files
from validator.engine.session import Session
from validator.reporters import Style
from validator.reporters.full import render_faults

ERRORS = Path(__file__).parent / "errors"
FINE = {
    "bom-crlf-tabs": b'\xef\xbb\xbfpack bom "x"\r\n\tlexicon a {\r\n\t"b"\r\n}\r\n',
    "comment": b"# only a comment",
    "empty": b"",
}
CASES = sorted(path.stem for path in ERRORS.glob("*.rules"))
LINT = [name for name in CASES if name.startswith("lint-")]


@pytest.fixture(scope="module")
def printed(session: Session) -> dict[str, str]:
    """What is printed for each file; all are loaded in one run."""
    shipped, _ = find_rule_files(session.registry.rule_paths)
    files = [RuleFile(f"{name}.rules", (ERRORS / f"{name}.rules").read_bytes()) for name in CASES]
    files += [RuleFile(f"{name}.rules", data) for name, data in FINE.items()]
    book = load_rulebook([*shipped, *files], lambda: session.catalog, "", None)
    found = {
        file.path: [fault for fault in book.faults if fault.region.path == file.path]
        for file in files
    }
    for name in LINT:
        file = RuleFile(f"{name}.rules", (ERRORS / f"{name}.rules").read_bytes())
        found[file.path] = list(load_rulebook([file], lambda: session.catalog, "", None, ()).faults)
    return {
        path.removesuffix(".rules"): render_faults(faults, Style())
        for path, faults in found.items()
    }


@pytest.mark.parametrize("name", CASES)
def test_error(printed: dict[str, str], name: str) -> None:
    """NEWSLINT_UPDATE_GOLDEN=1 writes the .out files anew."""
    expected = ERRORS / f"{name}.out"
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        expected.write_text(printed[name], encoding="utf-8")
    assert printed[name] == expected.read_text(encoding="utf-8")
    assert printed[name]


@pytest.mark.parametrize("name", FINE)
def test_no_fault(printed: dict[str, str], name: str) -> None:
    assert printed[name] == ""
