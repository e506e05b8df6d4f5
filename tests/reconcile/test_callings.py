"""The phrases by which a text says what somebody is, and what they come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.callings import callings
from onrecord.reconcile.rolebook import book
from onrecord.reconcile.roles import roles


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The convicted fraudster Ora Kerr said no.", ["convicted fraudster"]),
        ("Tide Air's chief investigator, Ora Kerr, said no.", ["Tide Air's chief investigator"]),
        ("Ora Kerr, who runs Westbay airport, said no.", ["who runs Westbay airport"]),
        ("Ora Kerr is the mayor of Westbay.", ["the mayor of Westbay"]),
        ("Ora Kerr, 43, the club's treasurer, said no.", ["43", "the club's treasurer"]),
        ("The 43-year-old nurse Ora Kerr said no.", ["43", "43-year-old nurse"]),
        ("General Kerr met Ora Kerr.", ["General"]),
        ("Mayor Kerr met Dora Kerr.", []),
        ("They wanted to punish a mayor who did not endorse Ora Kerr.", []),
        ("Ora Kerr, Mayor Dora Tamsin Lorne's adviser, said no.", ["Mayor Dora Tamsin Lorne's adviser"]),
        ("Ora Kerr, then-mayor Dora Lorne, and others came.", []),
        ("Ora Kerr said the judge was late.", []),
        ("As the club's treasurer, Ora Kerr said no.", ["the club's treasurer"]),
        ("Ora Kerr (45, nurse) said no.", ["nurse"]),
        ("Ora Kerr ( the nurse ) said no.", ["the nurse"]),
        ("Ora Kerr chairs the parish council now.", ["chairs the parish council now"]),
        ("Ora Kerr, who has run the airport for years, said no.", ["who has run the airport for years"]),
        ("A nurse called Ora Kerr said no.", ["nurse"]),
        ("Ora Kerr's work as a nurse was over.", ["a nurse"]),
        ("Ora Kerr — the harbour master — said no.", ["the harbour master"]),
        ("Ora Kerr, in her role as treasurer, said no.", ["in her role as treasurer"]),
        ("Head of medicine Ora Kerr said no.", ["Head of medicine"]),
        ("Ora Kerr, Dora Lorne, the mayor, and others came.", []),
        ("As a New York senator, Ora Kerr voted for it.", []),
        ("The Belgian ambassador, Ora Kerr, said no.", ["The Belgian ambassador"]),
        ("Ora Kerr, who stepped down as ombudsman in May, said no.", ["who stepped down as ombudsman in May"]),
        ("Ora Kerr, who turned 43 in March, said no.", ["43"]),
        ("Ora Kerr, aged 43, said no.", ["43"]),
        ("Labour's Ora Kerr said no.", ["Labour's"]),
        ("Ora Kerr told the mother of three to wait.", []),
        ("Ora Kerr, whose husband is the mayor, said no.", []),
    ],
)
def test_phrases_around_a_name(text: str, phrases: list[str]) -> None:
    found = callings(text, "Ora Kerr")
    assert [one.words for one in found] == phrases
    assert all(text[one.span.start : one.span.end] == one.words for one in found)


@pytest.mark.parametrize(
    ("phrase", "values"),
    [
        ("president and chief executive of Corvane Yards", ["executive", "head"]),
        (
            "MP for Ostermere East and minister of health",
            ["health", "member of parliament", "minister", "mp|ostermere east"],
        ),
        ("the prison's governor", ["prison"]),
        ("head of the league's referees", ["refereeing"]),
        ("co-pilot", ["copilot"]),
        ("Green councillor", ["councillor", "green"]),
        ("the collector's widow", ["wife"]),
        ("a friend of the family", []),
    ],
)
def test_what_a_phrase_says(phrase: str, values: list[str]) -> None:
    assert sorted(role.value for role in roles(phrase)) == values


def test_what_is_told_of_another_time_and_of_which_body() -> None:
    assert [role.past for role in roles("former prosecutor")] == [True]
    assert [role.past for role in roles("until now chief executive of Ardan Bank")] == [False]
    assert roles("chief executive of Ardan Bank")[0].of == {"ardan", "bank"}
    assert [role.value for role in roles("Lieutenant General", title=True)] == ["general"]
    assert [role.sort for role in roles("Attorney General", title=True)] == ["post"]


@given(st.text(alphabet=" ,.\nOraKe thjudg-'s(43)", max_size=400))
def test_places_are_of_the_text(text: str) -> None:
    for one in callings(text, "Ora Kerr"):
        assert text[one.span.start : one.span.end] == one.words


def test_a_long_line_takes_no_time() -> None:
    assert len(callings("judge Ora Kerr, the mayor, " * 20_000, "Ora Kerr")) <= 40
    callings("Kerr" * 200_000, "Ora Kerr")
    roles("chief " * 10_000)


def test_a_line_that_is_broken_inside_a_sentence_ends_no_phrase() -> None:
    text = "We have waited for this a long time, said Ora Kerr, the\nlibrary's deputy director, and sat down."
    (one,) = callings(text, "Ora Kerr")
    assert one.words == text[one.span.start : one.span.end] == "the\nlibrary's deputy director"
    assert [(role.value, role.grade) for role in roles(one.words)] == [("director", "deputy")]


@pytest.mark.parametrize(
    ("phrase", "past"),
    [("mayor for the past eight years", False), ("past president of the union", True), ("once a judge", True)],
)
def test_years_that_have_passed_make_nobody_a_former_mayor(phrase: str, past: bool) -> None:
    assert {role.past for role in roles(phrase)} == {past}


def test_a_banker_may_lead_a_bank() -> None:
    assert book().apart("financier", "executive") is None
