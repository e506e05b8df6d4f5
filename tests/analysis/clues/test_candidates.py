"""What the people of a race tell of when a text was written."""

from __future__ import annotations

import pytest

from onrecord.analysis import clues
from onrecord.domain import Clue
from onrecord.knowledge import Knowledge, KnownEntity
from tests.analysis.clues.test_races import office, person

KNOWN = Knowledge(
    [person("k:kerr", "Ada Kerr"), KnownEntity("k:east", "organisation", "Eastmere", source="yearbook")],
    [
        office("k:kerr", "Republican presidential candidate", "2018-05-10", "2019-11-05"),
        office("k:kerr", "President of Eastmere", "2020-01-20", "2024-01-20"),
        office("k:kerr", "Republican presidential candidate", "2026-05-10", "2027-11-05"),
    ],
    [],
    "test",
)


def found(text: str) -> dict[str, Clue]:
    return {one.rule: one for one in clues.find(text, (), KNOWN)}


def test_who_runs_and_is_never_called_president_has_not_been_one() -> None:
    told = found("Ada Kerr leads the race for the nomination. Polls please Kerr, and Kerr told voters so.")
    assert told["candidate-untitled-1"].latest == "2020-02-16"


def test_a_former_president_may_be_somebody_else() -> None:
    text = "Ada Kerr leads the race. Polls please Kerr, and Kerr told voters so. "
    assert "candidate-untitled-1" in found(text + "Former President Benno Orlo agreed.")
    assert "candidate-untitled-1" not in found(text + "The former president agreed.")
    assert "candidate-untitled-1" not in found(text + "Former President Ada Kerr it is.")


@pytest.mark.parametrize(
    "text",
    [
        "Former President Ada Kerr leads the race. Polls please Kerr, and Kerr told voters so.",
        "Ada Kerr leads the race. Polls please President Kerr, and Kerr told voters so.",
        "Ada Kerr leads the race. The Kerr administration cut tolls, Kerr told voters.",
        "Ada Kerr opened a bridge. Kerr smiled.",
        "Ada Kerr leads the race.",
    ],
)
def test_who_is_called_so_or_hardly_named_may_have_been(text: str) -> None:
    assert "candidate-untitled-1" not in found(text)
