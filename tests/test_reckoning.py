"""What a rule means once the days of its anchor are known."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reckoning import (
    DIRECTIONS,
    FEASTS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    check,
    days_of,
    resolve,
)

WEEK = [date(2024, 3, 11) + timedelta(days=count) for count in range(7)]  # a Monday to a Sunday


def days(rule: str, earliest: str | None = None, latest: str | None = None) -> tuple[str | None, str | None] | None:
    found = resolve(rule, earliest, latest or earliest)
    return (found.earliest, found.latest) if found else None


def day(rule: str, anchor: str) -> str:
    found = days(rule, anchor)
    assert found is not None
    assert found[0] == found[1]
    assert found[0] is not None
    return found[0]


@pytest.mark.parametrize("published", WEEK, ids=lambda day: day.strftime("%A"))
@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_each_weekday_from_each_day_of_publication(published: date, weekday: str) -> None:
    anchor, number = published.isoformat(), WEEKDAYS.index(weekday)
    back = (published.weekday() - number) % 7
    on = (number - published.weekday()) % 7

    def later(count: int) -> str:
        return (published + timedelta(days=count)).isoformat()

    assert day(f"weekday-1:{weekday}:past", anchor) == later(-back)  # the day of publication itself counts
    assert day(f"weekday-1:{weekday}:future", anchor) == later(on)
    assert day(f"weekday-1:{weekday}:last", anchor) == later(-(back or 7))
    assert day(f"weekday-1:{weekday}:this", anchor) == (WEEK[0] + timedelta(days=number)).isoformat()
    assert day(f"weekday-1:{weekday}:next", anchor) == (WEEK[0] + timedelta(days=7 + number)).isoformat()
    assert day(f"weekday-1:{weekday}:near", anchor) == later(on if on <= 3 else -back)


@pytest.mark.parametrize(
    ("rule", "anchor", "first", "last"),
    [
        ("day-1:-1", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("calendar-1:week:-1:-1", "2024-03-13", "2024-03-04", "2024-03-10"),
        ("calendar-1:month:-1:-1", "2024-03-31", "2024-02-01", "2024-02-29"),
        ("calendar-1:quarter:1:1", "2024-11-30", "2025-01-01", "2025-03-31"),
        ("calendar-1:decade:-1:-1", "2024-03-13", "2010-01-01", "2019-12-31"),
        ("calendar-1:year:*:-2", "2024-03-13", None, "2022-12-31"),
        ("span-1:week:-6:0", "2024-03-13", "2024-01-31", "2024-03-13"),
        ("span-1:month:-1:0", "2024-03-31", "2024-02-29", "2024-03-31"),
        ("span-1:year:0:2", "2024-02-29", "2024-02-29", "2026-02-28"),
        ("month-1:3:past", "2024-03-01", "2024-03-01", "2024-03-31"),
        ("month-1:3:last", "2024-03-31", "2023-03-01", "2023-03-31"),
        ("month-1:4:past", "2024-03-31", "2023-04-01", "2023-04-30"),
        ("month-1:3:future", "2024-03-31", "2024-03-01", "2024-03-31"),
        ("month-1:3:next", "2024-03-01", "2025-03-01", "2025-03-31"),
        ("month-1:11:near", "2024-03-13", "2023-11-01", "2023-11-30"),
        ("month-1:8:near", "2024-03-13", "2024-08-01", "2024-08-31"),
        ("quarter-1:3:past", "2024-03-13", "2023-07-01", "2023-09-30"),
        ("half-1:2:future", "2024-03-13", "2024-07-01", "2024-12-31"),
        ("season-1:winter:past", "2025-01-20", "2024-12-01", "2025-02-28"),
        ("season-1:winter:last", "2024-03-13", "2023-12-01", "2024-02-29"),
        ("season-1:summer:this", "2024-10-13", "2024-06-01", "2024-08-31"),
        ("weekend-1:last", "2024-03-10", "2024-03-02", "2024-03-03"),
        ("weekend-1:past", "2024-03-10", "2024-03-09", "2024-03-10"),
        ("weekend-1:next", "2024-03-13", "2024-03-23", "2024-03-24"),
        ("date-1:02-29:past", "2025-03-13", "2024-02-29", "2024-02-29"),
        ("date-1:12-25:future", "2024-12-25", "2024-12-25", "2024-12-25"),
        ("date-1:06-18:saturday", "2018-06-20", "2016-06-18", "2016-06-18"),
        ("monthday-1:31:past", "2024-04-13", "2024-03-31", "2024-03-31"),
        ("feast-1:easter:past", "2019-01-01", "2018-04-01", "2018-04-01"),
        ("feast-1:easter:future", "2038-01-01", "2038-04-25", "2038-04-25"),
        ("feast-1:thanksgiving:this", "2024-01-01", "2024-11-28", "2024-11-28"),
        ("feast-1:labor-day:this", "2024-01-01", "2024-09-02", "2024-09-02"),
        ("feast-1:memorial-day:this", "2024-01-01", "2024-05-27", "2024-05-27"),
        ("feast-1:election-day:this", "2016-01-01", "2016-11-08", "2016-11-08"),
        ("calendar-1:year:0:0;cut-1:before", "2024-03-13", "2024-01-01", "2024-03-13"),
        ("calendar-1:month:0:0;cut-1:after", "2024-03-13", "2024-03-13", "2024-03-31"),
        ("calendar-1:week:-1:-1;weekday-1:thursday:this", "2024-03-13", "2024-03-07", "2024-03-07"),
        ("weekday-1:sunday:past;day-1:1", "2024-03-13", "2024-03-11", "2024-03-11"),
        ("calendar-1:month:-1:-1;part-1:late", "2024-03-13", "2024-02-20", "2024-02-29"),
        ("calendar-1:year:1:1;part-1:early", "2024-03-13", "2025-01-01", "2025-04-30"),
        ("calendar-1:year:0:0;part-1:mid", "2024-03-13", "2024-05-01", "2024-08-31"),
        ("calendar-1:year:0:0;part-1:end", "2024-03-13", "2024-10-01", "2024-12-31"),
        ("calendar-1:quarter:0:0;part-1:late", "2024-03-13", "2024-03-01", "2024-03-31"),
        ("calendar-1:month:0:0;part-1:start", "2024-03-13", "2024-03-01", "2024-03-07"),
        ("calendar-1:week:0:0;part-1:end", "2024-03-13", "2024-03-16", "2024-03-17"),
        ("calendar-1:decade:0:0;part-1:mid", "2024-03-13", "2024-01-01", "2026-12-31"),
    ],
)
def test_what_a_rule_means_from_a_day(rule: str, anchor: str, first: str | None, last: str | None) -> None:
    assert days(rule, anchor) == (first, last)


def test_written_days_need_no_anchor() -> None:
    assert days("on-1:2014-09-04..2014-09-05") == ("2014-09-04", "2014-09-05")
    assert days("on-1:2014-09-04..2014-09-05;after-1", "1999-01-01") == ("2014-09-05", None)
    assert days("on-1:2014-09-04..2014-09-05;before-1") == (None, "2014-09-04")
    assert days("on-1:1990-01-01..1999-12-31;part-1:early") == ("1990-01-01", "1993-12-31")
    assert days("on-1:2019-06-03..2019-06-03;day-1:3") == ("2019-06-06", "2019-06-06")
    assert days("on-1:*..2019-06-03") == (None, "2019-06-03")


def test_what_is_not_known_gives_nothing() -> None:
    assert resolve("day-1:-1", None, None) is None
    assert resolve("raw-1:impossible", None, None) is None
    assert resolve("day-1:1", "9999-12-31", "9999-12-31") is None


def test_an_interval_as_anchor_gives_the_hull() -> None:
    assert days("day-1:-1", "2024-03-01", "2024-03-10") == ("2024-02-29", "2024-03-09")
    assert days("weekday-1:thursday:past", "2024-03-13", "2024-03-15") == ("2024-03-07", "2024-03-14")
    found = resolve("month-1:6:past", "2024-03-13", None)
    assert found is not None
    assert (found.earliest, found.latest) == ("2023-06-01", None)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nonsense",
        "day-1",
        "day-1:x",
        "day-1:1:2",
        "day-2:1",
        "day-1:1;",
        "day-1:12345678",
        "calendar-1:hour:0:0",
        "calendar-1:year:1:0",
        "weekday-1:thursdays:past",
        "weekday-1:thursday:?",
        "month-1:13:past",
        "month-1:0:past",
        "quarter-1:5:past",
        "date-1:02-30:past",
        "date-1:2-3:past",
        "on-1:2014-02-30..2014-03-01",
        "on-1:2014-03-02..2014-03-01",
        "on-1:2014..2015",
        "season-1:fall:past",
        "part-1:middle",
        "cut-1:left",
        "feast-1:whitsun:past",
        "raw-1:because",
        "day-1:" + "1" * 500,
    ],
)
def test_nonsense_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"rule"):
        check(rule)


@pytest.mark.parametrize("anchor", ["2024-02-30", "2024", "20240301", "yesterday", "2024-03-01T00:00"])
def test_an_anchor_is_a_day(anchor: str) -> None:
    with pytest.raises(ValueError, match="ISO day"):
        resolve("day-1:0", anchor, None)


def test_an_anchor_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end before"):
        resolve("day-1:0", "2024-03-02", "2024-03-01")


def test_days_of_years_months_and_days() -> None:
    assert days_of(2024) == ("2024-01-01", "2024-12-31")
    assert days_of(2024, 2) == ("2024-02-01", "2024-02-29")
    assert days_of(2024, 2, 29) == ("2024-02-29", "2024-02-29")
    with pytest.raises(ValueError, match="day"):
        days_of(2023, 2, 29)


counts = st.integers(-60, 60)
which = st.sampled_from(DIRECTIONS)
rules = st.one_of(
    counts.map(lambda count: f"day-1:{count}"),
    st.tuples(st.sampled_from(UNITS), counts, st.integers(0, 9)).map(
        lambda given: f"calendar-1:{given[0]}:{given[1]}:{given[1] + given[2]}"
    ),
    st.tuples(st.sampled_from(UNITS), counts, st.integers(0, 9)).map(
        lambda given: f"span-1:{given[0]}:{given[1]}:{given[1] + given[2]}"
    ),
    st.tuples(st.sampled_from(WEEKDAYS), which).map(lambda given: f"weekday-1:{given[0]}:{given[1]}"),
    which.map(lambda given: f"weekend-1:{given}"),
    st.tuples(st.integers(1, 12), which).map(lambda given: f"month-1:{given[0]}:{given[1]}"),
    st.tuples(st.integers(1, 4), which).map(lambda given: f"quarter-1:{given[0]}:{given[1]}"),
    st.tuples(st.sampled_from(list(SEASONS)), which).map(lambda given: f"season-1:{given[0]}:{given[1]}"),
    st.tuples(st.integers(1, 12), st.integers(1, 29), st.sampled_from([*DIRECTIONS, *WEEKDAYS])).map(
        lambda given: f"date-1:{given[0]:02d}-{given[1]:02d}:{given[2]}"
    ),
    st.tuples(st.integers(1, 31), which).map(lambda given: f"monthday-1:{given[0]}:{given[1]}"),
    st.tuples(st.sampled_from(FEASTS), which).map(lambda given: f"feast-1:{given[0]}:{given[1]}"),
)
more = st.one_of(
    rules,
    st.sampled_from(PARTS).map(lambda part: f"part-1:{part}"),
    st.sampled_from(("cut-1:before", "cut-1:after", "after-1", "before-1")),
)
chains = st.lists(more, max_size=3).flatmap(lambda rest: rules.map(lambda first: ";".join([first, *rest])))
anchors = st.lists(st.dates(), min_size=4, max_size=4).map(lambda days: [day.isoformat() for day in sorted(days)])


@given(chains, anchors)
def test_intervals_are_ordered(rule: str, found: list[str]) -> None:
    check(rule)
    resolve(rule, found[0], found[1])  # Dating itself refuses an interval that ends before it starts
    resolve(rule, None, found[1])
    resolve(rule, found[0], None)


@given(rules, anchors)
def test_a_wider_anchor_never_gives_a_narrower_date(rule: str, found: list[str]) -> None:
    outer, inner = resolve(rule, found[0], found[3]), resolve(rule, found[1], found[2])
    if outer is None or inner is None:
        assert outer is None or inner is None
        return
    assert outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    assert outer.latest is None or (inner.latest is not None and outer.latest >= inner.latest)


@given(st.text(max_size=40))
def test_any_text_is_a_rule_or_refused(rule: str) -> None:
    with suppress(ValueError):
        check(rule)
