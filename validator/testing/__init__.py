"""The test kit for plugins and rules: drafts in, what was found out, and assertions that show it.

With pytest, the fixtures `lint`, `annotate` and `document` are this kit; without, there is `Kit`.
"""

from validator.testing.found import Findings, Found, Spans
from validator.testing.kit import Annotate, Kit, Lint, MakeDocument
from validator.testing.snapshot import assert_snapshot

__all__ = [
    "Annotate",
    "Findings",
    "Found",
    "Kit",
    "Lint",
    "MakeDocument",
    "Spans",
    "assert_snapshot",
]
