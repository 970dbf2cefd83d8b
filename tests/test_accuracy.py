"""The detectors are not worse than docs/accuracy.md says."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "accuracy.py"


def test_no_figure_fell() -> None:
    spec = importlib.util.spec_from_file_location("accuracy", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    accuracy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(accuracy)
    if not accuracy.EVALUATION.is_dir():
        pytest.skip("the labelled text is not here")
    assert accuracy.recorded()
    assert accuracy.fallen(accuracy.measure()) == []
