"""Whether two tellings can be of one occasion."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.discrepancies import of_statement
from onrecord.reconcile.statements.occasions import (
    FAR,
    MONTH,
    SLIP,
    Fit,
    around,
    days_slipped,
    fit,
    rallied,
    two_interviews,
)
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import SPEECH, occasion, telling

WORDS = f"“{SPEECH}”"


def at(report: str, written: str, kind: str = "meeting", **named: str) -> Telling:
    return telling(WORDS, report, written=written, occasion=occasion(kind, **named))


@pytest.mark.parametrize(
    ("written", "found"),
    [("2025-03-04", Fit.DOUBT), ("2025-03-05", Fit.NEXT), ("2025-03-06", Fit.OTHER)],
)
def test_reports_without_a_day_are_of_one_time_as_they_were_printed(written: str, found: Fit) -> None:
    one, other = (
        at("one", "2025-03-04", event="the Norwick summit"),
        at("two", written, event="the Merrow forum"),
    )
    assert fit(one, other)[0] is found
    assert fit(other, one)[0] is found


def kinds(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    told = [telling(WORDS, name, occasion=occasion(**held)) for name, held in (("one", one), ("two", other))]
    return [found.kind for found in of_statement(told)]


def test_a_rally_is_no_session_of_parliament() -> None:
    rally, session = occasion("speech", event="a campaign rally"), occasion("parliamentary session")
    assert rallied(rally, session)
    assert rallied(session, rally)
    assert rallied(occasion("speech"), session) is None
    assert kinds({"kind": "speech", "event": "a rally"}, {"kind": "parliamentary session"}) == ["occasion"]
    assert kinds({"kind": "speech"}, {"kind": "parliamentary session"}) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("a conference", "the wildlife congress", []),
        ("the annual dinner", "the Norwick gala", []),
        ("the Norwick summit", "the Merrow summit", ["occasion"]),
        ("a rally", "a funeral", ["occasion"]),
    ],
)
def test_an_event_by_its_kind_alone_may_be_one_with_a_name(one: str, other: str, found: list[str]) -> None:
    assert kinds({"kind": "meeting", "event": one}, {"kind": "meeting", "event": other}) == found


def test_an_interview_with_the_radio_may_be_one_with_a_station() -> None:
    named, other = at("one", "2025-03-04", "interview", medium="Radio Lorne"), "2025-03-04"
    assert not two_interviews(named, at("two", other, "interview", medium="the radio"))
    assert not two_interviews(named, at("two", other, "interview", medium="state television"))
    assert two_interviews(named, at("two", other, "interview", medium="the Courier"))


def days_before(days: int, printed: int = 0, report: str = "two", **named: str) -> Telling:
    """What was said so many days before 4 March, by a report of the fifth or so many days later."""
    said, written = date(2025, 3, 4) - timedelta(days), date(2025, 3, 5) + timedelta(printed)
    return telling(
        WORDS, report, written=written.isoformat(), occasion=occasion("statement", said.isoformat(), **named)
    )


@given(st.integers(-900, 900), st.integers(-4, 4))
def test_one_of_two_reports_printed_together_may_err_in_the_day(days: int, printed: int) -> None:
    one, other = days_before(0, report="one"), days_before(days, printed)
    slipped = SLIP < abs(days) <= FAR and abs(printed) <= 1
    assert days_slipped(one, other) == days_slipped(other, one) == slipped
    assert slipped == (fit(one, other)[0] is Fit.DAYS)


def test_what_else_tells_two_occasions_apart_is_no_slip() -> None:
    there, here = days_before(0, report="one", place="Harwick"), days_before(7, place="Dunmore")
    assert not days_slipped(there, here)
    assert days_slipped(there, days_before(7, place="Harwick harbour"))
    assert not days_slipped(there, days_before(7, report="one"))
    assert not days_slipped(there, telling(WORDS, "two"))


@pytest.mark.parametrize(("days", "count"), [(0, 2), (MONTH - 1, 2), (MONTH, 1), (-MONTH, 2)])
def test_a_telling_may_be_of_the_days_on_which_it_was_printed_where_these_are_near(days: int, count: int) -> None:
    one = days_before(days)
    assert len(around(one.days, one.printed)) == count
    assert around(one.days, one.printed)[0] == one.days
    assert around(one.printed, one.printed) == (one.printed,)
    assert around(None, None) == (None,)
