"""What a relative date means once the days of its anchor are known: arithmetic on intervals of ISO 8601 days.

A **rule** is a chain of steps joined by ";". Each step has a name with a version and arguments apart by ":"; the first
starts from the anchor (the day of publication, say), each other from what the step before it gave. A rule that begins
with ``on-1`` needs no anchor. UNIT is day, week, month, quarter, year or decade; A and B are whole numbers, A <= B, or
``*`` for an open end.

=======================  =============================================================================================
``on-1:DAY..DAY``        those days, whatever the anchor; ``*`` is an open end
``day-1:N``              N days later; "yesterday" is ``day-1:-1``
``calendar-1:UNIT:A:B``  the whole calendar units from the A-th to the B-th counted from the anchor's own, which is 0:
                         "last month" is ``calendar-1:month:-1:-1``. Weeks run from Monday to Sunday
``span-1:UNIT:A:B``      the days from A to B units after the anchor, rolling: "in recent weeks" ``span-1:week:-6:0``
``weekday-1:NAME:DIR``   a weekday by its English name
``weekend-1:DIR``        a Saturday and Sunday
``month-1:M:DIR``        a month by its number
``quarter-1:Q:DIR``      a quarter, 1 to 4; ``half-1:H:DIR`` a half year, 1 or 2
``season-1:NAME:DIR``    spring (March to May), summer, autumn, winter (December to February)
``date-1:MM-DD:DIR``     a day of the year; ``date-1:MM-DD:NAME`` the closest one that falls on that weekday
``monthday-1:D:DIR``     a day of a month
``feast-1:NAME:DIR``     easter, thanksgiving, labor-day, memorial-day (as in the United States), election-day
``part-1:PART``          early, mid or late: a third; start or end: less, of a decade, year, quarter, month, week or day
``cut-1:SIDE``           what lies before, or after, the rule's anchor: "earlier this year" is
                         ``calendar-1:year:0:0;cut-1:before``
``after-1``              from the last of these days on, without end; ``before-1`` up to the first of them
``raw-1:WHY``            no days can be told: impossible, relative (to what?), event (which one?), vague ("recently")
=======================  =============================================================================================

DIR says which of those that recur: ``past`` the last that has begun by the anchor, ``future`` the first that has not
ended before it (the anchor's own day, month, ... is both), ``last`` the last that ended before the anchor, ``next``
the first that begins after it (of weekdays: that of the next calendar week), ``this`` the one in the anchor's calendar
week (weekdays, weekends), month (days of a month) or year (all others), ``near`` the closest.

An anchor of more than a day gives the hull of what its days give, so that wider anchors never give narrower dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from onrecord.domain import Dating
from onrecord.recurring import (
    Recurring,
    by_month,
    by_week,
    by_year,
    feast_days,
    month_length,
    months_from,
    or_none,
    shift,
    start_of,
    yearly_day,
)
from onrecord.rulewords import reason

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
DIRECTIONS: Final = ("past", "future", "last", "next", "this", "near")
UNITS: Final = ("day", "week", "month", "quarter", "year", "decade")
PARTS: Final = ("early", "mid", "late", "start", "end")
UNKNOWN: Final = ("impossible", "relative", "event", "vague")
FEASTS: Final = ("easter", "thanksgiving", "labor-day", "memorial-day", "election-day")

Days = tuple[date | None, date | None]  # first and last; None is an open end
_Step = Callable[[Days, date], Days]  # what came before and the rule's anchor in, days out

_INT: Final = re.compile(r"[+-]?\d{1,6}", re.ASCII)


def resolve(
    rule: str, earliest: str | None, latest: str | None, anchor: str = "the day of publication"
) -> Dating | None:
    """The days that ``rule`` means when its anchor lies within ``earliest`` to ``latest``: ISO days, None is open.

    The basis of the result is a sentence for readers, which calls the anchor ``anchor``.

    None when that depends on an anchor of which nothing is known, or leads out of the years 1 to 9999. ValueError for
    a rule that is none and for days that are none or end before they start.
    """
    steps = _parsed(rule)
    first, last = _day(earliest), _day(latest)
    if first and last and first > last:
        raise ValueError(f"an anchor must not end before it starts: {earliest}, {latest}")
    if _fixed(rule):
        days = _run(steps, first or last or date(2000, 1, 1))
        basis = "as written"
    else:
        if first is None and last is None:
            return None
        low = _run(steps, first)[0] if first else None
        high = _run(steps, last)[1] if last else None
        days = (low, high)
        basis = reason(rule, anchor, earliest, latest)
    if days == (None, None):
        return None
    return Dating(_iso(days[0]), _iso(days[1]), (basis,))


def check(rule: str) -> None:
    """Raise ValueError, saying what is wrong, when ``rule`` is none."""
    _parsed(rule)


def days_of(year: int, month: int | None = None, day: int | None = None) -> tuple[str, str]:
    """First and last ISO day of a year, month or day; ValueError when there is no such one."""
    first = date(year, 1 if month is None else month, 1 if day is None else day)
    last = first if day else shift(first, "month", 1 if month else 12) - timedelta(1)
    return first.isoformat(), last.isoformat()


def _fixed(rule: str) -> bool:
    return rule.startswith(("on-1:", "raw-1:")) and "cut-1:" not in rule


def _run(steps: tuple[_Step, ...], anchor: date) -> Days:
    days: Days = (anchor, anchor)
    for step in steps:
        days = step(days, anchor)
    return days


def _day(said: str | None) -> date | None:
    if said is None:
        return None
    if len(said) != len("2000-01-01"):
        raise ValueError(f"{said[:40]!r} is no ISO day")
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ValueError(f"{said!r} is no ISO day") from None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# Steps.


def _each(of_day: Callable[[date], Days]) -> _Step:
    """A step that knows single days, for intervals: the hull; an open end stays open."""

    def step(days: Days, _: date) -> Days:
        return (of_day(days[0])[0] if days[0] else None, of_day(days[1])[1] if days[1] else None)

    return step


def _recurring(recurring: Recurring, direction: str) -> _Step:
    return _each(lambda day: recurring.pick(day, direction) or (None, None))


def _bounds(low: str, high: str) -> tuple[int | None, int | None]:
    first = None if low == "*" else _number(low, -99999, 99999)
    last = None if high == "*" else _number(high, -99999, 99999)
    if first is not None and last is not None and first > last:
        raise ValueError(f"{low} to {high} ends before it starts")
    return first, last


def _number(said: str, low: int, high: int) -> int:
    if not _INT.fullmatch(said) or not low <= int(said) <= high:
        raise ValueError(f"{said!r} is no whole number from {low} to {high}")
    return int(said)


def _of(said: str, allowed: tuple[str, ...]) -> str:
    if said not in allowed:
        raise ValueError(f"{said!r} is none of {', '.join(allowed)}")
    return said


def _on(days: str) -> _Step:
    match = re.fullmatch(r"(\*|[\d-]{10})\.\.(\*|[\d-]{10})", days, re.ASCII)
    if not match:
        raise ValueError(f"{days!r} is no interval of days")
    first, last = (None if end == "*" else _day(end) for end in match.groups())
    if first and last and first > last:
        raise ValueError(f"{days!r} ends before it starts")
    return lambda *_: (first, last)


def _calendar(unit: str, low: str, high: str) -> _Step:
    _of(unit, UNITS)
    first, last = _bounds(low, high)

    def of_day(day: date) -> Days:
        own = start_of(day, unit)
        start = None if first is None else or_none(lambda: shift(own, unit, first))
        end = None if last is None else or_none(lambda: shift(own, unit, last + 1) - timedelta(days=1))
        return start, end

    return _each(of_day)


def _span(unit: str, low: str, high: str) -> _Step:
    _of(unit, UNITS)
    first, last = _bounds(low, high)
    return _each(
        lambda day: (
            None if first is None else or_none(lambda: shift(day, unit, first)),
            None if last is None else or_none(lambda: shift(day, unit, last)),
        )
    )


def _yearly(month: str, day: str, which: str) -> _Step:
    number = _number(month, 1, 12)
    of_month = _number(day, 1, month_length(2000, number))
    if which in WEEKDAYS:  # the same day falls on the same weekday at least every eleven years
        return _recurring(Recurring(by_year(yearly_day(number, of_month, WEEKDAYS.index(which)), 40), "year"), "near")
    return _recurring(Recurring(by_year(yearly_day(number, of_month), 8), "year"), _of(which, DIRECTIONS))


def _part(which: str) -> _Step:
    _of(which, PARTS)
    return lambda days, _: _part_of(days, which)


def _part_of(days: Days, which: str) -> Days:
    first, last = days
    if first is None or last is None:
        return days
    for unit in ("decade", "year", "quarter"):  # by whole years, months
        end = or_none(lambda unit=unit: shift(first, unit, 1) - timedelta(days=1))  # type: ignore[misc]
        if first == start_of(first, unit) and last == end:
            smaller, cuts = {
                "decade": ("year", (4, 7, 2)),
                "year": ("month", (4, 8, 3)),
                "quarter": ("month", (1, 2, 1)),
            }[unit]
            return _cut_by(first, last, smaller, cuts, which)
    length = (last - first).days + 1
    third = max(length // 3, 1)
    ends = 7 if length > 20 else min(2, length)  # of a month a week, of a week two days
    return _cut_by(first, last, "day", (third, max(length - third - (length % 3 > 0), third), ends), which)


def _cut_by(first: date, last: date, unit: str, cuts: tuple[int, int, int], which: str) -> Days:
    """A part of the days, whose thirds end after ``cuts`` units; the third of the numbers is what start and end get."""
    early, mid, ends = cuts
    one = timedelta(days=1)
    if which == "start":
        return first, min(last, shift(first, unit, ends) - one)
    if which == "end":
        return max(first, shift(last + one, unit, -ends) if last < date.max else last), last
    if which == "early":
        return first, min(last, shift(first, unit, early) - one)
    if which == "mid":
        return min(last, shift(first, unit, early)), min(last, shift(first, unit, max(mid, early + 1)) - one)
    return min(last, shift(first, unit, mid)), last


def _cut(side: str) -> _Step:
    _of(side, ("before", "after"))

    def step(days: Days, anchor: date) -> Days:
        first, last = days
        if side == "before":
            return (None if first is None else min(first, anchor)), (anchor if last is None else min(last, anchor))
        return (anchor if first is None else max(first, anchor)), (None if last is None else max(last, anchor))

    return step


def _make(name: str, given: list[str]) -> _Step:
    match name, given:
        case "on-1", [days]:
            return _on(days)
        case "day-1", [count]:
            return _span("day", count, count)
        case "calendar-1", [unit, low, high]:
            return _calendar(unit, low, high)
        case "span-1", [unit, low, high]:
            return _span(unit, low, high)
        case "weekday-1", [weekday, which]:
            number = WEEKDAYS.index(_of(weekday, WEEKDAYS))
            return _recurring(Recurring(by_week(number, 1), "week"), _of(which, DIRECTIONS))
        case "weekend-1", [which]:
            return _recurring(Recurring(by_week(5, 2), "week"), _of(which, DIRECTIONS))
        case "month-1", [number, which]:
            months = months_from(_number(number, 1, 12), 1)
            return _recurring(Recurring(by_year(months), "year"), _of(which, DIRECTIONS))
        case "quarter-1", [number, which]:
            months = months_from(_number(number, 1, 4) * 3 - 2, 3)
            return _recurring(Recurring(by_year(months), "year"), _of(which, DIRECTIONS))
        case "half-1", [number, which]:
            months = months_from(_number(number, 1, 2) * 6 - 5, 6)
            return _recurring(Recurring(by_year(months), "year"), _of(which, DIRECTIONS))
        case "season-1", [season, which]:
            months = months_from(SEASONS[_of(season, tuple(SEASONS))], 3)
            return _recurring(Recurring(by_year(months), "year"), _of(which, DIRECTIONS))
        case "date-1", [day, which] if re.fullmatch(r"\d\d-\d\d", day, re.ASCII):
            return _yearly(day[:2], day[3:], which)
        case "monthday-1", [day, which]:
            return _recurring(Recurring(by_month(_number(day, 1, 31)), "month"), _of(which, DIRECTIONS))
        case "feast-1", [feast, which]:
            return _recurring(Recurring(by_year(feast_days(_of(feast, FEASTS))), "year"), _of(which, DIRECTIONS))
        case "part-1", [which]:
            return _part(which)
        case "cut-1", [side]:
            return _cut(side)
        case "raw-1", [why]:
            _of(why, UNKNOWN)
            return lambda *_: (None, None)
        case "after-1", []:
            return lambda days, _: (days[1], None)
        case "before-1", []:
            return lambda days, _: (None, days[0])
    raise ValueError(f"no step of a rule is called {name!r} with {len(given)} arguments")


@lru_cache(maxsize=4096)
def _parsed(rule: str) -> tuple[_Step, ...]:
    if not rule or len(rule) > 400:
        raise ValueError("a rule has from 1 to 400 characters")
    steps = []
    for said in rule.split(";"):
        name, *given = said.split(":")
        try:
            steps.append(_make(name, given))
        except ValueError as error:
            raise ValueError(f"{rule!r} is no rule for a date: {error}") from None
    return tuple(steps)
