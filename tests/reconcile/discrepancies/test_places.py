"""Two media, two places, of one occasion."""

from __future__ import annotations

import pytest

from onrecord.domain import Occasion
from onrecord.reconcile.discrepancies.places import elsewhere


def severity(one: Occasion, other: Occasion) -> str | None:
    found = elsewhere(one, other)
    assert (elsewhere(other, one) is None) == (found is None)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Radio Lorne", "Channel Six", "medium"),
        ("Radio Lorne", "Radio Tamsin", "medium"),
        ("Kapital", "Morgonbladet", "low"),
        ("Sport 24", "Radio Lorne", "low"),
        ("Radio Lorne", "local radio", None),
        ("Channel Six", "television", None),
        ("Kapital", "a newspaper", None),
        ("the Courier", "The Courier", None),
        ("Ward Round", "the podcast Ward Round", None),
        ("LBN radio", "LBN Television", None),
        ("Radio Norwick", "the Norwick Gazette", "low"),
        ("the radio", "the Norwick Gazette", None),
    ],
)
def test_media(one: str, other: str, found: str | None) -> None:
    assert severity(Occasion("unknown", medium=one), Occasion("unknown", medium=other)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Merrow", "Sundholm", "low"),
        ("the market square", "the town hall", "low"),
        ("the fire hall", "the town library", "low"),
        ("court steps", "the courthouse", None),
        ("Merrow", "the terminal", None),
        ("the arrivals hall of the airport", "the terminal", None),
        ("Port Anning", "Anning", None),
        ("Ridgeway Park", "Ridgeway", None),
        ("Merrow Crown Court", "Sundholm Crown Court", "low"),
        ("Merrow law courts", "Sundholm county hall", "low"),
        ("the town library", "the stage of the Adler Theatre", "low"),
        ("Ridgeway Park", "the stadium", None),
        ("the crown court", "Merrow Crown Court", None),
        ("Pell Library", "Merrow Hall", None),
        ("Holyrood", "Edinburgh", None),
        ("Norway", "Merrow", None),
        ("the Norwegian parliament", "Oslo", None),
        ("Merrow", "the Zatar refugee camp", None),
        ("the Dutch city of Merrow", "the Belgian port of Sundholm", "low"),
        ("the port of Merrow", "Sundholm", "low"),
        ("the port of Merrow", "Merrow", None),
        ("the plant in Merrow", "the plant in Sundholm", "low"),
        ("Merrow's main station", "Merrow airport", "low"),
        ("her hospital bed", "her home in Merrow", "low"),
        ("the ruins of Merrow", "the ruins of Sundholm", "low"),
        ("the steps of the town hall", "the town hall", None),
        ("the stage of the Adler Theatre", "the Adler Theatre in Merrow", None),
        ("Port Selm", "Kessan", "low"),
        ("Port Selm", "Port Tamsin", "low"),
        ("Port Selm", "the harbour", None),
        ("Port Selm", "Selm", None),
        ("Port Authority", "Kessan", None),
    ],
)
def test_places(one: str, other: str, found: str | None) -> None:
    assert severity(Occasion("unknown", place=one), Occasion("unknown", place=other)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("the Senate harbour committee", "the Senate finance committee", "low"),
        ("the finance committee", "the Senate committee", None),
        ("MPs", "the finance committee", None),
        ("students", "shareholders", "low"),
        ("students", "reporters", None),
        ("a crowd", "workers", None),
    ],
)
def test_whom_it_was_said_to(one: str, other: str, found: str | None) -> None:
    assert severity(Occasion("unknown", interlocutor=one), Occasion("unknown", interlocutor=other)) == found


def test_a_court_that_is_told_is_a_place() -> None:
    told = Occasion("unknown", interlocutor="Merrow Crown Court")
    assert severity(told, Occasion("unknown", place="Sundholm Crown Court")) == "low"
    assert severity(told, Occasion("unknown", place="the crown court")) is None


def test_a_post_is_not_on_the_radio_and_a_press_conference_no_interview() -> None:
    assert severity(Occasion("unknown", medium="Fenland Radio"), Occasion("post")) == "medium"
    assert severity(Occasion("unknown", medium="Radio Lorne"), Occasion("press conference")) == "low"
    assert severity(Occasion("unknown", medium="the radio"), Occasion("press conference")) is None
    assert severity(Occasion("unknown", medium="Channel Six"), Occasion("speech")) is None
