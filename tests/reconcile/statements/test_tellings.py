"""What reconcile knows of one attribution."""

from __future__ import annotations

import pytest

from onrecord.domain import Figure, Span
from onrecord.reconcile.statements.tellings import valued


def figure(kind: str, value: str, unit: str | None = None, counts: str | None = None) -> Figure:
    return Figure(Span(0, 1), kind, value, value, unit, None, False, counts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("duration", "70", "day"), figure("duration", "10", "week")),
        (figure("fraction", "0.8", "fraction"), figure("percentage", "80", "percent")),
        (figure("money", "6200000000", "EUR"), figure("count", "6200000000")),
    ],
)
def test_figures_are_compared_in_one_unit(one: Figure, other: Figure) -> None:
    assert valued(one) == valued(other)


def test_a_count_of_something_is_no_money() -> None:
    assert valued(figure("count", "2000000", counts="people")) != valued(figure("money", "2000000", "EUR"))
    assert valued(figure("count", "12")) == ("count", None, 12.0)
