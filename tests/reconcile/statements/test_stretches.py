"""Stretches of time: what is derived together, and that it makes no difference to what is derived."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reconciling import World
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.statements.occasions import NEWS
from onrecord.reconcile.statements.stretches import stretches
from onrecord.store import Store
from onrecord.store.members import Member
from tests.reconcile import stories

AT = "2026-01-02T03:04:05Z"


def member(key: int, day: int | None, *phrases: int, text: int | None = None) -> Member:
    when = (date(2025, 1, 1) + timedelta(days=day)).isoformat() if day is not None else None
    return Member(key, f"a{key:020}", text or key, (when, when) if when else None, frozenset(phrases))


def keys(parts: list[list[Member]]) -> list[list[int]]:
    return sorted(sorted(one.key for one in part) for part in parts)


def test_a_pause_parts_and_a_shared_phrase_or_text_joins() -> None:
    near, later, much_later = member(1, 0), member(2, NEWS), member(3, 3 * NEWS)
    assert keys(stretches([near, later, much_later])) == [[1, 2], [3]]
    assert keys(stretches([member(1, 0, 7), member(2, 100, 7), member(3, 200, 8)])) == [[1, 2], [3]]
    assert keys(stretches([member(1, 0, text=9), member(2, 100, text=9)])) == [[1, 2]]


def test_who_errs_in_the_day_by_less_than_a_month_may_have_said_it_when_it_was_printed() -> None:
    def told(key: int, day: int) -> Member:
        return replace(member(key, day), printed=("2025-01-31", "2025-01-31"))

    assert keys(stretches([told(1, 29), told(2, 2)])) == [[1, 2]]
    assert keys(stretches([told(1, 29), told(2, -2)])) == [[1], [2]]


def test_what_is_without_a_date_may_be_of_any_day() -> None:
    assert keys(stretches([member(1, 0), member(2, 100), member(3, None)])) == [[1, 2, 3]]


MEMBERS = st.lists(st.tuples(st.integers(0, 400), st.sets(st.integers(0, 12), max_size=2)), max_size=30)


@given(MEMBERS, st.randoms(use_true_random=False))
def test_parts_are_all_of_it_and_the_order_does_not_matter(
    made: list[tuple[int, set[int]]], dice: random.Random
) -> None:
    members = [member(key, day, *sorted(phrases)) for key, (day, phrases) in enumerate(made, 1)]
    parts = keys(stretches(members))
    assert sorted(key for part in parts for key in part) == [one.key for one in members]
    dice.shuffle(members)
    assert keys(stretches(members)) == parts


def derived(path: Path, *, order: list[int], at_once: bool) -> object:
    world = World(240)
    with Store.open(path, create=True) as store, store.writing():
        for number in order:
            store.add(*world.report(number), AT)
            if not at_once:
                reconcile(store, Knowledge(), at=AT)
        if at_once:
            reconcile(store, Knowledge(), at=AT)
        assert not list(store.verify())
        return (
            sorted((row["id"], row["statement"]) for row in store.export_rows()),
            sorted((one.id, one.statements) for one in store.discrepancies()),
            sorted(one.id for one in store.developments()),
        )


@pytest.mark.parametrize("seed", range(2))
def test_one_report_at_a_time_in_any_order_makes_the_same_record(tmp_path: Path, seed: int) -> None:
    order = list(range(24))
    whole = derived(tmp_path / "whole.db", order=order, at_once=True)
    random.Random(seed).shuffle(order)
    assert derived(tmp_path / "each.db", order=order, at_once=False) == whole


@pytest.mark.parametrize(("before", "statements"), [("2025-02-18", 1), ("2025-02-04", 1), ("2024-12-04", 2)])
def test_days_that_lie_apart_in_reports_of_one_story_are_found_in_a_whole_record(
    tmp_path: Path, before: str, statements: int
) -> None:
    reports = [
        stories.report(f"{on}.txt", stories.Says("Ora Kerr", words, 1, on=on))
        for on, words in (
            ("2025-03-04", "that engineers had examined every joint with care"),
            (before, "close study of concrete seams by experts"),
        )
    ]
    for number, each in enumerate((reports, reports[::-1])):
        with stories.record(tmp_path / f"{number}.db", each, each=bool(number)) as store:
            assert len({row["statement"] for row in store.export_rows()}) == statements
            assert len(stories.found(store, "date")) == 2 - statements
