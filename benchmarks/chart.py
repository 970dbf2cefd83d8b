"""Curves and bars as SVG that reads on light and dark pages, without any library."""

from collections.abc import Callable, Iterator
from html import escape
from math import ceil, floor, log10

from results import Chart, Series

Place = Callable[[float, float], tuple[float, float]]
_WIDTH = 720
_COLOURS = ("#0a7d55", "#2f6fd0", "#c2571a", "#8a4fc0", "#b3307a", "#6b7280")
_DARK = ("#3fcf9a", "#79aef7", "#f0965a", "#c195f0", "#f07ab8", "#a8b0bd")
_DASHES = ("none", "6 3", "2 3")
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600; font-size: 13px }
.faint { fill: #59636e }
.page { fill: #ffffff } .grid { stroke: #d8dee4 } .linear { stroke: #8c959f; stroke-dasharray: 2 4 }
"""
_STYLE_DARK = """
text { fill: #e6edf3 } .faint { fill: #9198a1 }
.page { fill: #0d1117 } .grid { stroke: #30363d } .linear { stroke: #6e7681 }
"""


def drawn(chart: Chart) -> str:
    """Curves on logarithmic axes, or, where a chart has no `x`, bars."""
    height, body = _curves(chart) if chart.x else _bars(chart)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"',
            f'width="{_WIDTH}" height="{height}" role="img" aria-label="{escape(chart.title)}">',
            f"<style>{_STYLE}{_coloured(_COLOURS)}",
            f"@media (prefers-color-scheme: dark) {{{_STYLE_DARK}{_coloured(_DARK)}}}",
            "</style>",
            '<rect class="page" width="100%" height="100%" rx="6"/>',
            f'<text class="title" x="16" y="24">{escape(chart.title)}</text>',
            *body,
            "</svg>\n",
        ]
    )


def _coloured(colours: tuple[str, ...]) -> str:
    return "".join(
        f".s{number} {{ stroke: {colour} }} .f{number} {{ fill: {colour} }} "
        for number, colour in enumerate(colours)
    )


def _bars(chart: Chart) -> tuple[int, list[str]]:
    left, right, row = 300, 70, 26
    most = max(series.points[0][1] for series in chart.series)
    body = []
    for place, series in enumerate(chart.series):
        y = 42 + place * row
        value = series.points[0][1]
        width = max((_WIDTH - left - right) * value / most, 1)
        colour = 0 if series.name.startswith("newslint") else 5
        body += [
            f'<text x="{left - 10}" y="{y + 13}" text-anchor="end">{escape(series.name)}</text>',
            f'<rect class="f{colour}" x="{left}" y="{y}" width="{width:.1f}" height="18" rx="2"/>',
            f'<text x="{left + width + 6:.1f}" y="{y + 13}">{value:,.3g}</text>',
        ]
    height = 42 + len(chart.series) * row + 24
    body.append(_faint(left, height - 12, chart.y))
    return height, body


def _curves(chart: Chart) -> tuple[int, list[str]]:
    left, top, bottom, legend = 64, 56, 352, 18
    names = [series for series in chart.series if series.points]
    right = _WIDTH - 24
    xs = [x for series in names for x, _ in series.points]
    ys = [y for series in names for _, y in series.points]
    low_x, high_x = log10(min(xs)), log10(max(xs))
    low_y, high_y = floor(log10(min(ys)) * 2) / 2, ceil(log10(max(ys)) * 2) / 2

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            left + (right - left) * (log10(x) - low_x) / (high_x - low_x),
            bottom - (bottom - top) * (log10(y) - low_y) / (high_y - low_y),
        )

    body = []
    for value in _ticks(10**low_y, 10**high_y):
        y = place(10**low_x, value)[1]
        body += [
            f'<path class="grid" d="M{left} {y:.1f}H{right}"/>',
            _faint(left - 8, y + 4, f"{value:,g}", "end"),
        ]
    for value in _ticks(10**low_x, 10**high_x):
        x = place(value, 10**low_y)[0]
        body += [
            f'<path class="grid" d="M{x:.1f} {top}V{bottom}"/>',
            _faint(x, bottom + 16, f"{value:,g}", "middle"),
        ]
    body += [
        _faint(left, top - 10, f"{chart.y}; dotted: what is linear"),
        _faint(right, bottom + 32, chart.x, "end"),
    ]
    body += _straight(names, place, 10**low_y)
    for number, series in enumerate(names):
        body += _curve(number, [place(x, y) for x, y in series.points])
    columns = 2 if max(len(series.name) for series in names) < 50 else 1
    for number, series in enumerate(names):
        x = left + (number % columns) * (right - left) / columns
        y = bottom + 54 + number // columns * legend
        body += [
            *_curve(number, [(x, y - 4), (x + 26, y - 4)]),
            f'<text x="{x + 34:.1f}" y="{y}">{escape(series.name)}</text>',
        ]
    return bottom + 60 + ceil(len(names) / columns) * legend, body


def _faint(x: float, y: float, words: str, anchor: str = "start") -> str:
    return (
        f'<text class="faint" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def _curve(number: int, places: list[tuple[float, float]]) -> Iterator[str]:
    colour = number % len(_COLOURS)
    dashes = _DASHES[number // len(_COLOURS) % len(_DASHES)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield (
        f'<polyline class="s{colour}" points="{line}" fill="none" stroke-width="2" '
        f'stroke-dasharray="{dashes}"/>'
    )
    for x, y in places:
        yield f'<circle class="f{colour}" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'


def _straight(names: list[Series], place: Place, least: float) -> Iterator[str]:
    """What would be linear through the last point of the first curve, dotted."""
    (first, _), (last, most) = names[0].points[0], names[0].points[-1]
    first = max(first, least * last / most)
    (x1, y1), (x2, y2) = place(first, most * first / last), place(last, most)
    yield f'<path class="linear" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def _ticks(low: float, high: float) -> list[float]:
    """Powers of ten, with halves between where there are few."""
    powers = [10.0**n for n in range(floor(log10(low)), ceil(log10(high)) + 1)]
    steps = (1, 2, 5) if len(powers) < 4 else (1,)
    made = [power * step for power in powers for step in steps]
    return [value for value in made if low * 0.999 <= value <= high * 1.001]
