"""Bodies spelled out before their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.speakers.spelled import MOST, spelled_out
from tests.analysis.speakers.resolving import names_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Union of Rural Farmers and Millers (URFM) said", "Union of Rural Farmers and Millers"),
        ("the Bay Area Rapid Transit Agency (BARTA) said", "Bay Area Rapid Transit Agency"),
        ("the Federation of Nurses (FN) said", "Federation of Nurses"),
        ("the Union of Rural Farmers (XYZ) said", None),
        ("the Treaty on Open Harbours (TOH) said", None),
        ("a union of rural farmers (URF) said", None),
    ],
)
def test_letters_tell_how_far_a_name_reaches(text: str, name: str | None) -> None:
    assert [text[start:end] for start, end, _ in spelled_out(text)] == ([name] if name else [])


@given(st.text(alphabet="ABab ()&of.\n", max_size=200))
def test_any_text_gives_stretches_of_it(text: str) -> None:
    found = list(spelled_out(text))
    assert len(found) <= MOST
    assert all(0 <= start < end < after <= len(text) and text[start].isupper() for start, end, after in found)


def test_a_body_is_one_speaker_whatever_joins_its_words() -> None:
    text = "The Union of Rural Farmers and Millers (URFM) said two."
    assert names_of(text, ("The Union of Rural Farmers and Millers (URFM)", "two")) == [
        ["Union of Rural Farmers and Millers"]
    ]


def test_letters_that_are_a_pronoun_too_are_the_body() -> None:
    text = "The World Harbour Organisation (WHO) met. WHO said two."
    assert names_of(text, ("WHO#1", "two")) == [["World Harbour Organisation"]]
