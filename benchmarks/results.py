"""What was asked and what was measured, kept as JSON so that a part can be measured again."""

import json
import os
import platform
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

KEPT = Path(__file__).with_name("measured.json")


class Row(NamedTuple):
    what: str
    asked: str
    measured: str
    met: bool | None = None
    """None where nothing is asked, or nothing could be measured."""


class Table(NamedTuple):
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Series(NamedTuple):
    name: str
    points: tuple[tuple[float, float], ...]


class Chart(NamedTuple):
    """Curves on axes that are both logarithmic, or bars (`x` is empty then)."""

    name: str
    title: str
    x: str
    y: str
    series: tuple[Series, ...]


class Part(NamedTuple):
    title: str
    how: str
    """What was run, in a few sentences."""
    rows: tuple[Row, ...]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


class Measured(NamedTuple):
    """A part, and where and when it was measured."""

    part: Part
    day: str
    machine: str
    versions: str


def machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}, {python}"


def now(part: Part, versions: str, place: str) -> Measured:
    return Measured(part, str(date.today()), place, versions)


def load() -> dict[str, Measured]:
    if not KEPT.exists():
        return {}
    told = json.loads(KEPT.read_text(encoding="utf-8"))
    return {name: _measured(one) for name, one in told.items()}


def save(measured: dict[str, Measured]) -> None:
    told = {name: _plain(one) for name, one in measured.items()}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    KEPT.write_text(text + "\n", encoding="utf-8")


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {name: _plain(field) for name, field in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return round(value, 5) if isinstance(value, float) else value


def _measured(told: dict[str, Any]) -> Measured:
    part = told["part"]
    return Measured(
        Part(
            part["title"],
            part["how"],
            tuple(Row(**row) for row in part["rows"]),
            tuple(
                Table(t["title"], tuple(t["head"]), tuple(map(tuple, t["rows"])))
                for t in part["tables"]
            ),
            tuple(
                Chart(
                    **{**c, "series": tuple(
                        Series(s["name"], tuple(map(tuple, s["points"]))) for s in c["series"]
                    )}
                )
                for c in part["charts"]
            ),
        ),
        told["day"],
        told["machine"],
        told["versions"],
    )  # fmt: skip
