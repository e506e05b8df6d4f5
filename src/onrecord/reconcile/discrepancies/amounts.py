"""Whether two figures can be one number, told more and less exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from onrecord.domain import Figure
from onrecord.reconcile.statements.tellings import DAYS

#: An "about" stretches a number by half a unit of its last digit that is not zero, and never by more than this share.
STRETCH: Final = Decimal("0.12")
FIVES: Final = 5  # a rough number whose last digit is a five is rounded to fives
#: "More than 80" is said of 81 and of 95, not of 200.
BEYOND: Final = Decimal("0.25")
#: Whole numbers below this are told as they are, unless a report says "about": 80 is not 81.
COUNTED: Final = Decimal(1000)
HELD: Final = 50_000  # numbers of which is kept what was reckoned, some 200 bytes each: figures are compared in pairs


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a figure can stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Whether some number is in both."""
        return self.low <= other.high and other.low <= self.high


def compatible(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind and unit may tell the same number. Figures without a value always may."""
    if one.low is None or other.low is None:
        return True
    if (one.low, one.high) == (other.low, other.high):
        return not _opposed(one, other)
    if _bounded(one) and _bounded(other):
        return all(compatible(*each) for each in zip(_bounds(one), _bounds(other), strict=True))
    left, right = _range(one), _range(other)
    if left.meets(right):
        return True
    return _rounded(one, other) or _rounded(other, one)


def one_length(one: Figure, other: Figure) -> bool:
    """Whether two durations in different units are one, or nearly: seventy days and ten weeks."""
    if not one.kind == other.kind == "duration" or one.unit == other.unit:
        return False
    if one.unit not in DAYS or other.unit not in DAYS or not (one.low and one.high and other.low and other.high):
        return False
    ours, theirs = (
        [Decimal(bound) * Decimal(str(DAYS[each.unit or ""])) for bound in (each.low or 0, each.high or 0)]
        for each in (one, other)
    )
    return all(abs(x - y) <= STRETCH * max(abs(x), abs(y)) for x, y in zip(ours, theirs, strict=True))


def _bounded(figure: Figure) -> bool:
    """Whether a figure tells two bounds, "between 18 and 22"; no rough number has any."""
    return figure.low != figure.high and not figure.approximate and figure.bound is None


def _bounds(figure: Figure) -> tuple[Figure, Figure]:
    """The two bounds of a figure, each as one of its own."""
    return replace(figure, high=figure.low), replace(figure, low=figure.high)


def _range(figure: Figure) -> Range:
    assert figure.low is not None
    assert figure.high is not None
    return _stretched(figure.low, figure.high, figure.bound, approximate=figure.approximate)


@lru_cache(HELD)
def _stretched(least: str, most: str, bound: str | None, *, approximate: bool) -> Range:
    low, high = Decimal(least), Decimal(most)
    if approximate:
        low, high = low - _slack(low), high + _slack(high, above=True)
    if bound == "more than":
        high = high * (1 + BEYOND)
    elif bound == "less than":
        low = low * (1 - BEYOND)
    return Range(min(low, high), max(low, high))


def _slack(value: Decimal, *, above: bool = False) -> Decimal:
    """Half of what a rough number is rounded to: 250,000 to fifties, 240,000 to tens of thousands. The share is of the
    greater of the two numbers, so that 34 is "some thirty"."""
    unit = _unit(value)
    most = abs(value) * STRETCH
    return min(unit * (FIVES if value / unit % 10 == FIVES else 1) / 2, most / (1 - STRETCH) if above else most)


def _unit(value: Decimal) -> Decimal:
    """One of the last digit that is not zero: 1,000 for 712,000, 0.1 for 6.2."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


@lru_cache(HELD)
def _number(told: str) -> tuple[Decimal, Decimal]:
    """A number, and one of its last digit that is not zero."""
    value = Decimal(told)
    return value, _unit(value)


def _rounded(rough: Figure, exact: Figure) -> bool:
    """Whether a rough figure is the exact one, rounded to fewer digits."""
    assert rough.low is not None
    assert exact.low is not None
    if rough.low != rough.high or exact.low != exact.high or rough.kind == "years":
        return False
    (coarse, unit), (fine, finer) = _number(rough.low), _number(exact.low)
    if unit >= 1 and abs(coarse) < COUNTED:
        return False
    return unit > finer and unit <= abs(coarse) * STRETCH * 2 and abs(coarse - fine) <= unit / 2


def _opposed(one: Figure, other: Figure) -> bool:
    """Whether equal numbers are bounds of opposite sides."""
    up, down = {"at least", "more than"}, {"at most", "less than"}
    bounds = {one.bound, other.bound}
    return bool(bounds & up) and bool(bounds & down)
