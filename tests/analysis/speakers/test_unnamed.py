"""Sources whom nobody names: what their nouns are, where the noun stands, when the words before a pronoun are it."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers.nouns import listed
from tests.analysis.speakers.resolving import names_of, speakers_of

SOURCES = [
    ("a confidant", "person"),
    ("the passage", "document"),
    ("Two timelines", "document"),
    ("most fishers today", "group"),
    ("harbour masters elsewhere along the coast", "group"),
    ("a report Tuesday from the Lantern", "document"),
    ("One woman adopted from Westmark in the spring", "person"),
    ("a clutch of independent groups", "group"),
    ("The next series of emails", "document"),
    ("About two-thirds of harbour pilots", "group"),
    ("the town's liberal wing", "group"),
    ("Liberal and conservative economists", "group"),
]


@pytest.mark.parametrize(("source", "kind"), SOURCES)
def test_a_description_is_of_the_kind_of_its_noun(source: str, kind: str) -> None:
    text = f"It rained. On Monday {source} said that the dam was old."
    ((one,),) = speakers_of(text, (source, "the dam was old"))
    assert one.entity is not None
    assert (one.entity.kind, one.entity.named) == (kind, False)


@pytest.mark.parametrize(("noun", "kind"), [("playbooks", "t"), ("confidant", "p"), ("film", "w"), ("purcell", "")])
def test_nouns_are_listed_by_kind(noun: str, kind: str) -> None:
    assert listed(noun)[0] == kind


def test_the_words_before_a_relative_pronoun_may_be_all_that_is_known() -> None:
    text = "They paid for ads that called the dam old. Kerr met an impersonator who said it was new."
    assert names_of(text, ("that", "the dam old"), ("who", "it was new")) == [["ads"], ["an impersonator"]]


@pytest.mark.parametrize("text", ["Orlo, a housewife who said no, left.", "Orlo was a man who said no."])
def test_what_is_said_of_somebody_named_is_nobody_unnamed(text: str) -> None:
    ((one,),) = speakers_of(text, ("who", "no"))
    assert one.entity is None or one.entity.named


def test_a_known_place_speaks_as_itself_with_its_government_beside_it() -> None:
    ((one,),) = speakers_of("It rained. Norway said that it would pay.", ("Norway", "it would pay"))
    assert one.entity is not None
    assert (one.entity.name, one.entity.kind) == ("Norway", "place")
    assert {each.kind for each in one.candidates} == {"place", "organisation"}


def test_a_family_name_that_ends_like_a_participle_is_found_at_a_sentence_s_start() -> None:
    text = "Curt Schelling left the club. It rained. Schelling told the Lantern that he would be back."
    assert names_of(text, ("Schelling#1", "he would be back")) == [["Curt Schelling"]]
    text = "Ana Orly left the club. Orly, through a lawyer, said no. Then he wrote to her."
    assert names_of(text, ("Orly#1", "no")) == [["Ana Orly", "a lawyer"]]


def test_an_office_over_something_leaves_the_name_behind_it_the_head() -> None:
    source = "front-runner and former secretary of state Ana Orlo"
    assert names_of(f"Later {source} said it was late.", (source, "it was late")) == [["Ana Orlo"]]


def test_the_words_before_a_relative_pronoun_begin_with_a_whole_word() -> None:
    text = "It rained. Kerr met the Lea Party Republicans who called the dam old."
    ((one,),) = speakers_of(text, ("who", "the dam old"))
    assert one.entity is not None
    assert one.entity.name == "the Lea Party Republicans"
