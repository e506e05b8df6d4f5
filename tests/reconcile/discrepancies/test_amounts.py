from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Bound, Figure, Span
from onrecord.reconcile.discrepancies.amounts import compatible


def figure(said: str) -> Figure:
    """``~`` before a number: about; ``>``, ``<``, ``>=``, ``<=``: its bound; ``a-b``: a range."""
    bounds: dict[str, Bound] = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}
    about, said = said.startswith("~"), said.removeprefix("~")
    bound = next((bounds[mark] for mark in bounds if said.startswith(mark)), None)
    low, _, high = said.lstrip("<>=").partition("-")
    return Figure(Span(0, 1), "count", low, high or low, None, bound, about)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("900000", "~1000000"),  # close to a million
        ("6200000000", "~>6000000000"),  # a little over six billion
        ("712000", "~700000"),
        ("34", "~30"),  # some thirty
        ("240000", "~250000"),  # roughly a quarter of a million
        ("380", "~<400"),  # just under
        ("~700", "~<700"),  # about, almost
        ("3.5", ">=3.5"),
        ("80", ">80"),
        ("83", ">80"),
        ("18-25", "20"),
        ("18-25", "18.0-25.0"),
        ("~18-25", "~18-22"),
        ("41234567", "41000000"),  # rounded to fewer digits
        ("1", "1.0"),
    ],
)
def test_a_number_told_less_exactly_is_the_same_number(one: str, other: str) -> None:
    assert compatible(figure(one), figure(other))
    assert compatible(figure(other), figure(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("80", "81"),
        ("14", "40"),
        ("12", "20"),
        ("~712000", "~721000"),
        (">=3.5", ">=2.5"),
        (">=80", "<=80"),  # one bound from above, one from below
        ("300", ">80"),
        ("18-25", "26"),
        ("18-25", "18-22"),  # one bound the same, the other not
        ("80-90", "85-95"),
        ("5", "15"),
    ],
)
def test_another_number_is_another(one: str, other: str) -> None:
    assert not compatible(figure(one), figure(other))
    assert not compatible(figure(other), figure(one))


def test_a_figure_without_a_value_contradicts_none() -> None:
    vague = Figure(Span(0, 1), "money", None, None, "USD")
    assert compatible(vague, figure("80"))


@given(st.decimals(0, 10**12, allow_nan=False, places=2), st.booleans())
def test_every_number_is_compatible_with_itself(value: object, about: bool) -> None:
    one = Figure(Span(0, 1), "count", f"{value:f}", f"{value:f}", None, None, about)
    assert compatible(one, one)
