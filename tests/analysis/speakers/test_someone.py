"""Sources that describe one person: whom the report gives that office, or nobody named."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.resolving import names_of, short, speakers_of

DESCRIPTIONS = [
    ("The Eastmere leader", "Ana Orlo"),
    ("The minister", "Jon Venn"),
    ("The Westmark foreign minister", "Jon Venn"),
    ("The Westmark leader", "unresolved"),
    ("The senator", "unresolved"),
    ("The former president", "unresolved"),
]


@pytest.mark.parametrize(("description", "expected"), DESCRIPTIONS)
def test_descriptions_are_licensed_by_titles(description: str, expected: str) -> None:
    text = f"Eastmere President Ana Orlo met Jon Venn, the Westmark foreign minister. {description} said it was cold."
    assert names_of(text, (description, "it was cold")) in ([[expected]], [[f"{expected}: "]])


def test_a_description_that_fits_two_is_ambiguous() -> None:
    text = "Eastmere President Ana Orlo met Westmark President Jon Venn. The president said it was cold."
    assert names_of(text, ("The president", "it was cold")) == [["ambiguous: Ana Orlo, Jon Venn"]]


BODY_OFFICES = [
    ("Secretary General Ana Orlo came. Ministers of the Meridian Pact met Jon Kerr.", "Ana Orlo"),
    ("Ana Orlo, Secretary General of the Meridian Pact, met Jon Kerr.", "Ana Orlo"),
    ("Ana Orlo, Secretary General of the Northern League, met Jon Kerr of the Meridian Pact.",
     "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "expected"), BODY_OFFICES)
def test_an_office_of_a_body_is_whose_title_it_is(first: str, expected: str) -> None:
    text = f"{first} On Friday the secretary general of the Meridian Pact said the dam was old."
    assert names_of(text, ("the secretary general of the Meridian Pact", "the dam was old")) == [[expected]]


def test_a_mayor_elect_is_not_the_mayor() -> None:
    text = "Mayor-elect Dana Fitzhugh came. The mayor said the dam was old."
    assert names_of(text, ("The mayor", "the dam was old")) == [["unresolved"]]


# What decides, by the rule that the verdict names; each text would be read otherwise by a rule that is asked later.
DECIDED = [
    ("Ana Orlo, an engineer, said one.", "an engineer", "Ana Orlo", rules.ROLE),
    ("Mayor Ana Orlo came. Someone said one.", "Someone", "Someone", rules.WORDING),
    ("Ana Orlo came. A baker said one.", "A baker", "A baker", rules.WORDING),
    ("Ana Orlo came. Rain fell. The mother of a miner said one.", "The mother of a miner", "The mother of a miner",
     rules.BELONGING),
    ("Ana Orlo met Jon Venn. The former minister said one.", "The former minister", "unresolved", rules.VARIATION),
    ("Ana Orlo met Jon Venn. The baker of the town said one.", "The baker of the town", "unresolved", rules.ROLE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected", "rule"), DECIDED)
def test_the_first_rule_that_can_tell_decides(text: str, source: str, expected: str, rule: str) -> None:
    ((speaker,),) = speakers_of(text, (source, "one"))
    assert (short(speaker), speaker.rule) == (expected, rule)


def test_a_company_that_has_just_spoken_is_called_by_what_it_makes() -> None:
    text = "Velltek Mining Corp said profits rose. The miner said output fell."
    _, (again,) = speakers_of(text, ("Velltek Mining Corp", "profits rose"), ("The miner", "output fell"))
    assert (short(again), again.rule) == ("Velltek Mining Corp", rules.BODY_AGAIN)


def test_the_one_of_a_description_who_spoke_before_speaks_again() -> None:
    text = "A baker said one. The baker said two. A second baker said three. The baker said four."
    items = [("A baker", "one"), ("The baker", "two"), ("A second baker", "three"), ("The baker#1", "four")]
    first, again, _, open_ = (speakers[0] for speakers in speakers_of(text, *items))
    assert first.entity is not None
    assert again.entity is first.entity
    assert (again.rule, open_.status) == (rules.SPOKE_BEFORE, "ambiguous")
