from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.descriptions import describe


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("Eastmere Mayor Ora Kerr said no.", ["office:state|mayor|eastmere|"]),
        ("Ora Kerr, the mayor of Eastmere, said no.", ["office:state|mayor|eastmere|"]),
        ("Ora Kerr, a baker in Westbay who sings, said no.", ["office:trade|baker|westbay|"]),
        ("Former mayor Ora Kerr said no.", ["office:state|mayor||former"]),
        ("League Secretary General Ora Kerr said no.", ["office:state|secretary-general|league|"]),
        ("Ora Kerr, vice-president of the Growers’ Union, said no.", ["office:post|president|growers union|"]),
        ("Ora Kerr, director of the\nTide Agency, said no.", ["office:post|director|tide agency|"]),
        ("The mayor, of Mayor Ora Kerr: no.", ["office:state|mayor||"]),
        ("He met the agriculture minister Ora Kerr.", ["office:state|minister||"]),
        ("He met Ora Kerr, who said no.", []),
        ("He plays the part of harbour ambassador. Ora Kerr said no.", []),
        ("Eastmere Gov. Ora Kerr said no.", ["office:state|gov|eastmere|"]),
        ("Dora Kerry said no, Ora Kerrigan too.", []),
    ],
)
def test_what_stands_beside_a_name(text: str, facets: list[str]) -> None:
    found = describe(text, "Ora Kerr", "person")
    assert [one.facet for one in found] == facets
    assert all(one.span.of(text) == one.words for one in found)


def test_an_acronym_in_brackets_behind_a_body() -> None:
    text = "The Eastmere Water\nBoard (EWB) met."
    [one] = describe(text, "Eastmere Water Board", "organisation")
    assert (one.facet, one.span.of(text)) == ("acronym:ewb", "EWB")


@given(
    st.text("ABab ,.()’s\n", max_size=300), st.text("ABab ", max_size=8), st.sampled_from(("person", "organisation"))
)
def test_every_description_quotes_its_text(text: str, name: str, kind: str) -> None:
    for one in describe(text, name, kind):  # type: ignore[arg-type]
        assert one.span.of(text) == one.words


def test_a_hostile_text_takes_no_long_time() -> None:
    assert describe("A " * 500_000, "A " * 90 + "B", "person") == ()
    describe("Ora Kerr, " + "mayor " * 200_000, "Ora Kerr", "person")


@pytest.mark.parametrize(
    ("text", "facet", "words"),
    [
        ("Ora Kerr, who leads the opposition, sat down.", "office:post|leader|opposition|", "who leads the opposition"),
        ("Ora Kerr, the panel's former chair, sat down.", "office:post|chair||former", "the panel's former chair"),
        (
            "The director of the Tide Agency, Ora Kerr, sat down.",
            "office:post|director|tide agency|",
            "The director of the Tide Agency",
        ),
    ],
)
def test_an_office_in_a_clause_or_before_the_name(text: str, facet: str, words: str) -> None:
    (found,) = describe(text, "Ora Kerr", "person")
    assert (found.facet, found.words, found.span.of(text)) == (facet, words, words)


def test_whoever_is_spoken_of_before_the_speaker_is_not_the_speaker() -> None:
    assert describe("He thanked the director of the Tide Agency, Ora Kerr said.", "Ora Kerr", "person") == ()
