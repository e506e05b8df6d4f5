"""Whose day it is that stands behind a phrase: the occasion's, or that of whom or what the phrase goes on to name."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions import tails
from tests.analysis.occasions.occasions_report import case_of, judge

MARKED = "“[q1 The wall is safe],” [s1 Kerr] [c1 said] {}."


def told(marked: str) -> dict[str, str]:
    """What is found of the only attribution, by field."""
    ((_, _, found),) = judge(case_of({"name": marked, "text": marked, "want": {"1": "none"}}))
    return found or {}


@pytest.mark.parametrize(
    "phrase",
    [
        "at the funeral of a man shot [d on Tuesday]",
        "at the funeral of a man shot dead [d on Tuesday]",
        "at the funeral of a man shot in Norwick [d on Tuesday]",
        "at the funeral of a man shot at a pub [d on Tuesday]",
        "at the funeral of a man shot at a rally [d on Tuesday]",
        "at the funeral of a man arrested during a speech [d on Tuesday]",
        "at the funeral of a man police shot [d on Tuesday]",
        "at the funeral of a man, shot [d on Tuesday]",
        "at the funeral of a man who was shot [d on Tuesday]",
        "at the funeral of Ada Venn shot [d on Tuesday]",
        "at the funeral of those killed [d on Tuesday]",
        "at the trial of a guard arrested [d on Tuesday]",
        "at the trial of a guard held [d on Tuesday]",
        "at the trial of a guard, held [d on Tuesday]",
        "at the trial of a guard released [d on Tuesday]",
        "at a debate of a budget due [d on Tuesday]",
        "at a debate of a report published [d on Tuesday]",
        "at the premiere of a film made [d in March]",
        "at a commemoration of the attack [d on Tuesday]",
        "at a rally for workers laid off [d in March]",
        "at a rally to honour guards killed [d on Tuesday]",
        "at a vigil for the miners who died [d on Tuesday]",
        "at a vigil for miners slain [d on Tuesday]",
        "at a vigil for [d Tuesday]’s victims",
        "at a rally outside a factory shut [d in March]",
        "at a rally on the steps of a hall built [d in 2019]",
        "at a meeting with families displaced [d in March]",
        "at a meeting with families left homeless [d in March]",
        "in an interview with workers laid off [d in March]",
        "in an interview with a woman released [d on Tuesday]",
        "in a letter to a judge sacked [d on Tuesday]",
        "in a speech to workers laid off [d in March]",
        "in a statement on [d Tuesday]’s fire",
        "in a statement on the [d Tuesday] fire",
        "in a speech on [d last week]’s vote",
        "at a rally over [d last week]’s vote",
        "in an interview on [d Tuesday]’s vote",
        "during a visit to the plant closed [d in March]",
    ],
)
def test_a_day_of_what_was_done_is_not_the_occasions(phrase: str) -> None:
    found = told(MARKED.format(phrase))
    assert found
    assert "date" not in found


@pytest.mark.parametrize(
    "phrase",
    [
        "at the opening of the bridge [d on Tuesday]",
        "at the funeral of the mayor [d on Tuesday]",
        "at the funeral of a slain guard [d on Tuesday]",
        "at the funeral of two murdered guards [d on Tuesday]",
        "at the funeral of Ada Venn [d on Tuesday]",
        "at the trial of an accused guard [d on Tuesday]",
        "at the premiere of the film [d on Tuesday]",
        "at a rally of retired teachers in Norwick [d on Tuesday]",
        "at a rally of the unemployed [d on Tuesday]",
        "at a rally held [d on Tuesday]",
        "at a rally over the [d weekend]",
        "at a meeting of the council held [d on Tuesday]",
        "at a hearing of the Senate committee held [d on Tuesday]",
        "at a meeting of ministers gathered in Norwick [d on Tuesday]",
        "at a meeting of local elected officials [d on Tuesday]",
        "at a meeting of left parties [d on Tuesday]",
        "at a meeting with displaced families [d on Tuesday]",
        "in an interview with the Courier published [d on Tuesday]",
        "in an interview with Ada Venn released [d on Tuesday]",
        "in an interview on [d Tuesday]’s Late Hour",
        "in a letter to lawmakers released [d on Tuesday]",
        "in a letter to staff sent [d on Tuesday]",
        "in a letter to Mark Venn [d on Tuesday]",
        "in a speech to support staff [d on Tuesday]",
        "in a statement on [d Tuesday]",
        "on [d Tuesday]’s show",
        "in [d Tuesday]’s debate",
    ],
)
def test_a_day_of_the_occasion(phrase: str) -> None:
    assert "date" in told(MARKED.format(phrase))


def test_a_name_ends_where_what_was_done_begins() -> None:
    assert told(MARKED.format("at the funeral of a man shot dead"))["event"] == "the funeral of a man"
    assert told(MARKED.format("in an interview with workers laid off"))["with"] == "workers"
    assert told(MARKED.format("at a rally on the steps of a hall built"))["place"] == "the steps of a hall"
    assert "with" not in told(MARKED.format("at a rally to mark the anniversary"))


def test_a_crowd_that_has_gathered_was_told_on_that_day() -> None:
    found = told("[s1 Kerr] [c1 told] a crowd gathered outside court [d on Tuesday] that [i1 it holds].")
    assert found == {"kind": "speech", "with": "a crowd", "place": "court", "date": "on Tuesday"}


def test_a_day_of_what_was_done_is_not_handed_on() -> None:
    spoke = "Kerr spoke at the funeral of {}. “[q1 It holds],” [s1 Kerr] [c1 said]."
    assert "date" not in told(spoke.format("a man shot [d on Tuesday]"))
    assert told(spoke.format("the mayor [d on Tuesday]"))["date"] == "on Tuesday"


@pytest.mark.parametrize(
    ("behind", "programme"),
    [("'s Newsnight", True), ('\'s "Meet the Town"', True), ("'s Supreme Court ruling", False), ("'s Budget", False)],
)
def test_what_has_a_day_of_its_own_is_no_programme(behind: str, programme: bool) -> None:
    assert (tails._PROGRAMME_OF.match(behind) is not None) is programme
