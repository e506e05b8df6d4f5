"""The tables of dates: what is promised of them holds, and the comparison runs."""

from __future__ import annotations

import pytest

from benchmarks.dates import __main__ as comparison
from benchmarks.dates import cases, peers

TABLES = {name: cases.load(path) for name, path in cases.TABLES.items()}


def test_there_are_enough_cases_and_a_third_is_apart() -> None:
    sizes = {name: len(table) for name, table in TABLES.items()}

    assert sum(sizes.values()) >= 150
    assert sizes["apart"] >= sum(sizes.values()) / 3
    texts = [case.text for table in TABLES.values() for case in table]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", TABLES)
def test_the_words_of_a_case_stand_in_its_sentence(name: str) -> None:
    for case in TABLES[name]:
        assert all(date.raw in case.text for date in case.dates)


@pytest.mark.parametrize("name", TABLES)
def test_at_least_95_of_100_cases_are_right(name: str) -> None:
    table = TABLES[name]
    told = peers.ours([(case.text, case.published) for case in table])

    assert 100 * sum(map(cases.is_named_right, table, told)) >= comparison.TARGET * len(table)


def test_the_comparison_lists_what_is_not_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert comparison.main(["--only", "sutime"]) == 0
    assert "not installed" in capsys.readouterr().out


def test_a_case_is_right_only_with_exactly_its_dates() -> None:
    case = cases.Case("On Monday.", "2024-03-13", (cases.Expected("Monday", ("2024-03-11", "2024-03-11"), "day"),))
    right = cases.Told("Monday", ("2024-03-11", "2024-03-11"), "day")

    assert cases.is_right(case, [right])
    assert not cases.is_right(case, [])
    assert not cases.is_right(case, [right, right])
    assert not cases.is_right(case, [cases.Told("Monday", ("2024-03-10", "2024-03-11"))])
    assert cases.hits(case, [right, right]) == 1
