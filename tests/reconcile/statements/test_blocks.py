"""Among which attributions an attribution's other versions are looked for."""

from __future__ import annotations

import pytest

from onrecord.reconcile.statements.deriving import block_of
from onrecord.store.tellings import Placed, Voice

KERR = Voice("e1", True, "speaker", "person", "Ora Kerr")


def group(called: str, role: str = "speaker") -> Voice:
    return Voice("e2", False, role, "group", called)


def block(*voices: Voice, quotation: str = "indirect", content: str = "that the wells were dry") -> str | None:
    return block_of(Placed(1, quotation, content, voices, False, None))


def test_a_known_speaker_has_a_block() -> None:
    assert block(KERR) == "who e1"
    assert block(group("residents"), Voice("e1", True, "via", "person", "Ora Kerr")) == "who e1"


def test_people_without_a_name_share_one_where_texts_call_them_alike() -> None:
    assert block(group("residents")) == block(group("Residents")) == "some residents"
    assert block(group("residents"), quotation="direct", content="Dry") == "some residents"
    assert block(group("residents"), group("farmers")) is None


@pytest.mark.parametrize("called", ["some", "Many others", "those people"])
def test_what_calls_nobody_anything_joins_nothing(called: str) -> None:
    assert block(group(called)) is None


def test_one_person_without_a_name_may_be_anybody() -> None:
    assert block(Voice("e3", False, "speaker", "person", "a resident")) is None
    assert block() is None


def test_words_that_nobody_says_by_chance_are_looked_for_whoever_says_them() -> None:
    said = "There was never enough water for the mills of the upper valley"
    assert block(quotation="direct", content=said) == block(group("residents"), quotation="direct", content=said)


def test_what_somebody_tells_of_anothers_words_is_not_among_their_own() -> None:
    he, passed_on = Voice(None, False, "speaker"), Voice("e1", True, "via", "person", "Ora Kerr")
    words = "They always get us home from the wells"
    nested = Placed(1, "direct", words, (he, passed_on), False, None, nested=True)
    assert str(block_of(nested)).startswith("words ")
    assert block_of(Placed(1, "direct", words, (he, passed_on), False, None)) == "who e1"
    assert block_of(
        Placed(1, "direct", words, (Voice("e4", True, "speaker"), passed_on), False, None, nested=True)
    ) == ("who e4")
