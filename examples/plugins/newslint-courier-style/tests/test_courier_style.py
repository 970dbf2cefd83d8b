"""The rules together, on a draft; their examples are tests already."""

from validator.testing import Lint

DRAFT = """\
# Amal Port ferry returns

The Amal Port ferry returns. Going forward, it will leave at 7:30 p.m. from the old pier.
"""


def test_a_draft(lint: Lint) -> None:
    found = lint(DRAFT, select="courier-*/*", suffix=".md")
    found.assert_flags("Amal Port", "Amal Port", "Going forward", "7:30 p.m.")
    fixes = [edit.text for diagnostic in found for edit in diagnostic.edits]
    assert fixes == ["Port Amal", "Port Amal", "From now on"]
