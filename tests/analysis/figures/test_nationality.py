"""Whose money an amount is in, by the adjective behind it; and magnitudes by one letter in ranges and wholes."""

from __future__ import annotations

import pytest

from onrecord.analysis import figures
from onrecord.domain import Figure


def the_only(text: str, country: str | None = None) -> Figure:
    (found,) = figures.find(text, None, country)
    return found


@pytest.mark.parametrize(
    ("text", "raw", "unit"),
    [
        ("The bridge cost 40 million dollars Canadian.", "40 million dollars Canadian", "CAD"),
        ("The bridge cost half a million dollars Australian.", "half a million dollars Australian", "AUD"),
        ("The ferry cost $3 million (Canadian).", "$3 million (Canadian)", "CAD"),
        ("The ferry cost $500 Canadian, she said.", "$500 Canadian", "CAD"),
        ("The pier cost $5 million U.S. to build.", "$5 million U.S.", "USD"),
        ("The pier cost 500 dollars US.", "500 dollars US", "USD"),
        ("It paid $40 million Hong Kong.", "$40 million Hong Kong", "HKD"),
        ("It paid $3m-$5m Canadian.", "$3m-$5m Canadian", "CAD"),
    ],
)
def test_an_adjective_behind_an_amount_says_whose_money_it_is(text: str, raw: str, unit: str) -> None:
    found = the_only(text, "GB")

    assert found.span.of(text) == raw
    assert (found.unit, found.unit_basis) == (unit, None)


@pytest.mark.parametrize(
    "text",
    [
        "A $500 Canadian grant was paid.",
        "It paid $500, Canadian officials said.",
        "It paid 500 dollars Canadian-made tyres would have cost.",
        "It paid $500 Monday.",
        "It paid $500 (Monday).",
    ],
)
def test_an_adjective_of_other_words_does_not(text: str) -> None:
    found = the_only(text)

    assert found.span.of(text) in ("$500", "500 dollars")
    assert found.unit_basis is not None


def test_a_range_may_have_its_letter_twice() -> None:
    found = the_only("The fund holds $1.5m-2m.")

    assert (found.low, found.high, found.unit) == ("1500000", "2000000", "USD")


def test_the_letter_of_a_whole_is_no_thing_that_is_counted() -> None:
    first, _ = figures.find("It sold 1.5 million of the 3m homes.")

    assert (first.counts, first.of) == ("homes", "the 3m homes")
