"""Stretches of what was said in order of time."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Final

from onrecord.errors import UsageError
from onrecord.store.entries.overview import Moments

JULIAN: Final = 1721424.5  # the Julian day before the first of the calendar


def between(whole: Moments, since: str, until: str) -> Moments:
    """Those of these days, months or years, both included; "" is no bound. Raises UsageError for what is none."""
    first = _day(since, False) if since else None
    last = _day(until, True) if until else None
    if first and last and first > last:
        raise UsageError(f"since ({first}) lies after until ({last})")
    if first is None and last is None:
        return whole
    start = bisect_left(whole.days, first.toordinal() + JULIAN) if first else 0
    end = bisect_left(whole.days, last.toordinal() + 1 + JULIAN if last else float("inf"))
    return Moments(whole.days[start:end], whole.keys[start:end], whole.kinds[start:end])


def _day(said: str, end: bool) -> date:
    """The first or last day of a day, month or year."""
    parts = said.split("-")
    try:
        if len(parts) > 3 or not all(part.isascii() and part.isdecimal() for part in parts):
            raise ValueError
        year, month, day = (*map(int, parts), *(0,) * (3 - len(parts)))
        if day:
            return date(year, month, day)
        if not end:
            return date(year, month or 1, 1)
        first = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
        return date.fromordinal(first.toordinal() - 1)
    except ValueError:
        raise UsageError(f"a day, month or year looks like 2025-03-14, 2025-03 or 2025, not {said!r}") from None
