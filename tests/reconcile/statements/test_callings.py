"""What reports of one story tell of "the mayor", whom one of them names."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import onrecord
from onrecord.domain import Analysis, MadeBy
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.statements.callings import hashes, words_of
from tests.reconcile.statements.test_adopting import FLOOD, joined
from tests.reconcile.statements.test_deriving import AT, id_of, made, record, told

STORY = ("Tom Venn", FLOOD)
LORRIES = "the old bridge would be closed to lorries from June onwards"
KEPT_OFF = "lorries would be kept off the old bridge from June onwards"


def of(path: str, called: str, words: str = KEPT_OFF, day: str = "2025-03-04") -> tuple[onrecord.Report, Analysis]:
    """A report of the story in which somebody says something first."""
    return made(path, (called, words), STORY, day=day)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def test_what_the_mayor_says_is_the_named_mayors_and_its_own_speaker_stays_open(path: Path) -> None:
    named, called = of("a.txt", "Mayor Ora Kerr", LORRIES), of("b.txt", "?The mayor")
    with record(path, [called, named]) as store:
        assert joined(store, called, named)
        [row] = [row for row in store.export_rows() if row["id"] == id_of(called)]
        assert [one["status"] for one in row["speakers"]] == ["unresolved"]
        assert not list(store.discrepancies())


@pytest.mark.parametrize("called", ["?A mayor", "?The clerk", "?She", None])
def test_it_must_be_called_as_the_other_report_calls_the_named_one(path: Path, called: str) -> None:
    named, other = of("a.txt", "Mayor Ora Kerr", LORRIES), of("b.txt", called)
    with record(path, [named, other]) as store:
        assert not joined(store, named, other)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_have_fewer_around_them(day: str) -> None:
    assert (
        0
        < len(hashes(["mayor"], (day, day), around=True))
        < len(hashes(["mayor"], ("2025-03-04", "2025-03-04"), around=True))
    )


def test_it_must_be_within_days(path: Path) -> None:
    named, late = of("a.txt", "Mayor Ora Kerr", LORRIES), of("b.txt", "?The mayor", day="2025-03-09")
    with record(path, [named, late]) as store:
        assert not joined(store, named, late)


def test_a_body_that_no_report_of_the_story_names_is_one(path: Path) -> None:
    one, other = of("a.txt", "?The union", LORRIES), of("b.txt", "?the union")
    with record(path, [one, other]) as store:
        assert joined(store, one, other)


def test_a_name_that_is_open_between_its_bearers_stays_open(path: Path) -> None:
    kerrs = [made(f"{n}.txt", (name, "“nobody asked for a discount”"), day="2024-01-01")
             for n, name in enumerate(("Edda Kerr", "Olaf Kerr"))]  # fmt: skip
    named, short = of("a.txt", "Ora Kerr", LORRIES), of("b.txt", "Kerr")
    with record(path, [*kerrs, named, short]) as store:
        assert not joined(store, named, short)


def test_what_comes_and_goes_in_any_order_makes_the_same_record(tmp_path: Path) -> None:
    named, called = of("a.txt", "Mayor Ora Kerr", LORRIES), of("b.txt", "?The mayor")
    second = of("c.txt", "Mayor Una Brack", "a ferry would carry them instead")
    again = of("d.txt", "?The mayor", LORRIES)
    found = set()
    for number, order in enumerate(permutations((named, called, second, again))):
        with record(tmp_path / f"{number}.db", order, each=True) as store:
            assert not joined(store, named, called)  # there are two mayors
            found.add(str(sorted(told(store).items())))
            # The report with the other mayor is read again, and tells nothing.
            store.add(second[0], Analysis(second[0].text, (), MadeBy("0.2.0", "test-2", "")), AT)
            reconcile(store, Knowledge(), at=AT)
            assert joined(store, named, called, again)
            assert list(store.verify()) == []
    assert len(found) == 1


def test_words_and_days() -> None:
    assert words_of(["the Bank of Eastmere", "It"]) == ["bank", "eastmere"]
    near = hashes(["bank"], ("2025-03-04", "2025-03-05"), around=True)
    assert hashes(["bank"], ("2025-03-07", "2025-03-07")) < near
    assert not hashes(["bank"], ("2025-03-09", "2025-03-09")) & near
    assert not hashes(["bank"], None) | hashes(["bank"], ("2025-01-01", "2025-03-01"))
