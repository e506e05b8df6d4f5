"""Whom a headline names, whom a sentence only brings in, who signs a page of letters, and what is a company."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import Found
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of

MEANT = [
    # a sentence that only brings somebody in
    ("Ana Orlo said one. Ms. Orlo left. Take Mara Venn. She said two.", "She", "two", "Mara Venn"),
    ("Jon Kerr said one. Just look at Speaker Pavel D. Orlo. He said two.", "He", "two", "Pavel D. Orlo"),
    # who is "at" a body, and time, which is nobody's name
    ("Jon Venn, a senior analyst at Corvane, who said one, left.", "who", "one", "Jon Venn"),
    ("Ana Orlo spoke. Ms. Orlo wept. Moments later, she said one.", "she", "one", "Ana Orlo"),
    # a letter written twice makes nobody else
    ("Phillip Orlo came. Philip Orlo said one. Mr. Orlo said two.", "Mr. Orlo", "two", "Phillip Orlo"),
    # a relative who speaks is meant by the bare name after his words
    ("Ana Orlo, the mayor, came. Her brother Tom Orlo, an engineer, wept. Orlo said two.", "Orlo#2", "two",
     "ambiguous: Ana Orlo, Tom Orlo"),
    # a title with a stop goes on behind "and"
    ("A guest, former Eastmere Gov. and Harbour Party Chairman Ed Penhale said one.",
     "former Eastmere Gov. and Harbour Party Chairman Ed Penhale", "one", "Ed Penhale"),
    # a body by all the words that its name ends with, and what is "of" something
    ("The Westmark Board of Elections met. It rained. The board of elections said one.", "The board of elections",
     "one", "Westmark Board of Elections"),
    ("It rained in the state. The state Division of Harbour Enforcement said one.",
     "The state Division of Harbour Enforcement", "one", "The state Division of Harbour Enforcement"),
    # what speaks and is the company in the next sentence, or operates something
    ("Novaquil said on Monday that it rained. The company said one.", "The company", "one", "Novaquil"),
    ("It rained in Corvane, which operates the mine. Corvane said one.", "Corvane#1", "one", "Corvane"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "said", "expected"), MEANT)
def test_meant(text: str, source: str, said: str, expected: str) -> None:
    assert names_of(text, (source, said)) == [[expected]]


HEADED = [
    ("Orlo Fires Up the Harbour; He Says One", "He", "One", "Jon Orlo"),
    ("Orlo and Venn Say One; He Says Two", "He", "Two", "unresolved"),  # either
    ("Mayor Praises Orlo; He Says One", "He", "One", "unresolved"),  # or the mayor
    ("Union Lights a Lamp; He Says One", "He", "One", "unresolved"),
]


@pytest.mark.parametrize(("title", "source", "said", "expected"), HEADED)
def test_a_pronoun_in_a_headline(title: str, source: str, said: str, expected: str) -> None:
    text = f"{title}\n\nJon Orlo met Jon Venn on Monday, and it rained for the rest of a long day."
    assert names_of(text, (source, said), title=title) == [[expected]]


def test_a_pronoun_below_a_headline_before_any_name() -> None:
    title = "Orlo Faces a Tough Crowd"
    text = f"{title}\n\nHe says one.\n\nJon Orlo came on Monday, and it rained for the rest of a long day."
    assert names_of(text, ("He", "one"), title=title) == [["Jon Orlo"]]


PAGE = (
    "LETTERS.\n\nI think one.\n\nDora Penhale.\n\nQuay Street, Eastmere.\n\nFACEBOOK.\n\nI think two.\n\nAlbert Pym.\n"
)


def test_who_signs_on_a_page_of_letters() -> None:
    assert names_of(PAGE, ("I", "one"), ("I#1", "two")) == [["Dora Penhale"], ["Albert Pym"]]


@pytest.mark.parametrize(
    "text",
    [
        "TWITTER.\n\nI think one.\n\n@lantern\n\nFirst things first.\n\nAlbert Pym.\n",  # signed otherwise
        "FACEBOOK.\n\nI think one.\n\nZorvek Pym.\n\nTwo.\n\nAlbert Pym.\n",  # not certainly a person
    ],
)
def test_no_signature_on_a_page(text: str) -> None:
    assert names_of(text, ("I", "one")) == [["unresolved"]]


def test_the_company_is_not_what_publishes_the_report() -> None:
    text = "The Meridian Courier asked. The company said one."
    made = dataclasses.replace(report_of(text), outlet=Found("The Meridian Courier", "a test"))
    ((found,), _) = resolve(made, attributions_of(text, ("The company", "one")))
    assert found.speakers[0].entity is None
