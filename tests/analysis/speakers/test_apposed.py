"""Descriptions in apposition, and what only stands behind a comma."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import speakers_of


@pytest.mark.parametrize("word", ["Against", "Unlike", "Alongside"])
def test_whom_somebody_is_set_against_is_not_called_so(word: str) -> None:
    text = f"Ana Orlo runs. {word} Orlo, the Westmark engineer had a lead."
    ((speaker,),) = speakers_of(text, ("the Westmark engineer", "a lead"))
    assert "apposition" not in speaker.because
