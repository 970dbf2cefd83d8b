"""What the benchmark keeps, writes and draws; that it leaves nobody out without a word."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from scripts import ROOT


@pytest.fixture(scope="module", autouse=True)
def among_the_benchmarks() -> Iterator[None]:
    """Scripts of benchmarks/ import each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield


def measured(day: str) -> Any:
    results: Any = importlib.import_module("results")
    curve = results.Series("a < b", ((1.0, 0.5), (8.0, 4.0)))
    part = results.Part(
        "Start",
        "Once.",
        (results.Row("known", "4 times", "3.0 times", True), results.Row("new", "", "9")),
        (results.Table("All", ("what", "ms"), (("a|b", "1"),)),),
        (results.Chart("start", "By size", "MB", "s", (curve,)),),
    )
    return results.Measured(part, day, "a machine", "newslint 1")


def test_what_is_kept_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    results: Any = importlib.import_module("results")
    monkeypatch.setattr(results, "KEPT", tmp_path / "measured.json")
    assert results.load() == {}
    both = {"start": measured("2026-01-02"), "again": measured("2026-01-03")}
    results.save(both)
    assert results.load() == both


def test_the_page_says_what_was_asked_and_whether_it_was_met() -> None:
    text = importlib.import_module("page").text({"start": measured("2026-01-02")})
    assert "Of 1 aims 1 are met:" in text
    assert text.count("| known | 4 times | 3.0 times | yes |") == 2
    assert text.count("| new | – | 9 | – |") == 1  # nothing was asked
    assert "`--only start`, 2026-01-02; a machine; newslint 1." in text
    assert "| a/b | 1 |" in text


@pytest.mark.parametrize("x", ["MB", ""])
def test_a_chart_is_a_picture_whatever_it_names(x: str) -> None:
    chart: Any = importlib.import_module("chart")
    made = measured("2026-01-02").part.charts[0]._replace(x=x)
    root = ElementTree.fromstring(chart.drawn(made))
    words = {"".join(element.itertext()) for element in root.iter() if element.tag.endswith("text")}
    assert {"By size", "a < b"} <= words


def test_growth_is_the_power_of_the_size() -> None:
    costs: Any = importlib.import_module("costs")
    assert costs.slope([(n, 3 * n**2) for n in (1, 2, 4, 8)]) == pytest.approx(2)


def test_a_peer_that_cannot_be_had_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage: Any = importlib.import_module("stage")
    monkeypatch.setattr(stage, "_environment", lambda place, *_: place / "bin" / "python")
    monkeypatch.setattr(stage, "_said", lambda *_: "newslint 1")
    monkeypatch.setattr(stage.shutil, "which", lambda _: None)
    made = stage.set_up(tmp_path)
    assert [peer.name for peer in made.peers] == ["proselint"]
    assert made.missing == ("textlint, write-good: there is no npm here",)
    assert "not measured: textlint, write-good: there is no npm here" in made.versions
    assert "textlint, write-good: there is no npm here" in capsys.readouterr().err
