"""The detectors are not worse than docs/accuracy.md says."""

import pytest
from scripts import script


@pytest.mark.slow
def test_no_figure_fell() -> None:
    accuracy = script("benchmarks/accuracy.py")
    if not accuracy.EVALUATION.is_dir():
        pytest.skip("the labelled text is not here")
    assert accuracy.recorded()
    assert accuracy.fallen(accuracy.measure()) == []
