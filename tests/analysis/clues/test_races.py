from __future__ import annotations

import pytest

from onrecord.analysis import clues
from onrecord.domain import Clue
from onrecord.knowledge import Knowledge, KnownEntity, Office, When


def person(id_: str, name: str) -> KnownEntity:
    return KnownEntity(id_, "person", name, source="yearbook", family=name.rsplit(maxsplit=1)[-1])


def office(holder: str, title: str, since: str, until: str, *titles: str) -> Office:
    post = title.lower().replace(" ", "-")
    return Office(
        holder, title, "k:east", When.of(since), When.of(until), "yearbook", titles, False, post, "2020-01-01", ()
    )


KNOWN = Knowledge(
    [
        person("k:kerr", "Ada Kerr"),
        person("k:orlo", "Benno Orlo"),
        person("k:vane", "Cora Vane"),
        person("k:dell", "Dov Dell"),
        KnownEntity("k:east", "organisation", "Eastmere", source="yearbook"),
    ],
    [
        office("k:kerr", "Republican presidential candidate", "2018-05-10", "2019-11-05"),
        office("k:orlo", "Democratic presidential candidate", "2018-05-10", "2019-11-05"),
        office("k:vane", "Democratic presidential candidate", "2018-02-01", "2019-04-04"),
        office("k:kerr", "presumptive Republican presidential nominee", "2019-04-20", "2019-07-20"),
        office("k:orlo", "presumptive Democratic presidential nominee", "2019-05-02", "2019-07-27"),
        office("k:kerr", "Republican presidential nominee", "2019-07-20", "2019-11-05", "republican nominee"),
        office("k:orlo", "Democratic presidential nominee", "2019-07-27", "2019-11-05", "democratic nominee"),
        office("k:dell", "Republican vice presidential nominee", "2019-07-12", "2019-11-05"),
    ],
    [],
    "test",
)


def races(text: str) -> dict[str, Clue]:
    return {one.rule: one for one in clues.find(text, (), KNOWN) if one.rule.startswith("race-")}


def test_a_nominee_who_is_there_was_chosen_or_presumed() -> None:
    found = races("The Republican nominee spoke of harbours.")
    assert found["race-presumed-1"].earliest == "2019-03-26"
    assert found["race-chosen-1"].earliest == "2019-07-17"
    assert found["race-called-1"].latest == "2019-11-08"
    sought = races("The Republican nominee met the presumptive one.")
    assert sought["race-nominated-1"].earliest == "2019-06-30"
    others = races("The Republican nominee met Cora Vane after the primaries.")
    assert others["race-nominated-1"].earliest == "2019-06-30"
    assert "race-called-1" not in races("The Republican nominee lost the election.")


@pytest.mark.parametrize(
    "text",
    [
        "She would become the Republican nominee.",
        "Whoever is the Democratic nominee will win.",
        "The presumptive Republican nominee spoke.",
        "He beat the Republican nominee in 2008.",
        "The 2012 Republican nominee spoke.",
        "She will support the Democratic nominee.",
        "Every recent Republican nominee spoke.",
        "The Republican nominee-in-waiting spoke.",
    ],
)
def test_a_nominee_who_is_sought_or_of_another_year_tells_nothing(text: str) -> None:
    assert not races(text).keys() & {"race-nominated-1", "race-chosen-1", "race-presumed-1"}


def test_both_nominees_and_one_called_so_were_chosen_unless_it_is_sought() -> None:
    assert races(RIVALS + "The nominee smiled.")["race-nominees-1"].earliest == "2019-07-17"
    assert "race-nominees-1" not in races(RIVALS)
    assert "race-nominees-1" not in races(RIVALS + "The Supreme Court nominee smiled.")
    assert "race-nominees-1" not in races(RIVALS + "Whoever becomes the nominee smiled.")
    assert "race-nominees-1" not in races(RIVALS + "The nominee, not Cora Vane, smiled.")


def test_a_running_mate_was_announced_unless_it_is_guessed() -> None:
    assert races("Ada Kerr and Dov Dell met farmers.")["race-ticket-1"].earliest == "2019-07-11"
    assert "race-ticket-1" not in races("Ada Kerr is considering Dov Dell, a potential choice.")
    assert "race-ticket-1" not in races("Dov Dell met farmers.")


RIVALS = "Ada Kerr leads Benno Orlo in the polls. Kerr said that Orlo, her rival, hides. "


def test_rivals_are_told_of_until_election_day_and_alone_since_both_were_presumed() -> None:
    found = races(RIVALS)
    assert found["race-open-1"].latest == "2019-11-08"
    assert found["race-rivals-1"].earliest == "2019-04-17"
    assert "race-rivals-1" not in races(RIVALS + "Cora Vane agreed.")
    assert "race-rivals-1" not in races(RIVALS + "The primaries were long.")


def test_who_runs_is_told_of_until_election_day_unless_it_is_over() -> None:
    assert races("Ada Kerr's campaign rests. Kerr leads the race.")["race-run-1"].latest == "2019-11-08"
    assert not races(RIVALS + "Kerr won the election.").keys() & {"race-run-1", "race-open-1"}


def test_a_convention_that_is_past_was_held() -> None:
    assert races("Ada Kerr spoke at the Republican convention.")["race-convened-1"].earliest == "2019-07-17"
    assert not races("Ada Kerr will have spoken at the Republican convention.")
    assert not races("Ada Kerr said that she will fight to the Republican convention.")
