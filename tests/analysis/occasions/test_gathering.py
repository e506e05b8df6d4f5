"""What an attribution is told of its occasion, all its words together."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions.gathering import gather
from onrecord.analysis.occasions.owners import share_out
from onrecord.analysis.occasions.told import Frame, Told
from tests.analysis.occasions.levels import level_of


def gathered(marked: str) -> Frame:
    """The frame of the only attribution, with what it is told."""
    level = level_of(marked)
    share_out(level)
    gather(level)
    (frame,) = level.frames
    return frame


def told(marked: str) -> Told:
    found = gathered(marked).told
    assert found is not None
    return found


def test_phrase_day_and_place_make_one_account() -> None:
    found = told("In Norwick [d on Monday], [s1 Kerr] [c1 told] reporters [i1 it holds].")

    assert (found.party, found.place) == ("reporters", "Norwick")
    assert found.date is not None


def test_where_a_phrase_has_a_place_no_other_is_looked_for() -> None:
    assert told("In Norwick, [s1 Kerr] [c1 said] at a rally in Westland: “[q1 It holds].”").place == "Westland"


@pytest.mark.parametrize("source", ["@kerr", "Ora Kerr (@kerr)"])
def test_an_account_posts(source: str) -> None:
    assert told(f"[s1 {source}]: “[q1 It holds].”").kind == "post"


def test_one_of_two_occasions_is_none() -> None:
    frame = gathered("“[q1 It holds],” [s1 Kerr] [c1 said] in a speech and in an interview.")

    assert frame.told is None
    assert frame.blocked


def test_a_document_has_no_occasion_and_takes_no_others() -> None:
    frame = gathered("“[q1 It holds],” [s1 Kerr] [c1 said] in his book.")

    assert frame.told is None
    assert frame.blocked


@pytest.mark.parametrize(
    ("marked", "blocked"),
    [
        ("“[q1 It holds],” [s1 Kerr] [c1 said] at the unveiling of the gate.", True),
        ("“[q1 It holds],” [c1 said] [s1 Kerr] during the unveiling.", True),
        ("“[q1 It holds],” [s1 Kerr] [c1 said].", False),
        ("“[q1 It holds],” [s1 Kerr] [c1 said] at once.", False),
    ],
)
def test_a_place_that_no_rule_knows_bars_the_occasion_before(marked: str, blocked: bool) -> None:
    frame = gathered(marked)

    assert frame.told is None
    assert frame.blocked == blocked


def test_a_day_that_opens_the_sentence_and_is_not_its_own_is_kept() -> None:
    assert gathered("[d On Monday] the wall held, and [s1 Kerr] [c1 said] [i1 it holds].").opening is not None
    assert gathered("[d On Monday], [s1 Kerr] [c1 said] [i1 it holds].").opening is None
