"""Measures in other units: 3.7 km are 2.3 miles, 104F are 40C."""

import re
from fractions import Fraction

from service.checking.text.quantities import Quantity, Reading

# Each unit's dimension and how much of it is one.
_SIZES = {
    "mile": ("length", Fraction("1609.344")),
    "kilometre": ("length", Fraction(1000)),
    "metre": ("length", Fraction(1)),
    "centimetre": ("length", Fraction("0.01")),
    "millimetre": ("length", Fraction("0.001")),
    "yard": ("length", Fraction("0.9144")),
    "foot": ("length", Fraction("0.3048")),
    "inch": ("length", Fraction("0.0254")),
    "kilogram": ("weight", Fraction(1)),
    "gram": ("weight", Fraction("0.001")),
    "lb": ("weight", Fraction("0.45359237")),
    "stone": ("weight", Fraction("6.35029318")),
    "mph": ("speed", Fraction("1.609344")),
    "kph": ("speed", Fraction(1)),
    "acre": ("area", Fraction("4046.8564224")),
    "hectare": ("area", Fraction(10000)),
    "square-metre": ("area", Fraction(1)),
    "square-foot": ("area", Fraction("0.09290304")),
    "square-mile": ("area", Fraction("2589988.110336")),
    "square-kilometre": ("area", Fraction(1000000)),
}
# Who rounds a measure to tens or hundreds stays within this part of it.
_ROUNDED = Fraction(1, 50)


def converted(quantity: Quantity, surface: str, other: Quantity) -> bool:
    """Whether a number is another in a different unit, to the last digit that it shows.

    `surface`: how it is written. "160 km" for 100 miles is rounded to tens.
    """
    shown = re.search(r"\d[\d,]*(?:\.(\d+))?", surface)
    if not shown:
        return False
    digits = shown[1]
    whole = shown[0].replace(",", "")
    zeros = 0 if digits else len(whole) - len(whole.rstrip("0"))
    step = Fraction(1, 10 ** len(digits)) if digits else Fraction(10**zeros)
    return any(
        found is not None
        and abs(found - mine.value)
        <= (step / 2 if step <= 1 else min(step / 2, mine.value * _ROUNDED))
        for mine in quantity.readings
        for theirs in other.readings
        for found in (_in_unit(theirs, mine.unit),)
    )


def _in_unit(reading: Reading, unit: str) -> Fraction | None:
    """The measure in another unit of its dimension; None where it is of none or in this one."""
    if (reading.unit, unit) == ("celsius", "fahrenheit"):
        return reading.value * 9 / 5 + 32
    if (reading.unit, unit) == ("fahrenheit", "celsius"):
        return (reading.value - 32) * 5 / 9
    mine, other = _SIZES.get(unit), _SIZES.get(reading.unit)
    if unit == reading.unit or not mine or not other or mine[0] != other[0]:
        return None
    return reading.value * other[1] / mine[1]
