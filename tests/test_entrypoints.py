"""Installed plugins, as the folders of sys.path tell them."""

import importlib.metadata
import sys
from pathlib import Path

import pytest

from validator.entrypoints import EntryPoint, entry_points


def test_tells_what_importlib_tells() -> None:
    known = importlib.metadata.entry_points(group="newslint")
    expected = {(point.name, point.value) for point in known}
    assert {(point.name, point.value) for point in entry_points()} == expected


def distribution(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "entry_points.txt").write_text(text, encoding="utf-8")


def test_reads_one_section_and_the_first_of_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distribution(
        tmp_path / "one",
        "Desk_Rules-1.2.dist-info",
        "# ours\n[other]\na = b\n\n[newslint]\nnames = desk.names [extra]\nday=desk:days.day\n",
    )
    distribution(tmp_path / "two", "desk_rules-1.0.dist-info", "[newslint]\nold = desk.old\n")
    distribution(tmp_path / "two", "late.egg-info", "[newslint]\nlate = late\n[x]\nc = d\n")
    (tmp_path / "two" / "bare-3.dist-info").mkdir()
    (tmp_path / "two" / "file-3.egg-info").write_text("Name: file")
    folders = [str(tmp_path / name) for name in ("one", "none", "two")]
    monkeypatch.setattr(sys, "path", folders)
    assert entry_points() == [
        EntryPoint("day", "desk:days.day", "Desk-Rules", "1.2"),
        EntryPoint("late", "late", "late", "?"),
        EntryPoint("names", "desk.names", "Desk-Rules", "1.2"),
    ]


def test_loads_a_module_or_what_is_in_it() -> None:
    assert EntryPoint("x", "os.path", "d", "1").load().__name__ == "posixpath"
    assert EntryPoint("x", "os:path.join", "d", "1").load() is __import__("os").path.join
    with pytest.raises(ImportError):
        EntryPoint("x", "no.such.module", "d", "1").load()
