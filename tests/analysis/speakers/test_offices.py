"""Who had an office or runs for one by the packs."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.resolving import names_of, speakers_of

HELD = [
    # the only one of those named before who had it
    ("John Kerry met Ana Orlo. It rained. The former secretary of state said one.", "John Kerry"),
    # two who had it, and nobody
    ("John Kerry met Colin Powell. It rained. The former secretary of state said one.", "unresolved"),
    ("Jon Venn met Ana Orlo. It rained. The former secretary of state said one.", "unresolved"),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_who_held_an_office_before(text: str, expected: str) -> None:
    assert names_of(text, ("The former secretary of state", "one")) == [[expected]]


OF_STATES = [
    # the only one of those named before who holds it, of whatever party
    ("Sherrod Brown and John McCain", "The Ohio senator", "Sherrod Brown"),
    ("Joe Manchin and Mark Warner", "The Virginia senator", "Mark Warner"),
    ("Joe Manchin and Mark Warner", "The West Virginia senator", "Joe Manchin"),
    ("Ana Orlo and Chris Christie", "The New Jersey governor", "Chris Christie"),
    # by party and state; the party is that of a race or of the seat
    ("John Kasich and Hillary Clinton", "The Ohio Republican", "John Kasich"),
    ("Hillary Clinton and Bernie Sanders", "The Vermont independent", "Bernie Sanders"),
    # words that tell no senator from another
    ("Hillary Clinton and Marco Rubio", "The freshman Florida senator", "Marco Rubio"),
    ("Ana Orlo and John Kasich", "The Republican Ohio governor", "John Kasich"),
    ("Ana Orlo and Jeb Bush", "The former Florida governor", "Jeb Bush"),
    # another office of the state
    ("Ana Orlo and Jeb Bush", "The former Florida lieutenant governor", "unresolved"),
    # nobody is the senator of a state who sits for another
    ("John McCain and Mark Warner", "The Ohio senator", "unresolved"),
]


@pytest.mark.parametrize(("two", "wording", "expected"), OF_STATES)
def test_who_holds_an_office_of_a_state(two: str, wording: str, expected: str) -> None:
    text = f"A long meeting was held in the harbour. {two} came to it late.\n\nIt rained. {wording} said one."
    assert names_of(text, (wording, "one")) == [[expected]]


def test_two_who_hold_it_are_told_apart_by_nothing() -> None:
    text = "A long meeting was held. Sherrod Brown came. Rob Portman left.\n\nIt rained. The Ohio senator said one."
    [[speaker]] = speakers_of(text, ("The Ohio senator", "one"))
    assert speaker.rule != rules.ROLE


def test_who_runs_for_the_same_though_the_report_says_it_of_another_only() -> None:
    text = (
        "Republican presidential candidate Ted Cruz left. It rained for a long time.\n\n"
        "Marco Rubio said one. The Republican presidential candidate said two."
    )
    found = speakers_of(text, ("Marco Rubio", "one"), ("The Republican presidential candidate", "two"))[1]
    assert [(one.entity.name, one.rule) for one in found if one.entity] == [("Marco Rubio", rules.NEAREST_ROLE)]


NOMINATED = [
    # the only one of those named before whom the party has nominated by the packs
    ("Hillary Clinton and Jon Venn met. Jon Venn left.", "The Democratic nominee", "Hillary Clinton"),
    ("Hillary Clinton and Donald Trump met. Jon Venn left.", "The GOP nominee", "Donald Trump"),
    ("Hillary Clinton and President Barack Obama met. Jon Venn left.", "The Democratic nominee", "Hillary Clinton"),
    # of two of them neither
    ("Mitt Romney and Donald Trump met. Jon Venn left.", "The GOP nominee", "unresolved"),
    # for another office
    ("Hillary Clinton and Ana Orlo met. Jon Venn left.", "The Democratic nominee for mayor", "unresolved"),
]


@pytest.mark.parametrize(("before", "wording", "expected"), NOMINATED)
def test_whom_a_party_has_nominated(before: str, wording: str, expected: str) -> None:
    ((name,),) = names_of(f"{before} It rained. {wording} said one.", (wording, "one"))
    assert name == expected or (expected == "unresolved" and name not in ("Donald Trump", "Hillary Clinton"))


RUNNERS = [
    # of whose campaign the sentence has spoken
    (
        "Hillary Clinton and Donald Trump met. It rained. Mr. Venn’s campaign told why the candidate said one.",
        "Jon Venn",
    ),
    # two campaigns
    ("It rained. The Venn campaign told the Trump campaign that the candidate said one.", "unresolved"),
]


@pytest.mark.parametrize(("text", "expected"), RUNNERS)
def test_the_candidate_of_a_campaign(text: str, expected: str) -> None:
    ((name,),) = names_of(f"Jon Venn came. Donald Trump left. {text}", ("the candidate", "one"))
    assert name == expected or (expected == "unresolved" and name != "Jon Venn")


def test_whom_a_party_nominated_in_another_year_is_not_its_nominee() -> None:
    text = "Mitt Romney, the 2012 GOP nominee, met Donald Trump. It rained. The GOP nominee said one."
    assert names_of(text, ("The GOP nominee", "one")) == [["Donald Trump"]]
