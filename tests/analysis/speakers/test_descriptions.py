"""Sources that describe somebody: whom the report gives that office, or nobody named."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of, speakers_of

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


COLLECTIVES = [
    ("One in five", "group"),
    ("Nearly nine out of 10", "group"),
    ("Just shy of half, 49%,", "group"),
    ("Nearly a third", "group"),
    ("Enlisted personnel", "group"),
    ("Old political hands", "group"),
    ("Holt’s top brass", "group"),
    ("An 80-page, costly report", "document"),
    ("The inquiry", "document"),
    ("The Eastmere average of polls", "document"),
]


@pytest.mark.parametrize(("source", "kind"), COLLECTIVES)
def test_shares_staff_and_inquiries_speak_unnamed(source: str, kind: str) -> None:
    text = f"Anna Holt came to the lock on Monday. {source} found the dam too old. Rain fell."
    (speakers,) = speakers_of(text, (source, "the dam too old"))
    assert [(s.entity.kind, s.entity.named) for s in speakers if s.entity] == [(kind, False)]
