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
    ],
)
def test_places(one: str, other: str, found: str | None) -> None:
    assert severity(Occasion("unknown", place=one), Occasion("unknown", place=other)) == found


def test_a_post_is_not_on_the_radio_and_a_press_conference_no_interview() -> None:
    assert severity(Occasion("unknown", medium="Fenland Radio"), Occasion("post")) == "medium"
    assert severity(Occasion("unknown", medium="Radio Lorne"), Occasion("press conference")) == "low"
    assert severity(Occasion("unknown", medium="the radio"), Occasion("press conference")) is None
    assert severity(Occasion("unknown", medium="Channel Six"), Occasion("speech")) is None
