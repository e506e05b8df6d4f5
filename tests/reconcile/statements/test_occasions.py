"""Whether two tellings can be of one occasion."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.reconcile.discrepancies import of_statement
from onrecord.reconcile.statements.occasions import Fit, fit, rallied, two_interviews
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
