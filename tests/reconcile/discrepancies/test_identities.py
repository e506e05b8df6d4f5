"""What reports say that somebody is."""

from __future__ import annotations

import pytest

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.identities import between_reports, disputed
from onrecord.store.differences import OfficeTold

DAY, LATER = ("2025-03-04", "2025-03-04"), ("2025-06-04", "2025-06-04")


def told(text: str, words: str, head: str = "governor", former: str = "", day: tuple[str, str] = DAY) -> OfficeTold:
    return OfficeTold(text, f"office:state|{head}||{former}", Span(len(text), len(text) + len(words)), words, day)


def kinds(*offices: OfficeTold) -> list[str]:
    return [one.because for one in between_reports(offices, {one.text: f"r{one.text}" for one in offices})]


def test_a_former_one_and_a_deputy_are_held_against_who_is() -> None:
    here = told("one", "Governor")
    assert len(kinds(here, told("two", "former governor", former="former"))) == 1
    assert len(kinds(here, told("two", "the deputy governor"))) == 1
    assert len(kinds(told("one", "President", "president"), told("two", "Vice-President", "president"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("one", "Minister", "minister"), told("two", "Deputy Prime Minister", "minister")),
        (told("one", "Governor"), told("two", "deputy governor", day=LATER)),
        (told("one", "deputy governor"), told("two", "Deputy Governor")),
        (told("one", "Governor"), told("one", "deputy governor")),
    ],
)
def test_what_is_no_contradiction(one: OfficeTold, other: OfficeTold) -> None:
    assert kinds(one, other) == []


def test_a_report_that_calls_somebody_both_knows_of_a_change() -> None:
    assert kinds(told("one", "Governor"), told("two", "deputy governor"), told("two", "governor")) == []


def test_nothing_to_hold_against() -> None:
    assert not disputed([told("one", "Governor"), told("two", "Governor")])
    assert disputed([told("one", "deputy governor")])
    assert kinds() == []
