"""Who speaks of himself by name, and who goes on speaking under another description."""

from __future__ import annotations

import pytest

import onrecord


def said_by(text: str, source: str) -> list[str | None]:
    """The names of those for whom a source of a report stands, once for each time it speaks."""
    found = onrecord.analyse(text, published="2025-03-12").attributions
    return [
        one.speakers[0].entity.name if one.speakers and one.speakers[0].entity else None
        for one in found
        if [text[span.start : span.end] for span in one.source] == [source]
    ]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Corvel Achtermark will go without his bonus, he said on Monday.", "he", ["Corvel Achtermark"]),
        ("The mayor, Corvel Achtermark, backs the move, he said on Monday.", "he", ["Corvel Achtermark"]),
        ("The Salt Council released forty people, it said on Monday.", "it", ["Salt Council"]),
        (
            "“We will be late,” Oda Pelling said on Monday.\n\n“The valve is fine,” the director continued.",
            "the director",
            ["Oda Pelling"],
        ),
    ],
)
def test_whom_a_name_shows(text: str, source: str, expected: list[str]) -> None:
    assert said_by(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # whom somebody else may have spoken of
        ("Ana Orlo came at nine.\n\nThe farmer was glad. Corvel Achtermark is out of the race, he said.", "he"),
    ],
)
def test_who_stays_open(text: str, source: str) -> None:
    assert said_by(text, source) == [None]
