"""Snapshots: what was found, kept in a file that a person can read."""

from difflib import unified_diff
from pathlib import Path


def assert_snapshot(found: object, path: Path, update: bool = False) -> None:
    """Assert that something prints as it did when the file was written; `update` writes it.

    Raises AssertionError with the difference.
    """
    __tracebackhide__ = True
    text = f"{found}\n"
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    if not path.exists():
        raise AssertionError(f"there is no snapshot {path}; pytest --newslint-update writes it")
    before = path.read_text(encoding="utf-8")
    if text != before:
        lines = unified_diff(before.splitlines(), text.splitlines(), str(path), "now", lineterm="")
        raise AssertionError("\n".join(["it is not as in the snapshot:", *lines]))
