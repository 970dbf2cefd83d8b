"""Whether two measures, such as those of “30 km (19 miles)”, are of one size."""

from collections.abc import Mapping
from typing import Final

from validator.api import Document, Quantity

_METRE: Final = {
    "millimetre": 0.001, "centimetre": 0.01, "metre": 1.0, "kilometre": 1000.0,
    "inch": 0.0254, "foot": 0.3048, "yard": 0.9144, "mile": 1609.344, "nautical mile": 1852.0,
}  # fmt: skip
_SQUARE_METRE: Final = {
    "square metre": 1.0, "square kilometre": 1e6, "hectare": 1e4, "acre": 4046.856,
    "square foot": 0.092903, "square yard": 0.836127, "square mile": 2.589988e6,
}  # fmt: skip
_KILOGRAM: Final = {
    "gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "metric ton": 1000.0,
    "ounce": 0.0283495, "pound": 0.453592, "stone": 6.35029,
}  # fmt: skip
_SPEED: Final = {"kilometre per hour": 1.0, "mile per hour": 1.609344, "knot": 1.852}
_LITRE: Final = {"millilitre": 0.001, "litre": 1.0}
_SCALES: Final[tuple[Mapping[str, float], ...]] = (
    _METRE, _SQUARE_METRE, _SPEED,
    {**_KILOGRAM, "ton": 907.18474}, {**_KILOGRAM, "ton": 1016.0469},
    {**_LITRE, "gallon": 3.785412}, {**_LITRE, "gallon": 4.54609},
)  # fmt: skip
"""How large the units are that measure one thing; a ton and a gallon, in America and in Britain."""

_TOLERANCE: Final = 0.05


def same_measure(_: Document, given: Quantity, converted: Quantity) -> bool | None:
    """Whether two measures agree, to one part in twenty or as far as they were rounded.

    Where a unit differs by country, those of either will do. Unknown where one cannot be turned
    into the other.
    """
    units = (given.unit or "", converted.unit or "")
    if given.value is None or converted.value is None or units[0] == units[1]:
        return None
    if units == ("degree celsius", "degree fahrenheit"):
        return _same_temperature(given.value, converted.value)
    if units == ("degree fahrenheit", "degree celsius"):
        return _same_temperature(converted.value, given.value)
    answers = [
        _agree(given.value, given.precision, converted, scale[units[0]] / scale[units[1]])
        for scale in _SCALES
        if units[0] in scale and units[1] in scale
    ]
    return any(answers) if answers else None


def _agree(value: float, precision: float, converted: Quantity, factor: float) -> bool:
    expected = value * factor
    rounded = (precision * factor + converted.precision) / 2
    return abs(expected - (converted.value or 0)) <= max(_TOLERANCE * expected, rounded)


def _same_temperature(celsius: float, fahrenheit: float) -> bool:
    """Of a temperature, or of a rise: “2 degrees Celsius (3.6 degrees Fahrenheit) warmer”."""
    return abs(celsius * 1.8 + 32 - fahrenheit) <= 2 or abs(celsius * 1.8 - fahrenheit) <= 0.5
