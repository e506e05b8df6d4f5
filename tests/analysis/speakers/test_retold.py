"""Whom a headline or an opening describes, told by what he says."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

REST = " It rained on Monday.\n\nIt rained on Tuesday.\n\nAna Orlo said the old harbour dam will hold for decades."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A pilot", "Ana Orlo"),
        # who speaks without a name mostly does so to the end
        ("A senior official", "A senior official"),
    ],
)
def test_the_same_words_by_name(source: str, expected: str) -> None:
    text = f"{source} said the harbour dam will hold for decades.{REST}"
    said = ("the harbour dam will hold for decades", "the old harbour dam will hold for decades")
    found = names_of(text, (source, said[0]), ("Ana Orlo", said[1]))[0]
    assert found[0].removeprefix("unresolved") in (expected, "")
    assert (expected == "Ana Orlo") is (found == ["Ana Orlo"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [("A union", "Harbour Union"), ("A court", "A court")],  # no court is a union
)
def test_the_same_words_by_a_body_of_that_kind(source: str, expected: str) -> None:
    rest = REST.replace("Ana Orlo", "The Harbour Union")
    text = f"{source} said the harbour dam will hold for decades.{rest}"
    said = ("the harbour dam will hold for decades", "the old harbour dam will hold for decades")
    assert names_of(text, (source, said[0]), ("The Harbour Union", said[1])) == [[expected], ["Harbour Union"]]


def test_who_speaks_for_somebody_is_not_that_person() -> None:
    text = f"A spokesman said the harbour dam will hold for decades.{REST}"
    said = ("the harbour dam will hold for decades", "the old harbour dam will hold for decades")
    assert names_of(text, ("A spokesman", said[0]), ("Ana Orlo", said[1]))[0] != ["Ana Orlo"]
