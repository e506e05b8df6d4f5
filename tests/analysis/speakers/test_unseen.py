"""A pronoun does not jump over a person whom no name shows: "The farmer was less gloomy", "Darrow sounded glad"."""

from __future__ import annotations

import pytest

from onrecord.analysis.coreference import Coreference, Link, Mention
from onrecord.analysis.speakers import resolve
from onrecord.domain import Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of

BEFORE = "Mr. Carl Brandt said the harbour was safe. Mr. Brandt has a boat.\n\n"
AFTER = " “It will rain,” he said."


def told(between: str, before: str = BEFORE) -> str:
    text = before + between + AFTER
    return names_of(text, ("Mr. Carl Brandt", "the harbour was safe"), ("he", "“It will rain,”"))[1][0]


@pytest.mark.parametrize(
    "between",
    [
        "Darrow was less gloomy.",
        "Darrow sounded less gloomy.",
        "But Darrow defied the order.",
        "The farmer was less gloomy.",
        "The old harbour porter from Eastmere laughed.",
        "My neighbour, who keeps bees, was less gloomy.",
        "His brother was less gloomy.",
        "A fisherman shrugged.",
    ],
)
def test_whoever_was_named_before_is_not_taken(between: str) -> None:
    assert not told(between).startswith(("Carl Brandt", "Brandt"))


@pytest.mark.parametrize(
    "between",
    [
        "The harbour was closed for a week.",
        "Prices rose in May.",
        "Eastmere Council opened the harbour.",
        "Monday was quiet.",
        "His wife was less gloomy.",  # she is no "he"
        "Republicans laughed.",
    ],
)
def test_other_subjects_are_nobody(between: str) -> None:
    assert told(between) == "Carl Brandt"


def test_who_is_described_so_is_meant() -> None:
    before = "Mr. Carl Brandt, a fisherman, said the harbour was safe.\n\n"
    assert names_of(
        before + "The fisherman was gloomy." + AFTER,
        ("Mr. Carl Brandt", "the harbour was safe"),
        ("he", "“It will rain,”"),
    )[1] == ["Carl Brandt"]


def test_the_next_pronoun_goes_on_about_the_same() -> None:
    text = f"{BEFORE}The farmer was less gloomy.{AFTER} “It will snow,” he said."
    found = names_of(
        text, ("Mr. Carl Brandt", "the harbour was safe"), ("he", "“It will rain,”"), ("he#1", "“It will snow,”")
    )
    assert all(verdict[0].startswith(("ambiguous", "unresolved")) for verdict in found[1:])


def test_a_subject_within_the_words_reported_is_no_reason_to_reach_back_a_paragraph() -> None:
    text = f"{BEFORE}Darrow defied the order, he said."
    found = names_of(text, ("Mr. Carl Brandt", "the harbour was safe"), ("he", "Darrow defied the order"))
    assert found[1][0].startswith(("ambiguous", "unresolved"))


def test_the_model_does_not_jump_either() -> None:
    text = f"{BEFORE}The farmer was less gloomy.{AFTER}"
    brandt, he = text.index("Carl"), text.index("he said.")
    mentions = (
        Mention(Span(brandt, brandt + 11), Span(brandt + 5, brandt + 11), "person", "named", 0.9),
        Mention(Span(he, he + 2), Span(he, he + 2), "person", "pronoun", 0.9),
    )
    found, _ = resolve(
        report_of(text),
        attributions_of(text, ("Mr. Carl Brandt", "the harbour was safe"), ("he", "“It will rain,”")),
        [Coreference(mentions, (Link(1, 0, 0.99),), ())],
    )
    assert [speaker.entity for speaker in found[1].speakers] == [None]


def test_two_words_that_are_a_sentence_are_nobody() -> None:
    text = 'Ora Venn said: "We did not train for this." Loud cheers. She adds: "We will be back."'
    assert names_of(text, ("Ora Venn", '"We did'), ("She", '"We will')) == [["Ora Venn"], ["Ora Venn"]]
