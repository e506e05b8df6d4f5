"""Who an "I" outside all quotation is."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve, rules
from onrecord.domain import Found
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short

LETTERS = (
    "Sir,\n\nI think one.\n\nYours faithfully,\nDora Penhale\nQuay Street\n\n"
    "Dear Editor,\n\nI think two. Fiona Venn left.\n\nAlbert Pym\nLower Dale\n"
)


def test_who_signs_a_letter_is_its_i() -> None:
    assert names_of(LETTERS, ("I", "one"), ("I#1", "two")) == [["Dora Penhale"], ["Albert Pym"]]


@pytest.mark.parametrize(
    "text",
    [
        "I think one.\n\nDora Penhale\n",  # nothing shows a letter
        "Sir,\n\nI think one.\n\nQuay Street\n",
        "Sir,\n\nI think one.\n\nDora Penhale left.\n",
        "Sir,\n\nIt rained.\n\nDora Penhale\n\nSir,\n\nI think one.\n",
    ],
)
def test_no_signature(text: str) -> None:
    assert names_of(text, ("I", "one")) == [["unresolved"]]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [("Rosa Penhale", "Rosa Penhale"), ("Staff", "unresolved"), ("Rosa Penhale and Jon Venn", "unresolved")],
)
def test_the_byline(byline: str, expected: str) -> None:
    text = f"By {byline}\n\nI think one."
    made = dataclasses.replace(report_of(text), byline=Found(byline, "a test"))
    ((found,), _) = resolve(made, attributions_of(text, ("I", "one")))
    assert short(found.speakers[0]) == expected
    assert found.speakers[0].rule == (rules.WRITER if expected == byline else rules.FIRST_PERSON)


@pytest.mark.parametrize("does", ["chairs", "heads", "represents the harbour in"])
def test_the_last_lines_say_what_the_writer_does(does: str) -> None:
    text = f"I think one.\n\nRep. Dora Penhale, D-Fla., {does} the Orlan council."
    assert names_of(text, ("I", "one")) == [["Dora Penhale"]]
