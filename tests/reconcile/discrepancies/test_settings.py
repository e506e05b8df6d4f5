"""Sorts of setting by the words that tell of an occasion, and which of them no one occasion is both of."""

from __future__ import annotations

import pytest

from onrecord.domain import Occasion
from onrecord.reconcile.discrepancies import settings, times


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("in a letter to shareholders", {"writing", "owners"}),
        ("told mourners at the graveside", {"funeral"}),
        ("in her Sunday newsletter", {"writing"}),
        ("told reporters outside the court", {"reporters"}),
        ("in an interview after the trial", {"interview"}),
        ("in a sermon broadcast on state radio", {"church"}),
        ("told the Lorne Tribune's court reporter", set()),
        ("in Norwick", set()),
        ("at a news conference", {"press conference"}),
        ("told the show's judges", set()),
        ("at a post-budget breakfast", set()),
        ("told villagers", {"hearers"}),
    ],
)
def test_sorts(words: str, found: set[str]) -> None:
    assert settings.sorts(words) == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("in a letter to shareholders", "at a dinner in Norwick", True),
        ("told Radio Lorne", "told the district court", False),
        ("told students", "told lawmakers", True),
        ("told mourners", "on Lorne Television", False),
        ("told reporters", "at a rally", False),
        ("told reporters", "told the district court", False),
        ("in a letter to the committee", "told the committee", False),
        ("in a televised speech", "told lawmakers", False),
        ("on television", "on the podcast Ward Round", True),
        ("in a statement", "at a conference", False),
        ("told villagers", "on Radio Lorne", False),
        ("told villagers", "at the opening ceremony", False),
        ("at the opening ceremony", "told the district court", True),
        ("told the town council", "in a radio interview", True),
    ],
)
def test_settings_that_are_hardly_one(one: str, other: str, *, differ: bool) -> None:
    assert (settings.apart(settings.sorts(one), settings.sorts(other)) is not None) == differ
    assert (settings.apart(settings.sorts(other), settings.sorts(one)) is not None) == differ


def test_it_is_of_low_severity() -> None:
    left = times.Setting(Occasion("unknown", interlocutor="shareholders"), "in a letter to shareholders")
    right = times.Setting(Occasion("unknown", event="a dinner"), "at a dinner")
    found = times.another(left, right)
    assert found is not None
    assert found[0] == "low"
    assert times.another(left, left) is None


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("told the Norwick Gazette", "in an email"),
        ("in televised remarks", "at a cabinet meeting"),
        ("in a radio address", "in a sermon"),
        ("told the Washington Post", "in an interview"),
        ("in an email to the Gazette", "in an interview with the Gazette"),
        ("after a call for calm", "told the Norwick court"),
    ],
)
def test_what_ordinary_reports_tell_of_one_occasion_fits(words: str, other: str) -> None:
    assert settings.apart(settings.sorts(words), settings.sorts(other)) is None
