"""Whom a report of a race names, and what it never speaks of."""

from __future__ import annotations

from onrecord.analysis import clues
from onrecord.domain import Clue
from onrecord.knowledge import Knowledge
from tests.analysis.clues.test_races import KNOWN as RACE
from tests.analysis.clues.test_races import office, person

KNOWN = Knowledge(
    [*RACE.entities, person("k:fenn", "Ella Fenn"), person("k:gray", "Finn Gray")],
    [
        *(one for who in ("k:kerr", "k:orlo", "k:vane", "k:dell") for one in RACE.offices(who)),
        office("k:fenn", "Democratic presidential candidate", "2018-02-01", "2019-02-04"),
        office("k:gray", "Republican presidential candidate", "2018-02-01", "2019-02-08"),
    ],
    [],
    "test",
)


EMPTY = Knowledge([], [], [], "test")


def found(text: str) -> dict[str, Clue]:
    return {one.rule: one for one in clues.find(text, (), KNOWN)}


def test_a_field_without_words_of_its_end_is_before_somebody_is_presumed() -> None:
    told = found("Ella Fenn and Finn Gray debate with Ada Kerr. Kerr leads the race.")
    assert told["race-field-1"].latest == "2019-03-31"
    assert told["race-field-1"].spans[0].start == 0
    assert "race-field-1" not in found("Ella Fenn debates with Ada Kerr. Kerr leads the race.")
    assert "race-field-1" not in found("Ella Fenn and Finn Gray debate with Ada Kerr of the convention.")


def test_a_field_that_is_told_of_afterwards_tells_nothing() -> None:
    text = "Ella Fenn and Finn Gray debate with Ada Kerr. Kerr leads the race."
    assert "race-field-1" not in found(text + " Fenn seeks a Senate seat.")
    assert "race-field-1" not in found(text + " They were her primary rivals.")


RIVALS = "Cora Vane trails in the race to Ada Kerr, and Kerr campaigns. Vane visits. Vane sings. Vane rests."


def test_rivals_without_words_of_the_end_are_before_all_are_presumed() -> None:
    assert found(RIVALS)["race-rivalry-1"].latest == "2019-06-06"
    assert "race-rivalry-1" not in found(RIVALS + " The nominee smiles.")


def test_words_of_the_end_without_the_field_are_after_the_first_votes() -> None:
    text = "Ada Kerr leads the race. The nominees, their conventions, the running mate and the general election. "
    assert found(text)["race-voting-1"].earliest == "2019-01-15"
    assert "race-voting-1" not in found(text + "Ella Fenn smiles.")


def test_no_race_tells_nothing() -> None:
    assert not clues.find("Ella Fenn and Finn Gray debate.", (), EMPTY)
