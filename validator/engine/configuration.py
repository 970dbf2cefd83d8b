"""What a newslint.toml, or `[tool.newslint]` of a pyproject.toml, says."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from validator.diagnostic import Diagnostic, Severity


class Configuration(NamedTuple):
    """The settings of a run; paths are absolute."""

    path: Path | None = None
    rules: tuple[Path, ...] = ()
    plugins: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    """Severity by glob, the last that fits counts."""
    settings: Mapping[str, Mapping[str, str | int | float]] = {}
    """Settings by rule id."""
    faults: tuple[Diagnostic, ...] = ()
