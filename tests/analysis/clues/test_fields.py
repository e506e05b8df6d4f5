"""Which race a text is about, by those who ran in it together."""

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
        office("k:kerr", "Democratic presidential candidate", "2014-05-10", "2015-03-01"),
        office("k:fenn", "Democratic presidential candidate", "2014-05-10", "2015-11-03"),
        office("k:gray", "Republican presidential candidate", "2014-05-10", "2015-11-03"),
        office("k:fenn", "Democratic presidential nominee", "2015-07-27", "2015-11-03", "democratic nominee"),
        office("k:gray", "Republican presidential nominee", "2015-07-20", "2015-11-03", "republican nominee"),
        office("k:fenn", "President of Eastmere", "2016-01-20", "2020-01-20"),
    ],
    [],
    "test",
)


def found(text: str) -> dict[str, Clue]:
    return {one.rule: one for one in clues.find(text, (), KNOWN)}


def test_those_who_are_named_ran_together_in_one_race() -> None:
    told = found("Ada Kerr and Benno Orlo met in the race. Kerr spoke, and Orlo sang.")["race-together-1"]
    assert (told.earliest, told.latest) == ("2018-01-24", "2021-03-19")
    assert "Ada Kerr, Benno Orlo" in told.because


def test_who_is_called_president_runs_no_more_to_become_it() -> None:
    both = "Ada Kerr met {} in the race. Kerr spoke, and Fenn sang. Fenn smiled."
    told = found(both.format("Ella Fenn"))["race-together-1"]
    assert (told.earliest, told.latest) == ("2014-01-22", "2017-03-17")
    assert "race-together-1" not in found(both.format("President Ella Fenn"))
    assert "race-together-1" not in found("Ada Kerr met Ella Fenn in the race. Kerr spoke, and Fenn sang.")  # unsure


def test_one_name_or_no_word_of_a_race_tells_no_race() -> None:
    assert "race-together-1" not in found("Ada Kerr runs in the race. Kerr sang.")
    assert "race-together-1" not in found("Ada Kerr and Benno Orlo dined. Kerr spoke, and Orlo sang.")


def test_a_nominee_is_of_the_race_whose_nominee_is_named() -> None:
    of_orlo = found("Benno Orlo smiled. The Democratic nominee spoke of harbours.")
    assert of_orlo["race-chosen-1"].earliest == "2019-07-24"
    nobody = found("The Democratic nominee spoke of harbours.")
    assert nobody["race-chosen-1"].earliest == "2015-07-24"
