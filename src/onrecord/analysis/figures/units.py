"""Units other than money: percent, percentage points, durations, and the measures that news uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onrecord.domain import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is of: ``factor`` is what the words' unit is in ``name`` (a decade is 10 years)."""

    kind: FigureKind
    name: str | None
    basis: str | None = None
    factor: Decimal = Decimal(1)


PERCENT: Final = Unit("percentage", "percent")
POINTS: Final = Unit("percentage points", "percentage points")
BASIS_POINTS: Final = Unit("percentage points", "percentage points", None, Decimal("0.01"))
AGE: Final = Unit("duration", "year", "an age is told in years")

PERCENT_SIGNS: Final = frozenset("%٪％﹪")
# Of several words, the longest first; the last may be plural.
_PHRASES: Final[Mapping[tuple[str, ...], Unit]] = {
    ("percentage", "points"): POINTS,
    ("percentage", "point"): POINTS,
    ("percent", "points"): POINTS,
    ("percent", "point"): POINTS,
    ("pp",): POINTS,
    ("ppts",): POINTS,
    ("basis", "points"): BASIS_POINTS,
    ("basis", "point"): BASIS_POINTS,
    ("bps",): BASIS_POINTS,
    ("percent",): PERCENT,
    ("per", "cent"): PERCENT,
    ("pct",): PERCENT,
    ("pc",): PERCENT,
}
_TIMES: Final[Mapping[str, tuple[str, int]]] = {
    "second": ("second", 1), "minute": ("minute", 1), "hour": ("hour", 1), "day": ("day", 1), "week": ("week", 1),
    "fortnight": ("week", 2), "month": ("month", 1), "year": ("year", 1),
    "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip
_SHORT_TIMES: Final[Mapping[str, str]] = {
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "yr": "year",
    "yrs": "year", "centuries": "century",
}  # fmt: skip
_MEASURES: Final = (
    "kilometre metre centimetre millimetre mile yard foot inch acre hectare tonne ton kilogram gram pound ounce "
    "litre gallon barrel bushel megawatt gigawatt kilowatt watt terawatt volt joule gigabyte megabyte terabyte calorie "
    "degree knot hertz megahertz gigahertz pint kiloton megaton decibel carat lightyear"
).split()
_SPELLINGS: Final[Mapping[str, str]] = {
    "feet": "foot", "inches": "inch", "km": "kilometre", "kms": "kilometre", "cm": "centimetre", "mm": "millimetre",
    "kg": "kilogram", "kgs": "kilogram", "kilo": "kilogram", "kilos": "kilogram", "kilogramme": "kilogram",
    "kilogrammes": "kilogram", "lb": "pound", "lbs": "pound", "oz": "ounce", "ft": "foot", "ha": "hectare",
    "mw": "megawatt",
    "gw": "gigawatt", "kw": "kilowatt", "tw": "terawatt", "gb": "gigabyte", "tb": "terabyte", "mb": "megabyte",
    "mwh": "megawatt hour", "gwh": "gigawatt hour", "kwh": "kilowatt hour", "twh": "terawatt hour",
    "bcm": "billion cubic metres", "mph": "mile per hour", "kph": "kilometre per hour", "kmh": "kilometre per hour",
    "bpd": "barrel per day",
} | {name.replace("metre", "meter").replace("litre", "liter"): name for name in _MEASURES} | {
    name.replace("metre", "meter").replace("litre", "liter") + "s": name for name in _MEASURES
} | {name + "s": name for name in _MEASURES} | {name: name for name in _MEASURES}  # fmt: skip
_SQUARED: Final = frozenset({"square", "cubic", "sq", "nautical", "metric"})
UNIT_WORDS: Final = frozenset({*_SPELLINGS, *_TIMES, *_SHORT_TIMES, *(f"{word}s" for word in _TIMES)})


def duration(word: str) -> Unit | None:
    """The unit of time that a word is, singular or plural, long or short."""
    long = _SHORT_TIMES.get(word, word)
    single = long if long in _TIMES else long.removesuffix("s")
    if single not in _TIMES:
        return None
    name, factor = _TIMES[single]
    return Unit("duration", name, None, Decimal(factor))


def percent(words: tuple[str, ...]) -> tuple[Unit, int] | None:
    """Percent or points from the first of these words, and how many of them."""
    for count in (2, 1):
        unit = _PHRASES.get(words[:count])
        if unit and len(words) >= count:
            return unit, count
    return None


def measure(words: tuple[str, ...]) -> tuple[Unit, int] | None:
    """A measure from the first of these words, and how many of them: "square kilometres", "degrees Celsius"."""
    if not words:
        return None
    first = words[0]
    if first in _SQUARED and len(words) > 1 and words[1] in _SPELLINGS:
        whole = "tonne" if (first, _SPELLINGS[words[1]]) == ("metric", "ton") else None
        square = "square" if first == "sq" else first
        return Unit("measure", whole or f"{square} {_SPELLINGS[words[1]]}"), 2
    name = _SPELLINGS.get(first)
    if name is None:
        return None
    if name == "degree" and len(words) > 1 and words[1] in {"celsius", "fahrenheit", "centigrade"}:
        scale = "Fahrenheit" if words[1] == "fahrenheit" else "Celsius"
        return Unit("measure", f"degree {scale}"), 2
    if len(words) > 2 and words[1] in {"per", "an"} and words[2] in {"hour", "second"}:
        return Unit("measure", f"{name} per {words[2]}"), 3
    if name in {"megawatt", "gigawatt", "kilowatt", "terawatt"} and len(words) > 1 and words[1] in {"hours", "hour"}:
        return Unit("measure", f"{name} hour"), 2
    return Unit("measure", name), 1
