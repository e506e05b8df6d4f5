"""Pronouns that go on right after somebody described of whom nobody knows who it is."""

from __future__ import annotations

import pytest

from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import resolve
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short

REOPENED = [
    # the mayor may be she
    ("Attorney Ana Orlo said it rained. The mayor was glad she had one. She said two.", "The mayor",
     "unresolved: Ana Orlo"),
    ("Attorney Ana Orlo said it rained. The mayor said one. Orlo left. She said two.", "The mayor", "Ana Orlo"),
    # Orlo is named again behind the mayor
    ("Attorney Ana Orlo said it rained. The mayor was glad she had one of Orlo. She said two.", "The mayor",
     "Ana Orlo"),
    # she comes in a paragraph of her own
    ("Attorney Ana Orlo said it rained. The mayor said one.\n\nOrlo smiled. She said two.", "The mayor", "Ana Orlo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), REOPENED)
def test_no_pronoun_jumps_over_whom_nobody_knows(text: str, source: str, expected: str) -> None:
    given = attributions_of(text, ("Attorney Ana Orlo", "it rained"), (source, "one"), ("She", "two"))
    done, _ = resolve(report_of(text), given, [Coreference((), (), ())])
    assert short(done[2].speakers[0]) == expected


def test_another_trader_goes_on() -> None:
    text = "Raj Pillai left. He was glad.\n\nAnother trader said one. “Two,” he said."
    done, _ = resolve(report_of(text), attributions_of(text, ("Another trader", "one"), ("he", "“Two,”")))
    assert short(done[1].speakers[0]) == "Another trader"


HELD_BACK = [
    # the farmer may be he until somebody is named
    ("", "ambiguous: Jon Venn, The farmer"),
    ("Max Kerr smiled. ", "Max Kerr"),
    ("Venn smiled. ", "Jon Venn"),
]


@pytest.mark.parametrize(("between", "expected"), HELD_BACK)
def test_he_is_held_back_until_the_report_names_a_person(between: str, expected: str) -> None:
    text = f"Jon Venn said one. The farmer was less gloomy. “Two,” he said. {between}“Three,” he said."
    found = names_of(text, ("Jon Venn", "one"), ("he", "“Two,”"), ("he#1", "“Three,”"))
    assert found[1:] == [["ambiguous: Jon Venn, The farmer"], [expected]]


def test_who_is_named_in_the_paragraph_goes_on_in_spite_of_the_sentences_subject() -> None:
    text = "Jon Venn came.\n\nVenn smiled. The farmer was less gloomy, he said."
    assert names_of(text, ("he", "The farmer was less gloomy")) == [["Jon Venn"]]


def test_a_family_name_of_two_is_no_stranger() -> None:
    text = "Jon Venn came with Rosa Venn. “One,” Jon Venn said. Venn has an ally. “Two,” he said."
    assert names_of(text, ("Jon Venn#1", "“One,”"), ("he", "“Two,”"))[1] == ["Jon Venn"]


def test_things_are_nobody() -> None:
    text = "“One,” Ana Orlo said. Things went wrong that winter, she said."
    assert names_of(text, ("Ana Orlo", "“One,”"), ("she", "Things went wrong that winter"))[1] == ["Ana Orlo"]
