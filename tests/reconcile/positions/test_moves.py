from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.domain import Figure, Span
from onrecord.reconcile.positions.moves import moves
from onrecord.store.standing import Undertaken
from tests.reconcile.statements.said import telling


def percent(low: str, bound: str | None = None) -> Figure:
    return Figure(Span(0, 1), "percentage", low, str(Decimal(low)), "percent", bound)  # type: ignore[arg-type]


def deed(
    words: str = "raise spending on the harbour",
    status: str | None = "planned",
    due: str | None = None,
    amount: Figure | None = None,
    *,
    own: bool = True,
    actor: str | None = "we",
) -> Undertaken:
    return Undertaken(status, own, actor, words, Span(0, 5), amount, (due, due) if due else None)


def because(earlier: Undertaken, later: Undertaken, day: str = "2025-06-02") -> list[str]:
    one = telling("“We said a thing of the harbour”", "one", written="2025-05-05")
    other = telling("“We said another of the harbour”", "two", written=day)
    found = moves({"s1": [one], "s2": [other]}, {one.id: [earlier], other.id: [later]})
    assert all((move.earlier.telling.id, move.later.telling.id) == (one.id, other.id) for move in found)
    return [move.because for move in found]


def test_another_status_deadline_or_bound_of_the_same_deed_is_a_move() -> None:
    assert because(deed(status="pledged"), deed(status="approved")) == ["from pledged to approved"]
    assert because(deed(due="2030-12-31"), deed(due="2032-12-31")) == ["due by 2032-12-31 instead of 2030-12-31"]
    assert because(deed(amount=percent("3", "at least")), deed(amount=percent("3"))) == [
        "from at least 3 percent to 3 percent"
    ]
    assert because(deed(status=None, amount=percent("3")), deed()) == ["from called for to planned"]


@pytest.mark.parametrize(
    "later",
    [
        deed(),
        deed("close the swimming pool", "refused"),  # another deed
        deed(amount=percent("4")),  # a matter of figures
    ],
)
def test_what_stays_and_what_is_another_matter_is_no_move(later: Undertaken) -> None:
    assert because(deed(amount=percent("3")), later) == []


def test_places_that_differ_are_two_deeds() -> None:
    assert because(deed("build a harbour in Norden"), deed("build a harbour in Eastmere", "refused")) == []


def test_two_actors_by_name_have_two_deeds_and_we_may_be_either() -> None:
    council, ministry = deed(own=False, actor="the council"), deed(status="refused", own=False, actor="the ministry")
    assert because(council, ministry) == []
    assert because(council, deed(status="refused")) == ["from planned to refused"]


def test_what_may_be_of_one_day_moves_nowhere() -> None:
    assert because(deed(), deed(status="refused"), day="2025-05-05") == []
