"""Stretches of the calendar that come back: units, weekdays, months, days of a month or year, feasts.

:mod:`onrecord.reckoning` picks among them by the rule of a date. Days are of the Gregorian calendar, years 1 to 9999.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

Stretch = tuple[date, date]  # its first and its last day
Around = Callable[[date], Iterator[Stretch]]  # the stretches of the time around a day, in order
Yearly = Callable[[int], Stretch | None]  # the stretch of a year, where it has one

_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def shift(day: date, unit: str, count: int) -> date:
    """``count`` units later; a day that the month does not have becomes its last. OverflowError outside 1 to 9999."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def start_of(day: date, unit: str) -> date:
    """The first day of the calendar unit that a day lies in; a week starts on Monday."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "decade":
        return date(max(day.year - day.year % 10, 1), 1, 1)
    length = _MONTHS_IN[unit]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def or_none(function: Callable[[], date]) -> date | None:
    """What a function gives; None where that is no day of the calendar."""
    try:
        return function()
    except (OverflowError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Recurring:
    """Stretches that come back: ``around(day)`` gives those of the time around a day, enough for each DIR."""

    around: Around
    same: str  # the calendar unit of "this"

    def pick(self, anchor: date, direction: str) -> Stretch | None:
        """The stretch that a direction means from one day; None where the calendar ends."""
        there = list(self.around(anchor))
        if direction == "past":
            found = [one for one in there if one[0] <= anchor][-1:]
        elif direction == "future":
            found = [one for one in there if one[1] >= anchor][:1]
        elif direction == "last":
            found = [one for one in there if one[1] < anchor][-1:]
        elif direction == "this":
            start = start_of(anchor, self.same)
            end = or_none(lambda: shift(start, self.same, 1))
            found = [one for one in there if one[0] >= start and (end is None or one[0] < end)][:1]
        elif direction == "near":
            found = sorted(there, key=lambda one: (_distance(one, anchor), one))[:1]
        elif self.same == "week":  # next, of a weekday or weekend
            start = start_of(anchor, "week")
            found = [one for one in there if (one[0] - start).days >= 7][:1]
        else:
            found = [one for one in there if one[0] > anchor][:1]
        return found[0] if found else None


def _distance(stretch: Stretch, day: date) -> int:
    return max((stretch[0] - day).days, (day - stretch[1]).days, 0)


def by_week(first: int, length: int) -> Around:
    """So many days from a weekday on (0 is Monday), every week."""

    def around(day: date) -> Iterator[Stretch]:
        monday = day.toordinal() - day.weekday()
        for week in range(-2, 3):
            start = monday + 7 * week + first
            if start >= 1 and start + length - 1 <= date.max.toordinal():
                yield date.fromordinal(start), date.fromordinal(start + length - 1)

    return around


def by_year(stretch: Yearly, reach: int = 2) -> Around:
    """What comes once a year, so many years around a day."""

    def around(day: date) -> Iterator[Stretch]:
        for year in range(max(day.year - reach, 1), min(day.year + reach, 9999) + 1):
            if found := stretch(year):
                yield found

    return around


def months_from(month: int, count: int) -> Yearly:
    """So many months from a month of the year on."""

    def stretch(year: int) -> Stretch | None:
        start = date(year, month, 1)
        end = or_none(lambda: shift(start, "month", count) - timedelta(days=1))
        return (start, end) if end else None

    return stretch


def yearly_day(month: int, day: int, weekday: int | None = None) -> Yearly:
    """A day of the year; with ``weekday`` (0 is Monday), only in years in which it falls on that."""

    def stretch(year: int) -> Stretch | None:
        if day > month_length(year, month):
            return None
        found = date(year, month, day)
        return (found, found) if weekday in (None, found.weekday()) else None

    return stretch


def by_month(number: int) -> Around:
    """A day of the month, in the months that have it."""

    def around(day: date) -> Iterator[Stretch]:
        for count in range(-4, 5):
            month = or_none(lambda count=count: shift(day.replace(day=1), "month", count))  # type: ignore[misc]
            if month and number <= month_length(month.year, month.month):
                yield month.replace(day=number), month.replace(day=number)

    return around


def feast_days(name: str) -> Yearly:
    """The day of a feast of :data:`onrecord.reckoning.FEASTS`."""

    def nth(year: int, month: int, weekday: int, count: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * count)

    def stretch(year: int) -> Stretch | None:
        if name == "easter":
            day = _easter(year)
        elif name == "thanksgiving":
            day = nth(year, 11, 3, 3)
        elif name == "labor-day":
            day = nth(year, 9, 0, 0)
        elif name == "memorial-day":
            day = nth(year, 6, 0, 0) - timedelta(days=7)
        else:
            day = nth(year, 11, 0, 0) + timedelta(days=1)
        return day, day

    return stretch


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, cycle = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * cycle + 2 * quarter - moon - left) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
