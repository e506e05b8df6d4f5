"""Of which nation a phrase says that somebody is, and what ministers and committees are of."""

from __future__ import annotations

import pytest

from onrecord.reconcile.nations import birth, compatible
from onrecord.reconcile.portfolios import committees, portfolios
from onrecord.reconcile.roles import roles


@pytest.mark.parametrize(
    ("phrase", "nations"),
    [
        ("the Danish swimmer", ["danish"]),
        ("Norwegian former world champion", ["norwegian"]),
        ("a fisherman from Algeria", ["algerian"]),
        ("the Dutch ambassador to Oskania", ["dutch"]),
        ("the British-Iranian doctor", ["british", "iranian"]),
        ("the Russian-born pianist", []),
        ("the German coach", []),
        ("correspondent for the French paper", []),
        ("a doctor with Swiss patients", []),
    ],
)
def test_a_nation_stands_before_what_somebody_is_wherever_they_work(phrase: str, nations: list[str]) -> None:
    assert sorted(role.value for role in roles(phrase) if role.sort == "nation") == nations


def test_where_somebody_was_born_is_no_nation() -> None:
    assert birth("the kenyan born runner") == birth("who was born in kenya") == "kenyan"
    assert birth("a runner in kenya") is None


def test_who_is_welsh_is_british() -> None:
    assert compatible("welsh", "british")
    assert not compatible("welsh", "scottish")
    assert not compatible("british", "danish")


@pytest.mark.parametrize(
    ("phrase", "held"),
    [
        ("finance minister", {"finance"}),
        ("the minister for trade and industry", {"trade", "industry"}),
        ("who has run the foreign ministry since spring", {"foreign"}),
        ("secretary of state for health", {"health"}),
        ("the european commissioner for trade", {"trade"}),
        ("deputy mayor for transport", {"transport"}),
        ("trade union secretary", set()),
        ("who left the foreign ministry", set()),
    ],
)
def test_portfolios(phrase: str, held: set[str]) -> None:
    assert portfolios(phrase) == held


def test_committees() -> None:
    assert committees("chairman of the senate finance committee") == {"finance"}
    assert committees("who chairs the committee") == set()
