"""Who puts a number on something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import estimates
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span


def found(text: str) -> list[tuple[str, str, str]]:
    drafts = estimates.find(Page.of(text, [], None), [])
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in drafts]


@pytest.mark.parametrize(
    ("text", "who", "cue", "said"),
    [
        ("Ora Kerr put the cost at 85 million crowns, and left.", "Ora Kerr", "put", "the cost at 85 million crowns"),
        ("Ora Kerr, who heads the League, had put the gap at 32,000.",
         "Ora Kerr, who heads the League", "had put", "the gap at 32,000"),
        ("In the middle of May she had put the level at 81 percent.", "she", "had put", "the level at 81 percent"),
        ("Officials put the toll at about a dozen; others at two.", "", "", ""),
        ("Police put the crowd at between 200 and 300.", "Police", "put", "the crowd at between 200 and 300"),
        ("The company’s chief pegged the loss at €2.9 billion.",
         "The company’s chief", "pegged", "the loss at €2.9 billion"),
    ],
)  # fmt: skip
def test_an_estimate_is_what_somebody_says(text: str, who: str, cue: str, said: str) -> None:
    assert found(text) == ([(who, cue, said)] if who else [])


@pytest.mark.parametrize(
    "text",
    [
        "The win put Eastmere at 12 points.",
        "That put him at 20.",
        "The toll was put at 12.",
        "She put the meeting at 10 a.m.",
        "He put the stall at 12 Elm Road.",
        "Rescuers want to put the toll at 40.",
        "They put the boat in at 4.",
        "The move could put rates at 5 percent.",
        "",
    ],
)
def test_what_says_nothing_is_no_estimate(text: str) -> None:
    assert found(text) == []


def test_what_is_found_already_stays_as_it_is() -> None:
    text = "Ora Kerr put the cost at 85 million crowns."
    there = Draft((Span(0, 8),), (Span(9, 12),), (Span(13, 42),), "model")
    assert estimates.find(Page.of(text, [], None), [there]) == []


def test_a_long_line_costs_little() -> None:
    assert found("put it at " * 100_000) == []


def test_who_estimates_a_number(page: Callable[..., Page]) -> None:
    text = (
        "Orlo, the city's adviser, estimated 600 jobs. The estimated 700 jobs never came. An estimated 40 people left."
    )
    found = estimates.find(page(text), [])
    assert [(one.source[0].of(text), one.content[0].of(text)) for one in found] == [
        ("Orlo, the city's adviser", "600 jobs")
    ]
