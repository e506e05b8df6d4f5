"""Descriptions in apposition, and what only stands behind a comma."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of, speakers_of


@pytest.mark.parametrize("word", ["Against", "Unlike", "Alongside"])
def test_whom_somebody_is_set_against_is_not_called_so(word: str) -> None:
    text = f"Ana Orlo runs. {word} Orlo, the Westmark engineer had a lead."
    ((speaker,),) = speakers_of(text, ("the Westmark engineer", "a lead"))
    assert "apposition" not in speaker.because


CALLED = [
    ("Ana Orlo, a self-described optimist, will stay.", "Ana Orlo"),
    ("A self-professed optimist, Orlo said the dam would hold. Ana Orlo left.", "Ana Orlo"),
    ("In her time Ana Orlo was one of the loudest in the valley, a self-styled optimist.", "Ana Orlo"),
    ("Jon Venn met Ana Orlo in the harbour, a self-styled optimist.", "unresolved"),
    ("Ana Orlo spoke of self-driving boats.", "unresolved"),
]


@pytest.mark.parametrize(("text", "expected"), CALLED)
def test_who_calls_himself_so_is_of_whom_the_sentence_says_it(text: str, expected: str) -> None:
    assert names_of(text, ("self", "optimist" if "optimist" in text else "boats")) == [[expected]]


OF_WHOM = [
    ("Ana Orlo is the engineer who says the dam is old.", "Ana Orlo"),
    ("Ana Orlo was the very first one who said the dam is old.", "Ana Orlo"),
    ("A voter from the hills who says the dam is old, Ana Orlo stayed.", "Ana Orlo"),
    ("A voter told a baker who says the dam is old, Ana Orlo recalled.", "a baker"),
    ("Ana Orlo met the engineer who says the dam is old.", "unresolved"),
    ("Ana Orlo’s dog is the friend who says the dam is old.", "unresolved"),
]


@pytest.mark.parametrize(("text", "expected"), OF_WHOM)
def test_a_relative_pronoun_is_of_what_the_sentence_says_somebody_is(text: str, expected: str) -> None:
    assert names_of(text, ("who", "the dam is old")) == [[expected]]
