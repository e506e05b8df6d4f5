"""Names with several parts, sources that name several, and bodies by the people who work for them."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

NAMED = [
    ("", "the U.S. Court of Appeals for the 3rd Circuit", ["U.S. Court of Appeals for the 3rd Circuit"]),
    ("", "the Science and Technology Directorate", ["Science and Technology Directorate"]),
    ("Ana Orlo met Jon Venn. ", "Orlo/Venn", ["Ana Orlo", "Jon Venn"]),
    ("", "Ana Orlo or Jon Venn or Elizabeth Kerr", ["Ana Orlo", "Jon Venn", "Elizabeth Kerr"]),
    ("", "one of the former allies who left, former mayor Ana Orlo,", ["Ana Orlo"]),
    ("", "the presidential campaigns of Ana Orlo and Jon Venn", ["Ana Orlo campaign", "Jon Venn campaign"]),
    ("Aides to the mayor met Orlo strategists and Ana Orlo. ", "the campaign", ["Ana Orlo campaign"]),
    ("", "someone in attendance", ["someone in attendance"]),
    ("", "the police", ["the police"]),
]


@pytest.mark.parametrize(("before", "source", "names"), NAMED)
def test_a_source_is_read_whole(before: str, source: str, names: list[str]) -> None:
    text = f"{before}On Monday {source} said that the dam was old."
    assert names_of(text, (source, "the dam was old")) == [names]


def test_both_in_a_clause_are_the_two_named_in_its_sentence() -> None:
    text = "Max Kerr spoke. It pits Ana Orlo and Jon Venn against one another in a race that both expected."
    assert names_of(text, ("both", "in a race that")) == [["Ana Orlo", "Jon Venn"]]


def test_both_may_be_the_two_of_whom_a_report_speaks() -> None:
    turns = "Ana Orlo met the press. Jon Venn left early. " + "Orlo wrote. Venn wrote. " * 4
    text = f"{turns}And it rained. And both want change."
    assert names_of(text, ("both", "want change")) == [["Ana Orlo", "Jon Venn"]]


def test_they_may_be_two_with_a_former_office_between() -> None:
    text = "Sen. Ana Orlo and former Gov. Jon Venn know the coast. They also like the sea."
    assert names_of(text, ("They", "like the sea")) == [["Ana Orlo", "Jon Venn"]]


def test_when_may_stand_between_a_name_and_its_pronoun() -> None:
    text = "Voters elected Sen. Ana Orlo this year, who called the dam old."
    assert names_of(text, ("who", "the dam old")) == [["Ana Orlo"]]


def test_a_body_s_first_word_alone_is_that_body() -> None:
    text = "Venn joined the Church of Harbours in Westmark. It is old. The Church said it was late. He left the Church."
    assert names_of(text, ("The Church", "it was late")) == [["Church of Harbours"]]


def test_a_news_agency_is_called_by_its_name_whomever_it_quotes() -> None:
    source = "Lumen news agency, quoting the Westmark Press Office,"
    assert names_of(f"It rained. According to {source} it was late.", (source, "it was late")) == [["Lumen"]]


def test_one_given_name_with_another_vowel_is_one_person() -> None:
    text = "Kristen Orlo came. Kristin Orlo left. It rained. Orlo said it was late."
    ((name,),) = names_of(text, ("Orlo#2", "it was late"))
    assert name in ("Kristen Orlo", "Kristin Orlo")


def test_a_court_in_a_headline_is_no_church_that_has_its_words() -> None:
    text = "The Harbour Church said that worship of ancient lanterns is legal in the harbour."
    ((one,), _) = names_of(
        f"Westmark court rules worship of ancient lanterns is legal\n\n{text}",
        ("Westmark court", "worship of ancient lanterns is legal"),
        ("The Harbour Church", "worship of ancient lanterns is legal in the harbour"),
        title="Westmark court rules worship of ancient lanterns is legal",
    )
    assert one != "Harbour Church"
