"""Measures in brackets: do they say the same as the measure before them?"""

from collections.abc import Callable

import pytest
from validator.plugins.quantities.unit_conversions import same_measure

from validator.document import Document


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The dam lies 30 km (19 miles) north.", True),
        ("The dam lies 30 km (12 miles) north.", False),
        ("The wall is 6 feet (2 metres) high.", True),
        ("The wall is 6 feet (3 metres) high.", False),
        ("A field of 100 hectares (247 acres) burned.", True),
        ("A field of 100 hectares (40 acres) burned.", False),
        ("The calf weighed 40 kg (88 pounds).", True),
        ("It flew at 100 mph (160 km/h).", True),
        ("It was 30 degrees Celsius (86 degrees Fahrenheit).", True),
        ("It was 30 degrees Celsius (96 degrees Fahrenheit).", False),
        ("It was 86 degrees Fahrenheit (30 degrees Celsius).", True),
        ("It grew 2 degrees Celsius (3.6 degrees Fahrenheit) warmer.", True),
        # those of either country
        ("It weighed 40 tons (36 tonnes).", True),
        ("It weighed 40 tons (41 tonnes).", True),
        ("It weighed 40 tons (30 tonnes).", False),
        ("It holds 5 million litres (1.3 million gallons).", True),
        ("It holds 5 million litres (1.1 million gallons).", True),
        ("It holds 5 million litres (3.3 million gallons).", False),
        # both were rounded
        ("It moved at 10 mph (17 kph).", True),
        ("It blew at 120 mph (150 kph).", False),
        ("It was 44.6 C (104 F) in the heat.", False),
        # a length and a weight, one unit twice: nothing can be said
        ("It was 30 km (19 kg) away.", None),
        ("It was 30 km (19 km) away.", None),
    ],
)
def test_same_measure(document: Callable[[str], Document], text: str, same: bool | None) -> None:
    made = document(text)
    given, converted = made.spans("quantity")
    assert same_measure(made, given, converted) is same
