"""What versions say with words that are each other's opposite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reconcile.discrepancies.opposites import differences
from tests.reconcile.statements.said import telling


def found(ours: str, theirs: str, *, cue: str = "said", other: str = "said") -> list[str]:
    here, there = replace(telling(ours, "one"), cue=cue), replace(telling(theirs, "two"), cue=other)
    return [one.because for one in differences(here, [there])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the price of bread would fall after the harvest", "the price of bread is to rise after the harvest"),
        ("that the pit had passed all three inspections", "The pit failed all three inspections last year"),
        ("a flood within ten days was likely", "a flood in the coming ten days was unlikely"),
    ],
)
def test_opposites_beside_the_same_thing(one: str, other: str) -> None:
    assert len(found(one, other)) == len(found(other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the price of bread would fall after the harvest", "the price of bread is not to rise after the harvest"),
        ("that the price of bread would fall after the harvest", "bread stays dear, while wages rise in the harvest"),
        ("that the price of bread would fall", "the price of bread would fall before it was to rise"),
        ("that the pit had passed three inspections", "the pit had not failed in any of the three inspections"),
        ("that the bakers of Westbay won", "that the fishers of Eastmere lost"),
    ],
)
def test_what_is_turned_round_or_said_of_another_thing(one: str, other: str) -> None:
    assert found(one, other) == found(other, one) == []


def test_who_is_for_what_he_is_against() -> None:
    what = "the decision to stop the race"
    assert found(what, what, cue="backed", other="criticised") == ["one has “criticised”, the other “backed”"]
    assert found(what, what, cue="backed", other="does not oppose") == []
    assert found(what, "the plan for a bridge", cue="backed", other="criticised") == []
    assert found(what, what, cue="backed", other="supports") == []


def test_a_denial_is_no_matter_of_opposites() -> None:
    one, other = "that the price of bread would fall in May", "that the price of bread would rise in May"
    assert found(one, other, cue="denied") == []
    assert found(one, other, other="rejected") == []


@pytest.mark.parametrize(
    ("cue", "ours", "other", "theirs"),
    [
        ("", "pleaded guilty to burning the barn", "denied", "having burned his own barn"),
        ("pleaded", "guilty to burning the barn", "says", "he is innocent and was asleep"),
        ("", "pleaded guilty to burning the barn", "pleaded", "not guilty, and said that he was asleep"),
    ],
)
def test_who_pleads_guilty_denies_nothing(cue: str, ours: str, other: str, theirs: str) -> None:
    assert len(found(ours, theirs, cue=cue, other=other)) == 1
    assert len(found(theirs, ours, cue=other, other=cue)) == 1


def test_two_who_deny_or_own_to_it_agree() -> None:
    assert found("having burned the barn", "not guilty", cue="denied", other="pleaded") == []
    assert found("pleaded guilty to burning the barn", "guilty", cue="", other="pleaded") == []
