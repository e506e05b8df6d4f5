"""Pairs of callings of invented people: how they are placed in a text, and that the files are whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.versions import calling


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Mayor", "Mayor Ora Kerr said"),
        ("Head of Medicine", "Head of Medicine Ora Kerr said"),
        ("Westbay's mayor", "Ora Kerr, Westbay's mayor, said"),
        ("who runs the airport", "Ora Kerr, who runs the airport, said"),
        ("the mayor", "Ora Kerr, the mayor, said"),
    ],
)
def test_a_calling_stands_where_a_report_has_it(words: str, text: str) -> None:
    assert calling.placed("Ora Kerr", words).startswith(text)


def test_pairs_are_judged_by_how_they_are_of_each_other() -> None:
    told = {
        "right": ("Mayor", "mayor of Westbay", "the town's mayor", "who is mayor there"),
        "wrong": ("the deputy mayor", "nurse", "judge"),
        "other": ("43", "a father of two", "who came early"),
    }
    judged = list(calling.judged(calling.Person("x-1", "Ora Kerr", told)))
    assert [sum(sort == each for sort, *_ in judged) for each in ("wrong", "right", "other")] == [12, 6, 12]
    found = {frozenset(pair) for sort, *pair, told_apart in judged if told_apart}
    assert frozenset(("mayor of Westbay", "the deputy mayor")) in found
    assert not any(told_apart for sort, _, _, told_apart in judged if sort == "right")


def test_everybody_has_all_callings_and_one_in_ten_only_measures() -> None:
    everybody = list(calling.people(sorted(calling.PEOPLE.glob("*.jsonl"))))
    assert len({one.id for one in everybody}) == len(everybody) >= 1500
    assert 0.07 < sum(one.checked for one in everybody) / len(everybody) < 0.13


def test_a_line_without_all_callings_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps({"id": "x-1", "name": "Ora Kerr", "right": ["Mayor"], "wrong": [], "other": []}) + "\n")
    with pytest.raises(ValueError, match="line 1"):
        list(calling.people([file]))
