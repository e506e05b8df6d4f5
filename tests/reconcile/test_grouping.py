"""Whom the names of a block may mean, of invented names and invented packs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ids import entity_id
from onrecord.knowledge import Knowledge, KnownEntity
from onrecord.knowledge.folding import fold_name
from onrecord.reconcile.grouping import Form, Verdict, verdicts
from tests.reconcile.reports import person

NAMES = [
    *("Ora Kerr", "Ora J. Kerr", "Ora T. Kerr", "Ora James Kerr", "Sad Things Ora Kerr", "O. Kerr", "Kerr"),
    *("Ora Kerr Jr.", "Watch Ora J. Kerr", "James Kerr", "Kerr, Ora", "Ora J. T. Kerr"),
]
KNOWN = [
    *(person("k:ora", "Ora Kerr", "Ora James Kerr"), person("k:elder", "Ora J. T. Kerr", "Ora Kerr")),
    *(person("k:james", "James Kerr"), person("k:ora-t", "Ora T. Kerr")),
]


def forms(names: list[str]) -> list[Form]:
    return [Form(i, entity_id("person", fold_name(name), ""), name, "person") for i, name in enumerate(names)]


def decided(names: list[str], *known: KnownEntity) -> dict[str, Verdict]:
    made = forms(names)
    found = verdicts(made, Knowledge(known))
    return {form.name: found[form.key] for form in made if form.key in found}


def ids(verdict: Verdict) -> list[str]:
    return [one.id for one in verdict.someone]


@given(st.permutations(NAMES), st.integers(0, len(NAMES)), st.lists(st.sampled_from(KNOWN), unique=True))
def test_no_name_has_one_person_to_choose_from_twice(names: list[str], count: int, known: list[KnownEntity]) -> None:
    chosen = names[:count]
    found = decided(chosen, *known)
    for verdict in found.values():
        assert len(set(ids(verdict))) == len(verdict.someone)
    again = decided(sorted(chosen), *reversed(known))
    assert {name: ids(verdict) for name, verdict in again.items()} == {name: ids(one) for name, one in found.items()}


def test_one_misread_name_leaves_a_known_person_who_it_was() -> None:
    names = ["Ora Kerr", "Ora J. Kerr", "Sad Things Ora Kerr", "Kerr"]
    found = decided(names, person("k:ora", "Ora Kerr"))
    assert ids(found["Ora Kerr"]) == ids(found["Kerr"]) == ["k:ora"]
    assert found["Ora Kerr"].someone[0].rule == "known-name-1"
    assert set(found["Ora Kerr"].someone[0].names) >= {"Ora Kerr", "Ora J. Kerr"}


def test_two_long_names_of_one_known_body_are_one_choice_for_its_acronym() -> None:
    known = KnownEntity("k:board", "organisation", "Eastmere Water Board", ("Eastmere Wells Board",), None, "invented")
    names = [("Eastmere Water Board", {"ewb"}), ("Eastmere Wells Board", {"ewb"}), ("EWB", set[str]())]
    made = [
        Form(i, entity_id("organisation", fold_name(name), ""), name, "organisation", frozenset(acronyms))
        for i, (name, acronyms) in enumerate(names)
    ]
    assert ids(verdicts(made, Knowledge([known]))[2]) == ["k:board"]


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Ora T. Kerr", ["k:younger"]),
        ("Ora J. T. Kerr", ["k:elder"]),
        ("Ora Thomas Kerr", ["k:younger"]),
        ("Ora Kerr", ["k:elder", "k:younger"]),
        ("Kerr", ["k:elder", "k:younger"]),
    ],
)
def test_a_name_that_the_packs_give_in_full_to_one_is_no_namesakes(name: str, whose: list[str]) -> None:
    younger = person("k:younger", "Ora T. Kerr", "Ora Thomas Kerr")
    for elder in (person("k:elder", "Ora J. T. Kerr", "Ora Kerr"), person("k:elder", "Ora Kerr", "Ora J. T. Kerr")):
        assert sorted(ids(decided(["Ora Kerr", name], elder, younger)[name])) == whose


def test_a_full_name_of_one_is_not_anothers_of_whom_no_middle_name_is_known() -> None:
    younger, elder = person("k:younger", "Ora T. Kerr"), person("k:elder", "Ora Kerr")
    assert ids(decided(["Ora T. Kerr"], younger, elder)["Ora T. Kerr"]) == ["k:younger"]


def test_another_initial_is_another_person() -> None:
    elder = person("k:elder", "Ora J. T. Kerr", "Ora Kerr")
    assert "k:elder" not in ids(decided(["Ora T. Kerr"], elder)["Ora T. Kerr"])
    assert ids(decided(["Ora J. Kerr"], elder)["Ora J. Kerr"]) == ["k:elder"]
